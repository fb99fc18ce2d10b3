"""Keys that RFCs print the making of, step by step: a token whose content is encrypted with such a key must open.

RFC 7517, appendix C (a password), RFC 8037, A.6 and A.7 (X25519 and X448, with the values of RFC 7748, 6.1 and 6.2).
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping

import pytest
from joserfc.jwe import JWERegistry

from inspector.report import as_dict
from inspector.service import inspect
from inspector.service.reading import base64url

CONTENT = "Live long and prosper."


def token(header: Mapping[str, object], encrypted_key: str, content_key: bytes) -> str:
    """A compact token whose content is encrypted with a key that is known."""
    model = JWERegistry.algorithms["enc"][str(header["enc"])]
    head = base64url.encode(json.dumps(header, separators=(",", ":")).encode())
    iv = bytes(range(model.iv_size // 8))
    ciphertext, tag = model.encrypt(CONTENT.encode(), content_key, iv, head.encode())
    return ".".join((head, encrypted_key, *(base64url.encode(part) for part in (iv, ciphertext, tag))))


def opened(text: str, keys: str, password: str | None = None) -> tuple[str, str | None]:
    (only,) = as_dict(inspect(text, keys, now=0, password=password))["tokens"]
    return only["verdict"], only["payload_text"]


def test_the_password_of_rfc_7517_c_unwraps_its_content_key() -> None:
    header = {
        "alg": "PBES2-HS256+A128KW",
        "p2s": "2WCTcJZ1Rvd_CJuJripQ1w",
        "p2c": 4096,
        "enc": "A128CBC-HS256",
        "cty": "jwk+json",
    }
    content_key = bytes((
        111, 27, 25, 52, 66, 29, 20, 78, 92, 176, 56, 240, 65, 208, 82, 112,
        161, 131, 36, 55, 202, 236, 185, 172, 129, 23, 153, 194, 195, 48, 253, 182,
    ))  # fmt: skip
    text = token(header, "TrqXOwuNUfDV9VPTNbyGvEJ9JMjefAVn-TR1uIxR9p6hsRQh9Tk7BA", content_key)
    password = "Thus from my lips, by yours, my sin is purged."
    assert opened(text, password) == ("decrypted", CONTENT)
    assert opened(text, "", password) == ("decrypted", CONTENT)
    assert opened(text, password + "!") == ("decryption-failed", None)


@pytest.mark.parametrize(
    "curve,ephemeral,private,public,agreed",
    [
        (
            "X25519",
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
            "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
            "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
            "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
        ),
        (
            "X448",
            "9b08f7cc31b7e3e67d22d5aea121074a273bd2b83de09c63faa73d2c22c5d9bbc836647241d953d40c5b12da88120d53177f80e532c41fa0",
            "1c306a7ac2a0e2e0990b294470cba339e6453772b075811d8fad0d1d6927c120bb5ee8972b0d3e21374c9c921b09d1b0366f10b65173992d",
            "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609",
            "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282bb60c0b56fd2464c335543936521c24403085d59a449a5037514a879d",
        ),
    ],
    ids=["X25519", "X448"],
)
def test_the_agreements_of_rfc_8037_give_the_content_key(
    curve: str, ephemeral: str, private: str, public: str, agreed: str
) -> None:
    epk = {"kty": "OKP", "crv": curve, "x": base64url.encode(bytes.fromhex(ephemeral))}
    header = {"alg": "ECDH-ES", "epk": epk, "enc": "A128GCM", "kid": "Bob"}
    # The key derivation of RFC 7518, 4.6.2, written down once more: one round of SHA-256 is enough.
    about = struct.pack(">I", 7) + b"A128GCM" + struct.pack(">III", 0, 0, 128)
    content_key = hashlib.sha256(struct.pack(">I", 1) + bytes.fromhex(agreed) + about).digest()[:16]
    x, d = (base64url.encode(bytes.fromhex(value)) for value in (public, private))
    jwk = {"kty": "OKP", "crv": curve, "kid": "Bob", "x": x, "d": d}
    assert opened(token(header, "", content_key), json.dumps(jwk)) == ("decrypted", CONTENT)
    assert opened(token(header, "AAAA", content_key), json.dumps(jwk)) == ("decryption-failed", None)
