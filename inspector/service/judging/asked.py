"""The checks that stand on the board only where they are asked for, or where the token gives cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.model.timing import LOGIN_DUE
from inspector.service.judging import confirmation, openid_checks, scopes
from inspector.service.judging.claims import Claims, claims_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.policy import Policy
    from inspector.model.token import Token

_AUTH_TIME = "auth_time"
_CLAIMS = (_AUTH_TIME, *scopes.CLAIMS, *openid_checks.CLAIMS, *confirmation.CLAIMS)
_ABSENCES = frozenset(("claim-missing", "hash-none", "scopes-none"))


def asked_checks(token: Token, policy: Policy) -> tuple[Check, ...]:
    """Ask every check of `CHECKS_WHEN_ASKED`; what a payload that was not read whole seems to lack is not known."""
    claims = claims_of(token, _CLAIMS)
    found = (check(token, policy, claims) for check in CHECKS_WHEN_ASKED)
    return tuple(_known(check, token) for check in found if check is not None)


def _known(check: Check, token: Token) -> Check:
    if check.reason in _ABSENCES and not token.is_payload_known:
        return Check(check.name, "not-checked", check.expected, "", "date-unknown")
    return check


def check_login_time(_token: Token, policy: Policy, claims: Claims) -> Check | None:
    """Hand ``auth_time`` on to `model.timing`, which judges it at each moment (OpenID Connect Core 1.0, 3.1.3.7)."""
    there = _AUTH_TIME in claims.nodes
    literal = claims.payload.literal(claims.nodes[_AUTH_TIME])[:80] if there else ""
    if policy.max_age is None:
        return Check("auth-time", "not-checked", "", literal, "not-asked") if there else None
    if not there:
        return Check("auth-time", "failed", f"{policy.max_age:g}", "", "claim-missing", (_AUTH_TIME,))
    return Check("auth-time", "not-checked", f"{policy.max_age:g}", literal, LOGIN_DUE)


CHECKS_WHEN_ASKED: tuple[Callable[[Token, Policy, Claims], Check | None], ...] = (
    scopes.check_scopes,
    openid_checks.check_azp,
    openid_checks.check_nonce,
    check_login_time,
    openid_checks.check_access_token_hash,
    openid_checks.check_code_hash,
    confirmation.check_confirmation,
)
