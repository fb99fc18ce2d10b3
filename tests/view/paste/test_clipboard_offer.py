"""The strip that offers a token: it is seen and reached by key, and it takes nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector.view.look.theme import Theme
from inspector.view.paste.clipboard_offer import ClipboardOffer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def offer(qtbot: QtBot) -> ClipboardOffer:
    made = ClipboardOffer(Theme())
    qtbot.addWidget(made)
    return made


def button(offer: ClipboardOffer, name: str) -> QPushButton:
    found = offer.findChild(QPushButton, name)
    assert found is not None
    return found


def test_nothing_is_made_before_the_first_offer(offer: ClipboardOffer) -> None:
    assert offer.isHidden()
    assert offer.findChildren(QPushButton) == []


def test_an_offer_names_the_token_by_its_beginning_as_plain_text(offer: ClipboardOffer) -> None:
    offer.show_offer("<b>eyJ\u202e")
    sentence = "A token is on the clipboard: <b>eyJ\\u{202E}…"
    label = next(each for each in offer.findChildren(QLabel) if each.text())
    assert (label.text(), label.textFormat()) == (sentence, Qt.TextFormat.PlainText)
    assert offer.accessibleDescription() == sentence
    assert not offer.isHidden()
    offer.hide_offer()
    assert offer.isHidden()


@pytest.mark.parametrize(
    "name, signal", [("offerInspect", "accepted"), ("offerNotNow", "dismissed"), ("offerNever", "switchedOff")]
)
def test_each_answer_is_told_once_and_closes_the_strip(
    offer: ClipboardOffer, qtbot: QtBot, name: str, signal: str
) -> None:
    heard: list[str] = []
    for each in ("accepted", "dismissed", "switchedOff"):
        getattr(offer, each).connect(lambda *_, said=each: heard.append(said))
    offer.show_offer("eyJ")
    offer.show_offer("eyJ2")
    button(offer, name).setFocus()
    QTest.keyClick(button(offer, name), Qt.Key.Key_Space)
    assert heard == [signal]
    assert offer.isHidden()


def test_it_takes_no_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit, offer = QLineEdit(window), ClipboardOffer(Theme(), window)
    box = QVBoxLayout(window)
    box.addWidget(edit)
    box.addWidget(offer)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    offer.show_offer("eyJ")
    assert edit.hasFocus()
    assert button(offer, "offerInspect").focusPolicy() & Qt.FocusPolicy.TabFocus


def test_its_sign_follows_the_theme(qtbot: QtBot) -> None:
    theme = Theme()
    theme.choose("light")
    offer = ClipboardOffer(theme)
    qtbot.addWidget(offer)
    offer.show_offer("eyJ")
    before = offer._sign.pixmap().toImage()
    theme.choose("dark")
    assert offer._sign.pixmap().toImage() != before
    assert not offer.grab().isNull()
