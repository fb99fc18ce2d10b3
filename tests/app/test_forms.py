"""Every form of token is made in the window, and opened there again by "Inspect this token"."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QToolButton, QTreeWidget, QWidget

from inspector.app import App, build
from inspector.cli import main
from inspector.service import inspect
from inspector.service.keys.forms import jwk_of
from inspector.service.keys.maker import make_key
from inspector.view.paste.steps_bar import StepsBar
from tests.controller.conftest import make_token

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspector.model import Key

ODD = b"\xff\x00\r\n caf\xc3\xa9\n"
SECRET = "0123456789abcdef0123456789abcdef"
TOKEN = jwt.encode({"sub": "user-1", "name": "Ann", "roles": ["a", "b"]}, SECRET, algorithm="HS256")


class Pane:
    """The ENCODE pane as a person uses it."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot

    def part(self, kind: type[Any], name: str) -> Any:
        found = self.app.window.findChild(kind, name)
        assert found is not None, name
        return found

    def write(self, name: str, text: str) -> None:
        self.part(QPlainTextEdit, name).setPlainText(text)

    def text(self, name: str) -> str:
        return str(self.part(QPlainTextEdit, name).toPlainText())

    def choose(self, form: str) -> None:
        box = self.part(QComboBox, "tokenForm")
        box.setCurrentIndex(box.findData(form))

    def made(self) -> str:
        self.qtbot.waitUntil(lambda: bool(self.text("newTokenView")))
        return self.text("newTokenView")

    def offered(self, place: str) -> QPushButton:
        """The button that takes an algorithm which fits; it comes from the worker."""
        name = f"{place}TakeAlgorithm"
        self.qtbot.waitUntil(lambda: self.app.window.findChild(QPushButton, name) is not None)
        return self.part(QPushButton, name)  # type: ignore[no-any-return]  # of any kind

    def inspect(self) -> Any:
        text = self.made()
        self.part(QPushButton, "inspectButton").click()
        self.qtbot.waitUntil(lambda: not self.app.desk.working and self.app.desk.chosen_text == text)
        QGuiApplication.processEvents()
        return self.app.desk.steps[0].inspected


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[Pane]:
    app = build(clock=lambda: 1_700_000_000.0)
    made = Pane(app, qtbot)
    made.write("keyEdit", SECRET)
    made.write("tokenEdit", TOKEN)
    qtbot.waitUntil(lambda: not app.desk.working)
    yield made
    app.close()


@pytest.mark.parametrize(
    "form,kind,verdict",
    [
        ("compact", "jws-compact", "verified"),
        ("unsecured", "unsecured", "unsecured"),
        ("detached", "jws-detached", "verified"),
        ("unencoded", "jws-detached", "verified"),
        ("json", "jws-json", "verified"),
        ("general", "jws-json", "verified"),
        ("encrypted", "jwe-compact", "decrypted"),
        ("nested", "jwe-compact", "decrypted"),
        ("sd-jwt", "sd-jwt", "verified"),
    ],
)
def test_what_is_made_here_opens_here(pane: Pane, form: str, kind: str, verdict: str) -> None:
    pane.choose(form)
    found = pane.inspect()
    assert (found.token.kind, found.verdict) == (kind, verdict)
    innermost = found.inner[0] if form == "nested" else found
    assert json.loads(innermost.token.payload.text)["sub"] == "user-1"
    if form == "nested":
        assert innermost.verdict == "verified"


def test_the_plain_path_builds_nothing_of_the_other_forms(pane: Pane) -> None:
    assert pane.app.encoder.forming is None
    pane.write("newPayloadEdit", "{}")
    assert pane.app.encoder.forming is None


def test_none_by_hand_is_the_unsecured_form_and_leaving_it_signs_again(pane: Pane) -> None:
    box = pane.part(QComboBox, "tokenForm")
    pane.write("newHeaderEdit", '{"alg":"none","kid":"a"}')
    assert box.currentData() == "unsecured"
    pane.choose("compact")
    assert pane.text("newHeaderEdit") == '{"alg":"HS256","kid":"a"}'
    assert inspect(pane.made(), SECRET).tokens[0].verdict == "verified"


