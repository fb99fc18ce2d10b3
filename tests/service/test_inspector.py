from __future__ import annotations

import base64
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Inspection, Policy
from inspector.report import as_dict, as_text
from inspector.service import inspect, sign
from inspector.service.inspector import as_text as decoded
from inspector.service.inspector import assess, inspect_with, load, read
from inspector.service.reading import base64url

# RFC 7515, A.1 (the token of RFC 7519, 3.1)
TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
KEY = '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}'
SECRET = "a secret of more than thirty-two bytes"
EXPIRY = 1_300_819_380


def signed(payload: str) -> str:
    """Sign what `sign` refuses, for it is no JSON."""
    return jwt.PyJWS().encode(payload.encode(), SECRET, "HS256")


def told(inspection: Inspection) -> dict[str, Any]:
    """The report in both forms, held to what holds for every report."""
    plain = as_dict(inspection)
    text = json.dumps(plain, ensure_ascii=True, allow_nan=False)
    assert json.loads(text) == plain
    harmful = [
        c for c in as_text(inspection) if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Cf", "Zl", "Zp")
    ]
    assert not harmful
    return plain


def test_the_token_of_the_standard_verifies_and_has_expired() -> None:
    inspection = inspect(TOKEN, KEY, now=EXPIRY)
    (inspected,) = inspection.tokens
    assert inspected.verdict == "verified"
    assert inspection.lifetime(inspected).state == "expired"
    assert inspection.now == EXPIRY


@pytest.mark.parametrize("given_text", [TOKEN.encode(), b"\xef\xbb\xbf" + TOKEN.encode(), TOKEN.encode("utf-16")])
@pytest.mark.parametrize("key", [KEY, KEY.encode()])
def test_bytes_are_as_good_as_text(given_text: bytes, key: str | bytes) -> None:
    assert inspect(given_text, key, now=0).tokens[0].verdict == "verified"


def test_without_a_key_nothing_is_claimed() -> None:
    (inspected,) = inspect(TOKEN, now=0).tokens
    assert (inspected.verdict, inspected.key) == ("not-checked", None)


def test_a_tick_changes_what_depends_on_the_moment_alone() -> None:
    before = inspect(TOKEN, KEY, now=EXPIRY - 1)
    after = before._replace(now=EXPIRY)
    assert after.tokens is before.tokens
    assert [before.lifetime(before.tokens[0]).state, after.lifetime(after.tokens[0]).state] == ["expiring", "expired"]
    assert {f.code for f in after.findings_of(after.tokens[0])} - {
        f.code for f in before.findings_of(before.tokens[0])
    } == {"expired"}


@pytest.mark.parametrize(
    "secret,encoding",
    [
        (SECRET, "utf8"),
        (base64.b64encode(SECRET.encode()).decode(), "base64"),
        (base64url.encode(SECRET.encode()), "base64url"),
        (SECRET.encode().hex(), "hex"),
        (SECRET.encode().hex().upper(), "hex"),
    ],
)
def test_a_secret_may_be_written_in_four_ways(secret: str, encoding: str) -> None:
    token = sign('{"alg":"HS256"}', "{}", SECRET)
    assert inspect(token, secret, now=0, secret_encoding=encoding).tokens[0].verdict == "verified"
    assert inspect(token, "wrong", now=0).tokens[0].verdict == "bad-signature"


@pytest.mark.parametrize("encoding", ["utf8", "base64", "base64url", "hex", "unheard-of"])
@given(key=st.one_of(st.text(), st.binary(), st.text('-BEGIN PRIVATEKY\n{}[]":kty')))
def test_any_key_is_loaded_or_named(encoding: str, key: str | bytes) -> None:
    plain = told(inspect(TOKEN, key, now=0, secret_encoding=encoding, password="x"))
    assert plain["tokens"]


def test_one_line_break_of_a_secret_file_is_taken_off_and_no_more() -> None:
    token = sign('{"alg":"HS256"}', "{}", SECRET)
    inspection = inspect(token, f"{SECRET}\n".encode(), now=0)
    assert inspection.tokens[0].verdict == "verified"
    assert [finding.code for finding in inspection.findings].count("secret-newline") == 1
    assert as_text(inspection).count("line break") == 1
    assert inspect(token, f"{SECRET}\n\n".encode(), now=0).tokens[0].verdict == "bad-signature"
    assert inspect(token, f"{SECRET}\n", now=0).tokens[0].verdict == "bad-signature"


def test_a_file_of_several_tokens_is_judged_token_by_token() -> None:
    wrong = sign('{"alg":"HS256"}', "{}", "another secret of more than thirty-two bytes")
    tokens = inspect(f"{TOKEN}\n{wrong}", KEY, now=0).tokens
    assert [inspected.verdict for inspected in tokens] == ["verified", "bad-signature"]


def test_judgements_that_are_known_are_kept() -> None:
    tokens, keys = read(f"{TOKEN}\n{TOKEN}"), load(KEY)
    first = assess(tokens, keys, Policy(), 0)
    again = assess(tokens, keys, Policy(), 1, {id(tokens[0]): first.tokens[0]})
    assert again.tokens[0] is first.tokens[0]
    assert again.tokens[1] is not first.tokens[1]


def test_keys_that_were_loaded_serve_as_well() -> None:
    assert inspect_with(TOKEN, load(KEY), Policy(), 5) == inspect(TOKEN, KEY, Policy(), 5)


