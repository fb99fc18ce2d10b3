"""Feeds the verdict board: every check with its outcome in words, what was expected, what is there, why, and where that is
written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.sentences import CHECK_SOURCES, CHECKS, OUTCOMES, REASONS
from inspector.view.look.escaping import shown
from inspector.view.look.row_delegate import Row
from inspector.view.look.rows_model import RowsModel
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model import Check

_FACES = {
    "passed": ("check", "good"),
    "failed": ("cross", "bad"),
    "warning": ("warning", "warn"),
    "not-checked": ("dash", "neutral"),
}
_ORDER = ("failed", "warning", "passed", "not-checked")
_DATES = frozenset(("expires", "not-before", "issued-at"))
_MOVED = frozenset((*_DATES, "auth-time"))
"""Checks whose expectation is a moment that the clock moves."""


class ChecksModel(RowsModel["Check"]):
    """Columns: check, outcome, expected, actual, reason, source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leeway = ""

    def show_checks(self, checks: tuple[Check, ...], leeway: str = "") -> None:
        """Show other checks, what is wrong first; where the questions stay the same only the changes are told.

        ``leeway``: what the date checks forgive, as it is shown; empty where it is not to be shown.
        """
        checks = tuple(sorted(checks, key=_place))
        same_leeway = leeway == self._leeway
        self._leeway = leeway
        if checks == self.items and same_leeway:
            return
        if [check.name for check in checks] != [check.name for check in self.items]:
            self.show_items(checks)
            return
        before, self.items = self.items, checks
        for row, (old, new) in enumerate(zip(before, checks, strict=True)):
            if _visible(old) != _visible(new) or (new.name in _MOVED and not same_leeway):
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return (
            self.tr("Check"),
            self.tr("Outcome"),
            self.tr("Expected"),
            self.tr("Actual"),
            self.tr("Reason"),
            self.tr("Source"),
        )

    def cells(self, item: Check) -> tuple[str, ...]:
        """Give a check's values."""
        return (
            say(CHECKS.get(item.name, item.name)),
            say(OUTCOMES[item.outcome]),
            shown(item.expected),
            shown(item.actual),
            say(REASONS.get(item.reason, item.reason), item.args),
            CHECK_SOURCES.get(item.name, ""),
        )

    def row(self, item: Check) -> Row:
        """Paint the reason; what was expected and what is there only where they differ, until the row is chosen."""
        icon, tone = _FACES[item.outcome]
        title, word, expected, actual, reason, source = self.cells(item)
        lines: list[tuple[str, str]] = []
        if reason and item.reason != "not-asked":
            lines.append(("main", reason))
        facts: list[tuple[str, str]] = []
        if expected and item.name not in _MOVED:  # it would be painted anew each second
            facts.append(("quiet", self.tr("expected: {0}").format(expected)))
        if actual:
            facts.append(("quiet", self.tr("actual: {0}").format(actual)))
        details: list[tuple[str, str]] = []
        differs = item.outcome in {"failed", "warning"} and item.name not in _DATES
        (lines if differs else details).extend(facts)
        if item.reason == "not-asked":
            details.insert(0, ("quiet", reason))
        if item.name in _MOVED and self._leeway:
            details.append(("quiet", self.tr("leeway: {0}").format(self._leeway)))
        if source:
            details.append(("quiet", source))
        return Row(icon, tone, word, title, tuple(lines), item.outcome == "not-checked", tuple(details))

    def sentence(self, item: Check) -> str:
        """Say a check in one breath."""
        title, word, expected, actual, reason, source = self.cells(item)
        parts = [f"{title}: {word}."]
        if expected:
            parts.append(self.tr("Expected {0}.").format(expected))
        if actual:
            parts.append(self.tr("Actual {0}.").format(actual))
        if reason:
            parts.append(reason)
        if source:
            parts.append(self.tr("Source: {0}.").format(source))
        return " ".join(parts)

    def tip(self, item: Check) -> str:
        """Name where it is written."""
        return CHECK_SOURCES.get(item.name, "")


def _place(check: Check) -> int:
    """What failed stands above what passed; else the order of the board stays."""
    return _ORDER.index(check.outcome)


def _visible(check: Check) -> Check:
    """A check without what only the clock moves: the expected moment of a date is now, each second anew."""
    return check._replace(expected="") if check.name in _MOVED else check
