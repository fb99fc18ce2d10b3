"""How a service says no: a code of the table `REFUSALS`, with its sentence filled in."""

from __future__ import annotations

from inspector.model import Refusal
from inspector.model.sentences import WORDS, fill
from inspector.model.sentences.refusals import REFUSALS


def refusal(code: str, *args: str) -> Refusal:
    """Make the exception for one row of the table; never hand it key material."""
    return Refusal(code, fill(REFUSALS[code], args, WORDS, str), args)
