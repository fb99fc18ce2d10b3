"""The conversation about the signatures of a new token that has several (RFC 7515, 7.2.1); the first is the pane's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.controller.crafting.form_of_token import Signed, is_long_key
from inspector.controller.crafting.places import place_of
from inspector.controller.crafting.wishes import Signer
from inspector.model.cosigner import Cosigner
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.service.making.header_text import member_of
from inspector.service.making.offers import fitting_algorithms, with_algorithm

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.crafting.form_of_token import Made
    from inspector.controller.crafting.form_view import FormView
    from inspector.controller.crafting.forming import Forming
    from inspector.controller.speech import Speech
    from inspector.model.key import Key

_MOST = 20
"""Signatures that are made at most."""
_ALONE = '{"alg":"ES256"}'


class Cosigning:
    """Places count from 0. The first signature has the pane's header and key: only its unprotected header is asked for here."""

    def __init__(self, forming: Forming, encoder: Encoder, view: FormView, speech: Speech) -> None:
        self._forming, self._encoder, self._view, self._speech = forming, encoder, view, speech
        self._read: dict[str, KeySet] = {}
        self._signed: tuple[Signed, ...] = ()

    def signers(self) -> tuple[Signer, ...]:
        """Who sign beside the first, with their keys as far as these are read."""
        return tuple(each._replace(keys=self._keys(each.key_text)) for each in self._forming.wishes.signers)

    def add(self) -> None:
        """Ask for one more signature: with the next key of VERIFY that could make it, if there is one."""
        signers = self._forming.wishes.signers
        if len(signers) + 1 >= _MOST:
            return
        private = [key for key in self._encoder.borrowed_keys.keys if key.private]
        place = len(signers) + (self._encoder.is_borrowing and bool(private))
        header = _header_for(private[place]) if place < len(private) else _ALONE
        self._wish((*signers, Signer(header or _ALONE)))

    def remove(self, place: int) -> None:
        """Leave a signature out."""
        signers = self._forming.wishes.signers
        self._wish((*signers[: place - 1], *signers[place:]))

    def header_edited(self, place: int, text: str) -> None:
        """The protected header of a signature changed."""
        if text != self._at(place).header:
            self._change(place, self._at(place)._replace(header=text, is_followed=False))

    def unprotected_edited(self, place: int, text: str) -> None:
        """What stands beside the protected header changed."""
        if not place:
            if text != self._forming.wishes.unprotected:
                self._forming.wish(unprotected=text)
        elif text != self._at(place).unprotected:
            self._change(place, self._at(place)._replace(unprotected=text))

    def key_edited(self, place: int, text: str) -> None:
        """The key of a signature changed; a header that nobody wrote into follows it."""
        if text != self._at(place).key_text:
            self._change(place, self._following(self._at(place)._replace(key_text=text)))

    def algorithm_chosen(self, place: int, name: str) -> None:
        """Write another ``alg`` into the header of a signature."""
        try:
            header = with_algorithm(self._at(place).header, name)
        except Refusal:
            self._encoder.sign()  # it is no object: that is said beside it, and the chooser goes back to what it says
            return
        self._change(place, self._at(place)._replace(header=header))

    def show(self) -> None:
        """Show what is asked for; what becomes of it comes later."""
        self._signed = ()
        self._show()

    def made(self, made: Made) -> bool:
        """Hear what came out: a key that took long to read, what became of each signature; True: it is made anew."""
        held = {each.key_text for each in self._forming.wishes.signers}
        self._read = {text: keys for text, keys in self._read.items() if text in held}
        asked = zip(made.order.signers, self._forming.wishes.signers, strict=False)
        fresh = [mine for read, mine in asked if read.key_text == mine.key_text and self._is_unread(mine)]
        self._read |= {each.key_text: each.keys for each in made.order.signers if each.keys and each.key_text in held}
        followed = tuple(self._following(each) if each in fresh else each for each in self._forming.wishes.signers)
        if followed != self._forming.wishes.signers:
            self._wish(followed)
            return True
        self._signed = made.signed
        self._show()
        return False

    def _show(self) -> None:
        wishes = self._forming.wishes
        of = [*self._signed, *[Signed()] * (len(wishes.signers) + 1)]
        first = Cosigner(unprotected=wishes.unprotected, algorithm=self._encoder.algorithm)
        shown = [self._outcome(first, of[0], is_first=True)]
        for signer, signed in zip(self.signers(), of[1:], strict=False):
            keys = signer.keys or KeySet()
            face = Cosigner(
                signer.header,
                signer.unprotected,
                signer.key_text,
                member_of(signer.header, "alg") or member_of(signer.unprotected, "alg"),
                fitting_algorithms(keys),
                findings=keys.findings if signed.refusal is not None and signer.key_text.strip() else (),
                borrowed=not signer.key_text.strip(),
            )
            shown.append(self._outcome(face, signed))
        self._view.show_signatures(tuple(shown))

    def _outcome(self, face: Cosigner, signed: Signed, *, is_first: bool = False) -> Cosigner:
        if signed.refusal is None:
            return face._replace(
                key=signed.key, findings=signed.key.findings if signed.key is not None else face.findings
            )
        text = {"header": face.header, "unprotected": face.unprotected}.get(signed.place)
        line, column = place_of(signed.refusal, text) if text is not None else (0, 0)
        wanting = signed.place == "key" and not is_first and not face.key_text.strip()
        sentence = self._speech.refusal(signed.refusal)
        return face._replace(error=sentence, place=signed.place, line=line, column=column, is_wanting=wanting)

    def _at(self, place: int) -> Signer:
        return self._forming.wishes.signers[place - 1]

    def _change(self, place: int, signer: Signer) -> None:
        signers = list(self._forming.wishes.signers)
        signers[place - 1] = signer
        self._wish(tuple(signers))

    def _wish(self, signers: tuple[Signer, ...]) -> None:
        self._forming.wish(signers=signers)

    def _following(self, signer: Signer) -> Signer:
        keys = self._keys(signer.key_text)
        if not signer.is_followed or keys is None or not signer.key_text.strip():
            return signer
        private = next((key for key in keys.keys if key.private), None)
        header = _header_for(private) if private is not None else ""
        return signer._replace(header=header) if header else signer

    def _keys(self, text: str) -> KeySet | None:
        """The keys of a text, those of VERIFY for none; None while they have not been read."""
        if not text.strip():
            return self._encoder.borrowed_keys
        if text not in self._read and not is_long_key(text):
            from inspector.service.inspector import load

            self._read[text] = load(text)
        return self._read.get(text)

    def _is_unread(self, signer: Signer) -> bool:
        return self._keys(signer.key_text) is None


def _header_for(key: Key) -> str:
    algorithm = key.alg or next(iter(key.algorithms), "")
    if not algorithm:
        return ""
    return json.dumps(
        {"alg": algorithm, **({"kid": key.kid} if key.kid else {})}, ensure_ascii=False, separators=(",", ":")
    )
