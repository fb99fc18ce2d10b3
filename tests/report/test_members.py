from __future__ import annotations

import json

import jwt

from inspector.report import as_dict, as_text
from inspector.service import inspect

SECRET = "a secret that is long enough for it"
CLAIMS = {
    "iss": "https://login.microsoftonline.com/a/v2.0",
    "tid": "a",
    "odd name": 1,
    "cnf": {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}},
}
TOKEN = jwt.encode(CLAIMS, SECRET, headers={"typ": "at+jwt"})


def test_each_claim_is_told_with_its_size_and_its_meaning() -> None:
    token = as_dict(inspect(TOKEN, now=0))["tokens"][0]
    claims = {claim["name"]: claim for claim in token["claims"]}
    assert list(claims) == list(CLAIMS)
    assert claims["tid"] == {
        "name": "tid",
        "path": "$.tid",
        "bytes": len(',"tid":"a"'),
        "encoded": 13,
        "explanation": "Tenant (directory) that the user logged in to.",
        "source": "Microsoft Entra, token claims",
    }
    assert claims["odd name"]["path"] == '$["odd name"]'
    assert claims["odd name"]["explanation"] is None
    assert sum(claim["bytes"] for claim in token["claims"]) + 2 == len(token["payload_text"])
    assert {header["name"]: header["source"] for header in token["headers"]}["alg"] == "RFC 7515, 4.1.1"


def test_the_type_is_told() -> None:
    token = as_dict(inspect(TOKEN, now=0))["tokens"][0]
    assert token["type"]["code"] == "access-token"
    assert [row["code"] for row in token["types"]] == ["access-token", "entra/v2"]
    assert as_dict(inspect("a.b.c", now=0))["tokens"][0]["type"] is None


def test_signature_size_and_keys_are_told() -> None:
    token = as_dict(inspect(TOKEN, SECRET, now=0))["tokens"][0]
    assert len(bytes.fromhex(token["signature_hex"])) == token["signature_size"] == token["signature_expected_size"]
    assert token["size"] == {"token": len(TOKEN), "cookie_limit": 4096, "header_limit": 8190}
    assert token["thumbprints"] == [
        {"where": "payload $.cnf.jwk", "kind": "OKP", "thumbprint": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"}
    ]


def test_the_report_for_a_terminal_explains_what_is_short() -> None:
    text = as_text(inspect(TOKEN, now=0))
    assert "Type        OAuth access token (RFC 9068, 2.2), Microsoft Entra token, version 2" in text
    line = next(line for line in text.splitlines() if line.startswith("  tid:"))
    assert line.endswith("Tenant (directory) that the user logged in to.")
    assert next(line for line in text.splitlines() if line.startswith("  odd name:")) == "  odd name: 1"


def test_odd_names_can_leave_the_program() -> None:
    token = as_dict(inspect(jwt.encode({"\ud800": 1, "a\u202e": 2}, SECRET), now=0))
    json.dumps(token, ensure_ascii=False).encode()
