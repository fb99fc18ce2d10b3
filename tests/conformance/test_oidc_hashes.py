"""The hashes that tie the ID tokens of OpenID Connect Core's appendix A to what came with them, and RFC 9449's proof."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict
from inspector.service import inspect, sign

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
CORE: dict[str, Any] = (
    json.loads((Path(VECTORS) / "oidc-core" / "oidc-core-appendix-a.json").read_text(encoding="utf-8"))
    if VECTORS
    else {"cases": []}
)
CASES = [case for case in CORE["cases"] if case["id_token"]]
DPOP_THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"
"""Of the example key, as RFC 9449, 6.1 prints it."""
SECRET = "a secret of more than thirty-two bytes"
NOW = 1_562_262_616

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def outcomes(text: str, access_token: str = "", code: str = "", proof: str = "") -> dict[str, dict[str, str]]:
    inspection = inspect(text, now=NOW, access_token=access_token, code=code, proof=proof)
    (token,) = as_dict(inspection)["tokens"]
    return {check["name"]: check for check in token["checks"]}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["section"]) for case in CASES])
def test_the_hashes_of_the_appendix_hold(case: dict[str, Any]) -> None:
    checks = outcomes(case["id_token"], access_token=case["access_token"] or "", code=case["code"] or "")
    for name, claim, beside in (("at-hash", "at_hash", "access_token"), ("c-hash", "c_hash", "code")):
        if claim in case["claims"]:
            assert checks[name]["outcome"] == "passed"
            assert checks[name]["expected"] == case[f"{claim}_computed"]
        elif case[beside]:  # A.6 has lost its at_hash on the way to print
            assert checks[name]["outcome"] == "warning"
        else:
            assert name not in checks


@pytest.mark.parametrize("case", [pytest.param(case, id=case["section"]) for case in CASES])
def test_hashes_of_something_else_do_not_hold(case: dict[str, Any]) -> None:
    checks = outcomes(case["id_token"], access_token="another", code="another")
    for name, claim in (("at-hash", "at_hash"), ("c-hash", "c_hash")):
        assert checks[name]["outcome"] == ("failed" if claim in case["claims"] else "warning")


def test_the_thumbprint_of_the_printed_proof_is_the_printed_one() -> None:
    file = Path(VECTORS) / "vendor-docs" / "vendor-docs-tokens.json"
    (case,) = [case for case in json.loads(file.read_text(encoding="utf-8"))["cases"] if "rfc9449" in case["id"]]
    bound = sign('{"alg":"HS256"}', json.dumps({"cnf": {"jkt": DPOP_THUMBPRINT}}), SECRET)
    check = outcomes(bound, proof=case["token"])["confirmation"]
    assert check["outcome"] == "passed"
    assert check["expected"] == check["actual"] == f"jkt {DPOP_THUMBPRINT}"
    assert "POST https://server.example.com/token" in check["reason"]
    other = sign('{"alg":"HS256"}', json.dumps({"cnf": {"jkt": DPOP_THUMBPRINT[::-1]}}), SECRET)
    assert outcomes(other, proof=case["token"])["confirmation"]["outcome"] == "failed"
