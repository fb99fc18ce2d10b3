"""The conversation about two tokens: which of them are compared, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from inspector.controller.inspecting.judging import LARGE
from inspector.model.comparison import NEW, Comparison
from inspector.model.renewal import Past
from inspector.model.sentences.comparison import NO_NEW_TOKEN, NO_TOKEN_TO_COMPARE, NOTHING_TO_COMPARE

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Worker
    from inspector.controller.refreshing.histories import Histories
    from inspector.model.inspection import Inspected
    from inspector.model.renewal import Renewal
    from inspector.model.shelf import Entry

_Pair = tuple["int | None", "int | None"]
"""Numbers of the two; None where nothing is chosen."""
_Sides = tuple["Inspected | None", "Inspected | None"]


class CompareView(Protocol):
    """The window that shows two tokens.

    Signals: ``pairChosen(object)``: a pair of numbers of the shelf, `NEW` for the token of ENCODE; ``shownChanged(bool)``.
    """

    def show_choices(self, entries: tuple[Entry, ...], *, has_new: bool, past: tuple[Past, ...]) -> None:
        """Offer the tokens of the shelf, the one of ENCODE, and those of the past that are compared."""
        ...

    def show_comparison(self, pair: tuple[int | None, int | None], comparison: Comparison | None) -> None:
        """Show two tokens; None: one of them is gone, or they are not compared yet."""
        ...


class Comparer:
    """Compares any two tokens that are held, one of them with the new one of ENCODE, or those before and after a refresh, and
    stays true when they change.
    """

    def __init__(self, desk: Desk, encoder: Encoder, worker: Worker, histories: Histories) -> None:
        self._desk = desk
        self._encoder = encoder
        self._worker = worker
        self._histories = histories
        self._view: CompareView | None = None
        self._is_shown = False
        self._pair: _Pair = (NEW, NEW)
        self._sides: _Sides = (None, None)
        self._offered: tuple[tuple[Entry, ...], bool, tuple[Past, ...]] | None = None
        self._judged: dict[int, tuple[str, object, object, Inspected]] = {}
        desk.listeners.append(self.follow)

    def attach(self, view: CompareView) -> None:
        """Show everything there from now on."""
        self._view = view

    def pair_of_shown(self) -> tuple[int, int] | None:
        """Whom one wants to compare: the token that the shown one was made from, else what ENCODE makes of it, else its
        neighbour; None where there is no second one.
        """
        chosen = self._desk.chosen
        numbers = [entry.number for entry in self._desk.entries]
        if chosen not in numbers:
            return None
        origin = self._histories.origin(chosen)
        if origin in numbers and origin != chosen and origin is not None:
            return origin, chosen
        if self._encoder.token and self._encoder.token != self._desk.chosen_text:
            return chosen, NEW
        place = numbers.index(chosen)
        if len(numbers) > 1:
            return (numbers[place - 1], chosen) if place else (chosen, numbers[1])
        return None

    def pair_with_shown(self, number: int) -> tuple[int, int]:
        """Another token of the shelf with the shown one."""
        return number, self._desk.chosen

    def pair_of_renewal(self, renewal: Renewal) -> tuple[int, int]:
        """The tokens before and after a refresh; where one is not held any more, as it was."""
        held = {entry.inspected.token.text: entry.number for entry in self._desk.entries}
        before, after = renewal.past
        return held.get(renewal.before, before), held.get(renewal.after, after)

    def pair_with_new(self) -> tuple[int, int] | None:
        """The shown token with the one that ENCODE makes; None where either is missing."""
        has_both = bool(self._encoder.token) and self._desk.inspected is not None
        return (self._desk.chosen, NEW) if has_both else None

    def reason(self, what: str) -> str:
        """Why there is nothing to compare, as a sentence of the tables; ``what``: ``compare`` or ``compare-new``."""
        if self._desk.inspected is None:
            return NO_TOKEN_TO_COMPARE
        return NO_NEW_TOKEN if what == "compare-new" else NOTHING_TO_COMPARE

    def choose(self, pair: object) -> None:
        """Compare these two from now on."""
        assert isinstance(pair, tuple)
        self._pair = pair
        self._sides = (None, None)
        self._follow()

    def set_shown(self, shown: bool) -> None:
        """Work only while somebody looks."""
        self._is_shown = shown
        self._follow()

    def follow(self) -> None:
        """Hear of a change on the desk."""
        if self._is_shown:
            self._follow()

    def _follow(self) -> None:
        view = self._view
        if view is None or self._desk.working:
            return
        sides = self._inspected(self._pair[0]), self._inspected(self._pair[1])
        offered = self._desk.entries, bool(self._encoder.token), self._past(sides)
        if offered != self._offered:
            self._offered = offered
            view.show_choices(offered[0], has_new=offered[1], past=offered[2])
        if sides[0] is self._sides[0] and sides[1] is self._sides[1] and None not in sides:
            return
        self._sides = sides
        before, after = sides
        if before is None or after is None:
            self._worker.stop()
            view.show_comparison(self._pair, None)
        elif len(before.token.text) + len(after.token.text) > LARGE:
            view.show_comparison(self._pair, None)
            self._worker.run(self._compare, self._on_compared)
        else:
            self._worker.stop()
            self._on_compared(self._compare())

    def _compare(self) -> Comparison:
        from inspector.service.comparison import compare

        before, after = self._sides
        assert before is not None
        assert after is not None
        return compare(before, after)

    def _on_compared(self, comparison: object) -> None:
        assert isinstance(comparison, Comparison)
        if self._view is not None:
            self._view.show_comparison(self._pair, comparison)

    def _inspected(self, number: int | None) -> Inspected | None:
        if number is None:
            return None
        if number == NEW:
            return self._judge(NEW, self._encoder.token)
        if number < NEW:
            found = self._histories.past(number)
            renewal, is_before = found if found is not None else (None, False)
            return self._judge(number, (renewal.before if is_before else renewal.after) if renewal is not None else "")
        return next((entry.inspected for entry in self._desk.entries if entry.number == number), None)

    def _past(self, sides: _Sides) -> tuple[Past, ...]:
        """The tokens of the pair that the shelf does not hold, with what is needed to name them."""
        told = []
        for number, inspected in zip(self._pair, sides, strict=True):
            found = self._histories.past(number) if number is not None and number < NEW else None
            if number is not None and found is not None and inspected is not None:
                told.append(Past(number, inspected.token, found[0].moment, found[1]))
        return tuple(told)

    def _judge(self, number: int, text: str) -> Inspected | None:
        """Judge a token as if it stood on the shelf; it is judged anew when anything of that changes."""
        keys, policy = self._desk.keys, self._desk.policy
        if not text:
            return None
        known = self._judged.get(number)
        if known is None or known[0] != text or known[1] is not keys or known[2] is not policy:
            from inspector.service.inspector import assess, read

            judged = assess(read(text)[:1], keys, policy, self._desk.now).tokens[0]
            self._judged = {each: kept for each, kept in self._judged.items() if each in self._pair}
            self._judged[number] = known = (text, keys, policy, judged)
        return known[3]
