from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Finding
from inspector.model.sentences.review import REVIEW_FINDINGS
from inspector.report import as_dict
from inspector.report.english import message
from inspector.service import inspect, sign
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from inspector.service.review.members import MOST_TOLD, MOST_VALUES

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
HS = {"alg": "HS256"}


def compact(header: object, payload: object) -> str:
    parts = (part if isinstance(part, str) else json.dumps(part) for part in (header, payload))
    return ".".join(base64url.encode(part.encode("utf-8", "surrogatepass")) for part in parts) + ".c2ln"


def reviewed(payload: object, header: object = None) -> list[Finding]:
    """What the rules of this file say; those of others are theirs to test."""
    found = read_token(compact(header or HS, payload)).findings
    return [finding for finding in found if finding.code in REVIEW_FINDINGS]


def codes(payload: object, header: object = None) -> list[str]:
    return [finding.code for finding in reviewed(payload, header)]


def only(payload: object, header: object = None) -> Finding:
    (finding,) = reviewed(payload, header)
    assert message(finding)
    return finding


# --- Names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name,meant",
    [
        ("Exp", "exp"), ("EXP", "exp"), ("Sub", "sub"), ("iss ", "iss"), (" aud", "aud"), ("role\t", "role"),
        ("еxp", "exp"), ("аdmin", "admin"), ("ехр", "exp"), ("is_аdmin", "is_admin"), ("ｅｘｐ", "exp"), ("rοle", "role"),
    ],
)  # fmt: skip
def test_a_name_that_looks_like_another_is_named(name: str, meant: str) -> None:
    finding = only({name: True})
    assert (finding.code, finding.args) == ("look-alike-key", (name, meant))
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "name",
    ["exp", "Name", "Roles", "Email", "имя", "сор", "роль", "όνομα", "名前", "größe", "kullanıcı", "m²", "µ_max", "Δt", "α_s",
     "https://example.com/Sub", "cognito:groups", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", ""],
)  # fmt: skip
def test_an_ordinary_name_in_any_script_is_not_suspected(name: str) -> None:
    assert "look-alike-key" not in codes({name: True})


def test_capitals_matter_at_the_top_alone_and_other_letters_everywhere() -> None:
    assert codes({"profile": {"Sub": 1, "sub ": 2}}) == []
    assert only({"profile": [{"аdmin": True}]}).code == "look-alike-key"
    assert only({"a": 1}, {"alg": "HS256", "Kid": "x"}).where == "header $.Kid"


@pytest.mark.parametrize(
    "payload",
    [{"__proto__": {"admin": True}}, {"a": [{"__proto__": 1}]}, {"constructor": {"prototype": {"admin": True}}}],
)
def test_a_name_that_reaches_into_the_objects_of_javascript_is_named(payload: object) -> None:
    assert only(payload).code == "prototype-key"


@pytest.mark.parametrize("payload", [{"constructor": "Ferrari"}, {"prototype": 1}, {"a": "__proto__"}])
def test_an_ordinary_word_is_no_attack(payload: object) -> None:
    assert codes(payload) == []


# --- Contents ----------------------------------------------------------------------------------------------------


def test_personal_data_is_listed_by_name_and_never_by_value() -> None:
    payload = {
        "email": "jane@example.com", "https://example.com/phone_number": "+1 555", "birthdate": "2001-01-01",
        "address": {"street_address": "1 Way", "locality": "Town"}, "Date-of-Birth": "x", "profile": {"ssn": "078-05-1120"},
    }  # fmt: skip
    finding = only(payload)
    assert (finding.code, finding.severity) == ("personal-data", "info")
    assert finding.args == ("email, https://example.com/phone_number, birthdate, address, Date-of-Birth, ssn",)
    assert not any(value in message(finding) for value in ("jane", "555", "2001", "Way", "078"))


