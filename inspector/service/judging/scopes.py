"""What an API wants a token to allow, looked for where issuers write it: the usual reason for a 403."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Check
from inspector.service.judging.claims import SHOWN, Claims, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document
    from inspector.model.policy import Policy
    from inspector.model.token import Token

_SPACED = ("scope", "scp")
"""Texts in which white space parts the scopes (RFC 8693, 4.2)."""
_LISTED = ("roles", "permissions", "groups", "role", "entitlements", "authorities", "cognito:groups")
"""Lists of names; as a text, commas part them (RFC 9068, 2.2.3.1; RFC 7643, 4.1.2)."""
_REALM, _RESOURCES = "realm_access", "resource_access"
"""Keycloak's roles stand one and two levels deeper."""

CLAIMS = (*_SPACED, *_LISTED, _REALM, _RESOURCES)
_MOST_CLIENTS = 50
_MOST_CLAIMS = 500
_STRING = ord('"')


def check_scopes(token: Token, policy: Policy, claims: Claims) -> Check | None:
    """Find everything that is wanted, and say in which claim; None where nothing is wanted and nothing granted."""
    granted = granted_by(claims)
    wanted = (policy.scopes,) if isinstance(policy.scopes, str) else tuple(policy.scopes)
    actual = "; ".join(f"{place}: {', '.join(names)}" for place, names in granted.items())[:SHOWN]
    if not wanted:
        return Check("scopes", "not-checked", "", actual, "not-asked") if granted else None
    expected = ", ".join(wanted)
    if not token.is_payload_known:
        return Check("scopes", "not-checked", expected, actual, "date-unknown")
    if not granted:
        return Check("scopes", "failed", expected, "", "scopes-none", (", ".join((*_SPACED, *_LISTED[:3])),))
    places = {name: _places(name, granted) for name in wanted}
    missing = [name for name in wanted if not places[name]]
    if not missing:
        told = "; ".join(f"{name}: {', '.join(found)}" for name, found in places.items())
        return Check("scopes", "passed", expected, actual, "scopes-found", (told[:SHOWN],))
    similar = _similar(missing, granted)
    if similar:
        return Check("scopes", "failed", expected, actual, "scopes-similar", similar)
    return Check("scopes", "failed", expected, actual, "scopes-missing", (", ".join(missing), ", ".join(granted)))


def granted_by(claims: Claims) -> dict[str, tuple[str, ...]]:
    """What is granted, by the claim that says so; ``claims`` were looked up by `CLAIMS`."""
    return {place: names for place, names in _granted(claims) if names}


def _granted(claims: Claims) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _SPACED:
        yield name, tuple(part for text in claims.texts(name) for part in text.split())
    for name in _LISTED:
        if name in claims.nodes:
            yield name, _names(claims.payload, claims.nodes[name])
    yield from _namespaced(claims.payload)
    payload, nodes = claims.payload, claims.nodes
    if _REALM in nodes:
        yield f"{_REALM}.roles", _roles(claims, nodes[_REALM])
    if _RESOURCES in nodes:
        for count, client in enumerate(payload.children(nodes[_RESOURCES])):
            if count == _MOST_CLIENTS:
                break
            yield f"{_RESOURCES}.{payload.name(client)[:SHOWN]}.roles", _roles(claims, client)


def _names(payload: Document, node: int) -> tuple[str, ...]:
    texts = texts_of(payload, node)
    if payload.kinds[node] == _STRING and "," in texts[0]:
        return tuple(part.strip() for part in texts[0].split(",") if part.strip())
    return texts


def _namespaced(payload: Document) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lists under an address of the issuer's own: ``https://example.com/roles``, ``…/identity/claims/role``."""
    if not payload.is_object or not any(f'/{name}"' in payload.text for name in _LISTED):
        return
    for count, node in enumerate(payload.children(0)):
        if count == _MOST_CLAIMS:
            return
        name = payload.name(node)
        if "/" in name and name.rpartition("/")[2] in _LISTED:
            yield name[:SHOWN], _names(payload, node)


def _roles(claims: Claims, node: int) -> tuple[str, ...]:
    roles = claims.payload.find("roles", node)
    return () if roles is None else texts_of(claims.payload, roles)


def _places(name: str, granted: dict[str, tuple[str, ...]]) -> list[str]:
    return [place for place, names in granted.items() if name in names]


def _similar(missing: list[str], granted: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A name that is granted with other capitals, or stuck together by a comma: what is wanted, what stands there, where."""
    for wanted in missing:
        for place, names in granted.items():
            for name in names:
                if name.casefold() == wanted.casefold() or wanted in name.split(","):
                    return wanted, name[:SHOWN], place
    return ()
