"""Opens a selectively disclosable token (RFC 9901): its disclosures, and the payload that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.disclosure import Selective
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.service.documents.scanner import scan
from inspector.service.reading.disclosed_payload import Processing
from inspector.service.reading.disclosures import SHOWN, STANDARD, is_known, read_disclosure
from inspector.service.review.reviewer import review

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.token import Token

_OBJECT, _ARRAY, _STRING = b'{["'
_MOST = 50
"""Findings about disclosures that are told."""


def open_compact(token: Token) -> Token:
    """Open what stands behind the ``~`` of a compact token (RFC 9901, 4)."""
    parts = ["".join(part.split()) for part in token.text.split("~")]
    issued, given, last = parts[0], parts[1:-1], parts[-1]
    if ".." in issued and token.payload.raw:  # it was detached; what is presented has it
        signed = token.signatures[0].signing_input.decode("utf-8", "surrogatepass")
        issued = f"{signed}.{issued.rpartition('.')[2]}"
    findings = []
    if "".join(parts) != token.text.replace("~", ""):
        findings.append(Finding("whitespace-in-segment", "token"))
    binding = last if "." in last else ""
    if last and not binding:
        findings.append(Finding("sd-jwt-no-end", "token"))
        given.append(last)
    return _opened(token, issued, given, binding, findings)


def open_attached(token: Token) -> Token:
    """Open a token whose payload was sent beside it, now that it is there: its disclosures stand in its own text."""
    if not token.text.startswith("{"):
        return open_compact(token._replace(kind="sd-jwt"))
    return open_json(token, scan(token.text.encode("utf-8", "surrogatepass")))


def open_issued(token: Token) -> Token:
    """Open a signed token that has digests and no ``~``: what an issuer signed, before disclosures are added."""
    kind = token.header_text("typ").lower()
    if not kind.endswith("sd-jwt") and (not token.payload.is_object or token.payload.find("_sd_alg") is None):
        return token
    opened = _opened(token, token.text, [], "", [Finding("sd-jwt-issued-alone", "token")])
    return opened._replace(dates=token.dates)


def open_json(token: Token, whole: Document) -> Token:
    """Open a JSON serialization that carries ``disclosures`` or ``kb_jwt`` in an unprotected header (RFC 9901, 8)."""
    several = whole.find("signatures")
    places = [0] if several is None else [node for node in whole.children(several) if whole.kinds[node] == _OBJECT]
    held = [_beside(whole, place) for place in places]
    held = held[: len(token.signatures)]
    if not any(held) or not token.payload.raw:
        return token
    findings = [Finding("sd-jwt-header-misplaced", "header") for given in held[1:] if given]
    first = next(number for number, given in enumerate(held) if given)
    findings += _protected(token)
    header = held[first]
    listed = header.get("disclosures")
    nodes = tuple(whole.children(listed)) if listed is not None and whole.kinds[listed] == _ARRAY else ()
    given = [str(whole.value(node)) for node in nodes if whole.kinds[node] == _STRING]
    if len(given) != len(nodes) or (listed is not None and whole.kinds[listed] != _ARRAY):
        findings.append(Finding("sd-jwt-header-odd", "header", ("disclosures",)))
    bound = header.get("kb_jwt")
    if bound is not None and whole.kinds[bound] != _STRING:
        findings.append(Finding("sd-jwt-header-odd", "header", ("kb_jwt",)))
        bound = None
    signature = whole.find("signature", places[first])
    written = str(whole.value(signature)) if signature is not None and whole.kinds[signature] == _STRING else ""
    signed = token.signatures[first].signing_input.decode("utf-8", "surrogatepass")
    binding = str(whole.value(bound)) if bound is not None else ""
    return _opened(token._replace(kind="sd-jwt"), f"{signed}.{written}", given, binding, findings)


def _beside(whole: Document, place: int) -> dict[str, int]:
    """The members for disclosures in the unprotected header of one signature."""
    header = whole.find("header", place)
    if header is None or whole.kinds[header] != _OBJECT:
        return {}
    found = {name: whole.find(name, header) for name in ("disclosures", "kb_jwt")}
    return {name: node for name, node in found.items() if node is not None}


def _protected(token: Token) -> list[Finding]:
    """These members change from one presentation to the next, so no signature can cover them."""
    return [
        Finding("sd-jwt-header-misplaced", "header")
        for signature in token.signatures
        for name in ("disclosures", "kb_jwt")
        if name not in signature.unprotected and signature.header.find(name) is not None
    ]


def _opened(token: Token, issued: str, given: list[str], binding: str, findings: list[Finding]) -> Token:
    algorithm, about = _algorithm(token.payload)
    findings += about
    said: list[Finding] = []
    disclosures = [read_disclosure(text, algorithm, number, said) for number, text in enumerate(given, 1)]
    processing = Processing(token.payload, disclosures)
    payload = processing.run()
    said += processing.findings
    findings += list(dict.fromkeys(said))[:_MOST]
    selective = Selective(
        algorithm=algorithm,
        is_known=is_known(algorithm),
        payload=payload,
        disclosures=tuple(disclosures),
        withheld=tuple(processing.withheld),
        presented="~".join((issued, *given, "")),
        binding=binding,
    )
    if selective.withheld_count:
        findings.append(Finding("sd-withheld", "payload", (str(selective.withheld_count),)))
    processed = token._replace(payload=payload, dates=read_dates(payload), findings=())
    if not payload.raw or not given:
        kept: tuple[Finding, ...] = token.findings
    else:
        # What the rules said of the payload as signed is said again, and rightly, of the payload as disclosed.
        former = set(review(token._replace(findings=())))
        kept = (*(each for each in token.findings if each not in former), *map(_of_processed, review(processed)))
    return token._replace(
        selective=selective,
        dates=processed.dates if payload.raw else token.dates,
        findings=tuple(dict.fromkeys((*kept, *findings))),
    )


def _of_processed(finding: Finding) -> Finding:
    """Lines and columns are those of the payload as disclosed."""
    where = finding.where
    return (
        finding._replace(where=f"disclosed {where}")
        if where.startswith("payload ") and where[8:9].isdigit()
        else finding
    )


def _algorithm(payload: Document) -> tuple[str, list[Finding]]:
    node = payload.find("_sd_alg") if payload.is_object else None
    if node is None:
        return STANDARD, []
    named = str(payload.value(node)) if payload.kinds[node] == _STRING else payload.literal(node)[:SHOWN]
    if payload.kinds[node] != _STRING or not is_known(named):
        # A literal that is no text is the name of no hash, whatever it looks like.
        return named if payload.kinds[node] == _STRING else f"({named})", [
            Finding("sd-alg-unknown", "payload $._sd_alg", (named[:SHOWN],))
        ]
    return named, []
