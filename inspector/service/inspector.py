"""The whole way of a token through the service: text in, judgement out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from inspector.model.document import EMPTY
from inspector.model.inspection import Inspection
from inspector.model.key import KeySet
from inspector.model.policy import Policy
from inspector.model.sentences.looks import LEFT_OUT
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.finding.finder import take
from inspector.service.judging.judge import judge
from inspector.service.reading.json_serialization import read_json
from inspector.service.reading.reader import attach, is_detached, read_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.finding import Finding
    from inspector.model.inspection import Inspected
    from inspector.model.token import Found, Token

_clock: Callable[[], float] = time.time
_OF_ANY_TEXT = frozenset(("bad-header", "nothing-found"))
"""Findings that stand beside what a text is that is no token."""
_NEVER_MEANT = frozenset(
    ("looks-like-paseto", "looks-like-paserk", "looks-like-version", "looks-like-address", "looks-like-uri")
)
"""What has dots and no header, and is so surely another thing that nothing else need be said."""
_OF_NO_HEADER = frozenset(("base64url-length", "trailing-bits"))
"""What is wrong with the parts of a text that has no header is of no account."""
_OF_WHAT_IS_LEFT_OUT = frozenset(
    ("base64url-length", "segment-count", "signature-length", "signature-missing", "trailing-bits")
)
"""Findings that say nothing more where a part of a token was left out."""
_MARKS = (b"\xff\xfe", b"\xfe\xff")


def inspect(
    text: str | bytes,
    keys: str | bytes = "",
    policy: Policy = Policy(),  # noqa: B008 - a frozen value
    now: float | None = None,
    secret_encoding: str = "utf8",
    password: str | bytes | None = None,
    payload: str | bytes | None = None,
    access_token: str = "",
    code: str = "",
    proof: str = "",
) -> Inspection:
    """Inspect what a person pasted: find the tokens in ``text``, read them, and judge them; never raises on bad input.

    ``keys`` is what they would paste into the key field, or a file's content. ``secret_encoding``: ``utf8``,
    ``base64``, ``base64url`` or ``hex``. ``now``: seconds since 1970-01-01 UTC, None for this moment. ``payload``:
    what a detached signature signs (RFC 7515, appendix F; RFC 7797). ``access_token``, ``code``: what came beside an ID
    token, for its ``at_hash`` and ``c_hash``; ``proof``: a DPoP proof, a certificate or a public key, for the token's
    ``cnf``. These three stand for those of the policy.
    """
    beside = {"access_token": access_token, "code": code, "proof": proof}
    policy = Policy(**{**policy._asdict(), **{name: value for name, value in beside.items() if value}})
    loaded = load(keys, secret_encoding, password)
    return inspect_with(text, loaded, policy, now, payload, keys, secret_encoding)


def inspect_with(
    text: str | bytes,
    keys: KeySet,
    policy: Policy,
    now: float | None = None,
    payload: str | bytes | None = None,
    key_text: str | bytes = "",
    secret_encoding: str = "utf8",
    source: str = "",
) -> Inspection:
    """As `inspect`, with keys that were loaded; ``key_text``, ``secret_encoding``: what they were loaded from, for the doctor.

    ``source``: what the text is called, for the places of its tokens.
    """
    tokens = read(text, source)
    if payload is not None:
        content = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
        tokens = tuple(attach(token, content) if is_detached(token) else token for token in tokens)
    moment = _clock() if now is None else now
    return assess(tokens, keys, policy, moment, key_text=key_text, secret_encoding=secret_encoding)


def read(text: str | bytes, source: str = "") -> tuple[Token, ...]:
    """Find and read the tokens of a text; never empty: what is no token is read as a malformed one.

    ``source``: what the text is called, such as a file's name; it begins the place of each token that had something around it.
    """
    if isinstance(text, bytes):
        text = as_text(text)
    taken = take(text)
    if len(taken) == 1 and is_alone(taken[0]):
        return (read_found(taken[0]),)
    return tuple(read_found(found, source) for found in taken)


def is_alone(found: Found) -> bool:
    """Tell whether a text was nothing but this token and what people copy along with one."""
    return not found.place and not any(item.code == "around" for item in found.stripped)


def read_found(found: Found, source: str = "") -> Token:
    """Read what was found in a text called ``source``, and say where it stood; never raises."""
    token = _token(found)
    place = ", ".join(filter(None, (source, found.place)))
    return token._replace(place=place) if place else token


def _token(found: Found) -> Token:
    if found.text.startswith("{"):
        token = read_json(found.text, found.stripped, found.start, found.end)
        if token is not None:
            return token
    token = read_token(found.text, found.stripped, found.start, found.end)
    # Three dots in a row are an omission: no part between them is ever empty twice.
    is_odd = not token.algorithm or "..." in token.text or any(each.code == "bad-base64url" for each in token.findings)
    if token.kind != "malformed" and not is_odd:
        return token
    from inspector.service.finding.looks import OF_TOKENS, look

    looks = look(token.text) if token.kind == "malformed" else look(token.text, OF_TOKENS)
    if token.kind == "malformed" and not token.header.is_object and any(map(_is_another_thing, looks)):
        return _without_guesses(token, looks)
    if any(each.code == LEFT_OUT for each in looks):
        return _left_out(token, looks)
    if token.parse == "fail" and not token.header.raw and not token.payload.raw:
        token = token._replace(findings=tuple(each for each in token.findings if each.code not in _OF_NO_HEADER))
    return token._replace(findings=(*looks, *token.findings))


def _is_another_thing(finding: Finding) -> bool:
    return finding.code.startswith("looks-like-")


def _left_out(token: Token, looks: tuple[Finding, ...]) -> Token:
    """Read a token of which somebody left out a part, and do not count what only follows from that."""
    if token.kind.startswith("jwe") and "..." in token.text and token.algorithm in ALGORITHMS:
        # The dots parted nothing: what was signed is no encrypted token of five parts.
        read = read_token(token.text.replace("...", "…"), token.stripped, token.start, token.end)
        token = read._replace(text=token.text)
    # What is built like a token keeps the place that is no base64url: it is why nothing holds.
    follows = _OF_WHAT_IS_LEFT_OUT | ({"bad-base64url"} if token.kind == "malformed" else set())
    kept = tuple(finding for finding in token.findings if finding.code not in follows)
    return token._replace(findings=(*looks, *kept))


def _without_guesses(token: Token, looks: tuple[Finding, ...]) -> Token:
    """Say what a text is that was never meant for a token, and not what a token would lack in its place."""
    payload = token.payload if token.payload.is_object else EMPTY
    is_sure = any(look.code in _NEVER_MEANT for look in looks)
    kept = tuple(finding for finding in token.findings if finding.code in _OF_ANY_TEXT and not is_sure)
    return token._replace(header=EMPTY, payload=payload, findings=(*looks, *kept))


def load(keys: str | bytes, secret_encoding: str = "utf8", password: str | bytes | None = None) -> KeySet:
    """Read the keys of a text, or of a file's bytes: a secret among these loses the line break at their end.

    Nothing of cryptography is loaded where there is no key.
    """
    if not keys and not password:
        return KeySet()
    from inspector.service.keys.key_reader import load_keys, password_key

    loaded = load_keys(keys, secret_encoding, password) if keys else KeySet()
    return loaded._replace(password=password_key(password)) if password else loaded


def assess(
    tokens: tuple[Token, ...],
    keys: KeySet,
    policy: Policy,
    now: float,
    done: dict[int, Inspected] | None = None,
    *,
    key_text: str | bytes | None = None,
    secret_encoding: str = "utf8",
) -> Inspection:
    """Judge tokens that were read, with keys that were loaded, at a moment (seconds since 1970-01-01 UTC).

    ``done``: judgements with the same keys and policy, by the identity of their token; they are kept as they are.
    ``key_text``: what the keys were loaded from; None: failing signatures are not taken to the doctor.
    """
    known = done or {}
    judged = tuple(known.get(id(token)) or judge(token, keys, policy) for token in tokens)
    if key_text is not None and (key_text or keys.keys):
        from inspector.service.doctor.doctor import treat

        judged = treat(judged, keys, key_text, secret_encoding, policy)
    return Inspection(
        tokens=judged,
        keys=keys.keys,
        findings=tuple(dict.fromkeys((*keys.findings, *(finding for key in keys.keys for finding in key.findings)))),
        policy=policy,
        now=now,
    )


def as_text(data: bytes) -> str:
    """Decode a file's bytes by its byte order mark or its zeros as UTF-16, else as UTF-8, else byte by byte."""
    if data.startswith(_MARKS):
        return data.decode("utf-16", "replace")
    if (encoding := _wide_encoding(data)) is not None:
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def is_wide(data: bytes) -> bool:
    """Tell whether `as_text` takes a file's bytes for UTF-16."""
    return data.startswith(_MARKS) or _wide_encoding(data) is not None


def _wide_encoding(data: bytes) -> str | None:
    """Which UTF-16 a text without a byte order mark is in: every other byte of its beginning is zero, or nearly so."""
    sample = data[:4096]
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if len(data) % 2 or half < 4:
        return None
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None
