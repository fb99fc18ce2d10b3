"""Reads disclosures one by one: their base64url, their JSON, their form and their digest (RFC 9901, 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.disclosure import Disclosure
from inspector.model.document import EMPTY
from inspector.model.finding import Finding
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.segments import is_sound, segment_findings

if TYPE_CHECKING:
    from inspector.model.document import Document

STANDARD = "sha-256"
"""The hash where ``_sd_alg`` is absent (RFC 9901, 4.1.1)."""
RESERVED = ("_sd", "...")
"""Names that stand for digests and may be no claim's (RFC 9901, 4.2.1)."""
SHOWN = 200

_HASHES = {
    STANDARD: "sha256", "sha-384": "sha384", "sha-512": "sha512",
    "sha3-224": "sha3_224", "sha3-256": "sha3_256", "sha3-384": "sha3_384", "sha3-512": "sha3_512",
}  # fmt: skip
"""Those of the registry of named information hashes that Python has."""
_STRING, _ARRAY = b'"['
_NO_JSON = frozenset(("json-syntax", "non-json-number", "not-utf8", "byte-order-mark"))


def is_known(algorithm: str) -> bool:
    """Tell whether a hash can be computed here."""
    return algorithm in _HASHES


def digest_of(text: str, algorithm: str) -> str:
    """Hash a text as it was received (RFC 9901, 4.2.3); empty where the hash is not known."""
    if algorithm not in _HASHES:
        return ""
    import hashlib

    hashed = hashlib.new(_HASHES[algorithm], text.encode("utf-8", "surrogatepass"))
    return base64url.encode(hashed.digest())


def read_disclosure(text: str, algorithm: str, number: int, findings: list[Finding]) -> Disclosure:
    """Read one disclosure; what is wrong with it is added to ``findings`` with its ``number``, which counts from 1."""
    where = f"disclosure {number}"
    decoded = base64url.decode(text)
    document = scan(decoded.data) if decoded.data else EMPTY
    disclosure = Disclosure(text, digest_of(text, algorithm), "malformed", document=document)
    findings += segment_findings(decoded.faults, where)
    if not is_sound(decoded.faults):
        return disclosure
    if not document.is_json or any(fault.code in _NO_JSON for fault in document.faults):
        findings.append(Finding("disclosure-not-json", where, (str(number),)))
        return disclosure
    members = tuple(document.children(0)) if document.kinds[0] == _ARRAY else ()
    if len(members) not in (2, 3):
        findings.append(Finding("disclosure-length", where, (str(number),)))
        return disclosure
    if len(members) == 2:
        disclosure = disclosure._replace(kind="array-element", value=members[1])
    elif document.kinds[members[1]] == _STRING:
        name = str(document.value(members[1]))
        disclosure = disclosure._replace(kind="property", name=name, value=members[2])
    else:
        findings.append(Finding("disclosure-name", where, (str(number),)))
        return disclosure._replace(kind="property", value=members[2])
    if document.kinds[members[0]] != _STRING:
        findings.append(Finding("disclosure-salt", where, (str(number),)))
        return disclosure
    if disclosure.name in RESERVED:
        findings.append(Finding("disclosure-name-reserved", where, (str(number), str(disclosure.name))))
        return disclosure
    findings += _odd_text(document, where)
    return disclosure._replace(state="unmatched")


def _odd_text(document: Document, where: str) -> list[Finding]:
    """What can be read, but not by everybody: names twice, numbers without end."""
    found = {fault.code: Finding(fault.code, where, fault.args) for fault in reversed(document.faults)}
    return list(found.values())
