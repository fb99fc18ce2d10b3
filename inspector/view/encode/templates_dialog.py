"""What is asked about a template: what it cannot know before it is filled in, and its name when it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from inspector.model.templates import BLANK
from inspector.view.look.check_boxes import BoxEdges
from inspector.view.look.escaping import shown
from inspector.view.look.furniture import Line, Title, named, row
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.model.templates import Template
    from inspector.view.look.theme import Theme

LONGEST_NAME = 60
_LONGEST_LABEL = 60
"""Characters of a member's name beside its field."""
_MOST_PATHS = 12
"""Secrets that are named one by one; the others are counted."""
_WIDTH = 460
"""Pixels; the fields want them, and the sentences do not grow tall."""


class QuestionsDialog(QDialog):
    """One line for each question, with its usual answer; a secret one shows dots. It stays until its answers are taken.

    ``answered(str, object)``: the template's code, and the answers by name; ``keyWanted(str)``: its code.
    """

    answered = Signal(str, object)
    keyWanted = Signal(str)

    def __init__(self, template: Template, note: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self.setObjectName("questionsDialog")
        self.setWindowTitle(say(template.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.fields: dict[str, QLineEdit] = {}
        for question in template.questions:
            field, said = QLineEdit(question.default, self), shown(say(question.label), _LONGEST_LABEL)
            named(field, f"answer-{question.name}", said)
            field.setMaxLength(32_000)
            if question.is_secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumWidth(320)
            field.setCursorPosition(0)
            label = QLabel(said.replace("&", "&&"), self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            form.addRow(label, field)
            self.fields[question.name] = field
        self.note = Line(note, self, quiet=False)
        self.note.setVisible(bool(note))
        self.key_button = QPushButton(self.tr("&Make a key ({0})").format(kind), self)
        named(self.key_button, "templateMakeKey", self.tr("Make a key for this template and sign with it"))
        self.key_button.setVisible(bool(kind))
        self.key_button.setAutoDefault(False)
        self.key_button.clicked.connect(self._on_key_wanted)
        asks_secrets = Line(self.tr("What is secret was not kept with the template: fill it in again."), self)
        asks_secrets.setVisible(any(each.if_empty == BLANK for each in template.questions))
        self.wrong = Line(parent=self)
        named(self.wrong, "templateWrong", self.tr("What is wrong"))
        self.wrong.set_wrong(True)
        self.wrong.hide()
        source = Line(self.tr("After {0}").format(template.source), self)
        source.setVisible(bool(template.source))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self._fill_in = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._fill_in.setText(self.tr("Fill in"))
        _without_icons(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(12)
        box.addWidget(Title(say(template.name), main=True))
        box.addWidget(asks_secrets)
        box.addLayout(form)
        for part in (self.wrong, self.note):
            box.addWidget(part)
        box.addLayout(row(self.key_button, None))
        box.addWidget(source)
        box.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus()
            first.selectAll()
        self.resize(max(_WIDTH, self.sizeHint().width()), self.sizeHint().height())
        self._grow()

    def accept(self) -> None:
        """Hand the answers over; who takes them ends this."""
        self.wrong.say("")
        self.answered.emit(self._template.code, {name: field.text() for name, field in self.fields.items()})

    def end(self) -> None:
        """Close: the answers were taken."""
        super().accept()

    def refuse(self, name: str, sentence: str) -> None:
        """Say why the answer to a question cannot be used, and put the cursor there."""
        field = self.fields[name]
        self.wrong.say(f"{field.accessibleName()}: {sentence}")
        field.setAccessibleDescription(sentence)
        self._grow()
        field.setFocus()
        field.selectAll()

    def _grow(self) -> None:
        """Give sentences that came their room; else it would be taken from the fields."""
        self._box.activate()
        wanted = max(self._box.totalHeightForWidth(self.width()), self._box.totalSizeHint().height())
        self.resize(self.width(), max(self.height(), wanted))

    def show_key_made(self, sentence: str) -> None:
        """Say that there is a key now; nothing is left to be made."""
        self.note.say(sentence)
        if self.key_button.hasFocus():
            self._fill_in.setFocus()
        self.key_button.hide()

    def _on_key_wanted(self) -> None:
        self.key_button.setEnabled(False)
        self.note.say(self.tr("Making the key …"))
        self._grow()
        self.keyWanted.emit(self._template.code)


class NameDialog(QDialog):
    """Asks for a template's name, whether its dates move, and whether its ``jti`` is fresh each time. ``named(str, bool, bool)``.

    ``secret``: where something stands that is not kept.
    """

    named = Signal(str, bool, bool)

    def __init__(
        self, theme: Theme, names: tuple[str, ...], secret: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("templateNameDialog")
        self.setWindowTitle(self.tr("Save as template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QComboBox(self)
        named(self.name, "templateName", self.tr("Name of the template"))
        self.name.setEditable(True)
        self.name.addItems(names)
        self.name.setCurrentText("")
        line = self.name.lineEdit()
        assert line is not None, "it is editable"
        line.setMaxLength(LONGEST_NAME)
        line.setPlaceholderText(self.tr("Such as “staging admin”; a name that is there already is replaced"))
        self.relative = QCheckBox(self.tr("Move iat, nbf, exp and auth_time to the moment of use"), self)
        self.relative.setObjectName("templateRelative")
        self.relative.setChecked(True)
        self.fresh = QCheckBox(self.tr("Another jti each time"), self)
        self.fresh.setObjectName("templateFresh")
        self.fresh.setChecked(True)
        BoxEdges(theme, self.relative)
        BoxEdges(theme, self.fresh)
        said = [shown(path, _LONGEST_LABEL) for path in secret[:_MOST_PATHS]]
        more = len(secret) - len(said)
        if more:
            said.append(self.tr("and {0} more").format(more))
        self.secret = Line("", self, quiet=False)
        named(self.secret, "templateSecrets", self.tr("What is secret"))
        self.secret.say(
            self.tr("Looks secret and is not kept; the template asks for it each time: {0}").format(", ".join(said))
            if secret
            else ""
        )
        self.secret.setVisible(bool(secret))
        note = Line(
            self.tr(
                "Everything else in header and payload is kept in the settings as it stands; the signing key is not. Take out "
                "what is secret and not named here."
            ),
            self,
        )
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        _without_icons(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(12)
        title = Title(self.tr("Save as template"), main=True)
        for part in (title, self.name, self.relative, self.fresh, self.secret, note, self._buttons):
            box.addWidget(part)
        self.setMinimumWidth(480)
        self.name.editTextChanged.connect(self._show_what_can_be_done)
        self._show_what_can_be_done()

    def accept(self) -> None:
        """Hand the name over."""
        name = self.name.currentText().strip()
        if name:
            super().accept()
            self.named.emit(name, self.relative.isChecked(), self.fresh.isChecked())

    def _show_what_can_be_done(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name.currentText().strip()))


def _without_icons(buttons: QDialogButtonBox) -> None:
    """The style's own pictures look like nothing else in the window."""
    for button in buttons.buttons():
        button.setIcon(QIcon())
