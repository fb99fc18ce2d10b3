"""Finds tokens in any text: a token alone with what was copied along, or many of them in a log.

Needles are the ways in which a JSON object begins in base64url (``{"``, ``{ ``, and ``{`` before a line break or a
tab). Each hit is matched once, anchored, and what follows a header is looked at only where the header is one, so that
work is linear in hostile text, too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.token import Found, Stripped
from inspector.service import base64url
from inspector.service.cleaner import clean, unwrap
from inspector.service.json_serialization import is_serialization
from inspector.service.scanner import scan

if TYPE_CHECKING:
    import re

    from inspector.model.document import Document

_LONGEST_HEADER = 100_000
"""Characters of a first part beyond which it is taken for no header."""
_SIGNATURE_CHARACTERS = {
    "HS256": (43,),
    "HS384": (64,),
    "HS512": (86,),
    "ES256": (86,),
    "ES256K": (86,),
    "ES384": (128,),
    "ES512": (176,),
    "EdDSA": (86, 152),
    "Ed25519": (86,),
    "Ed448": (152,),
}
_RSA_CHARACTERS = (171, 342, 512, 683)


class _Patterns(NamedTuple):
    needle: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    disclosures: re.Pattern[str]
    alphabet: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile on first use: the window's start does not wait for it."""
    import re

    padding = r"(?:=|%3[Dd]){0,2}+"
    part = rf"(?:\.|%2[Ee])[A-Za-z0-9_-]*+{padding}"
    return _Patterns(
        needle=re.compile(r"e(?:yJ|yA|w[ok0])"),
        head=re.compile(rf"([A-Za-z0-9_-]++){padding}"),
        tail=re.compile(rf"({part})({part})({part}{part})?"),
        disclosures=re.compile(r"(?:(?:~|%7[Ee])[A-Za-z0-9_.=-]*+)++"),
        alphabet=re.compile(r"[A-Za-z0-9_\-+/=.~]*+"),
    )


def find_tokens(text: str | bytes) -> tuple[Found, ...]:
    """Find every compact token in a text, in order, repeats included; percent-encoding of its dots is undone.

    ``start`` and ``end`` of each span the source as given: characters of a str, bytes of bytes.
    """
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    patterns = _patterns()
    found = []
    hit = patterns.needle.search(text)
    while hit is not None:
        head = patterns.head.match(text, hit.start())
        end = hit.end()
        if head is not None:
            end = head.end()
            whole = _token_end(text, head)
            if whole:
                found.append(_found(text, head.start(), whole))
                end = whole
        hit = patterns.needle.search(text, end)
    return tuple(found)


def _found(text: str, start: int, end: int) -> Found:
    written = text[start:end]
    if "%" not in written:
        return Found(written, start, end)
    from urllib.parse import unquote

    return Found(unquote(written), start, end, (Stripped("percent-encoding"),))


def _token_end(text: str, head: re.Match[str]) -> int:
    """Where the token that begins with this first part ends, 0 where it is none: the part must hold a JSON object."""
    patterns = _patterns()
    if len(head[1]) > _LONGEST_HEADER:
        return 0
    tail = patterns.tail.match(text, head.end())
    if tail is None:
        return 0
    data = base64url.decode(head[1]).data
    if not data.rstrip().endswith(b"}"):  # most of a hostile text goes no further
        return 0
    header = scan(data)
    if not header.is_object or not header.is_json:
        return 0
    if tail[3] is not None and header.find("enc") is not None:
        return tail.end(3)
    if tail[2] == "." and text.startswith(".", tail.end(2)):
        return 0  # three dots: somebody left out the rest
    disclosures = patterns.disclosures.match(text, tail.end(2))
    if disclosures is None:
        return tail.end(2)
    return disclosures.start() + len(disclosures[0].rstrip("."))  # a full stop behind it ends a sentence


def _header(part: str) -> Document:
    return scan(base64url.decode(part).data)


def take(text: str) -> tuple[Found, ...]:
    """Take what a person pasted for what it most likely is: one token, several, or a text that should have been one.

    Never empty: a text without any token is given back as one, cleaned, for the reader to say what is wrong with it.
    """
    cleaned, stripped = clean(text)
    alphabet = _patterns().alphabet
    span = (0, len(text))
    if alphabet.fullmatch(cleaned):
        return (Found(cleaned, *span, stripped),)
    if is_serialization(cleaned):
        return (Found(cleaned, *span, stripped),)
    found = find_tokens(text)
    if len(found) < 2 and alphabet.fullmatch("".join(cleaned.split())):
        joined, breaks = unwrap(cleaned, _whole_length("".join(cleaned.split())))
        parts = joined.split(".")
        if len(parts) in (3, 5) and _header(parts[0][:_LONGEST_HEADER]).is_object:
            if any(character not in "\r\n" for character in cleaned if character.isspace()):
                joined, breaks = _with_spaces(cleaned, joined, breaks)
            return (Found(joined, *span, (*stripped, *breaks)),)
    if found:
        if len(found) == 1 and found[0].text == cleaned:
            return (found[0]._replace(stripped=stripped or (Stripped("around"),)),)
        return tuple(token._replace(stripped=(Stripped("around"), *token.stripped)) for token in found)
    return (Found(cleaned, *span, stripped),)


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
    header = _header(parts[0][:_LONGEST_HEADER])
    node = header.find("alg") if header.is_object else None
    algorithm = str(header.value(node)) if node is not None and header.kinds[node] == ord('"') else ""
    lengths = _RSA_CHARACTERS if algorithm[:2] in ("RS", "PS") else _SIGNATURE_CHARACTERS.get(algorithm, ())
    before = len(parts[0]) + len(parts[1]) + 2
    fitting = [length for length in lengths if length <= len(parts[2])]
    return before + max(fitting) if fitting else None
