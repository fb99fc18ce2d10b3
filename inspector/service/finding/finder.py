"""Finds tokens in any text: a token alone with what was copied along, or many of them in a log, a recording, a binary file.

The search is a row of nets (`nets`): needles that C code finds, each with a function that looks at the place. Nets and
places are worked through in order; what was looked at in vain is looked at again only as long as the credit of the text
lasts, which grows with the text: so the work is linear in hostile text, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.token import Found, Stripped
from inspector.service.finding.cleaner import clean, unwrap
from inspector.service.finding.compact import Headers, decode_header, signature_lengths
from inspector.service.finding.containers import Opened, open_base64_text
from inspector.service.finding.nets import nets
from inspector.service.finding.places import Places
from inspector.service.reading.json_serialization import is_serialization

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_TOKENS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.~"
_WHITE_SPACE = b" \t\r\n"
_SAMPLE = 65_536
_MOST_DOTS = 8
"""Dots of one token: those of an SD-JWT and of the key-binding JWT behind it, and of one that was cut."""
STEP = 1 << 20
"""Bytes between two reports of how far the search is."""
_CREDIT, _CREDIT_PER_BYTE = 8_000_000, 4
"""Bytes that may be looked at again: at once, and more for each byte that was gone through."""
_DEEPEST = 3
"""How many times a text may have been wrapped whole, as base64 in base64."""


def find_tokens(text: str | bytes) -> tuple[Found, ...]:
    """Find every token in a text, in order, repeats included; what it was wrapped in is undone and told.

    ``start`` and ``end`` of each span the source as given: characters of a str, bytes of bytes.
    """
    if isinstance(text, bytes):
        return tuple(found for _, batch in Search(text).run(STEP) for found in batch)
    data = text.encode("utf-8", "surrogatepass")
    found = tuple(found for _, batch in Search(data).run(STEP) for found in batch)
    return found if len(data) == len(text) else tuple(_in_characters(data, found))


def scan_chunks(data: bytes, step: int = STEP) -> Iterator[tuple[int, tuple[Found, ...]]]:
    """Find as `find_tokens`, a piece at a time: how many bytes were gone through, and what was found in the piece.

    Whatever ``step`` is, the same tokens are found. Each also says where it stood (`Found.place`).
    """
    places = Places(data)
    for done, batch in Search(data).run(step):
        yield done, tuple(found._replace(place=places.place(found.start)) for found in batch)


def _in_characters(data: bytes, found: tuple[Found, ...]) -> Iterator[Found]:
    """Turn spans of UTF-8 bytes into spans of characters."""
    last, characters = 0, 0
    for each in found:
        start = characters + _length(data[last : each.start])
        end = start + _length(data[each.start : each.end])
        last, characters = each.end, end
        yield each._replace(start=start, end=end)


def _length(data: bytes) -> int:
    return len(data.decode("utf-8", "surrogatepass"))


class Search:
    """One search through a text; it knows how far it is, and what it may still spend."""

    def __init__(self, data: bytes, depth: int = 0, headers: Headers | None = None) -> None:
        self.data = data
        self.headers = headers or Headers()
        self.depth = depth
        self._spent = 0

    def run(self, step: int) -> Iterator[tuple[int, tuple[Found, ...]]]:
        """Search piece by piece; gives the bytes that were gone through and what was found in each piece."""
        done, size, all_nets = 0, len(self.data), nets()
        for low in range(0, size, max(1, step)):
            high = min(low + max(1, step), size)
            batch: list[Found] = []
            hits = [net.first(self.data, max(low, done), high) for net in all_nets]
            while (at := min(hits)) < high:
                net = all_nets[hits.index(at)]
                found, end = net.look(self, at)
                batch += found
                done = max(end, at + 1)
                for i, hit in enumerate(hits):
                    if hit < done:
                        hits[i] = all_nets[i].first(self.data, done, high)
            yield high, tuple(batch)

    def credit(self, at: int) -> int:
        """How many bytes may be looked at once more here."""
        return max(0, _CREDIT + _CREDIT_PER_BYTE * at - self._spent)

    def spend(self, cost: int) -> None:
        """Write down that so many bytes were looked at once more."""
        self._spent += cost

    def inside(self, opened: Opened, code: str) -> tuple[Found, ...]:
        """The tokens of a text that stood inside of this one, with their spans in this one."""
        if self.depth >= _DEEPEST:
            return ()
        search = Search(opened.text, self.depth + 1, self.headers)
        found = (each for _, batch in search.run(STEP) for each in batch)
        return tuple(_placed(opened, code, each) for each in found)


def _placed(opened: Opened, code: str, found: Found) -> Found:
    start, end = opened.span(found.start, found.end)
    return Found(found.text, start, end, (Stripped(code), *found.stripped))


def may_be_one(data: bytes) -> bool:
    """Tell whether a long text may be a single token as a whole, broken over lines or not; looks at no more than it must."""
    signs = _OF_TOKENS + _WHITE_SPACE
    if data[:_SAMPLE].translate(None, signs) or data.count(b".") > _MOST_DOTS:
        return False
    return not data.translate(None, signs)


def whole(text: str) -> Found:
    """Give a text back as one, cleaned, for the reader to say what it is instead of a token."""
    cleaned, stripped = clean(text)
    return Found(cleaned, 0, len(text), stripped)


def _is_of_tokens(text: str) -> bool:
    """Tell whether a text has only signs that stand in tokens: what is deleted leaves nothing."""
    return text.isascii() and not text.encode("ascii").translate(None, _OF_TOKENS)


def take(text: str) -> tuple[Found, ...]:
    """Take what a person pasted for what it most likely is: one token, several, or a text that should have been one.

    Never empty: a text without any token is given back as one, cleaned, for the reader to say what is wrong with it.
    """
    alone = (whole(text),)
    cleaned, stripped = alone[0].text, alone[0].stripped
    span = (0, len(text))
    if _is_of_tokens(cleaned):
        return alone if _begins_with_header(cleaned) else _wrapped_alone(text, stripped) or alone
    if is_serialization(cleaned):
        return alone
    found = find_tokens(text)
    bare = "".join(cleaned.split())
    is_unwrapped = any(item.code != "line-breaks" for each in found for item in each.stripped)
    if len(found) < 2 and not is_unwrapped and _is_of_tokens(bare):
        joined, breaks = unwrap(cleaned, _whole_length(bare))
        parts = joined.split(".")
        if len(parts) in (3, 5) and decode_header(_head(parts[0])):
            if any(character not in "\r\n" for character in cleaned if character.isspace()):
                joined, breaks = _with_spaces(cleaned, joined, breaks)
            return (Found(joined, *span, (*stripped, *breaks)),)
    if not found:
        return alone
    if len(found) == 1 and found[0].text == cleaned:
        return (found[0]._replace(stripped=stripped or (Stripped("around"),)),)
    return _told(text, found)


def _told(text: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Say where each token stood, and that there was more around it."""
    data = text.encode("utf-8", "surrogatepass") if not text.isascii() else text.encode("ascii")
    places = Places(data)
    told = []
    character, offset = 0, 0
    for each in found:
        offset += len(text[character : each.start].encode("utf-8", "surrogatepass"))
        character = each.start
        around = (Stripped("around"), *each.stripped)
        told.append(each._replace(stripped=around, place=places.place(offset)))
    return tuple(told)


