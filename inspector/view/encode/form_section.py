"""What other forms of a token need beside header, payload and signing key: unfolded only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from inspector.view.encode.algorithm_choice import AlgorithmChoice
from inspector.view.encode.below_field import BelowField
from inspector.view.encode.claims_list import list_claims
from inspector.view.keys.words import say_key
from inspector.view.look.check_boxes import BoxEdges, TickedRows
from inspector.view.look.furniture import Choice, Line, Title, block, named, row
from inspector.view.look.said import Said
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.secret_edit import SecretEdit
from inspector.view.text.stand_in import StandIn

if TYPE_CHECKING:
    from inspector.model import Finding, Key
    from inspector.model.concealable import Concealable
    from inspector.model.cosigner import Cosigner
    from inspector.view.encode.content_part import ContentPart
    from inspector.view.encode.payload_file import PayloadFile
    from inspector.view.encode.signatures_part import SignaturesPart
    from inspector.view.look.theme import Theme

_CONTENTS = ("A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM")
_DETACHED, _ENCRYPTING = ("detached", "unencoded"), ("encrypted", "nested")
_MOST_DECOYS = 100
_MORE = {"nested": 24, "sd-jwt": 90}
"""Pixels beyond the least that are asked for where an editor or a list would take all that there is."""


class FormSection(QWidget):
    """Implements `FormView`; each of its parts is built when its form is first chosen."""

    lockKeyEdited = Signal(str)
    lockAlgorithmChosen = Signal(str)
    contentEncryptionChosen = Signal(str)
    zipSwitched = Signal(bool)
    asJsonSwitched = Signal(bool)
    outerEdited = Signal(str)
    concealedChosen = Signal(object)
    decoysChosen = Signal(int)
    contentCopyRequested = Signal()
    signatureAdded = Signal()
    signatureRemoved = Signal(int)
    signatureHeaderEdited = Signal(int, str)
    unprotectedEdited = Signal(int, str)
    signatureKeyEdited = Signal(int, str)
    signatureAlgorithmChosen = Signal(int, str)
    stopsChanged = Signal()
    formShown = Signal()

    def __init__(self, theme: Theme, payload_file: PayloadFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formSection")
        self._theme = theme
        self.payload_file = payload_file
        payload_file.refused.connect(self.show_error)
        self._form = ""
        self._is_showing = False
        self._lock: QWidget | None = None
        self._outer_part: QWidget | None = None
        self._claims_part: QWidget | None = None
        self._content: ContentPart | None = None
        self._signatures: SignaturesPart | None = None
        self._offered: tuple[Concealable, ...] = ()
        self.error = Line(parent=self, quiet=False)
        self.error.set_wrong(True)
        self.error.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.below = BelowField("form", self)
        self._foot = block(self.error, self.below, margins=(12, 0, 12, 0))
        self._box.addWidget(self._foot)
        self.hide()

    def show_form(self, form: str) -> None:
        """Unfold what this form needs, and nothing else."""
        if form == self._form:
            return
        self._form = form
        if form in _ENCRYPTING and self._lock is None:
            self._lock = self._add(self._build_lock())
        if form == "nested" and self._outer_part is None:
            self._outer_part = self._add(self._build_outer())
        if form == "sd-jwt" and self._claims_part is None:
            self._claims_part = self._add(self._build_claims())
        if form in _DETACHED and self._content is None:
            self._content = self._build_content()
        if form == "general" and self._signatures is None:
            self._signatures = self._build_signatures()
        for part, forms in (
            (self._lock, _ENCRYPTING),
            (self._outer_part, ("nested",)),
            (self._claims_part, ("sd-jwt",)),
            (self._content, _DETACHED),
            (self._signatures, ("general",)),
        ):
            if part is not None:
                part.setVisible(form in forms)
        if self._content is not None:
            self._content.show_form(form)
        self.payload_file.set_ready(form in _DETACHED)
        self.setVisible(form in (*_ENCRYPTING, *_DETACHED, "sd-jwt", "general"))
        self.formShown.emit()

    def show_encryption(
        self,
        algorithms: tuple[str, ...],
        chosen: str,
        encryption: str,
        *,
        zipped: bool,
        unfit: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Offer the algorithms that fit the key; what is chosen is what the header's text says. ``unfit``: the others."""
        if self._lock is None:
            return
        self._is_showing = True
        self.lock_algorithm.offer(algorithms, chosen, dict(unfit))
        self.content_encryption.offer(_CONTENTS, encryption)
        self.zip.setChecked(zipped)
        self._is_showing = False

    def show_lock_key(
        self, key: Key | None, findings: tuple[Finding, ...], borrowed: bool, recipients: int = 1, of: int = 1
    ) -> None:
        """Show which key encrypts, and what is to be said about it; or for how many it does."""
        if self._lock is None:
            return
        said = say_key(key, findings, borrowed=borrowed)
        if recipients < of:
            said[:1] = [self.tr("For {0} of {1} keys: the others do not fit the algorithm").format(recipients, of)]
        elif recipients > 1:
            said[:1] = [self.tr("For {0} recipients, a share for each key").format(recipients)]
        self._which_lock.say("\n".join(said))

    def show_outer(self, text: str) -> None:
        """Replace the outer header's text without emitting ``outerEdited``; undo takes it back."""
        if self._outer_part is None:
            self._outer_part = self._add(self._build_outer())
        self.outer_edit.replace_text(text)

    def show_concealable(self, claims: tuple[Concealable, ...], concealed: tuple[str, ...]) -> None:
        """List what may be concealed, and tick what is."""
        if self._claims_part is None:
            return
        self._is_showing = True
        if claims != self._offered:
            self._offered = claims
            self._items[:] = list_claims(self.claims, claims)
        for place, item in enumerate(self._items):
            state = Qt.CheckState.Checked if claims[place].pointer in concealed else Qt.CheckState.Unchecked
            if claims[place].may_be and item.checkState(0) != state:
                item.setCheckState(0, state)
        self._is_showing = False

    def show_content(self, size: int | None) -> None:
        """Tell how many bytes go beside the token; None: there is no token."""
        if self._content is not None:
            self._content.show_content(size)

    def show_file(self, name: str, size: int) -> None:
        """Show the file that is signed instead of the new payload's text; an empty name: there is none."""
        self.payload_file.show_file(name, size)
        if self._content is not None:
            self._content.show_file(bool(name))

    def show_signatures(self, signatures: tuple[Cosigner, ...]) -> None:
        """Show what is asked for of each signature, and what became of it."""
        if self._signatures is not None:
            self._signatures.show_signatures(signatures)

    def turn_to_signature(self, place: int) -> None:
        """Bring what is asked for a signature, counted from 0, into view."""
        if self._signatures is not None:
            self._signatures.turn_to(place)

    def show_asked(self, lock_text: str, decoys: int, as_json: bool) -> None:
        """Fill in what was asked for at another time; who hears of it has it already."""
        if self._lock is not None and self.lock_key_edit.toPlainText() != lock_text:
            self.lock_key_edit.replace_text(lock_text)
        if self._lock is not None:
            self._is_showing = True
            self.as_json.setChecked(as_json)
            self._is_showing = False
        if self._claims_part is not None:
            self._is_showing = True
            self.decoys.setValue(decoys)
            self._is_showing = False

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with what stands here."""
        self.error.say(sentence)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        stops: list[QWidget] = []
        stops += self.below.tab_stops()
        if self._lock is not None:
            stops += [self.as_json, self.lock_algorithm, self.content_encryption, self.zip]
            stops += [self.lock_key_edit, self.lock_key_edit.eye]
        if self._outer_part is not None:
            stops.append(self.outer_edit)
        if self._claims_part is not None:
            stops += [self.decoys, self.claims]
        if self._signatures is not None:
            stops += self._signatures.tab_stops()
        return [*stops, *self._content.tab_stops()] if self._content is not None else stops

    def _add(self, part: QWidget) -> QWidget:
        self._box.insertWidget(self._box.count() - 1, part, 1)
        return part

    def _build_signatures(self) -> SignaturesPart:
        from inspector.view.encode.signatures_part import SignaturesPart

        made = SignaturesPart(self._theme, self)
        self._add(made)
        made.added.connect(self.signatureAdded)
        made.removed.connect(self.signatureRemoved)
        made.headerEdited.connect(self.signatureHeaderEdited)
        made.unprotectedEdited.connect(self.unprotectedEdited)
        made.keyEdited.connect(self.signatureKeyEdited)
        made.algorithmChosen.connect(self.signatureAlgorithmChosen)
        made.stopsChanged.connect(self.stopsChanged)
        return made

    def _build_lock(self) -> QWidget:
        self.lock_key_edit = SecretEdit(self._theme, self)
        named(self.lock_key_edit, "encryptionKeyEdit", self.tr("Encryption key"))
        self.lock_key_edit.setPlaceholderText(self.tr("Empty: the key of VERIFY encrypts"))
        self.lock_key_edit.setFixedHeight(32)
        self.lock_algorithm = AlgorithmChoice(self._theme, self)
        self.content_encryption = AlgorithmChoice(self._theme, self)
        named(self.lock_algorithm, "encryptionAlgorithm", self.tr("Encryption algorithm"))
        named(self.content_encryption, "contentEncryption", self.tr("Content encryption"))
        self.lock_algorithm.setToolTip(self.tr("“alg”: how the key of the content is managed"))
        self.content_encryption.setToolTip(self.tr("“enc”: how the content is encrypted"))
        for choice in (self.lock_algorithm, self.content_encryption):
            choice.setMinimumContentsLength(7)
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.zip = QCheckBox(self.tr("Zip"), self)
        named(self.zip, "compressContent", self.tr("Compress the content"))
        BoxEdges(self._theme, self.zip)
        self.zip.setToolTip(self.tr("“zip”: compress before encrypting; the length may betray the content"))
        self.as_json = QCheckBox(self.tr("As JSON"), self)
        named(self.as_json, "encryptAsJson", self.tr("Encrypt as JSON"))
        BoxEdges(self._theme, self.as_json)
        self.as_json.setToolTip(self.tr("JSON serialization: several keys in the field below are as many recipients"))
        self.as_json.toggled.connect(self._on_as_json)
        self.lock_key_edit.textChanged.connect(self._on_lock_key)
        self.lock_key_edit.fileRefused.connect(self.show_error)
        self.lock_algorithm.currentTextChanged.connect(self._on_algorithm)
        self.content_encryption.currentTextChanged.connect(self._on_encryption)
        self.zip.toggled.connect(self._on_zip)
        choices = row(self.lock_algorithm, self.content_encryption, self.zip)
        choices.setStretch(0, 3)
        choices.setStretch(1, 2)
        self._which_lock = Said(parent=self)
        named(self._which_lock, "whichLockKey", self.tr("Key that encrypts"))
        self._which_lock.hide()
        title = row(Title(self.tr("Encrypt for")), None, self.as_json)
        return block(title, choices, self.lock_key_edit, self._which_lock, margins=(12, 4, 12, 4))

    def _build_outer(self) -> QWidget:
        self.outer_edit = JsonEdit(self._theme, self)
        named(self.outer_edit, "outerHeaderEdit", self.tr("Outer header"))
        self.outer_edit.setMinimumHeight(32)
        self.outer_edit.textChanged.connect(self._on_outer)
        return block(Title(self.tr("Outer header")), StandIn(self._theme, self.outer_edit), margins=(12, 0, 12, 4))

    def _build_claims(self) -> QWidget:
        self.claims = QTreeWidget(self)
        named(self.claims, "concealedClaims", self.tr("Claims to conceal"))
        self.claims.setHeaderHidden(True)
        self.claims.setItemDelegate(TickedRows(self._theme, self.claims))
        self.claims.setColumnCount(2)
        self.claims.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.claims.setMinimumHeight(56)
        self.claims.setTabKeyNavigation(False)
        self.claims.setStyleSheet("QTreeWidget::item { padding: 3px 2px; }")
        self._items: list[QTreeWidgetItem] = []
        self.decoys = QSpinBox(self)
        self.decoys.setRange(0, _MOST_DECOYS)
        named(self.decoys, "decoyCount", self.tr("Decoys"))
        BoxEdges(self._theme, self.decoys)
        self.decoys.setToolTip(self.tr("Digests that nothing is behind: they hide how much there is to disclose"))
        label = QLabel(self.tr("Decoys"), self)
        label.setBuddy(self.decoys)
        self.claims.itemChanged.connect(self._on_ticked)
        self.decoys.valueChanged.connect(self._on_decoys)
        return block(row(Title(self.tr("Conceal")), None, label, self.decoys), self.claims, margins=(12, 4, 12, 4))

    def _build_content(self) -> ContentPart:
        from inspector.view.encode.content_part import ContentPart

        made = ContentPart(self._theme, self)
        made.copyRequested.connect(self.contentCopyRequested)
        made.fileWanted.connect(self.payload_file.choose)
        self._add(made)
        return made

    def _on_ticked(self, item: QTreeWidgetItem, column: int) -> None:
        del item, column
        if not self._is_showing:
            ticked = zip(self._offered, self._items, strict=True)
            self.concealedChosen.emit(
                tuple(
                    claim.pointer
                    for claim, each in ticked
                    if claim.may_be and each.checkState(0) == Qt.CheckState.Checked
                )
            )

    def _on_lock_key(self) -> None:
        self.lockKeyEdited.emit(self.lock_key_edit.toPlainText())

    def _on_algorithm(self, name: str) -> None:
        if name and not self._is_showing:
            self.lockAlgorithmChosen.emit(name)

    def _on_encryption(self, name: str) -> None:
        if name and not self._is_showing:
            self.contentEncryptionChosen.emit(name)

    def _on_zip(self, on: bool) -> None:
        if not self._is_showing:
            self.zipSwitched.emit(on)

    def _on_as_json(self, on: bool) -> None:
        if not self._is_showing:
            self.asJsonSwitched.emit(on)

    def _on_outer(self) -> None:
        self.outerEdited.emit(self.outer_edit.toPlainText())

    def _on_decoys(self, count: int) -> None:
        if not self._is_showing:
            self.decoysChosen.emit(count)

    def sizeHint(self) -> QSize:
        more = _MORE.get(self._form)
        return QSize(300, self._box.sizeHint().height() if more is None else self._box.minimumSize().height() + more)
