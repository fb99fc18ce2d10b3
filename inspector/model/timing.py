"""The checks and findings that depend on the moment; everything else about a token is judged once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inspector.model.calendar import next_words, utc_text
from inspector.model.finding import Check, Finding
from inspector.model.lifetime import Dates, Moment, last_part, understand
from inspector.model.sentences import Word
from inspector.model.sentences.sentence import Date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.key import Key

LOGIN_DUE = "auth-time-due"
"""The reason of a check of ``auth_time`` that is still to be judged at a moment."""
CLOCK_OFF = "clock-off"
"""The finding that offers a leeway for an issuer whose clock is ahead."""
_MOST_OFF = 12 * 3_600
"""Seconds by which a clock, or a zone taken for another, may be wrong; beyond that a date is simply in the future."""


def date_checks(dates: Dates, leeway: float, now: float, *, payload_known: bool = True) -> tuple[Check, ...]:
    """Judge ``exp``, ``nbf`` and ``iat`` at ``now`` (seconds), forgiving ``leeway`` seconds (RFC 7519, 4.1.4 to 4.1.6).

    ``payload_known``: the payload was read to its end, so a date that is not there is known to be absent.
    """
    moments = (("expires", dates.expires_at), ("not-before", dates.not_before), ("issued-at", dates.issued_at))
    return tuple(
        Check(name, "not-checked", reason="date-unknown")
        if moment is None and not payload_known
        else _check(name, moment, leeway, now)
        for name, moment in moments
    )


def _check(name: str, moment: Moment | None, leeway: float, now: float) -> Check:
    sign = ">" if name == "expires" else "≤"
    if moment is None:
        return Check(name, "not-checked", reason=f"{name}-none")
    # Where the date has no fraction, that of the moment tells a person nothing.
    is_whole = math.isfinite(now) and (moment.seconds is None or float(moment.seconds).is_integer())
    expected = f"{sign} {plain_seconds(math.floor(now) if is_whole else now)}"
    if moment.seconds is None:
        return _unreadable(name, moment, expected)
    if name == "expires":
        holds, forgiven = moment.seconds > now, moment.seconds > now - leeway
        wrong = "over"
    else:
        holds, forgiven = moment.seconds <= now, moment.seconds <= now + leeway
        wrong = "early" if name == "not-before" else "future"
    if holds:
        return Check(name, "passed", expected, moment.literal, f"{name}-ok")
    if forgiven:
        return Check(name, "passed", expected, moment.literal, f"{name}-leeway", (plain_seconds(leeway),))
    return Check(name, "failed", expected, moment.literal, f"{name}-{wrong}")


def _unreadable(name: str, moment: Moment, expected: str) -> Check:
    if moment.fault == "not-number":
        return Check(
            name, "failed", expected, moment.literal[:80], "date-not-number", (moment.claim, moment.literal[:80])
        )
    # Taken as written such a moment lies far ahead: a library passes an expiry there, and refuses a beginning.
    outcome = "warning" if name == "expires" and not moment.literal.startswith("-") else "failed"
    if moment.fault.startswith("looks-like-"):
        unit = Word(moment.fault.removeprefix("looks-like-"))
        return Check(name, outcome, expected, moment.literal, "date-unit", (moment.claim, unit))
    return Check(name, outcome, expected, moment.literal[:80], "date-out-of-range", (moment.claim,))


def login_check(check: Check, max_age: float, leeway: float, now: float) -> Check:
    """Judge when the person logged in (OpenID Connect Core 1.0, 3.1.3.7, step 13).

    ``check.actual`` is ``auth_time`` as written; ``max_age``: seconds that are allowed since then, ``leeway`` more forgiven.
    """
    if not check.actual[:1].isdigit() and not check.actual.startswith("-"):
        return check._replace(outcome="failed", reason="date-not-number", args=("auth_time", check.actual))
    moment = understand("auth_time", check.actual)
    if moment.seconds is None:
        return _unreadable(check.name, moment, check.expected)
    check = check._replace(expected=f"≥ {plain_seconds(now - max_age)}")
    if moment.seconds > now + leeway:
        return check._replace(outcome="failed", reason="auth-time-future")
    age = now - moment.seconds
    if age <= max_age:
        return check._replace(outcome="passed", reason="auth-time-ok")
    if age <= max_age + leeway:
        return check._replace(outcome="passed", reason="auth-time-leeway", args=(plain_seconds(leeway),))
    return check._replace(outcome="failed", reason="auth-time-over")


def date_findings(dates: Dates, now: float) -> tuple[Finding, ...]:
    """What is to be said about the dates at ``now``."""
    found = [
        Finding(f"{moment.claim}-{moment.fault}", f"payload $.{moment.claim}", (moment.claim, moment.literal[:80]))
        for moment in dates.present()
        if moment.fault
    ]
    issued, earliest, expires = (moment.seconds if moment is not None else None for moment in dates)
    if dates.expires_at is not None and expires is not None and expires <= now:
        found.append(Finding("expired", "payload $.exp"))
    if earliest is not None and earliest > now:
        found.append(Finding("not-yet-valid", "payload $.nbf"))
    if issued is not None and issued > now:
        found.append(Finding("issued-in-future", "payload $.iat"))
        if off := clock_off(dates, now):
            found.append(Finding(CLOCK_OFF, "payload $.iat", (plain_seconds(off),)))
    start = dates.start
    if start is not None and expires is not None and expires <= start:
        found.append(Finding("exp-before-start", "payload $.exp"))
    return tuple(found)


def clock_off(dates: Dates, now: float) -> float | None:
    """The leeway in whole seconds that would forgive an issuer whose clock is ahead; None where nothing looks like that.

    The token is fresh but for its beginning, which lies some hours ahead at most. The figure is rounded up, so that it stays.
    """
    issued, earliest, expires = (moment.seconds if moment is not None else None for moment in dates)
    if issued is None or issued <= now or (expires is not None and expires <= issued):
        return None
    ahead = max(issued, issued if earliest is None else earliest) - now
    if ahead > _MOST_OFF or (earliest is not None and earliest - issued > _MOST_OFF / 12):
        return None
    unit = 10 if ahead <= 120 else 60 if ahead <= 3_600 else 300
    return float(math.ceil(ahead / unit) * unit)


def next_change(dates: Dates, now: float, leeway: float = 0.0, others: tuple[float, ...] = ()) -> float:
    """When anything that is shown of a token next changes: its words, its state, a check, a finding, the clock's minute.

    ``others``: further moments of which the distance from now is told, such as a login. Always later than ``now``.
    """
    return min(moment for moment in _changes(dates, now, leeway, others) if moment > now)


def _changes(dates: Dates, now: float, leeway: float, others: tuple[float, ...]) -> Iterator[float]:
    yield (now // 60 + 1) * 60
    issued, earliest, expires = (moment.seconds if moment is not None else None for moment in dates)
    for moment in (issued, earliest, expires, *others):
        if moment is not None:
            yield next_words(moment, now)
    if expires is not None:
        yield from (expires, expires + leeway, expires - last_part(dates))
    for begin in (issued, earliest):
        if begin is not None:
            yield from (begin, begin - leeway)


def key_findings(key: Key | None, now: float) -> tuple[Finding, ...]:
    """What is to be said at ``now`` about the certificate of the key that was used."""
    dates = key.certified if key is not None else None
    if dates is None:
        return ()
    if dates.not_after is not None and now > dates.not_after:
        return (Finding("certificate-expired", "key", (Date(utc_text(dates.not_after)),)),)
    if dates.not_before is not None and now < dates.not_before:
        return (Finding("certificate-not-yet-valid", "key", (Date(utc_text(dates.not_before)),)),)
    return ()


def plain_seconds(seconds: float) -> str:
    """Seconds as a number without a needless fraction."""
    return (
        f"{seconds:.0f}" if float(seconds).is_integer() else f"{seconds:g}" if abs(seconds) < 1e5 else f"{seconds:.3f}"
    )
