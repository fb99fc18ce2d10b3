"""Measures what a second costs: one tick with many tokens on the shelf, against one with few."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QAbstractItemView

from bench.figures import Row, interleaved
from bench.painting import Clock, Painting, always, child, is_working, opened, settle
from bench.tokens import shelf

FEW, MANY = 10, 1000


class Seconds:
    """A window with tokens on its shelf, whose clock goes on by a second each time."""

    def __init__(self, tokens: int) -> None:
        self._clock = Clock()
        self._app = opened(self._clock)
        self._painting = Painting(self._app.window)
        self._app.window.pasteRequested.emit(shelf(tokens))
        shown = child(self._app.window, QAbstractItemView, "tokenShelf")
        while is_working(self._app.window) or shown.model().rowCount() < tokens:
            settle()
        settle()

    def tick(self) -> float:
        """Let a second pass; gives the milliseconds until it is painted."""
        settle()
        self._clock.now += 1
        began = time.perf_counter()
        self._app.tick()
        return (self._painting.until(always) - began) * 1000


def tick(runs: int, size: float) -> list[Row]:
    """One tick to painted."""
    many = max(FEW, int(MANY * size))
    figures = interleaved(runs * 10, Seconds(many).tick, Seconds(FEW).tick)
    return [Row("tick", f"one tick with {many:,} tokens on the shelf", f"one tick with {FEW}", 1.5, "ms", *figures)]
