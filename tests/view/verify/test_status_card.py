"""The answer in the middle: what stands there, what a screen reader is told, and that it claims no more than is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspector.model import EMPTY_INSPECTION, Inspection, Policy
from inspector.service import inspect, sign
from inspector.view.look.theme import Theme
from inspector.view.verify.status_card import StatusCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "a secret that is long enough for this, surely"
NOW = 1_800_000_000.0


def token(**claims: object) -> str:
    return sign('{"alg":"HS256"}', json.dumps(claims), SECRET)


def show(card: StatusCard, text: str, *, key: str = "", now: float = NOW, policy: Policy | None = None) -> Inspection:
    inspection = inspect(text, keys=key, now=now, policy=policy or Policy())
    card.show_token(inspection, inspection.tokens[0])
    return inspection


@pytest.fixture
def card(qtbot: QtBot) -> StatusCard:
    card = StatusCard(Theme())
    qtbot.addWidget(card)
    return card


@pytest.mark.parametrize(
    "text, key, status",
    [
        (token(sub="a"), SECRET, "verified"),
        (token(sub="a"), "another secret", "bad signature"),
        (token(sub="a"), "", "not checked"),
        ("eyJhbGciOiJub25lIn0.e30.", "", "unsecured"),
        ("eyJhbGciOiJIUzI1NyJ9.e30.AAAA", SECRET, "refused"),
    ],
)
def test_the_name_of_the_status_ends_in_the_verdict(card: StatusCard, text: str, key: str, status: str) -> None:
    show(card, text, key=key)

    assert card.signature_status.accessibleName() == f"Signature status: {status}"


@pytest.mark.parametrize(
    "claims, state, words",
    [
        ({"iat": NOW - 2888, "exp": NOW + 712}, "valid", "11 min 52 s left"),
        ({"iat": NOW - 90, "exp": NOW + 5}, "expiring", "5 s left"),
        ({"exp": NOW}, "expired", "expired 0 s ago"),
        ({"exp": NOW - 180}, "expired", "expired 3 min ago"),
        ({"nbf": NOW + 12, "exp": NOW + 90}, "not yet valid", "valid in 12 s"),
        ({"sub": "a"}, "no expiry", "no expiry"),
        ({"exp": "soon"}, "unreadable", "unreadable"),
    ],
)
def test_the_time_left_is_told_as_state_and_as_running_time(
    card: StatusCard, claims: dict[str, object], state: str, words: str
) -> None:
    show(card, token(**claims))

    assert card.expiry_countdown.accessibleName() == f"Time left: {state}"
    assert card.expiry_countdown.accessibleDescription() == words
    assert card.expiry_countdown.text() == words


def test_the_name_stays_while_the_description_runs(card: StatusCard) -> None:
    inspection = show(card, token(iat=NOW - 2888, exp=NOW + 712))
    before = card.expiry_countdown.accessibleName()

    card.show_token(inspection._replace(now=NOW + 1), inspection.tokens[0])

    assert card.expiry_countdown.accessibleName() == before
    assert card.expiry_countdown.accessibleDescription() == "11 min 51 s left"


def test_the_state_turns_by_itself(card: StatusCard) -> None:
    inspection = show(card, token(iat=NOW - 100, exp=NOW + 1))

    card.show_token(inspection._replace(now=NOW + 1), inspection.tokens[0])

    assert card.expiry_countdown.accessibleName() == "Time left: expired"


def test_milliseconds_are_named(card: StatusCard) -> None:
    show(card, token(exp=int(NOW * 1000)))

    assert card.time.until.text().startswith("exp looks like milliseconds")


def test_the_leeway_is_shown(card: StatusCard) -> None:
    show(card, token(exp=NOW + 60), policy=Policy(leeway=30))

    assert "leeway 30 s" in card.time.until.text()


def test_dates_look_good_only_under_a_good_signature(card: StatusCard) -> None:
    text = token(iat=NOW - 100, exp=NOW + 9000)

    show(card, text)
    unchecked = card.time.tone
    show(card, text, key=SECRET)

    assert (unchecked, card.time.tone) == ("neutral", "good")


def test_no_key_is_not_a_bad_signature(card: StatusCard) -> None:
    show(card, token(sub="a"))

    assert card.signature_status.text() == "Not checked: no key"

    show(card, f"{token(sub='a')[:30]}…AAAA", key=SECRET)
    assert card.signature_status.text() == "Not checked: not whole"
    assert card.why.text() == "A part of the token was left out, so nothing can be checked."
    assert card._face.tone == "neutral"


def test_working_makes_everything_void(card: StatusCard) -> None:
    inspection = show(card, token(exp=NOW + 60), key=SECRET)

    card.show_working()

    assert card.signature_status.accessibleName().endswith("working")
    assert card.expiry_countdown.accessibleName().endswith("working")
    assert "verified" not in card.signature_status.text()
    card.show_token(inspection, inspection.tokens[0])
    assert card.signature_status.accessibleName() == "Signature status: verified"


def test_nothing_is_claimed_of_no_token(card: StatusCard) -> None:
    card.show_nothing()

    assert card.signature_status.accessibleName() == "Signature status: no token"
    assert EMPTY_INSPECTION.tokens == ()
