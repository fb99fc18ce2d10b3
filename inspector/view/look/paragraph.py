"""Lays out a paragraph that begins with a word of its own look and breaks anywhere rather than being cut."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption


class Paragraph:
    """A text of one font at a place; the first ``lead`` characters are set bold, in a colour of their own."""

    def __init__(
        self, text: str, font: QFont, *, left: int, top: int, width: int, lead: int = 0, lead_ink: str = ""
    ) -> None:
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if lead:
            # Formats come before the lines: setting them later would throw the lines away.
            self._layout.setFormats([_range(0, lead, lead_ink)])
        self._place = QPointF(left, top)
        self._layout.beginLayout()
        height = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
            line = self._layout.createLine()
        self._layout.endLayout()
        self.bottom = top + round(height)

    def paint(self, painter: QPainter, ink: str) -> None:
        """Paint it; its beginning keeps its own colour."""
        painter.setPen(QColor(ink))
        self._layout.draw(painter, self._place)


def _range(start: int, length: int, ink: str) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    if ink:
        form.setForeground(QColor(ink))
    piece.start, piece.length, piece.format = start, length, form
    return piece
