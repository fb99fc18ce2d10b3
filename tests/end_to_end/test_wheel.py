"""What a person gets who installs the built wheel: the command, and the resources inside the package."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import jwt
import pytest

from tests.end_to_end.desktop import ROOT


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run in that folder, with nothing that would lead back to the checkout or to a display."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    arguments = [str(part) for part in command]
    return subprocess.run(arguments, cwd=cwd, env=environment, capture_output=True, text=True, timeout=100, check=False)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts' folder of an environment that holds the wheel, and borrows what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")

    environment = folder / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    scripts = environment / "bin"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        scripts / "python",
        "--disable-pip-version-check",
    ]
    done = run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (packages,) = environment.glob("lib/python*/site-packages")
    # A path in a .pth file has its own .pth files ignored: the checkout stays out of reach.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return scripts


def test_the_command_prints_a_report(installed: Path, tmp_path: Path) -> None:
    text = jwt.encode({"sub": "user-of-the-wheel"}, "k" * 32, algorithm="HS256")
    done = run(installed / "token-inspector", "--print", text, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "user-of-the-wheel" in done.stdout
    assert done.stderr == ""


def test_the_resources_are_inside_the_package(installed: Path, tmp_path: Path) -> None:
    ask = "from inspector.resources import resource; print(resource('icons/refresh.svg'))"
    done = run(installed / "python", "-c", ask, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = Path(done.stdout.strip())
    assert installed.parent in found.parents
    assert found.read_text(encoding="utf-8").startswith("<svg")
