"""The nets of the search: needles that C code finds, each with a function that looks at the place where one is.

What a net catches is a token or something that holds one: base64, UTF-16, a JSON serialization, several cookies.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from inspector.model.record import NamedTuple
from inspector.model.token import Found, Stripped
from inspector.service.finding.chunks import is_numbered, joined_at
from inspector.service.finding.compact import compact_at, patterns
from inspector.service.finding.containers import open_base64, open_base64_text, open_object, open_wide
from inspector.service.finding.wrappings import goes_on, is_wrapped, unwrapped_at, wrapped_run

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from inspector.service.finding.compact import Headers
    from inspector.service.finding.containers import Opened

_COST_OF_WRAPPINGS = 8
"""How much more it costs to undo wrappings than to go over the bytes."""
_MOST_CHUNKED = 1_000_000
"""Bytes of a token in several cookies, and of what stands between them, at most."""


class Search(Protocol):
    """What a net knows of the search that it works for."""

    data: bytes
    headers: Headers

    def credit(self, at: int) -> int:
        """How many bytes may be looked at once more here."""
        ...

    def spend(self, cost: int) -> None:
        """Write down that so many bytes were looked at once more."""
        ...

    def inside(self, opened: Opened, code: str) -> tuple[Found, ...]:
        """The tokens of a text that stood inside of this one, with their spans in this one."""
        ...


def _look_compact(search: Search, at: int) -> tuple[tuple[Found, ...], int]:
    """A header may begin here, or base64 of any JSON."""
    data = search.data
    head = patterns().head.match(data, at)
    assert head is not None, "a needle is base64url"
    token = compact_at(data, at, search.headers)
    if (token is None or not token.complete) and is_numbered(data, at) and (chunked := _look_chunked(search, at)):
        return chunked
    end = token.end if token is not None else _parts_end(data, at)
    if (token is None or not token.complete or goes_on(data, end)) and is_wrapped(data, end):
        run = wrapped_run(data, at, search.credit(at) // _COST_OF_WRAPPINGS)
        search.spend((run - at) * _COST_OF_WRAPPINGS)
        unwrapped = unwrapped_at(data, at, run, search.headers)
        if unwrapped is not None and (token is None or unwrapped.end > token.end):
            return (Found(unwrapped.text.decode("ascii"), at, unwrapped.end, unwrapped.stripped),), unwrapped.end
    if token is not None:
        return (Found(data[at : token.end].decode("utf-8", "surrogateescape"), at, token.end),), token.end
    return _look_in_json(search, at, head.end())


def _look_chunked(search: Search, at: int) -> tuple[tuple[Found, ...], int] | None:
    """A token may have been cut into several cookies, as itself or in base64 of JSON; None where it was not."""
    chunks = joined_at(search.data, at, min(_MOST_CHUNKED, search.credit(at)))
    if chunks is None:
        return None
    search.spend(chunks.cost)
    if chunks.pieces < 2:
        return None
    between = search.data.find(b"eyJ", chunks.first_end, chunks.end) >= 0
    end = chunks.first_end if between else chunks.end  # what stands between the pieces is looked at, too
    stripped = Stripped("cookie-pieces", (str(chunks.pieces),))
    token = compact_at(chunks.text, 0, search.headers)
    if token is not None:
        text = chunks.text[: token.end].decode("utf-8", "surrogateescape")
        return (Found(text, at, end, (stripped,)),), end
    opened = open_base64_text(chunks.text, 0, 0)
    if opened is None or b"eyJ" not in opened.text or not (found := search.inside(opened, "base64")):
        return None
    return tuple(each._replace(start=at, end=end, stripped=(stripped, *each.stripped)) for each in found), end


def _parts_end(data: bytes, at: int) -> int:
    parts = patterns().parts.match(data, at)
    return parts.end() if parts else at


def _look_in_json(search: Search, at: int, end: int) -> tuple[tuple[Found, ...], int]:
    """Base64 of a JSON text may hold tokens: the body of an answer in a HAR file."""
    if end - at < 64 or search.data[end : end + 1] == b".":
        return (), end
    opened = open_base64_text(search.data, at, 0, search.credit(at))
    if opened is not None:
        search.spend(opened.end - at)
        if b"eyJ" in opened.text and (found := search.inside(opened, "base64")):
            return found, opened.end
    return (), end


class _LookInBase64:
    """Looks at a place where ``eyJ`` may stand in base64; it stands there in one of three ways."""

    def __init__(self, before: int, skipped: int) -> None:
        self._before, self._skipped = before, skipped

    def __call__(self, search: Search, at: int) -> tuple[tuple[Found, ...], int]:
        begin = at - self._before
        opened = open_base64(search.data, begin, self._skipped, search.credit(at)) if begin >= 0 else None
        if opened is not None:
            search.spend(opened.end - at)
            if found := search.inside(opened, "base64"):
                return found, opened.end
        return (), at + 1


def _look_wide(search: Search, at: int) -> tuple[tuple[Found, ...], int]:
    """A header may begin here in UTF-16."""
    opened = open_wide(search.data, at)
    return search.inside(opened, "utf-16"), opened.end


def _look_object(search: Search, at: int) -> tuple[tuple[Found, ...], int]:
    """A member of a JSON serialization may stand here."""
    opened, cost = open_object(search.data, at, search.credit(at))
    search.spend(cost)
    if opened is None:
        return (), at + 1
    if opened.width < 0:  # a JSON string that holds it
        inner = search.inside(opened._replace(width=1), "json-string")
        return tuple(each._replace(start=opened.start, end=opened.end) for each in inner), opened.end
    return (Found(opened.text.decode("utf-8", "surrogateescape"), opened.start, opened.end),), opened.end


class Net(NamedTuple):
    """Needles to search for, and what looks at a place where one is.

    ``gate``: a byte without which no needle can stand in a text; it is searched for first. ``pattern``: finds the needles
    where there are several.
    """

    needles: tuple[bytes, ...]
    look: Callable[[Search, int], tuple[tuple[Found, ...], int]]
    gate: bytes = b""
    pattern: re.Pattern[bytes] | None = None

    def first(self, data: bytes, low: int, high: int) -> int:
        """The first place from ``low`` on and before ``high``; else ``high``."""
        if low >= high:
            return high
        if self.pattern is None:
            at = data.find(self.needles[0], low, high + len(self.needles[0]) - 1)
            return high if at < 0 else at
        if self.gate and data.find(self.gate, low, high + 1) < 0:
            return high
        hit = self.pattern.search(data, low, high + 5)
        return high if hit is None else min(hit.start(), high)


@cache
def nets() -> tuple[Net, ...]:
    """Compile on first use: the window's start does not wait for it.

    ``{"``, ``{ ``, and ``{`` before a line break or a tab begin a header; the same in UTF-16; ``eyJ`` in base64, by the
    place in a group of three bytes at which it stands; and the members that only JSON serializations have.
    """
    import re

    headers = (b"eyJ", b"eyA", b"ewo", b"ewk", b"ew0")
    wide = tuple(b"\0".join(bytes((byte,)) for byte in header) for header in headers)
    return (
        Net(headers, _look_compact, pattern=re.compile(b"|".join(headers))),
        Net((b"ZXlK",), _LookInBase64(0, 0)),
        Net((b"V5S",), _LookInBase64(2, 1)),
        Net((b"leU",), _LookInBase64(3, 2)),
        Net(wide, _look_wide, b"\0", re.compile(b"|".join(wide))),
        Net((b'"signature',), _look_object),
        Net((b'"ciphertext',), _look_object),
    )
