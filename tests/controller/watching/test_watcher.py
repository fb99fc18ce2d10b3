"""The small window shows what is pinned, in the order in which it goes, and wakes for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.controller.watching.appointments import Appointments
from inspector.controller.watching.watcher import MOST, Watcher
from tests.controller.conftest import make_token
from tests.controller.watching.test_warner import Alarm

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.model.shelf import Entry
    from tests.controller.conftest import SetClock


class View:
    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.places: list[int] = []
        self.more = 0
        self.now = 0.0

    def show_tokens(self, rows: tuple[tuple[int, Entry], ...], more: int, now: float) -> None:
        self.numbers, self.places = [e.number for _, e in rows], [place for place, _ in rows]
        self.more, self.now = more, now


class World:
    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk, self.clock, self.view, self.alarm = desk, clock, View(), Alarm(clock)
        self.appointments = Appointments(self.alarm)
        self.watcher = Watcher(desk, clock, self.appointments, self.view)

    def paste(self, *left: float) -> list[int]:
        now = self.clock.now
        self.desk.replace("\n".join(make_token(sub=f"u{n}", iat=now - 60, exp=now + e) for n, e in enumerate(left)))
        for entry in self.desk.entries:
            self.desk.pin(entry.number)
        return [entry.number for entry in self.desk.entries]


@pytest.fixture
def world(desk: Desk, set_clock: SetClock) -> World:
    return World(desk, set_clock)


def test_what_goes_first_stands_first_and_what_is_gone_last(world: World) -> None:
    late, gone, soon = world.paste(900, -5, 30)
    world.watcher.set_shown(True)
    assert world.view.numbers == [soon, late, gone]
    assert world.view.places == [3, 1, 2]
    world.clock.now += 31
    world.appointments.keep(world.clock.now)
    assert world.view.numbers == [late, gone, soon]
    world.clock.now -= 31  # the clock was set back
    world.watcher.hear()
    assert world.view.numbers == [soon, late, gone]


def test_a_hidden_window_wakes_nobody(world: World) -> None:
    world.paste(900)
    world.watcher.set_shown(True)
    assert world.alarm.promised
    assert max(world.alarm.promised) <= world.clock.now + 30
    world.watcher.set_shown(False)
    assert not world.alarm.promised


def test_watching_pins_and_leaving_unpins_what_was_pinned_for_it(world: World) -> None:
    pinned, other = world.paste(900, 800)
    world.desk.pin(other)
    world.watcher.set_shown(True)
    assert world.view.numbers == [pinned]
    world.watcher.watch(other)
    assert world.view.numbers == [other, pinned]
    world.watcher.leave(other)
    world.watcher.leave(pinned)
    assert world.view.numbers == []
    assert [entry.is_pinned for entry in world.desk.entries] == [True, False]
    world.watcher.watch(pinned)
    assert world.view.numbers == [pinned]
    world.watcher.watch(99_999)
    assert world.view.numbers == [pinned]


def test_of_ten_thousand_the_first_are_shown(world: World) -> None:
    world.paste(900)
    (entry,) = world.desk.entries
    world.desk.entries = tuple(entry._replace(number=number) for number in range(10_000))
    world.watcher.set_shown(True)
    assert len(world.view.numbers) == MOST
    assert world.view.more == 10_000 - MOST
    ranked = world.watcher._ranked
    world.clock.now += 1
    world.watcher.hear()
    assert world.watcher._ranked is ranked
