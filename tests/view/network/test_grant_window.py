"""The window of a refresh at the issuer: secrets are masked, the button names its address, and all of it by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from inspector.model.request import Call
from inspector.view.look.theme import Theme
from inspector.view.network.grant_offer import GrantOffer
from inspector.view.network.grant_window import GrantWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALL = Call("https://issuer.example/token", "issuer.example", "token")


@pytest.fixture
def window(qtbot: QtBot) -> GrantWindow:
    made = GrantWindow(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_ca_file_can_be_chosen_and_forgotten(
    window: GrantWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/etc/own.pem", ""))
    with qtbot.waitSignal(window.authoritiesChosen, timeout=1000) as chosen:
        window.authorities.choose_button.click()
    assert chosen.args == ["/etc/own.pem"]
    window.show_authorities("/etc/own.pem")
    assert window.authorities.line.text().endswith("own.pem")
    window.authorities.forget_button.setFocus()
    with qtbot.waitSignal(window.authoritiesChosen, timeout=1000) as chosen:
        window.authorities.forget_button.click()
    assert chosen.args == [""]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(window.authoritiesChosen):
        window.authorities.choose_button.click()


def test_secrets_are_masked_until_they_are_revealed_and_again_when_it_closes(window: GrantWindow) -> None:
    window.show_authentication("basic")
    for field in (window.form.secret_edit, window.form.token_edit):
        assert field.echoMode() == QLineEdit.EchoMode.Password
        field.eye.click()
        assert field.echoMode() == QLineEdit.EchoMode.Normal
    window.close()
    assert window.form.secret_edit.echoMode() == QLineEdit.EchoMode.Password
    assert window.form.token_edit.echoMode() == QLineEdit.EchoMode.Password


def test_a_new_refresh_token_is_masked_whatever_was_revealed(window: GrantWindow) -> None:
    window.form.token_edit.eye.click()
    window.show_refresh_token("r-2", "Sent by issuer.example.")
    assert window.form.token_edit.echoMode() == QLineEdit.EchoMode.Password
    assert window.form.token_edit.accessibleDescription() == "Sent by issuer.example."


def test_a_public_client_has_no_secret_to_write(window: GrantWindow) -> None:
    assert not window.form.secret_edit.isVisible()
    window.show_authentication("body")
    assert window.form.secret_edit.isVisible()


def test_the_button_names_its_address_and_says_what_is_missing(window: GrantWindow) -> None:
    window.show_call(None, "Write it.", is_wrong=False)
    assert not window.refresh_button.isEnabled()
    assert window.refresh_button.accessibleDescription() == "Write it."
    window.show_call(CALL, "", is_wrong=False)
    assert window.refresh_button.isEnabled()
    assert window.refresh_button.accessibleName() == "Refresh at https://issuer.example/token"


def test_what_is_shown_emits_nothing_and_what_is_typed_does(window: GrantWindow, qtbot: QtBot) -> None:
    told: list[str] = []
    for signal in (window.endpointEdited, window.clientEdited, window.refreshTokenEdited, window.scopeEdited):
        signal.connect(told.append)
    window.show_endpoint("https://a.example/")
    window.show_client("web", "")
    window.show_refresh_token("r", "")
    window.show_scope("a")
    window.show_authentication("body")
    assert told == []
    QTest.keyClicks(window.form.scope_edit, "!")
    assert told == ["!a"]
    with qtbot.waitSignal(window.secretEdited) as heard:
        QTest.keyClicks(window.form.secret_edit, "s")
    assert heard.args == ["s"]


def test_return_in_a_field_moves_on_to_the_button_and_sends_nothing(window: GrantWindow, qtbot: QtBot) -> None:
    window.show_call(CALL, "", is_wrong=False)
    window.activateWindow()
    window.form.endpoint_edit.setFocus()
    with qtbot.assertNotEmitted(window.refreshRequested):
        QTest.keyClick(window.form.endpoint_edit, Qt.Key.Key_Return)
    assert window.focusWidget() is window.refresh_button


def test_the_question_is_answered_with_no_by_a_second_return(window: GrantWindow) -> None:
    window.show_call(CALL, "", is_wrong=False)
    window.show_question(CALL, ("Think.",))
    assert window.consent.isVisible()
    assert window.focusWidget() is window.consent.leave_button
    window.show_question(None, ())
    assert window.focusWidget() is window.refresh_button


def test_request_and_answer_are_escaped_and_can_be_copied(window: GrantWindow, qtbot: QtBot) -> None:
    window.show_request("POST /token\n\n\u202egrant")
    assert window.request_view.toPlainText() == "POST /token\n\n\\u{202E}grant"
    assert window.request_view.isReadOnly()
    window.show_answer("HTTP 200", has_secrets=True)
    for button, what in (
        (window.copy_request, "request"),
        (window.copy_answer, "answer"),
        (window.copy_secrets, "secrets"),
    ):
        with qtbot.waitSignal(window.copyRequested) as heard:
            button.click()
        assert heard.args == [what]
    window.show_answer("HTTP 400", has_secrets=False)
    assert not window.copy_secrets.isEnabled()


def test_everything_that_can_be_used_has_its_names(window: GrantWindow) -> None:
    for stop in window.tab_stops():
        assert isinstance(stop, QWidget)
        assert stop.accessibleName() or stop is window.form.discover_button or stop is window.consent.call_button
    named = [stop for stop in window.tab_stops() if stop.objectName()]
    assert len({stop.objectName() for stop in named}) == len(named)


def test_cancel_is_there_while_an_answer_is_waited_for(window: GrantWindow) -> None:
    window.show_call(CALL, "", is_wrong=False)
    window.show_working(True)
    assert window.cancel_button.isVisible()
    window.cancel_button.setFocus()
    window.show_working(False)
    assert not window.cancel_button.isVisible()
    assert window.focusWidget() is window.refresh_button


def test_the_strip_offers_and_can_be_closed(qtbot: QtBot) -> None:
    strip = GrantOffer(Theme())
    qtbot.addWidget(strip)
    assert not strip.isVisible()
    strip.show_offer()
    assert strip.isVisible()
    assert "refresh token" in strip.accessibleDescription()
    strip.hide_offer()
    assert not strip.isVisible()


def test_the_menu_beside_refresh_leads_there(qtbot: QtBot) -> None:
    from PySide6.QtCore import QSettings

    from inspector.view.frame.window import MainWindow

    main = MainWindow(QSettings())
    qtbot.addWidget(main)
    main.menus.lifetime_menu.aboutToShow.emit()
    issuer, _, history = main.menus.lifetime_menu.actions()[-3:]
    with qtbot.waitSignal(main.issuerRefreshRequested):
        issuer.trigger()
    assert issuer.shortcut().toString() == "Shift+F5"
    with qtbot.waitSignal(main.historyRequested):
        history.trigger()
    assert history.shortcut().toString() == "Ctrl+Shift+H"
