"""Names that are not what they look like (Unicode TR 39): what a person reads them as."""

from __future__ import annotations

CLAIMS = frozenset(
    ("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "scp", "azp", "nonce", "auth_time", "cnf")
)
HEADERS = frozenset(("alg", "typ", "kid", "crit", "enc", "jku", "jwk", "x5u", "x5c", "b64"))
EVERYWHERE = CLAIMS | HEADERS
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁԛԝһАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "aeopcyxijsdqwhABEKMHOPCTYXIJSABEZHIKMNOPTYXo",
)
"""Cyrillic and Greek letters that are drawn like Latin ones, without those that formulas use."""


def meant_by(name: str, known: frozenset[str], *, is_top: bool) -> str:
    """Say which name a person would read; empty where it is the name that stands there.

    ``is_top``: the name stands where those that are ``known`` do, so that other capitals or a space at an end deceive, too.
    """
    if name in known:
        return ""
    return (_misspelt(name, known) if is_top else "") or _in_disguise(name, known)


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
