"""When the program wakes: for the next thing that somebody sees change, whatever the number of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.inspecting.desk import Desk
from inspector.controller.inspecting.timekeeper import Alarm, Timekeeper
from inspector.model import Inspected, Inspection, Policy
from inspector.model.lifetime import Dates, read_dates
from inspector.model.token import Token
from inspector.model.turns import turns_of
from inspector.service.documents.scanner import scan

if TYPE_CHECKING:
    from tests.conftest import FakeClock

NOW = 1_700_000_000.0  # 20 s past a full minute


def inspected(claims: str) -> Inspected:
    payload = scan(claims.encode())
    return Inspected(Token("jws-compact", "ok", "x", payload=payload, dates=read_dates(payload)), "not-checked")


@pytest.fixture
def desk() -> MagicMock:
    desk = MagicMock(spec=Desk)
    desk.listeners = []
    desk.working = False
    desk.inspected = None
    desk.policy = Policy()
    desk.inspection = MagicMock(spec=Inspection)
    desk.inspection.now = NOW
    desk.inspection.tokens = ()
    return desk


@pytest.fixture
def alarm(desk: MagicMock, clock: FakeClock) -> MagicMock:
    alarm = MagicMock(spec=Alarm)
    keeper = Timekeeper(desk, clock, alarm)
    assert desk.listeners == [keeper.hear]
    return alarm


def armed(desk: MagicMock, alarm: MagicMock) -> object:
    desk.listeners[0]()
    return alarm.arm.call_args.args[0]


def show(desk: MagicMock, *claims: str) -> None:
    desk.inspection.tokens = tuple(map(inspected, claims))
    desk.inspected = desk.inspection.tokens[0]


def test_nothing_wakes_an_empty_window(desk: MagicMock, alarm: MagicMock) -> None:
    assert armed(desk, alarm) is None


def test_it_wakes_for_each_second_in_the_last_hour_and_else_for_the_minute(desk: MagicMock, alarm: MagicMock) -> None:
    show(desk, f'{{"exp": {NOW + 712}}}')
    assert armed(desk, alarm) == NOW + 1
    show(desk, f'{{"exp": {NOW + 90_050}}}')
    assert armed(desk, alarm) == NOW + 40


def test_a_login_that_is_counted_up_is_in_view_too(desk: MagicMock, alarm: MagicMock) -> None:
    show(desk, f'{{"exp": {NOW + 90_000}, "auth_time": {NOW - 20}}}')
    assert armed(desk, alarm) == NOW + 1


def test_the_other_tokens_of_the_shelf_count(desk: MagicMock, alarm: MagicMock) -> None:
    show(desk, f'{{"exp": {NOW + 90_000}}}', f'{{"exp": {NOW + 30}}}')
    assert armed(desk, alarm) == NOW + 1


def test_nothing_changes_by_itself_as_of_another_moment_or_while_it_is_worked(
    desk: MagicMock, alarm: MagicMock
) -> None:
    show(desk, f'{{"exp": {NOW + 712}}}')
    desk.inspection.now = NOW + 500
    assert armed(desk, alarm) is None
    desk.inspection.now = NOW
    desk.working = True
    assert armed(desk, alarm) is None


def test_ten_thousand_tokens_are_put_in_order_once(
    desk: MagicMock, alarm: MagicMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = MagicMock(wraps=turns_of)
    monkeypatch.setattr("inspector.controller.inspecting.timekeeper.turns_of", made)
    one = inspected(f'{{"exp": {NOW + 90_000}}}')
    last = inspected(f'{{"exp": {NOW + 10.5}}}')
    desk.inspection.tokens = (*(one for _ in range(9_999)), last)
    desk.inspected = one
    assert armed(desk, alarm) == pytest.approx(NOW + 0.5)
    assert armed(desk, alarm) == pytest.approx(NOW + 0.5)
    made.assert_called_once()


def test_a_token_turns_when_it_begins_is_about_to_expire_and_expires() -> None:
    lives = [
        read_dates(scan(text)) for text in (b'{"iat": 0, "nbf": 5, "exp": 100}', b'{"exp": 1000}', b'{"exp": "x"}')
    ]
    assert turns_of([*lives, Dates()]) == (5, 90, 100, 700, 1000)
