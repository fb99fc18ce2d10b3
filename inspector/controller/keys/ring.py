"""The key ring: keys that are kept for this run, in memory alone, each under a name of the person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.key import KeySet
from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.finding import Finding
    from inspector.model.key import Key

_LONGEST_NAME = 60


class Kept(NamedTuple):
    """One entry: a text with keys, and what was found in it. ``number`` is never used twice in a run.

    ``source``: where the text came from, such as an address; empty: from the person. The repr shows nothing of a key.
    """

    number: int
    name: str
    text: str
    encoding: str
    password: str
    source: str
    keys: tuple[Key, ...]
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"Kept(number={self.number}, name={self.name!r}, keys={self.keys!r})"

    def __str__(self) -> str:
        return repr(self)


class KeyRing:
    """Holds the entries. Whoever wants to know of a change is in `listeners`."""

    def __init__(self) -> None:
        self.entries: tuple[Kept, ...] = ()
        self.listeners: list[Callable[[], None]] = []
        self._following = 1

    @property
    def keys(self) -> KeySet:
        """All keys of the ring, each with the name of its entry."""
        return KeySet(tuple(key for entry in self.entries for key in entry.keys))

    def find(self, number: int) -> Kept | None:
        """The entry of that number."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def add(self, name: str, text: str, encoding: str, password: str = "", source: str = "") -> Kept | None:
        """Keep the keys of a text; None where it holds none, and nothing is kept then.

        Without a name it gets one from its kid or its source. What came from the same source, or holds the very same keys,
        is renewed in its place and keeps the person's name.
        """
        from inspector.service.inspector import load

        loaded = load(text, encoding, password)
        if not loaded.keys:
            return None
        place = next((place for place, entry in enumerate(self.entries) if _is_same(entry, source, loaded)), None)
        former = self.entries[place] if place is not None else None
        wanted = (
            ("" if name == source else name.strip())
            or (former.name if former is not None else "")
            or default_name(loaded.keys, source)
        )
        others = {entry.name for entry in self.entries if entry is not former}
        number = former.number if former is not None else self._following
        made = Kept(number, "", text, encoding, password, source, loaded.keys, loaded.findings)
        made = _renamed(made, _unique(wanted, others))
        if former is None:
            self._following += 1
            self._change((*self.entries, made))
        else:
            self._change(tuple(made if entry is former else entry for entry in self.entries))
        return made

    def rename(self, number: int, name: str) -> None:
        """Call an entry otherwise; names are told apart by a number behind them."""
        entry, wanted = self.find(number), name.strip()
        if entry is None or not wanted or wanted == entry.name:
            return
        made = _renamed(entry, _unique(wanted, {other.name for other in self.entries if other is not entry}))
        self._change(tuple(made if other is entry else other for other in self.entries))

    def remove(self, number: int) -> None:
        """Keep an entry no longer."""
        if self.find(number) is not None:
            self._change(tuple(entry for entry in self.entries if entry.number != number))

    def _change(self, entries: tuple[Kept, ...]) -> None:
        self.entries = entries
        for listener in self.listeners:
            listener()


def default_name(keys: tuple[Key, ...], source: str = "") -> str:
    """What keys are called by as long as the person gives them no name: their source, their kid, or what they are."""
    if source:
        return source.rsplit("://", maxsplit=1)[-1].partition("?")[0].rstrip("/")[:_LONGEST_NAME]
    if len(keys) > 1:
        return f"{len(keys)} {keys[0].kind}" if len({key.kind for key in keys}) == 1 else f"{len(keys)} keys"
    first = keys[0]
    kind = "secret" if first.kind == "oct" else first.curve or f"{first.kind} {first.size}"
    return first.kid[:_LONGEST_NAME] or kind


def _is_same(entry: Kept, source: str, loaded: KeySet) -> bool:
    if source or entry.source:
        return entry.source == source
    return [_print(key) for key in entry.keys] == [_print(key) for key in loaded.keys]


def _print(key: Key) -> tuple[str, str, bool]:
    return key.thumbprint, key.kid, key.private


def _unique(wanted: str, others: set[str]) -> str:
    wanted = wanted[:_LONGEST_NAME]
    name, count = wanted, 1
    while name in others:
        count += 1
        name = f"{wanted} {count}"
    return name


def _renamed(entry: Kept, name: str) -> Kept:
    return entry._replace(name=name, keys=tuple(key._replace(ring=name) for key in entry.keys))
