"""The conversation of the ENCODE pane: free JSON text and a key in, a token out, at every keystroke."""

from __future__ import annotations

from functools import partial
from operator import is_not
from typing import TYPE_CHECKING

from inspector.controller.crafting.form_of_token import Made, Order, is_heavy, is_long_key, make
from inspector.controller.crafting.origin import origin_of
from inspector.controller.crafting.places import changes, place_of
from inspector.controller.crafting.wishes import COMPACT, ENCRYPTED, UNSECURED
from inspector.model.document import EMPTY
from inspector.model.key import KeySet
from inspector.model.policy import Refusal
from inspector.service.making.offers import fitting_algorithms
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from inspector.controller.crafting.forming import Forming
    from inspector.controller.crafting.wishes import Turn, Wishes
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Later, Worker
    from inspector.controller.speech import Speech
    from inspector.controller.views import EncodeView
    from inspector.model.document import Document

EMPTY_HEADER = '{"alg":"HS256","typ":"JWT"}'
EMPTY_PAYLOAD = "{}"
_EMPTY_ALGORITHM = "HS256"
_NO_KEYS = KeySet()
_LONG = 8_000
"""Characters of a payload from which its changes are looked for when the typing pauses."""


class Encoder:
    """Follows the inspected token until the pane is touched, and signs what stands in it byte for byte.

    What takes long is done on the worker: until it is there the new token is void, and the newest text wins. ``forming``
    comes when somebody asks for another form than the compact one.
    """

    def __init__(
        self, desk: Desk, view: EncodeView, speech: Speech, later: Later | None = None, worker: Worker | None = None
    ) -> None:
        self._later, self._worker = later, worker
        self._lines = 0
        self._desk = desk
        self._view = view
        self._speech = speech
        self._header, self._payload = EMPTY_HEADER, EMPTY_PAYLOAD
        self._named = EMPTY_HEADER, _EMPTY_ALGORITHM
        self._key_text = ""
        self._own_keys: KeySet | None = KeySet()
        self._origin: tuple[Document, Document] = (EMPTY, EMPTY)
        self._touched = False
        self._heard: tuple[KeySet, ...] = ()
        self._owed: tuple[str, bytes] | None = None
        self._waiting: list[Callable[[], None]] = []
        self.forming: Forming | None = None
        self.token = ""
        self.content: bytes | None = None
        desk.listeners.append(self.follow)

    @property
    def key_text(self) -> str:
        """What was written as the signing key; empty where that of VERIFY signs."""
        return self._key_text if self._key_text.strip() else ""

    @property
    def keys(self) -> KeySet:
        """The keys that sign: those of the signing key's field (none while it is read), else those of VERIFY."""
        return (self._own_keys or _NO_KEYS) if self._key_text.strip() else self._desk.keys

    def once_read(self, then: Callable[[], None]) -> None:
        """Call when the keys that sign are known: at once, but where the signing key is still being read."""
        if self._key_text.strip() and self._own_keys is None:
            self._waiting.append(then)
        else:
            then()

    @property
    def borrowed_keys(self) -> KeySet:
        """The keys of VERIFY."""
        return self._desk.keys

    @property
    def is_borrowing(self) -> bool:
        """Tell whether the key of VERIFY signs."""
        return not self._key_text.strip()

    @property
    def texts(self) -> tuple[str, str]:
        """Header and payload as they stand."""
        return self._header, self._payload

    @property
    def form(self) -> str:
        """The form of the token that is made; ``none`` as algorithm is the unsecured one, however it came there."""
        form = self.forming.form if self.forming is not None else COMPACT
        return UNSECURED if form == COMPACT and self.algorithm == "none" else form

    @property
    def algorithm(self) -> str:
        """The ``alg`` of the header's text; empty where it has none that is a text."""
        if self._named[0] != self._header:  # it is asked for several times with every key, and changes seldom
            from inspector.service.making.header_text import member_of

            self._named = self._header, member_of(self._header, "alg")
        return self._named[1]

    def craft(self, header: str, payload: str) -> None:
        """Put another header and payload in, as the person would; undo takes them back."""
        with self.one_step():
            if self.forming is not None:
                self.forming.forget_file()
            self._put(header, payload)
        self.touch()

    def one_step(self) -> AbstractContextManager[None]:
        """Let all that changes meanwhile be undone together."""
        return self._view.one_step()

    def remember(self, turn: Turn, before: Wishes, after: Wishes) -> None:
        """Let undo bring back what was wished."""
        self._view.remember(turn.name, turn.place, before, after, joins=turn.joins)

    def restore(self, header: str, payload: str) -> None:
        """Take the texts that undo or redo came to; where nothing of the inspected token's differs, follow it again."""
        self._header, self._payload = header, payload
        has_file = self.forming is not None and self.forming.wishes.file is not None
        self._touched = has_file or (header, payload) != self._texts_to_follow()
        self._view.show_touched(touched=self._touched)
        self._show_changes_soon()
        self.sign()

    def _put(self, header: str, payload: str) -> None:
        self._header, self._payload = header, payload
        self._view.show_header(header)
        self._view.show_payload(payload)

    def _texts_to_follow(self) -> tuple[str, str]:
        """Header and payload of the inspected token, as the form needs them; of the empty one where there is none."""
        header, payload = self._origin
        text = header.text or EMPTY_HEADER
        fitted = self.forming.fitted(text) if self.forming is not None else text
        return fitted, payload.text if header.raw else EMPTY_PAYLOAD

    def start(self) -> None:
        """Show the empty token to begin with: there is no key yet, so what could sign is not even loaded."""
        self._view.show_header(EMPTY_HEADER)
        self._view.show_payload(EMPTY_PAYLOAD)
        self._view.show_touched(touched=False)
        self._heard = self._held()
        self._view.show_now(self._desk.now)
        self._view.show_algorithms(fitting_algorithms(self.keys), _EMPTY_ALGORITHM)
        missing = refusal("no-key", _EMPTY_ALGORITHM)
        self._view.show_error("key", self._speech.refusal(missing), 0, 0, calm=True)

    def follow(self) -> None:
        """Hear of a change on the desk: another token, or another key to borrow."""
        self._give_content()
        self._view.show_now(self._desk.now)
        if not self._desk.working:
            self._follow(origin_of(self._desk.inspected))
        if not self._desk.working and any(map(is_not, self._held(), self._heard)):
            self.sign()

    def _follow(self, origin: tuple[Document, Document]) -> None:
        if origin[0] is self._origin[0] and origin[1] is self._origin[1]:
            return
        self._origin = origin
        header, payload = origin
        same = header.raw and (header.text, payload.text) == (self._header, self._payload)
        if self._touched and not same:
            self._show_changes()
        else:  # also when what was made here is inspected: there is nothing left that differs
            self._fill()

    def header_edited(self, text: str) -> None:
        """The header's text changed."""
        self._header = text
        self.touch()

    def payload_edited(self, text: str) -> None:
        """The payload's text changed."""
        self._payload = text
        self.touch()

    def signing_key_edited(self, text: str) -> None:
        """The signing key's text changed."""
        from inspector.service.inspector import load

        self._key_text = text
        self._own_keys = None if self._worker is not None and is_long_key(text) else load(text)
        self.sign()

    def algorithm_chosen(self, name: str) -> None:
        """Write another ``alg`` into the header's text: the text is the truth."""
        from inspector.service.making.offers import with_algorithm

        try:
            self.change_header(with_algorithm(self._header, name))
        except Refusal as refused:
            self._view.show_error("header", self._speech.refusal(refused), *place_of(refused, self._header))

    def change_header(self, text: str) -> None:
        """Put another header in, as one step that undo takes back."""
        if text != self._header:
            self._header = text
            self._view.show_header(text)
            self.touch()

    def start_again(self) -> None:
        """Leave what was edited and follow the inspected token again."""
        self._fill()

    def lay_out(self, indented: bool) -> None:
        """Write header and payload with or without line breaks and indents; nothing else about them changes."""
        from inspector.service.documents.formatter import laid_out

        with self.one_step():
            self._put(laid_out(self._header, indented), laid_out(self._payload, indented))
        self.touch()

    def _fill(self) -> None:
        self._touched = False
        header, payload = self._texts_to_follow()
        with self.one_step():
            if self.forming is not None:
                self.forming.forget_file()
            self._put(header, payload)
        self._view.show_touched(touched=False)
        if self._later is not None:
            self._later.cancel()
        self._lines = payload.count("\n")
        self._view.show_changes((), ())  # these are the inspected token's own texts
        self.sign()

    def touch(self) -> None:
        """Stay as it is from now on, whatever is inspected, and make the token anew."""
        if not self._touched:
            self._touched = True
            self._view.show_touched(touched=True)
        self._show_changes_soon()
        self.sign()

    def _show_changes_soon(self) -> None:
        if self._later is None:
            self._show_changes()
            return
        if len(self._payload) < _LONG:
            self._later.call(self._show_changes, pause=False)  # the new token comes first
            return
        lines = self._payload.count("\n")
        if lines != self._lines:  # the marks stand beside other lines now
            self._lines = lines
            self._view.show_changes((), ())
        self._later.call(self._show_changes)

    def _show_changes(self) -> None:
        origin_header, origin_payload = self._origin
        if not origin_header.raw:
            self._view.show_changes((), ())
            return
        header_lines, header_gone = changes(origin_header, self._header)
        payload_lines, payload_gone = changes(origin_payload, self._payload)
        self._view.show_changes(header_lines, payload_lines, (*header_gone, *payload_gone))

    def sign(self) -> None:
        """Make the token anew."""
        order = self._order()
        self._show_offers()
        self.token, self.content = "", None
        if self._worker is None:
            self._on_made(make(order))
        elif is_heavy(order, self.algorithm):
            self._view.show_working()
            self._worker.run(partial(make, order), self._on_made)
        else:
            self._worker.stop()
            self._on_made(make(order))

    def hand_over(self, inspect: Callable[[str], None]) -> None:
        """Let the new token be inspected, with the payload that belongs to it where it is detached."""
        if self.token:
            self._owed = (self.token, self.content) if self.content is not None else None
            inspect(self.token)
            self._give_content()

    def _give_content(self) -> None:
        if self._owed is not None and not self._desk.working:
            (token, content), self._owed = self._owed, None
            if self._desk.chosen_text == token:
                self._desk.set_content(content)

    def _held(self) -> tuple[KeySet, KeySet]:
        """The keys that what is made depends on; those of VERIFY may encrypt where another one signs."""
        return self.keys, self.borrowed_keys if self.forming is not None else _NO_KEYS

    def _order(self) -> Order:
        self._heard = self._held()
        keys = self._own_keys if self._key_text.strip() else self._desk.keys
        order = Order(self._header, self._payload, keys, self._key_text)
        return order if self.forming is None else self.forming.ordered(order)

    def _show_offers(self) -> None:
        self._view.show_algorithms(fitting_algorithms(self.keys), self.algorithm)
        self._view.show_form(self.form)
        if self.forming is not None:
            self.forming.show()

    def _on_made(self, result: object) -> None:
        assert isinstance(result, Made)
        self._show(result)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            self.once_read(then)

    def _show_refusal(self, refused: Refusal, place: str, *, calm: bool) -> None:
        """Say why there is no token; ``calm``: nobody wrote anything here, so a key or the inspected token is as it is."""
        refused = refusal("origin-not-json") if calm and refused.code == "claims-not-json" else refused
        text = {"header": self._header, "payload": self._payload}.get(place, "")
        calm = calm and (place == "key" or refused.code == "origin-not-json")
        self._view.show_error(place, self._speech.refusal(refused), *place_of(refused, text), calm=calm)

    def _show(self, made: Made) -> None:
        from inspector.controller.crafting.remarks import remarks_of

        has_own = bool(self._key_text.strip())
        if has_own and self._own_keys is None:
            self._own_keys = made.order.keys
            self._heard = self._held()
            self._show_offers()
        keys = made.order.keys or KeySet()
        if self.forming is not None and self.forming.made(made):
            return
        self.token, self.content = made.text, made.content
        self._view.show_token(made.text)
        findings = made.key.findings if made.key is not None else keys.findings if made.refusal is not None else ()
        if made.refusal is None:
            self._view.show_error("", "", 0, 0)
        else:
            self._show_refusal(made.refusal, made.place, calm=not self._touched and not has_own)
        self._view.show_remarks(remarks_of(made))
        is_signed = made.order.form != ENCRYPTED
        self._view.show_key(made.key if is_signed else None, findings if is_signed else (), borrowed=not has_own)
