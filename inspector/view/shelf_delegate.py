"""Paints a token of the shelf in one line: the sign of its state, what it is, and how long it has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from inspector.view.row_delegate import ROW_ROLE, Row, is_selected, pixel_ratio

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from inspector.view.theme import Theme

_AIR = 8


class ShelfDelegate(QStyledItemDelegate):
    """The time keeps its room; what the token is gives way."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        colours = self._theme.colours
        tone = getattr(colours, row.tone)
        box: QRect = option.rect
        painter.save()
        selected = is_selected(self.parent(), index)
        if selected:
            painter.fillRect(box, QColor(colours.selection))
        ratio = pixel_ratio(self.parent())
        ink = colours.text if selected else tone.ink
        picture = self._theme.pixmap(row.icon, ink, 16, ratio)
        painter.drawPixmap(box.left() + _AIR, box.top() + (box.height() - 16) // 2, picture)
        metrics = QFontMetrics(option.font)
        middle = Qt.AlignmentFlag.AlignVCenter
        width = metrics.horizontalAdvance(row.word)
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        place = QRect(box.right() - _AIR - width, box.top(), width + 1, box.height())
        painter.drawText(place, middle, row.word)
        room = QRect(box.left() + 32, box.top(), place.left() - box.left() - 32 - _AIR, box.height())
        painter.setPen(QColor(colours.text))
        what = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, what)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, QFontMetrics(option.font).height() + _AIR)
