"""The parts of a token add up to the token, whatever its form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Token
from inspector.model.parts import expected_signature, halves, parts_of
from inspector.model.token import Signature
from inspector.service import inspect
from inspector.service.documents.scanner import scan

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> Token:
    return inspect(text, now=0).tokens[0].token


def case(vectors: Path, name: str) -> Any:
    cases = json.loads(vectors.joinpath("rfc-appendix", "rfc-appendix.json").read_text("utf-8"))["cases"]
    return next(each for each in cases if each["id"] == name)


def names(text: str) -> list[str]:
    return [part.name for part in parts_of(read(text))]


def test_the_parts_of_a_signed_token_and_its_dots_are_all_of_it(vectors: Path) -> None:
    token = read(case(vectors, "rfc7515-A.1")["token"])
    parts = parts_of(token)
    assert sum(part.encoded for part in parts) + 2 == len(token.text)
    assert [part.size for part in parts] == [len(token.header.raw), len(token.payload.raw), token.signature_size]


def test_an_encrypted_token_has_five(vectors: Path) -> None:
    parts = parts_of(read(case(vectors, "rfc7516-A.1")["token"]))
    assert [(part.name, part.size) for part in parts] == [
        ("header", 34), ("encrypted-key", 256), ("iv", 12), ("ciphertext", 63), ("tag", 16),
    ]  # fmt: skip


def test_json_serializations_have_theirs(vectors: Path) -> None:
    several = parts_of(read(json.dumps(case(vectors, "rfc7515-A.6")["token"])))
    assert [(part.name, part.number) for part in several] == [
        ("payload", 0), ("header", 1), ("signature", 1), ("header", 2), ("signature", 2),
    ]  # fmt: skip
    assert [part.size for part in several if part.name == "signature"] == [256, 64]
    assert names(json.dumps(case(vectors, "rfc7515-A.7")["token"])) == ["header", "payload", "signature"]
    encrypted = parts_of(read(json.dumps(case(vectors, "rfc7516-A.4")["token"])))
    assert [(part.name, part.number) for part in encrypted] == [
        ("header", 0), ("encrypted-key", 1), ("encrypted-key", 2), ("iv", 0), ("ciphertext", 0), ("tag", 0),
    ]  # fmt: skip


def test_a_payload_that_stands_as_it_is_counts_as_it_stands(vectors: Path) -> None:
    token = case(vectors, "rfc7797-HS256 with b64=false, safe payload")["token"]
    assert [part.size for part in parts_of(read(token))][1] == len("hello")


def test_disclosures_and_the_key_binding_are_parts(vectors: Path) -> None:
    text = vectors.joinpath("sd-jwt-rfc9901", "sd-jwt-examples.json").read_text("utf-8")
    bound = next(word for word in text.split('"') if word.count("~") > 2 and not word.endswith("~"))
    found = parts_of(read(bound))
    assert [part.name for part in found[:3]] == ["header", "payload", "signature"]
    assert [part.number for part in found if part.name == "disclosure"] == list(range(1, bound.count("~")))
    assert found[-1].name == "key-binding"
    assert sum(part.encoded for part in found) + 2 + bound.count("~") == len(bound)


@pytest.mark.parametrize("text", ["", "a", "a.b", "a.b.c.d", '{"payload":', '{"signatures":7}', "[" * 5_000])
def test_what_has_no_form_has_no_parts(text: str) -> None:
    assert parts_of(Token("malformed", "fail", text)) == ()


def test_nesting_that_no_reader_takes_is_no_failure() -> None:
    assert parts_of(Token("jws-json", "ok", '{"payload":' + "[" * 200_000)) == ()


def test_signatures_of_elliptic_curves_have_halves() -> None:
    assert halves("ES256", bytes(64)) == (bytes(32), bytes(32))
    assert halves("ES512", bytes(132)) == (bytes(66), bytes(66))
    assert halves("ES256", bytes(63)) is None
    assert halves("RS256", bytes(64)) is None


def signature(header: object) -> Signature:
    return Signature(scan(json.dumps(header).encode()), b"", b"")


def test_what_is_expected_of_a_signature_says_by_what_it_is_known(vectors: Path) -> None:
    assert expected_signature(signature({}), "ES256", None) == (64, "algorithm")
    assert expected_signature(signature({}), "RS256", None) is None
    assert expected_signature(signature({}), "odd", None) is None
    key = inspect("", json.dumps(case(vectors, "rfc7515-A.2")["key"]), now=0).keys[0]
    assert expected_signature(signature({}), "RS256", key) == (256, "key")
    assert expected_signature(signature({}), "HS256", key) == (32, "algorithm")


def test_a_certificate_in_the_header_tells_the_length_of_an_rsa_signature() -> None:
    from inspector.model.certificate import Certificate

    chain = (Certificate("", "", 0, 0, "RSA 3072", "", "", "", "", ""),)
    assert expected_signature(signature({"x5c": []}), "PS256", None, chain) == (384, "certificate")
    assert expected_signature(signature({}), "PS256", None, chain) is None
    odd = (chain[0]._replace(key="EC P-256"),)
    assert expected_signature(signature({"x5c": []}), "PS256", None, odd) is None


@given(st.text(alphabet='ab.~{}"[]:,', max_size=60) | st.text(max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    for inspected in inspect(text, now=0).tokens:
        assert all(part.size <= part.encoded for part in parts_of(inspected.token))
