"""One half of a key, private or public, in the form that is chosen, to be copied or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from inspector.view.keys.password_row import PasswordRow
from inspector.view.look.furniture import Choice, Title, column, named, row
from inspector.view.look.theme import monospace
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from inspector.model.key_form import KeyForm
    from inspector.view.look.theme import Theme

_FILES = {
    "private-pem": "private-key.pem", "private-jwk": "private-key.jwk", "private-der": "private-key.der",
    "public-pem": "public-key.pem", "public-jwk": "public-key.jwk", "jwks": "jwks.json", "public-der": "public-key.der",
    "private-jwks": "private-jwks.json", "secret-jwk": "secret.jwk", "secret-jwks": "secret-jwks.json",
    "secret-base64url": "secret.base64url", "secret-base64": "secret.base64",
    "secret-hex": "secret.hex", "secret-text": "secret.txt",
}  # fmt: skip
"""What a form's file is called at first."""
_ENCRYPTABLE = frozenset(("private-pem", "private-der"))


_SCALE = 0.9
"""A line of PEM finds room in one half."""


class KeyFormsPart(QWidget):
    """Shows what is secret behind dots until it is revealed. ``copyRequested(str)`` and ``saveRequested(str, str)``: the code of
    the form, and a path; ``passwordChosen(str)``: the one to encrypt it with.
    """

    copyRequested = Signal(str)
    saveRequested = Signal(str, str)
    passwordChosen = Signal(str)

    def __init__(self, theme: Theme, half: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{half}Part")
        self._forms: tuple[KeyForm, ...] = ()
        self._half = title
        self._is_encrypting = False
        self._title = Title(title, self)
        self.form = Choice(theme, self)
        named(self.form, f"{half}Form", self.tr("{0}: form").format(title))
        self.text: QPlainTextEdit = SecretEdit(theme, self) if half == "private" else QPlainTextEdit(self)
        named(self.text, f"{half}Text", self.tr("{0} key").format(title))
        self.text.setFont(monospace(_SCALE))
        self.text.setReadOnly(True)
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.copy_button = QPushButton(self.tr("Copy"), self)
        named(self.copy_button, f"{half}Copy", self.tr("Copy: {0}").format(title))
        self.save_button = QPushButton(self.tr("Save to file…"), self)
        named(self.save_button, f"{half}Save", self.tr("Save to file: {0}").format(title))
        for button in (self.copy_button, self.save_button):
            button.setAutoDefault(False)
        buttons = row(self.copy_button, self.save_button, None, spacing=8)
        self.password = PasswordRow(theme, f"{half}Password", self.tr("Encrypt with password"), self)
        self.password.edit.setPlaceholderText(self.tr("empty: not encrypted"))
        self.password.edited.connect(self._on_password)
        self.password.entered.connect(self.copy_button.setFocus)
        self.password.hide()
        box = column(row(self._title, None, self.form), self.text, self.password, buttons)
        box.setSpacing(6)
        self.setLayout(box)
        self.form.currentIndexChanged.connect(self._on_form)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)

    def show_forms(self, forms: tuple[KeyForm, ...]) -> None:
        """Show these forms, the one that was chosen before if it is among them; none: take no room."""
        before = self._code()
        self._forms = forms
        self.form.blockSignals(True)
        self.form.clear()
        for form in forms:
            name = self._name(form.code)
            self.form.addItem(self.tr("{0}, encrypted").format(name) if form.is_encrypted else name, form.code)
        self.form.setCurrentIndex(max(0, self.form.findData(before)) if forms else -1)
        self.form.blockSignals(False)
        if isinstance(self.text, SecretEdit) and not self._is_encrypting:
            self.text.eye.setChecked(False)
        is_shared = bool(forms) and forms[0].code.startswith("secret")
        self._title.setText(self.tr("Secret") if is_shared else self._half)
        self.setVisible(bool(forms))
        self._on_form()

    def _name(self, code: str) -> str:
        return {
            "private-pem": self.tr("PEM"), "public-pem": self.tr("PEM"), "private-jwk": self.tr("JWK"),
            "public-jwk": self.tr("JWK"), "private-jwks": self.tr("JWKS"), "jwks": self.tr("JWKS"),
            "secret-jwks": self.tr("JWKS"), "private-der": self.tr("DER, in base64"), "public-der": self.tr("DER, in base64"),
            "secret-jwk": self.tr("JWK"), "secret-base64url": self.tr("base64url"),
            "secret-base64": self.tr("base64"), "secret-hex": self.tr("hex"), "secret-text": self.tr("text"),
        }[code]  # fmt: skip

    def _code(self) -> str:
        return str(self.form.currentData() or "")

    def _on_form(self) -> None:
        form = next((form for form in self._forms if form.code == self._code()), None)
        self.password.setVisible(form is not None and form.code in _ENCRYPTABLE)
        self.text.setPlainText(form.text if form is not None else "")
        self.text.verticalScrollBar().setValue(0)

    def _on_password(self, password: str) -> None:
        """The same key comes back encrypted: what was revealed stays so."""
        self._is_encrypting = True
        self.passwordChosen.emit(password)
        self._is_encrypting = False

    def _on_copy(self) -> None:
        self.copyRequested.emit(self._code())

    def _on_save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the key"), _FILES[self._code()])
        if path:
            self.saveRequested.emit(self._code(), path)
