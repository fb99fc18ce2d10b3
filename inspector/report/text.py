"""An inspection as English text for a terminal; an attacker's characters are spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.calendar import local_text, utc_text
from inspector.model.escaping import readable_part, shown
from inspector.model.sentences import CHECKS, OUTCOMES, STATES, VERDICTS
from inspector.report.english import advice, cleaned, message, reason, relative, remedy_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.model.disclosure import Selective
    from inspector.model.document import Document
    from inspector.model.finding import Check, Finding
    from inspector.model.inspection import Inspected, Inspection
    from inspector.model.key import Key
    from inspector.model.lifetime import Dates

_SIGNS = {"passed": "+", "failed": "x", "warning": "!", "not-checked": "-"}
_SHORT = 44
"""Characters of a line beside which there is room to explain it."""
_MOST_PLACES = 20
"""Places of a repeated token that are told."""
_MOST_GAPS = 100
"""Places with withheld values that are listed at most."""
_LEVELS = {"info": "note", "warning": "warning", "danger": "danger"}


def as_text(inspection: Inspection) -> str:
    """Tell an inspection to a person at a terminal, ending in a line break."""
    lines: list[str] = []
    repeated = _repeated(inspection)
    for number, alike in enumerate(repeated, 1):
        if len(inspection.tokens) > 1:
            times = f", ×{len(alike)}" if len(alike) > 1 else ""
            lines += [f"=== Token {number} of {len(repeated)}{times} ===", ""]
        places = [inspected.token.place for inspected in alike if inspected.token.place]
        lines += _inspected(inspection, alike[0], places if len(inspection.tokens) > 1 else [])
    for key in inspection.keys:
        lines.append(f"Key given: {_key(key)}")
    lines += _findings(inspection.findings, "")
    return "\n".join(lines).rstrip() + "\n"


def _repeated(inspection: Inspection) -> list[list[Inspected]]:
    """The tokens in order, each with its repeats: a log holds one and the same again and again."""
    alike: dict[tuple[str, str], list[Inspected]] = {}
    for inspected in inspection.tokens:
        alike.setdefault((inspected.token.text, inspected.verdict), []).append(inspected)
    return list(alike.values())


def _inspected(inspection: Inspection, inspected: Inspected, places: Sequence[str] = ()) -> Iterator[str]:
    # Their tables are long, and the window's first paint needs none of them.
    from inspector.report.members import certificate_line, type_line

    token, lifetime = inspected.token, inspection.lifetime(inspected)
    yield f"Signature   {VERDICTS[inspected.verdict]}{_why(inspection, inspected)}"
    left = relative(lifetime.remaining) if lifetime.remaining is not None else ""
    begins = relative((lifetime.not_before or 0) - inspection.now) if lifetime.state == "not-yet-valid" else ""
    words = {"expired": f"expired {left}", "not-yet-valid": f"not yet valid, begins {begins}"}.get(lifetime.state)
    yield f"Time left   {words or (f'{STATES[lifetime.state]}, expires {left}' if left else STATES[lifetime.state])}"
    if inspection.policy.leeway:
        yield f"Leeway      {inspection.policy.leeway:g} s"
    yield f"Kind        {token.kind}"
    if kind := type_line(token):
        yield f"Type        {kind}"
    if token.stripped:
        yield f"Cleaned off {shown('; '.join(cleaned(item) for item in token.stripped))}"
    if places:
        more = f"; … (+{len(places) - _MOST_PLACES})" if len(places) > _MOST_PLACES else ""
        yield f"Place       {'; '.join(map(shown, places[:_MOST_PLACES]))}{more}"
    if inspected.key is not None:
        yield f"Key         {_key(inspected.key)}"
    yield from ("", "Header", *_document(token.header, "header"))
    yield from ("", "Payload", *_document(token.payload, "payload"))
    if token.selective is not None:
        yield from _selective(token.selective)
    yield from _dates(token.dates, inspection.now)
    if inspected.certificates:
        yield from (
            "",
            "Certificates in the header",
            *(f"  {shown(certificate_line(c))}" for c in inspected.certificates),
        )
    yield from ("", "Checks", *(_check(check) for check in inspection.checks(inspected)))
    if inspected.remedies:
        yield from ("", "Why it fails", *(f"  {shown(remedy_said(remedy), 1000)}" for remedy in inspected.remedies))
    findings = _findings(inspection.findings_of(inspected), "  ")
    if findings:
        yield from ("", "Findings", *findings)
    yield ""
    for inner in inspected.inner:
        yield f"--- Inside this {token.kind} ---"
        yield ""
        yield from (f"    {line}" if line else line for line in _inspected(inspection, inner))


def _why(inspection: Inspection, inspected: Inspected) -> str:
    for check in inspection.checks(inspected):
        if check.name == "signature":
            return f": {shown(reason(check))}"
    return ""


def _document(document: Document, place: str) -> Iterator[str]:
    from inspector.model.types import vendor_of
    from inspector.report.members import meaning

    if not document.raw:
        yield "  (nothing)"
    elif document.is_object and document.is_json:
        vendor = vendor_of(document) if place == "payload" else ""
        for node in document.children(0):
            literal = document.literal(node)
            line = f"  {shown(document.name(node), 200)}: {readable_part(literal, 0, len(literal), 2000)}"
            told = meaning(document, node, place, vendor) if len(line) <= _SHORT else ""
            yield f"{line:{_SHORT}}  {told}" if told else line
    else:
        yield f"  {shown(document.text, 4000)}"


def _selective(selective: Selective) -> Iterator[str]:
    yield from ("", "Payload with what is disclosed", *_document(selective.payload, "payload"))
    if selective.disclosures:
        yield from ("", "Disclosures")
    for number, each in enumerate(selective.disclosures, 1):
        place = shown(each.path or each.name or "", 200)
        value = shown(each.text if each.literal is None else each.literal, 400)
        yield f"  {number} {each.state}{f' {place}' if place else ''}: {value}"
    if selective.withheld:
        yield from ("", "Withheld, or decoys")
    for gap in selective.withheld[:_MOST_GAPS]:
        yield f"  {shown(gap.path, 200)}: {gap.number}"
    if len(selective.withheld) > _MOST_GAPS:
        yield f"  … (+{len(selective.withheld) - _MOST_GAPS})"
    yield ""


def _dates(dates: Dates, now: float) -> Iterator[str]:
    for moment in dates.present():
        if moment.seconds is not None:
            text = (
                f"{local_text(moment.seconds)} · {utc_text(moment.seconds)}"
                if utc_text(moment.seconds)
                else moment.literal
            )
            yield f"  {moment.claim:4} {text} · {relative(moment.seconds - now)}"


def _check(check: Check) -> str:
    title = f"  {_SIGNS[check.outcome]} {CHECKS[check.name]:17} {OUTCOMES[check.outcome]:12}"
    facts = [f"expected {shown(check.expected, 200)}"] if check.expected else []
    facts += [f"actual {shown(check.actual, 200)}"] if check.actual else []
    return " ".join(filter(None, (title, shown(reason(check)), f"({'; '.join(facts)})" if facts else "")))


def _findings(findings: tuple[Finding, ...], indent: str) -> list[str]:
    return [
        " ".join(
            filter(
                None,
                (
                    f"{indent}{_LEVELS[finding.severity]}:",
                    shown(message(finding), 400),
                    shown(advice(finding), 400),
                    f"[{finding.where}]",
                    f"({finding.sentence.source})" if finding.sentence.source else "",
                ),
            )
        )
        for finding in findings
    ]


def _key(key: Key) -> str:
    name = f"{key.kind} {key.curve or f'{key.size} bits'}"
    return ", ".join(filter(None, (name, f"kid {shown(key.kid, 200)}" if key.kid else "", shown(key.source, 200))))
