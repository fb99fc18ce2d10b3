"""The details of a token: every fact is there in words, can be copied, and holds its tongue where nothing is known."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from inspector.model import Inspection
from inspector.service import inspect, sign
from inspector.service.reading import base64url
from inspector.view.details.facts import Fact, in_groups, percent
from inspector.view.details.model import DetailsModel
from inspector.view.details.panel import DetailsView
from inspector.view.details.signature import algorithm_words
from inspector.view.look.furniture import copy_text
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NOW = 1_800_000_000.0
SECRET = "a secret that is long enough for this, surely"
CHOSEN = '{"alg":"HS256","typ":"JWT","kid":"a1"}'


@pytest.fixture
def details(qtbot: QtBot) -> DetailsView:
    view = DetailsView(Theme())
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    return view


def rows(view: DetailsView) -> list[Fact]:
    model = view.model()
    assert isinstance(model, DetailsModel)
    return list(model.items)


def show(view: DetailsView, text: str, keys: str = "", now: float = NOW) -> dict[str, Fact]:
    """The facts by name; of a name that is there twice the first."""
    inspection = inspect(text, keys, now=now)
    view.show_token(inspection.tokens[0], inspection.keys, now)
    return {fact.name: fact for fact in reversed(rows(view))}


def row_of(view: DetailsView, name: str) -> int:
    return next(place for place, fact in enumerate(rows(view)) if fact.name == name)


def case(vectors: Path, name: str) -> Any:
    cases = json.loads(vectors.joinpath("rfc-appendix", "rfc-appendix.json").read_text("utf-8"))["cases"]
    return next(each for each in cases if each["id"] == name)


def presentation(vectors: Path) -> str:
    text = vectors.joinpath("sd-jwt-rfc9901", "sd-jwt-examples.json").read_text("utf-8")
    return next(word for word in text.split('"') if word.count("~") > 2 and not word.endswith("~"))


def chained() -> str:
    """A token with a chain of two certificates in its header, good from 2026-01-01 for a year."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    begin = datetime(2026, 1, 1, tzinfo=UTC)
    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def made(subject: str, issuer: str, key: Any, signer: Any) -> str:
        named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
        builder = x509.CertificateBuilder().subject_name(named[0]).issuer_name(named[1]).public_key(key.public_key())
        builder = builder.serial_number(1).not_valid_before(begin).not_valid_after(begin + timedelta(days=365))
        return base64.b64encode(builder.sign(signer, hashes.SHA256()).public_bytes(Encoding.DER)).decode()

    chain = [made("leaf\u202e", "root", leaf_key, root_key), made("root", "root", root_key, root_key)]
    header = {"alg": "ES256", "x5c": chain, "x5t": "abc"}
    return f"{base64url.encode(json.dumps(header).encode())}.e30.{base64url.encode(bytes(64))}"


def test_a_token_says_what_it_is(details: DetailsView) -> None:
    text = sign('{"alg":"HS256","typ":"at+jwt"}', '{"iss":"a"}', SECRET)
    facts = show(details, f"Authorization: Bearer {text}")
    assert facts["Form"].value == "Signed token, compact"
    assert facts["Type"].value == "OAuth access token"
    assert facts["Type"].note.endswith("RFC 9068, 2.2")
    assert facts["Cleaned off"].value == "“Authorization:”, “Bearer”"


def test_an_unknown_type_is_said_to_be_unknown(details: DetailsView) -> None:
    assert show(details, sign(CHOSEN, "{}", SECRET))["Type"].value == "unknown type"


def test_what_is_no_token_has_neither_type_nor_signature(details: DetailsView) -> None:
    facts = show(details, "a.b.c")
    assert facts["Form"].value == "No whole token"
    assert not {"Type", "As a cookie", "Largest claims"} & set(facts)


def test_no_token_leaves_nothing(details: DetailsView) -> None:
    show(details, sign(CHOSEN, "{}", SECRET))
    details.show_token(None, (), NOW)
    assert rows(details) == []


def test_the_size_is_held_against_cookies_and_headers(details: DetailsView) -> None:
    small = show(details, sign(CHOSEN, "{}", SECRET))
    assert small["As a cookie"].value.startswith("fits: ")
    assert small["As a cookie"].tone == "good"
    large = show(details, sign(CHOSEN, json.dumps({"big": "x" * 5_000, "small": 1}), SECRET))
    assert large["As a cookie"].value.startswith("too big: ")
    assert (large["As a cookie"].tone, large["In a header"].tone) == ("warn", "good")
    assert large["big"].share is not None
    assert large["big"].share > 0.99
    assert [fact.name for fact in rows(details)][-2:] == ["big", "small"]


