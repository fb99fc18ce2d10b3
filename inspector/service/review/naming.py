"""Names that are not what they look like, or mean something to the program that reads them (RFC 8725, 2.9; Unicode TR 39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.service.review.members import MOST_TOLD, is_top, members, place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.document import Document
    from inspector.model.token import Token

_CLAIMS = frozenset(
    ("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "scp", "azp", "nonce", "auth_time", "cnf")
)
_HEADERS = frozenset(("alg", "typ", "kid", "crit", "enc", "jku", "jwk", "x5u", "x5c", "b64"))
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁԛԝһАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "aeopcyxijsdqwhABEKMHOPCTYXIJSABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that are drawn like Latin ones, without those that formulas use."""


def look_alikes(token: Token) -> Iterable[Finding]:
    """Name what a person reads as another name: other capitals, a space at an end, letters of another script."""
    for document, where, known in ((token.header, "header", _HEADERS), (token.payload, "payload", _CLAIMS)):
        if document.is_object:
            yield from _look_alikes_in(document, where, known)


def _look_alikes_in(document: Document, where: str, known: frozenset[str]) -> Iterable[Finding]:
    told = 0
    for node, name in members(document):
        if name in known:
            continue
        meant = (_misspelt(name, known) if is_top(document, node) else "") or _in_disguise(name, known)
        if meant:
            yield Finding("look-alike-key", place(document, node, where), (name[:80], meant[:80]))
            told += 1
            if told == MOST_TOLD:
                return


def _misspelt(name: str, known: frozenset[str]) -> str:
    stripped = name.strip()
    if stripped and stripped != name:
        return stripped
    return name.lower() if name.lower() in known else ""


def _in_disguise(name: str, known: frozenset[str]) -> str:
    if name.isascii():
        return ""
    drawn = name.translate(_LOOK_ALIKES)
    if drawn.isascii() and any(letter.isascii() and letter.isalpha() for letter in name):
        return drawn
    import unicodedata

    plain = unicodedata.normalize("NFKC", drawn).lower()
    return plain if plain in known else ""


def prototype_keys(token: Token) -> Iterable[Finding]:
    """Name what changes the objects of JavaScript programs that copy claims without care (CWE-1321)."""
    for document, where in ((token.header, "header"), (token.payload, "payload")):
        if not document.is_object or ("__proto__" not in document.text and "prototype" not in document.text):
            continue
        for node, name in members(document):
            if name == "__proto__" or (name == "constructor" and document.find("prototype", node) is not None):
                yield Finding("prototype-key", place(document, node, where), (name,))
                break
