"""Somebody keeps an eye on tokens: the small window, warnings and refreshes with the whole program, at a clock of the test's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jwt
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QSystemTrayIcon, QWidget

from inspector.app import build
from inspector.app.watch import kept_habit
from inspector.model.warnings import EVERYBODY, Habit, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from inspector.app import App
    from tests.conftest import FakeClock

SECRET = "a secret that is long enough for HS256"


def token(clock: FakeClock, left: float = 3_600, life: float = 3_600, **claims: object) -> str:
    now = clock()
    return jwt.encode({"sub": "someone-secret", "iat": now + left - life, "exp": now + left, **claims}, SECRET)


@pytest.fixture
def app(qtbot: QtBot, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    made = build(clock=clock)
    yield made
    made.close()


@pytest.fixture
def told(app: App, monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """What was told outside of the window."""
    heard: list[Message] = []
    monkeypatch.setattr(app.watch.notifications, "tell", heard.append)
    return heard


def settle(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.desk.working)


def paste(app: App, qtbot: QtBot, *texts: str) -> None:
    app.presenter.paste("\n".join(texts))
    settle(app, qtbot)


def give_key(app: App, qtbot: QtBot) -> None:
    app.presenter.put("key", SECRET)
    settle(app, qtbot)


def wait(app: App, clock: FakeClock, seconds: float) -> None:
    """Let the time go on as far as the one timer tells of it: it is aimed at promises, and rings late."""
    clock.advance(seconds)
    app._ticker._on_timeout()


def rows(app: App) -> list[tuple[str, str]]:
    return [(row.accessibleName(), row.accessibleDescription()) for row in app.watch.small.rows]


def test_the_small_window_tells_in_words(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock, 300))
    app.window.menus.actions["watch"].trigger()
    assert app.watch.small.isVisible()
    assert app.watch.small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert rows(app)[0][0].endswith(": expiring")
    assert rows(app)[0][1] == "5 min 0 s"
    assert app.desk.entries[0].is_pinned
    wait(app, clock, 290)
    assert rows(app)[0][0].endswith(": expiring")
    assert rows(app)[0][1] == "10 s"
    wait(app, clock, 300)
    assert rows(app)[0] == (rows(app)[0][0].split(":")[0] + ": expired", "expired 4 min ago")


def test_it_stays_without_the_main_window_and_opens_it_again(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    app.window.show()
    paste(app, qtbot, token(clock, 600), token(clock, 900, jti="2"))
    for entry in app.desk.entries:
        app.watch.watch(entry.number)
    app.window.close()
    assert app.watch.small.isVisible()
    assert app.watch.small.parentWidget() is None
    second = app.watch.small.rows[1]
    click(second)
    assert app.window.isVisible()
    assert app.desk.chosen == second.number
    app.window.menus.actions["quit"].trigger()
    assert not app.watch.small.isVisible()


def test_it_is_worked_by_keyboard(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock, 600), token(clock, 900, jti="2"))
    give_key(app, qtbot)
    first, second = (entry.number for entry in app.desk.entries)
    app.desk.pin(second)
    app.watch.watch(first)
    small = app.watch.small
    press(small.rows[0], Qt.Key.Key_F5)
    settle(app, qtbot)
    assert rows(app)[0][1] == "1 h"
    assert [row.number for row in small.rows] == [first, second]
    press(small.rows[1], Qt.Key.Key_Return)
    assert app.desk.chosen == second
    press(small.rows[0], Qt.Key.Key_Delete)
    press(small.rows[0], Qt.Key.Key_Delete)
    assert not small.rows
    assert not small.none.isHidden()
    assert [entry.is_pinned for entry in app.desk.entries] == [False, True]
    press(small, Qt.Key.Key_Escape)
    assert not small.isVisible()


def test_it_stands_where_it_stood(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock))
    app.watch.watch(app.desk.chosen)
    app.watch.small.resize(333, 150)
    app.watch.small.close()
    assert QSettings().value("watchGeometry") is not None


def test_of_very_many_it_shows_those_that_go_first(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, *(token(clock, 600 + n, jti=str(n)) for n in range(30)))
    for entry in app.desk.entries:
        app.desk.pin(entry.number)
    app.watch.watch(app.desk.entries[-1].number)
    assert len(app.watch.small.rows) == 12
    assert app.watch.small.rows[0].number == app.desk.entries[-1].number
    assert app.watch.small.rows[1].number == app.desk.entries[0].number
    assert app.watch.small.more.text() == "and 18 more"


def test_a_hidden_window_warns_and_no_claim_is_told(
    app: App, qtbot: QtBot, clock: FakeClock, told: list[Message]
) -> None:
    paste(app, qtbot, token(clock, 600))
    app.window.paste_pane.pinToggled.emit(app.desk.chosen)
    wait(app, clock, 300)
    wait(app, clock, 300)
    wait(app, clock, 300)
    assert [message.title for message in told] == ["A token expires in 5 min", "A token has expired"]
    assert not any("someone-secret" in message.title + message.body for message in told)


def test_after_a_sleep_there_is_one_summary(app: App, qtbot: QtBot, clock: FakeClock, told: list[Message]) -> None:
    paste(app, qtbot, token(clock, 600), token(clock, 700, jti="2"))
    app.watch.warner.set_habit(Habit(EVERYBODY, (300.0, 60.0, 0.0)))
    wait(app, clock, 36_000)
    assert [message.title for message in told] == ["2 tokens have expired"]
    assert (
        told[0].body.splitlines()
        == [
            "Token 1 on the shelf: expired 9 h ago",
            "Token 2 on the shelf: expired 9 h ago",
        ]
        or told[0].body.count("expired 9 h") == 2
    )


def test_without_a_desktop_service_the_window_says_it(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock, 600))
    give_key(app, qtbot)
    app.window.paste_pane.pinToggled.emit(app.desk.chosen)
    wait(app, clock, 600)
    strip = app.window.findChild(QWidget, "warningStrip")
    assert isinstance(strip, QWidget)
    assert not strip.isHidden()
    assert strip.accessibleDescription() == "A token has expired"
    press = app.window.findChild(QWidget, "warningRefresh")
    assert isinstance(press, QWidget)
    click(press)
    settle(app, qtbot)
    assert strip.isHidden()
    expires = app.desk.entries[0].inspected.token.dates.expires_at
    assert expires is not None
    assert expires.seconds == clock() + 3_600


def test_a_refresh_that_cannot_be_is_explained_in_the_window(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock, 600))
    app.watch.refresh(app.desk.chosen)
    assert app.window.isVisible()
    assert not app.window.verify_pane.notice.isHidden()


def test_a_token_refreshes_by_itself_and_keeps_its_history(
    app: App, qtbot: QtBot, clock: FakeClock, told: list[Message]
) -> None:
    paste(app, qtbot, token(clock, 3_600))
    give_key(app, qtbot)
    number = app.desk.chosen
    app.watch.menu.renewalSwitched.emit(number, True)
    assert app.desk.entries[0].is_pinned
    for _ in range(3):
        wait(app, clock, 3_301)
        settle(app, qtbot)
    (entry,) = app.desk.entries
    assert (entry.number, entry.is_pinned, entry.inspected.verdict) == (number, True, "verified")
    assert [each.by for each in app.histories.of(number)] == ["itself"] * 3
    assert "refreshed by itself: exp 20" in app.window.statusBar().currentMessage()
    assert "later)" in app.window.statusBar().currentMessage()
    assert not told
    app.watch.menu.historyRequested.emit(number)
    assert app.history.dialog is not None
    lines = app.history.dialog.list
    assert lines.count() == 3
    assert all("exp" in lines.item(line).text() for line in range(3))


def test_a_token_that_ran_out_while_the_machine_slept_is_refreshed_at_wake_up(
    app: App, qtbot: QtBot, clock: FakeClock, told: list[Message]
) -> None:
    paste(app, qtbot, token(clock, 3_600))
    give_key(app, qtbot)
    number = app.desk.chosen
    app.watch.auto_refresh.switch(number, on=True)
    assert "by itself, 5 min before it expires" in app.window.statusBar().currentMessage()
    wait(app, clock, 7_200)
    settle(app, qtbot)
    assert app.watch.auto_refresh.is_on(number)
    assert app.desk.entries[0].inspected.verdict == "verified"
    countdown = app.window.findChild(QLabel, "expiryCountdown")
    assert countdown is not None
    assert countdown.accessibleName() == "Time left: valid"
    assert "was refreshed by itself, 1 h after it had expired: exp" in app.window.statusBar().currentMessage()
    assert app.histories.of(number)[0].lapsed == 3_600
    app.history.open_row(number)
    assert app.history.dialog is not None
    assert "by itself · 1 h after it had expired\n" in app.history.dialog.list.item(0).text()
    wait(app, clock, 3_301)  # in time again: nothing is said of an expiry
    settle(app, qtbot)
    assert "after it had expired" not in app.window.statusBar().currentMessage()
    assert "after it had expired" not in app.history.dialog.list.item(0).text()
    assert len(app.histories.of(number)) == 2
    assert not told


def test_it_stops_with_a_sentence_when_it_cannot(app: App, qtbot: QtBot, clock: FakeClock, told: list[Message]) -> None:
    paste(app, qtbot, token(clock, 3_600))
    give_key(app, qtbot)
    number = app.desk.chosen
    app.watch.auto_refresh.switch(number, on=True)
    app.presenter.put("key", "")
    settle(app, qtbot)
    wait(app, clock, 7_200)
    assert not app.watch.auto_refresh.is_on(number)
    assert "not refreshed by itself any more" in told[-1].body
    notice = app.window.verify_pane.notice
    assert not notice.isHidden()
    assert app.window.statusBar().currentMessage() == told[-1].body  # it does not go on claiming that it does
    give_key(app, qtbot)
    app.watch.auto_refresh.switch(number, on=True)
    settle(app, qtbot)
    assert app.watch.auto_refresh.is_on(number)


@pytest.mark.parametrize(
    "end, said",
    [
        (lambda app, number: app.desk.pin(number), "not refreshed by itself any more. It is not pinned any more."),
        (lambda app, number: app.desk.remove(number), "that was refreshed by itself is not on the shelf any more"),
        (lambda app, number: app.watch.turn_renewal(number), "not refreshed by itself any more."),
    ],
)
def test_the_status_line_takes_back_what_it_promised(
    app: App, qtbot: QtBot, clock: FakeClock, end: Callable[[App, int], None], said: str
) -> None:
    paste(app, qtbot, token(clock, 3_600), token(clock, 3_600, jti="2"))
    give_key(app, qtbot)
    number = app.desk.entries[1].number
    app.watch.turn_renewal(number)
    assert app.watch.auto_refresh.is_on(number)
    end(app, number)
    settle(app, qtbot)
    assert not app.watch.auto_refresh.is_on(number)
    assert said in app.window.statusBar().currentMessage()


def test_it_is_switched_where_tokens_are_refreshed(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    action = app.window.menus.actions["renew"]
    app.window.menus.lifetime_menu.aboutToShow.emit()
    assert action in app.window.menus.lifetime_menu.actions()
    assert not action.isEnabled()  # there is no token
    paste(app, qtbot, token(clock, 3_600))
    give_key(app, qtbot)
    app.window.menus.lifetime_menu.aboutToShow.emit()
    assert (action.text().replace("&", ""), action.isChecked()) == ("Refresh by itself, 5 min before it expires", False)
    action.trigger()
    assert app.watch.auto_refresh.is_on(app.desk.chosen)
    app.window.menus.lifetime_menu.aboutToShow.emit()
    assert action.isChecked()
    action.trigger()
    assert not app.watch.auto_refresh.is_on(app.desk.chosen)
    paste(app, qtbot, jwt.encode({"sub": "x"}, SECRET))
    app.window.menus.lifetime_menu.aboutToShow.emit()
    assert (action.text().replace("&", ""), action.isEnabled()) == ("Refresh by itself (it never expires)", False)


def test_a_token_without_expiry_does_not_refresh_by_itself(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, jwt.encode({"sub": "x"}, SECRET))
    app.watch.auto_refresh.switch(app.desk.chosen, on=True)
    assert not app.watch.auto_refresh.is_on(app.desk.chosen)
    assert not app.window.verify_pane.notice.isHidden()


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def sub_menu(menu: QMenu) -> QMenu:
    return next(sub for action in menu.actions() if isinstance(sub := action.menu(), QMenu))


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_menus_choose_for_one_token_and_for_all(
    app: App, qtbot: QtBot, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    paste(app, qtbot, token(clock, 3_600))
    menu = app.window.menus.warn_menu
    menu.aboutToShow.emit()
    assert texts(menu)[0] == "Keep an eye on it"
    assert not any(
        "Refresh" in text for text in texts(menu)
    )  # that is another matter: it stands where tokens are refreshed
    row_menu = QMenu()
    app.watch.fill_row_menu(row_menu, app.desk.chosen)
    assert "Refresh by itself (no key to sign with)" in texts(row_menu)
    next(action for action in menu.actions() if action.data() == EVERYBODY).trigger()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.data() == 900.0).trigger()
    assert kept_habit(QSettings()) == Habit(EVERYBODY, (900.0, 300.0, 0.0))
    menu.aboutToShow.emit()
    monkeypatch.setattr("PySide6.QtWidgets.QInputDialog.getInt", lambda *_: (42, True))
    own = sub_menu(menu)
    own.actions()[-1].trigger()
    assert app.watch.warner.choice(app.desk.chosen) == (2_520.0,)
    menu.aboutToShow.emit()
    own = sub_menu(menu)
    next(action for action in own.actions() if action.data() == "usual").trigger()
    assert app.watch.warner.choice(app.desk.chosen) is None


def test_the_menu_of_a_row_has_the_same(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock), token(clock, jti="2"))
    view = app.window.paste_pane.shelf.view
    menu = view.row_menu(view.model().index(1, 0))
    assert {"Keep an eye on it", "Warn me", "Refresh history…"} <= set(texts(menu))
    next(action for action in menu.actions() if "eye" in action.text()).trigger()
    assert [row.number for row in app.watch.small.rows] == [app.desk.entries[1].number]
    menu.close()


@pytest.mark.parametrize(
    "whom,ahead,habit",
    [("", "", Habit()), ("x", "1e9 ² 60 60", Habit(ahead=(60.0,))), ("nobody", "-", Habit("nobody", ()))],
)
def test_what_is_kept_is_read_with_care(whom: str, ahead: str, habit: Habit) -> None:
    settings = QSettings()
    settings.setValue("warnWhom", whom)
    settings.setValue("warnAhead", ahead)
    assert kept_habit(settings) == habit


def test_nothing_of_it_is_made_before_it_is_wanted(app: App, qtbot: QtBot, clock: FakeClock) -> None:
    paste(app, qtbot, token(clock))
    assert app._watch is None
