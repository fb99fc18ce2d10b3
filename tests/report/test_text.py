from __future__ import annotations

import json

import pytest

from inspector.model import Policy
from inspector.model.key import KeySet
from inspector.report import as_dict, as_text
from inspector.service import inspect, sign
from inspector.service.inspector import inspect_with

SECRET = "a secret of more than thirty-two bytes"
NOW = 1_700_000_000
HS = '{"alg":"HS256"}'


def told(claims: str, key: str = SECRET, policy: Policy = Policy(), now: float = NOW) -> str:  # noqa: B008 - a frozen value
    return as_text(inspect(sign(HS, claims, SECRET), key, policy, now))


def test_the_verdict_and_the_time_left_come_first() -> None:
    lines = told(json.dumps({"exp": NOW + 712, "iat": NOW})).splitlines()
    assert lines[0].startswith("Signature   verified")
    assert lines[1].startswith("Time left   valid, expires in 11 min 52 s")


@pytest.mark.parametrize(
    "claims,words",
    [
        ({}, "no expiry"),
        ({"exp": NOW}, "expired 0 s ago"),
        ({"exp": NOW - 65}, "expired 1 min 5 s ago"),
        ({"exp": NOW + 5}, "expiring, expires in 5 s"),
        ({"nbf": NOW + 60, "exp": NOW + 100}, "not yet valid, begins in 1 min"),
        ({"nbf": NOW + 60}, "not yet valid, begins in 1 min"),
        ({"exp": "soon"}, "unreadable"),
    ],
)
def test_the_time_left_is_told_in_words(claims: dict[str, object], words: str) -> None:
    assert told(json.dumps(claims)).splitlines()[1] == f"Time left   {words}"


def test_decoded_is_not_called_valid() -> None:
    text = told("{}", key="")
    assert text.startswith("Signature   not checked: No key was given.")
    assert "verified" not in text


def test_the_leeway_is_shown_where_there_is_one() -> None:
    assert "Leeway      30 s" in told("{}", policy=Policy(leeway=30))
    assert "Leeway" not in told("{}")


def test_every_check_stands_there_with_its_facts() -> None:
    text = told('{"aud":"web"}', policy=Policy(audience=("api",)))
    assert "x Audience" in text
    assert "(expected api; actual web)" in text
    assert "- Issuer" in text


def test_dates_are_told_local_in_utc_and_relative() -> None:
    text = told(json.dumps({"exp": 1_700_003_600}))
    assert "2023-11-14T23:13:20Z" in text
    assert "in 1 h" in text


def test_what_an_attacker_wrote_is_spelled_out() -> None:
    text = told('{"name":"a\u202eb\u200bc","b":"<b>\x7f"}')
    assert not set(text) & {"\u202e", "\u200b", "\x7f", "\x1b"}
    assert "\\u{202E}" in text


def test_a_payload_that_is_no_json_is_shown_as_it_is() -> None:
    assert "  hello world" in as_text(inspect("eyJhbGciOiJIUzI1NiJ9.aGVsbG8gd29ybGQ.c2ln", now=NOW))


def test_long_values_are_bounded() -> None:
    assert len(told(json.dumps({"a": "x" * 100_000}))) < 10_000


def test_several_tokens_are_numbered() -> None:
    token, other = (sign(HS, claims, SECRET) for claims in ("{}", '{"a":1}'))
    text = as_text(inspect(f"{token}\n{other}", now=NOW))
    assert "=== Token 1 of 2 ===" in text
    assert "=== Token 2 of 2 ===" in text


def test_of_several_tokens_each_says_where_it_stood() -> None:
    token, other = (sign(HS, claims, SECRET) for claims in ("{}", '{"a":1}'))
    inspection = inspect_with(
        f'{{"access_token":"{token}",\n"id_token":"{other}"}}', KeySet(), Policy(), NOW, source="a.har"
    )
    places = [line for line in as_text(inspection).splitlines() if line.startswith("Place")]
    assert places == ["Place       a.har, line 1, access_token", "Place       a.har, line 2, id_token"]
    assert [token["place"] for token in as_dict(inspection)["tokens"]] == [
        "a.har, line 1, access_token",
        "a.har, line 2, id_token",
    ]
    assert "Place" not in as_text(inspect_with(token, KeySet(), Policy(), NOW, source="a.jwt"))


def test_what_is_wrong_with_a_key_is_told_and_the_key_is_not() -> None:
    text = told("{}", key='{"kty":"oct","k":"c2VjcmV0IQ","d":"VERYSECRET"}')
    assert "c2VjcmV0IQ" not in text
    assert "VERYSECRET" not in text
    text = told("{}", key='{"kty":"RSA"}')
    assert "warning:" in text or "danger:" in text


def test_dates_beyond_the_calendar_are_told_as_they_are_written() -> None:
    for literal in ("253402300800", "-1", "99999999999999", "1e400", "1700000000000"):
        assert f"exp: {literal}" in told(f'{{"exp":{literal}}}')


def test_a_token_that_a_text_repeats_is_told_once_with_its_places() -> None:
    one, other = "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."
    log = "".join(f"line {token}\n" for token in (one, other, one, one))
    text = as_text(inspect(log, now=0))
    assert "=== Token 1 of 2, ×3 ===" in text
    assert "=== Token 2 of 2 ===" in text
    assert "Place       line 1; line 3; line 4\n" in text
    assert len(as_dict(inspect(log, now=0))["tokens"]) == 4
    many = as_text(inspect(f"line {one}\n" * 30, now=0))
    assert "=== Token 1 of 1, ×30 ===" in many
    assert "; line 20; … (+10)\n" in many
