from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import sentences
from inspector.model.sentences import CHECKS, FINDINGS, OUTCOMES, REASONS, STATES, STRIPPED, VERDICTS, WORDS, Word, fill

PACKAGE = Path(sentences.__file__).parents[2]
SEVERITIES = {"info", "warning", "danger"}
TEMPLATES = [
    *(text for row in FINDINGS.values() for text in (row.message, row.advice)),
    *(text for table in (REASONS, STRIPPED, WORDS) for text in table.values()),
]


@pytest.mark.parametrize("code", FINDINGS)
def test_a_finding_says_something_and_how_bad_it_is(code: str) -> None:
    row = FINDINGS[code]
    assert row.severity in SEVERITIES
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", code)
    assert row.message.endswith((".", "!", "?", ": {1}"))
    assert not row.advice or row.advice.endswith((".", "!", "?"))


@pytest.mark.parametrize("template", sorted(set(TEMPLATES)))
def test_a_template_has_numbered_places_alone_and_no_markup(template: str) -> None:
    fields = [field for _, field, _, _ in Formatter().parse(template) if field is not None]
    assert all(re.fullmatch(r"[0-4]", field) for field in fields)
    assert not re.search(r"<[a-z/]", template)


def test_words_of_the_design_have_their_sentences() -> None:
    assert set(OUTCOMES) == {"passed", "failed", "warning", "not-checked"}
    assert set(STATES) == {"no-expiry", "not-yet-valid", "valid", "expiring", "expired", "unreadable"}
    assert {
        "verified", "bad-signature", "refused", "unsupported", "not-checked", "unsecured", "encrypted", "decrypted",
        "decryption-failed", "per-signature", "working",
    } == set(VERDICTS)  # fmt: skip
    assert list(CHECKS)[:13] == [
        "structure", "algorithm", "signature", "critical-headers", "key", "expires", "not-before", "issued-at",
        "issuer", "audience", "subject", "required-claims", "type",
    ]  # fmt: skip


def literals(kind: str) -> set[str]:
    """The codes that the source names where it makes a thing of that kind."""
    found = set()
    for path in PACKAGE.joinpath("service").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == kind and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_every_code_that_the_source_names_has_its_row() -> None:
    assert literals("Finding") <= set(FINDINGS)
    assert literals("Word") <= set(WORDS)
    assert literals("Stripped") <= set(STRIPPED)
    assert literals("Check") <= set(CHECKS)
    assert len(literals("Finding")) > 30


@given(st.text())
def test_an_argument_is_filled_in_as_it_is(argument: str) -> None:
    assert fill("“{0}” is odd.", (argument,), WORDS, str) == f"“{argument}” is odd."


def test_a_word_of_ours_is_translated_and_an_attackers_is_not() -> None:
    assert fill("It is {0}.", (Word("oct"),), WORDS, str.upper) == "IT IS A SECRET."
    assert fill("It is {0}.", ("oct",), WORDS, str.upper) == "IT IS oct."


def test_braces_in_an_argument_are_no_places() -> None:
    assert fill("{0}", ("{0} {1} {x}",), WORDS, str) == "{0} {1} {x}"
