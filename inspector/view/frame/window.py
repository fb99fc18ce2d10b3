"""The frame around the three columns: menus, tool bar, shortcuts, and what is remembered of its shape."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShortcut, QTextOption
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from inspector.view.encode.pane import EncodePane
from inspector.view.frame.actions import CRAFTS
from inspector.view.frame.menus import Menus
from inspector.view.frame.middle import Middle
from inspector.view.look.furniture import HairSplitter
from inspector.view.look.moments import moments
from inspector.view.look.theme import Theme, stylesheet
from inspector.view.paste.clipboard_offer import ClipboardOffer
from inspector.view.paste.pane import PastePane
from inspector.view.verify.pane import VerifyPane

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent

    from inspector.view.frame.steps_here import Steps

_COPY = "copy-"
_COMPARISONS = ("compare", "compare-new")
_LONGEST_LIFETIME = 100 * 365 * 24 * 60


class MainWindow(QMainWindow):
    """Implements `WindowView`. ``paste_pane``, ``verify_pane`` and ``encode_pane`` are the views of the
    columns.

    ``settings`` keeps the sizes, the theme and the fold, and nothing else.
    """

    pasteRequested = Signal(object)
    openRequested = Signal(object)
    refreshRequested = Signal()
    lifetimeChosen = Signal(object)
    copyRequested = Signal(str)
    keysRequested = Signal()
    issuerRefreshRequested = Signal()
    historyRequested = Signal()
    renewalRequested = Signal()
    craftRequested = Signal(str)
    watchRequested = Signal()
    quitRequested = Signal()
    compareRequested = Signal(str)
    exportRequested = Signal()
    shownChanged = Signal(bool)
    turnedTo = Signal()
    offersSwitched = Signal(bool)

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._was_shown = False
        self._time = ""
        self.theme = Theme(self)
        self.theme.choose(str(settings.value("theme", "system", type=str)))
        self.theme.apply_to_application()
        moments().keep_in(settings)
        self.setWindowTitle(self.tr("Token Inspector"))
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.menus = Menus(self, self.theme)
        self.refresh_button = self.menus.refresh_button
        self.paste_pane = PastePane(self.theme, self)
        self.verify_pane = VerifyPane(self.theme, self)
        self.encode_pane = EncodePane(self.theme, self)
        self.splitter = HairSplitter(Qt.Orientation.Horizontal, "columnSplitter", self)
        for pane in (self.paste_pane, self.verify_pane, self.encode_pane):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.indexOf(pane), 1)
        self.splitter.setSizes([430, 430, 420])
        self.middle = Middle(self)
        self.clipboard_offer = ClipboardOffer(self.theme, self.middle)
        self.setCentralWidget(self.middle)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(1280, 800)
        self._paste_key = QShortcut("Ctrl+V", self)
        # While there is nothing to refresh, F5 says why instead of doing nothing.
        self._why_key = QShortcut("F5", self)
        self._why_key.setEnabled(False)
        self._why_no_refresh = ""
        self._connect()
        self._order_tabs()
        self._restore()
        # Last: a sheet that is there from the beginning is worked through again at each change of parents.
        self.setStyleSheet(stylesheet(self.theme.colours))
        self.paste_pane.token_edit.setFocus()

    def _connect(self) -> None:
        self.menus.asked.connect(self._on_asked)
        self.menus.lifetimeAsked.connect(self.lifetimeChosen)
        self.menus.otherLifetimeAsked.connect(self._on_other_lifetime)
        self.menus.themeAsked.connect(self._on_theme_asked)
        self.theme.changed.connect(self._on_theme_changed)
        self.clipboard_offer.switchedOff.connect(self.menus.actions["offers"].trigger)
        self._paste_key.activated.connect(self._on_paste)
        self._why_key.activated.connect(self._on_why_no_refresh)
        for asked in (self.pasteRequested, self.openRequested):  # what was said of the text before is over
            asked.connect(self.statusBar().clearMessage)
        self.paste_pane.pasteRequested.connect(self.pasteRequested)
        self.verify_pane.key_section.keysRequested.connect(self.keysRequested)
        self.paste_pane.openRequested.connect(self.openRequested)
        self.paste_pane.copyRequested.connect(self.copyRequested)
        self.encode_pane.copyRequested.connect(self.copyRequested)
        self.encode_pane.craftRequested.connect(self.craftRequested)
        self.verify_pane.notice.compareRequested.connect(self.menus.actions["compare"].trigger)

    def _order_tabs(self) -> None:
        """Let Tab go through the columns from left to right, and down in each."""
        columns = (self.paste_pane, self.verify_pane, self.encode_pane)
        stops = [stop for pane in columns for stop in pane.tab_stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.middle.hold((self.clipboard_offer, self.verify_pane.notice), self.splitter, stops[0])

    def show_refresh(self, reason: str) -> None:
        """Enable the refresh button, or disable it and say why on it and in the status line."""
        for target in (self.refresh_button, self.menus.actions["refresh"]):
            target.setEnabled(not reason)
        self.refresh_button.setToolTip(reason or self.tr("Refresh (F5): move the dates to now and sign again"))
        self.refresh_button.setAccessibleDescription(reason)
        self.menus.actions["refresh"].setStatusTip(reason)
        self._why_no_refresh = reason
        self._why_key.setEnabled(bool(reason))

    def _on_why_no_refresh(self) -> None:
        self.show_message(self._why_no_refresh)

    def show_message(self, sentence: str) -> None:
        """Say a sentence in the status line, until the next one."""
        self.statusBar().showMessage(sentence)

    def show_time(self, text: str) -> None:
        """Carry the state and the time left in the title."""
        if text != self._time:
            self._time = text
            name = self.tr("Token Inspector")
            self.setWindowTitle(f"{text} – {name}" if text else name)

    def _on_asked(self, name: str) -> None:
        if name.startswith(_COPY):
            self.copyRequested.emit(name.removeprefix(_COPY))
            return
        if name in _COMPARISONS:
            self.compareRequested.emit(name)
            return
        if name in CRAFTS:
            self.craftRequested.emit(name)
            return
        deeds = {
            "open": self._on_open,
            "export": self.exportRequested.emit,
            "quit": self._on_quit,
            "watch": self.watchRequested.emit,
            "undo": self._on_undo,
            "redo": self._on_redo,
            "paste": self._on_paste,
            "refresh": self.refreshRequested.emit,
            "refresh-issuer": self.issuerRefreshRequested.emit,
            "history": self.historyRequested.emit,
            "renew": self.renewalRequested.emit,
            "inspect": self.encode_pane.inspect_button.click,
            "keys": self.keysRequested.emit,
            "key": self.verify_pane.key_section.key_edit.setFocus,
            "fold": self._on_fold,
            "wrap": self._on_wrap,
            "sizes": self._on_sizes,
            "find": self.paste_pane.find_claim,
            "find-next": self.paste_pane.find_next,
            "find-previous": self.paste_pane.find_previous,
            "offers": self._on_offers,
            "shortcuts": self._on_shortcuts,
            "about": self._on_about,
        }
        deeds[name]()

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text:
            self.pasteRequested.emit(text)
        else:
            self.show_message(self.tr("There is no text on the clipboard."))

    def _on_open(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Open files that hold tokens"))
        if paths:
            self.openRequested.emit(tuple(paths))

    def _on_quit(self) -> None:
        self.close()
        self.quitRequested.emit()

    def _on_undo(self) -> None:
        self._steps_here().undo()

    def _on_redo(self) -> None:
        self._steps_here().redo()

    def _steps_here(self) -> Steps:
        from inspector.view.frame.steps_here import steps_here

        return steps_here(self.encode_pane, self.paste_pane.token_edit)

    def _on_fold(self) -> None:
        if self.encode_pane.isAncestorOf(QApplication.focusWidget() or self):
            self.paste_pane.token_edit.setFocus()
        self.encode_pane.setVisible(self.menus.actions["fold"].isChecked())

    def _on_wrap(self) -> None:
        mode = QTextOption.WrapMode
        wrap = mode.WrapAnywhere if self.menus.actions["wrap"].isChecked() else mode.NoWrap
        pane = self.encode_pane
        texts = (pane.new_token_view, pane.new_header_edit, pane.new_payload_edit)
        for editor in (self.paste_pane.token_edit, *texts):
            editor.setWordWrapMode(wrap)
        self.paste_pane.payload_view.set_wrap(self.menus.actions["wrap"].isChecked())

    def _on_sizes(self) -> None:
        shows = self.menus.actions["sizes"].isChecked()
        for view in (self.paste_pane.header_view, self.paste_pane.payload_view.tree):
            view.show_sizes(shows)

    @property
    def offers_tokens(self) -> bool:
        """Tell whether tokens on the clipboard are to be offered."""
        return self.menus.actions["offers"].isChecked()

    def _on_offers(self) -> None:
        self._settings.setValue("offerClipboard", self.offers_tokens)
        self.offersSwitched.emit(self.offers_tokens)

    def _on_other_lifetime(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        minutes, accepted = QInputDialog.getInt(
            self,
            self.tr("Lifetime"),
            self.tr("Minutes that the refreshed token lives:"),
            60,
            1,
            _LONGEST_LIFETIME,
        )
        if accepted:
            self.menus.show_lifetime(minutes * 60.0, self.tr("%n minutes", "", minutes))
            self.lifetimeChosen.emit(minutes * 60.0)

    def _on_shortcuts(self) -> None:
        from inspector.view.frame.help_dialog import ShortcutsDialog

        ShortcutsDialog(self).exec()

    def _on_about(self) -> None:
        from inspector.view.frame.help_dialog import AboutDialog

        AboutDialog(self).exec()

    def _on_theme_asked(self, choice: str) -> None:
        self.theme.choose(choice)
        self._settings.setValue("theme", self.theme.choice)

    def _on_theme_changed(self) -> None:
        self.setStyleSheet(stylesheet(self.theme.colours))
        self.verify_pane.card.dress()  # a new style sheet takes back what labels were told of their colours

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasText() or any(url.isLocalFile() for url in mime.urls()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if paths:
            self.openRequested.emit(tuple(paths))
        elif event.mimeData().text():
            self.pasteRequested.emit(event.mimeData().text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_shown()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_shown()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._tell_shown()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.turnedTo.emit()

    def _tell_shown(self) -> None:
        shown = self.isVisible() and not self.isMinimized()
        if shown != self._was_shown:
            self._was_shown = shown
            self.shownChanged.emit(shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        super().closeEvent(event)

    def _splitters(self) -> tuple[HairSplitter, ...]:
        panes = (self.paste_pane, self.verify_pane, self.encode_pane)
        return (self.splitter, *(pane.splitter for pane in panes))

    def _keep(self) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        for splitter in self._splitters():
            self._settings.setValue(_key(splitter), splitter.saveState())
        self._settings.setValue("encodeShown", self.menus.actions["fold"].isChecked())

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        for splitter in self._splitters():
            state = self._settings.value(_key(splitter))
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        offers = bool(self._settings.value("offerClipboard", defaultValue=True, type=bool))
        self.menus.actions["offers"].setChecked(offers)
        if not self._settings.value("encodeShown", defaultValue=True, type=bool):
            self.menus.actions["fold"].setChecked(False)
            self.encode_pane.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(840, 560)


def _key(splitter: HairSplitter) -> str:
    """Where the sizes of a splitter are kept: those of one with fewer parts, of an older version, fit no longer."""
    return f"{splitter.objectName()}-{splitter.count()}"
