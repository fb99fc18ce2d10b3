"""Brings the translations up to date with the texts in the code: one `.ts` file a language, and its compiled `.qm`.

`python tools/translations.py de` adds a language; without a name the existing ones are renewed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"


def main(added: list[str]) -> None:
    """Run Qt's own tools for every language; English holds plurals alone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(path) for path in (ROOT / "inspector").rglob("*.py"))
    names = {path.stem.removeprefix("token_inspector_") for path in FOLDER.glob("*.ts")} | {"en", *added}
    tools = Path(sys.executable).parent
    for name in sorted(names):
        file = FOLDER / f"token_inspector_{name}.ts"
        plural = ["-pluralonly"] if name == "en" else []
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", name]
        subprocess.run([str(tools / "pyside6-lupdate"), *plural, *options, *sources, "-ts", str(file)], check=True)
        subprocess.run([str(tools / "pyside6-lrelease"), str(file), "-qm", str(file.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
