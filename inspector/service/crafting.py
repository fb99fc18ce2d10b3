"""Fills templates in: a row of the table, the answers and the key become header and payload, ready to be changed and signed."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING

from inspector.model.date_words import parse_date
from inspector.service import base64url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.model.key import Key
    from inspector.model.templates import Template

_GONE = object()


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
        return (self._key.kid or self._key.thumbprint) if self._key is not None else _GONE

    def _jwk(self) -> object:
        """The public key (RFC 7517); a shared secret has none, and must not stand in a header."""
        from inspector.service.key_forms import jwk_of

        if self._key is None or self._key.kind == "oct":
            return _GONE
        return {name: value for name, value in jwk_of(self._key).items() if name not in ("kid", "use", "alg")}

    def _ath(self) -> object:
        """The hash of the access token (RFC 9449, 4.2)."""
        token = self._answers.get("access_token", "")
        return base64url.encode(hashlib.sha256(token.encode("utf-8")).digest()) if token else _GONE
