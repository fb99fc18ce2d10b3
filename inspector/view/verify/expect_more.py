"""What is expected seldom: it unfolds, and most of it is made only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from inspector.view.look.furniture import Line, named
from inspector.view.text.secret_edit import SecretEdit
from inspector.view.verify.expect_fields import ExpectField
from inspector.view.verify.expect_table import SELDOM

if TYPE_CHECKING:
    from inspector.model import Policy
    from inspector.view.look.theme import Theme

_AT_ONCE = frozenset(("type", "subject", "required"))
"""What is there before it is unfolded."""
BESIDE = ("access_token", "code", "proof")
"""The fields of a `Policy` for what came beside the token; each may be a credential."""


class ExpectMore(QWidget):
    """``edited``: something that is expected was changed; ``asOfEdited(str)``: the moment was; ``takeAsked(str)``: a field
    is to be filled from the token.
    """

    edited = Signal()
    asOfEdited = Signal(str)
    takeAsked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_laid_out = False
        self.fields: dict[str, ExpectField] = {}
        self.beside: dict[str, BesideEdit] = {}
        for field in SELDOM:
            if field.name in _AT_ONCE:
                self._make(field.name)
        self.as_of_edit = QLineEdit(self)
        named(self.as_of_edit, "asOfEdit", self.tr("As of (empty: now)"))
        self.as_of_edit.setPlaceholderText(self.tr("now+1h, yesterday 14:00, 2026-01-31T12:00Z"))
        self.as_of_edit.setToolTip(
            self.tr(
                "now+1h, -2d, yesterday 14:00, 2026-01-31T12:00Z or Unix seconds; times without a zone are this machine's"
            )
        )
        self.as_of_edit.textChanged.connect(self.asOfEdited)
        self.as_of_error = Line(parent=self, quiet=False)
        self.as_of_error.set_wrong(True)
        self.as_of_error.hide()
        self.hide()

    def is_asked(self, policy: Policy) -> bool:
        """Tell whether something is expected that stands here."""
        names = (*(field.name for field in SELDOM), *BESIDE)
        return any(getattr(policy, name) != policy._field_defaults[name] for name in names)

    def show_policy(self, policy: Policy) -> None:
        """Fill the fields with what nobody typed here."""
        if self.is_asked(policy):
            self.lay_out()
        for name, field in self.fields.items():
            field.fill(getattr(policy, name), taken=name in policy.taken)
        for name, edit in self.beside.items():
            if edit.toPlainText().strip() != getattr(policy, name).strip():
                edit.replace_text(getattr(policy, name))

    def read_into(self, policy: Policy) -> Policy:
        """Give the policy with what stands here; what has no field yet stays."""
        told = {name: field.value for name, field in self.fields.items()}
        told |= {name: edit.toPlainText().strip() for name, edit in self.beside.items()}
        return policy._replace(**told)  # type: ignore[arg-type]  # each field gives what its place wants

    def lay_out(self) -> None:
        """Make what is missing, and put everything in its place."""
        if self._is_laid_out:
            return
        self._is_laid_out = True
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        row = 0
        for field in SELDOM:
            if field.name not in self.fields:
                self._make(field.name)
            self.fields[field.name].put_into(grid, row)
            row += 2
        for name in BESIDE:
            edit = self._make_beside(name)
            self._label(grid, row, edit, edit.accessibleName(), top=True)
            grid.addWidget(edit, row, 1, 1, 2)
            row += 1
        self._label(grid, row, self.as_of_edit, self.as_of_edit.accessibleName())
        grid.addWidget(self.as_of_edit, row, 1, 1, 2)
        grid.addWidget(self.as_of_error, row + 1, 0, 1, 3)
        before: QWidget | None = None
        for stop in self.tab_stops():
            if before is not None:
                QWidget.setTabOrder(before, stop)
            before = stop

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        fields = [self.fields[field.name] for field in SELDOM if field.name in self.fields]
        return [*(stop for field in fields for stop in field.tab_stops()), *self.beside.values(), self.as_of_edit]

    def _make(self, name: str) -> None:
        field = next(each for each in SELDOM if each.name == name)
        made = self.fields[name] = ExpectField(field, self._theme, self)
        made.edited.connect(self.edited)
        made.takeAsked.connect(self.takeAsked)

    def _make_beside(self, name: str) -> BesideEdit:
        edit = self.beside[name] = BesideEdit(self._theme, self)
        object_name, label, hint = {
            "access_token": ("accessTokenEdit", self.tr("Access token"), self.tr("beside this one: for at_hash")),
            "code": ("codeEdit", self.tr("Code"), self.tr("beside this token: for c_hash")),
            "proof": ("proofEdit", self.tr("Proof"), self.tr("DPoP proof, certificate or public key: for cnf")),
        }[name]
        named(edit, object_name, label)
        edit.setPlaceholderText(hint)
        edit.textChanged.connect(self.edited)
        return edit

    def _label(self, grid: QGridLayout, row: int, field: QWidget, text: str, *, top: bool = False) -> None:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        label.setProperty("quiet", "true")
        if top:
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setContentsMargins(0, 4, 0, 0)
        grid.addWidget(label, row, 0)


class BesideEdit(SecretEdit):
    """Holds what came beside a token and may be a credential: masked, as keys are, and two lines high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(46)
        self._name_eye(revealed=False)

    def _on_eye_toggled(self, revealed: bool) -> None:
        super()._on_eye_toggled(revealed)
        self._name_eye(revealed=revealed)

    def _name_eye(self, *, revealed: bool) -> None:
        name = self.tr("Hide the text") if revealed else self.tr("Reveal the text")
        self.eye.setToolTip(name)
        self.eye.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(160, 46)
