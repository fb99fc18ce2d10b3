"""What the refreshes of one token changed, as a simple list."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from inspector.view.look.escaping import shown
from inspector.view.look.furniture import named
from inspector.view.look.moments import moments


class HistoryDialog(QDialog):
    """One line per refresh, the newest first: when, and which claims it moved."""

    def __init__(self, name: str, renewals: tuple[tuple[float, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Refreshes of {0}").format(name))
        self.setObjectName("historyDialog")
        self.list = QListWidget(self)
        named(self.list, "historyList", self.tr("Refreshes"))
        self.list.setWordWrap(True)
        for moment, changes in reversed(renewals):
            self.list.addItem(f"{moments().write(moment)}\n{shown(changes)}")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.list)
        box.addWidget(buttons)
        self.resize(520, 320)
        if self.list.count():
            self.list.setCurrentRow(0)
