"""A person who fetches keys in the window of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.app import App

W = TypeVar("W", bound=QWidget)


class Person:
    """Knows the names of the parts, and presses what can be seen."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot
        app.window.show()

    def part(self, kind: type[W], name: str) -> W:
        found = self.app.window.findChild(kind, name)
        assert isinstance(found, kind), f"there is no {name}"
        return found

    def open_keys(self) -> None:
        self.app.window.keysRequested.emit()

    def paste(self, token: str) -> None:
        self.part(QPlainTextEdit, "tokenEdit").setPlainText(token)
        self._qtbot.waitUntil(lambda: not self.app.desk.working)

    def write_address(self, text: str) -> None:
        field = self.part(QLineEdit, "fetchAddressEdit")
        field.clear()
        QTest.keyClicks(field, text)

    def press(self, name: str) -> str:
        """Press, and give what the button said."""
        button = self.part(QAbstractButton, name)
        assert button.isEnabled()
        assert button.isVisible(), f"{name} cannot be seen"
        said = button.accessibleName()
        button.click()
        return said

    def sees(self, name: str) -> bool:
        return self.part(QWidget, name).isVisible()

    def wait_for_requests(self, count: int) -> list[list[str]]:
        model = self.part(QAbstractItemView, "requestLog").model()
        cancel = self.part(QWidget, "fetchCancelButton")
        self._qtbot.waitUntil(lambda: model.rowCount() == count and not cancel.isVisible(), timeout=15_000)
        return [[str(model.index(row, column).data()) for column in range(5)] for row in range(count)]

    def wait_until_quiet(self) -> None:
        """Wait until nothing is under way any more."""
        cancel = self.part(QWidget, "fetchCancelButton")
        self._qtbot.waitUntil(lambda: not cancel.isVisible(), timeout=15_000)

    def wait_for_verdict(self, verdict: str) -> None:
        label = self.part(QLabel, "signatureStatus")
        said = f"Signature status: {verdict}"
        self._qtbot.waitUntil(lambda: label.accessibleName() == said, timeout=15_000)
