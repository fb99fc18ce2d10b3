"""What claims mean, in a few words: dates from now on, names that stand more than once, and explanations."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model import Moment
from inspector.model.lifetime import understand
from inspector.view.claims.added_rows import UNMOVED, WITHHELD
from inspector.view.look.escaping import is_odd, may_be_odd, shown
from inspector.view.look.phrases import SEPARATOR, is_warning, moment_forms, times_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from inspector.model import Dates, Document
    from inspector.view.claims.disclosed_rows import Marks
    from inspector.view.claims.outline import Outline

    Explanation = Callable[[str, Document, int], str | tuple[str, ...] | None]

_OTHER_DATES = ("auth_time", "updated_at")  # OpenID Connect Core 1.0, 2 and 5.1
_MOST_TRIES = 1_000
_LONGEST_NAME = 200
_LONGEST_VALUE = 2_000
"""Characters of a value in which hidden ones are looked for: each row that is seen is asked."""


class Meanings:
    """Says what the values of a document mean; dates are kept as texts, since they are asked for each second."""

    def __init__(
        self,
        outline: Outline,
        dates: Dates,
        now: float | None,
        explain: Explanation | None,
        shift: Callable[[int], int] = UNMOVED,
        marks: Marks | None = None,
    ) -> None:
        """``shift``: from the numbers of the dates' values to those of the outline."""
        self._outline = outline
        self._document = outline.document
        self._now = now
        self._explain = explain
        self._said: dict[int, tuple[str, ...]] = {}
        self._suspicions: dict[int, tuple[str, ...]] = {}
        self._marks = marks
        self._moments = {shift(moment.node): moment for moment in dates.present()}
        self._moments.update({moment.node: moment for moment in self._other_moments()})
        self._forms = {node: moment_forms(moment, now) for node, moment in self._moments.items()}
        self._repeated = frozenset(
            fault.args[0] for fault in self._document.faults if fault.code == "duplicate-key" and fault.args
        )
        self._counts: dict[int, Counter[str]] = {}

    def _other_moments(self) -> Iterator[Moment]:
        for name in _OTHER_DATES if self._document.is_object else ():
            node = _last_at_top(self._document, name)
            if node < 0:
                continue
            literal = self._document.literal(node)
            if self._document.kinds[node] == ord("0"):
                yield understand(name, literal, node)
            else:
                yield Moment(name, literal[:80], node, None, "not-number")

    def move_to(self, now: float) -> Iterator[int]:
        """Say the dates from another moment; give the numbers of the values whose text is another one now."""
        self._now = now
        for node, moment in self._moments.items():
            forms = moment_forms(moment, now)
            if forms != self._forms[node]:
                self._forms[node] = forms
                yield node

    def date_of(self, node: int) -> float | None:
        """The moment that a value names or was meant to name (seconds since 1970); None where it is no date."""
        moment = self._moments.get(node)
        if moment is None:
            return None
        return moment.seconds if moment.likely is None else moment.likely

    def is_warning(self, node: int) -> bool:
        """Tell whether something is wrong with a date."""
        moment = self._moments.get(node)
        return moment is not None and is_warning(moment)

    def times(self, node: int) -> int:
        """Count the members of that name beside a value, 0 where it is the only one."""
        document = self._document
        if not self._repeated or document.key_starts[node] < 0:
            return 0
        name = document.name(node)
        if name not in self._repeated:
            return 0
        parent = self._outline.parent(node)
        if parent not in self._counts:
            self._counts[parent] = Counter(map(document.name, document.children(parent)))
        times = self._counts[parent][name]
        return times if times > 1 else 0

    def gives_way(self, node: int, changed: Collection[int]) -> bool:
        """Tell whether a meaning only explains, so that it may go where the value needs the room."""
        if self.is_marked(node) or self.suspicions(node):
            return False
        return node not in self._moments and node not in changed and not self.times(node)

    def is_marked(self, node: int) -> bool:
        """Tell whether a value was disclosed, which is to be seen."""
        return self._marks is not None and bool(self._marks.word(node))

    def suspicions(self, node: int) -> tuple[str, ...]:
        """Say that a name looks like another one, or that something in a name or a value cannot be seen."""
        if node not in self._suspicions:
            self._suspicions[node] = tuple(self._suspect(node))
        return self._suspicions[node]

    def _suspect(self, node: int) -> Iterator[str]:
        document = self._document
        name, start, end = document.name(node), document.starts[node], document.ends[node]
        if name:
            from inspector.model.disguise import EVERYWHERE, meant_by

            meant = meant_by(name[:_LONGEST_NAME], EVERYWHERE, is_top=document.depths[node] == 1)
            if meant:
                yield QCoreApplication.translate("Claims", "looks like “{0}”, but is not").format(shown(meant))
        seen = name[:_LONGEST_NAME]
        if document.kinds[node] == ord('"'):
            seen += document.text[start : min(end, start + _LONGEST_VALUE)]
        if may_be_odd(seen) and any(is_odd(sign) for sign in seen):
            yield QCoreApplication.translate("Claims", "hidden characters")

    def _explained(self, node: int) -> tuple[str, ...]:
        """Keep what was said once: a row is asked for its meaning several times before it is painted."""
        if node not in self._said:
            self._said[node] = self._ask(node)
        return self._said[node]

    def _ask(self, node: int) -> tuple[str, ...]:
        told = self._explain(self._document.name(node), self._document, node) if self._explain is not None else None
        if not told:
            return ()
        return tuple(map(shown, (told,) if isinstance(told, str) else told))

    def forms(self, node: int, changed: Collection[int]) -> tuple[str, ...]:
        """Say what a value means, in ever shorter forms; nothing where there is nothing to say."""
        if self._marks is not None and self._document.kinds[node] == WITHHELD:
            return (self._marks.withheld_meaning(),)
        before = []
        if self._marks is not None and (word := self._marks.word(node)):
            before.append(word)
        before += self.suspicions(node)
        if node in changed:
            before.append(QCoreApplication.translate("Claims", "changed"))
        if times := self.times(node):
            before.append(times_text(times))
        forms = self._forms.get(node, ())
        if not forms:
            forms = self._explained(node)
        if not before:
            return forms
        if times and not forms:
            forms = (QCoreApplication.translate("Claims", "the last one counts"),)
        return (*(SEPARATOR.join((*before, form)) for form in forms), SEPARATOR.join(before))


def _last_at_top(document: Document, name: str) -> int:
    """Find the last member of the root by a name written without escapes, quickly in any document; -1: none."""
    quoted = f'"{name}"'
    at = len(document.text)
    for _ in range(_MOST_TRIES):
        at = document.text.rfind(quoted, 0, at)
        if at < 0:
            return -1
        node = bisect_right(document.starts, at)
        if node < len(document.kinds) and document.key_starts[node] == at and document.depths[node] == 1:
            return node
    return -1
