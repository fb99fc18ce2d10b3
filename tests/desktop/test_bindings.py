"""Qt's bindings are loaded without what only their errors and their help need, and give both all the same."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.desktop.bindings import load_bindings

ROOT = Path(__file__).parents[2]
LOADED = "from inspector.desktop.bindings import load_bindings; load_bindings()\n"
WAITING = """
import builtins, sys
from PySide6 import QtWidgets
print(*sorted(name for name, module in sys.modules.items()
    if name.startswith("shibokensupport.") and "__getattr__" in vars(module)))
print(builtins.__import__ is builtins.__orig_import__)
"""
SIGNATURE = "shibokensupport.signature"
MODULES = ["errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "mapping", "parser"]

SPEAKING = """
import copy, pickle
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget
from shibokensupport.signature import get_signature

mistakes = [
    lambda: QPen().setWidth("wide"),
    lambda: QRect(1, 2, "3", []),
    lambda: QTimer.singleShot("soon"),
    lambda: QRect.nothing,
    lambda: QWidget.setFont(3),
]
for mistake in mistakes:
    try:
        mistake()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("no error")
print(get_signature(QWidget.setFont), get_signature(QRect), QRect.__doc__, QWidget.setFont.__doc__)
print(pickle.loads(pickle.dumps(Qt.ItemFlag.ItemIsEnabled)), copy.deepcopy(Qt.ItemFlag(3)))
"""
"""Asks the bindings for all that was put off: errors, help and signatures."""


def _told(program: str, **environment: str) -> str:
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **environment}
    if "PYSIDE6_OPTION_PYTHON_ENUM" not in environment:
        given.pop("PYSIDE6_OPTION_PYTHON_ENUM", None)  # which PySide6 sets for its children
    done = subprocess.run(
        [sys.executable, "-c", program], env=given, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_only_errors_and_help_need_waits_and_import_is_pythons_own() -> None:
    waiting, is_pythons = _told(LOADED + WAITING).splitlines()
    assert waiting.split() == [f"{SIGNATURE}.{name}" for name in MODULES]
    assert is_pythons == "True"


def test_errors_help_and_signatures_read_as_ever() -> None:
    ever = _told(SPEAKING)
    assert "PySide6.QtGui.QPen.setWidth(width: int, /)" in ever
    assert "no error" not in ever
    assert _told(LOADED + SPEAKING) == ever


@pytest.mark.parametrize("name", MODULES)
def test_each_part_loads_by_itself_and_once(name: str) -> None:
    program = f"""
import sys
module = sys.modules["{SIGNATURE}.{name}"]
try:
    module.no_such_thing
except AttributeError as error:
    print("no_such_thing" in str(error))
print("__getattr__" in vars(module), hasattr(module, "no_such_thing"))
"""
    assert _told(LOADED + program).split() == ["True", "False", "False"]


def test_to_be_asked_for_what_every_module_has_loads_nothing() -> None:
    program = f"""
import sys
module = sys.modules["{SIGNATURE}.parser"]
print(hasattr(module, "__path__"), "__getattr__" in vars(module))
"""
    assert _told(LOADED + program).split() == ["False", "True"]


def test_who_sets_the_option_of_enums_gets_all_at_once() -> None:
    waiting, is_pythons = _told(LOADED + WAITING, PYSIDE6_OPTION_PYTHON_ENUM="1").splitlines()
    assert (waiting, is_pythons) == ("", "False")


def test_bindings_that_are_loaded_already_are_left_alone() -> None:
    before = builtins.compile, builtins.__import__
    load_bindings()
    assert (builtins.compile, builtins.__import__) == before


def test_the_command_loads_them_so() -> None:
    program = """
import inspector.desktop.bindings as bindings
bindings.load_bindings = lambda: (print("loaded"), sys.exit(0))
import sys
from inspector.cli import main
main([])
"""
    assert _told(program) == "loaded\n"
