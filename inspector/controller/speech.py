"""How the controllers say sentences of the model without knowing the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.sentences import REFUSALS, WORDS, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspector.model.policy import Refusal


def in_english(template: str, args: Iterable[str] = ()) -> str:
    """Fill a sentence as it stands in the tables."""
    return fill(template, args, WORDS, str)


class Speech:
    """Says sentences; ``say`` translates and fills one, `view.wording` gives it."""

    def __init__(self, say: Callable[[str, Iterable[str]], str] = in_english) -> None:
        self._say = say

    def sentence(self, template: str, *args: str) -> str:
        """Say a sentence of the tables."""
        return self._say(template, args)

    def refusal(self, refusal: Refusal) -> str:
        """Say why something is not done."""
        template = REFUSALS.get(refusal.code)
        return refusal.message if template is None else self._say(template, refusal.arguments)
