"""Unfolds the line of dates below the new payload when the person first turns to a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.encode.date_editor import DateEditor
    from inspector.view.encode.history import History
    from inspector.view.look.theme import Theme
    from inspector.view.text.json_edit import JsonEdit


class DatesBelow(QObject):
    """``line`` is None until then; it gets its room in ``part``, above ``next_one``, and ``unfolded()`` tells of it."""

    unfolded = Signal()

    def __init__(self, theme: Theme, editor: JsonEdit, part: QWidget, next_one: QWidget, history: History) -> None:
        super().__init__(part)
        self._theme, self._editor, self._part, self._next = theme, editor, part, next_one
        self._history = history
        self._now = 0.0
        self.line: DateEditor | None = None
        editor.cursorPositionChanged.connect(self._on_caret_moved)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return self.line.tab_stops() if self.line is not None else []

    def look(self) -> None:
        """Show the date at the caret, whose text was changed."""
        if self.line is not None:
            self.line.look()

    def show_now(self, now: float) -> None:
        """Say what is from now at another moment (seconds since 1970)."""
        self._now = now
        if self.line is not None:
            self.line.show_now(now)

    def _on_caret_moved(self) -> None:
        if self.line is not None or not self._editor.hasFocus():
            return
        from inspector.view.encode.date_editor import DateEditor, date_below

        if date_below(self._editor) is not None:
            self.line = made = DateEditor(self._theme, self._editor, self._part)
            layout = self._part.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(layout.indexOf(self._next), made)
            self._history.take_keys(made.date_edit)
            made.show_now(self._now)
            made.look()
            self.unfolded.emit()
