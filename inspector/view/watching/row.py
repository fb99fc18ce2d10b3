"""One token of the small window: its ring, how long it has left, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from inspector.model.sentences import STATES
from inspector.view.look.countdown import Countdown
from inspector.view.look.escaping import tooltip
from inspector.view.look.faces import Face, tint
from inspector.view.look.phrases import SEPARATOR, left_text, past_text, span_text
from inspector.view.look.ring import Ring
from inspector.view.look.wording import say
from inspector.view.shelf.face import FACES, lifetime_of
from inspector.view.watching.warning_words import name_of, short_name

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from inspector.model import Lifetime
    from inspector.model.shelf import Entry
    from inspector.view.look.theme import Theme

INSPECT, REFRESH, REMOVE = "inspect", "refresh", "remove"


class WatchRow(QWidget):
    """``asked(str, int)``: `INSPECT`, `REFRESH` or `REMOVE`, and the entry's number."""

    asked = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: Entry | None = None
        self._name = self._short = self._under = ""
        self._tone = "neutral"
        self._shown_as: tuple[object, int] | None = None
        self.ring = Ring(theme, self)
        self.left = Countdown("watchCountdown", self, 1.25)
        self.left.setWordWrap(False)
        self.under = QLabel(self)
        self.under.setTextFormat(Qt.TextFormat.PlainText)
        self.under.setProperty("quiet", "true")
        self.under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.left)
        words.addWidget(self.under)
        words.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 6, 12, 6)
        box.setSpacing(10)
        box.addWidget(self.ring)
        box.addLayout(words, 1)
        self.setObjectName("watchRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.dress)

    @property
    def number(self) -> int:
        """The number of the entry that is shown."""
        assert self._entry is not None
        return self._entry.number

    def show_token(self, place: int, entry: Entry, now: float) -> None:
        """Show a token at a moment."""
        self._entry = entry
        inspected = entry.inspected
        if self._shown_as != (inspected.token, place):
            self._shown_as = (inspected.token, place)
            self._name = name_of(inspected.token, place)
            self._short = short_name(inspected.token, place)
        life = lifetime_of(inspected, now)
        icon, tone = FACES[life.state]
        if life.state == "valid" and inspected.verdict not in ("verified", "decrypted"):
            icon, tone = "clock", "neutral"  # what was not checked is not called good
        left = None if life.used is None else 1 - life.used
        self.ring.show_life(
            Face(tone, icon), 0.0 if life.state == "expired" else left, is_last=life.state == "expiring"
        )
        text, state = _time_text(life, now), say(STATES[life.state])
        if text != self.left.text():
            self.left.setText(text)
            self.setAccessibleDescription(text)
        # The state comes first: it must not be what there is no room for.
        is_said = life.state not in ("valid", "expiring")
        self._under = self._short if is_said else f"{state[:1].upper()}{state[1:]}{SEPARATOR}{self._short}"
        self._fit_words()
        if (name := f"{self._name}: {state}") != self.accessibleName():
            self.setAccessibleName(name)
        if tone != self._tone:
            self._tone = tone
            self.dress()

    def _fit_words(self) -> None:
        cut = self.under.fontMetrics().elidedText(self._under, Qt.TextElideMode.ElideRight, self.under.width())
        if cut != self.under.text():
            self.under.setText(cut)
        self.setToolTip("" if cut == self._under else tooltip(self._under))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            layout.activate()
        self._fit_words()

    def dress(self) -> None:
        """Take the theme's colours."""
        tint(self.left, self._theme.colours, self._tone, anew=True)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def make_menu(self) -> QMenu:
        """What can be asked of this token; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for deed, text, keys in (
            (INSPECT, self.tr("&Inspect"), "Return"),
            (REFRESH, self.tr("&Refresh"), "F5"),
            (REMOVE, self.tr("&Stop watching"), "Delete"),
        ):
            action = menu.addAction(text)
            action.setData(deed)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        menu.triggered.connect(self._on_offer)
        return menu

    def _on_offer(self, action: object) -> None:
        self.asked.emit(action.data(), self.number)  # type: ignore[attr-defined]  # a QAction, which Qt does not say

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.make_menu().popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit(INSPECT, self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        deeds = {
            Qt.Key.Key_Return: INSPECT,
            Qt.Key.Key_Enter: INSPECT,
            Qt.Key.Key_Space: INSPECT,
            Qt.Key.Key_Delete: REMOVE,
            Qt.Key.Key_Backspace: REMOVE,
            Qt.Key.Key_F5: REFRESH,
        }
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        elif key in deeds:
            self.asked.emit(deeds[Qt.Key(key)], self.number)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if focused else colours.edge), 2 if focused else 1))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.base))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


def _time_text(life: Lifetime, now: float) -> str:
    if life.state in ("valid", "expiring") and life.remaining is not None:
        return left_text(life.remaining)
    if life.state == "expired" and life.remaining is not None:
        text = past_text(-life.remaining) if life.remaining > -1e12 else ""
        return _tr("expired {0} ago").format(text) if text and life.remaining <= -1 else _tr("expired")
    if life.state == "not-yet-valid" and life.not_before is not None:
        return _tr("valid in {0}").format(span_text(life.not_before - now))
    return say(STATES[life.state])


def _tr(text: str) -> str:
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("WatchRow", text)
