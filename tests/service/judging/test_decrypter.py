from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from inspector.model import Policy
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS
from inspector.service.reading import base64url
from tests.service.locksmith import (
    CLAIMS,
    PASSWORD,
    check,
    codes,
    compact,
    flattened,
    general,
    given_key,
    jwk_of,
    key_for,
    opened,
)  # fmt: skip

IN_JOSERFC = sorted(set(MANNERS) - {"RSA-OAEP-384", "RSA-OAEP-512"})


@pytest.mark.parametrize("alg", IN_JOSERFC)
@pytest.mark.parametrize("enc", CONTENT_BITS)
def test_every_algorithm_opens_with_every_encryption(alg: str, enc: str) -> None:
    token = opened(compact(alg, enc), given_key(alg, enc))
    assert (token["kind"], token["parse"], token["verdict"]) == ("jwe-compact", "ok", "decrypted")
    assert token["payload_text"] == CLAIMS
    assert token["payload"]["iss"] == "joe"
    assert token["lifetime"]["state"] == "valid"
    assert check(token, "expires")["outcome"] == "passed"
    assert check(token, "signature")["outcome"] == "not-checked"
    assert check(token, "key")["outcome"] == "passed"
    assert token["key"]["kind"] == ("oct" if alg.startswith("PBES2") else key_for(alg, enc).key_type)
    assert "encrypted" not in codes(token)


@pytest.mark.parametrize("alg", ["ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"])
@pytest.mark.parametrize("curve", ["P-256", "P-384", "P-521", "X25519", "X448"])
def test_every_curve_agrees_on_a_key(alg: str, curve: str) -> None:
    key = key_for(alg, curve=curve)
    text = compact(alg, key=key, apu="QWxpY2U", apv="Qm9i")
    assert opened(text, jwk_of(key))["verdict"] == "decrypted"
    pem = key.as_pem(private=True).decode()
    token = opened(text, pem)
    assert (token["verdict"], token["key"]["curve"]) == ("decrypted", curve)


@pytest.mark.parametrize("alg,digest", [("RSA-OAEP-384", hashes.SHA384()), ("RSA-OAEP-512", hashes.SHA512())])
def test_a_padding_that_joserfc_lacks_opens_all_the_same(alg: str, digest: hashes.HashAlgorithm) -> None:
    key = key_for("RSA-OAEP")
    content_key = AESGCM.generate_key(256)
    sealed = key.public_key.encrypt(content_key, padding.OAEP(padding.MGF1(digest), digest, None))
    head = base64url.encode(json.dumps({"alg": alg, "enc": "A256GCM"}).encode())
    both = AESGCM(content_key).encrypt(bytes(12), CLAIMS.encode(), head.encode())
    parts = [head, *(base64url.encode(part) for part in (sealed, bytes(12), both[:-16], both[-16:]))]
    assert opened(".".join(parts), jwk_of(key))["verdict"] == "decrypted"


def test_an_inspection_warns_no_process() -> None:
    text, key = compact("RSA1_5"), given_key("RSA1_5")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        token = opened(text, key)
    assert token["verdict"] == "decrypted"
    assert check(token, "algorithm")["outcome"] == "warning"
    assert "rsa1-5" in codes(token)


@pytest.mark.parametrize("alg", IN_JOSERFC)
def test_without_a_key_the_header_is_shown_alone(alg: str) -> None:
    token = opened(compact(alg))
    assert (token["verdict"], token["payload"], token["payload_text"], token["key"]) == ("encrypted", None, None, None)
    assert token["header"]["alg"] == alg
    assert token["lifetime"]["state"] == "unreadable"
    assert "encrypted" in codes(token)
    assert not [one for one in token["checks"] if one["outcome"] == "failed"]


@pytest.mark.parametrize("alg", IN_JOSERFC)
def test_another_key_of_the_kind_does_not_open_and_nothing_is_told(alg: str) -> None:
    other: Any
    if alg.startswith("RSA"):
        other = RSAKey.generate_key(2048)
    elif alg.startswith("ECDH"):
        other = ECKey.generate_key("P-256")
    else:
        other = OctKey.generate_key(256 if alg == "dir" else int(alg[1:4]) if alg.startswith("A") else 128)
    token = opened(compact(alg), "quite another password" if alg.startswith("PBES2") else jwk_of(other))
    assert (token["verdict"], token["payload"], token["payload_text"], token["key"]) == ("decryption-failed",) + (
        None,
    ) * 3
    assert check(token, "key")["outcome"] == "failed"


