from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from functools import cache
from typing import Any

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Check, Policy
from inspector.model.sentences import REASONS
from inspector.service import inspect
from inspector.service.keys.key_reader import load_keys
from inspector.service.reading import base64url

HTU = "https://api.example/things"


@cache
def key(number: int = 0) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(1_000_003 + number, ec.SECP256R1())


def jwk(number: int = 0, *, private: bool = False) -> dict[str, Any]:
    material = key(number) if private else key(number).public_key()
    value = jwt.algorithms.ECAlgorithm.to_jwk(material, as_dict=True)
    assert isinstance(value, dict)
    return value


def thumbprint(number: int = 0) -> str:
    return load_keys(json.dumps(jwk(number))).keys[0].thumbprint


@cache
def certificate(number: int = 0) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "client")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, key(number).public_key(), 7, start, start.replace(year=2027))
    from cryptography.hazmat.primitives.hashes import SHA256

    return builder.sign(key(number), SHA256())


def armoured(number: int = 0) -> str:
    return certificate(number).public_bytes(Encoding.PEM).decode()


def fingerprint(number: int = 0) -> str:
    return base64url.encode(hashlib.sha256(certificate(number).public_bytes(Encoding.DER)).digest())


def access_token(cnf: object) -> str:
    parts = ({"alg": "HS256"}, {"cnf": cnf})
    return ".".join(base64url.encode(json.dumps(part).encode()) for part in parts) + ".c2ln"


def proof(number: int = 0, token: str = "", claims: dict[str, object] | None = None, **header: object) -> str:
    said: dict[str, object] = {"htm": "GET", "htu": HTU, "iat": 1, "jti": "a"}
    if token:
        said["ath"] = base64url.encode(hashlib.sha256(token.encode()).digest())
    top: dict[str, object] = {"typ": "dpop+jwt", "jwk": jwk(number), **header}
    return jwt.encode({**said, **(claims or {})}, key(number), "ES256", headers=top)


def confirmed(text: str, given: str = "") -> Check | None:
    inspection = inspect(text, "", Policy(proof=given), 0)
    found = {check.name: check for check in inspection.checks(inspection.tokens[0])}.get("confirmation")
    if found is not None:
        assert REASONS[found.reason].format(*found.args)
    return found


def verdict(text: str, given: str = "") -> tuple[str, str]:
    check = confirmed(text, given)
    assert check is not None
    return check.outcome, check.reason


def test_a_bound_token_alone_is_not_checked_and_shows_what_it_is_bound_to() -> None:
    check = confirmed(access_token({"jkt": "abc"}))
    assert check is not None
    assert (check.outcome, check.reason, check.actual) == ("not-checked", "confirmation-not-given", "jkt abc")


def test_a_bearer_token_has_no_such_check_until_a_proof_is_given() -> None:
    text = ".".join(base64url.encode(part) for part in (b'{"alg":"HS256"}', b"{}", b"s"))
    assert confirmed(text) is None
    assert verdict(text, proof()) == ("failed", "claim-missing")
    assert confirmed(proof(), proof()) is None


def test_a_proof_for_this_token_holds_and_says_for_what_request_it_is() -> None:
    text = access_token({"jkt": thumbprint()})
    check = confirmed(text, proof(token=text))
    assert check is not None
    assert (check.outcome, check.reason, check.args) == ("passed", "confirmation-proof", ("GET", HTU))
    assert check.expected == check.actual == f"jkt {thumbprint()}"


def test_a_proof_that_names_no_token_holds_and_that_is_said() -> None:
    text = access_token({"jkt": thumbprint()})
    assert verdict(text, proof()) == ("passed", "confirmation-proof-unhashed")


def test_a_proof_with_another_key_or_for_another_token_does_not_hold() -> None:
    text = access_token({"jkt": thumbprint()})
    assert verdict(text, proof(1, text)) == ("failed", "confirmation-other")
    assert verdict(text, proof(token=text + "x")) == ("failed", "proof-hash")


def test_a_proof_that_is_not_signed_with_its_key_does_not_hold() -> None:
    text = access_token({"jkt": thumbprint()})
    head, payload, signature = proof(token=text).split(".")
    assert verdict(text, f"{head}.{payload}.{signature[::-1]}") == ("failed", "proof-signature")
    assert verdict(text, f"{head}.{payload}.") == ("failed", "proof-signature")
    stolen = jwt.encode({"htm": "GET"}, key(1), "ES256", headers={"typ": "dpop+jwt", "jwk": jwk(0)})
    assert verdict(text, stolen) == ("failed", "proof-signature")


def test_a_proof_must_be_one_by_its_type_and_its_header() -> None:
    text = access_token({"jkt": thumbprint()})
    assert verdict(text, proof(token=text, typ="JWT")) == ("failed", "proof-type")
    assert verdict(text, proof(token=text, jwk=jwk(private=True))) == ("failed", "proof-private")
    assert verdict(text, proof(token=text, jwk=None)) == ("failed", "proof-no-key")
    assert verdict(text, proof(token=text, jwk={"kty": "oct", "k": "AAAA"})) == ("failed", "proof-no-key")


def test_a_certificate_is_compared_by_its_hash() -> None:
    text = access_token({"x5t#S256": fingerprint()})
    assert verdict(text, armoured()) == ("passed", "confirmation-key")
    assert verdict(text, armoured(1)) == ("failed", "confirmation-other")
    assert verdict(text, proof(token=text)) == ("failed", "confirmation-other-kind")


def test_a_key_that_stands_in_the_token_is_compared_by_its_thumbprint() -> None:
    text = access_token({"jwk": jwk()})
    assert verdict(text, json.dumps(jwk())) == ("passed", "confirmation-key")
    assert verdict(text, json.dumps(jwk(1))) == ("failed", "confirmation-other")
    pem = key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    assert verdict(text, pem) == ("passed", "confirmation-key")
    assert verdict(text, armoured()) == ("passed", "confirmation-key")
    assert verdict(text, proof(token=text)) == ("passed", "confirmation-proof")


def test_all_that_the_token_names_must_agree() -> None:
    both = access_token({"x5t#S256": fingerprint(1), "jwk": jwk()})
    assert verdict(both, armoured()) == ("failed", "confirmation-other")


@pytest.mark.parametrize("cnf", [{}, {"kid": "a"}, {"jwe": "a"}, {"jkt": 7}, {"jwk": "a"}, "text", [], None, 7])
def test_what_names_no_comparable_key_is_not_checked(cnf: object) -> None:
    assert verdict(access_token(cnf), proof()) == ("not-checked", "confirmation-unknown")


@pytest.mark.parametrize(
    "given",
    [
        "nonsense", "a.b.c", "..", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "{}",
        '{"kty":"oct","k":"AAAA"}', base64.b64encode(bytes(40)).decode(),
    ],
)  # fmt: skip
def test_what_is_no_proof_fails_with_a_sentence_without_its_content(given: str) -> None:
    check = confirmed(access_token({"jkt": "abc"}), given)
    assert check is not None
    assert check.outcome == "failed"
    assert check.reason in {"proof-unreadable", "proof-no-key"}
    assert check.args == ()


@given(st.text(), st.none() | st.text(max_size=4) | st.dictionaries(st.sampled_from(["jkt", "jwk"]), st.text()))
def test_nothing_that_is_given_raises(given: str, cnf: object) -> None:
    check = confirmed(access_token(cnf), given)
    assert check is not None
    assert check.outcome in {"failed", "not-checked"}
