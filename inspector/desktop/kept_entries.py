"""Keeps what a person named in the settings, as one text of JSON; whoever keeps something says only what of it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSettings

_MOST = 200
_LONGEST_NAME = 60
Entry = TypeVar("Entry")


class KeptEntries(Generic[Entry]):
    """Reads and writes them by name. What somebody else made of the text is left out, entry by entry."""

    key: str
    """Where in the settings it stands."""
    longest: int
    """Characters of the whole; what is longer was not written by this program."""
    hook: Callable[[list[tuple[str, object]]], dict[str, object]] = dict
    """What makes an object of its members."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def read(self) -> dict[str, Entry]:
        """Give what is kept, by name; whatever stands in the settings, this gives something."""
        text = self._settings.value(self.key, "")
        if not isinstance(text, str) or not text or len(text) > self.longest:
            return {}
        import json

        try:
            plain = json.loads(text, object_pairs_hook=self.hook)
        except (ValueError, RecursionError):
            return {}
        if not isinstance(plain, dict):
            return {}
        found = {}
        for name, members in list(plain.items())[:_MOST]:
            entry = self._entry(name, members) if isinstance(members, dict) else None
            if entry is not None and name.strip() and len(name) <= _LONGEST_NAME:
                found[name] = entry
        return found

    def write(self, kept: dict[str, Entry]) -> bool:
        """Keep these instead of the former; False where the settings cannot be written."""
        import json

        if kept:
            self._settings.setValue(self.key, json.dumps({name: self._members(entry) for name, entry in kept.items()}))
        else:
            self._settings.remove(self.key)
        self._settings.sync()
        self._keep_to_oneself()
        return self._settings.status() == self._settings.Status.NoError

    def _keep_to_oneself(self) -> None:
        """Let nobody else read the file; Qt makes it readable for all. Where the settings are no file there is nothing to do."""
        path = self._settings.fileName()
        with suppress(OSError):  # where it is somebody else's it stays as it is: nothing secret stands in it
            if os.path.isfile(path):
                os.chmod(path, 0o600)

    def _entry(self, name: str, members: dict[str, object]) -> Entry | None:
        """What the members stand for; None where it is none of ours."""
        raise NotImplementedError

    def _members(self, entry: Entry) -> dict[str, object]:
        """What is written down of an entry."""
        raise NotImplementedError
