"""What a token is made of in ENCODE, and the making: plain values in and out, so that it can be done beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.crafting.wishes import (
    COMPACT,
    CONCEALING,
    DETACHED,
    EMPTY_OUTER,
    ENCRYPTED,
    FLATTENED,
    GENERAL,
    NESTED,
    UNENCODED,
    UNSECURED,
    Signer,
)
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.model.record import NamedTuple
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model.key import Key
    from inspector.service.making.several_signatures import Part

_LARGE = 128_000
"""Characters of a payload from which it is signed beside the window."""
_LONG_KEY = 500
"""Characters of a key's text from which reading it takes long: there begin RSA keys, which are tested for primes."""
_QUICK = ("HS", "ES", "Ed")
_OF_HEADER = frozenset(
    {"header-not-json", "header-not-object", "alg-missing", "alg-unknown", "alg-unsupported", "b64-false",
     "jwe-alg-unknown", "jwe-enc-unknown", "jwe-impossible", "form-needs-signature"}
)  # fmt: skip
_OF_PAYLOAD = frozenset({"claims-not-json", "sd-claims", "sd-reserved", "sd-twice", "sd-too-deep"})
_OF_SECTION = frozenset({"sd-never", "sd-nowhere"})


class Order(NamedTuple):
    """All that decides what comes out. ``keys``: None while ``key_text`` has not been read, likewise the others.

    ``outer``: the header of the encrypted token around a signed one. ``concealed``: JSON Pointers. ``unprotected``: the header
    beside the first signature; ``signers``: who sign beside the first. ``content``: bytes that are signed instead of ``payload``.
    ``as_json``: what is encrypted is written as JSON, for each key that fits.
    """

    header: str
    payload: str
    keys: KeySet | None = KeySet()
    key_text: str = ""
    form: str = COMPACT
    outer: str = EMPTY_OUTER
    lock_keys: KeySet | None = KeySet()
    lock_text: str = ""
    concealed: tuple[str, ...] = ()
    decoys: int = 0
    unprotected: str = ""
    signers: tuple[Signer, ...] = ()
    content: bytes | None = None
    as_json: bool = False

    def __repr__(self) -> str:
        return f"Order(form={self.form!r})"


class Signed(NamedTuple):
    """What became of one signature of several. ``place``: ``header``, ``unprotected`` or ``key``."""

    key: Key | None = None
    refusal: Refusal | None = None
    place: str = ""


class Made(NamedTuple):
    """What came out: a token, or why there is none and where that belongs.

    ``place``: ``header``, ``payload``, ``key``, ``form``, or ``unprotected`` of the first signature. ``content``: the payload
    that goes beside a detached token. ``signed``: each signature where there may be several, the first among them.
    ``lock_key``: the one that encrypts, the first of ``recipients``.
    """

    order: Order
    text: str = ""
    key: Key | None = None
    content: bytes | None = None
    refusal: Refusal | None = None
    place: str = ""
    signed: tuple[Signed, ...] = ()
    lock_key: Key | None = None
    recipients: int = 1

    def __repr__(self) -> str:
        return f"Made(text of {len(self.text)} characters)"


def is_heavy(order: Order, algorithm: str) -> bool:
    """Tell whether the window would stand still for too long."""
    from inspector.service.making.header_text import member_of

    unread = order.keys is None or order.lock_keys is None or any(each.keys is None for each in order.signers)
    algorithms = [algorithm, *(member_of(each.header, "alg") for each in order.signers)]
    is_slow = any(name not in {"", "none"} and not name.startswith(_QUICK) for name in algorithms)
    size = len(order.payload) if order.content is None else len(order.content)
    return unread or is_slow or size > _LARGE or order.form in {ENCRYPTED, NESTED}


def is_long_key(text: str) -> bool:
    """Tell whether a key's text takes long to read."""
    return len(text) > _LONG_KEY


def make(order: Order) -> Made:
    """Make the token; what stands against it comes back as a value, for this may run on a thread."""
    from inspector.service.inspector import load

    keys = load(order.key_text) if order.keys is None else order.keys
    lock_keys = load(order.lock_text) if order.lock_keys is None else order.lock_keys
    order = order._replace(keys=keys, lock_keys=lock_keys)
    try:
        return _MAKERS[order.form](order, keys, lock_keys)
    except Refusal as refused:
        return Made(order, refusal=refused, place=_place(order, refused.code))


