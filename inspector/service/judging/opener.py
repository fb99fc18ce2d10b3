"""Opens what a token's payload holds: the content of an encrypted one, what was compressed, and the token inside a token."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from inspector.model.document import Document
from inspector.model.finding import Finding
from inspector.model.lifetime import read_dates
from inspector.model.sentences import Word
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.json_serialization import is_serialization, read_json
from inspector.service.reading.reader import read_token
from inspector.service.reading.segments import document_findings
from inspector.service.review.reviewer import review

if TYPE_CHECKING:
    from inspector.model.inspection import Judgement
    from inspector.model.key import KeySet
    from inspector.model.policy import Policy
    from inspector.model.token import Token

_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")
_OF_JSON = frozenset(
    {
        "byte-order-mark", "deep-nesting", "duplicate-key", "huge-number", "lone-surrogate", "non-json-number", "not-utf8",
        "payload-not-json", "payload-not-object",
    }
)  # fmt: skip
"""Findings about a payload that are void when it turns out to be something else."""
_MARKS = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"%PDF-", "PDF"),
)
"""How some binary forms begin."""


def open_up(token: Token, keys: KeySet, policy: Policy) -> tuple[Token, Judgement | None]:
    """Give the token with its payload opened as far as the keys reach, and what became of it where it was encrypted."""
    judgement = None
    if token.kind.startswith("jwe"):
        from inspector.service.judging.decrypter import decrypt

        opening = decrypt(token, keys, policy)
        if keys.ring:
            from inspector.service.keys.ring import open_with_ring

            opening = open_with_ring(opening, keys, lambda others: decrypt(token, others, policy))
        judgement = opening.judgement
        if opening.content is not None:
            token = token._replace(header=opening.header or token.header)
            token = _with_payload(token, opening.content, without=frozenset({"encrypted"}))
    return (_unpacked(token) if _is_binary(token.payload) else token), judgement


def contents(token: Token) -> tuple[Token, ...]:
    """Read the token that is the payload of another (RFC 7519, 5.2; 7.2, step 8); empty where the payload is something else."""
    payload = token.payload
    if not payload.raw or not payload.is_text:
        return ()
    written = str(payload.value(0)) if payload.kinds == b'"' and payload.is_json else payload.text
    written = written.strip()
    if written.startswith("{"):
        if not is_serialization(written) or not (payload.find("ciphertext") or payload.find("payload")):
            return ()
        inner = read_json(written)
        return () if inner is None else (inner,)
    return (read_token(written),) if _is_compact(written) else ()


def as_carrier(token: Token) -> Token:
    """Take back what was said of a payload as claims, now that it is known to be a token."""
    kept = [finding for finding in token.findings if not _is_of_json(finding)]
    if _media_type(token.header_text("cty")) != "jwt":
        kept.append(Finding("cty-missing", "header"))
    return token._replace(findings=tuple(kept))


def names_a_token(token: Token) -> bool:
    """Tell whether the header says that the payload is a token (``cty``, RFC 7519, 5.2)."""
    return _media_type(token.header_text("cty")) == "jwt"


def _media_type(text: str) -> str:
    return text.lower().removeprefix("application/")


def _is_compact(written: str) -> bool:
    """Tell whether a text is a compact token: parts of base64url, the first of which is a header."""
    parts = written.partition("~")[0].split(".", 5)
    if len(parts) not in (3, 5) or not written.isascii() or not parts[0]:
        return False
    if not "".join(written.split()).translate(_WITHOUT_MARKS).isalnum():
        return False
    header = scan(base64url.decode(parts[0]).data)
    return header.is_object and header.find("alg") is not None


_WITHOUT_MARKS = str.maketrans("", "", "._-~=")


def _with_payload(token: Token, content: bytes, without: frozenset[str] = frozenset(), packed: bytes = b"") -> Token:
    """Give a token another payload, and say of it what is to be said of claims."""
    payload = scan(content)
    changed = token._replace(parse="ok", payload=payload, dates=read_dates(payload), packed=packed, findings=())
    kept = (finding for finding in token.findings if finding.code not in without and not _is_of_json(finding))
    return changed._replace(
        findings=tuple(dict.fromkeys((*kept, *document_findings(payload, "payload"), *review(changed))))
    )


def _is_of_json(finding: Finding) -> bool:
    return finding.code in _OF_JSON and finding.where.startswith("payload")


def _is_binary(payload: Document) -> bool:
    """Tell whether a payload is no text; a faulty JSON is one, whatever bytes are in it."""
    if not payload.raw or payload.raw.lstrip()[:1] in (b"{", b"[", b'"'):
        return False
    return not payload.is_text or not _CONTROLS.isdisjoint(payload.raw)


def _unpacked(token: Token) -> Token:
    """Decompress a payload where that can be done, and say what it is."""
    from inspector.service.algorithms.unlocking import MOST_INFLATED, TooLargeError

    packed = token.payload.raw
    try:
        form, content = _expanded(packed, is_named=token.header_text("zip") == "DEF")
    except TooLargeError:
        most = str(MOST_INFLATED)
        return token._replace(findings=(*token.findings, Finding("inflated-size", "payload", (most,))))
    size = str(len(packed))
    if content is None:
        likeness = next((name for mark, name in _MARKS if packed.startswith(mark)), Word("binary-unknown"))
        return token._replace(findings=(*token.findings, Finding("payload-binary", "payload", (likeness, size))))
    opened = _with_payload(token, content, packed=packed)
    said = Finding("payload-compressed", "payload", (form, size, str(len(content))))
    return opened._replace(parse=token.parse, findings=(said, *opened.findings))


def _expanded(packed: bytes, *, is_named: bool) -> tuple[str, bytes | None]:
    """Decompress what begins as gzip or zlib does, or is DEFLATE of a JSON object or array from the first byte to the last.

    ``is_named``: the header says that it is DEFLATE, so it is not by chance that it unpacks to too much.
    """
    from inspector.service.algorithms.unlocking import TooLargeError, expand

    if packed.startswith(b"\x1f\x8b"):
        return "gzip", expand(packed, 16 + zlib.MAX_WBITS)
    if packed[0] & 0x0F == 8 and packed[0] >> 4 <= 7 and int.from_bytes(packed[:2], "big") % 31 == 0:
        made = expand(packed, zlib.MAX_WBITS)
        if made is not None:
            return "zlib", made
    try:
        made = expand(packed, -zlib.MAX_WBITS)
    except TooLargeError:
        if is_named:
            raise
        return "", None  # any bytes may look like the beginning of DEFLATE
    # Any few bytes may be DEFLATE of something: what comes out must be what one would compress.
    inside = scan(made) if made else None
    if made is None or inside is None or not inside.is_json or inside.kinds[:1] not in (b"{", b"["):
        return "", None
    return "DEFLATE", made
