"""`python -m bench` prints every ratio next to its limit, and is content whatever they are."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.display import display
from bench.figures import table
from bench.measure import MEASUREMENTS

_QUICK = 0.01


def main(given: list[str] | None = None) -> int:
    """Measure, print the table and write the JSON; gives 0."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, help="pairs of runs for each ratio (7; quick ones take many more)")
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument(
        "--quick", action="store_true", help="a hundredth of the sizes, one run: only to see that it works"
    )
    parser.add_argument("--json", metavar="FILE", help="write the rows there, too")
    asked = parser.parse_args(given)
    runs = max(1, asked.runs or (1 if asked.quick else 7))
    rows: list[dict[str, Any]] = []
    with display() as environment:
        platform = environment.get("QT_QPA_PLATFORM", "native")
        for name in asked.only or MEASUREMENTS:
            print(f"{name} ...", file=sys.stderr, flush=True)
            rows += _measured(name, runs, _QUICK if asked.quick else 1.0, environment)
    print(f"Medians of {runs} or more interleaved runs, platform {platform}:\n\n{table(rows)}")
    if asked.json:
        text = json.dumps({"runs": runs, "quick": asked.quick, "platform": platform, "rows": rows}, indent=2)
        Path(asked.json).write_text(text + "\n", encoding="utf-8")
    return 0


def _measured(name: str, runs: int, size: float, environment: dict[str, str]) -> list[dict[str, Any]]:
    """Measure in a process of its own, so that none feels what another left behind, and one that fails spoils no other."""
    command = [sys.executable, "-m", "bench.measure", name, str(runs), str(size)]
    process = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if process.returncode:
        return [{"name": name, "failed": f"failed with status {process.returncode}"}]
    rows: list[dict[str, Any]] = json.loads(process.stdout.splitlines()[-1])
    return rows


if __name__ == "__main__":
    sys.exit(main())