@pytest.mark.parametrize(
    "payload",
    [
        {"email_verified": True}, {"email": ""}, {"email": None}, {"phone_number_verified": True}, {"address": "0xabc"},
        {"name": "Jane"}, {"sub": "user-1"}, {"gender": None}, {"dob": False},
    ],
)  # fmt: skip
def test_what_says_nothing_about_a_person_is_not_listed(payload: object) -> None:
    assert codes(payload) == []


@pytest.mark.parametrize(
    "value",
    ["jane.doe+x@mail.example.com", "4111111111111111", "4111 1111 1111 1111", "378282246310005", "DE89370400440532013000",
     "GB82 WEST 1234 5698 7654 32"],
)  # fmt: skip
def test_what_tells_a_person_by_its_form_is_listed_under_any_name(value: str) -> None:
    finding = only({"sub": value, "who": {"other": value}})
    assert (finding.code, finding.args) == ("personal-data", ("sub, other",))
    assert value not in message(finding)


@pytest.mark.parametrize(
    "value",
    ["a@b", "@example.com", "jane@example.com and others", "robot@project.iam.gserviceaccount.com", "4111111111111112",
     "110169484474386276334", "1800000000000000", "DE89370400440532013001", "de89370400440532013000", "user-1@", "x" * 1000,
     "\u0664" * 16],
)  # fmt: skip
def test_what_only_looks_like_a_person_is_not_listed(value: str) -> None:
    assert codes({"sub": value}) == []


def block(label: str) -> str:
    return f"-----BEGIN {label}-----\nMIIB\n-----END {label}-----\n"


@pytest.mark.parametrize(
    "name,value,word",
    [
        ("password", "hunter2", "secret-password"), ("Pass_Word", "hunter2", "secret-password"), ("pwd", "x1", "secret-password"),
        ("client_secret", "s3cr3t", "secret-secret"), ("apiKey", "k", "secret-api-key"),
        ("https://example.com/private-key", "abc", "secret-private-key"), ("refresh_token", "r", "secret-token"),
        ("note", block("RSA PRIVATE KEY"), "secret-private-key"), ("note", block("PRIVATE KEY"), "secret-private-key"),
        ("note", "key AKIA" + "ABCDEFGH12345678", "secret-cloud-key"), ("note", "AIza" + "a" * 35, "secret-cloud-key"),
        ("note", "ghp" + "_" + "a1" * 18, "secret-token"), ("note", "glpat" + "-" + "a" * 20, "secret-token"),
        ("note", "sk" + "_live_" + "a" * 24, "secret-api-key"), ("note", "xoxb" + "-" + "1" * 24, "secret-token"),
        ("note", "npm" + "_" + "a" * 36, "secret-token"), ("note", "hvs" + "." + "a" * 24, "secret-token"),
        ("note", "SG" + "." + "a" * 22 + "." + "b" * 43, "secret-api-key"), ("note", "dop_v1" + "_" + "0a" * 32, "secret-token"),
        ("hash", "$2b$12$" + "a" * 53, "secret-hash"), ("hash", "$argon2id$v=19$m=65536", "secret-hash"),
        ("hash", "{SSHA512}" + "a" * 24, "secret-hash"), ("db", "postgres://user:hunter22@host/db", "secret-login"),
    ],
)  # fmt: skip
def test_a_secret_is_told_by_its_name_or_its_form_and_never_shown(name: str, value: str, word: str) -> None:
    finding = only({"sub": "a", "deep": [{name: value}]})
    assert (finding.code, finding.severity, finding.args) == ("secret-in-claims", "danger", (name, word))
    report = json.dumps(as_dict(inspect(compact(HS, {name: value}), now=0))["tokens"][0]["findings"])
    assert len(value) < 8 or value[:12] not in report


