"""Keeps characters that would reorder or hide what is edited from doing so, without changing what is edited.

An editor holds another character of the same length in the place of each, which `odd_marks` shows as the number of what it
stands for.
"""

from __future__ import annotations

import re

_ODD = (
    *range(0x80, 0xA1),  # controls, and the no-break space
    0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5, *range(0x180B, 0x1810),
    *range(0x2000, 0x2010),  # spaces, what takes no room, directional marks (UAX 9)
    *range(0x2028, 0x2030),  # separators, of which Qt makes line breaks; embeddings and overrides
    *range(0x205F, 0x2070),  # what takes no room, isolates
    0x2800, 0x3164,
    0xFDD0, 0xFDD1,  # to Qt's documents they are marks of their own
    *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC),
)  # fmt: skip
"""What is not seen, or moves what is beside it."""
_FIRST = 0xF6E0
"""Where those begin that stand in for them, in the private use area."""
_TAGS, _FIRST_TAG = range(0xE0000, 0xE01F0), 0xFFE00
"""Tags and variation selectors, which may smuggle a whole text; as many beside them in Qt's count."""
_THERE = {odd: _FIRST + place for place, odd in enumerate(_ODD)} | {
    odd: _FIRST_TAG + place for place, odd in enumerate(_TAGS)
}
_BACK = {stand_in: odd for odd, stand_in in _THERE.items()}
STAND_INS = re.compile(
    f"[{chr(_FIRST)}-{chr(_FIRST + len(_ODD) - 1)}{chr(_FIRST_TAG)}-{chr(_FIRST_TAG + len(_TAGS) - 1)}]"
)


def may_stand_in(text: str) -> bool:
    """Tell whether a text has none of the stand-ins itself: else they could not be told apart."""
    return text.isascii() or STAND_INS.search(text) is None


def stood_in(text: str) -> str:
    """Put the stand-ins in."""
    return text if text.isascii() else text.translate(_THERE)


def restored(text: str) -> str:
    """Put back what was there."""
    return text if text.isascii() else text.translate(_BACK)