def test_a_public_key_encrypts_what_its_private_half_opens(pane: Pane) -> None:
    pair = make_key("RSA 2048")
    pane.choose("encrypted")
    pane.write("encryptionKeyEdit", _jwk(pair, private=False))
    box = pane.part(QComboBox, "encryptionAlgorithm")
    pane.qtbot.waitUntil(lambda: "RSA key" in box.itemData(box.findText("A256KW"), Qt.ItemDataRole.ToolTipRole))
    assert not box.model().flags(box.model().index(box.findText("A256KW"), 0)) & Qt.ItemFlag.ItemIsEnabled
    assert box.model().flags(box.model().index(box.findText("RSA-OAEP"), 0)) & Qt.ItemFlag.ItemIsEnabled
    box.setCurrentText("RSA-OAEP")
    header = json.loads(pane.text("newHeaderEdit"))
    assert (header["alg"], header["enc"]) == ("RSA-OAEP", "A256GCM")
    found = inspect(pane.made(), _jwk(pair, private=True)).tokens[0]
    assert found.verdict == "decrypted"
    assert json.loads(found.token.payload.text)["sub"] == "user-1"


@pytest.mark.parametrize("form", ["encrypted", "nested"])
def test_several_keys_are_several_recipients_in_json(pane: Pane, form: str) -> None:
    first, second, other = make_key("P-256"), make_key("P-256"), make_key("RSA 2048")
    field = "newHeaderEdit" if form == "encrypted" else "outerHeaderEdit"
    section = pane.app.window.encode_pane.form_section()
    pane.choose(form)
    keys = [json.loads(_jwk(key, private=False)) for key in (first, second, other)]
    pane.write("encryptionKeyEdit", json.dumps({"keys": keys}))
    pane.write(field, '{"alg":"ECDH-ES+A256KW","enc":"A256GCM"}')
    pane.made()
    section.as_json.click()
    pane.qtbot.waitUntil(lambda: pane.text("newTokenView").startswith("{"))
    assert len(json.loads(pane.text("newTokenView"))["recipients"]) == 2
    assert pane.part(QLabel, "whichLockKey").text() == "For 2 of 3 keys: the others do not fit the algorithm"
    for key in (first, second):
        assert inspect(pane.text("newTokenView"), _jwk(key, private=True)).tokens[0].verdict == "decrypted"
    pane.write(field, '{"alg":"ECDH-ES","enc":"A256GCM"}')
    pane.qtbot.waitUntil(lambda: "one recipient only" in section.error.text())
    pane.write("encryptionKeyEdit", json.dumps(keys[0]))
    pane.qtbot.waitUntil(lambda: pane.text("newTokenView").startswith("{"))
    assert "recipients" not in json.loads(pane.text("newTokenView"))
    pane.app.window.encode_pane.history.undo()
    assert not section.as_json.isChecked()
    pane.qtbot.waitUntil(lambda: pane.text("newTokenView").count(".") == 4)
    pane.app.window.encode_pane.history.redo()
    assert section.as_json.isChecked()


def test_a_password_encrypts_and_the_content_is_zipped(pane: Pane) -> None:
    pane.choose("encrypted")
    pane.write("encryptionKeyEdit", "correct horse")
    pane.part(QComboBox, "encryptionAlgorithm").setCurrentText("PBES2-HS256+A128KW")
    pane.app.window.encode_pane.form_section().zip.setChecked(True)
    assert json.loads(pane.text("newHeaderEdit"))["zip"] == "DEF"
    assert inspect(pane.made(), "correct horse").tokens[0].verdict == "decrypted"
    pane.app.window.encode_pane.form_section().zip.setChecked(False)
    assert "zip" not in json.loads(pane.text("newHeaderEdit"))


def test_the_outer_header_is_text_and_says_what_is_wrong_with_it(pane: Pane) -> None:
    pane.choose("nested")
    pane.made()
    pane.write("outerHeaderEdit", '{"alg":"dir"')
    section = pane.app.window.encode_pane.form_section()
    pane.qtbot.waitUntil(lambda: not section.error.isHidden())
    assert pane.text("newTokenView") == ""
    pane.write("outerHeaderEdit", '{"alg":"dir","enc":"A256GCM","cty":"JWT","kid":"k"}')
    assert inspect(pane.made(), SECRET).tokens[0].token.header_text("kid") == "k"


