from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.documents.difference import Difference, difference
from inspector.service.documents.scanner import scan


def changed(before: str, after: str) -> tuple[list[str], tuple[str, ...]]:
    found = difference(scan(before.encode()), scan(after.encode()))
    return [after[start:end] for start, end in found.spans], found.removed


@pytest.mark.parametrize(
    "before,after,spans,removed",
    [
        ('{"a":1}', '{"a":1}', [], ()),
        ('{"a":1}', '{ "a" : 1 }', [], ()),
        ('{"a":1}', '{"a":2}', ['"a":2'], ()),
        ('{"a":1}', '{"a":1,"b":2}', ['"b":2'], ()),
        ('{"a":1,"b":2}', '{"a":1}', [], ("$.b",)),
        ('{"a":1,"b":2}', '{"b":2,"a":1}', [], ()),
        ('{"a":{"b":1,"c":2}}', '{"a":{"b":1,"c":3}}', ['"c":3'], ()),
        ('{"a":{"b":1}}', '{"a":{}}', [], ("$.a.b",)),
        ('{"a":[1,2]}', '{"a":[1,3]}', ['"a":[1,3]'], ()),
        ('{"a":1}', '{"a":1.0}', ['"a":1.0'], ()),
        ('{"a":["a","b"]}', '{"a":["a", "b"]}', [], ()),
        ('{"a":[1,{"b":[]}]}', '{ "a": [\n 1,\n {"b": [ ]}\n]\n}', [], ()),
        ('{"a":["a","b"]}', '{"a":["a", "b "]}', ['"a":["a", "b "]'], ()),
        ('{"a":[1,2]}', '{"a":[ 1, 2.0 ]}', ['"a":[ 1, 2.0 ]'], ()),
        ('{"a":[{"b":1,"c":2}]}', '{"a":[{"c":2,"b":1}]}', ['"a":[{"c":2,"b":1}]'], ()),
        ('{"a":["é"]}', '{"a":["\\u00e9"]}', ['"a":["\\u00e9"]'], ()),
        ("[1,2]", "[1, 2]", [], ()),
        ('{"a":1,"a":2}', '{"a":1,"a":3}', ['"a":3'], ()),
        ('{"a":1}', '{"a":1,"a":1}', ['"a":1'], ()),
        ('{"a":1}', '{"a":{"b":1}}', ['"a":{"b":1}'], ()),
        ("[1]", "[2]", ["[2]"], ()),
        ("", '{"a":1}', ['{"a":1}'], ()),
        ('{"a":1}', "", [], ()),
        ('{"a":1}', "text", [], ()),
        ('{"a":1}', '{"a":1', [], ()),
    ],
)
def test_what_changed_is_marked_where_it_stands(
    before: str, after: str, spans: list[str], removed: tuple[str, ...]
) -> None:
    assert changed(before, after) == (spans, removed)


values = st.recursive(
    st.none() | st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("abc", max_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(values, values)
def test_equal_texts_alone_show_no_difference(one: object, other: object) -> None:
    before, after = scan(json.dumps(one).encode()), scan(json.dumps(other).encode())
    found = difference(before, after)
    assert (found == Difference()) == (
        one == other and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )
    assert all(0 <= start < end <= len(after.text) for start, end in found.spans)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert isinstance(difference(scan(one.encode()), scan(other.encode())), Difference)


def test_deep_and_wide_changes_are_bounded() -> None:
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    spans, _ = changed(deep, deep.replace("1", "2"))
    assert len(spans) == 1
    wide = json.dumps({str(number): 1 for number in range(3000)})
    assert len(changed(wide, "{}")[1]) == 100
