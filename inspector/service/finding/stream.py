"""Reads a long text a piece at a time, so that its tokens can be shown while the search runs on, and it can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.token import Stripped
from inspector.service.finding.finder import may_be_one, scan_chunks, take, whole
from inspector.service.inspector import as_text, is_alone, is_wide, read_found
from inspector.service.reading.json_serialization import is_serialization

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspector.model.token import Found, Token

STEP = 1 << 17
"""Bytes of a piece at most."""
_AT_ONCE = 1 << 16
"""Bytes of a text that is taken as a whole, as a pasted one is."""
_LARGEST_OBJECT = 32_000_000
"""Bytes of a JSON serialization that is looked for as a whole."""
_MOST_TOKENS, _MOST_CHARACTERS = 32, 200_000
"""What is read between two reports, so that none of them keeps anybody waiting."""
_AROUND = Stripped("around")
_MOST_KNOWN, _LONGEST_KNOWN = 1_000, 8_000
"""Tokens that are remembered, for a log repeats them."""


def read_stream(data: bytes, source: str = "", step: int = STEP) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """Find and read as `inspector.read`, a piece at a time: how many bytes were gone through, and the tokens of the piece.

    The last piece has gone through all bytes. Where there is no token at all, it has one malformed token. ``source``: what
    the text is called. A token's span counts bytes of a long text, and characters of a short one or of one in UTF-16.
    """
    size, reader = len(data), _Reader(source)
    if size <= _AT_ONCE or may_be_one(data) or _is_object(data):
        taken = take(as_text(data))
        if len(taken) == 1 and is_alone(taken[0]):
            yield size, (read_found(taken[0]),)
            return
        for _, tokens in reader.read(taken):
            yield 0, tokens
        yield size, ()
        return
    text = as_text(data).encode("utf-8", "surrogatepass") if is_wide(data) else data
    gone, is_empty = 0, True
    for done, batch in scan_chunks(text, max(1, step)):
        is_empty = is_empty and not batch
        if is_empty and done == len(text):
            yield size, (read_found(whole(as_text(data))),)
            return
        for end, tokens in reader.read(each._replace(stripped=(_AROUND, *each.stripped)) for each in batch):
            gone = max(gone, end * size // len(text))  # a token may reach into the next piece
            yield gone, tokens
        gone = max(gone, done * size // len(text))
        yield gone, ()


def _is_object(data: bytes) -> bool:
    """Tell whether the whole text is one JSON serialization: the search looks for small ones alone."""
    if len(data) > _LARGEST_OBJECT or not data[:_AT_ONCE].lstrip().startswith(b"{"):
        return False
    return data[-_AT_ONCE:].rstrip().endswith(b"}") and is_serialization(as_text(data).strip())


class _Reader:
    """Reads what was found, a little at a time, and no token twice."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: dict[str, Token] = {}

    def read(self, found: Iterable[Found]) -> Iterator[tuple[int, tuple[Token, ...]]]:
        """Give where the last of a few tokens ends, and these tokens."""
        tokens: list[Token] = []
        characters = end = 0
        for each in found:
            tokens.append(self._token(each))
            characters, end = characters + len(each.text), each.end
            if len(tokens) >= _MOST_TOKENS or characters >= _MOST_CHARACTERS:
                yield end, tuple(tokens)
                tokens.clear()
                characters = 0
        if tokens:
            yield end, tuple(tokens)

    def _token(self, found: Found) -> Token:
        known = self._known.get(found.text)
        if known is not None:
            place = ", ".join(filter(None, (self._source, found.place)))
            return known._replace(stripped=found.stripped, start=found.start, end=found.end, place=place)
        token = read_found(found, self._source)
        if len(found.text) <= _LONGEST_KNOWN and len(self._known) < _MOST_KNOWN:
            self._known[found.text] = token
        return token