@pytest.mark.parametrize(
    "payload",
    [
        {"password": ""}, {"password": "********"}, {"password": None}, {"secret": True}, {"secret": "false"},
        {"password_expires": "2027-01-01"}, {"amr": ["pwd"]}, {"note": block("PUBLIC KEY")}, {"note": block("CERTIFICATE")},
        {"note": "AKIA"}, {"note": "XAKIAABCDEFGH12345678"}, {"note": "ghp_short"}, {"token_type": "Bearer"},
        {"AKIAABCDEFGH12345678": 1},
        {"url": "https://example.com:8443/a@b"}, {"url": "https://user@example.com/"}, {"price": "$20"}, {"note": "{SSHA"},
        {"_claim_sources": {"a": {"endpoint": "https://example.com", "access_token": "opaque"}}},
        {"jwks": {"keys": [{"kty": "EC", "x": "a", "y": "b"}]}},
    ],
)  # fmt: skip
def test_what_is_no_secret_is_not_called_one(payload: object) -> None:
    assert codes(payload) == []


@pytest.mark.parametrize(
    "key",
    [
        {"kty": "EC", "d": "a"},
        {"kty": "oct", "k": "a"},
        {"kty": "RSA", "d": "a", "n": "b"},
        {"kty": "AKP", "priv": "a"},
    ],
)
def test_a_private_key_as_jwk_is_a_secret(key: object) -> None:
    finding = only({"jwks": {"keys": [{"kty": "EC", "x": "a"}, key]}})
    assert (finding.code, finding.where) == ("secret-in-claims", "payload $.jwks.keys[1]")


def test_a_token_inside_is_named() -> None:
    inner = compact(HS, {"sub": "inner"})
    assert only({"vc": inner}).args == ("vc",)
    assert only({"list": {"a": inner}}).code == "token-in-claims"
    assert codes({"note": f"see {inner}"}) == codes({"note": "eyJhbGciOiJIUzI1NiJ9"}) == []


@pytest.mark.parametrize(
    "literal,code",
    [
        ("9007199254740992", "unsafe-integer"), ("-9007199254740993", "unsafe-integer"),
        ("100002348117421473", "unsafe-integer"),
        ("1e400", "imprecise-number"), ("0.1234567890123456789", "imprecise-number"),
        ("12345678901234567.89", "imprecise-number"),
        ("1e-400", "imprecise-number"),
    ],
)  # fmt: skip
def test_a_number_that_a_double_does_not_hold_is_named(literal: str, code: str) -> None:
    finding = only(f'{{"a":[{literal}]}}')
    assert (finding.code, finding.args, finding.severity) == (code, (literal,), "info")


@pytest.mark.parametrize(
    "literal",
    ["9007199254740991", "-9007199254740991", "0.1", "3.14159265358979", "1e5", "1.10", "0.10000000000000000", "0",
     "-0e0", '"9007199254740993"'],
)  # fmt: skip
def test_an_ordinary_number_is_not(literal: str) -> None:
    assert codes(f'{{"a":{literal}}}') == []


def test_a_date_in_another_unit_has_its_own_finding() -> None:
    assert codes('{"exp":1767225600000000000}') == []


# --- Purpose -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claims,years",
    [({"iat": 0, "exp": 365 * 86400}, "1"), ({"nbf": 10**9, "exp": 10**9 + 3 * 365 * 86400 + 15_768_000}, "3.5")],
)
def test_a_life_of_years_is_told(claims: object, years: str) -> None:
    finding = only(claims)
    assert (finding.code, finding.args, finding.severity) == ("long-lifetime", (years,), "info")
    assert codes({"iat": 0, "exp": 365 * 86400 - 1}) == codes({"exp": 4_000_000_000}) == []


def test_a_beginning_behind_the_end_is_named() -> None:
    assert only({"iat": 10, "nbf": 30, "exp": 20}).code == "nbf-after-exp"
    assert only({"iat": 10, "nbf": 20, "exp": 20}).code == "nbf-after-exp"
    assert codes({"nbf": 30, "exp": 20}) == codes({"iat": 10, "nbf": 19, "exp": 20}) == []


