"""Feeds the list of findings: what is worth saying about the token and the keys, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.model.sentences.sentence import Date
from inspector.view.look.escaping import shown
from inspector.view.look.moments import moments
from inspector.view.look.row_delegate import Row
from inspector.view.look.rows_model import RowsModel
from inspector.view.look.wording import say_advice, say_finding

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from inspector.model import Finding

_FACES = {"danger": ("danger", "bad"), "warning": ("warning", "warn"), "info": ("info", "info")}
_ORDER = ("danger", "warning", "info")
_MOST = 200


class FindingsModel(RowsModel["Finding"]):
    """Columns: what is found, severity, advice, where, source."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        moments().changed.connect(self._on_moments_changed)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other findings, sorted by severity, each once and no more than a person can read."""
        ordered = tuple(sorted(dict.fromkeys(findings), key=_severity))[:_MOST]
        if ordered != self.items:
            self.show_items(ordered)

    def _on_moments_changed(self) -> None:
        """Write the dates that findings tell anew."""
        if any(isinstance(each, Date) for finding in self.items for each in finding.args):
            self.show_items(self.items)

    def counts(self) -> tuple[int, int, int]:
        """How many there are of each severity, the worst first."""
        severities = [finding.severity for finding in self.items]
        return severities.count("danger"), severities.count("warning"), severities.count("info")

    def titles(self) -> tuple[str, ...]:
        """Name the columns."""
        return (self.tr("Finding"), self.tr("Severity"), self.tr("Advice"), self.tr("Where"), self.tr("Source"))

    def cells(self, item: Finding) -> tuple[str, ...]:
        """Give a finding's values."""
        return (
            say_finding(item),
            _word(item.severity),
            say_advice(item),
            shown(item.where),
            item.sentence.source,
        )

    def row(self, item: Finding) -> Row:
        """Paint what is found, what to do, and below it where, and where that is written."""
        icon, tone = _FACES[item.severity]
        said, word, advice, where, source = self.cells(item)
        lines = [("main", said)]
        if advice:
            lines.append(("quiet", advice))
        place = " · ".join(part for part in (where, source) if part)
        if place:
            lines.append(("quiet", place))
        return Row(icon, tone, word, "", tuple(lines))

    def sentence(self, item: Finding) -> str:
        """Say a finding in one breath."""
        said, word, advice, where, source = self.cells(item)
        parts = [f"{word}: {said}", advice]
        if where:
            parts.append(self.tr("Where: {0}.").format(where))
        if source:
            parts.append(self.tr("Source: {0}.").format(source))
        return " ".join(part for part in parts if part)


def _severity(finding: Finding) -> int:
    return _ORDER.index(finding.severity)


def _word(severity: str) -> str:
    words = {
        "danger": QCoreApplication.translate("FindingsModel", "Danger"),
        "warning": QCoreApplication.translate("FindingsModel", "Warning"),
        "info": QCoreApplication.translate("FindingsModel", "Note"),
    }
    return words[severity]
