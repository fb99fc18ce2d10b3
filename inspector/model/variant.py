"""A token made to be refused, and the good one beside it: what an API is tested with."""

from __future__ import annotations

from typing import NamedTuple


class Variant(NamedTuple):
    """One token of a test set. ``code``: a row of `sentences.VARIANTS`, which says what it should provoke.

    ``is_good``: it is the one that must be accepted. ``until``: the seconds since 1970 at which that one expires, and with it
    the set: from then on all are refused for that reason alone.
    """

    code: str
    text: str
    is_good: bool = False
    until: int = 0


LIFETIMES: dict[str, int | None] = {"token": None, "day": 86_400, "decade": 3_650 * 86_400}
"""How long the good one can live, in seconds; None: as long as the token that it is made of."""


class SetForm(NamedTuple):
    """A form of a test set. ``code``: its name in signals; ``file``: what to call its file."""

    code: str
    file: str
