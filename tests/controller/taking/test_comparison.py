"""Comparing: which two are meant, that the judgement follows the desk, and what there is to say where there are no two."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.crafting.encoder import Encoder
from inspector.controller.refreshing.histories import Histories
from inspector.controller.speech import Speech
from inspector.controller.taking.comparison import Comparer, CompareView
from inspector.controller.views import EncodeView
from inspector.model.comparison import NEW, Comparison
from inspector.model.renewal import BY_HAND, BY_ITSELF
from inspector.model.sentences.comparison import NO_NEW_TOKEN, NO_TOKEN_TO_COMPARE, NOTHING_TO_COMPARE
from tests.controller.conftest import SECRET, HeldWorker, make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk


class Told:
    """A comparer with a view that notes what it is told."""

    def __init__(self, desk: Desk) -> None:
        self.histories = Histories(lambda: 0.0)
        self.view = MagicMock(spec=CompareView)
        self.worker = HeldWorker()
        self.encoder = Encoder(desk, MagicMock(spec=EncodeView), Speech())
        self.comparer = Comparer(desk, self.encoder, self.worker, self.histories)
        self.comparer.attach(self.view)

    @property
    def comparison(self) -> Comparison | None:
        found = self.view.show_comparison.call_args.args[1]
        assert found is None or isinstance(found, Comparison)
        return found


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)


def test_without_a_second_token_it_says_so(desk: Desk, told: Told, token: str) -> None:
    assert told.comparer.pair_of_shown() is None
    assert told.comparer.reason("compare") == NO_TOKEN_TO_COMPARE
    desk.replace(token)
    assert told.comparer.pair_of_shown() is None
    assert told.comparer.pair_with_new() is None
    assert told.comparer.reason("compare") == NOTHING_TO_COMPARE
    assert told.comparer.reason("compare-new") == NO_NEW_TOKEN


def test_a_token_is_compared_with_what_it_was_made_from_first(
    desk: Desk, told: Told, token: str, other_token: str
) -> None:
    desk.replace(f"{token}\n{other_token}\n{make_token(sub='third')}")
    first, second, third = (entry.number for entry in desk.entries)
    assert told.comparer.pair_of_shown() == (first, second)
    desk.choose(third)
    assert told.comparer.pair_of_shown() == (second, third)
    told.histories.note(first, third, "a", "c", (), BY_HAND)
    assert told.comparer.pair_of_shown() == (first, third)
    desk.remove(first)
    assert told.comparer.pair_of_shown() == (second, third)
    assert told.comparer.pair_with_shown(second) == (second, third)


def test_the_new_token_is_judged_and_compared(desk: Desk, told: Told, token: str) -> None:
    desk.set_key(SECRET, "utf8", "")
    desk.replace(token)
    told.encoder.payload_edited('{"sub":"changed"}')
    pair = told.comparer.pair_of_shown()
    assert pair == told.comparer.pair_with_new() == (desk.chosen, NEW)
    told.comparer.choose(pair)
    assert told.comparison is not None
    assert told.comparison.after.verdict == "verified"
    key = told.comparison.fact("key")
    assert key is not None
    assert key.kind == "same"


def test_it_follows_the_desk_while_it_is_shown(desk: Desk, told: Told, token: str, other_token: str) -> None:
    desk.replace(f"{token}\n{other_token}")
    one, other = (entry.number for entry in desk.entries)
    told.comparer.choose((one, other))
    told.view.reset_mock()
    desk.set_key(SECRET, "utf8", "")
    told.view.show_comparison.assert_not_called()
    told.comparer.set_shown(shown=True)
    assert told.comparison is not None
    assert told.comparison.before.verdict == "verified"
    told.view.reset_mock()
    desk.tick()
    told.view.show_comparison.assert_not_called()
    desk.remove(one)
    assert told.comparison is None
    told.comparer.choose((None, other))
    assert told.comparison is None


def test_large_tokens_are_compared_beside_the_window(desk: Desk, told: Told, worker: HeldWorker) -> None:
    texts = [make_token(sub=letter * 90_000) for letter in "ab"]
    desk.replace("\n".join(texts))
    worker.finish()
    one, other = (entry.number for entry in desk.entries)
    told.comparer.choose((one, other))
    assert told.comparison is None
    told.worker.finish()
    assert told.comparison is not None
    assert told.comparison.count("changed") == 1


def test_before_and_after_a_refresh_stay_comparable_when_they_are_gone(
    desk: Desk, told: Told, token: str, other_token: str
) -> None:
    desk.replace(token)
    number = desk.chosen
    renewal = told.histories.note(number, number, token, other_token, (), BY_ITSELF)
    assert told.comparer.pair_of_renewal(renewal) == (number, renewal.past[1])
    desk.renew(number, other_token)
    pair = told.comparer.pair_of_renewal(renewal)
    assert pair == (renewal.past[0], number)
    told.comparer.set_shown(True)
    told.comparer.choose(pair)
    assert told.comparison is not None
    assert (told.comparison.before.token.text, told.comparison.after.token.text) == (token, other_token)
    (past,) = told.view.show_choices.call_args.kwargs["past"]
    assert (past.number, past.is_before, past.token.text) == (renewal.past[0], True, token)
    told.histories.take_back(renewal)
    told.comparer.choose(pair)
    assert told.comparison is None
    assert told.view.show_choices.call_args.kwargs["past"] == ()
