"""The tokens that are held at the moment, each once."""

from __future__ import annotations

from inspector.model.inspection import Inspected
from inspector.model.record import NamedTuple


class Entry(NamedTuple):
    """One token of the shelf with its judgement; ``inspected.token.place`` says where it stood.

    ``times``: how many times it stood in the text. ``is_pinned``: a paste leaves it. ``number``: what it is called by as long
    as it is held, whatever is sorted, filtered or taken away; never used twice in a run. ``label``: a row of
    `sentences.VARIANTS` where it was made for a test, else empty.
    """

    inspected: Inspected
    number: int = 0
    times: int = 1
    is_pinned: bool = False
    label: str = ""


class Progress(NamedTuple):
    """How far the search through a long text is: bytes gone through, bytes in all, tokens found so far."""

    done: int
    total: int
    found: int
