"""What an issuer changed in a token that it gave anew, told as our own refreshes are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.renewal import Change

if TYPE_CHECKING:
    from inspector.model import Document, Token

_DATES = ("exp", "iat", "nbf", "jti")
_MOST = 20
_LONGEST = 500
"""Characters of a claim that are kept to tell how it was."""


def changes_between(before: Token, after: Token) -> tuple[Change, ...]:
    """The claims that differ as they are written, by name, the dates first; a few of many, each cut where it is long."""
    olds, news = _literals(before.payload), _literals(after.payload)
    both = {**olds, **news}
    names = (*(name for name in _DATES if name in both), *(name for name in both if name not in _DATES))
    differing = (name for name in names if olds.get(name) != news.get(name))
    return tuple(
        Change(name, olds.get(name, "")[:_LONGEST], news.get(name, "")[:_LONGEST]) for name in islice(differing, _MOST)
    )


def _literals(payload: Document) -> dict[str, str]:
    if not payload.is_object:
        return {}
    return {payload.name(node): payload.literal(node) for node in payload.children(0)}
