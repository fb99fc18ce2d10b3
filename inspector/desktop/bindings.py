"""Loads Qt's bindings without what nothing asks for: their own preparations are a quarter of the time to the first paint.

PySide6 compiles a hundred kilobytes of Python and some of the longest patterns there are at every start, all for the texts of its
errors and for `help`, and it reads the source of every module that is imported later, to see whether it wants `__feature__`,
which nobody here does (`docs/decisions/0007-what-qt-need-not-load.md`).
"""

from __future__ import annotations

import builtins
import os
import sys
from threading import RLock
from typing import Any

_FOLDER = "shibokensupport/signature/"
_FOR_ERRORS_AND_HELP = frozenset(
    f"{_FOLDER}{name}.py"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)
"""Modules that are only ever asked for an attribute, but for one function."""
_FROM_C = "update_mapping"
"""The function of `mapping` that the bindings take out of its dictionary by themselves, or end the process without."""

_OPTION = "PYSIDE6_OPTION_PYTHON_ENUM"
"""Set in the environment, it is read by one of the modules above: whoever sets it gets all of them at once."""

_STAND_IN = f"import {__name__} as _; _.put_off(globals())"
"""What such a module does instead of its own lines."""


def load_bindings() -> None:
    """Load PySide6, unless it is loaded already or somebody wants its enums of old."""
    if "PySide6" in sys.modules or _OPTION in os.environ:
        return
    compiles = builtins.compile

    def compile_or_put_off(source: Any, filename: Any, *given: Any, **named: Any) -> Any:
        if filename not in _FOR_ERRORS_AND_HELP:
            return compiles(source, filename, *given, **named)
        _sources[filename] = source
        return compiles(_STAND_IN, filename, *given, **named)

    vars(builtins)["compile"] = compile_or_put_off
    try:
        import PySide6  # noqa: F401 - to be loaded is all that it is for
    finally:
        vars(builtins)["compile"] = compiles
    _import_as_ever()


def _import_as_ever() -> None:
    """Take back the import of their own that the bindings have put before Python's."""
    original = vars(builtins).get("__orig_import__")
    if original is not None:
        vars(builtins)["__import__"] = original


def put_off(namespace: dict[str, Any]) -> None:
    """Let a module load its own lines when something of it is first asked for."""
    del namespace["_"]
    loader = namespace["__getattr__"] = _Loader(namespace)
    if namespace["__name__"].endswith(".mapping"):
        namespace[_FROM_C] = loader.update_mapping


_sources: dict[str, Any] = {}
"""The lines that were put off, by the name of their file."""

_lock = RLock()


class _Loader:
    """Stands in a module as its `__getattr__`, which Python asks for what the module does not hold."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        self._filename = str(namespace["__name__"]).replace(".", "/") + ".py"

    def __call__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        with _lock:
            self._load()
        if name not in self._namespace:
            raise AttributeError(name)
        return self._namespace[name]

    def update_mapping(self) -> object:
        """Do what the function of that name does, once it is there."""
        with _lock:
            self._load()
        return self._namespace[_FROM_C]()

    def _load(self) -> None:
        source = _sources.pop(self._filename, None)
        if source is None:
            return
        del self._namespace["__getattr__"]
        exec(compile(source, self._filename, "exec"), self._namespace)  # noqa: S102 - the bindings' own lines
