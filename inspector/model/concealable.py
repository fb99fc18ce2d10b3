"""A value of a payload that an issuer may let the holder disclose or keep back."""

from __future__ import annotations

from typing import NamedTuple


class Concealable(NamedTuple):
    """``pointer``: a JSON Pointer (RFC 6901). ``depth``: 1 for a claim. ``value``: the beginning of it as it is written.

    ``may_be``: False for what must stand in the open (RFC 9901, 9.7).
    """

    pointer: str
    depth: int
    name: str
    value: str
    may_be: bool
