"""The panel that fetches keys: what its buttons show is what they call, and an attacker's text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.model.request import Call, Offer, Request
from inspector.model.sentences.network import CALL_WARNINGS, ORIGINS, REQUESTS, WITHOUT_OUTCOME
from inspector.view.look.theme import Theme
from inspector.view.network.fetch_panel import FetchPanel
from inspector.view.network.request_log import RequestModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

JWKS = "https://issuer.example/jwks?a=b&c=d"
CALL = Call(JWKS, "issuer.example", "keys", origin="jku", from_token=True, warnings=("from-jku",))
DONE = Request(1, 1_700_000_000.0, JWKS, "answered", ("issuer.example",), 200, 2812, 0.12, 65.0)
FAILED = Request(2, 1_700_000_001.0, JWKS, "timeout", ("issuer.example", "10"), 0, 0, 10.0)
UNDER_WAY = Request(3, 1_700_000_002.0, JWKS)


@pytest.fixture
def panel(qtbot: QtBot) -> FetchPanel:
    QLocale.setDefault(QLocale.c())
    made = FetchPanel(Theme())
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_button_shows_the_whole_address(panel: FetchPanel) -> None:
    assert not panel.fetch_button.isEnabled()
    panel.show_call(CALL, "", None)
    assert panel.fetch_button.accessibleName() == f"Fetch {JWKS}"
    assert panel.fetch_button.text().replace("&&", "&") == f"Fetch {JWKS}"
    assert panel.fetch_button.shortcut().isEmpty(), "an ampersand of an address is no shortcut"
    assert panel.again_button.isHidden()
    narrow, wide = panel.fetch_button.heightForWidth(200), panel.fetch_button.heightForWidth(900)
    assert narrow > wide, "it is broken into lines instead of being cut"


def test_a_kept_answer_offers_both(panel: FetchPanel) -> None:
    panel.show_call(CALL, "", 1_700_000_000.0)
    assert "nothing is sent" in panel.fetch_button.accessibleName()
    assert panel.again_button.accessibleName() == f"Fetch again {JWKS}"
    assert panel.again_button.isVisible()


def test_what_cannot_be_called_is_said(panel: FetchPanel) -> None:
    panel.show_call(None, "This is no address.", None)
    assert not panel.fetch_button.isEnabled()
    assert "This is no address." in [line.text() for line in panel.findChildren(type(panel.progress))]


def test_each_wish_is_a_signal(panel: FetchPanel, qtbot: QtBot) -> None:
    panel.show_call(CALL, "", 1_700_000_000.0)
    for button, signal in (
        (panel.fetch_button, panel.fetchRequested),
        (panel.again_button, panel.againRequested),
        (panel.cancel_button, panel.cancelRequested),
        (panel.consent.call_button, panel.consentGiven),
        (panel.consent.leave_button, panel.consentRefused),
    ):
        with qtbot.waitSignal(signal, timeout=1000):
            button.click()
    with qtbot.waitSignal(panel.addressEdited, timeout=1000) as edited:
        QTest.keyClicks(panel.address_edit, "x")
    assert edited.args == ["x"]


def test_what_is_shown_is_not_edited(panel: FetchPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.addressEdited), qtbot.assertNotEmitted(panel.purposeChosen):
        panel.show_address(JWKS)
        panel.show_purpose("keys")
    assert (panel.address_edit.text(), panel.purpose.currentData()) == (JWKS, "keys")


def test_return_in_the_field_is_no_press(panel: FetchPanel, qtbot: QtBot) -> None:
    panel.show_call(CALL, "", None)
    with qtbot.assertNotEmitted(panel.fetchRequested):
        QTest.keyClick(panel.address_edit, Qt.Key.Key_Return)


def test_offers_say_where_they_come_from_and_are_no_markup(panel: FetchPanel, qtbot: QtBot) -> None:
    panel.show_offers((Offer("iss", "https://a.example/<b>"), Offer("jku", "https://a.example/\u202egnp")))
    first, second = (panel.findChild(QWidget, f"fetchOffer-{origin}") for origin in ("iss", "jku"))
    assert first is not None
    assert second is not None
    assert first.accessibleName() == "Take from the token's “iss”: https://a.example/<b>"
    assert "&lt;b&gt;" in first.toolTip()
    assert second.accessibleName().endswith("https://a.example/\\u{202E}gnp")
    with qtbot.waitSignal(panel.offerTaken, timeout=1000) as taken:
        second.click()  # type: ignore[attr-defined]  # it is a button
    assert taken.args == [1]
    panel.show_offers(())
    assert first.isHidden()


def test_the_question_says_what_it_means_and_return_is_no(panel: FetchPanel) -> None:
    assert panel.consent.isHidden()
    panel.show_question(CALL, ("One.", "Two."))
    assert panel.consent.isVisible()
    assert panel.consent.accessibleDescription() == "One. Two."
    assert panel.consent.call_button.accessibleName() == f"Yes, call {JWKS}"
    assert panel.consent.focusWidget() is panel.consent.leave_button
    panel.show_question(None, ())
    assert panel.consent.isHidden()


@pytest.mark.parametrize("kind", ["info", "good", "warning", "bad"])
def test_progress_has_a_sign_and_words(panel: FetchPanel, kind: str) -> None:
    panel.show_progress("It stands so.", kind)
    assert panel.progress.text() == panel.progress.accessibleDescription() == "It stands so."
    panel.show_progress("", "info")
    assert panel.progress.isHidden()


def test_cancel_is_there_while_there_is_something_to_cancel(panel: FetchPanel) -> None:
    assert panel.cancel_button.isHidden()
    panel.show_working(True)
    assert panel.cancel_button.isVisible()
    panel.show_working(False)
    assert panel.cancel_button.isHidden()


def test_a_ca_file_is_named_and_forgotten(panel: FetchPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/etc/own.pem", ""))
    with qtbot.waitSignal(panel.authoritiesChosen, timeout=1000) as chosen:
        panel.authorities.choose_button.click()
    assert chosen.args == ["/etc/own.pem"]
    panel.show_authorities("/etc/own.pem")  # as the fetcher answers
    assert "own.pem" in panel.authorities.line.text()
    with qtbot.waitSignal(panel.authoritiesChosen, timeout=1000) as chosen:
        panel.authorities.forget_button.click()
    assert chosen.args == [""]
    panel.show_authorities("")
    assert "own.pem" not in panel.authorities.line.text()
    assert panel.authorities.forget_button.isHidden()


class TestLog:
    def test_it_keeps_the_rules_of_models(self, qtmodeltester: ModelTester, panel: FetchPanel) -> None:
        model = RequestModel(Theme(), panel)
        model.show_requests((UNDER_WAY,))
        model.show_requests((DONE, FAILED, UNDER_WAY))
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types for it
        model.show_requests(())
        assert model.rowCount() == 0

    def test_each_request_is_a_line(self, panel: FetchPanel) -> None:
        panel.show_requests((DONE, FAILED, UNDER_WAY))
        model = panel.log.model()
        assert (panel.log.objectName(), panel.log.accessibleName()) == ("requestLog", "Requests")
        heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
        assert heads == ["Time", "Address", "Status", "Size", "Duration"]
        rows = [[model.index(row, column).data() for column in range(1, 5)] for row in range(3)]
        assert rows == [
            [JWKS, "200", "2.8 kB", "120 ms"],
            [JWKS, "too slow", "", "10.0 s"],
            [JWKS, "under way", "", ""],
        ]

    def test_a_line_in_words(self, panel: FetchPanel) -> None:
        panel.show_requests((DONE, FAILED))
        model = panel.log.model()
        told = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert told.endswith("120 ms. issuer.example answered. Its clock is 65 s ahead of this machine's.")
        failed = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "had not answered in full after 10 seconds" in failed

    def test_a_line_changes_when_its_answer_comes(self, panel: FetchPanel, qtbot: QtBot) -> None:
        panel.show_requests((UNDER_WAY,))
        with qtbot.waitSignal(panel.log.model().dataChanged, timeout=1000):
            panel.show_requests((DONE,))
        assert panel.log.model().index(0, 2).data() == "200"

    def test_the_clock_behind(self, panel: FetchPanel) -> None:
        panel.show_requests((DONE._replace(clock_ahead=-30.0), DONE._replace(clock_ahead=0.7)))
        told = [panel.log.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
        assert told[0].endswith("Its clock is 30 s behind this machine's.")
        assert "clock" not in told[1]


def test_every_word_of_the_log_has_its_sentence() -> None:
    assert set(WITHOUT_OUTCOME) <= set(REQUESTS)
    assert {"from-iss", "from-jku", "from-x5u"} <= set(CALL_WARNINGS)
    assert set(ORIGINS) == {"iss", "jku", "x5u", "discovery", "redirect"}
    for table in (REQUESTS, CALL_WARNINGS):
        assert all(sentence.format("a", "b", "c") for sentence in table.values())
