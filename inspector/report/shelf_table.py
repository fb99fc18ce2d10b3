"""The shelf as a table for spreadsheets: RFC 4180, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from inspector.model.calendar import utc_text
from inspector.model.escaping import shown
from inspector.model.inspection import Inspection
from inspector.model.sentences import STATES, VERDICTS
from inspector.model.sentences.variants import VARIANTS
from inspector.model.types import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspector.model.document import Document
    from inspector.model.inspection import Inspected
    from inspector.model.shelf import Entry

COLUMNS = (
    "number", "type", "algorithm", "kid", "issuer", "subject", "audience", "issued", "issued_unix", "expires", "expires_unix",
    "state", "verdict", "place", "label", "times", "bytes",
)  # fmt: skip
MARK = "\ufeff"
"""Begins the file, not what is copied: without it Excel takes UTF-8 for the code page of its language (ä for Ã¤), LibreOffice,
Numbers, pandas' ``utf-8-sig`` and Google Sheets take it off, and it costs whoever reads bytes one known rule."""
_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with (OWASP, CSV Injection); the broad forms are read as the narrow ones in East Asian versions."""
_LONGEST = 1_000
_MOST = 20


def as_csv(entries: Iterable[Entry], now: float, *, with_tokens: bool = False, marked: bool = False) -> str:
    """Write one line per token under a line of names; ``now``: seconds since 1970-01-01 UTC, for the states.

    ``with_tokens``: the tokens' own texts in a last column; they are credentials. ``marked``: begin with `MARK`.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow((*COLUMNS, *(("token",) if with_tokens else ())))
    judged = Inspection(now=now)
    for number, entry in enumerate(entries, 1):
        token = entry.inspected.token
        cells = (
            str(number),
            *_cells(judged, entry.inspected),
            VARIANTS[entry.label][0] if entry.label else "",
            str(entry.times),
            str(len(token.text.encode("utf-8", "replace"))),
        )
        writer.writerow((*cells, *((safe(token.text, len(token.text)),) if with_tokens else ())))
    return (MARK if marked else "") + file.getvalue()


def _cells(judged: Inspection, inspected: Inspected) -> Iterator[str]:
    token = inspected.token
    claims = token.disclosed
    types = recognise(token)
    life = judged.lifetime(inspected)
    texts = (
        types[0].name if types else token.kind, token.algorithm, token.header_text("kid"), claims.claim_text("iss"),
        claims.claim_text("sub"), _audience(claims.payload),
    )  # fmt: skip
    yield from map(safe, texts)
    for moment in (life.issued_at, life.expires_at):
        yield utc_text(moment) if moment is not None else ""
        yield f"{moment:.15g}" if moment is not None else ""
    yield STATES[life.state]
    yield VERDICTS.get(inspected.verdict, inspected.verdict)
    yield safe(token.place)


def safe(text: str, limit: int = _LONGEST) -> str:
    """Write a text so that it stays one: hidden characters spelt out, and an apostrophe before what would begin a formula."""
    told = shown(text, limit)
    return f"'{told}" if text.lstrip(" \u3000\u00a0").startswith(_ACTING) else told


def _audience(payload: Document) -> str:
    node = payload.find("aud") if payload.is_object else None
    if node is None:
        return ""
    nodes = [node] if payload.kinds[node] != ord("[") else list(payload.children(node))[:_MOST]
    texts = (str(payload.value(each)) if payload.kinds[each] == ord('"') else payload.literal(each) for each in nodes)
    return ", ".join(text for text in texts if text)
