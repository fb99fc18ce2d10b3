"""What undo brings back is what would be signed: line breaks, stand-ins, and texts that are shown elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from inspector.view.look.theme import Theme
from inspector.view.text import manners
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.page import LARGE
from inspector.view.text.stand_in import StandIn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = '{"a":"' + "x" * LARGE + '"}'


@pytest.fixture
def editor(qtbot: QtBot) -> JsonEdit:
    made = JsonEdit(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def type_at_the_end(editor: JsonEdit, text: str) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText(text)


def test_line_breaks_come_back_with_their_text(editor: JsonEdit) -> None:
    editor.replace_text("{\n}")
    editor.replace_text("{\r\n }")
    type_at_the_end(editor, " ")
    assert editor.toPlainText() == "{\r\n } "
    editor.undo()
    editor.undo()
    assert editor.toPlainText() == "{\n}"
    editor.redo()
    assert editor.toPlainText() == "{\r\n }"
    editor.undo()
    for mark in "abcdefgh":  # as many steps as those that were undone, and more
        type_at_the_end(editor, mark)
        editor.document().setModified(False)
    assert editor.toPlainText() == "{\n}abcdefgh"


def test_texts_that_differ_in_their_line_breaks_alone_are_two(editor: JsonEdit) -> None:
    editor.replace_text("{\n}")
    editor.replace_text("{\r\n}")
    assert editor.toPlainText() == "{\r\n}"
    editor.undo()
    assert editor.toPlainText() == "{\n}"


def test_the_first_text_is_no_change(editor: JsonEdit) -> None:
    editor.replace_text("{}")
    assert not editor.document().isUndoAvailable()
    editor.replace_text("")
    editor.replace_text("[]")
    editor.undo()
    assert editor.toPlainText() == ""
    editor.undo()
    assert editor.toPlainText() == "{}"


def test_what_is_shown_elsewhere_goes_and_comes(editor: JsonEdit, qtbot: QtBot) -> None:
    stand_in = StandIn(Theme(), editor)
    stand_in.show_text("{}")
    stand_in.show_text(LONG)
    stand_in.show_text(LONG + " ")
    stand_in.show_text("[]")
    seen = []
    for step in (editor.undo, editor.undo, editor.undo, editor.redo, editor.redo, editor.redo):
        step()
        seen.append((editor.toPlainText(), stand_in.face is editor))
    assert seen == [
        (LONG + " ", False),
        (LONG, False),
        ("{}", True),
        (LONG, False),
        (LONG + " ", False),
        ("[]", True),
    ]
    qtbot.addWidget(stand_in.face)


def test_texts_that_are_held_are_bounded(editor: JsonEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "_MOST_HELD", 25)
    editor.replace_text("{}")
    editor.hold("a" * 10)
    editor.hold("b" * 10)
    assert editor.document().isUndoAvailable()
    editor.hold("c" * 10)
    assert editor.toPlainText() == "c" * 10
    assert not editor.document().isUndoAvailable()


def test_no_text_is_told_by_a_manner() -> None:
    assert "secret" not in repr(manners.Manner(held="secret"))