def test_ticked_claims_are_concealed_with_decoys(pane: Pane) -> None:
    pane.choose("sd-jwt")
    tree = pane.part(QTreeWidget, "concealedClaims")
    names = [tree.topLevelItem(place).text(0) for place in range(tree.topLevelItemCount())]
    assert names == ["sub", "name", "roles"]
    tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Checked)
    tree.topLevelItem(2).child(1).setCheckState(0, Qt.CheckState.Checked)
    pane.app.window.encode_pane.form_section().decoys.setValue(2)
    found = inspect(pane.made(), SECRET).tokens[0]
    assert found.verdict == "verified"
    signed = json.loads(found.token.payload.text)
    assert "name" not in signed
    assert len(signed["_sd"]) == 3
    assert len(pane.made().strip("~").split("~")) == 3
    pane.write("newPayloadEdit", '{"sub":"x"}')
    assert json.loads(inspect(pane.made(), SECRET).tokens[0].token.payload.text)["sub"] == "x"


def test_a_detached_payload_can_be_copied(pane: Pane) -> None:
    pane.choose("detached")
    pane.write("newPayloadEdit", '{"amount": 1.10}')
    assert ".." in pane.made()
    pane.part(QToolButton, "copyContent").click()
    assert QGuiApplication.clipboard().text() == '{"amount": 1.10}'


def test_an_sd_jwt_is_followed_by_what_its_issuer_signed(pane: Pane) -> None:
    pane.choose("sd-jwt")
    issued = pane.made()
    pane.choose("compact")
    pane.write("tokenEdit", issued + make_token(nonce="n"))
    pane.app.encoder.start_again()
    assert "user-1" in pane.text("newPayloadEdit")
    assert "nonce" not in pane.text("newPayloadEdit")


def _jwk(key: Key, *, private: bool) -> str:
    return json.dumps(jwk_of(key, private=private))


def test_whatever_the_pane_does_to_a_text_is_one_step_back(pane: Pane) -> None:
    header, payload = pane.part(QPlainTextEdit, "newHeaderEdit"), pane.part(QPlainTextEdit, "newPayloadEdit")
    before = header.toPlainText(), payload.toPlainText()
    encode = pane.app.window.encode_pane

    pane.part(QComboBox, "signingAlgorithm").setCurrentText("HS512")
    assert '"HS512"' in header.toPlainText()
    header.undo()
    assert header.toPlainText() == before[0]
    assert pane.part(QComboBox, "signingAlgorithm").currentText() == "HS256"

    encode.layOutRequested.emit(True)
    assert "\n" in payload.toPlainText()
    payload.undo()
    assert payload.toPlainText() == before[1]

    payload.selectAll()
    payload.insertPlainText('{"sub":"mine"}')
    encode.startAgainRequested.emit()
    assert payload.toPlainText() == before[1]
    payload.undo()
    assert payload.toPlainText() == '{"sub":"mine"}'
    assert pane.app.encoder.texts[1] == '{"sub":"mine"}'

    pane.app.encoder.craft('{"alg":"HS384"}', '{"made":1}')
    payload.undo()
    header.undo()
    assert payload.toPlainText() == '{"sub":"mine"}'

    text = header.toPlainText()
    pane.choose("encrypted")
    header.undo()
    assert header.toPlainText() == text


def test_several_signatures_each_with_its_own_key_and_headers(pane: Pane) -> None:
    """Each is verified by PyJWT, from the parts alone, and by our own reader."""
    ec, rsa = make_key("P-256")._replace(kid="e"), make_key("RSA 2048")._replace(kid="r")
    pane.choose("general")
    add = pane.part(QToolButton, "addSignature")
    add.click()
    pane.write("signatureKey2", _jwk(ec, private=True))
    assert json.loads(pane.text("signatureHeader2")) == {"alg": "ES256", "kid": "e"}  # it follows the key
    add.click()
    pane.write("signatureKey3", _jwk(rsa, private=True))
    pane.qtbot.waitUntil(lambda: '"RS256"' in pane.text("signatureHeader3"))
    pane.part(QComboBox, "signatureAlgorithm3").setCurrentText("PS256")
    pane.part(QToolButton, "unfoldUnprotected3").click()
    pane.write("unprotectedEdit3", '{"note":"x"}')
    pane.qtbot.waitUntil(lambda: '"note"' in pane.text("newTokenView"))

    whole = json.loads(pane.made())
    keys = (SECRET, jwt.PyJWK(jwk_of(ec)).key, jwt.PyJWK({**jwk_of(rsa), "alg": "PS256"}).key)
    for part, key, algorithm in zip(whole["signatures"], keys, ("HS256", "ES256", "PS256"), strict=True):
        compact = f"{part['protected']}.{whole['payload']}.{part['signature']}"
        assert jwt.decode(compact, key, algorithms=[algorithm])["sub"] == "user-1"
    assert whole["signatures"][2]["header"] == {"note": "x"}

    found = pane.inspect()
    assert [each.verdict for each in found.signatures] == ["verified", "refused", "refused"]
    pane.write("keyEdit", json.dumps({"keys": [jwk_of(ec), jwk_of(rsa)]}))
    pane.qtbot.waitUntil(lambda: not pane.app.desk.working)
    assert [each.verdict for each in pane.app.desk.steps[0].inspected.signatures] == ["refused", "verified", "verified"]


