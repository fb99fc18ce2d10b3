from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Token
from inspector.model.certificate import fingerprint_checks
from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.judging.certificates import examine
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token

if TYPE_CHECKING:
    from collections.abc import Mapping

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
ISSUED = int(BEGIN.timestamp()) + 3600


class Made(NamedTuple):
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def entry(self) -> str:
        return base64.b64encode(self.der).decode()


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(subject: str, issuer: Made | None = None) -> Made:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(issuer.certificate.subject if issuer else name(subject))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(BEGIN)
        .not_valid_after(BEGIN + timedelta(days=1))
    )
    return Made(key, builder.sign(issuer.key if issuer else key, hashes.SHA256()))


ROOT = certificate("root")
LEAF = certificate("leaf\u202e", ROOT)
OTHER = certificate("other")


def token(header: Mapping[str, object], key: Made = LEAF, iat: int = ISSUED) -> Token:
    return read_token(jwt.encode({"iat": iat}, key.key, "ES256", headers=dict(header)))


def codes(header: Mapping[str, object], key: Made = LEAF, iat: int = ISSUED) -> dict[str, tuple[str, ...]]:
    return {finding.code: finding.args for finding in examine(token(header, key, iat))[1]}


def test_a_sound_chain_is_described_and_proves_nothing() -> None:
    chain, findings = examine(token({"x5c": [LEAF.entry, ROOT.entry]}))
    assert [finding.code for finding in findings] == ["x5c-signed"]
    leaf, root = chain
    assert leaf.subject == "CN=leaf\u202e"
    assert leaf.issuer == root.subject == root.issuer == "CN=root"
    assert (leaf.not_before, leaf.not_after) == (BEGIN.timestamp(), BEGIN.timestamp() + 86_400)
    assert leaf.key == "EC P-256"
    assert leaf.sha256.replace(":", "").lower() == hashlib.sha256(LEAF.der).hexdigest()
    assert leaf.sha1.replace(":", "").lower() == hashlib.sha1(LEAF.der).hexdigest()
    assert len(leaf.thumbprint) == 43


def test_a_chain_tells_who_signed_whom() -> None:
    chain, _ = examine(token({"x5c": [LEAF.entry, ROOT.entry, OTHER.entry]}))
    assert [each.signed_by_next for each in chain] == [True, False, None]
    assert [each.self_signed for each in chain] == [False, True, True]
    assert [each.number for each in chain] == [1, 2, 3]
    kept, _ = examine(token({"x5c": ["AAAA", ROOT.entry]}))
    assert [(each.number, each.signed_by_next) for each in kept] == [(2, None)]


def test_a_certificate_has_a_state_at_each_moment() -> None:
    (leaf,), _ = examine(token({"x5c": [LEAF.entry]}))
    moments = (leaf.not_before - 1, leaf.not_before, leaf.not_after, leaf.not_after + 1)
    assert [leaf.state(moment) for moment in moments] == ["not-yet-valid", "valid", "valid", "expired"]


def test_fingerprints_in_headers_are_held_against_the_first_certificate() -> None:
    right = base64url.encode(hashlib.sha256(LEAF.der).digest())
    one = token({"x5c": [LEAF.entry], "x5t#S256": right, "x5t": right})
    checks = fingerprint_checks(one.header, examine(one)[0])
    assert [(check.name, check.agrees) for check in checks] == [("x5t", False), ("x5t#S256", True)]
    alone = token({"x5t": right})
    assert [check.agrees for check in fingerprint_checks(alone.header, ())] == [None]
    behind = token({"x5c": ["AAAA", LEAF.entry], "x5t#S256": right})
    assert [check.agrees for check in fingerprint_checks(behind.header, examine(behind)[0])] == [None]


def test_fingerprints_that_agree_are_not_named_and_others_are() -> None:
    right = base64url.encode(hashlib.sha256(LEAF.der).digest())
    sha1 = base64url.encode(hashlib.sha1(LEAF.der).digest())
    assert "x5c-thumbprint" not in codes({"x5c": [LEAF.entry], "x5t#S256": right, "x5t": sha1})
    assert codes({"x5c": [LEAF.entry], "x5t#S256": sha1})["x5c-thumbprint"] == ("x5t#S256", right)
    assert codes({"x5c": [LEAF.entry], "x5t": right})["x5c-thumbprint"] == ("x5t", sha1)


