"""What unfolds in VERIFY, in the whole window: what was looked at stays in view, and what is folded again gives its room back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jwt
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea

from inspector.app import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from inspector.app import App
    from tests.conftest import FakeClock

SECRET = "a secret that is long enough for HS256"


@pytest.fixture
def make(qtbot: QtBot, clock: FakeClock) -> Iterator[Callable[..., App]]:
    made: list[App] = []

    def make(*arguments: str, size: tuple[int, int] = (1280, 800)) -> App:
        app = build((jwt.encode({"exp": clock.now + 600}, SECRET), *arguments), clock)
        made.append(app)
        app.window.resize(*size)
        app.window.show()
        qtbot.waitUntil(lambda: not app.desk.working)
        return app

    yield make
    for app in made:
        app.close()


def more(app: App) -> QAbstractButton:
    buttons = app.window.verify_pane.expect_section.findChildren(QAbstractButton)
    return next(button for button in buttons if button.text() == "More")


def scroll(app: App) -> QScrollArea:
    (found,) = app.window.verify_pane.splitter.findChildren(QScrollArea)
    return found


def key_is_seen(app: App) -> bool:
    """Tell whether the head of KEY is within what is scrolled."""
    title = next(each for each in app.window.verify_pane.key_section.findChildren(QLabel) if each.text() == "Key")
    top = title.mapTo(scroll(app).viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + title.height() <= scroll(app).viewport().height()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_more_keeps_the_key_in_view(qtbot: QtBot, make: Callable[..., App], size: tuple[int, int]) -> None:
    app = make(size=size)
    before = app.window.verify_pane.splitter.sizes()

    more(app).click()
    qtbot.waitUntil(lambda: not app.window.verify_pane.make_room.isActive())
    assert app.window.verify_pane.expect_section.more.isVisible()
    assert key_is_seen(app)

    more(app).click()
    qtbot.waitUntil(lambda: app.window.verify_pane.splitter.sizes() == before)


def test_a_border_that_was_moved_since_stays_where_it_is(qtbot: QtBot, make: Callable[..., App]) -> None:
    app = make()
    splitter = app.window.verify_pane.splitter
    before = splitter.sizes()
    more(app).click()
    qtbot.waitUntil(lambda: splitter.sizes() != before)
    splitter.setSizes([before[0] + 20, before[1] - 20, before[2]])
    moved = splitter.sizes()

    with qtbot.waitSignal(app.window.verify_pane.expect_section.unfolded, timeout=1000):
        more(app).click()
    qtbot.waitUntil(lambda: not app.window.verify_pane.make_room.isActive())
    assert splitter.sizes() == moved


def test_a_moment_of_the_command_line_leaves_the_key_in_view(qtbot: QtBot, make: Callable[..., App]) -> None:
    app = make("--at", "2023-11-14T22:00:00Z")
    field = app.window.findChild(QLineEdit, "asOfEdit")

    qtbot.waitUntil(lambda: more(app).isChecked())
    qtbot.waitUntil(lambda: not app.window.verify_pane.make_room.isActive())
    assert field is not None
    assert field.text() == "2023-11-14T22:00:00Z"
    assert key_is_seen(app)


def test_who_types_a_moment_sees_what_is_typed(qtbot: QtBot, make: Callable[..., App]) -> None:
    app = make()
    more(app).click()
    qtbot.waitUntil(lambda: not app.window.verify_pane.make_room.isActive())
    field = app.window.findChild(QLineEdit, "asOfEdit")
    assert field is not None
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    field.setFocus()
    field.setText("now+1h")

    def is_seen() -> bool:
        top = field.mapTo(scroll(app).viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + field.height() <= scroll(app).viewport().height()

    qtbot.waitUntil(is_seen)
    assert "as of" in (app.window.verify_pane.card.timeline.accessibleDescription())
