"""A strip that says what became of a refresh or a paste, and offers the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.model.sentences import REFRESHED
from inspector.view.look.furniture import IconButton, Line
from inspector.view.look.moments import moments
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.model.renewal import Change
    from inspector.view.look.colours import Tone
    from inspector.view.look.theme import Theme


_DONE = frozenset({"undo", "take-back"})
"""Actions that take back what is done already: nothing is wrong."""


class Notice(QWidget):
    """Stays until the next one or until it is closed: a sentence that vanishes by itself is not read."""

    refreshAnywayRequested = Signal()
    undoRequested = Signal()
    takeBackRequested = Signal()
    compareRequested = Signal()
    leewayRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._action = ""
        self._sentence = Line(parent=self, quiet=False)
        self._sign = QLabel(self)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._on_pressed)
        self._compare = QPushButton(self.tr("Compare"), self)
        self._compare.setObjectName("compareRefreshed")
        self._compare.clicked.connect(self.compareRequested)
        self._close = IconButton(theme, "close", self.tr("Close this notice"), self)
        self._close.clicked.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 4)
        box.setSpacing(8)
        box.addWidget(self._sign)
        box.addWidget(self._sentence, 1)
        box.addWidget(self._compare)
        box.addWidget(self._button)
        box.addWidget(self._close)
        theme.changed.connect(self.update)
        moments().changed.connect(self._on_form_changed)
        self._changes: tuple[Change, ...] = ()
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def show_refreshed(self, changes: tuple[Change, ...]) -> None:
        """Say what a refresh changed, with its dates in the chosen form, and offer the way back."""
        from inspector.view.look.changes import changes_text

        self.show_notice(say(REFRESHED, (changes_text(changes),)), "undo")
        self._changes = changes

    def _on_form_changed(self) -> None:
        if self._changes and not self.isHidden():
            self.show_refreshed(self._changes)

    def show_notice(self, sentence: str, action: str) -> None:
        """Say a sentence; ``action``: empty, ``refresh-anyway``, ``undo`` (a refresh) ``take-back`` (a paste), ``leeway``."""
        self._action, self._changes = action, ()
        self._sentence.say(sentence)
        words = {
            "refresh-anyway": self.tr("Refresh anyway"),
            "undo": self.tr("Undo"),
            "take-back": self.tr("Undo"),
            "leeway": self.tr("Allow this leeway"),
        }
        self._button.setText(words.get(action, ""))
        self._sign.setPixmap(
            self._theme.pixmap("info" if action in _DONE else "warning", self._tone().ink, 16, self.devicePixelRatioF())
        )
        self._button.setVisible(bool(action))
        self._compare.setVisible(action == "undo")
        self.setVisible(bool(sentence))
        self.update()

    def _on_pressed(self) -> None:
        if self._action == "undo":
            self.undoRequested.emit()
        elif self._action == "take-back":
            self.takeBackRequested.emit()
        elif self._action == "leeway":
            self.hide()
            self.leewayRequested.emit()
        elif self._action == "refresh-anyway":
            self.refreshAnywayRequested.emit()

    def _tone(self) -> Tone:
        colours = self._theme.colours
        return colours.info if self._action in _DONE else colours.warn

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = self._tone()
        painter.fillRect(self.rect(), QColor(tone.paper))
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
