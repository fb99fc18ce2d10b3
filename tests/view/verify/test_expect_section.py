"""The fields of what is expected: what they mean, what was taken from the token, and what is kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPlainTextEdit, QWidget

from inspector.model import Policy
from inspector.service.algorithms.signing import ALGORITHMS as KNOWN
from inspector.view.look.theme import Theme
from inspector.view.verify.expect_section import ExpectSection
from inspector.view.verify.expect_table import ALGORITHMS, FIRST, SELDOM

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FULL = Policy(
    algorithms=("ES256", "ML-DSA-65", "XY1"),
    audience=("web", "api"),
    issuer="https://me.test",
    subject="you",
    required=("exp", "sub"),
    leeway=2.5,
    type="at+jwt",
    nonce="n",
    azp="client",
    max_age=3600.0,
    scopes=("read", "write"),
    access_token="a",
    code="c",
    proof="-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----",
    taken=("issuer", "nonce"),
)


@pytest.fixture
def expect(qtbot: QtBot) -> ExpectSection:
    made = ExpectSection(Theme())
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    return made


def line(expect: ExpectSection, name: str) -> QLineEdit:
    found = expect.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def unfold(expect: ExpectSection) -> None:
    next(each for each in expect.findChildren(QAbstractButton) if each.text() == "More").click()


def taker(expect: ExpectSection, label: str) -> QAbstractButton:
    return next(each for each in expect.findChildren(QAbstractButton) if each.accessibleName().startswith(f"{label}: "))


def offer_of(expect: ExpectSection) -> QWidget:
    offer = expect.findChild(QWidget, "expectationsOffer")
    assert offer is not None
    return offer


def test_every_field_of_a_policy_has_one_here() -> None:
    named = {field.name for field in (*FIRST, *SELDOM)}
    assert named | {"algorithms", "access_token", "code", "proof", "taken"} == set(Policy._fields)


def test_every_algorithm_that_signs_can_be_allowed() -> None:
    assert set(ALGORITHMS) == set(KNOWN)


def test_a_whole_policy_is_shown_and_nothing_is_emitted(qtbot: QtBot, expect: ExpectSection) -> None:
    with qtbot.assertNotEmitted(expect.policyEdited, wait=20):
        expect.show_policy(FULL)

    assert line(expect, "scopesEdit").text() == "read, write"
    assert line(expect, "maxAgeEdit").text() == "3600"
    assert expect.leeway_edit.text() == "2.5"
    proof = expect.findChild(QPlainTextEdit, "proofEdit")
    assert proof is not None
    assert proof.toPlainText() == FULL.proof
    assert line(expect, "nonceEdit").isVisible()
    assert {each.accessibleDescription() for each in (expect.issuer_edit, line(expect, "nonceEdit"))} == {
        "Taken from the token"
    }
    assert expect.audience_edit.accessibleDescription() == ""


def test_an_edit_keeps_what_the_other_fields_say(qtbot: QtBot, expect: ExpectSection) -> None:
    expect.show_policy(FULL)
    with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
        line(expect, "azpEdit").setText("another")

    assert told.args == [FULL._replace(azp="another")]


def test_every_field_says_what_it_means(qtbot: QtBot, expect: ExpectSection) -> None:
    unfold(expect)
    with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
        for name, text in {
            "audienceEdit": " web , api ", "issuerEdit": "https://me.test", "leewayEdit": "2.5", "subjectEdit": "you",
            "requiredEdit": "exp,sub", "typeEdit": "at+jwt", "nonceEdit": "n ", "azpEdit": "client", "maxAgeEdit": "3600",
            "scopesEdit": "read  write",
        }.items():  # fmt: skip
            line(expect, name).setText(text)
        for name, text in {"accessTokenEdit": "a\n", "codeEdit": "c", "proofEdit": FULL.proof}.items():
            field = expect.findChild(QPlainTextEdit, name)
            assert field is not None
            field.setPlainText(text)

    assert told.args == [FULL._replace(algorithms=(), taken=())]


def test_scopes_are_parted_by_commas_or_else_by_spaces(qtbot: QtBot, expect: ExpectSection) -> None:
    unfold(expect)
    for text, meant in (
        ("a b\tc", ("a", "b", "c")),
        ("a, b", ("a", "b")),
        ("Domain Admins, a", ("Domain Admins", "a")),
        ("Domain Admins,", ("Domain Admins",)),
    ):
        with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
            line(expect, "scopesEdit").setText(text)
        assert told.args == [Policy(scopes=meant)]
        expect.show_policy(Policy())
        expect.show_policy(Policy(scopes=meant))
        with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
            line(expect, "nonceEdit").setText(text)
        assert told.args == [Policy(scopes=meant, nonce=text.strip())]
        expect.show_policy(Policy())


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "1e99", "1_0", "\uff11"])
def test_a_bad_age_is_said_beside_its_field(qtbot: QtBot, expect: ExpectSection, text: str) -> None:
    unfold(expect)
    line(expect, "maxAgeEdit").setText(text)
    assert "Until then any age will do." in expect.more.fields["max_age"].error_text
    with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
        line(expect, "maxAgeEdit").setText("60")
    assert told.args == [Policy(max_age=60.0)]
    line(expect, "maxAgeEdit").setText(text)
    assert "60 s still counts." in expect.more.fields["max_age"].error_text
    line(expect, "maxAgeEdit").setText("")
    assert expect.more.fields["max_age"].error_text == ""


class TestTaking:
    def test_each_field_has_a_button_for_the_tokens_own_value(self, qtbot: QtBot, expect: ExpectSection) -> None:
        unfold(expect)
        taken: list[str] = []
        expect.takeRequested.connect(taken.append)
        for label in ("Audience", "Issuer", "Scopes, roles", "Type", "Subject", "Authorized party", "Nonce"):
            button = taker(expect, label)
            assert "proves nothing until you have looked at it" in button.toolTip()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
            button.click()

        assert taken == ["audience", "issuer", "scopes", "type", "subject", "azp", "nonce"]
        with qtbot.waitSignal(expect.takeRequested, timeout=1000) as told:
            everything = expect.findChild(QAbstractButton, "takeAllButton")
            assert everything is not None
            everything.click()
        assert told.args == [""]

    def test_what_was_typed_just_now_counts_before_anything_is_taken(self, expect: ExpectSection) -> None:
        said: list[object] = []
        expect.policyEdited.connect(said.append)
        expect.takeRequested.connect(said.append)
        expect.audience_edit.setText("api")

        taker(expect, "Issuer").click()

        assert said == [Policy(audience=("api",)), "issuer"]

    def test_editing_by_hand_makes_it_the_persons_own(self, qtbot: QtBot, expect: ExpectSection) -> None:
        expect.show_policy(Policy(issuer="me", audience=("api",), taken=("issuer", "audience")))
        with qtbot.waitSignal(expect.policyEdited, timeout=1000) as told:
            expect.issuer_edit.setText("another")

        assert told.args == [Policy(issuer="another", audience=("api",), taken=("audience",))]
        assert expect.issuer_edit.accessibleDescription() == ""

    def test_having_looked_at_it_makes_it_the_persons_own(self, qtbot: QtBot, expect: ExpectSection) -> None:
        expect.show_policy(Policy(issuer="me", taken=("issuer",)))
        button = taker(expect, "Issuer")
        assert "Press when you have" in button.accessibleName()
        with (
            qtbot.assertNotEmitted(expect.takeRequested),
            qtbot.waitSignal(expect.policyEdited, timeout=1000) as told,
        ):
            button.click()

        assert told.args == [Policy(issuer="me")]
        assert "take the token's own value" in button.accessibleName()

    def test_the_mark_is_painted_in_words(self, expect: ExpectSection) -> None:
        expect.show_policy(Policy(issuer="me"))
        before = expect.issuer_edit.grab().toImage()
        expect.show_policy(Policy(issuer="me", taken=("issuer",)))

        assert expect.issuer_edit.grab().toImage() != before
        assert expect.issuer_edit.textMargins().right() > 20

    def test_nothing_to_take_is_said_beside_the_field(self, expect: ExpectSection) -> None:
        expect.show_not_taken("issuer")
        assert expect._first["issuer"].error_text == "The token has nothing to take for “Issuer”."
        expect.issuer_edit.setText("me")
        assert expect._first["issuer"].error_text == ""


class TestKeeping:
    def menu(self, expect: ExpectSection) -> dict[str, QAction]:
        menu = expect.saved_button.menu_of_saved()
        found: dict[str, QAction] = {}
        for action in menu.actions():
            part = action.menu()
            found[action.text()] = action
            if isinstance(part, QMenu):
                found |= {f"{action.text()} {each.text()}": each for each in part.actions()}
        return found

    def test_what_is_kept_is_chosen_renamed_and_deleted_by_name(
        self, qtbot: QtBot, expect: ExpectSection, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expect.show_saved(("staging & API", "b"), "b")
        menu = self.menu(expect)
        assert menu["b"].isChecked()
        assert not menu["staging && API"].isChecked()
        with qtbot.waitSignal(expect.savedChosen, timeout=1000) as told:
            menu["staging && API"].trigger()
        assert told.args == ["staging & API"]
        with qtbot.waitSignal(expect.deleteRequested, timeout=1000) as told:
            menu["&Delete b"].trigger()
        assert told.args == ["b"]
        monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getText", lambda *_, **__: (" c ", True))
        with qtbot.waitSignal(expect.renameRequested, timeout=1000) as told:
            menu["&Rename b"].trigger()
        assert told.args == ["b", "c"]
        with qtbot.waitSignal(expect.clearRequested, timeout=1000):
            menu["&Expect nothing"].trigger()

    @pytest.mark.parametrize("answer, said", [((" c ", True), ["c"]), (("  ", True), []), (("c", False), [])])
    def test_saving_asks_for_a_name(
        self, expect: ExpectSection, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, bool], said: list[str]
    ) -> None:
        monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getItem", lambda *_, **__: answer)
        saved: list[str] = []
        expect.saveRequested.connect(saved.append)
        self.menu(expect)["&Save what is expected as…"].trigger()
        assert saved == said

    def test_the_button_says_which_one_holds(self, expect: ExpectSection) -> None:
        expect.show_saved(("a name that is too long for it",), "a name that is too long for it")
        assert expect.saved_button.accessibleName() == "Saved expectations: a name that is too long for it"
        assert len(expect.saved_button.text()) <= 12
        expect.show_saved((), "")
        assert expect.saved_button.accessibleName() == "Saved expectations"

    @pytest.mark.parametrize(
        "kind, press", [("fits", "Use"), ("deleted", "Undo"), ("saved", ""), ("taken-name", ""), ("not-kept", "")]
    )
    def test_an_offer_has_at_most_one_thing_to_press(
        self, qtbot: QtBot, expect: ExpectSection, kind: str, press: str
    ) -> None:
        expect.show_offer(kind, "<b>staging</b>\u202e")
        offer = offer_of(expect)
        assert offer.isVisible()
        words = [each.text() for each in offer.findChildren(QAbstractButton) if each.isVisible() and each.text()]
        assert [word for word in words if word not in ("", "Close this offer")] == ([press] if press else [])
        if press:
            button = next(each for each in offer.findChildren(QAbstractButton) if each.text() == press)
            with qtbot.waitSignal(expect.offerTaken, timeout=1000) as told:
                button.click()
            assert told.args == [kind, "<b>staging</b>\u202e"]
            assert not offer.isVisible()

    def test_an_offer_can_be_closed_and_taken_back(self, qtbot: QtBot, expect: ExpectSection) -> None:
        expect.show_offer("", "")
        assert expect.findChild(QWidget, "expectationsOffer") is None
        expect.show_offer("fits", "staging")
        offer = offer_of(expect)
        close = next(
            each for each in offer.findChildren(QAbstractButton) if each.accessibleName() == "Close this offer"
        )
        with qtbot.waitSignal(expect.offerClosed, timeout=1000) as told:
            close.click()
        assert told.args == ["staging"]
        assert not offer.isVisible()
        expect.show_offer("fits", "staging")
        expect.show_offer("", "")
        assert not offer.isVisible()


@pytest.mark.parametrize("name", ["accessTokenEdit", "codeEdit", "proofEdit"])
def test_what_came_beside_the_token_is_masked(expect: ExpectSection, name: str) -> None:
    unfold(expect)
    field = expect.findChild(QPlainTextEdit, name)
    assert field is not None
    field.setPlainText("something that opens doors")
    eye = next(each for each in field.findChildren(QAbstractButton) if each.accessibleName() == "Reveal the text")
    assert field.is_masked  # type: ignore[attr-defined]  # they are of our own kind
    eye.click()
    assert not field.is_masked  # type: ignore[attr-defined]  # they are of our own kind
    assert eye.accessibleName() == "Hide the text"


def test_tab_goes_through_what_unfolds_in_order(expect: ExpectSection) -> None:
    unfold(expect)
    names: list[str] = []
    widget: QWidget | None = expect.more.tab_stops()[0]
    for _ in range(60):
        assert widget is not None
        names.append(widget.objectName())
        widget = widget.nextInFocusChain()
    wanted = [
        *("scopesEdit", "typeEdit", "subjectEdit", "requiredEdit", "azpEdit", "nonceEdit", "maxAgeEdit"),
        *("accessTokenEdit", "codeEdit", "proofEdit", "asOfEdit"),
    ]
    assert [name for name in dict.fromkeys(names) if name in wanted] == wanted
