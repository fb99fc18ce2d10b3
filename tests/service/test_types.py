from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Document, Token
from inspector.model.explanations import VENDORS
from inspector.model.types import TYPES, recognise, vendor_of
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from inspector.service.review.types import review_type

if TYPE_CHECKING:
    from collections.abc import Mapping

LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
JWK = {"kty": "EC", "crv": "P-256", "x": "eA", "y": "eQ"}
ENTRA = "https://login.microsoftonline.com/72f988bf/v2.0"


def token(header: Mapping[str, object], payload: Mapping[str, object]) -> Token:
    parts = (base64url.encode(json.dumps(part).encode()) for part in ({"alg": "ES256", **header}, payload))
    return read_token(f"{'.'.join(parts)}.{'c2ln' * 21}cw")


def codes(made: Token) -> set[str]:
    return {finding.code for finding in made.findings}


def typed(name: str) -> dict[str, object]:
    return {"typ": name}


CASES: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("access-token", typed("at+jwt"), {}),
    ("access-token", typed("application/AT+JWT"), {}),
    ("dpop-proof", typed("dpop+jwt"), {}),
    ("dpop-proof", {"jwk": JWK}, {"htm": "GET", "htu": "https://api.example"}),
    ("logout-token", typed("logout+jwt"), {}),
    ("logout-token", {}, {"events": {LOGOUT: {}}}),
    ("security-event", typed("secevent+jwt"), {}),
    ("security-event", {}, {"events": {"urn:example": {}}}),
    ("request-object", typed("oauth-authz-req+jwt"), {}),
    ("request-object", {}, {"client_id": "a", "response_type": "code"}),
    ("authorization-response", {}, {"iss": "a", "aud": "b", "code": "c", "state": "d"}),
    ("introspection-response", typed("token-introspection+jwt"), {}),
    ("entity-statement", typed("entity-statement+jwt"), {}),
    ("entity-statement", {}, {"iss": "a", "sub": "b", "jwks": {}, "authority_hints": []}),
    ("trust-mark", typed("trust-mark+jwt"), {}),
    ("sd-jwt-vc", typed("dc+sd-jwt"), {}),
    ("sd-jwt-vc", {}, {"vct": "urn:a"}),
    ("key-binding", typed("kb+jwt"), {}),
    ("verifiable-credential", typed("vc+jwt"), {}),
    ("verifiable-credential", {}, {"vc": {}}),
    ("verifiable-presentation", {}, {"vp": {}}),
    ("issuance-proof", typed("openid4vci-proof+jwt"), {}),
    ("status-list", typed("statuslist+jwt"), {}),
    ("attestation", {}, {"eat_profile": "urn:a"}),
    ("passport", typed("passport"), {}),
    ("acme-request", {"url": "https://ca.example", "nonce": "a"}, {}),
    ("id-token", typed("JWT"), {"iss": "https://a", "sub": "b", "aud": "c", "nonce": "d"}),
    ("id-token", {}, {"iss": "https://a", "aud": "c", "at_hash": "d"}),
    ("client-assertion", {}, {"iss": "me", "sub": "me", "aud": "https://a/token", "jti": "x"}),
    ("entra/v1", {}, {"iss": "https://sts.windows.net/72f988bf/", "tid": "72f988bf"}),
    ("entra/v2", {}, {"iss": ENTRA}),
    ("entra/v2", {}, {"iss": "https://contoso.b2clogin.com/72f988bf/v2.0/"}),
    ("auth0", {}, {"iss": "https://tenant.eu.auth0.com/"}),
    ("okta", {}, {"iss": "https://dev-1.okta.com/oauth2/default"}),
    ("keycloak", {}, {"iss": "http://localhost:8080/realms/master"}),
    ("keycloak", {}, {"iss": "https://sso.example/auth/realms/a"}),
    ("cognito", {}, {"iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc"}),
    ("google", {}, {"iss": "accounts.google.com"}),
    ("apple", {}, {"iss": "https://appleid.apple.com"}),
    ("firebase", {}, {"iss": "https://securetoken.google.com/project"}),
    ("kubernetes", {}, {"kubernetes.io": {}}),
    ("kubernetes", {}, {"sub": "system:serviceaccount:a:b"}),
    ("github-actions", {}, {"iss": "https://token.actions.githubusercontent.com"}),
    ("gitlab-ci", {}, {"project_path": "a/b", "pipeline_id": "1"}),
    ("aws-alb", {"signer": "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a"}, {}),
]


