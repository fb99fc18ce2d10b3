"""The time that is left as a ring: how much by the arc, the last part by its pattern, the state by a sign in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.view.look.faces import Face, tone_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.view.look.theme import Theme

_SIZE = 44
_WIDTH = 5.0
_TURN = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """Draws one life; it says nothing by itself, the row around it does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = Face("neutral", "dash")
        self._left: float | None = None
        self._is_last = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def show_life(self, face: Face, left: float | None, *, is_last: bool) -> None:
        """``left``: the part of the life that is left, 0 to 1, None where nobody knows; ``is_last``: its last part."""
        # Finer steps than half a degree are not to be seen, so they are not painted.
        left = None if left is None else round(left * 720) / 720
        if (face, left, is_last) != (self._face, self._left, self._is_last):
            self._face, self._left, self._is_last = face, left, is_last
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        tone = tone_of(colours, self._face.tone)
        edge = _WIDTH / 2 + 1
        around = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        track = QPen(QColor(colours.edge), _WIDTH)
        if self._left is None:
            track.setDashPattern([0.4, 1.2])
        painter.setPen(track)
        painter.drawEllipse(around)
        if self._left:
            pen = QPen(QColor(tone.ink), _WIDTH)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if self._is_last:
                pen.setDashPattern([0.55, 0.35])
            painter.setPen(pen)
            painter.drawArc(around, _TOP, round(self._left * _TURN))
        picture = self._theme.pixmap(self._face.icon, tone.ink, 18, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - 18) / 2, (self.height() - 18) / 2), picture)
