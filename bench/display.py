"""A display of the bench's own, so that no window of anybody else takes part."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment for what is measured: settings of its own, and X under Xvfb where that is installed.

    Bytecode is kept, as it is for a program that was installed, but in a place of the bench's own. A platform that
    ``QT_QPA_PLATFORM`` names is kept. Qt draws at once instead of waiting up to 5 ms for more to draw, so that this constant
    does not flatter the ratios.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(folder, "bytecode")),
            "XDG_CONFIG_HOME": str(Path(folder, "settings")),
            "QT_QPA_UPDATE_IDLE_TIME": "0",
        }
        if "QT_QPA_PLATFORM" in environment or not sys.platform.startswith("linux"):
            yield environment
        elif shutil.which("Xvfb") is None:
            yield {**environment, "QT_QPA_PLATFORM": "offscreen"}
        else:
            with _x_server() as name:
                yield {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": name}


@contextmanager
def _x_server() -> Iterator[str]:
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
