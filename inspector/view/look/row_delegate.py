"""Paints a row of the board or of the findings: a sign, a name, and sentences that break into lines
instead of being cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QWidget

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from inspector.view.look.paragraph import Paragraph
    from inspector.view.look.row_list import PaintedList
    from inspector.view.look.theme import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 4
_NARROW = 320
"""Below this width a row's sentence stands under its name instead of beside it."""


_LEAST = 40
"""The width that a row asks for: it gets that of its view, and one that asked for more would outlast it."""


class Row(NamedTuple):
    """What a row shows. ``tone``: a tone's name; ``lines``: pairs of a style (``main``, ``quiet``,
    ``mono``) and a text; ``details``: more of them, for the row that was chosen.
    """

    icon: str
    tone: str
    word: str
    title: str
    lines: tuple[tuple[str, str], ...]
    quiet: bool = False
    details: tuple[tuple[str, str], ...] = ()


class RowDelegate(QStyledItemDelegate):
    """Paints `Row`s; ``title_width`` is the room for the names, 0 puts them above the sentences."""

    def __init__(self, theme: Theme, parent: PaintedList, *, title_width: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title_width = title_width

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        colours = self._theme.colours
        box: QRect = option.rect
        painter.save()
        selected = is_selected(self.parent(), index)
        if selected:
            painter.fillRect(box, QColor(colours.selection))
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(box.bottomLeft() + QPoint(8, 0), box.bottomRight() - QPoint(8, 0))
        tone = getattr(colours, row.tone)
        ratio = pixel_ratio(self.parent())
        painter.drawPixmap(box.left() + 8, box.top() + _PAD, self._theme.pixmap(row.icon, tone.ink, 16, ratio))
        for paragraph, kind in self._paragraphs(self._whole(row, index), box, option.font, tone.ink):
            quiet = (row.quiet or kind == "quiet") and not selected
            paragraph.paint(painter, colours.muted if quiet else colours.text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row | None = index.data(ROW_ROLE)
        width = cast("PaintedList", self.parent()).room
        if row is None:
            return QSize(_LEAST, 24)
        paragraphs = self._paragraphs(self._whole(row, index), QRect(0, 0, width, 0), option.font)
        bottom = max((paragraph.bottom for paragraph, _ in paragraphs), default=0)
        return QSize(_LEAST, max(bottom, _PAD + 16) + _PAD)

    def _whole(self, row: Row, index: QModelIndex | QPersistentModelIndex) -> Row:
        if not row.details or not is_selected(self.parent(), index):
            return row
        return row._replace(lines=(*row.lines, *row.details), details=())

    def _paragraphs(self, row: Row, box: QRect, font: QFont, ink: str = "") -> list[tuple[Paragraph, str]]:
        # Loaded with the first row: the first window is quicker without it.
        from inspector.view.look.paragraph import Paragraph

        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * 0.94)
        left, right, top = box.left() + 32, box.right() - 8, box.top() + _PAD
        made: list[tuple[Paragraph, str]] = []
        lines = list(row.lines)
        title_face = font if row.quiet else bold
        if self._title_width and right - left < _NARROW:
            word_width = QFontMetrics(bold).horizontalAdvance(row.word) + 4
            room = right - left - word_width
            word = Paragraph(
                row.word, small, left=right - word_width, top=top, width=word_width, lead=len(row.word), lead_ink=ink
            )
            title = Paragraph(row.title, title_face, left=left, top=top, width=room)
            made = [(title, "title"), (word, "main")]
            top = max(title.bottom, word.bottom)
        else:
            if self._title_width:
                title = Paragraph(row.title, title_face, left=left, top=top, width=self._title_width - 8)
                made.append((title, "title"))
                left += self._title_width
            if row.word:
                kind, text = lines.pop(0) if lines else ("main", "")
                first = f"{row.word}  {text}" if text else row.word
                paragraph = Paragraph(
                    first, small, left=left, top=top, width=right - left, lead=len(row.word), lead_ink=ink
                )
                made.append((paragraph, kind))
                top = paragraph.bottom
        for kind, text in lines:
            paragraph = Paragraph(text, small, left=left, top=top, width=right - left)
            made.append((paragraph, kind))
            top = paragraph.bottom
        return made


def is_selected(view: QObject | None, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Ask the view itself: the option's flags would load all of `QStyle`, which takes longer than a window to paint."""
    selection = view.selectionModel() if isinstance(view, QAbstractItemView) else None
    return selection is not None and selection.isSelected(index)


def pixel_ratio(view: QObject | None) -> float:
    """Ask the view itself: a painter's device may be so much that PySide loads every kind of widget to tell what it is."""
    return view.devicePixelRatioF() if isinstance(view, QWidget) else 1.0
