"""What may stand on the screen (`model.escaping` decides it), counted in the person's language and safe as a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector.model import escaping
from inspector.model.escaping import escape, escaped, is_odd, may_be_odd, odd_pattern, sendable

__all__ = [
    "CELL",
    "TOOLTIP",
    "escape",
    "escaped",
    "is_odd",
    "may_be_odd",
    "odd_pattern",
    "readable_part",
    "sendable",
    "shown",
    "shown_part",
    "tooltip",
]

CELL = 500
"""Characters that a cell of a table shows of a value; more than any screen has room for."""
TOOLTIP = 2_000
"""Characters that a tooltip shows."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""What `html.escape` does; that module is long in loading for its names of all characters."""

_TOOLTIP_LINE = 90


def shown(text: str, limit: int = CELL) -> str:
    """Give a text as it may stand on the screen: odd characters escaped, ``limit`` characters at most."""
    return shown_part(text, 0, len(text), limit)


def shown_part(text: str, start: int, end: int, limit: int = CELL) -> str:
    """Do the same for a part of a text, without copying what will not be shown."""
    if end - start <= limit:
        return escaped(text[start:end])
    more = QCoreApplication.translate("Escaping", "… (+{0} characters)")
    return escaping.shown_part(text, start, end, limit, more)


def readable_part(text: str, start: int, end: int, limit: int = CELL) -> str:
    """Do the same for a JSON text, whose letters that are spelt by number are shown as letters."""
    more = QCoreApplication.translate("Escaping", "… (+{0} characters)") if end - start > limit else ""
    return escaping.readable_part(text, start, end, limit, more)


def tooltip(text: str) -> str:
    """Make a shown text a tooltip that Qt cannot take for markup: it guesses, and would load an `<img>`."""
    lines = (
        line[at : at + _TOOLTIP_LINE] for line in text.split("\n") for at in range(0, max(1, len(line)), _TOOLTIP_LINE)
    )
    return (
        "<span style='white-space:pre'>" + "<br>".join(line.translate(_MARKUP) for line in lines) + "</span>"
        if text
        else ""
    )
