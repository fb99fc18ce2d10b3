"""A token on the clipboard is offered once, when the window is turned to, and never taken unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.controller.inspecting.clipboard_offers import LONGEST, ClipboardOffers
from tests.controller.conftest import HeldWorker, make_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.inspecting.desk import Desk


class Board:
    def __init__(self) -> None:
        self.content = ""
        self.own = False

    def text(self) -> str:
        return self.content

    def is_own(self) -> bool:
        return self.own


class Strip:
    def __init__(self) -> None:
        self.offered: list[str] = []
        self.is_shown = False

    def show_offer(self, text_start: str) -> None:
        self.offered.append(text_start)
        self.is_shown = True

    def hide_offer(self) -> None:
        self.is_shown = False


class Soon:
    """Puts off until a test says so."""

    def __init__(self) -> None:
        self.deed: Callable[[], None] | None = None

    def call(self, deed: Callable[[], None], *, pause: bool = True) -> None:
        assert pause
        self.deed = deed

    def cancel(self) -> None:
        self.deed = None


class Scene:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.board, self.strip, self.soon = desk, Board(), Strip(), Soon()
        self.scout = HeldWorker()
        self.pasted: list[str] = []
        self.offers = ClipboardOffers(desk, self.pasted.append, self.board, self.strip, self.soon, self.scout)

    def turn_to(self, content: str) -> None:
        """Copy something elsewhere, then turn to the window and let it come to rest."""
        self.board.content = content
        self.offers.window_activated()
        if self.soon.deed is not None:
            self.soon.deed()


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return Scene(desk)


def test_a_token_is_offered_by_its_beginning_and_not_taken(scene: Scene, token: str) -> None:
    scene.turn_to(f"Authorization: Bearer {token}")
    assert scene.strip.offered == [token[:12]]
    assert scene.pasted == []
    assert scene.desk.inspection.tokens == ()


def test_what_is_accepted_is_pasted_as_it_was_copied(scene: Scene, token: str) -> None:
    text = f"Authorization: Bearer {token}"
    scene.turn_to(text)
    scene.board.content = "something else by now"
    scene.offers.accept()
    assert scene.pasted == [text]
    assert not scene.strip.is_shown
    scene.offers.accept()
    assert scene.pasted == [text]


def test_the_window_is_not_kept_waiting(scene: Scene, token: str) -> None:
    scene.board.content = token
    scene.offers.window_activated()
    assert scene.strip.offered == []
    assert scene.soon.deed is not None


def test_the_same_is_offered_once(scene: Scene, token: str, other_token: str) -> None:
    scene.turn_to(token)
    scene.offers.dismiss()
    assert not scene.strip.is_shown
    scene.turn_to(token)
    assert len(scene.strip.offered) == 1
    scene.turn_to(other_token)
    assert len(scene.strip.offered) == 2


def test_an_offer_stands_while_the_same_text_is_on_the_clipboard(scene: Scene, token: str) -> None:
    scene.turn_to(token)
    scene.turn_to(token)
    assert scene.strip.is_shown
    assert len(scene.strip.offered) == 1


def test_an_offer_goes_with_what_was_offered(scene: Scene, token: str) -> None:
    scene.turn_to(token)
    scene.turn_to("a shopping list")
    assert not scene.strip.is_shown
    scene.offers.accept()
    assert scene.pasted == []


@pytest.mark.parametrize("content", ["", "a.b.c", "no token at all", "x" * (LONGEST + 1)])
def test_where_there_is_no_token_nothing_is_offered(scene: Scene, content: str) -> None:
    scene.turn_to(content)
    assert scene.strip.offered == []


def test_a_text_that_is_far_too_long_is_not_looked_through(scene: Scene, token: str) -> None:
    scene.turn_to(" " * LONGEST + token)
    assert scene.strip.offered == []


def test_what_this_program_copied_is_not_offered(scene: Scene, token: str) -> None:
    scene.board.own = True
    scene.turn_to(token)
    assert scene.strip.offered == []


def test_what_is_held_is_not_offered(scene: Scene, token: str, other_token: str) -> None:
    scene.desk.replace(token)
    scene.turn_to(f"Bearer {token}")
    assert scene.strip.offered == []
    scene.turn_to(f"{token}\n{other_token}")
    assert scene.strip.offered == [other_token[:12]]


def test_an_offer_goes_when_its_token_is_pasted_by_hand(scene: Scene, token: str, other_token: str) -> None:
    scene.turn_to(token)
    scene.desk.replace(other_token)
    assert scene.strip.is_shown
    scene.desk.replace(token)
    assert not scene.strip.is_shown


def test_offers_can_be_switched_off_and_on(scene: Scene, token: str) -> None:
    scene.turn_to(token)
    scene.offers.switch(False)
    assert not scene.strip.is_shown
    scene.turn_to(make_token(sub="third"))
    assert len(scene.strip.offered) == 1
    scene.offers.switch(True)
    scene.turn_to(make_token(sub="fourth"))
    assert len(scene.strip.offered) == 2


def test_switching_off_reaches_a_look_that_was_put_off(scene: Scene, token: str) -> None:
    scene.board.content = token
    scene.offers.window_activated()
    look = scene.soon.deed
    scene.offers.switch(False)
    assert scene.soon.deed is None
    assert look is not None
    look()
    assert scene.strip.offered == []


def test_a_long_text_is_looked_through_beside_the_window(scene: Scene, token: str) -> None:
    scene.turn_to(" " * 100_000 + token)
    assert scene.strip.offered == []
    scene.scout.finish()
    assert scene.strip.offered == [token[:12]]


def test_a_search_that_was_overtaken_offers_nothing(scene: Scene, token: str) -> None:
    scene.turn_to(" " * 100_000 + token)
    scene.turn_to("a shopping list")
    with pytest.raises(AssertionError, match="nothing was ordered"):
        scene.scout.finish()
    assert scene.strip.offered == []
