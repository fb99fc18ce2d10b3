"""Lays header and payload out over lines, or on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from inspector.view.look.furniture import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme
    from inspector.view.text.json_edit import JsonEdit


class LayOutButton(IconButton):
    """``asked(bool)``: with indents, or without. Its name says which of them comes next."""

    asked = Signal(bool)

    def __init__(self, theme: Theme, editor: JsonEdit, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent, words=True)
        self._editor = editor
        self.look()
        self.setToolTip(self.tr("Lay header and payload out over lines, or on one; what is written is what is signed"))
        self.clicked.connect(self._on_clicked)

    def look(self) -> None:
        """Say what a press would do to the text as it is now."""
        name = self.tr("One line") if self._is_indented() else self.tr("Indent")
        if name != self.text():
            self.setText(name)
            self.setAccessibleName(name)

    def _is_indented(self) -> bool:
        return "\n" in self._editor.toPlainText().strip()

    def _on_clicked(self) -> None:
        self.asked.emit(not self._is_indented())
