from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Token
from inspector.model.sentences import FINDINGS
from inspector.service.documents import scanner
from inspector.service.reading import base64url, reader
from inspector.service.reading.reader import attach, is_detached, read_token

# RFC 7519, 3.1
HEADER = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
PAYLOAD = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
SIGNATURE = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
TOKEN = f"{HEADER}.{PAYLOAD}.{SIGNATURE}"


def part(text: str | bytes) -> str:
    return base64url.encode(text.encode() if isinstance(text, str) else text)


NOT_UTF8 = part(b'{"a":"\x80"}')


def codes(token: Token) -> list[str]:
    return [finding.code for finding in token.findings]


def test_an_ordinary_token_is_read_byte_for_byte() -> None:
    token = read_token(TOKEN)
    assert (token.kind, token.parse, token.text) == ("jws-compact", "ok", TOKEN)
    assert token.header.raw == b'{"typ":"JWT",\r\n "alg":"HS256"}'
    assert token.payload.raw == b'{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}'
    assert token.signatures[0].signing_input == f"{HEADER}.{PAYLOAD}".encode()
    assert token.signature_size == 32
    assert [token.text[start:end] for start, end in token.segments] == [HEADER, PAYLOAD, SIGNATURE]
    assert codes(token) == []


@pytest.mark.parametrize(
    "text,kind,parse,found",
    [
        ("", "malformed", "fail", ["segment-count"]),
        (".", "malformed", "fail", ["segment-count"]),
        ("..", "malformed", "fail", ["bad-header"]),
        ("...", "malformed", "fail", ["segment-count", "bad-header"]),
        ("a.b.c", "malformed", "fail", ["bad-header"]),
        ("hello world", "malformed", "fail", ["segment-count"]),
        (HEADER, "malformed", "fail", ["segment-count"]),
        (f"{HEADER}.", "malformed", "fail", ["segment-count"]),
        (f"{HEADER}.{PAYLOAD}", "malformed", "partial", ["segment-count"]),
        (f"{HEADER}.{PAYLOAD}.", "jws-compact", "ok", ["signature-missing"]),
        (f"{HEADER}..{SIGNATURE}", "jws-detached", "partial", ["payload-empty"]),
        (f"{HEADER}..", "jws-compact", "ok", ["signature-missing", "payload-not-json"]),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE}.x", "malformed", "partial", ["segment-count"]),
        (f"{HEADER}.{PAYLOAD}...", "malformed", "partial", ["segment-count"]),
        (f"{HEADER}.a.b.c.d", "jwe-compact", "ok", ["encrypted"]),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE}~", "sd-jwt", "ok", []),
        (f".{PAYLOAD}.{SIGNATURE}", "malformed", "partial", ["bad-header"]),
        (part("[1]") + f".{PAYLOAD}.{SIGNATURE}", "malformed", "partial", ["bad-header"]),
        (part("no json") + f".{PAYLOAD}.{SIGNATURE}", "malformed", "partial", ["bad-header"]),
        (part('{"alg":"HS256",}') + f".{PAYLOAD}.{SIGNATURE}", "malformed", "partial", ["header-not-json"]),
        (part('{"alg":"none"}') + f".{PAYLOAD}.", "unsecured", "ok", ["alg-none"]),
        (part('{"alg":"none"}') + f".{PAYLOAD}.{SIGNATURE}", "unsecured", "ok", ["alg-none", "unexpected-signature"]),
        (part('{"alg":7}') + f".{PAYLOAD}.{SIGNATURE}", "jws-compact", "ok", []),
        (part("{}") + f".{PAYLOAD}.{SIGNATURE}", "jws-compact", "ok", []),
        (HEADER + f".{part('hello')}.{SIGNATURE}", "jws-compact", "ok", ["payload-not-json"]),
        (HEADER + f".{part('[]')}.{SIGNATURE}", "jws-compact", "ok", ["payload-not-object"]),
        (f"{HEADER}.{NOT_UTF8}.{SIGNATURE}", "jws-compact", "ok", ["not-utf8"]),
        (f"{HEADER}.{PAYLOAD}.!", "jws-compact", "ok", ["bad-base64url"]),
        (f"{HEADER}.{PAYLOAD[:40]}!{PAYLOAD[40:]}.{SIGNATURE}", "jws-compact", "partial", ["bad-base64url"]),
        (f"{HEADER}.{PAYLOAD[:40]}!{PAYLOAD[41:]}.{SIGNATURE}", "jws-compact", "partial", ["bad-base64url", "payload-not-json"]),
        (f"{HEADER[:9]}!{HEADER[9:]}.{PAYLOAD}.{SIGNATURE}", "malformed", "partial", ["bad-base64url"]),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE}=", "jws-compact", "ok", ["padding"]),
        (f"{HEADER}.{PAYLOAD} \n.{SIGNATURE}", "jws-compact", "ok", ["whitespace-in-segment"]),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE}x", "jws-compact", "ok", []),
        (f"{HEADER}.{PAYLOAD}.{SIGNATURE}xy", "jws-compact", "ok", ["base64url-length"]),
    ],
)  # fmt: skip
def test_what_can_be_read_is_and_the_rest_is_named(text: str, kind: str, parse: str, found: list[str]) -> None:
    token = read_token(text)
    assert (token.kind, token.parse, token.text) == (kind, parse, text)
    assert set(found) <= set(codes(token))
    if not found:
        assert not {code for code in codes(token) if FINDINGS[code].severity == "danger"}
    if parse != "fail" and kind not in ("jwe-compact", "jws-detached"):
        assert token.payload.raw or not token.segments[1][1] - token.segments[1][0]


