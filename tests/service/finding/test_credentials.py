"""Credentials in JSON values, by their names and by their looks."""

from __future__ import annotations

import pytest

from inspector.service.finding.credentials import is_credential_name, is_private_part, looks_secret

JWS = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "name",
    [
        "password", "Password", "db_password", "client_secret", "clientSecret", "secret", "api_key", "X-API-Key", "apikey",
        "private_key", "token", "refresh_token", "access_token", "id_token", "client_assertion", "aws_secret_access_key", "pwd",
        "session-token", "Set-Cookie", "passphrase", "jwt", "urn:example:password", "Authorization",
    ],
)  # fmt: skip
def test_names_of_credentials(name: str) -> None:
    assert is_credential_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "iss", "sub", "scope", "token_type", "token_use", "at_hash", "client_assertion_type", "password_changed_at", "kid", "key",
        "jti", "nonce", "sid", "secretary", "tokens_left", "spin", "email", "", "e", "x5c",
    ],
)  # fmt: skip
def test_other_names(name: str) -> None:
    assert not is_credential_name(name)


def test_private_parts_are_those_of_a_key() -> None:
    assert is_private_part("d", {"kty": "EC"})
    assert is_private_part("k", {"kty": "oct"})
    assert not is_private_part("x", {"kty": "EC"})
    assert not is_private_part("d", {"a": 1})


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PRIVATE KEY-----\nMIIB", "-----BEGIN RSA PRIVATE KEY-----", "x -----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----", JWS, f"see {JWS}.", f"Bearer {JWS}", "eyJhbGciOiJkaXIifQ..aaaa.bbbb.cccc",
        "ghp_0123456789abcdef0123", " sk_live_0123456789abcdef ", "Bearer abcdefgh", "Basic dXNlcjpwdw==",
        "postgres://user:hunter2@db/app", "Server=a;Password=b;", "https://a.example/?access_token=b", "client_secret=x&a=b",
        '{"password":"hunter2"}', '[{"kty":"oct","k":"AA"}]', '{"a":["' + JWS + '"]}',
    ],
)  # fmt: skip
def test_texts_that_are_secret(text: str) -> None:
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "user-1", "user@example.com", "https://login.example.com/a?b=c", "https://user@example.com/", "openid profile",
        "-----BEGIN PUBLIC KEY-----\nMIIB", "-----BEGIN CERTIFICATE-----", "password-reset", "urn:example:token", "{", "[1]",
        '{"password":""}', '{"kty":"EC","x":"AA"}', "[" * 500 + "]" * 500, "[" * 100_000, "2026-11-24T05:37:54Z", "eyJ",
        "0123456789abcdef0123456789abcdef", "n-0S6_WzA2Mj", "de305d54-75b4-431b-adb2-eb6b9e546014",
    ],
)  # fmt: skip
def test_texts_that_are_not(text: str) -> None:
    assert not looks_secret(text)
