"""The window's own way to warn: for those who look at it, and for desktops that have no notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from inspector.view.look.faces import Face
from inspector.view.look.furniture import IconButton, named
from inspector.view.look.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from inspector.model.warnings import Message
    from inspector.view.look.theme import Theme


class WarningStrip(Strip):
    """Stays until it is closed or the next warning comes. ``asked(str, object)``: ``refresh`` or ``inspect``, and the token's
    number.
    """

    asked = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Face("warn", "clock"), parent)
        self._number: int | None = None
        self._refresh: QPushButton
        self._inspect: QPushButton
        named(self, "warningStrip", self.tr("Warning"))

    def show_warning(self, message: Message) -> None:
        """Say it, and call for attention where the window is not in front."""
        self._number = message.number
        self.setAccessibleDescription(message.title)
        lines = [message.title, *message.body.splitlines()]
        self.say(" · ".join(lines) if len(lines) < 3 else "\n".join(lines))
        self._refresh.setVisible(message.can_refresh)
        self._inspect.setVisible(message.number is not None)
        QApplication.alert(self.window())

    def _make_answers(self) -> Sequence[QWidget]:
        said = self.tr("Refresh the token that expires")
        self._refresh = self._answer("warningRefresh", self.tr("Refresh"), self._on_refresh, said=said)
        said = self.tr("Inspect the token that expires")
        self._inspect = self._answer("warningInspect", self.tr("Inspect"), self._on_inspect, said=said)
        close = IconButton(self._theme, "close", self.tr("Close this warning"), self)
        close.clicked.connect(self.hide)
        return self._refresh, self._inspect, close

    def _on_refresh(self) -> None:
        self.hide()
        self.asked.emit("refresh", self._number)

    def _on_inspect(self) -> None:
        self.hide()
        self.asked.emit("inspect", self._number)
