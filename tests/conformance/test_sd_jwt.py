"""Selective disclosure (RFC 9901): every example of the standard comes out as the standard says."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from inspector.model import Finding, Policy
from inspector.report import as_dict, as_text
from inspector.service import find_tokens, inspect
from inspector.service.reading import base64url
from inspector.service.reading.disclosures import read_disclosure

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "sd-jwt-rfc9901" / "sd-jwt-examples.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"items": []}
COMPACT = [item for item in SET["items"] if item["kind"] == "compact"]
JSON = [item for item in SET["items"] if item["kind"] == "jws-json"]

NOW = 1_750_000_000
EXPECTED = Policy(nonce="1234567890", audience=("https://verifier.example.org",))

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def items(kind: str) -> list[Any]:
    return [pytest.param(item, id=str(item["line"])) for item in SET["items"] if item["kind"] == kind]


def inspected(text: str, policy: Policy | None = None) -> dict[str, Any]:
    (token,) = as_dict(inspect(text, json.dumps(SET["issuer_public_jwk"]), policy or Policy(), now=NOW))["tokens"]
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
    assert (token["kind"], token["parse"]) == ("sd-jwt", "ok")
    fits = item["issuer_key_A5_verifies_each_signature"]
    found = [signature["verdict"] == "verified" for signature in token["signatures"]]
    assert found == fits


def outcomes(token: dict[str, Any]) -> dict[str, str]:
    return {check["name"]: check["outcome"] for check in token["checks"]}


@pytest.mark.parametrize("item", items("compact"))
def test_what_is_disclosed_is_what_the_standard_prints(item: dict[str, Any]) -> None:
    token = inspected(item["value"])
    assert token["disclosed_payload"] == item["processed_payload_computed"]
    assert len(token["disclosures"]) == item["n_disclosures"]
    assert {each["state"] for each in token["disclosures"]} <= {"disclosed"}
    assert outcomes(token).get("disclosures") == ("passed" if "~" in item["value"] else None)
    assert not [finding for finding in token["findings"] if finding["severity"] == "danger"]
    assert json.loads(token["payload_text"]) == token["payload"]
    assert "_sd_alg" in token["payload"]
    assert len(token["inner"]) == item["has_kb_jwt"]


@pytest.mark.parametrize("item", [each for each in items("compact") if each.values[0]["has_kb_jwt"]])
def test_a_key_binding_token_holds_for_who_it_was_made_for_alone(item: dict[str, Any]) -> None:
    token = inspected(item["value"], EXPECTED)
    (bound,) = token["inner"]
    assert (bound["kind"], bound["verdict"], bound["payload"]) == ("jws-compact", "verified", item["kb_payload"])
    assert {outcomes(bound)[name] for name in ("kb-sd-hash", "nonce", "audience", "type", "issued-at")} == {"passed"}
    assert (outcomes(token)["confirmation"], outcomes(token)["audience"]) == ("passed", "not-checked")
    other = inspected(item["value"], Policy(nonce="another", audience=("https://other.example",)))
    assert outcomes(other["inner"][0])["nonce"] == outcomes(other["inner"][0])["audience"] == "failed"
    assert outcomes(other)["confirmation"] == "failed"
    shorter = inspected(re.sub("~[^~]*", "", item["value"], count=1))
    assert outcomes(shorter["inner"][0])["kb-sd-hash"] == "failed"
    assert (shorter["verdict"], shorter["inner"][0]["verdict"]) == ("verified", "verified")


@pytest.mark.parametrize("item", items("jws-json"))
def test_a_json_example_discloses_and_is_bound(item: dict[str, Any]) -> None:
    token = inspected(json.dumps(item["value"]), EXPECTED if "kb_signature" in item else Policy())
    given = item["value"].get("header") or item["value"]["signatures"][0]["header"]
    assert [each["state"] for each in token["disclosures"]] == ["disclosed"] * len(given["disclosures"])
    assert {each["name"]: each["value"] for each in token["disclosures"]}.items() <= token["disclosed_payload"].items()
    assert outcomes(token)["disclosures"] == "passed"
    assert len(token["inner"]) == ("kb_jwt" in given)
    for bound in token["inner"]:
        assert (bound["verdict"], outcomes(bound)["kb-sd-hash"], outcomes(bound)["nonce"]) == (
            "verified",
            "passed",
            "passed",
        )


@pytest.mark.parametrize("item", items("disclosure"))
def test_a_disclosure_of_the_standard_is_read_with_its_digest(item: dict[str, Any]) -> None:
    findings: list[Finding] = []
    found = read_disclosure(item["value"], "sha-256", 1, findings)
    assert (found.state, findings) == ("unmatched", [])
    contents = item.get("contents") or json.loads(base64url.decode(item["value"]).data)
    assert found.digest == item.get("hash", found.digest)
    assert found.name == (contents[1] if len(contents) == 3 else None)
    assert found.document.plain(found.value) == contents[-1]


def test_the_report_for_people_names_what_is_disclosed_and_what_is_not() -> None:
    text = as_text(inspect(COMPACT[2]["value"], json.dumps(SET["issuer_public_jwk"]), now=NOW))
    assert "given_name" in text
    assert "Digests that nothing here discloses" in text
