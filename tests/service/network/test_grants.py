"""The refresh grant as it goes out (RFC 6749, 6), and every way in which an issuer may answer."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote_plus

import jwt
import pytest

from inspector.model.grant import Denial, Endpoint, Grant, TokenResponse
from inspector.model.request import Answer, Call
from inspector.service.network.addresses import Unfit
from inspector.service.network.discovery import plan
from inspector.service.network.grants import (
    call_for_endpoint,
    call_for_found,
    client_of,
    form_of,
    lost_scopes,
    read_answer,
    read_endpoint,
    secrets_of,
    why_not,
)
from inspector.service.reading.reader import read_token

if TYPE_CHECKING:
    from inspector.model.token import Token

GRANT = Grant("r&t=1", "web:1", "none", "p+s ü")
ISSUER = "https://issuer.example/tenant"


def body_of(grant: Grant) -> dict[str, list[str]]:
    return parse_qs(form_of(grant).body.decode(), strict_parsing=True)


def test_a_public_client_names_itself() -> None:
    assert body_of(GRANT) == {"grant_type": ["refresh_token"], "refresh_token": ["r&t=1"], "client_id": ["web:1"]}
    assert form_of(GRANT).headers == (
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    )


def test_the_secret_in_the_body() -> None:
    assert body_of(GRANT._replace(authentication="body", scope="a b")) == {
        "grant_type": ["refresh_token"],
        "refresh_token": ["r&t=1"],
        "scope": ["a b"],
        "client_id": ["web:1"],
        "client_secret": ["p+s ü"],
    }


def test_basic_encodes_each_part_before_it_joins_them() -> None:
    grant = GRANT._replace(authentication="basic")
    login = dict(form_of(grant).headers)["Authorization"].removeprefix("Basic ")
    client, _, secret = base64.b64decode(login).decode("ascii").partition(":")
    assert (client, secret) == ("web%3A1", "p%2Bs+%C3%BC")
    assert (unquote_plus(client), unquote_plus(secret)) == (GRANT.client_id, GRANT.client_secret)
    assert body_of(grant).keys() == {"grant_type", "refresh_token"}


def test_every_form_of_a_secret_is_known_the_longest_first() -> None:
    secrets = secrets_of(GRANT._replace(authentication="basic"))
    assert {"r&t=1", "r%26t%3D1", "p+s ü", "p%2Bs+%C3%BC"} < set(secrets)
    assert list(secrets) == sorted(secrets, key=len, reverse=True)


def test_a_grant_does_not_show_its_secrets() -> None:
    assert repr(GRANT) == "Grant(authentication='none')"


@pytest.mark.parametrize(
    "grant, code",
    [
        (Grant(), "no-refresh-token"),
        (Grant("r", authentication="body"), "no-client"),
        (Grant("r", "c", "basic"), "no-secret"),
        (Grant("r"), None),
        (Grant("r", "c", "basic", "s"), None),
    ],
)
def test_what_is_missing(grant: Grant, code: str | None) -> None:
    missing = why_not(grant)
    assert (missing.code if missing is not None else None) == code


def token(**claims: object) -> Token:
    return read_token(jwt.encode(claims, "x" * 32))


@pytest.mark.parametrize(
    "claims, client",
    [
        ({"client_id": "a", "azp": "b", "aud": "c"}, ("a", "client_id")),
        ({"azp": "b", "aud": "c"}, ("b", "azp")),
        ({"aud": "c"}, ("c", "aud")),
        ({"aud": ["c", "d"]}, ("", "")),
        ({"client_id": 7}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_the_client_of_a_token(claims: dict[str, object], client: tuple[str, str]) -> None:
    assert client_of(token(**claims)) == client


# --- Where it goes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, code",
    [
        ("", "no-endpoint"),
        ("ftp://x.example/", "address-scheme"),
        ("https://u:p@x.example/", "address-user"),
        (f"{ISSUER}/.well-known/openid-configuration", "endpoint-is-configuration"),
    ],
)
def test_what_cannot_be_called(text: str, code: str) -> None:
    made = call_for_endpoint(text)
    assert isinstance(made, Unfit)
    assert made.code == code


def test_a_written_address_is_asked_about_only_where_it_is_plain() -> None:
    assert call_for_endpoint("https://issuer.example/token") == Call(
        "https://issuer.example/token", "issuer.example", "token"
    )
    plain = call_for_endpoint("http://issuer.example/token")
    assert isinstance(plain, Call)
    assert plain.warnings == ("grant-plain-http",)


def asked() -> Call:
    call = plan(ISSUER, "discovery", "iss")
    assert isinstance(call, Call)
    return call


def configuration(**members: object) -> Answer:
    return Answer("", status=200, body=json.dumps({"issuer": ISSUER, **members}).encode())


def test_the_endpoint_of_a_configuration() -> None:
    endpoint = read_endpoint(
        configuration(
            token_endpoint="https://issuer.example/token",
            token_endpoint_auth_methods_supported=["private_key_jwt", "client_secret_post", "none", 7],
        ),
        asked(),
    )
    assert endpoint == Endpoint("https://issuer.example/token", ISSUER, True, ("body", "none"))
    silent = read_endpoint(configuration(token_endpoint="https://issuer.example/token"), asked())
    assert isinstance(silent, Endpoint)
    assert silent.authentications == ("basic",), "RFC 8414, 2"


@pytest.mark.parametrize(
    "endpoint, is_same, warnings",
    [
        ("https://issuer.example/token", True, ("grant-from-token",)),
        ("https://issuer.example/token", False, ("grant-from-token", "issuer-differs")),
        ("https://other.example/token", True, ("grant-from-token", "grant-from-answer")),
        (
            "http://10.0.0.1/token",
            True,
            ("grant-from-token", "grant-from-answer", "grant-plain-http", "private-host"),
        ),
    ],
)
def test_an_endpoint_that_goes_back_to_the_token_is_asked_about(
    endpoint: str, is_same: bool, warnings: tuple[str, ...]
) -> None:
    call = call_for_found(asked(), Endpoint(endpoint, ISSUER, is_same))
    assert (call.address, call.purpose) == (endpoint, "token")
    assert set(call.warnings) == set(warnings)


@pytest.mark.parametrize(
    "answer, code",
    [
        (configuration(), "answer-no-endpoint"),
        (configuration(token_endpoint=[7]), "answer-no-endpoint"),
        (configuration(token_endpoint="ftp://x.example/"), "answer-bad-endpoint"),
        (Answer("", body=b"[]"), "answer-no-endpoint"),
        (Answer("", body=b"<html>"), "answer-html"),
        (Answer("", body=b""), "answer-empty"),
    ],
)
def test_a_configuration_without_an_endpoint(answer: Answer, code: str) -> None:
    read = read_endpoint(answer, asked())
    assert isinstance(read, Unfit)
    assert (read.code, read.args[0]) == (code, "issuer.example")


@pytest.mark.parametrize("methods", [None, [], "client_secret_basic", {"a": 1}])
def test_odd_authentication_methods_are_no_stumbling_block(methods: object) -> None:
    answer = configuration(token_endpoint="https://issuer.example/token", token_endpoint_auth_methods_supported=methods)
    endpoint = read_endpoint(answer, asked())
    assert isinstance(endpoint, Endpoint)
    assert endpoint.authentications == ()


# --- What comes back ----------------------------------------------------------------------------------------------


def read(body: bytes, code: str = "", status: int = 200, *args: str, kind: str = "application/json") -> object:
    return read_answer(Answer(code, args, status, (("content-type", kind),), body), "h", GRANT)


def test_tokens() -> None:
    assert read(b'{"access_token":"a","refresh_token":"r","expires_in":60}') == TokenResponse(
        access_token="a", refresh_token="r", lifetime=60
    )
    form = read(b"access_token=a&refresh_token=r", kind="application/x-www-form-urlencoded; charset=utf-8")
    assert form == TokenResponse(access_token="a", refresh_token="r")


@pytest.mark.parametrize(
    "code",
    ["invalid_grant", "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope", "own_one"],
)
@pytest.mark.parametrize("status", [400, 401, 200])
def test_a_code_of_the_issuer(code: str, status: int) -> None:
    body = json.dumps({"error": code, "error_description": " Because of r&t=1. "}).encode()
    answer = read(body, "status-refused" if status >= 400 else "", status)
    assert answer == Denial(code, ("h", code), "Because of [hidden].", is_theirs=True)


def test_what_an_issuer_says_is_bounded_and_keeps_no_secret() -> None:
    said = read(
        json.dumps({"error": "r&t=1" + "x" * 900, "error_description": "y" * 9000}).encode(), "status-refused", 400
    )
    assert isinstance(said, Denial)
    assert said.code.startswith("[hidden]x")
    assert (len(said.code), len(said.words)) == (60, 300)


@pytest.mark.parametrize(
    "body, code",
    [
        (b"", "answer-empty"),
        (b"<html>Log in</html>", "answer-html"),
        (b"\xff", "answer-not-utf8"),
        (b"{", "answer-not-json"),
        (b"[" * 5000, "answer-deep"),
        (b"[]", "answer-no-tokens"),
        (b"{}", "answer-no-tokens"),
        (b'{"access_token": [7]}', "answer-no-tokens"),
        (b'{"error": [7]}', "answer-no-tokens"),
    ],
)
def test_an_answer_without_tokens_leaves_it_uncertain(body: bytes, code: str) -> None:
    answer = read(body)
    assert isinstance(answer, Denial)
    assert (answer.code, answer.args[0], answer.is_uncertain, answer.is_theirs) == (code, "h", True, False)


@pytest.mark.parametrize(
    "code, is_uncertain",
    [
        ("timeout", True), ("reset", True), ("too-large", True), ("status-broken", True),
        ("refused", False), ("host-unknown", False), ("tls-expired", False), ("status-refused", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b"\xff"])
def test_a_failure_tells_whether_it_may_have_been_done(code: str, is_uncertain: bool, body: bytes) -> None:
    assert read(body, code, 500, "10") == Denial(code, ("h", "10"), is_uncertain=is_uncertain)


def test_a_redirect_shows_no_secret() -> None:
    answer = read_answer(Answer("redirected", status=307, target="https://x.example/?t=r%26t%3D1"), "h", GRANT)
    assert answer == Denial("redirected-form", ("h", "https://x.example/?t=[hidden]"))


@pytest.mark.parametrize(
    "asked_for, before, granted, lost",
    [
        ("a b", "", "a", ("b",)),
        ("", "a b c", "c", ("a", "b")),
        ("a", "a b", "a", ()),
        ("a", "", "", ()),
        ("", "", "a", ()),
    ],
)
def test_lost_scopes(asked_for: str, before: str, granted: str, lost: tuple[str, ...]) -> None:
    assert lost_scopes(asked_for, before, TokenResponse(scope=granted)) == lost
