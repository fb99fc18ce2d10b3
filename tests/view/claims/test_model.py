from __future__ import annotations

import gc
import json
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from inspector.model.document import EMPTY
from inspector.model.lifetime import read_dates
from inspector.service.documents.scanner import scan
from inspector.view.claims.model import MEANING, NAME, VALUE, ClaimsModel
from inspector.view.claims.outline import EXPANDED_AT_FIRST, Outline

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from inspector.model import Document

TOKEN = (
    b'{"iss":"x","exp":1000,"nbf":"12","aud":["api",{"deep":[1,[]]}],"n":null,"t":true,'
    b'"big":100002348117421473,"pi":3.0,"name":"Ann","name":"Bob","empty":{}}'
)


def shown(raw: bytes, now: float | None = None) -> ClaimsModel:
    model = ClaimsModel()
    document = scan(raw)
    model.show_document(document, read_dates(document))
    if now is not None:
        model.show_time(now)
    return model


def table(model: ClaimsModel) -> list[tuple[str, str, str]]:
    return [
        (model.name_text(row), model.value_text(row), str(model.index(row, MEANING).data() or ""))
        for row in range(model.rowCount())
    ]


def row_named(model: ClaimsModel, name: str) -> int:
    return next(row for row in range(model.rowCount()) if model.name_text(row) == name)


# The outline

values = st.recursive(
    st.integers() | st.text(max_size=3) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=30,
)


def parents(document: Document) -> list[int]:
    found = [-1] * len(document.kinds)
    for node in range(len(document.kinds)):
        for child in document.children(node):
            found[child] = node
    return found


@given(values)
def test_an_outline_knows_what_stands_where(value: object) -> None:
    document = scan(json.dumps(value).encode())
    outline = Outline(document)
    expected = parents(document)
    for node in range(len(document.kinds)):
        children = list(document.children(node))
        assert outline.parent(node) == expected[node]
        assert outline.count(node) == len(children)
        assert [outline.position(child) for child in children] == list(range(len(children)))


def test_an_outline_of_endless_nesting_is_right_beyond_one_byte_of_depth() -> None:
    document = scan(b"[1," * 600 + b"2" + b"]" * 600)
    outline = Outline(document)
    expected = parents(document)
    for node in range(len(document.kinds)):
        assert outline.parent(node) == expected[node]
        assert outline.count(node) == len(list(document.children(node)))
    outline.collapse_all()
    assert list(outline.rows) == [1, 2]


@given(values, st.data())
def test_rows_are_those_whose_containers_are_all_open(value: object, data: st.DataObject) -> None:
    document = scan(json.dumps([value, value]).encode())
    outline = Outline(document)
    expected = parents(document)
    is_open = dict.fromkeys(range(len(document.kinds)), True)
    for _ in range(data.draw(st.integers(0, 6))):
        containers = [row for row, node in enumerate(outline.rows) if outline.has_children(node)]
        if not containers:
            break
        row = data.draw(st.sampled_from(containers))
        node = outline.rows[row]
        deep = data.draw(st.booleans())
        if outline.is_open(node):
            outline.close(row)
            is_open[node] = False
        else:
            outline.open(row, outline.hidden_rows(node, deep=deep), deep=deep)
            inside = range(node, document.after[node]) if deep else (node,)
            is_open.update(dict.fromkeys(inside, True))

    def in_view(node: int) -> bool:
        parent = expected[node]
        return parent < 0 or (is_open[parent] and in_view(parent))

    assert list(outline.rows) == [node for node in range(1, len(document.kinds)) if in_view(node)]


# What is shown


def test_the_rows_of_a_token() -> None:
    rows = table(shown(TOKEN, now=288))
    exp = rows.pop(1)
    assert exp[:2] == ("exp", "1000")
    assert rows == [
        ("iss", '"x"', ""),
        ("nbf", '"12"', "text, not a number"),
        ("aud", "[2]", ""),
        ("[0]", '"api"', ""),
        ("[1]", "{1}", ""),
        ("deep", "[2]", ""),
        ("[0]", "1", ""),
        ("[1]", "[0]", ""),
        ("n", "null", ""),
        ("t", "true", ""),
        ("big", "100002348117421473", ""),
        ("pi", "3.0", ""),
        ("name", '"Ann"', "twice · the last one counts"),
        ("name", '"Bob"', "twice · the last one counts"),
        ("empty", "{0}", ""),
    ]


