"""Shows a token's life as a picture: when it began, how much is used, when it ends, and where now is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.calendar import utc
from inspector.view.furniture import named

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from inspector.model import Lifetime
    from inspector.view.colours import Tone
    from inspector.view.theme import Theme

_TRACK = 8
_OUTSIDE = 0.16
"""The part of the width that is left for a now before the beginning or after the end."""


class Mark(NamedTuple):
    """A moment on the track: its place between 0 and 1, its label, and a shorter one."""

    place: float
    label: str
    short: str


class Timeline(QWidget):
    """Paints `Lifetime`; its accessible description says the same in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lifetime: Lifetime | None = None
        self._is_as_of = False
        self._now = 0.0
        self._last_part = 0.0
        self._tone = "neutral"
        self._marks: tuple[Mark, ...] = ()
        named(self, "validityTimeline", self.tr("Validity"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_lifetime(self, lifetime: Lifetime | None, now: float, last_part: float, tone: str) -> None:
        """Show a life at a moment; ``last_part``: the seconds at its end that count as expiring,
        ``tone``: the name of its tone.
        """
        if (lifetime, now, tone) == (self._lifetime, self._now, self._tone):
            return
        self._lifetime, self._now, self._last_part, self._tone = lifetime, now, last_part, tone
        self._marks = self._make_marks()
        self.setAccessibleDescription(self._words())
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(280, 2 * line + _TRACK + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _bounds(self) -> tuple[float, float] | None:
        life = self._lifetime
        if life is None or life.expires_at is None:
            return None
        starts = [moment for moment in (life.issued_at, life.not_before) if moment is not None]
        start = starts[0] if starts else None
        if starts and min(starts) < life.expires_at:
            start = min(starts)
        if start is None or start >= life.expires_at:
            return None
        return start, life.expires_at

    def _make_marks(self) -> tuple[Mark, ...]:
        bounds, life = self._bounds(), self._lifetime
        if bounds is None or life is None:
            return ()
        marks = []
        issued, earliest = life.issued_at, life.not_before
        if issued is not None:
            clock = self._clock(issued)
            both = self.tr("issued, not before {0}") if issued == earliest else self.tr("issued {0}")
            marks.append(Mark(self._place(issued), both.format(clock), clock))
        if earliest is not None and issued != earliest:
            clock = self._clock(earliest)
            marks.append(Mark(self._place(earliest), self.tr("not before {0}").format(clock), clock))
        clock = self._clock(bounds[1])
        label = self.tr("expired {0}") if bounds[1] <= self._now else self.tr("expires {0}")
        marks.append(Mark(self._place(bounds[1]), label.format(clock), clock))
        return tuple(marks)

    def _now_text(self) -> str:
        words = self.tr("as of {0}") if self._is_as_of else self.tr("now {0}")
        return words.format(self._clock(self._now))

    def show_as_of(self, is_as_of: bool) -> None:
        """Say whether the moment of judging is another than now."""
        if is_as_of != self._is_as_of:
            self._is_as_of = is_as_of
            self.setAccessibleDescription(self._words())
            self.update()

    def _place(self, moment: float) -> float:
        """Where a moment stands between 0 and 1; far away ones are drawn nearer, outside the life."""
        bounds = self._bounds()
        assert bounds is not None
        start, end = bounds
        left = _OUTSIDE if self._now < start else 0.0
        right = 1 - _OUTSIDE if self._now > end else 1.0
        if moment > end:
            return right + (1 - right) * _nearer(moment - end, end - start)
        if moment < start:
            return left - left * _nearer(start - moment, end - start)
        return left + (right - left) * (moment - start) / (end - start)

    def _clock(self, seconds: float) -> str:
        """A local moment as short as it can be told: the day is left out while it is today."""
        moment, now = _local(seconds), _local(self._now)
        if moment is None:
            return "…"
        if now is not None and moment.date() == now.date():
            return f"{moment:%H:%M:%S}"
        day = f"{moment.day} {QLocale().monthName(moment.month, QLocale.FormatType.ShortFormat)}"
        if now is not None and moment.year == now.year:
            return f"{day} {moment:%H:%M}"
        return f"{day} {moment.year}"

    def _words(self) -> str:
        if not self._marks:
            return self.tr("There is no span of time to show.")
        life = self._lifetime
        words = [mark.label for mark in self._marks]
        words.append(self._now_text())
        if life is not None and life.used is not None:
            words.append(self.tr("{0} % used").format(math.floor(life.used * 100)))
        return ", ".join(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        track = QRectF(6.5, line + 6.5, self.width() - 13, _TRACK)
        bounds = self._bounds()
        if bounds is None:
            pen = QPen(QColor(colours.edge), 1.5, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(track.left(), track.center().y()), QPointF(track.right(), track.center().y()))
            return
        self._paint_track(painter, track, *bounds)
        now_x = track.left() + track.width() * self._place(self._now)
        self._paint_now(painter, track, now_x, line)
        self._paint_labels(painter, track, metrics)

    def _paint_track(self, painter: QPainter, track: QRectF, start: float, end: float) -> None:
        colours = self._theme.colours
        left = track.left() + track.width() * self._place(start)
        right = track.left() + track.width() * self._place(end)
        middle = track.center().y()
        painter.setPen(QPen(QColor(colours.strong_edge), 1, Qt.PenStyle.DashLine))
        if left > track.left() + 1:
            painter.drawLine(QPointF(track.left(), middle), QPointF(left, middle))
        if right < track.right() - 1:
            painter.drawLine(QPointF(right, middle), QPointF(track.right(), middle))
        life = QRectF(left, track.top(), right - left, _TRACK)
        tone: Tone = getattr(colours, self._tone)
        painter.setPen(QPen(QColor(tone.edge), 1))
        painter.setBrush(QColor(tone.paper))
        painter.drawRoundedRect(life, 4, 4)
        painter.save()
        painter.setClipRect(life)
        last = max(4.0, life.width() * min(1.0, self._last_part / (end - start)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(tone.ink), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(QRectF(life.right() - last, life.top(), last, _TRACK), 4, 4)
        used = min(1.0, max(0.0, (self._now - start) / (end - start)))
        if used:
            painter.setBrush(QColor(tone.ink))
            painter.drawRoundedRect(QRectF(life.left(), life.top(), life.width() * used, _TRACK), 4, 4)
        painter.restore()
        painter.setPen(QPen(QColor(colours.strong_edge), 1))
        for mark in self._marks:
            x = round(track.left() + track.width() * mark.place) + (0.5 if mark.place < 1 else -0.5)
            painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 4))

    def _paint_now(self, painter: QPainter, track: QRectF, x: float, line: float) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.base), 2))
        painter.setBrush(QColor(colours.text))
        top = track.top() - 1
        painter.drawPolygon(QPolygonF([QPointF(x - 6, top - 8), QPointF(x + 6, top - 8), QPointF(x, top + 1)]))
        painter.setPen(QPen(QColor(colours.text), 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, track.bottom() + 2))
        label = self._now_text()
        width = QFontMetricsF(self.font()).horizontalAdvance(label)
        if x + 10 + width <= self.width():
            where = QRectF(x + 10, 0, width + 1, line)
        else:
            where = QRectF(max(0.0, x - 10 - width), 0, width + 1, line)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, label)

    def _paint_labels(self, painter: QPainter, track: QRectF, metrics: QFontMetricsF) -> None:
        """The end keeps its label, then the beginning; a label without room is left to the description."""
        painter.setPen(QColor(self._theme.colours.muted))
        taken: list[tuple[float, float]] = []
        top = track.bottom() + 6
        first = self._lifetime is not None and self._lifetime.state == "not-yet-valid"
        starts = self._marks[-2::-1] if first else self._marks[:-1]
        for mark in (self._marks[-1], *starts):
            x = track.left() + track.width() * mark.place
            for label in (mark.label, mark.short):
                width = metrics.horizontalAdvance(label) + 1
                left = min(max(0.0, x - width / 2), self.width() - width)
                if left >= 0 and not any(left < end + 10 and left + width + 10 > begin for begin, end in taken):
                    taken.append((left, left + width))
                    painter.drawText(QRectF(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, label)
                    break


def _nearer(distance: float, unit: float) -> float:
    """Draw what is far away nearer: 0 stays 0, endless becomes 1."""
    return 0.35 + 0.65 * (distance / (distance + 4 * unit)) if distance > 0 else 0.0


def _local(seconds: float) -> datetime | None:
    moment = utc(seconds)
    if moment is None:
        return None
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return None
