"""Details, steps, detached payloads and offers as the window has them, wired as the person meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPlainTextEdit, QPushButton, QToolButton

from inspector.app import App, build
from inspector.service import sign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

SECRET = "a secret that is long enough for this, surely"
TOKEN = sign('{"alg":"HS256","typ":"at+jwt"}', '{"sub":"user-1"}', SECRET)


def following(widget: QWidget) -> QWidget:
    """What Tab comes to next, whatever lies in between that takes no focus."""
    after = widget.nextInFocusChain()
    assert after is not None
    while not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = after.nextInFocusChain()
        assert after is not None
    return after


@pytest.fixture
def app(qtbot: QtBot) -> Iterator[App]:
    made = build(clock=lambda: 1_700_000_000.0)
    yield made
    made.close()


def child(parent: QWidget, kind: type[Any], name: str) -> Any:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def button(parent: QWidget, text: str) -> QToolButton:
    return next(each for each in parent.findChildren(QToolButton) if each.text() == text)


def case(vectors: Path, name: str) -> Any:
    cases = json.loads(vectors.joinpath("rfc-appendix", "rfc-appendix.json").read_text("utf-8"))["cases"]
    return next(each for each in cases if each["id"] == name)


def test_details_are_a_page_beside_the_tree(app: App) -> None:
    app.window.show()
    app.window.paste_pane.token_edit.setPlainText(TOKEN)
    payload = app.window.paste_pane.payload_view
    assert app.window.findChild(QListView, "detailsView") is None
    button(payload, "Details").click()
    details = child(app.window, QListView, "detailsView")
    assert details.isVisible()
    assert "OAuth access token" in {details.model().index(row, 1).data() for row in range(details.model().rowCount())}
    app.window.paste_pane.token_edit.setPlainText("")
    assert details.model().rowCount() == 0
    button(payload, "Tree").click()
    assert not details.isVisible()


def test_to_find_a_claim_leaves_the_details(app: App) -> None:
    app.window.show()
    app.window.paste_pane.token_edit.setPlainText(TOKEN)
    button(app.window.paste_pane.payload_view, "Details").click()
    app.window.paste_pane.find_claim()
    assert app.window.paste_pane.payload_view.tree.isVisible()


def test_the_line_below_the_editor_names_the_type(app: App) -> None:
    app.window.pasteRequested.emit(f"Authorization: Bearer {TOKEN}")
    assert child(app.window, QLabel, "typeLine").text().startswith("OAuth access token")


def test_steps_lead_into_a_nested_token(app: App, vectors: Path) -> None:
    given = case(vectors, "rfc7519-A.2")
    app.desk.set_key(json.dumps(given["key"]), "utf8", "")
    app._worker.close()
    QApplication.processEvents()
    app.window.pasteRequested.emit(given["token"])
    bar = app.window.paste_pane.steps_bar
    assert not bar.isHidden()
    assert following(app.window.paste_pane.token_edit) in bar.tab_stops()
    step = next(each for each in bar.findChildren(QToolButton) if str(each.text()).startswith("2 JWT"))
    step.click()
    assert app.desk.inspected is not None
    assert app.desk.inspected.token.kind == "jws-compact"


def test_a_detached_payload_is_judged_and_stays_with_its_token(app: App, vectors: Path) -> None:
    given = case(vectors, "rfc7797-4.2 HS256 with b64=false")
    app.window.pasteRequested.emit(given["token"])
    section = app.window.paste_pane.detached_section
    assert not section.isHidden()
    assert following(app.window.paste_pane.header_view) in section.tab_stops()
    child(section, QPlainTextEdit, "detachedPayloadEdit").setPlainText("$.02")
    assert app.desk.inspected is not None
    assert app.desk.inspected.token.payload.raw == b"$.02"
    assert not section.isHidden()
    assert section.payload == b"$.02"
    app.window.pasteRequested.emit(given["token"].replace("A5dxf2s96", "A5dxf2s97"))
    assert section.payload is None
    app.window.pasteRequested.emit(TOKEN)
    assert section.isHidden()


def turn_to(app: App) -> None:
    QApplication.sendEvent(app.window, QEvent(QEvent.Type.ActivationChange))


def test_a_token_on_the_clipboard_is_offered_and_taken_when_asked(app: App, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(f"Bearer {TOKEN}")
    with qtbot.waitActive(app.window):
        app.window.show()
    turn_to(app)
    strip = app.window.clipboard_offer
    qtbot.waitUntil(strip.isVisible)
    assert app.desk.inspection.tokens == ()
    child(strip, QPushButton, "offerInspect").click()
    assert not strip.isVisible()
    assert app.desk.inspected is not None
    assert app.desk.inspected.token.text == TOKEN


def test_never_offer_is_kept(app: App, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TOKEN)
    with qtbot.waitActive(app.window):
        app.window.show()
    turn_to(app)
    qtbot.waitUntil(app.window.clipboard_offer.isVisible)
    child(app.window.clipboard_offer, QPushButton, "offerNever").click()
    assert not app.window.offers_tokens
    assert QSettings().value("offerClipboard", defaultValue=True, type=bool) is False
    app.window.menus.actions["offers"].trigger()
    assert app.window.offers_tokens
    assert QSettings().value("offerClipboard", defaultValue=False, type=bool) is True


def test_a_window_that_was_told_never_to_offer_does_not(qtbot: QtBot) -> None:
    QSettings().setValue("offerClipboard", False)
    made = build(clock=lambda: 1_700_000_000.0)
    try:
        assert not made.window.offers_tokens
        QGuiApplication.clipboard().setText(TOKEN)
        made.offers.window_activated()
        assert made.window.clipboard_offer.isHidden()
    finally:
        made.close()
