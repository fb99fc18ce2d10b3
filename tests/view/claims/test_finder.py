"""Finding a text among the claims: in the header and the payload, in the tree, the JSON and the raw view."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import delete

from inspector.model.document import EMPTY
from inspector.model.lifetime import NO_DATES
from inspector.service.documents.formatter import pretty
from inspector.service.documents.scanner import scan
from inspector.view.claims.finder import ClaimFinder
from inspector.view.claims.payload_view import LARGE, PayloadView
from inspector.view.claims.table import ClaimsView
from inspector.view.look.theme import Theme
from inspector.view.text.page import TextPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

HEADER = b'{"alg":"RS256","kid":"api-key"}'
PAYLOAD = b'{"aud":"api","realm_access":{"roles":["Api-reader","admin"]},"sub":"\xf0\x9f\x98\x80 the api"}'


class Stage:
    """A header, a payload and a finder, as the window has them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.whole = QWidget()
        qtbot.addWidget(self.whole)
        theme = Theme(self.whole)
        self.header, self.payload = ClaimsView(), PayloadView(theme)
        self.payload.set_formatter(pretty)
        self.finder = ClaimFinder(theme, self.header, self.payload, self.whole)
        box = QVBoxLayout(self.whole)
        for part in (self.finder.bar, self.header, self.payload):
            box.addWidget(part)
        self.show(PAYLOAD)
        self.whole.resize(500, 600)
        self.whole.show()
        self.whole.activateWindow()
        self.header.setFocus()

    def show(self, payload: bytes) -> None:
        self.header.show_document(scan(HEADER))
        self.payload.show_document(scan(payload), NO_DATES)

    def type(self, text: str) -> None:
        self.finder.open()
        QTest.keyClicks(self.finder.bar.edit, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.finder.bar.edit, key, modifier)

    def said(self) -> str:
        return self.finder.bar.count.text()

    def current(self) -> str:
        view = self.payload.tree
        return view.claims.path_of(view.currentIndex().row())

    def page(self, place: int) -> TextPage:
        button = self.payload._choice.button(place)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        page = self.payload.page
        assert isinstance(page, TextPage)
        return page


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(qtbot)
    yield made
    made.show(b"")
    made.finder.close()


def test_names_and_values_are_found_in_the_header_and_then_in_the_payload(stage: Stage) -> None:
    stage.type("API")
    assert stage.said() == "1 of 4"
    assert stage.header.claims.name_text(stage.header.currentIndex().row()) == "kid"
    found = []
    for _ in range(3):
        stage.press(Qt.Key.Key_Return)
        found.append(stage.current())
    assert found == ["$.aud", "$.realm_access.roles[0]", "$.sub"]
    assert stage.said() == "4 of 4"
    stage.press(Qt.Key.Key_Return)
    assert stage.said() == "1 of 4"
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (stage.said(), stage.current()) == ("4 of 4", "$.sub")


def test_each_place_within_a_value_is_gone_to(stage: Stage) -> None:
    stage.show(b'{"a":"on and on","once":["on","\\u006fn ON"]}')
    stage.type("on")
    assert stage.said() == "1 of 6"
    seen = [(stage.current(), stage.payload.tree._delegate.place[1])]
    for _ in range(5):
        stage.press(Qt.Key.Key_Return)
        seen.append((stage.current(), stage.payload.tree._delegate.place[1]))
    assert seen == [
        ("$.a", 0),
        ("$.a", 1),
        ("$.once", 0),
        ("$.once[0]", 0),
        ("$.once[1]", 0),
        ("$.once[1]", 1),
    ]
    stage.press(Qt.Key.Key_Return)
    assert stage.said() == "1 of 6"


def test_the_place_that_is_looked_at_is_framed(stage: Stage) -> None:
    stage.show(b'{"and":"on and on and"}')
    stage.type("and")
    pictures = [stage.payload.tree.viewport().grab().toImage()]
    for _ in range(2):
        stage.press(Qt.Key.Key_Return)
        pictures.append(stage.payload.tree.viewport().grab().toImage())
    assert stage.said() == "3 of 3"
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
    stage.press(Qt.Key.Key_Return)
    assert stage.payload.tree.viewport().grab().toImage() == pictures[0]


def test_what_is_folded_is_unfolded_to_the_place(stage: Stage) -> None:
    stage.payload.tree.collapse_all()
    stage.type("reader")
    assert stage.current() == "$.realm_access.roles[0]"
    assert stage.said() == "1 of 1"


def test_nothing_found_is_told_in_words(stage: Stage) -> None:
    stage.type("nowhere")
    assert stage.said() == "nothing found"
    assert stage.finder.bar.edit.accessibleDescription() == "nothing found"
    assert not stage.finder.bar.next.isEnabled()
    stage.press(Qt.Key.Key_Return)
    assert stage.said() == "nothing found"


