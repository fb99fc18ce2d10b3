"""Three views of one payload: the tree, re-indented JSON, and the text as it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from inspector.model.document import EMPTY
from inspector.view.claims_explained import Explainer
from inspector.view.claims_view import ClaimsView
from inspector.view.escaping import escaped
from inspector.view.furniture import IconButton, Title, copy_text, named, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model import Dates, Document
    from inspector.view.long_text import LongText
    from inspector.view.theme import Theme

LARGE = 256_000
"""Characters from which a text is painted by `LongText` instead of an editor."""
_TREE, _JSON, _RAW = range(3)
_MOST_HEX = 65_536


class PayloadView(QWidget):
    """``copyRequested(str)``: what stands on the part that is to be copied. The JSON and raw views are
    made when first asked for.
    """

    copyRequested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document = EMPTY
        self._formatter: Callable[[Document], str] | None = None
        self._texts: dict[int, TextPage] = {}
        self._stale = {_JSON, _RAW}
        named(self, "payloadView", self.tr("Payload"))
        self.tree = ClaimsView(meaning=Explainer("payload"))
        named(self.tree, "payloadTree", self.tr("Payload"))
        self.tree.copyRequested.connect(copy_text)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.tree)
        self._choice = QButtonGroup(self)
        self._copy = IconButton(theme, "copy", self.tr("Copy payload"), self)
        self._copy.setEnabled(False)
        head = row(Title(self.tr("Payload")), None, *self._buttons(), self._copy, spacing=2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self._pages, 1)
        self._choice.idClicked.connect(self._on_chosen)
        self._copy.clicked.connect(self._on_copy)

    def _buttons(self) -> list[QToolButton]:
        made = []
        for place, text in ((_TREE, self.tr("Tree")), (_JSON, self.tr("JSON")), (_RAW, self.tr("Raw"))):
            button = QToolButton(self)
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(place == _TREE)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._choice.addButton(button, place)
            made.append(button)
        return made

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [*self._choice.buttons(), self._copy, self.tree]

    def set_formatter(self, formatter: Callable[[Document], str]) -> None:
        """Take what re-indents a document without loss."""
        self._formatter = formatter

    def show_document(self, document: Document, dates: Dates) -> None:
        """Show another payload in whichever view is chosen."""
        self._document = document
        self._stale = {_JSON, _RAW}
        self.tree.show_document(document, dates)
        self._copy.setEnabled(bool(document.raw))
        self._fill(self._choice.checkedId())

    def show_time(self, now: float) -> None:
        """Renew what the time moves."""
        self.tree.show_time(now)

    def _on_copy(self) -> None:
        self.copyRequested.emit("payload")

    def _on_chosen(self, place: int) -> None:
        if place != _TREE and place not in self._texts:
            name = self.tr("Payload as JSON") if place == _JSON else self.tr("Payload as it was signed")
            page = self._texts[place] = TextPage(self._theme, name, coloured=place == _JSON)
            self._pages.addWidget(page)
        self._fill(place)
        self._pages.setCurrentWidget(self.tree if place == _TREE else self._texts[place])

    def _fill(self, place: int) -> None:
        if place not in self._stale or place not in self._texts:
            return
        self._stale.discard(place)
        self._texts[place].show_text(self._pretty() if place == _JSON else self._raw())

    def _pretty(self) -> str:
        if self._formatter is None or not self._document.is_json:
            return self._raw()
        return self._formatter(self._document)

    def _raw(self) -> str:
        if self._document.is_text:
            return self._document.text
        raw = self._document.raw[:_MOST_HEX]
        lines = (raw[at : at + 16].hex(" ") for at in range(0, len(raw), 16))
        return "\n".join(lines)


class TextPage(QWidget):
    """A text to be read: in an editor while that is quick, painted line by line where it would not be."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, coloured: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._coloured = coloured
        self._editor: QPlainTextEdit | None = None
        self._long: LongText | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_text(self, text: str) -> None:
        """Show a text, odd characters escaped."""
        if len(text) > LARGE:
            self._show_long(text)
            return
        if self._editor is None:
            self._editor = _reader(self._theme, coloured=self._coloured)
            self._editor.setAccessibleName(self._name)
            self._box.addWidget(self._editor)
        self._editor.setPlainText("\n".join(escaped(line) for line in text.split("\n")))
        self._editor.show()
        if self._long is not None:
            self._long.hide()
            self._long.set_text("")

    def _show_long(self, text: str) -> None:
        if self._long is None:
            from inspector.view.long_text import LongText

            self._long = LongText()
            self._long.setObjectName("longText")
            self._long.setAccessibleName(self._name)
            self._long.set_json(self._coloured)
            self._long.copyRequested.connect(copy_text)
            self._box.addWidget(self._long)
        self._long.set_text(text)
        self._long.show()
        if self._editor is not None:
            self._editor.hide()
            self._editor.clear()


def _reader(theme: Theme, *, coloured: bool) -> QPlainTextEdit:
    if coloured:
        from inspector.view.json_edit import JsonEdit

        editor: QPlainTextEdit = JsonEdit(theme)
    else:
        from inspector.view.token_edit import TokenEdit

        editor = TokenEdit(theme)
    editor.setReadOnly(True)
    return editor
