"""A character that cannot be seen is shown by its number, with its name to be had, and nothing else about the text changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from inspector.view.look.theme import Theme
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.odd_marks import label_of, mark_at, name_of
from inspector.view.text.stand_ins import stood_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TEXT = '{"a":"x\u202eyz"}'
AT = TEXT.index("\u202e")


@pytest.fixture
def editor(qtbot: QtBot) -> JsonEdit:
    made = JsonEdit(Theme())
    qtbot.addWidget(made)
    made.resize(400, 80)
    with qtbot.waitExposed(made):
        made.show()
    return made


def room(editor: JsonEdit, at: int) -> tuple[float, float]:
    """Where a character begins and ends in the first line."""
    line = editor.document().firstBlock().layout().lineAt(0)
    start, end = line.cursorToX(at), line.cursorToX(at + 1)
    assert isinstance(start, tuple)
    assert isinstance(end, tuple)
    return float(start[0]), float(end[0])


def ranges(editor: JsonEdit) -> list[QTextLayout.FormatRange]:
    return [each for each in editor.document().firstBlock().layout().formats() if each.format.fontLetterSpacing() > 0.0]


def test_it_is_named_by_its_number_and_its_name() -> None:
    assert label_of(stood_in("\u202e")) == "U+202E"
    assert label_of(stood_in("\xad")) == "U+00AD"
    assert label_of(stood_in("\U000e0041")) == "U+E0041"
    assert name_of(stood_in("\u202e")) == "U+202E right-to-left override"
    assert name_of(stood_in("\x85")) == "U+0085"


def test_it_has_the_room_for_its_number_and_is_read_there(editor: JsonEdit, qtbot: QtBot) -> None:
    editor.setPlainText(TEXT)
    qtbot.waitUntil(lambda: len(ranges(editor)) == 1)
    left, right = room(editor, AT)
    one, other = room(editor, AT + 1)
    assert right - left > 3 * (other - one)
    origin = editor.contentOffset()
    assert mark_at(editor.seen_blocks(), origin + QPoint(round((left + right) / 2), 6)) == stood_in("\u202e")
    assert mark_at(editor.seen_blocks(), origin + QPoint(round(other), 6)) == ""

    for x, said in ((left + right) / 2, "U+202E right-to-left override"), (other + 1, ""):
        place = QPoint(round(origin.x() + x), round(origin.y()) + 6)
        QApplication.sendEvent(editor.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, place))
        if said:
            assert QToolTip.text() == said
    qtbot.waitUntil(lambda: not QToolTip.text())  # the second takes it away
    assert editor.toPlainText() == TEXT


def test_the_frame_is_painted_in_the_colour_of_the_theme(editor: JsonEdit, qtbot: QtBot) -> None:
    editor.setPlainText(TEXT)
    qtbot.waitUntil(lambda: len(ranges(editor)) == 1)
    ink = editor._theme.colours.warn.ink
    left, right = room(editor, AT)
    picture = editor.viewport().grab().toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(round(left), round(right)) for y in range(picture.height() // 2)
    }
    assert ink.lower() in seen


def test_a_plain_text_has_no_marks_and_loses_them(editor: JsonEdit, qtbot: QtBot) -> None:
    editor.setPlainText(TEXT)
    qtbot.waitUntil(lambda: len(ranges(editor)) == 1)
    editor.setPlainText('{"a":"é"}')
    qtbot.waitUntil(lambda: not ranges(editor))


def test_what_is_typed_is_seen_too(editor: JsonEdit) -> None:
    editor.setPlainText("")
    for letter in 'a\xa0"':
        QTest.sendKeyEvent(QTest.KeyAction.Click, editor, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier)
    assert editor.toPlainText() == 'a\xa0"'
    assert "\xa0" not in editor.document().toRawText()
