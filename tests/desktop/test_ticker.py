"""The tick: at each full second of the clock, at once when it begins, and never while it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from inspector.desktop.ticker import Ticker

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import FakeClock


@pytest.mark.parametrize("fraction,wait", [(0.0, 1005), (0.25, 755), (0.999, 6)])
def test_it_is_aimed_at_the_next_full_second(qtbot: QtBot, clock: FakeClock, fraction: float, wait: int) -> None:
    clock.advance(fraction)
    ticker = Ticker(clock)
    with qtbot.waitSignal(ticker.ticked):
        ticker.set_running(True)
    timer = ticker.findChild(QTimer)
    assert timer is not None
    assert timer.interval() == wait
    ticker.set_running(False)
    assert not timer.isActive()


def test_it_goes_on_by_itself(qtbot: QtBot, clock: FakeClock) -> None:
    clock.advance(0.99)
    ticker = Ticker(clock)
    ticker.set_running(True)
    with qtbot.waitSignals([ticker.ticked, ticker.ticked]):
        pass
    ticker.set_running(False)
