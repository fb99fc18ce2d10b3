"""How long a token lives: its date claims as understood, and what they mean at a moment."""

from __future__ import annotations

from inspector.model.document import Document
from inspector.model.record import NamedTuple

LATEST = 253_402_300_799
"""9999-12-31T23:59:59Z, the last second that common calendars can name."""
LAST_MINUTES = 300.0
"""Seconds before the expiry at which a token counts as expiring, unless a tenth of its life is shorter."""
CLAIMS = ("iat", "nbf", "exp")

_EARLIEST_LIKELY = 631_152_000  # 1990-01-01
_LATEST_LIKELY = 7_258_118_400  # 2200-01-01
_UNITS = (("milliseconds", 10**3), ("microseconds", 10**6), ("nanoseconds", 10**9))
_NUMBER = ord("0")


class Moment(NamedTuple):
    """One date claim (NumericDate, RFC 7519, 2), as written and as understood.

    ``seconds``: since 1970-01-01 UTC, None where it cannot be a date. ``fault``: empty, ``not-number``, ``negative``,
    ``fractional``, ``out-of-range`` (past year 9999), or ``looks-like-`` a unit; ``likely``: seconds read in that unit.
    """

    claim: str
    literal: str
    node: int
    seconds: float | None
    fault: str = ""
    likely: float | None = None


class Dates(NamedTuple):
    """The date claims of a token; None where it has none."""

    issued_at: Moment | None = None
    not_before: Moment | None = None
    expires_at: Moment | None = None

    @property
    def start(self) -> float | None:
        """When its life begins: ``iat``, else ``nbf``; seconds since 1970."""
        for moment in (self.issued_at, self.not_before):
            if moment is not None and moment.seconds is not None:
                return moment.seconds
        return None

    def present(self) -> tuple[Moment, ...]:
        """Those that the token has, in the order issued, not before, expires."""
        return tuple(moment for moment in self if moment is not None)


NO_DATES = Dates()


class Lifetime(NamedTuple):
    """Dates judged at a moment.

    ``state``: ``no-expiry``, ``not-yet-valid``, ``valid``, ``expiring``, ``expired`` or ``unreadable``. Times are seconds since
    1970-01-01 UTC, ``remaining`` seconds until the expiry (negative after it), ``used`` the part of the life that is over.
    """

    state: str
    issued_at: float | None = None
    not_before: float | None = None
    expires_at: float | None = None
    remaining: float | None = None
    used: float | None = None


def read_dates(payload: Document) -> Dates:
    """Find the date claims in a payload; where a name stands twice the last one counts, as parsers do."""
    if not payload.is_object:
        return NO_DATES
    return Dates(*(find_date(payload, claim) for claim in CLAIMS))


def find_date(payload: Document, claim: str) -> Moment | None:
    """Read a top-level claim as a date; None where the payload has none of that name."""
    if not payload.is_object:
        return None
    node = payload.find(claim)
    if node is None:
        return None
    literal = payload.literal(node)
    if payload.kinds[node] != _NUMBER:
        return Moment(claim, literal, node, None, "not-number")
    return understand(claim, literal, node)


def understand(claim: str, literal: str, node: int = -1) -> Moment:
    """Read the JSON number ``literal`` as a date; never raises on any JSON number."""
    from decimal import Decimal, InvalidOperation  # the first window has no date to read

    try:
        number = Decimal(literal)
    except InvalidOperation:  # an exponent of more than eighteen digits
        return Moment(claim, literal, node, None, "out-of-range")
    if number and number.adjusted() > 25:
        return Moment(claim, literal, node, None, "negative" if number < 0 else "out-of-range")
    if number and number.adjusted() < -25:
        return Moment(claim, literal, node, 0.0, "fractional")
    for unit, factor in _UNITS:
        if _EARLIEST_LIKELY * factor <= number <= _LATEST_LIKELY * factor and number > LATEST:
            return Moment(claim, literal, node, None, f"looks-like-{unit}", float(number / factor))
    seconds = float(number)
    if number > LATEST:
        return Moment(claim, literal, node, seconds if seconds < 1e15 else None, "out-of-range")
    if number < 0:
        return Moment(claim, literal, node, seconds if seconds > -1e15 else None, "negative")
    return Moment(claim, literal, node, seconds, "" if number == number.to_integral_value() else "fractional")


def lifetime_at(dates: Dates, now: float) -> Lifetime:
    """Judge the dates at ``now``; ``exp == now`` is expired (RFC 7519, 4.1.4). No leeway: that moves checks, not states."""
    issued, earliest, expires = (moment.seconds if moment is not None else None for moment in dates)
    remaining = expires - now if expires is not None else None
    start = dates.start
    used = None
    if start is not None and expires is not None and expires > start:
        used = min(1.0, max(0.0, (now - start) / (expires - start)))
    return Lifetime(_state(dates, now, remaining), issued, earliest, expires, remaining, used)


def _state(dates: Dates, now: float, remaining: float | None) -> str:
    if remaining is not None and remaining <= 0:
        return "expired"
    if dates.not_before is not None:
        if dates.not_before.seconds is None:
            return "unreadable"
        if dates.not_before.seconds > now:
            return "not-yet-valid"
    if dates.expires_at is None:
        return "no-expiry"
    if remaining is None:
        return "unreadable"
    return "expiring" if remaining <= last_part(dates) else "valid"


def last_part(dates: Dates) -> float:
    """Seconds before the expiry in which the token counts as expiring: a tenth of its life, five minutes at most."""
    start = dates.start
    expires = dates.expires_at.seconds if dates.expires_at is not None else None
    if start is None or expires is None:
        return LAST_MINUTES
    return min(LAST_MINUTES, max(0.0, (expires - start) / 10))
