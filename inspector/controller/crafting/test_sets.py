"""The conversation about test sets: what an API must refuse, made of the token that is looked at, to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model.policy import Refusal
from inspector.model.sentences.crafting import NOT_SAVED, ON_THE_SHELF, SAVED, SIGNED_BY_RING
from inspector.model.variant import LIFETIMES, SetForm

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspector.controller.crafting.craft_views import SetView
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clipboard, Clock, Files, Worker
    from inspector.controller.speech import Speech
    from inspector.model.key import Key, KeySet
    from inspector.model.token import Token
    from inspector.model.variant import Variant


class SetMaker:
    """Makes the test set of the inspected token with the key that signs in ENCODE, and hands out what is ticked of it."""

    def __init__(
        self,
        desk: Desk,
        encoder: Encoder,
        worker: Worker,
        clipboard: Clipboard,
        files: Files,
        clock: Clock,
        speech: Speech,
    ) -> None:
        self._desk, self._encoder, self._worker = desk, encoder, worker
        self._clipboard, self._files, self._clock, self._speech = clipboard, files, clock, speech
        self._view: SetView | None = None
        self._variants: tuple[Variant, ...] = ()
        self._lifetime = "token"
        self._is_wanted = False

    @property
    def _shown(self) -> SetView:
        assert self._view is not None, "nobody can ask before there is a view"
        return self._view

    def attach(self, view: SetView) -> None:
        """Speak with this view from now on."""
        from inspector.report.variants import FORMS

        self._view = view
        view.show_forms(tuple(SetForm(code, file) for code, (file, _) in FORMS.items()))

    def begin(self) -> None:
        """Make the set of the token that is looked at, beside the window, or say why there is none."""
        from inspector.service.refusals import refusal

        self._take(())
        self._is_wanted = self._desk.inspected is not None
        if not self._is_wanted:
            self._worker.stop()
            self._shown.show_note(self._speech.refusal(refusal("refresh-nothing")), True)
            return
        self._shown.show_note("", False)
        self._shown.show_working()
        self._encoder.once_read(self._make)

    def choose_lifetime(self, code: str) -> None:
        """Let the good one live so long (`variant.LIFETIMES`)."""
        if code != self._lifetime:
            self._lifetime = code
            self.begin()

    def _make(self) -> None:
        inspected = self._desk.inspected
        if inspected is None or not self._is_wanted:
            return
        ring = self._desk.keys.ring
        if inspected.key is not None and inspected.key.ring:  # what verified it is its own among those that fit
            ring = (inspected.key, *ring)
        lifetime = LIFETIMES[self._lifetime]
        order = _Order(inspected.token, self._encoder.keys, ring, self._clock(), lifetime)
        self._worker.run(order, self._on_made)

    def copy(self, form: str, codes: Collection[str]) -> None:
        """Put what is ticked on the clipboard, in this form."""
        from inspector.model.sentences import COPIED

        self._clipboard.put(self._text(form, codes), sensitive=True)
        self._shown.show_note(self._speech.sentence(COPIED), False)

    def save(self, form: str, codes: Collection[str], path: str) -> None:
        """Write what is ticked to a file that only its owner may read: these are live tokens."""
        is_saved = self._files.write(path, self._text(form, codes).encode("utf-8"))
        self._shown.show_note(self._speech.sentence(SAVED if is_saved else NOT_SAVED, path), not is_saved)

    def shelve(self, codes: Collection[str]) -> None:
        """Put what is ticked on the shelf, beside the token that stays chosen."""
        chosen, ticked = self._desk.chosen, self._ticked(codes)
        for variant in ticked:
            self._desk.add(variant.text, variant.code)
        self._desk.choose(chosen)
        self._shown.show_note(self._speech.sentence(ON_THE_SHELF, str(len(ticked))), False)

    def forget(self) -> None:
        """Hold no tokens any longer: the window was closed."""
        self._is_wanted = False
        self._worker.stop()
        self._take(())

    def _on_made(self, made: object) -> None:
        if isinstance(made, Refusal):
            self._take(())
            self._shown.show_note(self._speech.refusal(made), True)
        else:
            assert isinstance(made, _Made)
            self._take(made.variants)
            if made.ring:
                self._shown.show_note(self._speech.sentence(SIGNED_BY_RING, made.ring), False)

    def _take(self, variants: tuple[Variant, ...]) -> None:
        self._variants = variants
        self._shown.show_variants(variants)

    def _ticked(self, codes: Collection[str]) -> tuple[Variant, ...]:
        return tuple(variant for variant in self._variants if variant.code in codes)

    def _text(self, form: str, codes: Collection[str]) -> str:
        from inspector.report.variants import FORMS

        return FORMS[form][1](self._ticked(codes))


class _Made(NamedTuple):
    """A test set, and the name of the ring's key that signed it; empty where it was another."""

    variants: tuple[Variant, ...]
    ring: str = ""


class _Order:
    """The making of a test set; it holds all that it needs and can run anywhere. The ring is asked where nothing else fits."""

    def __init__(self, token: Token, keys: KeySet, ring: tuple[Key, ...], now: float, lifetime: int | None) -> None:
        self._token, self._keys, self._ring = token, keys, ring
        self._now, self._lifetime = now, lifetime

    def __call__(self) -> _Made | Refusal:
        from inspector.service.making.signer import signing_key
        from inspector.service.making.variants import make_test_set

        try:
            return _Made(make_test_set(self._token, self._keys, self._now, self._lifetime))
        except Refusal as refusal:
            if not self._ring:
                return refusal
            keys = self._keys._replace(keys=self._ring, findings=())
            try:
                made = make_test_set(self._token, keys, self._now, self._lifetime)
            except Refusal:
                return refusal
            return _Made(made, signing_key(keys, self._token.algorithm, self._token.header_text("kid")).ring)
