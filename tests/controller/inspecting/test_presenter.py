"""The presenter: what is done in PASTE and VERIFY reaches the desk, and what the desk knows reaches the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.arguments import Arguments
from inspector.controller.inspecting import judging
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.speech import Speech
from inspector.controller.views import PasteView, VerifyView
from inspector.model import Policy

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from tests.controller.conftest import HeldWorker, SetClock


class Talk:
    """A presenter with its panes."""

    def __init__(self, desk: Desk) -> None:
        self.paste = MagicMock(spec=PasteView)
        self.verify = MagicMock(spec=VerifyView)
        self.presenter = Presenter(desk, self.paste, self.verify, Speech())


@pytest.fixture
def talk(desk: Desk) -> Talk:
    return Talk(desk)


def test_an_edit_is_shown_and_the_editor_left_alone(talk: Talk, desk: Desk, token: str) -> None:
    talk.presenter.token_edited(f"Bearer {token}")
    inspection, inspected = talk.paste.show_inspection.call_args.args
    assert inspection is desk.inspection
    assert inspected is desk.inspected
    assert talk.paste.show_shelf.call_args.args == (desk.entries, desk.chosen)
    assert talk.verify.show_inspection.call_args.args == (inspection, inspected)
    talk.paste.show_text.assert_not_called()


def test_a_paste_leaves_the_clean_token_in_the_editor(talk: Talk, token: str) -> None:
    talk.presenter.paste(f'"Authorization: Bearer {token}",\n')
    talk.paste.show_text.assert_called_with(token)


def test_a_text_without_a_token_stays_as_it_is(talk: Talk) -> None:
    talk.presenter.paste("  no token at all ")
    talk.paste.show_pasted.assert_called_with("  no token at all ")


def test_a_large_paste_is_shown_when_it_is_read(
    talk: Talk, token: str, worker: HeldWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.controller.inspecting.desk.LARGE", 10)
    monkeypatch.setattr(judging, "LARGE", 10)
    talk.presenter.paste(f"Bearer {token}")
    talk.verify.show_working.assert_called_with(True)
    talk.paste.show_pasted.assert_called_with(f"Bearer {token}")
    worker.finish()
    talk.verify.show_working.assert_called_with(False)
    talk.paste.show_text.assert_called_with(token)


def test_choosing_a_row_puts_its_token_into_the_editor(talk: Talk, desk: Desk, token: str, other_token: str) -> None:
    talk.presenter.paste(f"{token} {other_token}")
    talk.presenter.token_chosen(desk.entries[1].number)
    talk.paste.show_text.assert_called_with(other_token)
    assert talk.verify.show_inspection.call_args.args[1] is desk.entries[1].inspected
    talk.presenter.removed(desk.entries[1].number)
    talk.paste.show_text.assert_called_with(token)


def test_a_shelf_that_a_paste_replaced_comes_back_on_request(
    talk: Talk, desk: Desk, token: str, other_token: str
) -> None:
    talk.presenter.paste(token)
    talk.presenter.paste(f"{token} {other_token}")
    talk.verify.show_notice.assert_called_with("", "")  # one token alone comes back by undo in the editor
    talk.presenter.paste("nothing of the kind")
    assert talk.verify.show_notice.call_args.args == ("The paste took the place of 2 tokens.", "take-back")
    talk.presenter.take_back()
    assert len(desk.entries) == 2
    talk.paste.show_text.assert_called_with(token)


def test_a_long_file_is_not_put_into_the_editor(talk: Talk, token: str, worker: HeldWorker) -> None:
    talk.presenter.open(f"{'.' * 200_000} {token}".encode(), "server.log")
    talk.paste.show_pasted.assert_called_with("")
    worker.finish()
    talk.paste.show_text.assert_called_with(token)


def test_the_tokens_of_several_files_come_to_the_shelf_with_their_files(
    talk: Talk, desk: Desk, token: str, other_token: str
) -> None:
    talk.presenter.open_all(((b"nothing here", "notes.txt"), (token.encode(), "a.jwt"), (b"", "empty"),
                             (f"x\n\nid={other_token}".encode(), "server.log")))  # fmt: skip
    found = [(entry.inspected.token.text, entry.inspected.token.place) for entry in desk.entries]
    assert found == [(token, "a.jwt"), (other_token, "server.log, line 3, id"), ("nothing here", "notes.txt")]
    assert desk.chosen_text == token
    talk.paste.show_text.assert_called_with(token)


def test_long_files_are_read_one_after_the_other(
    talk: Talk, desk: Desk, token: str, other_token: str, worker: HeldWorker
) -> None:
    files = (f"{'.' * 200_000} {token}".encode(), "a.log"), (f"{'.' * 300_000} {other_token} {token}".encode(), "b.log")
    talk.presenter.open_all(files)
    assert desk.working
    worker.finish()
    shelf = [(entry.inspected.token.text, entry.inspected.token.place, entry.times) for entry in desk.entries]
    assert shelf == [(token, "a.log", 2), (other_token, "b.log", 1)]
    assert desk.progress is None


def test_several_empty_files_leave_nothing(talk: Talk, desk: Desk) -> None:
    talk.presenter.open_all(((b"", "a"), (b" \n", "b")))
    assert desk.entries == ()


def test_key_encoding_and_password_go_together(talk: Talk, desk: Desk, token: str, secret: str) -> None:
    talk.presenter.token_edited(token)
    talk.presenter.secret_encoding_chosen("hex")
    talk.presenter.key_edited(secret.encode().hex())
    assert desk.inspected is not None
    assert desk.inspected.verdict == "verified"
    talk.presenter.secret_encoding_chosen("utf8")
    assert desk.inspected.verdict == "bad-signature"


def test_as_of_is_plain_and_what_cannot_be_read_is_said(talk: Talk, desk: Desk, set_clock: SetClock) -> None:
    talk.presenter.as_of_edited("2026-01-01T00:00:10Z")
    assert desk.now == set_clock.now + 10
    assert talk.verify.show_as_of.call_args.args == (set_clock.now + 10, "")
    talk.presenter.as_of_edited("now+1h")
    assert desk.now == set_clock.now + 3_600
    talk.presenter.as_of_edited("-2d")
    assert desk.now == set_clock.now - 172_800
    talk.presenter.as_of_edited("one day")
    assert desk.now == set_clock.now
    moment, sentence = talk.verify.show_as_of.call_args.args
    assert moment is None
    assert sentence
    talk.presenter.as_of_edited("")
    assert talk.verify.show_as_of.call_args.args == (None, "")


def test_the_command_line_fills_the_fields(talk: Talk, desk: Desk, secret: str, token: str) -> None:
    policy = Policy(audience=("api",), leeway=5)
    talk.presenter.begin(Arguments(policy=policy, at=1_767_225_600.0), secret, "")
    assert talk.verify.show_request.call_args.args == (secret, "utf8", "", policy, "2026-01-01T00:00:00Z")
    talk.presenter.paste(token)
    assert desk.inspected is not None
    assert desk.inspected.verdict == "verified"
    assert desk.policy == policy
