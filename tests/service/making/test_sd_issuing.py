"""SD-JWTs that are made here: the reader takes every disclosure, and without them nothing of the claims is there."""

from __future__ import annotations

import json
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.model import KeySet, Refusal
from inspector.service import inspect
from inspector.service.keys.material import Label, secret_key
from inspector.service.making.sd_issuing import issue
from inspector.service.reading.base64url import decode

SECRET = "a secret that is long enough for HS256, surely"
KEYS = KeySet((secret_key(SECRET.encode(), Label("test")),))
HEADER = '{"alg":"HS256","typ":"dc+sd-jwt"}'
CLAIMS = {
    "iss": "https://issuer.example",
    "sub": "user-1",
    "email": "müller@example.com",
    "address": {"street": "1 Main St", "country": "DE"},
    "nationalities": ["DE", "FR"],
}


def disclosed(text: str) -> object:
    found = inspect(text, SECRET).tokens[0]
    assert found.verdict == "verified"
    assert found.token.kind == "sd-jwt"
    told = {finding.code for finding in found.findings if finding.code.startswith(("disclosure", "sd-"))}
    assert told <= {"sd-withheld"}  # which may be a decoy
    assert found.token.selective is not None
    return json.loads(found.token.selective.payload.text)


def test_every_kind_of_place_can_be_concealed() -> None:
    concealed = ["/email", "/address/street", "/address", "/nationalities/1"]
    text = issue(HEADER, json.dumps(CLAIMS), concealed, KEYS, decoys=3)
    signed, *disclosures, last = text.split("~")
    assert (len(disclosures), last) == (4, "")
    assert disclosed(text) == CLAIMS
    payload = json.loads(decode(signed.split(".")[1]).data)
    assert set(payload) == {"iss", "sub", "nationalities", "_sd", "_sd_alg"}
    assert len(payload["_sd"]) == 2 + 3
    assert payload["_sd"] == sorted(payload["_sd"])
    held = disclosed(f"{signed}~{disclosures[-1]}~")
    assert isinstance(held, dict)
    assert "email" not in held or "address" not in held


def test_salts_are_of_128_bits_and_never_the_same() -> None:
    texts = [issue(HEADER, json.dumps(CLAIMS), ["/email", "/sub"], KEYS) for _ in range(3)]
    salts = [json.loads(decode(part).data)[0] for text in texts for part in text.split("~")[1:-1]]
    assert len(set(salts)) == 6
    assert {len(decode(salt).data) for salt in salts} == {16}


def test_the_digests_are_those_of_rfc_9901() -> None:
    numbers = count()
    text = issue(HEADER, '{"family_name":"Möbius"}', ["/family_name"], KEYS, salt=lambda: f"salt{next(numbers)}")
    disclosure = text.split("~")[1]
    assert decode(disclosure).data.decode() == '["salt0", "family_name", "Möbius"]'


