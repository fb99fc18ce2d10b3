"""One book of what was trusted: a yes in one window holds in the other, a stricter question is asked all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.controller.network.fetcher import Fetcher
from inspector.controller.network.granter import Granter
from inspector.controller.network.request_book import RequestBook
from inspector.controller.network.trust import Trust
from inspector.controller.speech import Speech
from inspector.model.request import Call
from inspector.service.reading.reader import read_token
from tests.controller.conftest import make_token
from tests.controller.network.test_granter import ENDPOINT, ISSUER, Board, Window
from tests.controller.switchboard import AtOnce, Panel, Switchboard

if TYPE_CHECKING:
    from tests.controller.conftest import SetClock

OTHER = Call("https://other.example/keys", "other.example")


class Both:
    """The two who send, with one book."""

    def __init__(self, clock: SetClock) -> None:
        self.network, self.panel, self.window, trust, book = Switchboard(), Panel(), Window(), Trust(), RequestBook()
        worker, speech = AtOnce(), Speech()
        self.fetcher = Fetcher(self.network, worker, self.panel, speech, clock, print, book=book, trust=trust)
        self.granter = Granter(
            self.network, worker, self.window, speech, clock, Board(), book, print, trust, print
        )  # fmt: skip
        token = read_token(make_token(iss=ISSUER))
        self.fetcher.token_shown(token)
        self.granter.token_shown(token)


@pytest.fixture
def both(set_clock: SetClock) -> Both:
    return Both(set_clock)


def test_a_yes_to_a_host_holds_in_the_other_window(both: Both) -> None:
    both.fetcher.offer_taken(0)
    both.fetcher.fetch()
    assert both.panel.question is not None
    both.fetcher.give_consent()
    both.network.answer(b"{}")
    asked = len(both.network.asked)
    both.granter.discover()
    assert both.window.question is None
    assert len(both.network.asked) == asked + 1


def test_and_the_other_way_round(both: Both) -> None:
    both.granter.discover()
    assert both.window.question is not None
    both.granter.give_consent()
    both.fetcher.offer_taken(0)
    both.fetcher.fetch()
    assert both.panel.question is None
    assert len(both.network.asked) == 2


def test_what_means_more_is_asked_all_the_same(both: Both) -> None:
    """A yes to plain http for keys is none to a refresh token in the clear."""
    both.fetcher.address_edited("http://127.0.0.1:1/keys")
    both.fetcher.purpose_chosen("keys")
    both.fetcher.fetch()
    both.fetcher.give_consent()
    assert len(both.network.asked) == 1
    both.granter.endpoint_edited("http://127.0.0.1:1/token")
    both.granter.refresh_token_edited("r")
    both.granter.refresh()
    assert both.window.question is not None
    assert len(both.network.asked) == 1


def test_a_file_of_authorities_is_trusted_by_both(both: Both) -> None:
    both.granter.authorities_chosen("/etc/own.pem")
    assert both.panel.authorities == both.window.authorities == "/etc/own.pem"
    both.granter.endpoint_edited(ENDPOINT)
    both.granter.refresh_token_edited("r")
    both.granter.refresh()
    assert both.network.terms[-1].authorities == "/etc/own.pem"
    both.fetcher.authorities_chosen("")
    both.fetcher.address_edited("https://issuer.example/jwks.json")
    both.fetcher.fetch()
    assert both.window.authorities == both.network.terms[-1].authorities == ""


def test_a_yes_counts_for_its_host_and_its_warning() -> None:
    trust = Trust()
    call = Call("https://issuer.example/keys", "issuer.example")
    trust.accept(call, ("from-iss", "redirect"))
    assert trust.open_warnings(call, ("from-iss", "redirect", "private-host")) == ("redirect", "private-host")
    assert trust.open_warnings(OTHER, ("from-iss",)) == ("from-iss",)
    assert trust.open_warnings(call._replace(address="http://issuer.example/keys"), ("from-iss",)) == ("from-iss",)
