"""The KEY section: binary files, guesses that are only offered, the ring's key, and the way by Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from inspector.model import Policy
from inspector.model.key import KeySet
from inspector.service import inspect
from inspector.service.inspector import inspect_with, load
from inspector.view.look.theme import Theme
from inspector.view.verify.key_section import KeySection
from tests.service.key_ring import jwk_text, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspector.model.inspection import Inspection

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.AAAA"
ENCODED = "c2VjcmV0LW1hdGVyaWFsLXRoYXQtbXVzdC1ub3Qtc2hvdw=="
DER = private_key("RSA-2048").public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.fixture
def section(qtbot: QtBot) -> KeySection:
    made = KeySection(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def show(section: KeySection, inspection: Inspection) -> None:
    section.show_keys(inspection, inspection.tokens[0] if inspection.tokens else None)


def read_so(section: KeySection) -> QPushButton:
    found = section.findChild(QPushButton, "readSecretButton")
    assert found is not None
    return found


def test_a_secret_that_looks_encoded_is_offered_to_be_read_so_and_never_is_by_itself(
    qtbot: QtBot, section: KeySection
) -> None:
    section.put_key(ENCODED)
    show(section, inspect(TOKEN, ENCODED))
    assert read_so(section).isVisible()
    assert read_so(section).text() == "Read as base64"
    assert section.secret_encoding.currentData() == "utf8"

    with qtbot.waitSignal(section.secretEncodingChosen) as chosen:
        read_so(section).click()
    assert chosen.args == ["base64"]
    show(section, inspect(TOKEN, ENCODED, secret_encoding="base64"))
    assert not read_so(section).isVisible()


def test_nothing_is_offered_for_a_secret_that_verifies_or_looks_like_a_word(section: KeySection) -> None:
    from inspector.service import sign

    for token, secret in ((sign('{"alg":"HS256"}', "{}", ENCODED), ENCODED), (TOKEN, "correct horse battery staple")):
        section.put_key(secret)
        show(section, inspect(token, secret))
        assert not read_so(section).isVisible()


def test_a_binary_file_stands_under_its_name(qtbot: QtBot, section: KeySection, tmp_path: Path) -> None:
    file = tmp_path / "key.der"
    file.write_bytes(DER)
    with qtbot.assertNotEmitted(section.secretEncodingChosen), qtbot.waitSignal(section.keyEdited) as edited:
        section.key_edit.take_file(str(file))
    assert edited.args is not None
    assert [key.source for key in load(edited.args[0]).keys] == ["base64 DER public key"]
    assert section.key_edit.file_name == f"DER file, {len(DER)} bytes"
    assert section.key_edit.is_masked
    section.grab()

    section.put_key("secret")
    assert section.key_edit.file_name == ""


def test_a_binary_secret_is_visibly_base64(qtbot: QtBot, section: KeySection, tmp_path: Path) -> None:
    file = tmp_path / "secret.bin"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with qtbot.waitSignal(section.secretEncodingChosen) as chosen:
        section.key_edit.take_file(str(file))
    assert chosen.args == ["base64"]
    assert section.key_edit.toPlainText() == "//4AAQ=="
    assert section.key_edit.file_name == ""


def test_a_key_of_the_ring_is_named_where_keys_are(section: KeySection) -> None:
    from inspector.service import sign

    token = sign('{"alg":"RS256"}', "{}", private_pem("RSA-2048"))
    (key,) = load(public_pem("RSA-2048")).keys
    show(section, inspect_with(token, KeySet(ring=(key._replace(ring="staging"),)), Policy(), 0.0))
    assert section.understood.text() == "From the key ring: staging · RSA 2048 · PEM public key"


def test_the_list_of_keys_can_be_asked_for(qtbot: QtBot, section: KeySection) -> None:
    button = section.findChild(QToolButton, "keysButton")
    assert button is not None
    with qtbot.waitSignal(section.keysRequested):
        button.click()


def test_tab_reaches_the_eye_and_the_offer(section: KeySection) -> None:
    stops = section.tab_stops()
    assert stops.index(section.key_edit) + 1 == stops.index(section.key_edit.eye)
    assert read_so(section) in stops
    assert all(isinstance(stop, QWidget) and stop.accessibleName() for stop in stops if stop is not read_so(section))


def test_one_key_is_described_and_several_are_counted(section: KeySection) -> None:
    section.put_key("x")
    show(section, inspect("", jwk_text("P-256", kid="a")))
    assert section.understood.text() == "EC P-256 · kid “a” · JWK"
    show(section, inspect("", public_pem("P-256") + public_pem("P-384")))
    assert section.understood.text() == "2 keys"
