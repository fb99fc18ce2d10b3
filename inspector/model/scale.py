"""Where moments stand on a line of some width, and where their labels fit: the geometry of every timeline."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspector.model.lifetime import Lifetime

_PAD = 0.05
"""The part of the whole that is left free at each side."""
_NEAR = 0.5
"""How far outside of a life, in its own lengths, a now or a leeway is still drawn to scale."""
_BESIDE = 1.0
"""The same of the moments that belong to a token without bounding its life."""
_SHORTEST = 60.0
"""Seconds that are shown at least around a moment that stands alone."""
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400)
_DAY = 86_400


class Scale(NamedTuple):
    """The span of time (seconds since 1970) that a width shows, evenly."""

    begin: float
    end: float

    def place(self, moment: float) -> float:
        """Where a moment stands between 0 and 1; what lies outside stands at the rim."""
        return min(1.0, max(0.0, (moment - self.begin) / (self.end - self.begin)))

    def side(self, moment: float) -> int:
        """-1 or 1 where a moment lies outside, before or after; else 0."""
        return -1 if moment < self.begin else 1 if moment > self.end else 0

    def moment(self, place: float) -> float:
        """The moment at a place between 0 and 1."""
        return self.begin + (self.end - self.begin) * min(1.0, max(0.0, place))

    def step(self) -> float:
        """A round number of seconds, near a hundredth of the whole: one press of an arrow key."""
        wanted = (self.end - self.begin) / 100
        for step in _STEPS:
            if step >= wanted:
                return float(step)
        return float(math.ceil(wanted / _DAY) * _DAY)

    def including(self, moment: float) -> Scale:
        """The same span, or a wider one in which a moment has its place."""
        if self.side(moment) == 0:
            return self
        room = (max(self.end, moment) - min(self.begin, moment)) * _PAD
        return Scale(min(self.begin, moment - room), max(self.end, moment + room))


def scale_for(life: Lifetime, now: float, beside: Iterable[float] = (), leeway: float = 0.0) -> Scale:
    """Choose the span that shows a life best, from seconds to millennia.

    The life fills it. ``now``, the ``leeway`` and the moments ``beside`` (a login, a late not-before) join where they are
    near enough not to squeeze it; else they belong at the rim. Without an expiry or a beginning, now takes its place.
    """
    start = life.issued_at if life.issued_at is not None else life.not_before
    ends = [moment for moment in (start, life.expires_at) if moment is not None]
    if len(ends) < 2:
        ends.append(now)
    low, high = min(ends), max(ends)
    if high - low < 1:
        half = 0.5 if len({*ends, now}) > 1 and start is not None and life.expires_at is not None else _SHORTEST / 2
        low, high = low - half, high + half
    length = high - low
    others = [moment for moment in (life.issued_at, life.not_before, *beside) if moment is not None]
    joining = [moment for moment in others if low - _BESIDE * length <= moment <= high + _BESIDE * length]
    if low - _NEAR * length <= now <= high + _NEAR * length:
        joining.append(now)
    if 0 < leeway <= _NEAR * length:
        joining.extend((low - leeway, high + leeway))
    low, high = min(low, *joining, low), max(high, *joining, high)
    room = (high - low) * _PAD
    return Scale(low - room, high + room)


class Wanted(NamedTuple):
    """A label that is to stand at ``at`` (pixels): the widths of its forms, long ones first, and the rows it may use."""

    at: float
    widths: tuple[float, ...]
    rows: tuple[int, ...] = (0,)


class Placed(NamedTuple):
    """Where a label found room: its row, which of its forms, its left end and its width."""

    row: int
    form: int
    left: float
    width: float


def place_labels(wanted: Sequence[Wanted], width: float, gap: float = 10.0) -> tuple[Placed | None, ...]:
    """Find room for labels within ``width``, the important ones first; no two overlap, and None is for one without room.

    First as many as possible in their shortest form, then each as long as the others leave it room.
    """
    placed: list[Placed | None] = [None] * len(wanted)
    for number, label in enumerate(wanted):
        shortest = len(label.widths) - 1
        placed[number] = next(
            filter(None, (_fit(label, shortest, row, placed, width, gap) for row in label.rows)), None
        )
    for number, label in enumerate(wanted):
        here = placed[number]
        if here is None:
            continue
        placed[number] = None  # it may take its own room anew
        longer = (_fit(label, form, here.row, placed, width, gap) for form in range(here.form))
        placed[number] = next(filter(None, longer), here)
    return tuple(placed)


def _fit(
    label: Wanted, form: int, row: int, placed: Sequence[Placed | None], width: float, gap: float
) -> Placed | None:
    size = label.widths[form]
    if not 0 <= size <= width:
        return None
    others = [other for other in placed if other is not None and other.row == row]
    for wish in (label.at - size / 2, label.at, label.at - size):
        left = min(max(0.0, wish), width - size)
        if all(left + size + gap <= other.left or other.left + other.width + gap <= left for other in others):
            return Placed(row, form, left, size)
    return None
