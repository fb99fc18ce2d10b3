"""What a refresh changed and who made it, as values: the strip, the history and the comparison tell of the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from inspector.model.token import Token

BY_HAND, BY_ITSELF, AT_ISSUER = "hand", "itself", "issuer"
"""Who refreshes: somebody pressed, the program did it in time, or the issuer gave a new token."""

_FIRST = -2
"""Numbers below -1 name tokens of the past; -1 is the one of ENCODE, the shelf counts from 0."""


class Change(NamedTuple):
    """One claim that a refresh changed, and how it was and is written; ``before`` is empty where it is new, ``after`` where it
    is gone.
    """

    claim: str
    before: str
    after: str


class Renewal(NamedTuple):
    """One refresh. ``moment``: seconds since 1970-01-01 UTC; ``by``: one of the three above; ``before``, ``after``: the tokens.

    ``number``: its place in the run, from 0; ``of``, ``to``: the shelf's numbers of the two, the same where it kept its place.
    """

    number: int
    moment: float
    by: str
    before: str
    after: str
    changes: tuple[Change, ...]
    of: int
    to: int

    @property
    def past(self) -> tuple[int, int]:
        """The numbers by which its two tokens are called when they are not on the shelf any more."""
        first = _FIRST - 2 * self.number
        return first, first - 1

    @property
    def lapsed(self) -> float:
        """For how many seconds the token before had been expired by then; 0 where it had not."""
        expiry = next((change.before for change in self.changes if change.claim == "exp"), "")
        try:
            lapsed = self.moment - float(expiry)
        except (ValueError, OverflowError):
            return 0.0  # it had no expiry, or none that is a number
        return max(0.0, lapsed) if math.isfinite(lapsed) else 0.0

    def __repr__(self) -> str:
        return f"Renewal({self.number}, {self.by})"


class Past(NamedTuple):
    """A token that is not on the shelf any more: its ``number``, when it was refreshed, and on which side of that it stood."""

    number: int
    token: Token
    moment: float
    is_before: bool
