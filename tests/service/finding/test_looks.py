"""What a text looks like that is no token, and that its sentence never shows it."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from inspector.model.sentences import FINDINGS, WORDS, fill
from inspector.service import inspect, sign
from inspector.service.finding.looks import LOOKS, look
from inspector.service.inspector import read

HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
CLAIMS = "eyJzdWIiOiJ1c2VyLTEiLCJleHAiOjQxMDI0NDQ4MDB9"
SAML = b'<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1">value</samlp:Response>'


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def deflated(data: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


SHAPES = [
    ('{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}', "looks-like-jwk-set"),
    ('[{"kty":"oct","k":"c2VjcmV0"}]', "looks-like-jwk-set"),
    ('{"kty":"oct","k":"c2VjcmV0"}', "looks-like-jwk"),
    (f'{{"payload":"{CLAIMS}","protected":"{HEADER}"}}', "looks-like-incomplete-json"),
    (f'{{"protected":"{HEADER}","iv":"AAAA","tag":"AAAA"}}', "looks-like-incomplete-json"),
    ('{"sub":"user-1","exp":4102444800}', "looks-like-plain-claims"),
    ('{"error":"invalid_grant"}', "looks-like-json"),
    ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "looks-like-certificate"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n", "looks-like-pem-key"),
    ("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", "looks-like-pem-key"),
    ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB me@here", "looks-like-ssh-key"),
    (b64(b"\x30\x30" + bytes(48)), "looks-like-bare-key"),
    ("v4.public.eyJkYXRhIjoidGVzdCJ9AAAA.Zm9v", "looks-like-paseto"),
    ("v1.local.AAAAAAAAAAAAAAAAAAAAAAAA", "looks-like-paseto"),
    ("k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI", "looks-like-paserk"),
    (b64(SAML), "looks-like-saml"),
    (b64(deflated(SAML)), "looks-like-saml"),
    (SAML.decode(), "looks-like-saml"),
    ("<!DOCTYPE html><title>Bad gateway</title>", "looks-like-xml"),
    ("eyJ1c2VyX2lkIjoxfQ.ZabcDQ.AAAAAAAAAAAAAAAAAAAAAAAAAAA", "looks-like-session-cookie"),
    (b64(b'{"iv":"AAAA","value":"BBBB","mac":"CC"}').rstrip("="), "looks-like-encrypted-cookie"),
    (b64(b'{"error":"none"}').rstrip("="), "looks-like-base64-json"),
    (f"{HEADER}.{CLAIMS}.***", "looks-redacted"),
    (f"{HEADER}.eyJ...", "looks-redacted"),
    (f"{HEADER}.{CLAIMS}.[REDACTED]", "looks-redacted"),
    ("eyJhbGci…x", "looks-redacted"),
    (HEADER, "looks-like-header-only"),
    (f"{HEADER}.", "looks-like-header-only"),
    (HEADER[:20], "looks-cut"),
    (f"{HEADER}.{CLAIMS[:-9]}", "looks-cut"),
    (f"{HEADER}.{CLAIMS}", "looks-without-signature"),
    (f"{CLAIMS[4:]}.{CLAIMS}.AAAA", "looks-without-header"),
    (f"Basic {b64(b'user:password')}", "looks-like-basic-credentials"),
    ("192.168.0.1", "looks-like-address"),
    ("10.0.0.1:8443", "looks-like-address"),
    ("v1.2.3-rc.1", "looks-like-version"),
    ("1.2.3", "looks-like-version"),
    ("https://issuer.example/callback?code=x", "looks-like-uri"),
    ("gho_16C7e42F292c6912E7710c838347Ae178B4a", "looks-like-opaque-token"),
    ("xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx", "looks-like-opaque-token"),
    ("ya29.a0AfH6SMBxyzAAAAAAAAAAAA", "looks-like-opaque-token"),
    ("gAAAAABh" + "A" * 92 + "==", "looks-like-fernet"),
    ("MDAxY2xvY2F0aW9uIGh0dHA6Ly9teWJhbmsvCjAwMjZpZGVudGlmaWVy", "looks-like-macaroon"),
    (b64(HEADER.encode()), "looks-like-base64-twice"),
    ("tokens/my.session.har", "looks-like-file-name"),
    ("login.issuer.example", "looks-like-host-name"),
    ("123e4567-e89b-12d3-a456-426614174000", "looks-like-uuid"),
    ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "looks-like-hex"),
    ("Q7xkP2mZr9LwT4vBn8YdHs3J", "looks-like-random-text"),
]


@pytest.mark.parametrize("text, code", SHAPES, ids=range(len(SHAPES)))
def test_a_text_that_is_no_token_is_said_to_be_what_it_looks_like(text: str, code: str) -> None:
    (token,) = inspect(text, now=0.0).tokens
    assert token.verdict in ("not-checked", "refused")
    assert token.findings[0].code == code
    assert [finding.code for finding in token.findings if finding.code.startswith("looks-")] == [code]


@pytest.mark.parametrize("text, code", SHAPES, ids=range(len(SHAPES)))
def test_its_sentence_does_not_show_it(text: str, code: str) -> None:
    (finding,) = look(text)
    said = fill(FINDINGS[code].message, finding.args, WORDS, str) + FINDINGS[code].advice
    assert "{" not in said
    assert not any(piece in said for piece in text.split() if len(piece) > 11 and piece != "CERTIFICATE-----")


def test_every_shape_is_tried_and_has_its_sentence() -> None:
    assert {code for _, code in SHAPES} == {code for code, _ in LOOKS}
    assert {code for code, _ in LOOKS} <= FINDINGS.keys()
    assert {code for code in FINDINGS if code.startswith("looks-")} == {code for code, _ in LOOKS}


@pytest.mark.parametrize("text", ["", ".", "..", "hello there, no token", "a.b.c", "é.ü.ö", "[]", "{", "eyJ"])
def test_what_is_like_nothing_known_is_not_guessed_at(text: str) -> None:
    assert {finding.code for finding in look(text)} <= {"looks-cut"}
    if text != "eyJ":
        assert not look(text)


def test_a_member_that_is_missing_is_named() -> None:
    (finding,) = look(json.dumps({"payload": CLAIMS, "protected": HEADER}))
    assert finding.args == ("signature",)


@pytest.mark.parametrize(
    "text,code",
    [
        ("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n",
         "looks-like-pem-key"),
        ('{"kty":"oct","k":"AyM1"}', "looks-like-jwk"),
        ('{"keys":[{"kty":"oct","k":"AyM1"}]}', "looks-like-jwk-set"),
        ("/etc/keys/server.pem", "looks-like-file-name"),
        ("C:\\tokens\\id.jwt", "looks-like-file-name"),
        ("missing.jwt", "looks-like-file-name"),
    ],
)  # fmt: skip
def test_of_what_was_never_a_token_nothing_else_is_said(text: str, code: str) -> None:
    (token,) = read(text)
    assert [finding.code for finding in token.findings] == [code]
    assert (token.kind, token.parse, token.header.raw, token.payload.raw) == ("malformed", "fail", b"", b"")
    advice = token.findings[0].sentence.advice
    assert advice.startswith("Paste it into the Key field" if "file" not in code else "Open the file")


@pytest.mark.parametrize("rest", ["eyJpc3MiOiJodHRwczovL2EifQ...Qabcdefghijk", "eyJp...Qabcdef"])
def test_what_is_left_out_in_the_middle_is_no_encrypted_token(rest: str) -> None:
    text = f"eyJhbGciOiJIUzI1NiJ9.{rest}"
    found = inspect(text).tokens[0]
    assert found.findings[0].code == "looks-redacted"
    assert "alg-signs" not in {finding.code for finding in found.findings}
    assert (found.token.text, found.token.kind, found.verdict) == (text, "malformed", "not-checked")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}.{CLAIMS[:8]}…{'A' * 12}",
        f"{HEADER}.{CLAIMS[:8]}...{'A' * 12}",
        f"{HEADER}.{CLAIMS}.***",
        f"{HEADER}.<redacted>.AAAA",
        f"{HEADER[:8]}…AAAA",
    ],
)
@pytest.mark.parametrize("key", ["", "a secret that is long enough for HS256"])
def test_what_is_not_whole_is_not_checked_and_no_more_is_made_of_it(text: str, key: str) -> None:
    found = inspect(text, key).tokens[0]
    checks = {check.name: (check.outcome, check.reason) for check in found.checks}
    assert found.verdict == "not-checked"
    assert checks["structure"] == ("failed", "left-out")
    assert checks["signature"] == ("not-checked", "left-out")
    assert found.remedies == ()
    assert {finding.code for finding in found.findings} <= {
        *("looks-redacted", "bad-base64url", "payload-not-json", "header-not-json"),
    }
    if found.token.kind == "malformed":
        assert "bad-base64url" not in {finding.code for finding in found.findings}


def test_dots_that_leave_nothing_out_are_judged_as_ever() -> None:
    text = sign('{"alg":"HS256"}', '{"a":"..."}', "a secret that is long enough for HS256")
    assert inspect(text, "a secret that is long enough for HS256").tokens[0].verdict == "verified"
    assert inspect(f"{HEADER}.{CLAIMS}.signature", "k").tokens[0].verdict == "bad-signature"
