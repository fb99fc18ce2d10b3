"""Selective disclosure (RFC 9901): its opening comes later, its form is recognised and its content shown."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict
from inspector.service import find_tokens, inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "sd-jwt-rfc9901" / "sd-jwt-examples.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"items": []}
COMPACT = [item for item in SET["items"] if item["kind"] == "compact"]
JSON = [item for item in SET["items"] if item["kind"] == "jws-json"]

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def items(kind: str) -> list[Any]:
    return [pytest.param(item, id=str(item["line"])) for item in SET["items"] if item["kind"] == kind]


def inspected(text: str) -> dict[str, Any]:
    (token,) = as_dict(inspect(text, json.dumps(SET["issuer_public_jwk"]), now=1_700_000_000))["tokens"]
    assert isinstance(token, dict)
    return token


def test_the_examples_are_there() -> None:
    assert (len(COMPACT), len(JSON)) == (9, 3)


@pytest.mark.parametrize("item", items("compact"))
def test_a_compact_example_is_recognised_and_the_issuers_signature_verifies(item: dict[str, Any]) -> None:
    token = inspected(item["value"])
    assert token["kind"] == ("sd-jwt" if "~" in item["value"] else "jws-compact")
    assert (token["parse"], token["verdict"]) == ("ok", "verified")
    assert token["payload"].get("exp") == item["processed_payload_computed"].get("exp")


@pytest.mark.parametrize("item", items("compact"))
def test_a_compact_example_is_found_whole(item: dict[str, Any]) -> None:
    (found,) = find_tokens(f"vp_token={item['value']}&state=x")
    assert found.text == item["value"]


@pytest.mark.parametrize("item", items("jws-json"))
def test_a_json_example_is_judged_signature_by_signature(item: dict[str, Any]) -> None:
    token = inspected(json.dumps(item["value"]))
    assert (token["kind"], token["parse"]) == ("jws-json", "ok")
    fits = item["issuer_key_A5_verifies_each_signature"]
    found = [signature["verdict"] == "verified" for signature in token["signatures"]]
    assert found == fits
