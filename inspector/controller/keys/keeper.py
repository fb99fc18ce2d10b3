"""The conversation about keys: which there are, whether they fit the token, and which are kept in the ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.keys.ring import default_name
from inspector.model.key import Fit, KeyRow
from inspector.model.sentences.keys import KEY_KEPT, KEY_RENEWED, NO_KEY_TO_KEEP

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.keys.keys_view import KeysView
    from inspector.controller.keys.ring import Kept, KeyRing
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView
    from inspector.model.inspection import Inspected
    from inspector.model.key import Key

_MOST_TRIED = 100
"""Keys of which it is found out whether they made the signature, each time the list is made."""


class KeyKeeper:
    """Gives the desk the ring's keys, and shows all keys while somebody looks at them."""

    def __init__(self, desk: Desk, ring: KeyRing, presenter: Presenter, window: WindowView, speech: Speech) -> None:
        self._desk, self._ring = desk, ring
        self._presenter, self._window, self._speech = presenter, window, speech
        self._view: KeysView | None = None
        self._is_shown = False
        self._told: tuple[object, ...] = ()
        ring.listeners.append(self._hear_ring)
        desk.listeners.append(self.hear)

    def attach(self, view: KeysView) -> None:
        """Show the keys in this view from now on."""
        self._view = view

    def set_shown(self, shown: bool) -> None:
        """Hear whether the list can be seen: while it cannot, nothing is found out for it."""
        self._is_shown = shown
        self._told = ()
        self.hear()

    def hear(self) -> None:
        """Hear of a change on the desk; a tick alone is none."""
        if self._view is None or not self._is_shown or self._desk.working:
            return
        own = self._desk.keys.keys
        about = (self._desk.inspected, own, self._ring.entries)
        if len(about) == len(self._told) and all(one is other for one, other in zip(about, self._told, strict=True)):
            return
        self._told = about
        self._view.show_keys(self._rows(own))
        self._view.show_name_to_keep(default_name(own) if own else "")

    def keep(self, name: str = "") -> None:
        """Keep the keys of the field in the ring."""
        text, encoding, password = self._desk.key_request
        before = len(self._ring.entries)
        kept = self._ring.add(name, text, encoding, password) if text else None
        if kept is None:
            self._window.show_message(self._speech.sentence(NO_KEY_TO_KEEP))
            return
        template = KEY_KEPT if len(self._ring.entries) > before else KEY_RENEWED
        self._window.show_message(self._speech.sentence(template, kept.name))

    def use(self, number: int) -> None:
        """Put the text of an entry into the field of the key."""
        entry = self._ring.find(number)
        if entry is not None:
            self._presenter.put("secret_encoding", entry.encoding)
            self._presenter.put("password", entry.password)
            self._presenter.put("key", entry.text)

    def rename(self, number: int, name: str) -> None:
        """Call an entry otherwise."""
        self._ring.rename(number, name)

    def remove(self, number: int) -> None:
        """Keep an entry no longer."""
        self._ring.remove(number)

    def _hear_ring(self) -> None:
        self._desk.set_ring(self._ring.keys)
        self.hear()

    def _rows(self, own: tuple[Key, ...]) -> tuple[KeyRow, ...]:
        inspected = self._desk.inspected
        rows = [KeyRow(key, _fit(key, inspected, place < _MOST_TRIED)) for place, key in enumerate(own)]
        for entry in self._ring.entries:
            rows += _kept_rows(entry, inspected, _MOST_TRIED - len(rows))
        return tuple(rows)


def _kept_rows(entry: Kept, inspected: Inspected | None, left: int) -> list[KeyRow]:
    return [
        KeyRow(key, _fit(key, inspected, place < left), entry.name, entry.number)
        for place, key in enumerate(entry.keys)
    ]


def _fit(key: Key, inspected: Inspected | None, is_tried: bool) -> Fit:
    if inspected is None or inspected.token.parse == "fail":
        return Fit()
    from inspector.service.keys.fitting import fit_of, fits

    return fit_of(key, inspected) if is_tried else fits(key, inspected.token)
