"""Puts the lives of all tokens of the shelf on one scale of time, so that their bars read like a Gantt chart.

Tokens of five minutes stand beside tokens of thirty days: the scale is even around now, and ever narrower farther away
(an inverse hyperbolic sine), so that each bar can be seen and longer is always longer. Now stands at the same place in all
rows and stays there; what lies beyond an end is drawn as going on.
"""

from __future__ import annotations

from math import asinh, ceil
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = (10.0, 60.0, 300.0, 900.0, 3_600.0, 14_400.0, 86_400.0, 604_800.0, 2_592_000.0, 31_556_952.0)
_MOST = 12.0
"""The farthest that is drawn to scale, in asinh: 80,000 units."""
_STEP = 0.25
"""Ends are rounded up to such steps, so that the scale does not creep with every second."""


class Life(NamedTuple):
    """When a token begins and ends, seconds since 1970; None where it does not say."""

    start: float | None
    end: float | None


class Scale(NamedTuple):
    """``unit``: seconds around now that are even; ``past``, ``future``: how far both sides reach, in asinh of units."""

    unit: float = 60.0
    past: float = 1.0
    future: float = 1.0

    @property
    def now(self) -> float:
        """Where now stands, between 0 and 1."""
        return self.past / (self.past + self.future)

    def place(self, delta: float) -> float:
        """Where a moment stands, ``delta`` seconds from now; below 0 or above 1: beyond the scale."""
        return (self.past + asinh(delta / self.unit)) / (self.past + self.future)


def fit(lives: Sequence[Life], now: float) -> Scale:
    """Choose the scale for some lives: even where the shorter of those that still run are, wide enough for the longest."""
    left = sorted(life.end - now for life in lives if life.end is not None and life.end > now)
    ages = sorted(now - life.end for life in lives if life.end is not None and life.end <= now)
    begun = [now - life.start for life in lives if life.start is not None]
    waits = [-age for age in begun if age < 0]
    unit = _near(left[(len(left) - 1) // 4] if left else ages[(len(ages) - 1) // 4] if ages else 60.0)
    oldest = max((age for age in (*begun, *ages[-1:]) if age > 0), default=0.0)
    past = _reach(oldest, unit)
    if not left and not waits:
        return Scale(unit, past, past * 0.08)
    future = _reach(max((*left[-1:], *waits)), unit)
    # What is to come matters more than what was.
    return Scale(unit, min(past, max(future * 0.7, _STEP)), future)


def _near(seconds: float) -> float:
    return next((unit for unit in reversed(_UNITS) if unit <= seconds), _UNITS[0])


def _reach(seconds: float, unit: float) -> float:
    return min(_MOST, ceil(asinh(seconds / unit) / _STEP + 0.01) * _STEP)