def test_a_chain_in_the_wrong_order_is_named() -> None:
    assert codes({"x5c": [ROOT.entry, LEAF.entry]}, ROOT)["x5c-order"] == ("1",)
    assert codes({"x5c": [LEAF.entry, OTHER.entry]})["x5c-order"] == ("1",)


def test_a_signature_of_another_key_is_named() -> None:
    found = codes({"x5c": [LEAF.entry]}, OTHER)
    assert "x5c-not-signed" in found
    assert "x5c-signed" not in found


def test_a_token_outside_of_the_certificates_time_is_named() -> None:
    assert codes({"x5c": [LEAF.entry]}, iat=0)["x5c-validity"] == (
        "1",
        "2026-01-01T00:00:00Z",
        "2026-01-02T00:00:00Z",
        "1970-01-01T00:00:00Z",
    )


@pytest.mark.parametrize(
    "value, place",
    [
        ([], "1"),
        ("abc", "1"),
        ({}, "1"),
        ([7], "1"),
        (["!"], "1"),
        (["AAAA"], "1"),
        ([LEAF.entry, LEAF.entry[:100]], "2"),
        ([LEAF.entry.replace("+", "-").replace("/", "_") + "-"], "1"),
    ],
)
def test_what_is_no_certificate_is_named(value: object, place: str) -> None:
    assert codes({"x5c": value})["x5c-unreadable"] == (place,)


def test_a_header_without_a_chain_gives_nothing() -> None:
    assert examine(token({})) == ((), ())
    assert examine(read_token("not.a.token")) == ((), ())


def test_where_the_signature_cannot_be_tried_nothing_is_said_of_it() -> None:
    head = base64url.encode(json.dumps({"alg": "RS256", "x5c": [LEAF.entry]}).encode())
    for text in (f"{head}.e30.c2ln", f"{head}..c2ln", f"{head}.e30."):
        chain, findings = examine(read_token(text))
        assert len(chain) == 1
        assert not {"x5c-signed", "x5c-not-signed"} & {finding.code for finding in findings}


def test_the_judgement_and_the_reports_tell_the_chain() -> None:
    inspection = inspect(token({"x5c": [LEAF.entry, ROOT.entry]}).text, now=0)
    told = as_dict(inspection)["tokens"][0]
    assert [row["issuer"] for row in told["certificates"]] == ["CN=root", "CN=root"]
    assert [row["state"] for row in told["certificates"]] == ["not-yet-valid", "not-yet-valid"]
    assert told["certificate_checks"] == []
    assert "x5c-signed" in {finding["code"] for finding in told["findings"]}
    assert told["verdict"] == "not-checked"
    assert "  CN=leaf\\u{202E}, by CN=root, 2026-01-01T00:00:00Z to 2026-01-02" in as_text(inspection)
    assert as_dict(inspect(token({}).text, now=0))["tokens"][0]["certificates"] == []


def test_an_endless_chain_is_looked_at_in_part() -> None:
    head = base64url.encode(json.dumps({"alg": "ES256", "x5c": ["AAAA"] * 1_000}).encode())
    assert len(examine(read_token(f"{head}.e30.c2ln"))[1]) == 10


@pytest.mark.filterwarnings("ignore:.*serial number.*")  # cryptography's own, on odd numbers that it takes all the same
@given(st.integers(0, len(LEAF.der) - 1), st.integers(0, 255))
def test_a_damaged_certificate_raises_nothing(place: int, byte: int) -> None:
    damaged = bytearray(LEAF.der)
    damaged[place] = byte
    head = base64url.encode(json.dumps({"alg": "ES256", "x5c": [base64.b64encode(damaged).decode()]}).encode())
    chain, findings = examine(read_token(f"{head}.e30.c2ln"))
    assert chain or findings