def _wrapped_alone(text: str, stripped: tuple[Stripped, ...]) -> tuple[Found, ...]:
    """The tokens of a text without any white space that is itself none: base64 of one, or the path of an address."""
    found = find_tokens(text)
    inner = text.strip().encode("ascii", "replace")
    for depth in range(2, _DEEPEST + 1):
        opened = None if found else open_base64_text(inner, 0)
        if opened is None or opened.end < len(inner):
            break
        inner = opened.text
        layers = (Stripped("base64"),) * (depth - 1)
        found = tuple(Found(each.text, 0, len(text), (*layers, *each.stripped)) for each in find_tokens(inner))
    if len(found) == 1 and any(item.code == "base64" for item in found[0].stripped):
        return (found[0]._replace(stripped=(*stripped, *found[0].stripped)),)
    return _told(text, found)


def _begins_with_header(cleaned: str) -> bool:
    """Tell whether the first part is a header, or would be one had it not been cut."""
    return cleaned[:1] == "e" and "." in cleaned


def _head(part: str) -> bytes:
    return part.rstrip("=").encode("ascii", "replace")


def _with_spaces(cleaned: str, joined: str, breaks: tuple[Stripped, ...]) -> tuple[str, tuple[Stripped, ...]]:
    """Leave white space that is more than line breaks inside for the reader to report, unless words follow."""
    if any(item.code == "around" for item in breaks):
        return joined, breaks
    return cleaned, ()


def _whole_length(joined: str) -> int | None:
    """How many characters a token without its white space has, by its algorithm; None where unknown or incomplete."""
    parts = joined.split(".", 2)
    if len(parts) != 3 or "." in parts[2]:
        return None
    before = len(parts[0]) + len(parts[1]) + 2
    fitting = [length for length in signature_lengths(decode_header(_head(parts[0]))) if 0 < length <= len(parts[2])]
    return before + max(fitting) if fitting else None
