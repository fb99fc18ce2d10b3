"""Where expectations that are kept by name are chosen, saved, renamed and deleted, and where a fitting one is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import IconButton, Line, row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from inspector.view.look.theme import Theme

_SHORT = 12
"""Characters of a name that have room on the button."""
LONGEST_NAME = 60


class SavedButton(IconButton):
    """A small button that opens the menu of what is kept; the menu is made anew each time.

    ``chosen(str)``, ``saveAsked(str)``, ``renameAsked(str, str)`` from and to, ``deleteAsked(str)``: by name;
    ``clearAsked()``: nothing is expected any more.
    """

    chosen = Signal(str)
    saveAsked = Signal(str)
    renameAsked = Signal(str, str)
    deleteAsked = Signal(str)
    clearAsked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "bookmark", "", parent, words=False)
        self.setObjectName("savedExpectations")
        self._names: tuple[str, ...] = ()
        self._current = ""
        self._name()
        self.clicked.connect(self._on_clicked)

    def show_saved(self, names: tuple[str, ...], current: str) -> None:
        """Tell which there are, and which of them is what is expected now; empty: none."""
        if (names, current) == (self._names, self._current):
            return
        self._names, self._current = names, current
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if current else style.ToolButtonIconOnly)
        self._name()

    def menu_of_saved(self) -> QMenu:
        """Make the menu; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self._names:
            action = self._add(menu, name, self._on_chosen)
            action.setCheckable(True)
            action.setChecked(name == self._current)
        if self._names:
            menu.addSeparator()
        menu.addAction(self.tr("&Save what is expected as…")).triggered.connect(self._on_save)
        if self._names:
            for title, deed in ((self.tr("&Rename"), self._on_rename), (self.tr("&Delete"), self._on_delete)):
                part = menu.addMenu(title)
                for name in self._names:
                    self._add(part, name, deed)
        menu.addSeparator()
        menu.addAction(self.tr("&Expect nothing")).triggered.connect(self.clearAsked)
        return menu

    def _add(self, menu: QMenu, name: str, deed: object) -> QAction:
        action = menu.addAction(shown(name).replace("&", "&&"))
        action.setData(name)
        action.triggered.connect(deed)
        return action

    def _name(self) -> None:
        what = self.tr("Saved expectations")
        short = shown(self._current)
        self.setText(short if len(short) <= _SHORT else f"{short[: _SHORT - 1]}…")
        name = self.tr("{0}: {1}").format(what, short) if self._current else what
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _on_clicked(self) -> None:
        self.menu_of_saved().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _data(self) -> str:
        action = self.sender()
        return str(action.data()) if action is not None else ""  # type: ignore[attr-defined]  # only actions are connected

    def _on_chosen(self) -> None:
        self.chosen.emit(self._data())

    def _on_delete(self) -> None:
        self.deleteAsked.emit(self._data())

    def _on_save(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        names = list(self._names)
        at = names.index(self._current) if self._current else -1
        name, good = QInputDialog.getItem(
            self,
            self.tr("Save what is expected"),
            self.tr("Name, such as “staging API”; a name that is there already is replaced:"),
            ["", *names],
            at + 1,
            editable=True,
        )
        if good and name.strip():
            self.saveAsked.emit(name.strip()[:LONGEST_NAME])

    def _on_rename(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        before = self._data()
        name, good = QInputDialog.getText(self, self.tr("Rename"), self.tr("New name:"), text=before)
        if good and name.strip():
            self.renameAsked.emit(before, name.strip()[:LONGEST_NAME])


class Offer(QWidget):
    """A line with one thing to press, until it is pressed or closed. ``taken(str, str)``: what it was about, and the name."""

    taken = Signal(str, str)
    closed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("expectationsOffer")
        self._about = ("", "")
        self._sentence = Line(parent=self, quiet=False)
        self._button = QPushButton(self)
        self._close = IconButton(theme, "close", self.tr("Close this offer"), self)
        self._button.clicked.connect(self._on_pressed)
        self._close.clicked.connect(self._on_closed)
        line = row(self._sentence, self._button, self._close, spacing=4)
        line.setStretch(0, 1)
        self.setLayout(line)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self._button, self._close]

    def show_offer(self, kind: str, name: str) -> None:
        """Say something about what is kept under a name; ``kind``: ``fits``, ``saved``, ``deleted``, ``taken-name``,
        ``not-kept``, ``nothing-taken``.
        """
        self._about = (kind, name)
        sentence = {
            "fits": self.tr("“{0}” fits this issuer."),
            "saved": self.tr("Saved as “{0}”, without nonce, tokens, code and proof."),
            "deleted": self.tr("“{0}” was deleted."),
            "taken-name": self.tr("There is another “{0}” already."),
            "not-kept": self.tr("The settings cannot be written: “{0}” is gone when the program ends."),
            "nothing-taken": self.tr("The token has nothing that could be expected."),
        }[kind].format(shown(name))
        self._sentence.say(sentence)
        press = {"fits": self.tr("Use"), "deleted": self.tr("Undo")}.get(kind, "")
        self._button.setText(press)
        self._button.setAccessibleName(f"{press}: {shown(name)}")
        self._button.setVisible(bool(press))
        self.show()

    def _on_pressed(self) -> None:
        self.hide()
        self.taken.emit(*self._about)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit(self._about[1] if self._about[0] == "fits" else "")
