"""The conversation about templates: one is chosen, asks what it cannot know, and becomes the new header and payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Refusal
from inspector.model.sentences.crafting import (
    NO_KEY_PAIR,
    OTHER_KEY_NEEDED,
    TEMPLATE_DELETED,
    TEMPLATE_NAME_TAKEN,
    TEMPLATE_NOT_KEPT,
    TEMPLATE_SAVED,
)
from inspector.model.templates import TEMPLATES

if TYPE_CHECKING:
    from inspector.controller.craft_views import TemplatesView
    from inspector.controller.encoder import Encoder
    from inspector.controller.ports import Clock, TemplateKeeper
    from inspector.controller.speech import Speech
    from inspector.model.key import Key
    from inspector.model.templates import Template

OWN = "own:"
"""What stands before the name of a person's own template where codes are meant."""
_SHARED = "HS256"


class Templating:
    """Fills templates in, and keeps the person's own."""

    def __init__(
        self,
        encoder: Encoder,
        view: TemplatesView,
        keeper: TemplateKeeper,
        clock: Clock,
        speech: Speech,
    ) -> None:
        self._encoder, self._view, self._keeper = encoder, view, keeper
        self._clock, self._speech = clock, speech
        self._kept: dict[str, Template] | None = None

    def show(self) -> None:
        """Tell the view what there is of the person's own."""
        self._view.show_templates(tuple(self._own))

    def choose(self, code: str) -> None:
        """Ask what a template cannot know, or fill it in at once where it knows everything."""
        template = self._find(code)
        if template is None:
            return
        note = self._note(template)
        if template.questions:
            self._view.ask(template, note)
        else:
            self.answer(code, {})
            if note:
                self._view.show_note(note)

    def answer(self, code: str, answers: dict[str, str]) -> None:
        """Fill a template in; what was answered is kept nowhere else."""
        template = self._find(code)
        if template is None:
            return
        from inspector.service.making.crafting import craft

        key, algorithm = self._signer(template)
        self._encoder.craft(*craft(template, answers, self._clock(), key, algorithm))

    def save(self, name: str, relative: bool) -> None:
        """Keep header and payload of ENCODE by name, never the key; ``relative``: its dates move with the day."""
        from inspector.service.making.crafting import as_template

        try:
            made = as_template(name, *self._encoder.texts, relative=relative)
        except Refusal as refusal:
            self._view.show_note(self._speech.refusal(refusal))
            return
        self._write({**self._own, name: made}, TEMPLATE_SAVED, name)

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
            self._kept = self._keeper.read()
        return self._kept

    def _write(self, kept: dict[str, Template], said: str, name: str) -> None:
        self._kept = kept
        is_kept = self._keeper.write(kept)
        self.show()
        self._view.show_note(self._speech.sentence(said if is_kept else TEMPLATE_NOT_KEPT, name))

    def _find(self, code: str) -> Template | None:
        if code.startswith(OWN):
            found = self._own.get(code.removeprefix(OWN))
            return found._replace(code=code) if found is not None else None
        return next((template for template in TEMPLATES if template.code == code), None)

    def _signer(self, template: Template) -> tuple[Key | None, str]:
        """The key that will sign, and the algorithm where the template leaves it open: the header's, if the key can do it."""
        from inspector.service.algorithms.signing import ALGORITHMS

        fixed = str(template.header.get("alg", ""))
        wanted = fixed if fixed in ALGORITHMS else self._encoder.algorithm
        private = [key for key in self._encoder.keys.keys if key.private and key.algorithms]
        if _wants_pair(template):
            private = [key for key in private if not _is_shared(key)] or private
        if not private:
            return None, wanted if wanted in ALGORITHMS else _SHARED
        key = next((key for key in private if wanted in key.algorithms), private[0])
        return key, key.alg or (wanted if wanted in key.algorithms else key.algorithms[0])

    def _note(self, template: Template) -> str:
        key, _ = self._signer(template)
        if _wants_pair(template) and (key is None or _is_shared(key)):
            return self._speech.sentence(NO_KEY_PAIR)
        algorithm = str(template.header.get("alg", ""))
        if key is not None and not algorithm.startswith("@") and algorithm not in key.algorithms:
            return self._speech.sentence(OTHER_KEY_NEEDED, algorithm)
        return ""


def _wants_pair(template: Template) -> bool:
    return "@jwk" in template.header.values()


def _is_shared(key: Key) -> bool:
    return key.kind == "oct"
