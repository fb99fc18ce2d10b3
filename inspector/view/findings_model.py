"""Feeds the list of findings: what is worth saying about the token and the keys, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from inspector.view.escaping import shown
from inspector.view.row_delegate import ROW_ROLE, Row
from inspector.view.wording import say_advice, say_finding

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model import Finding

_FACES = {"danger": ("danger", "bad"), "warning": ("warning", "warn"), "info": ("info", "info")}
_ORDER = ("danger", "warning", "info")
_MOST = 200


class FindingsModel(QAbstractTableModel):
    """Columns: what is found, severity, advice, where, source. The first one carries a whole `Row` for the
    painter.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings, sorted by severity, each once and no more than a person can read."""
        ordered = tuple(sorted(dict.fromkeys(findings), key=_severity))[:_MOST]
        if ordered == self._findings:
            return
        self.beginResetModel()
        self._findings = ordered
        self.endResetModel()

    def counts(self) -> tuple[int, int, int]:
        """How many there are of each severity, the worst first."""
        severities = [finding.severity for finding in self._findings]
        return severities.count("danger"), severities.count("warning"), severities.count("info")

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Finding"),
            self.tr("Severity"),
            self.tr("Advice"),
            self.tr("Where"),
            self.tr("Source"),
        )[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == ROW_ROLE:
            return _row(finding)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{_word(finding.severity)}: {say_finding(finding)} {say_advice(finding)}"
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            say_finding(finding),
            _word(finding.severity),
            say_advice(finding),
            shown(finding.where),
            finding.sentence.source,
        )[index.column()]


def _row(finding: Finding) -> Row:
    icon, tone = _FACES[finding.severity]
    lines = [("main", say_finding(finding))]
    advice = say_advice(finding)
    if advice:
        lines.append(("quiet", advice))
    place = " · ".join(part for part in (shown(finding.where), finding.sentence.source) if part)
    if place:
        lines.append(("quiet", place))
    return Row(icon, tone, _word(finding.severity), "", tuple(lines))


def _severity(finding: Finding) -> int:
    return _ORDER.index(finding.severity)


def _word(severity: str) -> str:
    words = {
        "danger": QCoreApplication.translate("FindingsModel", "Danger"),
        "warning": QCoreApplication.translate("FindingsModel", "Warning"),
        "info": QCoreApplication.translate("FindingsModel", "Note"),
    }
    return words[severity]
