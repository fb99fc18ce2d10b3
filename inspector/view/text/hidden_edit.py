"""A field for one secret: dots until the person reveals it, and marked as sensitive wherever it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from inspector.view.look.furniture import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme

_LONGEST = 30_000


class HiddenEdit(QLineEdit):
    """A `QLineEdit` that masks; ``eye`` stands beside it and reveals."""

    def __init__(self, theme: Theme, reveal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        self.eye = IconButton(theme, "eye", reveal, parent)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye_toggled)

    def hide_again(self) -> None:
        """Mask what was revealed."""
        self.eye.setChecked(False)

    def _on_eye_toggled(self, is_revealed: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_revealed else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if is_revealed else "eye")
