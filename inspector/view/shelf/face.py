"""Says how a token of the shelf stands at a moment: its sign, its time left in words, and its bar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model import EMPTY_INSPECTION
from inspector.model.lifetime import last_part
from inspector.model.record import NamedTuple
from inspector.model.sentences import STATES, VERDICTS
from inspector.view.look.phrases import span_text
from inspector.view.look.wording import say
from inspector.view.shelf.scale import Life

if TYPE_CHECKING:
    from inspector.model import Inspected, Lifetime
    from inspector.view.shelf.scale import Scale

FACES = {
    "valid": ("check", "good"),
    "expiring": ("clock", "warn"),
    "not-yet-valid": ("clock", "warn"),
    "expired": ("cross", "bad"),
    "no-expiry": ("dash", "neutral"),
    "unreadable": ("help", "bad"),
}
_BAD = frozenset(("bad-signature", "refused", "decryption-failed", "unsecured"))
_FINE = frozenset(("verified", "decrypted"))
_FINEST = 500
"""Steps of the scale: a bar that moves by less is not painted again."""


class Bar(NamedTuple):
    """A life on the common scale: ends between 0 and 1, and where its last part begins. ``begins``, ``ends``: whether the end
    is on the scale, or the life goes on beyond it.
    """

    left: float
    right: float
    last: float
    begins: bool = True
    ends: bool = True


class Face(NamedTuple):
    """What the time makes of a row. ``wrong``: what is bad about its signature, in a word or two; empty where nothing is."""

    state: str
    icon: str
    tone: str
    word: str
    wrong: str
    bar: Bar | None
    now: float


def life_of(inspected: Inspected) -> Life:
    """When a token begins and ends, as far as it says so."""
    dates = inspected.token.dates
    earliest, expires = dates.not_before, dates.expires_at
    start = dates.start
    if earliest is not None and earliest.seconds is not None:
        start = max(start or 0.0, earliest.seconds)
    return Life(start, expires.seconds if expires is not None else None)


def lifetime_of(inspected: Inspected, now: float) -> Lifetime:
    """The dates of a token judged at a moment."""
    return EMPTY_INSPECTION._replace(now=now).lifetime(inspected)


def face_of(inspected: Inspected, now: float, scale: Scale) -> Face:
    """Judge a token at a moment; costs a few microseconds, and is asked for rows in view alone."""
    life = lifetime_of(inspected, now)
    icon, tone = FACES[life.state]
    if life.state == "valid" and inspected.verdict not in _FINE:
        icon, tone = "clock", "neutral"  # what was not checked is not called good
    wrong = say(VERDICTS[inspected.verdict]) if inspected.verdict in _BAD else ""
    return Face(
        life.state,
        icon,
        tone,
        _word(life, now),
        wrong[:1].upper() + wrong[1:],
        _bar(inspected, life, now, scale),
        scale.now,
    )


def _word(life: Lifetime, now: float) -> str:
    if life.state in ("valid", "expiring") and life.remaining is not None:
        return QCoreApplication.translate("Shelf", "{0} left").format(span_text(life.remaining))
    if life.state == "expired" and life.remaining is not None and math.isfinite(life.remaining):
        gone = math.floor(-life.remaining)
        if gone < 1:
            return QCoreApplication.translate("Shelf", "expired now")
        return QCoreApplication.translate("Shelf", "expired {0} ago").format(span_text(gone, 1))
    if life.state == "not-yet-valid" and life.not_before is not None:
        return QCoreApplication.translate("Shelf", "valid in {0}").format(span_text(life.not_before - now))
    return say(STATES[life.state])


def _bar(inspected: Inspected, life: Lifetime, now: float, scale: Scale) -> Bar | None:
    start, end = life_of(inspected)
    if end is None and (start is None or life.state == "unreadable"):
        return None
    if start is not None and end is not None and end <= start:
        return None
    left = scale.place(start - now) if start is not None else -1.0
    right = scale.place(end - now) if end is not None else 2.0
    last = scale.place(end - last_part(inspected.token.dates) - now) if end is not None else 2.0
    return Bar(_fine(left), _fine(right), max(_fine(last), _fine(left)), left >= 0, right <= 1)


def _fine(place: float) -> float:
    return round(min(1.0, max(0.0, place)) * _FINEST) / _FINEST