@pytest.mark.parametrize(
    "claims,sign",
    [
        ({"at_hash": "a"}, "at_hash"),
        ({"iss": "https://a", "sub": "b", "aud": "c", "nonce": "n"}, "nonce"),
        ({"typ": "ID"}, "typ"),
    ],
)
def test_an_id_token_that_was_sent_as_an_access_token_is_named(claims: object, sign: str) -> None:
    for around in ("Authorization: Bearer {}", "bearer {}"):
        token = inspect(around.format(compact(HS, claims)), now=0).tokens[0]
        assert [finding.args for finding in token.findings if finding.code == "id-token-as-bearer"] == [(sign,)]
    alone = inspect(compact(HS, claims), now=0).tokens[0]
    assert "id-token-as-bearer" not in {finding.code for finding in alone.findings}


@pytest.mark.parametrize(
    "claims,header",
    [
        ({"iss": "https://a", "sub": "b", "aud": "c", "scope": "read"}, HS),
        ({"iss": "https://a", "sub": "b", "aud": "c", "nonce": "n", "scope": "read"}, HS),
        ({"iss": "https://a", "sub": "b", "aud": "c", "nonce": "n"}, {**HS, "typ": "at+jwt"}),
        ({"nonce": "n"}, HS),
    ],
)
def test_an_access_token_may_be_sent_as_one(claims: object, header: object) -> None:
    token = inspect(f"Authorization: Bearer {compact(header, claims)}", now=0).tokens[0]
    assert "id-token-as-bearer" not in {finding.code for finding in token.findings}


def test_the_issuer_of_an_id_token_is_an_https_address() -> None:
    claims = {"sub": "b", "aud": "c", "nonce": "n"}
    assert only({**claims, "iss": "http://a"}).code == "iss-not-https"
    assert codes({**claims, "iss": "https://a"}) == codes({"iss": "anything"}) == []


@pytest.mark.parametrize(
    "claims,code",
    [
        ({"sub": ""}, "sub-empty"), ({"sub": "  "}, "sub-empty"), ({"aud": "*"}, "aud-wildcard"),
        ({"aud": ["api", "https://*.example.com"]}, "aud-wildcard"), ({"aud": []}, "aud-empty"), ({"aud": ""}, "aud-empty"),
        ({"aud": ["", " "]}, "aud-empty"),
    ],
)  # fmt: skip
def test_nobody_and_everybody_are_named(claims: object, code: str) -> None:
    assert (only(claims).code, only(claims).severity) == (code, "warning")


def test_claims_may_not_be_unencoded() -> None:
    header = base64url.encode(json.dumps({**HS, "b64": False, "crit": ["b64"]}).encode())
    found = {finding.code for finding in read_token(f'{header}.{{"sub":"a"}}.c2ln').findings}
    assert "b64-in-jwt" in found
    assert "b64-in-jwt" not in {finding.code for finding in read_token(f"{header}.$02.c2ln").findings}


# --- References --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["jku", "x5u"])
@pytest.mark.parametrize(
    "address,oddity",
    [
        ("http://example.com/keys", "address-plain"), ("https://127.0.0.1/keys", "address-number"),
        ("https://[::1]/keys", "address-number"),
        ("https://2130706433/keys", "address-number"), ("https://0x7f000001/keys", "address-number"),
        ("https://localhost:8080/keys", "address-local"), ("https://keys.internal/", "address-local"),
        ("https://intranet/", "address-local"),
        ("https://example.com@evil.example/keys", "address-user"), ("https://example.com\\@evil.example/", "address-user"),
        ("file:///etc/passwd", "address-scheme"), ("ftp://example.com/", "address-scheme"), ("data:,{}", "address-scheme"),
        ("keys.json", "address-unreadable"), ("https://", "address-unreadable"), ("https://[::1/", "address-unreadable"),
    ],
)  # fmt: skip
def test_an_odd_address_of_keys_is_named(name: str, address: str, oddity: str) -> None:
    assert only({"sub": "a"}, {**HS, name: address}).args == (name, oddity)


@pytest.mark.parametrize(
    "address", ["https://example.com/keys", "https://example.com:8443/a?b=c@d", "https://xn--bcher-kva.example/"]
)
def test_an_ordinary_address_has_nothing_odd(address: str) -> None:
    assert codes({"sub": "a"}, {**HS, "jku": address}) == []


# --- Together ----------------------------------------------------------------------------------------------------


