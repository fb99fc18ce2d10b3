"""Chooses how the payload of an SD-JWT is shown: as its disclosures make it, or as it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from inspector.view.look.furniture import Line, named

if TYPE_CHECKING:
    from inspector.model.disclosure import Selective

_DISCLOSED, _SIGNED = range(2)


class DisclosedChoice(QWidget):
    """One line, there for SD-JWTs alone: how much is disclosed and withheld, and two buttons. ``chosen()``: the other one."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "disclosedChoice", self.tr("Selective disclosure"))
        self._told = Line(parent=self)
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._told, 1)
        for place, name, text, tip in (
            (
                _DISCLOSED,
                "asDisclosed",
                self.tr("As disclosed"),
                self.tr("The payload with its disclosures put in, as a verifier goes by it (RFC 9901, 7.1)"),
            ),
            (
                _SIGNED,
                "asSigned",
                self.tr("As signed"),
                self.tr("The payload as the issuer signed it, with its digests"),
            ),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setChecked(place == _DISCLOSED)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, place)
            box.addWidget(button)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def is_disclosed(self) -> bool:
        """Tell whether the payload is to be shown with its disclosures put in."""
        return self._group.checkedId() == _DISCLOSED

    def show_selective(self, selective: Selective | None) -> None:
        """Say how much is disclosed and withheld; None: there is no choice."""
        self.setVisible(selective is not None)
        if selective is not None:
            disclosed = sum(each.node >= 0 for each in selective.disclosures)
            said = self.tr("{0} disclosed, {1} withheld or decoys")
            self._told.say(said.format(f"{disclosed:,}", f"{selective.withheld_count:,}"))

    def _on_toggled(self, _place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit()
