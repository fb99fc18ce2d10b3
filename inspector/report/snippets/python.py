"""Programs in Python: PyJWT where it knows the algorithm, cryptography alone where it does not, joserfc for what is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.report.snippets.facts import PINNED, PRIVATE, PUBLIC, SECRET, comment, facts_of

if TYPE_CHECKING:
    from inspector.model.token import Token
    from inspector.report.snippets.facts import Facts

_UNKNOWN_TO_PYJWT = ("Ed25519", "Ed448", "ML-DSA")
_UNKNOWN_TO_JOSERFC = ("RSA-OAEP-384", "RSA-OAEP-512")


def python(token: Token) -> str:
    """A program that verifies or opens it."""
    facts = facts_of(token)
    if facts.unfit:
        return comment("#", *facts.unfit)
    if facts.encryption:
        return _opening(facts)
    lines = _plain(facts) if facts.algorithm.startswith(_UNKNOWN_TO_PYJWT) else _pyjwt(facts)
    return "\n".join([*lines, *_disclosures(facts), ""])


def _pyjwt(facts: Facts) -> list[str]:
    return [
        "import jwt  # pip install 'pyjwt[crypto]'",
        "",
        f"token = {facts.text!r}",
        f"key = {SECRET!r}" if facts.is_shared else f'key = """{PUBLIC}"""',
        "",
        "claims = jwt.decode(",
        "    token,",
        "    key,",
        f"    algorithms=[{facts.algorithm!r}],  # {PINNED}",
        *([f"    audience={facts.audience!r},"] if facts.audience else []),
        *([f"    issuer={facts.issuer!r},"] if facts.issuer else []),
        ")",
        "print(claims)",
    ]


def _plain(facts: Facts) -> list[str]:
    """PyJWT has no such algorithm; cryptography has, and the claims are checked by hand."""
    return [
        f"# PyJWT does not know {facts.algorithm}.",
        "import base64",
        "import json",
        "import time",
        "",
        "from cryptography.hazmat.primitives.serialization import load_pem_public_key  # pip install cryptography",
        "",
        f"token = {facts.text!r}",
        f'key = """{PUBLIC}"""',
        "",
        "",
        "def decoded(part):",
        '    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))',
        "",
        "",
        'header, payload, signature = token.split(".")',
        f'if json.loads(decoded(header))["alg"] != {facts.algorithm!r}:',
        '    raise SystemExit("another algorithm")',
        'load_pem_public_key(key.encode()).verify(decoded(signature), f"{header}.{payload}".encode())',
        "claims = json.loads(decoded(payload))",
        'if claims.get("exp", float("inf")) <= time.time() or claims.get("nbf", 0) > time.time():',
        '    raise SystemExit("expired, or not valid yet")',
        *(_check("iss", [f'claims.get("iss") != {facts.issuer!r}']) if facts.issuer else []),
        *(_check("aud", [f'{facts.audience!r} not in claims.get("aud", ())']) if facts.audience else []),
        "print(claims)",
    ]


def _check(claim: str, conditions: list[str]) -> list[str]:
    return [f"if {' or '.join(conditions)}:", f'    raise SystemExit("another {claim}")']


def _opening(facts: Facts) -> str:
    if facts.algorithm in _UNKNOWN_TO_JOSERFC:
        return comment(
            "#",
            f"No common library for Python knows {facts.algorithm}: joserfc, jwcrypto and Authlib end at RSA-OAEP-256.",
            "With cryptography alone, open the second part with RSA-OAEP, then the rest with the key that comes out",
            "(RFC 7516, 5.2).",
            f"The token: {facts.text}",
        )
    kind = "oct" if facts.is_shared else facts.exchange or "EC" if facts.algorithm.startswith("ECDH") else "RSA"
    key = repr(SECRET) if facts.is_shared else f'"""{PRIVATE}"""'
    return "\n".join(
        [
            "from joserfc import jwe  # pip install joserfc",
            "from joserfc.jwk import import_key",
            "",
            f"token = {facts.text!r}",
            f"key = import_key({key}, {kind!r})",
            "",
            "opened = jwe.decrypt_compact(",
            "    token,",
            "    key,",
            f"    algorithms=[{facts.algorithm!r}, {facts.encryption!r}],  # {PINNED}",
            ")",
            "print(opened.plaintext.decode())  # where this is a token itself, verify it, too",
            "",
        ]
    )


def _disclosures(facts: Facts) -> list[str]:
    if not facts.disclosures:
        return []
    return ["# This is what the issuer signed. The disclosures behind it are checked by: pip install sd-jwt"]
