"""Wires what other forms of a new token need; nothing of it is loaded before another form is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.speech import Speech
    from inspector.view.encode.pane import EncodePane


class Forms:
    """Hears which form is wanted, and builds its part of the pane when it is first asked for another than the usual one."""

    def __init__(self, encoder: Encoder, pane: EncodePane, speech: Speech) -> None:
        self._encoder, self._pane, self._speech = encoder, pane, speech
        pane.formChosen.connect(self.choose)

    def choose(self, form: str) -> None:
        """Make the new token in this form (`wishes.FORMS`)."""
        if self._encoder.forming is None:
            self._build()
        assert self._encoder.forming is not None
        self._encoder.forming.choose(form)

    def _build(self) -> None:
        from inspector.controller.crafting.forming import Forming

        section = self._pane.form_section()
        forming = Forming(self._encoder, section, self._speech)
        cosigning = forming.cosigning
        self._pane.history.wishesRestored.connect(forming.restore)
        section.lockKeyEdited.connect(forming.lock_key_edited)
        section.lockAlgorithmChosen.connect(forming.algorithm_chosen)
        section.contentEncryptionChosen.connect(forming.encryption_chosen)
        section.zipSwitched.connect(forming.zip_switched)
        section.asJsonSwitched.connect(forming.as_json_switched)
        section.outerEdited.connect(forming.outer_edited)
        section.concealedChosen.connect(forming.conceal)
        section.decoysChosen.connect(forming.decoys_chosen)
        section.payload_file.taken.connect(forming.file_taken)
        section.payload_file.left.connect(forming.file_left)
        section.signatureAdded.connect(cosigning.add)
        section.signatureRemoved.connect(cosigning.remove)
        section.signatureHeaderEdited.connect(cosigning.header_edited)
        section.unprotectedEdited.connect(cosigning.unprotected_edited)
        section.signatureKeyEdited.connect(cosigning.key_edited)
        section.signatureAlgorithmChosen.connect(cosigning.algorithm_chosen)
