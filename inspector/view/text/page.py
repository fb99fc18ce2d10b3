"""One text to be read, whatever its length: in an editor while that is quick, else painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from inspector.view.look.escaping import escaped
from inspector.view.look.furniture import copy_text
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme
    from inspector.view.text.long_text import LongText

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
        self._text = ""
        self._wraps = True
        self._units: Units | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def set_wrap(self, wraps: bool) -> None:
        """Break long lines at the border, or not."""
        self._wraps = wraps
        if self._editor is not None:
            mode = QTextOption.WrapMode
            self._editor.setWordWrapMode(mode.WrapAnywhere if wraps else mode.NoWrap)
        if self._long is not None:
            self._long.set_wrap(wraps)

    def show_text(self, text: str) -> None:
        """Show a text, odd characters escaped."""
        self._units = None
        self._text = text
        if len(text) > LARGE:
            self._show_long(text)
            return
        if self._editor is None:
            self._editor = _reader(self._theme, coloured=self._coloured)
            self._editor.setAccessibleName(self._name)
            self._box.addWidget(self._editor)
            self.set_wrap(self._wraps)
        self._text = "\n".join(escaped(line) for line in text.split("\n"))
        self._editor.setPlainText(self._text)
        self._editor.show()
        if self._long is not None:
            self._long.hide()
            self._long.set_text("")

    @property
    def text(self) -> str:
        """The text in which places are counted: as it is shown in the editor, as it was set where it is painted."""
        return self._text

    def select(self, start: int, end: int) -> None:
        """Select a span and bring it into view."""
        if self._long is not None and not self._long.isHidden():
            self._long.select(end, start)
            self._long.select(start, end)
            return
        if self._editor is None:
            return
        if self._units is None:
            self._units = Units(self._text)
        cursor = self._editor.textCursor()
        cursor.setPosition(self._units.at(start))
        cursor.setPosition(self._units.at(end), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def selection_start(self) -> int:
        """Say where the selection, or the caret, begins."""
        if self._long is not None and not self._long.isHidden():
            return self._long.selection()[0]
        return self._editor.textCursor().selectionStart() if self._editor is not None else 0

    def _show_long(self, text: str) -> None:
        if self._long is None:
            from inspector.view.text.long_text import LongText

            self._long = LongText()
            self._long.setObjectName("longText")
            self._long.setAccessibleName(self._name)
            self._long.set_json(self._coloured)
            self._long.copyRequested.connect(copy_text)
            self._box.addWidget(self._long)
            self.set_wrap(self._wraps)
        self._long.set_text(text)
        self._long.show()
        if self._editor is not None:
            self._editor.hide()
            self._editor.clear()


def _reader(theme: Theme, *, coloured: bool) -> QPlainTextEdit:
    if coloured:
        from inspector.view.text.json_edit import JsonEdit

        editor: QPlainTextEdit = JsonEdit(theme)
    else:
        from inspector.view.text.token_edit import TokenEdit

        editor = TokenEdit(theme)
    editor.setReadOnly(True)
    return editor
