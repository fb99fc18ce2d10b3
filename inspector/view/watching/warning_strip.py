"""The window's own way to warn: for those who look at it, and for desktops that have no notifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.view.look.furniture import IconButton, Line, named

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.model.warnings import Message
    from inspector.view.look.theme import Theme


class WarningStrip(QWidget):
    """Stays until it is closed or the next warning comes. ``asked(str, object)``: ``refresh`` or ``inspect``, and the token's
    number.
    """

    asked = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number: int | None = None
        named(self, "warningStrip", self.tr("Warning"))
        self._sign = QLabel(self)
        self._sentence = Line(parent=self, quiet=False)
        self._refresh = QPushButton(self.tr("Refresh"), self)
        named(self._refresh, "warningRefresh", self.tr("Refresh the token that expires"))
        self._inspect = QPushButton(self.tr("Inspect"), self)
        named(self._inspect, "warningInspect", self.tr("Inspect the token that expires"))
        self._close = IconButton(theme, "close", self.tr("Close this warning"), self)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(8)
        for widget in (self._sign, self._sentence, self._refresh, self._inspect, self._close):
            box.addWidget(widget)
        box.setStretch(1, 1)
        self._refresh.clicked.connect(self._on_refresh)
        self._inspect.clicked.connect(self._on_inspect)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self._dress)
        self.hide()

    def show_warning(self, message: Message) -> None:
        """Say it, and call for attention where the window is not in front."""
        self._number = message.number
        lines = [message.title, *message.body.splitlines()]
        self._sentence.say(" · ".join(lines) if len(lines) < 3 else "\n".join(lines))
        self._refresh.setVisible(message.can_refresh)
        self._inspect.setVisible(message.number is not None)
        self.setAccessibleDescription(message.title)
        self._dress()
        self.show()
        QApplication.alert(self.window())

    def _on_refresh(self) -> None:
        self.hide()
        self.asked.emit("refresh", self._number)

    def _on_inspect(self) -> None:
        self.hide()
        self.asked.emit("inspect", self._number)

    def _dress(self) -> None:
        ink = self._theme.colours.warn.ink
        self._sign.setPixmap(self._theme.pixmap("clock", ink, 16, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self._theme.colours.warn
        painter.fillRect(self.rect(), QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
