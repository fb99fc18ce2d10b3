"""A long document that is read bit by bit answers as one that was read at once."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.document import Document
from inspector.service.documents import bulk_scanner, deferred, grammar, scanner
from inspector.service.documents.bulk_scanner import scan_sound
from inspector.service.documents.deferred import DeferredDocument, defer
from inspector.service.documents.grammar import top_names
from inspector.service.documents.scanner import scan

ARRAYS = ("kinds", "starts", "ends", "key_starts", "key_ends", "after", "depths")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abé", max_size=2), inner, max_size=4),
    max_leaves=30,
)
OBJECTS = st.dictionaries(st.text("abcdé", min_size=1, max_size=3), VALUES, min_size=1, max_size=8)


def written(value: object, separators: tuple[str, str] = (",", ":")) -> bytes:
    return json.dumps(value, separators=separators, ensure_ascii=False).encode()


def deferred_of(raw: bytes) -> DeferredDocument:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deferred, "SHORTEST", 0)
        patch.setattr(deferred, "_FIRST", 4)
        document = defer(raw, raw.decode(), scanner._scan_carefully)
    assert document is not None
    return document


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_scanner, "_CHUNK", 7)
    monkeypatch.setattr(grammar, "_PIECE", 16)


@given(OBJECTS)
def test_the_whole_is_the_same(value: object) -> None:
    raw = written(value)
    document, plain = deferred_of(raw), scanner._scan_carefully(raw, raw.decode())

    assert document == plain
    assert document.is_read


@given(OBJECTS, st.data())
def test_whatever_is_asked_first_is_answered_the_same(value: dict[str, object], data: st.DataObject) -> None:
    raw = written(value)
    document, plain = deferred_of(raw), scanner._scan_carefully(raw, raw.decode())
    node = data.draw(st.integers(0, len(plain.kinds) - 1))
    for question in data.draw(st.permutations(("find", "arrays", "children", "name", "slices", "begun"))):
        if question == "find":
            assert [document.members(name) for name in (*value, "no")] == [
                plain.members(name) for name in (*value, "no")
            ]
        elif question == "arrays":
            assert [getattr(document, name)[node] for name in ARRAYS] == [getattr(plain, name)[node] for name in ARRAYS]
        elif question == "children":
            assert list(document.children(node)) == list(plain.children(node))
        elif question == "name":
            assert (document.name(node), document.literal(node)) == (plain.name(node), plain.literal(node))
        elif question == "slices":
            assert [getattr(document, name)[:node] for name in ARRAYS] == [
                getattr(plain, name)[:node] for name in ARRAYS
            ]
        else:
            begun = document.begun()
            assert begun.kinds == plain.kinds[: len(begun.kinds)]
            assert begun.after[1:] == plain.after[1 : len(begun.kinds)]
            assert begun.ends == plain.ends[: len(begun.kinds)]


def test_a_long_text_is_deferred_and_what_is_not_there_is_known_at_once() -> None:
    raw = written({"exp": 1, **{f"claim_{at:06}": [at] for at in range(20_000)}})
    document = scan(raw)

    assert isinstance(document, DeferredDocument)
    assert document.find("exp") == 1
    assert document.find("nothing") is None
    assert document.value(1) == 1
    assert (document.is_object, document.is_json, document.faults) == (True, True, ())
    assert not document.is_read
    assert document.find("claim_019999") == 1 + 1 + 2 * 19_999
    assert document == scan_sound(raw, raw.decode())


def test_it_crosses_to_another_process_as_a_plain_document() -> None:
    document = deferred_of(b'{"a":[1,2]}')
    assert type(pickle.loads(pickle.dumps(document))) is Document


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":2}',
        '{"x":{"a":1,"a":2}}',
        '{"x":[{"a":1,"b":2,"a":3}]}',
        '{"x":["\\"",{"a":"\\"","a":"\\""}]}',
        '{"\\u0061":1}',
        '{"a\\"":1}',
        '{"a":1,"\\u0061":2}',
        '{"b":' + "[" * 600 + "]" * 600 + "}",
        '{"b":' + "1" * 4301 + "}",
        '{"a":1,}',
        "[1]",
        '{"a":NaN}',
    ],
)
def test_nothing_odd_is_deferred(text: str) -> None:
    assert top_names(text.encode()) is None


@given(OBJECTS, st.booleans())
def test_the_names_are_those_at_the_top(value: dict[str, object], spaced: bool) -> None:
    raw = written(value, (", ", ": ") if spaced else (",", ":"))
    names = top_names(raw)
    assert names in (None, frozenset(value))
    if b"\\" not in raw:
        assert names == frozenset(value)


def test_brackets_and_colons_in_texts_are_no_structure() -> None:
    raw = b'{"a":"]}]}","b":"{\\"a\\":1","c":{"d":"\\\\"}}'
    assert top_names(raw) == frozenset("abc")


@given(OBJECTS)
def test_names_that_stand_twice_at_the_top_are_seen_across_pieces(value: dict[str, object]) -> None:
    first = next(iter(value))
    raw = written(value)
    assert top_names(raw[:-1] + b"," + written({first: 1})[1:]) is None
