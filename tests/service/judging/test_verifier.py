from __future__ import annotations

import hmac
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Judgement, Policy
from inspector.model.sentences import FINDINGS, REASONS, WORDS, Word, fill
from inspector.service.judging.verifier import judge_signature
from inspector.service.keys.key_reader import load_keys
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from tests.service.key_ring import (
    ASYMMETRIC,
    LONG_SECRET,
    SYMMETRIC,
    jwk,
    jwk_text,
    key_name,
    private_key,
    private_pem,
    public_pem,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model import Check

CLAIMS = '{"sub":"user-1"}'


def part(text: str) -> str:
    return base64url.encode(text.encode())


def signed(header: str | dict[str, object], key: str, claims: str = CLAIMS) -> str:
    """Sign with PyJWT's primitives or `cryptography`, not with the code under test."""
    from jwt.algorithms import get_default_algorithms

    text = header if isinstance(header, str) else json.dumps(header)
    algorithm = json.loads(text)["alg"]
    data = f"{part(text)}.{part(claims)}"
    if algorithm in SYMMETRIC:
        value = hmac.digest(key.encode(), data.encode(), f"sha{algorithm[2:]}")
    elif algorithm.startswith("ML-DSA"):
        value = private_key(key).sign(data.encode())
    else:
        name = "EdDSA" if algorithm.startswith("Ed") else algorithm
        value = get_default_algorithms()[name].sign(data.encode(), private_key(key))
    return f"{data}.{base64url.encode(value)}"


def unsigned(header: str | dict[str, object], value: bytes = b"") -> str:
    text = header if isinstance(header, str) else json.dumps(header)
    return f"{part(text)}.{part(CLAIMS)}.{base64url.encode(value)}"


def judged(token: str, keys: str | bytes = "", *algorithms: str, encoding: str = "utf8") -> Judgement:
    read = read_token(token)
    return judge_signature(read.signatures[0], read.kind, load_keys(keys, encoding), Policy(algorithms=algorithms))


def check(judgement: Judgement, name: str) -> Check:
    (found,) = (one for one in judgement.checks if one.name == name)
    return found


def codes(judgement: Judgement) -> set[str]:
    return {finding.code for finding in judgement.findings}


def outcomes(judgement: Judgement) -> list[str]:
    return [one.outcome for one in judgement.checks]


# What verifies


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_every_asymmetric_algorithm_with_a_public_and_a_private_key(algorithm: str) -> None:
    name = key_name(algorithm)
    token = signed({"alg": algorithm}, name)
    judgement = judged(token, public_pem(name))
    assert judgement.verdict == "verified"
    assert judgement.key is not None
    assert judgement.findings == ()
    assert outcomes(judgement) == ["passed"] * 4
    with_private = judged(token, private_pem(name))
    assert with_private.verdict == "verified"
    assert codes(with_private) == {"private-key-given"}
    assert judged(token[:-8] + "AAAAAAAA", public_pem(name)).verdict == "bad-signature"
    assert judged(token, public_pem(f"{name} 2")).verdict == "bad-signature"


@pytest.mark.parametrize("algorithm", SYMMETRIC)
def test_every_symmetric_algorithm(algorithm: str) -> None:
    token = signed({"alg": algorithm}, LONG_SECRET)
    judgement = judged(token, LONG_SECRET)
    assert (judgement.verdict, outcomes(judgement), judgement.findings) == ("verified", ["passed"] * 4, ())
    assert judged(token, LONG_SECRET + "!").verdict == "bad-signature"


def test_the_other_edwards_curve_under_the_old_name() -> None:
    token = signed({"alg": "EdDSA"}, "Ed448")
    assert judged(token, public_pem("Ed448")).verdict == "verified"
    assert judged(token, jwk_text("Ed448", alg="Ed448")).verdict == "verified"


def test_the_checks_stand_in_the_order_of_the_board_and_have_their_sentences() -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-2048"), public_pem("RSA-2048"))
    assert [one.name for one in judgement.checks] == ["algorithm", "signature", "critical-headers", "key"]
    assert [one.reason for one in judgement.checks] == ["alg-fits-key", "signature-good", "crit-none", "key-only"]


# What the header alone decides


@pytest.mark.parametrize("key", ["", LONG_SECRET, public_pem("RSA-2048")])
@pytest.mark.parametrize(
    "header, value, verdict, code",
    [
        ({"alg": "none"}, b"", "unsecured", "alg-none"),
        ({"alg": "none"}, b"x", "refused", "alg-none"),
        ({"alg": "None"}, b"", "refused", "alg-none"),
        ({"alg": "nONE "}, b"x", "refused", "alg-none"),
        ({"alg": "hs256"}, b"x", "refused", "alg-unknown"),
        ({"alg": "ES521"}, b"x", "refused", "alg-unknown"),
        ({"alg": "HS256\u200b"}, b"x", "refused", "alg-unknown"),
        ({"alg": "RSA-OAEP"}, b"x", "refused", "alg-encrypts"),
        ({"alg": ""}, b"x", "refused", "alg-missing"),
        ({"alg": 256}, b"x", "refused", "alg-missing"),
        ({"alg": ["HS256"]}, b"x", "refused", "alg-missing"),
        ({"typ": "JWT"}, b"x", "refused", "alg-missing"),
    ],
)
def test_an_algorithm_that_is_none_holds_with_and_without_a_key(
    header: dict[str, object], value: bytes, verdict: str, code: str, key: str
) -> None:
    judgement = judged(unsigned(header, value), key)
    assert judgement.verdict == verdict
    assert code in codes(judgement)
    assert check(judgement, "algorithm").outcome == "failed"
    assert judgement.key is None


def test_an_unsecured_token_stays_unsecured_whatever_is_allowed() -> None:
    assert judged(unsigned({"alg": "none"}), LONG_SECRET, "HS256").verdict == "unsecured"
    assert check(judged(unsigned({"alg": "none"}), "", "none"), "algorithm").outcome == "failed"


@pytest.mark.parametrize(
    "crit, code, fault",
    [
        ([], "crit-invalid", "crit-empty"),
        ("b64", "crit-invalid", "crit-no-list"),
        (None, "crit-invalid", "crit-no-list"),
        ([1], "crit-invalid", "crit-no-list"),
        (["x", "x"], "crit-invalid", "crit-twice"),
        (["kid"], "crit-invalid", "crit-standard"),
        (["b64"], "crit-invalid", "crit-absent"),
        (["x"], "crit-unknown", ""),
    ],
)
def test_crit_is_judged_before_any_key(crit: object, code: str, fault: str) -> None:
    token = signed({"alg": "HS256", "crit": crit, "x": 1, "kid": "a"}, LONG_SECRET)
    for key in ("", LONG_SECRET):
        judgement = judged(token, key)
        assert judgement.verdict == "refused"
        assert code in codes(judgement)
        assert check(judgement, "critical-headers").outcome == "failed"
        if fault:
            assert check(judgement, "critical-headers").args == (Word(fault),)


def test_crit_that_is_not_understood_refuses_an_unsecured_token_too() -> None:
    judgement = judged(
        unsigned('{"alg":"none",\r\n "crit":["http://example.invalid/x"],"http://example.invalid/x":true}')
    )
    assert judgement.verdict == "refused"
    assert codes(judgement) == {"alg-none", "crit-unknown"}


def test_b64_is_understood() -> None:
    token = signed({"alg": "HS256", "b64": True, "crit": ["b64"]}, LONG_SECRET)
    judgement = judged(token, LONG_SECRET)
    assert judgement.verdict == "verified"
    assert check(judgement, "critical-headers") == ("critical-headers", "passed", "b64", '["b64"]', "crit-known", ())


def test_the_allow_list_rules_with_and_without_a_key() -> None:
    token = signed({"alg": "HS256"}, LONG_SECRET)
    for key in ("", LONG_SECRET):
        judgement = judged(token, key, "HS384", "RS256")
        assert judgement.verdict == "refused"
        assert check(judgement, "algorithm") == (
            "algorithm", "failed", "HS384, RS256", "HS256", "alg-not-allowed", (),
        )  # fmt: skip
    assert judged(token, LONG_SECRET, "HS384", "HS256").verdict == "verified"
    assert judged(token, "", "HS256").verdict == "not-checked"


# Without a key


def test_without_a_key_nothing_is_checked() -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-2048"))
    assert judgement.verdict == "not-checked"
    assert outcomes(judgement) == ["not-checked", "not-checked", "passed", "not-checked"]
    assert check(judgement, "key").reason == "no-key"
    assert judgement.findings == ()


def test_a_key_that_could_not_be_read_is_said_so() -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-2048"), '{"kty":"RSA"}')
    assert judgement.verdict == "not-checked"
    assert check(judgement, "key").reason == "no-usable-key"


@pytest.mark.parametrize("text", ["..", "a.b", f"{part('{')}.{part('{}')}.AAAA"])
def test_what_is_no_token_is_not_checked(text: str) -> None:
    read = read_token(text)
    for signature in read.signatures:
        judgement = judge_signature(signature, read.kind, load_keys(LONG_SECRET), Policy())
        assert judgement.verdict == "not-checked"
        assert outcomes(judgement) == ["not-checked"] * 4


def test_a_detached_payload_has_to_come_first() -> None:
    head, _, value = signed({"alg": "HS256"}, LONG_SECRET).split(".")
    judgement = judged(f"{head}..{value}", LONG_SECRET)
    assert judgement.verdict == "not-checked"
    assert check(judgement, "signature").reason == "payload-detached"


def test_an_encrypted_token_has_no_signature() -> None:
    read = read_token(unsigned({"alg": "HS256"}, b"x"))
    assert judge_signature(read.signatures[0], "jwe-compact", load_keys(""), Policy()).verdict == "encrypted"


# Which key


@pytest.mark.parametrize("form", [public_pem, jwk_text, private_pem])
def test_a_public_key_is_never_tried_as_a_secret(form: Callable[[str], str]) -> None:
    for key in (form("RSA-2048"), form("RSA-2048").rstrip("\n"), form("P-256")):
        token = signed({"alg": "HS256"}, key)
        for allowed in ((), ("HS256",), ("HS256", "RS256")):
            judgement = judged(token, key, *allowed)
            assert judgement.verdict == "refused"
            assert {"key-type-mismatch", "possible-key-confusion"} <= codes(judgement)
            assert check(judgement, "key").outcome == "failed"


def test_a_public_key_without_its_armour_is_no_secret_either() -> None:
    bare = "".join(public_pem("RSA-2048").splitlines()[1:-1])
    assert judged(signed({"alg": "HS256"}, bare), bare).verdict == "refused"


def test_a_key_of_another_kind_is_refused_with_both_named() -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-2048"), public_pem("P-256"))
    assert judgement.verdict == "refused"
    algorithm = check(judgement, "algorithm")
    assert (algorithm.outcome, algorithm.expected, algorithm.actual) == ("failed", "ES256", "RS256")
    assert algorithm.args == ("RS256", "RSA", "EC")
    assert codes(judgement) == {"key-type-mismatch"}


def test_a_key_on_another_curve_is_refused_with_both_named() -> None:
    judgement = judged(signed({"alg": "ES256"}, "P-256"), public_pem("secp256k1"))
    assert judgement.verdict == "refused"
    assert check(judgement, "algorithm").args == ("ES256", "P-256", "secp256k1")
    assert codes(judgement) == {"key-curve-mismatch"}


@pytest.mark.parametrize(
    "members, reason",
    [
        ({"use": "enc"}, "key-use"),
        ({"key_ops": ["encrypt"]}, "key-ops"),
        ({"key_ops": ["sign"]}, "key-ops"),
        ({"alg": "RS384"}, "key-alg"),
        ({"alg": "RSA-OAEP"}, "key-alg"),
    ],
)
def test_what_a_jwk_says_of_itself_is_obeyed(members: dict[str, Any], reason: str) -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-2048"), jwk_text("RSA-2048", **members))
    assert judgement.verdict == "refused"
    assert check(judgement, "key").reason == reason
    assert check(judgement, "algorithm").outcome == "passed"
    assert codes(judgement) == {"key-not-for-this"}


@pytest.mark.parametrize("members", [{"use": "sig"}, {"key_ops": ["verify", "x"]}, {"alg": "RS256"}, {"key_ops": []}])
def test_what_a_jwk_allows_is_tried(members: dict[str, Any]) -> None:
    assert judged(signed({"alg": "RS256"}, "RSA-2048"), jwk_text("RSA-2048", **members)).verdict == "verified"


def test_a_private_jwk_made_to_sign_may_verify() -> None:
    text = jwk_text("RSA-2048", private=True, key_ops=["sign"])
    assert judged(signed({"alg": "RS256"}, "RSA-2048"), text).verdict == "verified"


def ring(*keys: dict[str, object]) -> str:
    return json.dumps({"keys": keys})


def test_the_key_with_the_kid_comes_first_then_that_with_the_thumbprint() -> None:
    two = ring(jwk("RSA-2048 2", kid="other"), jwk("RSA-2048", kid="a"))
    judgement = judged(signed({"alg": "RS256", "kid": "a"}, "RSA-2048"), two)
    assert judgement.key is not None
    assert (judgement.verdict, judgement.key.kid, check(judgement, "key").reason) == ("verified", "a", "key-by-kid")
    thumbprint = judgement.key.thumbprint
    by_print = judged(signed({"alg": "RS256", "kid": thumbprint}, "RSA-2048"), two)
    assert (by_print.verdict, check(by_print, "key").reason) == ("verified", "key-by-thumbprint")


def test_a_kid_that_no_key_has_is_said_and_the_others_are_tried() -> None:
    two = ring(jwk("RSA-2048 2", kid="b"), jwk("RSA-2048", kid="c"))
    judgement = judged(signed({"alg": "RS256", "kid": "a"}, "RSA-2048"), two)
    assert judgement.verdict == "verified"
    assert (check(judgement, "key").outcome, check(judgement, "key").reason) == ("warning", "key-kid-unmatched")
    assert codes(judgement) == {"kid-unmatched"}


def test_a_key_without_a_kid_cannot_be_unmatched() -> None:
    judgement = judged(signed({"alg": "HS256", "kid": "a"}, LONG_SECRET), LONG_SECRET)
    assert (check(judgement, "key").reason, judgement.findings) == ("key-only", ())


def test_all_that_fit_are_tried_until_one_verifies() -> None:
    many = public_pem("P-256") + public_pem("RSA-2048 2") + public_pem("RSA-2048")
    judgement = judged(signed({"alg": "PS256"}, "RSA-2048"), many)
    assert (judgement.verdict, check(judgement, "key").reason) == ("verified", "key-by-type")
    bad = judged(signed({"alg": "PS256"}, "RSA-2048 2")[:-4] + "AAAA", many)
    assert check(bad, "signature") == ("signature", "failed", "", "", "signature-bad-many", ("2",))


def test_a_kid_that_several_keys_have_does_not_settle_which_is_meant() -> None:
    two = ring(jwk("RSA-2048 2", kid="a"), jwk("RSA-2048", kid="a"))
    judgement = judged(signed({"alg": "RS256", "kid": "a"}, "RSA-2048"), two)
    assert judgement.verdict == "verified"
    assert (check(judgement, "key").outcome, check(judgement, "key").reason) == ("failed", "key-ambiguous")


def test_a_secret_beside_public_keys_fails_the_key() -> None:
    mixed = ring(jwk("RSA-2048"), {"kty": "oct", "k": base64url.encode(LONG_SECRET.encode())})
    judgement = judged(signed({"alg": "HS256"}, LONG_SECRET), mixed)
    assert judgement.verdict == "verified"
    assert (check(judgement, "key").outcome, check(judgement, "key").reason) == ("failed", "key-set-mixed")


# Weak keys, odd signatures


def test_a_short_secret_verifies_with_a_warning_and_fails_as_a_jwk() -> None:
    secret = "only 22 bytes long, so"
    token = signed({"alg": "HS384"}, secret)
    typed = judged(token, secret)
    assert (typed.verdict, check(typed, "key").outcome) == ("verified", "warning")
    assert [finding.args for finding in typed.findings] == [("22", "HS384", "48")]
    as_jwk = judged(token, json.dumps({"kty": "oct", "k": base64url.encode(secret.encode())}))
    assert (as_jwk.verdict, check(as_jwk, "key").outcome) == ("verified", "failed")
    assert check(as_jwk, "key").args == ("176", "HS384", "384")


@pytest.mark.parametrize("secret", ["secret", "your-256-bit-secret", "changeme", "keyboard cat", "secret\n"])
def test_a_well_known_secret_is_called_so(secret: str) -> None:
    judgement = judged(signed({"alg": "HS256"}, secret), secret)
    assert judgement.verdict == "verified"
    assert codes(judgement) == {"weak-secret", "short-secret"}
    assert check(judgement, "key") == ("key", "warning", "", f"oct {len(secret) * 8}", "key-weak", ())


def test_a_good_secret_is_not_called_weak() -> None:
    assert judged(signed({"alg": "HS256"}, LONG_SECRET), LONG_SECRET).findings == ()


@pytest.mark.parametrize("form", [public_pem, jwk_text])
def test_a_short_rsa_key_verifies_and_fails(form: Callable[[str], str]) -> None:
    judgement = judged(signed({"alg": "RS256"}, "RSA-1024"), form("RSA-1024"))
    assert judgement.verdict == "verified"
    assert check(judgement, "key") == (
        "key", "failed", "", "RSA 1024", "key-too-short", ("1024", "RS256", "2048"),
    )  # fmt: skip


def test_a_signature_of_zeros_is_known() -> None:
    judgement = judged(unsigned({"alg": "ES256"}, bytes(64)), public_pem("P-256"))
    assert judgement.verdict == "bad-signature"
    assert "ecdsa-zero-signature" in codes(judgement)


def test_a_signature_in_der_is_known() -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.hashes import SHA256

    data = f"{part(json.dumps({'alg': 'ES256'}))}.{part(CLAIMS)}"
    der = private_key("P-256").sign(data.encode(), ECDSA(SHA256()))
    judgement = judged(f"{data}.{base64url.encode(der)}", public_pem("P-256"))
    assert judgement.verdict == "bad-signature"
    assert [finding.args for finding in judgement.findings if finding.code == "ecdsa-der-signature"] == [("64",)]


def test_a_missing_signature_is_bad_and_said_to_be_missing() -> None:
    judgement = judged(unsigned({"alg": "HS256"}), LONG_SECRET)
    assert judgement.verdict == "bad-signature"
    assert check(judgement, "signature").reason == "signature-missing"


def test_a_token_signed_with_nothing_is_found_out() -> None:
    judgement = judged(signed({"alg": "HS512"}, ""), LONG_SECRET)
    assert judgement.verdict == "bad-signature"
    assert "empty-secret-signed" in codes(judgement)


def test_a_key_that_the_token_brings_proves_nothing() -> None:
    token = signed({"alg": "RS256", "jwk": jwk("RSA-2048 2")}, "RSA-2048 2")
    judgement = judged(token, public_pem("RSA-2048"))
    assert judgement.verdict == "bad-signature"
    assert "header-key-not-trusted" in codes(judgement)
    assert "header-key-not-trusted" not in codes(judged(token, public_pem("RSA-2048 2")))
    assert judged(token).verdict == "not-checked"


# Published examples


RFC_7515_A1 = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9p"
    "c19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
RFC_7515_A1_KEY = {
    "kty": "oct",
    "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
}
RFC_7515_A3 = (
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
)
RFC_7515_A3_KEY = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
RFC_8037_A4 = (
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5"
    "BhVsPt9g7sVvpAr_MuM0KAg"
)
RFC_8037_A2_KEY = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}


