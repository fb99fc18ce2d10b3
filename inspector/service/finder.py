"""Finds tokens in any text: a token alone with what was copied along, or many of them in a log.

Needles are the ways in which a JSON object begins in base64url (``{"``, ``{ ``, and ``{`` before a line break or a tab). Each hit
is matched once, anchored, and what was looked at is skipped, so that work is linear in hostile text, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

_patterns: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None = None


def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The needle, the token at a place, and the text that is a token at most; compiled when first used."""
    global _patterns
    if _patterns is None:
        import re

        part = r"[A-Za-z0-9_-]*+={0,2}+"
        _patterns = (
            re.compile(r"e(?:yJ|yA|w[ok0])"),
            re.compile(rf"([A-Za-z0-9_-]++={{0,2}}+)(\.{part}\.{part})?(\.{part}\.{part})?((?:~[A-Za-z0-9_.=-]*+)*+)"),
            re.compile(r"[A-Za-z0-9_\-+/=.~]*+"),
        )
    return _patterns


def find_tokens(text: str | bytes) -> tuple[Found, ...]:
    """Find every compact token in a text, in order, repeats included.

    ``start`` and ``end`` of each span the source as given: characters of a str, bytes of bytes.
    """
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    needle, token, _ = _compiled()
    found = []
    hit = needle.search(text)
    while hit is not None:
        match = token.match(text, hit.start())
        end = hit.end()
        if match is not None:
            end = match.end(1)
            whole = _token_end(match)
            if whole:
                found.append(Found(text[match.start() : whole], match.start(), whole))
                end = whole
        hit = needle.search(text, end)
    return tuple(found)


def _token_end(match: re.Match[str]) -> int:
    """Where the token of a match ends, 0 where it is none: its first part must hold a JSON object."""
    if match[2] is None or len(match[1]) > _LONGEST_HEADER:
        return 0
    header = _header(match[1])
    if not header.is_object or not header.is_json:
        return 0
    if match[3] is not None and header.find("enc") is not None:
        return match.end(3)
    if match[3] is None and match[4]:
        return match.end(4)
    return match.end(2)


def _header(part: str) -> Document:
    return scan(base64url.decode(part).data)


def take(text: str) -> tuple[Found, ...]:
    """Take what a person pasted for what it most likely is: one token, several, or a text that should have been one.

    Never empty: a text without any token is given back as one, cleaned, for the reader to say what is wrong with it.
    """
    cleaned, stripped = clean(text)
    _, _, alphabet = _compiled()
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
        around = (Stripped("around"),)
        return tuple(token._replace(stripped=_layers(token, text, stripped) or around) for token in found)
    return (Found(cleaned, *span, stripped),)


def _layers(token: Found, text: str, stripped: tuple[Stripped, ...]) -> tuple[Stripped, ...]:
    """What was cleaned off, where cleaning alone left exactly this token."""
    return stripped if clean(text)[0] == token.text else ()


def _with_spaces(cleaned: str, joined: str, breaks: tuple[Stripped, ...]) -> tuple[str, tuple[Stripped, ...]]:
    """Leave white space that is more than line breaks inside for the reader to report, unless words follow the token."""
    if any(item.code == "around" for item in breaks):
        return joined, breaks
    return cleaned, ()


def _whole_length(joined: str) -> int | None:
    """How many characters the token has whose parts are run together, by its algorithm; None where unknown or incomplete."""
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
