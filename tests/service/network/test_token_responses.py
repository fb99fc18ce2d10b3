"""An answer of a token endpoint is found in what people paste, and shown without anything secret."""

from __future__ import annotations

import json

import pytest

from inspector.model.grant import TokenResponse
from inspector.model.request import Answer
from inspector.service.network.token_responses import HIDDEN, find_response, redacted_text, shown_answer, shown_request

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl"
RESPONSE = {"access_token": JWT, "refresh_token": "r-1", "token_type": "Bearer", "expires_in": 3600, "scope": "a b"}
READ = TokenResponse(access_token=JWT, refresh_token="r-1", token_type="Bearer", lifetime=3600, scope="a b")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RESPONSE),
        json.dumps(RESPONSE, indent=2),
        f"HTTP/1.1 200 OK\nContent-Type: application/json\n\n{json.dumps(RESPONSE)}",
        json.dumps({"log": {"entries": [{"data": RESPONSE}]}}),
        f"{{not json}} {json.dumps({'hello': 1})} {json.dumps(RESPONSE)}",
        f"access_token={JWT}&refresh_token=r-1&token_type=Bearer&expires_in=3600&scope=a+b",
        f"https://client.example/cb#access_token={JWT}&refresh_token=r-1&token_type=Bearer&expires_in=3600&scope=a%20b",
    ],
)
def test_an_answer_is_found(text: str) -> None:
    assert find_response(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "",
        JWT,
        json.dumps({"access_token": JWT}),
        '{"refresh_token": [7]}',
        '{"refresh_token": ""}',
        '{"refresh_token": ',
        "the refresh_token is elsewhere",
        '"refresh_token"' + "[" * 5000,
        '{"refresh_token":' * 3000,
        " " * 1_000_001 + json.dumps(RESPONSE),
    ],
)
def test_what_is_none_is_left(text: str) -> None:
    assert find_response(text) is None


@pytest.mark.parametrize(
    "said, lifetime", [("3600", 3600), (3600.0, 3600), ("soon", None), (None, None), (10**20, None)]
)
def test_a_lifetime_is_a_number_of_seconds(said: object, lifetime: int | None) -> None:
    found = find_response(json.dumps({"refresh_token": "r", "expires_in": said}))
    assert found is not None
    assert found.lifetime == lifetime


def test_a_response_does_not_show_its_secrets() -> None:
    assert repr(READ) == "TokenResponse(access_token, refresh_token)"


def test_a_request_is_shown_without_its_secrets() -> None:
    fields = (
        ("grant_type", "refresh_token"),
        ("refresh_token", "s3cret"),
        ("scope", "read write"),
        ("client_id", "my client:+"),
        ("client_secret", "s4cret"),
    )
    headers = (("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", "Basic czNjcmV0"))
    assert shown_request("https://issuer.example/a/token?x=1", "issuer.example", headers, fields) == (
        "POST /a/token?x=1 HTTP/1.1\nHost: issuer.example\nContent-Type: application/x-www-form-urlencoded\n"
        "Authorization: Basic [hidden]\n\ngrant_type=refresh_token&refresh_token=[hidden]&scope=read+write"
        "&client_id=my+client%3A%2B&client_secret=[hidden]"
    )


def answer(body: object, *headers: tuple[str, str], status: int = 200) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer("", status=status, headers=headers, body=raw)


def test_of_an_answer_only_what_is_known_to_be_open_is_shown() -> None:
    body = {
        **RESPONSE,
        "vendor_token": "x-1",
        "deep": {"list": ["x-2", 3, True, None]},
        "error_codes": [70000],
        "none": {},
    }
    shown = shown_answer(answer(body, ("content-type", "application/json"), ("set-cookie", "sid=x-3")), ())
    assert shown.startswith("HTTP 200\ncontent-type: application/json\nset-cookie: [hidden]\n\n{\n")
    for secret in (JWT, "r-1", "x-1", "x-2", "x-3"):
        assert secret not in shown
    for line in ('"token_type": "Bearer",', '"expires_in": 3600,', '"scope": "a b",', "70000", "true,", '"none": {}'):
        assert line in shown


def test_what_was_sent_is_not_repeated() -> None:
    body = {"error": "invalid_grant", "error_description": f"no token s3cret+x or {JWT}"}
    shown = shown_answer(answer(body, ("www-authenticate", 'x="s3cret+x"'), status=400), ("s3cret+x",))
    assert f'"error_description": "no token {HIDDEN} or {HIDDEN}"' in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize(
    "body, shown",
    [
        (b"<html>s3cret</html>", "<html>[hidden]</html>"),
        (b'{"access_token": "abc', HIDDEN),
        (b"access_token=abc&scope=a", '{\n  "access_token": "[hidden]",\n  "scope": "a"\n}'),
        (b"", ""),
        (b"[" * 5000, HIDDEN),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b'{"a": ' + b"1" * 5000 + b"}", '{\n  "a": ' + "1" * 40 + "\n}"),
    ],
)
def test_any_other_answer(body: bytes, shown: str) -> None:
    assert shown_answer(answer(body), ("s3cret",)) == (f"HTTP 200\n\n{shown}" if shown else "HTTP 200")


def test_depth_is_bounded() -> None:
    body: object = "x-1"
    for _ in range(200):
        body = {"a": [body]}
    shown = shown_answer(answer(body), ())
    assert "x-1" not in shown
    assert HIDDEN in shown


def test_a_jwt_is_cut_out_of_any_text() -> None:
    assert redacted_text(f"see {JWT}, please", ()) == "see [hidden], please"
