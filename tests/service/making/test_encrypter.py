"""Encryption: what is made with each algorithm opens again here and with joserfc, and what cannot be made is said."""

from __future__ import annotations

import json

import pytest

from inspector.model import KeySet, Refusal
from inspector.model.policy import Policy
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS
from inspector.service.inspector import assess, read
from inspector.service.keys.forms import forms_of
from inspector.service.keys.key_reader import load_keys, password_key
from inspector.service.keys.maker import make_key
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.encrypter import encrypt
from inspector.service.making.signer import sign_with

LACKING = {"RSA-OAEP-384", "RSA-OAEP-512"}
"""Algorithms that joserfc does not have."""
ALGORITHMS = [name for name in MANNERS if name not in LACKING]


def keys_for(algorithm: str, encryption: str) -> KeySet:
    manner = MANNERS[algorithm]
    if manner.is_by_password:
        return KeySet(password=password_key("correct horse"))
    if "RSA" in manner.kinds:
        return KeySet((make_key("RSA 2048"),))
    if "EC" in manner.kinds:
        return KeySet((make_key("P-256"),))
    bits = manner.bits or CONTENT_BITS[encryption]
    return KeySet((secret_key(bytes(range(bits // 8)), Label("test")),))


@pytest.mark.parametrize("encryption", ["A128GCM", "A256CBC-HS512"])
@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_what_is_encrypted_opens_again(algorithm: str, encryption: str) -> None:
    keys = keys_for(algorithm, encryption)
    header = json.dumps({"alg": algorithm, "enc": encryption, "kid": "a"})
    token, _ = encrypt(header, b'{"sub":"user-1","n":1.10}', keys)
    inspected = assess(read(token), keys, Policy(), 0.0).tokens[0]
    assert inspected.verdict == "decrypted"
    assert inspected.token.payload.text == '{"sub":"user-1","n":1.10}'
    assert inspected.token.header_text("kid") == "a"


def test_a_signed_token_is_encrypted_for_a_public_key() -> None:
    signer, reader = make_key("Ed25519"), make_key("RSA 2048")
    public = load_keys(next(form.data for form in forms_of(reader) if form.code == "public-pem"))
    signed, _ = sign_with('{"alg":"EdDSA"}', '{"sub":"user-1"}', KeySet((signer,)))
    token, key = encrypt('{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}', signed.encode(), public)
    assert not key.private
    inspected = assess(read(token), KeySet((signer, reader)), Policy(), 0.0).tokens[0]
    assert [each.verdict for each in (inspected, *inspected.inner)] == ["decrypted", "verified"]
    assert inspected.inner[0].token.text == signed


def test_compressed_content_is_told_and_opens() -> None:
    keys = keys_for("dir", "A128GCM")
    token, _ = encrypt('{"alg":"dir","enc":"A128GCM","zip":"DEF"}', b'{"a":"' + b"b" * 5000 + b'"}', keys)
    assert len(token) < 500
    assert assess(read(token), keys, Policy(), 0.0).tokens[0].verdict == "decrypted"


@pytest.mark.parametrize(
    "header, code",
    [
        ('{"alg":"RS256","enc":"A128GCM"}', "jwe-alg-unknown"),
        ('{"alg":"dir"}', "jwe-enc-unknown"),
        ('{"alg":"dir","enc":"A256GCM"}', "key-wrong-size"),
        ('{"alg":"RSA-OAEP","enc":"A256GCM"}', "key-does-not-fit"),
        ('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM"}', ""),
        ('{"alg":"RSA-OAEP-384","enc":"A128GCM"}', "key-does-not-fit"),
        ("[]", "header-not-object"),
    ],
)
def test_what_cannot_be_encrypted_is_said(header: str, code: str) -> None:
    keys = keys_for("dir", "A128GCM")
    if not code:
        assert encrypt(header, b"{}", keys)[1] is keys.keys[0]  # a secret is a password, too
        return
    with pytest.raises(Refusal) as refused:
        encrypt(header, b"{}", keys)
    assert refused.value.code == code


def test_what_joserfc_lacks_is_called_that() -> None:
    with pytest.raises(Refusal) as refused:
        encrypt('{"alg":"RSA-OAEP-384","enc":"A128GCM"}', b"{}", KeySet((make_key("RSA 2048"),)))
    assert refused.value.code == "jwe-impossible"


def test_without_a_key_nothing_is_encrypted() -> None:
    with pytest.raises(Refusal) as refused:
        encrypt('{"alg":"dir","enc":"A128GCM"}', b"{}", KeySet())
    assert refused.value.code == "no-key"
