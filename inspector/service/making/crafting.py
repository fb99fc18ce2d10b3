"""Fills templates in: a row of the table, the answers and the key become header and payload, ready to be changed and signed."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import uuid
from typing import TYPE_CHECKING

from inspector.model.date_words import parse_date
from inspector.model.templates import LEFT_OUT
from inspector.service.documents.edits import spliced
from inspector.service.documents.scanner import scan
from inspector.service.making.offers import with_algorithm
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.model.key import Key
    from inspector.model.templates import Question, Template

_GONE = object()


def craft(
    template: Template, answers: Mapping[str, str], now: float, key: Key | None = None, algorithm: str = "HS256"
) -> tuple[str, str]:
    """Give header and claims as indented JSON text.

    ``answers``: by the names of the questions; what is not answered takes its default. ``now``: seconds since 1970-01-01 UTC.
    ``key``: the one that will sign, for ``kid`` and ``jwk``; what only it could say is left out without one. ``algorithm``:
    for templates that leave it open.
    """
    filling = _Filling(freshened(template).questions, answers, int(now), key, algorithm)
    return filling.text(template.header), filling.text(template.claims)


def freshened(template: Template) -> Template:
    """Give the questions that want something random another default each time."""
    questions = (
        question._replace(default=secrets.token_urlsafe(16)) if question.is_random else question
        for question in template.questions
    )
    return template._replace(questions=tuple(questions))


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


class _Filling:
    """One filling: the same answers and moment for header and claims."""

    def __init__(
        self, questions: tuple[Question, ...], answers: Mapping[str, str], now: int, key: Key | None, algorithm: str
    ) -> None:
        self._questions = {question.name: question for question in questions}
        self._answers = {question.name: answers.get(question.name, question.default) for question in questions}
        self._now, self._key, self._algorithm = now, key, algorithm

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
        if word in ("@alg", "@id", "@kid", "@jwk", "@ath", "@email_verified"):
            return getattr(self, "_" + word.removeprefix("@"))()
        if word.startswith("@?") and word[2:] in self._questions:
            return self._answer(self._questions[word[2:]])
        if "@?" in word:
            return re.sub(r"@\?(\w+)", self._inserted, word)
        moment = parse_date(word[1:], self._now) if word.startswith("@") else None
        return word if moment is None else int(moment)

    def _answer(self, question: Question) -> object:
        given = self._answers[question.name]
        return _GONE if not given.strip() and question.if_empty == LEFT_OUT else given

    def _inserted(self, found: re.Match[str]) -> str:
        return self._answers.get(found[1], found[0])

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

    def _email_verified(self) -> object:
        return True if self._answers.get("email", "").strip() else _GONE

    def _ath(self) -> object:
        """The hash of the access token (RFC 9449, 4.2)."""
        token = self._answers.get("access_token", "")
        return base64url.encode(hashlib.sha256(token.encode("utf-8")).digest()) if token else _GONE
