"""What is handed on: no signature unless it is asked for, and never a secret, wherever either may stand."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from inspector.report import as_dict
from inspector.report.markdown import as_markdown
from inspector.report.redaction import SECRET_REMOVED, SIGNATURE_REMOVED, UNREAD_REMOVED, redacted, without_signatures
from inspector.service import inspect, sign

SECRET = "a secret of more than thirty-two bytes"
HS = '{"alg":"HS256","kid":"k1"}'
UNENCODED = '{"alg":"HS256","b64":false,"crit":["b64"]}'
NESTING = '{"alg":"HS256","cty":"JWT"}'
DIRECT = '{"alg":"dir","enc":"A128GCM"}'
NONE = '{"alg":"none"}'
NOW = 1_700_000_000
PLAIN = sign(HS, '{"sub":"a","exp":1700000100}', SECRET)
PRIVATE = {
    "kty": "OKP",
    "crv": "Ed25519",
    "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    "d": "nWGxne_9WmC6hEr0kuwsxER",
}


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def signature_of(token: str) -> str:
    return token.rpartition(".")[2]


def told(text: str, *, signature: bool = False) -> dict[str, Any]:
    plain = redacted(as_dict(inspect(text, SECRET, now=NOW)), signature=signature)
    json.dumps(plain, allow_nan=False)
    return plain


def test_the_signature_is_cut_and_stays_when_it_is_asked_for() -> None:
    (token,) = told(PLAIN)["tokens"]
    assert token["text"] == f"{PLAIN.rpartition('.')[0]}.{SIGNATURE_REMOVED}"
    assert (token["verdict"], token["signature_hex"], token["signature_halves"]) == ("verified", None, None)
    (token,) = told(PLAIN, signature=True)["tokens"]
    assert token["text"] == PLAIN
    assert token["signature_hex"]


NESTED = sign('{"alg":"HS256","cty":"JWT"}', json.dumps({"id_token": PLAIN, PLAIN: 1}), SECRET)
SERIALIZED = json.dumps(
    {"payload": PLAIN.split(".")[1], "protected": PLAIN.split(".")[0], "signature": signature_of(PLAIN)}
)
SEVERAL = json.dumps(
    {
        "payload": PLAIN.split(".")[1],
        "signatures": [{"protected": PLAIN.split(".")[0], "signature": signature_of(PLAIN)}] * 2,
    }
)
BARE = f"{encoded(UNENCODED)}.a b c.{signature_of(PLAIN)}"
ODD_HEADER = f" {encoded(' ' * 9 + HS)}.e30.{signature_of(PLAIN)}"


@pytest.mark.parametrize("text", [PLAIN, NESTED, SERIALIZED, SEVERAL, BARE, ODD_HEADER, f"{PLAIN}~abc~{PLAIN}"])
def test_no_form_of_token_keeps_its_signature(text: str) -> None:
    inspection = inspect(text, SECRET, now=NOW)
    plain = redacted(as_dict(inspection))
    for written in (json.dumps(plain), as_markdown(inspection)):
        assert signature_of(PLAIN) not in written
        assert encoded(PLAIN)[8:-8] not in written
        assert base64.urlsafe_b64decode(signature_of(PLAIN) + "=").hex(" ") not in written


def test_a_payload_that_is_a_token_is_not_there_in_the_text_either() -> None:
    (token,) = told(f"{encoded(NESTING)}.{encoded(PLAIN)}.AAAA")["tokens"]
    assert token["text"] == SECRET_REMOVED
    assert signature_of(PLAIN) not in json.dumps(token)


@pytest.mark.parametrize("signature", [False, True])
def test_a_private_key_in_a_token_is_never_told(signature: bool) -> None:
    header = json.dumps({"alg": "HS256", "jwk": PRIVATE})
    text = sign(header, json.dumps({"jwks": {"keys": [PRIVATE]}}), SECRET)
    inspection = inspect(text, SECRET, now=NOW)
    plain = told(text, signature=signature)
    (token,) = plain["tokens"]
    assert token["text"] == SECRET_REMOVED
    assert token["header"]["jwk"]["d"] == SECRET_REMOVED
    assert json.loads(token["payload_text"])["jwks"]["keys"][0]["x"] == PRIVATE["x"]
    for written in (json.dumps(plain), as_markdown(inspection, signature=signature)):
        assert PRIVATE["d"] not in written
        assert text.split(".")[0] not in written


@pytest.mark.parametrize("signature", [False, True])
def test_a_secret_is_not_told_nor_its_thumbprint(signature: bool) -> None:
    inspection = inspect(PLAIN, SECRET, now=NOW)
    for written in (json.dumps(told(PLAIN, signature=signature)), as_markdown(inspection, signature=signature)):
        assert SECRET not in written
        assert inspection.keys[0].thumbprint not in written
        assert encoded(SECRET) not in written


def test_what_is_no_token_is_left_out() -> None:
    (token,) = told("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp\n")["tokens"]
    assert token["text"] == UNREAD_REMOVED
    assert "MC4CAQ" not in json.dumps(token)


def test_encrypted_tokens_are_cut_and_unsecured_ones_have_nothing_to_cut() -> None:
    jwe = f"{encoded(DIRECT)}..aXZpdml2aXZpdml2.Y2lwaGVy.dGFndGFndGFndGFndGFn"
    (token,) = told(jwe)["tokens"]
    assert "Y2lwaGVy" not in token["text"]
    bare = f"{encoded(NONE)}.e30."
    assert told(bare)["tokens"][0]["text"] == bare


def test_texts_without_tokens_stay_as_they_are() -> None:
    assert without_signatures("eyes are e.g. blue; v1.2.3 and www.example.com") == (
        "eyes are e.g. blue; v1.2.3 and www.example.com"
    )
