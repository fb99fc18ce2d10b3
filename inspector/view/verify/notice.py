"""A strip that says what became of a refresh or a paste, and offers the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from inspector.model.sentences import REFRESHED
from inspector.view.look.faces import Face
from inspector.view.look.furniture import IconButton
from inspector.view.look.moments import moments
from inspector.view.look.strip import Strip
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

    from inspector.model.renewal import Change
    from inspector.view.look.theme import Theme


_DONE = frozenset({"undo", "take-back"})
"""Actions that take back what is done already: nothing is wrong."""
_WRONG = Face("warn", "warning")


class Notice(Strip):
    """Stays until the next one or until it is closed: a sentence that vanishes by itself is not read."""

    refreshAnywayRequested = Signal()
    undoRequested = Signal()
    takeBackRequested = Signal()
    compareRequested = Signal()
    leewayRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _WRONG, parent)
        self._action = ""
        self._changes: tuple[Change, ...] = ()
        self._button: QPushButton
        self._compare: QPushButton
        self._make()  # at once: Tab goes through its buttons before those of what is made later
        moments().changed.connect(self._on_form_changed)

    def _make_answers(self) -> Sequence[QWidget]:
        self._compare = self._answer("compareRefreshed", self.tr("Compare"), self.compareRequested)
        self._button = self._answer("", "", self._on_pressed)
        close = IconButton(self._theme, "close", self.tr("Close this notice"), self)
        close.clicked.connect(self.hide)
        return self._compare, self._button, close

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
        words = {
            "refresh-anyway": self.tr("Refresh anyway"),
            "undo": self.tr("Undo"),
            "take-back": self.tr("Undo"),
            "leeway": self.tr("Allow this leeway"),
        }
        self._button.setText(words.get(action, ""))
        self._button.setVisible(bool(action))
        self._compare.setVisible(action == "undo")
        self._face = Face("info", "info") if action in _DONE else _WRONG
        self.say(sentence)

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
