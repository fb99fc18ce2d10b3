"""Finds the answer of a token endpoint in a text, and shows one with its secrets cut out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from inspector.model.grant import TOKENS, TokenResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspector.model.request import Answer

HIDDEN = "[hidden]"
"""Stands where something secret stood."""

_LONGEST = 1_000_000
"""Characters of a text in which an answer is looked for; one of a token endpoint is far shorter."""
_LONGEST_LIFETIME = 12
_MOST_STARTS = 200
"""Braces at which an object is looked for in a text that holds something around it."""
_OPEN = frozenset(
    (
        "token_type", "expires_in", "refresh_expires_in", "refresh_token_expires_in", "ext_expires_in", "scope", "error",
        "error_description", "error_uri", "error_codes", "timestamp", "issued_token_type", "not-before-policy",
        "token_endpoint",
    )
)  # fmt: skip
"""Members whose words may be read; whatever else has words may be a secret, and is cut out."""
_JWT = re.compile(r"e[yw][A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){0,3}")
_OPEN_HEADERS = frozenset(
    (
        "content-type", "content-length", "content-encoding", "date", "server", "cache-control", "pragma", "expires", "vary",
        "location", "www-authenticate", "retry-after", "connection", "keep-alive", "x-powered-by", "transfer-encoding",
    )
)  # fmt: skip
_MOST_HEADERS, _LONGEST_HEADER, _LONGEST_BODY, _DEEPEST = 40, 300, 20_000, 20


def find_response(text: str) -> TokenResponse | None:
    """Find the first answer with a refresh token in a text: JSON, also inside of something else, or form-encoded."""
    if "refresh_token" not in text or len(text) > _LONGEST:
        return None
    for value in _objects(text):
        for each in _mappings(value):
            response = response_of(each)
            if response.refresh_token:
                return response
    return next((found for word in text.split() if (found := _of_form(word)) is not None), None)


def _objects(text: str) -> Iterator[object]:
    """The JSON objects of a text, the largest first where they stand in one another."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at, starts = text.find("{"), 0
    while at >= 0 and starts < _MOST_STARTS:
        starts += 1
        try:
            value, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            end = at + 1
        else:
            yield value
        at = text.find("{", end)


def _mappings(value: object) -> Iterator[dict[str, object]]:
    level = [value]
    for _ in range(_DEEPEST):
        yield from (each for each in level if isinstance(each, dict))
        level = [
            child
            for each in level
            for child in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
            if isinstance(child, dict | list)
        ]


def _of_form(word: str) -> TokenResponse | None:
    word = word.strip("'\"`,;")
    if "refresh_token=" not in word:
        return None
    start = word.find("#") if "#" in word else word.find("?")
    fields = dict(parse_qsl(word[start + 1 :]))
    response = response_of(dict(fields))
    return response if response.refresh_token else None


def as_form(answer: Answer) -> dict[str, object]:
    """The fields of a form-encoded answer, which RFC 6749 does not know and some issuers send."""
    return dict(parse_qsl(answer.body.decode("utf-8", "replace")))


def response_of(value: object) -> TokenResponse:
    """The tokens that an object names, with what is said of them."""
    if not isinstance(value, dict):
        return TokenResponse()
    access, identity, refresh, kind, scope, client = (
        _text(value, name) for name in (*TOKENS, "token_type", "scope", "client_id")
    )
    said = str(value.get("expires_in", "")).partition(".")[0].strip()
    is_number = said.isascii() and said.isdigit() and len(said) <= _LONGEST_LIFETIME
    return TokenResponse(access, identity, refresh, kind, int(said) if is_number else None, scope, client)


def _text(value: dict[str, object], name: str) -> str:
    found = value.get(name)
    return found.strip() if isinstance(found, str) else ""


# --- With the secrets cut out -------------------------------------------------------------------------------------


def redacted_text(text: str, secrets: tuple[str, ...]) -> str:
    """Cut secrets and whatever looks like a JWT out of a text that is not ours; ``secrets``: the longest first."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return _JWT.sub(HIDDEN, text)


def shown_request(
    address: str, host: str, headers: tuple[tuple[str, str], ...], fields: tuple[tuple[str, str], ...]
) -> str:
    """What goes out, encoded as it goes, so that a copy can be sent again: refresh token, secret and login are cut out."""
    path = address.partition("://")[2].partition("/")[2]
    lines = [f"POST /{path} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {f'Basic {HIDDEN}' if name == 'Authorization' else value}" for name, value in headers]
    body = "&".join(
        f"{name}={HIDDEN}" if name in _SECRET_FIELDS else urlencode([(name, value)]) for name, value in fields
    )
    return "\n".join([*lines, "", body])


_SECRET_FIELDS = frozenset(("refresh_token", "client_secret"))


def shown_answer(answer: Answer, secrets: tuple[str, ...]) -> str:
    """What came back: of JSON only what is known to hold no secret can be read, of anything else what is none."""
    lines = [f"HTTP {answer.status}"] if answer.status else []
    for name, value in answer.headers[:_MOST_HEADERS]:
        told = redacted_text(value, secrets)[:_LONGEST_HEADER] if name in _OPEN_HEADERS else HIDDEN
        lines.append(f"{name}: {told}")
    body = _shown_body(answer, secrets)
    return "\n".join([*lines, "", body] if body else lines)


def _shown_body(answer: Answer, secrets: tuple[str, ...]) -> str:
    text = answer.body.decode("utf-8-sig", "replace")
    try:
        value: object = json.loads(text, parse_int=_Number, parse_float=_Number)
    except (json.JSONDecodeError, RecursionError):
        fields = as_form(answer) if "=" in text and "<" not in text and not text.lstrip().startswith(("{", "[")) else {}
        value = fields or None
    if isinstance(value, dict | list):
        # Named by the value, not only by its name: an issuer may repeat in its words what it was sent.
        return "\n".join(_laid_out(value, lambda each: redacted_text(each, secrets)))[:_LONGEST_BODY]
    if text.lstrip().startswith(("{", "[")):
        return HIDDEN  # broken JSON may hold tokens, and nobody can say where
    return redacted_text(text, secrets)[:_LONGEST_BODY]


class _Number(str):
    """A number as it was written, however long."""

    __slots__ = ()


def _laid_out(
    value: object, clean: Callable[[str], str], *, indent: str = "", label: str = "", is_open: bool = False
) -> Iterator[str]:
    """Lay a value out in lines; ``is_open``: its words may be read."""
    inner = indent + "  "
    if not isinstance(value, dict | list):
        yield indent + label + _scalar(value, clean, is_open=is_open)
        return
    pairs: list[tuple[str | None, object]] = (
        list(value.items()) if isinstance(value, dict) else [(None, each) for each in value]
    )
    marks = "{}" if isinstance(value, dict) else "[]"
    if not pairs or len(indent) > 2 * _DEEPEST:
        yield indent + label + (HIDDEN if pairs else marks)
        return
    yield indent + label + marks[0]
    for place, (name, each) in enumerate(pairs):
        own = "" if name is None else f"{json.dumps(clean(name), ensure_ascii=False)}: "
        may_be_read = is_open if name is None else name in _OPEN
        lines = list(_laid_out(each, clean, indent=inner, label=own, is_open=may_be_read))
        lines[-1] += "," if place + 1 < len(pairs) else ""
        yield from lines
    yield indent + marks[1]


def _scalar(value: object, clean: Callable[[str], str], *, is_open: bool) -> str:
    if isinstance(value, _Number):
        return clean(value)[:40]
    if isinstance(value, str):
        return json.dumps(clean(value) if is_open else HIDDEN, ensure_ascii=False)
    return json.dumps(value)
