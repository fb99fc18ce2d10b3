"""Measures a paste until it is painted, and how long the window does not answer meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit

from bench.figures import Row, interleaved
from bench.painting import Clock, Painting, Stalls, always, child, is_working, opened, settle
from bench.tokens import bare_reading, serial_of, token

if TYPE_CHECKING:
    from collections.abc import Callable

_READING = "base64 + json.loads of the same payload"
_Call = tuple["Callable[..., None]", tuple[Any, ...], dict[str, Any]]


class Paster:
    """A window of the program into which tokens are pasted through the clipboard, always over a small one."""

    def __init__(self) -> None:
        self.app = opened(Clock())
        self.window = self.app.window
        self.painting = Painting(self.window)
        self._editor = child(self.window, QPlainTextEdit, "tokenEdit")
        self._tree = child(self.window, QAbstractItemView, "payloadTree")
        self._serial = ""

    def is_there(self) -> bool:
        """Whether this very token stands in the window with its verdict."""
        model = self._tree.model()
        shown = str(model.index(0, 1).data()) if model.rowCount() else ""
        return self._serial in shown and not is_working(self.window)

    def paste(self, text: str) -> float:
        """Paste; gives the seconds until it is painted."""
        self._serial = serial_of(text)
        QGuiApplication.clipboard().setText(text)
        began = time.perf_counter()
        self._editor.paste()
        return self.painting.until(self.is_there) - began

    def rest(self) -> None:
        """Let a small token stand in the window, and nothing be due."""
        self.paste(token(300))
        settle()

    def record(self, text: str) -> list[_Call]:
        """Paste and note all that the panes are told to show: what a program would show that reads in no time."""
        calls: list[_Call] = []
        panes = [self.window, self.window.paste_pane, self.window.verify_pane, self.window.encode_pane]
        shows = [(pane, name) for pane in panes for name in dir(type(pane)) if name.startswith("show_")]
        for pane, name in shows:
            setattr(pane, name, _Recorder(getattr(pane, name), calls))
        self.paste(text)
        for pane, name in shows:
            delattr(pane, name)
        return calls

    def replay(self, calls: list[_Call]) -> float:
        """Show the same again without reading anything; gives the seconds until it is painted."""
        began = time.perf_counter()
        for show, given, named in calls:
            show(*given, **named)
        return self.painting.until(always) - began


class _Recorder:
    """Stands in for a method that shows something, and notes what it is told."""

    def __init__(self, show: Callable[..., None], calls: list[_Call]) -> None:
        self._show, self._calls = show, calls

    def __call__(self, *given: Any, **named: Any) -> None:
        self._calls.append((self._show, given, named))
        self._show(*given, **named)


def small(runs: int, size: float) -> list[Row]:
    """A token of 1 kB, against the same widgets filled with the same texts."""
    del size
    paster = Paster()

    def ours() -> float:
        paster.rest()
        return paster.paste(token(700)) * 1000

    def reference() -> float:
        calls = paster.record(token(700))
        paster.rest()
        return paster.replay(calls) * 1000

    figures = interleaved(runs * 5, ours, reference)
    against = "the same widgets filled with the same texts and painted, without our reading"
    return [Row("paste-1kB", "paste to painted, token of 1 kB", against, 1.5, "ms", *figures)]


def megabyte(runs: int, size: float) -> list[Row]:
    """A payload of 1 MB: time and stalls."""
    return _large(runs, "1MB", int(1_000_000 * size), 3, 1.5)


def ten_megabytes(runs: int, size: float) -> list[Row]:
    """A payload of 10 MB: time and stalls."""
    return _large(runs, "10MB", int(10_000_000 * size), 2.5, 0.25)


def _large(runs: int, name: str, size: int, limit: float, stall_limit: float) -> list[Row]:
    paster, stalls = Paster(), Stalls()

    def ours() -> float:
        paster.rest()
        return paster.paste(token(size)) * 1000

    def reference() -> float:
        text = token(size)
        began = time.perf_counter()
        bare_reading(text)
        return (time.perf_counter() - began) * 1000

    def our_stall() -> float:
        paster.rest()
        text = token(size)
        stalls.start()
        paster.paste(text)
        return stalls.stop() * 1000

    def reference_stall() -> float:
        text = token(size)
        paster.rest()
        stalls.start()
        settle()
        bare_reading(text)
        return stalls.stop() * 1000

    times = interleaved(runs, ours, reference)
    gaps = interleaved(runs, our_stall, reference_stall)
    bytes_of_payload = f"{size:,} bytes"
    return [
        Row(f"paste-{name}", f"paste to painted, payload of {bytes_of_payload}", _READING, limit, "ms", *times),
        Row(f"stall-{name}", "longest stall of the event loop meanwhile", _READING, stall_limit, "ms", *gaps),
    ]
