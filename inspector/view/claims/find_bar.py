"""The line in which a person types what to find among the claims, and reads how often it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from inspector.view.look.furniture import IconButton, named

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme

_LONGEST = 1_000


class FindBar(QWidget):
    """Signals: ``needleChanged(str)`` what is to be found; ``stepAsked(int)`` 1 for the next place, -1 for the one before;
    ``closed()``.
    """

    needleChanged = Signal(str)
    stepAsked = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "findBar", self.tr("Find among the claims"))
        self.edit = QLineEdit(self)
        named(self.edit, "findEdit", self.tr("Find claim"))
        self.edit.setPlaceholderText(self.tr("Find in names and values"))
        self.edit.setMaxLength(_LONGEST)
        self.edit.installEventFilter(self)
        self.count = QLabel(self)
        named(self.count, "findCount", self.tr("Places found"))
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("quiet", "true")
        self.count.setMinimumWidth(QFontMetrics(self.count.font()).horizontalAdvance(self.tr("nothing found")) + 2)
        self.previous = IconButton(theme, "chevron-up", self.tr("Previous place (Shift+F3)"), self)
        self.next = IconButton(theme, "chevron-down", self.tr("Next place (F3)"), self)
        self.close_button = IconButton(theme, "close", self.tr("Close the search (Escape)"), self)
        for button, name in (
            (self.previous, "findPrevious"),
            (self.next, "findNext"),
            (self.close_button, "findClose"),
        ):
            button.setObjectName(name)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.edit, 1)
        box.addWidget(self.count)
        for button in (self.previous, self.next, self.close_button):
            box.addWidget(button)
        self.edit.textChanged.connect(self.needleChanged)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self.closed)
        self.say("", can_step=False, is_wrong=False)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.edit, self.previous, self.next, self.close_button]

    def say(self, text: str, *, can_step: bool, is_wrong: bool) -> None:
        """Say how often it is there, to the eye and to the ear."""
        self.count.setText(text)
        self.edit.setAccessibleDescription(text)
        for button in (self.previous, self.next):
            button.setEnabled(can_step)
        if (self.count.property("wrong") == "true") != is_wrong:
            self.count.setProperty("wrong", "true" if is_wrong else "false")
            self.count.style().unpolish(self.count)
            self.count.style().polish(self.count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on by Enter and the arrows."""
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepAsked.emit(-1 if back else 1)
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepAsked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, wherever in the line the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_previous(self) -> None:
        self.stepAsked.emit(-1)

    def _on_next(self) -> None:
        self.stepAsked.emit(1)
