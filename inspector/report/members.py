"""What can be told of a token beyond its judgement: its type, each claim with its meaning and size, its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.model.calendar import utc_text
from inspector.model.escaping import sendable
from inspector.model.explanations import explain
from inspector.model.measure import COOKIE, HEADER, claim_sizes, in_hex, signature_size
from inspector.model.thumbprints import seen_keys
from inspector.model.types import recognise, vendor_of

if TYPE_CHECKING:
    from inspector.model.certificate import Certificate
    from inspector.model.document import Document
    from inspector.model.inspection import Inspected
    from inspector.model.token import Token


def about(inspected: Inspected) -> dict[str, Any]:
    """Give the type of a token, its claims and headers one by one, its size, signature and keys, as plain values."""
    token = inspected.token
    types = recognise(token)
    told = [{"code": row.code, "name": row.name, "explanation": row.text, "source": row.source} for row in types]
    return {
        "type": told[0] if told else None,
        "types": told,
        "claims": members(token.payload, "payload"),
        "headers": members(token.header, "header"),
        "size": {"token": len(token.text), "cookie_limit": COOKIE, "header_limit": HEADER},
        "signature_hex": in_hex(token.signatures[0].value) if token.signatures else None,
        "signature_expected_size": expected_size(inspected),
        "thumbprints": [
            {"where": key.where, "kind": key.kind, "thumbprint": key.thumbprint} for key in seen_keys(token)
        ],
        "certificates": [_certificate(certificate) for certificate in inspected.certificates],
    }


def _certificate(certificate: Certificate) -> dict[str, Any]:
    return {name: sendable(value) if isinstance(value, str) else value for name, value in certificate._asdict().items()}


def expected_size(inspected: Inspected) -> int | None:
    """Tell how many bytes the signature should have, by its algorithm and by the key that verified it."""
    key = inspected.key
    if key is None:
        return signature_size(inspected.token.algorithm)
    return signature_size(inspected.token.algorithm, key.size, key.curve)


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
