"""Where PyJWT and this program accept a key, they agree about every signature, right or wrong."""

from __future__ import annotations

import json
from typing import Any

import jwt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jwt.algorithms import get_default_algorithms

from inspector.model import Policy
from inspector.service.judging.verifier import judge_signature
from inspector.service.keys.key_reader import load_keys
from inspector.service.making.signer import sign
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from tests.service.key_ring import jwk_text, private_pem, public_pem

PYJWT = get_default_algorithms()
NAMES = tuple(name for name in PYJWT if name not in {"none", "ES521"})
RINGS = ("RSA-2048", "RSA-2048 2", "RSA-1024", "P-256", "P-256 2", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448")
FITTING = {
    "R": ("RSA-2048", "RSA-2048 2", "RSA-1024"),
    "P": ("RSA-2048", "RSA-2048 2", "RSA-1024"),
    "ES256": ("P-256", "P-256 2"),
    "ES384": ("P-384",),
    "ES512": ("P-521",),
    "ES256K": ("secp256k1",),
    "EdDSA": ("Ed25519", "Ed448"),
}
secrets = st.text(min_size=1).filter(lambda text: not text.lstrip("\ufeff \t\r\n").startswith(("{", "[", "MI")))


def pairs_for(algorithm: str) -> tuple[str, ...]:
    return FITTING.get(algorithm, FITTING.get(algorithm[0], ()))


def verdict(token: str, keys: str | bytes, *algorithms: str) -> str:
    read = read_token(token)
    judgement = judge_signature(read.signatures[0], read.kind, load_keys(keys), Policy(algorithms=algorithms))
    return judgement.verdict


def pyjwt_says(algorithm: str, key: str, token: str) -> bool:
    """Ask PyJWT's `Algorithm` about the bytes that are signed."""
    data, _, value = token.rpartition(".")
    prepared = PYJWT[algorithm].prepare_key(key)
    return bool(PYJWT[algorithm].verify(data.encode(), prepared, base64url.decode(value).data))


@st.composite
def spoilt(draw: st.DrawFn, token: str) -> str:
    """Leave a token as it is, or change its payload or its signature in one of many ways."""
    head, payload, value = token.split(".")
    raw = base64url.decode(value).data
    how = draw(st.sampled_from(["as it is", "cut", "longer", "flip", "other payload", "empty"]))
    if how == "cut":
        raw = raw[: draw(st.integers(0, len(raw) - 1))]
    elif how == "longer":
        raw += draw(st.binary(min_size=1, max_size=4))
    elif how == "flip":
        at = draw(st.integers(0, len(raw) - 1))
        raw = raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]
    elif how == "other payload":
        payload = base64url.encode(draw(st.binary(min_size=1, max_size=20)))
    elif how == "empty":
        raw = b""
    return f"{head}.{payload}.{base64url.encode(raw)}"


@given(st.data(), secrets, secrets, st.sampled_from(["HS256", "HS384", "HS512"]))
def test_secrets(data: st.DataObject, secret: str, other: str, algorithm: str) -> None:
    token = data.draw(spoilt(sign(json.dumps({"alg": algorithm}), '{"a":1}', secret)))
    key = data.draw(st.sampled_from([secret, other]))
    expected = "verified" if pyjwt_says(algorithm, key, token) else "bad-signature"
    assert verdict(token, key) == expected


@settings(max_examples=30)
@pytest.mark.parametrize("algorithm", [name for name in NAMES if not name.startswith("HS")])
@given(st.data())
def test_key_pairs(algorithm: str, data: st.DataObject) -> None:
    signer = data.draw(
        st.sampled_from([name for name in pairs_for(algorithm) if (algorithm, name) != ("PS512", "RSA-1024")])
    )
    token = data.draw(spoilt(sign(json.dumps({"alg": algorithm}), '{"a":1}', private_pem(signer))))
    checker = data.draw(st.sampled_from(pairs_for(algorithm)))
    key = public_pem(checker)
    expected = "verified" if pyjwt_says(algorithm, key, token) else "bad-signature"
    assert verdict(token, key) == expected
    assert verdict(token, private_pem(checker)) == expected
    assert verdict(token, jwk_text(checker)) == expected
    assert verdict(token, jwk_text(checker), algorithm) == expected


@pytest.mark.parametrize("checker", RINGS)
@pytest.mark.parametrize("algorithm", NAMES)
def test_a_key_that_pyjwt_does_not_take_for_an_algorithm_is_refused(algorithm: str, checker: str) -> None:
    key = public_pem(checker)
    token = f"{base64url.encode(json.dumps({'alg': algorithm}).encode())}.e30.AAAA"
    try:
        PYJWT[algorithm].prepare_key(key)
    except (jwt.InvalidKeyError, TypeError, ValueError):
        assert verdict(token, key) == "refused"
    else:
        assert verdict(token, key) == "bad-signature"


ordinary_claims = st.fixed_dictionaries(
    {},
    optional={
        "sub": st.text(),
        "iss": st.text(),
        "jti": st.text(),
        "aud": st.text(min_size=1) | st.lists(st.text(min_size=1), min_size=1, max_size=3),
        "n": st.integers(-(10**25), 10**25),
        "nested": st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=3),
    },
)


@given(ordinary_claims, st.sampled_from(["HS256", "RS256", "PS384", "ES256", "EdDSA"]), st.booleans(), st.data())
def test_ordinary_tokens_are_accepted_and_refused_as_by_decode(
    claims: dict[str, Any], algorithm: str, genuine: bool, data: st.DataObject
) -> None:
    secret = "a secret of more than thirty-two bytes, for both of them"
    pair = "" if algorithm == "HS256" else pairs_for(algorithm)[0]
    token = jwt.encode(claims, private_pem(pair) if pair else secret, algorithm)
    if not genuine:
        token = data.draw(spoilt(token))
    key = public_pem(pair) if pair else secret
    allowed = data.draw(st.sampled_from([[algorithm], ["HS512", algorithm], ["HS512"]]))
    try:
        jwt.decode(token, key, algorithms=allowed, options={"verify_aud": False})
        accepted = True
    except jwt.DecodeError as error:
        # A payload that is no claims is a matter of form: PyJWT says so only behind a good signature.
        accepted = "payload" in str(error).lower()
    except jwt.InvalidAlgorithmError:
        accepted = False
    assert (verdict(token, key, *allowed) == "verified") == accepted
