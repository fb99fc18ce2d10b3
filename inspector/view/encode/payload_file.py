"""The file whose bytes are signed instead of the new payload's text, where the payload goes beside the token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector.view.details.facts import byte_count
from inspector.view.look.furniture import Line, named, row
from inspector.view.text.taken_file import ask_for_file, file_in, take_file

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme


class PayloadFile(QWidget):
    """Stands in the place of ``text`` while there is a file, and takes one that is dropped on ``editor`` or on itself.

    ``taken(str, object)``: name and bytes; ``left()``: the text counts again; ``refused(str)``: why a file was not taken.
    """

    taken = Signal(str, object)
    left = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, text: QWidget, editor: QPlainTextEdit, *of_text: QWidget) -> None:
        super().__init__(text.parentWidget())
        named(self, "payloadFile", self.tr("File that is signed"))
        self._theme, self._text, self._of_text = theme, text, of_text
        self._is_ready = False
        self._said = Line(parent=self, quiet=False)
        named(self._said, "payloadFileName", self.tr("File that is signed"))
        self._how = Line(self.tr("It is signed byte for byte; the text of the payload is kept."), self)
        self.other = QPushButton(self.tr("Another file…"), self)
        self.other.setObjectName("otherPayloadFile")
        self.leave = QPushButton(self.tr("Sign the text instead"), self)
        self.leave.setObjectName("leavePayloadFile")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._said)
        box.addWidget(self._how)
        box.addLayout(row(self.other, self.leave, None))
        box.addStretch(1)
        part = self.parentWidget()
        layout = part.layout() if part is not None else None
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(text) + 1, self, 1)
        self.other.clicked.connect(self.choose)
        self.leave.clicked.connect(self.left)
        self._editor = editor
        for watched in (editor.viewport(), self):
            watched.installEventFilter(self)
        self.setAcceptDrops(True)
        self.hide()

    def set_ready(self, ready: bool) -> None:
        """Take files, or leave the drops to the editor: only a payload beside the token may be anything."""
        self._is_ready = ready
        if not ready:
            self.show_file("", 0)

    def show_file(self, name: str, size: int) -> None:
        """Show a file's name and size (bytes) in the text's place; an empty name: show the text."""
        if name:
            self._said.say(f"{name}, {byte_count(size)}")
        had_focus = self.leave.hasFocus()
        for part in (self._text, *self._of_text):
            part.setVisible(not name)
        self.setVisible(bool(name))
        if had_focus and not name:
            self._editor.setFocus()

    def choose(self) -> None:
        """Ask for a file."""
        path = ask_for_file(self.window(), self.tr("Choose the payload to sign"))
        if path:
            self.take(path)

    def take(self, path: str) -> None:
        """Take a file, or say why not."""
        file = take_file(path)
        if file.refused:
            self.refused.emit(file.refused)
        else:
            self.taken.emit(file.name, file.data)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.other, self.leave]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_ready or not isinstance(event, (QDragEnterEvent, QDragMoveEvent, QDropEvent)):
            return super().eventFilter(watched, event)
        path = file_in(event.mimeData())
        if not path:
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.take(path)
        return True
