"""A long document that can be asked at once, although its values have not all been found: that takes many times as long.

What there is to say about it is known from the beginning (`grammar`): it is sound. Where its values stand is found piece by
piece, as far as somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right
from threading import RLock
from typing import TYPE_CHECKING, Any

from inspector.model.document import EMPTY, Document
from inspector.service.documents.bulk_scanner import BulkReading, begin
from inspector.service.documents.grammar import top_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

_FIRST = 1 << 15
"""Characters that are read before anybody asks: more than are seen at once."""
SHORTEST = 256_000
"""Bytes from which a document is read bit by bit."""


def defer(raw: bytes, text: str, scan: Callable[[bytes, str], Document]) -> DeferredDocument | None:
    """Give a sound object before it has been read; None where there may be something to say about it.

    ``scan``: reads whatever the fast reader leaves.
    """
    if len(raw) < SHORTEST or not raw.startswith(b'{"'):
        return None
    reading = begin(raw, text)
    names = top_names(raw) if reading is not None else None
    if reading is None or names is None or not reading.take_next(_FIRST):
        return None
    made = DeferredDocument.of(reading, names, scan)
    while len(made.begun().kinds) < 2 and not made.read_on():  # an object must not look empty
        pass
    return made


class DeferredDocument(Document):
    """Answers as a `Document` does; reads on where the answer is not known yet."""

    _reading: BulkReading | None
    _names: AbstractSet[str]
    _scan: Callable[[bytes, str], Document]
    _read: Document
    _lock: RLock

    @classmethod
    def of(
        cls, reading: BulkReading, names: AbstractSet[str], scan: Callable[[bytes, str], Document]
    ) -> DeferredDocument:
        """Make one of a reading that has begun, and the names at its top."""
        made = cls(*EMPTY._replace(raw=reading.raw, text=reading.text))
        made._reading, made._names, made._scan, made._lock = reading, names, scan, RLock()
        made._read = EMPTY
        return made

    @property
    def is_read(self) -> bool:
        """Tell whether all of it has been read."""
        return self._reading is None

    def read_on(self) -> bool:
        """Read another piece; tell whether all of it has been read."""
        with self._lock:
            reading = self._reading
            if reading is None:
                return True
            sound = reading.at < len(self.text) and reading.take_next()
            done = (reading.document() if reading.at >= len(self.text) else None) if sound else None
            if sound and done is None and reading.at < len(self.text):
                return False
            self._read = done or self._scan(self.raw, self.text)
            self._reading, self._names = None, frozenset()
            return True

    def whole(self) -> Document:
        """The document when all of it has been read."""
        while not self.read_on():
            pass
        return self._read

    def begun(self) -> Document:
        """A document of what stands at the top and has been read so far; it ends where the text does."""
        with self._lock:
            reading = self._reading
            if reading is None:
                return self._read
            count = self._closed(reading)
            ends, after = reading.ends[:count], reading.after[:count]
            ends[0], after[0] = len(self.text.rstrip()), count
            kinds = "".join(reading.kinds)[:count].encode("ascii")
            return Document(
                self.raw, self.text, True, kinds, reading.starts[:count], ends, reading.key_starts[:count],
                reading.key_ends[:count], after, reading.depths[:count], (),
            )  # fmt: skip

    @staticmethod
    def _closed(reading: BulkReading) -> int:
        """How many values stand before the first at the top that has not been read to its end."""
        unfinished = reading.unfinished()
        return unfinished[1] if len(unfinished) > 1 else len(reading.starts)

    def children(self, i: int) -> Iterator[int]:
        """Walk over the values directly inside of value `i`, and read no further than the walk goes."""
        if i:
            yield from super().children(i)
            return
        child, limit = 1, 0
        while (reading := self._reading) is not None:
            if child >= limit:
                with self._lock:
                    limit = self._closed(reading)
            if child < limit:
                yield child
                child = reading.after[child]
            else:
                self.read_on()
        while child < len(self._read.kinds):
            yield child
            child = self._read.after[child]

    def item(self, name: str, place: int) -> Any:
        """What an array says of a value, read as far as it has to be."""
        reading = self._reading
        if reading is not None and 0 <= place < len(reading.key_ends):  # the last that grows
            if name == "kinds":
                return ord(_letter(reading.kinds, place))
            if name not in ("ends", "after") or place not in reading.unfinished():
                return getattr(reading, name)[place]
        return getattr(self.whole(), name)[place]

    def name(self, i: int) -> str:
        """Decode the name of member `i`."""
        reading = self._reading
        known = reading if reading is not None and 0 <= i < len(reading.key_ends) else self.whole()
        start = known.key_starts[i]
        return self.text[start + 1 : known.key_ends[i] - 1] if start >= 0 else ""

    def items(self, name: str, places: slice) -> Any:
        """A part of an array, read as far as it has to be."""
        with self._lock:
            reading = self._reading
            known = len(reading.key_ends) if reading is not None else 0
            is_near = (places.start or 0) >= 0 and places.stop is not None and 0 <= places.stop <= known
            if reading is not None and is_near and name not in ("ends", "after"):
                if name == "kinds":
                    return "".join(reading.kinds).encode("ascii")[places]
                return getattr(reading, name)[places]
        return getattr(self.whole(), name)[places]

    def _array(self, name: str) -> Any:
        return getattr(self._read, name) if self._reading is None else _Array(self, name)

    @property
    def is_object(self) -> bool:
        """It is one, or it would not be read later."""
        return True

    @property
    def is_json(self) -> bool:
        """It is."""
        return True

    def members(self, name: str, parent: int = 0) -> tuple[int, ...]:
        """Find every member of that name; at the top nothing is read for a name that is not there."""
        with self._lock:
            reading = self._reading
            if reading is not None and parent == 0:
                return (self._place(reading, name),) if name in self._names else ()
        return self.whole().members(name, parent)

    def _place(self, reading: BulkReading, name: str) -> int:
        """Find the one member at the top of a name that stands there, and is written without escapes."""
        text, quoted, at = self.text, f'"{name}"', -1
        while True:
            at = text.find(quoted, at + 1)
            while self._reading is not None and at >= reading.at - 1:
                self.read_on()
            known = reading if self._reading is not None else self._read
            node = bisect_right(known.starts, at)
            if at < 0 or (node < len(known.starts) and known.key_starts[node] == at and known.depths[node] == 1):
                return node

    def __repr__(self) -> str:
        """Be short, and read nothing."""
        return f"<Document of {len(self.raw)} bytes, not read yet>" if self._reading else repr(self._read)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.whole())

    def __eq__(self, other: object) -> bool:
        return self is other or tuple(self) == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]  # arrays have none either

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, tuple(self)


def _letter(pieces: list[str], place: int) -> str:
    for piece in pieces:
        if place < len(piece):
            return piece[place]
        place -= len(piece)
    raise IndexError(place)


def _of(name: str) -> property:
    def get(self: DeferredDocument) -> Any:
        return self._array(name)

    return property(get)


for _name in ("kinds", "starts", "ends", "key_starts", "key_ends", "after", "depths"):
    setattr(DeferredDocument, _name, _of(_name))


class _Array:
    """Stands for an array of a document that has not been read: gives single items, and for all else the whole."""

    __slots__ = ("_document", "_name")

    def __init__(self, document: DeferredDocument, name: str) -> None:
        self._document, self._name = document, name

    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return self._document.items(self._name, place)
        return self._document.item(self._name, place)

    def _whole(self) -> Any:
        return getattr(self._document.whole(), self._name)

    def __len__(self) -> int:
        return len(self._whole())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __contains__(self, item: object) -> bool:
        return item in self._whole()

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if isinstance(other, bytes) and len(other) < 2:
            return False  # whatever is long is more than that
        return bool(self._whole() == (other._whole() if isinstance(other, _Array) else other))

    __hash__ = None  # type: ignore[assignment]  # arrays have none either

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole(), name)
