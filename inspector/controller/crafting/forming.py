"""The conversation about the form of a new token: what it needs besides header, payload and signing key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.crafting.cosigning import Cosigning
from inspector.controller.crafting.form_of_token import is_long_key
from inspector.controller.crafting.places import concealable
from inspector.controller.crafting.wishes import (
    COMPACT,
    CONCEALING,
    DETACHED,
    EMPTY_OUTER,
    ENCRYPTED,
    GENERAL,
    NESTED,
    UNENCODED,
    UNSECURED,
    WITHOUT_PAYLOAD,
    Wishes,
    turn_between,
)
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.service.algorithms.encryption import CONTENT_BITS
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.making.header_text import (
    asks_for_plain_payload,
    encrypting_algorithms,
    fit_to_encrypt,
    fit_to_sign,
    member_of,
    why_not_to_encrypt,
    with_member,
    with_plain_payload,
    without_member,
    without_plain_payload,
)

if TYPE_CHECKING:
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.crafting.form_of_token import Made, Order
    from inspector.controller.crafting.form_view import FormView
    from inspector.controller.speech import Speech

_MOST_LISTED = 300
"""Values of a payload that are offered for concealing."""
_MOST_DECOYS = 100


class Forming:
    """Lives from the first time that another form is chosen; the header's text stays the truth in all of them.

    Whatever is wished is remembered for undo, and `restore` shows what was wished at another time.
    """

    def __init__(self, encoder: Encoder, view: FormView, speech: Speech) -> None:
        self._encoder, self._view, self._speech = encoder, view, speech
        self._wishes = Wishes()
        self.cosigning = Cosigning(self, encoder, view, speech)
        self._usual = "HS256"
        self._lock_keys: KeySet | None = KeySet()
        self._is_fitted = False
        encoder.forming = self

    @property
    def wishes(self) -> Wishes:
        """What is asked for."""
        return self._wishes

    @wishes.setter
    def wishes(self, wishes: Wishes) -> None:
        before, self._wishes = self._wishes, wishes
        turn = turn_between(before, wishes)
        if turn is not None:
            self._encoder.remember(turn, before, wishes)

    @property
    def form(self) -> str:
        """The form that is made, by its name in the program: of the detached ones the header says which."""
        if self.wishes.form not in WITHOUT_PAYLOAD:
            return self.wishes.form
        return UNENCODED if asks_for_plain_payload(self._encoder.texts[0]) else DETACHED

    @property
    def lock_keys(self) -> KeySet:
        """The keys that encrypt: those of their own field (none while it is read), else those of VERIFY."""
        return (self._lock_keys or KeySet()) if self.wishes.lock_text.strip() else self._encoder.borrowed_keys

    def wish(self, **changed: object) -> None:
        """Take another wish, and make the token by it."""
        self._take(self.wishes._replace(**changed))  # type: ignore[arg-type]  # named as the fields are
        self._encoder.sign()

    def restore(self, wishes: object) -> None:
        """Wish what undo or redo came to, and show it; the texts that have editors of their own are brought back by these."""
        assert isinstance(wishes, Wishes)
        self._wishes = wishes._replace(outer=self._wishes.outer, lock_text=self._wishes.lock_text)
        self._view.show_form(wishes.form)
        self._view.show_asked(self._wishes.lock_text, wishes.decoys, wishes.as_json)

    def _take(self, wishes: Wishes) -> None:
        before, self.wishes = self.wishes, wishes
        if wishes.lock_text != before.lock_text:
            from inspector.service.inspector import load

            self._lock_keys = None if is_long_key(wishes.lock_text) else load(wishes.lock_text)

    def choose(self, form: str) -> None:
        """Make the token in another form; the header gets what the form needs, as one step that undo takes back."""
        if self._encoder.algorithm in ALGORITHMS:
            self._usual = self._encoder.algorithm
        self.wishes = self.wishes._replace(form=COMPACT if form == UNSECURED else form)
        self._view.show_form(form)
        if form == NESTED and not self._is_fitted:
            self._is_fitted = True
            if self._lock_keys is not None and self.lock_keys.keys:
                fitted = fit_to_encrypt(without_member(EMPTY_OUTER, "alg"), self.lock_keys)
                self.wishes = self.wishes._replace(outer=fitted)
            self._view.show_outer(self.wishes.outer)
        header, _ = self._encoder.texts
        fitted = without_plain_payload(header) if form != UNENCODED else header
        if form == ENCRYPTED:
            fitted = fit_to_encrypt(fitted, self.lock_keys)
        else:
            fitted = fit_to_sign(fitted, self._encoder.keys, self._usual, unsecured=form == UNSECURED)
        fitted = self.fitted(fitted)
        if fitted == header:
            self._encoder.sign()
        else:
            self._encoder.change_header(fitted)

    def fitted(self, header: str) -> str:
        """Give a header that comes from elsewhere what the form needs."""
        if self.wishes.form == UNENCODED:
            return with_plain_payload(header)
        return fit_to_encrypt(header, self.lock_keys) if self.form == ENCRYPTED else header

    def ordered(self, order: Order) -> Order:
        """Add to an order what the form needs."""
        wishes = self.wishes
        own = bool(wishes.lock_text.strip())
        return order._replace(
            form=self.form,
            outer=wishes.outer,
            lock_keys=self._lock_keys if own else self._encoder.borrowed_keys,
            lock_text=wishes.lock_text,
            concealed=self._still_there(order.payload) if wishes.form == CONCEALING else (),
            decoys=wishes.decoys,
            unprotected=wishes.unprotected,
            signers=self.cosigning.signers() if wishes.form == GENERAL else (),
            as_json=wishes.as_json,
            content=wishes.file[1] if wishes.file is not None and wishes.form in WITHOUT_PAYLOAD else None,
        )

    def lock_key_edited(self, text: str) -> None:
        """The key to encrypt with changed."""
        if text != self.wishes.lock_text:
            self.wish(lock_text=text)

    def algorithm_chosen(self, name: str) -> None:
        """Write another ``alg`` into the header that encrypts."""
        self._change("alg", name)

    def encryption_chosen(self, name: str) -> None:
        """Write another ``enc``."""
        self._change("enc", name)

    def zip_switched(self, on: bool) -> None:
        """Compress the content before it is encrypted, or not."""
        self._change("zip", "DEF" if on else "")

    def as_json_switched(self, on: bool) -> None:
        """Write what is encrypted as JSON, or in compact form."""
        self.wish(as_json=on)

    def outer_edited(self, text: str) -> None:
        """The header around the signed token changed."""
        self.wish(outer=text)

    def conceal(self, pointers: object) -> None:
        """Conceal these values and no others."""
        assert isinstance(pointers, tuple)
        if pointers != self.wishes.concealed:
            self.wish(concealed=pointers)

    def decoys_chosen(self, count: int) -> None:
        """Add so many digests that nothing is behind."""
        self.wish(decoys=max(0, min(count, _MOST_DECOYS)))

    def file_taken(self, name: str, data: object) -> None:
        """Sign the bytes of a file instead of the new payload's text."""
        assert isinstance(data, bytes)
        self.wishes = self.wishes._replace(file=(name, data))
        self._encoder.touch()

    def file_left(self) -> None:
        """Sign the text again."""
        self.wish(file=None)

    def forget_file(self) -> None:
        """Another payload is put in, and is what is to be signed."""
        self.wishes = self.wishes._replace(file=None)

    def show(self) -> None:
        """Show what the texts say now."""
        header, payload = self._encoder.texts
        self._view.show_form(self._encoder.form)
        if self.form in {ENCRYPTED, NESTED}:
            text = header if self.form == ENCRYPTED else self.wishes.outer
            encryption = member_of(text, "enc")
            offered = encrypting_algorithms(self.lock_keys, encryption if encryption in CONTENT_BITS else "A256GCM")
            unfit = tuple(
                (name, self._speech.refusal(why)) for name, why in why_not_to_encrypt(self.lock_keys, encryption)
            )
            self._view.show_encryption(
                offered, member_of(text, "alg"), encryption, zipped=member_of(text, "zip") == "DEF", unfit=unfit
            )
        elif self.form == CONCEALING:
            claims = concealable(payload, _MOST_LISTED)
            self._view.show_concealable(claims, self._still_there(payload))
        elif self.form == GENERAL:
            self.cosigning.show()
        elif self.form in WITHOUT_PAYLOAD:
            name, data = self.wishes.file or ("", b"")
            self._view.show_file(name, len(data))

    def made(self, made: Made) -> bool:
        """Hear what came out; True: it is made anew, since a header followed the key that was read."""
        if self._lock_keys is None and made.order.lock_text == self.wishes.lock_text:
            self._lock_keys = made.order.lock_keys
            self.show()
        if made.order.form in {ENCRYPTED, NESTED}:
            unread = (made.order.lock_keys or KeySet()).findings if made.refusal is not None else ()
            findings = made.lock_key.findings if made.lock_key is not None else unread
            borrowed, recipients = not self.wishes.lock_text.strip(), made.recipients
            is_alone = not made.order.as_json or made.lock_key is None
            of = recipients if is_alone else max(recipients, len((made.order.lock_keys or KeySet()).keys))
            self._view.show_lock_key(made.lock_key, findings, borrowed, recipients, of)
        self._view.show_content(len(made.content) if made.content is not None else None)
        return made.order.form == GENERAL and self.cosigning.made(made)

    def _still_there(self, payload: str) -> tuple[str, ...]:
        concealed = self.wishes.concealed
        if not concealed:
            return ()
        offered = {claim.pointer for claim in concealable(payload, _MOST_LISTED) if claim.may_be}
        return tuple(pointer for pointer in concealed if pointer in offered)

    def _change(self, name: str, value: str) -> None:
        header = self._encoder.texts[0] if self.form == ENCRYPTED else self.wishes.outer
        try:
            text = with_member(header, name, value) if value else without_member(header, name)
        except Refusal:
            self._encoder.sign()  # it is no object: that is said beside it, and the choosers go back to what it says
            return
        if self.form == ENCRYPTED:
            self._encoder.change_header(text)
        elif text != header:
            self._view.show_outer(text)
            self.wish(outer=text)
