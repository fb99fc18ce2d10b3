"""Judges the answers to a template's questions before a token is made of them: what every server would refuse is said at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from inspector.model.sentences.crafting import (
    ANSWER_NEEDED,
    NO_ACCESS_TOKEN,
    NO_ADDRESS,
    NO_METHOD,
    QUERY_TAKEN_OFF,
    SCHEME_TAKEN_OFF,
)
from inspector.model.templates import ACCESS_TOKEN, ADDRESS, METHOD, NEEDED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspector.model.templates import Question, Template

_SHOWN = 60
"""Characters of an answer that a sentence repeats."""


class Judged(NamedTuple):
    """An answer as it is used, or why it is not: a sentence of the tables and what it is filled with.

    ``note``: what was changed about it.
    """

    text: str
    wrong: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


class Answers(NamedTuple):
    """All answers as they are used; ``wrong``: the first question that needs another one; ``notes``: what was changed."""

    texts: dict[str, str]
    wrong: tuple[str, tuple[str, ...]] | None
    notes: tuple[tuple[str, ...], ...]


def judge_answers(template: Template, answers: Mapping[str, str]) -> Answers:
    """Clean the answers, and look for one that cannot be used; what was not answered takes its default."""
    judged = {
        question.name: _judged(question, answers.get(question.name, question.default))
        for question in template.questions
    }
    wrong = next(((name, each.wrong) for name, each in judged.items() if each.wrong), None)
    notes = tuple(each.note for each in judged.values() if each.note)
    return Answers({name: each.text for name, each in judged.items()}, wrong, notes)


def _judged(question: Question, answer: str) -> Judged:
    text = answer if question.is_secret and not question.form else answer.strip()
    if not text.strip():
        wrong = question.if_empty == NEEDED and not question.is_random
        return Judged(text, (ANSWER_NEEDED,) if wrong else ())
    judge = _FORMS.get(question.form)
    return Judged(text) if judge is None else judge(text)


def _method(text: str) -> Judged:
    """A token of HTTP (RFC 9110, 5.6.2); methods are written in capitals."""
    if re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", text) is None:
        return Judged(text, (NO_METHOD, text[:_SHOWN]))
    return Judged(text.upper())


def _address(text: str) -> Judged:
    """The target of the request without query and fragment (RFC 9449, 4.2)."""
    whole = re.match(r"[^?#]*", text)
    address = whole[0] if whole is not None else ""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or re.search(r"[\s\x00-\x20\x7f]", text):
        return Judged(text, (NO_ADDRESS, text[:_SHOWN]))
    cut = text[len(address) :]
    return Judged(address, note=(QUERY_TAKEN_OFF, cut[:_SHOWN]) if cut else ())


def _access_token(text: str) -> Judged:
    """The token alone, without what stands before it in a header (RFC 6750, 2.1; RFC 9449, 7.1)."""
    found = re.match(r"(?i)(?:authorization:\s*)?(?:bearer|dpop)\s+", text)
    token = text[found.end() :] if found is not None else text
    if re.fullmatch(r"[\w.~+/=-]+", token, re.ASCII) is None:
        return Judged(token, (NO_ACCESS_TOKEN,))
    return Judged(token, note=(SCHEME_TAKEN_OFF, found[0].strip()) if found is not None else ())


_FORMS: dict[str, Callable[[str], Judged]] = {METHOD: _method, ADDRESS: _address, ACCESS_TOKEN: _access_token}