@pytest.mark.parametrize(
    "data,text",
    [(b"a", "a"), (b"\xe9", "\u00e9"), ("é".encode(), "é"), (b"\xff\xfea\x00", "a"), (b"\xff\xfea", "\ufffd")],
)
def test_a_files_encoding_is_told_by_its_bytes(data: bytes, text: str) -> None:
    assert decoded(data) == text


pieces = st.lists(
    st.one_of(
        st.sampled_from(
            [
                TOKEN,
                TOKEN[:60],
                "eyJ",
                "e30",
                ".",
                "~",
                "Bearer ",
                '"',
                "{",
                "}",
                '{"signatures":[{}]}',
                "\u202e",
                "\x00",
                "\ud800",
                "=",
                " \n",
            ]
        ),
        st.text(max_size=10),
    ),
    max_size=8,
).map("".join)


@given(pieces, st.one_of(st.just(""), st.just(KEY), st.just(SECRET)), st.floats())
def test_any_text_is_inspected(text: str, key: str, now: float) -> None:
    plain = told(inspect(text, key, Policy(("HS256",), ("a",), "b", "c", ("d",), 5), now))
    assert plain["tokens"]


@given(st.binary(max_size=300))
def test_any_bytes_are_inspected(data: bytes) -> None:
    assert told(inspect(data, now=0))["tokens"]


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_header_and_payload_are_shown_byte_for_byte(header: bytes, payload: bytes) -> None:
    text = ".".join(map(base64url.encode, (header, payload, b"sig")))
    inspection = inspect(text, SECRET, now=0)
    told(inspection)
    (inspected,) = inspection.tokens
    assert inspected.verdict != "verified"
    if header and payload and inspected.token.text == text:
        assert inspected.token.payload.raw == payload


claims = st.dictionaries(
    st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.text(max_size=20), max_size=5
)


@given(claims, st.booleans())
def test_claims_make_the_round_exactly(payload: dict[str, object], escaped: bool) -> None:
    text = json.dumps(payload, ensure_ascii=escaped)
    inspection = inspect(sign('{"alg":"HS256"}', text, SECRET), SECRET, now=0)
    told(inspection)
    (token,) = as_dict(inspection)["tokens"]
    assert (token["verdict"], token["payload_text"], token["payload"]) == ("verified", text, payload)


@pytest.mark.parametrize(
    "payload",
    [
        "[" * 1000 + "]" * 1000, '{"a":' * 100_000, '{"a":' + "9" * 5000 + "}", '{"a":NaN}', '{"a":1e400}',
        '{"a":"\\ud800"}', '{"exp":1e400}', '{"exp":true}', '{"exp":-1}', '{"exp":1.5}', '{"exp":"x"}',
        '{"exp":253402300800}', '{"exp":99999999999999999999}', '{"exp":1e99999999999999999999}',
        '{"nbf":-1e300,"iat":1e-400}', "\x00", "", "\ufeff{}", '{"a":1,}',
    ],
)  # fmt: skip
def test_hostile_claims_are_told_in_sound_json(payload: str) -> None:
    plain = told(inspect(signed(payload), SECRET, now=0))
    (token,) = plain["tokens"]
    assert token["payload_text"] == (payload or None)


def test_what_no_json_can_hold_is_none_and_its_text_stands_beside_it() -> None:
    for payload in ("[" * 1000 + "]" * 1000, '{"a":NaN}', '{"a":"\\ud800"}', '{"a":' + "9" * 5000 + "}", '{"a":1e400}'):
        (token,) = as_dict(inspect(signed(payload), now=0))["tokens"]
        assert (token["payload"], token["payload_text"]) == (None, payload)


# --- JSONTestSuite, wrapped as a payload ---------------------------------------------------------------------------

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FILES = sorted((Path(VECTORS) / "JSONTestSuite" / "test_parsing").glob("*.json")) if VECTORS else []
NOT_JSON = {"payload-not-json", "non-json-number"}


@pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")
@pytest.mark.parametrize("wrapped", [True, False], ids=["as a value", "as it is"])
@pytest.mark.parametrize("expected", ["y", "n", "i"])
def test_json_that_others_collected_is_told_from_what_is_none(expected: str, wrapped: bool) -> None:
    files = [path for path in FILES if path.name.startswith(f"{expected}_")]
    assert len(files) > 30
    for path in files:
        raw = path.read_bytes()
        payload = b'{"v":' + raw + b"}" if wrapped else raw
        text = f"eyJhbGciOiJIUzI1NiJ9.{base64url.encode(payload)}.c2ln"
        inspection = inspect(text, now=0)
        told(inspection)
        (inspected,) = inspection.tokens
        codes = {finding.code for finding in inspected.findings}
        if expected == "y":
            assert not codes & NOT_JSON, path.name
        if expected == "n":
            assert codes & (NOT_JSON | {"payload-empty"}), path.name
        if payload:
            assert inspected.token.payload.raw == payload


@pytest.mark.parametrize(
    "text, codes",
    [
        ("v4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", ["looks-like-paseto"]),
        ("k4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", ["looks-like-paserk"]),
        ("1.2.3", ["looks-like-version"]),
        ("192.168.1.20", ["looks-like-address"]),
        ("a.b.c", ["bad-header"]),
        ("", ["segment-count"]),
    ],
)
def test_what_was_never_a_token_is_told_in_one_sentence(text: str, codes: list[str]) -> None:
    (token,) = read(text)
    assert [finding.code for finding in token.findings] == codes
