"""What the person expects of a token: what is asked first is in view, what is asked seldom unfolds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QListView, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from inspector.model import Policy
from inspector.view.look.furniture import IconButton, Title, named, row
from inspector.view.look.tab_order import put_behind
from inspector.view.verify.expect_fields import ExpectField
from inspector.view.verify.expect_more import ExpectMore
from inspector.view.verify.expect_table import ALGORITHMS, FIRST, SELDOM, words
from inspector.view.verify.saved_expectations import SavedButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from inspector.view.look.furniture import Line
    from inspector.view.look.theme import Theme
    from inspector.view.verify.saved_expectations import Offer

_LONGEST_NAMES = 16
"""Characters of names of algorithms that have room on the button."""


class ExpectSection(QWidget):
    """Implements `ExpectView`. What cannot be understood is said beside its field, and the rest still counts."""

    policyEdited = Signal(object)
    asOfEdited = Signal(str)
    unfolded = Signal()
    takeRequested = Signal(str)
    savedChosen = Signal(str)
    saveRequested = Signal(str)
    renameRequested = Signal(str, str)
    deleteRequested = Signal(str)
    clearRequested = Signal()
    offerTaken = Signal(str, str)
    offerClosed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._policy = Policy()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)
        self.more = ExpectMore(theme, self)
        self._first = {field.name: ExpectField(field, theme, self) for field in FIRST}
        self.algorithm_choice = self._make_choice()
        self._algorithms = IconButton(theme, "chevron-right", "", self, words=True)
        self._algorithms.setCheckable(True)
        self._algorithms.setMinimumWidth(80)  # rather than push the column wider than it is, its words are shortened
        self._algorithms.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._more = IconButton(theme, "chevron-right", self.tr("More"), self, words=True)
        self._more.setCheckable(True)
        self._more.setToolTip(self.tr("Scopes, type, subject, nonce, what came beside the token, another moment …"))
        self._take_all = IconButton(theme, "take", self.tr("Take all from this token"), self)
        self._take_all.setObjectName("takeAllButton")
        self._take_all.setToolTip(
            self.tr("Take all from this token: its own values, which prove nothing until you have looked at them")
        )
        self.saved_button = SavedButton(theme, self)
        self._offer: Offer | None = None
        self._lay_out()
        self._name_algorithms()
        self._connect()

    @property
    def audience_edit(self) -> QLineEdit:
        """The field for the audiences."""
        return self._first["audience"].edit

    @property
    def issuer_edit(self) -> QLineEdit:
        """The field for the issuer."""
        return self._first["issuer"].edit

    @property
    def leeway_edit(self) -> QLineEdit:
        """The field for the leeway."""
        return self._first["leeway"].edit

    @property
    def required_edit(self) -> QLineEdit:
        """The field for the claims that must be there."""
        return self.more.fields["required"].edit

    @property
    def as_of_edit(self) -> QLineEdit:
        """The field for the moment that is judged at."""
        return self.more.as_of_edit

    @property
    def leeway_error(self) -> str:
        """What is wrong with the leeway; empty where nothing is."""
        return self._first["leeway"].error_text

    @property
    def is_unfolded(self) -> bool:
        """Tell whether more is in view than what is asked first."""
        return self._more.isChecked() or self._algorithms.isChecked()

    @property
    def as_of_error(self) -> Line:
        """The line that says what is wrong with the moment."""
        return self.more.as_of_error

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
        self._grid = grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for place, name in enumerate(("audience", "issuer")):
            self._first[name].put_into(grid, place * 2, columns=2)
        leeway = self._first["leeway"]
        leeway.edit.setFixedWidth(64)
        leeway.put_into(grid, 4, columns=0, label=self.tr("Leeway"))
        grid.addLayout(row(self._algorithms, None), 4, 2, 1, 2)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row(Title(self.tr("Expect")), None, self._more, self._take_all, self.saved_button))
        box.addLayout(grid)
        box.addWidget(self.algorithm_choice)
        box.addWidget(self.more)

    def _connect(self) -> None:
        for field in self._first.values():
            field.edited.connect(self._soon.start)
            field.takeAsked.connect(self._on_take_asked)
        self.algorithm_choice.itemChanged.connect(self._soon.start)
        self._algorithms.toggled.connect(self._on_algorithms_toggled)
        self._more.toggled.connect(self._on_more_toggled)
        self._take_all.clicked.connect(self._on_take_all)
        self.more.edited.connect(self._soon.start)
        self.more.asOfEdited.connect(self.asOfEdited)
        self.more.takeAsked.connect(self._on_take_asked)
        self.saved_button.chosen.connect(self.savedChosen)
        self.saved_button.saveAsked.connect(self._on_save_asked)
        self.saved_button.renameAsked.connect(self.renameRequested)
        self.saved_button.deleteAsked.connect(self.deleteRequested)
        self.saved_button.clearAsked.connect(self.clearRequested)

    def show_request(self, policy: Policy, as_of: str) -> None:
        """Fill the fields with what the command line asked for; what is asked seldom unfolds if it was asked."""
        self.show_policy(policy)
        self.as_of_edit.setText(as_of)
        if as_of:
            self._more.setChecked(True)

    def show_policy(self, policy: Policy) -> None:
        """Fill the fields with what nobody typed here, without emitting ``policyEdited``."""
        self._policy = policy
        for row_number in range(self.algorithm_choice.count()):
            item = self.algorithm_choice.item(row_number)
            wanted = item.text() in policy.algorithms
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        for name, field in self._first.items():
            field.fill(getattr(policy, name), taken=name in policy.taken)
        self.more.show_policy(policy)
        if self.more.is_asked(policy):
            self._more.setChecked(True)
        self._name_algorithms()

    def show_not_taken(self, field: str) -> None:
        """Say that the token has no value of its own for a field; empty: for none."""
        found = {**self._first, **self.more.fields}.get(field)
        if found is None:
            self.show_offer("nothing-taken", "")
        else:
            name = words(next(each.label for each in (*FIRST, *SELDOM) if each.name == field))
            found.say(self.tr("The token has nothing to take for “{0}”.").format(name))

    def show_saved(self, names: tuple[str, ...], current: str) -> None:
        """Tell which expectations are kept, and under which name those of now are."""
        self.saved_button.show_saved(names, current)

    def show_offer(self, kind: str, name: str) -> None:
        """Offer something about what is kept under a name (`Offer.show_offer`); an empty ``kind`` takes the offer back."""
        if not kind:
            if self._offer is not None:
                self._offer.hide()
            return
        if self._offer is None:
            from inspector.view.verify.saved_expectations import Offer

            self._offer = Offer(self._theme, self)
            self._offer.taken.connect(self.offerTaken)
            self._offer.closed.connect(self.offerClosed)
            self._box.insertWidget(1, self._offer)
            put_behind(self.saved_button, self._offer.tab_stops())
        self._offer.show_offer(kind, name)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        fields = [stop for field in self._first.values() for stop in field.tab_stops()]
        head = [self._more, self._take_all, self.saved_button]
        return [*head, *fields, self._algorithms, self.algorithm_choice, *self.more.tab_stops()]

    def show_as_of_error(self, wrong: bool) -> None:
        """Say that the moment which was typed cannot be read, and how it could."""
        sentence = self.tr(
            "This is no moment. Write now+1h, -2d, yesterday 14:00, 2026-01-31T12:00Z or Unix seconds; until then it is now."
        )
        self.as_of_error.say(sentence if wrong else "")

    def _on_algorithms_toggled(self, opened: bool) -> None:
        metrics = self.algorithm_choice.fontMetrics()
        cell = QSize(metrics.horizontalAdvance("ML-DSA-44") + 36, metrics.height() + 6)
        self.algorithm_choice.setGridSize(cell)
        for place in range(self.algorithm_choice.count()):
            self.algorithm_choice.item(place).setSizeHint(cell)
        columns = max(1, (self.width() - 24) // cell.width())
        rows = -(-self.algorithm_choice.count() // columns)
        self.algorithm_choice.setFixedHeight(cell.height() * rows + 8)
        self.algorithm_choice.setVisible(opened)
        self._algorithms.set_icon("chevron-down" if opened else "chevron-right")
        self.unfolded.emit()

    def _on_more_toggled(self, opened: bool) -> None:
        if opened:
            self.more.lay_out()
            put_behind(self.algorithm_choice, self.more.tab_stops())
        self.more.setVisible(opened)
        self._more.set_icon("chevron-down" if opened else "chevron-right")
        self.unfolded.emit()

    def _on_take_asked(self, field: str) -> None:
        self._on_soon()  # what was typed just now counts before anything is taken
        self.takeRequested.emit(field)

    def _on_take_all(self) -> None:
        self._on_take_asked("")

    def _on_save_asked(self, name: str) -> None:
        self._on_soon()
        self.saveRequested.emit(name)

    def _on_soon(self) -> None:
        first = {name: field.value for name, field in self._first.items()}
        fields = {**self._first, **self.more.fields}
        policy = self.more.read_into(
            self._policy._replace(
                algorithms=self._checked(),
                taken=tuple(name for name in self._policy.taken if name not in fields or fields[name].edit.is_taken),
                **first,  # type: ignore[arg-type]  # each field gives what its place wants
            )
        )
        self._name_algorithms()
        if policy != self._policy:
            self._policy = policy
            self.policyEdited.emit(policy)

    def _checked(self) -> tuple[str, ...]:
        items = (self.algorithm_choice.item(row) for row in range(self.algorithm_choice.count()))
        listed = (item.text() for item in items if item.checkState() == Qt.CheckState.Checked)
        return (*listed, *(name for name in self._policy.algorithms if name not in ALGORITHMS))

    def _name_algorithms(self) -> None:
        checked = self._checked()
        names = ", ".join(checked)
        if not checked:
            text = self.tr("Any algorithm")
        elif len(names) <= _LONGEST_NAMES:
            text = self.tr("Only {0}").format(names)
        else:
            text = self.tr("%n algorithms", "", len(checked))
        self._algorithms.setText(text)
        self._algorithms.setToolTip(
            self.tr("Allowed algorithms: {0}").format(names or self.tr("any that fits the key"))
        )
        self._algorithms.setAccessibleName(text)
