"""A strip that offers to use the refresh token of what was pasted: nothing is sent by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.view.look.furniture import IconButton, Line, named

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme


class GrantOffer(QWidget):
    """Implements `GrantOfferView`; it takes no focus by itself."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        said = self.tr("What was pasted holds a refresh token: its issuer can give new tokens for it.")
        named(self, "grantOffer", self.tr("Refresh token"))
        self.setAccessibleDescription(said)
        self._sign = QLabel(self)
        accept = QPushButton(self.tr("Refresh at the issuer…"), self)
        accept.setObjectName("grantOfferButton")
        close = IconButton(theme, "close", self.tr("Not now"), self)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(8)
        box.addWidget(self._sign)
        box.addWidget(Line(said, self, quiet=False), 1)
        box.addWidget(accept)
        box.addWidget(close)
        accept.clicked.connect(self.accepted)
        close.clicked.connect(self.dismissed)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_offer(self) -> None:
        """Offer to refresh at the issuer."""
        self._on_theme_changed()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hide_offer(self) -> None:
        """Take the offer back."""
        self.hide()

    def _on_theme_changed(self) -> None:
        ink = self._theme.colours.info.ink
        self._sign.setPixmap(self._theme.pixmap("refresh", ink, 16, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self._theme.colours.info
        painter.fillRect(self.rect(), QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
