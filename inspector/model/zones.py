"""How a moment is written: in which zone and in which form. Everything that shows a date asks here."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from inspector.model.calendar import utc
from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

LOCAL = "local"
UTC = "UTC"
FORMS = ("iso", "rfc1123", "unix")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Style(NamedTuple):
    """What a person chose for every date: ``zone`` is ``local``, ``UTC`` or an IANA name, ``form`` one of `FORMS`."""

    zone: str = LOCAL
    form: str = "iso"


USUAL = Style()


def is_zone(name: str) -> bool:
    """Tell whether dates can be written in that zone on this machine."""
    return name in {LOCAL, UTC} or _zone(name) is not None


@lru_cache(maxsize=32)
def _zone(name: str) -> tzinfo | None:
    """Look up an IANA zone; None where this machine does not know it, or where it is no name at all."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, a path that leads out, a folder
        return None


def zone_names() -> tuple[str, ...]:
    """Every IANA zone that this machine knows, sorted; it reads the zone database."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if "/" in name or name == UTC))


def moment_in(seconds: float, zone: str) -> datetime | None:
    """The moment as date and time of a zone; None beyond the calendar. An unknown zone is taken as the system's.

    On the last and first days of the calendar, which some zones never see, it is in UTC.
    """
    moment = utc(seconds)
    if moment is None or zone == UTC:
        return moment
    try:
        return moment.astimezone(None if zone == LOCAL else _zone(zone))
    except (OverflowError, ValueError, OSError):
        return moment


def write(seconds: float, style: Style = USUAL) -> str:
    """Write a moment with what tells its zone; empty where no calendar has it.

    ``2026-11-23 21:59:57 +01:00``, ``2026-11-23T20:59:57Z``, ``Mon, 23 Nov 2026 20:59:57 GMT``, ``Unix 1795467597``.
    """
    if style.form == "unix":
        return f"Unix {unix(seconds)}" if math.isfinite(seconds) else ""
    moment = moment_in(seconds, style.zone)
    if moment is None:
        return ""
    if style.form == "rfc1123":
        if len(zone := f"{moment:%z}") > len("+0100"):  # before zones were: seconds have no place in this form
            return write(seconds, style._replace(zone=UTC))
        zone = "GMT" if _is_utc(moment, style) else zone
        day = f"{_DAYS[moment.weekday()]}, {moment.day:02} {_MONTHS[moment.month - 1]} {moment.year:04}"
        return f"{day} {moment:%H:%M:%S} {zone}"
    text = moment.isoformat(" ", "seconds")
    return f"{text[:10]}T{text[11:19]}Z" if _is_utc(moment, style) else f"{text[:19]} {text[19:]}"


def copied(seconds: float, style: Style) -> str:
    """Write a moment for the clipboard: as `write`, but Unix seconds as a bare number, which programs read."""
    return write(seconds, style).removeprefix("Unix ")


def unix(seconds: float) -> str:
    """Unix seconds as a number, without a needless fraction."""
    return f"{seconds:.0f}" if float(seconds).is_integer() else f"{seconds:.3f}".rstrip("0").rstrip(".")


def offset(seconds: float, style: Style) -> str:
    """What tells the zone of a time of day at that moment: ``Z`` or ``+01:00``; empty beyond the calendar."""
    moment = moment_in(seconds, style.zone)
    if moment is None:
        return ""
    return "Z" if _is_utc(moment, style) else moment.isoformat(" ", "seconds")[19:]


def _is_utc(moment: datetime, style: Style) -> bool:
    from datetime import UTC as UNIVERSAL

    return style.zone == UTC or moment.tzinfo is UNIVERSAL
