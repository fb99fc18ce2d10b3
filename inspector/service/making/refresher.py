"""Gives a token a new life: its dates move, its lifetime stays, and so does every other byte."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

from inspector.model import Policy
from inspector.model.record import NamedTuple
from inspector.model.renewal import Change
from inspector.model.sentences import REASONS, WORDS, fill
from inspector.service.making.signer import has_plain_payload, sign_input, signing_key
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from inspector.model import Document, Judgement, Key, KeySet, Moment, Token

DAY = 86_400
"""Seconds that a token lives which says nothing about it."""

_NUMBER, _STRING = b'0"'
_UNITS = {
    "looks-like-milliseconds": 1_000,
    "looks-like-microseconds": 1_000_000,
    "looks-like-nanoseconds": 1_000_000_000,
}
_LARGEST = 30
"""Digits of a number that may still be taken for a date in some unit."""
_FORMS = {"unsecured": "refresh-unsecured", "malformed": "refresh-malformed"}


class Refreshed(NamedTuple):
    """A refreshed token, what was changed in it, in the order of the text, and the key that signed it."""

    text: str
    changes: tuple[Change, ...]
    key: Key


class _Edit(NamedTuple):
    start: int
    end: int
    change: Change
    written: str


def refresh(
    token: str,
    key: str | bytes,
    now: float,
    lifetime: float | None = None,
    *,
    force: bool = False,
    secret_encoding: str = "utf8",
    password: str | bytes | None = None,
) -> str:
    """Refresh a compact token at ``now`` (seconds since 1970) with the key that a person would paste; raises
    `Refusal`.

    ``lifetime``: seconds from ``now`` to the new expiry, None keeps the old one. ``force``: also when it has
    expired.
    """
    from inspector.service.finding.finder import take
    from inspector.service.keys.key_reader import load_keys
    from inspector.service.reading.reader import read_token

    found = take(token)[0]
    keys = load_keys(key, secret_encoding, password)
    return refresh_with(read_token(found.text, found.stripped), keys, now, lifetime, force=force).text


def refresh_with(
    token: Token,
    keys: KeySet,
    now: float,
    lifetime: float | None = None,
    *,
    force: bool = False,
    signing_keys: KeySet | None = None,
) -> Refreshed:
    """Refresh a token that was read before: ``keys`` check its signature, ``signing_keys`` (None: the same)
    sign it again.

    Raises `Refusal`. A bad signature is refused even with ``force``: it would make a forged content genuine.
    """
    require_form(token)
    if lifetime is not None and not (math.isfinite(lifetime) and lifetime > 0):
        raise refusal("lifetime")
    _require_signature(token, keys if keys.keys or signing_keys is None else signing_keys)
    signers = signing_keys if signing_keys is not None and signing_keys.keys else keys
    signing_key(signers, token.algorithm, token.header_text("kid"))
    dates = {moment.claim: moment for moment in token.dates.present()}
    seconds = {claim: _seconds(token.payload, moment) for claim, moment in dates.items()}
    if not force and "exp" in seconds and seconds["exp"] <= Decimal(now):
        raise refusal("expired")
    edits = _edits(token.payload, dates, _moved(seconds, now, lifetime))
    payload = _edited(token.payload, edits)
    head = token.signatures[0].signing_input.partition(b".")[0].decode("ascii")
    text, key = sign_input(token.header, f"{head}.{base64url.encode(payload)}", signers)
    assert key is not None, "an unsecured token was refused above"
    return Refreshed(text, tuple(edit.change for edit in edits), key)


def require_form(token: Token) -> None:
    """Refuse what cannot be refreshed whatever the key; raises `Refusal`."""
    if token.kind != "jws-compact":
        encrypted = token.kind.startswith("jwe-")
        raise refusal(_FORMS.get(token.kind, "refresh-encrypted" if encrypted else "refresh-form"))
    if token.parse != "ok" or not token.signatures[0].signing_input.isascii():
        raise refusal("refresh-malformed")
    if has_plain_payload(token.header):
        raise refusal("b64-false")
    if token.packed:
        raise refusal("refresh-compressed")
    if not token.payload.is_object or not token.payload.is_json:
        raise refusal("claims-not-object")


def _require_signature(token: Token, keys: KeySet) -> None:
    from inspector.service.judging.verifier import judge_signature

    judgement = judge_signature(token.signatures[0], token.kind, keys, Policy())
    if judgement.verdict == "verified":
        return
    if judgement.verdict == "bad-signature":
        raise refusal("bad-signature")
    if judgement.verdict == "not-checked":
        signing_key(keys, token.algorithm)  # it says that there is no key, or why it could not be read
    raise refusal("signature-refused", _why(judgement))


def _why(judgement: Judgement) -> str:
    """Say the board's reason for not trying."""
    for name in ("key", "critical-headers", "algorithm"):
        for check in judgement.checks:
            if check.name == name and check.outcome == "failed":
                return fill(REASONS[check.reason], check.args, WORDS, str)
    return fill(REASONS[judgement.checks[0].reason], judgement.checks[0].args, WORDS, str)


