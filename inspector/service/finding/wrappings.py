"""Undoes what carries a token over lines and through other formats: percent, JSON, e-mail, HTML, YAML, source code.

A wrapping is one row: how it is written, what it stands for, and what it is called. Some are certain (``%2E``), and are
undone wherever they stand; some may as well be an ordinary end (a line break), and are undone only where the whole then is
a token of the right length.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple
from inspector.model.token import Stripped
from inspector.service.finding.compact import compact_at, patterns, signature_lengths
from inspector.service.reading import base64url

if TYPE_CHECKING:
    import re

    from inspector.service.finding.compact import Headers

LONGEST = 1_000_000
"""Bytes of a wrapped token at most."""
_CODES = {b"2e": b".", b"7e": b"~", b"2d": b"-", b"5f": b"_", b"3d": b"="}
_NAMES = {b"period": b".", b"lowbar": b"_", b"hyphen": b"-", b"dash": b"-", b"equals": b"=", b"shy": b""}
_NUMBERS = {46: b".", 126: b"~", 45: b"-", 95: b"_", 61: b"=", 173: b"", 8203: b"", 8204: b"", 8205: b"", 8288: b""}

# Each stands for a character or for nothing.
_CERTAIN = {
    "percent-encoding": rb"%(?:25){0,3}+(?P<percent>2[DdEe]|3[Dd]|5[Ff]|7[Ee])",
    "json-escapes": rb"\\++u00(?P<escape>2[DdEe]|3[Dd]|5[Ff]|7[Ee])",
    "quoted-printable": rb"=(?P<quoted>2[DE]|3D|5F|7E)|=[ \t]*+\r?\n(?:>[> ]*+)?",
    "html": rb"&(?:\#(?P<number>\d{2,5}|[xX]0*+[0-9A-Fa-f]{2,4})|(?P<name>period|lowbar|hyphen|dash|equals|shy));|</?wbr\s?/?>",
    "invisible": rb"\xc2\xad|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf",
    "continuation": rb"[\\^]\r?\n[ \t]*+",
}
# Each may stand for nothing.
_POSSIBLE = {
    "line-breaks": rb"[ \t]*+\r?\n(?:[ \t]*+(?:[>|][> \t]*+)?)|(?:\\++r)?\\++n|<br\s?/?>\s*+",
    "concatenation": rb"""["'][ \t]*+(?:[+.\\&]?[ \t]*+\r?\n[ \t]*+[+.&]?|[+.&])[ \t]*+["']""",
    "mark-up": rb"</?(?:span|em|b|i|font|code|mark|w:[A-Za-z]{1,12})(?: [^<>\n]{0,200}+)?/?>",
}
_COUNTED = ("line-breaks", "invisible")
"""Wrappings of which a person wants to know how many there were."""


class _Wrapping(NamedTuple):
    joint: re.Pattern[bytes]
    follows: re.Pattern[bytes]
    tilde: re.Pattern[bytes]
    run: re.Pattern[bytes]


@cache
def _wrapping() -> _Wrapping:
    """Compile on first use: the window's start does not wait for it."""
    import re

    groups = {code.replace("-", "_"): joint for code, joint in (*_CERTAIN.items(), *_POSSIBLE.items())}
    joint = b"|".join(rb"(?P<%b>%b)" % (code.encode(), each) for code, each in groups.items())
    # Python 3.11 loses groups inside possessive repeats.
    bare = re.sub(rb"\(\?P<\w+>", b"(?:", joint)
    return _Wrapping(
        joint=re.compile(joint),
        follows=re.compile(rb"={0,2}(?:%b)" % bare),
        tilde=re.compile(rb"%(?:25){0,3}+7[Ee]|=7E|=\r?\n[~.]|\\++u007[Ee]|&#126;|&#[xX]7[Ee];"),
        run=re.compile(rb"(?:[A-Za-z0-9_.~-]++|%b|=(?![A-Za-z0-9_]))++" % bare),
    )


class Unwrapped(NamedTuple):
    """A token that was written otherwise: its text, where it ends in the source, and what was undone."""

    text: bytes
    end: int
    stripped: tuple[Stripped, ...]


class _Piece(NamedTuple):
    start: int
    end: int
    """Offsets in the text without wrappings."""
    source_end: int
    code: str
    possible: bool


def is_wrapped(data: bytes, at: int) -> bool:
    """Tell whether a wrapping stands here."""
    return _wrapping().follows.match(data, at) is not None


def goes_on(data: bytes, at: int) -> bool:
    """Tell whether disclosures of an SD-JWT may follow here, written otherwise."""
    return _wrapping().tilde.match(data, at) is not None


