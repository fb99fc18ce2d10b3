from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service import inspect, sign
from inspector.service.reading import base64url, json_serialization
from inspector.service.reading.json_serialization import is_serialization, read_json

SECRET = "a secret of more than thirty-two bytes"
OTHER = "another secret of more than thirty-two bytes"


def signature(header: str = '{"alg":"HS256"}', payload: str = '{"sub":"a"}', secret: str = SECRET) -> dict[str, Any]:
    protected, _, value = sign(header, payload, secret).split(".")
    return {"protected": protected, "signature": value}


PAYLOAD = base64url.encode(b'{"sub":"a"}')
FLATTENED = {"payload": PAYLOAD, **signature()}
GENERAL = {"payload": PAYLOAD, "signatures": [signature(), signature(secret=OTHER)]}
ENCRYPTED = {
    "protected": base64url.encode(b'{"enc":"A128GCM"}'),
    "header": {"alg": "dir"},
    "iv": "AA",
    "ciphertext": "AA",
    "tag": "AA",
}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("value", [FLATTENED, GENERAL, ENCRYPTED])
def test_a_serialization_is_told_by_its_members(value: object, indent: int | None) -> None:
    assert is_serialization(json.dumps(value, indent=indent))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"signature":"x"}', '{"signatures":"x"}', '{"ciphertext":"x"}', '{"access_token":"a.b.c"}', '["signature"]',
     '{"signature":7,"protected":"x"}', '{"signature', '{"iv":1,"ciphertext":2}'],
)  # fmt: skip
def test_other_json_is_none(text: str) -> None:
    assert not is_serialization(text)
    assert read_json(text) is None


def test_a_flattened_one_verifies() -> None:
    (inspected,) = inspect(json.dumps(FLATTENED), SECRET, now=0).tokens
    assert (inspected.token.kind, inspected.token.parse, inspected.verdict) == ("jws-json", "ok", "verified")
    assert inspected.token.claim_text("sub") == "a"


def test_each_signature_of_a_general_one_has_its_own_verdict() -> None:
    (inspected,) = inspect(json.dumps(GENERAL), SECRET, now=0).tokens
    assert inspected.verdict == "per-signature"
    assert [judgement.verdict for judgement in inspected.signatures] == ["verified", "bad-signature"]


def test_protected_and_unprotected_headers_count_together() -> None:
    value = {"payload": PAYLOAD, **signature(), "header": {"kid": "k1"}}
    (inspected,) = inspect(json.dumps(value), SECRET, now=0).tokens
    assert inspected.token.header.plain() == {"alg": "HS256", "kid": "k1"}
    assert inspected.verdict == "verified"


def test_a_header_that_stands_in_both_is_named() -> None:
    value = {"payload": PAYLOAD, **signature(), "header": {"alg": "HS512"}}
    (inspected,) = inspect(json.dumps(value), SECRET, now=0).tokens
    assert "duplicate-key" in {finding.code for finding in inspected.findings}


def test_a_missing_payload_is_detached_and_can_be_given() -> None:
    text = json.dumps(signature())
    (without,) = inspect(text, SECRET, now=0).tokens
    assert (without.token.kind, without.token.parse, without.verdict) == ("jws-json", "partial", "not-checked")
    (whole,) = inspect(text, SECRET, now=0, payload='{"sub":"a"}').tokens
    assert (whole.token.parse, whole.verdict) == ("ok", "verified")
    (wrong,) = inspect(text, SECRET, now=0, payload='{"sub":"b"}').tokens
    assert wrong.verdict == "bad-signature"


def test_an_encrypted_one_is_recognised() -> None:
    (inspected,) = inspect(json.dumps(ENCRYPTED), now=0).tokens
    assert (inspected.token.kind, inspected.token.parse, inspected.verdict) == ("jwe-json", "ok", "encrypted")
    assert inspected.token.header.plain() == {"enc": "A128GCM", "alg": "dir"}


def test_thousands_of_signatures_are_bounded_for_each_signs_the_whole_payload() -> None:
    value = {"payload": "A" * 10_000, "signatures": [{"protected": "e30", "signature": "AA"}] * 5000}
    token = read_json(json.dumps(value))
    assert token is not None
    assert len(token.signatures) <= json_serialization._MOST_SIGNATURES
    value = {"payload": "A" * 4_000_000, "signatures": [{"protected": "e30", "signature": "AA"}] * 5000}
    token = read_json(json.dumps(value))
    assert token is not None
    signed = sum(len(one.signing_input) for one in token.signatures)
    assert signed <= json_serialization._MOST_SIGNED + 4_000_100


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
members = st.sampled_from(
    [
        "payload",
        "signatures",
        "signature",
        "protected",
        "header",
        "ciphertext",
        "iv",
        "tag",
        "recipients",
        "unprotected",
    ]
)


@given(st.dictionaries(members, st.one_of(json_values, st.lists(st.dictionaries(members, json_values), max_size=3))))
def test_whatever_the_members_hold_it_is_read_or_not(value: dict[str, object]) -> None:
    text = json.dumps(value)
    token = read_json(text)
    assert (token is not None) == is_serialization(text)
    assert all(inspected.verdict != "verified" for inspected in inspect(text, SECRET, now=0).tokens)


def test_both_forms_at_once_are_told() -> None:
    signature = '"protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AAAA"'
    both = f'{{"payload":"e30",{signature},"signatures":[{{{signature}}}]}}'
    found = inspect(both).tokens[0]
    assert "json-both-forms" in {finding.code for finding in found.findings}
    assert "json-both-forms" not in {
        finding.code
        for finding in inspect(both.replace('"signature":"AAAA","signatures"', '"signatures"')).tokens[0].findings
    }
