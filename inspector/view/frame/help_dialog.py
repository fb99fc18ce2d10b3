"""The short help: every shortcut, and what this program is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from inspector import __version__
from inspector.view.claims.menu import COPIES
from inspector.view.frame.actions import DEEDS
from inspector.view.look.furniture import Title


class ShortcutsDialog(QDialog):
    """Lists the shortcuts of the menus, and the keys that no menu shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        rows = self._rows()
        lines = -(-len(rows) // 2)  # side by side: one below the other they are higher than a small screen
        for place, (keys, text) in enumerate(rows):
            side, line = divmod(place, lines)
            grid.addWidget(_plain(text), line, 2 * side)
            grid.addWidget(_plain(keys), line, 2 * side + 1, Qt.AlignmentFlag.AlignRight)
        _finish(self, Title(self.tr("Keyboard shortcuts"), main=True), grid)

    def _rows(self) -> list[tuple[str, str]]:
        found = [("Ctrl+V", self.tr("Paste and inspect, anywhere outside an editor"))]
        for _, deeds in DEEDS.values():
            for deed in deeds:
                if deed is not None and deed.keys:
                    text = QCoreApplication.translate("Deeds", deed.text).replace("&", "").rstrip("…")
                    found.append((deed.keys, text))
        found += (
            (keys, QCoreApplication.translate("Claims", text).replace("&", "") + self.tr(", in a tree of claims"))
            for text, keys in COPIES.values()
            if keys
        )
        found.append(("*", self.tr("Expand all in a claim, in a tree of claims")))
        found += (
            ("Ctrl+P", self.tr("Pin or unpin, in the list of tokens")),
            ("Delete", self.tr("Remove, in the list of tokens")),
        )
        found.append(("Tab", self.tr("To the next field, from left to right")))
        native = QKeySequence.SequenceFormat.NativeText
        return [(QKeySequence(keys).toString(native), text) for keys, text in found]


class AboutDialog(QDialog):
    """Says what the program is and what it does with tokens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Token Inspector"))
        grid = QGridLayout()
        text = self.tr(
            "Looks into, judges, signs and refreshes JSON Web Tokens, on this machine alone: nothing is "
            "sent, and no token, key or claim is written to disk."
        )
        label = _plain(text)
        label.setWordWrap(True)
        label.setMinimumWidth(360)
        grid.addWidget(label, 0, 0)
        grid.addWidget(_plain(self.tr("Version {0}. MIT licence.").format(__version__)), 1, 0)
        _finish(self, Title(self.tr("Token Inspector"), main=True), grid)


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _finish(dialog: QDialog, title: Title, grid: QGridLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 20, 24, 16)
    box.setSpacing(16)
    box.addWidget(title)
    box.addLayout(grid)
    box.addWidget(buttons)
