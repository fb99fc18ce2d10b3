"""Setting up asks for what is missing, in the one way that is open to this person, and for nothing twice."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tools import setup

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; none of them is."""
    ran: list[list[str]] = []

    def note(command: list[str], environment: Any = None) -> None:
        ran.append(command)

    monkeypatch.setattr(setup, "quiet_run", note)
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    return ran


def lacking(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """What the system lacks, asked once, and again after the installation."""
    turns = iter(answers)
    monkeypatch.setattr(setup, "missing_packages", lambda _purpose: next(turns))


def test_root_gets_what_is_missing(monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]) -> None:
    lacking(monkeypatch, ["libegl1"], [])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    setup.install_system_packages("run")
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "libegl1" in commands[1]


def test_anyone_else_gets_the_exact_command(monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]) -> None:
    lacking(monkeypatch, ["libegl1", "xvfb"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(setup.SetupError, match=r"sudo apt-get install .*libegl1 xvfb"):
        setup.install_system_packages("test")
    assert not commands


def test_nothing_is_installed_where_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    lacking(monkeypatch, [])
    setup.install_system_packages("test")
    assert not commands


def test_what_is_still_missing_is_said(monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]) -> None:
    lacking(monkeypatch, ["xvfb"], ["xvfb"])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(setup.SetupError, match="xvfb"):
        setup.install_system_packages("test")


def test_an_environment_is_made_once_per_wish(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], tmp_path: Path
) -> None:
    works = {"there": False}
    monkeypatch.setattr(setup, "has_modules", lambda *_: works["there"])
    folder = tmp_path / "environment"
    folder.mkdir()
    (folder / "set-up").write_text("an older wish", encoding="utf-8")

    def make(extra: str) -> int:
        commands.clear()
        folder.mkdir(exist_ok=True)
        setup.make_environment(folder, "python3", extra)
        works["there"] = True
        return len(commands)

    monkeypatch.setattr(shutil, "rmtree", lambda path: (path / "set-up").unlink())
    assert make("") == 2, "the environment and what goes into it"
    assert make("") == 0
    assert make("dev") >= 1, "a richer wish installs"
    assert make("dev") == 0
    assert make("") == 0, "a poorer wish is served by it"
    works["there"] = False
    assert make("") == 2, "a broken one is made anew"


def test_a_shim_without_a_python_behind_it_is_no_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shim = tmp_path / "python9.9"
    shim.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert setup.find_python("9.9") is None
    kept = tmp_path / "versions" / "9.9.1" / "bin" / "python9.9"
    kept.parent.mkdir(parents=True)
    kept.symlink_to(sys.executable)
    assert setup.find_python("9.9") == str(kept)
