"""What a token is for, told by its ``typ`` and by the claims that only one kind of token has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.model.token import Token

_HASHES = ("at_hash", "c_hash", "s_hash")
_GRANTS = ("scope", "scp", "client_id")


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
    payload = token.payload
    if not payload.is_object or not is_ordinary(token):
        return ""
    for name in _HASHES:
        if payload.find(name) is not None:
            return name
    if token.claim_text("typ") == "ID":  # as Keycloak writes it
        return "typ"
    if payload.find("nonce") is None or any(payload.find(name) is None for name in ("iss", "sub", "aud")):
        return ""
    return "" if any(payload.find(name) is not None for name in _GRANTS) else "nonce"
