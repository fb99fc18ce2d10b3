"""Hostile tokens, labelled one by one: what they are, how much can be shown, what became of the signature."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.model import Policy
from inspector.report import as_dict, as_text
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "hostile-public" / "hostile_tokens.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"cases": [], "keys": {}}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")

MEANS_VERIFIED = {"warn", "normalised", "after-cleanup", "verified-after-cleanup", "verified-with-warning"}
ALWAYS_SAID = {"typ", "no-expiry"}
"""Findings that ordinary tokens have, too: they are no warning of something."""


def cases() -> list[Any]:
    return [pytest.param(case, id=f"{case['id']} {case['title'][:40]}") for case in SET["cases"]]


def text_of(given: dict[str, Any]) -> str | bytes:
    if "text" in given:
        return str(given["text"])
    if "text_json_escaped" in given:
        return str(json.loads(f'"{given["text_json_escaped"]}"'))
    return base64.b64decode(given["b64"])


def key_of(case: dict[str, Any]) -> str:
    key = case["key"]
    if key is None:
        return ""
    if isinstance(key, dict):
        return str(key["secret"])
    return json.dumps(SET["keys"][key]["jwk"])


def inspected(case: dict[str, Any], payload: str | None = None) -> dict[str, Any]:
    policy = Policy(algorithms=tuple(case["allow_algs"] or ()))
    inspection = inspect(text_of(case["input"]), key_of(case), policy, now=SET["now"], payload=payload)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, ensure_ascii=True, allow_nan=False)
    return plain


def codes(plain: dict[str, Any]) -> set[str]:
    found = [*plain["findings"], *(finding for key in plain["keys"] for finding in key["findings"])]
    found += plain["tokens"][0]["findings"]
    return {finding["code"] for finding in found} | {
        f"{finding['code']}:{argument}" for finding in found for argument in finding["arguments"]
    }


def meant(word: str) -> tuple[set[str], bool]:
    """The verdicts that a word allows, and whether a warning must stand beside."""
    verdicts: set[str] = set()
    for part in word.split("-or-"):
        verdicts.add("verified" if part in MEANS_VERIFIED else part)
    return verdicts, "with-warning" in word or "warn" in word.split("-or-")


def test_all_labels_are_understood() -> None:
    words = {part for case in SET["cases"] for part in meant(case["expect"]["verdict"])[0]}
    assert words <= {
        "verified", "bad-signature", "refused", "unsecured", "not-checked", "unsupported", "any", "clear-message",
        "verified-with-detached-payload-else-not-checked",
    }  # fmt: skip
    assert len(SET["cases"]) == 49


@pytest.mark.parametrize("case", cases())
def test_a_hostile_token_is_read_judged_and_told_of(case: dict[str, Any]) -> None:
    expect, plain = case["expect"], inspected(case)
    token = plain["tokens"][0]
    assert (token["kind"], token["parse"]) == (expect["kind"], expect["parse"])
    assert set(expect["flags"]) <= codes(plain)
    verdicts, warned = meant(expect["verdict"])
    if verdicts == {"verified-with-detached-payload-else-not-checked"}:
        verdicts = {"not-checked"}
    if "clear-message" in verdicts and token["verdict"] not in verdicts:
        assert token["findings"] or token["stripped"]
    elif verdicts != {"any"}:
        assert token["verdict"] in verdicts
    if warned and token["verdict"] == "verified":
        assert codes(plain) - ALWAYS_SAID
    if "verified" in expect["must_not"]:
        assert token["verdict"] != "verified"
    if "hide-decoded-content" in expect["must_not"]:
        assert token["payload"]
        assert token["header"]
    if "accept-string-date-as-ok" in expect["must_not"]:
        (expires,) = [check for check in token["checks"] if check["name"] == "expires"]
        assert expires["outcome"] != "passed"


def test_a_detached_payload_makes_its_signature_checkable() -> None:
    (case,) = [case for case in SET["cases"] if case["expect"]["verdict"].startswith("verified-with-detached")]
    (token,) = inspected(case, payload="$.02")["tokens"]
    assert token["verdict"] == "verified"
    (token,) = inspected(case, payload="$.03")["tokens"]
    assert token["verdict"] == "bad-signature"
