"""The tick: at each change that is in view, at what was promised, never more than 30 s ahead, and not while nothing needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspector.desktop.ticker import FARTHEST, Ticker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock


@pytest.fixture
def ticker(qtbot: QtBot, clock: FakeClock) -> Iterator[Ticker]:
    ticker = Ticker(clock)
    yield ticker
    ticker.stop()


def timer(ticker: Ticker) -> QTimer:
    found = ticker.findChild(QTimer)
    assert found is not None
    return found


def fire(ticker: Ticker) -> None:
    """Let the time be up that the timer waits for."""
    timer(ticker).timeout.emit()


class Heard:
    """Keeps what a ticker told, and says when the next change comes, as the program does."""

    def __init__(self, ticker: Ticker, clock: FakeClock, step: float | None = None) -> None:
        self.ticks: list[float] = []
        self.kept: list[object] = []
        self._ticker, self._clock, self._step = ticker, clock, step
        ticker.ticked.connect(self.on_tick)
        ticker.kept.connect(self.kept.append)

    def on_tick(self) -> None:
        self.ticks.append(self._clock())
        if self._step is not None:
            self._ticker.arm(self._clock() + self._step)


@pytest.mark.parametrize(
    "ahead,wait", [(1.0, 1005), (0.75, 755), (0.001, 6), (29.5, 29_505), (31.0, 30_005), (1e12, 30_005)]
)
def test_it_is_aimed_at_the_next_change_and_never_far_ahead(
    ticker: Ticker, clock: FakeClock, ahead: float, wait: int
) -> None:
    Heard(ticker, clock)
    ticker.set_running(True)
    ticker.arm(clock() + ahead)

    assert timer(ticker).interval() == wait


def test_it_ticks_at_once_when_the_window_is_shown(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock)
    clock.advance(7_200)

    ticker.set_running(True)

    assert heard.ticks == [clock()]


def test_it_wakes_within_half_a_minute_though_nothing_changes(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock)
    ticker.set_running(True)
    ticker.arm(None)

    assert timer(ticker).interval() == round(FARTHEST * 1000) + 5
    clock.advance(5 * 3_600)  # it slept
    fire(ticker)
    assert heard.ticks[-1] == clock()


def test_a_clock_that_was_set_back_is_followed(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock, step=1.0)
    ticker.set_running(True)
    clock.advance(-86_400)
    fire(ticker)

    assert heard.ticks[-1] == clock()
    assert timer(ticker).interval() == 1005


def test_it_goes_on_by_itself(ticker: Ticker, clock: FakeClock, qtbot: QtBot) -> None:
    heard = Heard(ticker, clock, step=0.01)
    ticker.set_running(True)

    qtbot.waitUntil(lambda: len(heard.ticks) > 2)


def test_a_change_that_has_come_already_does_not_make_it_race(ticker: Ticker, clock: FakeClock) -> None:
    Heard(ticker, clock)
    ticker.set_running(True)
    ticker.arm(clock() - 5)
    assert timer(ticker).interval() == 5
    fire(ticker)

    assert timer(ticker).interval() == round(FARTHEST * 1000) + 5


def test_it_rests_while_the_window_is_hidden(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock, step=1.0)
    ticker.set_running(True)
    ticker.set_running(False)

    assert not timer(ticker).isActive()
    ticker.arm(clock() + 1)
    assert not timer(ticker).isActive()
    assert len(heard.ticks) == 1


def test_a_promise_is_kept_once_while_the_window_is_hidden(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock)
    ticker.promise(clock() + 40)
    assert timer(ticker).interval() == 30_005
    clock.advance(30)
    fire(ticker)
    assert (heard.kept, timer(ticker).interval()) == ([], 10_005)
    clock.advance(10)
    fire(ticker)
    fire(ticker)

    assert heard.kept == [clock()]
    assert heard.ticks == []
    assert not timer(ticker).isActive()


def test_promises_that_the_machine_slept_through_are_kept_in_order(ticker: Ticker, clock: FakeClock) -> None:
    heard = Heard(ticker, clock)
    begin = clock()
    for ahead in (300.0, 60.0, 90_000.0):
        ticker.promise(begin + ahead)
    clock.advance(3_600)
    fire(ticker)

    assert heard.kept == [begin + 60, begin + 300]
    assert timer(ticker).isActive()


def test_a_promise_is_forgotten_when_it_is_withdrawn(ticker: Ticker, clock: FakeClock) -> None:
    ticker.promise(clock() + 5)
    ticker.withdraw(clock() + 5)
    ticker.withdraw(clock() + 6)

    assert not timer(ticker).isActive()


def test_whoever_turns_to_the_window_finds_the_present(ticker: Ticker, clock: FakeClock, qapp: QApplication) -> None:
    heard = Heard(ticker, clock)
    ticker.set_running(True)
    clock.advance(20)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert heard.ticks == [clock() - 20, clock()]
