"""The rules of the tree, kept by machine: a rule that nobody checks is a wish."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "inspector"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 350
DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "tools", "base"}
# The only places that may ask the machine for the time; everything else is given `now`.
CLOCKS = ("inspector/app/", "inspector/desktop/")
TIME_CALLS = {
    ("time", "time"), ("time", "time_ns"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"),
    ("date", "today"),
}  # fmt: skip

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def where(module: Path, node: ast.AST) -> str:
    return f"{module.relative_to(ROOT)}:{getattr(node, 'lineno', '?')}"


def calls(module: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(parsed(module)) if isinstance(node, ast.Call))


# --- What a module may look like ----------------------------------------------------------------------------


@every_module
def test_a_module_is_short_enough_to_hold_in_mind(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{module.relative_to(ROOT)} has {lines} lines: split it"


@every_module
def test_no_module_is_a_drawer(module: Path) -> None:
    assert module.stem not in DRAWERS, f"{module.relative_to(ROOT)}: name it after what it holds"


@every_module
def test_only_the_root_and_the_desktop_ask_for_the_time(module: Path) -> None:
    if module.relative_to(ROOT).as_posix().startswith(CLOCKS):
        return
    asked = [where(module, call) for call in calls(module) if dotted(call.func)[-2:] in TIME_CALLS]
    imported = [
        where(module, node)
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.ImportFrom) and node.module == "time" and {a.name for a in node.names} & {"time"}
    ]
    assert not asked + imported, "the time is handed in as `now`"


@every_module
def test_only_bound_methods_are_connected(module: Path) -> None:
    """A lambda or a partial over self keeps the widget and its C++ half alive."""
    kept_alive = [
        where(module, call)
        for call in calls(module)
        if dotted(call.func)[-1:] == ("connect",)
        for argument in call.args
        if isinstance(argument, ast.Lambda)
        or (isinstance(argument, ast.Call) and dotted(argument.func)[-1:] in {("partial",), ("partialmethod",)})
    ]
    assert not kept_alive


@every_module
def test_no_error_is_swallowed(module: Path) -> None:
    """A broad catch stands at a boundary alone and says why; an empty one stands nowhere without a reason."""
    lines = module.read_text(encoding="utf-8").splitlines()
    swallowed = [
        where(module, handler)
        for handler in ast.walk(parsed(module))
        if isinstance(handler, ast.ExceptHandler)
        if is_broad(handler) or is_empty(handler)
        if not any("# boundary: " in line for line in lines[handler.lineno - 2 : handler.body[0].lineno])
    ]
    assert not swallowed


def is_broad(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"} for name in caught)


def is_empty(handler: ast.ExceptHandler) -> bool:
    only = handler.body[0]
    blank = isinstance(only, ast.Pass) or (isinstance(only, ast.Expr) and isinstance(only.value, ast.Constant))
    return len(handler.body) == 1 and blank


def dotted(function: ast.expr) -> tuple[str, ...]:
    """The names of a call, as in `datetime.datetime.now` → its three; an inner call stands for itself."""
    if isinstance(function, ast.Attribute):
        return (*dotted(function.value), function.attr)
    return (function.id,) if isinstance(function, ast.Name) else ("",)


@every_module
def test_a_value_needs_the_standard_library_alone(module: Path) -> None:
    if not module.is_relative_to(PACKAGE / "model"):
        return
    foreign = {
        name
        for node in ast.walk(parsed(module))
        for name in imported_names(node)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("inspector.model")
    }
    assert not foreign


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


# --- What the tree may look like ----------------------------------------------------------------------------


def test_every_folder_of_tests_mirrors_a_room() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()} | {"end_to_end", "conformance", "bench"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders <= rooms


def test_no_test_sleeps() -> None:
    sleepers = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"\b(time\.sleep|QTest\.qWait|qtbot\.wait)\(", path.read_text(encoding="utf-8"))
        if path != Path(__file__).resolve()
    ]
    assert not sleepers


# --- The rules that other tools keep do bite ----------------------------------------------------------------

VIOLATIONS = {
    "inspector.controller.planted_view": "import inspector.view",
    "inspector.controller.planted_desktop": "import inspector.desktop",
    "inspector.controller.planted_qt": "import PySide6.QtCore",
    "inspector.controller.planted_jwt": "import jwt",
    "inspector.controller.planted_app": "import inspector.app",
    "inspector.view.planted_arguments": "import inspector.arguments",
    "inspector.view.planted_service": "import inspector.service",
    "inspector.view.planted_report": "import inspector.report",
    "inspector.view.planted_controller": "import inspector.controller",
    "inspector.view.planted_desktop": "import inspector.desktop",
    "inspector.view.planted_msgspec": "import msgspec",
    "inspector.desktop.planted_view": "import inspector.view",
    "inspector.desktop.planted_service": "import inspector.service",
    "inspector.desktop.planted_controller": "import inspector.controller",
    "inspector.desktop.planted_cryptography": "import cryptography",
    "inspector.service.planted_qt": "import PySide6.QtCore",
    "inspector.service.planted_report": "import inspector.report",
    "inspector.service.planted_view": "import inspector.view",
    "inspector.model.planted_service": "import inspector.service",
    "inspector.model.planted_qt": "import PySide6.QtCore",
    "inspector.model.planted_cryptography": "import cryptography",
}


@pytest.fixture(scope="module")
def import_lint_of_planted_tree(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of this very tree with all the violations in it."""
    pytest.importorskip("importlinter", reason="the import rules are checked on the main Python alone")
    tree = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, tree / "inspector", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    for module, line in VIOLATIONS.items():
        path = tree.joinpath(*module.split(".")).with_suffix(".py")
        assert path.parent.is_dir(), f"there is no room {path.parent.name}"
        path.write_text(f"{line}\n", encoding="utf-8")
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    # Wide, or the names would be folded where a terminal ends.
    environment = {**os.environ, "COLUMNS": "400", "PYTHONPATH": str(tree)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tree, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("module", VIOLATIONS)
def test_the_import_rules_bite(module: str, import_lint_of_planted_tree: str) -> None:
    imported = VIOLATIONS[module].removeprefix("import ").removesuffix(".QtCore")
    assert f"{module} -> {imported} (l.1)" in import_lint_of_planted_tree


LEAVERS = """
import socket
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QMainWindow

kept = []

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_window(qapp):
    kept.append(QMainWindow())

def test_network():
    socket.create_connection(("192.0.2.1", 80))

def test_look_up():
    socket.create_connection(("example.invalid", 80))

def test_settings():
    assert not QSettings().contains("a")
    QSettings().setValue("a", 1)

def test_settings_again():
    assert not QSettings().contains("a")
    QSettings().setValue("a", 1)

def test_warning():
    import warnings
    warnings.warn("look")

def test_qt_warning():
    from PySide6.QtCore import qWarning
    qWarning("look")

def test_tidy(qapp):
    window = QMainWindow()
    window.itself = window
    QTimer(window).start(1000)
"""


def test_the_guards_of_the_tests_bite(tmp_path: Path) -> None:
    """What conftest.py and pytest's settings forbid does fail, and what they allow does not."""
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "tests" / "test_leavers.py").write_text(LEAVERS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    failed = set(re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", done.stdout, re.MULTILINE))
    assert failed == {
        "test_timer", "test_window", "test_network", "test_look_up", "test_warning", "test_qt_warning",
    }  # fmt: skip
    assert "test_leavers.py" in done.stdout.partition("started at")[2], "it says where the timer began"
