"""One measurement in a process of its own, which prints its rows as JSON: `python -m bench.measure NAME RUNS SIZE`."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.figures import Row

MEASUREMENTS = {
    "start": ("processes", "start", False),
    "memory": ("processes", "memory", False),
    "paste-1kB": ("pasting", "small", True),
    "paste-1MB": ("pasting", "megabyte", True),
    "paste-10MB": ("pasting", "ten_megabytes", True),
    "key-1kB": ("keystroke", "small", True),
    "key-100kB": ("keystroke", "large", True),
    "scan": ("scanning", "honest", False),
    "scan-hostile": ("scanning", "hostile", False),
    "expand": ("expanding", "expand", True),
    "tick": ("ticking", "tick", True),
    "verify": ("signature", "verify", False),
}
"""Which module and function measures what, and whether it drives a window in its own process."""


def run(name: str, runs: int, size: float) -> list[Row]:
    """Measure; ``size``: 1 for the sizes that the limits are stated for, a part of it for smaller ones."""
    module, function, wants_window = MEASUREMENTS[name]
    if wants_window:
        from inspector.app import application

        application()
    rows: list[Row] = getattr(import_module(f"bench.{module}"), function)(runs, size)
    return rows


if __name__ == "__main__":
    measured = run(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
    sys.stdout.write(json.dumps([row.as_dict() for row in measured]) + "\n")
    sys.stdout.flush()