def test_the_key_is_chosen_by_kid_by_thumbprint_and_by_kind() -> None:
    right, wrong = OctKey.generate_key(256), OctKey.generate_key(256)
    keys = json.dumps({"keys": [json.loads(jwk_of(wrong, kid="b")), json.loads(jwk_of(right, kid="a"))]})
    token = opened(compact("A256KW", key=right, kid="a"), keys)
    assert (token["verdict"], token["key"]["kid"]) == ("decrypted", "a")
    assert "kid" in check(token, "key")["reason"]
    pair = ECKey.generate_key("P-256")
    token = opened(compact("ECDH-ES", key=pair, kid=pair.thumbprint()), jwk_of(pair))
    assert "thumbprint" in check(token, "key")["reason"]
    token = opened(compact("A256KW", key=right), keys)
    assert "kind" in check(token, "key")["reason"]
    token = opened(compact("A256KW", key=right, kid="c"), keys)
    assert (token["verdict"], check(token, "key")["outcome"]) == ("decrypted", "warning")
    assert "kid-unmatched" in codes(token)


@pytest.mark.parametrize(
    "members,verdict",
    [
        ({"use": "enc"}, "decrypted"),
        ({"use": "sig"}, "refused"),
        ({"alg": "RSA-OAEP"}, "decrypted"),
        ({"alg": "RSA-OAEP-256"}, "refused"),
        ({"alg": "RS256"}, "refused"),
        ({"key_ops": ["decrypt"]}, "decrypted"),
        ({"key_ops": ["unwrapKey"]}, "decrypted"),
        ({"key_ops": ["sign", "decrypt"]}, "decrypted"),
        ({"key_ops": ["sign"]}, "refused"),
        ({"key_ops": ["encrypt"]}, "refused"),
    ],
)
def test_a_key_is_asked_what_it_is_for(members: dict[str, object], verdict: str) -> None:
    token = opened(compact("RSA-OAEP"), jwk_of(key_for("RSA-OAEP"), **members))
    assert token["verdict"] == verdict
    assert (verdict == "refused") == ("key-not-for-this" in codes(token))
    assert check(token, "key")["outcome"] == ("failed" if verdict == "refused" else "passed")


def test_a_key_for_encryption_checks_no_signature() -> None:
    from joserfc import jws

    key = OctKey.generate_key(256)
    signed = jws.serialize_compact({"alg": "HS256"}, CLAIMS, key)
    assert opened(signed, jwk_of(key, use="enc"))["verdict"] == "refused"
    assert opened(signed, jwk_of(key, key_ops=["decrypt", "unwrapKey"]))["verdict"] == "refused"
    assert opened(signed, jwk_of(key, use="sig"))["verdict"] == "verified"


@pytest.mark.parametrize(
    "alg,given,code",
    [
        ("RSA-OAEP", "oct-256", "key-type-mismatch"),
        ("A256KW", "P-256", "key-type-mismatch"),
        ("ECDH-ES", "secp256k1", "key-curve-mismatch"),
        ("ECDH-ES", "Ed25519", "key-curve-mismatch"),
        ("A256KW", "oct-128", "key-wrong-size"),
        ("dir", "oct-512", "key-wrong-size"),
    ],
)
def test_a_key_that_does_not_fit_is_refused_and_named(alg: str, given: str, code: str) -> None:
    makers: dict[str, Any] = {"oct": OctKey.generate_key, "Ed25519": OKPKey.generate_key}
    kind, _, bits = given.partition("-")
    key = makers["oct"](int(bits)) if kind == "oct" else makers.get(given, ECKey.generate_key)(given)
    token = opened(compact(alg), jwk_of(key))
    assert token["verdict"] == "refused"
    assert code in codes(token)


def test_a_secret_that_happens_to_have_the_right_length_is_tried() -> None:
    assert opened(compact("dir"), "32 characters are 256 bits, sir!")["verdict"] == "decryption-failed"


def test_a_public_key_decrypts_nothing() -> None:
    token = opened(compact("RSA-OAEP"), json.dumps(key_for("RSA-OAEP").as_dict(private=False)))
    assert token["verdict"] == "refused"
    assert "key-public" in codes(token)


