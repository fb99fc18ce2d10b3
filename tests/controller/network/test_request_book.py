"""All who send write into one log, and none overwrites another's line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.network.exchange import Exchange
from inspector.controller.network.request_book import RequestBook
from inspector.model.request import Form, Terms
from tests.controller.switchboard import Switchboard

if TYPE_CHECKING:
    from inspector.controller.network.exchange import Outcome
    from tests.controller.conftest import SetClock


def test_two_that_are_under_way_at_once(set_clock: SetClock) -> None:
    book, one, other = RequestBook(), Switchboard(), Switchboard()
    heard: list[Outcome] = []
    first, second = Exchange(one, set_clock, book=book), Exchange(other, set_clock, book=book)
    first.start("https://a.example/", Terms(), heard.append)
    second.start("https://b.example/", Terms(), heard.append, Form(b"x"))
    one.answer(b"1")
    second.cancel()
    assert [(each.number, each.method, each.outcome) for each in first.requests] == [
        (1, "GET", "answered"),
        (2, "POST", "cancelled"),
    ]
    assert first.requests is second.requests
    assert len(heard) == 1


def test_a_get_after_a_form_sends_no_form(set_clock: SetClock) -> None:
    network = Switchboard()
    exchange = Exchange(network, set_clock)
    heard: list[Outcome] = []
    exchange.start("https://a.example/", Terms(), heard.append, Form(b"x"))
    network.answer(b"")
    exchange.start("https://a.example/", Terms(), heard.append)
    assert (len(network.asked), len(network.forms)) == (2, 1)
