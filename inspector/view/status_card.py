"""The answer in the middle of the window: what became of the signature, and how long the token has left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from inspector.model.calendar import local_text
from inspector.model.lifetime import last_part
from inspector.model.sentences import CHECKS, STATES, VERDICTS
from inspector.view.furniture import Line, named, row
from inspector.view.phrases import fault_text, span_text
from inspector.view.timeline import Timeline
from inspector.view.wording import say, why

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.model import Inspected, Inspection, Lifetime
    from inspector.view.colours import Colours, Tone
    from inspector.view.theme import Theme


class Face(NamedTuple):
    """How a verdict looks: the name of its tone and of its sign."""

    tone: str
    icon: str


FACES = {
    "verified": Face("good", "check"),
    "bad-signature": Face("bad", "cross"),
    "refused": Face("refused", "danger"),
    "unsecured": Face("bad", "danger"),
    "not-checked": Face("neutral", "dash"),
    "unsupported": Face("warn", "help"),
    "encrypted": Face("neutral", "lock"),
    "decrypted": Face("good", "lock"),
    "decryption-failed": Face("bad", "lock"),
    "per-signature": Face("info", "info"),
    "working": Face("neutral", "clock"),
}
_STATE_TONES = {
    "valid": "good",
    "expiring": "warn",
    "not-yet-valid": "warn",
    "expired": "bad",
    "unreadable": "bad",
}


def tone_of(colours: Colours, name: str) -> Tone:
    """The tone of that name."""
    tone: Tone = getattr(colours, name)
    return tone


class Sign(QWidget):
    """A large round sign whose shape tells the verdict without its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = Face("neutral", "dash")
        self.setFixedSize(36, 36)
        theme.changed.connect(self.update)

    def show_face(self, face: Face) -> None:
        """Show another verdict."""
        if face != self._face:
            self._face = face
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        tone = tone_of(colours, self._face.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ink))
        painter.drawEllipse(self.rect())
        picture = self._theme.pixmap(self._face.icon, colours.base, 20, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(8, 8), picture)