def test_hostile_tokens_are_reviewed_in_bounded_work_and_few_words() -> None:
    many = {f"k{number}": "AKIA" + "ABCDEFGH12345678" for number in range(2000)}
    assert len(reviewed(many)) == MOST_TOLD
    names = {f"{number}\u0430dmin": 1 for number in range(2000)}
    assert len(reviewed(names)) == MOST_TOLD
    late: dict[str, object] = dict.fromkeys((f"k{number}" for number in range(MOST_VALUES)), 0)
    assert codes({**late, "password": "hunter2"}) == []


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=8,
)
telling = st.sampled_from(
    ["iss", "sub", "aud", "nonce", "password", "email", "kty", "d", "exp", "iat", "__proto__", "address"]
)


@given(
    st.dictionaries(telling | st.text(max_size=4), anything),
    st.dictionaries(st.sampled_from(["jku", "x5u", "b64"]), anything),
)
def test_whatever_a_token_holds_the_review_has_a_sentence(payload: dict[str, Any], header: dict[str, Any]) -> None:
    for finding in reviewed(payload, {**HS, **header}):
        assert message(finding)
        assert finding.where.startswith(("header", "payload"))


def published() -> list[Any]:
    """Every token that standards and vendors printed, and the controls among the hostile ones."""
    if not VECTORS:
        return []
    found: list[Any] = []

    def gather(value: object, name: str) -> None:
        if isinstance(value, str) and value.startswith(("eyJ", "ew")) and value.count(".") >= 2:
            found.append(pytest.param(value, id=name[-60:]))
        elif isinstance(value, dict):
            for key, inside in value.items():
                gather(inside, f"{name}/{key}")
        elif isinstance(value, list):
            for number, inside in enumerate(value):
                gather(inside, f"{name}/{number}")

    for folder in ("oidc-core", "rfc-appendix", "rfc7520-cookbook", "vendor-docs", "sd-jwt-rfc9901"):
        for file in sorted((Path(VECTORS) / folder).rglob("*.json")):
            gather(json.loads(file.read_text(encoding="utf-8")), f"{folder}/{file.stem}")
    hostile = json.loads((Path(VECTORS) / "hostile-public" / "hostile_tokens.json").read_text(encoding="utf-8"))
    gather([case["input"] for case in hostile["cases"] if case["class"] == "baseline"], "controls")
    return found


@pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")
@pytest.mark.parametrize("text", published())
def test_no_published_token_is_warned_of_by_these_rules(text: str) -> None:
    found = [finding for token in inspect(text, now=0).tokens for finding in token.findings]
    assert [finding for finding in found if finding.code in REVIEW_FINDINGS and finding.severity != "info"] == []


def test_a_place_is_never_an_attackers_text() -> None:
    assert only('{"\x7f":{"password":"hunter2"}}').where == "payload 1:7"
    assert only({"a" * 200: {"password": "hunter2"}}).where == "payload 1:207"


def test_a_certificate_in_a_claim_is_no_private_key() -> None:
    der = base64.b64encode(bytes(range(200))).decode()
    assert codes({"cert": f"-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----"}) == []


def test_a_token_that_names_no_key_of_several_that_fit_is_told_of() -> None:
    secrets = [base64url.encode(bytes([number]) * 32) for number in range(3)]
    keys = [{"kty": "oct", "k": secret, "kid": str(number)} for number, secret in enumerate(secrets)]
    other = {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(bytes(32)), "kid": "o"}

    def missing(header: dict[str, str], given: list[dict[str, str]]) -> list[tuple[str, ...]]:
        text = sign(json.dumps(header), "{}", json.dumps(keys[0]))
        token = inspect(text, json.dumps({"keys": given}), now=0).tokens[0]
        assert token.verdict == "verified"
        return [finding.args for finding in token.findings if finding.code == "kid-missing"]

    assert missing(HS, keys) == [("3",)]
    assert missing({**HS, "kid": "0"}, keys) == []
    assert missing(HS, [keys[0], other]) == []
    assert missing(HS, [keys[0], *({**key, "use": "enc"} for key in keys[1:])]) == []


