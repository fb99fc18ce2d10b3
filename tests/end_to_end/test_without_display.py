"""Without a display the program says so and offers what works; Qt's abort is never what a person sees."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.desktop import ROOT

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("platform", ["xcb", "", "nonsense"])
def test_a_sentence_names_the_way_without_a_window(platform: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    environment |= {"XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    done = subprocess.run(
        [sys.executable, "-m", "inspector"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "--print" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 3, "a sentence, not Qt's own list of plugins"
    assert not list(tmp_path.glob("core*"))