class StatusCard(QWidget):
    """Holds `signatureStatus`, `expiryCountdown` and the timeline; it never scrolls away.

    ``timeShown(str)``: the time left in words, empty where there is none.
    """

    timeShown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Inspected | None = None
        self._face = Face("neutral", "dash")
        self._time_tone = "neutral"
        self._sign = Sign(theme, self)
        self.signature_status = _big_label(self, "signatureStatus", 1.35)
        self.why = Line(parent=self, quiet=False)
        self._clock = QLabel(self)
        self._clock.setFixedSize(36, 24)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.expiry_countdown = _big_label(self, "expiryCountdown", 1.35)
        self.until = Line(parent=self)
        self.timeline = Timeline(theme, self)
        self.as_of = Line(parent=self, quiet=False)
        strong = QFont(self.as_of.font())
        strong.setWeight(QFont.Weight.DemiBold)
        self.as_of.setFont(strong)
        self.as_of.hide()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self._on_theme_changed)
        self.show_nothing()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.signature_status)
        words.addWidget(self.why)
        top = row(self._sign, words, spacing=12)
        top.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        top.setStretch(1, 1)
        time_words = QVBoxLayout()
        time_words.setSpacing(2)
        time_words.addWidget(self.expiry_countdown)
        time_words.addWidget(self.until)
        time = row(self._clock, time_words, spacing=12)
        time.setAlignment(self._clock, Qt.AlignmentFlag.AlignTop)
        time.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 6)
        box.setSpacing(0)
        box.addLayout(top)
        box.addSpacing(17)
        box.addLayout(time)
        box.addSpacing(4)
        box.addWidget(self.timeline)
        box.addWidget(self.as_of)

    def show_nothing(self) -> None:
        """There is no token: say so, and claim nothing."""
        self._shown = None
        self._show_face(Face("neutral", "dash"), self.tr("No token yet"), self.tr("no token"))
        self.why.say(self.tr("Paste one on the left; what became of its signature stands here."))
        self._show_state("neutral", self.tr("no token"), "–", "")
        self.timeline.show_lifetime(None, 0, 0, "neutral")

    def show_working(self) -> None:
        """A judgement is under way: nothing that stood here holds any longer."""
        self._shown = None
        self._show_face(FACES["working"], self.tr("Working…"), say(VERDICTS["working"]))
        self.why.setText(" ")
        self._show_state("neutral", say(VERDICTS["working"]), "…", "")
        self.timeline.show_lifetime(None, 0, 0, "neutral")

    def show_token(self, inspection: Inspection, inspected: Inspected) -> None:
        """Show what became of a token; the same token again renews the time alone."""
        if inspected is not self._shown:
            self._shown = inspected
            face = FACES.get(inspected.verdict, FACES["not-checked"])
            self._show_face(face, self._title(inspected), say(VERDICTS.get(inspected.verdict, inspected.verdict)))
        self.why.say(self._reasons(inspection, inspected))
        self._show_time(inspection, inspected)

    def _reasons(self, inspection: Inspection, inspected: Inspected) -> str:
        """Why the verdict is what it is, and which checks fail although the signature is good."""
        because = why(inspected)
        failed = [say(CHECKS[check.name]) for check in inspection.checks(inspected) if check.outcome == "failed"]
        if inspected.verdict not in ("verified", "decrypted") or not failed:
            return because
        return f"{because}\n{self.tr('But this fails: {0}.').format(', '.join(failed))}"

    def show_as_of(self, sentence: str) -> None:
        """Make plain that the moment of judging is not now; empty: it is."""
        self.as_of.say(sentence)
        self.timeline.show_as_of(bool(sentence))
        self._tint(self.as_of, "warn")
        self.update()

    def _title(self, inspected: Inspected) -> str:
        no_key = any(check.name == "signature" and check.reason == "no-key" for check in inspected.checks)
        titles = {
            "verified": self.tr("Signature verified"),
            "bad-signature": self.tr("Bad signature"),
            "refused": self.tr("Refused, not tried"),
            "unsupported": self.tr("Unsupported algorithm"),
            "not-checked": self._unchecked(inspected, no_key=no_key),
            "unsecured": self.tr("Unsecured: nobody signed this"),
            "encrypted": self.tr("Encrypted"),
            "decrypted": self.tr("Decrypted"),
            "decryption-failed": self.tr("Decryption failed"),
            "per-signature": self.tr("Several signatures"),
        }
        return titles.get(inspected.verdict, inspected.verdict)

    def _unchecked(self, inspected: Inspected, *, no_key: bool) -> str:
        if inspected.token.parse == "fail":
            return self.tr("This is not a token")
        return self.tr("Not checked: no key") if no_key else self.tr("Not checked")

    def _show_face(self, face: Face, title: str, verdict: str) -> None:
        self._face = face
        self._sign.show_face(face)
        self.signature_status.setText(title)
        self._name(self.signature_status, self.tr("Signature status: {0}").format(verdict))
        self._tint(self.signature_status, face.tone)
        self.update()

    def _show_time(self, inspection: Inspection, inspected: Inspected) -> None:
        life = inspection.lifetime(inspected)
        big = self._countdown(life, inspection.now)
        tone = _STATE_TONES.get(life.state, "neutral")
        if life.state == "unreadable" and not inspected.token.dates.present():
            tone, big = "neutral", self.tr("not known")  # nothing is wrong with dates that nobody has seen
        if tone == "good" and inspected.verdict != "verified":
            # Dates that nobody vouches for are no good news.
            tone = "neutral"
        word = say(STATES.get(life.state, life.state))
        self._show_state(tone, word, big, self._until(life, inspection, inspected))
        self.timeline.show_lifetime(life, inspection.now, last_part(inspected.token.dates), tone)

    def _show_state(self, tone: str, word: str, big: str, until: str) -> None:
        if self.expiry_countdown.text() != big:
            self.expiry_countdown.setText(big)
            self.expiry_countdown.setAccessibleDescription(big)
            self.timeShown.emit("" if big in ("–", "…") else big)
        self._name(self.expiry_countdown, self.tr("Time left: {0}").format(word))
        self.until.say(until)
        if tone != self._time_tone or self._clock.pixmap().isNull():
            self._time_tone = tone
            self._paint_clock()
            self.update()

    def _paint_clock(self) -> None:
        ink = tone_of(self._theme.colours, self._time_tone).ink
        self._clock.setPixmap(self._theme.pixmap("clock", ink, 20, self.devicePixelRatioF()))
        self._tint(self.expiry_countdown, self._time_tone)

    def _countdown(self, life: Lifetime, now: float) -> str:
        if life.state == "expired" and life.remaining is not None:
            return self.tr("expired {0} ago").format(span_text(-life.remaining))
        if life.state == "not-yet-valid" and life.not_before is not None:
            return self.tr("valid in {0}").format(span_text(life.not_before - now))
        if life.state == "no-expiry":
            return self.tr("no expiry")
        if life.remaining is None or life.state == "unreadable":
            return self.tr("unreadable")
        return self.tr("{0} left").format(span_text(life.remaining))

    def _until(self, life: Lifetime, inspection: Inspection, inspected: Inspected) -> str:
        parts: list[str] = []
        if life.state == "unreadable":
            odd = (moment for moment in inspected.token.dates.present() if moment.seconds is None)
            parts.extend(f"{moment.claim} {fault_text(moment)}" for moment in odd)
        elif life.state == "not-yet-valid" and life.not_before is not None:
            parts.append(self.tr("from {0}").format(local_text(life.not_before) or "…"))
        elif life.expires_at is not None:
            text = local_text(life.expires_at) or self.tr("beyond any calendar")
            parts.append((self.tr("on {0}") if life.state == "expired" else self.tr("until {0}")).format(text))
        if inspection.policy.leeway:
            parts.append(self.tr("leeway {0} s").format(f"{inspection.policy.leeway:g}"))
        return " · ".join(parts)

    def _name(self, label: QLabel, name: str) -> None:
        if label.accessibleName() != name:
            label.setAccessibleName(name)

    def _tint(self, label: QLabel, tone: str) -> None:
        colours = self._theme.colours
        ink = QColor(colours.text if tone == "neutral" else tone_of(colours, tone).ink)
        shade = label.palette()
        if shade.color(label.foregroundRole()) != ink:
            shade.setColor(label.foregroundRole(), ink)
            label.setPalette(shade)

    def dress(self) -> None:
        """Take the theme's colours, whatever the labels believe to have."""
        for label, tone in (
            (self.signature_status, self._face.tone),
            (self.expiry_countdown, self._time_tone),
            (self.as_of, "warn"),
        ):
            label.setPalette(QPalette())
            self._tint(label, tone)
        self._paint_clock()
        self.update()

    def _on_theme_changed(self) -> None:
        self.dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        border = self._border()
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        halves = (
            (tone_of(colours, self._face.tone), QRectF(0, 0, self.width(), border)),
            (
                tone_of(colours, self._time_tone),
                QRectF(0, border, self.width(), self.height()),
            ),
        )
        for tone, half in halves:
            painter.setClipRect(half)
            painter.setPen(QPen(QColor(tone.edge), 1))
            painter.setBrush(QColor(tone.paper))
            painter.drawRoundedRect(whole, 8, 8)
        painter.setPen(QPen(QColor(halves[1][0].edge), 1))
        painter.drawLine(QPointF(0.5, border + 0.5), QPointF(self.width() - 1.5, border + 0.5))

    def _border(self) -> int:
        """Where what is said about the signature ends, and what is said about the time begins: two statements."""
        return (max(self.why.geometry().bottom(), self._sign.geometry().bottom()) + self._clock.y()) // 2

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())


def _big_label(parent: QWidget, name: str, scale: float) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(QFont.Weight.DemiBold)
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    named(label, name, "")
    return label
