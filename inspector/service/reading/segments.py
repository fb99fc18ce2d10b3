"""Decodes the parts of a token, and says what is wrong with their base64url and their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.document import EMPTY, Document
from inspector.model.finding import Finding
from inspector.model.sentences import Word
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from inspector.model.document import Fault

_MOST_FAULTS = 20
"""How many faults of one document become findings; a hostile one has thousands of the same."""


def read_segment(part: str, where: str, findings: list[Finding]) -> Document:
    """Decode a part and read it as JSON; what is wrong with its base64url is added to ``findings``.

    At a character that is none of base64url the part ends, or goes on without it: whichever shows more. Neither is what a
    signature could cover, so `is_whole` must be asked before one is believed.
    """
    decoded = base64url.decode(part)
    findings += segment_findings(decoded.faults, where)
    document = scan(decoded.data) if decoded.data else EMPTY
    if document.is_json or not any(fault.code == "bad-base64url" for fault in decoded.faults):
        return document
    around = base64url.decode_around(part)
    return max(document, scan(around) if around else EMPTY, key=_readable)


def _readable(document: Document) -> int:
    """How many bytes can be read as JSON."""
    if document.is_json:
        return len(document.raw) + 1
    return next((fault.offset for fault in document.faults if fault.code == "json-syntax"), 0)


def is_whole(findings: list[Finding], where: str) -> bool:
    """Tell whether a part stood in a token with nothing else in it, by what was said of it."""
    return not any(finding.code == "bad-base64url" and finding.where == where for finding in findings)


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


def document_findings(document: Document, where: str) -> list[Finding]:
    """What is to be said about a text that should be a JSON object (RFC 7519, 7.2)."""
    found: list[Finding] = []
    if not document.is_json:
        found.append(json_finding(f"{where}-not-json", document, where))
    elif not document.is_object:
        found.append(Finding(f"{where}-not-object" if where == "payload" else "bad-header", where))
    for fault in document.faults:
        if fault.code != "json-syntax" and len(found) < _MOST_FAULTS:
            found.append(Finding(fault.code, f"{where} {_place(document, fault)}", fault.args))
    return found


def json_finding(code: str, document: Document, where: str) -> Finding:
    """Say where a text stops being JSON, or that it is another JSON value than an object."""
    for fault in document.faults:
        if fault.code == "json-syntax":
            line, column = document.line_column(fault.offset)
            return Finding(code, f"{where} {line}:{column}", (Word(fault.args[0]), str(line), str(column)))
    return Finding(code, where, (Word("not-object" if document.kinds else "empty"), "1", "1"))


def _place(document: Document, fault: Fault) -> str:
    line, column = document.line_column(fault.offset)
    return f"{line}:{column}"
