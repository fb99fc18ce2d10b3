"""Shows what stands in for a character that cannot be seen: its number, framed, which no text can look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock, QTextCharFormat, QTextLayout

from inspector.view.text.stand_ins import STAND_INS, restored
from inspector.view.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QPlainTextEdit

_SMALL = 0.82
_PADDING = 6.0
_MOST = 1_000
"""Characters of one line that are shown so; those beyond keep the box of a character without a glyph."""


def label_of(stand_in: str) -> str:
    """``U+202E``."""
    return f"U+{ord(restored(stand_in)):04X}"


def name_of(stand_in: str) -> str:
    """``U+202E right-to-left override``; those without a name are called by their number alone."""
    import unicodedata

    odd = restored(stand_in)
    return f"{label_of(stand_in)} {unicodedata.name(odd, '').lower()}".strip()


def marked(text: str, units: Units, font: QFont) -> list[QTextLayout.FormatRange]:
    """Give each stand-in the room for its number, and keep its own box from being drawn."""
    metrics, own = QFontMetricsF(_small(font)), QFontMetricsF(font)
    ranges = []
    for at, stand_in in _found(text):
        piece = QTextLayout.FormatRange()
        form = QTextCharFormat()
        form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        width = metrics.horizontalAdvance(label_of(stand_in)) + _PADDING
        form.setFontLetterSpacing(max(0.0, width - own.horizontalAdvance("0")))
        form.setForeground(QColor(Qt.GlobalColor.transparent))
        piece.start, piece.length, piece.format = units.at(at), units.at(at + 1) - units.at(at), form
        ranges.append(piece)
    return ranges


def paint_marks(editor: QPlainTextEdit, blocks: Iterator[tuple[QTextBlock, QPointF]], ink: str) -> None:
    """Write the numbers into their room; ``blocks``: those in view, with their places."""
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_small(editor.font()))
    painter.setPen(QColor(ink))
    for block, place in blocks:
        for box, stand_in in _boxes(block, place):
            inner = box.adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(inner, 3, 3)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, label_of(stand_in))


def mark_at(blocks: Iterator[tuple[QTextBlock, QPointF]], point: QPointF) -> str:
    """The stand-in that is shown at a point; empty where there is none."""
    for block, place in blocks:
        for box, stand_in in _boxes(block, place):
            if box.contains(point):
                return stand_in
    return ""


def _found(text: str) -> Iterator[tuple[int, str]]:
    for count, match in enumerate(STAND_INS.finditer(text)):
        if count >= _MOST:
            return
        yield match.start(), match[0]


def _boxes(block: QTextBlock, place: QPointF) -> Iterator[tuple[QRectF, str]]:
    text, layout = block.text(), block.layout()
    if text.isascii() or layout is None:
        return
    units = Units(text)
    for at, stand_in in _found(text):
        start, end = units.at(at), units.at(at + 1)
        line = layout.lineForTextPosition(start)
        if line.isValid():
            left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
            yield QRectF(place.x() + left, place.y() + line.y(), right - left, line.height()), stand_in


def _x(found: object) -> float:
    """PySide gives the place with the position that it is for."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # a tuple, whatever its stub says


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(max(5.0, font.pointSizeF() * _SMALL))
    return made
