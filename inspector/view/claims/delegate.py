"""Paints the cells of the claims: indented names with a triangle, values in the colours of their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate

from inspector.model.record import NamedTuple
from inspector.view.claims.model import MEANING, NAME, SIZE, VALUE, ClaimsModel
from inspector.view.look.escaping import tooltip
from inspector.view.look.row_delegate import is_selected

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from inspector.view.text.json_colours import TextColours

    Index = QModelIndex | QPersistentModelIndex

_FONTS = 8
"""Fonts whose measures are kept; there are four as long as nobody changes them."""
_MARGIN = 6
_STEP = 14
_DEEPEST = 12
"""Depth from which names are indented no further: endless nesting must not push them out of sight."""
_BAR = 3
_BAR_SHADE = 0.22
_PLAIN = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip

_RIGHT = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


NOWHERE = (-1, 0)
"""No value, and no place in it."""


class _Cell(NamedTuple):
    """What stands in a cell: the text, cut to the room there is, and its font."""

    text: str
    is_cut: bool
    font: QFont


class ClaimsDelegate(QStyledItemDelegate):
    """Paints every cell by itself: Qt knows neither the depth nor texts that come in several lengths."""

    def __init__(self, claims: ClaimsModel, colours: TextColours, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._claims = claims
        self._view = view
        self.colours = colours
        self.needle = ""
        self.place = NOWHERE
        self.fixed_font = QFont()
        self._metrics: list[tuple[QFont, QFontMetrics]] = []
        self._fixed_for: tuple[QFont, QFont, QFont] | None = None

    # Measures

    def fixed_metrics(self) -> QFontMetrics:
        """Give the measures of the values' font."""
        return self._metrics_of(self._fixed(self._view.font()))

    def name_width(self, row: int) -> int:
        """Say how much room a name with its indent needs, in pixels."""
        return self._indent(row) + self._measure(self._claims.name_text(row), self._view.font()) + 2 * _MARGIN

    def value_width(self, row: int) -> int:
        """Say how much room a value needs, in pixels."""
        return self._measure(self._claims.value_text(row), self._fixed(self._view.font())) + 2 * _MARGIN

    def meaning_width(self, row: int) -> int:
        """Say how much room the longest form of a meaning needs, in pixels; nothing where there is none."""
        forms = self._claims.meaning_forms(row)
        return self._measure(forms[0], self._view.font()) + 2 * _MARGIN if forms else 0

    def least_meaning_width(self, row: int) -> int:
        """Say how much room a meaning must have: where it only explains beside a mark, that of the mark."""
        forms = self._claims.meaning_forms(row)
        if len(forms) > 1 and self._claims.is_marked(row):
            return self._measure(forms[-1], self._view.font()) + 2 * _MARGIN
        return self.meaning_width(row)

    def size_width(self, row: int) -> int:
        """Say how much room the bytes of a row need, in pixels."""
        return self._measure(self._claims.size_text(row), self._bold(self._view.font())) + 2 * _MARGIN

    @staticmethod
    def _bold(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def triangle(self, rectangle: QRect, row: int) -> QRect:
        """Place the triangle that expands and collapses a row, in its name's cell."""
        left = rectangle.left() + _MARGIN + min(self._claims.depth(row), _DEEPEST) * _STEP
        return QRect(left, rectangle.center().y() - 4, 9, 9)

    def _indent(self, row: int) -> int:
        return (min(self._claims.depth(row), _DEEPEST) + 1) * _STEP

    def _fixed(self, font: QFont) -> QFont:
        """The font of values in the size of another one; asked for several times for each row, hence kept."""
        made = self._fixed_for
        if made is None or made[0] != font or made[1] != self.fixed_font:
            made = self._fixed_for = QFont(font), QFont(self.fixed_font), self._make_fixed(font)
        return made[2]

    def _make_fixed(self, font: QFont) -> QFont:
        fixed = QFont(self.fixed_font)
        if font.pixelSize() > 0:
            fixed.setPixelSize(font.pixelSize())
        else:
            fixed.setPointSizeF(font.pointSizeF())
        return fixed

    def _metrics_of(self, font: QFont) -> QFontMetrics:
        for known, metrics in self._metrics:  # to compare fonts takes a tenth of the time of asking one for its key
            if known == font:
                return metrics
        metrics = QFontMetrics(font)
        self._metrics = [(QFont(font), metrics), *self._metrics[: _FONTS - 1]]
        return metrics

    def _measure(self, text: str, font: QFont) -> int:
        return self._metrics_of(font).horizontalAdvance(text)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row, column = index.row(), index.column()
        whole = QRect(option.rect)
        if column == SIZE:
            self._paint_size(painter, option, index)
            return
        if column != NAME and self._flows(row):
            # Each of the two cells paints its part of the whole.
            column, whole = VALUE, self._flowing(index)
        selected = is_selected(self._view, index)
        if selected:
            painter.fillRect(option.rect, option.palette.brush(self._group(), QPalette.ColorRole.Highlight))
        colour = self._colour(option, getattr(self.colours, self._claims.tone(row, column)), selected)
        cell = self._cell(option, whole, row, column)
        painter.save()
        painter.setClipRect(option.rect)
        if column == NAME:
            self._paint_signs(painter, option, row, selected)
        if self.needle:
            from inspector.view.claims.found import paint_found

            metrics = self._metrics_of(cell.font)
            chosen = self._chosen_place(row, column)
            paint_found(painter, metrics, cell.text, self.needle, self._room(whole, row, column), self.colours, chosen)
        painter.setPen(colour)
        painter.setFont(cell.font)
        painter.drawText(self._room(whole, row, column), _PLAIN, cell.text)
        painter.restore()

    def _chosen_place(self, row: int, column: int) -> int:
        """Which of the places in a cell is the one that is looked at; -1: none of them."""
        node, number = self.place
        if node < 0 or column not in (NAME, VALUE) or self._claims.node(row) != self._claims.node_for(node):
            return -1
        from inspector.view.claims.found import spans_of

        in_name = len(spans_of(self._claims.name_text(row), self.needle))
        if column == NAME:
            return number if number < in_name else -1
        return number - in_name

    def _paint_size(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the bytes of a row on a bar as long as their share: the largest is found at a glance."""
        row, box = index.row(), QRect(option.rect)
        selected = is_selected(self._view, index)
        if selected:
            painter.fillRect(box, option.palette.brush(self._group(), QPalette.ColorRole.Highlight))
        node = self._claims.node(row)
        if node < 0:
            return
        sizes = self._claims.sizes
        largest = sizes.is_largest(node)
        room = box.adjusted(_MARGIN // 2, 2, -_MARGIN // 2, -2)
        bar = QRect(room)
        bar.setLeft(room.right() - round(room.width() * sizes.share(node)) + 1)
        shade = QColor(self._colour(option, self.colours.warning if largest else self.colours.dim, selected))
        shade.setAlphaF(_BAR_SHADE)
        painter.fillRect(bar, shade)
        painter.save()
        painter.setFont(self._bold(option.font) if largest else option.font)
        painter.setPen(self._colour(option, getattr(self.colours, self._claims.tone(row, SIZE)), selected))
        painter.drawText(room.adjusted(0, 0, -_MARGIN // 2, 0), _RIGHT, self._claims.size_text(row))
        painter.restore()

    def _paint_signs(self, painter: QPainter, option: QStyleOptionViewItem, row: int, selected: bool) -> None:
        if self._claims.is_changed(row):
            bar = QRect(option.rect.left(), option.rect.top() + 1, _BAR, option.rect.height() - 2)
            painter.fillRect(bar, self._colour(option, self.colours.changed, selected))
        if not self._claims.has_children(row):
            return
        box = self.triangle(option.rect, row)
        left, top = float(box.left()), float(box.top())
        if self._claims.is_open(row):
            corners = [QPointF(left, top + 2), QPointF(left + 9, top + 2), QPointF(left + 4.5, top + 7.5)]
        else:
            corners = [QPointF(left + 2, top), QPointF(left + 7.5, top + 4.5), QPointF(left + 2, top + 9)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(option, self.colours.dim, selected))
        painter.drawPolygon(QPolygonF(corners))

    def _colour(self, option: QStyleOptionViewItem, colour: QColor, selected: bool) -> QColor:
        if not selected:
            return colour
        return option.palette.color(self._group(), QPalette.ColorRole.HighlightedText)

    def _group(self) -> QPalette.ColorGroup:
        return QPalette.ColorGroup.Active if self._view.isActiveWindow() else QPalette.ColorGroup.Inactive

    def _room(self, rectangle: QRect, row: int, column: int) -> QRect:
        left = self._indent(row) if column == NAME else 0
        return rectangle.adjusted(_MARGIN + left, 0, -_MARGIN, 0)

    def _flows(self, row: int) -> bool:
        """Tell whether a value flows on: there is no meaning, or one that only explains and stands in the way."""
        if not self._claims.meaning_forms(row):
            return True
        return self._claims.gives_way(row) and self.value_width(row) > self._width_of(row, VALUE)

    def _width_of(self, row: int, column: int) -> int:
        return self._view.visualRect(self._claims.index(row, column)).width()

    def _flowing(self, index: Index) -> QRect:
        value, meaning = self._claims.index(index.row(), VALUE), self._claims.index(index.row(), MEANING)
        return self._view.visualRect(value).united(self._view.visualRect(meaning))

    def _cell(self, option: QStyleOptionViewItem, whole: QRect, row: int, column: int) -> _Cell:
        room = self._room(whole, row, column).width()
        if column == NAME:
            return self._fit((self._claims.name_text(row),), option.font, room, Qt.TextElideMode.ElideMiddle)
        if column == VALUE:
            fixed = self._fixed(option.font)
            return self._fit((self._claims.value_text(row),), fixed, room, Qt.TextElideMode.ElideRight)
        forms = self._claims.meaning_forms(row)
        is_date = len(forms) > 1 and not (self._claims.gives_way(row) or self._claims.is_marked(row))
        mode = Qt.TextElideMode.ElideMiddle if is_date else Qt.TextElideMode.ElideRight
        return self._fit(forms, option.font, room, mode)

    def _fit(self, forms: tuple[str, ...], font: QFont, room: int, mode: Qt.TextElideMode) -> _Cell:
        """Take the longest form that has room; where none has, cut the shortest."""
        metrics = self._metrics_of(font)
        for place, form in enumerate(forms):
            if metrics.horizontalAdvance(form) <= room:
                return _Cell(form, is_cut=place > 0, font=font)
        if not forms:
            return _Cell("", is_cut=False, font=font)
        return _Cell(metrics.elidedText(forms[-1], mode, room), is_cut=True, font=font)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show a tooltip only where something was cut off."""
        from PySide6.QtWidgets import QToolTip

        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row, column, whole = index.row(), index.column(), QRect(option.rect)
        asked = column
        if column == SIZE:
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view)
            return True
        if column != NAME and self._flows(row):
            column, whole = VALUE, self._flowing(index)
        text = ""
        if column != NAME and (self._claims.is_marked(row) or self._claims.is_withheld(row)):
            text = tooltip("\n".join(self._claims.details(row)))
        elif self._cell(option, whole, row, column).is_cut or asked != column:
            # Where a long value stands over its meaning, the place of the meaning still tells it.
            told = self._claims.index(row, asked).data(Qt.ItemDataRole.ToolTipRole)
            text = str(told or self._claims.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
        QToolTip.showText(event.globalPos(), text, view)
        return True
