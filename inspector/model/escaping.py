"""Attackers write claims: what could hide, reorder or overflow is shown escaped, and sizes are bounded.

The one place that decides what may be shown as it is: the report prints by it, the view paints by it.
"""

from __future__ import annotations

import re
from functools import cache

LONGEST = 10_000
"""Characters of one text that are shown at most where nobody says otherwise."""
MORE = "… (+{0} characters)"
"""How many characters are not shown; a view brings its translation."""

_MOST_MARKS = 4
"""Marks that may stand upon one letter; living scripts need no more, piles paint over the neighbours."""

# Printable in Unicode's eyes, but nothing is seen: the grapheme joiner, Hangul fillers, Khmer inherent
# vowels, Mongolian selectors, the empty Braille cell, variation selectors.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_BROAD = "\u3000"  # the space of Chinese and Japanese texts is as broad as a letter: it can be seen


@cache
def odd_pattern() -> re.Pattern[str]:
    """Find a character that is not shown as it is, or a pile of marks; compiled on first use."""
    # What `str.isprintable` refuses, as ranges, would be a table of our own: candidates first, then ask it.
    return re.compile(f"[{_UNSEEN}]|[^ -~{_BROAD}]")


@cache
def _pile_pattern() -> re.Pattern[str]:
    return re.compile(f"(?<=[{_MARKS}]{{{_MOST_MARKS}}})[{_MARKS}]+")


@cache
def _unseen_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}]")


@cache
def _numbered_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!\\)((?:\\\\)*)((?:\\u[0-9a-fA-F]{4})+)")


def is_odd(character: str) -> bool:
    """Tell whether a character must not be shown as it is."""
    if character.isprintable():
        return not character.isascii() and _unseen_pattern().match(character) is not None
    return character != _BROAD


def may_be_odd(text: str) -> bool:
    """Tell, quickly, whether anything in a text may have to be shown escaped."""
    return not text.isprintable() or (not text.isascii() and _unseen_pattern().search(text) is not None)


def escape(character: str) -> str:
    r"""Name a character: ``\u{202E}``, or ``\xNN`` for a byte that is no text."""
    code = ord(character)
    return f"\\x{code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else f"\\u{{{code:X}}}"


def escaped(text: str) -> str:
    """Escape what is odd, wherever it stands."""
    if text.isprintable() and text.isascii():
        return text
    spelt = odd_pattern().sub(_spell, text)
    return spelt if spelt.isascii() else _pile_pattern().sub(_spell_all, spelt)


def shown(text: str, limit: int = LONGEST, more: str = MORE) -> str:
    """Give a text as it may be shown: odd characters escaped, ``limit`` characters at most."""
    return shown_part(text, 0, len(text), limit, more)


def shown_part(text: str, start: int, end: int, limit: int = LONGEST, more: str = MORE) -> str:
    """Do the same for a part of a text, without copying what will not be shown."""
    if end - start <= limit:
        return escaped(text[start:end])
    return escaped(text[start : start + limit]) + more.format(f"{end - start - limit:,}")


def readable_part(text: str, start: int, end: int, limit: int = LONGEST, more: str = MORE) -> str:
    r"""Do the same for a JSON text, with letters that it spells by number (``\u00eb``) as letters: names are to be read.

    ASCII and what is odd stay spelt: nobody needs an escape there, and it may be there to deceive.
    """
    part = text[start : min(end, start + limit)]
    if "\\u" not in part:
        return shown_part(text, start, end, limit, more)
    told = escaped(_numbered_pattern().sub(_read_numbers, part))
    return told + more.format(f"{end - start - limit:,}") if end - start > limit else told


def sendable(text: str) -> str:
    """Make a text fit to leave the program: lone surrogates, which also stand for raw bytes, cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", _spell, text)
    return text


def _spell(match: re.Match[str]) -> str:
    character = match[0]
    return escape(character) if is_odd(character) else character


def _spell_all(match: re.Match[str]) -> str:
    return "".join(map(escape, match[0]))


def _read_numbers(match: re.Match[str]) -> str:
    spelt, at, told = match[2], 0, [match[1]]
    for letter in bytes.fromhex(spelt.replace("\\u", "")).decode("utf-16-be", "surrogatepass"):
        end = at + (6 if letter <= "\uffff" else 12)
        told.append(spelt[at:end] if letter.isascii() or is_odd(letter) else letter)
        at = end
    return "".join(told)
