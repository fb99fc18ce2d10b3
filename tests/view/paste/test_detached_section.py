"""The payload of a detached token: bytes in, the very same bytes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton, QToolButton

from inspector.view.look.furniture import Line
from inspector.view.look.theme import Theme
from inspector.view.paste.detached_section import DetachedSection
from inspector.view.text import taken_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

ODD = b"\xff\x00\r\n caf\xc3\xa9\n"


@pytest.fixture
def section(qtbot: QtBot) -> DetachedSection:
    made = DetachedSection(Theme())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(section: DetachedSection) -> list[object]:
    given: list[object] = []
    section.show_detached(True)
    section.payloadEdited.connect(given.append)
    return given


def editor(section: DetachedSection) -> QPlainTextEdit:
    found = section.findChild(QPlainTextEdit, "detachedPayloadEdit")
    assert found is not None
    return found


def said(section: DetachedSection) -> str:
    line = section.findChild(Line, "detachedTaken")
    assert line is not None
    return line.text()


def urls(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_it_is_shown_for_a_detached_token_alone(section: DetachedSection) -> None:
    assert section.isHidden()
    assert section.tab_stops() == []
    section.show_detached(False)
    assert section.findChild(QPlainTextEdit) is None
    section.show_detached(True)
    assert not section.isHidden()
    assert editor(section).accessibleName() == "Detached payload"
    assert editor(section) in section.tab_stops()
    section.show_detached(False)
    assert section.isHidden()


def test_a_text_is_sent_as_utf_8(section: DetachedSection, told: list[object]) -> None:
    editor(section).setPlainText("caf\u00e9\u00a0\U0001f600")
    assert told == ["caf\u00e9\u00a0\U0001f600".encode()]
    assert said(section) == "11 bytes as UTF-8"
    editor(section).setPlainText("")
    assert told[-1] is None
    assert said(section) == ""


def test_line_breaks_are_lf_and_that_is_said(section: DetachedSection, told: list[object]) -> None:
    editor(section).setPlainText("a\r\nb")
    assert told == [b"a\nb"]
    assert "line breaks are LF" in said(section)


def test_a_file_is_taken_byte_for_byte(section: DetachedSection, told: list[object], tmp_path: Path) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    section.take_file(str(path))
    assert told == [ODD]
    assert said(section) == "payload.bin, 11 bytes, taken byte for byte"
    assert editor(section).toPlainText() == ""


def test_a_text_takes_the_place_of_a_file(section: DetachedSection, told: list[object], tmp_path: Path) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    section.take_file(str(path))
    editor(section).insertPlainText("a")
    assert told == [ODD, b"a"]
    section.take_file(str(path))
    assert told == [ODD, b"a", ODD]


def test_what_was_given_can_be_forgotten(section: DetachedSection, told: list[object], tmp_path: Path) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    forget = next(each for each in section.findChildren(QToolButton) if each.accessibleName() == "Forget the payload")
    assert not forget.isEnabled()
    section.take_file(str(path))
    assert forget.isEnabled()
    forget.click()
    assert told == [ODD, None]
    assert section.payload is None


@pytest.mark.parametrize("content, words", [(None, "could not be read"), (b"", "is empty"), (b"x" * 33, "larger than")])
def test_a_file_that_cannot_be_taken_is_refused_with_a_reason(
    section: DetachedSection,
    told: list[object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    words: str,
) -> None:
    monkeypatch.setattr(taken_file, "LARGEST", 32)
    path = tmp_path / "odd\u202ename"
    if content is not None:
        path.write_bytes(content)
    section.take_file(str(path))
    assert told == []
    assert words in said(section)
    assert "odd\\u{202E}name" in said(section)


def test_what_was_given_elsewhere_is_shown_and_not_told(section: DetachedSection, told: list[object]) -> None:
    section.show_payload(ODD, "payload.bin")
    assert section.payload == ODD
    section.show_payload(b"a text")
    assert editor(section).toPlainText() == "a text"
    section.show_payload(None)
    assert section.payload is None
    assert told == []


def test_a_file_dropped_on_the_editor_is_kept(section: DetachedSection, told: list[object], tmp_path: Path) -> None:
    section.show()
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    data = urls(path)
    for event in (
        QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, data, buttons, keys),
        QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys),
    ):
        QApplication.sendEvent(editor(section).viewport(), event)
    assert told == [ODD]
    assert section.payload == ODD


def test_a_file_is_dropped_on_it(section: DetachedSection, told: list[object], tmp_path: Path) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    data = urls(path)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(1, 1), Qt.DropAction.CopyAction, data, buttons, keys)
    section.dragEnterEvent(enter)
    assert enter.isAccepted()
    section.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, buttons, keys))
    assert told == [ODD]


def test_a_file_is_pasted_into_the_editor_and_a_text_as_it_is(
    section: DetachedSection, told: list[object], tmp_path: Path
) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    assert editor(section).canInsertFromMimeData(urls(path))
    editor(section).insertFromMimeData(urls(path))
    text = QMimeData()
    text.setText("a")
    editor(section).insertFromMimeData(text)
    assert told == [ODD, b"a"]


def test_a_file_is_chosen(
    section: DetachedSection, told: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "payload.bin"
    path.write_bytes(ODD)
    answers = iter([("", ""), (str(path), "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(answers))
    button = section.findChild(QPushButton, "detachedFileButton")
    assert button is not None
    button.click()
    assert told == []
    button.click()
    assert told == [ODD]
