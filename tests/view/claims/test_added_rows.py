"""Rows for the words of a list that is written as one text, and the bytes of each claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.service.documents.scanner import scan
from inspector.view.claims.added_rows import UNMOVED, WORD, Added, with_rows, words_of
from inspector.view.claims.explained import Explainer
from inspector.view.claims.model import SIZE, ClaimsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

RAW = b'{"iss":"a","scope":"openid  profile https://api/x","sub":"u","nested":{"scope":"a b"},"acr":"0"}'


def shown(raw: bytes) -> ClaimsModel:
    model = ClaimsModel(meaning=Explainer("payload"))
    model.show_document(scan(raw))
    return model


def names(model: ClaimsModel) -> list[str]:
    return [model.name_text(row) for row in range(model.rowCount())]


def test_each_scope_is_a_row() -> None:
    model = shown(RAW)
    assert names(model) == ["iss", "scope", "[0]", "[1]", "[2]", "sub", "nested", "scope", "acr"]
    assert [model.value_text(row) for row in (2, 3, 4)] == ["openid", "profile", "https://api/x"]
    assert model.value_text(1) == '"openid  profile https://api/x"'
    assert "OpenID" in model.meaning_forms(2)[0]
    assert [model.depth(row) for row in range(9)] == [0, 0, 1, 1, 1, 0, 0, 1, 0]
    assert (model.path_of(3), model.pointer_of(3), model.claim_of(3)) == ("$.scope", "/scope", "profile")
    assert model.value_of(3) == "profile"


def test_what_follows_keeps_its_meaning_and_its_path() -> None:
    model = shown(RAW)
    assert (model.path_of(7), model.pointer_of(7)) == ("$.nested.scope", "/nested/scope")
    model.show_changes({model.document.find("sub") or 0})
    assert model.is_changed(names(model).index("sub"))


def test_scopes_can_be_folded_away() -> None:
    model = shown(RAW)
    model.collapse_all()
    assert names(model) == ["iss", "scope", "sub", "nested", "acr"]
    assert model.has_children(1)
    model.toggle(1)
    assert names(model)[2:5] == ["[0]", "[1]", "[2]"]


@pytest.mark.parametrize("raw", [b'{"scope":"one"}', b'{"scope":""}', b'{"scope":["a b"]}', b'{"scope":"a\\u0020b"}'])
def test_what_is_no_list_in_one_text_is_left_alone(raw: bytes) -> None:
    assert list(words_of(scan(raw))) == []
    assert with_rows(scan(raw), [])[1] is UNMOVED


def test_many_words_are_folded_at_first() -> None:
    model = shown(json.dumps({"scope": " ".join(map(str, range(40))), "sub": "x"}).encode())
    assert names(model) == ["scope", "sub"]


def test_rows_are_put_in_at_the_end_of_everything_too() -> None:
    document = scan(b'{"a":{"b":[1]}}')
    made, shift = with_rows(document, [Added(4, depth, WORD, 0, 0) for depth in (1, 3, 2)])
    assert list(made.depths) == [0, 1, 2, 3, 3, 2, 1]
    assert list(made.after) == [7, 6, 5, 4, 5, 6, 7]
    assert [shift(node) for node in range(4)] == [0, 1, 2, 3]


def test_json_pointers_escape_what_they_must() -> None:
    model = shown(b'{"a/b":{"c~d":[1,{"":2}]}}')
    assert [model.pointer_of(row) for row in range(5)] == [
        "/a~1b",
        "/a~1b/c~0d",
        "/a~1b/c~0d/0",
        "/a~1b/c~0d/1",
        "/a~1b/c~0d/1/",
    ]


# Bytes


def test_the_bytes_of_each_claim_and_what_they_make_in_the_token() -> None:
    model = shown('{"a": 1 , "b":"é", "c":{"d":[10,20]}}'.encode())
    assert model.columnCount() == 3
    model.show_sizes(True)
    texts = {model.name_text(row): model.index(row, SIZE).data() for row in range(model.rowCount())}
    assert texts == {"a": "6 B", "b": "11 B", "c": "19 B", "d": "11 B", "[0]": "2 B", "[1]": "3 B"}
    assert "26 characters" in model.size_sentence(2)
    assert "largest" in model.size_sentence(2)
    assert "largest" not in model.size_sentence(0)
    assert model.sizes.share(model.node(2)) == 1.0
    assert model.sentence(0).endswith("6 B")
    model.show_sizes(False)
    assert model.columnCount() == 3


def test_the_bytes_of_many_claims_are_measured_against_all() -> None:
    model = shown(json.dumps({str(at): at for at in range(1_500)}).encode())
    model.show_sizes(True)
    assert 0 < model.sizes.share(1) < 0.01
    assert not any(model.sizes.is_largest(model.node(row)) for row in range(model.rowCount()))


def test_what_is_no_json_has_no_bytes_per_claim(qtmodeltester: ModelTester) -> None:
    model = shown(b"hello")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it without types
    model.show_sizes(True)
    assert (model.size_text(0), model.index(0, SIZE).data()) == ("", "")


def test_all_is_said_of_a_chosen_claim() -> None:
    model = shown(RAW)
    told = "\n".join(model.details(0))
    assert "$.iss" in told
    assert "RFC 7519, 4.1.1" in told
    assert "bytes" in told
    assert "no registered claim" in "\n".join(model.details(6))


# Names and values that deceive


@pytest.mark.parametrize(
    "raw, row, said",
    [
        ('{"ѕub":"x"}', 0, "looks like “sub”, but is not"),
        ('{"Aud":"x"}', 0, "looks like “aud”, but is not"),
        ('{"user":{"Aud":1}}', 1, ""),
        ('{"admin\u202e":1}', 0, "hidden characters"),
        ('{"a":"x\u200by"}', 0, "hidden characters"),
        ('{"iss":"plain"}', 0, ""),
        ('{"iss":"größer"}', 0, ""),
    ],
)
def test_what_deceives_is_flagged_in_its_row(raw: str, row: int, said: str) -> None:
    model = shown(raw.encode())
    assert (said in model.meaning_forms(row)[-1] if said else model.gives_way(row)) is True
    assert (model.tone(row, 0) == "warning") is bool(said)
    assert said in model.sentence(row)
