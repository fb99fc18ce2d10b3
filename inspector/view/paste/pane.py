"""The left column: what was pasted, which tokens it holds, and what stands in the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector.view.claims.explained import Explainer
from inspector.view.claims.payload_view import LARGE, PayloadView
from inspector.view.claims.table import ClaimsView
from inspector.view.look.furniture import HairSplitter, IconButton, Title, block, column, copy_text, named, row
from inspector.view.look.tab_order import put_behind
from inspector.view.paste.type_line import TypeLine
from inspector.view.shelf.shelf import Shelf
from inspector.view.text.token_edit import TokenEdit, part_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from inspector.model import Document, Inspected, Inspection
    from inspector.model.shelf import Entry, Progress
    from inspector.model.steps import Step
    from inspector.view.claims.finder import ClaimFinder
    from inspector.view.look.theme import Theme
    from inspector.view.paste.detached_section import DetachedSection
    from inspector.view.paste.steps_bar import StepsBar
    from inspector.view.text.long_text import LongText

_HEADER_ROWS = 5
"""Rows of a header for which room is made where there is some."""


class PastePane(QWidget):
    """Implements `PasteView`; ``copyRequested(str)`` as the window's, ``pasteRequested(str)`` a text that
    replaces everything.
    """

    tokenEdited = Signal(str)
    tokenChosen = Signal(int)
    copyRequested = Signal(str)
    pasteRequested = Signal(object)
    openRequested = Signal(object)
    contentEdited = Signal(object)
    stepChosen = Signal(int)
    pinToggled = Signal(int)
    removeRequested = Signal(int)
    shelfRefreshRequested = Signal(int)
    cancelRequested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Inspected | None = None
        self._long: LongText | None = None
        self._long_text = ""
        self._edit_anyway: QPushButton | None = None
        self._finder: ClaimFinder | None = None
        self._are_borders_drawn = False
        self.token_edit = TokenEdit(theme, self)
        named(self.token_edit, "tokenEdit", self.tr("Token"))
        self.token_edit.setPlaceholderText(
            self.tr(
                "Paste a token, or anything that holds one:\n\n"
                "•  Authorization: Bearer eyJ…\n"
                "•  a cURL command, a cookie, a JSON answer\n"
                "•  a log file (or drop it here)\n\n"
                "It is read on this machine; nothing is sent."
            )
        )
        self.type_line = TypeLine(self)
        self._steps_bar: StepsBar | None = None
        self._detached_section: DetachedSection | None = None
        self.shelf = Shelf(theme, self)
        self.shelf.setContentsMargins(12, 4, 12, 8)
        self.header_view = ClaimsView(meaning=Explainer("header"))
        named(self.header_view, "headerView", self.tr("Header"))
        self.payload_view = PayloadView(theme, self)
        self._copy_token = IconButton(theme, "copy", self.tr("Copy token"), self)
        self._copy_header = IconButton(theme, "copy", self.tr("Copy header"), self)
        self._make_room = QTimer(self, singleShot=True, interval=0)
        self.splitter = self._lay_out()
        self._copy_token.setEnabled(False)
        self._copy_header.setEnabled(False)
        self._connect()

    def _lay_out(self) -> HairSplitter:
        self._editor_box = QVBoxLayout()
        self._editor_box.addWidget(self.token_edit, 1)
        head = row(Title(self.tr("Paste"), main=True), None, self._copy_token)
        self._top_box = column(head, self._editor_box, self.type_line)
        header = self._header_block = block(row(Title(self.tr("Header")), None, self._copy_header), self.header_view)
        self._payload_box = column(self.payload_view)
        top, payload = block(self._top_box, margins=(12, 8, 12, 8)), block(self._payload_box)
        splitter = HairSplitter(Qt.Orientation.Vertical, "pasteSplitter")
        for place, (part, height) in enumerate(((top, 210), (self.shelf, 0), (header, 130), (payload, 360))):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, height)
        splitter.setSizes([210, 195, 130, 360])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)
        return splitter

    def _connect(self) -> None:
        self.token_edit.textChanged.connect(self._on_text_changed)
        self.token_edit.wholePasted.connect(self.pasteRequested)
        self.token_edit.filesDropped.connect(self.openRequested)
        self._copy_token.clicked.connect(self._on_copy_token)
        self._make_room.timeout.connect(self._on_make_room)
        self.splitter.splitterMoved.connect(self._on_border_moved)
        self._copy_header.clicked.connect(self._on_copy_header)
        self.shelf.tokenChosen.connect(self.tokenChosen)
        self.shelf.pinToggled.connect(self.pinToggled)
        self.shelf.removeRequested.connect(self.removeRequested)
        self.shelf.refreshRequested.connect(self.shelfRefreshRequested)
        self.shelf.copyRequested.connect(self._on_copy_row)
        self.shelf.cancelRequested.connect(self.cancelRequested)
        self.header_view.copyRequested.connect(copy_text)
        self.payload_view.follow(self.header_view)
        self.payload_view.copyRequested.connect(self.copyRequested)

    @property
    def steps_bar(self) -> StepsBar:
        """Where the steps into a token are chosen; made for the first that has some."""
        if self._steps_bar is None:
            from inspector.view.paste.steps_bar import StepsBar

            self._steps_bar = StepsBar(self._theme, self)
            self._steps_bar.stepChosen.connect(self.stepChosen)
            self._top_box.addWidget(self._steps_bar)
        return self._steps_bar

    @property
    def detached_section(self) -> DetachedSection:
        """Where the payload of a detached token is given; made for the first one."""
        if self._detached_section is None:
            from inspector.view.paste.detached_section import DetachedSection

            self._detached_section = DetachedSection(self._theme, self)
            self._detached_section.payloadEdited.connect(self.contentEdited)
            self._payload_box.insertWidget(0, self._detached_section)
        return self._detached_section

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        stops = [self._copy_token, self.token_edit, *self.shelf.tab_stops(), self._copy_header, self.header_view]
        return [*stops, *self.payload_view.tab_stops()]

    def find_claim(self) -> None:
        """Offer to find a text among the claims."""
        self.payload_view.leave_details()
        self._claim_finder().open()

    def find_next(self) -> None:
        """Go on to the next place that was found."""
        self._claim_finder().step(1)

    def find_previous(self) -> None:
        """Go back to the place before."""
        self._claim_finder().step(-1)

    def _claim_finder(self) -> ClaimFinder:
        if self._finder is None:
            # Built with the first search: the first window is quicker without it.
            from inspector.view.claims.finder import ClaimFinder

            self._finder = ClaimFinder(self._theme, self.header_view, self.payload_view, self)
            self._finder.place_above(self.header_view)
        return self._finder

    def set_formatter(self, formatter: Callable[[Document], str]) -> None:
        """Take what re-indents a document without loss, for the JSON view."""
        self.payload_view.set_formatter(formatter)

    @property
    def text(self) -> str:
        """The text that stands here, in the editor or painted."""
        return self._long_text or self.token_edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Replace the text; a very long one is painted, and edited only when the person says so."""
        if len(text) > LARGE:
            self._show_long(text)
            self._colour()
            return
        self._leave_long()
        self.token_edit.replace_text(text)
        self._colour()

    def show_pasted(self, text: str) -> None:
        """Replace the text; undo comes back to this moment, also where it stood here before."""
        if text and text == self.token_edit.toPlainText():
            self.token_edit.replace_text(text, again=True)
        self.show_text(text)

    def show_inspection(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Show what is looked at; the same at another time renews its dates alone."""
        self.shelf.show_time(inspection.now)
        if inspected is not self._shown:
            self._shown = inspected
            self._show_token(inspected)
        self.payload_view.show_details(inspected, inspection.keys)
        self.header_view.show_time(inspection.now)
        self.payload_view.show_time(inspection.now)

    def _show_token(self, inspected: Inspected | None) -> None:
        from inspector.model.document import EMPTY
        from inspector.model.lifetime import NO_DATES

        token = inspected.token if inspected is not None else None
        self._copy_token.setEnabled(token is not None)
        self._copy_header.setEnabled(token is not None and bool(token.header.raw))
        self.header_view.show_document(token.header if token else EMPTY, NO_DATES)
        self._make_room.start()
        selective = token.selective if token else None
        self.payload_view.show_document(
            token.payload if token else EMPTY, token.dates if token else NO_DATES, selective
        )
        self.type_line.show_token(token)
        if self._detached_section is not None or (token is not None and token.kind in ("jws-detached", "jws-json")):
            self.detached_section.show_token(token)
            put_behind(self.header_view, self.detached_section.tab_stops())
        self._colour()

    def _colour(self) -> None:
        text = self.text
        token = self._shown.token if self._shown is not None else None
        spans = _spans(text, token.text, token.start, token.end) if token else ()
        if self._long is not None and self._long_text:
            colours = self._theme.colours
            inks = (colours.header, colours.payload, colours.signature)
            self._long.set_span_colours([QColor(ink) for ink in inks])
            self._long.set_spans([(start, end, place % 3) for place, (start, end) in enumerate(spans)])
        else:
            self.token_edit.show_spans(spans)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the search through a long text is."""
        self.shelf.show_progress(progress)

    def show_steps(self, steps: tuple[Step, ...], chosen: int) -> None:
        """Offer the steps into the chosen token."""
        if self._steps_bar is not None or len(steps) > 1:
            self.steps_bar.show_way(steps, chosen)
            put_behind(self._edit_anyway or self.token_edit, self.steps_bar.tab_stops())

    def show_shelf(self, entries: tuple[Entry, ...], chosen: int) -> None:
        """Show the tokens that are held."""
        self.shelf.show_entries(entries, chosen)
        self._make_room.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room.start()

    def _on_make_room(self) -> None:
        """Let the header be seen whole, up to some rows, until the person draws the borders."""
        if not self._are_borders_drawn and self.header_view.claims.rowCount():
            beside = self._header_block.height() - self.header_view.height()
            wanted = beside + self.header_view.height_of_rows(_HEADER_ROWS)
            self.splitter.make_room(self._header_block, wanted)

    def _on_border_moved(self) -> None:
        self._are_borders_drawn = True

    def _on_text_changed(self) -> None:
        self.token_edit.show_spans(())
        self.tokenEdited.emit(self.token_edit.toPlainText())

    def _on_copy_token(self) -> None:
        self.copyRequested.emit("token")

    def _on_copy_row(self, number: int) -> None:
        copy_text(next((entry.inspected.token.text for entry in self.shelf.entries if entry.number == number), ""))

    def _on_copy_header(self) -> None:
        self.copyRequested.emit("header")

    def _show_long(self, text: str) -> None:
        if self._long is None:
            from inspector.view.text.long_text import LongText

            self._long = LongText()
            self._long.setObjectName("longText")
            self._long.setAccessibleName(self.tr("Token"))
            self._long.copyRequested.connect(copy_text)
            self._theme.changed.connect(self._colour)
            self._edit_anyway = QPushButton(self.tr("Edit anyway"))
            self._edit_anyway.clicked.connect(self._on_edit_anyway)
            self._editor_box.addWidget(self._long, 1)
            self._editor_box.addWidget(self._edit_anyway, 0, Qt.AlignmentFlag.AlignLeft)
            put_behind(self.token_edit, (self._long, self._edit_anyway))
        self._long_text = text
        self._long.set_text(text)
        had_focus = self.token_edit.hasFocus()
        self.token_edit.replace_text("")
        self.token_edit.hide()
        self._long.show()
        if had_focus:
            self._long.setFocus()
        assert self._edit_anyway is not None
        self._edit_anyway.show()

    def _leave_long(self) -> None:
        if self._long is None or self._edit_anyway is None or self._long.isHidden():
            return
        self._long_text = ""
        self._long.hide()
        self._long.set_text("")
        self._edit_anyway.hide()
        self.token_edit.show()

    def _on_edit_anyway(self) -> None:
        text = self._long_text
        self._leave_long()
        self.token_edit.replace_text(text)
        self.token_edit.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(430, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 320)


def _spans(text: str, token: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the parts of a token stand in the editor, which holds it as it was pasted or as it was
    cleaned.
    """
    if text[start:end] != token and text == token:
        start, end = 0, len(text)
    else:
        # What stands before the token ("Bearer") has no colour.
        start = max(start, text.find(token[:8], start, end))
    return part_spans(text, start, min(end, len(text)))