def test_too_many_claims_are_not_weighed_one_by_one(details: DetailsView) -> None:
    facts = show(details, sign(CHOSEN, json.dumps(dict.fromkeys(map(str, range(1_500)), 1)), SECRET))
    assert "Largest claims" not in facts


def test_a_signature_is_shown_in_hex_with_its_length(details: DetailsView, vectors: Path) -> None:
    token = case(vectors, "rfc7515-A.3")["token"]
    facts = show(details, token)
    assert (facts["Algorithm"].value, facts["Algorithm"].note) == ("ES256", "ECDSA on P-256 with SHA-256")
    assert (facts["Length"].value, facts["Length"].tone) == ("64 bytes, as expected", "good")
    assert bytes.fromhex(facts["r"].value + facts["s"].value) == base64url.decode(token.split(".")[2]).data
    assert facts["r"].text == facts["r"].value.replace(" ", "")


def test_a_signature_of_a_wrong_length_is_said_to_be_wrong(details: DetailsView) -> None:
    head = base64url.encode(b'{"alg":"HS256"}')
    facts = show(details, f"{head}.e30.AAAA")
    assert (facts["Length"].value, facts["Length"].tone) == ("3 bytes, but 32 bytes expected", "bad")
    assert facts["Value"].value == "000000"
    assert show(details, f"{head}.e30.")["Length"].value == "empty: nothing is signed"


def test_the_length_of_an_rsa_signature_is_known_with_the_key(details: DetailsView, vectors: Path) -> None:
    given = case(vectors, "rfc7515-A.2")
    assert show(details, given["token"])["Length"].tone == ""
    assert show(details, given["token"], json.dumps(given["key"]))["Length"].tone == "good"


def test_each_signature_of_a_json_serialization_has_its_verdict(details: DetailsView, vectors: Path) -> None:
    given = case(vectors, "rfc7515-A.6")
    facts = show(details, json.dumps(given["token"]), json.dumps({"keys": given["key"]}))
    assert {"Signature 1 of 2", "Signature 2 of 2"} <= set(facts)
    assert (facts["Verdict"].value, facts["Verdict"].tone) == ("verified", "good")


def test_an_encrypted_token_says_how_and_how_long(details: DetailsView, vectors: Path) -> None:
    facts = show(details, case(vectors, "rfc7516-A.1")["token"])
    assert facts["Content"].note == "AES-256 GCM"
    assert [facts[name].value for name in ("Encrypted key", "Ciphertext", "Authentication tag")] == [
        "256 bytes", "63 bytes", "16 bytes",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name, words", [("dir", "a shared secret"), ("odd", ""), ("A256CBC-HS512", "AES-256 CBC with")]
)
def test_algorithms_have_words(name: str, words: str) -> None:
    said = algorithm_words(name)
    assert said.startswith(words)
    assert bool(said) == bool(words)


def test_a_chain_is_shown_with_its_state_now(details: DetailsView) -> None:
    text = chained()
    facts = show(details, text, now=datetime(2026, 3, 1, tzinfo=UTC).timestamp())
    assert facts["Subject"].value == "CN=leaf\\u{202E}"
    assert facts["Subject"].text == "CN=leaf\u202e"
    assert facts["Signed by"].value == "the next certificate, as it should be"
    assert facts["Validity"].value == "valid now"
    assert facts["Public key"].value == "EC P-256"
    assert (facts["x5t"].value, facts["x5t"].tone) == ("does not agree with certificate 1", "bad")
    assert [fact.value for fact in rows(details) if fact.name == "Signed by"][1] == "itself (self-signed)"

    details.show_time(datetime(2027, 3, 1, tzinfo=UTC).timestamp())
    assert [fact.value for fact in rows(details) if fact.name == "Validity"] == ["expired", "expired"]
    details.show_time(datetime(2025, 3, 1, tzinfo=UTC).timestamp())
    assert [fact.value for fact in rows(details) if fact.name == "Validity"] == ["not valid yet", "not valid yet"]


def test_a_fingerprint_that_agrees_and_one_without_a_certificate(details: DetailsView) -> None:
    text = chained()
    x5t = inspect(text, now=NOW).tokens[0].certificates[0].x5t
    header = json.loads(base64url.decode(text.split(".")[0]).data)
    right = base64url.encode(json.dumps({**header, "x5t": x5t}).encode())
    assert show(details, f"{right}.e30.AAAA")["x5t"].value == "agrees with certificate 1"
    alone = base64url.encode(b'{"alg":"ES256","x5t":"abc"}')
    assert show(details, f"{alone}.e30.AAAA")["x5t"].value == "no certificate here to compare it with"


