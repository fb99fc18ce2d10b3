"""The question before a call that a person should think about: what it means, whom it calls, and two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.view.look.furniture import Line, is_mine, named, row
from inspector.view.network.address_button import AddressButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.model.request import Call
    from inspector.view.look.theme import Theme


class ConsentStrip(QWidget):
    """Stays until it is answered, or until another address stands in the field; ``back`` gets the focus when it goes."""

    given = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, back: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = back
        named(self, "fetchConsent", self.tr("Before this is called"))
        self._sign = QLabel(self)
        self._title = QLabel(self.tr("Before this is called"), self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._words = Line(parent=self, quiet=False)
        self.call_button = AddressButton(theme, self)
        self.call_button.setObjectName("consentButton")
        self.leave_button = QPushButton(self.tr("Do not call"), self)
        self.leave_button.setAutoDefault(False)
        named(self.leave_button, "refuseButton", self.tr("Do not call"))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 10)
        box.setSpacing(6)
        box.addLayout(row(self._sign, self._title, None, spacing=8))
        box.addWidget(self._words)
        box.addWidget(self.call_button)
        box.addLayout(row(None, self.leave_button))
        self.call_button.clicked.connect(self.given)
        self.leave_button.clicked.connect(self.refused)
        theme.changed.connect(self._on_theme_changed)
        self.hide()

    def show_question(self, call: Call | None, warnings: tuple[str, ...]) -> None:
        """Ask, each warning a paragraph of its own; None: nothing is asked."""
        if call is None:
            had_focus = is_mine(self.focusWidget(), self) and not self.isHidden()
            self.hide()
            if had_focus:
                self._back.setFocus()
            return
        self._words.say("\n".join(warnings))
        self.setAccessibleDescription(" ".join(warnings))
        self.call_button.show_address(self.tr("Yes, call"), call.address)
        self._on_theme_changed()
        self.show()
        self.leave_button.setFocus()  # a second Return must not be the yes

    def _on_theme_changed(self) -> None:
        ink = self._theme.colours.warn.ink
        self._sign.setPixmap(self._theme.pixmap("warning", ink, 16, self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._theme.colours.warn
        painter.setBrush(QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
