"""Paints the details of a token: headings, names, values that break into lines, small bars, and words that explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from inspector.view.details.facts import SIGNS
from inspector.view.details.model import FACT_ROLE
from inspector.view.look.paragraph import Paragraph
from inspector.view.look.row_delegate import is_selected, pixel_ratio
from inspector.view.look.theme import monospace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from inspector.view.details.facts import Fact
    from inspector.view.look.row_list import PaintedList
    from inspector.view.look.theme import Theme

_LEAST = 40
"""The width that a row asks for: it gets that of its view, and one that asked for more would outlast it."""
_PAD = 4
_EDGE = 8
_GAP = 10
_SIGN = 14
_BAR = 4
_NAME_PART = 0.36
_LEAST_NAME, _MOST_NAME = 64, 170
_NEW_LINE = "\u2028"
"""What begins a new line within a paragraph."""


class _Laid(NamedTuple):
    """A row laid out: name, value, note, where the bar is, and where all of it ends."""

    name: Paragraph
    value: Paragraph
    note: Paragraph | None
    bar: QRect
    bottom: int


class DetailsDelegate(QStyledItemDelegate):
    """Paints a `Fact` in the width of the table's first column."""

    def __init__(self, theme: Theme, parent: PaintedList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name_width = _LEAST_NAME

    def measure(self, names: set[str], font: QFont, width: int) -> None:
        """Give names the room that most of them need; rows must be laid out anew."""
        metrics = QFontMetrics(font)
        most = min(_MOST_NAME, int(width * _NAME_PART))
        wide = [metrics.horizontalAdvance(name) + 2 for name in names]
        fitting = [size for size in wide if size <= most]
        # One name that is far too long must not take the room of all values.
        self._name_width = max(_LEAST_NAME, max(fitting, default=0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        fact: Fact | None = index.data(FACT_ROLE)
        if fact is None:
            return
        colours, box = self._theme.colours, option.rect
        painter.save()
        if is_selected(self.parent(), index):
            painter.fillRect(box, QColor(colours.selection))
        if fact.is_heading:
            self._paint_heading(painter, fact, box, option.font, is_first=not index.row())
            painter.restore()
            return
        laid = self._lay_out(fact, box, option.font)
        laid.name.paint(painter, colours.muted)
        laid.value.paint(painter, colours.text)
        if laid.note is not None:
            laid.note.paint(painter, colours.muted)
        if fact.tone:
            ink = getattr(colours, fact.tone).ink
            sign = self._theme.pixmap(SIGNS[fact.tone], ink, _SIGN, pixel_ratio(self.parent()))
            painter.drawPixmap(self._left(box), box.top() + _PAD + 1, sign)
        if fact.share is not None:
            self._paint_bar(painter, laid.bar, fact)
        painter.restore()

    def _paint_heading(self, painter: QPainter, fact: Fact, box: QRect, font: QFont, *, is_first: bool) -> None:
        colours = self._theme.colours
        if not is_first:
            painter.setPen(QPen(QColor(colours.edge), 1))
            line = box.top() + _EDGE // 2
            painter.drawLine(box.left(), line, box.right(), line)
        painter.setPen(QColor(colours.text))
        painter.setFont(_bold(font))
        room = box.adjusted(_EDGE, 0 if is_first else _EDGE, -_EDGE, 0)
        text = QFontMetrics(painter.font()).elidedText(fact.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_bar(self, painter: QPainter, bar: QRect, fact: Fact) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.strong_edge if colours.window == colours.base else colours.edge), 1))
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        full = QRect(bar)
        full.setWidth(max(_BAR, round(bar.width() * min(1.0, fact.share or 0.0))))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warn.ink if fact.tone == "warn" else colours.accent))
        painter.drawRoundedRect(full, _BAR / 2, _BAR / 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        fact: Fact | None = index.data(FACT_ROLE)
        width = cast("PaintedList", self.parent()).room
        if fact is None or fact.is_heading:
            height = QFontMetrics(_bold(option.font)).height() + 2 * _PAD + (0 if not index.row() else _EDGE)
            return QSize(_LEAST, height)
        return QSize(_LEAST, self._lay_out(fact, QRect(0, 0, width, 0), option.font).bottom + _PAD)

    def _left(self, box: QRect) -> int:
        return box.left() + _EDGE + self._name_width + _GAP

    def _lay_out(self, fact: Fact, box: QRect, font: QFont) -> _Laid:
        top, left = box.top() + _PAD, self._left(box)
        right = box.right() - _EDGE
        name = Paragraph(fact.name, font, left=box.left() + _EDGE, top=top, width=self._name_width)
        face, small = monospace(0.94) if fact.fixed else font, QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.94)
        indent = _SIGN + _PAD if fact.tone else 0
        value = Paragraph(fact.value, face, left=left + indent, top=top, width=right - left - indent)
        bottom, bar = value.bottom, QRect()
        if fact.share is not None:
            bar = QRect(left, bottom + 3, right - left, _BAR)
            bottom += _BAR + 6
        lines = fact.note.replace("\n", _NEW_LINE)
        note = Paragraph(lines, small, left=left, top=bottom, width=right - left) if lines else None
        return _Laid(name, value, note, bar, max(name.bottom, note.bottom if note is not None else bottom))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