def test_thumbprints_say_whether_the_token_names_the_key(details: DetailsView, vectors: Path) -> None:
    key = {**case(vectors, "rfc7515-A.3")["key"], "kid": "a1"}
    public = {name: key[name] for name in ("kty", "crv", "x", "y")}
    head = base64url.encode(json.dumps({"alg": "ES256", "kid": "a1", "jwk": public}).encode())
    facts = show(details, f"{head}.e30.AAAA", json.dumps(key))
    mine, theirs = facts["in KEY"], facts["header $.jwk"]
    assert mine.value == theirs.value == "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"
    assert mine.note.endswith("the token's “kid” names this key")
    assert mine.tone == "good"
    assert theirs.note == "EC P-256 · the token's “kid” names another one: a1"


def test_a_secret_has_no_thumbprint(details: DetailsView) -> None:
    facts = show(details, sign(CHOSEN, "{}", SECRET), SECRET)
    assert "in KEY" not in facts


def test_disclosures_are_told_one_by_one(details: DetailsView, vectors: Path) -> None:
    facts = show(details, presentation(vectors))
    assert facts["Disclosures"].value == "4, each asked for by a digest"
    assert facts["family_name"].value == '"Doe"'
    assert "$.family_name\nsalt eluV5Og3gSNII8EYnsxA_A\ndigest TGf4oLbgwd5JQaHyKVQZU9" in facts["family_name"].note
    assert facts["Withheld"].value == "6 values or decoys"
    assert facts["Key binding"].value == "not checked"


def test_a_presentation_without_proof_and_with_a_strange_disclosure_says_so(
    details: DetailsView, vectors: Path
) -> None:
    text = presentation(vectors).rpartition("~")[0] + "~"
    assert show(details, text)["Key binding"].value.startswith("none: ")
    strange = base64url.encode(b'["salt","odd","value"]')
    facts = show(details, f"{text}{strange}~")
    assert facts["Disclosures"].tone == "bad"
    assert facts["odd"].note.startswith("no digest asks for it")


def test_the_current_value_is_copied_by_key(details: DetailsView, vectors: Path) -> None:
    show(details, case(vectors, "rfc7515-A.3")["token"])
    details.copyRequested.connect(copy_text)
    details.setCurrentIndex(details.model().index(row_of(details, "r"), 0))
    QTest.keyClick(details, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(bytes.fromhex(QGuiApplication.clipboard().text())) == 32


def test_nothing_is_copied_while_no_row_is_current(details: DetailsView) -> None:
    copied: list[str] = []
    details.copyRequested.connect(copied.append)
    QTest.keyClick(details, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied == []


def test_the_menu_copies_a_pair_and_a_section(details: DetailsView, vectors: Path) -> None:
    show(details, case(vectors, "rfc7515-A.3")["token"])
    copied: list[str] = []
    details.copyRequested.connect(copied.append)
    menu = details.copy_menu(row_of(details, "Algorithm"))
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert copied[:2] == ["ES256", "Algorithm: ES256"]
    assert copied[2].splitlines()[:3] == ["Signature", "Algorithm: ES256", "Length: 64 bytes, as expected"]
    model = details.model()
    assert isinstance(model, DetailsModel)
    assert model.value_of(row_of(details, "Signature")) == copied[2]


def test_what_is_not_seen_is_not_gathered(qtbot: QtBot) -> None:
    view = DetailsView(Theme())
    qtbot.addWidget(view)
    inspection: Inspection = inspect(sign(CHOSEN, "{}", SECRET), now=NOW)
    view.show_token(inspection.tokens[0], (), NOW)
    assert rows(view) == []
    view.show()
    assert rows(view)


def test_rows_speak_to_those_who_cannot_see(details: DetailsView, qtmodeltester: ModelTester) -> None:
    show(details, sign(CHOSEN, "{}", SECRET))
    model = details.model()
    spoken = model.index(row_of(details, "Length"), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Length: 32 bytes, as expected. as the algorithm demands"
    assert details.accessibleName() == "Details"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_long_bytes_are_cut_on_the_screen_alone() -> None:
    assert in_groups(bytes(700)).endswith("… (+100 bytes)")
    assert in_groups(bytes(6)) == "00000000 0000"


def test_what_is_there_at_all_has_a_share() -> None:
    assert (percent(0.0), percent(0.004), percent(0.5)) == ("0%", "0.4%", "50%")
