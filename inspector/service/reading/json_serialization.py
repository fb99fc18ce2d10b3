"""Reads the JSON serializations of signed and encrypted tokens (RFC 7515, 7.2; RFC 7516, 7.2)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.model.token import Signature, Stripped, Token
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.segments import document_findings, is_sound, is_whole, read_segment, segment_findings
from inspector.service.review.reviewer import review

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING, _OBJECT, _ARRAY = b'"{['
_OF_ENCRYPTED = ("iv", "tag", "encrypted_key")
_MOST_SIGNATURES = 100
"""Signatures of one token that are read at most."""
_MOST_SAID = 5
"""Names that stand in two headers and are told one by one."""
_SHOWN = 200
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
    if _text(whole, "ciphertext") is not None:
        several = whole.find("recipients")
        if any(_text(whole, name) is not None for name in _OF_ENCRYPTED) or (
            several is not None and whole.kinds[several] == _ARRAY
        ):
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
    token = token._replace(
        stripped=stripped, start=start, end=len(text) if end < 0 else end, findings=(*token.findings, *review(token))
    )
    if token.kind != "jws-json" or not ('"disclosures"' in text or '"kb_jwt"' in text):
        return token
    from inspector.service.reading.sd_jwt import open_json

    return open_json(token, whole)


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
    if not is_whole(findings, "payload"):  # nobody signed what was left out here
        signatures = tuple(signature._replace(is_sound=False) for signature in signatures)
    if whole.find("signatures") is not None and whole.find("signature") is not None:
        findings.append(Finding("json-both-forms", "token"))
    for signature in signatures:
        findings += document_findings(signature.header, "header")
    if part is not None:
        findings += document_findings(payload, "payload")
    readable = is_whole(findings, "payload") and is_whole(findings, "header")
    sound = readable and part is not None and bool(signatures) and header.is_object
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
    of_header: list[Finding] = []
    header = read_segment(protected, "header", of_header) if protected else EMPTY
    findings += of_header
    is_covered = is_whole(of_header, "header")
    unprotected: frozenset[str] = frozenset()
    beside = header_beside(whole, "header", place)
    if beside:
        header, unprotected = joined(header, beside, findings=findings)
    signed = f"{protected}.{payload}".encode("utf-8", "surrogatepass")
    return Signature(header, signed, decoded.data, is_covered and is_sound(decoded.faults), unprotected)


def header_beside(whole: Document, name: str, place: int) -> str:
    """A header that stands beside the protected one, as it is written; empty where there is none."""
    node = whole.find(name, place)
    return whole.literal(node) if node is not None and whole.kinds[node] == _OBJECT else ""


def joined(protected: Document, *beside: str, findings: list[Finding] | None = None) -> tuple[Document, frozenset[str]]:
    """The JOSE header of a signature or recipient, of all that apply to it (RFC 7515, 4), and the names that nothing protects.

    A name may stand in one of them alone; where it stands in two, the protected one counts and ``findings`` say so.
    """
    if protected.raw and not (protected.is_object and protected.is_json):
        return protected, frozenset()
    given = [scan(written.encode("utf-8", "surrogatepass")) for written in beside]
    names = [{document.name(node) for node in document.children(0)} for document in given]
    covered = {protected.name(node) for node in protected.children(0)} if protected.kinds else set()
    repeated = {name for at, held in enumerate(names) for name in held & covered.union(*names[:at])}
    if findings is not None:
        findings += (Finding("header-repeated", "header", (name[:_SHOWN],)) for name in sorted(repeated)[:_MOST_SAID])
    texts = [document.literal(0)[1:-1].strip() for document in (protected, *given) if document.kinds]
    ordered = reversed(texts) if repeated else texts  # the last one counts, and that must be the protected one
    whole = scan(f"{{{','.join(filter(None, ordered))}}}".encode("utf-8", "surrogatepass"))
    return whole, frozenset(name for held in names for name in held if name not in covered)


def _encrypted(whole: Document, text: str) -> Token:
    findings: list[Finding] = []
    protected = _text(whole, "protected")
    header = read_segment(protected, "header", findings) if protected else EMPTY
    places = _recipients(whole)
    beside = (header_beside(whole, "unprotected", 0), header_beside(whole, "header", places[0] if places else 0))
    if any(beside):
        header, _ = joined(header, *filter(None, beside), findings=findings)
    findings += document_findings(header, "header")
    findings.append(Finding("encrypted", "payload"))
    if len(places) > 1:
        findings.append(Finding("recipients", "token", (str(len(places)),)))
    return Token(
        kind="jwe-json",
        parse="ok" if header.is_object and header.is_json else "partial",
        text=text,
        header=header,
        findings=tuple(dict.fromkeys(findings)),
    )


def _recipients(whole: Document) -> tuple[int, ...]:
    node = whole.find("recipients")
    if node is None or whole.kinds[node] != _ARRAY:
        return ()
    return tuple(child for child in whole.children(node) if whole.kinds[child] == _OBJECT)


def texts_of(whole: Document, place: int, names: tuple[str, ...]) -> dict[str, str]:
    """Members that should be texts; empty where one is missing or something else."""
    return {name: _text(whole, name, place) or "" for name in names}


def _text(whole: Document, name: str, place: int = 0) -> str | None:
    node = whole.find(name, place)
    if node is None or whole.kinds[node] != _STRING:
        return None
    return str(whole.value(node))


def _is_false(document: Document, name: str) -> bool:
    node = document.find(name) if document.is_object else None
    return node is not None and document.kinds[node] == ord("f")
