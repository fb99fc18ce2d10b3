"""Opens what holds whole texts with tokens in them: base64, UTF-16, and JSON objects that are tokens themselves."""

from __future__ import annotations

import binascii
import json
import sys
from functools import cache
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple
from inspector.service.reading.json_serialization import is_serialization

if TYPE_CHECKING:
    import re

_BEFORE, _BEHIND = 64_000, 1_000_000
"""Bytes in which the object around a member is looked for."""
_MOST_BRACES = 6
"""Objects in one another that are tried as a token."""
_TO_STANDARD = bytes.maketrans(b"-_", b"+/")


class Opened(NamedTuple):
    """A text that stood inside of another one, and how its offsets are told there."""

    text: bytes
    start: int
    end: int
    """The span in the source that holds all of it."""
    skipped: int = 0
    """Bytes decoded before the text."""
    places: tuple[tuple[int, int], ...] = ()
    """Pieces without a gap: the number of the first character, and its offset in the source."""
    width: int = 0
    """Bytes of the source for a character; 0 for base64."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of a span in the text, as closely as it can be told."""
        if self.width:
            return self.start + start * self.width, self.start + end * self.width
        first, last = (start + self.skipped) * 4 // 3, ((end + self.skipped) * 4 + 2) // 3
        finish = self.end if end >= len(self.text) else self._offset_of(last - 1) + 1
        return self._offset_of(first), finish

    def _offset_of(self, character: int) -> int:
        number, offset = next(place for place in reversed(self.places) if place[0] <= character)
        return offset + character - number


class _Patterns(NamedTuple):
    line: re.Pattern[bytes]
    next_line: re.Pattern[bytes]
    inner: re.Pattern[bytes]
    wide: re.Pattern[bytes]
    member: re.Pattern[bytes]


@cache
def _patterns() -> _Patterns:
    import re

    return _Patterns(
        line=re.compile(rb"[A-Za-z0-9+/_-]++"),
        next_line=re.compile(rb"(?:\r?\n[ \t]*+|(?:\\r)?\\n)([A-Za-z0-9+/]++)(?=[=\s\"'<-]|\\|\Z)"),
        inner=re.compile(rb"e(?:yJ|yA|w[ok0])[A-Za-z0-9_-]{6}"),
        wide=re.compile(rb"[\t\n\r -~](?:\0[\t\n\r -~])*+"),
        member=re.compile(
            rb'"(?:signature|ciphertext)\\*+"\s*+:\s*+\\*+"[A-Za-z0-9_-]*+={0,2}\\*+"|"signatures\\*+"\s*+:\s*+\[\s*+\{'
        ),
    )


def open_base64(data: bytes, at: int, skipped: int, limit: int) -> Opened | None:
    """Decode the base64 that begins here, over equally long lines, too; its first ``skipped`` bytes belong to nobody.

    None where no token begins at its start. At most ``limit`` bytes are looked at.
    """
    first = _patterns().line.match(data, at, at + 24)
    if first is None or len(first[0]) < 24:
        return None
    begin = binascii.a2b_base64(first[0].translate(_TO_STANDARD))
    if not _patterns().inner.match(begin[skipped:]):
        return None
    return open_base64_text(data, at, skipped, limit)


def open_base64_text(data: bytes, at: int, skipped: int = 0, limit: int = sys.maxsize) -> Opened | None:
    """As `open_base64`, whatever the text begins with."""
    patterns = _patterns()
    last = min(len(data), at + limit)
    first = patterns.line.match(data, at, last)
    if first is None or len(first[0]) < 16:
        return None
    places, pieces, count, end = [(0, at)], [first[0]], len(first[0]), first.end()
    width = 0
    while (line := patterns.next_line.match(data, end, last)) is not None:
        if len(line[1]) > (width or len(first[0]) + 80):
            break
        places.append((count, line.start(1)))
        pieces.append(line[1])
        count, end = count + len(line[1]), line.end()
        if width and len(line[1]) < width:
            break
        width = width or len(line[1])
    padded = data[end : end + 2]
    end += 2 if padded == b"==" else padded[:1] == b"="
    text = b"".join(pieces).translate(_TO_STANDARD)
    text = text[: len(text) - (len(text) % 4 == 1)]
    decoded = binascii.a2b_base64(text + b"=" * (-len(text) % 4))
    return Opened(decoded[skipped:], at, end, skipped, tuple(places))


def open_wide(data: bytes, at: int) -> Opened:
    """Take the low bytes of the UTF-16 text that stands here, as far as it is ASCII."""
    run = _patterns().wide.match(data, at)
    assert run is not None, "a needle is ASCII"
    end = run.end()
    little = at == 0 or data[at - 1] != 0 or (data[end : end + 1] == b"\0" and not _is_big(data, at))
    start = at if little else at - 1
    return Opened(run[0][::2], start, start + len(run[0]) + 1, width=2)


def _is_big(data: bytes, at: int) -> bool:
    """Tell whether the high byte comes first, where both neighbours are zero: by the mark, else by the parity."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.startswith(b"\xfe\xff")
    return at % 2 == 1


def open_object(data: bytes, at: int, limit: int) -> tuple[Opened | None, int]:
    """The JSON serialization of a token around the member that begins here, also inside a JSON string.

    At most about ``limit`` bytes are looked at; how many there were is given, too.
    """
    if _patterns().member.match(data, at, at + limit) is None:
        return None, 1
    low, high = max(0, at - min(_BEFORE, limit // 8)), at + min(_BEHIND, limit // 8)
    if data[at - 1 : at] == b"\\":
        opened = _object_in_string(data, at, low, high)
        return opened, (at - low) + (opened.end - at if opened else min(high, len(data)) - at)
    place, found, cost = at, None, at - low
    for _ in range(_MOST_BRACES):
        place = data.rfind(b"{", low, place)
        if place < 0:
            break
        text = _object(data, place, high)
        cost += len(text) if text is not None else min(high, len(data)) - place
        if text is None or place + len(text) <= at:
            continue
        if is_serialization(text.decode("utf-8", "surrogateescape")):
            found = Opened(text, place, place + len(text), width=1)
            if b'"payload"' in text or b'"ciphertext"' in text:
                break
    return found, cost


def _object(data: bytes, at: int, high: int) -> bytes | None:
    """The text of the JSON object that begins here; None where it is none, or too long."""
    depth = 0
    for mark in _marks().finditer(data, at, high):
        if mark[0] == b"{":
            depth += 1
        elif mark[0] == b"}":
            depth -= 1
            if depth == 0:
                return data[at : mark.end()]
    return None


@cache
def _marks() -> re.Pattern[bytes]:
    import re

    return re.compile(rb'[{}]|"(?:[^"\\]++|\\.)*+"')


def _object_in_string(data: bytes, at: int, low: int, high: int) -> Opened | None:
    import re

    quotes = [match.end() for match in re.finditer(rb'(?<!\\)"', data[low:at])]
    if not quotes:
        return None
    start = low + quotes[-1]
    close = re.compile(rb'(?:[^"\\]++|\\.)*+(?=")').match(data, start, high)
    if close is None:
        return None
    try:
        text = json.loads('"' + close[0].decode("utf-8", "surrogateescape") + '"', strict=False)
    except ValueError:
        return None
    inner = str(text).encode("utf-8", "surrogatepass")
    return Opened(inner, start, close.end(), width=-1)
