"""Clocks that are off: told once for a host, with the leeway that would forgive it."""

from __future__ import annotations

from unittest.mock import MagicMock

import pytest

from inspector.controller.network.clocks import Clocks
from inspector.controller.network.request_book import RequestBook
from inspector.controller.speech import Speech
from inspector.controller.views import VerifyView
from inspector.model.request import Request


@pytest.fixture
def book() -> RequestBook:
    return RequestBook()


@pytest.fixture
def verify(book: RequestBook) -> MagicMock:
    view = MagicMock(spec=VerifyView)
    Clocks(book, view, Speech())
    return view


def answered(book: RequestBook, ahead: float | None, host: str = "issuer.example") -> None:
    request = book.add(Request(0, 0.0, f"https://{host}/keys"))
    book.change(request._replace(outcome="answered", clock_ahead=ahead))


def test_a_clock_that_is_ahead_is_told_with_its_leeway(book: RequestBook, verify: MagicMock) -> None:
    answered(book, 43.0)
    sentence, leeway = verify.show_clock.call_args.args
    assert "issuer.example is 43 s ahead" in sentence
    assert leeway == 50.0


def test_a_clock_that_is_behind_is_told_as_that(book: RequestBook, verify: MagicMock) -> None:
    answered(book, -120.0)
    sentence, leeway = verify.show_clock.call_args.args
    assert "120 s behind" in sentence
    assert leeway == 120.0


@pytest.mark.parametrize("ahead", [None, 0.0, 2.0, -4.0])
def test_a_clock_that_is_right_enough_is_not_told(book: RequestBook, verify: MagicMock, ahead: float | None) -> None:
    answered(book, ahead)
    verify.show_clock.assert_not_called()


def test_the_same_is_told_once_for_a_host(book: RequestBook, verify: MagicMock) -> None:
    answered(book, 43.0)
    answered(book, 44.0)
    assert verify.show_clock.call_count == 1
    answered(book, 43.0, "other.example")
    answered(book, 90.0)
    assert verify.show_clock.call_count == 3