@pytest.mark.parametrize(
    "token, key",
    [(RFC_7515_A1, RFC_7515_A1_KEY), (RFC_7515_A3, RFC_7515_A3_KEY), (RFC_8037_A4, RFC_8037_A2_KEY)],
    ids=["RFC 7515 A.1", "RFC 7515 A.3", "RFC 8037 A.4"],
)
def test_examples_of_the_standards(token: str, key: dict[str, str]) -> None:
    judgement = judged(token, json.dumps(key))
    assert (judgement.verdict, outcomes(judgement)) == ("verified", ["passed"] * 4)


# Whatever comes


headers = st.dictionaries(
    st.sampled_from(["alg", "crit", "kid", "jwk", "x5c", "b64", "typ", "x"]),
    st.sampled_from(
        ["RS256", "HS256", "ES256", "EdDSA", "ML-DSA-44", "none", "NONE", "x", 1, None, True, [], ["b64"], ["x"], {}]
    )
    | st.just(jwk("P-256"))
    | st.text(max_size=8),
)
some_keys = st.sampled_from(
    [
        "",
        LONG_SECRET,
        "secret",
        public_pem("RSA-1024"),
        jwk_text("P-256", alg="ES256"),
        private_pem("Ed25519"),
        ring(jwk("P-256", kid="x"), jwk("P-256 2", kid="x"), {"kty": "oct", "k": "AAAA"}),
        "{}",
    ]
)


