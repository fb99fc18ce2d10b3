"""For how long, about whom and for whom a token is, and whether that makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.service.judging.claims import claims_of
from inspector.service.judging.kinds import id_token_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token

_YEAR = 365 * 86_400
"""Seconds of a life that is called long."""
_ARRAY = ord("[")


def lifetimes(token: Token) -> Iterable[Finding]:
    """Name a life of years, and one that ends before it begins although it was issued in time."""
    issued, earliest, expires = (moment.seconds if moment is not None else None for moment in token.dates)
    if expires is None:
        return
    start = token.dates.start
    if start is not None and expires - start >= _YEAR:
        yield Finding("long-lifetime", "payload $.exp", (f"{(expires - start) / _YEAR:.1f}".removesuffix(".0"),))
    if issued is not None and issued < expires and earliest is not None and earliest >= expires:
        yield Finding("nbf-after-exp", "payload $.nbf")


def id_tokens(token: Token) -> Iterable[Finding]:
    """Name an ID token that was sent as an access token: it is for the client that asked for it, not for an API."""
    sign = id_token_sign(token)
    if not sign:
        return
    if any(item.code in ("scheme", "header-name") and _is_bearer(item.args) for item in token.stripped):
        yield Finding("id-token-as-bearer", f"payload $.{sign}", (sign,))
    claims = claims_of(token, ("iss",))
    if claims.is_text("iss") and not claims.text("iss").startswith("https://"):
        yield Finding("iss-not-https", "payload $.iss", (claims.shown("iss"),))


def sent_as_access_token(token: Token) -> Iterable[Finding]:
    """Name an ID token by the place where it stood: under ``Authorization`` in a request, or as ``access_token`` in an answer."""
    where = token.place.rpartition(", ")[2].lower()
    if where in ("authorization", "access_token") and (sign := id_token_sign(token)):
        yield Finding("id-token-as-bearer", f"payload $.{sign}", (sign,))


def _is_bearer(args: tuple[str, ...]) -> bool:
    return any(arg.lower().lstrip("-h '\"").startswith(("bearer", "authorization")) for arg in args)


def parties(token: Token) -> Iterable[Finding]:
    """Name subjects and audiences that single out nobody."""
    claims = claims_of(token, ("sub", "aud"))
    if claims.is_text("sub") and not claims.text("sub").strip():
        yield Finding("sub-empty", "payload $.sub")
    if "aud" not in claims.nodes:
        return
    audiences = claims.texts("aud")
    if any("*" in audience for audience in audiences):
        yield Finding("aud-wildcard", "payload $.aud", (next(each for each in audiences if "*" in each)[:80],))
    node = claims.nodes["aud"]
    empty = claims.payload.kinds[node] == _ARRAY and claims.payload.after[node] == node + 1
    if empty or (audiences and not any(audience.strip() for audience in audiences)):
        yield Finding("aud-empty", "payload $.aud")


def unencoded_claims(token: Token) -> Iterable[Finding]:
    """Claims must be base64url: a JWT may not use ``b64`` false (RFC 7797, 7)."""
    node = token.header.find("b64") if token.header.is_object else None
    if node is not None and token.header.kinds[node] == ord("f") and token.payload.is_object:
        yield Finding("b64-in-jwt", "header $.b64")