def test_a_date_is_said_and_heard() -> None:
    model = shown(TOKEN, now=288)
    row = row_named(model, "exp")
    said = model.index(row, MEANING).data()
    assert "1970-01-01T00:16:40Z" in said
    assert said.endswith("in 11 min 52 s")
    heard = model.index(row, NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == f"exp: 1000, {said}"


def test_other_dates_of_openid_connect_are_dates_too() -> None:
    model = shown(b'{"auth_time":10,"updated_at":true,"sub":"x"}', now=10)
    assert table(model)[0][2].endswith("now")
    assert table(model)[1][2] == "true or false, not a number"


def test_only_the_last_such_claim_at_the_top_is_a_date() -> None:
    model = shown(b'{"x":"auth_time","auth_time":1,"auth_time":2,"in":{"auth_time":3},"y":"\\"auth_time\\""}', now=2)
    meanings = {row[1]: row[2] for row in table(model) if row[0] == "auth_time"}
    assert meanings["2"].endswith(" · now")
    assert "1970" not in meanings["1"] + meanings["3"]


def test_a_tick_tells_only_the_cells_whose_text_changed(qtbot: QtBot) -> None:
    model = shown(b'{"sub":"x","iat":0,"exp":"no","auth_time":86400000}', now=86_400_000)
    told: list[tuple[int, int]] = []

    def note(top: object, bottom: object) -> None:
        told.append((top.row(), top.column()))  # type: ignore[attr-defined]  # an index
        assert (bottom.row(), bottom.column()) == told[-1]  # type: ignore[attr-defined]  # an index

    model.dataChanged.connect(note)
    model.show_time(86_400_000.2)
    assert told == []
    model.show_time(86_400_001)
    assert told == [(3, MEANING)]  # years and days since 1970 stay the same


def test_the_same_document_again_resets_nothing(qtbot: QtBot) -> None:
    model = shown(TOKEN)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_document(scan(TOKEN), read_dates(scan(TOKEN)))
    with qtbot.waitSignal(model.modelReset):
        model.show_document(EMPTY)
    assert model.rowCount() == 0


def test_changes_are_marked_in_words() -> None:
    model = shown(TOKEN)
    model.show_changes({1, 2})
    assert table(model)[0][2] == "changed"
    assert table(model)[1][2].startswith("changed · ")
    assert model.tone(0, NAME) == "changed"
    model.show_changes(set())
    assert table(model)[0][2] == ""


def test_types_are_told_apart_by_their_tones() -> None:
    model = shown(TOKEN)
    tones = {model.name_text(row): model.tone(row, VALUE) for row in range(model.rowCount())}
    assert [tones[name] for name in ("iss", "big", "t", "n", "aud", "empty")] == [
        "string", "number", "keyword", "keyword", "dim", "dim",
    ]  # fmt: skip
    assert model.tone(row_named(model, "name"), NAME) == "warning"
    assert model.tone(row_named(model, "nbf"), MEANING) == "warning"
    assert model.tone(row_named(model, "exp"), MEANING) == "dim"


def test_claims_may_be_explained_from_elsewhere() -> None:
    def explain(name: str, document: Document, node: int) -> str | None:
        return f"who: {document.value(node)}\u202e" if name == "iss" else None

    model = ClaimsModel(meaning=explain)
    model.show_document(scan(TOKEN))
    assert table(model)[0][2] == "who: x\\u{202E}"
    assert table(model)[-1][2] == ""


def test_names_that_deceive_are_shown_as_written() -> None:
    model = shown('{"\\u0061ud":1,"a\u200bud":2,"x<img>":3}'.encode())
    assert [name for name, _, _ in table(model)] == ["\\u0061ud", "a\\u{200B}ud", "x<img>"]
    assert model.name_of(0) == "aud"


def test_a_name_that_a_library_spelt_by_number_can_be_read() -> None:
    model = shown(b'{"name":"Zo\\u00eb"}')
    assert model.index(0, VALUE).data() == '"Zoë"'
    assert model.value_of(0) == "Zoë"


def test_raw_bytes_and_lone_surrogates_reach_qt_escaped() -> None:
    model = shown(b'{"a\xff":"\x80","b":"\\ud800"}')
    assert [model.index(0, column).data() for column in (NAME, VALUE)] == ["a\\xFF", '"\\x80"']
    assert model.value_of(1) == '"\\ud800"'


def test_long_values_are_bounded_in_every_role() -> None:
    model = shown(b'{"a":"' + b"<" * 5_000_000 + b'"}')
    cell = model.index(0, VALUE)
    assert "characters)" in cell.data()
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    ):
        assert len(cell.data(role)) < 20_000
    assert "<<" not in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert len(model.value_of(0)) == 5_000_000


# What cannot be read


@pytest.mark.parametrize(
    "raw, rest, said",
    [
        (b'{"a":1,\n"b":?}', "?}", "could not be read from line 2, column 5 on: a value is expected"),
        (b'{"a":1,"b', '"b', "could not be read from line 1, column 8 on: a text without its closing quote"),
        (b'{"a":1}x', "x", "could not be read from line 1, column 8 on: text after the end"),
        (b'{"a":1', "", "could not be read from line 1, column 7 on: the end is missing"),
    ],
)
def test_the_rest_that_could_not_be_read_is_the_last_row(raw: bytes, rest: str, said: str) -> None:
    rows = table(shown(raw))
    assert rows[0] == ("a", "1", "")
    assert rows[-1] == ("(the rest)", rest, said)
    assert shown(raw).literal_of(len(rows) - 1) == rest


