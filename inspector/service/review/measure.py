"""Says when a token is too big for where tokens are carried, and which claim makes it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.measure import AUTHORIZATION, COOKIE, HEADER, largest_claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token

_COMPACT = frozenset(("jws-compact", "unsecured", "jwe-compact", "sd-jwt"))
_SHORTEST_NAME = len("a=")
_SHOWN = 200


def review_size(token: Token) -> Iterable[Finding]:
    """Hold a compact token against the limits of cookies and of header lines; other forms go in bodies."""
    if token.kind not in _COMPACT:
        return
    size = len(token.text)
    limits = (
        ("too-big-for-cookie", size + _SHORTEST_NAME, COOKIE),
        ("too-big-for-header", size + AUTHORIZATION, HEADER),
    )
    found = [Finding(code, "token", (f"{size:,}", f"{limit:,}")) for code, taken, limit in limits if taken > limit]
    yield from found
    name, largest = largest_claim(token.payload) if found else ("", 0)
    if name:
        node = token.payload.find(name)
        where = "payload" if node is None else f"payload {token.payload.path(node)}"
        yield Finding("largest-claim", where[:_SHOWN], (name[:_SHOWN], f"{largest:,}", f"{len(token.payload.raw):,}"))
