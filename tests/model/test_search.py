"""A text is found in names and values, in any case, and nowhere else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.search import Haystack, claims_with, places_with
from inspector.service.documents.scanner import scan

RAW = b'{"Name":"value","list":["Alpha",{"alpha":1}],"true":true,"n":1767225600,"say \\"hi\\"":"a\\/b \\u00e9"}'


def found(raw: bytes, needle: str) -> list[str]:
    document = scan(raw)
    return [document.path(node) for node in claims_with(document, Haystack(document.text), needle)]


@pytest.mark.parametrize(
    "needle, paths",
    [
        ("name", ["$.Name"]),
        ("VALUE", ["$.Name"]),
        ("alpha", ["$.list[0]", "$.list[1].alpha"]),
        ("list", ["$.list"]),
        ("true", ["$.true"]),
        ("1767", ["$.n"]),
        ("a/b", ['$["say \\"hi\\""]']),
        ("a\\/b", ['$["say \\"hi\\""]']),
        ("é", ['$["say \\"hi\\""]']),
        ('say "hi"', ['$["say \\"hi\\""]']),
        ('"name":', []),
        ("[", []),
        ("nowhere", []),
        ("", []),
    ],
)
def test_names_and_values_are_found_and_signs_between_them_are_not(needle: str, paths: list[str]) -> None:
    assert found(RAW, needle) == paths


def test_what_could_not_be_read_is_no_claim() -> None:
    assert found(b'{"a":1} alpha', "alpha") == []
    assert found(b"alpha", "alpha") == []
    assert found(b"", "a") == []
    assert found(b'"alpha"', "ALPHA") == ["$"]


def test_letters_whose_small_form_is_longer_do_not_move_places() -> None:
    text = "İİ Name NAME"
    assert list(Haystack(text).places("name")) == [(3, 7), (8, 12)]
    assert Haystack(text).first("name", 4) == (8, 12)
    assert Haystack(text).first("nowhere") is None


def test_places_do_not_overlap() -> None:
    assert list(Haystack("aAaA").places("aa")) == [(0, 2), (2, 4)]


_LEAVES = st.one_of(st.text(max_size=6), st.integers(-99, 99), st.booleans(), st.none())
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), _VALUES, max_size=5), st.text(min_size=1, max_size=2), st.booleans())
def test_every_name_and_text_that_holds_the_needle_is_found_once(claims: object, needle: str, escapes: bool) -> None:
    document = scan(json.dumps(claims, ensure_ascii=escapes).encode())
    nodes = list(claims_with(document, Haystack(document.text), needle))
    assert nodes == sorted(set(nodes))
    wanted = needle.lower()
    for node in range(len(document.kinds)):
        is_text = document.kinds[node] == ord('"')
        if wanted in document.name(node).lower() or (is_text and wanted in str(document.value(node)).lower()):
            assert node in nodes or len(document.text.lower()) != len(document.text)


@pytest.mark.parametrize(
    "raw, needle, places",
    [
        (b'{"on":"on and ON"}', "on", [("$.on", 0), ("$.on", 1), ("$.on", 2)]),
        (b'["aaaa",{"aa":{}}]', "aa", [("$[0]", 0), ("$[0]", 1), ("$[1].aa", 0)]),
        (b'{"\\u006fn":"\\u006fn on"}', "on", [("$.on", 0), ("$.on", 1), ("$.on", 2)]),
        (b'["\\u00e9"]', "u00", [("$[0]", 0)]),
        ('{"n":"İ on on"}'.encode(), "on", [("$.n", 0), ("$.n", 1)]),
        (b'["on"]', "", []),
    ],
)
def test_every_place_is_counted_also_several_in_one_value(
    raw: bytes, needle: str, places: list[tuple[str, int]]
) -> None:
    document = scan(raw)
    found = places_with(document, Haystack(document.text), needle)
    assert [(document.path(node), number) for node, number in found] == places


@given(st.dictionaries(st.text(max_size=4), _VALUES, max_size=5), st.text(min_size=1, max_size=2), st.booleans())
def test_places_are_those_of_the_values_that_are_found(claims: object, needle: str, escapes: bool) -> None:
    document = scan(json.dumps(claims, ensure_ascii=escapes).encode())
    haystack = Haystack(document.text)
    places = list(places_with(document, haystack, needle))
    assert places == sorted(set(places))
    assert list(dict.fromkeys(node for node, _ in places)) == list(claims_with(document, haystack, needle))
