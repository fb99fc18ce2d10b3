"""Chooses among the steps of a nested token, or among the signatures of one that has several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inspector.model.sentences import VERDICTS
from inspector.view.details.facts import SIGNS, VERDICT_TONES
from inspector.view.look.furniture import Choice, named
from inspector.view.look.wording import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from inspector.model.steps import Step
    from inspector.view.look.theme import Theme

MOST_BUTTONS = 6
"""Steps that may be buttons of their own; more of them, or those that are wider than the bar, stand in a list."""
_LOCKED = frozenset(("encrypted", "decrypted", "decryption-failed"))
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class StepsBar(QWidget):
    """``stepChosen(int)``: the person turned to another step, from 0. Hidden while there is but one."""

    stepChosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]] = (), (), ()
        self._chosen = 0
        self._group: QButtonGroup | None = None
        self._list: Choice | None = None
        self._row: QWidget | None = None
        named(self, "stepsBar", self.tr("Steps"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._draw_icons)
        self.hide()

    def show_way(self, steps: tuple[Step, ...], chosen: int) -> None:
        """Offer the steps into a token, and the signatures of one that has several."""
        labels = tuple(_label(place, step) for place, step in enumerate(steps, 1))
        deeper = tuple(place for place, step in enumerate(steps) if step.depth and not step.signature)
        self.show_steps(labels, chosen, tuple(step.inspected.verdict for step in steps), deeper)

    def show_steps(
        self, labels: tuple[str, ...], chosen: int, verdicts: tuple[str, ...] = (), deeper: tuple[int, ...] = ()
    ) -> None:
        """Offer steps by name; ``verdicts``: those whose icons they bear; ``deeper``: those that stand inside the one before."""
        steps = labels, verdicts, deeper
        if steps != self._shown:
            before, self._shown = self._shown, steps
            if (len(before[0]), before[2]) != (len(labels), deeper):
                self._clear()
                if len(labels) > 1:
                    self._make_list()
                if 1 < len(labels) <= MOST_BUTTONS:
                    self._make_buttons()
            self._say()
            self._draw_icons()
            self._fit()
        self._chosen = chosen
        button = self._group.button(chosen) if self._group is not None else None
        if button is not None:
            button.setChecked(True)
        if self._list is not None:
            self._list.setCurrentIndex(chosen)
        self.setVisible(len(labels) > 1)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order; nothing while there is but one step."""
        buttons: list[QWidget] = list(self._group.buttons()) if self._group is not None else []
        return [*buttons, self._list] if self._list is not None else []

    def _clear(self) -> None:
        self._group = self._list = self._row = None
        while (item := self._box.takeAt(0)) is not None:
            held = item.widget()
            if held is not None:
                held.hide()
                held.deleteLater()

    def _make_buttons(self) -> None:
        self._row = row = QWidget(self)
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        labels, _, deeper = self._shown
        self._group = QButtonGroup(row)
        for place in range(len(labels)):
            if place in deeper:
                line.addWidget(QLabel("›", row))
            button = QToolButton(row)
            button.setCheckable(True)
            button.setIconSize(QSize(14, 14))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.installEventFilter(self)
            self._group.addButton(button, place)
            line.addWidget(button)
        line.addStretch(1)
        self._group.idClicked.connect(self._on_chosen)
        self._box.addWidget(row)

    def _make_list(self) -> None:
        self._list = Choice(self._theme, self)
        named(self._list, "stepsList", self.accessibleName())
        self._list.addItems([""] * len(self._shown[0]))
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._list.setMinimumContentsLength(8)
        self._list.activated.connect(self._on_chosen)
        self._box.addWidget(self._list)

    def _say(self) -> None:
        """Write the labels; a button that stays keeps the focus."""
        for place, text in enumerate(self._shown[0]):
            button = self._group.button(place) if self._group is not None else None
            if button is not None:
                button.setText(text)
            if self._list is not None:
                self._list.setItemText(place, text)

    def _draw_icons(self) -> None:
        for place, verdict in enumerate(self._shown[1]):
            if verdict not in VERDICTS:
                continue
            tone = VERDICT_TONES.get(verdict, "neutral")
            sign = "lock" if verdict in _LOCKED else SIGNS[tone]
            icon = self._theme.icon(sign, getattr(self._theme.colours, tone).ink)
            button = self._group.button(place) if self._group is not None else None
            if button is not None:
                button.setIcon(icon)
            if self._list is not None:
                self._list.setItemIcon(place, icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the buttons where they have room, else the list: the bar is never more than one line high."""
        if self._list is None:
            return
        has_room = self._row is not None and self._row.sizeHint().width() <= self.width()
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        if self._row is not None:
            self._row.setVisible(has_room)
        self._list.setVisible(not has_room)
        if has_focus and self._list.isVisible():
            self._list.setFocus()

    def _on_chosen(self, place: int) -> None:
        if place != self._chosen:
            self._chosen = place
            if self._list is not None:
                self._list.setCurrentIndex(place)
            if self._group is not None:
                self._group.button(place).setChecked(True)
            self.stepChosen.emit(place)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrows go from step to step, whatever line it stands in."""
        if event.type() != QEvent.Type.KeyPress or self._group is None:
            return False
        pressed: QKeyEvent = event  # type: ignore[assignment]  # its type says so
        step = _ARROWS.get(Qt.Key(pressed.key()))
        if step is None:
            return False
        button = self._group.button(self._chosen + step)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
        return True


def _label(number: int, step: Step) -> str:
    """Name a step: "2 JWT"; "Signature 1 of 3: verified"."""
    verdict = say(VERDICTS[step.inspected.verdict])
    if step.signature:
        template = QCoreApplication.translate("StepsBar", "Signature {0} of {1}: {2}")
        return template.format(step.signature, step.of, verdict)
    token = step.inspected.token
    kind = "JWE" if token.kind.startswith("jwe") else "SD-JWT" if token.kind == "sd-jwt" else "JWS"
    if token.payload.is_object and kind == "JWS":
        kind = "JWT"
    if token.header_text("typ").lower() == "kb+jwt":
        kind = QCoreApplication.translate("StepsBar", "Key binding")
    return QCoreApplication.translate("StepsBar", "{0} {1}: {2}").format(number, kind, verdict)
