"""A line for the password of a key, to open one that is encrypted or to encrypt one before it is taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from inspector.view.look.furniture import named, row
from inspector.view.text.hidden_edit import HiddenEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from inspector.view.look.theme import Theme

_LONGEST = 250
"""Characters: in UTF-8 fewer bytes than the 1,023 that a key can be encrypted with."""


class PasswordRow(QWidget):
    """Revealable, so it is asked for once. ``edited(str)`` at each change, ``entered()`` by Return."""

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, title: str, parent: QWidget | None = None, *, button: QPushButton | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = _Edit(theme, self.tr("Reveal the password"), self)
        self.edit.setMaxLength(_LONGEST)
        named(self.edit, name, title)
        self.edit.eye.setObjectName(f"{name}Eye")
        label = QLabel(title, self)
        label.setProperty("quiet", "true")
        label.setBuddy(self.edit)
        parts = (label, self.edit, self.edit.eye, *((button,) if button is not None else ()))
        box = row(*parts, spacing=8)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.edit.textChanged.connect(self.edited)
        self.edit.returnPressed.connect(self.entered)

    def forget(self) -> None:
        """Hold no password, and mask the next one."""
        self.edit.clear()
        self.edit.hide_again()


class _Edit(HiddenEdit):
    """Keeps Return to itself: a window's default button would make another key with it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
