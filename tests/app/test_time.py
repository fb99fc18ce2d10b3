"""The whole program and its clock: nights on which clocks turn, machines that sleep, clocks that are set, tokens without end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jwt
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector.app import App, build
from inspector.desktop.ticker import Ticker
from inspector.model.zones import USUAL, Style
from inspector.view.look.moments import moments
from inspector.view.verify.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock

SECRET = "a secret that is long enough for HS256"


class Glance:
    """What somebody sees who looks at the time for a second."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot

    def paste(self, text: str) -> None:
        edit = self.app.window.findChild(QPlainTextEdit, "tokenEdit")
        assert edit is not None
        edit.setPlainText(text)
        self._qtbot.waitUntil(lambda: not self.app.desk.working)

    def token(self, **claims: float) -> None:
        self.paste(jwt.encode({"sub": "a", **claims}, SECRET))

    @property
    def countdown(self) -> str:
        label = self.app.window.findChild(QLabel, "expiryCountdown")
        assert label is not None
        return label.text()

    @property
    def timeline(self) -> Timeline:
        found = self.app.window.findChild(Timeline, "validityTimeline")
        assert found is not None
        return found

    @property
    def timer(self) -> QTimer:
        ticker = self.app.window.findChild(Ticker)
        assert ticker is not None
        timer = ticker.findChild(QTimer)
        assert timer is not None
        return timer

    def wake(self) -> None:
        """Let the one timer be up, as it is when the machine wakes or its time has come."""
        self.timer.timeout.emit()


@pytest.fixture
def glance(qtbot: QtBot, clock: FakeClock) -> Iterator[Glance]:
    app = build((), clock)
    app.window.show()
    yield Glance(app, qtbot)
    app.close()
    moments().choose(USUAL)


def test_a_machine_that_slept_for_hours_shows_the_present_when_it_wakes(glance: Glance, clock: FakeClock) -> None:
    glance.token(iat=clock() - 60, exp=clock() + 3_540)
    clock.advance(5 * 3_600)
    glance.wake()

    assert glance.countdown == "expired 4 h 1 min ago"
    assert glance.app.window.windowTitle().startswith("expired 4 h 1 min ago")


def test_a_clock_that_is_set_back_and_forward_is_followed(glance: Glance, clock: FakeClock) -> None:
    glance.token(iat=clock() - 60, exp=clock() + 600)
    clock.advance(700)
    glance.wake()
    assert glance.countdown == "expired 1 min ago"
    clock.advance(-200)
    glance.wake()
    assert glance.countdown == "1 min 40 s left"
    assert glance.timer.interval() == 1_005


def test_it_ticks_each_second_only_while_a_second_is_in_view(glance: Glance, clock: FakeClock) -> None:
    glance.token(exp=clock() + 5 * 3_600)
    assert glance.countdown == "5 h left"
    glance.wake()
    assert glance.timer.interval() == 1_005  # from 5 h to 4 h 59 min
    clock.advance(1)
    glance.wake()
    assert glance.countdown == "4 h 59 min left"
    assert glance.timer.interval() == 30_005
    glance.token(exp=clock() + 600)
    assert glance.timer.interval() == 1_005


def test_a_hidden_window_rests_and_its_first_paint_is_right(glance: Glance, clock: FakeClock) -> None:
    glance.token(iat=clock() - 60, exp=clock() + 3_540)
    glance.app.window.hide()
    assert not glance.timer.isActive()
    clock.advance(9 * 3_600)
    seen: list[str] = []
    glance.app.window.shownChanged.connect(lambda _shown: seen.append(glance.countdown))
    glance.app.window.show()

    assert seen == ["expired 8 h 1 min ago"]
    assert "100 % used" in glance.timeline.accessibleDescription()


@pytest.mark.parametrize(
    "turn,issued,expires",
    [
        (1_774_746_000, "01:30:00 +01:00", "until 2026-03-29 03:30:00 +02:00"),
        (1_792_890_000, "02:30:00 +02:00", "until 2026-10-25 02:30:00 +01:00"),
    ],
)
def test_on_nights_when_clocks_turn_an_hour_stays_an_hour(
    glance: Glance, clock: FakeClock, turn: int, issued: str, expires: str
) -> None:
    moments().choose(Style("Europe/Berlin"))
    clock.now = float(turn)
    glance.token(iat=turn - 1_800, exp=turn + 1_800)

    assert glance.countdown == "30 min 0 s left"
    assert glance.app.window.verify_pane.card.time.until.text() == expires
    assert f"not before {issued}" in glance.timeline.accessibleDescription() or (
        f"issued {issued}" in glance.timeline.accessibleDescription()
    )
    assert "50 % used" in glance.timeline.accessibleDescription()
    clock.advance(1_800)
    glance.wake()
    assert glance.countdown == "expired 0 s ago"


