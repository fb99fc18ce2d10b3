"""Where the characters of a long text stand: rows and columns, found by arithmetic instead of layout.

Nothing here grows with the number of lines but a few arrays of numbers; no object is kept per line.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from inspector.view.look.escaping import escape, is_odd, may_be_odd, odd_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 16
_PIECE = 1 << 12
_MOST_ESCAPES = 50_000
"""Odd characters up to which each is spelt out; a text that has more is no text, and gets a sign for each."""
_SIGN = "\ufffd"
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"
_TAB = "    "
_MOST_LAID_OUT = 4_000
"""Characters of a line with broad ones from which it is broken even where lines are not: Qt lays such rows out."""


class Row(NamedTuple):
    """One row of the grid: a span of the shown text, and whether one character is one cell."""

    start: int
    end: int
    is_simple: bool


class ShownText:
    """A text as it is shown, with what is odd spelt out, and the way between places of both."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.text = text
        self.is_dense = False
        self._odd: array[int] = array("Q")  # places in the source
        self._spelt: array[int] = array("Q")  # where their spelling ends in what is shown
        if text.isascii() and not text.encode().translate(None, _PRINTABLE):
            return
        self._spell()

    def _spell(self) -> None:
        parts: list[str] = []
        at = length = 0
        for place in _odd_places(self.source):
            if len(self._odd) >= _MOST_ESCAPES:
                self._odd, self._spelt, self.is_dense = array("Q"), array("Q"), True
                return
            character = self.source[place]
            spelling = _TAB if character == "\t" else escape(character)
            length += place - at + len(spelling)
            parts += (self.source[at:place], spelling)
            self._odd.append(place)
            self._spelt.append(length)
            at = place + 1
        self.text = "".join((*parts, self.source[at:]))

    def piece(self, start: int, end: int) -> str:
        """Give a piece of the shown text, safe to paint."""
        piece = self.text[start:end]
        return "".join(_SIGN if is_odd(c) else c for c in piece) if self.is_dense else piece

    def to_shown(self, place: int) -> int:
        """Turn a place in the source into one in what is shown."""
        before = bisect_left(self._odd, place)
        return place if before == 0 else self._spelt[before - 1] + place - self._odd[before - 1] - 1

    def to_source(self, place: int) -> int:
        """Turn a place in what is shown into one in the source; inside of a spelling, its own character's."""
        before = bisect_right(self._spelt, place)
        source = place if before == 0 else self._odd[before - 1] + 1 + place - self._spelt[before - 1]
        return min(source, self._odd[before]) if before < len(self._odd) else source


def _odd_places(text: str) -> Iterator[int]:
    """Find what is to be spelt out; pieces without it are passed over at the speed of C."""
    for at in range(0, len(text), _PIECE):
        piece = text[at : at + _PIECE]
        if may_be_odd(piece.replace("\n", "")):
            for match in odd_pattern().finditer(piece):
                if match[0] != "\n" and is_odd(match[0]):
                    yield at + match.start()


@cache
def _complex_line() -> re.Pattern[str]:
    # From the first character that may be broader, narrower or elsewhere than a cell, to the end of its line.
    return re.compile("[^\\x00-\\u02ff][^\\n]*")


