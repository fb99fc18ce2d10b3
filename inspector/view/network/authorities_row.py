"""Whose certificates are trusted beside the system's: the same line wherever something is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.view.look.escaping import shown, tooltip
from inspector.view.look.furniture import IconButton, Line, named, row

if TYPE_CHECKING:
    from inspector.view.look.theme import Theme


class AuthoritiesRow(QWidget):
    """Says it and lets a file be chosen. ``chosen(str)``: its path, empty for the system's certificates alone."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(parent=self)
        self.choose_button = IconButton(theme, "open", self.tr("CA file …"), self, words=True)
        self.choose_button.setObjectName("authoritiesButton")
        self.choose_button.setToolTip(self.tr("Trust the certificates of a file, too, for an issuer of your own"))
        forget = self.tr("Trust the system's certificates alone")
        self.forget_button = IconButton(theme, "close", forget, self)
        named(self.forget_button, "forgetAuthoritiesButton", forget)
        box = row(self.line, self.forget_button, self.choose_button)
        box.setStretch(0, 1)
        self.setLayout(box)
        self.choose_button.clicked.connect(self._on_choose)
        self.forget_button.clicked.connect(self._on_forget)
        self.show_authorities("")

    def show_authorities(self, path: str) -> None:
        """Name the file; empty: there is none."""
        had_focus = self.forget_button.hasFocus()
        self.forget_button.setVisible(bool(path))
        name = shown(os.path.basename(path), 80)
        self.line.say(
            self.tr("Trusted: the system's certificates, and those of {0}").format(name)
            if path
            else self.tr("Trusted: the system's certificates")
        )
        self.line.setToolTip(tooltip(shown(path)))
        if had_focus and not path:
            self.choose_button.setFocus()

    def _on_choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a CA file (PEM)"))
        if path:
            self.chosen.emit(path)

    def _on_forget(self) -> None:
        self.chosen.emit("")
