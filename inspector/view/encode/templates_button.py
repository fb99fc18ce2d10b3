"""The button from which a new token begins: templates, the person's own ones, and what is done with those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import IconButton
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from inspector.model.templates import Template
    from inspector.view.encode.templates_dialog import QuestionsDialog
    from inspector.view.look.theme import Theme

LONGEST_NAME = 60
_OWN = "own:"


class TemplatesButton(IconButton):
    """Implements `TemplatesView`; its menu is made anew each time. ``craftAsked(str)``: ``new`` the menu, ``save-template``,
    ``make-key``, ``test-set``; ``noted(str)``: a sentence for the person.
    """

    craftAsked = Signal(str)
    templateChosen = Signal(str)
    templateAnswered = Signal(str, object)
    keyWanted = Signal(str)
    askingEnded = Signal()
    saveAsked = Signal(str, bool, bool)
    renameAsked = Signal(str, str)
    deleteAsked = Signal(str)
    noted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "", parent, words=True)
        self.setText(self.tr("New") + " ▾")
        self.setObjectName("newButton")
        self.setAccessibleName(self.tr("New token from a template"))
        self.setToolTip(self.tr("Begin a new token from a template"))
        self._own: tuple[str, ...] = ()
        self._dialog: QuestionsDialog | None = None
        self.clicked.connect(self._on_clicked)

    def show_templates(self, own: tuple[str, ...]) -> None:
        """Tell the names of the person's own."""
        self._own = own

    def ask(self, template: Template, note: str, kind: str) -> None:
        """Ask what the template cannot know; ``kind``: the key that can be made for it."""
        from inspector.view.encode.templates_dialog import QuestionsDialog

        self._dialog = dialog = QuestionsDialog(template, note, kind, self.window())
        dialog.answered.connect(self.templateAnswered)
        dialog.keyWanted.connect(self.keyWanted)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside the questions why an answer cannot be used."""
        if self._dialog is not None:
            self._dialog.refuse(name, sentence)

    def end_asking(self) -> None:
        """Close the questions: their answers were taken."""
        if self._dialog is not None:
            self._dialog.end()

    def show_key_made(self, sentence: str) -> None:
        """Say beside the questions that there is a key now."""
        if self._dialog is not None:
            self._dialog.show_key_made(sentence)

    def show_note(self, sentence: str) -> None:
        """Say what became of a wish."""
        self.noted.emit(sentence)

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.menu_of_templates().popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_of_templates(self) -> QMenu:
        """Make the menu; it deletes itself when it closes."""
        from inspector.model.templates import TEMPLATES

        menu = QMenu(self)
        menu.setObjectName("newMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for template in TEMPLATES:
            self._add(menu, say(template.name), template.code, self._on_chosen)
        if self._own:
            menu.addSeparator()
            for name in self._own:
                self._add(menu, name, _OWN + name, self._on_chosen)
        menu.addSeparator()
        menu.addAction(self.tr("&Save as template…")).triggered.connect(self._on_save)
        if self._own:
            for title, deed in ((self.tr("&Rename"), self._on_rename), (self.tr("&Delete"), self._on_delete)):
                part = menu.addMenu(title)
                for name in self._own:
                    self._add(part, name, name, deed)
        menu.addSeparator()
        menu.addAction(self.tr("Make &key…")).triggered.connect(self._on_make_key)
        menu.addAction(self.tr("&Test set…")).triggered.connect(self._on_test_set)
        return menu

    def ask_name(self, secret: tuple[str, ...]) -> None:
        """Ask under which name header and payload are kept, but for what is secret."""
        from inspector.view.encode.templates_dialog import NameDialog

        dialog = NameDialog(self._theme, self._own, secret, self.window())
        dialog.named.connect(self.saveAsked)
        dialog.open()

    def _add(self, menu: QMenu, text: str, data: str, deed: object) -> QAction:
        action = menu.addAction(shown(text).replace("&", "&&"))
        action.setData(data)
        action.triggered.connect(deed)
        return action

    def _data(self) -> str:
        action = self.sender()
        return str(action.data()) if action is not None else ""  # type: ignore[attr-defined]  # only actions are connected

    def _on_finished(self) -> None:
        self._dialog = None
        self.askingEnded.emit()

    def _on_clicked(self) -> None:
        self.craftAsked.emit("new")

    def _on_save(self) -> None:
        self.craftAsked.emit("save-template")

    def _on_make_key(self) -> None:
        self.craftAsked.emit("make-key")

    def _on_test_set(self) -> None:
        self.craftAsked.emit("test-set")

    def _on_chosen(self) -> None:
        self.templateChosen.emit(self._data())

    def _on_delete(self) -> None:
        self.deleteAsked.emit(self._data())

    def _on_rename(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        before = self._data()
        name, good = QInputDialog.getText(self, self.tr("Rename"), self.tr("New name:"), text=before)
        if good and name.strip():
            self.renameAsked.emit(before, name.strip()[:LONGEST_NAME])