def test_a_signature_without_a_key_borrows_the_next_of_verify(pane: Pane) -> None:
    pairs = [make_key("P-256")._replace(kid="a"), make_key("Ed25519")._replace(kid="b")]
    pane.write("keyEdit", json.dumps({"keys": [jwk_of(key, private=True) for key in pairs]}))
    pane.qtbot.waitUntil(lambda: not pane.app.desk.working)
    pane.write("newHeaderEdit", '{"alg":"ES256","kid":"a"}')
    pane.choose("general")
    pane.part(QToolButton, "addSignature").click()
    assert json.loads(pane.text("signatureHeader2"))["kid"] == "b"
    assert [each.verdict for each in pane.inspect().signatures] == ["verified", "verified"]


def test_what_is_wrong_with_a_signature_is_said_where_it_is(pane: Pane) -> None:
    pane.choose("general")
    part = pane.app.window.encode_pane.form_section()
    pane.part(QToolButton, "addSignature").click()
    assert pane.text("newTokenView") == ""
    bar = pane.part(StepsBar, "signaturesBar")
    assert [each.text() for each in bar.findChildren(QToolButton)] == ["1 HS256", "2 ES256: not signed"]
    pane.write("signatureHeader2", '{"alg":"HS256"')
    assert "not valid JSON" in said(part)
    pane.write("signatureHeader2", '{"alg":"HS256"}')
    assert "not valid JSON" not in said(part)
    assert len(json.loads(pane.made())["signatures"]) == 2
    pane.part(QToolButton, "unfoldUnprotected2").click()
    pane.write("unprotectedEdit2", "[]")
    pane.part(QToolButton, "addSignature").click()
    assert "Signature 2: The header must be a JSON object" in said(part)
    pane.part(QToolButton, "removeSignature").click()
    pane.part(QToolButton, "removeSignature").click()
    assert len(json.loads(pane.made())["signatures"]) == 1
    assert not pane.part(QToolButton, "removeSignature").isEnabled()


def said(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if not label.isHidden())


def test_former_wishes_can_be_shown_again(pane: Pane) -> None:
    pane.choose("general")
    pane.part(QToolButton, "addSignature").click()
    pane.write("signatureHeader2", '{"alg":"HS512"}')
    token = pane.made()
    pane.part(QToolButton, "removeSignature").click()
    assert pane.made() != token
    pane.app.window.encode_pane.history.undo()
    assert pane.made() == token
    assert pane.text("signatureHeader2") == '{"alg":"HS512"}'


@pytest.mark.parametrize("form", ["detached", "unencoded"])
def test_a_file_is_signed_byte_for_byte_beside_the_token(pane: Pane, tmp_path: Path, form: str) -> None:
    """PASTE takes it along; another reader, PyJWT, and the command line agree over the file."""
    path = tmp_path / "report.bin"
    path.write_bytes(ODD)
    pane.choose(form)
    text = pane.made()
    file = pane.app.window.encode_pane.form_section().payload_file
    file.take(str(path))
    token = pane.made()
    assert token != text
    assert not file.isHidden()
    assert inspect(token, SECRET, payload=ODD).tokens[0].verdict == "verified"
    header, _, signature = token.split(".")
    if form == "unencoded":
        decoded = jwt.api_jws.decode_complete(token, SECRET, algorithms=["HS256"], detached_payload=ODD)
        assert decoded["header"]["b64"] is False
    else:
        middle = base64.urlsafe_b64encode(ODD).rstrip(b"=").decode()
        assert jwt.api_jws.decode(f"{header}.{middle}.{signature}", SECRET, algorithms=["HS256"]) == ODD
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    assert main([token, "--print", "--key", str(secret), "--payload", str(path)]) == 0
    found = pane.inspect()
    assert (found.verdict, found.token.payload.raw) == ("verified", ODD)

    file.leave.click()
    assert file.isHidden()
    assert pane.made() == text


