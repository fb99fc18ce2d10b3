"""Joins a token that was too long for one cookie: frameworks cut it and number the pieces.

``name.0=…; name.1=…`` (Auth.js, Auth0, Supabase) or ``nameC1=…; nameC2=…`` (ASP.NET Core), in a header, in a table of
cookies, or in a recording of the traffic.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    import re

_BEFORE = 200
"""Bytes before a piece in which its name is looked for."""
_NEAR = 80
"""Bytes in which the number of the first piece stands, if it has one."""
_FAR = 20_000
"""Bytes from one piece to the next at most: other cookies and attributes may stand between them."""
_OF_NAMES = frozenset(bytes((byte,)) for byte in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
_MOST = 200
"""Pieces of one token at most."""


class Joined(NamedTuple):
    """The pieces together, how many there were, where the first and the last of them end, and what was looked at."""

    text: bytes
    pieces: int
    first_end: int
    end: int
    cost: int


class _Patterns(NamedTuple):
    first: re.Pattern[bytes]
    value: re.Pattern[bytes]


@cache
def _patterns() -> _Patterns:
    """Compile on first use: the window's start does not wait for it."""
    import re

    return _Patterns(
        first=re.compile(
            rb"([A-Za-z0-9_.-]{1,100}+)(?:(?<=[._-]0)|(?<=.C1))"
            rb"""(["']? {0,9}+(?:=|:|\t|,\s{0,40}+["']value["']\s{0,9}+:)\s{0,9}+["']?)(?:base64-)?\Z"""
        ),
        value=re.compile(rb"[A-Za-z0-9_.~+/=-]++"),
    )


def is_numbered(data: bytes, at: int) -> bool:
    """Tell at once whether what begins here may be the first of several pieces."""
    low = max(0, at - _NEAR)
    return data.find(b"0", low, at) >= 0 or data.find(b"C1", low, at) >= 0


def joined_at(data: bytes, at: int, limit: int) -> Joined | None:
    """Join the piece that begins here with those that follow it; None where it has no number.

    At most about ``limit`` bytes are looked at.
    """
    patterns = _patterns()
    named = patterns.first.search(data[max(0, at - _BEFORE) : at])
    value = patterns.value.match(data, at, at + limit) if named is not None else None
    if named is None or value is None:
        return None
    name, link = named[1], named[2]
    pieces, end, cost = [value[0]], value.end(), len(value[0]) + _BEFORE
    first_end, number = end, int(name[-1:])
    while len(pieces) < _MOST and cost < limit:
        number += 1
        label = name[:-1] + str(number).encode() + link
        reach = min(_FAR, limit - cost)
        place = data.find(label, end, end + reach)
        if place >= 0 and data[place - 1 : place] in _OF_NAMES:  # the end of another name
            break
        cost += place - end if place >= 0 else min(reach, len(data) - end)
        more = patterns.value.match(data, place + len(label), place + len(label) + limit) if place >= 0 else None
        if more is None:
            break
        pieces.append(more[0])
        end, cost = more.end(), cost + len(more[0])
    return Joined(b"".join(pieces), len(pieces), first_end, end, cost)
