"""Tab walks all of ENCODE in reading order, whatever has unfolded in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QToolButton, QWidget

from inspector.app import App, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

SECRET = '{"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"}'


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[App]:
    app = build(clock=lambda: 1_700_000_000.0)
    app.window.resize(1280, 1000)
    with qtbot.waitExposed(app.window):
        app.window.show()
    app.window.activateWindow()
    write(app, "newPayloadEdit", '{"exp":1700000000,"sub":"a"}')
    yield app
    app.close()


def write(app: App, name: str, text: str) -> None:
    found = app.window.findChild(QPlainTextEdit, name)
    assert found is not None
    found.setPlainText(text)


def walk(app: App) -> list[QWidget]:
    """All that Tab goes through, from the first of the pane to the one that inspects."""
    pane = app.window.encode_pane
    stops: list[QWidget] = [pane.new_button]
    pane.new_button.setFocus()
    while stops[-1] is not pane.inspect_button and len(stops) < 60:
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused not in stops, focused
        stops.append(focused)
    return stops


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def reads_on(before: QWidget, after: QWidget) -> bool:
    """Tell whether something stands below, or to the right in the same row, or inside."""
    one, other = place(before), place(after)
    if before.isAncestorOf(after):
        return True
    if one.bottom() < other.center().y():
        return True
    return one.left() < other.left() and one.top() <= other.center().y()


@pytest.mark.parametrize(
    "form",
    ["compact", "unsecured", "detached", "unencoded", "json", "general", "encrypted", "nested", "sd-jwt", "file"],
)
def test_tab_goes_on_in_reading_order_and_leaves_nothing_out(app: App, qtbot: QtBot, form: str) -> None:
    write(app, "keyEdit", SECRET)
    qtbot.waitUntil(lambda: not app.desk.working)
    pane = app.window.encode_pane
    box = app.window.findChild(QComboBox, "tokenForm")
    assert box is not None
    box.setCurrentIndex(box.findData("detached" if form == "file" else form))
    if form == "general":
        add = app.window.findChild(QToolButton, "addSignature")
        assert add is not None
        add.click()
        unfold = app.window.findChild(QToolButton, "unfoldUnprotected2")
        assert unfold is not None
        unfold.click()
        write(app, "signatureKey2", SECRET)
    write(app, "signingKeyEdit", SECRET)
    pane.new_payload_edit.setFocus()  # on the date: its line unfolds
    cursor = pane.new_payload_edit.textCursor()
    cursor.setPosition(8)
    pane.new_payload_edit.setTextCursor(cursor)
    qtbot.waitUntil(lambda: bool(pane.new_token_view.toPlainText()))
    if form == "file":
        app.window.encode_pane.form_section().payload_file.taken.emit("a.bin", b"a")
    QApplication.processEvents()

    stops = walk(app)
    names = [stop.objectName() for stop in stops]
    assert "leavePayloadFile" in names if form == "file" else "dateEdit" in names
    wrong = [
        (one.objectName() or one, other.objectName() or other)
        for one, other in pairwise(stops)
        if not reads_on(one, other)
    ]
    assert not wrong
    everything = {
        widget
        for widget in pane.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget.focusProxy() is None
    }
    assert not [left.objectName() or left for left in everything - set(stops)]
