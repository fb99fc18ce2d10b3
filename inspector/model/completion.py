"""Says what may stand at the caret of somebody who writes a header or a payload: names nobody has to remember."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from inspector.model.explanations import PLACES, explain

_FARTHEST = 20_000
"""Characters before the caret that are read; further down nothing is offered."""
_SIGNING = (
    "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
    "ES256K", "EdDSA", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87",
)  # fmt: skip
_ENCRYPTING = (
    "RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512", "A128KW", "A192KW", "A256KW",
    "A128GCMKW", "A192GCMKW", "A256GCMKW", "dir", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW",
    "PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW",
)  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "alg": (*_SIGNING, *_ENCRYPTING, "none"),
    "enc": ("A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"),
    "zip": ("DEF",),
    "typ": (
        "JWT", "at+jwt", "dpop+jwt", "logout+jwt", "client-authentication+jwt", "kb+jwt", "dc+sd-jwt", "secevent+jwt",
        "token-introspection+jwt", "oauth-authz-req+jwt", "JOSE",
    ),
    "cty": ("JWT",),
    "kty": ("oct", "RSA", "EC", "OKP", "AKP"),
    "crv": ("P-256", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "X25519", "X448"),
    "use": ("sig", "enc"),
}  # fmt: skip
"""What is known to stand in a member of a header or a key."""
_OF_HEADERS = ("alg", "typ", "kid", "enc", "cty", "jku", "x5t#S256", "crit")
_USUAL = (
    "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "client_id", "azp", "nonce", "auth_time", "acr", "amr", "sid",
    "name", "email", "roles", "groups", *_OF_HEADERS,
)  # fmt: skip
"""Names that most tokens have: they stand first."""
_OF_KEYS = frozenset({"jwk", "epk", "sub_jwk", "keys"})


class Offer(NamedTuple):
    """A name or a value to write, and what it means, in English until it is translated (``Claims``), with its source."""

    word: str
    meaning: str = ""
    source: str = ""


class Offers(NamedTuple):
    """``start``: where in the text the word begins, behind its quote. ``is_name``: a colon comes behind it."""

    start: int
    is_name: bool
    offers: tuple[Offer, ...]


def offers_at(text: str, caret: int, place: str) -> Offers | None:
    """What may be written in the quotes that are open at the caret; None where nothing is known, or nothing is missing.

    ``place``: ``header`` or ``payload``.
    """
    if caret > _FARTHEST or (caret < len(text) and (text[caret].isalnum() or text[caret] in "_-+.#")):
        return None
    stack: list[_Level] = []
    last = None
    for last in _token().finditer(text, 0, caret):
        _step(stack, last[0])
    if last is None or not stack or not _is_open(last[0], last.end() == caret):
        return None
    level, typed = stack[-1], last[0][1:]
    if not level.is_object:
        return None
    where = place if len(stack) == 1 else next((each.name for each in reversed(stack[:-1]) if each.name), "")
    if level.is_name and explain(typed, where) is not None:
        return None
    if level.is_name:
        found = _names(where, level.names[:-1], text)
    else:
        found = _values(level.name, where, place)
    low = typed.lower()
    fitting = tuple(offer for offer in found if offer.word.lower().startswith(low))
    if not fitting or any(offer.word == typed for offer in fitting):
        return None
    return Offers(last.start() + 1, level.is_name, fitting)


class _Level:
    """One object or list that is open, and how far it has come."""

    def __init__(self, *, is_object: bool) -> None:
        self.is_object = self.is_name = is_object
        self.name = ""
        self.names: list[str] = []


def _step(stack: list[_Level], token: str) -> None:
    if token in "{[":
        stack.append(_Level(is_object=token == "{"))
    elif not stack:
        return
    elif token in "}]":
        stack.pop()
    elif token == ":":
        stack[-1].is_name = False
    elif token == ",":
        stack[-1].is_name = stack[-1].is_object
    elif stack[-1].is_name:
        stack[-1].name = token.strip('"')
        stack[-1].names.append(stack[-1].name)


def _is_open(token: str, reaches_caret: bool) -> bool:
    return (
        reaches_caret and token.startswith('"') and (len(token) == 1 or not token.endswith('"')) and "\\" not in token
    )


def _names(where: str, taken: list[str], text: str) -> tuple[Offer, ...]:
    rows = (name for table in PLACES.get(where, ()) for row in table.values() for name in row)
    top = where in {"header", "payload"}
    known = dict.fromkeys(rows)
    usual = (*_OF_HEADERS, *_USUAL) if where == "header" else _USUAL
    ordered = dict.fromkeys((*(name for name in usual if name in known), *known))
    free = (name for name in ordered if name not in taken and not (top and f'"{name}"' in text))
    offers = []
    for name in free:
        told = explain(name, where)
        offers.append(Offer(name, told.text, told.source) if told is not None else Offer(name))
    return tuple(offers)


def _values(name: str, where: str, place: str) -> tuple[Offer, ...]:
    if where in _OF_KEYS or (where == place == "header"):
        return tuple(Offer(word) for word in VALUES.get(name, ()))
    return ()


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]:,]')
