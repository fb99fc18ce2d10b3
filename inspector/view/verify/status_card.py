"""The answer in the middle of the window: what became of the signature, and how long the token has left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inspector.model.sentences import CHECKS, VERDICTS
from inspector.view.look.countdown import BigLabel
from inspector.view.look.faces import FACES, Face, Sign, tint, tone_of
from inspector.view.look.furniture import Line, row
from inspector.view.look.wording import say, why
from inspector.view.verify.time_part import TimePart

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspector.model import Inspected, Inspection
    from inspector.view.look.theme import Theme


class StatusCard(QWidget):
    """Holds `signatureStatus`, `expiryCountdown` and the timeline; it never scrolls away.

    ``timeShown(str)``, ``asOfMoved(object)`` and ``leewayWanted(float)``: those of its `TimePart`.
    """

    timeShown = Signal(str)
    asOfMoved = Signal(object)
    leewayWanted = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Inspected | None = None
        self._face = Face("neutral", "dash")
        self._sign = Sign(theme, self)
        self.signature_status = BigLabel("signatureStatus", self)
        self.why = Line(parent=self, quiet=False)
        self.time = TimePart(theme, self)
        self.timeline = self.time.timeline
        self.expiry_countdown = self.time.expiry_countdown
        self.as_of = self.time.as_of
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.time.timeShown.connect(self.timeShown)
        self.time.asOfMoved.connect(self.asOfMoved)
        self.time.leewayWanted.connect(self.leewayWanted)
        self.time.toneChanged.connect(self.update)
        theme.changed.connect(self.dress)
        self.show_nothing()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.signature_status)
        words.addWidget(self.why)
        top = row(self._sign, words, spacing=12)
        top.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        top.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 2)
        box.setSpacing(0)
        box.addLayout(top)
        box.addSpacing(17)
        box.addWidget(self.time)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return self.time.tab_stops()

    def show_nothing(self) -> None:
        """There is no token: say so, and claim nothing."""
        self._shown = None
        self._show_face(Face("neutral", "dash"), self.tr("No token yet"), self.tr("no token"))
        self.why.say(self.tr("Paste one on the left; what became of its signature stands here."))
        self.time.show_none(self.tr("no token"), "–")

    def show_working(self) -> None:
        """A judgement is under way: nothing that stood here holds any longer."""
        self._shown = None
        self._show_face(FACES["working"], self.tr("Working…"), say(VERDICTS["working"]))
        self.why.setText(" ")
        self.time.show_none(say(VERDICTS["working"]), "…")

    def show_token(self, inspection: Inspection, inspected: Inspected) -> None:
        """Show what became of a token; the same token again renews the time alone."""
        if inspected is not self._shown:
            self._shown = inspected
            face = FACES.get(inspected.verdict, FACES["not-checked"])
            self._show_face(face, self._title(inspected), say(VERDICTS.get(inspected.verdict, inspected.verdict)))
        self.why.say(self._reasons(inspection, inspected))
        self.time.show_time(inspection, inspected)

    def _reasons(self, inspection: Inspection, inspected: Inspected) -> str:
        """Why the verdict is what it is, and which checks fail although the signature is good."""
        because = why(inspected)
        failed = [say(CHECKS[check.name]) for check in inspection.checks(inspected) if check.outcome == "failed"]
        if inspected.verdict not in ("verified", "decrypted") or not failed:
            return because
        return f"{because}\n{self.tr('But this fails: {0}.').format(', '.join(failed))}"

    def show_as_of(self, sentence: str) -> None:
        """Make plain that the moment of judging is not now; empty: it is."""
        self.time.show_as_of(sentence)

    def _title(self, inspected: Inspected) -> str:
        reason = next((check.reason for check in inspected.checks if check.name == "signature"), "")
        titles = {
            "verified": self.tr("Signature verified"),
            "bad-signature": self.tr("Bad signature"),
            "refused": self.tr("Refused, not tried"),
            "unsupported": self.tr("Unsupported algorithm"),
            "not-checked": self._unchecked(inspected, reason),
            "unsecured": self.tr("Unsecured: nobody signed this"),
            "encrypted": self.tr("Encrypted"),
            "decrypted": self.tr("Decrypted"),
            "decryption-failed": self.tr("Decryption failed"),
            "per-signature": self.tr("Several signatures"),
        }
        return titles.get(inspected.verdict, inspected.verdict)

    def _unchecked(self, inspected: Inspected, reason: str) -> str:
        if reason == "left-out":
            return self.tr("Not checked: not whole")
        if inspected.token.parse == "fail":
            return self.tr("This is not a token")
        return self.tr("Not checked: no key") if reason == "no-key" else self.tr("Not checked")

    def _show_face(self, face: Face, title: str, verdict: str) -> None:
        self._face = face
        self._sign.show_face(face)
        self.signature_status.setText(title)
        name = self.tr("Signature status: {0}").format(verdict)
        if self.signature_status.accessibleName() != name:
            self.signature_status.setAccessibleName(name)
        tint(self.signature_status, self._theme.colours, face.tone)
        self.update()

    def dress(self) -> None:
        """Take the theme's colours, whatever the labels believe to have."""
        tint(self.signature_status, self._theme.colours, self._face.tone, anew=True)
        self.time.dress()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        border = self._border()
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        halves = (
            (tone_of(colours, self._face.tone), QRectF(0, 0, self.width(), border)),
            (
                tone_of(colours, self.time.tone),
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
        return (max(self.why.geometry().bottom(), self._sign.geometry().bottom()) + self.time.y()) // 2

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())