def _seconds(payload: Document, moment: Moment) -> Decimal:
    """Give a date in seconds, exactly; every member of that name has to be a number, or nobody knows which
    one counts.
    """
    if any(payload.kinds[node] != _NUMBER for node in payload.members(moment.claim)):
        raise refusal("date-unreadable", moment.claim)
    number = _decimal(moment.literal)
    if number is None:
        raise refusal("date-unreadable", moment.claim)
    return number / _UNITS.get(moment.fault, 1)


def _decimal(literal: str) -> Decimal | None:
    """Read a number that may be a date; None where it is beyond all measure."""
    if len(literal) > 2 * _LARGEST:
        return None
    number = Decimal(literal)
    return number if abs(number.adjusted()) < _LARGEST else None


def _moved(seconds: dict[str, Decimal], now: float, lifetime: float | None) -> dict[str, Decimal]:
    """Work out the new dates: the start becomes now, what lies between the dates stays."""
    whole = Decimal(math.floor(now))
    start = seconds.get("iat", seconds.get("nbf"))
    life = Decimal(DAY)
    if lifetime is not None:
        life = Decimal(repr(lifetime))
    elif start is not None and "exp" in seconds and seconds["exp"] > start:
        life = seconds["exp"] - start
    moved = {"exp": whole + life}
    if "iat" in seconds:
        moved["iat"] = whole
    if "nbf" in seconds and start is not None:
        moved["nbf"] = seconds["nbf"] + (whole - start)
    return moved


def _edits(payload: Document, dates: dict[str, Moment], moved: dict[str, Decimal]) -> list[_Edit]:
    """List what is to be written where, in the order of the text; of a claim that stands twice every member
    is changed.
    """
    edits = [
        _edit(payload, node, claim, _written(moved[claim] * _UNITS.get(moment.fault, 1), payload.literal(node)))
        for claim, moment in dates.items()
        for node in payload.members(claim)
    ]
    edits += [
        _edit(payload, node, "jti", f'"{_identifier()}"')
        for node in payload.members("jti")
        if payload.kinds[node] == _STRING
    ]
    if "exp" not in dates:
        written = _written(moved["exp"], "")
        brace = payload.ends[0] - 1
        comma = "," if payload.after[0] > 1 else ""
        edits.append(_Edit(brace, brace, Change("exp", "", written), f'{comma}"exp":{written}'))
    return sorted(edits)


def _edit(payload: Document, node: int, claim: str, written: str) -> _Edit:
    change = Change(claim, payload.literal(node), written)
    return _Edit(payload.starts[node], payload.ends[node], change, written)


def _identifier() -> str:
    from uuid import uuid4

    return str(uuid4())


def _written(number: Decimal, as_before: str) -> str:
    """Write a number without an exponent, with at least as many decimals as there were: ``1.0`` stays a
    number with a fraction.
    """
    text = format(number, "f")
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    before = as_before.partition(".")[2]
    kept = len(before) if before.isdigit() else 0
    decimals = decimals.ljust(kept, "0")
    return f"{whole}.{decimals}" if decimals else whole


def _edited(payload: Document, edits: list[_Edit]) -> bytes:
    text, at = payload.text, 0
    parts: list[str] = []
    for edit in edits:
        parts += (text[at : edit.start], edit.written)
        at = edit.end
    parts.append(text[at:])
    # Bytes that are no UTF-8 stand as surrogates in the text, and become again what they were.
    return "".join(parts).encode("utf-8", "surrogateescape")
