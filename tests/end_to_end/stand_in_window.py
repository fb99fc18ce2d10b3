"""A small window with the manners of the real one, so that the harness itself can be tested."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget


class StandInWindow(QWidget):
    """An editor, a label whose name and description follow it a little later, and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Stand-in")
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName("Text")
        self.label = QLabel("nothing")
        self.label.setAccessibleName("State: empty")
        self.button = QPushButton("Double")
        self.button.setAccessibleName("Double it")
        self.button.setEnabled(False)
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(50)
        layout = QVBoxLayout(self)
        for widget in (self.editor, self.label, self.button):
            layout.addWidget(widget)
        self.editor.textChanged.connect(self.later.start)
        self.later.timeout.connect(self._on_later)
        self.button.clicked.connect(self._on_clicked)

    def _on_later(self) -> None:
        text = self.editor.toPlainText()
        self.button.setEnabled(bool(text))
        self.label.setAccessibleName("State: filled" if text else "State: empty")
        self.label.setAccessibleDescription(f"{len(text)} characters")

    def _on_clicked(self) -> None:
        self.editor.setPlainText(self.editor.toPlainText() * 2)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = StandInWindow()
    window.show()
    sys.exit(application.exec())
