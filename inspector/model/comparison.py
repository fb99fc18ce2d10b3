"""What two tokens have in common and what not, as rows that a person reads from top to bottom."""

from __future__ import annotations

from typing import NamedTuple

from inspector.model.inspection import Inspected

PARTS = ("token", "header", "payload", "signature")
"""The sections of a comparison, in their order."""
DATES = ("iat", "nbf", "exp", "auth_time", "updated_at")
"""Claims that are moments (RFC 7519, 4.1; OpenID Connect Core 1.0, 2 and 5.1): a change of theirs is told as a span."""

NEW = -1
"""The number of the token that ENCODE makes, which the shelf does not hold."""


class Row(NamedTuple):
    """One thing that both tokens have, or one of them.

    ``part``: one of `PARTS`. ``kind``: ``same``, ``added``, ``removed``, ``changed``, ``moved`` (a date), ``reordered`` (the
    members of an object stand in another order), ``rewritten`` (the values are the same, their writing is not) or ``unknown``
    (nobody can tell). ``name``: a JSON path below the part's root, or, in the parts ``token`` and ``signature``, a row of
    `sentences.comparison.FACTS`. ``before``, ``after``: as written, cut where they are long; empty where there is none.
    ``shift``: seconds by which a date moved, or a lifetime changed. ``gained``, ``lost``: what a list has more and less.
    """

    part: str
    kind: str
    name: str
    before: str = ""
    after: str = ""
    shift: float | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """Two tokens with the rows that they come to; ``more``: differences that are not told one by one."""

    before: Inspected
    after: Inspected
    rows: tuple[Row, ...] = ()
    more: int = 0

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows that tell of a difference."""
        return tuple(row for row in self.rows if row.kind != "same")

    def fact(self, name: str) -> Row | None:
        """The row of a fact, such as ``key``."""
        return next((row for row in self.rows if row.name == name and row.part in ("token", "signature")), None)

    def count(self, *kinds: str) -> int:
        """How many rows of the header and the payload are of these kinds."""
        return sum(row.kind in kinds and row.part in ("header", "payload") for row in self.rows)
