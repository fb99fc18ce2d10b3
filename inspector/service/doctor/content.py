"""What became of header and payload after signing: written anew, edited, or never what was signed.

Each guess is the text that may have been signed; the signature says whether it was.
"""

from __future__ import annotations

import hashlib
from itertools import islice, permutations
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.finding import Remedy
from inspector.model.sentences import Word
from inspector.service.documents.edits import claim_edits, date_edits, digit_edits, letter_edits, spliced, without
from inspector.service.documents.orders import reordered, shuffled
from inspector.service.documents.restyling import Style, layout_of, restyled, written
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Document, Key
    from inspector.service.doctor.trial import Trial

_HEADER, _PAYLOAD = Word("the-header"), Word("the-payload")
_BOTH = Word("header-and-payload")
_MOST_PERMUTED = 4
_MOST_PLACES = 10
_CHEAP = ("oct", "RSA")
"""Kinds of keys with which a guess costs a hash and no more; with others a thousand letters are too many."""
_MOST_LETTERS, _LONGEST_SPELT = 1200, 4000
_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_TO_URL = bytes.maketrans(b"+/", b"-_")


class _Guess(NamedTuple):
    """What may have been signed; ``parts``: header and payload of the token that would verify, None where there is none."""

    code: str
    args: tuple[str, ...]
    signed: bytes
    parts: tuple[bytes, bytes] | None = None


def about_content(trial: Trial) -> Iterator[Remedy]:
    """Find the text that was signed."""
    keys = _keys(trial)
    if not keys or not trial.value:
        return
    for guess in _guesses(trial):
        if any(trial.holds(key, signed=guess.signed) for key in keys):
            apply = trial.token_with(head=guess.parts[0], payload=guess.parts[1]) if guess.parts else None
            yield Remedy(guess.code, guess.args, apply=apply)
            return


def _keys(trial: Trial) -> list[Key]:
    """The keys worth a try: an RSA key tells at once whether it made the signature at all."""
    if trial.row.kind != "RSA":
        return [key for key in trial.fitting if len(trial.value) in trial.sizes()]
    return [key for key in trial.fitting if any(one.algorithm == trial.algorithm for one in trial.opened(key))]


def _guesses(trial: Trial) -> Iterator[_Guess]:
    yield from _of_parts(trial)
    yield from _of_other_bytes(trial)
    if trial.is_large:
        return
    header, payload = trial.signature.header, trial.token.payload
    has_payload = bool(payload.kinds) and payload.is_text and _encoded(payload.text) == trial.payload
    if has_payload:
        yield from _newlines(trial, payload)
        yield from (_with_payload(trial, *named) for named in _styles(payload, _PAYLOAD, in_one_way=True))
        yield from _in_order(trial, reordered(payload))
    if header.is_text:
        yield from (_with_header(trial, *named) for named in _styles(header, _HEADER, in_one_way=True))
        yield from (_with_header(trial, *named) for named in header_texts(header))
    if not has_payload:
        return
    if header.is_text:
        yield from _both(trial, header, payload)
    yield from _edited(trial, payload)
    yield from (_with_payload(trial, *named) for named in _styles(payload, _PAYLOAD, in_one_way=False))
    yield from (_with_payload(trial, *edit) for edit in digit_edits(payload))
    yield from _in_order(trial, shuffled(payload))
    if trial.row.kind in _CHEAP and len(payload.text) <= _LONGEST_SPELT:
        yield from (_with_payload(trial, *edit) for edit in islice(letter_edits(payload), _MOST_LETTERS))


def _in_order(trial: Trial, orders: Iterator[tuple[str, str]]) -> Iterator[_Guess]:
    return (_with_payload(trial, "content-order", (_PAYLOAD, Word(word)), text) for word, text in orders)


def _edited(trial: Trial, payload: Document) -> Iterator[_Guess]:
    for edit in claim_edits(payload):
        args = (_PAYLOAD, *edit.args) if edit.code == "content-added" else edit.args
        yield _with_payload(trial, edit.code, args, edit.text)
    yield from (_with_payload(trial, *edit) for edit in date_edits(payload))


def _encoded(text: str) -> bytes:
    return base64url.encode(text.encode("utf-8", "surrogatepass")).encode("ascii")


def _with_payload(trial: Trial, code: str, args: tuple[str, ...], text: str) -> _Guess:
    parts = (trial.head, _encoded(text))
    return _Guess(code, args, b".".join(parts), parts)


def _with_header(trial: Trial, code: str, args: tuple[str, ...], text: str) -> _Guess:
    parts = (_encoded(text), trial.payload)
    return _Guess(code, args, b".".join(parts), parts)