@pytest.mark.parametrize("code, header, payload", CASES)
def test_a_known_type_is_recognised(code: str, header: dict[str, object], payload: dict[str, object]) -> None:
    assert recognise(token(header, payload))[0].code == code


def test_every_type_has_a_case() -> None:
    assert {code for code, _, _ in CASES} == {row.code for row in TYPES}
    assert len({row.code for row in TYPES}) == len(TYPES)


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"iss": "a", "sub": "b", "aud": "c", "exp": 1, "iat": 1},
        {"iss": "https://auth0.com.attacker.example/"},
        {"iss": "https://login.microsoftonline.com.attacker.example/a/v2.0"},
        {"iss": "https://cognito-idp.attacker.example/"},
        {"iss": 7, "aud": None, "events": "x", "kubernetes": {}},
        {"iss": "x", "sub": "x"},
    ],
)
def test_an_ordinary_token_is_of_no_known_type(payload: dict[str, object]) -> None:
    assert recognise(token({}, payload)) == ()


def test_typ_counts_more_than_the_issuer_and_the_issuer_more_than_the_shape() -> None:
    at = {"iss": ENTRA, "sub": "a", "aud": "b", "nonce": "c"}
    assert [row.code for row in recognise(token(typed("at+jwt"), at))] == ["access-token", "entra/v2"]
    assert [row.code for row in recognise(token({}, at))] == ["entra/v2", "id-token"]


def test_the_vendor_is_told_from_the_payload_alone() -> None:
    assert vendor_of(token({}, {"iss": ENTRA}).payload) == "entra"
    assert vendor_of(token({}, {"iss": "a"}).payload) == ""
    assert set(VENDORS) <= {row.vendor for row in TYPES}


@pytest.mark.parametrize(
    "header, payload, code",
    [
        (typed("at+jwt"), {"iss": "a"}, "type-claim-missing"),
        (typed("dpop+jwt"), {}, "type-header-missing"),
        ({"typ": "dpop+jwt", "alg": "HS256"}, {}, "dpop-symmetric"),
        ({"jwk": {**JWK, "d": "ZA"}}, {}, "private-key-in-token"),
        ({"jwk": {"kty": "oct", "k": "ZA"}}, {}, "private-key-in-token"),
        ({}, {"cnf": {"jwk": {**JWK, "d": "ZA"}}}, "private-key-in-token"),
        (typed("logout+jwt"), {"events": {}}, "logout-event-missing"),
        (typed("logout+jwt"), {"events": {LOGOUT: {}}}, "type-one-of-missing"),
        (typed("logout+jwt"), {"nonce": "a"}, "type-claim-forbidden"),
        ({}, {"iss": "https://a", "aud": "c", "nonce": "d"}, "id-token-as-access-token"),
        ({}, {"iss": ENTRA, "tid": "other"}, "entra-tenant-mismatch"),
        ({"nonce": "a"}, {"iss": ENTRA}, "entra-nonce-header"),
        ({}, {"iss": "https://tenant.auth0.com"}, "auth0-issuer-slash"),
        ({}, {"iss": "https://dev.okta.com", "cid": "a", "scp": ["b"]}, "okta-org-server"),
        ({}, {"iss": "https://cognito-idp.a.amazonaws.com/p", "token_use": "access"}, "type-claim-missing"),
        ({}, {"iss": "accounts.google.com"}, "google-issuer-form"),
        ({}, {"iss": "https://appleid.apple.com", "email_verified": "false"}, "apple-text-boolean"),
        ({}, {"iss": "https://securetoken.google.com/a", "aud": "b"}, "firebase-audience"),
        ({}, {"kubernetes.io/serviceaccount/namespace": "a"}, "kubernetes-legacy"),
        ({}, {"kubernetes.io": {}}, "type-claim-missing"),
        (
            {},
            {"sub": "system:serviceaccount:a:b", "kubernetes.io": {"namespace": "a", "serviceaccount": {"name": "c"}}},
            "kubernetes-subject",
        ),
    ],
)
def test_a_rule_that_is_broken_is_named(header: dict[str, object], payload: dict[str, object], code: str) -> None:
    assert code in codes(token(header, payload))


