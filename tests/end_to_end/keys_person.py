"""A person who fetches keys in the window of keys."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.end_to_end.person import Person


class KeysPerson(Person):
    """Knows the names in that window, too."""

    def open_keys(self) -> None:
        self.app.window.keysRequested.emit()

    def paste(self, token: str) -> None:
        self.part(QPlainTextEdit, "tokenEdit").setPlainText(token)
        self._qtbot.waitUntil(lambda: not self.app.desk.working)

    def write_address(self, text: str) -> None:
        field = self.part(QLineEdit, "fetchAddressEdit")
        field.clear()
        QTest.keyClicks(field, text)

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