class TextGrid:
    """The rows of a text at a number of columns; 0 columns break at newlines alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._stretches = _find_lines(text)
        self._complex = self._complex_lines()
        self._columns = -1
        self._long: array[int] = array("Q")  # lines that take several rows
        self._long_rows: array[int] = array("Q")  # the first row of each
        self._extra: array[int] = array("Q")  # rows that the long lines before it take beyond one each
        self.row_count = len(self._starts)
        self.wrap(0)

    def _complex_lines(self) -> array[int]:
        if self._text.isascii():
            return array("Q")
        found: array[int] = array("Q")
        for match in _complex_line().finditer(self._text):
            found.append(bisect_right(self._starts, match.start()) - 1)
        return found

    @property
    def has_complex(self) -> bool:
        """Tell whether any line has characters that may be broader or narrower than a cell."""
        return bool(self._complex)

    @property
    def longest(self) -> int:
        """Characters of the longest line."""
        return max(longest for _, _, longest in self._stretches)

    def line_end(self, line: int) -> int:
        """Say where a line ends, before its newline."""
        return self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self._text)

    def line_start(self, line: int) -> int:
        """Say where a line begins."""
        return self._starts[line]

    def line_at(self, place: int) -> int:
        """Find the line of a place."""
        return bisect_right(self._starts, place) - 1

    def is_complex(self, line: int) -> bool:
        """Tell whether a line has characters that may be broader or narrower than a cell."""
        at = bisect_left(self._complex, line)
        return at < len(self._complex) and self._complex[at] == line

    def wrap(self, columns: int) -> None:
        """Arrange the rows anew for a number of columns; 0: break at newlines alone."""
        if columns == self._columns:
            return
        self._columns = columns
        self._long, self._long_rows, self._extra = array("Q"), array("Q"), array("Q")
        extra = 0
        for line in self._lines_that_may_be_long(columns):
            more = -(-(self.line_end(line) - self._starts[line]) // self._width(line)) - 1
            if more > 0:
                self._long.append(line)
                self._long_rows.append(line + extra)
                self._extra.append(extra)
                extra += more
        self.row_count = len(self._starts) + extra

    def _lines_that_may_be_long(self, columns: int) -> Iterator[int]:
        if columns <= 0 and not self._complex:
            return
        least = columns * 2 // 5 if self._complex else columns
        least = least if columns > 0 else _MOST_LAID_OUT
        for first, end, longest in self._stretches:
            if longest > least:
                for line in range(first, end):
                    if self.line_end(line) - self._starts[line] > least:
                        yield line

    def _width(self, line: int) -> int:
        """Say how many characters a row of a line holds: broad ones take two cells, some a bit more."""
        if self._columns <= 0:
            length = self.line_end(line) - self._starts[line]
            return max(1, min(length, _MOST_LAID_OUT) if self.is_complex(line) else length)
        return max(1, self._columns * 2 // 5 if self.is_complex(line) else self._columns)

    def row(self, number: int) -> Row:
        """Give a row by its number."""
        at = bisect_right(self._long_rows, number) - 1
        if at < 0:
            line, inner = number, 0
        else:
            first, line = self._long_rows[at], self._long[at]
            size = self._extra_before(at + 1) - self._extra[at] + 1
            inner = number - first
            if inner >= size:
                line, inner = line + 1 + inner - size, 0
        width = self._width(line)
        start = self._starts[line] + inner * width
        end = min(start + width, self.line_end(line))
        return Row(start, end, not self.is_complex(line))

    def _extra_before(self, at: int) -> int:
        return self._extra[at] if at < len(self._extra) else self.row_count - len(self._starts)

    def row_of(self, place: int) -> int:
        """Find the row of a place; one at a break belongs to the row that it begins."""
        line = self.line_at(place)
        at = bisect_left(self._long, line)
        extra = self._extra_before(at)
        if at == len(self._long) or self._long[at] != line:
            return line + extra
        last = -(-(self.line_end(line) - self._starts[line]) // self._width(line)) - 1
        return line + extra + min((place - self._starts[line]) // self._width(line), last)


class _Stretch(NamedTuple):
    """Lines of a piece of the text: the first, the one behind the last, and the length of the longest."""

    first: int
    end: int
    longest: int


def _find_lines(text: str) -> tuple[array[int], list[_Stretch]]:
    """Find where lines begin, by Python's own loops in C, and a piece at a time to keep memory low."""
    starts = array("Q", [0])
    stretches = []
    for at in range(0, len(text), _CHUNK):
        chunk = text[at : at + _CHUNK]
        breaks = chunk.count("\n")
        if not breaks:
            continue
        sizes = list(map(len, _split(chunk, breaks)))
        first, begun = len(starts) - 1, starts[-1]
        ends = list(accumulate(sizes, initial=at))
        starts.fromlist(ends[1 : breaks + 1])
        stretches.append(_Stretch(first, first + breaks, max(ends[1] - begun, *sizes[1:breaks], 1) - 1))
    last = len(starts) - 1
    stretches.append(_Stretch(last, last + 1, len(text) - starts[last]))
    return starts, stretches


def _split(chunk: str, breaks: int) -> list[str]:
    """Split at newlines, which stay; `splitlines` is the fastest way, where it sees no other breaks."""
    lines = chunk.splitlines(keepends=True)
    if len(lines) == breaks + (not chunk.endswith("\n")):
        return lines
    return [f"{line}\n" for line in chunk.split("\n")]
