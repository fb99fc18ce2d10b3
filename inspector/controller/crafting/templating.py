"""The conversation about templates: one is chosen, asks what it cannot know, and becomes the new header and payload."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from inspector.model.policy import Refusal
from inspector.model.sentences.crafting import (
    KEY_MADE_FOR_IT,
    NO_KEY_FOR_IT,
    NO_KEY_PAIR,
    OTHER_KEY_NEEDED,
    TEMPLATE_DELETED,
    TEMPLATE_NAME_TAKEN,
    TEMPLATE_NOT_KEPT,
    TEMPLATE_SAVED,
    TEMPLATE_SAVED_BLANK,
)
from inspector.model.templates import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.crafting.craft_views import TemplatesView
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.ports import Clock, TemplateKeeper, Worker
    from inspector.controller.speech import Speech
    from inspector.model.key import Key
    from inspector.model.templates import Template

OWN = "own:"
"""What stands before the name of a person's own template where codes are meant."""
_SHARED = "HS256"
_PAIR = "ES256"


class Made(NamedTuple):
    """A key that was made for a template, as text for the field."""

    key: Key
    text: str


class Templating:
    """Fills templates in, and keeps the person's own.

    ``worker``: makes a key where the template needs another one; ``put_signing_key`` writes it into its field.
    """

    def __init__(
        self,
        encoder: Encoder,
        view: TemplatesView,
        keeper: TemplateKeeper,
        clock: Clock,
        speech: Speech,
        worker: Callable[[], Worker],
        put_signing_key: Callable[[str], None],
    ) -> None:
        self._encoder, self._view, self._keeper = encoder, view, keeper
        self._clock, self._speech = clock, speech
        self._new_worker, self._put_signing_key = worker, put_signing_key
        self._worker: Worker | None = None
        self._kept: dict[str, Template] | None = None

    def show(self) -> None:
        """Tell the view what there is of the person's own."""
        self._view.show_templates(tuple(self._own))

    def choose(self, code: str) -> None:
        """Ask what a template cannot know, or fill it in at once where it knows everything and the key fits."""
        self._encoder.once_read(partial(self._ask, code))

    def _ask(self, code: str) -> None:
        template = self._find(code)
        if template is None:
            return
        from inspector.service.making.crafting import freshened

        note, kind = self._lack(template)
        if template.questions or note:
            self._view.ask(freshened(template), note, kind)
        else:
            self._fill_in(template, {})

    def answer(self, code: str, answers: dict[str, str]) -> None:
        """Fill a template in, or say which answer cannot be used; what was answered is kept nowhere else."""
        template = self._find(code)
        if template is None:
            return
        from inspector.service.making.answers import judge_answers

        judged = judge_answers(template, answers)
        if judged.wrong is not None:
            name, (sentence, *args) = judged.wrong
            self._view.refuse(name, self._speech.sentence(sentence, *args))
            return
        self.leave()
        self._view.end_asking()
        self._encoder.once_read(partial(self._fill_in, template, judged.texts))
        if judged.notes:
            self._view.show_note(" ".join(self._speech.sentence(*note) for note in judged.notes))

    def make_key(self, code: str) -> None:
        """Make the key that a template needs, beside the window, and sign with it from then on."""
        template = self._find(code)
        kind = self._lack(template)[1] if template is not None else ""
        if template is None or not kind:
            return
        if self._worker is None:
            self._worker = self._new_worker()
        self._worker.run(partial(_made, kind, self._wanted(template)), self._on_made)

    def leave(self) -> None:
        """Leave the key that is being made: nobody waits for it any more."""
        if self._worker is not None:
            self._worker.stop()

    def _on_made(self, made: object) -> None:
        assert isinstance(made, Made), "every kind of the table can be made"
        self._put_signing_key(made.text)
        self._view.show_key_made(self._speech.sentence(KEY_MADE_FOR_IT, made.key.alg))

    def _fill_in(self, template: Template, answers: dict[str, str]) -> None:
        from inspector.service.making.crafting import craft

        key, algorithm = self._signer(template)
        self._encoder.craft(*craft(template, answers, self._clock(), key, algorithm))

    def ask_name(self) -> None:
        """Ask under which name header and payload are kept, and say what of them is secret and is not."""
        from inspector.service.making.own_templates import secrets_in

        self.show()
        self._view.ask_name(secrets_in(*self._encoder.texts))

    def save(self, name: str, relative: bool, fresh: bool) -> None:
        """Keep header and payload of ENCODE by name, never a key or another secret.

        ``relative``: its dates move with the day; ``fresh``: its ``jti`` is another each time.
        """
        from inspector.service.making.own_templates import as_template

        try:
            made = as_template(name, *self._encoder.texts, relative=relative, fresh=fresh)
        except Refusal as refusal:
            self._view.show_note(self._speech.refusal(refusal))
            return
        asked = ", ".join(question.label for question in made.questions)
        self._write({**self._own, name: made}, TEMPLATE_SAVED_BLANK if asked else TEMPLATE_SAVED, name, asked)

    def rename(self, before: str, name: str) -> None:
        """Call one of the person's own otherwise."""
        if before not in self._own or before == name:
            return
        if name in self._own:
            self._view.show_note(self._speech.sentence(TEMPLATE_NAME_TAKEN, name))
            return
        renamed = {
            (name if each == before else each): template._replace(name=name if each == before else each)
            for each, template in self._own.items()
        }
        self._write(renamed, TEMPLATE_SAVED, name)

    def delete(self, name: str) -> None:
        """Keep one of the person's own no longer."""
        if name in self._own:
            rest = {each: template for each, template in self._own.items() if each != name}
            self._write(rest, TEMPLATE_DELETED, name)

    @property
    def _own(self) -> dict[str, Template]:
        if self._kept is None:
            from inspector.service.making.own_templates import without_secrets

            found = self._keeper.read()
            self._kept = {name: without_secrets(template) for name, template in found.items()}
            if self._kept != found:  # kept by an earlier version, or by hand: it must not stay in the settings
                self._keeper.write(self._kept)
        return self._kept

    def _write(self, kept: dict[str, Template], said: str, *args: str) -> None:
        self._kept = kept
        is_kept = self._keeper.write(kept)
        self.show()
        self._view.show_note(self._speech.sentence(said if is_kept else TEMPLATE_NOT_KEPT, *args))

    def _find(self, code: str) -> Template | None:
        if code.startswith(OWN):
            found = self._own.get(code.removeprefix(OWN))
            return found._replace(code=code) if found is not None else None
        return next((template for template in TEMPLATES if template.code == code), None)

    def _signer(self, template: Template) -> tuple[Key | None, str]:
        """The key that will sign, and the algorithm where the template leaves it open: the header's, if the key can do it."""
        from inspector.service.algorithms.signing import ALGORITHMS

        wanted = self._wanted(template)
        private = [key for key in self._encoder.keys.keys if key.private and key.algorithms]
        if _wants_pair(template):
            private = [key for key in private if not _is_shared(key)]
        if not private:
            return None, wanted if wanted in ALGORITHMS else _SHARED
        key = next((key for key in private if wanted in key.algorithms), private[0])
        return key, key.alg or (wanted if wanted in key.algorithms else key.algorithms[0])

    def _wanted(self, template: Template) -> str:
        """The algorithm that a template names, else the header's; what carries a public key needs one that has one."""
        from inspector.service.algorithms.signing import ALGORITHMS

        named = str(template.header.get("alg", ""))
        wanted = named if named in ALGORITHMS else self._encoder.algorithm
        is_pair = wanted in ALGORITHMS and ALGORITHMS[wanted].kind != "oct"
        return wanted if is_pair or not _wants_pair(template) else _PAIR

    def _lack(self, template: Template) -> tuple[str, str]:
        """What to say about the key beside a template, and the kind of key that would do; both empty where it fits."""
        from inspector.service.keys.maker import kind_for

        key, _ = self._signer(template)
        if _wants_pair(template):
            return (self._speech.sentence(NO_KEY_PAIR), kind_for(self._wanted(template))) if key is None else ("", "")
        algorithm = str(template.header.get("alg", ""))
        if algorithm in key.algorithms if key is not None else not template.questions:
            return "", ""
        try:
            kind = kind_for(algorithm)
        except Refusal:  # the template leaves it open, or names what nothing is signed with
            return "", ""
        return self._speech.sentence(NO_KEY_FOR_IT if key is None else OTHER_KEY_NEEDED, algorithm), kind


def _made(kind: str, algorithm: str) -> Made:
    from inspector.service.keys.forms import forms_of
    from inspector.service.keys.maker import make_key

    key = make_key(kind, algorithm)
    form = next(form for form in forms_of(key) if form.code in ("private-jwk", "secret-jwk"))
    return Made(key, form.text)


def _wants_pair(template: Template) -> bool:
    return "@jwk" in template.header.values()


def _is_shared(key: Key) -> bool:
    return key.kind == "oct"