@pytest.mark.parametrize(
    "issuer,address,oddity",
    [
        ("https://login.example.com", "https://keys.example.com/jwks", ""),
        ("https://login.example.com", "https://evil.example/jwks", "address-elsewhere"),
        ("https://login.example.com", "https://example.com.evil.example/jwks", "address-elsewhere"),
        ("http://[", "https://evil.example/jwks", ""),
        ("https://[", "https://evil.example/jwks", ""),
        ("me", "https://evil.example/jwks", ""),
        ("https://a.example", "https://a.example/go?url=https://evil.example", "address-redirect"),
        ("https://a.example", "https://a.example/go?url=https%3A//evil.example", "address-redirect"),
        ("https://a.example", "http://evil.example/", "address-plain"),
    ],
)
def test_keys_that_stand_elsewhere_than_their_issuer_are_named(issuer: str, address: str, oddity: str) -> None:
    found = reviewed({"iss": issuer, "sub": "a"}, {**HS, "jku": address})
    assert [finding.args[1] for finding in found if finding.code == "address-suspicious"] == (
        [oddity] if oddity else []
    )


@pytest.mark.parametrize("address", [5, None, ["https://a.example/"], ""])
def test_an_address_that_is_no_text_is_named(address: object) -> None:
    assert only({"sub": "a"}, {**HS, "jku": address}).args == ("jku", "address-unreadable")


ID_CLAIMS = {"iss": "https://a.example", "sub": "a", "aud": "c", "nonce": "n", "exp": 2}


@pytest.mark.parametrize(
    "around, named",
    [
        ('{{"access_token": "{}"}}', True),
        ("curl -H 'Authorization: Bearer {}' https://api.example", True),
        ('{{"id_token": "{}"}}', False),
        ("{}", False),
    ],
)
@pytest.mark.parametrize("claims", [ID_CLAIMS, {"sub": "a", "exp": 2}], ids=["id-token", "other"])
def test_an_id_token_is_told_by_where_it_stood(around: str, named: bool, claims: dict[str, object]) -> None:
    (inspected,) = inspect(around.format(compact(HS, claims)), now=1).tokens
    found = [finding.code for finding in inspected.findings if finding.code == "id-token-as-bearer"]
    assert found == (["id-token-as-bearer"] if named and claims is ID_CLAIMS else [])


def es256(signature: bytes) -> list[str]:
    text = compact({"alg": "ES256"}, {"sub": "a"}).rpartition(".")[0] + "." + base64url.encode(signature)
    wanted = ("ecdsa-zero-signature", "ecdsa-der-signature", "signature-length")
    return [finding.code for finding in inspect(text, now=1).tokens[0].findings if finding.code in wanted]


def test_the_form_of_an_ecdsa_signature_is_told_without_a_key() -> None:
    def number(size: int, first: int = 1) -> bytes:
        return bytes([2, size, first]) + bytes(size - 1)

    def der(*numbers: bytes) -> bytes:
        return bytes([0x30, len(b"".join(numbers))]) + b"".join(numbers)

    assert es256(bytes(64)) == ["ecdsa-zero-signature"]
    assert es256(bytes([1]) * 64) == []
    assert es256(der(number(33, 0), number(32))) == ["ecdsa-der-signature"]
    assert es256(der(number(20), number(20))) == ["ecdsa-der-signature"]
    for broken in (
        der(number(20)),
        der(number(20), number(20), number(20)),
        der(number(20), number(20)) + b"x",
        b"0" * 9,
    ):
        assert es256(broken) == ["signature-length"]
    long = number(66) + number(66)
    es512 = compact({"alg": "ES512"}, {"sub": "a"}).rpartition(".")[0]
    text = f"{es512}.{base64url.encode(bytes([0x30, 0x81, len(long)]) + long)}"
    found = [finding.code for finding in inspect(text, now=1).tokens[0].findings]
    assert "ecdsa-der-signature" in found
    assert "signature-length" not in found
