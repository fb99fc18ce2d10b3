"""Turns places in a Python text into places in Qt's, where characters beyond the first 65,536 count twice."""

from __future__ import annotations

from bisect import bisect_left


class Units:
    """Knows one text; free of cost where no character counts twice."""

    def __init__(self, text: str) -> None:
        self._wide: tuple[int, ...] = ()
        if not text.isascii():
            self._wide = tuple(place for place, character in enumerate(text) if character > "\uffff")

    def at(self, place: int) -> int:
        """The place as Qt counts it."""
        return place + bisect_left(self._wide, place) if self._wide else place
