"""The examples that the RFCs themselves print: signed ones verify, encrypted ones open."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspector.report import as_dict, as_text
from inspector.service import inspect

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILE = Path(VECTORS) / "rfc-appendix" / "rfc-appendix.json"
SET: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if VECTORS else {"cases": []}
BY_ID = {case["id"]: case for case in SET["cases"]}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")

WITHOUT_KEY = {"jwcrypto-MMA-ok", "jwcrypto-MMA-ko"}
NESTED = "rfc7519-A.2"
ENCRYPTED = {
    "rfc7516-A.1", "rfc7516-A.2", "rfc7516-A.3", "rfc7516-A.4", "rfc7516-A.5", "rfc7519-A.1", NESTED, "jwcrypto-issue136",
    *WITHOUT_KEY,
}  # fmt: skip
NOT_VERIFIED = {"rfc7515-A.5": "unsecured", "rfc7515-E": "refused"}
KINDS = {"jws-json-general": "jws-json", "jws-json-flattened": "jws-json", "jwe-json-general": "jwe-json",
         "jwe-json-flattened": "jwe-json"}  # fmt: skip


def inspected(case: dict[str, Any]) -> dict[str, Any]:
    token, key = case["token"], case["key"]
    text = token if isinstance(token, str) else json.dumps(token)
    keys = json.dumps({"keys": key} if isinstance(key, list) else key) if key else ""
    detached = case["expect"] == "valid-detached-or-unencoded" and ".." in token
    inspection = inspect(text, keys, now=1_300_000_000, payload=case["payload"] if detached else None)
    assert as_text(inspection)
    plain = as_dict(inspection)
    json.dumps(plain, allow_nan=False)
    (only,) = plain["tokens"]
    assert isinstance(only, dict)
    return only


def named(ids: set[str]) -> list[str]:
    return sorted(ids & set(BY_ID))


def test_every_case_is_accounted_for() -> None:
    assert len(BY_ID) == 24
    assert set(BY_ID) >= ENCRYPTED | set(NOT_VERIFIED)


@pytest.mark.parametrize("name", named(set(BY_ID) - ENCRYPTED - set(NOT_VERIFIED)))
def test_a_signed_example_verifies_and_shows_exactly_what_was_signed(name: str) -> None:
    case, token = BY_ID[name], inspected(BY_ID[name])
    kind = "jws-detached" if ".." in case["token"] else KINDS.get(case["form"], case["form"])
    assert (token["kind"], token["parse"]) == (kind, "ok")
    if token["verdict"] == "per-signature":
        assert [signature["verdict"] for signature in token["signatures"]] == ["verified"] * 2
    else:
        assert token["verdict"] == "verified"
    if case["payload"] is not None:
        assert token["payload_text"] == case["payload"]


@pytest.mark.parametrize("name", named(set(NOT_VERIFIED)))
def test_what_must_not_be_accepted_is_not(name: str) -> None:
    token = inspected(BY_ID[name])
    assert (token["kind"], token["parse"]) == ("unsecured", "ok")
    codes = {finding["code"] for finding in token["findings"]}
    assert token["verdict"] == NOT_VERIFIED[name] or (name == "rfc7515-E" and "crit-unknown" in codes)
    assert token["verdict"] != "verified"


@pytest.mark.parametrize("name", named(ENCRYPTED))
def test_an_encrypted_example_opens_with_its_key(name: str) -> None:
    case, token = BY_ID[name], inspected(BY_ID[name])
    assert token["kind"] == KINDS.get(case["form"], case["form"])
    assert token["parse"] == "ok"
    assert token["verdict"] == ("encrypted" if name in WITHOUT_KEY else "decrypted")
    assert token["header"]["enc"]
    assert token["header"]["alg"]
    if name in WITHOUT_KEY:
        assert token["payload_text"] is None
    elif token["header"].get("cty") != "JWT" and isinstance(case["payload"], str):
        assert token["payload_text"] == case["payload"] or token["payload"] == json.loads(case["payload"])


@pytest.mark.parametrize("name", named(ENCRYPTED))
def test_an_encrypted_example_without_a_key_shows_its_header_alone(name: str) -> None:
    token = inspected({**BY_ID[name], "key": None})
    assert (token["verdict"], token["payload"], token["payload_text"], token["key"]) == ("encrypted", None, None, None)
    assert token["header"]["enc"]


def test_a_nested_example_is_opened_to_the_innermost() -> None:
    signer = BY_ID["rfc7515-A.2"]
    outer = inspected({**BY_ID[NESTED], "key": [BY_ID[NESTED]["key"], signer["key"]]})
    (inner,) = outer["inner"]
    assert (outer["verdict"], inner["verdict"]) == ("decrypted", "verified")
    assert inner["payload_text"] == signer["payload"]
    assert outer["lifetime"]["expires_at"] is None
    assert inner["lifetime"]["expires_at"] == 1_300_819_380


def test_the_signature_inside_is_not_called_bad_for_want_of_its_key() -> None:
    (inner,) = inspected(BY_ID[NESTED])["inner"]
    assert inner["verdict"] == "not-checked"
    assert inner["key"] is None
    assert "none for the signature inside" in next(c["reason"] for c in inner["checks"] if c["name"] == "signature")
