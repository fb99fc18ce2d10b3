"""Paints a token of the shelf in two lines, with its life as a bar on the scale that all rows share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate

from inspector.view.look.row_delegate import is_selected, pixel_ratio
from inspector.view.shelf.rows import ShelfRows

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from inspector.model.shelf import Entry
    from inspector.view.look.colours import Tone
    from inspector.view.look.theme import Theme
    from inspector.view.shelf.face import Bar, Face
    from inspector.view.shelf.words import Words

_AIR = 8
_PAD = 5
_TEXT = 32
"""Where the text begins, behind the sign."""
_TRACK = 8
_LEAST = 64
"""Pixels of the column of bars in the narrowest shelf."""
_WIDEST = 150
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEAST_PLACE = 64
_LEAST_BOTH = 140
"""Pixels below which a place is left out, and an issuer beside a subject."""
_SHORT = "https://"
"""What an issuer can do without on the screen; the tooltip has it."""


class ShelfDelegate(QStyledItemDelegate):
    """The time keeps its room, then type and subject; where the token stood gives way first."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._faces: dict[str, QFont] = {}
        self._base = QFont()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rows = index.model()
        if not isinstance(rows, ShelfRows):
            return
        box: QRect = option.rect
        self._dress(option.font)
        colours = self._theme.colours
        entry, words, face = rows.entry(index.row()), rows.words(index.row()), rows.face(index.row())
        selected = is_selected(self.parent(), index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(box, QColor(colours.selection))
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        tone: Tone = getattr(colours, face.tone)
        ink = colours.text if selected else tone.ink
        upper, lower = self._lines(box)
        picture = self._theme.pixmap(face.icon, ink, 16, pixel_ratio(self.parent()))
        painter.drawPixmap(box.left() + _AIR, upper.center().y() - 7, picture)
        self._paint_title(painter, upper, entry, words, face, ink)
        bars = QRectF(lower)
        bars.setLeft(lower.right() - min(_WIDEST, max(_LEAST, round(box.width() * 0.29))))
        if selected:
            tone = tone._replace(ink=colours.text, paper=colours.base)
        self._paint_bar(painter, bars, box, face, tone)
        lower.setRight(round(bars.left()) - _AIR - 2)
        self._paint_rest(painter, lower, words, face, rows.apart(index.row()), colours.text if selected else "")
        painter.restore()

    def _dress(self, font: QFont) -> None:
        if self._faces and font == self._base:
            return
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * 0.92)
        figures = QFont(font)
        if hasattr(figures, "setFeature"):
            figures.setFeature(QFont.Tag("tnum"), 1)
        self._base, self._faces = QFont(font), {"bold": bold, "small": small, "figures": figures}

    def _lines(self, box: QRect) -> tuple[QRect, QRect]:
        """The room of both lines, from the text's beginning to the right border's air."""
        high = QFontMetrics(self._base).height()
        upper = QRect(box.left() + _TEXT, box.top() + _PAD, box.width() - _TEXT - _AIR, high)
        return upper, upper.translated(0, high + 1)

    def _paint_title(self, painter: QPainter, room: QRect, entry: Entry, words: Words, face: Face, ink: str) -> None:
        colours = self._theme.colours
        figures, bold = QFontMetrics(self._faces["figures"]), QFontMetrics(self._faces["bold"])
        width = figures.horizontalAdvance(face.word)
        painter.setFont(self._faces["figures"])
        painter.setPen(QColor(ink))
        painter.drawText(QRect(room.right() - width, room.top(), width + 1, room.height()), _MIDDLE, face.word)
        right = room.right() - width - _AIR
        count = f"×{entry.times:,}" if entry.times > 1 else ""
        marks = (18 if entry.is_pinned else 0) + (figures.horizontalAdvance(count) + 6 if count else 0)
        title = bold.elidedText(words.title, Qt.TextElideMode.ElideRight, right - room.left() - marks)
        painter.setFont(self._faces["bold"])
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(room.left(), room.top(), right - room.left(), room.height()), _MIDDLE, title)
        at = room.left() + bold.horizontalAdvance(title) + 6
        if count:
            painter.setFont(self._faces["figures"])
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRect(at, room.top(), right - at, room.height()), _MIDDLE, count)
            at += figures.horizontalAdvance(count) + 6
        if entry.is_pinned:
            picture = self._theme.pixmap("pin", colours.text, 12, pixel_ratio(self.parent()))
            painter.drawPixmap(at, room.center().y() - 5, picture)

    def _paint_rest(
        self, painter: QPainter, room: QRect, words: Words, face: Face, apart: tuple[str, ...], ink: str
    ) -> None:
        """Issuer, subject and what tells the token apart; then where it stood, if there is room for it."""
        colours = self._theme.colours
        small = QFontMetrics(self._faces["small"])
        painter.setFont(self._faces["small"])
        left = room.left()
        issuer = words.issuer.removeprefix(_SHORT).rstrip("/")
        rest = " · ".join(filter(None, (words.subject, *apart)))
        least = room.width() - (small.horizontalAdvance(face.wrong) if face.wrong else 0)
        if rest and least < _LEAST_BOTH:
            issuer = ""
        parts = [(face.wrong, colours.bad.ink), (issuer, colours.text), (rest, colours.text), (words.place, "")]
        shown = [(text, ink or colour or colours.muted) for text, colour in parts if text]
        gap = small.horizontalAdvance(" · ")
        for number, (text, colour) in enumerate(shown):
            width = room.right() - left
            is_place = text is words.place and number == len(shown) - 1
            if width < (_LEAST_PLACE if is_place and number else 16):
                return
            if number:
                painter.setPen(QColor(ink or colours.muted))
                painter.drawText(QRect(left, room.top(), gap, room.height()), _MIDDLE, " · ")
                left, width = left + gap, width - gap
            if text is issuer and rest:
                # A long issuer leaves the subject up to half of the room.
                width -= min(small.horizontalAdvance(rest) + gap + 4, width // 2)
            # The end of a place is the line, that of an issuer the tenant.
            modes = Qt.TextElideMode
            elide = modes.ElideLeft if is_place else modes.ElideMiddle if text is issuer else modes.ElideRight
            fitting = small.elidedText(text, elide, width)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(left, room.top(), width, room.height()), _MIDDLE, fitting)
            left += small.horizontalAdvance(fitting)

    def _paint_bar(self, painter: QPainter, room: QRectF, box: QRect, face: Face, tone: Tone) -> None:
        colours = self._theme.colours
        middle = room.center().y()
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        now = room.left() + room.width() * face.now
        if face.bar is not None:
            self._paint_life(
                painter, QRectF(room.left(), middle - _TRACK / 2, room.width(), _TRACK), face, face.bar, tone
            )
        painter.setPen(QPen(QColor(colours.text), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLine(QPointF(round(now), room.top() + 1), QPointF(round(now), box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_life(self, painter: QPainter, track: QRectF, face: Face, bar: Bar, tone: Tone) -> None:
        """What is spent is full, what is left is pale, the last part is hatched; what has expired is hollow."""
        left, right = (track.left() + track.width() * place for place in (bar.left, bar.right))
        if bar.right <= 0:
            self._paint_gone(painter, track, tone)
            return
        right = max(right, left + 4)
        life = QRectF(left, track.top(), right - left, track.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        # An end beyond the scale is cut off by the border of the column, without its round corner.
        whole = life.adjusted(0 if bar.begins else -6, 0, 0 if bar.ends else 6, 0)
        painter.save()
        painter.setClipRect(track.adjusted(0, -1, 0, 1))
        painter.setPen(QPen(QColor(tone.edge if face.state != "expired" else tone.ink), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if face.state == "expired" else QColor(tone.paper))
        painter.drawRoundedRect(whole, 3, 3)
        if face.state != "expired":
            painter.setPen(Qt.PenStyle.NoPen)
            if bar.ends:
                last = track.left() + track.width() * bar.last
                last = min(last, right - 4)
                painter.setBrush(QBrush(QColor(tone.ink), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(QRectF(last, life.top(), right - last, life.height()), 3, 3)
            spent = track.left() + track.width() * min(face.now, bar.right)
            if spent > left:
                painter.setBrush(QColor(tone.ink))
                painter.drawRoundedRect(QRectF(whole.left(), life.top(), spent - whole.left(), life.height()), 3, 3)
            painter.setPen(QPen(QColor(tone.ink), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, 3, 3)
        painter.restore()

    def _paint_gone(self, painter: QPainter, track: QRectF, tone: Tone) -> None:
        """Point to the left: it ended before the scale begins."""
        middle = track.center().y()
        painter.setPen(QPen(QColor(tone.ink), 1.5))
        tip, tail = track.left() + 1, track.left() + 4.5
        painter.drawPolyline(
            QPolygonF([QPointF(tail, middle - 3.5), QPointF(tip, middle), QPointF(tail, middle + 3.5)])
        )


def row_height(font: QFont) -> int:
    """How high every row is: two lines and some air."""
    return 2 * QFontMetrics(font).height() + 1 + 2 * _PAD
