"""The whole program without its event loop: what a person does in the window, and what the window then says."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, TypeVar

import jwt
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from inspector.app import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from inspector.app import App
    from tests.conftest import FakeClock

SECRET = "a secret that is long enough for HS256"
W = TypeVar("W", bound=QWidget)


class Window:
    """The window as a person and the tests from outside know it: by the names of its parts."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self.qtbot = qtbot

    def part(self, kind: type[W], name: str) -> W:
        found = self.app.window.findChild(kind, name)
        assert isinstance(found, kind), f"there is no {kind.__name__} {name}"
        return found

    def write(self, name: str, text: str) -> None:
        """Write a text into an editor and wait until it is judged."""
        field = self.app.window.findChild(QWidget, name)
        if isinstance(field, QLineEdit):
            field.setText(text)
        else:
            self.part(QPlainTextEdit, name).setPlainText(text)
        self.settle()

    def text(self, name: str) -> str:
        return self.part(QPlainTextEdit, name).toPlainText()

    def press(self, name: str) -> None:
        self.part(QAbstractButton, name).click()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.app.desk.working)
        self.qtbot.waitUntil(lambda: not self.part(QLabel, "signatureStatus").accessibleName().endswith("working"))
        QGuiApplication.processEvents()

    @property
    def status(self) -> str:
        return self.part(QLabel, "signatureStatus").accessibleName().removeprefix("Signature status: ")

    @property
    def state(self) -> str:
        return self.part(QLabel, "expiryCountdown").accessibleName().removeprefix("Time left: ")

    @property
    def time_left(self) -> str:
        return self.part(QLabel, "expiryCountdown").accessibleDescription()

    def rows(self, name: str) -> list[str]:
        """All the words of an item view, a text a row."""
        model = self.part(QAbstractItemView, name).model()
        return [_row(model, row) for row in range(model.rowCount(QModelIndex()))]

    def check(self, title: str) -> str:
        return next(row for row in self.rows("checksView") if title in row)


def _row(model: QAbstractItemModel, row: int) -> str:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    words = [str(model.data(model.index(row, column), role) or "") for column in range(columns) for role in roles]
    return " ".join(words)


@pytest.fixture
def open_window(qtbot: QtBot, clock: FakeClock) -> Iterator[Callable[..., Window]]:
    opened: list[App] = []

    def opener(*argv: str) -> Window:
        app = build(argv, clock)
        opened.append(app)
        app.window.show()
        window = Window(app, qtbot)
        window.settle()
        return window

    yield opener
    for app in opened:
        app.close()


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    return open_window()


@pytest.fixture
def token(clock: FakeClock) -> str:
    now = int(clock.now)
    return jwt.encode({"sub": "user-1", "aud": "api", "iat": now - 60, "exp": now + 3540, "jti": "a"}, SECRET)


def payload_of(token: str) -> str:
    segment = token.split(".")[1]
    return base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()


def test_the_empty_window_claims_nothing(window: Window) -> None:
    assert window.status == "no token"
    assert window.rows("headerView") == []
    assert window.rows("payloadTree") == []
    assert not window.part(QAbstractButton, "refreshButton").isEnabled()


def test_a_token_is_shown_and_not_called_valid_without_a_key(window: Window, token: str) -> None:
    window.write("tokenEdit", f"Authorization: Bearer {token}")
    assert window.status == "not checked"
    assert window.state == "valid"
    assert "59 min" in window.time_left
    assert any("user-1" in row for row in window.rows("payloadTree"))
    assert any("HS256" in row for row in window.rows("headerView"))


