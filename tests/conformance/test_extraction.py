"""Tokens in a server's log and in a browser's recording: all of them, and none of the decoys."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict
from inspector.service import find_tokens, inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FOLDER = Path(VECTORS) / "extraction-public"
EXPECTED: dict[str, Any] = (
    json.loads((FOLDER / "expected.json").read_text(encoding="utf-8")) if VECTORS else {"files": []}
)
every_file = pytest.mark.parametrize("case", [pytest.param(case, id=case["file"]) for case in EXPECTED["files"]])

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


@every_file
def test_every_token_is_found_and_no_decoy(case: dict[str, Any]) -> None:
    found = [token.text for token in find_tokens((FOLDER / case["file"]).read_bytes())]
    assert set(found) == set(case["expect_tokens"])


@every_file
def test_spans_hold_in_text_and_in_bytes(case: dict[str, Any]) -> None:
    data = (FOLDER / case["file"]).read_bytes()
    text = data.decode("utf-8")
    in_text, in_bytes = find_tokens(text), find_tokens(data)
    assert [token.text for token in in_text] == [token.text for token in in_bytes]
    assert in_text
    for one, other in zip(in_text, in_bytes, strict=True):
        assert text[one.start : one.end].encode("utf-8") == data[other.start : other.end]


def test_a_log_is_inspected_token_by_token() -> None:
    (case,) = [case for case in EXPECTED["files"] if case["file"] == "server.log"]
    key = json.dumps(EXPECTED["keys"]["hs"])
    tokens = as_dict(inspect((FOLDER / "server.log").read_bytes(), key, now=1_767_225_600))["tokens"]
    assert {token["text"] for token in tokens} == set(case["expect_tokens"])
    assert [token["verdict"] for token in tokens].count("verified") == 6
    (encrypted,) = [token for token in tokens if token["kind"] == "jwe-compact"]
    assert encrypted["verdict"] in ("encrypted", "refused")  # the key given is of a size that cannot open it