def _compact(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.signer import sign_with

    del lock_keys
    text, key = sign_with(order.header, order.payload, keys, obey=True)
    return Made(order, text, key)


def _detached(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.shaping import detach, sign_detached

    if order.content is not None:
        text, key = sign_detached(order.header, order.content, keys, obey=True)
        return Made(order, text, key, order.content)
    signed = _compact(order, keys, lock_keys)
    return signed._replace(text=detach(signed.text), content=_bytes(order.payload))


def _unencoded(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.header_text import member_of
    from inspector.service.making.shaping import sign_unencoded
    from inspector.service.making.signer import signing_key

    del lock_keys
    content = _bytes(order.payload) if order.content is None else order.content
    algorithm = member_of(order.header, "alg")
    if algorithm == "none":
        raise refusal("form-needs-signature")
    text = sign_unencoded(order.header, content, keys)
    return Made(order, text, signing_key(keys, algorithm, member_of(order.header, "kid")), content)


def _flattened(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.shaping import flattened

    signed = _compact(order, keys, lock_keys)
    return signed._replace(text=flattened(signed.text))


def _several(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.inspector import load
    from inspector.service.making.several_signatures import payload_of, together
    from inspector.service.making.signer import require_json

    del lock_keys
    payload = payload_of(order.payload)
    require_json(order.payload, _bytes(order.payload))
    signers = tuple(each._replace(keys=load(each.key_text)) if each.keys is None else each for each in order.signers)
    order = order._replace(signers=signers)
    done = [_one_of(each, payload) for each in (Signer(order.header, order.unprotected, keys=keys), *signers)]
    parts = [part for part, _ in done if part is not None]
    text = together(payload, parts) if len(parts) == len(done) else ""
    first = done[0][1]
    return Made(order, text, first.key, None, first.refusal, first.place, tuple(signed for _, signed in done))


def _one_of(signer: Signer, payload: str) -> tuple[Part | None, Signed]:
    from inspector.service.making.several_signatures import sign_part
    from inspector.service.making.signer import read_header

    try:
        if signer.unprotected.strip():
            read_header(signer.unprotected)
    except Refusal as refused:
        return None, Signed(None, refused, "unprotected")
    try:
        part, key = sign_part(signer.header, signer.unprotected, payload, signer.keys or KeySet(), obey=True)
    except Refusal as refused:
        is_header = refused.code in _OF_HEADER or refused.code == "lone-surrogate"
        return None, Signed(None, refused, "header" if is_header else "key")
    return part, Signed(key)


def _encrypted(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.signer import require_json

    del keys
    content = _bytes(order.payload)
    require_json(order.payload, content)
    text, locking = _locked(order, order.header, content, lock_keys)
    return Made(order, text, locking[0], lock_key=locking[0], recipients=len(locking))


def _nested(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    signed = _compact(order, keys, lock_keys)
    try:
        text, locking = _locked(order, order.outer, signed.text.encode("ascii"), lock_keys)
    except Refusal as refused:
        return signed._replace(text="", refusal=refused, place="form")
    return signed._replace(text=text, lock_key=locking[0], recipients=len(locking))


def _locked(order: Order, header: str, content: bytes, keys: KeySet) -> tuple[str, tuple[Key, ...]]:
    if order.as_json:
        from inspector.service.making.several_recipients import encrypt_for_all

        return encrypt_for_all(header, content, keys)
    from inspector.service.making.encrypter import encrypt

    text, key = encrypt(header, content, keys)
    return text, (key,)


def _concealing(order: Order, keys: KeySet, lock_keys: KeySet) -> Made:
    from inspector.service.making.header_text import member_of
    from inspector.service.making.sd_issuing import issue
    from inspector.service.making.signer import require_json, signing_key

    del lock_keys
    algorithm = member_of(order.header, "alg")
    if algorithm == "none":
        raise refusal("form-needs-signature")
    require_json(order.payload, _bytes(order.payload))
    text = issue(order.header, order.payload, order.concealed, keys, order.decoys)
    return Made(order, text, signing_key(keys, algorithm, member_of(order.header, "kid")))


_MAKERS = {
    COMPACT: _compact,
    UNSECURED: _compact,
    DETACHED: _detached,
    UNENCODED: _unencoded,
    FLATTENED: _flattened,
    GENERAL: _several,
    ENCRYPTED: _encrypted,
    NESTED: _nested,
    CONCEALING: _concealing,
}


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _bytes(text: str) -> bytes:
    from inspector.service.making.signer import encoded

    return encoded(text)


def _place(order: Order, code: str) -> str:
    if code == "lone-surrogate":
        return "payload" if order.header.isascii() or _is_whole(order.header) else "header"
    if code in _OF_HEADER:
        return "header"
    if code in _OF_PAYLOAD:
        return "payload"
    return "form" if code in _OF_SECTION or order.form == ENCRYPTED else "key"
