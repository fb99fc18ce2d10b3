"""Finds keys with something around them: in a JSON text, in base64, in the answer of a cloud's console or of a vault.

A key that stands in a larger JSON says so with a finding, for other programs will not take it; what is looked through is
bounded, for the JSON may be hostile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inspector.model import Finding, Key
from inspector.model.key_text import BARE
from inspector.model.sentences import Word
from inspector.service.keys.material import WHERE
from inspector.service.keys.misplaced import as_object
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_NODES = 500
_DEEPEST = 8
_LONGEST = 1_000_000
_NAMES_OF_IDS = ("kid", "private_key_id", "key_id", "keyId", "KeyId")
"""What stands beside a key in the files of Google's and Amazon's clouds and names it."""
_ENCODED = ("ey", "ew", "W3", "Wy", "LS0tLS1CRUdJTi")
"""How the base64 of JSON and of PEM begins."""


class _Place(NamedTuple):
    """A value in a JSON, by the names on the way to it; ``beside``: the object that it is a member of."""

    value: object
    path: tuple[str, ...]
    beside: dict[str, object]


def unquoted(text: str) -> str:
    """Give the text that a JSON string holds, if that is JSON itself; else empty."""
    if text[:1] != '"' or len(text) > _LONGEST:
        return ""
    inner = as_object(text)
    return inner.strip() if isinstance(inner, str) and inner.lstrip()[:1] in {"{", "["} else ""


def decoded(text: str) -> str:
    """Give the JWK or the set that a text holds in base64; else empty."""
    compact = "".join(text.split())
    if not compact.startswith(_ENCODED[:4]) or len(compact) > _LONGEST:
        return ""
    if re.fullmatch(r"[A-Za-z0-9+/_-]+={0,2}", compact) is None:
        return ""
    inner = base64url.decode(compact).data.decode("utf-8", "replace").strip()
    return inner if _is_key(as_object(inner)) else ""


def said(word: str) -> Finding:
    """Say in what the key stood."""
    return Finding("key-wrapped", WHERE, (Word(word),))


def keys_inside(value: dict[str, object], read: Callable[[object], list[Key | Finding]]) -> list[Key | Finding]:
    """Read every key in a larger JSON with ``read``, which is given a JWK, a set, or the text of a PEM or DER."""
    found: list[Key | Finding] = []
    places: dict[str, None] = {}
    for place in _places(value):
        inner = _inner(place.value)
        keys = [_named(one, place.beside) for one in read(inner)] if inner is not None else []
        if keys:
            found += keys
            places[".".join(map(_shown, place.path))[:80]] = None
    return [*found, *(Finding("key-wrapped-in", WHERE, (name,)) for name in places)]


def _inner(value: object) -> object | None:
    """What of a value can be read as a key: itself, or what its text holds."""
    if _is_key(value):
        return value
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    if "-----BEGIN " in text or text.startswith(BARE):
        return text
    if text.startswith(_ENCODED) and re.fullmatch(r"[A-Za-z0-9+/=_\s-]+", text):
        text = base64url.decode("".join(text.split())).data.decode("utf-8", "replace").strip()
        if "-----BEGIN " in text:
            return text
    parsed = as_object(text) if text[:1] in {"{", "["} else None
    return parsed if _is_key(parsed) else None


def _places(value: dict[str, object]) -> Iterator[_Place]:
    """Every value of a JSON in order, from the outside in; what is a key is not looked into."""
    level = [_Place(value, (), {})]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[_Place] = []
        for place in level:
            here = place.value
            if place.path:
                yield place
            members: Iterator[tuple[str, object]] = iter(())
            beside: dict[str, object] = {}
            if isinstance(here, dict) and not _is_key(here):
                members, beside = iter(here.items()), here
            elif isinstance(here, list):
                members, beside = ((str(number), child) for number, child in enumerate(here)), place.beside
            for name, child in members:
                seen += 1
                if seen > _MOST_NODES:
                    return
                below.append(_Place(child, (*place.path, name), beside))
        level = below


def _is_key(value: object) -> bool:
    """Tell a JWK, a set of them, or a list of them."""
    if isinstance(value, dict):
        return isinstance(value.get("kty"), str) or _is_key(value.get("keys"))
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "kty" in value[0]


def _named(found: Key | Finding, beside: dict[str, object]) -> Key | Finding:
    """Give a key without a name the one that stands beside it."""
    if isinstance(found, Finding) or found.kid or found.kind == "oct":
        return found
    names = (beside.get(name) for name in _NAMES_OF_IDS)
    return found._replace(kid=next((name for name in names if isinstance(name, str) and name), ""))


def _shown(name: str) -> str:
    """A member's name as a place; what is no plain name might be anything, a secret too."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]{1,30}", name) else "…"
