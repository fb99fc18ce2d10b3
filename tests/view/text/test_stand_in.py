"""Long texts beside the editors: what is shown elsewhere is still what the editor says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication

from inspector.view.claims.payload_view import LARGE
from inspector.view.encode.pane import EncodePane
from inspector.view.look.theme import Theme
from inspector.view.text.token_view import TokenView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = '{"a":"' + "x" * LARGE + '"}'
TOKEN = ".".join(("eyJh", "a" * 6_000, "b" * 43))


@pytest.fixture
def pane(qtbot: QtBot) -> EncodePane:
    made = EncodePane(Theme())
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    return made


def test_a_long_payload_is_painted_and_still_said(pane: EncodePane) -> None:
    told: list[str] = []
    pane.payloadEdited.connect(told.append)

    pane.show_payload(LONG)

    edit = pane.new_payload_edit
    assert edit.isHidden()
    assert edit.document().isEmpty()
    assert edit.toPlainText() == LONG
    assert told == []


def test_a_long_payload_is_edited_on_request(pane: EncodePane) -> None:
    told: list[str] = []
    pane.payloadEdited.connect(told.append)
    pane.show_payload(LONG)
    button = pane.payload_stand_in._edit_anyway
    assert button is not None
    button.click()

    edit = pane.new_payload_edit
    assert not edit.isHidden()
    assert button.isHidden()
    assert edit.document().toPlainText() == LONG
    assert told == []


def test_a_short_payload_takes_the_place_of_a_long_one(pane: EncodePane) -> None:
    pane.show_payload(LONG)
    pane.show_payload("{}")

    assert not pane.new_payload_edit.isHidden()
    assert pane.new_payload_edit.document().toPlainText() == pane.new_payload_edit.toPlainText() == "{}"


def test_what_is_put_into_the_hidden_editor_shows_it_and_is_told(pane: EncodePane) -> None:
    told: list[str] = []
    pane.payloadEdited.connect(told.append)
    pane.show_payload(LONG)
    pane.new_payload_edit.setPlainText("{}")

    assert told[-1] == "{}"
    assert not pane.new_payload_edit.isHidden()


@pytest.mark.parametrize("token", [TOKEN, f"eyJh.{'a' * LARGE}.b", ""])
def test_the_token_is_said_without_line_breaks(pane: EncodePane, token: str) -> None:
    pane.show_token(token)

    assert pane.new_token_view.toPlainText() == token
    assert pane.new_token_view.isHidden() == (len(token) > LARGE)


def test_a_token_over_several_lines_is_copied_whole_and_coloured(qtbot: QtBot) -> None:
    view = TokenView(Theme())
    qtbot.addWidget(view)
    view.resize(300, 150)
    view.setPlainText(TOKEN)
    view.show_spans(((0, 4), (5, 6_005)))
    assert view.document().blockCount() > 8

    view.selectAll()
    view.copy()

    assert QApplication.clipboard().text() == TOKEN
    spans = [selection.cursor.selectedText().replace("\u2029", "") for selection in view.extraSelections()]
    assert spans == [TOKEN[:4], TOKEN[5:6_005]]


def test_lines_follow_the_width_and_the_wrap(qtbot: QtBot) -> None:
    view = TokenView(Theme())
    qtbot.addWidget(view)
    view.resize(300, 150)
    view.show()
    view.setPlainText(TOKEN)
    before = view.document().blockCount()

    view.resize(600, 150)
    qtbot.waitUntil(lambda: view.document().blockCount() < before)
    view.setWordWrapMode(QTextOption.WrapMode.NoWrap)
    qtbot.waitUntil(lambda: view.document().blockCount() == 1)

    assert view.toPlainText() == TOKEN


def paste(pane: EncodePane, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    pane.new_payload_edit.insertFromMimeData(data)


def test_a_long_paste_is_painted_at_once_and_one_step_takes_it_back(pane: EncodePane) -> None:
    told: list[str] = []
    pane.show_payload('{"a":1}')
    pane.payloadEdited.connect(told.append)
    edit = pane.new_payload_edit
    edit.selectAll()
    paste(pane, LONG)
    assert edit.isHidden()
    assert edit.document().isEmpty()
    assert told == [LONG]
    pane.history.undo()
    assert not edit.isHidden()
    assert edit.toPlainText() == '{"a":1}'
    pane.history.redo()
    assert edit.isHidden()
    assert edit.toPlainText() == LONG


@pytest.mark.parametrize(
    "before, pasted, after",
    [
        ("{}", LONG, "{" + LONG + "}"),
        ("{\r\n}", "\r\n" + LONG, "{\r\n" + LONG + "\r\n}"),
        ("{😀\u200b}", LONG + "\u202e", None),
        ("{\n\uf6e0}", LONG, None),
    ],
)
def test_a_long_paste_goes_where_the_caret_is(pane: EncodePane, before: str, pasted: str, after: str | None) -> None:
    pane.show_payload(before)
    cursor = pane.new_payload_edit.textCursor()
    cursor.setPosition(1)
    pane.new_payload_edit.setTextCursor(cursor)
    paste(pane, pasted)
    assert pane.new_payload_edit.isHidden()
    assert pane.new_payload_edit.toPlainText() == (after or before[0] + pasted + before[1:])
