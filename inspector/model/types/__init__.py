"""Which type a token is of, told from ``typ``, issuer and claims; one row of one table for each type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.token import Token
from inspector.model.types.standards import STANDARDS
from inspector.model.types.token_type import BY_ISSUER, Facts, TokenType, facts_of
from inspector.model.types.vendors import VENDOR_TYPES

if TYPE_CHECKING:
    from inspector.model.document import Document

__all__ = ["TYPES", "Facts", "TokenType", "facts_of", "recognise", "recognised_by", "vendor_of"]

TYPES: tuple[TokenType, ...] = (*STANDARDS, *VENDOR_TYPES)
"""Every known type; to add one is to add a row to the table of its origin."""


def recognise(token: Token) -> tuple[TokenType, ...]:
    """Name the types that a token is of, the surest first; empty for one of no known type.

    A token may well be of two: what a standard calls it, and whose it is. Which type it is proves nothing about it.
    """
    return recognised_by(facts_of(token))


def recognised_by(facts: Facts) -> tuple[TokenType, ...]:
    """As `recognise`, for a token that was looked at."""
    found = [(looks, row) for row in TYPES if (looks := row.looks(facts))]
    return tuple(row for _, row in sorted(found, key=_surest))


def vendor_of(payload: Document) -> str:
    """Give the code of the vendor whose token a payload is that of, from the payload alone; empty for none."""
    facts = facts_of(Token("jws-compact", "ok", "", payload=payload))
    return next((row.vendor for row in VENDOR_TYPES if row.looks(facts) >= BY_ISSUER), "")


def _surest(found: tuple[int, TokenType]) -> int:
    return -found[0]
