"""Measures whole processes: from their start to the first paint, and the memory that they and their children hold."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Row, interleaved
from bench.tokens import token

_EMPTY = "empty QMainWindow with one QPlainTextEdit"


def start(runs: int, size: float) -> list[Row]:
    """The window of the program, and the same with a token of 1 kB as argument."""
    del size
    ours, reference = interleaved(runs, lambda: _milliseconds("window"), lambda: _milliseconds("empty"))
    text = token(700)
    with_token = interleaved(runs, lambda: _milliseconds("window", text), lambda: _milliseconds("empty"))
    return [
        Row("start", "start to first paint of the whole window", _EMPTY, 1.2, "ms", ours, reference),
        Row("start-token", "start to a painted token of 1 kB given as argument", _EMPTY, 1.3, "ms", *with_token),
    ]


def memory(runs: int, size: float) -> list[Row]:
    """What is resident at rest, and with a token of 1 MB."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    idle = interleaved(runs, lambda: _megabytes("window"), lambda: _megabytes("empty"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "token.txt")
        file.write_text(token(int(1_000_000 * size)), encoding="ascii")
        large = interleaved(runs, lambda: _megabytes("window", str(file)), lambda: _megabytes("empty"))
    return [
        Row("memory", "resident memory at rest, with the private one of children", _EMPTY, 1.35, "MB", *idle),
        Row("memory-1MB", "the same with a token of 1 MB", _EMPTY, 1.8, "MB", *large),
    ]


def _begin(mode: str, *arguments: str, stay: bool = False) -> subprocess.Popen[str]:
    environment = {**os.environ, "BENCH_STAY": "1"} if stay else dict(os.environ)
    command = [sys.executable, "-m", "bench.probe", mode, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def _milliseconds(mode: str, *arguments: str) -> float:
    began = time.monotonic()
    with _begin(mode, *arguments) as process:
        assert process.stdout is not None
        return (float(process.stdout.readline()) - began) * 1000


def _megabytes(mode: str, *arguments: str) -> float:
    with _begin(mode, *arguments, stay=True) as process:
        assert process.stdout is not None
        try:
            float(process.stdout.readline())
            process.stdout.readline()
            first, *others = _family(process.pid)
            private = sum(_kilobytes(other, "Private_Clean:", "Private_Dirty:") for other in others)
            return (_kilobytes(first, "Rss:") + private) / 1000
        finally:
            process.kill()


def _family(process: int) -> list[int]:
    """A process and all that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *(member for child in children for member in _family(int(child)))]


def _kilobytes(process: int, *fields: str) -> int:
    """Sum up lines of what the kernel says about a process's memory.

    Not the proportional set size: that shrinks whenever somebody else on the machine runs a Qt program, too.
    """
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(fields))
