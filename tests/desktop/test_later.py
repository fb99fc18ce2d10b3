"""What is put off is done once the person pauses, and only the last of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.desktop.later import Pause

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Deeds:
    def __init__(self) -> None:
        self.done: list[str] = []

    def first(self) -> None:
        self.done.append("first")

    def second(self) -> None:
        self.done.append("second")


def test_the_last_wish_alone_is_done_after_the_pause(qtbot: QtBot) -> None:
    pause, deeds = Pause(), Deeds()
    pause.call(deeds.first)
    pause.call(deeds.second)
    assert deeds.done == []

    qtbot.waitUntil(lambda: bool(deeds.done))

    assert deeds.done == ["second"]


def test_what_is_cancelled_is_not_done(qtbot: QtBot) -> None:
    pause, deeds = Pause(), Deeds()
    pause.call(deeds.first)
    pause.cancel()
    other = Pause()
    other.call(deeds.second)

    qtbot.waitUntil(lambda: bool(deeds.done))

    assert deeds.done == ["second"]
    assert not pause._timer.isActive()


def test_what_needs_no_pause_waits_for_the_event_loop_alone(qtbot: QtBot) -> None:
    pause, deeds = Pause(), Deeds()
    pause.call(deeds.first, pause=False)
    assert deeds.done == []

    QCoreApplication.processEvents()

    assert deeds.done == ["first"]


def test_a_wish_that_waits_for_a_pause_waits_also_after_one_that_did_not(qtbot: QtBot) -> None:
    pause, deeds = Pause(), Deeds()
    pause.call(deeds.first, pause=False)
    pause.call(deeds.second)

    QCoreApplication.processEvents()
    assert deeds.done == []

    qtbot.waitUntil(lambda: bool(deeds.done))
    assert deeds.done == ["second"]
