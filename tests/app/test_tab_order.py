"""Tab goes through the window as it is read, whatever was made later than the window: strips, shelf, offers, what unfolds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import jwt
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from inspector.app import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from inspector.app import App
    from tests.conftest import FakeClock

SECRET = "a secret that is long enough for HS256"


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock) -> Iterator[App]:
    made = build((), clock)
    made.window.resize(1280, 900)
    made.window.show()
    yield made
    made.close()


def token(name: str) -> str:
    return jwt.encode({"sub": name}, SECRET)


def bring(qtbot: QtBot, app: App, text: str, key: str = "") -> None:
    app.presenter.paste(text)
    app.presenter.put("key", key)
    qtbot.waitUntil(lambda: not app.desk.working and app.desk.progress is None)


def stops(app: App) -> list[QWidget]:
    """All that Tab comes to below the tool bar, in its order, from what it comes to first there."""
    every: list[QWidget] = []
    widget: QWidget = app.window
    while (following := widget.nextInFocusChain()) is not None and following is not app.window:
        widget = following
        every.append(widget)
    seen = [
        each
        for each in every
        if app.window.middle.isAncestorOf(each)
        and not each.visibleRegion().isEmpty()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    parts = [part_of(app, each) for each in seen]
    at = next((place for place in range(len(seen)) if parts[place] < parts[place - 1]), 0)  # where it begins anew
    return [*seen[at:], *seen[:at]]


def top(app: App, widget: QWidget) -> int:
    return widget.mapTo(app.window, QPoint(0, 0)).y()


def part_of(app: App, widget: QWidget) -> int:
    panes = (app.window.paste_pane, app.window.verify_pane, app.window.encode_pane)
    return next((place for place, pane in enumerate(panes, 1) if pane.isAncestorOf(widget)), 0)


def check(app: App) -> None:
    """Strips first, then column by column, and never back up in one."""
    found = stops(app)
    parts = [part_of(app, each) for each in found]
    assert parts == sorted(parts), str(
        [(part_of(app, each), each.objectName() or each.accessibleName()) for each in found]
    )
    for before, after in pairwise(found):
        if part_of(app, before) == part_of(app, after):
            said = f"{before.accessibleName()} before {after.accessibleName()}"
            assert top(app, after) + after.height() > top(app, before), said


def test_an_empty_window_is_gone_through_as_it_is_read(app: App) -> None:
    check(app)


def test_a_shelf_and_every_strip_come_where_they_stand(qtbot: QtBot, app: App) -> None:
    bring(qtbot, app, f"{token('a')} {token('b')} refresh_token=abcdefghijklmnopqrstuvwxyz")
    bring(qtbot, app, f"access_token={token('a')}&refresh_token=0123456789abcdefghijklmn {token('c')}")
    app.window.clipboard_offer.show_offer("eyJ")
    assert app.window.verify_pane.notice.isVisible()
    names = [each.objectName() for each in stops(app)]
    assert {"offerInspect", "shelfFilter", "tokenShelf", "keyEdit"} <= set(names)
    check(app)


def test_what_the_doctor_offers_comes_before_the_key(qtbot: QtBot, app: App) -> None:
    bring(qtbot, app, token("a"), SECRET.encode().hex())
    qtbot.waitUntil(lambda: bool(app.window.verify_pane.remedies.tab_stops()))
    check(app)


def test_what_unfolds_and_what_is_offered_in_expect_comes_where_it_stands(qtbot: QtBot, app: App) -> None:
    bring(qtbot, app, token("a"), SECRET)
    expect = app.window.verify_pane.expect_section
    expect.show_offer("fits", "staging")
    next(each for each in expect.findChildren(QAbstractButton) if each.text() == "More").click()
    qtbot.waitUntil(lambda: not app.window.verify_pane.make_room.isActive())
    assert "scopesEdit" in [each.objectName() for each in stops(app)]
    check(app)


def test_a_long_text_stands_where_the_editor_stood(qtbot: QtBot, app: App) -> None:
    app.window.paste_pane.show_text("y" * 300_000)
    following = [each for each in stops(app) if part_of(app, each) == 1]
    assert [following[0].objectName(), following[1].text()] == [  # type: ignore[attr-defined]  # a button
        "longText",
        "Edit anyway",
    ]
    assert isinstance(following[1], QPushButton)
    check(app)


@pytest.mark.parametrize("width, first", [(640, "shelfFilter"), (280, "shelfOrder")])
def test_the_head_of_the_shelf_is_gone_through_as_it_lies(qtbot: QtBot, app: App, width: int, first: str) -> None:
    bring(qtbot, app, f"{token('a')} {token('b')}")
    app.window.splitter.setSizes([width, (1280 - width) // 2, (1280 - width) // 2])
    check(app)
    names = [each.objectName() for each in stops(app)]
    assert [name for name in names if name in ("shelfFilter", "shelfOrder", "tokenShelf")][0::2] == [
        first,
        "tokenShelf",
    ]
