from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token


def found(
    header: Mapping[str, object] | str, payload: Mapping[str, object] | str = '{"exp":1}'
) -> dict[str, tuple[str, ...]]:
    parts = [part if isinstance(part, str) else json.dumps(part) for part in (header, payload)]
    text = ".".join(base64url.encode(part.encode("utf-8", "surrogatepass")) for part in parts)
    return {finding.code: finding.args for finding in read_token(f"{text}.{SIGNATURE}").findings}


SIGNATURE = "c2ln" * 10 + "c2k"
"""32 bytes, as one of HS256 has."""
HS = {"alg": "HS256"}


def test_an_ordinary_token_gives_nothing_to_say() -> None:
    assert found(HS, {"iss": "a", "sub": "b", "aud": ["c", "d"], "jti": "e", "exp": 1, "name": "Zoë 李"}) == {}


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "nOnE"])
def test_no_spelling_of_none_is_fine(alg: str) -> None:
    assert "alg-none" in found({"alg": alg})


@pytest.mark.parametrize(
    "header,code",
    [
        ({"typ": "at+jwt"}, "typ"),
        ({"jwk": {}}, "embedded-jwk"),
        ({"jku": "https://example.com"}, "jku-present"),
        ({"x5u": "https://example.com"}, "x5u-present"),
        ({"kid": 7}, "kid-not-string"),
        ({"kid": None}, "kid-not-string"),
        ({"b64": False, "crit": ["b64"]}, "b64-false"),
        ({"b64": False}, "b64-not-critical"),
    ],
)
def test_what_a_header_brings_along_is_named(header: dict[str, object], code: str) -> None:
    assert code in found({**HS, **header})


@pytest.mark.parametrize(
    "kid,likeness",
    [
        ("../../../../dev/null", "path"),
        ("/dev/null", "path"),
        ("C:\\keys\\a", "path"),
        ("file:///etc/passwd", "path"),
        ("a\x00b", "path"),
        ("' OR 1=1 --", "sql"),
        ("' UNION SELECT 'secret'-- ", "sql"),
        ("x'; drop table keys", "sql"),
        ("a; rm -rf", "command"),
        ("$(id)", "command"),
        ("`id`", "command"),
        ("a | sh", "command"),
        ("k|/bin/sh", "command"),
        ("k;./run", "command"),
        ("http://169.254.169.254/latest", "address"),
        ("http://localhost:8080/", "address"),
        ("gopher://2130706433/", "address"),
        ("1 OR 1=1", "sql"),
        ("..%2F..%2fetc%2Fpasswd", "path"),
        ("%5c%5Cserver%5cshare", "path"),
        ("a%00", "path"),
        ("<script>alert(1)</script>", "markup"),
        ("<!DOCTYPE html>", "markup"),
        ("{{7*7}}", "template"),
        ("${jndi:ldap://x}", "template"),
        ("*)(uid=*", "directory-filter"),
        ("a\r\nSet-Cookie: b=c", "line-break"),
    ],
)
def test_a_kid_that_a_lookup_may_stumble_over_is_named(kid: str, likeness: str) -> None:
    assert found({**HS, "kid": kid})["kid-suspicious"] == (likeness,)


@pytest.mark.parametrize(
    "kid",
    ["a1", "2011-04-29", "1e9gdk7", "bilbo.baggins@hobbiton.example", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
     "https://example.com/keys/1",
     "CN=kube-ca, OU=Demo, O=Security", "018c0ae5-4d9b-471b-bfd6-eef314bc7037", "key.v1", "a=b", "Zoë", "50%", "a%20b",
     "did:example:123#key-1", "arn:aws:kms:us-east-1:111122223333:key/a-b", "key (old)", "salt and pepper = spice",
     "projects/p/locations/l/keyRings/k"],
)  # fmt: skip
def test_an_ordinary_kid_is_not_suspected(kid: str) -> None:
    assert not {"kid-suspicious", "kid-not-string"} & set(found({**HS, "kid": kid}))


@pytest.mark.parametrize("name", ["iss", "sub", "jti"])
@pytest.mark.parametrize("value", [1, None, True, ["a"], {}])
def test_a_claim_of_the_wrong_type_is_named(name: str, value: object) -> None:
    assert f"{name}-not-string" in found(HS, {name: value})


@pytest.mark.parametrize(
    "value,odd", [("a", False), (["a", "b"], False), ([], False), (1, True), (["a", 1], True), ({"a": 1}, True)]
)
def test_an_audience_is_a_text_or_a_list_of_texts(value: object, odd: bool) -> None:
    assert ("aud-not-string" in found(HS, {"aud": value})) == odd


def test_a_token_that_never_expires_is_named() -> None:
    assert "no-expiry" in found(HS, {"sub": "a"})
    assert "no-expiry" not in found(HS, "[1]")


@pytest.mark.parametrize(
    "text,point",
    [
        ('{"a":"user\u202egnp.exe"}', "U+202E"),
        ('{"a":"user\\u202egnp.exe"}', "U+202E"),
        ('{"a":"zero\u200bwidth"}', "U+200B"),
        ('{"a":"\\u0000"}', "U+0000"),
        ('{"a":"\\u001b[31m"}', "U+001B"),
        ('{"a":"\x7f"}', "U+007F"),
        ('{"a":"\\u2066"}', "U+2066"),
        ('{"a":"\U000e0041"}', "U+E0041"),
    ],
)
def test_text_that_hides_something_is_named_by_its_character(text: str, point: str) -> None:
    assert found(HS, text)["suspicious-text"] == (point,)


@pytest.mark.parametrize(
    "text", ['{"a":"é李😀"}', '{"a":"\\\\u202e"}', '{"a":"tab\\t"}', '{"a":"line\\nbreak"}', '{"a":"\\u0009"}']
)
def test_ordinary_text_is_not_suspected(text: str) -> None:
    assert "suspicious-text" not in found(HS, text)


def test_odd_text_is_named_a_few_times_only() -> None:
    payload = base64url.encode(json.dumps({"a": "\u202e" * 10_000}).encode())
    text = f"{base64url.encode(b'{}')}.{payload}.c2ln"
    assert sum(finding.code == "suspicious-text" for finding in read_token(text).findings) == 5


@given(
    st.dictionaries(
        st.sampled_from(["alg", "kid", "jku", "x5u", "jwk", "b64", "crit", "typ"]),
        st.none() | st.text() | st.integers() | st.lists(st.text(max_size=3)),
    )
)
def test_any_header_is_reviewed(header: dict[str, object]) -> None:
    assert isinstance(found(header), dict)
