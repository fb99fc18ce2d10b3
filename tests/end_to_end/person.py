"""A person in front of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.app import App

W = TypeVar("W", bound=QWidget)


class Person:
    """Knows the names of the parts, and presses what can be seen."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app, self._qtbot = app, qtbot
        app.window.show()

    def part(self, kind: type[W], name: str) -> W:
        found = self.app.window.findChild(kind, name)
        assert isinstance(found, kind), f"there is no {name}"
        return found

    def press(self, name: str) -> str:
        """Press, and give what the button said."""
        button = self.part(QAbstractButton, name)
        assert button.isVisible(), f"{name} cannot be seen"
        assert button.isEnabled(), f"{name} cannot be pressed"
        said = button.accessibleName()
        button.click()
        return said

    def sees(self, name: str) -> bool:
        return self.part(QWidget, name).isVisible()
