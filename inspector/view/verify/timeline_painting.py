"""Paints the picture of a life: lines and shapes of our own, so that it is crisp at every scale factor and in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from inspector.model.scale import Placed, Scale
    from inspector.view.look.colours import Colours, Tone

MARGIN = 7.0
"""Pixels that are free at both ends of the track, so that what stands at its rim is whole."""
_TRACK = 10.0
_HEAD = 9.0
_TICK = 4.0
_HATCH = 4.0
_LEAST = 4.0
"""Pixels that a part takes at least, however short it is."""
_OPEN = 40.0
"""Pixels beyond the rim where a life without a beginning or an end is cut off."""


class Mark(NamedTuple):
    """A moment of the token: its place (0 to 1), the side on which it lies outside (-1, 1, else 0), and its words."""

    place: float
    side: int
    forms: tuple[str, ...]
    sentence: str


class Picture(NamedTuple):
    """What is painted. Moments and spans in seconds; ``labels``: those of now and of each mark, None without room."""

    scale: Scale
    start: float | None
    end: float | None
    now: float
    is_as_of: bool
    last_part: float
    leeway: float
    tone: str
    marks: tuple[Mark, ...]
    labels: tuple[tuple[Placed, str] | None, ...]
    is_focused: bool


def height(line: float) -> int:
    """The height of the whole, where a line of text is that high."""
    return round(2 * line + _HEAD + _TRACK + _TICK + 7)


def paint(painter: QPainter, size: QSize, line: float, colours: Colours, picture: Picture | None) -> None:
    """Paint a picture, or the line that stands where there is none."""
    track = QRectF(MARGIN, line + _HEAD + 1, size.width() - 2 * MARGIN, _TRACK)
    middle = track.center().y()
    dotted = Qt.PenStyle.DotLine if picture is None else Qt.PenStyle.DashLine
    painter.setPen(QPen(QColor(colours.strong_edge), 1, dotted))
    painter.drawLine(QPointF(track.left(), middle), QPointF(track.right(), middle))
    if picture is None:
        return
    if picture.is_focused:
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0.75, line + 0.75, size.width() - 1.5, _HEAD + _TRACK + _TICK + 1), 5, 5)
    tone: Tone = getattr(colours, picture.tone)
    if picture.start is not None or picture.end is not None:
        _paint_life(painter, track, colours, tone, picture)
    _paint_marks(painter, track, colours, picture)
    _paint_now(painter, track, colours, picture)
    _paint_labels(painter, QPointF(line, track.bottom() + _TICK + 2), colours, picture)


def _x(track: QRectF, picture: Picture, moment: float) -> float:
    return track.left() + track.width() * picture.scale.place(moment)


def _paint_life(painter: QPainter, track: QRectF, colours: Colours, tone: Tone, picture: Picture) -> None:
    start, end = picture.start, picture.end
    if start is not None and end is not None and end <= start:
        return  # it never was valid: the marks alone are true
    left = track.left() - _OPEN if start is None else _x(track, picture, start)
    right = track.right() + _OPEN if end is None else _x(track, picture, end)
    right = max(right, left + _LEAST)
    life = QRectF(left, track.top(), right - left, _TRACK)
    painter.save()
    painter.setClipRect(track.adjusted(-1, -1, 1, 1))
    if picture.leeway > 0:
        if start is not None:
            _paint_leeway(painter, _x(track, picture, start - picture.leeway), life.left(), track, tone)
        if end is not None:
            _paint_leeway(painter, life.right(), _x(track, picture, end + picture.leeway), track, tone)
    shape = QPainterPath()
    shape.addRoundedRect(life, 4, 4)
    painter.fillPath(shape, QColor(colours.base))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    spent = min(life.right(), _x(track, picture, picture.now))
    if end is not None and picture.now >= end:
        spent = life.right()
    _fill(painter, QRectF(life.left(), life.top(), max(0.0, spent - life.left()), _TRACK), QColor(tone.ink))
    if end is not None:
        part = track.width() * picture.last_part / (picture.scale.end - picture.scale.begin)
        _paint_last_part(painter, life, spent, colours, tone, min(life.width(), max(_LEAST, part)))
    painter.restore()
    painter.setPen(QPen(QColor(tone.ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(life.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()


def _paint_last_part(painter: QPainter, life: QRectF, spent: float, colours: Colours, tone: Tone, part: float) -> None:
    """Hatch what counts as expiring: in ink where it is still to come, in paper where it is over."""
    last = QRectF(life.right() - part, life.top(), part, life.height())
    for colour, begin, finish in (
        (colours.base, last.left(), min(spent, last.right())),
        (tone.ink, max(spent, last.left()), last.right()),
    ):
        if finish > begin:
            painter.save()
            painter.setClipRect(
                QRectF(begin, last.top(), finish - begin, last.height()), Qt.ClipOperation.IntersectClip
            )
            painter.setPen(QPen(QColor(colour), 1.2))
            painter.drawLines(_hatch(last))
            painter.restore()


def _hatch(area: QRectF) -> list[QLineF]:
    lines = []
    x = area.right() + area.height()
    while x > area.left():
        lines.append(QLineF(x, area.top(), x - area.height(), area.bottom()))
        x -= _HATCH
    return lines


def _fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Fill a box; for `QPainter.fillRect` PySide would first load the names of all of Qt's gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)


def _paint_leeway(painter: QPainter, left: float, right: float, track: QRectF, tone: Tone) -> None:
    """A shaded rim with an edge of dots: what the checks forgive."""
    if right - left < _LEAST:
        left, right = (right - _LEAST, right) if right <= track.center().x() else (left, left + _LEAST)
    rim = QRectF(left, track.top() + 2, right - left, track.height() - 4)
    shade = QColor(tone.ink)
    shade.setAlpha(60)
    _fill(painter, rim, shade)
    painter.setPen(QPen(QColor(tone.ink), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rim.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_marks(painter: QPainter, track: QRectF, colours: Colours, picture: Picture) -> None:
    painter.setBrush(QColor(colours.strong_edge))
    for mark in picture.marks:
        x = track.left() + track.width() * mark.place
        if mark.side:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(_arrow(QPointF(x, track.center().y()), mark.side, 4))
        else:
            painter.setPen(QPen(QColor(colours.strong_edge), 1))
            x = round(x) + (0.5 if mark.place < 1 else -0.5)
            painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + _TICK))


def _arrow(tip: QPointF, side: int, size: float) -> QPolygonF:
    back = tip.x() - side * size * 1.5
    return QPolygonF([tip, QPointF(back, tip.y() - size), QPointF(back, tip.y() + size)])


def _paint_now(painter: QPainter, track: QRectF, colours: Colours, picture: Picture) -> None:
    """A pointer above its place; outside, an arrow at the rim; a diamond where it is not now."""
    x = _x(track, picture, picture.now)
    side = picture.scale.side(picture.now)
    ink = QColor(colours.warn.ink if picture.is_as_of else colours.text)
    painter.setPen(QPen(QColor(colours.base), 1.5))
    painter.setBrush(ink)
    top = track.top()
    if side:
        painter.drawPolygon(_arrow(QPointF(x + side * (MARGIN - 1), track.center().y()), side, 6))
        return
    if picture.is_as_of:
        middle = top - 5
        painter.drawPolygon(
            QPolygonF([QPointF(x, middle - 5), QPointF(x + 5, middle), QPointF(x, middle + 5), QPointF(x - 5, middle)])
        )
    else:
        painter.drawPolygon(QPolygonF([QPointF(x - 6, top - 9), QPointF(x + 6, top - 9), QPointF(x, top)]))
    painter.setPen(QPen(QColor(colours.base), 4))
    painter.drawLine(QPointF(x, top + 1), QPointF(x, track.bottom() - 1))
    painter.setPen(QPen(ink, 2))
    painter.drawLine(QPointF(x, top - 1), QPointF(x, track.bottom() + 1))


def _paint_labels(painter: QPainter, rows: QPointF, colours: Colours, picture: Picture) -> None:
    """``rows``: the height of a line, and where the lower row begins."""
    for number, label in enumerate(picture.labels):
        if label is None:
            continue
        where, text = label
        ink = colours.muted if number else colours.warn.ink if picture.is_as_of else colours.text
        painter.setPen(QColor(ink))
        box = QRectF(where.left, rows.y() if where.row else 0.0, where.width + 1, rows.x())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, text)
