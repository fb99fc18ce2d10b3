"""Key files of every form on the command line, with the password from the environment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from inspector.cli import main
from inspector.service import sign
from tests.service.key_ring import jwk_text, private_key, private_pem, public_pem
from tests.service.keys.test_files import bundle, certificate

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "open sesame, whoever"
TOKEN = sign('{"alg":"RS256"}', '{"sub":"a"}', private_pem("RSA-2048"))
PRIVATE, PUBLIC = private_key("RSA-2048"), private_key("RSA-2048").public_key()
SEALED = BestAvailableEncryption(PASSWORD.encode())
FORMS: dict[str, tuple[bytes, bool]] = {
    "PKCS#12": (bundle(PASSWORD, "P-256"), True),
    "trust store": (bundle(PASSWORD, "P-256", "RSA-2048", with_key=False), True),
    "PKCS#12 without a password": (bundle(None), False),
    "DER, sealed": (PRIVATE.private_bytes(Encoding.DER, PrivateFormat.PKCS8, SEALED), True),
    "PEM, sealed": (PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, SEALED), True),
    "DER": (PUBLIC.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo), False),
    "PKCS#1 DER": (PUBLIC.public_bytes(Encoding.DER, PublicFormat.PKCS1), False),
    "certificate": (certificate("RSA-2048").public_bytes(Encoding.DER), False),
    "PEM chain": (
        b"".join(certificate(name).public_bytes(Encoding.PEM) for name in ("P-256", "RSA-2048")), False,
    ),
    "PEM in UTF-16": (public_pem("RSA-2048").encode("utf-16"), False),
    "JWK": (jwk_text("RSA-2048").encode(), False),
    "OpenSSH": (PUBLIC.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH), False),
    "OpenSSH, private": (PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()), False),
}  # fmt: skip


def report(capture: pytest.CaptureFixture[bytes], *argv: str) -> tuple[int, dict[str, object]]:
    status = main(["--json", TOKEN, *argv])
    (only,) = json.loads(capture.readouterr().out)["tokens"]
    return status, only


@pytest.mark.parametrize("form", FORMS)
def test_every_form_verifies(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content, is_sealed = FORMS[form]
    file = tmp_path / "key.bin"
    file.write_bytes(content)
    monkeypatch.setenv("THE_PASSWORD", PASSWORD)
    monkeypatch.setenv("A_WRONG_ONE", "wrong")

    status, token = report(capfdbinary, "--key", str(file), "--password-env", "THE_PASSWORD")
    assert (status, token["verdict"]) == (0, "verified")

    status, token = report(capfdbinary, "--key", str(file), "--password-env", "A_WRONG_ONE")
    assert (status, token["verdict"]) == ((1, "not-checked") if is_sealed else (0, "verified"))
