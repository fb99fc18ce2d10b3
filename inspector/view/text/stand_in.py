"""Shows by `LongText` what an editor would take seconds to lay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector.view.claims.payload_view import LARGE
from inspector.view.look.furniture import copy_text
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.token_edit import part_spans

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme
    from inspector.view.text.long_text import LongText
    from inspector.view.text.token_view import TokenView


class StandIn(QVBoxLayout):
    """Holds an editor, and what is shown in its place while its text is long.

    The editor keeps saying its text (`toPlainText`) while it is hidden. ``Edit anyway`` brings it back.
    """

    def __init__(self, theme: Theme, editor: JsonEdit | TokenView) -> None:
        super().__init__()
        self._theme = theme
        self._editor = editor
        self._long: LongText | None = None
        self._edit_anyway: QPushButton | None = None
        self.addWidget(editor, 1)
        editor.textChanged.connect(self._on_text_changed)

    @property
    def is_shown(self) -> bool:
        """Tell whether the text is shown here instead of in the editor."""
        return self._long is not None and not self._long.isHidden()

    @property
    def face(self) -> QWidget:
        """Where the text is seen: the editor, or what stands in its place."""
        return self._long if self._long is not None and self.is_shown else self._editor

    def show_text(self, text: str) -> None:
        """Show another text: here if it is long, else in the editor."""
        editor = self._editor
        if len(text) > LARGE:
            self._show_long(text)
        else:
            self._leave()
            if isinstance(editor, JsonEdit):
                editor.replace_text(text)
            elif text != editor.toPlainText():
                editor.setPlainText(text)
                editor.show_spans(part_spans(text, 0, len(text)))

    def _show_long(self, text: str) -> None:
        editor = self._editor
        editor.hold(text)
        self._put_in_place(text)

    def _put_in_place(self, text: str) -> None:
        editor = self._editor
        long = self._long or self._make()
        long.set_text(text)
        if not isinstance(editor, JsonEdit):
            self._colour()
        had_focus = editor.hasFocus()
        editor.hide()
        long.show()
        if self._edit_anyway is not None:
            self._edit_anyway.show()
        if had_focus:
            long.setFocus()

    def _make(self) -> LongText:
        # Loaded with the first long text: the first window is quicker without it.
        from inspector.view.text.long_text import LongText

        made = self._long = LongText()
        made.setAccessibleName(self._editor.accessibleName())
        made.set_json(isinstance(self._editor, JsonEdit))
        made.copyRequested.connect(copy_text)
        self.addWidget(made, 1)
        if isinstance(self._editor, JsonEdit):
            self._edit_anyway = QPushButton(QCoreApplication.translate("PastePane", "Edit anyway"))
            self._edit_anyway.clicked.connect(self._on_edit_anyway)
            self.addWidget(self._edit_anyway, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._theme.changed.connect(self._colour)
        return made

    def _colour(self) -> None:
        if self._long is None:
            return
        text, colours = self._long.text(), self._theme.colours
        self._long.set_span_colours([QColor(ink) for ink in (colours.header, colours.payload, colours.signature)])
        spans = part_spans(text, 0, len(text))
        self._long.set_spans([(start, end, place % 3) for place, (start, end) in enumerate(spans)])

    def _leave(self) -> None:
        if self._long is None or not self.is_shown:
            return
        self._long.hide()
        self._long.set_text("")
        if self._edit_anyway is not None:
            self._edit_anyway.hide()
        self._editor.show()

    def _on_edit_anyway(self) -> None:
        editor = self._editor
        text = editor.toPlainText()
        self._leave()
        if isinstance(editor, JsonEdit):
            editor.replace_text(text)
        editor.setFocus()

    def _on_text_changed(self) -> None:
        """Follow the editor: something short was put into it, or undo or redo brought back what stood here or there."""
        editor = self._editor
        held = editor.held if isinstance(editor, JsonEdit) else None
        if held is not None:
            if self._long is None or not self.is_shown or self._long.text() != held:
                self._put_in_place(held)
        elif self.is_shown and (isinstance(editor, JsonEdit) or not editor.document().isEmpty()):
            self._leave()
