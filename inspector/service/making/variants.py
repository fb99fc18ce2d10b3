"""Makes of one good token those that an API must refuse, each wrong in one way alone, so that a test says what is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.lifetime import read_dates
from inspector.model.variant import Variant
from inspector.service.documents.edits import spliced
from inspector.service.documents.scanner import scan
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import kind_for, make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.signer import sign_input, signing_key
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.document import Document
    from inspector.model.key import Key, KeySet
    from inspector.model.token import Token

_DAY = 86_400
_YEAR = 365 * _DAY
_LONGEST = 100 * _YEAR
"""A lifetime beyond this is none: it is taken for a day."""
_LATE = 60
"""Seconds that the good one is old at most, so that a clock that is slow takes it."""
_WRONG = "https://wrong.example"
_OTHER = "somebody-else"


class _Source(NamedTuple):
    """What the variants are made of: header and payload of the token, the keys; when the good one begins and ends, and the moment
    (seconds since 1970).
    """

    header: Document
    payload: Document
    algorithm: str
    key: Key
    keys: KeySet
    now: int
    start: int
    end: int


def make_test_set(token: Token, keys: KeySet, now: float, lifetime: int | None = None) -> tuple[Variant, ...]:
    """Make the test set of a token, signed with the key that signs it; the first is a good one, alive at ``now``.

    ``lifetime``: how many seconds the good one lives; as long as the token did where None, and a day where that is not known.

    Raises `Refusal`: for a token that is not signed or whose payload is no object, and where no key here can sign for it.
    """
    if token.kind != "jws-compact" or not token.header.is_object or not token.payload.is_object:
        raise refusal("test-set-form")
    key = signing_key(keys, token.algorithm, token.header_text("kid"))
    span = lifetime or _lifetime(token.payload)
    start = int(now) - min(_LATE, span // 10)
    source = _Source(
        token.header, token.payload, token.algorithm, key, keys._replace(keys=(key,)), int(now), start, start + span
    )
    return tuple(
        Variant(code, text, code == "good", source.end)
        for code, make in _MAKERS.items()
        if (text := make(source)) is not None
    )


def _lifetime(payload: Document) -> int:
    """From ``iat``, else ``nbf``, to ``exp``; a day where one of them is missing or makes no sense."""
    dates = read_dates(payload)
    start, end = dates.start, dates.expires_at
    span = int(end.seconds - start) if start is not None and end is not None and end.seconds is not None else 0
    return span if 0 < span <= _LONGEST else _DAY


def _good(source: _Source) -> str:
    return _signed(source, source.header, _alive(source))


def _expired(source: _Source) -> str:
    """Long ago: no leeway takes it, and no clock that is slow."""
    payload = _alive(source)
    for claim, moment in (("nbf", -2 * _YEAR), ("iat", -2 * _YEAR), ("exp", -_YEAR)):
        if claim == "exp" or payload.find(claim) is not None:
            payload = _with(payload, claim, source.now + moment)
    return _signed(source, source.header, payload)


def _not_yet_valid(source: _Source) -> str:
    """Long after the good one has expired: it must not become valid while the set is in use, nor soon after."""
    payload = _with(_alive(source), "nbf", source.end + 10 * _YEAR)
    return _signed(source, source.header, _with(payload, "exp", source.end + 11 * _YEAR))


def _wrong_audience(source: _Source) -> str:
    return _signed(source, source.header, _with(_alive(source), "aud", _WRONG))


def _wrong_issuer(source: _Source) -> str:
    return _signed(source, source.header, _with(_alive(source), "iss", _WRONG))


def _wrong_type(source: _Source) -> str:
    return _signed(source, _with(source.header, "typ", "wrong+jwt"), _alive(source))


def _tampered(source: _Source) -> str:
    header, _, signature = _good(source).split(".")
    changed = _with(_alive(source), "sub", _OTHER)
    return f"{header}.{base64url.encode(changed.raw)}.{signature}"


def _cut(source: _Source) -> str:
    signed, _, signature = _good(source).rpartition(".")
    return f"{signed}.{base64url.encode(base64url.decode(signature).data[:-2])}"


def _empty(source: _Source) -> str:
    return _good(source).rpartition(".")[0] + "."


def _another_key(source: _Source) -> str:
    key = make_key(kind_for(source.algorithm))._replace(kid=source.key.kid)
    other = source.keys._replace(keys=(key,))
    return _signed(source._replace(keys=other), source.header, _alive(source))


def _unsecured(name: str) -> Callable[[_Source], str]:
    def make(source: _Source) -> str:
        header = _with(source.header, "alg", name)
        return f"{base64url.encode(header.raw)}.{base64url.encode(_alive(source).raw)}."

    return make


def _confused(source: _Source) -> str | None:
    """Sign with the public key as it is published; there is none where the good token has a shared secret."""
    if source.key.kind == "oct":
        return None
    pem = next(form for form in forms_of(source.key) if form.code == "public-pem")
    secret = secret_key(pem.data, Label(source=""))
    confused = source._replace(keys=source.keys._replace(keys=(secret,)))
    return _signed(confused, _with(source.header, "alg", "HS256"), _alive(source))


def _unknown_kid(source: _Source) -> str:
    return _signed(source, _with(source.header, "kid", "no-such-key"), _alive(source))


def _unknown_crit(source: _Source) -> str:
    header = _with(source.header, "crit", ["urn:example:unknown"])
    return _signed(source, _with(header, "urn:example:unknown", True), _alive(source))


def _duplicate(source: _Source) -> str:
    payload = _alive(source)
    if payload.find("sub") is None:
        payload = _with(payload, "sub", "user")
    twice = scan(_inserted(payload, "sub", _OTHER).encode("utf-8", "surrogatepass"))
    return _signed(source, source.header, twice)


_MAKERS: dict[str, Callable[[_Source], str | None]] = {
    "good": _good,
    "expired": _expired,
    "not-yet-valid": _not_yet_valid,
    "wrong-audience": _wrong_audience,
    "wrong-issuer": _wrong_issuer,
    "wrong-type": _wrong_type,
    "tampered-payload": _tampered,
    "signature-cut": _cut,
    "signature-empty": _empty,
    "another-key": _another_key,
    "alg-none": _unsecured("none"),
    "alg-none-capitalised": _unsecured("None"),
    "alg-none-upper": _unsecured("NONE"),
    "alg-none-mixed": _unsecured("nOnE"),
    "hmac-with-public-key": _confused,
    "unknown-kid": _unknown_kid,
    "unknown-crit": _unknown_crit,
    "duplicate-claims": _duplicate,
}
"""One row for each variant, under its code in `sentences.VARIANTS`; None where there is none for a token."""


def _alive(source: _Source) -> Document:
    """The payload with dates that hold now: another reason to refuse would hide the one that is tested."""
    payload = source.payload
    for claim in ("nbf", "iat"):
        if payload.find(claim) is not None:
            payload = _with(payload, claim, source.start)
    return _with(payload, "exp", source.end)


def _signed(source: _Source, header: Document, payload: Document) -> str:
    signed = f"{base64url.encode(header.raw)}.{base64url.encode(payload.raw)}"
    return sign_input(header, signed, source.keys)[0]


def _with(document: Document, name: str, value: object) -> Document:
    """Give an object a member of this value; every other byte stays."""
    node = document.find(name)
    if node is None:
        text = _inserted(document, name, value)
    else:
        text = spliced(document, node, json.dumps(value, ensure_ascii=False))
    return scan(text.encode("utf-8", "surrogatepass"))


def _inserted(document: Document, name: str, value: object) -> str:
    brace = document.starts[0] + 1
    member = f"{json.dumps(name)}:{json.dumps(value, ensure_ascii=False)}"
    rest = document.text[brace:]
    comma = "" if rest.lstrip().startswith("}") else ","
    return f"{document.text[:brace]}{member}{comma}{rest}"
