"""The conversation about the form of a new token: what it needs besides header, payload and signing key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.form_of_token import (
    COMPACT,
    CONCEALING,
    EMPTY_OUTER,
    ENCRYPTED,
    NESTED,
    UNSECURED,
    is_long_key,
)
from inspector.controller.places import concealable
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.service.algorithms.encryption import CONTENT_BITS
from inspector.service.algorithms.signing import ALGORITHMS
from inspector.service.making.header_text import (
    encrypting_algorithms,
    fit_to_encrypt,
    fit_to_sign,
    member_of,
    with_member,
    without_member,
)

if TYPE_CHECKING:
    from inspector.controller.encoder import Encoder
    from inspector.controller.form_of_token import Made, Order
    from inspector.controller.form_view import FormView

_MOST_LISTED = 300
"""Values of a payload that are offered for concealing."""
_MOST_DECOYS = 100


class Forming:
    """Lives from the first time that another form is chosen; the header's text stays the truth in all of them."""

    def __init__(self, encoder: Encoder, view: FormView) -> None:
        self._encoder, self._view = encoder, view
        self.form = COMPACT
        self._usual = "HS256"
        self._outer = EMPTY_OUTER
        self._lock_text = ""
        self._lock_keys: KeySet | None = KeySet()
        self._concealed: tuple[str, ...] = ()
        self._decoys = 0
        self._is_fitted = False
        encoder.forming = self

    @property
    def lock_keys(self) -> KeySet:
        """The keys that encrypt: those of their own field (none while it is read), else those of VERIFY."""
        return (self._lock_keys or KeySet()) if self._lock_text.strip() else self._encoder.borrowed_keys

    def choose(self, form: str) -> None:
        """Make the token in another form; the header gets what the form needs, as one step that undo takes back."""
        if self._encoder.algorithm in ALGORITHMS:
            self._usual = self._encoder.algorithm
        self.form = COMPACT if form == UNSECURED else form
        self._view.show_form(form)
        if form == NESTED and not self._is_fitted:
            self._is_fitted = True
            if self._lock_keys is not None and self.lock_keys.keys:
                self._outer = fit_to_encrypt(without_member(EMPTY_OUTER, "alg"), self.lock_keys)
            self._view.show_outer(self._outer)
        header, _ = self._encoder.texts
        if form == ENCRYPTED:
            fitted = fit_to_encrypt(header, self.lock_keys)
        else:
            fitted = fit_to_sign(header, self._encoder.keys, self._usual, unsecured=form == UNSECURED)
        if fitted == header:
            self._encoder.sign()
        else:
            self._encoder.change_header(fitted)

    def fitted(self, header: str) -> str:
        """Give a header that comes from elsewhere what the form needs."""
        return fit_to_encrypt(header, self.lock_keys) if self.form == ENCRYPTED else header

    def ordered(self, order: Order) -> Order:
        """Add to an order what the form needs."""
        own = bool(self._lock_text.strip())
        return order._replace(
            form=self.form,
            outer=self._outer,
            lock_keys=self._lock_keys if own else self._encoder.borrowed_keys,
            lock_text=self._lock_text,
            concealed=self._still_there(order.payload) if self.form == CONCEALING else (),
            decoys=self._decoys,
        )

    def lock_key_edited(self, text: str) -> None:
        """The key to encrypt with changed."""
        from inspector.service.inspector import load

        self._lock_text = text
        self._lock_keys = None if is_long_key(text) else load(text)
        self._encoder.sign()

    def algorithm_chosen(self, name: str) -> None:
        """Write another ``alg`` into the header that encrypts."""
        self._change("alg", name)

    def encryption_chosen(self, name: str) -> None:
        """Write another ``enc``."""
        self._change("enc", name)

    def zip_switched(self, on: bool) -> None:
        """Compress the content before it is encrypted, or not."""
        self._change("zip", "DEF" if on else "")

    def outer_edited(self, text: str) -> None:
        """The header around the signed token changed."""
        self._outer = text
        self._encoder.sign()

    def conceal(self, pointers: object) -> None:
        """Conceal these values and no others."""
        assert isinstance(pointers, tuple)
        if pointers != self._concealed:
            self._concealed = pointers
            self._encoder.sign()

    def decoys_chosen(self, count: int) -> None:
        """Add so many digests that nothing is behind."""
        self._decoys = max(0, min(count, _MOST_DECOYS))
        self._encoder.sign()

    def show(self) -> None:
        """Show what the texts say now."""
        header, payload = self._encoder.texts
        self._view.show_form(self._encoder.form)
        if self.form in {ENCRYPTED, NESTED}:
            text = header if self.form == ENCRYPTED else self._outer
            encryption = member_of(text, "enc")
            offered = encrypting_algorithms(self.lock_keys, encryption if encryption in CONTENT_BITS else "A256GCM")
            self._view.show_encryption(
                offered, member_of(text, "alg"), encryption, zipped=member_of(text, "zip") == "DEF"
            )
        elif self.form == CONCEALING:
            claims = concealable(payload, _MOST_LISTED)
            self._view.show_concealable(claims, self._still_there(payload))

    def made(self, made: Made) -> None:
        """Hear what came out."""
        if self._lock_keys is None and made.order.lock_text == self._lock_text:
            self._lock_keys = made.order.lock_keys
            self.show()
        self._view.show_content(len(made.content) if made.content is not None else None)

    def _still_there(self, payload: str) -> tuple[str, ...]:
        if not self._concealed:
            return ()
        offered = {claim.pointer for claim in concealable(payload, _MOST_LISTED) if claim.may_be}
        return tuple(pointer for pointer in self._concealed if pointer in offered)

    def _change(self, name: str, value: str) -> None:
        header = self._encoder.texts[0] if self.form == ENCRYPTED else self._outer
        try:
            text = with_member(header, name, value) if value else without_member(header, name)
        except Refusal:
            self._encoder.sign()  # it is no object: that is said beside it, and the choosers go back to what it says
            return
        if self.form == ENCRYPTED:
            self._encoder.change_header(text)
        elif text != self._outer:
            self._outer = text
            self._view.show_outer(text)
            self._encoder.sign()