@pytest.mark.parametrize(
    "pointer, code",
    [
        ("/iss", "sd-never"),
        ("/absent", "sd-nowhere"),
        ("/nationalities/9", "sd-nowhere"),
        ("email", "sd-nowhere"),
        ("/email/x", "sd-nowhere"),
    ],
)
def test_what_cannot_be_concealed_is_said(pointer: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        issue(HEADER, json.dumps(CLAIMS), [pointer], KEYS)
    assert refused.value.code == code


@pytest.mark.parametrize("claims", ["[]", "{", ""])
def test_only_objects_have_claims_to_conceal(claims: str) -> None:
    with pytest.raises(Refusal) as refused:
        issue(HEADER, claims, [], KEYS)
    assert refused.value.code == "sd-claims"


@pytest.mark.parametrize(
    "claims, told",
    [
        ('{"a":1,\n "_sd":["q"]}', ("sd-reserved", "_sd", "2", "2")),
        ('{"_sd_alg":"md5"}', ("sd-reserved", "_sd_alg", "1", "2")),
        ('{"a":[{"...":"x"}]}', ("sd-reserved", "...", "1", "8")),
        ('{"a":{"_sd":[]}}', ("sd-reserved", "_sd", "1", "7")),
        ('{"a":1,\n"b":{"c":1,"c":2}}', ("sd-twice", "c", "2", "12")),
    ],
)
def test_names_that_the_digests_need_and_names_that_would_be_lost_are_refused(
    claims: str, told: tuple[str, ...]
) -> None:
    for concealed in ([], ["/a"]):
        with pytest.raises(Refusal) as refused:
            issue(HEADER, claims, concealed, KEYS)
        assert (refused.value.code, *refused.value.arguments) == told


def test_an_algorithm_of_digests_is_a_claim_like_others_further_in() -> None:
    assert disclosed(issue(HEADER, '{"a":{"_sd_alg":1}}', [], KEYS)) == {"a": {"_sd_alg": 1}}


def test_where_nothing_is_concealed_no_byte_changes() -> None:
    claims = '{ "n" : 1.10,\n"big":1e400 }'
    token = issue(HEADER, claims, [], KEYS)
    assert decode(token.split(".")[1]).data.decode() == claims
    assert token.endswith("~")
    assert token.count("~") == 1


def test_numbers_stay_as_they_were_written() -> None:
    text = issue(HEADER, '{"open":1.10,"huge":1e400,"deep":{"n":-0.0,"t":"1.10"},"m":2.50}', ["/deep/n", "/m"], KEYS)
    signed, *disclosures, _ = text.split("~")
    payload = decode(signed.split(".")[1]).data.decode()
    assert '"open": 1.10' in payload
    assert '"huge": 1e400' in payload
    assert '"t": "1.10"' in payload
    assert {decode(each).data.decode().split('"')[-1] for each in disclosures} == {", -0.0]", ", 2.50]"}


@pytest.mark.parametrize("literal", ["NaN", "-Infinity"])
def test_what_is_no_json_gets_into_no_disclosure(literal: str) -> None:
    for concealed in ([], ["/a"], ["/b"]):
        with pytest.raises(Refusal) as refused:
            issue(HEADER, f'{{"b":1,\n"a":{literal}}}', concealed, KEYS)
        assert refused.value.code == "claims-not-json"
        assert refused.value.arguments[-2:] == ("2", "5")


def test_whole_numbers_of_any_length_stay_too() -> None:
    digits = "9" * 5_000
    text = issue(HEADER, f'{{"open":{digits},"a":-0}}', ["/a"], KEYS)
    assert f'"open": {digits}' in decode(text.split(".")[1]).data.decode()
    assert decode(text.split("~")[1]).data.decode().endswith(', "a", -0]')


@pytest.mark.parametrize("concealed", [[], ["/b"]])
def test_what_is_nested_too_deep_is_said(concealed: list[str]) -> None:
    deep = '{"a":' + "[" * 20_000 + "]" * 20_000 + ',"b":1}'
    with pytest.raises(Refusal) as refused:
        issue(HEADER, deep, concealed, KEYS)
    assert refused.value.code == "sd-too-deep"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc/~", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def pointers(value: object, at: str = "") -> list[str]:
    items: list[tuple[str, object]] = []
    if isinstance(value, dict):
        items = [(name.replace("~", "~0").replace("/", "~1"), inner) for name, inner in value.items()]
    elif isinstance(value, list):
        items = [(str(number), inner) for number, inner in enumerate(value)]
    return [place for name, inner in items for place in (f"{at}/{name}", *pointers(inner, f"{at}/{name}"))]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abc/~", min_size=1, max_size=3), VALUES, max_size=4), st.data())
def test_whatever_is_concealed_comes_back(claims: dict[str, object], data: st.DataObject) -> None:
    places = pointers(claims)
    chosen = data.draw(st.sets(st.sampled_from(places))) if places else set()
    text = issue(HEADER, json.dumps(claims), sorted(chosen), KEYS)
    assert text.count("~") == len(chosen) + 1
    if chosen:
        assert disclosed(text) == claims
