"""The refresh grant against a real OpenID provider, by the buttons of the window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from inspector.app import build
from tests.end_to_end.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.end_to_end.provider import OpenIdProvider


class Refresher(Person):
    """Knows the names in the window of the refresh, too."""

    def paste(self, text: str) -> None:
        self.app.window.pasteRequested.emit(text)
        self._qtbot.waitUntil(lambda: not self.app.desk.working)

    def write(self, name: str, text: str) -> None:
        field = self.part(QLineEdit, name)
        field.selectAll()
        QTest.keyClicks(field, text)

    def fill(
        self, provider: OpenIdProvider, client: str, refresh_token: str, how: str = "none", secret: str = ""
    ) -> None:
        if self.app.granting.window is None:
            self.app.window.menus.actions["refresh-issuer"].trigger()
        self.write("grantEndpointEdit", f"{provider.issuer}/token")
        self.write("grantTokenEdit", refresh_token)
        self.write("grantClientEdit", client)
        choice = self.part(QComboBox, "grantAuthentication")
        choice.setCurrentIndex(choice.findData(how))
        choice.activated.emit(choice.currentIndex())
        if how != "none":
            self.write("grantSecretEdit", secret)

    def go(self) -> str:
        """Press, say yes where it is asked, and give what is told."""
        before = self.requests()
        self.press("grantButton")
        if self.part(QWidget, "grantConsent").isVisible():
            self.press("grantConsentButton")
        return self.wait(before + 1)

    def wait(self, requests: int) -> str:
        cancel = self.part(QWidget, "grantCancelButton")
        self._qtbot.waitUntil(lambda: self.requests() == requests and not cancel.isVisible(), timeout=15_000)
        self._qtbot.waitUntil(lambda: not self.app.desk.working)
        return self.part(QLabel, "grantProgress").text()

    def requests(self) -> int:
        return self.part(QAbstractItemView, "requestLog").model().rowCount()

    def answer_with_secrets(self) -> dict[str, str]:
        self.press("grantCopySecrets")
        copied: dict[str, str] = json.loads(QGuiApplication.clipboard().text())
        return copied

    def text(self, name: str) -> str:
        return self.part(QPlainTextEdit, name).toPlainText()

    @property
    def refresh_token(self) -> str:
        return self.part(QLineEdit, "grantTokenEdit").text()

    @property
    def shelf(self) -> list[str]:
        return [entry.inspected.token.text for entry in self.app.desk.entries]


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Refresher]:
    app = build()
    yield Refresher(app, qtbot)
    app.close()
    QCoreApplication.processEvents()


def test_from_a_pasted_answer_to_new_tokens_beside_the_old(person: Refresher, provider: OpenIdProvider) -> None:
    response = json.loads(provider.response("app"))
    person.paste(json.dumps(response))
    assert person.shelf == [response["access_token"], response["id_token"]]
    person.press("grantOfferButton")
    assert not person.part(QWidget, "grantOffer").isVisible()
    assert person.part(QLineEdit, "grantClientEdit").text() == "app", "taken from the token"
    assert person.part(QLineEdit, "grantTokenEdit").echoMode() == QLineEdit.EchoMode.Password

    configuration = f"{provider.issuer}/.well-known/openid-configuration"
    assert person.press("grantDiscoverButton").endswith(configuration)
    assert person.press("grantConsentButton") == f"Yes, call {configuration}"
    person.wait(1)
    assert person.press("grantButton") == f"Refresh at {provider.issuer}/token"
    assert "would get the refresh token" in person.part(QWidget, "grantConsent").accessibleDescription()
    assert person.requests() == 1, "nothing was sent yet"
    person.press("grantConsentButton")
    told = person.wait(2)

    assert "new tokens: access token, ID token, refresh token" in told
    assert "(rotation)" in told
    new = person.answer_with_secrets()
    # An ID token of the same second is the same token: its signature has no chance in it.
    assert set(person.shelf) == {each[name] for each in (response, new) for name in ("access_token", "id_token")}
    assert person.shelf[0] == response["access_token"], "the old ones stay"
    assert person.app.desk.chosen_text == new["access_token"] != response["access_token"]
    assert person.refresh_token == new["refresh_token"] != response["refresh_token"]
    dates = [entry.inspected.token.dates for entry in person.app.desk.entries]
    assert all(each.expires_at is not None for each in dates), "all count down"

    shown = person.text("grantRequestView") + person.text("grantAnswerView")
    for secret in (response["refresh_token"], person.refresh_token, *person.shelf):
        assert secret not in shown
    assert '"access_token": "[hidden]"' in shown
    assert "refresh_token=[hidden]" in shown

    told = person.go()  # by the new refresh token, and without another question
    assert "(rotation)" in told
    assert person.answer_with_secrets()["access_token"] == person.app.desk.chosen_text != new["access_token"]


@pytest.mark.parametrize(
    "client, how, secret", [("web:1", "basic", "to keep/it+secret"), ("poster", "body", "posted"), ("app", "none", "")]
)
def test_each_way_to_say_who_the_client_is(
    person: Refresher, provider: OpenIdProvider, client: str, how: str, secret: str
) -> None:
    person.fill(provider, client, provider.refresh_token(client), how, secret)
    assert "new tokens" in person.go()
    assert not secret or secret not in person.text("grantRequestView")


def test_a_refresh_token_that_is_not_rotated(person: Refresher, provider: OpenIdProvider) -> None:
    token = provider.refresh_token("steady")
    person.fill(provider, "steady", token)
    assert "stays the same" in person.go()
    assert person.refresh_token == token


def test_less_scope_is_told_and_more_is_refused(person: Refresher, provider: OpenIdProvider) -> None:
    person.fill(provider, "steady", provider.refresh_token("steady"))
    person.write("grantScopeEdit", "openid read")
    assert "new tokens" in person.go()
    person.write("grantScopeEdit", "openid admin")
    assert "does not grant that scope (invalid_scope)" in person.go()


def test_one_that_was_used_before(person: Refresher, provider: OpenIdProvider) -> None:
    token = provider.refresh_token("app")
    person.fill(provider, "app", token)
    assert "(rotation)" in person.go()
    person.write("grantTokenEdit", token)
    told = person.go()
    assert "does not accept this refresh token (invalid_grant)" in told
    assert "A new login gives a new one." in told


def test_one_that_has_expired(person: Refresher, provider: OpenIdProvider) -> None:
    token = provider.refresh_token("app")
    provider.expire(token)
    person.fill(provider, "app", token)
    assert "(invalid_grant)" in person.go()
    assert person.shelf == []
    assert '"error": "invalid_grant"' in person.text("grantAnswerView")


def test_one_that_was_revoked(person: Refresher, provider: OpenIdProvider) -> None:
    token = provider.refresh_token("app")
    provider.revoke("app", token)
    person.fill(provider, "app", token)
    assert "has expired, was revoked or used before" in person.go()


def test_another_clients_token(person: Refresher, provider: OpenIdProvider) -> None:
    person.fill(provider, "steady", provider.refresh_token("app"))
    assert "belongs to another client" in person.go()


@pytest.mark.parametrize(
    "client, how, secret",
    [
        ("nobody", "none", ""),
        ("web:1", "basic", "wrong"),
        ("poster", "body", "wrong"),
    ],
)
def test_a_client_that_is_not_accepted(
    person: Refresher, provider: OpenIdProvider, client: str, how: str, secret: str
) -> None:
    token = provider.refresh_token("app")
    person.fill(provider, client, token, how, secret)
    assert "does not accept this client (invalid_client)" in person.go()
    assert person.refresh_token == token
    assert person.text("grantAnswerView").startswith("HTTP 40")


def test_a_client_that_may_not_refresh(person: Refresher, provider: OpenIdProvider) -> None:
    person.fill(provider, "inspector", provider.refresh_token("app"), "basic", "only-for-this-test")
    assert "The issuer says: “requested grant type is not allowed for this client”." in person.go()


def test_an_address_that_is_no_token_endpoint(person: Refresher, provider: OpenIdProvider) -> None:
    person.fill(provider, "app", provider.refresh_token("app"))
    person.write("grantEndpointEdit", f"{provider.issuer}/nowhere")
    assert "has nothing at this address (status 404)" in person.go()
    assert person.text("grantAnswerView").startswith("HTTP 404")


def test_nothing_is_sent_nor_loaded_before_a_press(person: Refresher, provider: OpenIdProvider) -> None:
    person.paste(provider.response("app"))
    person.press("grantOfferButton")
    assert person.requests() == 0
    person.press("grantDiscoverButton")
    person.press("grantRefuseButton")
    assert person.requests() == 0
