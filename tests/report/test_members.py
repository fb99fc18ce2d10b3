from __future__ import annotations

import json

import jwt

from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.reading import base64url

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
        {
            "where": "payload $.cnf.jwk",
            "kind": "OKP",
            "detail": "Ed25519",
            "kid": None,
            "thumbprint": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            "named_by": [],
        }
    ]
    assert token["signature_expected_by"] == "algorithm"
    assert [(part["part"], part["bytes"]) for part in token["parts"]] == [
        ("header", len(token["header_text"])),
        ("payload", len(token["payload_text"])),
        ("signature", 32),
    ]


def test_each_signature_of_a_json_serialization_is_told_in_hex() -> None:
    head, body, signature = TOKEN.split(".")
    serialized = {"payload": body, "signatures": [{"protected": head, "signature": signature}] * 2}
    told = as_dict(inspect(json.dumps(serialized), SECRET, now=0))["tokens"][0]
    assert {each["signature_hex"] for each in told["signatures"]} == {told["signature_hex"]}
    assert [each["signature_expected_size"] for each in told["signatures"]] == [32, 32]
    assert [(part["part"], part["number"]) for part in told["parts"]] == [
        ("payload", None), ("header", 1), ("signature", 1), ("header", 2), ("signature", 2),
    ]  # fmt: skip


def test_the_place_of_a_token_is_told_and_a_key_that_it_names() -> None:
    keys = json.dumps({"keys": [{"kty": "oct", "kid": name, "k": "YSBzZWNyZXQ"} for name in ("a", "b")]})
    report = as_dict(inspect(jwt.encode({}, SECRET, headers={"kid": "b"}), keys, now=0))["tokens"][0]
    assert report["place"] is None
    assert [(key["kid"], key["named_by"][0]["agrees"]) for key in report["keys_named"]] == [("a", False), ("b", True)]


def test_the_halves_of_an_elliptic_signature_are_told_apart() -> None:
    head, body, _ = jwt.encode({}, SECRET).split(".")
    head = base64url.encode(b'{"alg":"ES256"}')
    value = bytes(range(64))
    told = as_dict(inspect(f"{head}.{body}.{base64url.encode(value)}", now=0))["tokens"][0]
    assert told["signature_halves"] == {"r": value[:32].hex(), "s": value[32:].hex()}
    short = as_dict(inspect(f"{head}.{body}.{base64url.encode(value[1:])}", now=0))["tokens"][0]
    assert short["signature_halves"] is None
    assert (short["signature_size"], short["signature_expected_size"]) == (63, 64)


def test_the_report_for_a_terminal_explains_what_is_short() -> None:
    text = as_text(inspect(TOKEN, now=0))
    assert "Type        OAuth access token (RFC 9068, 2.2), Microsoft Entra token, version 2" in text
    line = next(line for line in text.splitlines() if line.startswith("  tid:"))
    assert line.endswith("Tenant (directory) that the user logged in to.")
    assert next(line for line in text.splitlines() if line.startswith("  odd name:")) == "  odd name: 1"


def test_odd_names_can_leave_the_program() -> None:
    token = as_dict(inspect(jwt.encode({"\ud800": 1, "a\u202e": 2}, SECRET), now=0))
    json.dumps(token, ensure_ascii=False).encode()
