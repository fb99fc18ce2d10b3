"""A strip that offers to inspect the token on the clipboard: it is never taken unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import Line, named

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme


class ClipboardOffer(QWidget):
    """Implements `OfferView`; it takes no focus by itself, and its parts are made with the first offer.

    Signals: ``accepted()``, ``dismissed()`` for this token, ``switchedOff()`` for all to come.
    """

    accepted = Signal()
    dismissed = Signal()
    switchedOff = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentence: Line | None = None
        self._sign: QLabel
        named(self, "clipboardOffer", self.tr("Token on the clipboard"))
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_offer(self, text_start: str) -> None:
        """Offer a token by the characters that it begins with."""
        sentence = self._sentence or self._make()
        said = self.tr("A token is on the clipboard: {0}…").format(shown(text_start, 40))
        sentence.say(said)
        self.setAccessibleDescription(said)
        self._on_theme_changed()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def hide_offer(self) -> None:
        """Take the offer back."""
        self.hide()

    def _make(self) -> Line:
        self._sign = QLabel(self)
        self._sentence = Line(parent=self, quiet=False)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(8)
        box.addWidget(self._sign)
        box.addWidget(self._sentence, 1)
        for name, text, signal in (
            ("offerInspect", self.tr("Inspect"), self.accepted),
            ("offerNotNow", self.tr("Not now"), self.dismissed),
            ("offerNever", self.tr("Never offer"), self.switchedOff),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.clicked.connect(self.hide)
            button.clicked.connect(signal)
            box.addWidget(button)
        return self._sentence

    def _on_theme_changed(self) -> None:
        if self._sentence is not None:
            ink = self._theme.colours.info.ink
            self._sign.setPixmap(self._theme.pixmap("paste", ink, 16, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self._theme.colours.info
        painter.fillRect(self.rect(), QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
