"""The editors: undo, silence towards the controllers, colours, masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPlainTextEdit

from inspector.view.look.theme import Theme
from inspector.view.text.json_edit import JsonEdit
from inspector.view.text.secret_edit import SecretEdit, is_public
from inspector.view.text.token_edit import TokenEdit, part_spans

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl"
PUBLIC = "-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n"


@pytest.mark.parametrize("kind", [TokenEdit, JsonEdit])
def test_a_replaced_text_is_silent_and_can_be_undone(qtbot: QtBot, kind: type[TokenEdit | JsonEdit]) -> None:
    editor = kind(Theme())
    qtbot.addWidget(editor)
    editor.replace_text("one")

    with qtbot.assertNotEmitted(editor.textChanged):
        editor.replace_text("two")
    assert editor.toPlainText() == "two"
    editor.undo()

    assert editor.toPlainText() == "one"


def paste(editor: QPlainTextEdit, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    editor.insertFromMimeData(mime)


def test_a_whole_token_replaces_and_a_piece_is_inserted(qtbot: QtBot) -> None:
    editor = TokenEdit(Theme())
    qtbot.addWidget(editor)
    whole: list[str] = []
    editor.wholePasted.connect(whole.append)

    paste(editor, "piece")
    paste(editor, f"Bearer {TOKEN}")

    assert editor.toPlainText() == "piece"
    assert whole == [f"Bearer {TOKEN}"]


def test_the_parts_are_found_between_the_dots() -> None:
    assert part_spans("Bearer aa.bb.cc", 7, 15) == ((7, 9), (10, 12), (13, 15))
    assert part_spans("aa..", 0, 4) == ((0, 2), (3, 3))


def test_the_parts_are_coloured_behind_an_emoji(qtbot: QtBot) -> None:
    editor = TokenEdit(Theme())
    qtbot.addWidget(editor)
    editor.replace_text("😀 aa.bb.cc")
    editor.show_spans(part_spans("😀 aa.bb.cc", 2, 10))

    assert [selection.cursor.selectedText() for selection in editor.extraSelections()] == ["aa", "bb", "cc"]


def test_the_parts_are_coloured(qtbot: QtBot) -> None:
    editor = TokenEdit(Theme())
    qtbot.addWidget(editor)
    editor.replace_text(TOKEN)
    editor.show_spans(part_spans(TOKEN, 0, len(TOKEN)))

    inks = [selection.format.foreground().color().name() for selection in editor.extraSelections()]

    assert len(set(inks)) == 3


@pytest.mark.parametrize(
    "text",
    [
        PUBLIC,
        PUBLIC + PUBLIC,
        '{"kty":"RSA","n":"AQAB","e":"AQAB"}',
        '{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b"}]}',
        "ssh-ed25519 AAAA me@here",
    ],
)
def test_public_keys_are_shown(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        "secret",
        "{}",
        "-----BEGIN PRIVATE KEY-----\nMFkw\n-----END PRIVATE KEY-----",
        PUBLIC + "-----BEGIN RSA PRIVATE KEY-----\nAA\n-----END RSA PRIVATE KEY-----",
        PUBLIC + "and my password",
        '{"kty":"oct","k":"AAAA"}',
        '{"kty":"RSA","n":"AQAB","e":"AQAB","d" : "x"}',
        '{"kty":"oct","\\u006b":"AAAA"}',
    ],
)
def test_what_may_be_a_secret_is_masked(text: str) -> None:
    assert not is_public(text)


@pytest.fixture
def secret(qtbot: QtBot) -> SecretEdit:
    editor = SecretEdit(Theme())
    qtbot.addWidget(editor)
    editor.resize(300, 60)
    return editor


def test_a_masked_secret_stays_readable_for_helpers_and_is_revealed_by_the_eye(secret: SecretEdit) -> None:
    secret.setPlainText("hush")
    masked = secret.is_masked
    secret.eye.click()

    assert (masked, secret.is_masked, secret.toPlainText()) == (True, False, "hush")


def test_masked_and_shown_differ_on_the_screen(secret: SecretEdit) -> None:
    secret.setPlainText("iiiiiiii")
    first = secret.grab().toImage()
    secret.setPlainText("WWWWWWWW")

    assert secret.grab().toImage() == first


def test_an_emptied_field_masks_the_next_secret_again(secret: SecretEdit) -> None:
    secret.setPlainText("hush")
    secret.eye.click()
    secret.clear()
    secret.setPlainText("another")

    assert secret.is_masked


def test_a_copied_secret_is_marked(secret: SecretEdit) -> None:
    secret.setPlainText("hush")
    secret.selectAll()

    assert secret.createMimeDataFromSelection().data("x-kde-passwordManagerHint") == b"secret"


def test_a_secret_file_loses_one_line_break(secret: SecretEdit, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_bytes(b"hush\n\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])

    secret.insertFromMimeData(mime)

    assert secret.toPlainText() == "hush\n"


def test_a_file_that_is_not_there_is_refused_in_a_sentence(qtbot: QtBot, secret: SecretEdit, tmp_path: Path) -> None:
    with qtbot.waitSignal(secret.fileRefused, timeout=1000) as refused:
        secret.take_file(str(tmp_path / "none"))

    assert refused.args is not None
    assert "could not be read" in refused.args[0]


def test_a_mistake_is_underlined_where_it_stands(qtbot: QtBot) -> None:
    editor = JsonEdit(Theme())
    qtbot.addWidget(editor)
    editor.replace_text('{\n  "a": tru\n}')

    editor.show_mistake(2, 8)
    marked = editor.extraSelections()
    editor.show_mistake(0, 0)

    assert marked[0].cursor.selectedText() == "t"
    assert editor.extraSelections() == []


def test_a_mistake_behind_an_emoji_is_underlined_where_it_stands(qtbot: QtBot) -> None:
    editor = JsonEdit(Theme())
    qtbot.addWidget(editor)
    editor.replace_text('{"😀": tru}')

    editor.show_mistake(1, 7)

    assert editor.extraSelections()[0].cursor.selectedText() == "t"


def test_lines_in_view_are_coloured(qtbot: QtBot) -> None:
    editor = JsonEdit(Theme())
    qtbot.addWidget(editor)
    editor.resize(300, 100)
    editor.show()
    editor.replace_text('{"a": 1}')

    qtbot.waitUntil(lambda: len(editor.document().firstBlock().layout().formats()) >= 2, timeout=2000)
    assert editor.document().firstBlock().layout().cacheEnabled()  # painted from what was laid out
