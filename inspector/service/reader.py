"""Reads one token as far as it can be read: nothing that decodes is ever hidden by what does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.model.sentences import Word
from inspector.model.token import Signature, Stripped, Token
from inspector.service import base64url
from inspector.service.reviewer import review
from inspector.service.scanner import scan

if TYPE_CHECKING:
    from inspector.model.document import Fault

_MOST_FAULTS = 20
"""How many faults of one document become findings; a hostile one has thousands of the same."""


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
    signature = _signature(parts, header, findings) if not encrypted else None
    kind = _kind(parts, text, header, algorithm)
    if kind == "malformed":
        parse = "partial" if payload.is_object or (header.is_object and payload.raw) else "fail"
    elif kind == "jws-detached":
        parse = "partial"
    else:
        broken = any(finding.code == "bad-base64url" and finding.where == "payload" for finding in findings)
        parse = "partial" if broken else "ok"
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
    from inspector.service import sd_jwt

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
    return attached._replace(findings=tuple(dict.fromkeys(found)))


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


def read_segment(part: str, where: str, findings: list[Finding]) -> Document:
    """Decode a part and read it as JSON; what is wrong with its base64url is added to ``findings``."""
    decoded = base64url.decode(part)
    findings += segment_findings(decoded.faults, where)
    return scan(decoded.data) if decoded.data else EMPTY


def _signature(parts: list[str], header: Document, findings: list[Finding]) -> Signature:
    decoded = base64url.decode(parts[2] if len(parts) > 2 else "")
    findings += segment_findings(decoded.faults, "signature")
    signed = ".".join(parts[:2]).encode("utf-8", "surrogatepass")
    return Signature(header, signed, decoded.data, is_sound(decoded.faults))


def is_sound(faults: tuple[Fault, ...]) -> bool:
    """Tell whether a part could be decoded whole: what was cut or mixed with other characters is no signature."""
    return not any(fault.code in ("bad-base64url", "base64url-length") for fault in faults)


def segment_findings(faults: tuple[Fault, ...], where: str) -> list[Finding]:
    """What is to be said about the base64url of a part; its white space is told once for the whole token."""
    found = []
    for fault in faults:
        args = (*fault.args, str(fault.offset + 1)) if fault.code == "bad-base64url" else fault.args
        if fault.code != "whitespace-in-segment":
            found.append(Finding(fault.code, where, args))
    return found


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
        return "sd-jwt"
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
            found.append(_json_finding("header-not-json", header, "header"))
        elif count >= 3:
            found.append(_json_finding("bad-header", header, "header"))
    if kind == "jws-detached":
        found.append(Finding("payload-empty", "payload"))
    if kind == "jwe-compact":
        found.append(Finding("encrypted", "payload"))
    return found


def document_findings(document: Document, where: str) -> list[Finding]:
    """What is to be said about a text that should be a JSON object (RFC 7519, 7.2)."""
    found: list[Finding] = []
    if not document.is_json:
        found.append(_json_finding(f"{where}-not-json", document, where))
    elif not document.is_object:
        found.append(Finding(f"{where}-not-object" if where == "payload" else "bad-header", where))
    for fault in document.faults:
        if fault.code != "json-syntax" and len(found) < _MOST_FAULTS:
            found.append(Finding(fault.code, f"{where} {_place(document, fault)}", fault.args))
    return found


def _json_finding(code: str, document: Document, where: str) -> Finding:
    for fault in document.faults:
        if fault.code == "json-syntax":
            line, column = document.line_column(fault.offset)
            return Finding(code, f"{where} {line}:{column}", (Word(fault.args[0]), str(line), str(column)))
    return Finding(code, where, (Word("not-object" if document.kinds else "empty"), "1", "1"))


def _place(document: Document, fault: Fault) -> str:
    line, column = document.line_column(fault.offset)
    return f"{line}:{column}"