@given(headers, st.binary(max_size=140), some_keys, st.lists(st.sampled_from(["RS256", "HS256", "x"]), max_size=2))
def test_no_header_and_no_signature_raises_and_every_word_has_its_row(
    header: dict[str, object], value: bytes, keys: str, algorithms: list[str]
) -> None:
    judgement = judged(unsigned(header, value), keys, *algorithms)
    assert judgement.verdict != "verified"
    assert len(judgement.checks) == 4
    for one in judgement.checks:
        assert fill(REASONS[one.reason], one.args, WORDS, str)
        assert all(str(arg) in WORDS for arg in one.args if isinstance(arg, Word))
    for finding in judgement.findings:
        assert fill(FINDINGS[finding.code].message, finding.args, WORDS, str)


@pytest.mark.parametrize("algorithm", ["HS256", "RS256", "ES256", "EdDSA", "ML-DSA-44"])
def test_any_byte_of_a_token_counts(algorithm: str) -> None:
    name = LONG_SECRET if algorithm == "HS256" else key_name(algorithm)
    key = LONG_SECRET if algorithm == "HS256" else public_pem(name)
    token = signed({"alg": algorithm}, name)
    head, payload, value = token.split(".")
    spoilt = payload[:3] + ("A" if payload[3] != "A" else "B") + payload[4:]
    assert judged(f"{head}.{spoilt}.{value}", key).verdict == "bad-signature"
