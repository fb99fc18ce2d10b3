"""The right column: a new token, made of header and payload as they are typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.view.encode.algorithm_choice import AlgorithmChoice
from inspector.view.encode.below_field import BelowField
from inspector.view.encode.dates_below import DatesBelow
from inspector.view.encode.inspect_button import InspectButton
from inspector.view.encode.lay_out_button import LayOutButton
from inspector.view.encode.pane_history import PaneHistory
from inspector.view.encode.templates_button import TemplatesButton
from inspector.view.encode.token_form import TokenForm
from inspector.view.keys.words import say_key
from inspector.view.look.escaping import shown
from inspector.view.look.furniture import HairSplitter, IconButton, Title, block, named, row
from inspector.view.look.said import Said
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.secret_edit import SecretEdit
from inspector.view.text.stand_in import StandIn
from inspector.view.text.token_view import TokenView

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from inspector.model import Finding, Key
    from inspector.model.remark import Remark
    from inspector.view.encode.form_section import FormSection
    from inspector.view.look.theme import Theme

_MOST_NAMED = 8
"""Removed members that are named."""
_LEAST = 34
"""Pixels that an editor keeps in a low window: a line and its frame."""


class EncodePane(QWidget):
    """Implements `EncodeView`; ``copyRequested(str)`` as the window's."""

    headerEdited = Signal(str)
    payloadEdited = Signal(str)
    signingKeyEdited = Signal(str)
    algorithmChosen = Signal(str)
    inspectRequested = Signal()
    startAgainRequested = Signal()
    copyRequested = Signal(str)
    layOutRequested = Signal(bool)
    craftRequested = Signal(str)
    formChosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_showing = False
        self.new_token_view = TokenView(theme, self)
        named(self.new_token_view, "newTokenView", self.tr("New token"))
        self.new_token_view.setPlaceholderText(self.tr("No new token yet"))
        self.signing_key_edit = SecretEdit(theme, self)
        named(self.signing_key_edit, "signingKeyEdit", self.tr("Signing key"))
        self.signing_key_edit.setPlaceholderText(self.tr("Empty: the key of VERIFY signs"))
        self.signing_key_edit.setMinimumHeight(_LEAST)
        self.signing_algorithm = AlgorithmChoice(theme, self)
        named(self.signing_algorithm, "signingAlgorithm", self.tr("Signing algorithm"))
        self.signing_algorithm.setToolTip(self.tr("Rewrites “alg” in the new header"))
        self.signing_algorithm.setMinimumContentsLength(6)
        self.new_header_edit = JsonEdit(theme, self)
        named(self.new_header_edit, "newHeaderEdit", self.tr("New header"))
        self.new_payload_edit = JsonEdit(theme, self)
        named(self.new_payload_edit, "newPayloadEdit", self.tr("New payload"))
        self.new_header_edit.complete_as("header")
        self.new_payload_edit.complete_as("payload")
        self._copy = IconButton(theme, "copy", self.tr("Copy"), self, words=True)
        self._copy.setAccessibleName(self.tr("Copy new token"))
        self._copy.setEnabled(False)
        self.new_button = TemplatesButton(theme, self)
        self.make_key = IconButton(theme, "key", self.tr("Make key…"), self, words=True)
        named(self.make_key, "makeKey", self.tr("Make or convert a key"))
        for button in (self._copy, self.make_key):
            button.let_words_go()
        self._removed = Said(parent=self)
        self._removed.hide()
        self._which_key = Said(parent=self)
        self._which_key.hide()
        self._section: FormSection | None = None
        self.token_form = TokenForm(theme, self)
        self._below = {place: BelowField(place, self) for place in ("header", "payload", "key")}
        self._start_again = IconButton(theme, "undo", self.tr("Start again from this token"), self, words=True)
        self._start_again.let_words_go()
        self._start_again.hide()
        self._indent = LayOutButton(theme, self.new_payload_edit, self)
        self.inspect_button = InspectButton(self)
        self.inspect_button.setEnabled(False)
        self._token, self.header_stand_in, self.payload_stand_in = (
            StandIn(theme, editor) for editor in (self.new_token_view, self.new_header_edit, self.new_payload_edit)
        )
        for editor in (self.new_token_view, self.new_header_edit):
            editor.setMinimumHeight(_LEAST)
        self.splitter = self._lay_out()
        self.history = PaneHistory(self)
        self.dates = DatesBelow(theme, self.new_payload_edit, self._payload_part, self._removed, self.history)
        self._connect()

    def form_section(self) -> FormSection:
        """What other forms need, built on the first call: it stands between the key and the new header."""
        if self._section is None:
            from inspector.view.encode.form_section import FormSection
            from inspector.view.encode.payload_file import PayloadFile

            file = PayloadFile(self._theme, self._payload_part, self.new_payload_edit, self._indent)
            self._section = section = FormSection(self._theme, file, self)
            self._splitter_parts.insertWidget(2, section)
            section.contentCopyRequested.connect(self._on_copy_content)
            section.stopsChanged.connect(self._on_section_changed)
            section.formShown.connect(self._on_form_shown)
            section.below.taken.connect(self._on_offer_taken)
            section.below.made.connect(self._order_tabs)
        return self._section

    def _lay_out(self) -> HairSplitter:
        token = block(
            row(Title(self.tr("Encode"), main=True), None, self.new_button, self._copy),
            self._token,
            margins=(12, 8, 12, 8),
        )
        key = block(
            row(Title(self.tr("Sign with")), None, self.make_key, self.signing_algorithm),
            self.signing_key_edit,
            self._which_key,
            self._below["key"],
        )
        header = block(
            row(Title(self.tr("New header")), None, self._start_again), self.header_stand_in, self._below["header"]
        )
        text = block(self.payload_stand_in, self._removed, margins=(0, 0, 0, 0))
        payload = block(row(Title(self.tr("New payload")), None, self._indent), text, self._below["payload"])
        self._key_part, self._payload_part = key, text
        self._splitter_parts = splitter = HairSplitter(Qt.Orientation.Vertical, "encodeSplitter")
        for place, (part, size) in enumerate(((token, 150), (key, 100), (header, 110), (payload, 290))):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, size)
        splitter.setSizes([150, 100, 110, 290])
        foot = row(self.token_form, None, self.inspect_button, spacing=8)
        foot.setContentsMargins(12, 0, 12, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(splitter, 1)
        whole.addLayout(foot)
        return splitter

    def _connect(self) -> None:
        self.new_header_edit.textChanged.connect(self._on_header_changed)
        self.new_payload_edit.textChanged.connect(self._on_payload_changed)
        self.dates.unfolded.connect(self._order_tabs)
        self.signing_key_edit.textChanged.connect(self._on_key_changed)
        self.signing_key_edit.fileRefused.connect(self._on_file_refused)
        self.signing_algorithm.currentTextChanged.connect(self._on_algorithm_changed)
        self.inspect_button.clicked.connect(self._on_inspect)
        self._start_again.clicked.connect(self._on_start_again)
        self._copy.clicked.connect(self._on_copy)
        self.new_button.craftAsked.connect(self.craftRequested)
        self.make_key.clicked.connect(self._on_make_key)
        self._indent.asked.connect(self.layOutRequested)
        self.token_form.chosen.connect(self._on_form_chosen)
        for below in self._below.values():
            below.taken.connect(self._on_offer_taken)
            below.made.connect(self._order_tabs)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        token = [self.new_button, self._copy, self.new_token_view]
        token += [self.make_key, self.signing_algorithm, self.signing_key_edit, self.signing_key_edit.eye]
        section = self._section.tab_stops() if self._section is not None else []
        dates = self.dates.tab_stops()
        dates += self._section.payload_file.tab_stops() if self._section is not None else []
        texts = [self._start_again, self.new_header_edit, self._indent, self.new_payload_edit]
        return [*token, *section, *texts, *dates, self.token_form, self.inspect_button]

    def _on_section_changed(self) -> None:
        self._order_tabs()
        if self._section is not None:
            self.history.look_at(self._section)
        if self._section is not None and not self._section.isHidden():
            self.splitter.make_room(self._section)

    def _on_form_shown(self) -> None:
        from inspector.view.encode.room import share_out

        self._on_section_changed()
        share_out(self.splitter, self.new_payload_edit.fontMetrics().lineSpacing(), _LEAST)

    def _order_tabs(self) -> None:
        """Let Tab go through what came later, too, where it stands."""
        for before, after in pairwise(self.tab_stops()):
            QWidget.setTabOrder(before, after)

    def put_signing_key(self, text: str) -> None:
        """Write a key into its field as the person would."""
        self.signing_key_edit.replace_text(text)

    def one_step(self) -> AbstractContextManager[None]:
        """Let all that is shown meanwhile be undone as one step."""
        return self.history.one_step()

    def remember(self, name: str, place: int, before: object, after: object, *, joins: bool) -> None:
        """Let a wish be undone, too."""
        self.history.remember(name, place, before, after, joins=joins)

    def show_header(self, text: str) -> None:
        """Replace the new header's text."""
        self.header_stand_in.show_text(text)

    def show_payload(self, text: str) -> None:
        """Replace the new payload's text."""
        self.payload_stand_in.show_text(text)
        self._indent.look()
        self.dates.look()

    def show_now(self, now: float) -> None:
        """Say what is from now at another moment (seconds since 1970)."""
        self.dates.show_now(now)

    def show_changes(
        self, header_lines: tuple[int, ...], payload_lines: tuple[int, ...], removed: tuple[str, ...] = ()
    ) -> None:
        """Mark the lines that differ from the inspected token, and name what is gone."""
        self.new_header_edit.show_changed_lines(header_lines)
        self.new_payload_edit.show_changed_lines(payload_lines)
        names = ", ".join(shown(path.removeprefix("$."), 60) for path in removed[:_MOST_NAMED])
        more = "…" if len(removed) > _MOST_NAMED else ""
        self._removed.say(self.tr("Gone: {0}").format(names + more) if removed else "")

    def show_token(self, text: str) -> None:
        """Show the new token in its colours; empty: visibly none."""
        self._token.show_text(text)
        self._copy.setEnabled(bool(text))
        self.inspect_button.setEnabled(bool(text))
        self._name_token(working=False)

    def show_working(self) -> None:
        """Say that a new token is being made: the former one is visibly void."""
        self.show_token("")
        self.show_error("", "", 0, 0)
        self.show_remarks(())
        self.new_token_view.setPlaceholderText(self.tr("Working…"))
        self._name_token(working=True)

    def _name_token(self, *, working: bool) -> None:
        state = self.tr("working") if working else ""
        if self.new_token_view.accessibleDescription() != state:
            self.new_token_view.setAccessibleDescription(state)

    def show_form(self, form: str) -> None:
        """Show in which form the token is made."""
        self.token_form.show_form(form)
        self._key_part.setVisible(form != "encrypted")

    def show_error(self, place: str, sentence: str, line: int, column: int, *, calm: bool = False) -> None:
        """Say why there is no new token, below the field that is to blame; ``calm``: nobody did anything wrong."""
        for where, below in self._below.items():
            below.show_error(sentence if where == place else "", calm=calm)
        if self._section is not None:
            self._section.show_error(sentence if place == "form" else "")
        self.new_header_edit.show_mistake(line if place == "header" else 0, column)
        self.new_payload_edit.show_mistake(line if place == "payload" else 0, column)
        self.new_token_view.setPlaceholderText(self.tr("No new token yet"))

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say what is odd about the new token, and offer what would let it be made."""
        for below in (*self._below.values(), *((self._section.below,) if self._section is not None else ())):
            below.show_remarks(remarks)

    def show_key(self, key: Key | None, findings: tuple[Finding, ...], borrowed: bool) -> None:
        """Show which key signs, and what is to be said about it."""
        self._which_key.say("\n".join(say_key(key, findings, borrowed=borrowed)))

    def show_algorithms(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the algorithms that fit; the chosen one is what the header says, also when it fits
        nothing.
        """
        self._is_showing = True
        self.signing_algorithm.offer(names, chosen)
        self._is_showing = False

    def show_touched(self, touched: bool) -> None:
        """Offer to start again once the pane stays as it was edited."""
        self._start_again.setVisible(touched)

    def _on_header_changed(self) -> None:
        if not self.history.is_restoring:
            self.headerEdited.emit(self.new_header_edit.toPlainText())

    def _on_payload_changed(self) -> None:
        self._indent.look()
        if not self.history.is_restoring:
            self.payloadEdited.emit(self.new_payload_edit.toPlainText())

    def _on_key_changed(self) -> None:
        self.signingKeyEdited.emit(self.signing_key_edit.toPlainText())

    def _on_algorithm_changed(self, name: str) -> None:
        if name and not self._is_showing:
            with self.history.one_step(self.signing_algorithm):
                self.algorithmChosen.emit(name)

    def _on_offer_taken(self, code: str, name: str) -> None:
        with self.history.one_step():
            if code == "sign-with":
                self.algorithmChosen.emit(name)
            else:
                self.form_section().lockAlgorithmChosen.emit(name)

    def _on_form_chosen(self, form: str) -> None:
        with self.history.one_step(self.token_form):
            self.formChosen.emit(form)

    def _on_file_refused(self, sentence: str) -> None:
        self._below["key"].show_error(sentence)

    def _on_inspect(self) -> None:
        self.inspectRequested.emit()

    def _on_start_again(self) -> None:
        self.startAgainRequested.emit()

    def _on_make_key(self) -> None:
        self.craftRequested.emit("make-key")

    def _on_copy_content(self) -> None:
        self.copyRequested.emit("new-content")

    def _on_copy(self) -> None:
        self.copyRequested.emit("new-token")

    def sizeHint(self) -> QSize:
        return QSize(420, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 320)
