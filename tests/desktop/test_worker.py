"""Work beside the window: the newest order alone is told, and an error is not lost."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from inspector.desktop.worker import ThreadWorker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[ThreadWorker]:
    del qapp  # it must be there, no more
    made = ThreadWorker()
    yield made
    made.close()


def test_a_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot, worker: ThreadWorker) -> None:
    told: list[tuple[object, bool]] = []

    def done(result: object) -> None:
        told.append((result, threading.current_thread() is threading.main_thread()))

    worker.run(lambda: threading.current_thread() is threading.main_thread(), done)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(False, True)]


def test_a_newer_order_makes_the_older_one_void(qtbot: QtBot, worker: ThreadWorker) -> None:
    go = threading.Event()
    told: list[object] = []
    worker.run(go.wait, told.append)
    worker.run(lambda: "newer", told.append)
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    worker.close()
    assert told == ["newer"]


def test_an_error_reaches_the_window(qtbot: QtBot, worker: ThreadWorker) -> None:
    with qtbot.captureExceptions() as caught:
        worker.run(lambda: 1 // 0, print)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_after_closing_nothing_is_told(worker: ThreadWorker) -> None:
    told: list[object] = []
    worker.run(lambda: 1, told.append)
    worker.close()
    assert told == []


def test_parts_come_in_their_order_and_the_last_is_never_left_out(qtbot: QtBot, worker: ThreadWorker) -> None:
    told: list[object] = []
    worker.stream(iter(range(10_000)), told.append)
    qtbot.waitUntil(lambda: 9_999 in told)
    assert told == sorted(part for part in told if isinstance(part, int))


def test_parts_that_the_window_has_no_time_for_are_left_out(qtbot: QtBot, worker: ThreadWorker) -> None:
    told: list[object] = []
    through = threading.Event()

    def parts() -> Iterator[object]:
        yield from range(100)
        through.set()

    worker.stream(parts(), told.append)
    assert through.wait(5)  # meanwhile the window does nothing
    qtbot.waitUntil(lambda: bool(told))
    assert told == [99]


def test_what_is_stopped_takes_no_more_parts(qtbot: QtBot, worker: ThreadWorker) -> None:
    taken: list[int] = []

    def parts() -> Iterator[object]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    worker.stream(parts(), lambda _: worker.stop())
    qtbot.waitUntil(lambda: worker._pool.activeThreadCount() == 0)
    many = len(taken)
    assert worker._pool.waitForDone(0)
    assert len(taken) == many
