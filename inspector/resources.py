"""Finds icons and other files that ship with the program, wherever it was installed from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """A wheel carries the resources inside the package; a checkout has them beside it."""
    inside = _PACKAGE / "_resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The file of that name below `resources/`, as in `resource("icons/copy.svg")`.

    Raises FileNotFoundError, so that a wrong name fails in the first test and not as an empty icon.
    """
    path = _root() / name
    if not path.exists():
        raise FileNotFoundError(f"The program's own file {name!r} is missing from {_root()}.")
    return path
