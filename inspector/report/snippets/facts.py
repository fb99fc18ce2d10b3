"""What a verifying program needs of a token, as the token states it: a person has to look at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inspector.model.token import Token

SECRET = "the-shared-secret"
"""A placeholder, for the person to replace; so are the next two."""
PUBLIC = "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n"
PRIVATE = "-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----\n"
PINNED = "pinned to what this token says: write another if your API expects one"
"""What a program says of its algorithm: it is written down, so that no later token can choose it."""

_ED448_SIGNATURE = 114
"""Bytes of a signature (RFC 8032, 5.2.6): “EdDSA” itself does not say which curve it is."""
_SIGNING = frozenset(
    (
        "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
        "ES256K", "EdDSA", "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87",
    )
)  # fmt: skip
_EXCHANGING = frozenset(
    (
        "RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512", "A128KW", "A192KW", "A256KW", "A128GCMKW",
        "A192GCMKW", "A256GCMKW", "dir", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW",
        "PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW",
    )
)  # fmt: skip
_ENCRYPTING = frozenset(("A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"))
"""What a program may name as it stands: every other name is an attacker's text."""
_LONGEST = 100
_SHARED = ("dir", "A128", "A192", "A256", "PBES2")
_UNFIT = {
    "unsecured": (
        "This token has no signature: there is nothing to verify, and whoever relies on it relies on nobody.",
        "A program that gets it must refuse it (RFC 8725, 3.2).",
    ),
    "jws-detached": (
        "The payload of this token travels apart from it (RFC 7515, appendix F).",
        "Put it, in base64url, between the two dots, and copy the program again.",
    ),
    "jws-json": (
        "This token is a JSON serialization (RFC 7515, 7.2), which this library does not read.",
        "Join “protected”, “payload” and “signature” by dots where there is one signature, and copy the program again.",
    ),
    "jwe-json": (
        "This token is a JSON serialization (RFC 7516, 7.2), which this library does not read.",
        "Join “protected”, “encrypted_key”, “iv”, “ciphertext” and “tag” by dots where there is one recipient and",
        "no unprotected header, and copy the program again.",
    ),
    "no-claims": (
        "This token is signed, but its payload is no JSON object: it is no JWT, and libraries for JWT refuse it.",
        "Verify it with a library for JWS (RFC 7515), and read the payload as what it is.",
    ),
    "unencoded": (
        "The payload of this token is signed as it stands, without base64url (“b64”: false, RFC 7797),",
        "which a JWT must not be: libraries for JWT refuse it. Verify it with a library for JWS that knows “b64”.",
    ),
    "malformed": ("This text is no token that a program could verify.",),
}


class Facts(NamedTuple):
    """``text``: the token, or of an SD-JWT what its issuer signed; ``curve``: of an EdDSA signature. ``encryption``: ``enc``,
    empty for a signed one; ``exchange``: the kind of key in ``epk``. ``unfit``: why there can be no program, a line each.
    """

    text: str
    algorithm: str
    issuer: str
    audience: str
    curve: str
    encryption: str
    exchange: str
    disclosures: bool
    unfit: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether both sides hold the same secret."""
        shared = _SHARED if self.encryption else ("HS",)
        return self.algorithm.startswith(shared)

    @property
    def is_password(self) -> bool:
        """Whether that secret is a password, from which a key is derived."""
        return self.algorithm.startswith("PBES2")


def facts_of(token: Token) -> Facts:
    """Gather them."""
    algorithm = token.algorithm
    encryption = token.header_text("enc") if token.kind.startswith("jwe") else ""
    is_sd = token.kind == "sd-jwt"
    return Facts(
        token.text.partition("~")[0] if is_sd else token.text,
        algorithm,
        token.claim_text("iss"),
        token.claim_text("aud") or _first_audience(token),
        _curve(token, algorithm),
        encryption,
        _exchange(token),
        is_sd,
        _UNFIT.get(_form(token), ()) or _unknown(token.kind, algorithm, encryption),
    )


def _form(token: Token) -> str:
    """The kind of a token, or what keeps one of that kind from being a JWT."""
    if token.kind != "jws-compact":
        return token.kind
    node = token.header.find("b64") if token.header.is_object else None
    if node is not None and token.header.kinds[node] == ord("f"):
        return "unencoded"
    return token.kind if token.payload.is_object and token.payload.is_json else "no-claims"


def _unknown(kind: str, algorithm: str, encryption: str) -> tuple[str, ...]:
    is_encrypted = kind.startswith("jwe")
    names = ((algorithm, _EXCHANGING), (encryption, _ENCRYPTING)) if is_encrypted else ((algorithm, _SIGNING),)
    for name, known in names:
        if name not in known:
            return (f"“{name[:_LONGEST]}” is no registered algorithm for such a token: no library knows it.",)
    return ()


def comment(mark: str, *lines: str) -> str:
    """A program that is a comment alone: honest words where there is no library to write for."""
    return "\n".join(f"{mark} {_in_one_line(line)}" for line in lines) + "\n"


def _in_one_line(text: str) -> str:
    """Nothing of a token may end a comment, for it would go on as a program."""
    return "".join(each if each.isprintable() else f"\\u{{{ord(each):X}}}" for each in text)


def _curve(token: Token, algorithm: str) -> str:
    if algorithm != "EdDSA":
        return algorithm if algorithm in ("Ed25519", "Ed448") else ""
    size = len(token.signatures[0].value) if token.signatures else 0
    return "Ed448" if size == _ED448_SIGNATURE else "Ed25519"


def _exchange(token: Token) -> str:
    document = token.header
    node = document.find("epk") if document.is_object else None
    if node is None or document.kinds[node] != ord("{"):
        return ""
    members = {document.name(child): child for child in document.children(node)}
    value = document.value(members["kty"]) if "kty" in members else ""
    return value if isinstance(value, str) else ""


def _first_audience(token: Token) -> str:
    node = token.payload.find("aud") if token.payload.is_object else None
    if node is None or token.payload.kinds[node] != ord("["):
        return ""
    for child in token.payload.children(node):
        value = token.payload.value(child) if token.payload.kinds[child] == ord('"') else ""
        return value if isinstance(value, str) else ""
    return ""
