"""Three views of one payload: the tree, re-indented JSON, and the text as it was signed; and the details of its token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from inspector.model.document import EMPTY
from inspector.model.lifetime import NO_DATES, read_dates
from inspector.view.claims.explained import Explainer
from inspector.view.claims.table import ClaimsView
from inspector.view.look.furniture import IconButton, Title, copy_text, named, row
from inspector.view.text.page import LARGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from inspector.model import Dates, Document, Inspected, Key
    from inspector.model.disclosure import Selective
    from inspector.view.claims.disclosed_choice import DisclosedChoice
    from inspector.view.claims.line import ClaimLine
    from inspector.view.details.panel import DetailsView
    from inspector.view.look.theme import Theme
    from inspector.view.text.page import TextPage

__all__ = ["LARGE", "PayloadView"]

_TREE, _JSON, _RAW, _DETAILS = range(4)
_MOST_HEX = 65_536
_AROUND_WORDS = 16
"""Pixels beside the words of a button, so that these are never cut."""


class PayloadView(QWidget):
    """``copyRequested(str)``: what stands on the part that is to be copied. The JSON and raw views are
    made when first asked for. ``shown()``: what is shown is another text, or another view of it.
    """

    copyRequested = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document = EMPTY
        self._dates: Dates = NO_DATES
        self._selective: Selective | None = None
        self._disclosed: DisclosedChoice | None = None
        self._line: ClaimLine | None = None
        self._details: DetailsView | None = None
        self._inspected: Inspected | None = None
        self._keys: tuple[Key, ...] = ()
        self._now = 0.0
        self._formatter: Callable[[Document], str] | None = None
        self._texts: dict[int, TextPage] = {}
        self._stale = {_JSON, _RAW}
        self._wraps = True
        named(self, "payloadView", self.tr("Payload"))
        self.tree = ClaimsView(meaning=Explainer("payload"))
        named(self.tree, "payloadTree", self.tr("Payload"))
        self.tree.copyRequested.connect(copy_text)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.tree)
        self._choice = QButtonGroup(self)
        self._copy = IconButton(theme, "copy", self.tr("Copy payload"), self)
        self._copy.setEnabled(False)
        self._title = Title(self.tr("Payload"))
        self._ways = row(None, *self._buttons(), self._copy, spacing=2)
        self._head = head = row(self._title, self._ways, spacing=2)
        head.setStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self._pages, 1)
        self._box = box
        self.follow(self.tree)
        self._choice.idClicked.connect(self._on_chosen)
        self._copy.clicked.connect(self._on_copy)

    def _buttons(self) -> list[QToolButton]:
        made = []
        texts = (self.tr("Tree"), self.tr("JSON"), self.tr("Raw"), self.tr("Details"))
        for place, text in enumerate(texts):
            button = QToolButton(self)
            button.setText(text)
            button.setMinimumWidth(button.fontMetrics().horizontalAdvance(text) + _AROUND_WORDS)
            button.setCheckable(True)
            button.setChecked(place == _TREE)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._choice.addButton(button, place)
            made.append(button)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what chooses the view below the title where they do not find room beside each other."""
        super().resizeEvent(event)
        fits = self._title.sizeHint().width() + self._ways.sizeHint().width() <= self.width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [*self._choice.buttons(), self._copy, self.tree]

    def set_formatter(self, formatter: Callable[[Document], str]) -> None:
        """Take what re-indents a document without loss."""
        self._formatter = formatter

    def set_wrap(self, wraps: bool) -> None:
        """Break long lines at the border, or not."""
        self._wraps = wraps
        for page in self._texts.values():
            page.set_wrap(wraps)

    def show_document(self, document: Document, dates: Dates, selective: Selective | None = None) -> None:
        """Show another payload in whichever view is chosen; ``selective``: what its disclosures make of it, for an SD-JWT."""
        self._document, self._dates = document, dates
        self._selective = selective if selective is not None and selective.payload.raw else None
        self._copy.setEnabled(bool(document.raw))
        if self._selective is not None and self._disclosed is None:
            from inspector.view.claims.disclosed_choice import DisclosedChoice

            self._disclosed = DisclosedChoice(self)
            self._disclosed.chosen.connect(self._show)
            self._box.insertWidget(1, self._disclosed)
        if self._disclosed is not None:
            self._disclosed.show_selective(self._selective)
        self._show()

    def _show(self) -> None:
        """Show the payload as it was signed, or what the disclosures make of it."""
        self._stale = {_JSON, _RAW}
        if self._selective is None:
            self.tree.show_document(self._document, self._dates)
        elif self._is_disclosed():
            from inspector.view.claims.disclosed_rows import Marks

            payload = self._selective.payload
            self.tree.show_document(payload, read_dates(payload), Marks.of(self._selective))
        else:
            self.tree.show_document(self._document, read_dates(self._document))
        self._fill(self._choice.checkedId())
        self.shown.emit()

    def _is_disclosed(self) -> bool:
        return self._selective is not None and self._disclosed is not None and self._disclosed.is_disclosed

    def follow(self, view: ClaimsView) -> None:
        """Tell below the payload about the claim that is chosen in a view."""
        view.rowChosen.connect(self._on_row_chosen)

    def _on_row_chosen(self, view: ClaimsView, row: int) -> None:
        """Built with the first claim that is chosen: the first window is quicker without it."""
        if self._line is None:
            if row < 0:
                return
            from inspector.view.claims.line import ClaimLine

            self._line = ClaimLine(self)
            self._box.addWidget(self._line)
        self._line.tell(view, row)

    def show_time(self, now: float) -> None:
        """Renew what the time moves."""
        self._now = now
        self.tree.show_time(now)
        if self._details is not None:
            self._details.show_time(now)

    def show_details(self, inspected: Inspected | None, keys: tuple[Key, ...]) -> None:
        """Have the details of a token at hand, and of the keys in KEY; they are gathered when they are asked for."""
        if inspected is self._inspected and keys is self._keys:
            return
        self._inspected, self._keys = inspected, keys
        if self._details is not None:
            self._details.show_token(inspected, keys, self._now)

    def leave_details(self) -> None:
        """Turn from the details to the claims."""
        if self._choice.checkedId() == _DETAILS:
            self._choice.button(_TREE).click()

    def _details_page(self) -> DetailsView:
        if self._details is None:
            from inspector.view.details.panel import DetailsView

            self._details = DetailsView(self._theme)
            self._details.copyRequested.connect(copy_text)
            self._details.show_token(self._inspected, self._keys, self._now)
            self._pages.addWidget(self._details)
        return self._details

    def _on_copy(self) -> None:
        self.copyRequested.emit("payload")

    def _on_chosen(self, place: int) -> None:
        if place in (_JSON, _RAW) and place not in self._texts:
            name = self.tr("Payload as JSON") if place == _JSON else self.tr("Payload as it was signed")
            from inspector.view.text.page import TextPage

            page = self._texts[place] = TextPage(self._theme, name, coloured=place == _JSON)
            page.set_wrap(self._wraps)
            self._pages.addWidget(page)
        self._fill(place)
        self._pages.setCurrentWidget(self._details_page() if place == _DETAILS else self._texts.get(place, self.tree))
        if self._line is not None:
            self._line.setVisible(place == _TREE and bool(self._line.text()))
        self.shown.emit()

    @property
    def page(self) -> ClaimsView | TextPage:
        """What is in view: the tree, or the page of a text."""
        return self._texts.get(self._choice.checkedId(), self.tree)

    def _fill(self, place: int) -> None:
        if place not in self._stale or place not in self._texts:
            return
        self._stale.discard(place)
        self._texts[place].show_text(self._pretty() if place == _JSON else self._raw())

    def _pretty(self) -> str:
        document = self._document
        if self._selective is not None and self._is_disclosed():
            document = self._selective.payload
        if self._formatter is None or not document.is_json:
            return self._raw()
        return self._formatter(document)

    def _raw(self) -> str:
        if self._document.is_text:
            return self._document.text
        raw = self._document.raw[:_MOST_HEX]
        lines = [raw[at : at + 16].hex(" ") for at in range(0, len(raw), 16)]
        if more := len(self._document.raw) - len(raw):
            lines.append(self.tr("… and {0} bytes more").format(f"{more:,}"))
        return "\n".join(lines)
