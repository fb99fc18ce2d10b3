"""The bench must run anywhere and tell what it measured; how fast things are is no test's business."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Row, interleaved, table
from bench.measure import MEASUREMENTS
from bench.scanning import needles

ROOT = Path(__file__).parents[2]
FIELDS = {"name", "figure", "against", "unit", "ours", "reference", "ratio", "limit", "holds", "runs"}


@pytest.mark.parametrize("name", MEASUREMENTS)
def test_measurement_prints_a_table_and_json_and_is_content(name: str, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    command = [sys.executable, "-m", "bench", "--quick", "--runs", "1", "--only", name, "--json", str(file)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
    assert rows or not sys.platform.startswith("linux"), "memory alone is only known on Linux"
    for row in rows:
        assert set(row) == FIELDS, done.stderr
        assert row["ratio"]["min"] <= row["ratio"]["median"] <= row["ratio"]["max"]
        assert f"| {row['name']} " in done.stdout


def test_ratios_are_taken_run_by_run() -> None:
    row = Row("name", "figure", "against", 1.5, "ms", (2.0, 30.0, 4.0), (1.0, 10.0, 4.0))
    assert row.ratios == (2.0, 3.0, 1.0)
    assert not row.holds
    assert row.as_dict()["ratio"] == {"min": 1.0, "median": 2.0, "max": 3.0}


def test_both_sides_take_turns_at_being_first() -> None:
    order: list[str] = []

    def ours() -> float:
        order.append("ours")
        return 1.0

    def reference() -> float:
        order.append("reference")
        return 2.0

    assert interleaved(2, ours, reference) == ((1.0, 1.0), (2.0, 2.0))
    assert order == ["ours", "reference", "ours", "reference", "reference", "ours"]


def test_measurement_that_failed_stands_in_the_table() -> None:
    assert "failed with status 3" in table([{"name": "scan", "failed": "failed with status 3"}])


def test_the_scan_is_measured_against_what_it_searches_for() -> None:
    wanted = {b"eyJ", b"eyA", b"ewo", b"ewk", b"ew0", b"ZXlK", b"V5S", b"leU", b"\0", b'"signature', b'"ciphertext'}
    assert set(needles()) == wanted
