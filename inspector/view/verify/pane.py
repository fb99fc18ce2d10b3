"""The middle column: the judgement, the time left, the key, what is expected, every check and every
finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.model.calendar import utc_text
from inspector.view.look.furniture import HairSplitter, Line, Title, block, named, row
from inspector.view.look.moments import moments
from inspector.view.look.row_list import RowList
from inspector.view.look.tab_order import put_behind
from inspector.view.verify.checks_model import ChecksModel
from inspector.view.verify.expect_section import ExpectSection
from inspector.view.verify.findings_model import FindingsModel
from inspector.view.verify.key_section import KeySection
from inspector.view.verify.notice import Notice
from inspector.view.verify.remedies import Remedies
from inspector.view.verify.status_card import StatusCard

if TYPE_CHECKING:
    from inspector.model import Inspected, Inspection, Policy, Remedy
    from inspector.model.renewal import Change
    from inspector.view.look.theme import Theme

_ANY_HEIGHT = 16_777_215  # Qt's own largest height of a widget


class VerifyPane(QWidget):
    """Implements `VerifyView`."""

    timeShown = Signal(str)
    keyEdited = Signal(str)
    secretEncodingChosen = Signal(str)
    passwordEdited = Signal(str)
    policyEdited = Signal(object)
    asOfEdited = Signal(str)
    refreshAnywayRequested = Signal()
    undoRefreshRequested = Signal()
    takeBackRequested = Signal()
    applyRequested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Inspected | None = None
        self._keys_shown: object = None
        self._is_working = False
        self._offered_leeway = 0.0
        self._as_of: float | None = None
        self._inspection: Inspection | None = None
        self._inspected: Inspected | None = None
        self.card = StatusCard(theme, self)
        self.notice = Notice(theme, self)
        self.remedies = Remedies(theme, self)
        self.key_section = KeySection(theme, self)
        self.expect_section = ExpectSection(theme, self)
        self._checks = ChecksModel(self)
        self._findings = FindingsModel(self)
        self.checks_view = RowList(theme, self, title_width=116)
        named(self.checks_view, "checksView", self.tr("Checks"))
        self.checks_view.setModel(self._checks)
        self.checks_view.setMinimumHeight(44)
        self.findings_view = RowList(theme, self, title_width=0)
        named(self.findings_view, "findingsView", self.tr("Findings"))
        self.findings_view.setModel(self._findings)
        self._check_count = Line(parent=self)
        self._finding_count = Line(parent=self)
        for count in (self._check_count, self._finding_count):
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.make_room = QTimer(self, singleShot=True, interval=0)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._sizes_folded: list[int] = []
        self._sizes_unfolded: list[int] = []
        self._asked = QWidget()
        self._asked.setObjectName("asked")
        self.splitter = self._lay_out()
        self._connect()

    def _lay_out(self) -> HairSplitter:
        splitter = HairSplitter(Qt.Orientation.Vertical, "verifySplitter")
        box = QVBoxLayout(self._asked)
        box.setContentsMargins(12, 4, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.remedies)
        box.addWidget(self.key_section, 1)
        box.addWidget(self.expect_section)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(40)
        scroll.setWidget(self._asked)
        self._asked.setAutoFillBackground(False)
        checks = block(_head(self.tr("Checks"), self._check_count), self.checks_view)
        self._findings_block = findings = block(_head(self.tr("Findings"), self._finding_count), self.findings_view)
        for place, (part, stretch) in enumerate(((scroll, 0), (checks, 2), (findings, 1))):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, stretch)
        splitter.setSizes([236, 170, 90])
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(4)
        top.addLayout(row(Title(self.tr("Verify"), main=True), None))
        top.addWidget(self.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(splitter, 1)
        return splitter

    def _connect(self) -> None:
        self.card.timeShown.connect(self.timeShown)
        self.card.asOfMoved.connect(self._on_as_of_moved)
        self.card.leewayWanted.connect(self._on_leeway_wanted)
        moments().changed.connect(self._say_as_of)
        self.key_section.keyEdited.connect(self.keyEdited)
        self.key_section.secretEncodingChosen.connect(self.secretEncodingChosen)
        self.key_section.passwordEdited.connect(self.passwordEdited)
        self.expect_section.policyEdited.connect(self.policyEdited)
        self.expect_section.asOfEdited.connect(self.asOfEdited)
        self.expect_section.unfolded.connect(self.make_room.start)
        self.make_room.timeout.connect(self._on_make_room)
        self._follow.timeout.connect(self._on_follow)
        self.remedies.applyRequested.connect(self.applyRequested)
        self.notice.refreshAnywayRequested.connect(self.refreshAnywayRequested)
        self.notice.undoRequested.connect(self.undoRefreshRequested)
        self.notice.takeBackRequested.connect(self.takeBackRequested)
        self.notice.leewayRequested.connect(self._on_leeway_offered)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        asked = [*self.key_section.tab_stops(), *self.expect_section.tab_stops()]
        return [*self.card.tab_stops(), *asked, self.checks_view, self.findings_view]

    def show_inspection(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Show the judgement; the same one at another time renews the countdown and the checks that
        turned.
        """
        self._inspection = inspection
        # An empty text is no token, and nothing is wrong with it.
        self._inspected = inspected if inspected is not None and inspected.token.text.strip() else None
        if not self._is_working:
            self._render()

    def _render(self) -> None:
        inspection = self._inspection
        if inspection is None:
            return
        inspected = self._inspected
        if inspected is None:
            self.card.show_nothing()
            self._checks.show_checks(())
            self._findings.show_findings(inspection.findings)
        else:
            self.card.show_token(inspection, inspected)
            self._checks.show_checks(inspection.checks(inspected), self._leeway(inspection))
            self._findings.show_findings((*inspection.findings_of(inspected), *inspection.findings))
        asked = (inspected, inspection.keys, inspection.findings)
        if asked != self._keys_shown:
            self._keys_shown = asked
            self.key_section.show_keys(inspection, inspected)
        self._count(inspection, inspected)

    def _count(self, inspection: Inspection, inspected: Inspected | None) -> None:
        words = []
        if inspected is not None:
            outcomes = [check.outcome for check in inspection.checks(inspected)]
            for outcome, text in (
                ("failed", self.tr("{0} failed")),
                ("warning", self.tr("{0} warning")),
                ("passed", self.tr("{0} passed")),
                ("not-checked", self.tr("{0} not checked")),
            ):
                if outcomes.count(outcome):
                    words.append(text.format(outcomes.count(outcome)))
            if inspection.policy.leeway:
                words.append(self.tr("leeway {0}").format(self._leeway(inspection)))
        self._check_count.say(" · ".join(words))
        total = sum(self._findings.counts())
        self._finding_count.say(str(total) if total else self.tr("none"))
        self._give_findings_room(total > 0)

    def _leeway(self, inspection: Inspection) -> str:
        return self.tr("{0} s").format(f"{inspection.policy.leeway:.15g}")

    def _on_make_room(self) -> None:
        """What was unfolded is seen, as far as the board and the findings can give way and the key stays in view; what
        is folded again gives its room back.
        """
        sizes = self.splitter.sizes()
        if not self.expect_section.is_unfolded:
            if sizes == self._sizes_unfolded:  # nobody moved a border since
                self.splitter.setSizes(self._sizes_folded)
            return
        whole = sum(sizes)
        wanted = min(self._asked.sizeHint().height(), whole - 150)
        if wanted > sizes[0]:
            rest = (whole - wanted) / max(1, sizes[1] + sizes[2])
            self.splitter.setSizes([wanted, round(sizes[1] * rest), round(sizes[2] * rest)])
            self._sizes_folded = self._sizes_folded if sizes == self._sizes_unfolded else sizes
            self._sizes_unfolded = self.splitter.sizes()
        bar, end = self._scroll.verticalScrollBar(), self.expect_section.geometry().bottom()
        bar.setValue(max(bar.value(), min(end - self._scroll.viewport().height(), self.key_section.y())))

    def _give_findings_room(self, any_found: bool) -> None:
        """Leave the board the room while there is nothing to find."""
        if self.findings_view.isHidden() == any_found:
            self.findings_view.setVisible(any_found)
            self._findings_block.setMaximumHeight(
                _ANY_HEIGHT if any_found else self._findings_block.sizeHint().height()
            )

    def show_working(self, working: bool) -> None:
        """Say that a judgement is under way: what stood here is void until it comes."""
        if working == self._is_working:
            return
        self._is_working = working
        if working:
            self._keys_shown = None
            self.card.show_working()
            self._checks.show_checks(())
            self._findings.show_findings(())
            self._check_count.say("")
            self._finding_count.say("")

    def show_request(self, key: str, encoding: str, password: str, policy: Policy, as_of: str) -> None:
        """Fill the fields with what the command line asked for."""
        self.key_section.show_request(key, encoding, password)
        self.expect_section.show_request(policy, as_of)

    def show_as_of(self, moment: float | None, error: str) -> None:
        """Make plain that the time is not now, or what is wrong with the one that was typed."""
        self.expect_section.show_as_of_error(bool(error))
        if self.expect_section.as_of_edit.hasFocus():  # else the card tells it, and what is looked at stays where it is
            self._follow.start()
        self._as_of = moment
        self._say_as_of()

    def _on_follow(self) -> None:
        self._scroll.ensureWidgetVisible(self.expect_section.as_of_edit, 0, 40)

    def _say_as_of(self) -> None:
        text = ""
        if self._as_of is not None:
            text = self.tr("Judged as of {0}, not now.").format(moments().write(self._as_of) or utc_text(self._as_of))
        self.card.show_as_of(text)

    def _on_as_of_moved(self, moment: object) -> None:
        """The timeline and the field are two handles of one thing."""
        text = utc_text(moment) if isinstance(moment, float) else ""
        self.expect_section.as_of_edit.setText(text)

    def show_clock(self, sentence: str, leeway: float) -> None:
        """Say that another clock is off, and offer so much leeway."""
        self._offered_leeway = leeway
        self.notice.show_notice(sentence, "leeway")

    def _on_leeway_offered(self) -> None:
        self._on_leeway_wanted(self._offered_leeway)

    def _on_leeway_wanted(self, seconds: float) -> None:
        self.expect_section.leeway_edit.setText(f"{seconds:g}")

    def show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        """Show why the signature fails and what would mend it."""
        had_focus = self.remedies.isAncestorOf(QApplication.focusWidget() or self)
        self.remedies.show_remedies(remedies)
        put_behind(self.card.tab_stops()[-1], self.remedies.tab_stops())
        if had_focus:  # or it would fall on whatever button comes next
            self.checks_view.setFocus()
        if remedies:
            self._scroll.verticalScrollBar().setValue(0)

    def put_key(self, text: str) -> None:
        """Write a key into its field as the person would."""
        self.key_section.put_key(text)

    def put_password(self, text: str) -> None:
        """Write the password of a private key as the person would."""
        self.key_section.put_password(text)

    def put_secret_encoding(self, name: str) -> None:
        """Choose how the secret is written as the person would."""
        self.key_section.put_secret_encoding(name)

    def show_notice(self, sentence: str, action: str) -> None:
        """Say what became of a refresh."""
        self.notice.show_notice(sentence, action)

    def show_refreshed(self, changes: tuple[Change, ...]) -> None:
        """Say what a refresh changed."""
        self.notice.show_refreshed(changes)

    def sizeHint(self) -> QSize:
        return QSize(430, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 320)


def _head(title: str, count: Line) -> QVBoxLayout:
    box = QVBoxLayout()
    line = row(Title(title), count)
    line.setStretch(1, 1)
    box.addLayout(line)
    return box
