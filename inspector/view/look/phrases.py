"""The words around dates and spans, said the same way wherever they stand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from inspector.model.calendar import gone, span, utc_text
from inspector.model.zones import USUAL, UTC, moment_in, offset, unix, write
from inspector.view.look.moments import moments

if TYPE_CHECKING:
    from inspector.model import Moment

SEPARATOR = " · "
_DAY = 86_400


def span_text(seconds: float, parts: int = 2) -> str:
    """Say how long a span is: "11 min 52 s"; seconds round up, so that a countdown ends at its deadline."""
    templates = {
        "y": QCoreApplication.translate("Phrases", "{0} y", "years"),
        "d": QCoreApplication.translate("Phrases", "{0} d", "days"),
        "h": QCoreApplication.translate("Phrases", "{0} h", "hours"),
        "min": QCoreApplication.translate("Phrases", "{0} min", "minutes"),
        "s": QCoreApplication.translate("Phrases", "{0} s", "seconds"),
    }
    return " ".join(templates[unit].format(f"{count:,}") for count, unit in span(seconds, parts))


def left_text(seconds: float) -> str:
    """Say what is left, as a running countdown: in the last hour with its seconds, also where they are none."""
    whole = math.ceil(seconds) if math.isfinite(seconds) else 0
    if 60 <= whole < 3_600 and whole % 60 == 0:
        return f"{span_text(whole)} {span_text(0)}"
    return span_text(seconds)


def past_text(seconds: float) -> str:
    """Say how long ago something was: "3 min"; its seconds matter in the first minute alone."""
    return span_text(gone(seconds))


def relative(delta: float) -> str:
    """Say where a moment stands, ``delta`` seconds from now: "in 11 min 52 s", "3 min ago", "now"."""
    if delta > 0:
        return QCoreApplication.translate("Phrases", "in {0}").format(span_text(delta))
    if gone(-delta) == 0:
        return QCoreApplication.translate("Phrases", "now")
    return QCoreApplication.translate("Phrases", "{0} ago").format(past_text(-delta))


def moved_text(seconds: float) -> str:
    """Say by how much a moment moved: "16 min 40 s later"."""
    templates = {
        True: QCoreApplication.translate("Phrases", "{0} later"),
        False: QCoreApplication.translate("Phrases", "{0} earlier"),
    }
    return templates[seconds > 0].format(exact_span(seconds))


def exact_span(seconds: float) -> str:
    """Say a span to the second; what is shorter is told as the fraction that it is."""
    if abs(seconds) < 1:
        return QCoreApplication.translate("Phrases", "{0} s", "seconds").format(f"{abs(seconds):.3g}")
    return span_text(abs(seconds), 4)


def short_moments(seconds: float, today: float, *, to_second: bool, to_minute: bool = True) -> tuple[str, ...]:
    """Say a moment as short as it can be told: its day is left out while it is that of ``today``, its year while it is this
    one; in ever shorter forms. ``to_minute``: the first form of another year has the time of day, too.
    """
    style = moments().style
    if style.form == "unix" and math.isfinite(seconds):
        return (unix(math.floor(seconds)),)
    at, here = moment_in(seconds, style.zone), moment_in(today, style.zone)
    if at is None:
        words = {
            True: QCoreApplication.translate("Phrases", "before the year 1"),
            False: QCoreApplication.translate("Phrases", "beyond the year 9999"),
        }
        return (words[seconds < 0],)
    clock = f"{at:%H:%M:%S}" if to_second else f"{at:%H:%M}"
    if here is not None and at.utcoffset() != here.utcoffset():
        clock = f"{clock} {offset(seconds, style)}"  # the clocks were turned in between
    if here is not None and at.date() == here.date():
        return (clock,)
    day = f"{at.day} {QLocale().monthName(at.month, QLocale.FormatType.ShortFormat)}"
    if here is not None and at.year == here.year:
        return (f"{day} {clock}",)
    return (f"{day} {at.year} {clock}", f"{day} {at.year}") if to_minute else (f"{day} {at.year}",)


def zone_mark(now: float) -> str:
    """What tells the zone of short moments: "Z", "+01:00" or "Unix"."""
    style = moments().style
    return "Unix" if style.form == "unix" else offset(now, style)


def date_line(seconds: float, now: float | None) -> str:
    """Say a moment in local time, in UTC, and from now: all three, since each is asked for."""
    return date_forms(seconds, now)[0]


def date_forms(seconds: float, now: float | None, *, marked: bool = False) -> tuple[str, ...]:
    """Say the same in ever shorter forms, for places that may be narrow; the first one has everything.

    ``marked``: the zone stands beside each time of day, also where the one in UTC follows and would tell it.
    """
    in_utc = utc_text(seconds)
    if not in_utc:
        return (QCoreApplication.translate("Phrases", "beyond the years 1 to 9999"),)
    style = moments().style
    chosen = write(seconds, style)
    from_now = relative(seconds - now) if now is not None else ""
    # Where not even the zone has room, the day of what is far away and the time of what is near say most.
    is_near = now is not None and abs(seconds - now) < _DAY
    utc_forms = [(in_utc, from_now), (in_utc[11:] if is_near else in_utc[:10], from_now), (from_now,)]
    if style.form != "iso":
        beside = () if style.zone == UTC and style.form != "unix" else (in_utc,)
        forms = [(chosen, *beside, from_now), (chosen, from_now), (from_now,)]
    elif not chosen or chosen.endswith(("+00:00", "Z")):
        forms = utc_forms
    else:
        mark = offset(seconds, style)
        short = f"{chosen[11:19] if is_near else chosen[:10]} {mark}"
        zone = f" {mark}" if marked else ""
        # All three stay together for as long as there is room: the chosen zone, UTC and what is left.
        same_day = chosen[:10] == in_utc[:10]
        all_three = (
            (chosen[11:19] + zone, in_utc[11:])
            if is_near
            else (chosen[:16] + zone, f"{in_utc[11 if same_day else 5 : 16]}Z")
        )
        forms = [
            (chosen, in_utc, from_now),
            (chosen[:19] + zone, in_utc[11 if same_day else 5 :], from_now),
            (*all_three, from_now),
            (short, from_now),
            (from_now,),
        ]
    return tuple(dict.fromkeys(line for form in forms if (line := SEPARATOR.join(filter(None, form)))))


def moment_forms(moment: Moment, now: float | None) -> tuple[str, ...]:
    """Say what a date claim means, and first what is wrong with it; in ever shorter forms."""
    fault = fault_text(moment)
    at = moment.seconds if moment.likely is None else None
    if at is None or moment.fault == "out-of-range":
        return (fault, fault.split(":")[0]) if moment.likely is not None else (fault,)
    forms = date_forms(at, now)
    if moment.fault == "fractional":
        return (f"{forms[0]}{SEPARATOR}{fault}", *forms)
    return tuple(f"{fault}{SEPARATOR}{form}" for form in forms) if fault else forms


def fault_text(moment: Moment) -> str:
    """Say what is wrong with a date claim in a few words; empty where nothing is."""
    fault = moment.fault
    if not fault:
        return ""
    if fault == "not-number":
        return _not_a_number(moment.literal[:1])
    if fault == "negative":
        return QCoreApplication.translate("Phrases", "before 1970")
    if fault == "fractional":
        return QCoreApplication.translate("Phrases", "has a fraction")
    if moment.likely is not None:
        units = {
            "looks-like-milliseconds": QCoreApplication.translate("Phrases", "looks like milliseconds: {0}"),
            "looks-like-microseconds": QCoreApplication.translate("Phrases", "looks like microseconds: {0}"),
            "looks-like-nanoseconds": QCoreApplication.translate("Phrases", "looks like nanoseconds: {0}"),
        }
        if fault in units:
            return units[fault].format(_likely_text(moment.likely))
    if moment.literal.startswith("-"):
        return QCoreApplication.translate("Phrases", "before the year 1")
    return QCoreApplication.translate("Phrases", "beyond the year 9999")


def _likely_text(seconds: float) -> str:
    """A date that was meant: in UTC, which is short, unless something else was chosen."""
    return utc_text(seconds) if moments().style == USUAL else moments().write(seconds)


def _not_a_number(first: str) -> str:
    kinds = {
        '"': QCoreApplication.translate("Phrases", "text, not a number"),
        "{": QCoreApplication.translate("Phrases", "an object, not a number"),
        "[": QCoreApplication.translate("Phrases", "a list, not a number"),
        "n": QCoreApplication.translate("Phrases", "null, not a number"),
    }
    return kinds.get(first) or QCoreApplication.translate("Phrases", "true or false, not a number")


def is_warning(moment: Moment) -> bool:
    """Tell whether what is wrong with a date is worth a warning; a fraction is allowed (RFC 7519, 2)."""
    return moment.fault not in ("", "fractional")


def times_text(count: int) -> str:
    """Say how often a name stands in an object that has it more than once."""
    if count == 2:
        return QCoreApplication.translate("Phrases", "twice")
    return QCoreApplication.translate("Phrases", "{0} times").format(f"{count:,}")
