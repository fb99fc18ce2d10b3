"""The text of an editor as it was written: Qt's own `toPlainText` makes spaces of no-break spaces and forgets line breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

_BLOCK = "\u2029"


def exact_text(editor: QPlainTextEdit, line_break: str = "\n") -> str:
    """Give every character that the editor holds, with ``line_break`` between its lines."""
    return editor.document().toRawText().replace(_BLOCK, line_break)


def line_break_of(text: str) -> str:
    """The line break that a text uses throughout; an editor knows only that a line ends, not how."""
    ends = text.count("\r\n")
    return "\r\n" if ends and ends == text.count("\n") and ends == text.count("\r") else "\n"
