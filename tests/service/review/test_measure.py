from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Token
from inspector.model.measure import claim_sizes, in_hex, largest_claim, signature_size
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.documents.scanner import scan
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token


def sizes(raw: bytes) -> list[tuple[str, int]]:
    document = scan(raw)
    return [(document.name(claim.node), claim.size) for claim in claim_sizes(document)]


def test_a_claim_takes_its_name_its_value_and_what_stands_before_it() -> None:
    assert sizes(b'{"a":1,"bb": [2, 3],\n "c":"\xc3\xa9"}') == [("a", 5), ("bb", 13), ("c", 11)]


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.integers() | st.lists(st.integers(), max_size=3)))
def test_the_claims_and_two_braces_are_the_whole(claims: dict[str, object]) -> None:
    raw = json.dumps(claims, ensure_ascii=False).encode()
    assert sum(size for _, size in sizes(raw)) + 2 == len(raw)


@pytest.mark.parametrize("raw", [b"", b"[1]", b"7", b"\xff", b'{"a":'])
def test_what_has_no_claims_has_no_sizes(raw: bytes) -> None:
    assert all(size > 0 for _, size in sizes(raw))


def test_bytes_that_are_no_text_are_counted() -> None:
    assert sizes(b'{"a":"\xff\xfe"}') == [("a", 8)]


def test_the_largest_claim_is_named_unless_there_are_far_too_many() -> None:
    assert largest_claim(scan(b'{"a":1,"groups":["x","y"],"b":2}')) == ("groups", 19)
    assert largest_claim(scan(json.dumps({f"c{n}": n for n in range(2_000)}).encode())) == ("", 0)


def token(length: int) -> Token:
    head, tail = base64url.encode(b'{"alg":"HS256"}'), "c2ln"
    room = length - len(head) - len(tail) - 2
    body = base64url.encode(b'{"exp":1,"big":"' + b"x" * (room * 3 // 4 - 18) + b'"}')
    made = f"{head}.{body}.{tail}"
    return read_token(made + "A" * (length - len(made)))


@pytest.mark.parametrize(
    "length, expected",
    [
        (4_094, set()),
        (4_096, {"too-big-for-cookie", "largest-claim"}),
        (8_160, {"too-big-for-cookie", "largest-claim"}),
        (8_200, {"too-big-for-cookie", "too-big-for-header", "largest-claim"}),
    ],
)
def test_a_token_is_held_against_cookies_and_headers(length: int, expected: set[str]) -> None:
    made = token(length)
    assert len(made.text) == length
    found = {finding.code: finding.args for finding in made.findings}
    assert {code for code in found if "big" in code or "largest" in code} == expected
    if expected:
        assert found["too-big-for-cookie"] == (f"{length:,}", "4,096")
        assert found["largest-claim"][0] == "big"


@pytest.mark.parametrize(
    "algorithm, bits, curve, size",
    [
        ("HS256", 0, "", 32),
        ("RS256", 2048, "", 256),
        ("PS512", 2049, "", 257),
        ("RS256", 0, "", None),
        ("ES512", 521, "P-521", 132),
        ("EdDSA", 0, "Ed25519", 64),
        ("EdDSA", 0, "Ed448", 114),
        ("EdDSA", 0, "", None),
        ("ML-DSA-44", 0, "", 2420),
        ("none", 0, "", None),
        ("RS1", 2048, "", None),
    ],
)
def test_a_signature_has_the_length_of_its_algorithm(algorithm: str, bits: int, curve: str, size: int | None) -> None:
    assert signature_size(algorithm, bits, curve) == size


def test_every_algorithm_has_a_length() -> None:
    assert all(signature_size(name, 2048, "Ed25519") for name in ALGORITHMS)


def test_bytes_are_written_in_hex() -> None:
    assert in_hex(b"\x00\xff") == "00 ff"
    assert in_hex(b"") == ""
    assert in_hex(bytes(5), 2) == "00 00 … (+3)"
