"""One text to be read, whatever its length: in an editor while that is quick, else painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from inspector.view.escaping import escaped
from inspector.view.furniture import copy_text

if TYPE_CHECKING:
    from inspector.view.long_text import LongText
    from inspector.view.theme import Theme

LARGE = 256_000
"""Characters from which a text is painted by `LongText` instead of an editor."""


class TextPage(QWidget):
    """A text to be read: in an editor while that is quick, painted line by line where it would not be."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, coloured: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._coloured = coloured
        self._editor: QPlainTextEdit | None = None
        self._long: LongText | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_text(self, text: str) -> None:
        """Show a text, odd characters escaped."""
        if len(text) > LARGE:
            self._show_long(text)
            return
        if self._editor is None:
            self._editor = _reader(self._theme, coloured=self._coloured)
            self._editor.setAccessibleName(self._name)
            self._box.addWidget(self._editor)
        self._editor.setPlainText("\n".join(escaped(line) for line in text.split("\n")))
        self._editor.show()
        if self._long is not None:
            self._long.hide()
            self._long.set_text("")

    def _show_long(self, text: str) -> None:
        if self._long is None:
            from inspector.view.long_text import LongText

            self._long = LongText()
            self._long.setObjectName("longText")
            self._long.setAccessibleName(self._name)
            self._long.set_json(self._coloured)
            self._long.copyRequested.connect(copy_text)
            self._box.addWidget(self._long)
        self._long.set_text(text)
        self._long.show()
        if self._editor is not None:
            self._editor.hide()
            self._editor.clear()


def _reader(theme: Theme, *, coloured: bool) -> QPlainTextEdit:
    if coloured:
        from inspector.view.json_edit import JsonEdit

        editor: QPlainTextEdit = JsonEdit(theme)
    else:
        from inspector.view.token_edit import TokenEdit

        editor = TokenEdit(theme)
    editor.setReadOnly(True)
    return editor
