"""The ID tokens that OpenID Connect Core prints in its appendix A, with its key."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.model import Policy
from inspector.report import as_dict
from inspector.service import find_tokens, inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "oidc-core" / "oidc-core-appendix-a.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"cases": []}
CASES = [case for case in SET["cases"] if case["id_token"]]
_HASHES = {"access_token": "at_hash", "code": "c_hash"}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")
every_token = pytest.mark.parametrize("case", [pytest.param(case, id=case["section"]) for case in CASES])


def test_the_appendix_is_there() -> None:
    assert len(CASES) == 4


@every_token
def test_an_id_token_verifies_and_says_what_is_printed(case: dict[str, Any]) -> None:
    claims = case["claims"]
    policy = Policy(("RS256",), (claims["aud"],), claims["iss"], claims["sub"], ("exp", "iat", "nonce"))
    beside = {name: case[name] for name in ("access_token", "code") if case[name] and _HASHES[name] in claims}
    policy = policy._replace(nonce=claims["nonce"], **beside)
    inspection = inspect(case["id_token"], json.dumps(SET["public_jwk"]), policy, now=claims["iat"])
    (token,) = as_dict(inspection)["tokens"]
    assert (token["kind"], token["parse"], token["verdict"]) == ("jws-compact", "ok", "verified")
    assert token["payload"] == claims
    assert token["key"]["kid"] == "1e9gdk7"
    outcomes = {check["name"]: check["outcome"] for check in token["checks"]}
    assert set(outcomes.values()) == {"passed", "not-checked"}
    assert {name for name, outcome in outcomes.items() if outcome == "not-checked"} == {"not-before", "type"}
    assert token["lifetime"]["state"] == "valid"


@every_token
def test_it_expires_when_it_says(case: dict[str, Any]) -> None:
    inspection = inspect(case["id_token"], json.dumps(SET["public_jwk"]), now=case["claims"]["exp"])
    (token,) = as_dict(inspection)["tokens"]
    assert (token["verdict"], token["lifetime"]["state"]) == ("verified", "expired")


@every_token
def test_it_is_found_in_the_redirect_that_brings_it(case: dict[str, Any]) -> None:
    (found,) = find_tokens(case["redirect"])
    assert found.text == case["id_token"]