@pytest.mark.parametrize("raw", [b'{"a":1,}', b'{"a":"\x01"}', b'{"a":"\\q"}', b'{"a":0123}', b'{"a":True}'])
def test_faults_that_stop_nothing_bring_no_such_row(raw: bytes) -> None:
    assert [name for name, _, _ in table(shown(raw))] == ["a"]


@pytest.mark.parametrize(
    "raw, row",
    [
        (b"hello\xe2\x80\xae", ("(text)", "hello\\u{202E}", "no JSON")),
        (b"eyJhIjoxfQ.e30.AA", ("(text)", "eyJhIjoxfQ.e30.AA", "a token: the next step")),
        (b"eyJhIjoxfQ.e30", ("(text)", "eyJhIjoxfQ.e30", "no JSON")),
        (b"\x00\xff\x01", ("(binary)", "00 ff 01", "3 bytes, no text")),
        (b"", ("(empty)", "", "it is empty")),
        (b"{}", ("{}", "", "nothing is in it")),
        (b"[]", ("[]", "", "nothing is in it")),
        (b"42", ("(value)", "42", "")),
        (b'"x"', ("(value)", '"x"', "")),
    ],
)
def test_there_is_always_something(raw: bytes, row: tuple[str, str, str]) -> None:
    assert table(shown(raw)) == [row]


def test_nothing_is_shown_where_nothing_was_given() -> None:
    model = ClaimsModel()
    model.show_document(EMPTY)
    assert model.rowCount() == 0


# Expanding, and what can be copied


def test_a_collapsed_container_shows_its_beginning() -> None:
    model = shown(b'{"a":{"b": 1,\n "c": "x"}}')
    model.collapse(0)
    assert table(model) == [("a", '{2}  "b": 1, "c": "x"', "")]
    model.toggle(0)
    assert [name for name, _, _ in table(model)] == ["a", "b", "c"]


def test_what_was_collapsed_inside_stays_collapsed() -> None:
    model = shown(b'{"a":{"b":{"c":1}}}')
    model.collapse(1)
    model.collapse(0)
    model.expand(0)
    assert [name for name, _, _ in table(model)] == ["a", "b"]
    model.expand(0, deep=True)
    assert [name for name, _, _ in table(model)] == ["a", "b", "c"]


def test_a_large_document_shows_only_its_root_at_first() -> None:
    small = shown(json.dumps({"a": list(range(EXPANDED_AT_FIRST - 1))}).encode())
    large = shown(json.dumps({"a": list(range(EXPANDED_AT_FIRST)), "b": 1}).encode())
    assert small.rowCount() == EXPANDED_AT_FIRST
    assert [name for name, _, _ in table(large)] == ["a", "b"]
    large.expand_all()
    assert large.rowCount() == EXPANDED_AT_FIRST + 2
    large.collapse_all()
    assert large.rowCount() == 2


def test_what_is_copied_is_what_was_written() -> None:
    model = shown(b'{ "a" :  "x\\ny" , "b":[1, {"c": 1.10}]}')
    assert model.value_of(0) == "x\ny"
    assert model.literal_of(0) == '"x\\ny"'
    assert model.claim_of(0) == '"a" :  "x\\ny"'
    assert model.literal_of(1) == '[1, {"c": 1.10}]'
    row = row_named(model, "c")
    assert (model.value_of(row), model.path_of(row), model.name_of(row)) == ("1.10", "$.b[1].c", "c")
    assert (model.name_of(2), model.claim_of(2)) == ("0", "1")


@pytest.mark.parametrize("raw", [TOKEN, b"{}", b"nothing", b"", b"[[[[]]]]", b'{"a":[1,2', b"7"])
def test_qt_finds_nothing_to_complain_about(raw: bytes, qtmodeltester: ModelTester) -> None:
    model = shown(raw, now=0)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt leaves it without types
    # What follows is watched by the tester, too.
    for step in (model.collapse_all, model.expand_all):
        step()
    for row in range(model.rowCount()):
        model.toggle(row)
        model.toggle(row)
        model.expand(row, deep=True)
    model.show_changes({1})
    model.show_time(99)
    model.show_document(scan(b'{"a":{"b":1}}'))
    assert model.rowCount() == 2


def test_no_object_is_kept_per_value() -> None:
    document = scan(json.dumps([[1, 2, 3]] * 20_000).encode())
    model = ClaimsModel()

    gc.collect()
    before = sys.getallocatedblocks()
    model.show_document(document)
    model.expand_all()
    gc.collect()
    assert sys.getallocatedblocks() - before < 2_000
    assert model.rowCount() == 80_000
