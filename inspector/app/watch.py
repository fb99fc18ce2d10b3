"""The part of the composition that is made when somebody first keeps an eye on a token: warnings, refreshes, the small window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings

from inspector.controller.refreshing.renewer import Renewer
from inspector.controller.watching.appointments import Appointments
from inspector.controller.watching.auto_refresh import AutoRefresh
from inspector.controller.watching.warner import Warner
from inspector.controller.watching.watcher import Watcher
from inspector.desktop.every_workspace import stand_on_every_workspace
from inspector.desktop.notifications import INSPECT, REFRESH, Notifications
from inspector.model.warnings import WHOM, Habit, Message, readable
from inspector.view.look.changes import changes_text
from inspector.view.look.phrases import span_text
from inspector.view.watching.warning_strip import WarningStrip
from inspector.view.watching.warning_words import words_of
from inspector.view.watching.warnings_menu import TokenChoice, WarningsMenu
from inspector.view.watching.window import WatchWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from inspector.app.history import History
    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.refreshing.histories import Histories
    from inspector.controller.speech import Speech
    from inspector.desktop.ticker import Ticker
    from inspector.view.frame.window import MainWindow

WHOM_KEPT, AHEAD_KEPT = "warnWhom", "warnAhead"


class Watch(QObject):
    """Makes and wires what looks after tokens while nobody looks at the window; ``close`` ends it."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        encoder: Encoder,
        presenter: Presenter,
        ticker: Ticker,
        clock: Callable[[], float],
        speech: Speech,
        histories: Histories,
        history: History,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._presenter = window, desk, presenter
        self._settings = QSettings()
        self._histories = histories
        self._strip: WarningStrip | None = None
        self.appointments = Appointments(ticker)
        self.renewer = renewer = Renewer(desk, encoder, window.paste_pane, clock, speech, histories)
        words = {
            INSPECT: QCoreApplication.translate("Warnings", "Inspect"),
            REFRESH: QCoreApplication.translate("Warnings", "Refresh"),
        }
        self.notifications = Notifications(words, self)
        self.warner = Warner(
            desk,
            clock,
            self.appointments,
            self.notifications,
            self,
            words_of,
            self._is_looked_at,
            renewer.can_refresh,
        )
        self.auto_refresh = AutoRefresh(
            desk,
            clock,
            self.appointments,
            renewer,
            window.verify_pane,
            window,
            speech,
            self._on_refresh_stopped,
            self.warner.spare,
            histories,
            changes_text,
            span_text,
        )
        self.small = WatchWindow(window.theme, self._settings)
        self.watcher = Watcher(desk, clock, self.appointments, self.small)
        self.menu = WarningsMenu(window)

        ticker.kept.connect(self.appointments.keep)
        self.notifications.asked.connect(self._on_asked)
        self.notifications.undelivered.connect(self.show_warning)
        self.small.inspectRequested.connect(self.inspect)
        self.small.refreshRequested.connect(self.refresh)
        self.small.removeRequested.connect(self.watcher.leave)
        self.small.shownChanged.connect(self.watcher.set_shown)
        self.menu.tokenChosen.connect(self._on_token_chosen)
        self.menu.habitChosen.connect(self._on_habit_chosen)
        self.menu.renewalSwitched.connect(self._on_renewal_switched)
        self.menu.watchRequested.connect(self.watch)
        self.menu.historyRequested.connect(history.open_row)
        self.warner.set_habit(kept_habit(self._settings))

    def watch(self, number: int) -> None:
        """Keep an eye on a token in the small window."""
        self.watcher.watch(number)
        if not self.small.isVisible():
            stand_on_every_workspace(int(self.small.winId()))
        self.small.show()
        self.small.raise_()

    def show_warning(self, message: object) -> None:
        """Say it in the window: somebody looks, or the desktop has no other way."""
        assert isinstance(message, Message)
        if self._strip is None:
            self._strip = WarningStrip(self._window.theme, self._window.middle)
            self._strip.asked.connect(self._on_asked)
            self._window.middle.add_strip(self._strip)
        self._strip.show_warning(message)

    def fill_menu(self, menu: QMenu) -> None:
        """Fill the window's menu about warnings."""
        number = self._desk.chosen
        is_held = any(entry.number == number for entry in self._desk.entries)
        self.menu.fill_all(menu, self._choice(number) if is_held else None, self.warner.habit)

    def dress_renewal(self, action: QAction) -> None:
        """Let an action say whether and when the chosen token refreshes by itself."""
        number = self._desk.chosen
        is_held = any(entry.number == number for entry in self._desk.entries)
        self.menu.dress_renewal(action, self._choice(number) if is_held else TokenChoice(number))

    def turn_renewal(self, number: int) -> None:
        """Let a token refresh by itself, or no longer where it does."""
        self.auto_refresh.switch(number, on=not self.auto_refresh.is_on(number))

    def fill_row_menu(self, menu: QMenu, number: int) -> None:
        """Add to the menu of a row what can be chosen for its token."""
        self.menu.fill_token(menu, self._choice(number))

    def inspect(self, number: int | None) -> None:
        """Open the window with that token."""
        window = self._window
        if number is not None:
            self._presenter.token_chosen(number)
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()

    def refresh(self, number: int) -> None:
        """Refresh a token in its place; where that cannot be, the window says why."""
        reason = self.renewer.renew(number, force=True)
        if reason:
            self.inspect(number)
            self._window.verify_pane.show_notice(reason, "")

    def close(self) -> None:
        """End it: nothing is told and nothing shown any more."""
        self.notifications.close()
        self.small.close()
        self.small.deleteLater()

    def _choice(self, number: int) -> TokenChoice:
        return TokenChoice(
            number,
            self.warner.choice(number),
            self.auto_refresh.is_on(number),
            self.renewer.can_refresh(number),
            bool(self._histories.of(number)),
            self.auto_refresh.ahead(number),
        )

    def _is_looked_at(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized() and self._window.isActiveWindow()

    def _on_asked(self, deed: str, number: int | None) -> None:
        if deed == REFRESH and number is not None:
            self.refresh(number)
        else:
            self.inspect(number)

    def _on_refresh_stopped(self, number: int, sentence: str) -> None:
        if not self._is_looked_at():
            title = QCoreApplication.translate("Warnings", "A token is not refreshed any more")
            self.notifications.tell(Message(title, sentence, number))

    def _on_token_chosen(self, number: int, ahead: tuple[float, ...] | None) -> None:
        self.warner.choose(number, ahead)

    def _on_habit_chosen(self, habit: Habit) -> None:
        self.warner.set_habit(habit)
        self._settings.setValue(WHOM_KEPT, self.warner.habit.whom)
        self._settings.setValue(AHEAD_KEPT, " ".join(f"{each:.0f}" for each in self.warner.habit.ahead) or "-")

    def _on_renewal_switched(self, number: int, on: bool) -> None:
        self.auto_refresh.switch(number, on=on)


def kept_habit(settings: QSettings) -> Habit:
    """Read how a person wants to be warned."""
    usual = Habit()
    whom = str(settings.value(WHOM_KEPT, usual.whom, type=str))
    kept = str(settings.value(AHEAD_KEPT, "", type=str))
    ahead = readable(float(each) for each in kept.split() if each.isascii() and each.isdigit()) if kept else usual.ahead
    return Habit(whom if whom in WHOM else usual.whom, ahead)
