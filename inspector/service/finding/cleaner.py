"""Takes off what people copy along with a token, and says what it was."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from inspector.model.token import Stripped

if TYPE_CHECKING:
    import re

INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 28), 127)))
_PRINTABLE = bytes(range(0x20, 0x7F))
_QUOTES = {
    '"': '"',
    "'": "'",
    "`": "`",
    "“": "”",
    "„": "“",
    "”": "”",
    "‘": "’",
    "«": "»",
    "<": ">",
    "(": ")",
    "[": "]",
    "{": "}",
}

_LONGEST_PREFIX = 128
"""Characters within which the sign stands that ends a name, whatever blanks come before or after it."""


def clean(text: str) -> tuple[str, tuple[Stripped, ...]]:
    """Take off white space, quotes, header names, schemes, names and invisible characters around a token.

    Gives what is left and what was taken off, in the order in which a person would name it. Work is linear: each
    turn of the loop takes something off at an end, and there are at most sixteen turns.
    """
    stripped: list[Stripped] = []
    text = _without_invisible(text, stripped)
    shorter = text.strip()
    if shorter != text:
        stripped.append(Stripped("white-space"))
    text = shorter
    for _ in range(16):
        shorter = _one_layer(text, stripped).strip()
        if shorter == text:
            break
        text = shorter
    return text, tuple(stripped)


def _without_invisible(text: str, stripped: list[Stripped]) -> str:
    if text.isascii() and not text.encode("ascii").translate(None, _PRINTABLE):
        return text
    visible = text.translate(dict.fromkeys(map(ord, INVISIBLE + _CONTROLS)))
    if len(visible) != len(text):
        stripped.append(Stripped("invisible", (str(len(text) - len(visible)),)))
    return visible


def _one_layer(text: str, stripped: list[Stripped]) -> str:
    if len(text) > 1 and _QUOTES.get(text[0]) == text[-1] and not _holds_quote(text):
        stripped.append(Stripped("quotes", (text[0] + text[-1],)))
        return text[1:-1]
    if text[:1] in ('"', "'", "`", "“") and text[0] not in text[1:]:
        stripped.append(Stripped("quotes", (text[0],)))
        return text[1:]
    if text[-1:] in (",", ";", '"', "'", "`", "”", ")", ">", "…") and text[-1] not in text[:-1]:
        stripped.append(Stripped("punctuation", (text[-1],)))
        return text[:-1]
    match = _prefix().match(text) if _may_have_prefix(text) else None
    if match is None:
        return text
    code = "header-name" if match["header"] else "scheme" if match["scheme"] else "name"
    stripped.append(Stripped(code, (match[0].strip(),)))
    return text[match.end() :]


def _holds_quote(text: str) -> bool:
    """Tell whether the quotes at both ends belong to more than one word, or the brackets to JSON."""
    return text.find(text[0], 1, -1) >= 0 or (text[0] in "{[" and ('"' in text or "." not in text))


def _may_have_prefix(text: str) -> bool:
    """Tell quickly that a text has none: all of them end in a colon, an equals sign or a space, and no name is that long."""
    head = text[:_LONGEST_PREFIX]
    return ":" in head or "=" in head or head.split() != [head]


@cache
def _prefix() -> re.Pattern[str]:
    import re

    return re.compile(
        r"""(?ix) (?:-H\s*+['"]?)? (?P<header>(?:proxy-)?authorization|x-[a-z-]{1,40}|dpop|cookie|set-cookie)\s*+:\s*+
        | (?P<scheme>bearer|dpop|jwt|token)(?:\s*+:)?+\s++
        | (?:export\s++|set\s++|\$env:)? ["']?(?!(?-i:eyJ|eyA|ew[ok0]))(?P<name>[a-z_][\w.-]{0,60})["']?
          \s*+(?:=(?!=|\.|$)|:(?!//))\s*+ """
    )


def unwrap(text: str, whole: int | None) -> tuple[str, tuple[Stripped, ...]]:
    """Join a token that was broken over lines; ``whole``: its characters when the signature is complete, if known.

    Words that follow a complete signature are no part of it and are left out.
    """
    pieces = text.split()
    joined = "".join(pieces)
    if whole is not None and whole < len(joined):
        length = 0
        for count, piece in enumerate(pieces, 1):
            length += len(piece)
            if length == whole:
                return joined[:whole], (*_breaks(count - 1), Stripped("around"))
    return joined, _breaks(len(pieces) - 1)


def _breaks(count: int) -> tuple[Stripped, ...]:
    return (Stripped("line-breaks", (str(count),)),) if count else ()
