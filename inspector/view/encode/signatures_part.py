"""The signatures of a new token that has several: one page is in view, and what is wrong with the others is said below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.view.encode.signature_page import SignaturePage
from inspector.view.look.furniture import IconButton, Title, named, row
from inspector.view.look.said import Said
from inspector.view.paste.steps_bar import StepsBar

if TYPE_CHECKING:
    from inspector.model.cosigner import Cosigner
    from inspector.view.look.theme import Theme

_MOST = 20
_MOST_SAID = 3
_LEAST = 40


class SignaturesPart(QWidget):
    """``added()``, ``removed(int)``; all else as `SignaturePage`, places from 0. ``stopsChanged()``: Tab goes another way."""

    added = Signal()
    removed = Signal(int)
    headerEdited = Signal(int, str)
    unprotectedEdited = Signal(int, str)
    keyEdited = Signal(int, str)
    algorithmChosen = Signal(int, str)
    stopsChanged = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: list[SignaturePage] = []
        self._chosen = 0
        self._shown: tuple[Cosigner, ...] = ()
        self.add = IconButton(theme, "plus", self.tr("Add signature"), self, words=True)
        self.add.setObjectName("addSignature")
        self.remove = IconButton(theme, "close", self.tr("Remove this signature"), self)
        self.remove.setObjectName("removeSignature")
        self.bar = StepsBar(theme, self)
        named(self.bar, "signaturesBar", self.tr("Signatures"))
        self._others = Said(parent=self, quiet=False)
        self._others.set_wrong(True)
        self._others.hide()
        inner = QWidget(self)
        self._held = QVBoxLayout(inner)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.addStretch(1)
        self._rolled = QScrollArea(self)  # in a low window what is asked for is rolled, and not cut off
        self._rolled.setFrameShape(QFrame.Shape.NoFrame)
        self._rolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rolled.setWidgetResizable(True)
        self._rolled.setWidget(inner)
        self._inner = inner
        self._rolled.setMinimumHeight(_LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(4)
        box.addLayout(row(Title(self.tr("Signatures")), None, self.add, self.remove))
        box.addWidget(self.bar)
        box.addWidget(self._rolled, 1)
        box.addWidget(self._others)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.bar.stepChosen.connect(self._on_chosen)

    def show_signatures(self, signatures: tuple[Cosigner, ...]) -> None:
        """Show them all; one that is new is turned to."""
        before = len(self._pages)
        while len(self._pages) > len(signatures):
            self._drop(len(self._pages) - 1)
        while len(self._pages) < len(signatures):
            self._make()
        for page, face in zip(self._pages, signatures, strict=True):
            page.show_signature(face)
        if before and len(signatures) > before:
            self._chosen = len(signatures) - 1
        self._chosen = min(self._chosen, len(signatures) - 1)
        self._say(signatures)
        if before != len(signatures):
            self.stopsChanged.emit()

    def turn_to(self, place: int) -> None:
        """Bring the page of a signature into view, counted from 0, with all that is asked for."""
        if 0 <= place < len(self._pages):
            self._chosen = place
            self._say(self._shown)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.add, self.remove, *self.bar.tab_stops(), *(s for page in self._pages for s in page.tab_stops())]

    def _say(self, signatures: tuple[Cosigner, ...]) -> None:
        self._shown = signatures
        labels, signs = [], []
        for number, face in enumerate(signatures, 1):
            name = f"{number} {face.algorithm}" if face.algorithm else str(number)
            labels.append(self.tr("{0}: not signed").format(name) if face.error else name)
            signs.append("not-checked" if face.is_wanting else "refused" if face.error else "verified")
        self.bar.show_steps(tuple(labels), self._chosen, tuple(signs))
        for place, page in enumerate(self._pages):
            page.setVisible(place == self._chosen)
        self.remove.setEnabled(self._chosen > 0)
        self.add.setEnabled(len(signatures) < _MOST)
        wrong = [
            self.tr("Signature {0}: {1}").format(number, face.error)
            for number, face in enumerate(signatures, 1)
            if face.error and not face.is_wanting and number - 1 not in (0, self._chosen)
        ]
        self._others.say("\n".join(wrong[:_MOST_SAID]))

    def _make(self) -> None:
        page = SignaturePage(self._theme, len(self._pages), self)
        self._pages.append(page)
        self._held.insertWidget(self._held.count() - 1, page)
        page.headerEdited.connect(self.headerEdited)
        page.unprotectedEdited.connect(self.unprotectedEdited)
        page.keyEdited.connect(self.keyEdited)
        page.algorithmChosen.connect(self.algorithmChosen)
        page.unfold.toggled.connect(self.stopsChanged)

    def _drop(self, place: int) -> None:
        page = self._pages.pop(place)
        page.hide()
        self._held.removeWidget(page)
        page.deleteLater()
        for later, held in enumerate(self._pages[place:], place):
            held.set_place(later)

    def sizeHint(self) -> QSize:
        inner = self._inner.sizeHint().height()
        return QSize(300, super().sizeHint().height() - self._rolled.sizeHint().height() + inner)

    def _on_add(self) -> None:
        self.added.emit()

    def _on_remove(self) -> None:
        place = self._chosen
        self._drop(place)
        self._chosen = place - 1
        self.removed.emit(place)

    def _on_chosen(self, place: int) -> None:
        self._chosen = place
        for number, page in enumerate(self._pages):
            page.setVisible(number == place)
        self.remove.setEnabled(place > 0)
