"""From an issuer to its keys, one press at a time, and never by a token's word alone."""

from __future__ import annotations

import json

import pytest

from inspector.model.request import Answer, Call
from inspector.service.network.addresses import Address, Unfit, read_address
from inspector.service.network.discovery import (
    Configuration,
    call_for_keys,
    call_for_redirect,
    offers_of,
    other_place,
    plan,
    read_configuration,
)
from inspector.service.reading.reader import read_token

ISSUER = "https://issuer.example/tenant"


def planned(text: str, purpose: str = "", origin: str = "") -> Call:
    call = plan(text, purpose, origin)
    assert isinstance(call, Call), call
    return call


def answer(**members: object) -> Answer:
    return Answer("", status=200, body=json.dumps(members).encode())


def configuration(call: Call, **members: object) -> Configuration:
    read = read_configuration(answer(**members), call)
    assert isinstance(read, Configuration), read
    return read


def address(text: str) -> Address:
    read = read_address(text)
    assert isinstance(read, Address)
    return read


@pytest.mark.parametrize(
    "issuer, first, second",
    [
        (
            "https://issuer.example",
            "https://issuer.example/.well-known/openid-configuration",
            "https://issuer.example/.well-known/oauth-authorization-server",
        ),
        (
            "https://issuer.example/tenant/",
            "https://issuer.example/tenant/.well-known/openid-configuration",
            "https://issuer.example/.well-known/oauth-authorization-server/tenant",
        ),
        (
            "https://issuer.example/tenant/.well-known/openid-configuration",
            "https://issuer.example/tenant/.well-known/openid-configuration",
            "https://issuer.example/.well-known/oauth-authorization-server/tenant",
        ),
    ],
)
def test_an_issuer_has_two_places(issuer: str, first: str, second: str) -> None:
    call = planned(issuer)
    assert (call.purpose, call.address) == ("discovery", first)
    other = other_place(call)
    assert other is not None
    assert (other.purpose, other.address, other.issuer) == ("discovery-oauth", second, call.issuer)
    assert other_place(other) is None


def test_the_address_of_keys_is_called_itself() -> None:
    call = planned("https://issuer.example/jwks.json")
    assert (call.purpose, call.address) == ("keys", "https://issuer.example/jwks.json")
    assert other_place(call) is None
    assert planned("https://issuer.example/jwks.json", "discovery").purpose == "discovery"
    assert planned("https://issuer.example/odd", "keys").address == "https://issuer.example/odd"


def test_an_issuer_with_a_query_is_none() -> None:
    assert plan("https://issuer.example/?a=b", "discovery") == Unfit("address-query")


@pytest.mark.parametrize("written", ["https://issuer.example", "https://issuer.example/"])
def test_the_issuer_is_compared_as_it_was_written(written: str) -> None:
    call = planned(written)
    assert configuration(call, issuer=written, jwks_uri="https://keys.example/").is_same
    other = written.rstrip("/") if written.endswith("/") else f"{written}/"
    read = configuration(call, issuer=other, jwks_uri="https://keys.example/")
    assert not read.is_same
    assert call_for_keys(call, read).warnings[0] == "issuer-differs"


def test_the_keys_are_a_second_call() -> None:
    call = planned(ISSUER)
    read = configuration(call, issuer=ISSUER, jwks_uri="https://keys.example/jwks")
    keys = call_for_keys(call, read)
    assert (keys.address, keys.purpose, keys.origin, keys.warnings) == (
        "https://keys.example/jwks",
        "keys",
        "discovery",
        (),
    )


@pytest.mark.parametrize(
    "members, code",
    [
        ({"issuer": ISSUER}, "answer-no-address"),
        ({"issuer": ISSUER, "jwks_uri": ["https://issuer.example"]}, "answer-no-address"),
        ({"issuer": ISSUER, "jwks_uri": "file:///etc/passwd"}, "answer-bad-address"),
    ],
)
def test_a_configuration_without_keys(members: dict[str, object], code: str) -> None:
    read = read_configuration(answer(**members), planned(ISSUER))
    assert isinstance(read, Unfit)
    assert read.code == code


def test_a_configuration_that_is_a_list_or_a_page() -> None:
    call = planned(ISSUER)
    assert read_configuration(Answer("", body=b"[]"), call) == Unfit("answer-no-address", ("issuer.example",))
    assert read_configuration(Answer("", body=b"<html>"), call) == Unfit("answer-html", ("issuer.example",))


@pytest.mark.parametrize(
    "text, origin, warnings",
    [
        ("https://issuer.example/jwks", "", ()),
        ("http://issuer.example/jwks", "", ("plain-http",)),
        ("http://localhost:8080/jwks", "", ("plain-http",)),
        ("https://issuer.example/jwks", "jku", ("from-jku",)),
        ("https://issuer.example/jwks", "x5u", ("from-x5u",)),
        ("https://issuer.example", "iss", ("from-iss",)),
        ("http://169.254.169.254/jwks", "jku", ("from-jku", "plain-http", "private-host")),
    ],
)
def test_what_a_person_should_have_read_before(text: str, origin: str, warnings: tuple[str, ...]) -> None:
    assert planned(text, "", origin).warnings == warnings


def test_what_a_token_named_stays_a_tokens_word() -> None:
    call = planned(ISSUER, "", "iss")
    here = call_for_keys(call, configuration(call, issuer=ISSUER, jwks_uri="https://issuer.example/keys"))
    assert (here.from_token, here.warnings) == (True, ())
    elsewhere = call_for_keys(call, configuration(call, issuer=ISSUER, jwks_uri="https://10.0.0.1/keys"))
    assert elsewhere.warnings == ("from-answer", "private-host")


def test_a_redirect_is_asked_about() -> None:
    call = planned("https://issuer.example/jwks")
    assert call_for_redirect(call, address("https://other.example/")).warnings == ("redirect",)
    down = call_for_redirect(call, address("http://192.168.0.1/"))
    assert down.warnings == ("redirect", "downgrade", "private-host", "plain-http")
    assert down.purpose == "keys"


def test_the_addresses_that_a_token_names() -> None:
    import base64

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    header = {"alg": "RS256", "jku": "https://a.example/jwks", "x5u": "HTTP://b.example/cert.pem"}
    token = read_token(f"{part(header)}.{part({'iss': ISSUER})}.c2ln")
    assert [(offer.origin, offer.address) for offer in offers_of(token)] == [
        ("iss", ISSUER),
        ("jku", "https://a.example/jwks"),
        ("x5u", "HTTP://b.example/cert.pem"),
    ]
    odd = read_token(f"{part({'alg': 'RS256', 'jku': 7, 'x5u': 'file:///etc'})}.{part({'iss': 'accounts'})}.c2ln")
    assert offers_of(odd) == ()
    assert offers_of(read_token("no token")) == ()