def test_escape_closes_and_gives_the_focus_back(stage: Stage) -> None:
    stage.type("api")
    assert stage.finder.bar.edit.hasFocus()
    stage.press(Qt.Key.Key_Escape)
    assert stage.finder.bar.isHidden()
    assert stage.header.hasFocus()
    assert stage.header._delegate.needle == ""


def test_a_field_that_is_gone_meanwhile_gets_no_focus_back(stage: Stage) -> None:
    field = QLineEdit(stage.whole)
    field.show()
    field.setFocus()
    assert field.hasFocus()
    stage.type("api")
    delete(field)
    stage.press(Qt.Key.Key_Escape)
    assert stage.finder.bar.isHidden()
    assert stage.payload.page.hasFocus()


def test_opened_again_it_offers_what_was_looked_for(stage: Stage) -> None:
    stage.type("api")
    stage.press(Qt.Key.Key_Escape)
    stage.finder.step(1)
    assert stage.finder.bar.isVisible()
    assert stage.finder.bar.edit.selectedText() == "api"
    assert stage.said() == "4 found"
    stage.finder.step(-1)
    assert stage.said() == "4 of 4"


def test_another_token_is_looked_through_anew(stage: Stage) -> None:
    stage.type("api")
    stage.show(b'{"x":"none"}')
    assert stage.said() == "1 found"
    stage.payload.show_document(EMPTY, NO_DATES)
    stage.header.show_document(EMPTY)
    assert stage.said() == "nothing found"


@pytest.mark.parametrize("place", [1, 2], ids=["JSON", "raw"])
def test_texts_are_looked_through_place_by_place(stage: Stage, place: int) -> None:
    page = stage.page(place)
    stage.type("THE API")
    assert stage.said() == "1 of 1"
    editor = page.findChild(QPlainTextEdit)
    assert editor is not None
    assert editor.textCursor().selectedText() == "the api"


def test_long_painted_texts_are_looked_through_too(stage: Stage) -> None:
    claims = {f"claim_{at}": "x" * 100 for at in range(LARGE // 100)}
    stage.show(json.dumps({**claims, "last": "Needle"}).encode())
    page = stage.page(1)
    stage.type("needle")
    assert stage.said() == "1 of 1"
    assert page._long is not None
    assert page._long.selected_text() == "Needle"
    assert page.selection_start() == page.text.index("Needle")


def test_the_details_make_way_for_what_is_found(stage: Stage) -> None:
    QTest.mouseClick(stage.payload._choice.button(3), Qt.MouseButton.LeftButton)
    assert not stage.payload.tree.isVisible()
    stage.type("admin")
    assert stage.payload.tree.isVisible()
    assert stage.current() == "$.realm_access.roles[1]"


def test_of_long_binary_payloads_the_rest_is_told(stage: Stage) -> None:
    stage.show(bytes(range(256)) * 300)
    assert stage.page(2).text.endswith("… and 11,264 bytes more")


def test_many_places_are_counted_while_the_window_goes_on(stage: Stage, qtbot: QtBot) -> None:
    stage.show(json.dumps([{"claim": at} for at in range(20_000)]).encode())
    stage.type("claim")
    assert stage.said() == "1 of 4,000…"
    qtbot.waitUntil(lambda: stage.said() == "1 of 20,000", timeout=20_000)
    stage.finder.step(-1)
    assert stage.said() == "20,000 of 20,000"
    assert stage.current() == "$[19999].claim"


def test_a_long_payload_is_looked_through_as_it_is_read(stage: Stage, qtbot: QtBot) -> None:
    stage.show(json.dumps({f"claim_{at:06}": [at] for at in range(20_000)}, separators=(",", ":")).encode())
    assert stage.payload.tree.claims.is_reading
    stage.type("claim_0000")
    stage.finder.step(1)
    qtbot.waitUntil(lambda: not stage.payload.tree.claims.is_reading, timeout=20_000)
    assert stage.said() == "2 of 100"
    stage.type("claim_019999")
    assert (stage.said(), stage.current()) == ("1 of 1", "$.claim_019999")


def test_buttons_and_arrows_go_on_too(stage: Stage) -> None:
    stage.type("api")
    stage.press(Qt.Key.Key_Down)
    assert stage.said() == "2 of 4"
    stage.press(Qt.Key.Key_Up)
    QTest.mouseClick(stage.finder.bar.previous, Qt.MouseButton.LeftButton)
    assert stage.said() == "4 of 4"
    QTest.mouseClick(stage.finder.bar.next, Qt.MouseButton.LeftButton)
    assert stage.said() == "1 of 4"
    QTest.mouseClick(stage.finder.bar.close_button, Qt.MouseButton.LeftButton)
    assert stage.finder.bar.isHidden()


def test_found_places_are_painted(stage: Stage) -> None:
    before = stage.payload.tree.viewport().grab().toImage()
    stage.type("sub")
    stage.payload.tree.clearSelection()
    assert stage.payload.tree.viewport().grab().toImage() != before
