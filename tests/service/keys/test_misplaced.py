"""What stands in the key field and is no key, and keys with something around them."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import KeySet
from inspector.model.sentences import WORDS, fill
from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.keys.key_reader import load_keys
from tests.service.key_ring import jwk, jwk_text, private_key, private_pem, public_pem
from tests.service.locksmith import check, compact, opened
from tests.service.mishaps import SECRET, token_of

RS = token_of("RS256")
JWE = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"
HEAD, PAYLOAD, VALUE = RS.split(".")
ADDRESS = "https://issuer.example/keys"
JWK = jwk_text("RSA-2048")


def codes(keys: KeySet) -> list[str]:
    return [finding.code for finding in keys.findings]


NO_KEYS: list[tuple[str, str]] = [
    (RS, "key-is-token"),
    (f"Bearer {RS}", "key-is-token"),
    (f"Authorization: Bearer {RS}\n", "key-is-token"),
    (f"{RS[:60]}\n{RS[60:]}", "key-is-token"),
    (f"{RS}~WyJzYWx0Il0~", "key-is-token"),
    (JWE, "key-is-token"),
    ("eyJhbGciOiJub25lIn0.e30.", "key-is-token"),
    (json.dumps({"payload": PAYLOAD, "protected": HEAD, "signature": VALUE}), "key-is-token"),
    (json.dumps({"payload": PAYLOAD, "signatures": [{"protected": HEAD, "signature": VALUE}]}), "key-is-token"),
    (json.dumps({"protected": "e30", "ciphertext": "AA", "iv": "AA", "tag": "AA"}), "key-is-token"),
    (json.dumps({"access_token": "opaque", "token_type": "Bearer"}), "key-is-answer"),
    (json.dumps({"id_token": RS, "refresh_token": "x"}), "key-is-answer"),
    (json.dumps({"jwt": RS}), "key-is-answer"),
    (json.dumps({"issuer": "https://issuer.example", "jwks_uri": ADDRESS}, indent=2), "key-is-configuration"),
    ('{"iss":"https://issuer.example","sub":"a"}', "key-is-claims"),
    ('{"alg":"RS256","typ":"JWT"}', "key-is-claims"),
]


@pytest.mark.parametrize("text, code", NO_KEYS)
@pytest.mark.parametrize("encoding", ["utf8", "base64", "base64url", "hex"])
def test_what_is_no_key_is_called_by_its_name(text: str, code: str, encoding: str) -> None:
    for given_text in (text, text.encode()):
        keys = load_keys(given_text, encoding)
        assert keys.keys == ()
        assert codes(keys) == [code]
        assert "{" not in fill(keys.findings[0].sentence.message, keys.findings[0].args, WORDS, str)


def test_a_configuration_names_the_address_of_its_keys_and_an_answer_its_tokens() -> None:
    (configuration,) = load_keys(json.dumps({"jwks_uri": ADDRESS})).findings
    assert configuration.args == (ADDRESS,)
    (answer,) = load_keys(json.dumps({"refresh_token": "x", "access_token": "y"})).findings
    assert answer.args == ("access_token, refresh_token",)


@pytest.mark.parametrize(
    "secret",
    [
        "a.b.c",
        "1.2.3",
        "Bearer",
        "eyJ0eXAiOiJKV1QifQ.e30.AAAA",
        "eyJhbGciOiJIUzI1NiJ9",
        "“Bearer a.b.c”",
        SECRET,
        '"quoted"',
    ],
)
def test_a_secret_that_only_resembles_a_token_stays_a_secret(secret: str) -> None:
    (key,) = load_keys(secret).keys
    assert (key.kind, key.material) == ("oct", secret.encode())


def test_the_report_says_what_stands_in_the_key_field_and_what_to_do() -> None:
    inspection = inspect(token_of("RS256"), RS, now=0)
    assert inspection.tokens[0].verdict == "not-checked"
    assert inspection.tokens[0].remedies == ()
    said = as_text(inspection)
    assert "This is a token, not a key: paste it on the left. What checks it goes here" in said
    assert as_dict(inspection)["findings"][0]["code"] == "key-is-token"


# --- With something around it ---------------------------------------------------------------------------------------


WRAPPED: list[tuple[str, str, tuple[str, ...]]] = [
    (json.dumps(JWK), "key-wrapped", ("wrapped-string",)),
    (json.dumps(json.dumps({"keys": [jwk("RSA-2048")]})), "key-wrapped", ("wrapped-string",)),
    (base64.b64encode(JWK.encode()).decode(), "key-wrapped", ("wrapped-base64",)),
    (base64.urlsafe_b64encode(JWK.encode()).decode().rstrip("="), "key-wrapped", ("wrapped-base64",)),
    (base64.b64encode(f"[{JWK}]".encode()).decode(), "key-wrapped", ("wrapped-base64",)),
    (json.dumps({"data": jwk("RSA-2048")}), "key-wrapped-in", ("data",)),
    (json.dumps({"key": JWK}), "key-wrapped-in", ("key",)),
    (json.dumps({"result": {"keys": [jwk("RSA-2048")]}}), "key-wrapped-in", ("result",)),
    (json.dumps({"ARN": "arn:aws:x", "SecretString": JWK}), "key-wrapped-in", ("SecretString",)),
    (json.dumps({"payload": {"data": base64.b64encode(JWK.encode()).decode()}}), "key-wrapped-in", ("payload.data",)),
    (json.dumps({"KeyId": "a", "PublicKey": "".join(public_pem("RSA-2048").splitlines()[1:-1])}), "key-wrapped-in",
     ("PublicKey",)),
    (json.dumps({"kind": "Secret", "data": {"jwt-pub": base64.b64encode(public_pem("RSA-2048").encode()).decode()}}),
     "key-wrapped-in", ("data.jwt-pub",)),
    (json.dumps({"data": {"keys": {"1": {"public_key": public_pem("RSA-2048")}}}}), "key-wrapped-in",
     ("data.keys.1.public_key",)),
]  # fmt: skip


@pytest.mark.parametrize("text, code, args", WRAPPED)
def test_a_key_with_something_around_it_is_read_and_that_is_said(text: str, code: str, args: tuple[str, ...]) -> None:
    inspection = inspect(RS, text, now=0)
    assert inspection.tokens[0].verdict == "verified"
    assert [(each.code, each.args) for each in inspection.findings if each.severity == "info"] == [(code, args)]


def test_a_secret_in_a_wrapper_is_read_and_never_shown() -> None:
    secret = base64.urlsafe_b64encode(SECRET.encode()).decode().rstrip("=")
    inspection = inspect(token_of("HS256"), json.dumps({"data": {"kty": "oct", "k": secret}}), now=0)
    assert inspection.tokens[0].verdict == "verified"
    assert secret not in as_text(inspection) + json.dumps(as_dict(inspection)) + repr(inspection)


def test_the_key_of_a_service_account_has_its_name() -> None:
    account = {"type": "service_account", "private_key_id": "abc", "private_key": private_pem("RSA-2048")}
    keys = load_keys(json.dumps(account))
    assert [(key.kid, key.private) for key in keys.keys] == [("abc", True)]
    assert codes(keys) == ["key-wrapped-in"]


def test_a_name_that_is_no_plain_name_is_not_told() -> None:
    keys = load_keys(json.dumps({f"{SECRET} {SECRET}": {"inner": jwk("P-256")}}))
    assert [finding.args for finding in keys.findings] == [("….inner",)]


def test_a_damaged_key_in_a_wrapper_is_told_by_what_is_wrong_with_it() -> None:
    keys = load_keys(json.dumps({"data": {"kty": "oct", "k": "AA=="}}))
    assert codes(keys) == ["jwk-base64", "key-wrapped-in"]
    assert keys.keys == ()


def test_what_is_looked_through_is_bounded() -> None:
    deep: Any = jwk("P-256")
    for _ in range(30):
        deep = {"a": deep}
    assert codes(load_keys(json.dumps(deep))) == ["kty-missing"]
    wide = {str(number): number for number in range(1000)} | {"key": jwk("P-256")}
    assert codes(load_keys(json.dumps(wide))) == ["kty-missing"]


@given(
    st.recursive(
        st.none()
        | st.text(max_size=20)
        | st.integers()
        | st.sampled_from([JWK, RS, "MIIB", "eyJrdHki", "LS0tLS1CRUdJTi"]),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["kty", "keys", "data", "key", "k", "alg", "payload", "jwks_uri"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_makes_the_reader_raise(value: object) -> None:
    for text in (
        json.dumps(value),
        json.dumps(json.dumps(value)),
        base64.b64encode(json.dumps(value).encode()).decode(),
    ):
        for finding in load_keys(text).findings:
            assert fill(finding.sentence.message, finding.args, WORDS, str)


# --- The writing of numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "k, word", [("AAAA+AAA", "has-standard-alphabet"), ("AA==", "has-padding"), ("AA AA", "has-white-space")]
)
def test_a_number_in_another_base64_is_named(k: str, word: str) -> None:
    (finding,) = load_keys(json.dumps({"kty": "oct", "k": k})).findings
    assert (finding.code, finding.args) == ("jwk-base64", ("k", word))


# --- Passwords ------------------------------------------------------------------------------------------------------


def sealed_forms() -> dict[str, bytes]:
    """Each form of an encrypted private key, by the words that name it."""
    key: Any = private_key("P-256")
    locked = BestAvailableEncryption(b"the right one")
    return {
        "the encrypted PEM": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked),
        "the encrypted OpenSSH key": key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, locked),
        "the encrypted private key (DER)": key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, locked),
        "the PKCS#12 file": serialize_key_and_certificates(b"a", key, None, None, locked),
    }


@pytest.mark.parametrize("named", sealed_forms())
def test_what_a_password_is_for_is_said_also_where_it_is_wrong(named: str) -> None:
    content = sealed_forms()[named]
    for password, said in (
        (None, f"A password is needed for {named}."),
        ("no", f"The password does not open {named}."),
    ):
        (finding,) = load_keys(content, password=password).findings
        assert fill(finding.sentence.message, finding.args, WORDS, str) == said
    assert len(load_keys(content, password="the right one").keys) == 1


def test_a_wrong_password_of_an_encrypted_token_is_called_that() -> None:
    token = opened(compact("PBES2-HS256+A128KW"), password="no")
    assert check(token, "key")["reason"] == (
        "The password does not open this token (PBES2-HS256+A128KW), or the token was damaged."
    )
