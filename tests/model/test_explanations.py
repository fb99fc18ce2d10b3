from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from inspector.model.explanations import PLACES, VENDORS, explain, word_for
from inspector.model.explanations.words import CLASSES, EVENTS, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_NO_TOKEN = ("note",)


def rows() -> Iterator[tuple[str, str, str, str]]:
    for place, tables in PLACES.items():
        for table in tables:
            for source, sentences in table.items():
                for name, text in sentences.items():
                    yield place, source, name, text
    for code, (source, sentences) in VENDORS.items():
        for name, text in sentences.items():
            yield code, source, name, text


@pytest.mark.parametrize("place, source, name, text", [*rows()])
def test_an_explanation_is_one_plain_sentence_with_its_source(place: str, source: str, name: str, text: str) -> None:
    assert text.endswith(".")
    assert 5 <= len(text) <= 90
    assert not set("{}<>\n") & set(text)
    assert source
    assert name


def test_nothing_is_explained_twice_in_one_place() -> None:
    for tables in PLACES.values():
        names = [name for table in tables for sentences in table.values() for name in sentences]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("words", [METHODS, CLASSES, EVENTS])
def test_words_for_values_hold_no_markup(words: dict[str, str]) -> None:
    assert all(word and not set("{}<>\n") & set(word) for word in words.values())


@pytest.mark.parametrize(
    "name, where, type_code, beginning, source",
    [
        ("exp", "payload", "", "Expires", "RFC 7519, 4.1.4"),
        ("alg", "header", "", "Algorithm", "RFC 7515, 4.1.1"),
        ("nonce", "payload", "", "Value of the client's request", "OpenID Connect Core 1.0, 2"),
        ("nonce", "header", "", "Value of the server", "RFC 8555, 6.5.2"),
        ("iss", "header", "", "Issuer, repeated", "RFC 7519, 5.3"),
        ("jkt", "cnf", "", "SHA-256 thumbprint", "RFC 9449, 6"),
        ("d", "jwk", "", "The private part", "RFC 7518, 6"),
        ("sub", "act", "", "Subject", "RFC 8693, 4.1"),
        ("_sd", "vc", "", "Digests", "RFC 9901, 4.2"),
        ("tid", "payload", "", "Tenant", "Microsoft Entra, token claims"),
        ("roles", "payload", "", "Roles that the subject has", "RFC 7643, 4.1.2; RFC 9068, 2.2.3.1"),
        ("roles", "payload", "entra", "Roles of the application", "Microsoft Entra, token claims"),
        ("roles", "payload", "entra/v2", "Roles of the application", "Microsoft Entra, token claims"),
        ("scp", "payload", "okta", "What the token permits", "Okta, access and ID tokens"),
        ("sub", "payload", "okta", "Subject", "RFC 7519, 4.1.2"),
    ],
)
def test_a_name_is_explained_by_where_it_stands(
    name: str, where: str, type_code: str, beginning: str, source: str
) -> None:
    told = explain(name, where, type_code)
    assert told is not None
    assert told.text.startswith(beginning)
    assert told.source == source


@pytest.mark.parametrize("name, where", [("favourite", "payload"), ("Exp", "payload"), ("", "header"), ("a", "events")])
def test_what_nobody_registered_is_not_explained(name: str, where: str) -> None:
    assert explain(name, where) is None


def test_values_that_are_codes_have_words() -> None:
    assert word_for("amr", "pwd") == "password"
    assert word_for("events", "http://schemas.openid.net/event/backchannel-logout").startswith("The user")
    assert word_for("amr", "dance") == word_for("sub", "pwd") == ""


def test_the_registry_of_claims_is_explained_whole(vectors: Path) -> None:
    with (vectors / "iana" / "json-web-token-claims.csv").open(encoding="utf-8", newline="") as file:
        names = [row["Claim Name"] for row in csv.DictReader(file)]
    assert len(names) > 100
    assert [name for name in names if explain(name, "payload") is None] == []


def test_the_registry_of_confirmations_is_explained_whole(vectors: Path) -> None:
    with (vectors / "iana" / "jwt-confirmation-methods.csv").open(encoding="utf-8", newline="") as file:
        names = [row["Confirmation Method Value"] for row in csv.DictReader(file)]
    assert [name for name in names if explain(name, "cnf") is None] == []


def test_the_registry_of_headers_is_explained_whole(vectors: Path) -> None:
    registry = json.loads((vectors / "iana" / "jose-registry.json").read_text(encoding="utf-8"))
    names = registry["snapshot"]["header_params"]
    assert [name for name in names if explain(name, "header") is None] == []


def test_what_vendors_send_is_explained(vectors: Path) -> None:
    listed = json.loads((vectors / "claims-reference" / "vendor-claims.json").read_text(encoding="utf-8"))
    for name, vendor in listed.items():
        if name in OF_NO_TOKEN:
            continue
        assert [claim for claim in vendor.get("claims", ()) if explain(claim, "payload") is None] == []
        assert [header for header in vendor.get("header", ()) if explain(header, "header") is None] == []


def test_explanations_are_loaded_when_something_is_explained() -> None:
    program = "import sys, inspector.service, inspector.report; print('inspector.model.explanations' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False"
