from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.key_text import as_field_text, binary_file
from inspector.service.keys.key_reader import load_keys
from tests.service.key_ring import jwk_text, private_key, public_pem

DER = private_key("RSA-2048").public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize(
    "content, text",
    [
        (b"secret\n", "secret"),
        (b"secret\r\n", "secret"),
        (b"secret\n\n", "secret\n"),
        (b" secret", " secret"),
        (b"0 secret", "0 secret"),
        (b'{"kty":"oct"}\n', '{"kty":"oct"}'),
        ("-----BEGIN X-----\n".encode("utf-16"), "-----BEGIN X-----"),
    ],
)
def test_a_text_stays_one(content: bytes, text: str) -> None:
    assert as_field_text(content, "utf8") == (text, "utf8")


def test_a_binary_key_becomes_base64_in_whatever_encoding_secrets_are() -> None:
    text, encoding = as_field_text(DER, "hex")
    assert (base64.b64decode(text), encoding) == (DER, "hex")
    assert binary_file(text) == ("DER", len(DER))


def test_a_binary_secret_is_told_to_be_base64() -> None:
    text, encoding = as_field_text(b"\xff\x00\x01", "utf8")
    assert (base64.b64decode(text), encoding) == (b"\xff\x00\x01", "base64")
    assert binary_file(text) is None


@pytest.mark.parametrize("text", ["", "MI", "MIIB", "MIIBIjAN" * 10, "M" * 50, "MI" + "é" * 50, public_pem("P-256")])
def test_what_is_no_binary_file_is_not_called_one(text: str) -> None:
    assert binary_file(text) is None


@given(st.binary(max_size=60))
def test_a_field_gives_the_keys_of_the_file(content: bytes) -> None:
    text, encoding = as_field_text(content, "utf8")
    from_file, from_field = load_keys(content), load_keys(text, encoding)
    assert [key.material for key in from_file.keys] == [key.material for key in from_field.keys]


@pytest.mark.parametrize("content", [DER, public_pem("P-256").encode(), jwk_text("P-384").encode()])
def test_a_field_gives_the_keys_of_a_key_file(content: bytes) -> None:
    text, encoding = as_field_text(content, "utf8")
    assert [key.thumbprint for key in load_keys(text, encoding).keys] == [
        key.thumbprint for key in load_keys(content).keys
    ]
