"""The fast reader may doubt what is JSON, and never takes what is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.documents.grammar import is_plain_json

PIECES = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"',
    "1",
    "-",
    ".",
    "e5",
    "0",
    " ",
    "\n",
    "true",
    "\\",
    "\\u00e9",
    "\t",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_it_takes_is_json(text: str) -> None:
    if is_plain_json(text.encode()):
        json.loads(text)


@pytest.mark.parametrize("text", ['{"a":1,"a":[1.10,-0e5,"\\u00e9"]}', " [ ] ", "0"])
def test_json_is_taken(text: str) -> None:
    assert is_plain_json(text.encode())


@pytest.mark.parametrize("text", ["", "[NaN]", "[1,]", '["\\ud800"]', '["\x01"]', "\ufeff{}", "[01]", "{1:2}"])
def test_what_is_odd_is_left_to_the_careful_reader(text: str) -> None:
    assert not is_plain_json(text.encode())
