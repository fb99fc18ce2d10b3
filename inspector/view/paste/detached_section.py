"""Where the payload of a detached token is brought: typed, or a file that is taken byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector.view.details.facts import byte_count
from inspector.view.look.furniture import IconButton, Line, Title, named, row
from inspector.view.look.theme import monospace
from inspector.view.text.exact_text import exact_text
from inspector.view.text.taken_file import ask_for_file, file_in, take_file

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from inspector.model import Token
    from inspector.view.look.theme import Theme


class DetachedSection(QWidget):
    """Holds `detachedPayloadEdit`. ``payloadEdited(object)``: the payload's bytes, or None while there is none.

    Its parts are made when a detached token is first shown: most people never see one.
    """

    payloadEdited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: tuple[str, bytes] | None = None
        self._is_showing = False
        self._edit: _PayloadEdit | None = None
        self._choose: QPushButton
        self._forget: IconButton
        self._taken: Line
        self.setAcceptDrops(True)
        self.hide()

    def show_token(self, token: Token | None) -> None:
        """Show it for a detached token, with what was given for that one; of no other token may anything be left."""
        if token is None:
            # While a judgement is under way, who types here goes on typing.
            if self._edit is None or not self._edit.hasFocus():
                self.hide()
            return
        self.show_detached(is_detached(token))
        given = token.payload.raw or None
        if self._edit is not None and is_detached(token) and given != self.payload:
            typed = given is None or (token.payload.is_text and b"\r" not in given)
            self.show_payload(given, "" if typed else self.tr("the file that was chosen"))

    def show_detached(self, is_detached: bool) -> None:
        """Show it for a detached token alone; what was given stays for the next one."""
        if is_detached and self._edit is None:
            self._make()
        self.setVisible(is_detached)

    def show_payload(self, payload: bytes | None, name: str = "") -> None:
        """Show what was given elsewhere, without telling it: a file by its name, or a text."""
        editor = self._editor()
        self._is_showing = True
        self._file = (name, payload) if name and payload is not None else None
        editor.setPlainText("" if self._file is not None or payload is None else payload.decode("utf-8", "replace"))
        self._is_showing = False
        self._say()

    def take_file(self, path: str) -> None:
        """Take a file as it is, in the place of what was given."""
        editor = self._editor()
        taken = take_file(path)
        if taken.refused:
            self._refuse(taken.refused)
            return
        self._is_showing = True
        self._file = taken.name, taken.data
        editor.setPlainText("")
        self._is_showing = False
        self._tell()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order; nothing before it was first shown."""
        return [] if self._edit is None else [self._choose, self._forget, self._edit]

    def _editor(self) -> _PayloadEdit:
        if self._edit is None:
            self._make()
        assert self._edit is not None
        return self._edit

    def _make(self) -> None:
        self._edit = edit = _PayloadEdit(self)
        named(edit, "detachedPayloadEdit", self.tr("Detached payload"))
        edit.setMinimumHeight(40)
        edit.setMaximumHeight(72)
        self._choose = QPushButton(self.tr("Choose a file…"), self)
        self._choose.setObjectName("detachedFileButton")
        self._choose.setToolTip(self.tr("The file's bytes are taken as they are"))
        self._forget = IconButton(self._theme, "close", self.tr("Forget the payload"), self)
        self._taken = Line(parent=self)
        named(self._taken, "detachedTaken", self.tr("What was taken"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row(Title(self.tr("Detached payload")), None, self._choose, self._forget))
        box.addWidget(edit)
        box.addWidget(self._taken)
        edit.textChanged.connect(self._on_text_changed)
        edit.fileGiven.connect(self.take_file)
        self._choose.clicked.connect(self._on_choose)
        self._forget.clicked.connect(self._on_forget)
        self._say()

    @property
    def payload(self) -> bytes | None:
        """What was given: a file's bytes, or the text as UTF-8."""
        if self._file is not None:
            return self._file[1]
        text = exact_text(self._edit) if self._edit is not None else ""
        return text.encode("utf-8", "surrogatepass") or None

    def _tell(self) -> None:
        self._say()
        self.payloadEdited.emit(self.payload)

    def _say(self) -> None:
        editor = self._editor()
        payload = self.payload
        self._forget.setEnabled(payload is not None)
        self._taken.set_wrong(False)
        editor.setPlaceholderText(
            self.tr("Type here to give a text instead of the file")
            if self._file is not None
            else self.tr("The token holds no payload: type, paste or drop what was signed")
        )
        if payload is None:
            self._taken.say("")
        elif self._file is not None:
            said = self.tr("{0}, {1}, taken byte for byte")
            self._taken.say(said.format(self._file[0], byte_count(len(payload))))
        else:
            lines = payload.count(b"\n")
            said = self.tr("{0} as UTF-8").format(byte_count(len(payload)))
            breaks = self.tr("line breaks are LF; if CR LF was signed, choose the file instead")
            self._taken.say(f"{said}, {breaks}" if lines else said)

    def _refuse(self, sentence: str) -> None:
        self._taken.set_wrong(True)
        self._taken.say(sentence)

    def _on_text_changed(self) -> None:
        # A drop tells late, when its file has been taken, that the editor was emptied for it.
        was_emptied = self._file is not None and self._editor().document().isEmpty()
        if not (self._is_showing or was_emptied):
            self._file = None
            self._tell()

    def _on_forget(self) -> None:
        self.show_payload(None)
        self._tell()

    def _on_choose(self) -> None:
        path = ask_for_file(self, self.tr("Choose the payload that was signed"))
        if path:
            self.take_file(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_file(file_in(event.mimeData()))


def is_detached(token: Token) -> bool:
    """Tell whether a token's payload is to be had elsewhere, or was (RFC 7515, appendix F)."""
    if token.kind == "jws-json":
        return bool(token.signatures) and (not token.payload.raw or '"payload"' not in token.text)
    return token.kind == "jws-detached"


class _PayloadEdit(QPlainTextEdit):
    """``fileGiven(str)``: a file was dropped or pasted; its path."""

    fileGiven = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(monospace())
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        path = file_in(source)
        if path:
            self.fileGiven.emit(path)
        else:
            self.insertPlainText(source.text())