@pytest.mark.parametrize(
    "claims,countdown",
    [
        ({"exp": 2**31 - 1}, "14 y 65 d left"),
        ({"exp": 2**31}, "14 y 65 d left"),
        ({"exp": 253_402_300_799}, "7,976 y 46 d left"),
        ({"exp": -1}, "expired 53 y 318 d ago"),
        ({"exp": 1_700_000_000.5}, "1 s left"),
        ({"exp": 1_699_999_999.5}, "expired 0 s ago"),
        ({"nbf": 1_700_000_000.25, "exp": 1_700_000_100}, "valid in 1 s"),
    ],
)
def test_odd_dates_are_counted_and_painted(glance: Glance, claims: dict[str, float], countdown: str) -> None:
    glance.token(**claims)

    assert glance.countdown == countdown
    assert not glance.app.window.grab().isNull()


def test_ten_thousand_tokens_turn_at_their_times(glance: Glance, clock: FakeClock, qtbot: QtBot) -> None:
    def line(number: int) -> str:
        claims = json.dumps({"jti": str(number), "exp": clock() + 90_000 + number})
        return jwt.utils.base64url_encode(claims.encode()).decode()

    head = jwt.utils.base64url_encode(b'{"alg":"HS256"}').decode()
    glance.app.presenter.paste("\n".join(f"token: {head}.{line(number)}.c2lnbmF0dXJl" for number in range(10_000)))
    qtbot.waitUntil(lambda: len(glance.app.desk.inspection.tokens) == 10_000, timeout=60_000)
    assert glance.countdown == "1 d 1 h left"
    clock.advance(90_000 + 5_000)
    glance.wake()

    assert glance.countdown == "expired 1 h 23 min ago"
    states = [glance.app.desk.inspection.lifetime(each).state for each in glance.app.desk.inspection.tokens]
    assert states.count("expired") == 5_001
    assert glance.timer.interval() == 1_005


class TestAsOf:
    def test_the_timeline_moves_the_whole_board_and_one_press_goes_back(self, glance: Glance, clock: FakeClock) -> None:
        glance.token(iat=clock() - 60, exp=clock() + 3_540)
        QTest.keyClick(glance.timeline, Qt.Key.Key_End)
        assert glance.countdown == "expired 0 s ago"
        assert glance.app.window.verify_pane.card.as_of.text().startswith("Judged as of")
        assert "not as of now" in glance.app.window.windowTitle()
        field = glance.app.window.findChild(QLineEdit, "asOfEdit")
        assert field is not None
        assert field.text() == "2023-11-14T23:12:20Z"

        clock.advance(600)
        glance.wake()
        assert glance.countdown == "expired 0 s ago"
        back = glance.app.window.findChild(QPushButton, "backToNowButton")
        assert back is not None
        back.click()
        assert field.text() == ""
        assert glance.countdown == "49 min 0 s left"
        assert back.isHidden()

    def test_home_goes_back_from_the_command_line_s_moment(self, glance: Glance, clock: FakeClock) -> None:
        glance.token(iat=clock() - 60, exp=clock() + 3_540)
        glance.app.presenter.as_of_edited(str(clock() + 99_999))
        assert glance.countdown.startswith("expired")
        field = glance.app.window.findChild(QLineEdit, "asOfEdit")
        assert field is not None
        field.setText(str(clock() + 99_999))
        QTest.keyClick(glance.timeline, Qt.Key.Key_Home)

        assert glance.countdown == "59 min 0 s left"


def test_an_issuer_whose_clock_is_ahead_is_told_and_forgiven(glance: Glance, clock: FakeClock, qtbot: QtBot) -> None:
    glance.token(iat=clock() + 42, exp=clock() + 3_642)
    button = glance.app.window.findChild(QPushButton, "leewayButton")
    assert button is not None
    assert button.text() == "Issuer's clock is ahead: allow 50 s"
    button.click()

    qtbot.waitUntil(lambda: glance.app.desk.policy.leeway == 50)
    assert button.isHidden()
    inspection, inspected = glance.app.desk.inspection, glance.app.desk.inspected
    assert inspected is not None
    assert {check.name: check.outcome for check in inspection.checks(inspected)}["issued-at"] == "passed"


def test_another_zone_is_used_everywhere_at_once(glance: Glance, clock: FakeClock) -> None:
    glance.token(iat=clock() - 60, exp=clock() + 3_540)
    moments().choose(Style("Asia/Kolkata"))
    card = glance.app.window.verify_pane.card.time
    assert card.until.text() == "until 2023-11-15 04:42:20 +05:30"
    assert "now 03:43:20 +05:30" in glance.timeline.accessibleDescription()
    moments().choose(Style(form="unix"))
    assert card.until.text() == "until Unix 1700003540"
