"""The lower half of the status card: how long the token has left, its life as a picture, and at which moment it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.model.lifetime import find_date, last_part
from inspector.model.sentences import STATES
from inspector.model.timing import clock_off
from inspector.view.look.countdown import Countdown
from inspector.view.look.faces import STATE_TONES, tint, tone_of
from inspector.view.look.furniture import Line, column, named, row
from inspector.view.look.moments import moments
from inspector.view.look.phrases import fault_text, left_text, past_text
from inspector.view.look.wording import say
from inspector.view.verify.timeline import Timeline

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from inspector.model import Inspected, Inspection, Lifetime
    from inspector.view.look.theme import Theme


class TimePart(QWidget):
    """Holds `expiryCountdown`, `validityTimeline`, and the way back to now.

    ``timeShown(str)``: the time left in words, empty where there is none. ``asOfMoved(object)``: judge as of that moment
    (seconds since 1970), None: now. ``leewayWanted(float)``: expect so many seconds. ``toneChanged()``: paint its paper anew.
    """

    timeShown = Signal(str)
    asOfMoved = Signal(object)
    leewayWanted = Signal(float)
    toneChanged = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tone = "neutral"
        self._shown: tuple[Inspection, Inspected] | None = None
        self._login: tuple[Inspected, float | None] | None = None
        self._big = ""
        self._is_as_of = False
        self._offered = 0.0
        self.clock = QLabel(self)
        self.clock.setFixedSize(36, 24)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.expiry_countdown = Countdown("expiryCountdown", self)
        self.until = Line(parent=self)
        self.timeline = Timeline(theme, self)
        self.as_of = Line(parent=self, quiet=False)
        strong = QFont(self.as_of.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self.as_of.setFont(strong)
        self.back_button = QPushButton(self.tr("Back to now"), self)
        named(self.back_button, "backToNowButton", self.tr("Back to now"))
        self.leeway_button = QPushButton(self)
        named(self.leeway_button, "leewayButton", self.tr("Allow leeway"))
        for hidden in (self.as_of, self.back_button, self.leeway_button):
            hidden.hide()
        self._lay_out()
        self.back_button.clicked.connect(self.timeline.move_back_to_now)
        self.leeway_button.clicked.connect(self._on_leeway_clicked)
        self.timeline.asOfMoved.connect(self.asOfMoved)
        moments().changed.connect(self._on_moments_changed)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.expiry_countdown)
        words.addWidget(self.until)
        head = row(self.clock, words, spacing=12)
        head.setAlignment(self.clock, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        back = row(self.as_of, self.back_button, spacing=8)
        back.setStretch(0, 1)
        offers = column(back, self.leeway_button)
        offers.setContentsMargins(0, 2, 0, 4)
        offers.setAlignment(self.leeway_button, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(4)
        box.addWidget(self.timeline)
        box.addLayout(offers)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.timeline, self.back_button, self.leeway_button]

    def show_none(self, word: str, big: str) -> None:
        """There is no token, or it is not judged yet: claim nothing about its time."""
        self._shown = None
        self._show_state("neutral", word, big, "")
        self._offer_leeway(0.0)
        self.timeline.show_lifetime(None, 0, 0, "neutral")

    def show_time(self, inspection: Inspection, inspected: Inspected) -> None:
        """Show the life of a token at the moment of the inspection."""
        self._shown = (inspection, inspected)
        life = inspection.lifetime(inspected)
        big = self._countdown(life, inspection.now)
        tone = STATE_TONES.get(life.state, "neutral")
        if life.state == "unreadable" and not inspected.token.dates.present():
            tone, big = "neutral", self.tr("not known")  # nothing is wrong with dates that nobody has seen
        if tone == "good" and inspected.verdict != "verified":
            # Dates that nobody vouches for are no good news.
            tone = "neutral"
        word = say(STATES.get(life.state, life.state))
        self._show_state(tone, word, big, self._until(life, inspection, inspected))
        off = clock_off(inspected.token.dates, inspection.now) or 0.0
        self._offer_leeway(off if off > inspection.policy.leeway else 0.0)
        self.timeline.show_lifetime(
            life,
            inspection.now,
            last_part(inspected.token.dates),
            tone,
            leeway=inspection.policy.leeway,
            login=self._login_of(inspected),
        )

    def show_as_of(self, sentence: str) -> None:
        """Make plain that the moment of judging is not now; empty: it is."""
        self._is_as_of = bool(sentence)
        self.as_of.say(sentence)
        if self.back_button.isHidden() == self._is_as_of:
            if self.back_button.hasFocus():
                self.timeline.setFocus()
            self.back_button.setVisible(self._is_as_of)
        self.timeline.show_as_of(self._is_as_of)
        tint(self.as_of, self._theme.colours, "warn")
        self._tell_time()

    def dress(self) -> None:
        """Take the theme's colours, whatever the labels believe to have."""
        tint(self.as_of, self._theme.colours, "warn", anew=True)
        tint(self.expiry_countdown, self._theme.colours, self.tone, anew=True)
        self._paint_clock()

    def _login_of(self, inspected: Inspected) -> float | None:
        if self._login is None or self._login[0] is not inspected:
            moment = find_date(inspected.token.payload, "auth_time")
            self._login = (inspected, None if moment is None else moment.seconds)
        return self._login[1]

    def _show_state(self, tone: str, word: str, big: str, until: str) -> None:
        if self.expiry_countdown.text() != big:
            self.expiry_countdown.setText(big)
            self.expiry_countdown.setAccessibleDescription(big)
        name = self.tr("Time left: {0}").format(word)
        if self.expiry_countdown.accessibleName() != name:
            self.expiry_countdown.setAccessibleName(name)
        self._tell_time()
        self.until.say(until)
        if tone != self.tone or self.clock.pixmap().isNull():
            self.tone = tone
            self._paint_clock()
            self.toneChanged.emit()

    def _tell_time(self) -> None:
        big = self.expiry_countdown.text()
        big = "" if big in ("–", "…") else big
        if big and self._is_as_of:
            big = self.tr("{0}, not as of now").format(big)
        if big != self._big:
            self._big = big
            self.timeShown.emit(big)

    def _paint_clock(self) -> None:
        ink = tone_of(self._theme.colours, self.tone).ink
        self.clock.setPixmap(self._theme.pixmap("clock", ink, 20, self.devicePixelRatioF()))
        tint(self.expiry_countdown, self._theme.colours, self.tone)

    def _countdown(self, life: Lifetime, now: float) -> str:
        if life.state == "expired" and life.remaining is not None:
            return self.tr("expired {0} ago").format(past_text(-life.remaining))
        if life.state == "not-yet-valid" and life.not_before is not None:
            return self.tr("valid in {0}").format(left_text(life.not_before - now))
        if life.state == "no-expiry":
            return self.tr("no expiry")
        if life.remaining is None or life.state == "unreadable":
            return self.tr("unreadable")
        return self.tr("{0} left").format(left_text(life.remaining))

    def _until(self, life: Lifetime, inspection: Inspection, inspected: Inspected) -> str:
        parts: list[str] = []
        if life.state == "unreadable":
            odd = (moment for moment in inspected.token.dates.present() if moment.seconds is None)
            parts.extend(f"{moment.claim} {fault_text(moment)}" for moment in odd)
        elif life.state == "not-yet-valid" and life.not_before is not None:
            parts.append(self.tr("from {0}").format(moments().write(life.not_before) or "…"))
        elif life.expires_at is not None:
            text = moments().write(life.expires_at) or self.tr("beyond any calendar")
            parts.append((self.tr("on {0}") if life.state == "expired" else self.tr("until {0}")).format(text))
        if inspection.policy.leeway:
            parts.append(self.tr("leeway {0} s").format(f"{inspection.policy.leeway:g}"))
        return " · ".join(parts)

    def _offer_leeway(self, seconds: float) -> None:
        if seconds == self._offered:
            return
        self._offered = seconds
        self.leeway_button.setText(self.tr("Issuer's clock is ahead: allow {0} s").format(f"{seconds:g}"))
        self.leeway_button.setVisible(seconds > 0)

    def _on_leeway_clicked(self) -> None:
        self.leewayWanted.emit(self._offered)

    def _on_moments_changed(self) -> None:
        if self._shown is not None:
            self.show_time(*self._shown)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer each date of the token for the clipboard, in every form."""
        if self._shown is None:
            return
        from inspector.view.frame.time_menu import copy_menu

        inspection, inspected = self._shown
        dates = [(moment.claim, moment.seconds) for moment in inspected.token.dates.present()]
        menu = copy_menu(self, (*dates, (self.tr("now"), inspection.now)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
