"""Answers to a template's questions: what every server would refuse is told, what is only written oddly is mended."""

from __future__ import annotations

import pytest

from inspector.model.sentences.crafting import (
    ANSWER_NEEDED,
    NO_ACCESS_TOKEN,
    NO_ADDRESS,
    NO_METHOD,
    QUERY_TAKEN_OFF,
    SCHEME_TAKEN_OFF,
)
from inspector.model.templates import BLANK, TEMPLATES, Question, Template
from inspector.service.making.answers import judge_answers

BY_CODE = {template.code: template for template in TEMPLATES}
PROOF = BY_CODE["dpop-proof"]


@pytest.mark.parametrize("template", TEMPLATES, ids=[*BY_CODE])
def test_the_usual_answers_are_taken_as_they_are(template: Template) -> None:
    judged = judge_answers(template, {})
    assert (judged.wrong, judged.notes) == (None, ())
    assert judged.texts == {question.name: question.default for question in template.questions}


@pytest.mark.parametrize(
    "name, answer, taken, note",
    [
        ("method", " get ", "GET", ()),
        ("method", "M-SEARCH", "M-SEARCH", ()),
        ("address", "https://a.example/b?x=1#f", "https://a.example/b", (QUERY_TAKEN_OFF, "?x=1#f")),
        ("address", "http://[::1]:8080/b#", "http://[::1]:8080/b", (QUERY_TAKEN_OFF, "#")),
        ("address", "https://a.example", "https://a.example", ()),
        ("access_token", "Bearer abc", "abc", (SCHEME_TAKEN_OFF, "Bearer")),
        ("access_token", "authorization: DPoP  abc", "abc", (SCHEME_TAKEN_OFF, "authorization: DPoP")),
        ("access_token", " ", "", ()),
    ],
)
def test_what_is_written_oddly_is_mended_and_said(name: str, answer: str, taken: str, note: tuple[str, ...]) -> None:
    judged = judge_answers(PROOF, {name: answer})
    assert judged.wrong is None
    assert judged.texts[name] == taken
    assert judged.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    "name, answer, why",
    [
        ("method", "", ANSWER_NEEDED),
        ("method", "GET it", NO_METHOD),
        ("method", "GÉT", NO_METHOD),
        ("address", "  ", ANSWER_NEEDED),
        ("address", "a.example/b", NO_ADDRESS),
        ("address", "/b", NO_ADDRESS),
        ("address", "https://", NO_ADDRESS),
        ("address", "https://?x", NO_ADDRESS),
        ("address", "ftp://a.example", NO_ADDRESS),
        ("address", "https://a.example/b c", NO_ADDRESS),
        ("address", "https://a.example:99999/", NO_ADDRESS),
        ("address", "https://[::1/", NO_ADDRESS),
        ("access_token", "abc def", NO_ACCESS_TOKEN),
        ("access_token", "Bearer “abc”", NO_ACCESS_TOKEN),
    ],
)
def test_what_no_server_takes_is_refused(name: str, answer: str, why: str) -> None:
    judged = judge_answers(PROOF, {name: answer})
    assert judged.wrong is not None
    assert (judged.wrong[0], judged.wrong[1][0]) == (name, why)


@pytest.mark.parametrize("name", ["issuer", "subject", "client"])
def test_what_a_token_needs_is_not_empty(name: str) -> None:
    assert judge_answers(BY_CODE["id-token"], {name: " "}).wrong == (name, (ANSWER_NEEDED,))


def test_what_may_be_left_out_may_be_empty() -> None:
    assert judge_answers(BY_CODE["id-token"], {"nonce": "", "email": ""}).wrong is None
    own = Template("own", "x", {}, {"a": "@?a"}, (Question("a", "a", is_secret=True, if_empty=BLANK),))
    assert judge_answers(own, {"a": " x "}).texts == {"a": " x "}
    assert judge_answers(own, {}).wrong is None
