"""The three columns as the controllers meet them: what they show, what they emit, and what they do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from inspector.model import EMPTY_INSPECTION, Policy
from inspector.model.shelf import Entry
from inspector.service import inspect, sign
from inspector.view.claims.payload_view import LARGE
from inspector.view.encode.pane import EncodePane
from inspector.view.look.theme import Theme
from inspector.view.paste.pane import PastePane
from inspector.view.verify.pane import VerifyPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.model import Inspection

NOW = 1_800_000_000.0
SECRET = "a secret that is long enough for this, surely"


def token(**claims: object) -> str:
    return sign('{"alg":"HS256","typ":"JWT"}', json.dumps(claims), SECRET)


def show(pane: PastePane | VerifyPane, inspection: Inspection, place: int) -> None:
    """Show an inspection as the presenter does, with the token at this place chosen."""
    if isinstance(pane, PastePane):
        pane.show_shelf(tuple(Entry(each, number) for number, each in enumerate(inspection.tokens)), place)
    pane.show_inspection(inspection, inspection.tokens[place] if inspection.tokens else None)


@pytest.fixture
def paste(qtbot: QtBot) -> PastePane:
    pane = PastePane(Theme())
    qtbot.addWidget(pane)
    return pane


@pytest.fixture
def verify(qtbot: QtBot) -> VerifyPane:
    pane = VerifyPane(Theme())
    qtbot.addWidget(pane)
    qtbot.addWidget(pane.notice)
    return pane


@pytest.fixture
def encode(qtbot: QtBot) -> EncodePane:
    pane = EncodePane(Theme())
    qtbot.addWidget(pane)
    return pane


class TestPaste:
    def test_what_the_person_types_is_told_and_what_is_shown_is_not(self, paste: PastePane) -> None:
        typed: list[str] = []
        paste.tokenEdited.connect(typed.append)

        paste.show_text("shown")
        paste.token_edit.setPlainText("typed")

        assert typed == ["typed"]

    def test_what_was_cleaned_off_stands_below(self, paste: PastePane) -> None:
        text = f"Authorization: Bearer {token(sub='a')}"
        paste.show_text(text)
        show(paste, inspect(text, now=NOW), 0)

        assert paste.type_line.text() == "Cleaned off: “Authorization:”, “Bearer”"
        start, _ = paste.token_edit._spans[0]
        assert text[start:].startswith("eyJ")

    def test_the_shelf_is_there_for_several_tokens_only(self, paste: PastePane) -> None:
        show(paste, inspect(token(sub="a"), now=NOW), 0)
        one = paste.shelf.isHidden()
        show(paste, inspect(f"{token(sub='a')} {token(sub='b')}", now=NOW), 0)

        assert (one, paste.shelf.isHidden()) == (True, False)

    def test_a_chosen_row_is_told_once_and_a_shown_one_never(self, paste: PastePane) -> None:
        chosen: list[int] = []
        paste.tokenChosen.connect(chosen.append)
        inspection = inspect(f"{token(sub='a')} {token(sub='b')} {token(sub='c')}", now=NOW)
        show(paste, inspection, 2)

        paste.shelf.view.setCurrentIndex(paste.shelf.view.model().index(1, 0))

        assert chosen == [1]

    def test_a_tick_reads_no_document_again(self, paste: PastePane, monkeypatch: pytest.MonkeyPatch) -> None:
        inspection = inspect(token(exp=NOW + 60), now=NOW)
        show(paste, inspection, 0)
        read: list[object] = []
        monkeypatch.setattr(paste, "_show_token", read.append)

        show(paste, inspection._replace(now=NOW + 1), 0)

        assert read == []

    def test_no_stale_claims_remain(self, paste: PastePane) -> None:
        show(paste, inspect(token(sub="a"), now=NOW), 0)

        show(paste, EMPTY_INSPECTION, 0)

        assert paste.header_view.model().rowCount() == 0
        assert paste.payload_view.tree.model().rowCount() == 0

    def test_a_huge_text_is_painted_and_edited_on_request(self, paste: PastePane) -> None:
        text = "a" * (LARGE + 1)
        paste.show_text(text)
        painted = paste.token_edit.isHidden(), paste.text == text
        assert paste._edit_anyway is not None
        paste._edit_anyway.click()

        assert painted == (True, True)
        assert paste.token_edit.toPlainText() == text
        assert not paste.token_edit.isHidden()

    def test_the_payload_has_three_views(self, paste: PastePane) -> None:
        text = sign('{"alg":"HS256"}', '{"n":1.10}', SECRET)
        paste.set_formatter(lambda document: f"pretty {document.text}")
        show(paste, inspect(text, now=NOW), 0)
        shown = []
        for place in (1, 2):
            paste.payload_view._choice.button(place).click()
            editor = paste.payload_view._texts[place]._editor
            assert editor is not None
            shown.append(editor.toPlainText())

        assert shown == ['pretty {"n":1.10}', '{"n":1.10}']


class TestVerify:
    def test_the_judgement_is_shown(self, verify: VerifyPane) -> None:
        show(verify, inspect(token(sub="a"), keys=SECRET, now=NOW), 0)

        assert verify.card.signature_status.accessibleName() == "Signature status: verified"
        assert verify.checks_view.model().rowCount() == 13

    def test_while_working_nothing_old_stands_there(self, verify: VerifyPane) -> None:
        inspection = inspect(token(sub="a"), keys=SECRET, now=NOW)
        show(verify, inspection, 0)

        verify.show_working(True)
        show(verify, inspection, 0)

        assert verify.card.signature_status.accessibleName() == "Signature status: working"
        assert verify.checks_view.model().rowCount() == 0
        verify.show_working(False)
        show(verify, inspection, 0)
        assert verify.card.signature_status.accessibleName() == "Signature status: verified"

    def test_an_empty_text_is_no_failure(self, verify: VerifyPane) -> None:
        show(verify, inspect("", now=NOW), 0)

        assert verify.card.signature_status.accessibleName() == "Signature status: no token"
        assert verify.checks_view.model().rowCount() == 0

    def test_expectations_become_a_policy(self, qtbot: QtBot, verify: VerifyPane) -> None:
        expect = verify.expect_section
        with qtbot.waitSignal(verify.policyEdited, timeout=1000) as told:
            expect.audience_edit.setText("web, api ,")
            expect.issuer_edit.setText(" me ")
            expect.leeway_edit.setText("30")
            expect.required_edit.setText("exp")
            expect.algorithm_choice.item(0).setCheckState(Qt.CheckState.Checked)

        assert told.args == [Policy(("HS256",), ("web", "api"), "me", "", ("exp",), 30.0)]

    @pytest.mark.parametrize("text", ["soon", "-1", "nan", "1e99"])
    def test_a_bad_leeway_is_said_and_nothing_is_lost(self, qtbot: QtBot, verify: VerifyPane, text: str) -> None:
        expect = verify.expect_section
        with qtbot.waitSignal(verify.policyEdited, timeout=1000):
            expect.leeway_edit.setText("30")
        with qtbot.waitSignal(verify.policyEdited, timeout=1000) as told:
            expect.leeway_edit.setText(text)
            expect.issuer_edit.setText("me")

        assert told.args == [Policy(issuer="me", leeway=30.0)]
        assert "30 s still counts" in expect.leeway_error
        assert expect.leeway_edit.text() == text

    def test_the_password_is_asked_for_when_it_is_needed(self, verify: VerifyPane) -> None:
        from inspector.model import Finding

        before = verify.key_section.password_edit.isHidden()
        show(verify, EMPTY_INSPECTION._replace(findings=(Finding("key-password", "key", ("a file",)),)), 0)

        assert (before, verify.key_section.password_edit.isHidden()) == (True, False)

    def test_the_password_is_not_asked_for_below_a_plain_secret(self, verify: VerifyPane) -> None:
        section = verify.key_section
        section.password_edit.setText("of the key before")
        show(verify, inspect(token(sub="a"), keys="", now=NOW), 0)
        assert not section.password_edit.isHidden()
        show(verify, inspect(token(sub="a"), keys=SECRET, now=NOW), 0)
        assert section.password_edit.isHidden()
        assert section.password_edit.text() == "of the key before"
        by_password = "eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMjU2R0NNIn0.AA.AA.AA.AA"
        show(verify, inspect(by_password, keys=SECRET, now=NOW), 0)
        assert not section.password_edit.isHidden()

    def test_the_used_key_is_named(self, verify: VerifyPane) -> None:
        verify.key_section.key_edit.setPlainText(SECRET)
        show(verify, inspect(token(sub="a"), keys=SECRET, now=NOW), 0)

        assert verify.key_section.understood.text().startswith(f"Used: {len(SECRET)} bytes")
        assert SECRET not in verify.key_section.understood.text()

    def test_another_moment_is_made_plain(self, verify: VerifyPane) -> None:
        verify.show_as_of(NOW, "")
        judged = verify.card.as_of.text()
        verify.show_as_of(None, "as-of-unreadable")

        assert judged.startswith("Judged as of 2027-01-15")
        assert verify.card.as_of.isHidden()
        assert "no moment" in verify.expect_section.as_of_error.text()

    @pytest.mark.parametrize(
        "action, signal", [("undo", "undoRefreshRequested"), ("refresh-anyway", "refreshAnywayRequested")]
    )
    def test_a_notice_offers_the_next_step(self, qtbot: QtBot, verify: VerifyPane, action: str, signal: str) -> None:
        verify.show_notice("What became of it.", action)

        with qtbot.waitSignal(getattr(verify, signal), timeout=1000):
            verify.notice._button.click()
        verify.show_notice("", "")

        assert verify.notice.isHidden()


class TestEncode:
    def test_what_is_shown_is_not_told_back(self, encode: EncodePane) -> None:
        told: list[str] = []
        for signal in (encode.headerEdited, encode.payloadEdited, encode.algorithmChosen):
            signal.connect(told.append)

        encode.show_header('{"alg":"HS256"}')
        encode.show_payload("{}")
        encode.show_algorithms(("HS256", "HS384"), "HS256")
        encode.show_algorithms(("RS256", "RS384"), "HS256")

        assert told == []

    def test_an_algorithm_that_fits_nothing_is_shown_all_the_same(self, encode: EncodePane) -> None:
        encode.show_algorithms(("RS256",), "HS256")

        assert encode.signing_algorithm.currentText() == "HS256"

    def test_a_chosen_algorithm_is_told(self, encode: EncodePane) -> None:
        told: list[str] = []
        encode.algorithmChosen.connect(told.append)
        encode.show_algorithms(("HS256", "HS384"), "HS256")

        encode.signing_algorithm.setCurrentText("HS384")

        assert told == ["HS384"]

    def test_the_new_token_can_be_inspected_once_it_is_there(self, qtbot: QtBot, encode: EncodePane) -> None:
        before = encode.inspect_button.isEnabled()
        encode.show_token(token(sub="a"))

        with qtbot.waitSignal(encode.inspectRequested, timeout=1000):
            encode.inspect_button.click()
        assert before is False

    @pytest.mark.parametrize("place", ["header", "payload", "key"])
    def test_a_mistake_is_said_where_it_was_made(self, encode: EncodePane, place: str) -> None:
        encode.show_error(place, "It is wrong.", 1, 1)
        said = {where: label.isHidden() for where, label in encode._below.items()}
        encode.show_error("", "", 0, 0)

        assert said == {where: where != place for where in said}
        assert all(label.isHidden() for label in encode._below.values())

    def test_starting_again_is_offered_once_touched(self, qtbot: QtBot, encode: EncodePane) -> None:
        hidden = encode._start_again.isHidden()
        encode.show_touched(True)

        with qtbot.waitSignal(encode.startAgainRequested, timeout=1000):
            encode._start_again.click()
        assert hidden


def test_the_leeway_of_a_clock_that_is_off_is_taken_by_one_press(verify: VerifyPane) -> None:
    verify.show_clock("The clock of issuer.example is 43 s ahead.", 50.0)
    verify.notice._button.click()
    assert verify.expect_section.leeway_edit.text() == "50"
    assert verify.notice.isHidden()
