"""The conversation about keys made here: one of any kind, and any key in every form, to take along or to use at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Refusal
from inspector.model.sentences.crafting import (
    KEY_SIGNS,
    KEY_VERIFIES,
    MAKING_CANCELLED,
    NO_KEY_THERE,
    NOT_SAVED,
    SAVED,
)
from inspector.model.sentences.keys import KEY_KEPT, KEY_RENEWED

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.crafting.craft_views import KeysMadeView
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.keys.ring import KeyRing
    from inspector.controller.ports import Clipboard, Files, Worker
    from inspector.controller.speech import Speech
    from inspector.model.key import Key, KeySet
    from inspector.model.key_form import KeyForm

_COMMON = "P-256"
_LOCKED = frozenset(("key-password", "key-password-wrong"))
"""The kind that is offered where the new header names no algorithm that a key could be made for."""


class KeyMaking:
    """Makes keys on the worker, and keeps none but the one that is shown.

    ``put_key``, ``put_signing_key``: write a text into the fields of VERIFY and ENCODE as the person would.
    """

    def __init__(
        self,
        desk: Desk,
        encoder: Encoder,
        ring: KeyRing,
        worker: Worker,
        clipboard: Clipboard,
        files: Files,
        speech: Speech,
        put_key: Callable[[str], None],
        put_signing_key: Callable[[str], None],
    ) -> None:
        self._desk, self._encoder, self._ring = desk, encoder, ring
        self._worker, self._clipboard, self._files, self._speech = worker, clipboard, files, speech
        self._put_key, self._put_signing_key = put_key, put_signing_key
        self._view: KeysMadeView | None = None
        self._keys: tuple[Key, ...] = ()
        self._place = 0
        self._forms: tuple[KeyForm, ...] = ()
        self._locked = ""
        self._password = ""

    @property
    def _shown(self) -> KeysMadeView:
        assert self._view is not None, "nobody can ask before there is a view"
        return self._view

    def attach(self, view: KeysMadeView) -> None:
        """Speak with this view from now on."""
        self._view = view

    def begin(self) -> None:
        """Offer every kind, and first the one that fits the new header's algorithm."""
        from inspector.service.keys.maker import kind_for, kinds

        algorithm = self._encoder.algorithm
        try:
            kind = kind_for(algorithm)
        except Refusal:
            kind, algorithm = _COMMON, ""
        self._shown.show_kinds(tuple((each.name, each.algorithms) for each in kinds()), kind, algorithm)

    def make(self, kind: str, algorithm: str) -> None:
        """Make a key of this kind, beside the window."""
        from inspector.service.keys.maker import make_key

        self._unlock()
        self._take(())
        self._shown.show_note("", False)
        self._shown.show_working(True)
        self._worker.run(lambda: _attempt(lambda: make_key(kind, algorithm)), self._on_made)

    def cancel(self) -> None:
        """Leave the key that is being made."""
        self._worker.stop()
        self._take(())
        self._shown.show_working(False)
        self._shown.show_note(self._speech.sentence(MAKING_CANCELLED), False)

    def convert(self, place: str, text: str) -> None:
        """Write down a key that is there already: ``key`` (VERIFY), ``signing`` (ENCODE) or ``pasted``, which is ``text``."""
        from inspector.service.inspector import load

        self._worker.stop()
        self._shown.show_working(False)
        keys: KeySet = {"key": self._desk.keys, "signing": self._encoder.keys}.get(place) or load(text)
        if place == "key":
            text = self._desk.key_text[0]
        elif place == "signing":
            text = self._encoder.key_text or self._desk.key_text[0]
        self._take_loaded(keys, text)

    def open(self, password: str) -> None:
        """Open the encrypted key with its password, beside the window: that is meant to take long."""
        text = self._locked
        if text:
            from inspector.service.inspector import load

            self._worker.run(lambda: load(text, "utf8", password), self._on_opened)

    def encrypt_with(self, password: str) -> None:
        """Write the private PEM and DER down encrypted; an empty password: as they are."""
        if password != self._password:
            self._password = password
            self._write_down()

    def _on_opened(self, keys: object) -> None:
        self._take_loaded(keys, self._locked)  # type: ignore[arg-type]  # what was loaded are keys

    def _take_loaded(self, keys: KeySet, text: str) -> None:
        """Take keys that were read from a text; one that is encrypted can be opened from it."""
        is_locked = any(finding.code in _LOCKED for finding in keys.findings)
        self._locked = text if is_locked else ""
        self._take(keys.keys)
        self._shown.show_locked(is_locked)
        if keys.keys and not is_locked:
            self._shown.show_note("", False)
        elif keys.findings:
            first = next((each for each in keys.findings if each.code in _LOCKED), keys.findings[0])
            self._shown.show_note(self._speech.sentence(first.sentence.message, *first.args), True)
        else:
            self._shown.show_note(self._speech.sentence(NO_KEY_THERE), True)

    def choose(self, place: int) -> None:
        """Write down another of the keys that were found."""
        if 0 <= place < len(self._keys) and place != self._place:
            self._take(self._keys, place)

    def copy(self, code: str) -> None:
        """Put one form on the clipboard; what is secret is marked as such."""
        form = self._form(code)
        if form is not None:
            from inspector.model.sentences import COPIED

            self._clipboard.put(form.text, sensitive=form.is_secret)
            self._shown.show_note(self._speech.sentence(COPIED), False)

    def save(self, code: str, path: str) -> None:
        """Write one form to a file that only its owner may read."""
        form = self._form(code)
        if form is not None:
            is_saved = self._files.write(path, form.data)
            self._shown.show_note(self._speech.sentence(SAVED if is_saved else NOT_SAVED, path), not is_saved)

    def sign_with(self) -> None:
        """Let the new token be signed with the key; header members that would not fit it are changed."""
        key, form = self._key(), self._form("private-jwk") or self._form("secret-jwk")
        if key is None or form is None or not key.algorithms:
            return
        from inspector.service.making.crafting import fitted_header

        with self._encoder.one_step():
            self._put_signing_key(form.text)
            header, payload = self._encoder.texts
            try:
                fitted = fitted_header(header, key)
            except Refusal as refusal:
                self._shown.show_note(self._speech.refusal(refusal), True)
                return
            if fitted != header:
                self._encoder.craft(fitted, payload)
        self._shown.show_note(self._speech.sentence(KEY_SIGNS, self._encoder.algorithm), False)

    def verify_with(self) -> None:
        """Put what verifies into KEY: the public half, or the secret itself where there is no half."""
        form = self._form("public-jwk") or self._form("secret-jwk")
        if form is not None:
            self._put_key(form.text)
            self._shown.show_note(self._speech.sentence(KEY_VERIFIES), False)

    def keep(self) -> None:
        """Keep the key in the ring."""
        form = self._form("private-jwk") or self._form("secret-jwk") or self._form("public-jwk")
        if form is None:
            return
        before = len(self._ring.entries)
        kept = self._ring.add("", form.text, "utf8")
        assert kept is not None, "what was written down can be read"
        template = KEY_KEPT if len(self._ring.entries) > before else KEY_RENEWED
        self._shown.show_note(self._speech.sentence(template, kept.name), False)

    def forget(self) -> None:
        """Hold no key any longer: the window was closed."""
        self._worker.stop()
        self._unlock()
        self._password = ""
        self._shown.show_working(False)
        self._shown.show_note("", False)
        self._take(())

    def _on_made(self, made: object) -> None:
        self._shown.show_working(False)
        if isinstance(made, Refusal):
            self._shown.show_note(self._speech.refusal(made), True)
        else:
            self._take((made,))  # type: ignore[arg-type]  # what is no refusal is the key

    def _unlock(self) -> None:
        self._locked = ""
        self._shown.show_locked(False)

    def _take(self, keys: tuple[Key, ...], place: int = 0) -> None:
        self._keys, self._place = keys, place
        self._shown.show_keys(keys, place)
        self._write_down()

    def _write_down(self) -> None:
        from inspector.service.keys.forms import forms_of

        key = self._key()
        self._forms = forms_of(key, self._password) if key is not None else ()
        self._shown.show_forms(self._forms, key is not None and key.private and bool(key.algorithms))

    def _key(self) -> Key | None:
        return self._keys[self._place] if self._keys else None

    def _form(self, code: str) -> KeyForm | None:
        return next((form for form in self._forms if form.code == code), None)


def _attempt(make: Callable[[], Key]) -> Key | Refusal:
    try:
        return make()
    except Refusal as refusal:
        return refusal
