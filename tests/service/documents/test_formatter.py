from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.document import EMPTY
from inspector.service.documents import formatter
from inspector.service.documents.formatter import compact, pretty
from inspector.service.documents.scanner import scan

SPACE = " \t\n\r"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def without_space(text: str) -> str:
    return "".join(c for c in text if c not in SPACE)


@given(json_values, st.sampled_from([None, 0, 3]), st.booleans())
def test_layout_never_changes_what_a_text_says(value: object, indent: int | None, escape: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=escape)
    assert json.loads(pretty(scan(text.encode()))) == value
    assert json.loads(compact(text)) == value


@given(json_values)
def test_pretty_is_what_the_standard_library_writes(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert pretty(scan(text.encode())) == json.dumps(value, ensure_ascii=False, indent=2)


@given(json_values)
def test_both_ways_of_layout_agree(value: object) -> None:
    document = scan(json.dumps(value).encode())
    assert "".join(formatter._pieces(document, len(document.kinds))) == pretty(document)
    assert "".join(formatter._pieces(document, None)) == compact(document.text)


@given(st.text('{}[]:,"\\u 0-1.eE\nNatrue\x01\ud800\u00e9', max_size=60))
def test_a_broken_text_loses_nothing_but_space(text: str) -> None:
    document = scan(text.encode("utf-8", "surrogatepass"))
    assert without_space(pretty(document)) == without_space(document.text)
    assert without_space(compact(text)) == without_space(text)


def test_numbers_escapes_and_duplicates_stay_as_written() -> None:
    text = '{"a":1.10,"a":1e400,"b":12345678901234567890123,"c":"\\u00e9\\/","d":-0}'
    expected = '{\n  "a": 1.10,\n  "a": 1e400,\n  "b": 12345678901234567890123,\n  "c": "\\u00e9\\/",\n  "d": -0\n}'
    assert pretty(scan(text.encode())) == expected
    assert compact(expected) == text


@pytest.mark.parametrize(
    "text,expected",
    [
        ("", ""),
        ("no JSON at all", "no JSON at all"),
        ('{"a":1,"b" x', '{\n  "a": 1,"b" x'),
        ('{"a":{"b":[1', '{\n  "a": {\n    "b": [\n      1'),
        ('{"a":{}', '{\n  "a": {}'),
        ("[1,]", "[\n  1,\n]"),
        ("[NaN,-Infinity]", "[\n  NaN,\n  -Infinity\n]"),
        ('["\\ud800","\x01"]', '[\n  "\\ud800",\n  "\x01"\n]'),
        ('\ufeff{"a":1}', '\ufeff{\n  "a": 1\n}'),
        ("{ } tail ", "{} tail "),
    ],
)
def test_odd_and_broken_texts_are_laid_out_as_far_as_they_are_read(text: str, expected: str) -> None:
    assert pretty(scan(text.encode())) == expected


def test_bytes_that_are_no_text_come_back() -> None:
    raw = b'{"a": "\xff\xfe", "b":1}'
    formatted = pretty(scan(raw)).encode("utf-8", "surrogateescape")
    assert formatted == b'{\n  "a": "\xff\xfe",\n  "b": 1\n}'


@pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, "[" * 400 + "1," * 20_000 + "1" + "]" * 400])
def test_indentation_of_hostile_nesting_stays_in_bounds(text: str) -> None:
    formatted = pretty(scan(text.encode()))
    assert without_space(formatted) == text
    assert len(formatted) < 16 * len(text) + (2 << 20)


def test_an_empty_document_has_an_empty_layout() -> None:
    assert not pretty(EMPTY)
