"""A token made to be refused, and the good one beside it: what an API is tested with."""

from __future__ import annotations

from typing import NamedTuple


class Variant(NamedTuple):
    """One token of a test set. ``code``: a row of `sentences.VARIANTS`, which says what it should provoke.

    ``is_good``: it is the one that must be accepted.
    """

    code: str
    text: str
    is_good: bool = False


class SetForm(NamedTuple):
    """A form of a test set. ``code``: its name in signals; ``file``: what to call its file."""

    code: str
    file: str
