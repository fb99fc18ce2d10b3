"""The board and the findings as a person and a screen reader meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from inspector.model import Check
from inspector.view.look.row_list import RowList
from inspector.view.look.theme import Theme
from inspector.view.verify.checks_model import ChecksModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "https://a-very-long-issuer.example/" + "path-without-any-space/" * 10
CHECKS = (
    Check("structure", "passed", "", "jws-compact", "structure-ok"),
    Check("issuer", "failed", LONG, LONG + "x", "claim-different"),
    Check("expires", "passed", "> 10", "99", "expires-ok"),
)


@pytest.fixture
def board(qtbot: QtBot) -> RowList:
    made = RowList(Theme(), title_width=116)
    model = ChecksModel(made)
    made.setModel(model)
    model.show_checks(CHECKS, "30 s")
    qtbot.addWidget(made)
    made.resize(256, 300)
    with qtbot.waitExposed(made):
        made.show()
    return made


def height(board: RowList, row: int) -> int:
    return board.visualRect(board.model().index(row, 0)).height()


def test_rows_fill_the_width_and_long_texts_break(board: RowList) -> None:
    index = board.model().index(0, 0)
    assert board.visualRect(index).width() == board.viewport().width()
    narrow = height(board, 0)
    assert narrow > 4 * height(board, 1)
    board.resize(800, 300)
    QApplication.processEvents()
    assert height(board, 0) < narrow
    assert board.visualRect(index).width() == board.viewport().width()
    board.resize(256, 300)
    QApplication.processEvents()
    assert height(board, 0) == narrow
    assert board.horizontalScrollBar().maximum() == 0


def test_the_chosen_row_unfolds_its_details(board: RowList) -> None:
    before = [height(board, row) for row in range(3)]
    board.setCurrentIndex(board.model().index(2, 0))
    after = [height(board, row) for row in range(3)]
    assert after[2] > before[2]
    assert after[:2] == before[:2]
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert [height(board, row) for row in range(3)] == before


def test_a_row_is_copied_by_keyboard(board: RowList) -> None:
    QGuiApplication.clipboard().setText("before")
    QTest.keySequence(board, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "before"
    board.setCurrentIndex(board.model().index(2, 0))
    QTest.keySequence(board, "Ctrl+C")
    assert (
        QGuiApplication.clipboard().text()
        == "Expires: passed. Expected > 10. Actual 99. It has not expired. Source: RFC 7519, 4.1.4."
    )


def test_rows_are_copied_by_menu(qtbot: QtBot, board: RowList) -> None:
    board.setCurrentIndex(board.model().index(1, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), board.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(board.viewport(), event)
    menu = board.findChild(QMenu)
    assert menu is not None
    one, everything = menu.actions()
    one.trigger()
    assert QGuiApplication.clipboard().text().startswith("Structure: passed.")
    everything.trigger()
    assert [text.split(":")[0] for text in QGuiApplication.clipboard().text().splitlines()] == [
        "Issuer",
        "Structure",
        "Expires",
    ]
    menu.close()
    qtbot.waitUntil(lambda: board.findChild(QMenu) is None)


def test_a_screen_reader_hears_each_row_as_a_sentence(board: RowList) -> None:
    interface = QAccessible.queryAccessibleInterface(board)
    assert interface is not None
    names = [
        child.text(QAccessible.Text.Name)
        for child in (interface.child(place) for place in range(interface.childCount()))
        if child is not None
    ]
    for begin in ("Issuer: failed. Expected", "Structure: passed.", "Expires: passed."):
        assert [name for name in names if name.startswith(begin)], names


def test_the_leeway_is_told_with_the_dates_and_moves_with_it(qtbot: QtBot, board: RowList) -> None:
    model = board.model()
    assert isinstance(model, ChecksModel)
    assert ("quiet", "leeway: 30 s") in model.row(CHECKS[2]).details
    with qtbot.waitSignal(model.dataChanged, timeout=1000) as told:
        model.show_checks(CHECKS, "0 s")
    assert told.args is not None
    assert told.args[0].row() == 2
    assert ("quiet", "leeway: 0 s") in model.row(CHECKS[2]).details


def test_where_a_check_is_written_is_told_in_every_way(board: RowList) -> None:
    model = board.model()
    assert isinstance(model, ChecksModel)
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "RFC 7519, 4.1.1"
    assert model.data(model.index(0, 5)) == "RFC 7519, 4.1.1"
    assert str(model.data(index, Qt.ItemDataRole.AccessibleTextRole)).endswith("Source: RFC 7519, 4.1.1.")
    assert model.row(CHECKS[0]).details[-1] == ("quiet", "RFC 7515, 7")
