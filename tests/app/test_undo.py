"""Undo and redo over all of ENCODE: the latest change first, wherever it was made, and what follows from it follows."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from inspector.app import App, build
from inspector.controller.crafting.wishes import FORMS
from inspector.view.text.page import LARGE
from inspector.view.text.stand_ins import stood_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NOW = 1_700_000_000.0
SECRET = "0123456789abcdef0123456789abcdef"
OTHER = "another secret, just as long as the first"
TOKEN = jwt.encode({"sub": "user-1", "name": "Ann", "roles": ["a", "b"]}, SECRET, algorithm="HS256")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = '{"a":"' + "x" * LARGE + '"}'


class Bench:
    """ENCODE as a person works in it."""

    def __init__(self) -> None:
        self.app: App = build(clock=lambda: NOW)
        self.pane = self.app.window.encode_pane
        self.part(QPlainTextEdit, "keyEdit").setPlainText(SECRET)
        self.app.window.resize(1280, 800)
        self.app.window.show()
        self.app.window.activateWindow()
        self.paste(TOKEN)

    def part(self, kind: type[Any], name: str) -> Any:
        found = self.app.window.findChild(kind, name)
        assert found is not None, name
        return found

    def type(self, name: str, text: str) -> None:
        editor = self.part(QPlainTextEdit, name)
        editor.setFocus()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, text)

    def write(self, name: str, text: str) -> None:
        editor = self.part(QPlainTextEdit, name)
        editor.setFocus()
        editor.selectAll()
        editor.insertPlainText(text)

    def text(self, name: str) -> str:
        return str(self.part(QPlainTextEdit, name).toPlainText())

    def choose(self, name: str, data: str) -> None:
        box = self.part(QComboBox, name)
        place = box.findData(data) if box.findData(data) >= 0 else box.findText(data)
        assert place >= 0, data
        box.setCurrentIndex(place)

    def template(self, code: str, **answers: str) -> None:
        if self.app.workshop is None:
            self.app._on_craft_requested("save-template")
            dialog = self.app.window.findChild(QWidget, "nameDialog")
            if dialog is not None:
                dialog.close()
        assert self.app.workshop is not None
        self.pane.new_button.templateAnswered.emit(code, answers)

    def paste(self, token: str) -> None:
        self.app.presenter.paste(token)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def undo(self) -> None:
        self.pane.history.undo()

    def redo(self) -> None:
        self.pane.history.redo()

    @property
    def state(self) -> dict[str, object]:
        """All that undo is to bring back, and what is to follow from it."""
        encoder = self.app.encoder
        forming = encoder.forming
        wishes = forming.wishes if forming is not None else None
        names = ("newHeaderEdit", "newPayloadEdit", "signingKeyEdit")
        algorithm, form = self.part(QComboBox, "signingAlgorithm"), self.part(QComboBox, "tokenForm")
        is_told = encoder.form not in {"encrypted", "nested", "sd-jwt"} and algorithm.currentText().startswith("HS")
        return {
            **{name: self.text(name) for name in names},
            "told": encoder.texts,
            "algorithm": algorithm.currentText(),
            "form": (encoder.form, form.currentData()),
            "concealed": wishes.concealed if wishes is not None else (),
            "decoys": wishes.decoys if wishes is not None else 0,
            "signers": [signer[:3] for signer in wishes.signers] if wishes is not None else [],
            "file": wishes.file if wishes is not None else None,
            "lock": wishes.lock_text if wishes is not None else "",
            "token": self.text("newTokenView") if is_told else "",
        }


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    qtbot.waitUntil(lambda: made.app.window.isActiveWindow() and not made.app.desk.working)
    yield made
    made.app.close()


def test_the_latest_change_goes_first_wherever_it_was_made(bench: Bench) -> None:
    states = [bench.state]
    bench.type("newPayloadEdit", " ")
    states.append(bench.state)
    bench.type("newHeaderEdit", " ")
    states.append(bench.state)
    bench.type("newPayloadEdit", " ")  # behind what was typed there before: Qt alone would join the two
    states.append(bench.state)
    bench.type("signingKeyEdit", OTHER)
    states.append(bench.state)
    bench.choose("signingAlgorithm", "HS512")
    assert bench.state["algorithm"] == "HS512"
    for state in reversed(states):
        bench.key(Qt.Key.Key_Z)
        assert bench.state == state
    bench.key(Qt.Key.Key_Z)  # what was pasted to begin with
    assert json.loads(bench.text("newPayloadEdit")) == {}
    for state in states:
        bench.key(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert bench.state == state


def test_undo_goes_to_where_it_was(bench: Bench) -> None:
    bench.type("newPayloadEdit", " ")
    bench.type("signingKeyEdit", "a")
    bench.choose("tokenForm", "json")
    bench.choose("signingAlgorithm", "HS384")
    bench.part(QComboBox, "tokenForm").setFocus()
    seen = []
    for _ in range(4):
        bench.key(Qt.Key.Key_Z)
        focused = QApplication.focusWidget()
        seen.append(focused.objectName() if focused is not None else "")
    assert seen == ["signingAlgorithm", "tokenForm", "signingKeyEdit", "newPayloadEdit"]


def test_a_template_is_one_step_and_so_is_start_again(bench: Bench) -> None:
    first = bench.state
    bench.type("newPayloadEdit", " ")
    typed = bench.state
    bench.template("access-token", subject="somebody")
    made = bench.state
    assert made["newHeaderEdit"] != first["newHeaderEdit"]
    assert QApplication.focusWidget() is bench.pane.new_payload_edit
    bench.pane.startAgainRequested.emit()
    assert bench.state == first
    assert bench.pane._start_again.isHidden()
    bench.undo()
    assert bench.state == made
    assert not bench.pane._start_again.isHidden()
    bench.undo()
    assert bench.state == typed
    bench.undo()
    assert bench.state == first
    assert bench.pane._start_again.isHidden()  # nothing differs from the token: it is followed again
    bench.redo()
    bench.redo()
    assert bench.state == made


def test_what_follows_the_token_is_one_step_and_undo_lets_it_stay(bench: Bench) -> None:
    first = bench.state
    other = jwt.encode({"sub": "user-2"}, SECRET * 2, algorithm="HS512")
    bench.paste(other)
    followed = bench.state
    bench.undo()
    assert (bench.state, bench.pane._start_again.isHidden()) == (first, False)
    bench.paste(TOKEN)  # which is what stands here: there is nothing left that differs
    assert bench.pane._start_again.isHidden()
    bench.undo()
    bench.redo()
    bench.paste(other)
    assert bench.state == followed


def test_the_empty_token_to_begin_with_cannot_be_undone(qtbot: QtBot) -> None:
    app = build(clock=lambda: NOW)
    assert not app.window.encode_pane.history.can_undo
    assert not app.window.encode_pane.new_header_edit.document().isUndoAvailable()
    app.close()


def test_a_key_that_is_made_and_the_header_that_fits_it_are_one_step(bench: Bench) -> None:
    before = bench.state
    with bench.app.encoder.one_step():  # as the window that makes keys does
        bench.pane.put_signing_key(OTHER)
        bench.app.encoder.craft('{"alg":"HS512"}', bench.app.encoder.texts[1])
    after = bench.state
    bench.undo()
    assert bench.state == before
    bench.redo()
    assert bench.state == after


def test_what_other_forms_ask_for_comes_back(bench: Bench) -> None:
    states = [bench.state]

    def note() -> None:
        states.append(bench.state)

    bench.choose("tokenForm", "sd-jwt")
    note()
    claims = bench.part(QTreeWidget, "concealedClaims")
    claims.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    note()
    bench.part(QSpinBox, "decoyCount").setValue(2)
    bench.part(QSpinBox, "decoyCount").setValue(3)
    note()
    bench.choose("tokenForm", "nested")
    note()
    bench.write("encryptionKeyEdit", OTHER)
    note()
    bench.choose("contentEncryption", "A128GCM")
    note()
    outer = bench.text("outerHeaderEdit")
    bench.choose("tokenForm", "general")
    note()
    bench.part(QToolButton, "addSignature").click()
    note()
    bench.write("signatureHeader2", '{"alg":"HS384"}')
    note()
    bench.part(QToolButton, "removeSignature").click()
    note()
    for state in reversed(states[:-1]):
        bench.undo()
        assert bench.state == state
    assert not bench.pane.history.can_redo or bench.state == states[0]
    for state in states[1:7]:
        bench.redo()
        assert bench.state == state
    assert bench.text("outerHeaderEdit") == outer
    for state in states[7:]:
        bench.redo()
        assert bench.state == state


def test_a_tick_and_decoys_are_seen_to_go(bench: Bench) -> None:
    bench.choose("tokenForm", "sd-jwt")
    item = bench.part(QTreeWidget, "concealedClaims").topLevelItem(0)
    item.setCheckState(0, Qt.CheckState.Checked)
    decoys = bench.part(QSpinBox, "decoyCount")
    decoys.setFocus()
    QTest.keyClicks(decoys, "7")
    assert decoys.value() > 0
    bench.key(Qt.Key.Key_Z)  # which the spin box would keep for itself
    assert decoys.value() == 0
    bench.key(Qt.Key.Key_Z)
    assert item.checkState(0) == Qt.CheckState.Unchecked
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "concealedClaims"


def test_what_is_typed_for_a_signature_goes_in_its_own_page(bench: Bench, qtbot: QtBot) -> None:
    bench.choose("tokenForm", "general")
    bench.part(QToolButton, "addSignature").click()
    bench.part(QToolButton, "addSignature").click()
    bench.type("signatureKey2", "abc")
    page: QPlainTextEdit = bench.part(QPlainTextEdit, "signatureKey2")
    bench.pane.form_section().turn_to_signature(2)
    assert not page.isVisible()
    bench.type("newHeaderEdit", " ")
    bench.key(Qt.Key.Key_Z)
    bench.key(Qt.Key.Key_Z)
    assert page.toPlainText() == ""
    assert page.hasFocus()
    bench.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert page.toPlainText() == "abc"


def test_a_file_that_is_signed_instead_goes_and_comes(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "report.bin"
    path.write_bytes(b"\x00\x01")
    bench.choose("tokenForm", "detached")
    before = bench.state
    bench.pane.form_section().payload_file.take(str(path))
    after = bench.state
    assert after != before
    bench.undo()
    assert bench.state == before
    assert bench.pane.form_section().payload_file.isHidden()
    bench.redo()
    assert bench.state == after
    assert not bench.pane.form_section().payload_file.isHidden()


def test_line_breaks_and_long_texts_are_signed_as_they_come_back(bench: Bench) -> None:
    first = bench.state
    bench.app.encoder.craft('{"alg":"HS256"}', '{\r\n"a":1}')
    broken = bench.state
    assert json.dumps(broken["told"]).count("\\r\\n") == 1
    bench.app.encoder.craft('{"alg":"HS256"}', LONG)
    assert bench.pane.new_payload_edit.isHidden()
    bench.pane.payload_stand_in.face.setFocus()
    bench.key(Qt.Key.Key_Z)
    assert bench.state == broken
    assert not bench.pane.new_payload_edit.isHidden()
    bench.redo()
    assert bench.state["newPayloadEdit"] == LONG
    assert bench.app.encoder.texts[1] == LONG
    bench.app.encoder.craft('{"alg":"HS256"}', '{"a":"' + stood_in("\u202e") + '"}')
    bench.undo()
    bench.undo()
    bench.undo()
    assert bench.state == first


def test_a_date_is_one_step_and_its_line_keeps_its_own(bench: Bench) -> None:
    bench.write("newPayloadEdit", '{"exp":1700000000}')
    editor = bench.pane.new_payload_edit
    cursor = editor.textCursor()
    cursor.setPosition(9)
    editor.setTextCursor(cursor)
    line = bench.pane.dates.line
    assert line is not None
    line.date_edit.setFocus()
    QTest.keyClicks(line.date_edit, "now+1h")
    bench.key(Qt.Key.Key_Z)
    assert line.date_edit.text() == ""
    assert editor.toPlainText() == '{"exp":1700000000}'
    QTest.keyClicks(line.date_edit, "now+1h")
    QTest.keyClick(line.date_edit, Qt.Key.Key_Return)
    assert editor.toPlainText() == '{"exp":1700003600}'
    bench.key(Qt.Key.Key_Z)
    assert editor.toPlainText() == '{"exp":1700000000}'


def test_the_menus_mean_the_same(bench: Bench, qtbot: QtBot) -> None:
    bench.type("newHeaderEdit", " ")
    bench.type("newPayloadEdit", " ")
    actions = bench.app.window.menus.actions
    assert actions["redo"].shortcuts()[0].toString() == "Ctrl+Shift+Z"
    actions["undo"].trigger()
    assert bench.app.encoder.texts[1] == bench.app.encoder._texts_to_follow()[1]
    bench.pane.new_payload_edit.setFocus()
    bench.pane.new_payload_edit.customContextMenuRequested.emit(bench.pane.rect().topLeft())
    (menu,) = [each for each in bench.pane.new_payload_edit.findChildren(QMenu) if each.isVisible()]
    undo, redo = menu.actions()[:2]
    assert (undo.objectName(), redo.objectName()) == ("edit-undo", "edit-redo")
    undo.trigger()  # of the header, from the payload's menu
    assert bench.app.encoder.texts == bench.app.encoder._texts_to_follow()
    menu.close()
    actions["redo"].trigger()
    actions["redo"].trigger()
    assert bench.app.encoder.texts[1].endswith(" ")
    bench.pane.new_payload_edit.customContextMenuRequested.emit(bench.pane.rect().topLeft())
    (menu,) = [each for each in bench.pane.new_payload_edit.findChildren(QMenu) if each.isVisible()]
    assert [action.isEnabled() for action in menu.actions()[:2]] == [True, False]
    menu.close()


def test_outside_of_encode_undo_is_the_editors_own(bench: Bench) -> None:
    bench.type("newPayloadEdit", " ")
    texts = bench.app.encoder.texts
    issuer = bench.part(QWidget, "issuerEdit")
    issuer.setFocus()
    QTest.keyClicks(issuer, "me")
    bench.app.window.menus.actions["undo"].trigger()
    assert issuer.text() == ""
    bench.app.window.menus.actions["redo"].trigger()
    assert issuer.text() == "me"
    assert bench.app.encoder.texts == texts


def act(bench: Bench, name: str, number: int) -> None:
    """Do one of what a person may do; the number says how."""
    forms, algorithms = list(FORMS), ("HS256", "HS384", "HS512", "none")
    claims = json.dumps({"n": number, "sub": "a"}, indent=number % 2 or None)
    if name in {"newPayloadEdit", "newHeaderEdit", "signingKeyEdit"}:
        bench.type(name, " ")
    elif name in {"outerHeaderEdit", "encryptionKeyEdit", "signatureKey2", "unprotectedEdit1"}:
        if_shown(bench, name, lambda _: bench.type(name, " k"))
    elif name in {"addSignature", "removeSignature", "unfoldUnprotected1"}:
        if_shown(bench, name, lambda button: button.click())
    elif name == "decoyCount":
        if_shown(bench, name, lambda box: box.setValue(number % 5))
    elif name == "concealedClaims":
        if_shown(bench, name, tick)
    else:
        {
            "write": lambda: bench.write("newPayloadEdit", claims),
            "algorithm": lambda: bench.app.encoder.algorithm_chosen(algorithms[number % 4]),
            "form": lambda: bench.choose("tokenForm", forms[number % len(forms)]),
            "template": lambda: bench.template(("minimal", "logout-token", "password-reset")[number % 3]),
            "again": bench.pane.startAgainRequested.emit,
            "lay out": lambda: bench.pane.layOutRequested.emit(bool(number % 2)),
            "paste": lambda: bench.paste(jwt.encode({"sub": f"user-{number % 3}"}, SECRET * 2, algorithm="HS384")),
            "long": lambda: bench.app.encoder.craft('{"alg":"HS256"}', LONG),
            "undo": bench.undo,
            "redo": bench.redo,
        }[name]()


ACTS = (
    *("newPayloadEdit", "newHeaderEdit", "signingKeyEdit", "outerHeaderEdit", "encryptionKeyEdit", "signatureKey2"),
    *("unprotectedEdit1", "addSignature", "removeSignature", "unfoldUnprotected1", "decoyCount", "concealedClaims"),
    *("write", "algorithm", "form", "form", "form", "template", "again", "lay out", "paste", "long", "undo", "redo"),
)


def if_shown(bench: Bench, name: str, deed: Callable[[Any], object]) -> None:
    found = bench.app.window.findChild(QWidget, name)
    if found is not None and found.isVisible():
        deed(found)


def tick(claims: QTreeWidget) -> None:
    item = claims.topLevelItem(0)
    if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
        is_ticked = item.checkState(0) == Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_done_is_undone_to_the_beginning_and_redone_to_the_end(bench: Bench, seed: int) -> None:
    history, random = bench.pane.history, Random(seed)
    while history.can_undo:  # what was pasted to begin with
        bench.undo()
    first = bench.state
    done = [(random.choice(ACTS), random.randrange(1000)) for _ in range(20)]
    for name, number in done:
        act(bench, name, number)
    while history.can_redo:
        bench.redo()
    seen = [bench.state]
    while history.can_undo:
        bench.undo()
        seen.append(bench.state)
    assert seen[-1] == first, done
    for state in reversed(seen[:-1]):
        assert history.can_redo
        bench.redo()
        assert bench.state == state, done
    assert not history.can_redo


@pytest.mark.parametrize("field", ["signingKeyEdit", "keyEdit"])
def test_what_is_typed_behind_a_pasted_key_goes_without_the_key(bench: Bench, field: str) -> None:
    edit = bench.part(QPlainTextEdit, field)
    edit.setFocus()
    edit.selectAll()
    QApplication.clipboard().setText(OTHER)
    QTest.keyClick(edit, Qt.Key.Key_V, CONTROL)
    QTest.keyClicks(edit, "zz")
    assert edit.toPlainText() == OTHER + "zz"
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.toPlainText() == OTHER
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert edit.toPlainText() == OTHER + "zz"
