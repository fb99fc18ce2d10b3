"""Chooses the form in which a new token is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from inspector.view.look.furniture import Choice, named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.view.look.theme import Theme


class TokenForm(Choice):
    """``chosen(str)``: the person chose a form, by its name in the program."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        named(self, "tokenForm", self.tr("Form of the new token"))
        self.setToolTip(self.tr("The form in which the new token is made"))
        self.setMinimumContentsLength(8)  # the button beside it comes first
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._is_showing = False
        for form, words in (
            ("compact", self.tr("Compact")),
            ("unsecured", self.tr("Unsecured (none)")),
            ("detached", self.tr("Detached payload")),
            ("unencoded", self.tr("Detached, unencoded")),
            ("json", self.tr("JSON (flattened)")),
            ("general", self.tr("JSON (several)")),
            ("encrypted", self.tr("Encrypted")),
            ("nested", self.tr("Signed, encrypted")),
            ("sd-jwt", self.tr("SD-JWT")),
        ):
            self.addItem(words, form)
        self.currentIndexChanged.connect(self._on_changed)

    def show_form(self, form: str) -> None:
        """Show a form without emitting that it was chosen."""
        if self.currentData() != form:
            self._is_showing = True
            self.setCurrentIndex(self.findData(form))
            self._is_showing = False

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.chosen.emit(self.currentData())
