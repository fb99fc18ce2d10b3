"""Keeps characters that would reorder or hide what is edited from doing so, without changing what is edited.

An editor holds another character of the same length in the place of each, which has no glyph and is seen as a box.
"""

from __future__ import annotations

import re

_ODD = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Directional marks, embeddings, overrides and isolates (UAX 9), and what takes no room."""
_FIRST = 0xF6E0
"""Where those begin that stand in for them, in the private use area."""
_THERE = {ord(odd): _FIRST + place for place, odd in enumerate(_ODD)}
_BACK = {stand_in: odd for odd, stand_in in _THERE.items()}
_STAND_INS = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + len(_ODD) - 1)}]")


def may_stand_in(text: str) -> bool:
    """Tell whether a text has none of the stand-ins itself: else they could not be told apart."""
    return text.isascii() or _STAND_INS.search(text) is None


def stood_in(text: str) -> str:
    """Put the stand-ins in."""
    return text if text.isascii() else text.translate(_THERE)


def restored(text: str) -> str:
    """Put back what was there."""
    return text if text.isascii() else text.translate(_BACK)
