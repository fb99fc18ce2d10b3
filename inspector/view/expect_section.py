"""What the person expects of a token: algorithms, audience, issuer, leeway, and what is asked seldom."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.model import Policy
from inspector.view.furniture import IconButton, Line, Title, named, row

if TYPE_CHECKING:
    from inspector.view.theme import Theme

ALGORITHMS = (
    *("HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "Ed448"),
)


class ExpectSection(QWidget):
    """Emits ``policyEdited`` with a whole `Policy`; what cannot be understood is said beside its field,
    and the rest still counts.
    """

    policyEdited = Signal(object)
    asOfEdited = Signal(str)
    unfolded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy = Policy()
        self._leeway = 0.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)
        self.audience_edit = self._field("audienceEdit", self.tr("Audience"), self.tr("several: comma"))
        self.issuer_edit = self._field("issuerEdit", self.tr("Issuer"), "")
        self.leeway_edit = self._field("leewayEdit", self.tr("Leeway (seconds)"), self.tr("0 s"))
        self.subject_edit = self._field("subjectEdit", self.tr("Subject"), "")
        self.required_edit = self._field("requiredEdit", self.tr("Required claims"), self.tr("exp, sub"))
        self.type_edit = self._field("typeEdit", self.tr("Type"), "at+jwt")
        self.as_of_edit = self._field(
            "asOfEdit", self.tr("As of (empty: now)"), self.tr("2026-01-31T12:00Z or Unix seconds")
        )
        self.algorithm_choice = self._make_choice()
        self._algorithms = IconButton(theme, "chevron-right", "", self, words=True)
        self._algorithms.setCheckable(True)
        self._more = IconButton(theme, "chevron-right", self.tr("More"), self, words=True)
        self._more.setCheckable(True)
        self.leeway_edit.setToolTip(self.tr("Seconds that the clocks may differ; the date checks forgive them"))
        self._leeway_error = self._error()
        self._as_of_error = self._error()
        self._rest = QWidget(self)
        self._lay_out()
        self._name_algorithms()
        self._connect()

    def _field(self, name: str, label: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        named(field, name, label)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(60)
        return field

    def _error(self) -> Line:
        line = Line(parent=self, quiet=False)
        line.set_wrong(True)
        line.hide()
        return line

    def _make_choice(self) -> QListWidget:
        choice = QListWidget(self)
        named(choice, "algorithmChoice", self.tr("Allowed algorithms"))
        choice.setFlow(QListView.Flow.LeftToRight)
        choice.setWrapping(True)
        choice.setResizeMode(QListView.ResizeMode.Adjust)
        choice.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in ALGORITHMS:
            item = QListWidgetItem(name, choice)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
        choice.hide()
        return choice

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 0)
        for place, (field, text) in enumerate(
            (
                (self.audience_edit, self.audience_edit.accessibleName()),
                (self.issuer_edit, self.issuer_edit.accessibleName()),
            )
        ):
            grid.addWidget(self._label(field, text), place, 0)
            grid.addWidget(field, place, 1, 1, 1 if place else 3)
        self.leeway_edit.setFixedWidth(64)
        grid.addWidget(self._label(self.leeway_edit, self.tr("Leeway")), 1, 2)
        grid.addWidget(self.leeway_edit, 1, 3)
        grid.addWidget(self._leeway_error, 2, 0, 1, 4)
        rest = QGridLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setHorizontalSpacing(8)
        rest.setVerticalSpacing(4)
        rest.setColumnStretch(1, 1)
        self._rows(rest, (self.subject_edit, self.required_edit, self.type_edit, self.as_of_edit))
        rest.addWidget(self._as_of_error, 4, 1)
        self._rest.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row(Title(self.tr("Expect")), None, self._algorithms, self._more))
        box.addWidget(self.algorithm_choice)
        box.addLayout(grid)
        box.addWidget(self._rest)

    def _rows(self, grid: QGridLayout, fields: tuple[QLineEdit, ...]) -> None:
        for place, field in enumerate(fields):
            grid.addWidget(self._label(field, field.accessibleName()), place, 0)
            grid.addWidget(field, place, 1)

    def _label(self, field: QLineEdit, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        label.setProperty("quiet", "true")
        return label

    def _connect(self) -> None:
        for field in (
            self.audience_edit,
            self.issuer_edit,
            self.leeway_edit,
            self.subject_edit,
            self.required_edit,
            self.type_edit,
        ):
            field.textChanged.connect(self._soon.start)
        self.algorithm_choice.itemChanged.connect(self._soon.start)
        self.as_of_edit.textChanged.connect(self.asOfEdited)
        self._algorithms.toggled.connect(self._on_algorithms_toggled)
        self._more.toggled.connect(self._on_more_toggled)

    def show_request(self, policy: Policy, as_of: str) -> None:
        """Fill the fields with what the command line asked for; what is asked seldom unfolds if it was asked."""
        self._policy = policy
        for row_number in range(self.algorithm_choice.count()):
            item = self.algorithm_choice.item(row_number)
            wanted = item.text() in policy.algorithms
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.audience_edit.setText(", ".join(policy.audience))
        self.issuer_edit.setText(policy.issuer)
        self.leeway_edit.setText(f"{policy.leeway:g}" if policy.leeway else "")
        self.subject_edit.setText(policy.subject)
        self.required_edit.setText(", ".join(policy.required))
        self.type_edit.setText(policy.type)
        self.as_of_edit.setText(as_of)
        self._more.setChecked(bool(policy.subject or policy.required or policy.type or as_of))

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        first = [self._algorithms, self._more, self.algorithm_choice, self.audience_edit, self.issuer_edit]
        rest = [self.leeway_edit, self.subject_edit, self.required_edit, self.type_edit, self.as_of_edit]
        return [*first, *rest]

    def show_as_of_error(self, wrong: bool) -> None:
        """Say that the moment which was typed cannot be read, and how it could."""
        sentence = self.tr("This is no moment. Write 2026-01-31T12:00:00Z or seconds since 1970; until then it is now.")
        self._as_of_error.say(sentence if wrong else "")

    def _on_algorithms_toggled(self, opened: bool) -> None:
        metrics = self.algorithm_choice.fontMetrics()
        cell = QSize(metrics.horizontalAdvance("Ed25519") + 36, metrics.height() + 6)
        self.algorithm_choice.setGridSize(cell)
        for place in range(self.algorithm_choice.count()):
            self.algorithm_choice.item(place).setSizeHint(cell)
        self.algorithm_choice.setFixedHeight(cell.height() * 4 + 8)
        self.algorithm_choice.setVisible(opened)
        self._algorithms.set_icon("chevron-down" if opened else "chevron-right")
        self.unfolded.emit()

    def _on_more_toggled(self, opened: bool) -> None:
        self._rest.setVisible(opened)
        self._more.set_icon("chevron-down" if opened else "chevron-right")
        self.unfolded.emit()

    def _on_soon(self) -> None:
        leeway = self._read_leeway()
        if leeway is None:
            self._leeway_error.say(
                self.tr("Leeway is a number of seconds, such as 30. {0} s still counts.").format(f"{self._leeway:g}")
            )
        else:
            self._leeway = leeway
            self._leeway_error.say("")
        policy = self._policy._replace(
            algorithms=self._checked(),
            audience=_parts(self.audience_edit.text()),
            issuer=self.issuer_edit.text().strip(),
            subject=self.subject_edit.text().strip(),
            required=_parts(self.required_edit.text()),
            leeway=self._leeway,
            type=self.type_edit.text().strip(),
        )
        self._name_algorithms()
        if policy != self._policy:
            self._policy = policy
            self.policyEdited.emit(policy)

    def _read_leeway(self) -> float | None:
        text = self.leeway_edit.text().strip()
        if not text:
            return 0.0
        try:
            seconds = float(text)
        except ValueError:
            return None
        return seconds if math.isfinite(seconds) and 0 <= seconds < 1e12 else None

    def _checked(self) -> tuple[str, ...]:
        items = (self.algorithm_choice.item(row) for row in range(self.algorithm_choice.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _name_algorithms(self) -> None:
        checked = self._checked()
        if not checked:
            text = self.tr("Algorithms: any that fits")
        elif len(checked) <= 2:
            text = self.tr("Only {0}").format(", ".join(checked))
        else:
            text = self.tr("%n algorithms", "", len(checked))
        self._algorithms.setText(text)
        self._algorithms.setAccessibleName(text)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
