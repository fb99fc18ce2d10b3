"""The window in which keys are made, and in which any key is shown in every form there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.view.keys.forms_part import KeyFormsPart
from inspector.view.keys.password_row import PasswordRow
from inspector.view.keys.words import describe_key, kind_of, thumbprint_of
from inspector.view.look.furniture import Choice, Line, Title, column, named, row
from inspector.view.look.side_dialog import SideDialog
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from inspector.model.key import Key
    from inspector.model.key_form import KeyForm
    from inspector.view.look.theme import Theme


_SIZE = QSize(1000, 560)
"""Finds room on a screen of 1024x640."""


class KeysMadeDialog(SideDialog):
    """Implements `KeysMadeView`; it stays beside the main window, and forgets its key when it is closed."""

    makeRequested = Signal(str, str)
    cancelRequested = Signal()
    convertRequested = Signal(str, str)
    passwordGiven = Signal(str)
    passwordChosen = Signal(str)
    keyChosen = Signal(int)
    copyRequested = Signal(str)
    saveRequested = Signal(str, str)
    signRequested = Signal()
    verifyRequested = Signal()
    keepRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("keysMadeDialog", parent)
        self.setWindowTitle(self.tr("Make or convert a key"))
        self._kinds: tuple[tuple[str, tuple[str, ...]], ...] = ()
        self._is_showing = False
        self.kind = Choice(theme, self)
        named(self.kind, "madeKind", self.tr("Kind of key"))
        self.algorithm = Choice(theme, self)
        named(self.algorithm, "madeAlgorithm", self.tr("Algorithm that the key is for"))
        for choice in (self.kind, self.algorithm):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.make_button = self._button("makeKeyButton", self.tr("&Make key"))
        self.make_button.setDefault(True)
        self.cancel_button = self._button("cancelKeyButton", self.tr("Cancel"))
        self.cancel_button.setEnabled(False)
        self.of_key_button = self._button("convertKeyButton", self.tr("The key in &KEY"))
        self.of_signing_button = self._button("convertSigningButton", self.tr("The &signing key"))
        self.pasted = SecretEdit(theme, self)
        named(self.pasted, "pastedKeyEdit", self.tr("Pasted key"))
        self.pasted.setPlaceholderText(self.tr("Or paste or drop a key here: PEM, DER, JWK, JWKS or a secret"))
        self.pasted.setFixedHeight(34)
        self.open_button = self._button("openKeyButton", self.tr("&Open"))
        title = self.tr("Password of this key")
        self.lock = PasswordRow(theme, "lockedKeyPassword", title, self, button=self.open_button)
        self.which = Choice(theme, self)
        named(self.which, "madeWhich", self.tr("Which of the keys"))
        self.which.hide()
        self.about = Line(parent=self, quiet=False)
        self.about.setObjectName("madeAbout")
        self.note = Line(parent=self)
        self.note.setObjectName("madeNote")
        self.private = KeyFormsPart(theme, "private", self.tr("Private"), self)
        self.public = KeyFormsPart(theme, "public", self.tr("Public"), self)
        self.nothing = Line(
            self.tr(
                "A key that is made here is kept nowhere: copy it, save it, sign with it or keep it in the key ring."
            ),
            self,
        )
        self.sign_button = self._button("signWithButton", self.tr("Si&gn with it"))
        self.verify_button = self._button("verifyWithButton", self.tr("&Verify with it"))
        self.keep_button = self._button("keepMadeButton", self.tr("Keep in key &ring"))
        close = self._button("closeMadeButton", self.tr("Close"))
        close.clicked.connect(self.close)
        self._lay_out(close)
        self._connect()
        self.show_forms((), False)
        self.show_locked(False)
        self.resize(_SIZE)

    def _lay_out(self, close: QPushButton) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.private, 1)
        halves.addWidget(self.public, 1)
        make = row(self.kind, self.algorithm, self.make_button, self.cancel_button, None, spacing=8)
        convert = row(self.of_key_button, self.of_signing_button, self.pasted, spacing=8)
        convert.setStretch(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        box.addLayout(column(Title(self.tr("Make a key"), main=True), make))
        box.addLayout(column(Title(self.tr("Or show one in all forms")), convert, self.lock))
        box.addSpacing(8)
        box.addLayout(row(self.about, self.which, spacing=8))
        box.addWidget(self.nothing)
        box.addLayout(halves, 1)
        box.addStretch(0)
        box.addWidget(self.note)
        box.addLayout(row(self.sign_button, self.verify_button, self.keep_button, None, close, spacing=8))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.make_button.clicked.connect(self._on_make)
        self.cancel_button.clicked.connect(self.cancelRequested)
        self.of_key_button.clicked.connect(self._on_convert_key)
        self.of_signing_button.clicked.connect(self._on_convert_signing)
        self.pasted.textChanged.connect(self._on_pasted)
        self.pasted.fileRefused.connect(self._on_file_refused)
        self.which.currentIndexChanged.connect(self._on_which)
        self.lock.entered.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.private.passwordChosen.connect(self.passwordChosen)
        self.sign_button.clicked.connect(self.signRequested)
        self.verify_button.clicked.connect(self.verifyRequested)
        self.keep_button.clicked.connect(self.keepRequested)
        for part in (self.private, self.public):
            part.copyRequested.connect(self.copyRequested)
            part.saveRequested.connect(self.saveRequested)

    def show_kinds(self, kinds: tuple[tuple[str, tuple[str, ...]], ...], kind: str, algorithm: str) -> None:
        """Offer what can be made; the given kind and algorithm are chosen."""
        self._kinds = kinds
        self.kind.blockSignals(True)
        self.kind.clear()
        for name, algorithms in kinds:
            told = ", ".join(algorithms) if len(algorithms) <= 3 else f"{algorithms[0]} … {algorithms[-1]}"
            self.kind.addItem(f"{self._kind_name(name)} · {told or self.tr('only encrypts')}", name)
        self.kind.blockSignals(False)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._on_kind()
        self.algorithm.setCurrentIndex(max(0, self.algorithm.findData(algorithm)))

    def show_working(self, working: bool) -> None:
        """Say whether a key is being made."""
        had_focus = self.make_button.hasFocus() or self.cancel_button.hasFocus()
        self.make_button.setEnabled(not working)
        self.cancel_button.setEnabled(working)
        if had_focus:
            (self.cancel_button if working else self.make_button).setFocus()
        if working:
            self.about.say(self.tr("Making the key …"))

    def show_keys(self, keys: tuple[Key, ...], place: int) -> None:
        """Tell which keys there are, and which of them is written down."""
        self._is_showing = True
        self.which.clear()
        self.which.addItems([describe_key(key) for key in keys])
        self.which.setCurrentIndex(place if keys else -1)
        self.which.setVisible(len(keys) > 1)
        self._is_showing = False
        self.about.say(self._told(keys[place]) if keys else "")

    def show_forms(self, forms: tuple[KeyForm, ...], can_sign: bool) -> None:
        """Show a key in every form, private and public apart."""
        self.private.show_forms(tuple(form for form in forms if form.is_secret))
        self.public.show_forms(tuple(form for form in forms if not form.is_secret))
        self.nothing.setVisible(not forms)
        self.sign_button.setEnabled(can_sign)
        for button in (self.verify_button, self.keep_button):
            button.setEnabled(bool(forms))

    def show_locked(self, locked: bool) -> None:
        """Ask for the password of an encrypted key, or no longer."""
        was_locked = not self.lock.isHidden()
        self.lock.setVisible(locked)
        if not locked:
            self.lock.forget()
        elif not was_locked:
            self.lock.edit.setFocus()
        else:
            self.lock.edit.selectAll()

    def show_note(self, sentence: str, wrong: bool) -> None:
        """Say what became of a wish."""
        self.note.set_wrong(wrong)
        self.note.say(sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.pasted.clear()
            self.private.password.forget()
        super().hideEvent(event)

    def _kind_name(self, name: str) -> str:
        return self.tr("Secret, {0} bits").format(name.removeprefix("secret ")) if name.startswith("secret ") else name

    def _told(self, key: Key) -> str:
        parts = [kind_of(key), *([f"kid {key.kid}"] if key.kid else []), *([key.alg] if key.alg else [])]
        thumbprint = thumbprint_of(key)
        if thumbprint and thumbprint != key.kid:
            parts.append(self.tr("thumbprint {0}").format(thumbprint))
        from inspector.view.look.escaping import shown

        return " · ".join(shown(part, 80) for part in parts)

    def _on_kind(self) -> None:
        name = self.kind.currentData()
        algorithms = dict(self._kinds).get(name, ())
        self.algorithm.clear()
        if len(algorithms) != 1:
            self.algorithm.addItem(self.tr("any algorithm") if algorithms else "–", "")
        for each in algorithms:
            self.algorithm.addItem(each, each)
        self.algorithm.setEnabled(len(algorithms) > 1)

    def _on_make(self) -> None:
        self.pasted.blockSignals(True)
        self.pasted.clear()
        self.pasted.blockSignals(False)
        self.makeRequested.emit(str(self.kind.currentData()), str(self.algorithm.currentData() or ""))

    def _on_convert_key(self) -> None:
        self.convertRequested.emit("key", "")

    def _on_convert_signing(self) -> None:
        self.convertRequested.emit("signing", "")

    def _on_pasted(self) -> None:
        text = self.pasted.toPlainText()
        if text.strip():
            self.convertRequested.emit("pasted", text)

    def _on_open(self) -> None:
        if self.lock.edit.text():
            self.passwordGiven.emit(self.lock.edit.text())

    def _on_file_refused(self, sentence: str) -> None:
        self.show_note(sentence, True)

    def _on_which(self, place: int) -> None:
        if not self._is_showing and place >= 0:
            self.keyChosen.emit(place)
