"""Fills templates in: a row of the table, the answers and the key become header and payload, ready to be changed and signed."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any

from inspector.model.date_words import parse_date, relative_date
from inspector.model.templates import Template, is_shallow
from inspector.service.documents.edits import spliced
from inspector.service.documents.scanner import scan
from inspector.service.making.offers import with_algorithm
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.model.key import Key

_GONE = object()
_DATES = ("iat", "nbf", "exp", "auth_time")
_LONGEST = 200_000
"""Characters of a header or payload that is kept as a template."""


def craft(
    template: Template, answers: Mapping[str, str], now: float, key: Key | None = None, algorithm: str = "HS256"
) -> tuple[str, str]:
    """Give header and claims as indented JSON text.

    ``answers``: by the names of the questions; what is not answered takes its default. ``now``: seconds since 1970-01-01 UTC.
    ``key``: the one that will sign, for ``kid`` and ``jwk``; what only it could say is left out without one. ``algorithm``:
    for templates that leave it open.
    """
    given = {question.name: answers.get(question.name, question.default) for question in template.questions}
    filling = _Filling(given, int(now), key, algorithm)
    return filling.text(template.header), filling.text(template.claims)


def fitted_header(header: str, key: Key) -> str:
    """Change a header's text as little as it takes to be signed with a key: its ``alg``, and a ``kid`` of another key.

    Raises `Refusal` where it is no JSON object.
    """
    document = scan(header.encode("utf-8", "surrogatepass"))
    if not document.is_object:
        raise refusal("header-not-object")
    node = document.find("kid")
    if node is not None and key.kid and document.value(node) != key.kid:
        header = spliced(document, node, json.dumps(key.kid, ensure_ascii=False))
    node = document.find("alg")
    if node is None or document.value(node) not in key.algorithms or key.alg not in ("", document.value(node)):
        header = with_algorithm(header, key.alg or key.algorithms[0])
    return header


def as_template(name: str, header: str, claims: str, *, relative: bool) -> Template:
    """Make a person's own template of header and claims as JSON text; raises `Refusal` where one of them is no object.

    ``relative``: the dates move with the day on which it is used: they keep their distance to ``iat``, or to the first date.
    """
    head, body = _object(header), _object(claims)
    start = next((int(body[date]) for date in _DATES if _is_date(body.get(date))), None)
    escaped = {claim: _escaped(value) for claim, value in body.items()}
    if relative and start is not None:
        for date in _DATES:
            if _is_date(body.get(date)):
                escaped[date] = "@" + relative_date(int(body[date]) - start)
    return Template("own", name, {member: _escaped(value) for member, value in head.items()}, escaped)


def _is_date(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 10**11


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if len(text) <= _LONGEST else None
        json.dumps(found, allow_nan=False)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not is_shallow(found):
        raise refusal("template-not-object")
    return found


def _escaped(value: object) -> object:
    """What begins with ``@`` in a token is a text, and not something to fill in."""
    if isinstance(value, dict):
        return {name: _escaped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return f"@{value}" if isinstance(value, str) and value.startswith("@") else value


class _Filling:
    """One filling: the same answers and moment for header and claims."""

    def __init__(self, answers: Mapping[str, str], now: int, key: Key | None, algorithm: str) -> None:
        self._answers, self._now, self._key, self._algorithm = answers, now, key, algorithm

    def text(self, value: dict[str, object]) -> str:
        return json.dumps(self._filled(value), indent=2, ensure_ascii=False)

    def _filled(self, value: object) -> object:
        if isinstance(value, dict):
            filled = {name: self._filled(inner) for name, inner in value.items()}
            return {name: inner for name, inner in filled.items() if inner is not _GONE}
        if isinstance(value, list):
            return [inner for each in value if (inner := self._filled(each)) is not _GONE]
        if isinstance(value, str) and "@" in value:
            return self._word(value)
        return value

    def _word(self, word: str) -> object:
        if word.startswith("@@"):
            return word[1:]
        if word in ("@alg", "@id", "@kid", "@jwk", "@ath"):
            return getattr(self, "_" + word.removeprefix("@"))()
        if "@?" in word:
            for name, answer in self._answers.items():
                word = word.replace(f"@?{name}", answer)
            return word
        moment = parse_date(word[1:], self._now) if word.startswith("@") else None
        return word if moment is None else int(moment)

    def _alg(self) -> str:
        return self._algorithm

    def _id(self) -> str:
        return str(uuid.uuid4())

    def _kid(self) -> object:
        """A shared secret's thumbprint is never written into a token: it could be searched for."""
        if self._key is None:
            return _GONE
        return self._key.kid or (self._key.thumbprint if self._key.kind != "oct" else _GONE)

    def _jwk(self) -> object:
        """The public key (RFC 7517); a shared secret has none, and must not stand in a header."""
        from inspector.service.keys.forms import jwk_of

        if self._key is None or self._key.kind == "oct":
            return _GONE
        return {name: value for name, value in jwk_of(self._key).items() if name not in ("kid", "use", "alg")}

    def _ath(self) -> object:
        """The hash of the access token (RFC 9449, 4.2)."""
        token = self._answers.get("access_token", "")
        return base64url.encode(hashlib.sha256(token.encode("utf-8")).digest()) if token else _GONE
