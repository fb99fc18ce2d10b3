"""Makes tokens: header and claims are signed byte for byte as they were written, so nothing that a person
typed is changed.

The header's ``alg`` rules. A hostile header (``crit``, ``jku``, a foreign ``kid``) may be written on purpose
and is signed; a short secret is the verifier's warning, not a refusal here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model.sentences import WORDS, Word, fill
from inspector.model.token import text_of
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.documents.scanner import scan
from inspector.service.keys.choice import in_order, objection
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model import Document, Key, KeySet

_FALSE = ord("f")
_REFUSALS = {
    "alg-wants-other-key": "key-does-not-fit",
    "alg-wants-other-curve": "key-wrong-curve",
}
_SHOWN = 200
_LONG = 16_000
"""Bytes from which it pays to load the faster reader of JSON."""


def sign(
    header: str,
    claims: str,
    key: str | bytes,
    *,
    secret_encoding: str = "utf8",
    password: str | bytes | None = None,
) -> str:
    """Sign header and claims, both JSON text, with the key that a person would paste; raises `Refusal`."""
    from inspector.service.keys.key_reader import load_keys

    return sign_with(header, claims, load_keys(key, secret_encoding, password))[0]


def sign_with(header: str, claims: str, keys: KeySet, *, obey: bool = False) -> tuple[str, Key | None]:
    """Sign with keys that were read before; gives the token and the key that signed it, None for ``none``.

    ``obey``: as `signing_key`. Raises `Refusal`.
    """
    head = read_header(header)
    payload = encoded(claims)
    require_json(claims, payload)
    signed = f"{base64url.encode(head.raw)}.{base64url.encode(payload)}"
    return sign_input(head, signed, keys, obey=obey)


def sign_input(header: Document, signed: str, keys: KeySet, *, obey: bool = False) -> tuple[str, Key | None]:
    """Put the signature that the header asks for behind ``signed``, header and payload in base64url. Raises
    `Refusal`.
    """
    value, key = signature_over(signed, text_of(header, "alg"), text_of(header, "kid"), keys, obey=obey)
    return f"{signed}.{value}", key


def signature_over(
    signed: str, algorithm: str, kid: str, keys: KeySet, *, obey: bool = False
) -> tuple[str, Key | None]:
    """Make a signature alone, in base64url, with the key that made it; empty and None for ``none``. Raises `Refusal`."""
    if algorithm == "none":
        return "", None
    if not algorithm:
        raise refusal("alg-missing")
    key = signing_key(keys, algorithm, kid, obey=obey)
    from inspector.service.algorithms import primitives

    try:
        value = primitives.sign(algorithm, key, signed.encode("ascii"))
    except ValueError as error:
        raise refusal("key-too-small", algorithm) from error
    return base64url.encode(value), key


def signing_key(keys: KeySet, algorithm: str, kid: str = "", *, obey: bool = False) -> Key:
    """Choose the key to sign with: of the fitting ones first the one with that kid. Raises `Refusal`, which
    says what is wrong.

    ``obey``: in need take a private key that says of itself that it is for something else; a finding of it tells.
    """
    if algorithm not in ALGORITHMS:
        raise refusal("alg-unknown", algorithm[:_SHOWN])
    if not keys.keys:
        if keys.findings:
            first = keys.findings[0]
            raise refusal("key-unreadable", fill(first.sentence.message, first.args, WORDS, str))
        raise refusal("no-key", algorithm)
    against = liar = None
    only_public = False
    for key in in_order(keys.keys, kid):
        objected = objection(key, algorithm, "sign" if key.private else "verify")
        if objected is None:
            if key.private:
                return _implemented(key, algorithm)
            only_public = True
        else:
            if liar is None and key.private and not objected.about_kind:
                liar = key._replace(findings=(*key.findings, objected.finding))
            if against is None or against.about_kind:
                against = objected
    if obey and liar is not None:
        return _implemented(liar, algorithm)
    if only_public or against is None:
        raise refusal("key-cannot-sign")
    if against.reason in _REFUSALS:
        raise refusal(_REFUSALS[against.reason], *against.args)
    raise refusal("key-not-for-this", *against.finding.args)


def _implemented(key: Key, algorithm: str) -> Key:
    from inspector.service.algorithms import primitives

    if not primitives.is_implemented(algorithm):
        raise refusal("alg-unsupported", algorithm)
    return key


def read_header(text: str, *, may_be_plain: bool = False) -> Document:
    """Read a header that somebody wrote; raises `Refusal` where it is none that can be signed.

    ``may_be_plain``: it may ask for a payload without base64url.
    """
    header = scan(encoded(text))
    if text.strip() and not text.lstrip().startswith("{"):
        raise refusal("header-not-object")
    _require_sound(header, "header-not-json")
    if not header.is_object:
        raise refusal("header-not-object")
    if has_plain_payload(header) and not may_be_plain:
        raise refusal("b64-false")
    return header


def has_plain_payload(header: Document) -> bool:
    """Tell whether a header asks for a payload without base64url (``b64``: false, RFC 7797)."""
    node = header.find("b64")
    return node is not None and header.kinds[node] == _FALSE


def encoded(text: str) -> bytes:
    """Write a text as UTF-8; raises `Refusal` where it holds half a character."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        column = error.start - text.rfind("\n", 0, error.start)
        raise refusal("lone-surrogate", f"{ord(text[error.start]):04X}", str(line), str(column)) from error


def require_json(text: str, raw: bytes) -> None:
    """Refuse what is no JSON. A fast reader says yes; where it does not, ours says what is wrong, and where."""
    if len(raw) > _LONG:
        from inspector.service.documents.grammar import is_plain_json

        if is_plain_json(raw):
            return
    try:
        json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        _require_sound(scan(raw), "claims-not-json")


def _no_number(literal: str) -> None:
    raise ValueError(literal)


def _require_sound(document: Document, code: str) -> None:
    if not document.raw.strip():
        raise refusal(code, Word("empty"), "1", "1")
    for fault in document.faults:
        if fault.code in {"json-syntax", "non-json-number"}:
            line, column = document.line_column(fault.offset)
            what = fault.args[0] if fault.code == "json-syntax" else "bad-number"
            raise refusal(code, Word(what), str(line), str(column))
