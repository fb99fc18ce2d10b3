from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from inspector.model import Policy
from inspector.report import as_dict
from inspector.service import inspect, sign
from inspector.service.reading import base64url

SECRET = "a secret of more than thirty-two bytes"
NOW = 1_700_000_000
HS = '{"alg":"HS256","kid":"k1"}'


def told(claims: str = '{"sub":"a"}', key: str = SECRET, policy: Policy = Policy(), header: str = HS) -> dict[str, Any]:  # noqa: B008 - a frozen value
    plain = as_dict(inspect(sign(header, claims, SECRET), key, policy, NOW))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    return plain


def test_the_report_has_what_the_design_says() -> None:
    plain = told()
    assert {"tokens", "keys", "findings"} <= set(plain)
    (token,) = plain["tokens"]
    assert {
        "kind", "parse", "text", "stripped", "header", "payload", "payload_text", "payload_base64", "signature_size",
        "verdict", "key", "checks", "lifetime", "findings", "remedies", "signatures", "inner", "disclosures",
    } <= set(token)  # fmt: skip
    assert {"kind", "size", "kid", "thumbprint", "source"} <= set(token["key"])
    assert set(token["lifetime"]) == {"state", "issued_at", "not_before", "expires_at", "remaining"}
    assert all(set(check) == {"name", "outcome", "expected", "actual", "reason", "source"} for check in token["checks"])
    assert all({"code", "severity", "where", "message"} <= set(finding) for finding in token["findings"])


def test_values_are_those_of_the_token() -> None:
    (token,) = told('{"exp":1700000100,"iat":1700000000,"nbf":1699999999.5}')["tokens"]
    assert token["header"] == {"alg": "HS256", "kid": "k1"}
    assert token["payload"] == {"exp": 1700000100, "iat": 1700000000, "nbf": 1699999999.5}
    assert (token["verdict"], token["signature_size"], token["stripped"]) == ("verified", 32, [])
    assert token["lifetime"] == {
        "state": "valid", "issued_at": NOW, "not_before": NOW - 0.5, "expires_at": NOW + 100, "remaining": 100,
    }  # fmt: skip
    assert isinstance(token["lifetime"]["remaining"], int)


def test_what_was_cleaned_off_is_told_in_words() -> None:
    plain = as_dict(inspect(f" Bearer {sign(HS, '{}', SECRET)}\n", now=NOW))
    assert plain["tokens"][0]["stripped"] == ["white space around it", "“Bearer”"]


def test_the_key_is_told_and_the_secret_is_not() -> None:
    plain = told()
    assert plain["tokens"][0]["key"]["kind"] == "oct"
    assert plain["tokens"][0]["key"]["size"] == len(SECRET) * 8
    assert SECRET not in json.dumps(plain)


@pytest.mark.parametrize(
    "key",
    [
        SECRET,
        f'{{"kty":"oct","k":"{SECRET.encode().hex()}"}}',
        f'{{"kty":"oct","k":"{SECRET}"}}',
        f'{{"keys":[{{"k":"{SECRET}"}}]}}',
    ],
)
def test_no_key_is_ever_in_the_report(key: str) -> None:
    text = json.dumps(told(key=key))
    assert SECRET not in text
    assert SECRET.encode().hex() not in text


def test_bytes_that_are_no_text_are_told_in_base64() -> None:
    text = ".".join((base64url.encode(HS.encode()), base64url.encode(b'{"a":"\xff"}'), "c2ln"))
    (token,) = as_dict(inspect(text, now=NOW))["tokens"]
    assert (token["payload"], token["payload_text"]) == (None, None)
    assert base64.b64decode(token["payload_base64"]) == b'{"a":"\xff"}'


def test_numbers_keep_what_json_can_keep() -> None:
    (token,) = told('{"a":100002348117421473,"b":3.0,"c":1e-7}')["tokens"]
    assert token["payload"]["a"] == 100002348117421473
    assert token["payload_text"] == '{"a":100002348117421473,"b":3.0,"c":1e-7}'


@pytest.mark.parametrize("now", [float("nan"), float("inf"), -1e300])
def test_an_impossible_moment_is_none(now: float) -> None:
    plain = as_dict(inspect(sign(HS, '{"exp":5}', SECRET), now=now))
    json.dumps(plain, allow_nan=False)


def test_a_malformed_token_is_told_like_any_other() -> None:
    (token,) = as_dict(inspect("hell", now=NOW))["tokens"]
    assert (token["kind"], token["parse"], token["text"], token["verdict"]) == (
        "malformed",
        "fail",
        "hell",
        "not-checked",
    )
    assert (token["header"], token["payload"], token["payload_text"], token["key"]) == (None, None, None, None)
    assert [finding["code"] for finding in token["findings"]] == ["segment-count"]


def test_a_serialization_lists_its_signatures() -> None:
    protected, payload, value = sign(HS, '{"sub":"a"}', SECRET).split(".")
    one = {"protected": protected, "signature": value}
    text = json.dumps({"payload": payload, "signatures": [one, {**one, "signature": "AA"}]})
    (token,) = as_dict(inspect(text, SECRET, now=NOW))["tokens"]
    assert token["verdict"] == "per-signature"
    assert [signature["verdict"] for signature in token["signatures"]] == ["verified", "bad-signature"]
    assert all({"header", "verdict", "key", "checks"} <= set(signature) for signature in token["signatures"])
