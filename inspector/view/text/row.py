"""One row of a painted text: its runs of colour, and a layout where characters are not all one cell wide."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int, int]
"""Start, end, number of a colour."""


class Run(NamedTuple):
    """Characters in one colour, in columns of a row; no colour: that of plain text. ``chosen``: they are selected."""

    start: int
    end: int
    number: int | None
    is_chosen: bool


def start_of(span: Span) -> int:
    """Give the key by which spans are sorted."""
    return span[0]


def runs(start: int, end: int, colours: Sequence[Span], chosen: tuple[int, int]) -> Iterator[Run]:
    """Cut a row into runs of one colour; what is selected is cut out."""
    at = start
    first = max(0, bisect_right(colours, start, key=start_of) - 1)
    for span_start, span_end, number in colours[first:]:
        if span_start >= end:
            break
        if span_end <= at:
            continue
        low, high = max(span_start, at), min(span_end, end)
        yield from _cut(at, low, None, chosen, start)
        yield from _cut(low, high, number, chosen, start)
        at = high
    yield from _cut(at, end, None, chosen, start)


def _cut(low: int, high: int, number: int | None, chosen: tuple[int, int], base: int) -> Iterator[Run]:
    inner = max(low, min(chosen[0], high)), max(low, min(chosen[1], high))
    for begin, stop, is_chosen in ((low, inner[0], False), (*inner, True), (inner[1], high, False)):
        if begin < stop:
            yield Run(begin - base, stop - base, number, is_chosen)


class BroadRow:
    """A row laid out by Qt, from left to right in any script; columns count characters."""

    def __init__(self, text: str, font: QFont, painted: Sequence[tuple[Run, QColor]] = ()) -> None:
        self._text = text
        # The line dies with its layout: both are kept.
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        self._layout.setFormats([self._format(run, colour) for run, colour in painted])
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._layout.endLayout()

    def _format(self, run: Run, colour: QColor) -> QTextLayout.FormatRange:
        span, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setForeground(colour)
        span.start, span.length = _units(self._text[: run.start]), _units(self._text[run.start : run.end])
        span.format = look
        return span

    def x_of(self, column: int) -> float:
        """Say where a column stands, in pixels."""
        return float(cast("tuple[float, int]", self._line.cursorToX(_units(self._text[:column])))[0])

    def column_at(self, x: float) -> int:
        """Find the column that is nearest to a place in pixels."""
        units, count = self._line.xToCursor(x), 0
        for place, character in enumerate(self._text):
            if count >= units:
                return place
            count += 1 + (character > "\uffff")
        return len(self._text)

    def draw(self, painter: QPainter, left: float, baseline: float) -> None:
        """Paint the row."""
        self._layout.draw(painter, QPointF(left, baseline - self._line.ascent()))


def _units(text: str) -> int:
    """Count as Qt does, in UTF-16 units: characters beyond U+FFFF are two."""
    return len(text) + sum(character > "\uffff" for character in text)