def wrapped_run(data: bytes, at: int, limit: int = LONGEST) -> int:
    """Where the characters of tokens and the wrappings between them end that begin here; at most ``limit`` bytes on."""
    run = _wrapping().run.match(data, at, at + min(LONGEST, limit))
    return run.end() if run else at


def unwrapped_at(data: bytes, at: int, end: int, headers: Headers) -> Unwrapped | None:
    """The token that begins here and is written otherwise, up to ``end`` at most; None where there is none."""
    text, pieces = _undo(data, at, end)
    breaks = [piece.start for piece in pieces if piece.possible]
    first = breaks[0] if breaks else len(text)
    plain = compact_at(text[:first], 0, headers)
    if plain is not None and (plain.complete or not breaks):
        return _cut(text, plain.end, at, pieces)
    joined = _joined_end(text, breaks, headers) if breaks else 0
    if joined:
        return _cut(text, joined, at, pieces)
    return _cut(text, plain.end, at, pieces) if plain is not None else None


def _undo(data: bytes, at: int, end: int) -> tuple[bytes, list[_Piece]]:
    made: list[bytes] = []
    pieces: list[_Piece] = []
    length, last = 0, at
    for match in _wrapping().joint.finditer(data, at, end):
        literal = data[last : match.start()]
        stands_for = _meaning(match)
        start = length + len(literal)
        length = start + len(stands_for)
        code = _code(match)
        pieces.append(_Piece(start, length, match.end(), code, code in _POSSIBLE))
        made += (literal, stands_for)
        last = match.end()
    made.append(data[last:end])
    return b"".join(made), pieces


def _code(match: re.Match[bytes]) -> str:
    return next(code for code in (*_CERTAIN, *_POSSIBLE) if match[code.replace("-", "_")] is not None)


def _meaning(match: re.Match[bytes]) -> bytes:
    code = match["percent"] or match["escape"] or match["quoted"]
    if code:
        return _CODES[code.lower()]
    if match["name"]:
        return _NAMES[match["name"]]
    if match["number"]:
        number = match["number"].decode()
        return _NUMBERS.get(int(number[1:], 16) if number[0] in "xX" else int(number), b"&")
    return b""


def _cut(text: bytes, end: int, at: int, pieces: list[_Piece]) -> Unwrapped:
    """The token of that length, its end in the source, and the wrappings inside it."""
    inside = pieces[: bisect_left(pieces, end, key=_start)]
    source = inside[-1].source_end + (end - inside[-1].end) if inside else at + end
    counts: dict[str, int] = {}
    for piece in inside:
        counts[piece.code] = counts.get(piece.code, 0) + 1
    stripped = (Stripped(code, (str(count),) if code in _COUNTED else ()) for code, count in counts.items())
    return Unwrapped(text[:end], source, tuple(stripped))


def _start(piece: _Piece) -> int:
    return piece.start


def _joined_end(text: bytes, breaks: list[int], headers: Headers) -> int:
    """Where a token ends whose lines were joined; 0 where nothing proves that they belong together."""
    parts = patterns().three.match(text)
    if parts is None:
        return 0
    header = headers.read(parts[1])
    if not header:
        return 0
    last = parts
    group = 3
    if "enc" in header:
        more = patterns().two.match(text, parts.end())
        if more is None:
            return 0
        last, group = more, 2
    elif parts[2] and not _holds_object(parts[2]):
        return 0
    disclosures = patterns().disclosures.match(text, last.end())
    if disclosures is not None:
        return _paragraph_end(breaks, disclosures.end()) or (disclosures.end() if text.endswith(b"~") else 0)
    start, end = last.span(group)
    for length in sorted(signature_lengths(header), reverse=True):
        if start + length == end or (start + length < end and start + length in breaks):
            return start + length
    # A dot behind it ends the header of the next token: then each line is one of its own.
    return 0 if text[end : end + 1] == b"." else _paragraph_end(breaks, end, start)


def _holds_object(part: bytes) -> bool:
    data = base64url.decode(part.decode("ascii")).data.strip()
    return data.startswith(b"{") and data.endswith(b"}")


def _paragraph_end(breaks: list[int], end: int, begin: int = 0) -> int:
    """Where a paragraph of equally long lines ends: with the first shorter one; 0 where it is no such paragraph."""
    if len(breaks) < 2:
        return 0
    width = breaks[1] - breaks[0]
    if width < 20 or breaks[0] > width:
        return 0
    before = breaks[0]
    for place in (*breaks[1:], end):
        if place - before < width or place >= end:
            return min(place, end) if place >= begin and place - before <= width else 0
        if place - before > width:
            return 0
        before = place
    return 0
