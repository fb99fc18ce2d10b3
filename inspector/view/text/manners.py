"""How the text of an editor is to be read, which undo has to take back with the text: else it would be signed otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_MOST_HELD = 64_000_000
"""Characters of texts that are shown elsewhere and could be undone; beyond, they are forgotten."""


class Manner(NamedTuple):
    """``held``: the text itself while it is so long that it is shown elsewhere, and the editor is empty."""

    line_break: str = "\n"
    stands_in: bool = True
    held: str | None = None

    def __repr__(self) -> str:
        return f"Manner({self.line_break!r}, {self.stands_in})"


class Manners(QObject):
    """Keeps a manner for each place of an editor's undo stack at which it changed."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor  # its document is asked for each time: what Python holds of it may become void
        self._turns: list[tuple[int, Manner]] = [(0, Manner())]
        editor.document().undoCommandAdded.connect(self._on_command)

    @property
    def now(self) -> Manner:
        """The manner of the text as it stands, wherever undo or redo came to."""
        step = self._editor.document().availableUndoSteps()
        return next((manner for place, manner in reversed(self._turns) if place <= step), self._turns[0][1])

    def begin(self, manner: Manner) -> None:
        """Read a text so that is put in without undo."""
        self._turns = [(0, manner)]

    def turn(self, manner: Manner) -> None:
        """Read so what the last command put in."""
        step = self._editor.document().availableUndoSteps()
        self._turns = [turn for turn in self._turns if turn[0] < step] + [(step, manner)]
        if sum(len(each.held) for _, each in self._turns if each.held is not None) > _MOST_HELD:
            self.begin(manner)
            self._editor.document().clearUndoRedoStacks()

    def _on_command(self) -> None:
        """Forget what was undone: another command has its place now."""
        step = self._editor.document().availableUndoSteps()
        if self._turns[-1][0] >= step:
            self._turns = [turn for turn in self._turns if turn[0] < step] or self._turns[:1]
