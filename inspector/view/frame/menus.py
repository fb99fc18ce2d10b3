"""Builds the menus and the tool bar from the rows of `actions`, and tells the window by name what was
asked for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from inspector.view.frame.actions import COPIES, DEEDS, LIFETIMES, THEMES, Deed
from inspector.view.look.furniture import IconButton, row

if TYPE_CHECKING:
    from inspector.view.frame.copy_menu import CopyForms
    from inspector.view.look.theme import Theme


class Menus(QObject):
    """Holds every action by its name. ``asked(str)``: a deed; ``lifetimeAsked(object)``,
    ``themeAsked(str)`` a choice. ``renewalShown``: whether the token refreshes by itself is about to be seen.
    """

    asked = Signal(str)
    lifetimeAsked = Signal(object)
    otherLifetimeAsked = Signal()
    renewalShown = Signal()
    themeAsked = Signal(str)

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.actions: dict[str, QAction] = {}
        self._keys: dict[str, str] = {}
        self._icons: dict[QAction, str] = {}
        self._lifetimes: QActionGroup | None = None
        self._themes: QActionGroup | None = None
        self.lifetime_menu = self._lazy_menu(_tr("Lifetime of the refreshed token"))
        self.lifetime_menu.aboutToShow.connect(self._on_lifetimes_shown)
        self.theme_menu = self._lazy_menu(_tr("Theme"))
        self.theme_menu.aboutToShow.connect(self._on_themes_shown)
        self.time_menu = self._lazy_menu(_tr("Time shown as"))
        self.time_menu.aboutToShow.connect(self._on_times_shown)
        self.warn_menu = self._lazy_menu(_tr("Warnings"))
        self._has_times = False
        self.copy_as_menu = self._lazy_menu(_tr("Copy as"))
        self.copy_as_menu.aboutToShow.connect(self._on_copies_shown)
        self._copies: CopyForms | None = None
        self._lifetime: float | None = None
        self._build_menu_bar()
        self.refresh_button = self._make_refresh_button()
        self._build_tool_bar()
        theme.changed.connect(self._on_theme_changed)

    def _lazy_menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        menu.menuAction().setText(title)
        return menu

    def _build_menu_bar(self) -> None:
        bar = self._window.menuBar()
        for name, (title, deeds) in DEEDS.items():
            menu = bar.addMenu(_tr(title))
            for deed in deeds:
                if deed is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._make(deed))
                if deed is not None and deed.name == "refresh":
                    menu.addMenu(self.lifetime_menu)
                if deed is not None and deed.name == "compare-new":
                    menu.addMenu(self.copy_as_menu)
            if name == "view":
                menu.addMenu(self.warn_menu)
                menu.addMenu(self.time_menu)
                menu.addMenu(self.theme_menu)
            if name == "token":
                menu.aboutToShow.connect(self.renewalShown)
            menu.aboutToShow.connect(self._on_menu_shown)
        for name in ("fold", "wrap"):
            self.actions[name].setCheckable(True)
            self.actions[name].setChecked(True)
        self.actions["sizes"].setCheckable(True)
        self.actions["offers"].setCheckable(True)
        self.actions["renew"].setCheckable(True)
        # Where the platform has another key for it, such as Ctrl+Y, that serves as well.
        own = self.actions["redo"].shortcut()
        others = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        self.actions["redo"].setShortcuts([own, *(keys for keys in others if keys != own)])
        self.actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self.actions["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def _make(self, deed: Deed) -> QAction:
        action = QAction(_tr(deed.text), self._window)
        action.setData(deed.name)
        if deed.keys:
            action.setShortcut(deed.keys)
        if deed.icon:
            self._icons[action] = deed.icon
        action.triggered.connect(self._on_triggered)
        self.actions[deed.name] = action
        self._keys[deed.name] = deed.keys.replace("Ctrl+", "⌘") if sys.platform == "darwin" else deed.keys
        return action

    def _make_refresh_button(self) -> QToolButton:
        button = IconButton(self._theme, "refresh", _tr("Refresh"), words=True)
        button.setObjectName("refreshButton")
        button.clicked.connect(self._on_refresh_clicked)
        return button

    def _build_tool_bar(self) -> None:
        bar = QToolBar(_tr("Tool bar"), self._window)
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self._button("paste", "paste", _tr("Paste")))
        bar.addWidget(self._button("open", "open", _tr("Open")))
        bar.addWidget(self._menu_button("copy", _tr("Copy"), self._copy_menu()))
        bar.addSeparator()
        lifetime = self._menu_button("chevron-down", "", self.lifetime_menu)
        lifetime.setToolTip(_tr("Lifetime of the refreshed token"))
        lifetime.setAccessibleName(_tr("Lifetime of the refreshed token"))
        lifetime.setFixedWidth(24)
        pair = QWidget(bar)  # the arrow belongs to its button
        pair.setLayout(row(self.refresh_button, lifetime, spacing=0))
        bar.addWidget(pair)
        bar.addSeparator()
        bar.addWidget(self._button("compare", "compare", _tr("Compare")))
        bar.addSeparator()
        bar.addWidget(self._menu_button("view", _tr("View"), self._view_menu()))
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(self._button("find", "search", _tr("Find claim")))
        theme = self._menu_button("theme", "", self.theme_menu)
        theme.setToolTip(_tr("Theme"))
        theme.setAccessibleName(_tr("Theme"))
        bar.addWidget(theme)
        bar.addWidget(self._button("shortcuts", "help", _tr("Keyboard shortcuts"), words=False))
        self._window.addToolBar(bar)

    def _button(self, deed: str, icon: str, text: str, *, words: bool = True) -> QToolButton:
        button = IconButton(self._theme, icon, text, words=words)
        keys = self._keys[deed]
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.clicked.connect(self.actions[deed].trigger)
        return button

    def _menu_button(self, icon: str, text: str, menu: QMenu) -> QToolButton:
        button = IconButton(self._theme, icon, f"{text} ▾" if text else "", words=bool(text))
        button.setAccessibleName(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _copy_menu(self) -> QMenu:
        menu = self._lazy_menu(_tr("Copy"))
        for name in COPIES:
            menu.addAction(self.actions[f"copy-{name}"])
        menu.addSeparator()
        menu.addMenu(self.copy_as_menu)
        menu.addAction(self.actions["copy-shelf"])
        return menu

    def _view_menu(self) -> QMenu:
        menu = self._lazy_menu(_tr("View"))
        menu.addAction(self.actions["fold"])
        menu.addAction(self.actions["wrap"])
        menu.addAction(self.actions["sizes"])
        menu.addAction(self.actions["offers"])
        menu.addAction(self.actions["watch"])
        menu.addMenu(self.warn_menu)
        menu.addMenu(self.time_menu)
        return menu

    def show_lifetime(self, seconds: float | None, text: str) -> None:
        """Remember which lifetime is chosen, and say so on the button when it is not the usual one."""
        self._lifetime = seconds
        self.refresh_button.setText(_tr("Refresh: {0}").format(text) if seconds is not None else _tr("Refresh"))

    def _on_lifetimes_shown(self) -> None:
        if self._lifetimes is None:
            self._lifetimes = QActionGroup(self)
            for seconds, text in LIFETIMES:
                action = self.lifetime_menu.addAction(_tr(text))
                action.setCheckable(True)
                action.setData(seconds)
                self._lifetimes.addAction(action)
            self.lifetime_menu.addSeparator()
            other = self.lifetime_menu.addAction(_tr("Other…"))
            other.triggered.connect(self.otherLifetimeAsked)
            self.lifetime_menu.addSeparator()
            self.lifetime_menu.addAction(self.actions["refresh-issuer"])
            self.lifetime_menu.addAction(self.actions["renew"])
            self.lifetime_menu.addAction(self.actions["history"])
            self._lifetimes.triggered.connect(self._on_lifetime_triggered)
        for action in self._lifetimes.actions():
            action.setChecked(action.data() == self._lifetime)
        self.renewalShown.emit()

    def _on_lifetime_triggered(self, action: QAction) -> None:
        seconds = action.data()
        self.show_lifetime(seconds, action.text())
        self.lifetimeAsked.emit(seconds)

    def _on_themes_shown(self) -> None:
        if self._themes is None:
            self._themes = QActionGroup(self)
            for name, text in THEMES:
                action = self.theme_menu.addAction(_tr(text))
                action.setCheckable(True)
                action.setData(name)
                self._themes.addAction(action)
            self._themes.triggered.connect(self._on_theme_triggered)
        for action in self._themes.actions():
            action.setChecked(action.data() == self._theme.choice)

    def _on_times_shown(self) -> None:
        if not self._has_times:
            from inspector.view.frame.time_menu import TimeChoices

            self._has_times = True
            TimeChoices(self.time_menu, self._window).fill()

    def _on_copies_shown(self) -> None:
        if self._copies is None:
            from inspector.view.frame.copy_menu import CopyForms

            self._copies = copies = CopyForms(self.copy_as_menu)
            copies.asked.connect(self._on_copy_asked)
            copies.fill()

    def _on_copy_asked(self, form: str) -> None:
        self.asked.emit(f"copy-{form}")

    def _on_theme_triggered(self, action: QAction) -> None:
        self.themeAsked.emit(action.data())

    def _on_menu_shown(self) -> None:
        """Icons are drawn when a menu is first opened, not while the window is waited for."""
        for action, icon in self._icons.items():
            if action.icon().isNull():
                action.setIcon(self._theme.icon(icon))

    def _on_theme_changed(self) -> None:
        for action, icon in self._icons.items():
            if not action.icon().isNull():
                action.setIcon(self._theme.icon(icon))

    def _on_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.asked.emit(action.data())

    def _on_refresh_clicked(self) -> None:
        self.asked.emit("refresh")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Deeds", text)
