"""Reads the JSON serializations of signed and encrypted tokens (RFC 7515, 7.2; RFC 7516, 7.2)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.model.token import Signature, Stripped, Token
from inspector.service import base64url
from inspector.service.reader import document_findings, is_sound, read_segment, segment_findings
from inspector.service.reviewer import review
from inspector.service.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING, _OBJECT, _ARRAY = b'"{['
_MOST_SIGNATURES = 100
"""Signatures of one token that are read at most."""
_MOST_SIGNED = 100_000_000
"""Bytes that all of them may sign together: each signs the whole payload, and a hostile token has thousands."""


def is_serialization(text: str) -> bool:
    """Tell whether a text is a JSON serialization: an object with the members that make one."""
    return _may_be(text) and _form(scan(text.encode("utf-8", "surrogatepass"))) != ""


def _may_be(text: str) -> bool:
    """Spare most texts the reading."""
    return text.startswith("{") and ('"signature' in text or '"ciphertext"' in text)


def _form(whole: Document) -> str:
    """``jwe-json``, ``jws-json``, or empty for another object."""
    if not whole.is_object:
        return ""
    if _text(whole, "ciphertext") is not None and _text(whole, "iv") is not None:
        return "jwe-json"
    several = whole.find("signatures")
    if several is not None:
        return "jws-json" if whole.kinds[several] == _ARRAY else ""
    flattened = _text(whole, "signature") is not None
    named = whole.find("protected") is not None or whole.find("header") is not None
    return "jws-json" if flattened and named else ""


def read_json(text: str, stripped: tuple[Stripped, ...] = (), start: int = 0, end: int = -1) -> Token | None:
    """Read a flattened or general JSON serialization; None where the text is none."""
    if not _may_be(text):
        return None
    whole = scan(text.encode("utf-8", "surrogatepass"))
    form = _form(whole)
    if not form:
        return None
    token = _encrypted(whole, text) if form == "jwe-json" else _signed(whole, text)
    return token._replace(
        stripped=stripped, start=start, end=len(text) if end < 0 else end, findings=(*token.findings, *review(token))
    )


def _signed(whole: Document, text: str) -> Token:
    findings: list[Finding] = []
    part = _text(whole, "payload")
    places = islice(_places(whole), max(1, min(_MOST_SIGNATURES, _MOST_SIGNED // (len(part or "") + 1))))
    signatures = tuple(_signature(whole, node, part or "", findings) for node in places)
    header = signatures[0].header if signatures else EMPTY
    plain = any(_is_false(signature.header, "b64") for signature in signatures)
    if part is None:
        payload = EMPTY
        findings.append(Finding("payload-empty", "payload"))
    elif plain:
        payload = scan(part.encode("utf-8", "surrogatepass"))
    else:
        payload = read_segment(part, "payload", findings)
    for signature in signatures:
        findings += document_findings(signature.header, "header")
    if part is not None:
        findings += document_findings(payload, "payload")
    sound = part is not None and bool(signatures) and header.is_object
    return Token(
        kind="jws-json",
        parse="ok" if sound else "partial",
        text=text,
        header=header,
        payload=payload,
        signatures=signatures,
        dates=read_dates(payload),
        findings=tuple(dict.fromkeys(findings)),
    )


def _places(whole: Document) -> Iterator[int]:
    """The objects that hold a signature each: those of ``signatures``, or the whole."""
    node = whole.find("signatures")
    if node is None:
        yield 0
    elif whole.kinds[node] == _ARRAY:
        yield from (child for child in whole.children(node) if whole.kinds[child] == _OBJECT)


def _signature(whole: Document, place: int, payload: str, findings: list[Finding]) -> Signature:
    protected = _text(whole, "protected", place) or ""
    decoded = base64url.decode(_text(whole, "signature", place) or "")
    findings += segment_findings(decoded.faults, "signature")
    header = read_segment(protected, "header", findings) if protected else EMPTY
    unprotected = whole.find("header", place)
    if unprotected is not None and whole.kinds[unprotected] == _OBJECT:
        header = _joined(header, whole.literal(unprotected))
    return Signature(header, f"{protected}.{payload}".encode("utf-8", "surrogatepass"), decoded.data, is_sound(decoded.faults))


def _joined(protected: Document, unprotected: str) -> Document:
    """The JOSE header of a signature: its protected and its unprotected members together (RFC 7515, 4)."""
    if not protected.is_object or not protected.is_json:
        return scan(unprotected.encode("utf-8", "surrogatepass"))
    first, second = protected.literal(0)[1:-1].strip(), unprotected[1:-1].strip()
    return scan(f"{{{','.join(filter(None, (first, second)))}}}".encode("utf-8", "surrogatepass"))


def _encrypted(whole: Document, text: str) -> Token:
    findings: list[Finding] = []
    protected = _text(whole, "protected")
    header = read_segment(protected, "header", findings) if protected else EMPTY
    for place in (0, *_recipients(whole)):
        for name in ("unprotected", "header"):
            node = whole.find(name, place)
            if node is not None and whole.kinds[node] == _OBJECT:
                header = _joined(header, whole.literal(node)) if header.kinds else scan(whole.literal(node).encode())
    findings += [Finding("encrypted", "payload"), Finding("not-opened-yet", "token", ("jwe-json",))]
    return Token(kind="jwe-json", parse="ok", text=text, header=header, findings=tuple(findings))


def _recipients(whole: Document) -> tuple[int, ...]:
    node = whole.find("recipients")
    if node is None or whole.kinds[node] != _ARRAY:
        return ()
    return tuple(child for child in whole.children(node) if whole.kinds[child] == _OBJECT)[:1]


def _text(whole: Document, name: str, place: int = 0) -> str | None:
    node = whole.find(name, place)
    if node is None or whole.kinds[node] != _STRING:
        return None
    return str(whole.value(node))


def _is_false(document: Document, name: str) -> bool:
    node = document.find(name) if document.is_object else None
    return node is not None and document.kinds[node] == ord("f")
