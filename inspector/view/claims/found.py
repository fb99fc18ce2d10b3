"""Marks a text that is looked for wherever it stands in a cell, and frames the place that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPainter

    from inspector.view.text.json_colours import TextColours

_SHADE = 0.3


def spans_of(text: str, needle: str) -> list[tuple[int, int]]:
    """Where a needle stands in a text, whatever the case of its letters, without overlaps."""
    lowered, wanted = text.lower(), needle.lower()
    found: list[tuple[int, int]] = []
    # A few letters have no small form of the same length: then places would differ.
    at = lowered.find(wanted) if wanted and len(lowered) == len(text) else -1
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = lowered.find(wanted, at + len(wanted))
    return found


def paint_found(
    painter: QPainter, metrics: QFontMetrics, text: str, needle: str, room: QRect, colours: TextColours, chosen: int
) -> None:
    """Underlay each place of a needle in a cell's text; ``chosen``: the number of the one that is framed, too."""
    shade = QColor(colours.changed)
    shade.setAlphaF(_SHADE)
    for number, (start, end) in enumerate(spans_of(text, needle)):
        left = room.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start:end])
        painter.fillRect(QRect(left, room.top() + 2, width, room.height() - 4), shade)
        painter.fillRect(QRect(left, room.bottom() - 2, width, 2), colours.changed)
        if number == chosen:
            painter.setPen(colours.changed)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(left - 1, room.top() + 1, width + 1, room.height() - 3))
