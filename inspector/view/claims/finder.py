"""Finds a text in the header and the payload, in whichever view they are, and goes from place to place."""

from __future__ import annotations

from array import array
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from shiboken6 import isValid

from inspector.model.search import Haystack, places_with
from inspector.view.claims.find_bar import FindBar
from inspector.view.claims.table import ClaimsView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.view.claims.payload_view import PayloadView
    from inspector.view.look.theme import Theme
    from inspector.view.text.page import TextPage

_HALF = 32
_MOST_IN_ONE = (1 << _HALF) - 1
_AT_ONCE = 4_000
"""Places that are looked for between two moments of the window."""


class _Field(Protocol):
    """Something in which a text can be found; a place is a number that the field understands."""

    def places(self, needle: str) -> Iterator[int]:
        """Walk over the places, in order."""
        ...

    def go_to(self, place: int, needle: str) -> None:
        """Show a place."""
        ...


class _Claims:
    """The rows of a tree; a place is the number of a value and, in its lower half, which place in its name and text it is."""

    def __init__(self, view: ClaimsView) -> None:
        self._view = view
        self._document = view.claims.document
        self._haystack = Haystack(self._document.text)

    def places(self, needle: str) -> Iterator[int]:
        found = places_with(self._document, self._haystack, needle)
        return (node << _HALF | min(number, _MOST_IN_ONE) for node, number in found)

    def go_to(self, place: int, needle: str) -> None:
        node = place >> _HALF
        self._view.set_needle(needle, (node, place & _MOST_IN_ONE))
        self._view.go_to(node)


class _Text:
    """A text; a place is where a span begins."""

    def __init__(self, page: TextPage) -> None:
        self._page = page
        self._haystack = Haystack(page.text)

    def places(self, needle: str) -> Iterator[int]:
        return (start for start, _ in self._haystack.places(needle))

    def go_to(self, place: int, needle: str) -> None:
        span = self._haystack.first(needle, place)
        if span is not None:
            self._page.select(*span)


class ClaimFinder(QObject):
    """One search with its bar. Places are counted through the header first, then through the payload."""

    def __init__(self, theme: Theme, header: ClaimsView, payload: PayloadView, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = FindBar(theme, parent)
        self.bar.hide()
        self._header, self._payload = header, payload
        self._needle = ""
        self._fields: list[_Field] = []
        self._found: list[tuple[int, array[int]]] = []  # for each field that was begun: its number, and its places
        self._walk: Iterator[int] | None = None
        self._at = -1
        self._goes_to_first = False
        self._before: QWidget | None = None
        self._on = QTimer(self, interval=0)
        self._on.timeout.connect(self._look_on)
        self.bar.needleChanged.connect(self._on_needle)
        self.bar.stepAsked.connect(self.step)
        self.bar.closed.connect(self.close)
        header.claims.modelReset.connect(self._on_shown)
        header.claims.wholeRead.connect(self._on_whole_read)
        payload.shown.connect(self._on_shown)
        payload.tree.claims.wholeRead.connect(self._on_whole_read)

    def place_above(self, view: QWidget) -> None:
        """Put the bar at the top of what a view stands in, and before the view for who goes by Tab."""
        block = view.parentWidget()
        box = block.layout() if block is not None else None
        if isinstance(box, QBoxLayout):
            box.insertWidget(0, self.bar)
        stops = [*self.bar.tab_stops(), view]
        before_all = view.previousInFocusChain()
        if before_all is not None:
            QWidget.setTabOrder(before_all, stops[0])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def open(self) -> None:
        """Show the bar, and let what stands in it be typed over."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.bar.isAncestorOf(focused):
            self._before = focused
        self._payload.leave_details()
        if self.bar.isHidden():
            self.bar.show()
            self._begin(goes_to_first=False)
        self.bar.edit.setFocus()
        self.bar.edit.selectAll()

    @Slot()
    def close(self) -> None:
        """Take the bar away, and give the focus back to where it was."""
        self._on.stop()
        self._walk = None
        self.bar.hide()
        self._mark("")
        before = self._before
        self._before = None
        if before is not None and isValid(before) and before.isVisible():  # its dialog may be gone meanwhile
            before.setFocus()
        else:
            self._payload.page.setFocus()

    @Slot(int)
    def step(self, steps: int) -> None:
        """Go on by so many places, round the end; open the bar where nothing has been looked for."""
        if self.bar.isHidden() or not self._needle:
            self.open()
            return
        total = self._total()
        if not total:
            return
        self._at = (self._at + steps) % total if self._at >= 0 or steps > 0 else total - 1
        self._show()
        self._tell()

    def _on_needle(self, needle: str) -> None:
        self._needle = needle
        self._begin(goes_to_first=True)

    def _on_shown(self) -> None:
        """What was found is of another text."""
        if not self.bar.isHidden():
            self._fields = []
            self._begin(goes_to_first=False)

    def _on_whole_read(self) -> None:
        """What was found so far stays, and more may follow."""
        at = self._at
        self._on_shown()
        if at >= 0 and not self.bar.isHidden():
            self._at = at
            self._tell()

    def _begin(self, *, goes_to_first: bool) -> None:
        self._on.stop()
        page = self._payload.page
        if goes_to_first is False or not self._fields:
            self._fields = [_Claims(self._header), _Claims(page) if isinstance(page, ClaimsView) else _Text(page)]
        self._found, self._walk = [], None
        self._at, self._goes_to_first = -1, goes_to_first
        self._mark(self._needle)
        self._look_on()

    def _mark(self, needle: str) -> None:
        self._header.set_needle(needle)
        self._payload.tree.set_needle(needle)

    def _look_on(self) -> None:
        """Look for some more places; the window goes on in between."""
        left = _AT_ONCE if self._needle else 0
        while left > 0:
            if self._walk is None:
                if len(self._found) == len(self._fields):
                    break
                number = len(self._found)
                self._walk = self._fields[number].places(self._needle)
                self._found.append((number, array("Q")))
            places = self._found[-1][1]
            more = array("Q", islice(self._walk, left))
            places.extend(more)
            left -= len(more)
            if left > 0:
                self._walk = None
        is_done = not self._needle or (self._walk is None and len(self._found) == len(self._fields))
        if is_done:
            self._on.stop()
        elif not self._on.isActive():
            self._on.start()
        if self._goes_to_first and self._total():
            self._goes_to_first = False
            self._at = 0
            self._show()
        self._tell()

    def _total(self) -> int:
        return sum(len(places) for _, places in self._found)

    def _show(self) -> None:
        at = self._at
        for view in (self._header, self._payload.tree):
            view.clearSelection()  # one row alone is the place
            view.set_needle(self._needle)
        for number, places in self._found:
            if at < len(places):
                self._fields[number].go_to(places[at], self._needle)
                return
            at -= len(places)

    def _tell(self) -> None:
        page = self._payload.page
        is_growing = self._on.isActive() or (isinstance(page, ClaimsView) and page.claims.is_reading)
        total = self._total()
        count = f"{total:,}{'…' if is_growing else ''}"
        if not self._needle:
            said = ""
        elif not total:
            said = self.tr("looking…") if is_growing else self.tr("nothing found")
        elif self._at < 0:
            said = self.tr("{0} found").format(count)
        else:
            said = self.tr("{0} of {1}").format(f"{self._at + 1:,}", count)
        self.bar.say(said, can_step=total > 0, is_wrong=bool(self._needle) and not total and not is_growing)
