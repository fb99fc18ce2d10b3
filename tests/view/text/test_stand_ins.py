"""What would reorder the text of an editor is seen instead, and what is signed stays what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from inspector.view.look.theme import Theme
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.stand_ins import may_stand_in, restored, stood_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OVERRIDE = '{"a":"x\u202enimda\u202c","b":"\u2066q\u2069\u200b"}'
STAND_INS = "\uf6e0\uf6f0"


@pytest.fixture
def editor(qtbot: QtBot) -> JsonEdit:
    made = JsonEdit(Theme())
    qtbot.addWidget(made)
    return made


def paste(editor: JsonEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\u202e\u2066\u200b\ufeff\uf6e1😀")))
def test_whatever_is_written_comes_back(text: str) -> None:
    if may_stand_in(text):
        shown = stood_in(text)
        assert restored(shown) == text
        assert len(shown) == len(text)
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def test_no_control_reaches_the_screen_and_the_text_stays(editor: JsonEdit) -> None:
    for put in (editor.setPlainText, editor.replace_text):
        put(OVERRIDE)
        assert editor.toPlainText() == OVERRIDE
        assert "\u202e" not in editor.document().toPlainText()
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == OVERRIDE


def test_what_is_pasted_is_seen_and_can_be_undone(editor: JsonEdit) -> None:
    editor.setPlainText("{}")
    paste(editor, OVERRIDE)
    assert editor.toPlainText() == OVERRIDE + "{}"
    assert "\u202e" not in editor.document().toPlainText()
    editor.undo()
    assert editor.toPlainText() == "{}"


def test_a_text_that_holds_the_stand_ins_itself_stays_as_it_is(editor: JsonEdit) -> None:
    editor.setPlainText(STAND_INS + "\u202e")
    assert editor.toPlainText() == STAND_INS + "\u202e"
    editor.setPlainText("😀\u202eb")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    paste(editor, STAND_INS)
    assert editor.toPlainText() == f"😀{STAND_INS}b"
    editor.replace_text(OVERRIDE)
    assert editor.toPlainText() == OVERRIDE
    editor.undo()
    assert editor.toPlainText() == f"😀{STAND_INS}b"  # which is read in the other manner
    editor.undo()
    assert editor.toPlainText() == "😀\u202eb"
    editor.redo()
    editor.redo()
    assert editor.toPlainText() == OVERRIDE


@pytest.mark.parametrize(
    "odd", ["\u2028", "\u2029", "\ufdd0", "\ufdd1", "\xa0", "\x85", "\u2800", "\ufe0f", "\U000e0041"]
)
def test_what_a_document_would_change_or_hide_stays_as_it_is(editor: JsonEdit, odd: str) -> None:
    text = f'["😀a{odd}b"]'
    for put in (editor.setPlainText, editor.replace_text):
        put("")
        put(text)
        assert editor.toPlainText() == text
        assert odd not in editor.document().toRawText()
    editor.setPlainText("")
    paste(editor, text)
    assert editor.toPlainText() == text
