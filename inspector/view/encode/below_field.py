"""What stands below a field of ENCODE: what is wrong with it, what is odd about it, and what one press would mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import named, row
from inspector.view.look.said import Said

if TYPE_CHECKING:
    from inspector.model.remark import Remark

_NAME = 40


class BelowField(QWidget):
    """Takes no room while there is nothing to say. ``taken(str, str)``: what was offered, as code and argument of a
    `Remark`; ``made()``: there is a button.
    """

    taken = Signal(str, str)
    made = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._offered: Remark | None = None
        self.error = Said(parent=self)
        self.error.hide()
        self._remark: Said | None = None
        self.take: QPushButton | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._box.addWidget(self.error)
        self.hide()

    def show_error(self, sentence: str, *, calm: bool = False) -> None:
        """Say what is wrong; empty: nothing. ``calm``: nobody did anything wrong."""
        self.error.set_wrong(not calm)
        self.error.say(sentence)
        self._fold()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say what is odd, and offer what would mend it."""
        mine = [each for each in remarks if each.place == self._place]
        said = "\n".join(filter(None, map(self._sentence, mine)))
        if said or self._remark is not None:
            (self._remark or self._make_remark()).say(said)
        self._offer(next((each for each in mine if each.code.endswith("-with")), None))
        self._fold()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.take] if self.take is not None else []

    def _sentence(self, remark: Remark) -> str:
        return {
            "alg-twice": self.tr("“alg” stands here more than once; the last one counts: {0}."),
            "none-beside-key": self.tr("The token is unsigned, for the header says “none”, although a key is there."),
            "no-object": self.tr("The payload is no JSON object: it is taken as it stands, but that is no JWT (RFC 7519)."),
            "b64-not-critical": self.tr("“crit” does not name “b64”: readers will take the payload for base64url."),
        }.get(remark.code, "").format(shown(remark.argument, _NAME))  # fmt: skip

    def _make_remark(self) -> Said:
        self._remark = made = Said(parent=self, quiet=False)
        named(made, f"{self._place}Remark", self.tr("Worth knowing"))
        self._box.insertWidget(1, made)
        return made

    def _offer(self, remark: Remark | None) -> None:
        if remark == self._offered:
            return
        self._offered = remark
        if self.take is None:
            self.take = QPushButton(self)
            self.take.setObjectName(f"{self._place}TakeAlgorithm")
            self.take.setToolTip(self.tr("Writes this “alg”, which fits the key, into the header"))
            self.take.clicked.connect(self._on_take)
            self._box.addLayout(row(self.take, None))
            self.made.emit()
        if remark is not None:
            self.take.setText(self.tr("Use {0}").format(remark.argument))
            self.take.setAccessibleName(self.take.text())
        self.take.setVisible(remark is not None)

    def _fold(self) -> None:
        has_remark = self._remark is not None and not self._remark.isHidden()
        self.setVisible(not self.error.isHidden() or has_remark or self._offered is not None)

    def _on_take(self) -> None:
        if self._offered is not None:
            self.taken.emit(self._offered.code, self._offered.argument)
