"""What all windows share that stay beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton

from inspector.view.look.furniture import named

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget


class SideDialog(QDialog):
    """Blocks nothing. ``shownChanged(bool)``: it can be seen, or no longer; ``closed()``: somebody put it away, which is more
    than to make it small for a while.
    """

    shownChanged = Signal(bool)
    closed = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setModal(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self.shownChanged.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shownChanged.emit(False)
        if not event.spontaneous():
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return press the button that has the focus; Qt would press the default one, which may make another key."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(watched, QAbstractButton)
        ):
            watched.click()
            return True
        return super().eventFilter(watched, event)

    def _button(self, object_name: str, text: str) -> QPushButton:
        """Make a button that Return presses only where it has the focus."""
        button = QPushButton(text, self)
        named(button, object_name, text.replace("&", "").rstrip("…"))
        button.setAutoDefault(False)
        return button
