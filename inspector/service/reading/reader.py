"""Reads one token as far as it can be read: nothing that decodes is ever hidden by what does not."""

from __future__ import annotations

from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.model.token import Signature, Stripped, Token
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.segments import (
    document_findings,
    is_sound,
    is_whole,
    json_finding,
    read_segment,
    segment_findings,
)
from inspector.service.review.reviewer import review


def read_token(text: str, stripped: tuple[Stripped, ...] = (), start: int = 0, end: int = -1) -> Token:
    """Read a compact token (RFC 7515, 7.1; RFC 7516, 7.1; RFC 9901) or whatever ``text`` is instead; never raises.

    White space inside is left out and reported. ``start`` and ``end`` say where the token stood in the given text.
    """
    findings: list[Finding] = []
    segments = _segments(text)
    written = [text[first:last] for first, last in segments]
    parts = ["".join(part.split()) for part in written]
    header = read_segment(parts[0], "header", findings)
    algorithm = _scalar(header, "alg")
    encrypted = len(parts) == 5 and header.is_object and any(parts[2:])
    plain_payload = header.is_object and _scalar(header, "b64") is False
    if plain_payload and len(parts) > 1:
        parts[1] = written[1]  # signed as it is, white space included (RFC 7797, 3)
    if parts != written:
        findings.insert(0, Finding("whitespace-in-segment", "token"))
    if encrypted or len(parts) < 2:
        payload = EMPTY
    elif plain_payload:
        payload = scan(parts[1].encode("utf-8", "surrogatepass"))
    else:
        payload = read_segment(parts[1], "payload", findings)
    whole = is_whole(findings, "payload")
    signature = _signature(parts, header, findings) if not encrypted else None
    if signature is not None and not whole:
        signature = signature._replace(is_sound=False)  # nobody signed what was left out here
    kind = _kind(parts, text, header, algorithm) if is_whole(findings, "header") else "malformed"
    if kind == "malformed":
        parse = "partial" if payload.is_object or (header.is_object and payload.raw) else "fail"
    elif kind == "jws-detached":
        parse = "partial"
    else:
        parse = "ok" if whole else "partial"
    findings += _form_findings(kind, _count(text), header)
    if not encrypted and len(parts) > 1 and kind != "jws-detached" and (payload.raw or kind != "malformed"):
        findings += document_findings(payload, "payload")
    token = Token(
        kind=kind,
        parse=parse,
        text=text,
        header=header,
        payload=payload,
        signatures=(signature,) if signature is not None and len(parts) >= 3 else (),
        segments=segments,
        dates=read_dates(payload),
        stripped=stripped,
        start=start,
        end=len(text) if end < 0 else end,
    )
    return _opened(token._replace(findings=(*findings, *review(token))))


def _opened(token: Token) -> Token:
    """Put the disclosures of an SD-JWT in; other tokens come back as they are, and cost no more than a look."""
    if token.kind != "sd-jwt" and (token.kind != "jws-compact" or b"_sd" not in token.payload.raw):
        return token
    from inspector.service.reading import sd_jwt

    return sd_jwt.open_compact(token) if token.kind == "sd-jwt" else sd_jwt.open_issued(token)


def is_detached(token: Token) -> bool:
    """Tell whether the payload that was signed is to be had elsewhere."""
    return token.kind in ("jws-detached", "jws-json") and bool(token.signatures) and not token.payload.raw


def attach(token: Token, content: bytes) -> Token:
    """Give detached signatures the payload that they sign (RFC 7515, appendix F), also unencoded (RFC 7797)."""
    payload = scan(content)
    encoded = base64url.encode(content).encode("ascii")
    signatures = []
    for signature in token.signatures:
        head = signature.signing_input.partition(b".")[0]
        signed = content if _scalar(signature.header, "b64") is False else encoded
        signatures.append(signature._replace(signing_input=head + b"." + signed))
    attached = token._replace(
        parse="ok", payload=payload, signatures=tuple(signatures), dates=read_dates(payload), findings=()
    )
    of_form = (finding for finding in token.findings if finding.code != "payload-empty")
    found = (*of_form, *document_findings(payload, "payload"), *review(attached))
    attached = attached._replace(findings=tuple(dict.fromkeys(found)))
    if "~" not in token.text and '"disclosures"' not in token.text and '"kb_jwt"' not in token.text:
        return attached
    from inspector.service.reading.sd_jwt import open_attached

    return open_attached(attached)


def _segments(text: str) -> tuple[tuple[int, int], ...]:
    """Where the parts between the dots lie; the disclosures of an SD-JWT (after ``~``) belong to none."""
    tilde = text.find("~")
    limit = len(text) if tilde < 0 else tilde
    spans: list[tuple[int, int]] = []
    first = 0
    while len(spans) < 8 and (dot := text.find(".", first, limit)) >= 0:
        spans.append((first, dot))
        first = dot + 1
    return (*spans, (first, limit))


def _count(text: str) -> int:
    """How many parts the dots make, all of them."""
    return text.partition("~")[0].count(".") + 1 if text else 0


def _signature(parts: list[str], header: Document, findings: list[Finding]) -> Signature:
    decoded = base64url.decode(parts[2] if len(parts) > 2 else "")
    findings += segment_findings(decoded.faults, "signature")
    signed = ".".join(parts[:2]).encode("utf-8", "surrogatepass")
    return Signature(header, signed, decoded.data, is_sound(decoded.faults))


def _scalar(document: Document, name: str) -> object:
    node = document.find(name) if document.is_object else None
    return None if node is None or document.kinds[node] in b"{[" else document.value(node)


def _kind(parts: list[str], text: str, header: Document, algorithm: object) -> str:
    if not header.is_object or not header.is_json:
        return "malformed"
    if len(parts) == 5:
        return "jwe-compact" if any(parts[2:]) else "malformed"  # three dots at the end say that something was left out
    if len(parts) != 3:
        return "malformed"
    if "~" in text:
        return "sd-jwt" if parts[1] or not parts[2] else "jws-detached"
    if algorithm == "none":
        return "unsecured"
    if not parts[1] and parts[2]:
        return "jws-detached"
    return "jws-compact"


def _form_findings(kind: str, count: int, header: Document) -> list[Finding]:
    """What is to be said about the form as a whole, and about a header that is none."""
    found = []
    if kind == "malformed" and (count != 3 if header.is_object and header.is_json else count not in (3, 5)):
        found.append(Finding("segment-count", "token", (str(count),)))
    if header is not EMPTY or kind == "malformed":
        if header.is_object and header.is_json:
            found += document_findings(header, "header")
        elif header.is_object:
            found.append(json_finding("header-not-json", header, "header"))
        elif count >= 3:
            found.append(json_finding("bad-header", header, "header"))
    if kind == "jws-detached":
        found.append(Finding("payload-empty", "payload"))
    if kind == "jwe-compact":
        found.append(Finding("encrypted", "payload"))
    return found
