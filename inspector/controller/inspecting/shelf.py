"""What is held: the tokens with their numbers, each once, and what a paste does to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token


class Held(NamedTuple):
    """One token as it was read; ``number``, ``times``, ``is_pinned`` and ``label`` as in `model.shelf.Entry`.

    ``content``: the payload that was given beside a detached token.
    """

    number: int
    token: Token
    times: int = 1
    is_pinned: bool = False
    content: bytes | None = None
    label: str = ""


class Shelf(NamedTuple):
    """The tokens that are held, in their order, and the number that the next one gets."""

    held: tuple[Held, ...] = ()
    following: int = 0

    def find(self, number: int) -> Held | None:
        """The token of this number, if it is held."""
        return next((each for each in self.held if each.number == number), None)

    def with_tokens(self, tokens: Iterable[Token], after: int | None = None, label: str = "") -> Shelf:
        """Hold these, too, at the end or after the one of this number; one that is held already is counted once more."""
        places = {each.token.text: place for place, each in enumerate(self.held)}
        held, following = list(self.held), self.following
        new: list[Held] = []
        for token in tokens:
            place = places.get(token.text)
            if place is None:
                places[token.text] = len(held) + len(new)
                new.append(Held(following, token, label=label))
                following += 1
            elif place < len(held):
                held[place] = held[place]._replace(times=held[place].times + 1)
            else:
                place -= len(held)
                new[place] = new[place]._replace(times=new[place].times + 1)
        at = next((place + 1 for place, each in enumerate(held) if each.number == after), len(held))
        return Shelf((*held[:at], *new, *held[at:]), following)

    def with_changed(self, changed: Held) -> Shelf:
        """Hold this instead of the one with its number."""
        return self._replace(held=tuple(changed if each.number == changed.number else each for each in self.held))

    def without(self, number: int) -> Shelf:
        """Hold the token of this number no longer."""
        return self._replace(held=tuple(each for each in self.held if each.number != number))

    def pinned(self) -> Shelf:
        """What a paste leaves: the pinned ones."""
        return self._replace(held=tuple(each for each in self.held if each.is_pinned))
