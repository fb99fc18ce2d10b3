"""Tokens that vendors published in their documentation: decoded as they are printed, most of them without a key."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "vendor-docs" / "vendor-docs-tokens.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"cases": []}
BY_ID = {case["id"]: case for case in SET["cases"]}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def inspected(name: str, key: str = "") -> dict[str, Any]:
    (token,) = as_dict(inspect(BY_ID[name]["token"], key, now=1_767_225_600))["tokens"]
    assert isinstance(token, dict)
    return token


@pytest.mark.parametrize("name", list(BY_ID))
def test_a_published_token_is_read_and_not_judged_without_a_key(name: str) -> None:
    token = inspected(name)
    assert (token["kind"], token["parse"], token["verdict"]) == ("jws-compact", "ok", "not-checked")
    if "payload" in BY_ID[name]:
        assert token["payload"] == BY_ID[name]["payload"]
    assert token["lifetime"]["state"] == ("expired" if "exp" in token["payload"] else "no-expiry")


def test_a_kid_that_is_a_distinguished_name_is_shown_as_it_is() -> None:
    token = inspected("k8s-tremolo-kid-dn")
    assert token["header"]["kid"].startswith("CN=oidcidp.tremolo.lan, OU=Demo, O=")
    assert "kid-suspicious" not in {finding["code"] for finding in token["findings"]}


def test_a_proof_of_possession_brings_its_own_key_and_that_is_said() -> None:
    token = inspected("rfc9449-dpop-token-request")
    codes = {finding["code"] for finding in token["findings"]}
    assert {"embedded-jwk", "typ"} <= codes
    own = inspected("rfc9449-dpop-token-request", json.dumps(token["header"]["jwk"]))
    assert own["verdict"] == "verified"


def test_a_key_in_the_header_is_never_trusted_by_itself() -> None:
    x, y = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
    stranger = json.dumps({"kty": "EC", "crv": "P-256", "x": x, "y": y})
    token = inspected("rfc9449-dpop-token-request", stranger)
    assert token["verdict"] == "bad-signature"
    assert "header-key-not-trusted" in {finding["code"] for finding in token["findings"]}
