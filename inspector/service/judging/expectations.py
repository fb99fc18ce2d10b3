"""What a token says of itself, as expectations: so that one click fills a field, marked as taken from the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.service.judging.claims import claims_of
from inspector.service.judging.scopes import CLAIMS as SCOPE_CLAIMS
from inspector.service.judging.scopes import granted_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.finding import Check
    from inspector.model.policy import Policy
    from inspector.model.token import Token

_LONGEST = 1000
"""Characters of a value that is worth a field."""
_TEXTS = {"issuer": "iss", "subject": "sub", "nonce": "nonce", "azp": "azp"}


def expectations_of(token: Token) -> dict[str, str]:
    """The token's own value for each field of a `Policy` that it has one for; several values stand with commas between them.

    Never ``algorithms``: which are allowed must not come from the token (RFC 8725, 3.1). A value that holds a comma is left
    out where several may stand, and so is one that no field could show as it is.
    """
    claims = claims_of(token, (*_TEXTS.values(), "aud", *SCOPE_CLAIMS))
    found = {field: claims.text(claim) for field, claim in _TEXTS.items()}
    found["audience"] = _listed(claims.texts("aud"))
    found["scopes"] = _listed(tuple(name for names in granted_by(claims).values() for name in names))
    found["type"] = token.header_text("typ")
    return {field: value for field, value in found.items() if _fits(value)}


def told_as_taken(checks: Iterable[Check], policy: Policy) -> tuple[Check, ...]:
    """Say of what holds only by an expectation that was taken from a token that it proves nothing yet.

    A check bears the name of the field of the policy that it asks about. What fails says why, as ever.
    """
    return tuple(
        check._replace(reason="taken-from-token", args=())
        if check.name in policy.taken and check.outcome == "passed"
        else check
        for check in checks
    )


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(value for value in values if "," not in value and value == value.strip()))


def _fits(value: str) -> bool:
    return bool(value) and len(value) <= _LONGEST and value.isprintable() and value == value.strip()
