"""The report in Markdown: whole, and nothing that a claim says gets out of its place."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Policy
from inspector.report.markdown import as_markdown, code
from inspector.report.redaction import SIGNATURE_REMOVED
from inspector.service import inspect, sign
from inspector.service.documents.layout import laid_out

SECRET = "a secret of more than thirty-two bytes"
HS = '{"alg":"HS256","kid":"k1"}'
NOW = 1_700_000_000


def report(claims: str, policy: Policy = Policy(), header: str = HS, key: str = SECRET) -> str:  # noqa: B008 - a frozen value
    return as_markdown(inspect(sign(header, claims, SECRET), key, policy, NOW), lay_out=laid_out)


def test_it_tells_all_that_a_ticket_needs() -> None:
    told = report('{"sub":"a","exp":1700000712}', Policy(audience=("api",)))
    assert told.startswith("# Token")
    assert "- **Signature: verified**" in told
    assert "expires in 11 min 52 s, as of 2023-11-14T22:13:20Z" in told
    assert "- Key: `oct 304 bits, " in told
    assert re.search(r"^\| ✗ \| Audience \| failed \| `api` \|  \| .+ \|$", told, re.MULTILINE)
    assert '```json\n{\n  "sub": "a",\n  "exp": 1700000712\n}\n```' in told
    assert SIGNATURE_REMOVED in told
    assert told.endswith("\n")
    assert "expired 1 min ago" in report('{"exp":1699999900}') or "expired 1 min 40 s ago" in report(
        '{"exp":1699999900}'
    )


def test_the_numbers_are_those_that_were_signed() -> None:
    told = report('{"n":100002348117421473.0,"n":3.0}')
    assert "100002348117421473.0" in told
    assert "3.0" in told


def test_several_tokens_and_bad_keys_are_told() -> None:
    text = "\n".join(sign(HS, f'{{"sub":"{name}"}}', SECRET) for name in "ab")
    told = as_markdown(inspect(text, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", now=NOW))
    assert "# Token 1" in told
    assert "# Token 2" in told
    assert "## About the keys" in told


def test_a_failed_signature_has_its_reasons() -> None:
    told = report("{}", key="another secret of more than 32 bytes!")
    assert "- **Signature: bad signature**" in told
    assert "| ✗ | Signature | failed |" in told


HOSTILE = [
    "```\n# out\n```", "~~~", "| a | b |\n|---|---|", "<img src=x onerror=alert(1)>", "![x](http://e.example/x.png)",
    "@everyone",
    "[a](javascript:alert(1))", "`` ` ``", "````", "a\r\n\r\n# b", "\u202eabc", "\\|", "<!-- ", "https://e.example/?x",
    "www.e.example", "#1", "$x$", "---", "&lt;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_claim_stays_in_its_place(text: str) -> None:
    policy = Policy(issuer="someone", audience=(text,), subject=text)
    claims = json.dumps({"iss": text, "aud": text, "sub": [text], text: text}, ensure_ascii=False)
    told = report(claims, policy, json.dumps({"alg": "HS256", "kid": text, "typ": text}))
    assert_sound(told)


@given(st.text("`|\n\r<>[]()#~\\ *_a", max_size=30))
def test_any_claim_stays_in_its_place(text: str) -> None:
    claims = json.dumps({"iss": text, text: 1}, ensure_ascii=False)
    assert_sound(report(claims, Policy(issuer="x"), json.dumps({"alg": "HS256", "kid": text})))


def assert_sound(told: str) -> None:
    """Read the report as Markdown: fences close where they should, rows have six cells, and nothing outside of code acts."""
    fence = ""
    blocks = 0
    for line in told.split("\n"):
        if fence:
            if re.fullmatch(rf" {{0,3}}{fence}`*\s*", line):
                fence = ""
                blocks += 1
            continue
        if opened := re.match(r"(`{3,})(json|text)$", line):
            fence = opened[1]
            continue
        assert line.isprintable()
        bare = without_code(line)
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", bare)
        if line.startswith("|"):
            assert bare.count("|") == 7, line
            bare = bare.replace("|", "")
        assert not re.search(r"[<>\[\]`|~@$]|https?://|www\.", bare), line
        assert re.match(r"(#{1,6} [A-Z]|- |$| )", bare) or line.startswith("|"), line
    assert not fence
    assert blocks == 3


def without_code(line: str) -> str:
    """Take code spans out as CommonMark finds them: a run of backticks to the next run of the same length."""
    kept, at = "", 0
    while at < len(line):
        if line[at] == "\\":
            kept, at = kept + line[at : at + 2], at + 2
            continue
        run = re.match("`+", line[at:])
        if run is None:
            kept, at = kept + line[at], at + 1
            continue
        end = re.search(rf"(?<!`){run[0]}(?!`)", line[at + len(run[0]) :])
        assert end is not None, line
        at += len(run[0]) + end.end()
    return kept


def test_long_texts_are_bounded() -> None:
    told = report(json.dumps({"a": "x" * 100_000}))
    assert len(told) < 200_000
    assert "characters)" in told


@pytest.mark.parametrize("text,span", [("", ""), ("a", "`a`"), ("a`b", "`` a`b ``"), ("a|b", "`a¦b`"), (" ", "`   `")])
def test_code_spans(text: str, span: str) -> None:
    assert code(text) == span


def test_a_token_that_a_text_repeats_stands_once_in_markdown() -> None:
    one = "eyJhbGciOiJub25lIn0.e30."
    told = as_markdown(inspect(f"a {one}\nb {one}\n", now=0))
    assert told.startswith("# Token (×2)")
    assert "- Place: `line 1; line 2`" in told
    assert told.count("## Checks") == 1
