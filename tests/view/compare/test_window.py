"""The window that compares: what it tells, in words too, what can be chosen and copied, and that nothing in it is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton

from inspector.model.comparison import NEW, Comparison
from inspector.model.shelf import Entry
from inspector.model.zones import USUAL, UTC, Style
from inspector.service import inspect, sign
from inspector.service.comparison import compare
from inspector.view.compare.model import ChoicesModel, CompareModel
from inspector.view.compare.window import CompareWindow
from inspector.view.look.moments import moments
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QCoreApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

SECRET = "a secret of more than thirty-two bytes"
OLD = sign('{"alg":"HS256"}', '{"sub":"a","iat":0,"exp":3600,"r":["x"],"gone":"<b>\\u202e</b>\u202e"}', SECRET)
NEWER = sign('{"alg":"HS256"}', '{"sub":"a","iat":0,"exp":7200,"r":["y"],"more":{"a":1}}', SECRET)
ENTRIES = tuple(
    Entry(inspected, number) for number, inspected in enumerate(inspect(f"{OLD}\n{NEWER}", SECRET, now=0).tokens, 4)
)


def compared(one: int = 0, other: int = 1) -> Comparison:
    return compare(ENTRIES[one].inspected, ENTRIES[other].inspected)


@pytest.fixture(autouse=True)
def in_utc(qapp: QCoreApplication) -> Iterator[None]:
    moments().choose(Style(UTC, USUAL.form))
    yield
    moments().choose(USUAL)


@pytest.fixture
def window(qtbot: QtBot) -> CompareWindow:
    made = CompareWindow(Theme())
    qtbot.addWidget(made)
    made.show_choices(ENTRIES, has_new=True)
    made.show_comparison((4, 5), compared())
    return made


def texts(window: CompareWindow) -> dict[str, tuple[str, str, str]]:
    model = window.table.model()
    rows = [[str(model.index(row, column).data() or "") for column in range(4)] for row in range(model.rowCount())]
    return {name: (before, after, said) for name, before, after, said in rows}


def part(window: CompareWindow, name: str) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def test_the_models_are_sound(qtmodeltester: ModelTester) -> None:
    rows, choices = CompareModel(Theme()), ChoicesModel()
    rows.show_comparison(compared(), shows_same=True)
    choices.show_choices(ENTRIES, has_new=True)
    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    qtmodeltester.check(choices)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_each_difference_is_told_in_words(window: CompareWindow) -> None:
    told = texts(window)
    assert told["exp"] == ("3600 · 1970-01-01T01:00:00Z", "7200 · 1970-01-01T02:00:00Z", "1 h later")
    assert told["r"][2] == 'changed · + "y", − "x"'
    assert told["more"] == ("", '{"a":1}', "added")
    assert told["gone"][1:] == ("", "removed")
    assert told["Lifetime"] == ("1 h", "2 h", "1 h longer")
    assert "sub" not in told
    label = window.findChild(QLabel, "compareSum")
    assert label is not None
    assert label.text() == "1 added, 1 removed, 1 changed, 1 moved in time · same key · another lifetime"


def test_what_hides_is_spelt_and_tips_are_no_markup(window: CompareWindow) -> None:
    told = texts(window)
    assert "\u202e" not in told["gone"][0]
    row = list(texts(window)).index("gone")
    tip = window.table.model().index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    window.table.selectRow(row)
    assert part(window, "compareOld").toPlainText().startswith('"<b>')
    assert "\u202e" not in part(window, "compareOld").toPlainText()
    assert part(window, "compareNew").toPlainText() == ""


def test_each_row_is_one_sentence_to_those_who_cannot_see(window: CompareWindow) -> None:
    model = window.table.model()
    row = list(texts(window)).index("exp")
    said = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Payload, exp: 1 h later; before 3600 · 1970-01-01T01:00:00Z; after 7200 · 1970-01-01T02:00:00Z"


def test_what_is_the_same_is_shown_on_request(window: CompareWindow) -> None:
    box = window.findChild(QCheckBox, "showSame")
    assert box is not None
    box.setChecked(True)
    assert texts(window)["sub"] == ('"a"', '"a"', "same")
    assert texts(window)["Key that verified it"][2] == "same"


def test_equal_tokens_are_called_so_and_none_clears_the_table(window: CompareWindow) -> None:
    label = window.findChild(QLabel, "compareSum")
    assert label is not None
    window.show_comparison((4, 4), compared(0, 0))
    assert label.text() == "Both are the same token, character by character."
    assert texts(window) == {}
    window.show_comparison((4, 99), None)
    assert label.text() == "Choose two tokens to compare."
    assert (window.before.currentIndex(), window.after.currentIndex()) == (0, -1)
    copy = window.findChild(QPushButton, "copyComparison")
    assert copy is not None
    assert not copy.isEnabled()


def test_any_two_can_be_chosen_and_swapped(window: CompareWindow, qtbot: QtBot) -> None:
    assert [window.before.itemText(row)[:4] for row in range(3)] == ["1 · ", "2 · ", "New "]
    with qtbot.waitSignal(window.pairChosen) as chosen:
        window.after.setCurrentIndex(2)
        window.after.activated.emit(2)
    assert chosen.args == [(4, NEW)]
    window.show_comparison((4, 5), compared())
    swap = window._swap
    with qtbot.waitSignal(window.pairChosen) as chosen:
        swap.click()
    assert chosen.args == [(5, 4)]
    window.show_choices(ENTRIES[1:], has_new=False)
    assert (window.before.currentIndex(), window.after.currentIndex()) == (-1, 0)


def test_rows_and_all_of_it_can_be_copied(window: CompareWindow, qtbot: QtBot) -> None:
    window.show()
    window.table.selectRow(list(texts(window)).index("exp"))
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text().startswith("Payload, exp: 1 h later")
    copy = window.findChild(QPushButton, "copyComparison")
    assert copy is not None
    copy.click()
    lines = clipboard.text().splitlines()
    assert lines[0].startswith("1 added")
    assert "Payload" in lines
    assert not any(OLD in line for line in lines)


def test_it_tells_when_it_is_looked_at(window: CompareWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shownChanged) as shown:
        window.show()
    assert shown.args == [True]
    with qtbot.waitSignal(window.shownChanged) as shown:
        window.hide()
    assert shown.args == [False]
