"""A refresh at the issuer in the whole program: what comes stands in the history, and what was trusted holds in both windows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from inspector.app import App, build
from inspector.desktop.way_out import WayOut
from inspector.model.request import Answer
from inspector.service import sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from inspector.model.request import Form, Terms
    from tests.conftest import FakeClock

SECRET = "a secret of more than thirty-two bytes"
ENDPOINT = "https://issuer.example/token"


def token(**claims: object) -> str:
    return sign('{"alg":"HS256"}', json.dumps({"iss": "https://issuer.example", "sub": "a", **claims}), SECRET)


OLD, NEW = token(iat=1_699_999_000, exp=1_700_000_600), token(iat=1_700_000_000, exp=1_700_001_600)


class Issuer:
    """Answers every grant with the new token; ``trusted`` are the files of authorities that it was asked with."""

    def __init__(self) -> None:
        self.trusted: list[str] = []
        self._done: Callable[[Answer], None] = print

    def post(self, _way: WayOut, _address: str, _form: Form, terms: Terms, done: Callable[[Answer], None]) -> Issuer:
        self.trusted.append(terms.authorities)
        self._done = done
        QTimer.singleShot(0, self._answer)
        return self

    def _answer(self) -> None:
        body = json.dumps({"access_token": NEW, "token_type": "Bearer", "refresh_token": "r-2"}).encode()
        self._done(Answer("", status=200, headers=(("content-type", "application/json"),), body=body, size=len(body)))

    def cancel(self) -> None:
        raise NotImplementedError


@pytest.fixture
def issuer(monkeypatch: pytest.MonkeyPatch) -> Issuer:
    made = Issuer()

    def post(way: WayOut, address: str, form: Form, terms: Terms, done: Callable[[Answer], None]) -> Issuer:
        return made.post(way, address, form, terms, done)

    monkeypatch.setattr(WayOut, "post", post)
    return made


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock) -> Iterator[App]:
    made = build((), clock)
    qtbot.addWidget(made.window)
    made.presenter.paste(json.dumps({"access_token": OLD, "refresh_token": "r-1"}))
    yield made
    made.close()


def grant(app: App, qtbot: QtBot, *, closes: bool = False) -> None:
    app.granting.open()
    window = app.granting.window
    assert window is not None
    field = window.findChild(QLineEdit, "grantEndpointEdit")
    assert field is not None
    field.setText(ENDPOINT)
    field.textEdited.emit(ENDPOINT)
    window.refresh_button.click()
    if closes:
        window.reject()
        assert "The request to issuer.example goes on" in app.window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: any(entry.inspected.token.text == NEW for entry in app.desk.entries))


def test_what_the_issuer_gave_stands_in_the_history_of_the_old_one(app: App, issuer: Issuer, qtbot: QtBot) -> None:
    old = app.desk.chosen
    grant(app, qtbot)
    assert issuer.trusted == [""]
    app.history.open_row(old)
    assert app.history.dialog is not None
    assert app.history.dialog.list.count() == 1
    text = app.history.dialog.list.item(0).text()
    assert "at the issuer" in text
    assert "16 min 40 s later" in text
    app.history.dialog.compare.click()
    assert app.comparing.window is not None
    assert app.comparing.window.isVisible()


def test_what_comes_after_the_window_was_closed_is_kept_and_told(app: App, issuer: Issuer, qtbot: QtBot) -> None:
    app.window.show()
    grant(app, qtbot, closes=True)
    assert issuer.trusted == [""]
    notice = app.window.verify_pane.notice
    qtbot.waitUntil(notice.isVisible)
    said = notice.accessibleDescription() or app.window.statusBar().currentMessage()
    assert "issuer.example sent new tokens" in said
    assert "issuer.example sent new tokens" in app.window.statusBar().currentMessage()
    app.granting.open()
    assert app.granting.window is not None
    assert app.granting.window.form.token_edit.text() == "r-2", "the next one is not lost"
    app.granting.window.reject()
    assert "goes on" not in app.window.statusBar().currentMessage(), "nothing is under way"


def test_what_is_seen_in_its_own_window_is_not_told_twice(app: App, issuer: Issuer, qtbot: QtBot) -> None:
    app.window.show()
    grant(app, qtbot)
    assert issuer.trusted == [""]
    assert not app.window.verify_pane.notice.isVisible()


def test_a_ca_file_that_is_chosen_for_keys_is_trusted_here_too(app: App, issuer: Issuer, qtbot: QtBot) -> None:
    app.keys.open()
    assert app.keys.fetcher is not None
    app.keys.fetcher.authorities_chosen("/etc/own.pem")
    grant(app, qtbot)
    assert issuer.trusted == ["/etc/own.pem"]
    assert app.granting.window is not None
    assert "own.pem" in app.granting.window.authorities.line.text()
