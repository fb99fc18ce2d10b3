"""Says where in a text a token stood, so that a person who holds many of them finds it again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_BEFORE = 400
"""Bytes before a token in which the name of its place is looked for."""


class Places:
    """Counts lines from one place to the next, so that many places cost one reading of the text."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._is_single = data.find(b"\n") < 0
        self._at = 0
        self._line = 1

    def place(self, at: int) -> str:
        """The line, counted from 1, and the name before the token if it has one: ``line 3, access_token``."""
        if at < self._at:
            self._at, self._line = 0, 1
        self._line += self._data.count(b"\n", self._at, at)
        self._at = at
        name = name_before(self._data, at)
        line = "" if self._is_single else f"line {self._line}"
        return ", ".join(filter(None, (line, name)))


def name_before(data: bytes, at: int) -> str:
    """The name that JSON, a form, a cookie, a header or an environment file gives to what begins here; else empty."""
    if b"\0" in data[max(0, at - 2) : at]:  # UTF-16
        before = data[max(0, at - 2 * _BEFORE) : at].replace(b"\0", b"")
    else:
        before = data[max(0, at - _BEFORE) : at]
    match = _name().search(before)
    if match is None:
        return ""
    name = match[1].decode("ascii")
    if name.lower() == "value" and (named := _named().findall(before)):  # a HAR file: "name": …, "value": …
        name = named[-1].decode("ascii")
    return name


@cache
def _name() -> re.Pattern[bytes]:
    import re

    return re.compile(
        rb"""(?i)\b([a-z_][a-z0-9_.-]{0,59}+)(?:\\*+["']|%(?:25)*+22|&quot;)?\s{0,9}+(?:=>|=3D|[:=]|%(?:25)*+3[AD])\s{0,9}+"""
        rb"""(?:[>|][+-]?\s{1,9}+)?(?:\\*+["']|%(?:25)*+22|&quot;)?(?:(?:bearer|dpop|jwt|token)(?:\s|%(?:25)*+20|\+){1,3}+)?\Z"""
    )


@cache
def _named() -> re.Pattern[bytes]:
    import re

    return re.compile(rb"""(?i)"name\\*+"\s*+:\s*+\\*+"([A-Za-z0-9_.-]{1,60}+)\\*+"[^{}]*+\Z""")
