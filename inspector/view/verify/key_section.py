"""Where a key is brought, and what was understood of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from inspector.view.keys.words import describe_key
from inspector.view.look.escaping import shown
from inspector.view.look.furniture import Choice, IconButton, Line, Title, named, row
from inspector.view.look.wording import say_finding
from inspector.view.text.secret_edit import SecretEdit

if TYPE_CHECKING:
    from inspector.model import Finding, Inspected, Inspection
    from inspector.view.look.theme import Theme

_ENCODINGS = (("utf8", "UTF-8"), ("base64", "base64"), ("base64url", "base64url"), ("hex", "hex"))
_PASSWORD_CODES = frozenset(("key-password", "key-password-wrong"))


class KeySection(QWidget):
    """Holds `keyEdit`, `secretEncoding` and `passwordEdit`; ``keysRequested()``: the list of keys is asked for."""

    keysRequested = Signal()
    keyEdited = Signal(str)
    secretEncodingChosen = Signal(str)
    passwordEdited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key_edit = SecretEdit(theme, self)
        named(self.key_edit, "keyEdit", self.tr("Key"))
        self.key_edit.setPlaceholderText(self.tr("Secret, PEM, certificate, JWK or JWKS: paste or drop"))
        self.key_edit.setMinimumHeight(40)
        self.key_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.secret_encoding = Choice(theme, self)
        named(self.secret_encoding, "secretEncoding", self.tr("Secret encoding"))
        self.secret_encoding.setToolTip(self.tr("How the secret is written"))
        for data, text in _ENCODINGS:
            self.secret_encoding.addItem(text, data)
        self._choose = IconButton(theme, "open", self.tr("Choose a key file"), self)
        self.password_edit = QLineEdit(self)
        named(self.password_edit, "passwordEdit", self.tr("Password"))
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_edit.setPlaceholderText(self.tr("Password of the private key"))
        self.password_edit.hide()
        self._keys = IconButton(theme, "key", self.tr("Keys…"), self, words=True)
        named(self._keys, "keysButton", self.tr("Keys"))
        self._keys.let_words_go()
        self._keys.setToolTip(self.tr("All keys, the key ring, and keys from the network (Ctrl+K)"))
        self._guess = ""
        self._guess_line = Line(parent=self)
        self._read_so = QPushButton(self)
        self._read_so.setObjectName("readSecretButton")
        self._guessed = QWidget(self)
        hint = row(self._guess_line, self._read_so)
        hint.setStretch(0, 1)
        self._guessed.setLayout(hint)
        self._guessed.hide()
        self.understood = Line(parent=self)
        self.understood.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row(Title(self.tr("Key")), None, self._keys, self._choose, self.secret_encoding))
        box.addWidget(self.key_edit, 1)
        box.addWidget(self.password_edit)
        box.addWidget(self._guessed)
        box.addWidget(self.understood)
        self.key_edit.textChanged.connect(self._on_key_changed)
        self.key_edit.fileRefused.connect(self._on_file_refused)
        self.secret_encoding.currentIndexChanged.connect(self._on_encoding_changed)
        self.password_edit.textChanged.connect(self.passwordEdited)
        self.key_edit.encodingTold.connect(self.put_secret_encoding)
        self._choose.clicked.connect(self._on_choose)
        self._keys.clicked.connect(self.keysRequested)
        self._read_so.clicked.connect(self._on_read_so)

    def show_request(self, key: str, encoding: str, password: str) -> None:
        """Fill the fields with what the command line asked for."""
        self.secret_encoding.setCurrentIndex(max(0, self.secret_encoding.findData(encoding)))
        self.password_edit.setText(password)
        self.key_edit.setPlainText(key)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        edit = self.key_edit
        return [self._keys, self._choose, self.secret_encoding, edit, edit.eye, self.password_edit, self._read_so]

    def put_key(self, text: str) -> None:
        """Write a key into its field; undo takes it back."""
        cursor = self.key_edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def put_password(self, text: str) -> None:
        """Write the password of a private key; its field is seen where one is needed."""
        self.password_edit.setText(text)

    def put_secret_encoding(self, name: str) -> None:
        """Choose how the secret is written."""
        self.secret_encoding.setCurrentIndex(max(0, self.secret_encoding.findData(name)))

    def show_keys(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Say what was understood: the key that verified, else those that were found, else why there is
        none.
        """
        if self._wants_password(inspection, inspected) == self.password_edit.isHidden():
            self.password_edit.setVisible(self.password_edit.isHidden())
        self._show_guess(inspection, inspected)
        text, wrong = self._summary(inspection, inspected)
        self.understood.set_wrong(wrong)
        self.understood.say(text)

    def _wants_password(self, inspection: Inspection, inspected: Inspected | None) -> bool:
        """Tell whether a password is asked for, or was given for something that may need it: a plain secret never does."""
        if any(finding.code in _PASSWORD_CODES for finding in inspection.findings):
            return True
        is_encrypted_by_one = inspected is not None and inspected.token.algorithm.startswith("PBES2")
        is_plain = bool(inspection.keys) and all(key.typed for key in inspection.keys) and not is_encrypted_by_one
        return self.password_edit.text() != "" and not is_plain

    def _summary(self, inspection: Inspection, inspected: Inspected | None) -> tuple[str, bool]:
        used = inspected.key if inspected is not None else None
        if used is not None and used.ring:
            return self.tr("From the key ring: {0}").format(f"{shown(used.ring, 60)} · {describe_key(used)}"), False
        if not self.key_edit.toPlainText():
            return "", False
        if inspected is not None and inspected.key is not None:
            return self.tr("Used: {0}").format(describe_key(inspected.key)), False
        if len(inspection.keys) == 1:
            return describe_key(inspection.keys[0]), False
        if inspection.keys:
            return self.tr("%n keys", "", len(inspection.keys)), False
        about_keys: tuple[Finding, ...] = inspection.findings
        if about_keys:
            return say_finding(about_keys[0]), True
        return "", False

    def _show_guess(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Say what a secret looks like that is read otherwise and did not verify; it is never read so unasked."""
        verified = inspected is not None and inspected.key is not None
        keys = inspection.keys
        guess = keys[0].looks_like if len(keys) == 1 and not verified else ""
        self._guess = guess
        if guess:
            name, read_as = dict(_ENCODINGS)[guess], self.secret_encoding.currentText()
            self._guess_line.say(self.tr("Looks like {0}; it is read as {1}.").format(name, read_as))
            self._read_so.setText(self.tr("Read as {0}").format(name))
        self._guessed.setVisible(bool(guess))

    def _on_read_so(self) -> None:
        self.put_secret_encoding(self._guess)
        self.key_edit.setFocus()

    def _on_key_changed(self) -> None:
        self.keyEdited.emit(self.key_edit.toPlainText())

    def _on_encoding_changed(self) -> None:
        self.secretEncodingChosen.emit(self.secret_encoding.currentData())

    def _on_file_refused(self, sentence: str) -> None:
        self.understood.set_wrong(True)
        self.understood.say(sentence)

    def _on_choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a key file"))
        if path:
            self.key_edit.take_file(path)