def test_a_file_stays_with_its_form_and_goes_when_another_payload_comes(pane: Pane, tmp_path: Path) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(ODD)
    pane.choose("detached")
    file = pane.app.window.encode_pane.form_section().payload_file
    pane.part(QPushButton, "contentFileButton")
    file.take(str(path))
    beside = pane.made()
    assert pane.part(QToolButton, "copyContent").isHidden()
    pane.choose("compact")
    assert file.isHidden()
    assert json.loads(inspect(pane.made(), SECRET).tokens[0].token.payload.text)["sub"] == "user-1"
    pane.choose("detached")
    assert pane.made() == beside
    pane.app.encoder.start_again()
    assert file.isHidden()
    assert pane.made() != beside
    file.take(str(path / "none"))
    assert "could not be read" in said(pane.app.window.encode_pane.form_section())


@pytest.mark.parametrize("form", ["encrypted", "nested"])
def test_the_key_that_encrypts_is_named_below_its_field(pane: Pane, form: str) -> None:
    pane.choose(form)
    pane.made()
    named = pane.part(QLabel, "whichLockKey")
    assert named.text() == "Key of VERIFY: 32 bytes · secret, UTF-8"
    pair = make_key("P-256")._replace(kid="lock-1")
    pane.write("encryptionKeyEdit", _jwk(pair, private=False))
    field = "newHeaderEdit" if form == "encrypted" else "outerHeaderEdit"
    pane.write(field, '{"alg":"ECDH-ES","enc":"A256GCM"}')
    pane.made()
    assert named.text() == "EC P-256 · kid “lock-1” · JWK"
    pane.write(field, '{"alg":"RSA-OAEP","enc":"A256GCM"}')
    pane.qtbot.waitUntil(lambda: not pane.app.window.encode_pane.form_section().error.isHidden())
    assert named.isHidden()
    assert pane.text("newTokenView") == ""


@pytest.mark.parametrize("form", ["compact", "unsecured", "detached", "json", "encrypted", "nested", "sd-jwt"])
def test_what_the_unencoded_form_puts_into_the_header_is_seen_there_and_leaves_with_it(pane: Pane, form: str) -> None:
    pane.choose("unencoded")
    text = pane.text("newHeaderEdit")
    signed = base64.urlsafe_b64decode(pane.made().split(".")[0] + "==").decode()
    assert signed == text
    assert '"b64":false' in text
    assert '"crit":["b64"]' in text
    pane.inspect()
    assert pane.text("newHeaderEdit") == text
    pane.choose(form)
    assert "b64" not in pane.text("newHeaderEdit")
    assert "crit" not in pane.text("newHeaderEdit")
    assert pane.part(QComboBox, "tokenForm").currentData() == form
    if form in ("encrypted", "nested"):
        pane.write("encryptionKeyEdit", "a password")
        pane.offered("form").click()
    pane.made()


def test_of_the_detached_forms_the_header_says_which(pane: Pane) -> None:
    box = pane.part(QComboBox, "tokenForm")
    pane.choose("unencoded")
    pane.write("newHeaderEdit", '{"alg":"HS256"}')
    assert box.currentData() == "detached"
    pane.write("newHeaderEdit", '{"alg":"HS256","b64":false}')
    assert box.currentData() == "unencoded"
    assert "crit" in pane.part(QWidget, "headerRemark").text()
    pane.write("newHeaderEdit", '{"alg":"HS256","b64":false,"crit":["b64"]}')
    assert pane.part(QWidget, "headerRemark").isHidden()


def test_an_algorithm_that_fits_is_taken_by_one_press_and_undone_by_one_step(pane: Pane) -> None:
    pane.write("newHeaderEdit", '{"alg":"RS384"}')
    assert pane.text("newTokenView") == ""
    button = pane.offered("key")
    assert button.text() == "Use HS384"
    button.click()
    assert pane.text("newHeaderEdit") == '{"alg":"HS384"}'
    assert button.isHidden()
    pane.made()
    pane.app.window.encode_pane.history.undo()
    assert pane.text("newHeaderEdit") == '{"alg":"RS384"}'