def test_who_holds_the_public_key_can_write_a_token() -> None:
    assert "encrypted-by-anybody" in codes(opened(compact("ECDH-ES"), given_key("ECDH-ES")))
    assert "encrypted-by-anybody" not in codes(opened(compact("dir"), given_key("dir")))


def test_a_list_for_encryption_allows_that_and_one_for_signatures_leaves_it() -> None:
    text, key = compact("RSA-OAEP"), given_key("RSA-OAEP")
    assert opened(text, key, policy=Policy(algorithms=("RSA-OAEP-256",)))["verdict"] == "refused"
    assert opened(text, key, policy=Policy(algorithms=("RSA-OAEP",)))["verdict"] == "decrypted"
    assert opened(text, key, policy=Policy(algorithms=("RS256",)))["verdict"] == "decrypted"


def test_expectations_are_judged_by_what_was_encrypted() -> None:
    policy = Policy(issuer="joe", audience=("me",), required=("exp",))
    token = opened(compact("dir"), given_key("dir"), policy=policy)
    assert [check(token, name)["outcome"] for name in ("issuer", "audience", "required-claims")] == [
        "passed", "failed", "passed",
    ]  # fmt: skip
    sealed = opened(compact("dir"), "", policy=policy)
    assert {check(sealed, name)["outcome"] for name in ("issuer", "audience", "required-claims")} == {"not-checked"}


def test_a_password_alone_opens_and_leaves_no_thumbprint() -> None:
    token = opened(compact("PBES2-HS512+A256KW"), password=PASSWORD)
    assert (token["verdict"], token["key"]["thumbprint"]) == ("decrypted", None)
    assert opened(compact("PBES2-HS512+A256KW"), password=PASSWORD.encode())["verdict"] == "decrypted"
    assert opened(compact("dir"), password=PASSWORD)["verdict"] == "encrypted"


def test_members_that_nothing_protects_count_too() -> None:
    key = key_for("A256KW")
    token = opened(flattened("A256KW", key, {"cty": "text"}, b"more"), jwk_of(key))
    assert (token["kind"], token["verdict"], token["header"]["cty"]) == ("jwe-json", "decrypted", "text")


def test_the_additional_data_is_authenticated() -> None:
    key = key_for("A256KW")
    made = flattened("A256KW", key, {}, b"more")
    assert opened({**made, "aad": base64url.encode(b"less")}, jwk_of(key))["verdict"] == "decryption-failed"


@pytest.mark.parametrize("number", range(3))
def test_one_of_several_recipients_is_enough(number: int) -> None:
    recipients = (
        ("RSA-OAEP", key_for("RSA-OAEP")),
        ("A256KW", key_for("A256KW")),
        ("ECDH-ES+A128KW", key_for("ECDH-ES")),
    )
    token = opened(general(*recipients), jwk_of(recipients[number][1]))
    assert (token["verdict"], token["header"]["alg"]) == ("decrypted", recipients[number][0])
    assert "recipients" in codes(token)


def test_an_unreadable_recipient_hides_no_other() -> None:
    made = general(("RSA-OAEP", key_for("RSA-OAEP")), ("A256KW", key_for("A256KW")))
    made["recipients"][0]["header"]["alg"] = "HPKE-0"
    assert opened(made, jwk_of(key_for("A256KW")))["verdict"] == "decrypted"
    assert opened(made)["verdict"] == "encrypted"


def test_crit_and_zip_must_be_protected() -> None:
    key = key_for("A256KW")
    made = flattened("A256KW", key, {})
    token = opened({**made, "unprotected": {"crit": ["x"], "x": 1}}, jwk_of(key))
    assert token["verdict"] == "refused"
    assert "crit-invalid" in codes(token)
    token = opened({**made, "unprotected": {"zip": "DEF"}}, jwk_of(key))
    assert token["verdict"] == "refused"


def test_a_name_in_two_headers_is_told_and_the_protected_one_counts() -> None:
    key = key_for("A256KW")
    made = flattened("A256KW", key, {})
    token = opened({**made, "unprotected": {"enc": "A128GCM"}}, jwk_of(key))
    assert token["verdict"] == "decrypted"
    assert "header-repeated" in codes(token)


@pytest.mark.parametrize("part", [1, 2, 4])
def test_a_part_of_another_length_is_named(part: int) -> None:
    parts = compact("dir").split(".")
    parts[part] = base64url.encode(b"12345")
    token = opened(".".join(parts), given_key("dir"))
    assert token["verdict"] == "decryption-failed"
    assert "part-length" in codes(token)
