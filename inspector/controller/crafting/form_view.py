"""What is told to the part of ENCODE that unfolds for other forms than the compact one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspector.model.concealable import Concealable
    from inspector.model.cosigner import Cosigner
    from inspector.model.finding import Finding
    from inspector.model.key import Key


class FormView(Protocol):
    """What a form needs besides header, payload and signing key.

    Signals: ``lockKeyEdited(str)`` the key to encrypt with, ``lockAlgorithmChosen(str)``, ``contentEncryptionChosen(str)``,
    ``zipSwitched(bool)``, ``asJsonSwitched(bool)``, ``outerEdited(str)`` the header around a signed token,
    ``concealedChosen(object)`` a tuple of JSON Pointers, ``decoysChosen(int)``, ``contentCopyRequested()`` the payload
    beside a detached token, and of its
    ``payload_file``: ``taken(str, object)`` name and bytes, ``left()``. Of several signatures,
    with the place of one (from 0): ``signatureAdded()``, ``signatureRemoved(int)``, ``signatureHeaderEdited(int, str)``,
    ``unprotectedEdited(int, str)``, ``signatureKeyEdited(int, str)``, ``signatureAlgorithmChosen(int, str)``.
    """

    def show_form(self, form: str) -> None:
        """Unfold what this form needs, and nothing else."""
        ...

    def show_encryption(
        self,
        algorithms: tuple[str, ...],
        chosen: str,
        encryption: str,
        *,
        zipped: bool,
        unfit: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Offer the algorithms that fit the key; what is chosen is what the header's text says.

        ``unfit``: the others, each with a sentence that says why.
        """
        ...

    def show_lock_key(
        self, key: Key | None, findings: tuple[Finding, ...], borrowed: bool, recipients: int = 1, of: int = 1
    ) -> None:
        """Show which key encrypts, and what is to be said about it; ``borrowed``: it is the one of VERIFY.

        ``recipients``: for how many it is encrypted, ``of`` so many keys.
        """
        ...

    def show_outer(self, text: str) -> None:
        """Replace the outer header's text without emitting ``outerEdited``; undo takes it back."""
        ...

    def show_concealable(self, claims: tuple[Concealable, ...], concealed: tuple[str, ...]) -> None:
        """List what may be concealed, and tick what is."""
        ...

    def show_content(self, size: int | None) -> None:
        """Tell how many bytes go beside the token; None: there is no token."""
        ...

    def show_file(self, name: str, size: int) -> None:
        """Show the file that is signed instead of the new payload's text; an empty name: there is none."""
        ...

    def show_signatures(self, signatures: tuple[Cosigner, ...]) -> None:
        """Show what is asked for of each signature, and what became of it, without emitting that it was edited."""
        ...

    def show_asked(self, lock_text: str, decoys: int, as_json: bool) -> None:
        """Fill in what was asked for at another time, without emitting that it was edited."""
        ...
