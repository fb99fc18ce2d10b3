"""Reads what a server sent as keys or as a configuration; whatever else it sent is told in a sentence."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.document import DEEPEST
from inspector.service.network.addresses import Unfit

if TYPE_CHECKING:
    from inspector.model.request import Answer


class FetchedKeys(NamedTuple):
    """Keys as they came: ``text`` as it can be put into a key field, ``number`` how many keys it names."""

    text: str
    number: int


def read_keys(answer: Answer, host: str) -> FetchedKeys | Unfit:
    """Read a JWK Set, a JWK, a list of JWKs, certificates by kid, or PEM (as ``x5u`` gives it, RFC 7515, 4.1.5)."""
    if answer.body.lstrip().startswith(b"-----BEGIN "):
        text = answer.body.decode("ascii", "replace")
        return FetchedKeys(text, text.count("-----BEGIN "))
    value = read_json(answer, host)
    if isinstance(value, Unfit):
        return value
    count = _count(value)
    if count is None:
        is_configuration = isinstance(value, dict) and isinstance(value.get("jwks_uri"), str)
        return Unfit("answer-configuration" if is_configuration else "answer-no-keys", (host,))
    return FetchedKeys(answer.body.decode("utf-8-sig"), count)


def read_json(answer: Answer, host: str) -> object:
    """Read the body of an answer as JSON, or tell with an `Unfit` why it is none; its places begin with the host."""
    if not answer.body.strip():
        return Unfit("answer-empty", (host,))
    if _is_page(answer):
        return Unfit("answer-html", (host,))
    try:
        text = answer.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Unfit("answer-not-utf8", (host, f"{error.start + 1:,}"))
    try:
        # A number of a million digits is no reason to fail, and nothing here counts with it.
        value: object = json.loads(text, parse_int=str)
    except json.JSONDecodeError as error:
        # How far a reader follows before it fails is another matter in each Python.
        if _opens_deeply(text[: error.pos]):
            return Unfit("answer-deep", (host,))
        return Unfit("answer-not-json", (host, str(error.lineno), str(error.colno)))
    except RecursionError:
        return Unfit("answer-deep", (host,))
    return Unfit("answer-deep", (host,)) if _is_deep(value) else value


def _is_page(answer: Answer) -> bool:
    start = answer.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<!--", b"<head", b"<body")) or (
        start.startswith(b"<") and "html" in answer.header("content-type").lower()
    )


def _opens_deeply(text: str) -> bool:
    """Tell whether a text that is no JSON is nested too deep at its end."""
    depth = 0
    for match in re.finditer(r'"(?:[^"\\]|\\.)*+"|[\[{\]}]', text, re.DOTALL):
        sign = match[0]
        depth += 1 if sign in ("[", "{") else -1 if sign in ("]", "}") else 0
    return depth > DEEPEST


def _is_deep(value: object) -> bool:
    """Tell whether a value goes deeper than other readers would follow; level by level, so that no depth can harm."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            child
            for each in level
            for child in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


def _count(value: object) -> int | None:
    """How many keys a value names; None where it is not built like keys."""
    if isinstance(value, dict):
        if isinstance(value.get("keys"), list):
            return len(value["keys"])
        if "kty" in value:
            return 1
        by_kid = bool(value) and all(isinstance(each, str) and "-----BEGIN " in each for each in value.values())
        return len(value) if by_kid else None
    if isinstance(value, list) and value and all(isinstance(each, dict) and "kty" in each for each in value):
        return len(value)
    return None
