"""What can be told of a token beyond its judgement: its type, each claim with its meaning and size, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.model.calendar import utc_text
from inspector.model.certificate import fingerprint_checks
from inspector.model.escaping import sendable
from inspector.model.explanations import explain
from inspector.model.measure import COOKIE, HEADER, claim_sizes, in_hex
from inspector.model.parts import expected_signature, halves, parts_of
from inspector.model.thumbprints import agreements, seen_keys
from inspector.model.token import text_of
from inspector.model.types import recognise, vendor_of

if TYPE_CHECKING:
    from inspector.model.certificate import Certificate
    from inspector.model.document import Document
    from inspector.model.inspection import Inspected
    from inspector.model.key import Key
    from inspector.model.token import Signature, Token


def about(inspected: Inspected, keys: tuple[Key, ...] = (), now: float = 0.0) -> dict[str, Any]:
    """Give the type of a token, its claims and headers one by one, its size, signature and keys, as plain values.

    ``keys``: those that the person brought. ``now``: seconds since 1970-01-01 UTC.
    """
    token = inspected.token
    types = recognise(token)
    told = [{"code": row.code, "name": row.name, "explanation": row.text, "source": row.source} for row in types]
    first = token.signatures[0] if token.signatures else None
    return {
        "place": sendable(token.place) or None,
        "type": told[0] if told else None,
        "types": told,
        "claims": members(token.payload, "payload"),
        "headers": members(token.header, "header"),
        "size": {"token": len(token.text), "cookie_limit": COOKIE, "header_limit": HEADER},
        "parts": [
            {"part": part.name, "number": part.number or None, "encoded": part.encoded, "bytes": part.size}
            for part in parts_of(token)
        ],
        **(about_signature(inspected, first, inspected.key) if first is not None else _NO_SIGNATURE),
        "thumbprints": [
            {
                "where": key.where,
                "kind": key.kind,
                "detail": sendable(key.detail) or None,
                "kid": sendable(key.kid) or None,
                "thumbprint": key.thumbprint,
                "named_by": _named(token, key.thumbprint, key.kid, key.where),
            }
            for key in seen_keys(token)
        ],
        "keys_named": [
            {"kid": sendable(key.kid) or None, "thumbprint": key.thumbprint or None, "named_by": named}
            for key in keys
            if (named := _named(token, key.thumbprint, key.kid))
        ],
        "certificates": [_certificate(certificate, now) for certificate in inspected.certificates],
        "certificate_checks": [
            {"name": check.name, "stated": sendable(check.stated), "expected": check.expected, "agrees": check.agrees}
            for check in fingerprint_checks(token.header, inspected.certificates)
        ],
    }


_NO_SIGNATURE: dict[str, Any] = {
    "signature_hex": None,
    "signature_halves": None,
    "signature_expected_size": None,
    "signature_expected_by": None,
}


def about_signature(inspected: Inspected, signature: Signature, key: Key | None) -> dict[str, Any]:
    """Give the bytes of a signature, and how many there should be; ``key``: the one that verified it."""
    algorithm = text_of(signature.header, "alg")
    expected = expected_signature(signature, algorithm, key, inspected.certificates)
    cut = halves(algorithm, signature.value)
    return {
        "signature_hex": in_hex(signature.value),
        "signature_halves": {"r": cut[0].hex(), "s": cut[1].hex()} if cut is not None else None,
        "signature_expected_size": expected.size if expected is not None else None,
        "signature_expected_by": expected.by if expected is not None else None,
    }


def _named(token: Token, thumbprint: str, kid: str, where: str = "") -> list[dict[str, Any]]:
    return [
        {"where": each.where, "stated": sendable(each.stated), "agrees": each.agrees}
        for each in agreements(token, thumbprint, kid, where)
    ]


def _certificate(certificate: Certificate, now: float) -> dict[str, Any]:
    told = {name: sendable(value) if isinstance(value, str) else value for name, value in certificate._asdict().items()}
    return {**told, "state": certificate.state(now)}


def members(document: Document, place: str) -> list[dict[str, Any]]:
    """Give each member of a header or a payload with its path, its bytes and its explanation."""
    vendor = vendor_of(document) if place == "payload" and document.is_object else ""
    rows = []
    for claim in claim_sizes(document):
        name = document.name(claim.node)
        told = explain(name, place, vendor)
        rows.append(
            {
                "name": sendable(name),
                "path": sendable(_path(document, claim.node, name)),
                "bytes": claim.size,
                "encoded": round(claim.encoded),
                "explanation": told.text if told is not None else None,
                "source": told.source if told is not None else None,
            }
        )
    return rows


def _path(document: Document, node: int, name: str) -> str:
    if name.isascii() and name.isidentifier():
        return f"$.{name}"
    return f"$[{document.text[document.key_starts[node] : document.key_ends[node]]}]"


def certificate_line(certificate: Certificate) -> str:
    """Describe a certificate in one line: whom it names, who says so, how long it is good, and its fingerprint."""
    dates = f"{utc_text(certificate.not_before)} to {utc_text(certificate.not_after)}"
    return f"{certificate.subject}, by {certificate.issuer}, {dates}, {certificate.key}, SHA-256 {certificate.sha256}"


def type_line(token: Token) -> str:
    """Name the types of a token in one line; empty for one of no known type."""
    return ", ".join(f"{row.name} ({row.source})" for row in recognise(token))


def meaning(document: Document, node: int, place: str, vendor: str) -> str:
    """Say in English what a member of a header or a payload means; empty for one that nobody registered."""
    told = explain(document.name(node), place, vendor)
    return told.text if told is not None else ""
