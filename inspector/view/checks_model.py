"""Feeds the verdict board: every check with its outcome in words, what was expected, what is there, and
why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inspector.model.sentences import CHECKS, OUTCOMES, REASONS
from inspector.view.escaping import shown
from inspector.view.row_delegate import ROW_ROLE, Row
from inspector.view.wording import say

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


class ChecksModel(QAbstractTableModel):
    """Columns: check, outcome, expected, actual, reason. The first one carries a whole `Row` for the
    painter.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checks: tuple[Check, ...] = ()

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Show other checks, what is wrong first; where the questions stay the same only the changes are told."""
        checks = tuple(sorted(checks, key=_place))
        if checks == self._checks:
            return
        if [check.name for check in checks] != [check.name for check in self._checks]:
            self.beginResetModel()
            self._checks = checks
            self.endResetModel()
            return
        before, self._checks = self._checks, checks
        for row, (old, new) in enumerate(zip(before, checks, strict=True)):
            if _visible(old) != _visible(new):
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._checks)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Check"),
            self.tr("Outcome"),
            self.tr("Expected"),
            self.tr("Actual"),
            self.tr("Reason"),
        )[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        check = self._checks[index.row()]
        if role == ROW_ROLE:
            return self._row(check)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self._sentence(check)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            say(CHECKS.get(check.name, check.name)),
            say(OUTCOMES[check.outcome]),
            shown(check.expected),
            shown(check.actual),
            say(REASONS.get(check.reason, check.reason), check.args),
        )[index.column()]

    def _row(self, check: Check) -> Row:
        icon, tone = _FACES[check.outcome]
        lines: list[tuple[str, str]] = []
        reason = say(REASONS.get(check.reason, check.reason), check.args)
        if reason and check.reason != "not-asked":
            lines.append(("main", reason))
        if check.outcome in {"failed", "warning"} and check.name not in _DATES:
            if check.expected:
                lines.append(("quiet", self.tr("expected: {0}").format(shown(check.expected))))
            if check.actual:
                lines.append(("quiet", self.tr("actual: {0}").format(shown(check.actual))))
        quiet = check.outcome == "not-checked"
        word = say(OUTCOMES[check.outcome])
        return Row(icon, tone, word, say(CHECKS.get(check.name, check.name)), tuple(lines), quiet)

    def _sentence(self, check: Check) -> str:
        parts = [f"{say(CHECKS.get(check.name, check.name))}: {say(OUTCOMES[check.outcome])}."]
        if check.expected:
            parts.append(self.tr("Expected {0}.").format(shown(check.expected)))
        if check.actual:
            parts.append(self.tr("Actual {0}.").format(shown(check.actual)))
        parts.append(say(REASONS.get(check.reason, check.reason), check.args))
        return " ".join(part for part in parts if part)


def _place(check: Check) -> int:
    """What failed stands above what passed; else the order of the board stays."""
    return _ORDER.index(check.outcome)


def _visible(check: Check) -> Check:
    """A check without what only the clock moves: the expected moment of a date is now, each second anew."""
    return check._replace(expected="") if check.name in _DATES else check
