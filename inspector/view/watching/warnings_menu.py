"""The menus about warnings: of one token, and of all for which nothing else was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from inspector.model.warnings import AHEAD, EVERYBODY, LONGEST, NOBODY, PINNED, Habit
from inspector.view.look.phrases import span_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


class TokenChoice(NamedTuple):
    """What holds for one token: when it is warned of (None: as of the others), whether it refreshes by itself or can, and
    whether it was refreshed before. ``ahead_of_expiry``: how many seconds before the expiry it refreshes, None where none is.
    """

    number: int
    ahead: tuple[float, ...] | None = None
    renews: bool = False
    can_renew: bool = False
    has_history: bool = False
    ahead_of_expiry: float | None = None


class WarningsMenu(QObject):
    """Fills menus. ``tokenChosen(int, object)``: number and seconds before the expiry, or None; ``habitChosen(object)``: a
    `Habit`; ``renewalSwitched(int, bool)``; ``historyRequested(int)``, ``watchRequested(int)``.
    """

    tokenChosen = Signal(int, object)
    habitChosen = Signal(object)
    renewalSwitched = Signal(int, bool)
    historyRequested = Signal(int)
    watchRequested = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._choice = TokenChoice(-1)
        self._habit = Habit()

    def fill_all(self, menu: QMenu, choice: TokenChoice | None, habit: Habit) -> None:
        """Fill the menu of the window: the shown token, then all others."""
        self._habit = habit
        menu.clear()
        if choice is not None:
            menu.addSection(self.tr("The shown token"))
            self._fill_warnings(menu, choice)
            menu.addSection(self.tr("Tokens for which nothing was chosen"))
        whom = QActionGroup(menu)
        for name, text in (
            (NOBODY, self.tr("Warn of &none")),
            (PINNED, self.tr("Warn of &pinned ones")),
            (EVERYBODY, self.tr("Warn of &all")),
        ):
            action = _checkable(menu, text, checked=habit.whom == name)
            action.setData(name)
            whom.addAction(action)
        whom.triggered.connect(self._on_whom)
        menu.addSeparator()
        when = self._add_moments(menu, habit.ahead, enabled=habit.whom != NOBODY)
        when.triggered.connect(self._on_when)

    def fill_token(self, menu: QMenu, choice: TokenChoice) -> None:
        """Add what can be chosen for one token."""
        self._fill_warnings(menu, choice)
        renewal = menu.addAction("")
        renewal.setCheckable(True)
        self.dress_renewal(renewal, choice)
        renewal.triggered.connect(self._on_renewal)
        history = menu.addAction(self.tr("Refresh &history…"))
        history.setEnabled(choice.has_history)
        history.triggered.connect(self._on_history)

    def dress_renewal(self, action: QAction, choice: TokenChoice) -> None:
        """Let a checkable action say whether a token refreshes by itself, and when it would."""
        action.setChecked(choice.renews)
        action.setText(self._renewal_text(choice))
        action.setEnabled(choice.renews or (choice.can_renew and choice.ahead_of_expiry is not None))

    def _fill_warnings(self, menu: QMenu, choice: TokenChoice) -> None:
        self._choice = choice
        menu.addAction(self.tr("Keep an &eye on it")).triggered.connect(self._on_watch)
        sub = menu.addMenu(self.tr("&Warn me"))
        whether = QActionGroup(sub)
        for data, text, checked in (
            ("usual", self.tr("&As of the others"), choice.ahead is None),
            ("never", self.tr("&Never"), choice.ahead == ()),
        ):
            action = _checkable(sub, text, checked=checked)
            action.setData(data)
            whether.addAction(action)
        whether.triggered.connect(self._on_whether)
        sub.addSeparator()
        self._add_moments(sub, choice.ahead or ()).triggered.connect(self._on_token_when)

    def _renewal_text(self, choice: TokenChoice) -> str:
        if not choice.can_renew:
            return self.tr("Refresh &by itself (no key to sign with)")
        if choice.ahead_of_expiry is None:
            return self.tr("Refresh &by itself (it never expires)")
        return self.tr("Refresh &by itself, {0} before it expires").format(span_text(choice.ahead_of_expiry))

    def _add_moments(self, menu: QMenu, chosen: tuple[float, ...], *, enabled: bool = True) -> QActionGroup:
        group = QActionGroup(menu)
        group.setExclusive(False)
        for seconds in sorted({*AHEAD, *chosen}):
            text = self.tr("{0} before").format(span_text(seconds)) if seconds else self.tr("At expiry")
            action = _checkable(menu, text, checked=seconds in chosen)
            action.setData(seconds)
            group.addAction(action)
        other = menu.addAction(self.tr("&Other…"))
        other.setData(None)
        group.addAction(other)
        group.setEnabled(enabled)
        return group

    def _changed(self, ahead: tuple[float, ...], action: QAction) -> tuple[float, ...]:
        seconds = action.data()
        if seconds is None:
            seconds = self._ask_minutes()
            return ahead if seconds is None else (*ahead, seconds)
        return (*ahead, seconds) if action.isChecked() else tuple(each for each in ahead if each != seconds)

    def _ask_minutes(self) -> float | None:
        from PySide6.QtWidgets import QInputDialog

        minutes, accepted = QInputDialog.getInt(
            self._window, self.tr("Warn me"), self.tr("Minutes before the expiry:"), 30, 1, int(LONGEST / 60)
        )
        return minutes * 60.0 if accepted else None

    def _on_whom(self, action: QAction) -> None:
        self.habitChosen.emit(self._habit._replace(whom=action.data()))

    def _on_when(self, action: QAction) -> None:
        self.habitChosen.emit(self._habit._replace(ahead=self._changed(self._habit.ahead, action)))

    def _on_whether(self, action: QAction) -> None:
        self.tokenChosen.emit(self._choice.number, None if action.data() == "usual" else ())

    def _on_token_when(self, action: QAction) -> None:
        self.tokenChosen.emit(self._choice.number, self._changed(self._choice.ahead or (), action))

    def _on_renewal(self, checked: bool) -> None:
        self.renewalSwitched.emit(self._choice.number, checked)

    def _on_watch(self) -> None:
        self.watchRequested.emit(self._choice.number)

    def _on_history(self) -> None:
        self.historyRequested.emit(self._choice.number)


def _checkable(menu: QMenu, text: str, *, checked: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    return action
