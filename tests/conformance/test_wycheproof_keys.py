"""Wycheproof's policies for keys: what a JWK says of itself is obeyed, and weak or ambiguous keys never pass in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model import Policy
from inspector.service.judging.verifier import judge_signature
from inspector.service.keys.key_reader import load_keys
from inspector.service.reading.reader import read_token

if TYPE_CHECKING:
    from pathlib import Path

EXCEPTIONS: dict[int, str] = {}
"""Cases that are judged otherwise here, by number, with the reason. There are none."""


def is_accepted(token: str, keys: str) -> bool:
    """Tell whether a token verifies with a key that nothing is wrong with."""
    read = read_token(token)
    judgement = judge_signature(read.signatures[0], read.kind, load_keys(keys), Policy())
    outcome = next(check.outcome for check in judgement.checks if check.name == "key")
    return judgement.verdict == "verified" and outcome != "failed"


def test_every_case(vectors: Path) -> None:
    groups = json.loads((vectors / "wycheproof" / "json_web_key_test.json").read_text("utf-8"))["testGroups"]
    wrong, seen = [], 0
    for group in groups:
        keys = json.dumps(group.get("public") or group["private"])
        for case in group["tests"]:
            seen += 1
            agrees = is_accepted(case["jws"], keys) == (case["result"] == "valid")
            if agrees == (case["tcId"] in EXCEPTIONS):
                wrong.append(f"{case['tcId']} {case['comment']}: {case['result']}")
    assert seen == 26
    assert not wrong
