"""What is asked for one signature of several: its headers and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.view.keys.words import say_key
from inspector.view.look.furniture import Choice, IconButton, named, row
from inspector.view.look.said import Said
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from inspector.model.cosigner import Cosigner
    from inspector.view.look.theme import Theme

_LOW, _HIGH = 32, 36


class SignaturePage(QWidget):
    """Of the first signature only the unprotected header: the rest is the pane's own. Each signal begins with ``place``."""

    headerEdited = Signal(int, str)
    unprotectedEdited = Signal(int, str)
    keyEdited = Signal(int, str)
    algorithmChosen = Signal(int, str)

    def __init__(self, theme: Theme, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_showing = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._told = Said(parent=self)
        self.unfold = IconButton(theme, "chevron-right", self.tr("Unprotected header"), self, words=True)
        self.unfold.setCheckable(True)
        self.unfold.setToolTip(self.tr("A header that stands beside the signature, which does not cover it"))
        self.unfold.toggled.connect(self._on_unfolded)
        self.unprotected_edit: JsonEdit | None = None
        self.key_edit: SecretEdit | None = None
        if place:
            self._build()
        self._box.addWidget(self._told)
        self._box.addLayout(row(self.unfold, None))
        self.set_place(place)

    def set_place(self, place: int) -> None:
        """Stand at another place among the signatures, from 0."""
        self.place, number = place, place + 1
        named(self.unfold, f"unfoldUnprotected{number}", self.tr("Unprotected header of signature {0}").format(number))
        if self.unprotected_edit is not None:
            named(self.unprotected_edit, f"unprotectedEdit{number}", self.unfold.accessibleName())
        if self.key_edit is not None:
            named(self.header_edit, f"signatureHeader{number}", self.tr("Header of signature {0}").format(number))
            named(self.key_edit, f"signatureKey{number}", self.tr("Key of signature {0}").format(number))
            named(self.algorithm, f"signatureAlgorithm{number}", self.tr("Algorithm of signature {0}").format(number))

    def show_signature(self, face: Cosigner) -> None:
        """Show what is asked for, and what became of it."""
        self._is_showing = True
        if face.unprotected and self.unprotected_edit is None:
            self.unfold.setChecked(True)
        if self.unprotected_edit is not None:
            self.unprotected_edit.replace_text(face.unprotected)
            self.unprotected_edit.show_mistake(face.line if face.place == "unprotected" else 0, face.column)
        if self.key_edit is not None:
            self.header_edit.replace_text(face.header)
            self.header_edit.show_mistake(face.line if face.place == "header" else 0, face.column)
            if self.key_edit.toPlainText() != face.key_text:
                self.key_edit.replace_text(face.key_text)
            _offer(self.algorithm, face.algorithms, face.algorithm)
        self._is_showing = False
        self._told.set_wrong(bool(face.error) and not face.is_wanting)
        self._told.say("\n".join(self._words(face)))

    def _words(self, face: Cosigner) -> list[str]:
        if not self.place:
            return [face.error if face.place == "unprotected" else self.tr("Key and header as above and below")]
        return [*filter(None, [face.error]), *say_key(face.key, face.findings, borrowed=face.borrowed)]

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        key = self.key_edit
        own = [] if key is None else [self.header_edit, self.algorithm, key, key.eye]
        beside = [] if self.unprotected_edit is None else [self.unprotected_edit]
        return [*own, self.unfold, *beside]

    def _build(self) -> None:
        self.algorithm = Choice(self._theme, self)
        self.algorithm.setMinimumContentsLength(6)
        self.algorithm.setToolTip(self.tr("Rewrites “alg” in the header of this signature"))
        self.algorithm.currentTextChanged.connect(self._on_algorithm)
        self.header_edit = JsonEdit(self._theme, self)
        _keep_low(self.header_edit)
        self.header_edit.complete_as("header")
        self.header_edit.textChanged.connect(self._on_header)
        self.key_edit = SecretEdit(self._theme, self)
        self.key_edit.setPlaceholderText(self.tr("Empty: a key of VERIFY signs"))
        self.key_edit.setFixedHeight(_LOW)
        self.key_edit.textChanged.connect(self._on_key)
        self.key_edit.fileRefused.connect(self._on_file_refused)
        line = row(self.header_edit, self.algorithm)
        line.setStretch(0, 1)
        self._box.addLayout(line)
        self._box.addWidget(self.key_edit)

    def _on_unfolded(self, on: bool) -> None:
        self.unfold.set_icon("chevron-down" if on else "chevron-right")
        if self.unprotected_edit is None:
            self.unprotected_edit = made = JsonEdit(self._theme, self)
            _keep_low(made)
            made.setPlaceholderText('{"kid": "…"}')
            made.complete_as("header")
            made.textChanged.connect(self._on_unprotected)
            self._box.addWidget(made)
            self.set_place(self.place)
            QWidget.setTabOrder(self.unfold, made)
        self.unprotected_edit.setVisible(on)

    def _on_header(self) -> None:
        self.headerEdited.emit(self.place, self.header_edit.toPlainText())

    def _on_unprotected(self) -> None:
        assert self.unprotected_edit is not None
        self.unprotectedEdited.emit(self.place, self.unprotected_edit.toPlainText())

    def _on_key(self) -> None:
        assert self.key_edit is not None
        if not self._is_showing:
            self.keyEdited.emit(self.place, self.key_edit.toPlainText())

    def _on_algorithm(self, name: str) -> None:
        if name and not self._is_showing:
            self.algorithmChosen.emit(self.place, name)

    def _on_file_refused(self, sentence: str) -> None:
        self._told.set_wrong(True)
        self._told.say(sentence)


def _keep_low(editor: JsonEdit) -> None:
    editor.setMinimumHeight(_LOW)
    editor.setMaximumHeight(_HIGH)


def _offer(box: Choice, names: tuple[str, ...], chosen: str) -> None:
    """Offer names; the chosen one also where it is none of them."""
    offered = [*names] if chosen in names or not chosen else [chosen, *names]
    if [box.itemText(place) for place in range(box.count())] != offered:
        box.clear()
        box.addItems(offered)
    box.setCurrentIndex(offered.index(chosen) if chosen else -1)
