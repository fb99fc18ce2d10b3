"""Copying: the right text, marked as sensitive, and a word about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.crafting.encoder import Encoder
from inspector.controller.ports import Clipboard, Files
from inspector.controller.speech import Speech
from inspector.controller.taking.copier import Copier
from inspector.controller.views import EncodeView, WindowView
from inspector.report.snippets import SNIPPETS
from tests.controller.conftest import HeldWorker, make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk


@pytest.mark.parametrize("what", ["token", "header", "payload", "authorization", "new-token"])
def test_each_thing_is_copied(desk: Desk, token: str, secret: str, what: str) -> None:
    clipboard, window = MagicMock(spec=Clipboard), MagicMock(spec=WindowView)
    encoder = Encoder(desk, MagicMock(spec=EncodeView), Speech())
    copier = Copier(desk, encoder, clipboard, window, Speech())
    copier.copy(what)
    clipboard.put.assert_not_called()
    nothing = window.show_message.call_args.args[0]
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    copier.copy(what)
    text = clipboard.put.call_args.args[0]
    assert clipboard.put.call_args.kwargs == {"sensitive": True}
    inspected = desk.inspected
    assert inspected is not None
    expected = {
        "header": inspected.token.header.text,
        "payload": inspected.token.payload.text,
        "authorization": f"Authorization: Bearer {token}",
    }
    assert text == expected.get(what, token)
    assert window.show_message.call_args.args[0] != nothing


@pytest.fixture
def clipboard() -> MagicMock:
    return MagicMock(spec=Clipboard)


@pytest.fixture
def window() -> MagicMock:
    return MagicMock(spec=WindowView)


@pytest.fixture
def copier(desk: Desk, clipboard: MagicMock, window: MagicMock) -> Copier:
    return Copier(desk, Encoder(desk, MagicMock(spec=EncodeView), Speech()), clipboard, window, Speech())


@pytest.mark.parametrize("code", [snippet.code for snippet in SNIPPETS])
def test_each_snippet_carries_the_token(
    copier: Copier, clipboard: MagicMock, desk: Desk, token: str, code: str
) -> None:
    copier.copy(code)
    clipboard.put.assert_not_called()
    desk.replace(token)
    copier.copy(code)
    assert token in clipboard.put.call_args.args[0]
    assert clipboard.put.call_args.kwargs == {"sensitive": True}


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_report_is_of_the_chosen_token_and_without_its_signature(
    copier: Copier, clipboard: MagicMock, window: MagicMock, desk: Desk, token: str, other_token: str, form: str
) -> None:
    copier.copy(f"report-{form}")
    clipboard.put.assert_not_called()
    desk.replace(f"{token}\n{other_token}")
    copier.copy(f"report-{form}")
    text = clipboard.put.call_args.args[0]
    assert token not in text
    assert token.rpartition(".")[0] in text
    assert other_token.split(".")[1] not in text
    assert clipboard.put.call_args.kwargs == {"sensitive": False}
    assert "without the signature" in window.show_message.call_args.args[0]
    if form == "json":
        assert len(json.loads(text)["tokens"]) == 1
    copier.copy(f"report-{form}-signed")
    assert token in clipboard.put.call_args.args[0]
    assert clipboard.put.call_args.kwargs == {"sensitive": True}
    assert window.show_message.call_args.args[0] == "Copied."


def test_the_shelf_is_copied_without_its_tokens(
    copier: Copier, clipboard: MagicMock, desk: Desk, token: str, other_token: str
) -> None:
    copier.copy("shelf")
    clipboard.put.assert_not_called()
    desk.replace(f"{token}\n{other_token}")
    copier.copy("shelf")
    lines = clipboard.put.call_args.args[0].splitlines()
    assert len(lines) == 3
    assert not any(token in line for line in lines)


@pytest.mark.parametrize("with_tokens", [False, True])
def test_the_shelf_is_written_to_a_file(
    copier: Copier, window: MagicMock, desk: Desk, token: str, worker: HeldWorker, with_tokens: bool
) -> None:
    files = MagicMock(spec=Files)
    copier.export("/x/t.csv", files, worker, with_tokens=with_tokens)
    files.write.assert_not_called()
    assert "no token" in window.show_message.call_args.args[0]
    desk.replace(token)
    copier.export("/x/t.csv", files, worker, with_tokens=with_tokens)
    path, data = files.write.call_args.args
    assert path == "/x/t.csv"
    assert data.startswith(b"\xef\xbb\xbfnumber,")
    assert (token.encode() in data) == with_tokens
    assert window.show_message.call_args.args[0] == "The shelf was written to /x/t.csv (tokens: 1)."
    files.write.return_value = False
    copier.export("/x/t.csv", files, worker, with_tokens=with_tokens)
    assert "could not be written" in window.show_message.call_args.args[0]


def test_a_large_shelf_is_written_beside_the_window(
    copier: Copier, window: MagicMock, desk: Desk, worker: HeldWorker
) -> None:
    desk.replace("\n".join(make_token(sub=str(number)) for number in range(400)))
    if desk.working:
        worker.finish()
    files, writer = MagicMock(spec=Files), HeldWorker()
    copier.export("/x/t.csv", files, writer, with_tokens=False)
    files.write.assert_not_called()
    writer.finish()
    assert files.write.call_args.args[1].count(b"\r\n") == 401
    assert "(tokens: 400)" in window.show_message.call_args.args[0]


@pytest.mark.parametrize("form", ["report-markdown", "report-json-signed", "shelf"])
def test_what_is_large_is_made_beside_the_window(
    copier: Copier, clipboard: MagicMock, window: MagicMock, desk: Desk, worker: HeldWorker, form: str
) -> None:
    desk.replace(make_token(sub="x" * 200_000))
    worker.finish()
    maker = HeldWorker()
    copier.copy(form, maker)
    clipboard.put.assert_not_called()
    assert window.show_message.call_args.args[0] == "It is being made …"
    desk.replace(make_token(sub="another"))  # what was asked for is what comes
    if desk.working:
        worker.finish()
    maker.finish()
    assert "x" * 900 in clipboard.put.call_args.args[0]
    assert window.show_message.call_args.args[0].startswith("Copied")


def test_a_newer_copy_takes_the_place_of_one_that_is_being_made(
    copier: Copier, clipboard: MagicMock, desk: Desk, worker: HeldWorker
) -> None:
    large = make_token(sub="x" * 200_000)
    desk.replace(large)
    worker.finish()
    maker = HeldWorker()
    copier.copy("report-json", maker)
    copier.copy("token", maker)
    with pytest.raises(AssertionError, match="nothing was ordered"):
        maker.finish()
    clipboard.put.assert_called_once_with(large, sensitive=True)


def test_what_is_small_is_there_at_once(copier: Copier, clipboard: MagicMock, desk: Desk, token: str) -> None:
    desk.replace(token)
    copier.copy("report-json", HeldWorker())
    assert clipboard.put.call_count == 1
