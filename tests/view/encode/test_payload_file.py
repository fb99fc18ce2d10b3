"""A file in the place of the new payload's text: its name and size are shown, and drops reach it only where it may be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.view.encode.payload_file import PayloadFile
from inspector.view.look.furniture import Line
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

BYTES = b"\xff\x00\r\n"


class Scene:
    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.part, self.text = QWidget(), QWidget()
        qtbot.addWidget(self.part)
        box = QVBoxLayout(self.part)
        box.addWidget(self.text)
        self.editor = QPlainTextEdit(self.text)
        self.file = PayloadFile(Theme(), self.text, self.editor)
        self.taken: list[tuple[str, object]] = []
        self.refused: list[str] = []
        self.file.taken.connect(self._on_taken)
        self.file.refused.connect(self.refused.append)
        self.path = path / "report.pdf"
        self.path.write_bytes(BYTES)

    def _on_taken(self, name: str, data: object) -> None:
        self.taken.append((name, data))

    def drop(self, target: QWidget, data: QMimeData) -> bool:
        """Drag something in and let it go; tell whether it was welcome."""
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(2, 2), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, enter)
        drop = QDropEvent(QPointF(2, 2), Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(target, drop)
        return enter.isAccepted()

    def urls(self) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.path))])
        return data


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Scene:
    made = Scene(qtbot, tmp_path)
    made.file.set_ready(True)
    return made


def test_a_dropped_file_is_taken_byte_for_byte(scene: Scene) -> None:
    assert scene.drop(scene.editor.viewport(), scene.urls())
    assert scene.drop(scene.file, scene.urls())
    assert scene.taken == [("report.pdf", BYTES)] * 2
    assert scene.editor.toPlainText() == ""


def test_a_dropped_text_goes_into_the_editor(scene: Scene) -> None:
    data = QMimeData()
    data.setText("a text")
    scene.drop(scene.editor.viewport(), data)
    assert scene.taken == []
    assert scene.editor.toPlainText() == "a text"


def test_drops_are_left_alone_while_the_payload_stands_in_the_token(scene: Scene) -> None:
    scene.file.set_ready(False)
    scene.drop(scene.editor.viewport(), scene.urls())
    assert scene.taken == []


def test_it_takes_the_place_of_the_text_and_gives_it_back(scene: Scene) -> None:
    scene.file.show_file("report.pdf", 12_345)
    line = scene.file.findChild(Line, "payloadFileName")
    assert line is not None
    assert line.text() == "report.pdf, 12,345 bytes"
    assert scene.text.isHidden()
    assert not scene.file.isHidden()
    scene.file.set_ready(False)
    assert not scene.text.isHidden()
    assert scene.file.isHidden()


def test_a_file_is_chosen_and_what_cannot_be_read_is_refused(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([str(scene.path), "", str(scene.path) + ".gone"])

    def answer(*asked: object) -> tuple[str, str]:
        del asked
        return next(answers), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    for _ in range(3):
        scene.file.other.click()
    assert scene.taken == [("report.pdf", BYTES)]
    assert scene.refused == ["report.pdf.gone could not be read. Choose another file."]
