"""Feeds the shelf: every token that is held, in the order and with the words that the person asked for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from inspector.view.shelf.face import face_of, life_of
from inspector.view.shelf.order import FOUND, ISSUER, TIME, TYPE, Deadlines, by_time, by_words
from inspector.view.shelf.scale import Scale, fit
from inspector.view.shelf.words import Kin, Words, holds, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from inspector.model.shelf import Entry
    from inspector.view.shelf.face import Face
    from inspector.view.shelf.scale import Life

_SLICE = 0.004
"""Seconds that reading on may take at once while the window is idle."""
_SAMPLE = 400
"""Lives that the scale is chosen from, where there are more."""
_FEW = 32
"""Changes of single rows that are told one by one; more are told as one."""
_Index = QModelIndex | QPersistentModelIndex


class ShelfRows(QAbstractListModel):
    """One row per token that the filter leaves. Nothing is said of a token before its row is painted, searched for or sorted
    by; what that takes is then read on in slices while the window is idle.

    ``countChanged()``: other rows are shown, or others are known.
    """

    countChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._words: list[Words | None] = []
        self._lives: list[Life] = []
        self._rows: list[int] = []
        self._wanted: tuple[str, ...] = ()
        self._order = FOUND
        self._kin = Kin()
        self._deadlines = Deadlines()
        self._scale = Scale()
        self._scaled_at = 0.0
        self._now = 0.0
        self._read = 0
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._on_reading)

    # What is held

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that are held, shown or not."""
        return self._entries

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show other entries; what stays keeps its row, so that a search can bring more and more."""
        if entries is self._entries:
            return
        old = self._entries
        others = [place for place, (was, new) in enumerate(zip(old, entries, strict=False)) if was is not new]
        if 0 < len(old) <= len(entries) and all(old[place].number == entries[place].number for place in others):
            self._renew(entries, others)
            self._append(entries, len(old))
        elif gone := _taken_away(old, entries):
            self._take_away(gone)
            self._renew(entries, range(len(entries)))
        else:
            self._replace(entries)
        self.countChanged.emit()

    def _renew(self, entries: tuple[Entry, ...], places: Sequence[int]) -> None:
        """Take other judgements, counts or pins of the same tokens, or tokens that were edited."""
        held = self._entries
        self._entries = entries[: len(held)]
        changed = [place for place in places if held[place] is not entries[place]]
        edited = [place for place in changed if not _is_same(held[place], entries[place])]
        for place in edited:
            self._lives[place] = life_of(entries[place].inspected)
            self._words[place] = None
            if len(edited) <= _FEW:
                self._words_at(place)
        if edited:
            self._read = min(self._read, edited[0])
            self._set_lives()
            self._arrange()
        if len(changed) > _FEW:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        for place in changed:
            if place in self._rows:
                index = self.index(self._rows.index(place))
                self.dataChanged.emit(index, index)

    def _append(self, entries: tuple[Entry, ...], first: int) -> None:
        if len(entries) == first:
            return
        more = [life_of(entry.inspected) for entry in entries[first:]]
        self._entries = entries
        self._words += [None] * len(more)
        self._lives += more
        self._deadlines.add(more, self._now)
        self._fit_scale()
        if not self._wanted:
            self._insert(range(first, len(entries)))

    def _take_away(self, gone: list[int]) -> None:
        for place in reversed(gone):
            row = self._rows.index(place) if place in self._rows else -1
            if row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
            self._entries = self._entries[:place] + self._entries[place + 1 :]
            del self._words[place], self._lives[place]
            self._rows = [each - (each > place) for each in self._rows]
            self._read -= place < self._read
            if row >= 0:
                self.endRemoveRows()
        self._set_lives()

    def _replace(self, entries: tuple[Entry, ...]) -> None:
        known = {entry.number: (entry, words) for entry, words in zip(self._entries, self._words, strict=True)}
        self.beginResetModel()
        self._entries = entries
        self._words = [
            words if old is not None and _is_same(old, entry) else None
            for entry in entries
            for old, words in (known.get(entry.number, (None, None)),)
        ]
        self._lives = [life_of(entry.inspected) for entry in entries]
        self._kin = Kin()
        for words in filter(None, self._words):
            self._kin.add(words)
        self._read = 0
        self._set_lives()
        self._rows = self._sorted(self._filtered(range(len(entries))))
        self.endResetModel()

    def _set_lives(self) -> None:
        self._deadlines = Deadlines()
        self._deadlines.add(self._lives, self._now)
        self._fit_scale()

    # What is asked of it

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            from inspector.view.shelf.speech import row_text

            return row_text(
                self.entry(index.row()), self.words(index.row()), self.face(index.row()), self.apart(index.row())
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            from inspector.view.shelf.speech import row_tip

            return row_tip(self.entry(index.row()), self.words(index.row()), self._now)
        return None

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[self._rows[row]]

    def row_of(self, number: int) -> int:
        """The row of an entry by its number; -1 where it is not shown."""
        return next((row for row, place in enumerate(self._rows) if self._entries[place].number == number), -1)

    def words(self, row: int) -> Words:
        """What a row says whatever the time is."""
        return self._words_at(self._rows[row])

    def apart(self, row: int) -> tuple[str, ...]:
        """What tells a row from those that are the same in type, issuer and subject."""
        return self._kin.tells_apart(self.words(row))

    def face(self, row: int) -> Face:
        """How a row stands now."""
        return face_of(self.entry(row).inspected, self._now, self._scale)

    def _words_at(self, place: int) -> Words:
        words = self._words[place]
        if words is None:
            entry = self._entries[place]
            words = self._words[place] = words_of(entry.inspected.token, entry.label)
            self._kin.add(words)
        return words

    # Time

    def show_time(self, now: float) -> None:
        """Judge from another moment (seconds since 1970-01-01 UTC); costs the same whatever the number of tokens is."""
        self._now = now
        if self._deadlines.pass_to(now) and self._order == TIME:
            self._sort()
        if abs(now - self._scaled_at) > self._scale.unit / 8:
            self._fit_scale()

    def _fit_scale(self) -> None:
        lives = self._lives[:: max(1, len(self._lives) // _SAMPLE)]
        self._scale, self._scaled_at = fit(lives, self._now), self._now

    # Order and filter

    def sort_by(self, order: str) -> None:
        """Sort by one of `ORDERS`."""
        if order != self._order:
            self._order = order
            self._sort()

    def _sorted(self, places: Iterable[int]) -> list[int]:
        if self._order == TIME:
            return sorted(places, key=by_time(self._lives, self._has_no_expiry, self._now))
        if self._order in (TYPE, ISSUER):
            return sorted(places, key=by_words(self._words, self._order))
        return sorted(places)

    def _has_no_expiry(self, place: int) -> bool:
        inspected = self._entries[place].inspected
        return inspected.token.is_payload_known and inspected.token.dates.expires_at is None

    def _sort(self) -> None:
        """Bring the rows in order; what is chosen stays chosen."""
        rows = self._sorted(self._rows)
        if rows == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [self._rows[index.row()] for index in held]
        self._rows = rows
        if held:
            self.changePersistentIndexList(held, [self.index(rows.index(place)) for place in places])
        self.layoutChanged.emit()

    def filter_by(self, text: str) -> None:
        """Show only what has all of these words somewhere; what was not looked at yet follows as soon as it was."""
        wanted = tuple(text.casefold().split())
        if wanted == self._wanted:
            return
        narrower = bool(self._wanted) and all(any(old in new for new in wanted) for old in self._wanted)
        places = sorted(self._rows) if narrower else None
        self._wanted = wanted
        self._arrange(places)
        self.countChanged.emit()

    def _arrange(self, places: Iterable[int] | None = None) -> None:
        """Filter and sort all of them, or these."""
        rows = self._sorted(self._filtered(range(len(self._entries)) if places is None else places))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _filtered(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if self._is_wanted(place)] if self._wanted else list(places)

    def _is_wanted(self, place: int) -> bool:
        words = self._words[place]
        return words is not None and holds(words, self._entries[place].inspected.token, self._wanted)

    def _insert(self, places: Iterable[int]) -> None:
        new = list(places)
        if not new:
            return
        is_last = not self._rows or new[0] > self._rows[-1]
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
        self._rows += new
        self.endInsertRows()
        if self._order != FOUND or not is_last:
            self._sort()

    # Reading on

    @property
    def is_read(self) -> bool:
        """Tell whether every token was looked at, so that filter and order are complete."""
        return self._read >= len(self._entries)

    def read_on(self) -> None:
        """Look at the tokens that nobody asked for yet, a slice at a time."""
        if not self.is_read and not self._reading.isActive():
            self._reading.start()

    def _on_reading(self) -> None:
        until = time.perf_counter() + _SLICE
        fresh = []
        while self._read < len(self._entries) and time.perf_counter() < until:
            place = self._read
            was_known = self._words[place] is not None
            self._words_at(place)
            self._read += 1
            if self._wanted and not was_known and self._is_wanted(place):
                fresh.append(place)
        if fresh:
            self._insert(fresh)
            self.countChanged.emit()
        if not self.is_read:
            self._reading.start()
            return
        if self._order in (TYPE, ISSUER):
            self._sort()
        self.countChanged.emit()


def _is_same(old: Entry, new: Entry) -> bool:
    """Tell whether two entries are of one token, so that what was said of it still holds."""
    return old.number == new.number and old.inspected.token is new.inspected.token and old.label == new.label


def _taken_away(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> list[int]:
    """The few places that are gone where nothing else changed; empty: more changed than that."""
    if not 0 < len(old) - len(new) <= _FEW:
        return []
    gone: list[int] = []
    at = 0
    for place, entry in enumerate(old):
        if at < len(new) and _is_same(entry, new[at]):
            at += 1
        else:
            gone.append(place)
    return gone if at == len(new) else []
