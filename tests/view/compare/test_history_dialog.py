"""The history of refreshes: who made them, what they changed, and that before and after can be compared by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.model.renewal import AT_ISSUER, BY_HAND, BY_ITSELF, Change, Renewal
from inspector.model.zones import USUAL, Style
from inspector.view.compare.history_dialog import HistoryDialog
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CHANGES = (Change("exp", "1700000000", "1700001000"), Change("jti", '"a"', '"b"'))
RENEWALS = tuple(
    Renewal(number, 1_700_000_000.0 + number, by, "x", "y", CHANGES, 0, 0)
    for number, by in enumerate((BY_HAND, BY_ITSELF, AT_ISSUER))
)


@pytest.fixture
def dialog(qtbot: QtBot) -> HistoryDialog:
    made = HistoryDialog()
    qtbot.addWidget(made)
    made.show_history("Token 1", RENEWALS)
    made.show()
    return made


def lines(dialog: HistoryDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def test_the_newest_stands_first_with_who_and_what(dialog: HistoryDialog) -> None:
    assert dialog.windowTitle() == "Refreshes of Token 1"
    told = lines(dialog)
    assert [line.split("\n")[0].split(" · ")[1] for line in told] == ["at the issuer", "by itself", "by hand"]
    assert "16 min 40 s later" in told[0]
    assert "jti a → b" in told[0]
    assert dialog.list.currentRow() == 0


@pytest.mark.parametrize("way", ["enter", "double-click", "button"])
def test_before_and_after_are_compared(dialog: HistoryDialog, way: str) -> None:
    asked: list[object] = []
    dialog.compareRequested.connect(asked.append)
    dialog.list.setCurrentRow(1)
    if way == "enter":
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    elif way == "button":
        dialog.compare.click()
    else:
        middle = dialog.list.visualItemRect(dialog.list.item(1)).center()
        QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [RENEWALS[1]]


def test_it_follows_and_keeps_what_is_chosen(dialog: HistoryDialog) -> None:
    dialog.list.setCurrentRow(2)
    later = RENEWALS[2]._replace(number=3)
    dialog.show_history("Token 1", (*RENEWALS, later))
    assert dialog.list.count() == 4
    assert dialog.list.currentRow() == 3
    moments().choose(Style("UTC", "unix"))
    assert lines(dialog)[0].startswith("Unix 1700000002")
    moments().choose(USUAL)


def test_without_a_refresh_it_says_so(dialog: HistoryDialog) -> None:
    dialog.show_history("Token 1", ())
    assert not dialog.list.isVisible()
    assert not dialog.compare.isEnabled()