@pytest.mark.parametrize(
    "header, payload",
    [
        (
            typed("at+jwt"),
            {"iss": "a", "exp": 2, "aud": "b", "sub": "c", "client_id": "d", "iat": 1, "jti": "e", "scope": "f"},
        ),
        (
            typed("logout+jwt"),
            {"iss": "a", "sub": "b", "aud": "c", "iat": 1, "exp": 2, "jti": "d", "events": {LOGOUT: {}}},
        ),
        ({}, {"iss": ENTRA, "tid": "72F988BF", "aud": "a", "exp": 1, "oid": "b"}),
        ({}, {"iss": "https://tenant.auth0.com/", "aud": "a", "exp": 1, "sub": "b"}),
        (
            {},
            {
                "iss": "https://kubernetes.default.svc",
                "aud": ["a"],
                "exp": 1,
                "sub": "system:serviceaccount:a:b",
                "kubernetes.io": {"namespace": "a", "serviceaccount": {"name": "b"}},
            },
        ),
    ],
)
def test_a_token_that_keeps_its_rules_gives_nothing_to_say(
    header: dict[str, object], payload: dict[str, object]
) -> None:
    assert codes(token(header, payload)) <= {"typ", "known-type"}


def test_the_type_is_told_with_what_it_is_for() -> None:
    found = {finding.code: finding for finding in token(typed("at+jwt"), {}).findings}["known-type"]
    assert found.args[0] == "OAuth access token"
    assert found.args[1].endswith(".")
    assert found.args[2] == "RFC 9068, 2.2"


def test_what_is_missing_is_named_with_its_source() -> None:
    found = next(finding for finding in token(typed("at+jwt"), {"iss": "a"}).findings if "missing" in finding.code)
    assert found.args == ("OAuth access token", "exp, aud, sub, client_id, iat, jti", "RFC 9068, 2.2")


def test_nothing_is_missed_in_a_payload_that_cannot_be_read() -> None:
    head = base64url.encode(b'{"alg":"ES256","typ":"at+jwt"}')
    for body in ("", base64url.encode(b'{"iss":'), base64url.encode(b"[1]")):
        assert "type-claim-missing" not in codes(read_token(f"{head}.{body}.c2ln"))


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just(ENTRA)
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.sampled_from(["d", "jwk", "namespace"]), SCALARS)
NAMES = ["iss", "aud", "sub", "events", "cnf", "kubernetes.io", "jwk", "typ", "nonce", "tid", "signer", "sub_jwk"]


@given(st.dictionaries(st.sampled_from(NAMES), VALUES), st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_any_claims_are_held_against_the_rules(header: dict[str, object], payload: dict[str, object]) -> None:
    assert isinstance(codes(token(header, payload)), set)


def test_a_token_with_thousands_of_claims_is_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    made = token(typed("at+jwt"), {f"c{n}": "\\" for n in range(5_000)})
    asked: list[int] = []
    name = Document.name

    def count(self: Document, node: int) -> str:
        asked.append(node)
        return name(self, node)

    monkeypatch.setattr(Document, "name", count)
    assert [finding.code for finding in review_type(made)] == ["known-type"]
    assert [row.code for row in recognise(made)] == ["access-token"]
    assert len(asked) < 2_500
