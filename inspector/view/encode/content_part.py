"""The payload that goes beside a detached token: how large it is, where it comes from, and the way to take it along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector.view.details.facts import byte_count
from inspector.view.look.furniture import IconButton, named, row
from inspector.view.look.said import Said

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme


class ContentPart(QWidget):
    """``copyRequested()``, and ``fileWanted()``: a file is to be signed instead of the text."""

    copyRequested = Signal()
    fileWanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size: int | None = None
        self._is_file = False
        self._content = Said(parent=self)
        self._unencoded = Said(self.tr("“b64” and “crit” are added to the header (RFC 7797)."), self)
        self.choose = QPushButton(self.tr("Sign a file…"), self)
        self.choose.setObjectName("contentFileButton")
        self.choose.setToolTip(self.tr("The file's bytes are signed as they are, instead of the text"))
        self.copy = IconButton(theme, "copy", self.tr("Copy payload"), self, words=True)
        named(self.copy, "copyContent", self.tr("Copy the payload that goes beside the token"))
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(4)
        box.addWidget(self._content)
        box.addWidget(self._unencoded)
        box.addLayout(row(self.choose, self.copy, None))
        box.addStretch(1)
        self.choose.clicked.connect(self.fileWanted)
        self.copy.clicked.connect(self.copyRequested)

    def show_form(self, form: str) -> None:
        """Say what the form adds to the header."""
        self._unencoded.setVisible(form == "unencoded")

    def show_content(self, size: int | None) -> None:
        """Tell how many bytes go beside the token; None: there is no token."""
        self._size = size
        self._say()

    def show_file(self, is_file: bool) -> None:
        """A file is at hand already, and would be no text on the clipboard."""
        self._is_file = is_file
        self._say()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.choose, self.copy]

    def _say(self) -> None:
        self.choose.setVisible(not self._is_file)
        self.copy.setVisible(not self._is_file)
        self.copy.setEnabled(self._size is not None)
        what = self.tr("The file goes") if self._is_file else self.tr("The new payload goes")
        beside = self.tr("{0} beside the token").format(what)
        self._content.say(f"{beside}: {byte_count(self._size)}" if self._size is not None else beside)
