"""The colours of JSON on the screen, readable on any background, and where they belong in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH = 4.5
"""The contrast that WCAG 2, level AA, asks of small text."""


class TextColours(NamedTuple):
    """Colours of texts that hold claims; each is told apart by its words or its form, too."""

    string: QColor
    number: QColor
    keyword: QColor
    name: QColor
    dim: QColor
    warning: QColor
    changed: QColor


_LIGHT = ("#0a6b2d", "#0a4fa8", "#7a3ab8", "", "#5b6470", "#a03a00", "#8a4b00")
_DARK = ("#86d993", "#8ab8ff", "#d0a5ff", "", "#a3adba", "#ffab70", "#f2c55c")


def colours_of(palette: QPalette) -> TextColours:
    """Choose colours that can be read on a palette's background; in need, the palette's own text colour."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    chosen = _DARK if luminance(base) < luminance(text) else _LIGHT
    return TextColours(*(_readable(QColor(name or text), base, text) for name in chosen))


def _readable(colour: QColor, base: QColor, text: QColor) -> QColor:
    return colour if contrast(colour, base) >= ENOUGH else text


def luminance(colour: QColor) -> float:
    """Say how bright a colour is (WCAG 2, relative luminance)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Compare two colours (WCAG 2, contrast ratio: 1 to 21)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r'(?P<text>"(?:[^"\\\n]|\\.)*"?)(?P<colon>[ \t]*:)?'
        r"|(?P<number>-?\d[\d.eE+-]*)|(?P<keyword>\b(?:true|false|null|NaN|-?Infinity)\b)"
    )


@cache
def _first_edge() -> re.Pattern[str]:
    # A quote that opens a text comes behind one of these signs, one that closes it before one of those.
    return re.compile(r'(?P<opens>[{\[,:]\s*")|(?P<closes>"\s*[}\],:])')


def json_spans(text: str, *, is_line_start: bool = True) -> Iterator[tuple[int, int, int]]:
    """Colour a piece of JSON: spans and places in `TextColours`.

    Where the piece begins in the middle of a line, what it begins with is guessed from the first quote.
    """
    at = 0
    if not is_line_start:
        edge = _first_edge().search(text)
        if edge is not None and edge["closes"]:
            at = edge.start() + 1
            yield 0, at, 0
    for match in _token().finditer(text, at):
        if match["text"] is not None:
            yield match.start("text"), match.end("text"), 3 if match["colon"] else 0
        else:
            yield match.start(), match.end(), 1 if match["number"] else 2
