"""What undo and redo mean in ENCODE: its texts, and what is chosen there beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox, QWidget

from inspector.view.encode.history import Choice, History

if TYPE_CHECKING:
    from inspector.view.encode.form_section import FormSection
    from inspector.view.encode.pane import EncodePane

_WATCHED = ("outerHeaderEdit", "encryptionKeyEdit")
_SEEN_AT = {
    "form": "tokenForm",
    "concealed": "concealedClaims",
    "decoys": "decoyCount",
    "as_json": "encryptAsJson",
    "signers": "addSignature",
    "header": "signatureHeader{0}",
    "key_text": "signatureKey{0}",
    "unprotected": "unprotectedEdit{0}",
}
"""The object names of what shows a choice; ``{0}`` is the number of a signature."""


class PaneHistory(History):
    """``wishesRestored(object)``: this was wished at the moment that undo or redo came to; then ``textsRestored(str, str)``:
    header and payload are these again. No text is told as edited meanwhile.
    """

    wishesRestored = Signal(object)
    textsRestored = Signal(str, str)

    def __init__(self, pane: EncodePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._has_wishes = False
        self.watch(pane.signing_key_edit)
        self.watch(pane.new_header_edit, pane.header_stand_in)
        self.watch(pane.new_payload_edit, pane.payload_stand_in)
        self.taken.connect(self._on_taken)
        # A token from a template is looked at, and taken back, where most of it stands.
        pane.new_button.templateChosen.connect(self._on_template)
        pane.new_button.templateAnswered.connect(self._on_template)

    def look_at(self, section: FormSection) -> None:
        """Take in what came into the part for other forms."""
        for editor in section.findChildren(QPlainTextEdit):
            if editor.objectName() in _WATCHED:
                self.watch(editor)
            else:  # what is wished of a signature comes and goes with it, and is remembered as a choice
                self.take_keys(editor)
        for number in section.findChildren(QSpinBox):
            self.take_keys(number)

    def remember(self, name: str, place: int, before: object, after: object, *, joins: bool) -> None:
        """Remember a wish; ``name`` and ``place`` tell which, and where it is seen."""
        self.note(Choice(f"{name} {place}", self._put, partial(self._seen_at, name, place)), before, after, joins=joins)

    def _put(self, wishes: object) -> None:
        self._has_wishes = True
        self.wishesRestored.emit(wishes)

    def _seen_at(self, name: str, place: int) -> QWidget:
        if "{0}" in _SEEN_AT.get(name, ""):
            self._pane.form_section().turn_to_signature(place)
        found = self._pane.findChild(QWidget, _SEEN_AT.get(name, "newPayloadEdit").format(place + 1))
        return found if isinstance(found, QWidget) else self._pane.token_form

    def _on_taken(self, editors: frozenset[QPlainTextEdit]) -> None:
        pane, has_wishes = self._pane, self._has_wishes
        self._has_wishes = False
        if has_wishes or editors & {pane.new_header_edit, pane.new_payload_edit}:
            pane.dates.look()
            self.textsRestored.emit(pane.new_header_edit.toPlainText(), pane.new_payload_edit.toPlainText())

    def _on_template(self) -> None:
        self._pane.payload_stand_in.face.setFocus()
