"""Opening: files and the command line, with a sentence where something cannot be read."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import MagicMock

import pytest

from inspector.arguments import Arguments
from inspector.controller.inspecting.opener import Opener
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.speech import Speech
from inspector.controller.views import WindowView


class Talk:
    """An opener with what it speaks to."""

    def __init__(self) -> None:
        self.presenter = MagicMock(spec=Presenter)
        self.window = MagicMock(spec=WindowView)
        self.opener = Opener(self.presenter, self.window, Speech())


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_a_file_is_inspected_whatever_its_encoding(talk: Talk, tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_bytes("\ufeffeyJ".encode("utf-16"))
    talk.opener.open((str(file),))
    talk.presenter.open.assert_called_once_with("\ufeffeyJ".encode("utf-16"), "token.txt")


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_lost(talk: Talk, tmp_path: Path) -> None:
    talk.opener.open((str(tmp_path / "absent"),))
    talk.presenter.open.assert_not_called()
    assert "absent" in talk.window.show_message.call_args.args[0]


def test_several_files_are_opened_together_and_what_cannot_be_read_is_said(talk: Talk, tmp_path: Path) -> None:
    paths = []
    for name in ("a/token.txt", "b/token.txt", "server.log"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
        paths.append(str(path))
    talk.opener.open((*paths, str(tmp_path / "absent"), str(tmp_path / "gone")))
    (files,) = talk.presenter.open_all.call_args.args
    assert files == (
        (b"a/token.txt", str(Path("a", "token.txt"))),
        (b"b/token.txt", str(Path("b", "token.txt"))),
        (b"server.log", "server.log"),
    )
    said = talk.window.show_message.call_args.args[0]
    assert "absent" in said
    assert "gone" in said
    talk.presenter.open.assert_not_called()


def test_the_command_line_is_begun_with(talk: Talk, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("secret\n")
    arguments = Arguments(source="a.b.c", key_file=str(key))
    talk.opener.begin(arguments)
    talk.presenter.begin.assert_called_once_with(arguments, "secret", "")
    talk.presenter.paste.assert_called_once_with("a.b.c")


def test_an_empty_command_line_asks_for_nothing(talk: Talk) -> None:
    talk.opener.begin(Arguments())
    talk.presenter.begin.assert_not_called()
    talk.presenter.paste.assert_not_called()


def test_a_missing_key_is_said(talk: Talk) -> None:
    talk.opener.begin(Arguments(source="a.b.c", secret_variable="TOKEN_INSPECTOR_ABSENT"))
    assert "TOKEN_INSPECTOR_ABSENT" in talk.window.show_message.call_args.args[0]
