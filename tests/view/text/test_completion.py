"""The list of names: it comes with a quote, obeys the keyboard, and never disturbs who types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget

from inspector.view.look.theme import Theme
from inspector.view.text.json_edit import JsonEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(qtbot: QtBot, window: QWidget) -> JsonEdit:
    made = JsonEdit(Theme(), window)
    made.complete_as("payload")
    box = QVBoxLayout(window)
    box.addWidget(made)
    box.addWidget(QLineEdit())  # somewhere that Tab could go
    window.resize(500, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def shown(editor: JsonEdit) -> bool:
    return editor._completion is not None and editor._completion.isVisible()


def words(editor: JsonEdit) -> QListWidget:
    assert editor._completion is not None
    return editor._completion.words


def test_nothing_is_built_before_a_quote(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, "{1,2}")
    assert editor._completion is None


def test_who_types_is_not_disturbed(editor: JsonEdit) -> None:
    text = '{"sub":"user-1","exp":17,"mine":{"a":"b"},"aud":["x","y"]}'
    QTest.keyClicks(editor, text)
    assert editor.toPlainText() == text
    assert not shown(editor)


def test_down_and_enter_take_a_name_as_one_step(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"au')
    assert shown(editor)
    offered = [words(editor).item(row).text() for row in range(words(editor).count())]
    assert offered[:2] == ["aud", "auth_time"]
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == '{"auth_time":'
    assert not shown(editor)
    editor.undo()
    assert editor.toPlainText() == '{"au'


def test_tab_takes_the_first_and_keeps_the_focus(editor: JsonEdit) -> None:
    editor.setPlainText('{\n  \n  "sub": "😀"\n}')
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, '"is')
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == '{\n  "iss": \n  "sub": "😀"\n}'
    assert editor.hasFocus()


def test_escape_closes_it_and_typing_goes_on(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"')
    assert shown(editor)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not shown(editor)
    QTest.keyClicks(editor, "au")
    assert not shown(editor)
    QTest.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert shown(editor)
    assert editor.toPlainText() == '{"au'


def test_it_says_what_the_chosen_name_means(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"nb')
    assert "RFC 7519" in words(editor).accessibleDescription()


def test_it_leaves_with_the_focus_and_stays_within_the_window(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"')
    assert editor._completion is not None
    assert editor.window().rect().contains(editor._completion.geometry())
    editor.clearFocus()
    assert not shown(editor)


def test_a_quote_that_stands_there_is_not_written_twice(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"nb":1}')
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == '{"nbf":1}'


def test_tab_leaves_where_nothing_is_offered_and_backtab_always(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"is')
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.toPlainText() == '{"is'
    assert not editor.hasFocus()
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == '{"is'
    assert not editor.hasFocus()


@pytest.mark.parametrize("habit", ["", ":", '":', '"'])
def test_what_came_with_a_name_is_typed_over(editor: JsonEdit, habit: str) -> None:
    QTest.keyClicks(editor, '{"is')
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, habit)
    QTest.keyClicks(editor, 'a:b"}' if habit == '"' else '"a:b"}')
    assert editor.toPlainText() == '{"iss":"a:b"}'


def test_a_colon_is_passed_over_once_and_only_there(editor: JsonEdit) -> None:
    QTest.keyClicks(editor, '{"is')
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "::")
    assert editor.toPlainText() == '{"iss"::'
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, '"x')
    QTest.keyClicks(editor, ":")
    assert editor.toPlainText() == '{"iss":"x:'


def test_the_quote_that_came_with_a_value_is_typed_over(editor: JsonEdit) -> None:
    editor.complete_as("header")
    QTest.keyClicks(editor, '{"alg":"ES2')
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, '"}')
    assert editor.toPlainText() == '{"alg":"ES256"}'


def test_a_header_is_offered_what_headers_begin_with(editor: JsonEdit) -> None:
    editor.complete_as("header")
    QTest.keyClicks(editor, '{"')
    assert [words(editor).item(row).text() for row in range(3)] == ["alg", "typ", "kid"]
