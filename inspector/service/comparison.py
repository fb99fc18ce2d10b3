"""Two tokens side by side: what their claims, their keys, their lives and their signatures have in common."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from inspector.model.comparison import DATES, Comparison, Row
from inspector.model.escaping import sendable
from inspector.model.lifetime import understand
from inspector.model.measure import in_hex
from inspector.service.documents.difference import gains, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.document import Document
    from inspector.model.inspection import Inspected
    from inspector.model.key import Key
    from inspector.service.documents.difference import Pair

MOST = 1_000
"""Members that are told one by one; more would not be read."""
LONGEST = 2_000
"""Characters of a value that are kept."""
_MOST_ITEMS = 20
_MOST_NAMES = 50
_SIGNATURE = 64
"""Bytes of a signature that are kept."""
_CUT = "…"


def compare(before: Inspected, after: Inspected) -> Comparison:
    """Compare two judged tokens; what they were judged by is compared, too: the key that verified each."""
    rows = [*_of_tokens(before, after)]
    more = 0
    claims = before.token.disclosed.payload, after.token.disclosed.payload
    for part, (old, new) in (("header", (before.token.header, after.token.header)), ("payload", claims)):
        found, left = _of_documents(part, old, new)
        rows += found
        more += left
    rows += _of_signatures(before, after)
    return Comparison(before, after, tuple(rows), more)


def _of_tokens(before: Inspected, after: Inspected) -> Iterator[Row]:
    one, other = before.token, after.token
    yield _fact("token", "form", one.kind, other.kind)
    yield _fact("token", "verdict", before.verdict, after.verdict)
    yield _key(before.key, after.key)
    yield _lifetime(before, after)
    yield _fact("token", "length", str(len(one.text)), str(len(other.text)))


def _key(before: Key | None, after: Key | None) -> Row:
    """Say whether the same key verified both: by their thumbprints, or because it is the very same."""
    described = _described(before), _described(after)
    if before is None or after is None:
        return Row("token", "unknown", "key", *described)
    if not (before.thumbprint and after.thumbprint):
        return Row("token", "same" if before is after else "unknown", "key", *described)
    return Row("token", "same" if before.thumbprint == after.thumbprint else "changed", "key", *described)


def _described(key: Key | None) -> str:
    """A key in a few words of data; never anything of a secret, not even its thumbprint."""
    if key is None:
        return ""
    name = f"{key.kind} {key.curve or key.size}"
    kid = f"kid “{sendable(key.kid)[:_SIGNATURE]}”" if key.kid else ""
    return " · ".join(filter(None, (name, kid, key.thumbprint if key.kind != "oct" else "")))


def _lifetime(before: Inspected, after: Inspected) -> Row:
    """Compare how long they live from their start to their expiry, whenever that is."""
    old, new = _life(before), _life(after)
    texts = "" if old is None else f"{old:.17g}", "" if new is None else f"{new:.17g}"
    if old is None or new is None:
        return Row("token", "unknown" if old is new else "changed", "lifetime", *texts)
    return Row("token", "same" if old == new else "changed", "lifetime", *texts, shift=new - old)


def _life(inspected: Inspected) -> float | None:
    dates = inspected.token.disclosed.dates
    end = dates.expires_at.seconds if dates.expires_at is not None else None
    return end - dates.start if end is not None and dates.start is not None else None


def _of_documents(part: str, before: Document, after: Document) -> tuple[list[Row], int]:
    """Compare member by member. What is no JSON is compared as a text."""
    if not (before.is_json or not before.raw) or not (after.is_json or not after.raw):
        return [_value(part, "$", before.text, after.text)], 0
    found = pairs(before, after)
    rows = [_member(part, before, after, pair) for pair in islice(found, MOST)]
    more = sum(pair.kind != "same" for pair in found)
    if before.raw != after.raw and not more and all(row.kind == "same" for row in rows):
        rows.append(Row(part, "rewritten", "$", _cut(before.text), _cut(after.text)))
    return rows, more


def _member(part: str, before: Document, after: Document, pair: Pair) -> Row:
    kind, path, old, new = pair
    if kind == "reordered":
        return Row(part, kind, path, _names(before, old), _names(after, new))
    texts = _literal(before, old), _literal(after, new)
    row = Row(part, kind, path, *texts)
    if kind != "changed":
        return row
    shift = _shift(part, path, *texts, before.kinds[old], after.kinds[new])
    if shift is not None:
        return row._replace(kind="moved", shift=shift)
    gained, lost = gains(before, old, after, new, _MOST_ITEMS)
    return row._replace(gained=tuple(map(_cut, gained)), lost=tuple(map(_cut, lost)))


def _shift(part: str, path: str, old: str, new: str, *kinds: int) -> float | None:
    """By how many seconds a date moved; None for what is no date, or a broken one."""
    name = path.removeprefix("$.")
    if part != "payload" or name not in DATES or set(kinds) != {ord("0")}:
        return None
    moments = understand(name, old), understand(name, new)
    if any(moment.seconds is None or moment.fault not in ("", "fractional") for moment in moments):
        return None
    return (moments[1].seconds or 0.0) - (moments[0].seconds or 0.0)


def _names(document: Document, node: int) -> str:
    found = document.children(node)
    names = ", ".join(document.name(child) for child in islice(found, _MOST_NAMES))
    return _cut(names) + (f", {_CUT}" if next(found, None) is not None else "")


def _literal(document: Document, node: int) -> str:
    if node < 0:
        return ""
    start, end = document.starts[node], document.ends[node]
    return document.text[start:end] if end - start <= LONGEST else f"{document.text[start : start + LONGEST]}{_CUT}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}{_CUT}"


def _of_signatures(before: Inspected, after: Inspected) -> Iterator[Row]:
    one, other = before.token, after.token
    yield _value("signature", "algorithm", one.algorithm, other.algorithm)
    counts = len(one.signatures), len(other.signatures)
    if max(counts) > 1:
        yield _fact("signature", "signatures", *map(str, counts))
    values = tuple(token.signatures[0].value if token.signatures else b"" for token in (one, other))
    yield _fact("signature", "size", *(str(len(value)) for value in values))
    old, new = (in_hex(value[:_SIGNATURE]) + (_CUT if len(value) > _SIGNATURE else "") for value in values)
    is_same = [signature.value for signature in one.signatures] == [signature.value for signature in other.signatures]
    if any(values):
        yield Row("signature", "same" if is_same else _kind(old, new), "value", old, new)


def _fact(part: str, name: str, before: str, after: str) -> Row:
    return Row(part, "same" if before == after else "changed", name, before, after)


def _value(part: str, name: str, before: str, after: str) -> Row:
    return Row(part, "same" if before == after else _kind(before, after), name, _cut(before), _cut(after))


def _kind(before: str, after: str) -> str:
    return "added" if not before else "removed" if not after else "changed"
