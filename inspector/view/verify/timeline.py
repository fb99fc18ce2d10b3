"""Shows a token's life as a picture, and lets the moment of judging be moved along it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from inspector.model.calendar import seconds_matter
from inspector.model.lifetime import LATEST
from inspector.model.scale import Placed, Scale, Wanted, place_labels, scale_for
from inspector.view.look.furniture import named
from inspector.view.look.moments import moments
from inspector.view.look.phrases import date_forms, short_moments, zone_mark
from inspector.view.verify.timeline_painting import MARGIN, Mark, Picture, height, paint

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from inspector.model import Lifetime
    from inspector.view.look.theme import Theme

_EARLIEST = -62_135_596_800  # 0001-01-01
_GRASP = 5
"""Pixels around a mark within which the mouse means it."""
_TOLD_TO_SECONDS = 7_200
"""Up to this length in seconds a life is told to the second."""
_TOLD_TO_MINUTES = 172_800
"""Up to this length in seconds a life in another year is told to the minute where there is room."""
_LARGE_STEP = 10


class Timeline(QWidget):
    """Paints a `Lifetime`; its accessible description and its tool tips say the same in words.

    ``asOfMoved(object)``: judge as of that moment (whole seconds since 1970), None: now.
    """

    asOfMoved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lifetime: Lifetime | None = None
        self._login: float | None = None
        self._leeway = self._last_part = self._now = 0.0
        self._is_as_of = False
        self._tone = "neutral"
        self._scale: Scale | None = None
        self._pressed_at: float | None = None
        self._is_dragging = False
        self._marks: tuple[Mark, ...] = ()
        named(self, "validityTimeline", self.tr("Validity"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        moments().changed.connect(self._tell)

    def show_lifetime(
        self,
        lifetime: Lifetime | None,
        now: float,
        last_part: float,
        tone: str,
        *,
        leeway: float = 0.0,
        login: float | None = None,
    ) -> None:
        """Show a life at a moment; ``last_part``: the seconds at its end that count as expiring, ``tone``: its tone's name.

        ``leeway``: seconds that the checks forgive at both ends; ``login``: when the person logged in.
        """
        wanted = (lifetime, now, last_part, tone, leeway, login)
        if wanted == (self._lifetime, self._now, self._last_part, self._tone, self._leeway, self._login):
            return
        before = self._bounds()
        self._lifetime, self._now, self._last_part, self._tone, self._leeway, self._login = wanted
        focusable = Qt.FocusPolicy.StrongFocus if lifetime is not None else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() != focusable:
            self.setFocusPolicy(focusable)
        self._zoom(same_life=before == self._bounds())
        self._tell()

    def show_as_of(self, is_as_of: bool) -> None:
        """Say whether the moment of judging is another than now."""
        if is_as_of != self._is_as_of:
            self._is_as_of = is_as_of
            if not is_as_of:
                self._zoom(same_life=False)
            self._tell()

    def _bounds(self) -> tuple[float | None, ...]:
        life = self._lifetime
        return () if life is None else (life.issued_at, life.not_before, life.expires_at, self._login, self._leeway)

    def _zoom(self, *, same_life: bool) -> None:
        """Choose what the width shows; under the hand of who moves along it, it stays as it is."""
        if self._lifetime is None:
            self._scale = None
        elif same_life and self._scale is not None and (self._is_as_of or self._is_dragging):
            self._scale = self._scale.including(self._now)
        else:
            beside = () if self._login is None else (self._login,)
            self._scale = scale_for(self._lifetime, self._now, beside, self._leeway)

    def _tell(self) -> None:
        self._marks = self._make_marks()
        words = self._words()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        self.update()

    def _make_marks(self) -> tuple[Mark, ...]:
        """The moments of the token, the most telling one first."""
        life = self._lifetime
        if life is None:
            return ()
        issued, earliest, expires = life.issued_at, life.not_before, life.expires_at
        marks: list[Mark] = []
        if expires is not None:
            long = self.tr("expired {0}") if expires <= self._now else self.tr("expires {0}")
            marks.append(self._mark("exp", expires, long))
        if issued is not None:
            both = self.tr("issued, not before {0}") if issued == earliest else self.tr("issued {0}")
            marks.append(self._mark("iat", issued, both))
        if earliest is not None and issued != earliest:
            marks.append(self._mark("nbf", earliest, self.tr("not before {0}")))
            if life.state == "not-yet-valid":
                marks.insert(0, marks.pop())
        if self._login is not None:
            marks.append(self._mark("auth_time", self._login, self.tr("login {0}")))
        return tuple(marks)

    def _mark(self, claim: str, moment: float, sentence: str) -> Mark:
        scale = self._scale
        assert scale is not None
        length = scale.end - scale.begin
        texts = short_moments(
            moment, self._today(), to_second=length < _TOLD_TO_SECONDS, to_minute=length < _TOLD_TO_MINUTES
        )
        arrow = {-1: "◂ {0}", 0: "{0}", 1: "{0} ▸"}[scale.side(moment)]
        forms = (*(sentence.format(text) for text in texts), *(f"{claim} {text}" for text in texts[-1:]))
        return Mark(
            scale.place(moment),
            scale.side(moment),
            tuple(arrow.format(form) for form in forms),
            sentence.format(" · ".join((date_forms(moment, self._now)[0],))),
        )

    def _today(self) -> float:
        """A moment of this day, whichever moment is judged at: what is of another one is told with its day."""
        return moments().clock() if self._is_as_of else self._now

    def _now_forms(self) -> tuple[str, ...]:
        life = self._lifetime
        near = () if life is None else (life.expires_at, life.not_before)
        to_second = self._is_as_of or any(at is not None and seconds_matter(at - self._now) for at in near)
        texts = short_moments(self._now, self._today(), to_second=to_second)
        words = self.tr("as of {0}") if self._is_as_of else self.tr("now {0}")
        return words.format(f"{texts[0]} {zone_mark(self._now)}"), *(words.format(text) for text in texts)

    def _words(self) -> str:
        life = self._lifetime
        if life is None:
            return self.tr("There is no span of time to show.")
        words = [mark.forms[0] for mark in self._marks] or [self.tr("The token has no dates.")]
        if self._marks and life.expires_at is None:
            words.append(self.tr("no expiry"))
        words.append(self._now_forms()[0])
        if self._leeway:
            words.append(self.tr("leeway {0} s").format(f"{self._leeway:g}"))
        if life.used is not None:
            words.append(self.tr("{0} % used").format(math.floor(life.used * 100)))
        return ", ".join(words)

    def sizeHint(self) -> QSize:
        return QSize(280, height(self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def picture(self) -> Picture | None:
        """Everything that is painted, with its labels in their places; None where there is no token."""
        scale, life = self._scale, self._lifetime
        if scale is None or life is None:
            return None
        forms = (self._now_forms(), *(mark.forms for mark in self._marks))
        places = (scale.place(self._now), *(mark.place for mark in self._marks))
        metrics = QFontMetricsF(self.font())
        track = self.width() - 2 * MARGIN
        wanted = [
            Wanted(
                MARGIN + track * place,
                tuple(math.ceil(metrics.horizontalAdvance(form)) + 1.0 for form in each),
                (1, 0) if number else (0,),
            )
            for number, (each, place) in enumerate(zip(forms, places, strict=True))
        ]
        placed = place_labels(wanted, self.width())
        labels: tuple[tuple[Placed, str] | None, ...] = tuple(
            None if where is None else (where, each[where.form]) for where, each in zip(placed, forms, strict=True)
        )
        start = life.issued_at if life.issued_at is not None else life.not_before
        return Picture(
            scale=scale,
            start=start,
            end=life.expires_at,
            now=self._now,
            is_as_of=self._is_as_of,
            last_part=self._last_part,
            leeway=self._leeway,
            tone=self._tone,
            marks=self._marks,
            labels=labels,
            is_focused=self.hasFocus(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.size(), QFontMetricsF(self.font()).height(), self._theme.colours, self.picture())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _x(self, place: float) -> float:
        return MARGIN + (self.width() - 2 * MARGIN) * place

    def _moment_at(self, x: float) -> float:
        """The moment under the mouse; near a mark, the mark's own."""
        assert self._scale is not None
        near = min(self._marks, key=lambda mark: abs(self._x(mark.place) - x), default=None)
        if near is not None and not near.side and abs(self._x(near.place) - x) <= _GRASP:
            return self._scale.moment(near.place)
        return self._scale.moment((x - MARGIN) / max(1, self.width() - 2 * MARGIN))

    def _move_to(self, moment: float) -> None:
        """Ask for another moment of judging; it is a whole second, as it can be typed."""
        self._is_as_of = True
        self.asOfMoved.emit(float(round(min(LATEST, max(_EARLIEST, moment)))))

    def move_back_to_now(self) -> None:
        """Ask for the present moment again."""
        self.asOfMoved.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._scale is not None:
            self._pressed_at = event.position().x()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or self._scale is None:
            super().mouseMoveEvent(event)
            return
        x = event.position().x()
        if not self._is_dragging and abs(x - self._pressed_at) < _GRASP:
            return  # a mere click moves nothing
        self._is_dragging = True
        self._move_to(self._moment_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        self._is_dragging = False
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        steps = {key.Key_Left: -1, key.Key_Down: -1, key.Key_Right: 1, key.Key_Up: 1}
        if self._scale is None:
            super().keyPressEvent(event)
        elif event.key() == key.Key_Home or (event.key() == key.Key_Escape and self._is_as_of):
            self.move_back_to_now()
        elif event.key() == key.Key_End and self._lifetime is not None and self._lifetime.expires_at is not None:
            self._move_to(self._lifetime.expires_at)
        elif event.key() in steps:
            large = _LARGE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move_to(self._now + steps[Qt.Key(event.key())] * self._scale.step() * large)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF | QPoint) -> str:
        """Say in words what stands under the mouse: each mark near it, else the moment itself."""
        if self._scale is None:
            return ""
        near = [mark.sentence for mark in self._marks if abs(self._x(mark.place) - point.x()) <= _GRASP]
        if abs(self._x(self._scale.place(self._now)) - point.x()) <= _GRASP:
            near.append(
                (self.tr("as of {0}") if self._is_as_of else self.tr("now {0}")).format(self._written(self._now))
            )
        if near:
            return "\n".join(near)
        moment = float(round(self._moment_at(point.x())))
        return self.tr("{0}\nDrag, or use the arrow keys, to judge as of another moment; Home: now.").format(
            date_forms(moment, self._now)[0]
        )

    def _written(self, moment: float) -> str:
        return moments().write(moment) or date_forms(moment, None)[0]
