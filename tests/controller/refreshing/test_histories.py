"""Histories: one for a token and all that came of it, bounded, and none of it in a repr."""

from __future__ import annotations

from inspector.controller.refreshing.histories import Histories
from inspector.model.renewal import AT_ISSUER, BY_HAND, BY_ITSELF, Change
from tests.controller.conftest import SetClock

CHANGE = (Change("exp", "1", "2"),)


def test_one_history_holds_all_three_kinds(set_clock: SetClock) -> None:
    histories = Histories(set_clock)
    told: list[int] = []
    histories.listeners.append(lambda: told.append(len(histories.of(4))))
    histories.note(4, 4, "a", "b", CHANGE, BY_ITSELF)
    set_clock.now += 5
    histories.note(4, 7, "b", "c", CHANGE, BY_HAND)
    histories.note(7, 9, "c", "d", CHANGE, AT_ISSUER)
    histories.note(1, 2, "x", "y", CHANGE, BY_HAND)
    assert [each.by for each in histories.of(4)] == [BY_ITSELF, BY_HAND, AT_ISSUER]
    assert histories.of(4) == histories.of(7) == histories.of(9)
    assert histories.of(4)[1].moment == histories.of(4)[0].moment + 5
    assert [histories.origin(number) for number in (4, 7, 9, 2, 1, 3)] == [None, 4, 7, 1, None, None]
    assert histories.of(3) == ()
    assert told == [1, 2, 3, 3]


def test_a_token_of_the_past_is_found_by_its_number(set_clock: SetClock) -> None:
    histories = Histories(set_clock)
    first = histories.note(0, 0, "a", "b", CHANGE, BY_ITSELF)
    second = histories.note(0, 0, "b", "c", CHANGE, BY_ITSELF)
    assert len({*first.past, *second.past}) == 4
    assert max(*first.past, *second.past) < -1
    assert histories.past(first.past[0]) == (first, True)
    assert histories.past(second.past[1]) == (second, False)
    histories.take_back(second)
    assert histories.past(second.past[1]) is None
    assert histories.of(0) == (first,)


def test_a_hundred_are_remembered(set_clock: SetClock) -> None:
    histories = Histories(set_clock)
    for number in range(120):
        histories.note(0, 0, str(number), str(number + 1), CHANGE, BY_ITSELF)
    assert len(histories.of(0)) == 100
    assert histories.of(0)[-1].after == "120"


def test_no_token_is_in_a_repr(set_clock: SetClock) -> None:
    assert "secret" not in repr(Histories(set_clock).note(0, 1, "secret", "secret", CHANGE, BY_HAND))