def _of_parts(trial: Trial) -> Iterator[_Guess]:
    """The same bytes in base64 of another writing: padded or not, with the other alphabet."""
    head, payload = trial.head, trial.payload
    bare = (head.rstrip(b"="), payload.rstrip(b"="))
    padded = tuple(part + b"=" * (-len(part) % 4) for part in bare)
    for code, args, first, second in (
        ("content-padding", (Word("removed"),), padded[0], padded[1]),
        ("content-padding", (Word("added"),), bare[0], bare[1]),
        ("content-padding", (Word("removed"),), padded[0], payload),
        ("content-padding", (Word("removed"),), head, padded[1]),
        ("content-alphabet", ("base64",), head.translate(_TO_STANDARD), payload.translate(_TO_STANDARD)),
        ("content-alphabet", ("base64",), padded[0].translate(_TO_STANDARD), padded[1].translate(_TO_STANDARD)),
        ("content-alphabet", ("base64url",), head.translate(_TO_URL), payload.translate(_TO_URL)),
        ("content-alphabet", ("base64url",), bare[0].translate(_TO_URL), bare[1].translate(_TO_URL)),
    ):
        if (first, second) != (head, payload):
            yield _Guess(code, args, first + b"." + second, (first, second))


def _of_other_bytes(trial: Trial) -> Iterator[_Guess]:
    """What signers sign by mistake; no token can be written that carries such a signature rightly."""
    head, payload, raw = trial.head, trial.payload, trial.token.payload.raw
    hash_name = f"sha{trial.row.hash_bits or 512}"
    digest = hashlib.new(hash_name, trial.signed) if trial.budget.take_hash(len(trial.signed)) else None
    others = [
        ("raw-payload", head + b"." + raw),
        ("encoded-payload", head + b"." + base64url.encode(raw).encode("ascii")),
        ("raw-both", trial.signature.header.raw + b"." + raw),
        ("payload-part", payload),
        ("payload-bytes", raw),
        ("without-dot", head + payload),
        ("with-dot", trial.signed + b"."),
        ("with-newline", trial.signed + b"\n"),
        ("with-newline", trial.signed + b"\r\n"),
        ("digest", digest.digest() if digest else b""),
        ("digest-hex", digest.hexdigest().encode() if digest else b""),
    ]
    for name, signed in others:
        if signed and signed != trial.signed:
            yield _Guess("signed-other-bytes", (Word(name),), signed)


def _newlines(trial: Trial, payload: Document) -> Iterator[_Guess]:
    text = payload.text
    for ending in ("\n", "\r\n"):
        yield _with_payload(trial, "content-newline", (_PAYLOAD, Word("removed")), text + ending)
    if text != text.rstrip():
        yield _with_payload(trial, "content-newline", (_PAYLOAD, Word("added")), text.rstrip())


def _styles(document: Document, part: Word, *, in_one_way: bool) -> Iterator[tuple[str, tuple[str, ...], str]]:
    here = layout_of(document)
    for style, text in restyled(document, in_one_way=in_one_way):
        yield (*_named(style, here, part), text)


def _named(style: Style, here: str, part: Word) -> tuple[str, tuple[str, ...]]:
    """Say in what a style differs from the present one."""
    layout, order, escapes = style.layout != here, style.order != "as-written", style.escapes != "as-written"
    if layout and not order and not escapes:
        return "content-spacing", (part, Word(style.layout))
    if order and not layout and not escapes:
        return "content-order", (part, Word(style.order))
    if escapes and not layout and not order:
        return "content-escapes", (part, Word(style.escapes))
    return "content-rewritten", (part, Word(style.layout), Word(style.order), Word(style.escapes))


def rewritten(header: Document) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The header in every way in which programs write JSON."""
    yield from _styles(header, _HEADER, in_one_way=True)
    yield from _styles(header, _HEADER, in_one_way=False)


def header_texts(header: Document) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The header with its names in another order, with one fewer, or with the ``typ`` that libraries add."""
    if not header.is_object or not header.is_json:
        return
    members = list(header.children(0))
    pieces = [header.text[header.key_starts[node] : header.ends[node]] for node in members]
    if 2 <= len(pieces) <= _MOST_PERMUTED:
        for order in permutations(pieces):
            yield "content-order", (_HEADER, Word("order-other")), "{" + ",".join(order) + "}"
    for node in members:
        if header.name(node) not in {"alg", "enc"}:
            yield "content-added", (_HEADER, header.name(node)[:80]), without(header, node)
    typ = header.find("typ")
    if typ is None:
        places = [header.text.rindex("}"), *(header.key_starts[node] for node in members[:_MOST_PLACES])]
        for place in places:
            added = ',"typ":"JWT"' if place == places[0] else '"typ":"JWT",'
            yield "content-typ", (), f"{header.text[:place]}{added}{header.text[place:]}"
    else:
        written_as = header.literal(typ)
        for other in ('"JWT"', '"jwt"', '"at+jwt"'):
            if other != written_as:
                yield "content-claim", ("typ", other, written_as[:80]), spliced(header, typ, other)


def _both(trial: Trial, header: Document, payload: Document) -> Iterator[_Guess]:
    """Header and payload written anew in one style, as a program does that reads and writes a whole token."""
    for layout in ("compact", "spaced", "indent-2", "indent-4", "lines"):
        for order in ("as-written", "sorted"):
            style = Style(layout, order, "as-written")
            if not layout_of(header) or not layout_of(payload):
                return
            parts = (_encoded(written(header, style)), _encoded(written(payload, style)))
            if parts[0] != trial.head and parts[1] != trial.payload:
                code, args = _named(style, layout_of(payload), _BOTH)
                yield _Guess(code, args, b".".join(parts), parts)
