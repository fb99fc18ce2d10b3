"""Warnings are told once, in time, and only of what was yet to come."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.warnings import LONGEST, Event, Vigil, readable

AHEAD = (900.0, 300.0, 60.0, 0.0)


def aheads(events: tuple[Event, ...]) -> list[float]:
    return [event.ahead for event in events]


def test_each_is_told_when_it_is_due_and_once() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, (300.0, 0.0))], 0.0)
    assert vigil.next_moment == 700
    assert vigil.take(699.9) == ()
    assert vigil.take(700) == (Event(700, 1, 300, 1_000),)
    assert vigil.take(700) == ()
    assert vigil.next_moment == 1_000
    assert aheads(vigil.take(1_000)) == [0]
    assert vigil.next_moment is None


def test_what_was_over_when_the_token_came_is_not_told() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, AHEAD), (2, 50.0, AHEAD)], 800.0)
    assert aheads(vigil.take(2_000)) == [0]
    assert vigil.take(3_000) == ()


def test_what_was_over_when_it_was_chosen_is_not_told() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, (0.0,))], 0.0)
    vigil.expect([(1, 1_000.0, (900.0, 0.0))], 500.0)
    assert vigil.next_moment == 1_000


def test_after_a_sleep_a_token_is_told_of_once() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, AHEAD), (2, 1_100.0, AHEAD)], 0.0)
    assert [(event.number, event.ahead) for event in vigil.take(5_000)] == [(1, 0), (2, 0)]
    vigil.expect([(1, 1_000.0, AHEAD), (2, 1_100.0, AHEAD)], 5_000.0)
    assert vigil.take(9_000) == ()


def test_a_clock_that_is_set_back_tells_nothing_twice() -> None:
    vigil = Vigil()
    wanted = [(1, 1_000.0, (300.0, 0.0))]
    vigil.expect(wanted, 0.0)
    assert aheads(vigil.take(750)) == [300]
    assert vigil.was_set_back(100)
    vigil.expect(wanted, 100.0)
    assert vigil.next_moment == 1_000
    assert not vigil.was_set_back(100)


def test_a_clock_that_was_wrong_when_the_token_came_costs_no_warning() -> None:
    vigil = Vigil()
    wanted = [(1, 1_000.0, (0.0,))]
    vigil.expect(wanted, 50_000.0)
    assert vigil.next_moment is None
    vigil.expect(wanted, 500.0)
    assert vigil.next_moment == 1_000


def test_what_is_not_wanted_any_more_is_not_told() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, (0.0,))], 0.0)
    vigil.expect([], 10.0)
    assert vigil.next_moment is None
    assert vigil.take(2_000) == ()


def test_a_token_with_another_expiry_is_another_event() -> None:
    vigil = Vigil()
    vigil.expect([(1, 1_000.0, (0.0,))], 0.0)
    vigil.take(1_000)
    vigil.expect([(1, 2_000.0, (0.0,))], 1_500.0)
    assert vigil.next_moment == 2_000


@given(st.lists(st.floats(0, 5_000), min_size=2, max_size=40))
def test_however_the_clock_runs_nothing_is_told_twice(moments: list[float]) -> None:
    vigil, wanted = Vigil(), [(number, 1_000.0 * number, AHEAD) for number in (1, 2, 3)]
    told: list[Event] = []
    for now in moments:
        vigil.expect(wanted, now)
        told += vigil.take(now)
    assert len(told) == len(set(told))


def test_what_is_kept_is_read_with_care() -> None:
    assert readable((0, "x", 60.0, -1, 60, LONGEST + 1, None)) == (60.0, 0.0)
    assert all(a > b for a, b in pairwise(readable(AHEAD[::-1])))
    assert readable((math.nan, math.inf)) == ()