def test_a_key_verifies_it_and_another_does_not(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", SECRET)
    assert window.status == "verified"
    window.write("keyEdit", "another secret that is just as long as it")
    assert window.status == "bad signature"
    window.write("keyEdit", "")
    assert window.status == "not checked"


def test_a_secret_in_another_encoding_is_read_as_chosen(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", base64.b64encode(SECRET.encode()).decode())
    assert window.status == "bad signature"
    box = window.part(QComboBox, "secretEncoding")
    box.setCurrentIndex(box.findData("base64"))
    window.settle()
    assert window.status == "verified"


def test_expectations_are_checked_one_by_one(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    assert "not checked" in window.check("Audience")
    window.write("audienceEdit", "web, api")
    assert "passed" in window.check("Audience")
    window.write("audienceEdit", "web")
    window.write("issuerEdit", "https://issuer.test")
    assert "failed" in window.check("Audience")
    assert "failed" in window.check("Issuer")


def test_the_state_turns_by_itself(window: Window, token: str, clock: FakeClock) -> None:
    window.write("tokenEdit", token)
    for advance, state in ((3239, "valid"), (1, "expiring"), (299, "expiring"), (1, "expired")):
        clock.advance(advance)
        window.app.tick()
        assert window.state == state
    assert "failed" in window.check("Expires")
    clock.advance(180)
    window.app.tick()
    assert "3 min" in window.time_left
    clock.advance(-3600)  # the clock was set back
    window.app.tick()
    assert window.state == "valid"


def test_leeway_moves_the_check_and_not_the_state(window: Window, token: str, clock: FakeClock) -> None:
    window.write("tokenEdit", token)
    clock.advance(3545)
    window.app.tick()
    window.write("leewayEdit", "10")
    assert window.state == "expired"
    assert "passed" in window.check("Expires")
    window.write("leewayEdit", "many")
    assert "passed" in window.check("Expires")  # what cannot be read changes nothing


def test_a_hidden_window_is_right_at_once_when_it_is_back(window: Window, token: str, clock: FakeClock) -> None:
    window.write("tokenEdit", token)
    window.app.window.hide()
    clock.advance(10_000)
    window.app.window.show()
    assert window.state == "expired"


def test_a_failed_paste_leaves_nothing_of_the_token_before(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", SECRET)
    window.write("tokenEdit", "this is no token")
    assert window.status == "not checked"
    assert not any("user-1" in row for row in window.rows("payloadTree"))
    assert window.state == "unreadable"


def test_a_paste_outside_of_editors_replaces_the_token_and_can_be_undone(window: Window, token: str) -> None:
    window.write("tokenEdit", "something else")
    window.app.window.pasteRequested.emit(f'"{token}",')
    window.settle()
    assert window.text("tokenEdit") == token
    window.part(QPlainTextEdit, "tokenEdit").undo()
    window.part(QPlainTextEdit, "tokenEdit").undo()
    window.settle()
    assert window.text("tokenEdit") == "something else"


def test_the_encoder_follows_signs_as_written_and_sends_it_round(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", SECRET)
    assert window.text("newTokenView") == token
    written = '{ "sub": "user-2",  "n": 1.10 }'
    window.write("newPayloadEdit", written)
    new = window.text("newTokenView")
    assert payload_of(new) == written
    window.press("inspectButton")
    assert window.text("tokenEdit") == new
    assert window.status == "verified"
    window.write("newPayloadEdit", '{"sub": ')
    assert window.text("newTokenView") == ""
    assert window.text("newPayloadEdit") == '{"sub": '


def test_refresh_moves_the_dates_and_can_be_undone(window: Window, token: str, clock: FakeClock) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", SECRET)
    clock.advance(600)
    window.app.tick()
    window.press("refreshButton")
    new = window.text("tokenEdit")
    claims = json.loads(payload_of(new))
    assert (claims["iat"], claims["exp"]) == (int(clock.now), int(clock.now) + 3600)
    assert claims["jti"] != "a"
    assert window.status == "verified"
    assert window.time_left.startswith("1 h")
    window.app.refresher.undo()
    window.settle()
    assert window.text("tokenEdit") == token


def test_several_tokens_stand_on_the_shelf(window: Window, token: str, clock: FakeClock) -> None:
    other = jwt.encode({"sub": "user-2", "exp": int(clock.now) - 10_800}, SECRET)
    window.app.window.pasteRequested.emit(f"one {token} and {other} in a log")
    window.settle()
    shelf = window.part(QAbstractItemView, "tokenShelf")
    assert shelf.isVisible()
    assert len(window.rows("tokenShelf")) == 2
    shelf.setCurrentIndex(shelf.model().index(1, 0))
    window.settle()
    assert window.state == "expired"
    assert window.text("tokenEdit") == other


def test_the_command_line_opens_with_a_token_a_key_and_expectations(
    open_window: Callable[..., Window], token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKEN_INSPECTOR_TEST_SECRET", SECRET)
    window = open_window(
        token, "--secret-env", "TOKEN_INSPECTOR_TEST_SECRET", "--audience", "web", "--at", "2023-11-14T23:30:00Z"
    )
    assert window.status == "verified"
    assert window.part(QLineEdit, "audienceEdit").text() == "web"
    assert "failed" in window.check("Audience")
    assert window.state == "expired"  # as of the moment that was asked for


def test_nothing_but_sizes_and_switches_is_kept(open_window: Callable[..., Window], token: str) -> None:
    window = open_window()
    window.write("tokenEdit", token)
    window.write("keyEdit", SECRET)
    window.write("audienceEdit", "a-secret-audience")
    window.app.close()
    settings = QSettings()
    kept = {name: settings.value(name) for name in settings.allKeys()}
    assert kept
    switches = {"geometry", "theme", "encodeShown"}
    assert {name for name in kept if "Splitter-" not in name} <= switches
    for private in (token, SECRET, "a-secret-audience", "user-1"):
        assert private not in str(kept)


def test_the_doctor_says_why_and_one_press_mends_it(window: Window, token: str) -> None:
    window.write("tokenEdit", token)
    window.write("keyEdit", base64.b64encode(SECRET.encode()).decode())
    assert window.status == "bad signature"
    strip = window.part(QWidget, "remediesView")
    window.qtbot.waitUntil(strip.isVisible)
    button = strip.findChild(QAbstractButton)
    assert button is not None
    assert "base64" in button.accessibleName()
    button.click()
    window.settle()
    assert window.status == "verified"
    assert window.part(QComboBox, "secretEncoding").currentData() == "base64"
    assert not strip.isVisible()


def test_undo_of_a_paste_brings_the_shelf_back_also_where_the_text_is_the_same(window: Window, token: str) -> None:
    app = window.app
    app.presenter.paste(f"{token} {jwt.encode({'sub': 'another'}, SECRET)}")
    assert len(app.desk.entries) == 2
    app.presenter.paste(token)
    assert len(app.desk.entries) == 1
    app.window.paste_pane.token_edit.undo()
    assert len(app.desk.entries) == 2
    assert app.window.paste_pane.text == token


def test_redo_brings_a_paste_again(window: Window, token: str) -> None:
    app, edit = window.app, window.app.window.paste_pane.token_edit
    other = jwt.encode({"sub": "another"}, SECRET)
    app.presenter.paste(token)
    app.presenter.paste(f"{token} {other}")
    app.presenter.paste(other)
    app.window.menus.actions["key"].trigger()  # outside of that editor
    app.window.setFocus()
    app.window.menus.actions["undo"].trigger()
    assert len(app.desk.entries) == 2
    app.window.menus.actions["redo"].trigger()
    assert [entry.inspected.token.text for entry in app.desk.entries] == [other]
    assert edit.toPlainText() == other
