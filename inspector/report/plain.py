"""An inspection as plain values that JSON can hold; never a secret among them."""

from __future__ import annotations

import base64
import math
from typing import TYPE_CHECKING, Any

from inspector.model.escaping import sendable
from inspector.model.sentences import CHECK_SOURCES
from inspector.report.english import cleaned, message, reason, say

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.finding import Check, Finding, Remedy
    from inspector.model.inspection import Inspected, Inspection, Judgement
    from inspector.model.key import Key
    from inspector.model.token import Token


def as_dict(inspection: Inspection) -> dict[str, Any]:
    """Give everything that the window shows as dicts, lists, text, numbers, true, false and None.

    Times are seconds since 1970-01-01 UTC. What JSON cannot hold without loss is None, and its exact text stands beside it.
    """
    return {
        "tokens": [_inspected(inspection, inspected) for inspected in inspection.tokens],
        "keys": [_key(key) for key in inspection.keys],
        "findings": [_finding(finding) for finding in inspection.findings],
        "now": _number(inspection.now),
    }


def _inspected(inspection: Inspection, inspected: Inspected) -> dict[str, Any]:
    from inspector.report.members import about  # its tables are long, and the window's first paint needs none of them

    token, lifetime = inspected.token, inspection.lifetime(inspected)
    return {
        "kind": token.kind,
        "parse": token.parse,
        "text": token.text,
        "stripped": [cleaned(item) for item in token.stripped],
        "header": _plain(token.header),
        "header_text": _exact(token.header),
        **_payload(token),
        "signature_size": token.signature_size,
        "verdict": inspected.verdict,
        "key": _key(inspected.key) if inspected.key is not None else None,
        "checks": [_check(check) for check in inspection.checks(inspected)],
        "lifetime": {
            "state": lifetime.state,
            "issued_at": _number(lifetime.issued_at),
            "not_before": _number(lifetime.not_before),
            "expires_at": _number(lifetime.expires_at),
            "remaining": _number(lifetime.remaining),
        },
        "findings": [_finding(finding) for finding in inspection.findings_of(inspected)],
        "remedies": [_remedy(remedy) for remedy in inspected.remedies],
        "signatures": _signatures(inspected),
        "inner": [_inspected(inspection, inner) for inner in inspected.inner],
        **_selective(token),
        **about(inspected, inspection.keys, inspection.now),
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    """Tell a remedy; ``signature`` only where there are several."""
    told = {"code": remedy.code, "message": say(remedy.message, remedy.args), "guess": remedy.guess}
    return told | ({"signature": remedy.signature} if remedy.signature else {})


def _selective(token: Token) -> dict[str, Any]:
    """Tell the disclosures one by one, and what the payload is with them put in (RFC 9901, 7.1)."""
    selective = token.selective
    if selective is None:
        return {"disclosures": [], "disclosed_payload": None, "disclosed_payload_text": None, "withheld": []}
    return {
        "disclosures": [
            {
                "digest": each.digest or None,
                "name": None if each.name is None else sendable(each.name),
                "salt": sendable(each.salt) or None,
                "value": _plain(each.document, each.value) if each.value >= 0 else None,
                "value_text": None if each.literal is None else sendable(each.literal),
                "path": sendable(each.path) or None,
                "state": each.state,
                "kind": each.kind or None,
            }
            for each in selective.disclosures
        ],
        "disclosed_payload": _plain(selective.payload),
        "disclosed_payload_text": _exact(selective.payload),
        "withheld": [{"path": sendable(place.path), "count": place.number} for place in selective.withheld],
    }


def _payload(token: Token) -> dict[str, Any]:
    payload = token.payload
    binary = token.packed or (b"" if payload.is_text else payload.raw)
    return {
        "payload": _plain(payload),
        "payload_text": _exact(payload),
        "payload_base64": base64.b64encode(binary).decode("ascii") if binary else None,
    }


def _exact(document: Document) -> str | None:
    return document.text if document.is_text and document.raw else None


def _plain(document: Document, node: int = 0) -> object:
    if not document.raw:
        return None
    try:
        return document.plain(node)
    except ValueError:
        return None


def _signatures(inspected: Inspected) -> list[dict[str, Any]]:
    kind = inspected.token.kind
    if kind != "jws-json" and not (kind == "sd-jwt" and inspected.token.text.startswith("{")):
        return []
    from inspector.report.members import about_signature

    pairs = zip(inspected.token.signatures, inspected.signatures, strict=True)
    return [
        {
            "header": _plain(signature.header),
            **_judgement(judgement),
            "signature_size": len(signature.value),
            **about_signature(inspected, signature, judgement.key),
        }
        for signature, judgement in pairs
    ]


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "key": _key(judgement.key) if judgement.key is not None else None,
        "checks": [_check(check) for check in judgement.checks],
    }


def _key(key: Key) -> dict[str, Any]:
    return {
        "kind": key.kind,
        "size": key.size,
        "curve": key.curve or None,
        "kid": key.kid or None,
        "thumbprint": key.thumbprint or None,
        "source": key.source,
        "use": key.use or None,
        "algorithms": list(key.algorithms),
        "private": key.private,
        "findings": [_finding(finding) for finding in key.findings],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "outcome": check.outcome,
        "expected": check.expected,
        "actual": check.actual,
        "reason": reason(check),
        "source": CHECK_SOURCES[check.name],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "message": message(finding),
        "arguments": [str(arg) for arg in finding.args],
    }


def _number(seconds: float | None) -> int | float | None:
    if seconds is None or not math.isfinite(seconds):
        return None
    return int(seconds) if float(seconds).is_integer() else seconds
