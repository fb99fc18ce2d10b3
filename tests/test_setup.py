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


class TestProvider:
    """The OpenID provider of the end-to-end tests."""

    @pytest.fixture(autouse=True)
    def empty_folder(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(setup, "PROVIDER_FOLDER", tmp_path / "provider")
        monkeypatch.setattr(setup, "PROVIDER_MODULE", tmp_path / "provider" / "index.js")
        monkeypatch.setattr(setup, "node_version", lambda _: 22)
        monkeypatch.delenv("CI", raising=False)

    def test_it_is_brought_once(self, commands: list[list[str]], tmp_path: Path) -> None:
        setup.install_provider()
        assert [command[1] for command in commands] == ["install"]
        assert commands[0][-2:] == [setup.PROVIDER, "--ignore-scripts"]
        (tmp_path / "provider" / "index.js").touch()
        setup.install_provider()
        assert len(commands) == 1

    def test_an_old_node_gets_a_newer_one_beside_it(
        self, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
    ) -> None:
        monkeypatch.setattr(setup, "node_version", lambda _: 18)
        setup.install_provider()
        assert commands[0][-2:] == [setup.PROVIDER, setup.NODE]

    def test_without_npm_it_is_left_out_and_said(
        self, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
        setup.install_provider()
        assert not commands
        assert "no npm" in capsys.readouterr().out

    def test_ci_brings_npm(self, monkeypatch: pytest.MonkeyPatch) -> None:
        which = shutil.which
        monkeypatch.setattr(shutil, "which", lambda name, **how: None if name == "npm" else which(name, **how))
        assert "npm" not in setup.missing_packages("test")
        monkeypatch.setenv("CI", "true")
        assert "npm" in setup.missing_packages("test")

    def test_a_failure_is_one_in_ci_alone(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(*_: object) -> None:
            raise setup.SetupError("no way")

        monkeypatch.setattr(setup, "quiet_run", fail)
        monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
        setup.install_provider()
        assert "no way" in capsys.readouterr().out
        monkeypatch.setenv("CI", "true")
        with pytest.raises(setup.SetupError, match="no way"):
            setup.install_provider()


def test_the_version_of_a_node(tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v22.1.0\n", encoding="utf-8")
    node.chmod(0o755)
    assert setup.node_version(str(node)) == 22
    assert setup.node_version(str(tmp_path / "absent")) == 0
    assert setup.node_version(None) == 0
    assert setup.node_version("/bin/true") == 0


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
