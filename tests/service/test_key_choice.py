"""Which key judges, why it was tried first, and when the key ring is asked."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from inspector.model import Policy
from inspector.model.key import KeySet
from inspector.model.sentences.sentence import Date
from inspector.report import as_dict
from inspector.service import inspect, sign
from inspector.service.inspector import inspect_with, load
from inspector.service.keys.fitting import fit_of, fits
from tests.service.key_ring import LONG_SECRET, jwk, jwk_text, key_name, private_key, private_pem, public_pem
from tests.service.locksmith import compact, given_key

if TYPE_CHECKING:
    from inspector.model import Check
    from inspector.model.inspection import Inspected

NOW = 1_750_000_000


def made(algorithm: str, name: str = "", secret: str = LONG_SECRET, **members: object) -> str:
    header = json.dumps({"alg": algorithm, **members})
    return sign(
        header, '{"sub":"a"}', secret if algorithm.startswith("HS") else private_pem(name or key_name(algorithm))
    )


def judged(token: str, keys: KeySet) -> Inspected:
    (only,) = inspect_with(token, keys, Policy(), NOW).tokens
    return only


def ring(name: str, text: str) -> KeySet:
    return KeySet(ring=tuple(key._replace(ring=name) for key in load(text).keys))


def check(inspected: Inspected, name: str = "key") -> Check:
    (found,) = [one for one in inspected.checks if one.name == name]
    return found


def codes(inspected: Inspected) -> set[str]:
    return {finding.code for finding in inspected.findings}


def certificate(name: str, begin: datetime, days: int = 365) -> x509.Certificate:
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "issuer.test")])
    builder = x509.CertificateBuilder().subject_name(who).issuer_name(who).serial_number(7)
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=days))
    return builder.public_key(private_key(name).public_key()).sign(private_key(name), hashes.SHA256())


VALID = certificate("RSA-2048", datetime(2025, 1, 1, tzinfo=UTC))
OTHER = certificate("RSA-2048 2", datetime(2025, 1, 1, tzinfo=UTC))


def pem(made: x509.Certificate) -> str:
    return made.public_bytes(Encoding.PEM).decode()


def prints(made: x509.Certificate) -> dict[str, str]:
    der = made.public_bytes(Encoding.DER)
    one, two = hashlib.sha1(der).digest(), hashlib.sha256(der).digest()
    return {
        "x5t": base64.urlsafe_b64encode(one).rstrip(b"=").decode(),
        "x5t#S256": base64.urlsafe_b64encode(two).rstrip(b"=").decode(),
    }


# Order and reasons


@pytest.mark.parametrize("name", ["x5t", "x5t#S256"])
def test_the_certificate_that_the_token_names_is_tried_first(name: str) -> None:
    token = made("RS256", "RSA-2048", **{name: prints(VALID)[name]})
    found = judged(token, load(pem(OTHER) + pem(VALID)))
    assert (found.verdict, check(found).outcome, check(found).reason) == ("verified", "passed", "key-by-x5t")
    assert found.key is not None
    assert found.key.source == "certificate 2"


def test_a_token_that_names_another_certificate_verifies_with_a_warning() -> None:
    token = made("RS256", "RSA-2048", **prints(OTHER))
    found = judged(token, load(pem(VALID)))
    assert (found.verdict, check(found).outcome, check(found).reason) == ("verified", "warning", "key-x5t-unmatched")
    assert "x5t-unmatched" in codes(found)


def test_fingerprints_that_a_jwk_states_name_its_key() -> None:
    token = made("RS256", "RSA-2048", x5t="AAAA")
    keys = json.dumps({"keys": [jwk("RSA-2048 2", x5t="BBBB"), jwk("RSA-2048", x5t="AAAA=")]})
    assert check(judged(token, load(keys))).reason == "key-by-x5t"


def test_a_kid_goes_before_a_thumbprint_and_that_before_a_certificate() -> None:
    from inspector.service.keys.choice import in_order

    thumb = load(public_pem("P-256")).keys[0].thumbprint
    (by_print,) = load(jwk_text("RSA-2048", x5t="AAAA")).keys
    (by_thumb,) = load(public_pem("P-256")).keys
    (by_kid,) = load(jwk_text("P-384", kid=thumb)).keys
    (other,) = load(public_pem("P-521")).keys
    ordered = in_order((other, by_print, by_thumb, by_kid), thumb, ("AAAA",))
    assert ordered == (by_kid, by_thumb, by_print, other)


# Certificates that are out of date


@pytest.mark.parametrize(
    "begin, code", [(datetime(2020, 1, 1, tzinfo=UTC), "certificate-expired"),
                    (datetime(2040, 1, 1, tzinfo=UTC), "certificate-not-yet-valid")],
)  # fmt: skip
def test_a_certificate_out_of_its_time_verifies_with_a_remark(begin: datetime, code: str) -> None:
    inspection = inspect(made("RS256"), pem(certificate("RSA-2048", begin)), now=NOW)
    (only,) = inspection.tokens
    assert only.verdict == "verified"
    assert check(only).outcome == "passed"
    (said,) = (finding for finding in inspection.findings_of(only) if finding.code == code)
    assert [type(each) for each in said.args] == [Date]
    in_time = inspection._replace(now=begin.timestamp() + 60)
    assert code not in {finding.code for finding in in_time.findings_of(only)}


# JWK with a certificate


def chain(made: x509.Certificate) -> list[str]:
    return [base64.b64encode(made.public_bytes(Encoding.DER)).decode()]


@pytest.mark.parametrize("members", [{"kty": "RSA"}, {}, {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "a"}])
def test_a_jwk_with_nothing_but_a_certificate_is_a_key(members: dict[str, Any]) -> None:
    (key,) = load(json.dumps({**members, "x5c": chain(VALID)})).keys
    assert (key.kind, key.size, key.kid, key.use) == ("RSA", 2048, members.get("kid", ""), members.get("use", ""))
    assert key.certified is not None
    assert key.certified.x5t_s256 == prints(VALID)["x5t#S256"]
    assert judged(made("RS256"), KeySet((key,))).verdict == "verified"


@pytest.mark.parametrize(
    "member, code", [({"kty": "EC"}, "jwk-member"), ({"kty": "RSA", "x5c": ["AAAA"]}, "jwk-member"),
                     ({"kty": "RSA", "x5c": "AAAA"}, "jwk-member"), ({"kty": "RSA", "x5c": [7]}, "jwk-member")],
)  # fmt: skip
def test_a_jwk_whose_certificate_does_not_help_is_said_so(member: dict[str, Any], code: str) -> None:
    keys = load(json.dumps({"x5c": chain(VALID), **member}))
    assert (keys.keys, [finding.code for finding in keys.findings]) == ((), [code])


def test_a_jwk_with_the_certificate_of_another_key_says_so_and_takes_its_own_numbers() -> None:
    (key,) = load(jwk_text("RSA-2048", x5c=chain(OTHER))).keys
    assert [finding.code for finding in key.findings] == ["jwk-x5c-other"]
    assert judged(made("RS256"), KeySet((key,))).verdict == "verified"


# The ring


@pytest.mark.parametrize("algorithm", ["RS256", "PS384", "ES256", "EdDSA", "Ed448", "ML-DSA-65"])
def test_without_a_key_one_of_the_ring_judges_and_is_named(algorithm: str) -> None:
    token = made(algorithm)
    unrelated = ring("other", public_pem("RSA-2048 2")).ring
    found = judged(token, KeySet(ring=unrelated + ring("staging", public_pem(key_name(algorithm))).ring))
    assert found.verdict == "verified"
    assert found.key is not None
    assert found.key.ring == "staging"
    assert (check(found).reason, check(found).args[0]) == ("key-from-ring", "staging")
    assert "key-from-ring" in codes(found)


def test_a_key_that_is_named_by_the_token_judges_even_if_it_did_not_sign() -> None:
    found = judged(made("RS256", kid="a"), ring("staging", jwk_text("RSA-2048 2", kid="a")))
    assert found.verdict == "bad-signature"
    assert "key-from-ring" in codes(found)


def test_an_unrelated_ring_leaves_every_message_as_it_was() -> None:
    many = tuple(key for name in ("RSA-2048 2", "P-256", "Ed25519") for key in ring(name, public_pem(name)).ring)
    many += ring("secret", "another secret that is long enough for everybody").ring
    for token, keys in (
        (made("RS256"), public_pem("RSA-2048 2")),
        (made("RS256"), ""),
        (made("RS256", kid="a"), jwk_text("RSA-2048 2", kid="b")),
        (made("RS256"), public_pem("P-521")),
        (made("RS256"), "-----BEGIN PUBLIC KEY-----"),
        (made("HS256"), "wrong"),
        (made("HS256"), public_pem("RSA-2048")),
        ("eyJhbGciOiJub25lIn0.e30.", ""),
    ):
        own = load(keys)
        assert judged(token, own._replace(ring=many)) == judged(token, own)


def test_a_key_of_the_field_that_may_be_used_and_did_not_sign_is_not_put_aside() -> None:
    own = load(public_pem("RSA-2048 2"))
    found = judged(made("RS256"), own._replace(ring=ring("staging", public_pem("RSA-2048")).ring))
    assert (found.verdict, check(found, "signature").reason) == ("bad-signature", "signature-bad")
    assert "key-from-ring" not in codes(found)


def test_a_key_of_another_kind_gives_way_to_the_ring() -> None:
    own = load(public_pem("P-256"))
    found = judged(made("RS256"), own._replace(ring=ring("staging", public_pem("RSA-2048")).ring))
    assert found.verdict == "verified"
    assert "key-from-ring" in codes(found)


def test_key_confusion_stays_refused_whatever_the_ring_holds() -> None:
    own = load(public_pem("RSA-2048"))
    found = judged(made("HS256"), own._replace(ring=ring("staging", LONG_SECRET).ring))
    assert (found.verdict, check(found).reason) == ("refused", "key-confusion")
    confused = made("HS256", secret=LONG_SECRET)
    assert judged(confused, ring("public", public_pem("RSA-2048"))).verdict == "not-checked"


def test_the_ring_obeys_the_allow_list_and_what_keys_say_of_themselves() -> None:
    token = made("RS256")
    (only,) = inspect_with(token, ring("a", public_pem("RSA-2048")), Policy(algorithms=("ES256",)), NOW).tokens
    assert only.verdict == "refused"
    assert judged(token, ring("a", jwk_text("RSA-2048", use="enc"))).verdict == "not-checked"
    assert judged(token, ring("a", jwk_text("RSA-2048", alg="RS512"))).verdict == "not-checked"


def test_an_unmatched_kid_of_a_ring_key_is_a_warning() -> None:
    found = judged(made("RS256", kid="x"), ring("staging", jwk_text("RSA-2048", kid="y")))
    assert (found.verdict, check(found).outcome, check(found).reason) == (
        "verified", "warning", "key-from-ring-unmatched",
    )  # fmt: skip


def test_the_ring_opens_what_is_encrypted() -> None:
    token = compact("A256KW")
    assert judged(token, ring("other", given_key("A128KW"))).verdict == "encrypted"
    kept = ring("staging", given_key("A256KW"))
    assert judged(token, load(given_key("A128KW"))._replace(ring=kept.ring)).verdict == "decrypted"
    found = judged(token, kept)
    assert found.verdict == "decrypted"
    assert "key-from-ring" in codes(found)


def test_a_report_with_a_ring_key_can_be_written() -> None:
    found = inspect_with(made("RS256"), ring("staging", public_pem("RSA-2048")), Policy(), NOW)
    key = as_dict(found)["tokens"][0]["checks"]
    assert "From the key ring, “staging”" in json.dumps(key, ensure_ascii=False)


# Whether a key fits


@pytest.mark.parametrize(
    "key, outcome, reason",
    [
        (jwk_text("RSA-2048", kid="a"), "fits", "key-by-kid"),
        (public_pem("RSA-2048"), "fits", "key-by-type"),
        (jwk_text("RSA-2048", kid="b"), "fits", "key-kid-unmatched"),
        (public_pem("P-256"), "not", "alg-wants-other-key"),
        (jwk_text("RSA-2048", use="enc"), "not", "key-use"),
        (jwk_text("RSA-2048", alg="PS256"), "not", "key-alg"),
        ("secret", "not", "alg-wants-other-key"),
    ],
)
def test_whether_a_key_may_be_used(key: str, outcome: str, reason: str) -> None:
    token = made("RS256", kid="a")
    (loaded,) = load(key).keys
    found = fits(loaded, judged(token, KeySet()).token)
    assert (found.outcome, found.reason) == (outcome, reason)
    assert fit_of(loaded, judged(token, KeySet())).outcome in {outcome, "verified"}


def test_a_key_that_was_tried_is_told_whether_it_signed() -> None:
    found = judged(made("RS256"), KeySet())
    (good,), (bad,) = load(public_pem("RSA-2048")).keys, load(public_pem("RSA-2048 2")).keys
    assert fit_of(good, found)[:2] == ("verified", "key-used")
    assert fit_of(bad, found)[:2] == ("not", "key-did-not-sign")


def test_whether_a_key_opens_is_told_for_encrypted_tokens() -> None:
    token = compact("A256KW")
    (right,), (short,) = load(given_key("A256KW")).keys, load(given_key("A128KW")).keys
    assert fits(short, judged(token, KeySet()).token)[:2] == ("not", "key-wrong-size")
    assert fits(right, judged(token, KeySet()).token).outcome == "fits"
    assert fit_of(right, judged(token, KeySet((right,))))[:2] == ("verified", "key-opened")


@pytest.mark.parametrize("header", ['{"alg":"none"}', '{"alg":"XX"}', "{}", "nonsense"])
def test_nothing_can_be_told_for_a_token_without_an_algorithm(header: str) -> None:
    text = base64.urlsafe_b64encode(header.encode()).decode().rstrip("=") + ".e30."
    (key,) = load(public_pem("P-256")).keys
    assert fits(key, judged(text, KeySet()).token).outcome == "unknown"


def test_a_sealed_key_is_said_to_wait_for_its_password_and_gives_way_to_the_ring() -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, PrivateFormat

    sealed = private_key("RSA-2048").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"pw"))
    own = load(sealed)
    found = judged(made("RS256"), own)
    assert (found.verdict, check(found).reason, check(found, "signature").reason) == (
        "not-checked", "key-sealed", "key-sealed",
    )  # fmt: skip
    assert inspect(made("RS256"), sealed).tokens[0].remedies == ()
    kept = ring("staging", public_pem("RSA-2048")).ring
    assert judged(made("RS256"), own._replace(ring=kept)).verdict == "verified"
