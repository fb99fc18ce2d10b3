"""What the workshop tells its windows; their wishes are signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspector.model.key import Key
    from inspector.model.key_form import KeyForm
    from inspector.model.templates import Template
    from inspector.model.variant import SetForm, Variant


class KeysMadeView(Protocol):
    """The window in which keys are made and written down in all forms.

    Signals: ``makeRequested(str, str)`` a kind and an algorithm (empty: any), ``cancelRequested()``, ``convertRequested(str,
    str)`` where the key stands (``key``, ``signing``, ``pasted``) and the pasted text, ``passwordGiven(str)`` that of an
    encrypted key, ``passwordChosen(str)`` the one to encrypt the private forms with (empty: none), ``keyChosen(int)``,
    ``copyRequested(str)`` and ``saveRequested(str, str)`` the code of a form, and a path; ``signRequested()``,
    ``verifyRequested()``, ``keepRequested()``, ``closed()``.
    """

    def show_kinds(self, kinds: tuple[tuple[str, tuple[str, ...]], ...], kind: str, algorithm: str) -> None:
        """Offer what can be made, each kind with the algorithms that it is for; the given ones are chosen."""
        ...

    def show_working(self, working: bool) -> None:
        """Say whether a key is being made."""
        ...

    def show_keys(self, keys: tuple[Key, ...], place: int) -> None:
        """Tell which keys there are, and which of them is written down; none: take away what stood here."""
        ...

    def show_forms(self, forms: tuple[KeyForm, ...], can_sign: bool) -> None:
        """Show a key in every form."""
        ...

    def show_locked(self, locked: bool) -> None:
        """Ask for the password of an encrypted key, or no longer."""
        ...

    def show_note(self, sentence: str, wrong: bool) -> None:
        """Say what became of a wish; ``wrong``: it failed."""
        ...


class TemplatesView(Protocol):
    """What is asked before a template is filled in, and the menu from which it is chosen.

    Signals: ``templateChosen(str)`` a code, ``templateAnswered(str, object)`` with the answers by name, ``keyWanted(str)`` the
    template that needs a key, ``askingEnded()``; ``saveAsked(str, bool, bool)`` a name, whether dates move with the day, and
    whether ``jti`` is another each time; ``renameAsked(str, str)``, ``deleteAsked(str)``.
    """

    def show_templates(self, own: tuple[str, ...]) -> None:
        """Tell the names of the person's own."""
        ...

    def ask(self, template: Template, note: str, kind: str) -> None:
        """Ask what the template cannot know; ``note``: what to say about the key; ``kind``: the one that would do, to be made."""
        ...

    def refuse(self, name: str, sentence: str) -> None:
        """Say why the answer to this question cannot be used, and go on asking."""
        ...

    def end_asking(self) -> None:
        """The answers were taken."""
        ...

    def show_key_made(self, sentence: str) -> None:
        """Say that the key is there which the template needs, and go on asking."""
        ...

    def ask_name(self, secret: tuple[str, ...]) -> None:
        """Ask under which name header and payload are kept; ``secret``: where in them something is that is not."""
        ...

    def show_note(self, sentence: str) -> None:
        """Say what became of a wish."""
        ...


class SetView(Protocol):
    """The tick boxes of a test set.

    Signals: ``copyRequested(str, object)`` a form and the codes that are ticked, ``saveRequested(str, object, str)`` with a path,
    ``shelfRequested(object)``, ``lifetimeChosen(str)`` of `variant.LIFETIMES`, ``closed()``.
    """

    def show_forms(self, forms: tuple[SetForm, ...]) -> None:
        """Offer the forms."""
        ...

    def show_working(self) -> None:
        """Say that the tokens are being made."""
        ...

    def show_variants(self, variants: tuple[Variant, ...]) -> None:
        """Show the tokens, all ticked; none: nothing can be taken."""
        ...

    def show_note(self, sentence: str, wrong: bool) -> None:
        """Say what became of a wish, or why there is no test set."""
        ...
