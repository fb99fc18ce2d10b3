"""What a secret looks like is a guess: offered for what machines write, never for what people type."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.keys.key_reader import load_keys
from inspector.service.keys.secret import looks_like
from inspector.service.keys.weak_secrets import known_secrets
from tests.service.key_ring import jwk

BYTES = bytes(range(200, 232))


@pytest.mark.parametrize(
    "text, encoding, guess",
    [
        (base64.b64encode(BYTES).decode(), "utf8", "base64"),
        (base64.b64encode(BYTES).decode(), "base64", ""),
        (base64.urlsafe_b64encode(BYTES).decode(), "utf8", "base64url"),
        (base64.urlsafe_b64encode(BYTES).decode().rstrip("="), "base64", "base64url"),
        (base64.b64encode(BYTES).decode(), "base64url", "base64"),
        (BYTES.hex(), "utf8", "hex"),
        (BYTES.hex(":").upper(), "base64", "hex"),
        (f"0x{BYTES.hex()}", "utf8", "hex"),
        (BYTES.hex(), "hex", ""),
        (f" {BYTES.hex()}\n", "utf8", "hex"),
    ],
)
def test_what_machines_write_is_recognised(text: str, encoding: str, guess: str) -> None:
    assert looks_like(text, encoding) == guess


@pytest.mark.parametrize(
    "text",
    [
        "", "secret", "correct horse battery staple", "correct-horse-battery-staple", "My-Super-Secret-Key-2024-staging",
        "12345678901234567890123456789012", "a" * 40, "abcdefghijklmnopqrstuvwxyz", "pässwort" * 5, "{{secret}}" * 5,
        "your-256-bit-secret-for-production-use", "ABCDEFABCDEFABCDEFABCDEF", "c2VjcmV0LW1hdGVyaWFs=",
    ],
)  # fmt: skip
def test_what_people_type_is_left_alone(text: str) -> None:
    assert looks_like(text) == ""


def test_no_well_known_secret_of_words_is_taken_for_encoded() -> None:
    guessed = {secret for secret in known_secrets() if looks_like(secret.decode())}
    assert guessed <= {b"0123456789abcdef0123456789abcdef"}


@given(st.text(), st.sampled_from(["utf8", "base64", "base64url", "hex"]))
def test_a_guess_is_always_something_that_could_be_read(text: str, encoding: str) -> None:
    guess = looks_like(text, encoding)
    assert guess != encoding
    assert not guess or load_keys(text, guess).keys


@given(st.binary(min_size=20, max_size=70))
def test_a_guess_changes_nothing_by_itself(material: bytes) -> None:
    text = base64.b64encode(material).decode()
    for key in load_keys(text).keys:
        assert key.material == text.encode() or key.kind != "oct"


# What a set, and an exponent, give away


def test_a_private_key_among_public_ones_is_said() -> None:
    keys = load_keys(json.dumps({"keys": [jwk("P-256", private=True, kid="mine"), jwk("P-384")]}))
    assert [(finding.code, finding.args) for finding in keys.findings] == [("private-in-set", ("kid “mine”",))]
    assert len(keys.keys) == 2


def test_a_set_of_private_keys_alone_is_somebodys_own() -> None:
    members = [jwk("P-256", private=True), jwk("P-384", private=True)]
    assert load_keys(json.dumps({"keys": members})).findings == ()


def test_a_small_exponent_is_remarked_and_still_verifies() -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

    from inspector.service import inspect, sign

    private = rsa.generate_private_key(3, 2048)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    inspection = inspect(sign('{"alg":"RS256"}', "{}", pem), public)
    assert inspection.tokens[0].verdict == "verified"
    assert [finding.code for finding in inspection.findings] == ["rsa-exponent-small"]
    (check,) = [one for one in inspection.tokens[0].checks if one.name == "key"]
    assert check.outcome == "passed"
