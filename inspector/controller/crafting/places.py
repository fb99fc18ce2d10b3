"""Where something stands in a text that is being edited: what changed in it, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.model.concealable import Concealable
    from inspector.model.document import Document
    from inspector.model.policy import Refusal

_MEMBERS = {
    "alg-unknown": "alg",
    "alg-unsupported": "alg",
    "jwe-alg-unknown": "alg",
    "jwe-enc-unknown": "enc",
    "jwe-impossible": "alg",
    "form-needs-signature": "alg",
    "b64-false": "b64",
}
"""Members of a header to which a refusal points."""
_PLACED = frozenset({"lone-surrogate", "sd-reserved", "sd-twice"})
"""Refusals whose last arguments are line and column."""
_LINE_AND_COLUMN = 2
_SHOWN = 80
"""Characters of a value beside its name."""


def scanned(text: str) -> Document:
    """Read a text that may be anything."""
    from inspector.service.documents.scanner import scan

    return scan(text.encode("utf-8", "surrogatepass"))


def changes(before: Document, text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The lines (from 0) of a text that hold something new or changed, and the paths of what is gone."""
    from inspector.service.documents.difference import difference

    after = scanned(text)
    lines: set[int] = set()
    found = difference(before, after)
    for start, end in found.spans:
        lines.update(range(after.line_column(start)[0] - 1, after.line_column(end)[0]))
    return tuple(sorted(lines)), found.removed


def place_of(refusal: Refusal, text: str) -> tuple[int, int]:
    """Line and column (from 1) of what a refusal means in a text; zeros where it means no place."""
    if refusal.code in _PLACED:
        line, column = refusal.arguments[-_LINE_AND_COLUMN:]
        return int(line), int(column)
    if not text or refusal.code == "origin-not-json":  # the inspected token's own fault is marked where it is read
        return 0, 0
    document = scanned(text)
    member = _MEMBERS.get(refusal.code)
    if member is not None:
        node = document.find(member) if document.is_object else None
        return document.line_column(document.starts[node]) if node is not None else (0, 0)
    for fault in document.faults:
        if fault.code in {"json-syntax", "non-json-number"}:
            return document.line_column(fault.offset)
    return 0, 0


def concealable(text: str, most: int) -> tuple[Concealable, ...]:
    """The values of a payload that may be concealed one by one (RFC 9901, 4.2), also inside one another; ``most`` at most."""
    from inspector.model.concealable import Concealable
    from inspector.service.making.sd_issuing import IN_THE_OPEN

    document = scanned(text)
    if not document.is_object or not document.is_json:
        return ()
    found: list[Concealable] = []
    trail: list[str] = []
    counts: list[int] = []
    for node in range(1, min(len(document.kinds), most + 1)):
        depth = document.depths[node] - document.depths[0]
        del trail[depth - 1 :], counts[depth:]
        if len(counts) < depth:
            counts.append(0)
        name = document.name(node) if document.key_starts[node] >= 0 else str(counts[depth - 1])
        counts[depth - 1] += 1
        trail.append(name.replace("~", "~0").replace("/", "~1"))
        never = depth == 1 and name in IN_THE_OPEN
        pointer = "/" + "/".join(trail)
        found.append(Concealable(pointer, depth, name, document.literal(node)[:_SHOWN], may_be=not never))
    return tuple(found)
