"""What is asked about a template: what it cannot know before it is filled in, and its name when it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout

from inspector.view.look.check_boxes import BoxEdges
from inspector.view.look.furniture import Line, Title, named
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.model.templates import Template
    from inspector.view.look.theme import Theme

LONGEST_NAME = 60


class QuestionsDialog(QDialog):
    """One line for each question, with its usual answer; a secret one shows dots. ``answered(str, object)``: the template's code,
    and the answers by name.
    """

    answered = Signal(str, object)

    def __init__(self, template: Template, note: str, parent: QWidget | None = None) -> None:
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
            field = QLineEdit(question.default, self)
            named(field, f"answer-{question.name}", say(question.label))
            field.setMaxLength(32_000)
            if question.is_secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumWidth(320)
            field.setCursorPosition(0)
            form.addRow(say(question.label), field)
            self.fields[question.name] = field
        self.note = Line(note, self, quiet=False)
        self.note.setVisible(bool(note))
        source = Line(self.tr("After {0}").format(template.source), self)
        source.setVisible(bool(template.source))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Fill in"))
        _without_icons(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(12)
        box.addWidget(Title(say(template.name), main=True))
        box.addLayout(form)
        box.addWidget(self.note)
        box.addWidget(source)
        box.addWidget(buttons)
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.setFocus()
            first.selectAll()

    def accept(self) -> None:
        """Hand the answers over."""
        super().accept()
        self.answered.emit(self._template.code, {name: field.text() for name, field in self.fields.items()})


class NameDialog(QDialog):
    """Asks for a template's name, and whether its dates move. ``named(str, bool)``."""

    named = Signal(str, bool)

    def __init__(self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None) -> None:
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
        BoxEdges(theme, self.relative)
        note = Line(
            self.tr(
                "Header and payload are kept in the settings as they stand, readable for anybody who can read those. The signing "
                "key is not."
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
        for part in (Title(self.tr("Save as template"), main=True), self.name, self.relative, note, self._buttons):
            box.addWidget(part)
        self.setMinimumWidth(480)
        self.name.editTextChanged.connect(self._show_what_can_be_done)
        self._show_what_can_be_done()

    def accept(self) -> None:
        """Hand the name over."""
        name = self.name.currentText().strip()
        if name:
            super().accept()
            self.named.emit(name, self.relative.isChecked())

    def _show_what_can_be_done(self) -> None:
        save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled(bool(self.name.currentText().strip()))


def _without_icons(buttons: QDialogButtonBox) -> None:
    """The style's own pictures look like nothing else in the window."""
    for button in buttons.buttons():
        button.setIcon(QIcon())
