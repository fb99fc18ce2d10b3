"""What servers send instead of keys, each told by its own code; and what their headers say about time."""

from __future__ import annotations

import json

import pytest

from inspector.model.request import Answer
from inspector.model.sentences.network import REQUESTS
from inspector.service.keys.key_reader import load_keys
from inspector.service.network.addresses import Unfit
from inspector.service.network.freshness import clock_ahead, fresh_for, moment
from inspector.service.network.key_answers import FetchedKeys, read_keys

JWK = {"kty": "oct", "k": "c2VjcmV0", "kid": "a"}
PEM = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
NOW = 1_700_000_000.0
NOW_TEXT = "Tue, 14 Nov 2023 22:13:20 GMT"


def answer(body: bytes, **headers: str) -> Answer:
    return Answer("", status=200, body=body, headers=tuple((name.replace("_", "-"), v) for name, v in headers.items()))


@pytest.mark.parametrize(
    "value, number",
    [({"keys": [JWK, JWK]}, 2), ({"keys": []}, 0), (JWK, 1), ([JWK], 1), ({"k1": PEM, "k2": PEM}, 2)],
)
def test_each_form_of_keys(value: object, number: int) -> None:
    read = read_keys(answer(json.dumps(value).encode()), "host")
    assert read == FetchedKeys(json.dumps(value), number)


def test_what_was_read_can_be_loaded() -> None:
    read = read_keys(answer(b"\xef\xbb\xbf" + json.dumps({"keys": [JWK]}).encode()), "host")
    assert isinstance(read, FetchedKeys)
    assert [key.kid for key in load_keys(read.text).keys] == ["a"]


def test_certificates_as_text() -> None:
    assert read_keys(answer(PEM.encode() * 2), "host") == FetchedKeys(PEM * 2, 2)


@pytest.mark.parametrize(
    "body, unfit",
    [
        (b"", Unfit("answer-empty", ("host",))),
        (b" \n", Unfit("answer-empty", ("host",))),
        (b"<!DOCTYPE html><html>", Unfit("answer-html", ("host",))),
        (b"\n<HTML>", Unfit("answer-html", ("host",))),
        (b'{"keys":"\xff"}', Unfit("answer-not-utf8", ("host", "10"))),
        (b'{"keys":\n oops}', Unfit("answer-not-json", ("host", "2", "2"))),
        (b"{}", Unfit("answer-no-keys", ("host",))),
        (b"[]", Unfit("answer-no-keys", ("host",))),
        (b"7", Unfit("answer-no-keys", ("host",))),
        (b"1" * 10_000, Unfit("answer-no-keys", ("host",))),
        (b'{"jwks_uri": "https://issuer.example/"}', Unfit("answer-configuration", ("host",))),
        (b"[" * 100_000, Unfit("answer-deep", ("host",))),
        (b'{"keys":' + b"[" * 700 + b"]" * 700 + b"}", Unfit("answer-deep", ("host",))),
    ],
)
def test_what_is_no_key_set_says_what_it_is(body: bytes, unfit: Unfit) -> None:
    read = read_keys(answer(body), "host")
    assert read == unfit
    assert REQUESTS[unfit.code].format(*unfit.args)


def test_a_page_is_told_by_its_type_too() -> None:
    assert read_keys(answer(b"<p>Log in", content_type="text/html"), "h") == Unfit("answer-html", ("h",))


@pytest.mark.parametrize(
    "headers, seconds",
    [
        ({}, 0),
        ({"cache_control": "public, max-age=300"}, 300),
        ({"cache_control": 'Max-Age="300"', "age": "100"}, 200),
        ({"cache_control": "max-age=300", "age": "400"}, 0),
        ({"cache_control": "no-store, max-age=300"}, 0),
        ({"cache_control": "no-cache"}, 0),
        ({"cache_control": "max-age=-5"}, 0),
        ({"cache_control": "max-age=99999999"}, 86_400),
        ({"cache_control": "max-age=10", "expires": "Tue, 14 Nov 2023 23:13:20 GMT", "date": NOW_TEXT}, 10),
        ({"expires": "Tue, 14 Nov 2023 23:13:20 GMT", "date": NOW_TEXT}, 3600),
        ({"expires": "0", "date": NOW_TEXT}, 0),
        ({"expires": "Tue, 14 Nov 2023 23:13:20 GMT"}, 0),
        ({"cache_control": "max-age=300", "vary": "*"}, 0),
    ],
)
def test_how_long_an_answer_may_be_used_again(headers: dict[str, str], seconds: float) -> None:
    assert fresh_for(answer(b"", **headers)) == seconds


def test_the_clock_of_the_server() -> None:
    assert clock_ahead(answer(b"", date=NOW_TEXT), NOW - 90) == 90.5
    assert clock_ahead(answer(b"", date=NOW_TEXT, age="60"), NOW) == 60.5
    assert clock_ahead(answer(b""), NOW) is None
    assert clock_ahead(answer(b"", date="yesterday"), NOW) is None
    assert moment("Tue, 99 Nov 2023 22:13:20 GMT") is None
