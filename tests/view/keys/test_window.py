"""The list of keys: what it tells, what it hides, and what can be done by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QPushButton

from inspector.controller.keys.ring import KeyRing
from inspector.model.key import Fit, KeyRow
from inspector.model.sentences import Word
from inspector.service.keys.key_reader import load_keys
from inspector.view.keys.model import COLUMNS, KeysModel
from inspector.view.keys.window import KeysWindow
from inspector.view.look.theme import Theme
from tests.service.key_ring import LONG_SECRET, jwk_text, private_pem

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

RING = KeyRing()
RING.add("staging", LONG_SECRET, "utf8")
RING.add("other", private_pem("P-256"), "utf8")
NO = Fit("not", "alg-wants-other-key", ("RS256", Word("RSA"), Word("oct")))


def rows() -> tuple[KeyRow, ...]:
    (own,) = load_keys(jwk_text("RSA-2048", kid="<b>a</b>\u202e", use="sig", alg="RS256")).keys
    kept = [KeyRow(entry.keys[0], NO, entry.name, entry.number) for entry in RING.entries]
    return (KeyRow(own, Fit("verified", "key-used")), *kept)


@pytest.fixture
def window(qtbot: QtBot) -> KeysWindow:
    made = KeysWindow(Theme())
    qtbot.addWidget(made)
    made.show_keys(rows())
    return made


def button(window: KeysWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def texts(model: KeysModel, row: int) -> dict[str, object]:
    return {column.name: model.index(row, place).data() for place, column in enumerate(COLUMNS)}


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = KeysModel(Theme())
    model.show_rows(rows())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_each_key_is_told_with_all_that_may_be_seen(window: KeysWindow) -> None:
    model = window.keys_view.model()
    assert isinstance(model, KeysModel)
    own, secret, private = (texts(model, row) for row in range(3))
    assert own["place"] == "KEY field"
    assert (own["kind"], own["use"], own["source"]) == ("RSA 2048", "sig · RS256", "JWK")
    assert own["fit"] == "It signed this token."
    assert "\u202e" not in str(own["kid"])
    assert len(str(own["thumbprint"])) == 43
    assert (secret["place"], secret["kind"]) == ("staging", f"secret, {len(LONG_SECRET)} bytes")
    assert secret["fit"] == "No: RS256 needs an RSA key; the key is a secret."
    assert private["kind"] == "EC P-256, private"


def test_nothing_of_a_secret_is_in_any_cell(window: KeysWindow) -> None:
    model = window.keys_view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    cells = [
        str(model.index(row, column).data(role)) for row in range(3) for column in range(len(COLUMNS)) for role in roles
    ]
    thumbprint = RING.entries[0].keys[0].thumbprint
    for hidden in (LONG_SECRET, thumbprint, *private_pem("P-256").splitlines()[1:-1]):
        assert all(hidden not in cell for cell in cells)
    assert all("<b>" not in cell for cell in cells if cell.startswith("<span"))


def test_only_what_is_kept_can_be_used_renamed_and_removed(window: KeysWindow) -> None:
    names = ("useKeyButton", "renameKeyButton", "removeKeyButton")
    for row, can in ((0, False), (1, True), (2, True)):
        window.keys_view.selectRow(row)
        assert [button(window, name).isEnabled() for name in names] == [can] * 3


def test_the_chosen_key_is_told_whole(window: KeysWindow) -> None:
    line = window.findChild(QLabel, "chosenKeyLine")
    assert line is not None
    assert line.text() == ""
    window.keys_view.selectRow(1)
    assert line.text() == (
        f"staging · secret, {len(LONG_SECRET)} bytes · No: RS256 needs an RSA key; the key is a secret. · secret, UTF-8"
    )


def test_what_is_chosen_stays_chosen_when_the_list_is_renewed(window: KeysWindow) -> None:
    window.keys_view.selectRow(2)
    window.show_keys(rows()[1:])
    assert [index.row() for index in window.keys_view.selectionModel().selectedRows()] == [1]
    window.show_keys(rows()[:1])
    assert window.keys_view.selectionModel().selectedRows() == []
    assert not button(window, "removeKeyButton").isEnabled()


def test_buttons_and_keys_say_which_entry_is_meant(
    qtbot: QtBot, window: KeysWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    window.useRequested.connect(lambda number: asked.append(("use", number)))
    window.removeRequested.connect(lambda number: asked.append(("remove", number)))
    window.renameRequested.connect(lambda number, name: asked.append(("rename", number, name)))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (f" {text} 2 ", True))
    window.show()
    window.keys_view.setFocus()
    window.keys_view.selectRow(1)

    for name in ("useKeyButton", "renameKeyButton", "removeKeyButton"):
        button(window, name).click()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        QTest.keyClick(window, key)

    assert asked == [("use", 1), ("rename", 1, "staging 2"), ("remove", 1)] * 2


def test_nothing_happens_to_the_key_of_the_field(qtbot: QtBot, window: KeysWindow) -> None:
    window.show()
    window.keys_view.selectRow(0)
    with qtbot.assertNotEmitted(window.useRequested), qtbot.assertNotEmitted(window.removeRequested):
        window.keys_view.doubleClicked.emit(window.keys_view.model().index(0, 0))
        QTest.keyClick(window.keys_view, Qt.Key.Key_Delete)


def test_keeping_asks_for_a_name_and_can_be_called_off(
    qtbot: QtBot, window: KeysWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not button(window, "keepKeyButton").isEnabled()
    window.show_name_to_keep("RSA 2048")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (text, False))
    with qtbot.assertNotEmitted(window.keepRequested):
        button(window, "keepKeyButton").click()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (text, True))
    with qtbot.waitSignal(window.keepRequested) as kept:
        button(window, "keepKeyButton").click()
    assert kept.args == ["RSA 2048"]


def test_without_any_key_it_says_where_they_come_from(window: KeysWindow) -> None:
    window.show()
    assert not any(label.isVisible() and "no key yet" in label.text() for label in window.findChildren(QLabel))
    window.show_keys(())
    assert any(label.isVisible() and "no key yet" in label.text() for label in window.findChildren(QLabel))


def test_it_says_when_it_can_be_seen_and_takes_another_panel(qtbot: QtBot, window: KeysWindow) -> None:
    panel = QLabel("fetch")
    window.add_panel(panel)
    with qtbot.waitSignal(window.shownChanged) as shown:
        window.show()
    assert shown.args == [True]
    assert panel.isVisible()
    with qtbot.waitSignal(window.shownChanged) as hidden:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert hidden.args == [False]
    assert not window.isModal()
