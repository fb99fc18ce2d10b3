"""Secrets that everybody knows: placeholders of frameworks, tutorials and examples, and the words people type
first.
"""

from __future__ import annotations

_WORDS = frozenset(["secret"])


def is_well_known(material: bytes) -> bool:
    return material in {b"secret"}
