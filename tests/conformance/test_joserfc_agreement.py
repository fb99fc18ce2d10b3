"""Where joserfc and this program accept a key, they agree about every signature, right or wrong."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from inspector.model import Policy
from inspector.service.judging.verifier import judge_signature
from inspector.service.keys.key_reader import load_keys
from inspector.service.making.signer import sign
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from tests.service.key_ring import jwk, private_pem, public_pem

KEYS = {
    "RS256": ("RSA-2048", "RSA-2048 2"),
    "RS384": ("RSA-2048", "RSA-2048 2"),
    "RS512": ("RSA-2048", "RSA-2048 2"),
    "PS256": ("RSA-2048", "RSA-2048 2"),
    "PS384": ("RSA-2048", "RSA-2048 2"),
    "PS512": ("RSA-2048", "RSA-2048 2"),
    "ES256": ("P-256", "P-256 2"),
    "ES384": ("P-384", "P-384 2"),
    "ES512": ("P-521", "P-521 2"),
    "ES256K": ("secp256k1", "secp256k1 2"),
    "EdDSA": ("Ed25519", "Ed448"),
    "Ed25519": ("Ed25519", "Ed25519 2"),
    "Ed448": ("Ed448", "Ed448 2"),
}
secrets = st.binary(min_size=1, max_size=80)


def importer(name: str) -> Any:
    return RSAKey if name.startswith("RSA") else OKPKey if name.startswith("Ed") else ECKey


def joserfc_says(token: str, key: Any, algorithm: str) -> bool:
    """Ask joserfc whether the token verifies with this key by this algorithm."""
    with warnings.catch_warnings():  # it warns of EdDSA, which is named anew
        warnings.simplefilter("ignore", SecurityWarning)
        try:
            jws.deserialize_compact(token, key, algorithms=[algorithm])
        except (JoseError, ValueError):
            return False
    return True


def verdict(token: str, keys: str) -> str:
    read = read_token(token)
    return judge_signature(read.signatures[0], read.kind, load_keys(keys), Policy()).verdict


@st.composite
def spoilt(draw: st.DrawFn, token: str) -> str:
    """Leave a token as it is, or change one of its parts."""
    head, payload, value = token.split(".")
    raw = base64url.decode(value).data
    how = draw(st.sampled_from(["as it is", "as it is", "cut", "flip", "other payload"]))
    if how == "cut":
        raw = raw[: draw(st.integers(1, len(raw) - 1))]
    elif how == "flip":
        at = draw(st.integers(0, len(raw) - 1))
        raw = raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]
    elif how == "other payload":
        payload = base64url.encode(draw(st.binary(min_size=1, max_size=20)))
    return f"{head}.{payload}.{base64url.encode(raw)}"


@settings(max_examples=20)
@pytest.mark.parametrize("algorithm", KEYS)
@given(st.data())
def test_key_pairs(algorithm: str, data: st.DataObject) -> None:
    signer, checker = (data.draw(st.sampled_from(KEYS[algorithm])) for _ in range(2))
    token = data.draw(spoilt(sign(json.dumps({"alg": algorithm}), '{"a":1}', private_pem(signer))))
    key = jwk(checker)
    expected = "verified" if joserfc_says(token, importer(checker).import_key(key), algorithm) else "bad-signature"
    assert verdict(token, json.dumps(key)) == expected
    assert verdict(token, public_pem(checker)) == expected
    assert verdict(token, json.dumps({"keys": [key]})) == expected


@given(st.data(), secrets, secrets, st.sampled_from(["HS256", "HS384", "HS512"]))
def test_secrets(data: st.DataObject, secret: bytes, other: bytes, algorithm: str) -> None:
    given_key = {"kty": "oct", "k": base64url.encode(secret)}
    token = data.draw(spoilt(sign(json.dumps({"alg": algorithm}), '{"a":1}', json.dumps(given_key))))
    tried = data.draw(st.sampled_from([secret, other]))
    with warnings.catch_warnings():  # it warns of short secrets, as we do
        warnings.simplefilter("ignore", SecurityWarning)
        key = OctKey.import_key(tried)
    expected = "verified" if joserfc_says(token, key, algorithm) else "bad-signature"
    assert verdict(token, json.dumps({"kty": "oct", "k": base64url.encode(tried)})) == expected


@pytest.mark.parametrize("algorithm", KEYS)
def test_a_genuine_token_verifies_with_both(algorithm: str) -> None:
    (name, _) = KEYS[algorithm]
    token = sign(json.dumps({"alg": algorithm}), '{"a":1}', private_pem(name))
    assert joserfc_says(token, importer(name).import_key(jwk(name)), algorithm)
    assert verdict(token, public_pem(name)) == "verified"