def test_the_place_of_a_strange_character_is_told() -> None:
    (finding,) = [one for one in read_token(f"{HEADER}.abc!d.{SIGNATURE}").findings if one.code == "bad-base64url"]
    assert (finding.where, finding.args) == ("payload", ("U+0021", "4"))


def test_the_place_of_a_fault_of_json_is_told() -> None:
    payload = part('{"a":1,\n "b":}')
    (finding,) = [one for one in read_token(f"{HEADER}.{payload}.x").findings if one.code == "payload-not-json"]
    assert (finding.where, finding.args) == ("payload 2:6", ("expected-value", "2", "6"))


def test_many_faults_of_one_kind_are_told_a_few_times() -> None:
    payload = part("{" + ",".join('"a":NaN' for _ in range(5000)) + "}")
    assert len(read_token(f"{HEADER}.{payload}.x").findings) < 60


def test_a_cut_payload_is_shown_up_to_the_cut() -> None:
    token = read_token(f"{HEADER}.{PAYLOAD[:-13]}")
    assert token.claim_text("iss") == "joe"
    assert token.dates.expires_at is not None


def test_an_unencoded_payload_is_taken_as_it_is() -> None:
    header = part('{"alg":"HS256","b64":false,"crit":["b64"]}')
    token = read_token(f"{header}.This is it!.{SIGNATURE}")
    assert token.payload.raw == b"This is it!"
    assert token.signatures[0].signing_input == f"{header}.This is it!".encode()
    assert "whitespace-in-segment" not in codes(token)


@pytest.mark.parametrize("header,signed", [('{"alg":"HS256"}', b"JC4wMg"), ('{"alg":"HS256","b64":false}', b"$.02")])
def test_a_payload_that_came_apart_is_put_back(header: str, signed: bytes) -> None:
    token = read_token(f"{part(header)}..{SIGNATURE}")
    assert is_detached(token)
    whole = attach(token, b"$.02")
    assert whole.signatures[0].signing_input == part(header).encode() + b"." + signed
    assert (whole.payload.raw, whole.parse) == (b"$.02", "ok")
    assert "payload-empty" not in codes(whole)
    assert "payload-not-json" in codes(whole)


def test_claims_that_came_apart_are_reviewed_like_others() -> None:
    whole = attach(read_token(part('{"alg":"HS256"}') + f"..{SIGNATURE}"), b'{"sub":1,"exp":5}')
    assert "sub-not-string" in codes(whole)
    assert whole.dates.expires_at is not None
    assert len(whole.findings) == len(set(whole.findings))


@given(st.binary(max_size=300), st.binary(max_size=100))
def test_any_payload_comes_out_byte_for_byte(payload: bytes, signature: bytes) -> None:
    token = read_token(f"{HEADER}.{part(payload)}.{part(signature)}")
    assert token.payload.raw == payload
    if token.signatures:
        assert token.signatures[0].value == signature
        assert token.signatures[0].signing_input == f"{HEADER}.{part(payload)}".encode()


@given(st.one_of(st.text(max_size=300), st.text('eyJhbGciOi.~=+/- \n!{}"', max_size=300)))
def test_any_text_is_read_and_every_finding_has_its_sentence(text: str) -> None:
    token = read_token(text)
    assert token.text == text
    for finding in token.findings:
        assert FINDINGS[finding.code].message.format(*finding.args)
    for start, end in token.segments:
        assert 0 <= start <= end <= len(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=10), json_values, max_size=5))
def test_sound_claims_are_read_without_complaint_about_json(claims: dict[str, object]) -> None:
    token = read_token(f"{HEADER}.{part(json.dumps(claims))}.{SIGNATURE}")
    assert token.payload.plain() == claims
    assert not {"payload-not-json", "payload-not-object", "bad-base64url"} & set(codes(token))


HOSTILE = [
    "eyJ",
    ".",
    "a.",
    "~",
    " ",
    "\n",
    '"',
    "[",
    "{",
    "=",
    "\u00e9",
    "\ud800",
    f"{HEADER}.",
    "W10",
    "eyJhIjp7",
    "a b",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_work_grows_with_the_text_and_not_faster(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each part is decoded once and read as JSON once."""
    decoded = scanned = 0
    decode, scan = base64url.decode, scanner.scan

    def counting_decode(segment: str, where: str = "") -> base64url.Decoded:
        nonlocal decoded
        decoded += len(segment)
        return decode(segment, where)

    def counting_scan(raw: bytes) -> object:
        nonlocal scanned
        scanned += len(raw)
        return scan(raw)

    monkeypatch.setattr(base64url, "decode", counting_decode)
    monkeypatch.setattr(reader, "scan", counting_scan)
    for text in (unit * (100_000 // len(unit)), f"{HEADER}." + unit * (100_000 // len(unit)) + "."):
        decoded = scanned = 0
        read_token(text)
        assert decoded <= 2 * len(text)
        assert scanned <= 4 * len(text)
