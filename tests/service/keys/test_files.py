"""Keys as openssl and ssh-keygen write them, in every form; and nothing of them in any text that says what is wrong."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from inspector.model.sentences import WORDS, fill
from inspector.report import as_dict, as_text
from inspector.service import inspect, sign
from inspector.service.keys.key_reader import load_keys
from tests.conftest import need
from tests.service.key_ring import LONG_SECRET, jwk, jwk_text, key_name, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.model import KeySet

PASSWORD = "open sesame, whoever"
TOKEN = sign('{"alg":"RS256"}', '{"sub":"a"}', private_pem("RSA-2048"))


@cache
def certificate(name: str, common: str = "issuer.test") -> x509.Certificate:
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(who).issuer_name(who).serial_number(1)
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=36500))
    return builder.public_key(private_key(name).public_key()).sign(private_key(name), hashes.SHA256())


def bundle(
    password: str | None, *others: str, key: str = "RSA-2048", name: bytes | None = b"signing", with_key: bool = True
) -> bytes:
    sealed: KeySerializationEncryption = (
        NoEncryption() if password is None else BestAvailableEncryption(password.encode())
    )
    extra = [pkcs12.PKCS12Certificate(certificate(other), other.encode()) for other in others]
    if not with_key:
        return pkcs12.serialize_java_truststore(extra, sealed)
    return pkcs12.serialize_key_and_certificates(name, private_key(key), certificate(key), extra, sealed)


def codes(keys: KeySet) -> list[str]:
    return [finding.code for finding in keys.findings]


# PKCS#12


def test_a_pkcs12_file_gives_its_key_with_the_certificate_and_every_other_certificate() -> None:
    keys = load_keys(bundle(PASSWORD, "P-256", "RSA-2048 2"), password=PASSWORD)
    assert codes(keys) == []
    assert [(key.source, key.kind, key.private) for key in keys.keys] == [
        ("PKCS#12 “signing”", "RSA", True),
        ("PKCS#12 certificate 1 “P-256”", "EC", False),
        ("PKCS#12 certificate 2 “RSA-2048 2”", "RSA", False),
    ]
    assert all(key.certified is not None and key.certified.x5t for key in keys.keys)


def test_a_trust_store_gives_its_certificates() -> None:
    keys = load_keys(bundle(PASSWORD, "P-256", "RSA-2048", with_key=False), password=PASSWORD)
    assert sorted(key.kind for key in keys.keys) == ["EC", "RSA"]
    assert not any(key.private for key in keys.keys)
    (only,) = load_keys(bundle(PASSWORD, "P-256", with_key=False), password=PASSWORD).keys
    assert only.source == "PKCS#12 certificate “P-256”"


def test_a_pkcs12_file_without_or_with_an_empty_password_needs_none() -> None:
    assert load_keys(bundle(None)).keys
    assert load_keys(bundle(None), password="needless").keys


@pytest.mark.parametrize("password, code", [(None, "key-password"), ("wrong", "key-password-wrong")])
def test_a_pkcs12_file_that_is_not_opened_says_why(password: str | None, code: str) -> None:
    for content in (bundle(PASSWORD), base64.b64encode(bundle(PASSWORD)).decode()):
        keys = load_keys(content, password=password)
        assert (keys.keys, codes(keys)) == ((), [code])


def test_a_pkcs12_file_in_base64_is_read_too() -> None:
    (key,) = load_keys(base64.b64encode(bundle(PASSWORD)).decode(), password=PASSWORD).keys
    assert key.source == "base64 PKCS#12 “signing”"


@pytest.mark.parametrize("start", [b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce"])
def test_a_java_key_store_is_named_with_what_to_do(start: bytes) -> None:
    content = start + b"\x00\x00\x00\x02" * 20
    assert codes(load_keys(content)) == codes(load_keys(base64.b64encode(content).decode())) == ["key-jks"]


def test_a_pem_file_in_utf_16_as_windows_writes_it() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        mark = b"" if encoding == "utf-16" else {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
        (key,) = load_keys(mark + public_pem("P-256").encode(encoding)).keys
        assert key.kind == "EC"


def test_several_blocks_are_told_apart() -> None:
    chain = "".join(certificate(name).public_bytes(Encoding.PEM).decode() for name in ("P-256", "RSA-2048"))
    keys = load_keys(private_pem("P-384") + chain).keys
    assert [key.source for key in keys] == ["PEM private key", "certificate 1", "certificate 2"]


# What openssl and ssh-keygen write


def run(tmp_path: Path, *command: str) -> bytes:
    need(shutil.which(command[0]), f"{command[0]} is not installed.")
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    need(made.returncode == 0, f"{command[0]} {command[1]} does not work here.")
    return made.stdout


OPENSSL = {
    "PKCS#1 private": (("rsa", "-in", "k.pem", "-traditional"), "PEM private key"),
    "PKCS#1 public": (("rsa", "-in", "k.pem", "-RSAPublicKey_out"), "PEM public key"),
    "SPKI": (("rsa", "-in", "k.pem", "-pubout"), "PEM public key"),
    "SPKI DER": (("rsa", "-in", "k.pem", "-pubout", "-outform", "DER"), "DER public key"),
    "PKCS#8": (("pkcs8", "-topk8", "-nocrypt", "-in", "k.pem"), "PEM private key"),
    "PKCS#8 DER": (("pkcs8", "-topk8", "-nocrypt", "-in", "k.pem", "-outform", "DER"), "DER private key"),
    "PKCS#8 sealed": (("pkcs8", "-topk8", "-in", "k.pem", "-passout", f"pass:{PASSWORD}"), "PEM private key"),
    "PKCS#8 sealed DER": (
        ("pkcs8", "-topk8", "-in", "k.pem", "-passout", f"pass:{PASSWORD}", "-outform", "DER"), "DER private key",
    ),
    "old sealed": (
        ("rsa", "-in", "k.pem", "-traditional", "-aes128", "-passout", f"pass:{PASSWORD}"), "PEM private key",
    ),
    "certificate": (("req", "-x509", "-key", "k.pem", "-subj", "/CN=a", "-days", "9"), "certificate"),
    "certificate DER": (
        ("req", "-x509", "-key", "k.pem", "-subj", "/CN=a", "-days", "9", "-outform", "DER"), "DER certificate",
    ),
    "SEC1": (("ec", "-in", "e.pem"), "PEM private key"),
    "PKCS#12 old": (
        ("pkcs12", "-export", "-inkey", "k.pem", "-nocerts", "-passout", f"pass:{PASSWORD}"), "PKCS#12",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", OPENSSL)
def test_what_openssl_writes_is_read(tmp_path: Path, form: str) -> None:
    (tmp_path / "k.pem").write_text(private_pem("RSA-2048"))
    (tmp_path / "e.pem").write_text(private_pem("P-256"))
    command, source = OPENSSL[form]
    content = run(tmp_path, "openssl", *command)
    keys = load_keys(content, password=PASSWORD)
    assert ([key.source for key in keys.keys], codes(keys)) == ([source], [])
    name = "P-256" if form == "SEC1" else "RSA-2048"
    assert keys.keys[0].thumbprint == load_keys(public_pem(name)).keys[0].thumbprint


@pytest.mark.parametrize("kind", ["rsa", "ecdsa", "ed25519"])
@pytest.mark.parametrize("password", ["", PASSWORD])
def test_what_ssh_keygen_writes_is_read(tmp_path: Path, kind: str, password: str) -> None:
    if password:
        pytest.importorskip("bcrypt", reason="encrypted OpenSSH keys need bcrypt")
    run(tmp_path, "ssh-keygen", "-q", "-t", kind, "-N", password, "-f", "key")
    (private,) = load_keys((tmp_path / "key").read_bytes(), password=password or None).keys
    (public,) = load_keys((tmp_path / "key.pub").read_bytes()).keys
    assert private.thumbprint == public.thumbprint
    if password:
        assert codes(load_keys((tmp_path / "key").read_bytes())) == ["key-password"]


# Every algorithm in every form


@pytest.mark.parametrize("algorithm", ["Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"])
def test_the_newer_algorithms_sign_and_verify_with_pem_and_jwk(algorithm: str) -> None:
    from inspector.service.reading import base64url

    private, name = private_key(key_name(algorithm)), key_name(algorithm)
    token = sign(json.dumps({"alg": algorithm}), '{"sub":"a"}', private_pem(name))
    if algorithm.startswith("ML"):
        pub = {"kty": "AKP", "alg": algorithm, "pub": base64url.encode(private.public_key().public_bytes_raw())}
        whole = {**pub, "priv": base64url.encode(private.private_bytes_raw())}
    else:
        pub, whole = jwk(name), jwk(name, private=True)
    for given in (public_pem(name), private_pem(name), json.dumps(pub), json.dumps({"keys": [pub]}), json.dumps([pub])):
        assert inspect(token, given).tokens[0].verdict == "verified", given[:30]
    again = sign(json.dumps({"alg": algorithm}), '{"sub":"b"}', json.dumps(whole))
    assert inspect(again, public_pem(name)).tokens[0].verdict == "verified"
    spoilt = again[:-4] + ("AAAA" if again[-4:] != "AAAA" else "BBBB")
    assert inspect(spoilt, public_pem(name)).tokens[0].verdict == "bad-signature"


# Nothing of a key in any text


def der(name: str) -> bytes:
    return bytes(private_key(name).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


def sealed(form: PrivateFormat) -> bytes:
    return bytes(private_key("P-256").private_bytes(Encoding.PEM, form, BestAvailableEncryption(PASSWORD.encode())))


FORMS: dict[str, bytes] = {
    "secret": LONG_SECRET.encode(),
    "hex": LONG_SECRET.encode().hex().encode(),
    "base64": base64.b64encode(LONG_SECRET.encode()),
    "pkcs8": private_pem("RSA-2048").encode(),
    "pkcs1": bytes(
        private_key("RSA-2048").private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    ),
    "sealed": sealed(PrivateFormat.PKCS8),
    "old sealed": sealed(PrivateFormat.TraditionalOpenSSL),
    "openssh": bytes(private_key("P-256").private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())),
    "der": der("P-256"),
    "base64 der": base64.b64encode(der("RSA-2048")),
    "pkcs12": bundle(PASSWORD),
    "open pkcs12": bundle(None),
    "jwk": jwk_text("RSA-2048", private=True).encode(),
    "oct": json.dumps(
        {"kty": "oct", "k": base64.urlsafe_b64encode(LONG_SECRET.encode()).decode().rstrip("=")}
    ).encode(),
    "jwks": json.dumps({"keys": [jwk("P-256", private=True), jwk("RSA-2048", private=True), jwk("P-384")]}).encode(),
}
FAULTS: dict[str, Any] = {
    "as it is": lambda raw: raw,
    "cut": lambda raw: raw[: len(raw) * 2 // 3],
    "without its end": lambda raw: raw[:-3],
    "without its beginning": lambda raw: raw[3:],
    "a byte changed": lambda raw: raw[: len(raw) // 2] + bytes([raw[len(raw) // 2] ^ 1]) + raw[len(raw) // 2 + 1 :],
    "a quote in it": lambda raw: raw[: len(raw) // 2] + b'"' + raw[len(raw) // 2 :],
    "in quotes": lambda raw: b'"' + raw + b'"',
    "twice": lambda raw: raw + b"\n" + raw,
    "another label": lambda raw: raw.replace(b"PRIVATE", b"PUBLIC"),
    "wrong types": lambda raw: raw.replace(b'"d": "', b'"d": ["').replace(b'"k": "', b'"alg": 7, "k": "'),
}


def pieces(raw: bytes) -> set[str]:
    """Parts of what must not be told, each long enough not to stand anywhere by chance."""
    private = [LONG_SECRET, PASSWORD, LONG_SECRET.encode().hex(), base64.b64encode(LONG_SECRET.encode()).decode()]
    for name in ("RSA-2048", "P-256"):
        members = jwk(name, private=True)
        private += [members[member] for member in ("d", "p", "q", "dp", "dq", "qi") if member in members]
        number = private_key(name).private_numbers()
        private.append(str(number.d if name == "RSA-2048" else number.private_value))
        private += private_pem(name).splitlines()[2:-2]
    private += [line for line in raw.decode("latin-1").splitlines() if len(line) >= 40 and b"PRIVATE" in raw[:40]]
    return {part[at : at + 16] for part in private for at in range(0, len(part) - 16, 12)}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("form", FORMS)
def test_no_text_about_a_key_holds_anything_of_it(form: str, fault: str) -> None:
    raw = FAULTS[fault](FORMS[form])
    hidden = pieces(FORMS[form])
    text = raw.decode("utf-8", "surrogateescape")
    asked = (
        (raw, "utf8", None),
        (raw, "utf8", "wrong"),
        (text, "utf8", PASSWORD),
        (text, "hex", None),
        (text, "base64", None),
    )
    for given, encoding, password in asked:
        inspection = inspect(TOKEN, given, secret_encoding=encoding, password=password)
        keys, plain = load_keys(given, encoding, password), as_dict(inspection)
        told = [repr(inspection), as_text(inspection), repr(keys), str(keys), repr(keys.keys)]
        told += [json.dumps(plain["keys"]), json.dumps(plain["findings"])]
        told += [json.dumps(token) for token in plain["tokens"]]
        told += [fill(finding.sentence.message, finding.args, WORDS, str) for finding in keys.findings]
        assert not [part for part in hidden for words in told if part in words], encoding


def test_a_hidden_piece_would_be_found() -> None:
    assert any(part in LONG_SECRET for part in pieces(b""))
    assert any(part in private_pem("RSA-2048") for part in pieces(b""))


@pytest.mark.parametrize("kind", [Encoding.PEM, Encoding.DER])
def test_a_public_key_of_any_form_is_no_private_one(kind: Encoding) -> None:
    content = private_key("P-384").public_key().public_bytes(kind, PublicFormat.SubjectPublicKeyInfo)
    (key,) = load_keys(content).keys
    assert not key.private
