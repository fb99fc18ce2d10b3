"""Has a long document read bit by bit, so that the window has time for everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from inspector.model import Document

_EVERY = 25
"""Milliseconds between two pieces."""
_FIRST = 100
"""Milliseconds before the first of them: what is known of the document is to be painted before anything else is found out."""


@runtime_checkable
class Long(Protocol):
    """A document that is read bit by bit."""

    @property
    def is_read(self) -> bool:
        """Tell whether all of it has been read."""
        ...

    def read_on(self) -> bool:
        """Read another piece; tell whether all of it has been read."""
        ...

    def begun(self) -> Document:
        """A document of what has been read; all of it in the end."""
        ...


class LongReading(QObject):
    """``read(object)``: the whole of the document that was begun, unless another one was."""

    read = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Long | None = None
        self._timer: QTimer | None = None

    def begin(self, document: Document) -> Document:
        """Give what is known of a document now; a long one is read on from now on."""
        is_long = isinstance(document, Long) and not document.is_read
        self._document = document if is_long and isinstance(document, Long) else None
        if self._document is None:
            if self._timer is not None:
                self._timer.stop()
            return document
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._on_timeout)
        self._timer.start(_FIRST)
        return self._document.begun()

    def whole(self) -> Document | None:
        """Read all that is left of what was begun at once, and give it without telling; None: it was short."""
        document, self._document = self._document, None
        if self._timer is not None:
            self._timer.stop()
        while document is not None and not document.read_on():
            pass
        return document.begun() if document is not None else None

    def finish(self) -> None:
        """Read all that is left at once."""
        while self._document is not None:
            self._on_timeout()

    def is_under_way(self) -> bool:
        """Tell whether something is left to be read."""
        return self._timer is not None and self._timer.isActive()

    def _on_timeout(self) -> None:
        document = self._document
        if document is None:
            return
        if not document.read_on():
            if self._timer is not None and self._timer.interval() != _EVERY:
                self._timer.setInterval(_EVERY)
            return
        self._document = None
        if self._timer is not None:
            self._timer.stop()
        self.read.emit(document.begun())
