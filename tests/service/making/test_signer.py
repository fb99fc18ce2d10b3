from __future__ import annotations

import base64
import json

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import get_default_algorithms

from inspector.model import Policy, Refusal
from inspector.model.sentences.refusals import REFUSALS
from inspector.service.judging.verifier import judge_signature
from inspector.service.keys.key_reader import load_keys
from inspector.service.making.signer import sign, sign_with, signing_key
from inspector.service.reading.reader import read_token
from tests.service.key_ring import (
    ASYMMETRIC,
    LONG_SECRET,
    SYMMETRIC,
    jwk,
    jwk_text,
    key_name,
    private_pem,
    public_pem,
)

HS256 = '{"alg":"HS256"}'


def decoded(segment: str) -> str:
    return base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()


def refused(header: str, claims: str, key: str | bytes, **more: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        sign(header, claims, key, **more)
    assert caught.value.code in REFUSALS
    assert "{" not in caught.value.message
    return caught.value


@pytest.mark.parametrize("algorithm", [*ASYMMETRIC, *SYMMETRIC])
def test_every_algorithm_signs_what_the_public_half_verifies(algorithm: str) -> None:
    symmetric = algorithm in SYMMETRIC
    private = LONG_SECRET if symmetric else private_pem(key_name(algorithm))
    public = LONG_SECRET if symmetric else public_pem(key_name(algorithm))
    token = read_token(sign(json.dumps({"alg": algorithm}), '{"a":1}', private))
    judgement = judge_signature(token.signatures[0], token.kind, load_keys(public), Policy())
    assert (judgement.verdict, judgement.findings) == ("verified", ())


@pytest.mark.parametrize("algorithm", [*SYMMETRIC, *(name for name in ASYMMETRIC if name in get_default_algorithms())])
def test_pyjwt_accepts_what_was_signed(algorithm: str) -> None:
    symmetric = algorithm in SYMMETRIC
    private = LONG_SECRET if symmetric else private_pem(key_name(algorithm))
    public = LONG_SECRET if symmetric else public_pem(key_name(algorithm))
    token = sign(json.dumps({"alg": algorithm}), '{"sub":"me"}', private)
    assert jwt.decode(token, public, algorithms=[algorithm]) == {"sub": "me"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.dictionaries(st.text(), json_values, max_size=4), st.sampled_from([None, 2]), st.booleans())
def test_header_and_claims_are_signed_byte_for_byte(claims: object, indent: int | None, ascii_only: bool) -> None:
    header = '{ "typ" : "JWT",\n"alg":"HS256"}  '
    text = json.dumps(claims, indent=indent, ensure_ascii=ascii_only)
    head, payload, _ = sign(header, text, LONG_SECRET).split(".")
    assert decoded(head) == header
    assert decoded(payload) == text
    assert jwt.api_jws.decode(f"{sign(header, text, LONG_SECRET)}", LONG_SECRET, algorithms=["HS256"]) == text.encode()


@pytest.mark.parametrize(
    "claims",
    [
        '{"a":1.10,"a":2}',
        "[1]",
        '"text"',
        "1e400",
        '{"x":"\\ud800"}',
        "[" * 2000 + "]" * 2000,
        "9" * 5000,
        ' {"a" : 1} \n',
    ],
)
def test_what_is_json_is_signed_as_written(claims: str) -> None:
    assert decoded(sign(HS256, claims, LONG_SECRET).split(".")[1]) == claims


@pytest.mark.parametrize(
    "claims, line, column",
    [
        ('{"a":1,}', 1, 7),
        ('{\n "a": x}', 2, 7),
        ("", 1, 1),
        ('{"a":NaN}', 1, 6),
        ("{'a':1}", 1, 2),
        ('{"a":1} x', 1, 9),
    ],
)
def test_broken_claims_are_refused_with_their_place(claims: str, line: int, column: int) -> None:
    refusal = refused(HS256, claims, LONG_SECRET)
    assert refusal.code == "claims-not-json"
    assert f"line {line}, column {column}" in refusal.message


@pytest.mark.parametrize(
    "header, code",
    [
        ('{"alg":"HS256"', "header-not-json"),
        ("", "header-not-json"),
        ('["alg"]', "header-not-object"),
        ("{}", "alg-missing"),
        ('{"alg":7}', "alg-missing"),
        ('{"alg":"hs256"}', "alg-unknown"),
        ('{"alg":"None"}', "alg-unknown"),
        ('{"alg":"RSA-OAEP"}', "alg-unknown"),
        ('{"alg":"HS256","b64":false,"crit":["b64"]}', "b64-false"),
    ],
)
def test_a_header_that_cannot_be_signed_is_refused(header: str, code: str) -> None:
    assert refused(header, "{}", LONG_SECRET).code == code


def test_half_a_character_is_refused_with_its_place() -> None:
    refusal = refused(HS256, '{\n"a":"\ud83d"}', LONG_SECRET)
    assert refusal.code == "lone-surrogate"
    assert "U+D83D" in refusal.message
    assert "line 2, column 6" in refusal.message
    assert refused('{"alg":"HS256\udc00"}', "{}", LONG_SECRET).code == "lone-surrogate"


def test_the_last_alg_counts_as_for_every_reader() -> None:
    token = sign('{"alg":"RS256","alg":"HS256"}', "{}", LONG_SECRET)
    assert jwt.decode(token, LONG_SECRET, algorithms=["HS256"]) == {}


def test_none_makes_an_unsecured_token_with_and_without_a_key() -> None:
    assert sign('{"alg":"none"}', '{"a":1}', "") == "eyJhbGciOiJub25lIn0.eyJhIjoxfQ."
    assert sign_with('{"alg":"none"}', '{"a":1}', load_keys(LONG_SECRET)) == ("eyJhbGciOiJub25lIn0.eyJhIjoxfQ.", None)


def test_a_hostile_header_may_be_written() -> None:
    assert sign('{"alg":"HS256","crit":["x"],"jku":"https://evil.test"}', "{}", LONG_SECRET).count(".") == 2


def test_a_short_secret_signs() -> None:
    assert sign(HS256, "{}", "x").count(".") == 2


def test_the_encodings_of_a_secret() -> None:
    assert sign(HS256, "{}", "aGVsbG8", secret_encoding="base64url") == sign(HS256, "{}", "hello")


@pytest.mark.parametrize(
    "algorithm, key, code",
    [
        ("HS256", "", "no-key"),
        ("HS256", '{"k":"AAAA"}', "key-unreadable"),
        ("RS256", public_pem("RSA-2048"), "key-cannot-sign"),
        ("RS256", LONG_SECRET, "key-does-not-fit"),
        ("HS256", public_pem("RSA-2048"), "key-does-not-fit"),
        ("HS256", private_pem("P-256"), "key-does-not-fit"),
        ("ES384", private_pem("P-256"), "key-wrong-curve"),
        ("Ed448", private_pem("Ed25519"), "key-wrong-curve"),
        ("RS256", jwk_text("RSA-2048", private=True, alg="RS512"), "key-not-for-this"),
        ("RS256", jwk_text("RSA-2048", private=True, use="enc"), "key-not-for-this"),
        ("RS256", jwk_text("RSA-2048", private=True, key_ops=["verify"]), "key-not-for-this"),
        ("PS512", private_pem("RSA-1024"), "key-too-small"),
    ],
)
def test_a_key_that_cannot_make_the_signature_is_refused(algorithm: str, key: str, code: str) -> None:
    refusal = refused(json.dumps({"alg": algorithm}), "{}", key)
    assert refusal.code == code
    assert not any(line in refusal.message for line in key.splitlines() if line)


def test_an_encrypted_key_asks_for_its_password_and_signs_with_it() -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

    from tests.service.key_ring import private_key

    pem = private_key("P-256").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"pw"))
    assert "password" in refused('{"alg":"ES256"}', "{}", pem).message
    assert sign('{"alg":"ES256"}', "{}", pem, password="pw").count(".") == 2


def test_of_several_keys_the_one_with_the_kid_signs() -> None:
    keys = load_keys(json.dumps([jwk("P-256", private=True, kid="a"), jwk("P-256 2", private=True, kid="b")]))
    assert signing_key(keys, "ES256", "b").kid == "b"
    assert signing_key(keys, "ES256", "c").kid == "a"
    assert signing_key(keys, "ES256").kid == "a"


def test_a_private_key_beside_its_public_half_signs() -> None:
    keys = load_keys(public_pem("P-256") + private_pem("P-256"))
    assert signing_key(keys, "ES256").private


@pytest.mark.parametrize(
    "header,claims,said",
    [
        ("hello world", "{}", "The header must be a JSON object, in braces."),
        (HS256, "hello world", "The payload is not valid JSON: a word that JSON does not know (line 1, column 1)."),
        (" ", "{}", "The header is not valid JSON: it is empty (line 1, column 1)."),
        (HS256, "", "The payload is not valid JSON: it is empty (line 1, column 1)."),
    ],
)
def test_what_is_no_json_is_not_called_empty(header: str, claims: str, said: str) -> None:
    with pytest.raises(Refusal) as raised:
        sign(header, claims, "a secret of more than thirty-two bytes")
    assert raised.value.message == said
