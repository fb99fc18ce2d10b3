"""What a token is for, told by its ``typ`` and by the claims that only one kind of token has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.service.judging.claims import claims_of

if TYPE_CHECKING:
    from inspector.model.token import Token

_HASHES = ("at_hash", "c_hash", "s_hash")
_GRANTS = ("scope", "scp", "client_id")
_USUAL = ("iss", "sub", "aud")


def type_of(token: Token) -> str:
    """The header's ``typ`` in small letters and without ``application/`` (RFC 7515, 4.1.9)."""
    return token.header_text("typ").lower().removeprefix("application/")


def is_access_token(token: Token) -> bool:
    """Tell whether the token says that it is an access token (RFC 9068, 2.1)."""
    return type_of(token) == "at+jwt"


def is_proof(token: Token) -> bool:
    """Tell whether the token says that it is a DPoP proof (RFC 9449, 4.2)."""
    return type_of(token) == "dpop+jwt"


def is_ordinary(token: Token) -> bool:
    """Tell whether the token names no kind of its own, so that only its claims can tell."""
    return type_of(token) in ("", "jwt")


def id_token_sign(token: Token) -> str:
    """The claim by which an ID token is recognised (OpenID Connect Core 1.0, 2 and 3.1.3.6); empty for other tokens."""
    if not is_ordinary(token):
        return ""
    claims = claims_of(token, (*_HASHES, *_GRANTS, *_USUAL, "nonce", "typ"))
    for name in _HASHES:
        if name in claims.nodes:
            return name
    if claims.text("typ") == "ID":  # as Keycloak writes it
        return "typ"
    if "nonce" not in claims.nodes or any(name not in claims.nodes for name in _USUAL):
        return ""
    return "" if any(name in claims.nodes for name in _GRANTS) else "nonce"
