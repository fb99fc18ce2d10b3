"""Shows a text that an attacker may have written: what hides, turns around or controls is spelled out."""

from __future__ import annotations

import re
from functools import cache

LONGEST = 10_000
"""Characters of one text that are shown at most where nobody says otherwise."""


def shown(text: str, limit: int = LONGEST) -> str:
    """Spell out control, invisible and bidirectional characters and raw bytes, and bound the length."""
    if len(text) > limit:
        return f"{_spelled(text[:limit])}… (+{len(text) - limit:,})"
    return _spelled(text)


def _spelled(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _odd().sub(_name, text)


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
        "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
    )


def _name(match: re.Match[str]) -> str:
    point = ord(match[0])
    if 0xDC80 <= point <= 0xDCFF:
        return f"\\x{point - 0xDC00:02x}"
    return {9: "\\t", 10: "\\n", 13: "\\r"}.get(point) or f"\\u{{{point:04X}}}"
