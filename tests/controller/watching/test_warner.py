"""Warnings reach whoever does not look, once, with no claim in them; those who look see the window's strip."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from inspector.controller.watching.appointments import Appointments
from inspector.controller.watching.warner import Warner
from inspector.model.warnings import EVERYBODY, NOBODY, Due, Habit, Message
from tests.controller.conftest import make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.model.shelf import Entry
    from tests.controller.conftest import SetClock


class Alarm:
    """An alarm that a test rings: tells of all promises that have come."""

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.promised: set[float] = set()

    def promise(self, moment: float) -> None:
        self.promised.add(moment)

    def withdraw(self, moment: float) -> None:
        self.promised.discard(moment)


class Said:
    """Everything that was said outside of the window and in it."""

    def __init__(self) -> None:
        self.outside: list[Message] = []
        self.inside: list[Message] = []
        self.is_looked_at = False

    def tell(self, message: Message) -> None:
        self.outside.append(message)

    def show_warning(self, message: Message) -> None:
        self.inside.append(message)


class World:
    """A warner with its surroundings."""

    def __init__(self, desk: Desk, clock: SetClock) -> None:
        self.desk, self.clock, self.said = desk, clock, Said()
        self.alarm = Alarm(clock)
        self.appointments = Appointments(self.alarm)
        self.warner = Warner(
            desk, clock, self.appointments, self.said, self.said, phrase, lambda: self.said.is_looked_at, lambda _: True
        )

    def wait(self, seconds: float) -> None:
        """Let the time go on with the window hidden: the alarm alone tells of it."""
        self.clock.now += seconds
        while come := sorted(moment for moment in self.alarm.promised if moment <= self.clock.now):
            self.alarm.promised.discard(come[0])
            self.appointments.keep(come[0])

    def told(self) -> list[str]:
        return [message.title for message in self.said.outside]


def phrase(dues: tuple[Due, ...], entries: tuple[Entry, ...]) -> tuple[str, str]:
    assert len(dues) == len(entries)
    return " ".join(f"{due.place}:{due.event.ahead:.0f}:{due.remaining:.0f}" for due in dues), "body"


@pytest.fixture
def world(desk: Desk, set_clock: SetClock) -> World:
    return World(desk, set_clock)


def tokens(world: World, *left: float) -> str:
    now = world.clock.now
    return "\n".join(make_token(sub=f"u{n}", iat=now - 60, exp=now + each) for n, each in enumerate(left))


def test_a_pasted_token_is_not_told_of(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    assert not world.alarm.promised
    world.wait(1_000)
    assert not world.told()


def test_a_pinned_one_is_told_of_five_minutes_before_and_at_its_expiry(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.pin(world.desk.chosen)
    world.wait(300)
    assert world.told() == ["1:300:300"]
    world.wait(300)
    assert world.told() == ["1:300:300", "1:0:0"]
    assert world.said.outside[0].number == world.desk.chosen
    assert world.said.outside[0].can_refresh
    world.wait(10_000)
    assert len(world.told()) == 2


def test_the_habit_and_the_choice_for_one_token(world: World) -> None:
    world.desk.replace(tokens(world, 600, 700))
    first, second = (entry.number for entry in world.desk.entries)
    world.warner.set_habit(Habit(EVERYBODY, (60.0,)))
    world.warner.choose(second, ())
    world.wait(5_000)
    assert [message.number for message in world.said.outside] == [first]
    world.desk.replace(tokens(world, 600))
    world.warner.set_habit(Habit(NOBODY, (60.0,)))
    world.warner.choose(world.desk.chosen, (120.0,))
    world.wait(481)
    assert world.told()[-1] == "1:120:119"
    assert world.warner.choice(world.desk.chosen) == (120.0,)
    world.warner.choose(world.desk.chosen, None)
    assert world.warner.choice(world.desk.chosen) is None


def test_after_a_sleep_there_is_one_message(world: World) -> None:
    world.desk.replace(tokens(world, 600, 700, 5_000))
    world.warner.set_habit(Habit(EVERYBODY, (900.0, 300.0, 60.0, 0.0)))
    world.wait(4_200)
    assert world.told() == ["1:0:-3600 2:0:-3500 3:900:800"]
    assert world.said.outside[0].number is None
    assert not world.said.outside[0].can_refresh


def test_who_looks_is_told_in_the_window_alone(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.pin(world.desk.chosen)
    world.said.is_looked_at = True
    world.wait(300)
    assert not world.told()
    assert len(world.said.inside) == 1


def test_a_clock_that_is_set_back_does_not_tell_again(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.pin(world.desk.chosen)
    world.wait(300)
    world.clock.now -= 200
    world.desk.tick()
    world.wait(250)
    assert world.told() == ["1:300:300"]
    world.wait(300)
    assert len(world.told()) == 2


def test_as_of_another_moment_changes_no_warning(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.pin(world.desk.chosen)
    world.desk.set_as_of(world.clock.now + 10_000)
    assert world.alarm.promised == {world.clock.now + 300}


def test_one_that_is_gone_is_not_told_of(world: World) -> None:
    world.desk.replace(tokens(world, 600, 800))
    world.desk.pin(world.desk.chosen)
    world.desk.remove(world.desk.chosen)
    assert not world.alarm.promised


def test_one_that_refreshes_by_itself_is_told_of_at_its_expiry_alone(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.pin(world.desk.chosen)
    world.warner.spare(frozenset({world.desk.chosen}))
    assert world.alarm.promised == {world.clock.now + 600}


def test_ten_thousand_pasted_tokens_hold_nothing(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    world.desk.entries = world.desk.entries * 10_000
    tracemalloc.start()
    world.warner.hear()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000
    assert not world.alarm.promised


def test_ten_thousand_tokens_that_expire_together_are_one_message(world: World) -> None:
    world.desk.replace(tokens(world, 600))
    (entry,) = world.desk.entries
    world.desk.entries = tuple(entry._replace(number=number) for number in range(10_000))
    world.warner.set_habit(Habit(EVERYBODY, (0.0,)))
    assert len(world.alarm.promised) == 1
    world.wait(600)
    assert len(world.said.outside) == 1


def test_appointments_do_not_take_each_other_away(world: World) -> None:
    heard: list[str] = []
    one, other = lambda: heard.append("one"), lambda: heard.append("other")
    moment = world.clock.now + 10
    world.appointments.make(one, moment)
    world.appointments.make(other, moment)
    world.appointments.make(one, None)
    assert world.alarm.promised == {moment}
    world.wait(10)
    assert heard == ["other"]
    assert not world.alarm.promised
