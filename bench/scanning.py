"""Measures the search for tokens in long texts, honest and hostile ones."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bench.figures import Row, interleaved
from bench.tokens import HOSTILE, log
from inspector.service import find_tokens
from inspector.service.finding.nets import nets

if TYPE_CHECKING:
    from collections.abc import Callable

_HOSTILE_LENGTH = 100_000


def needles() -> tuple[bytes, ...]:
    """What the program searches for: the needles of its nets, or the one byte without which there are none."""
    return tuple(needle for net in nets() for needle in ((net.gate,) if net.gate else net.needles))


def honest(runs: int, size: float) -> list[Row]:
    """A log of 100 MB in memory."""
    data = log(int(100_000_000 * size))
    assert len(find_tokens(data)) >= len(data) // 1_100_000, "the log's tokens are not found"

    sought = needles()

    def count() -> None:
        for needle in sought:
            data.count(needle)

    figures = interleaved(runs, _timed(lambda: find_tokens(data)), _timed(count))
    figure = f"scan of a log of {len(data):,} bytes in memory"
    return [Row("scan", figure, "one bytes.count for each needle", 1.5, "ms", *figures)]


def hostile(runs: int, size: float) -> list[Row]:
    """Texts that invite to look at everything again and again: ten times the text against the text."""
    rows = []
    for name, piece in HOSTILE.items():
        text = (piece * (int(_HOSTILE_LENGTH * size) // len(piece) + 1)).encode("ascii")
        figures = interleaved(runs, _search(text * 10), _search(text))
        rows.append(
            Row(
                f"scan-hostile-{name}",
                f"scan of {piece!r} {len(text) * 10:,} bytes long",
                "a tenth of it",
                12,
                "ms",
                *figures,
            )
        )
    return rows


def _search(text: bytes) -> Callable[[], float]:
    return _timed(lambda: find_tokens(text))


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    def measure() -> float:
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    return measure
