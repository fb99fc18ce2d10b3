"""The doctor is asked beside the window, about what stands in it now, and his offers are carried out."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.inspecting.consultation import Consultation
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.speech import Speech
from inspector.controller.views import PasteView, VerifyView
from tests.controller.conftest import HeldWorker
from tests.service.locksmith import PASSWORD, compact

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk


class Talk:
    """A consultation with its panes; the worker of the desk and the doctor's are two."""

    def __init__(self, desk: Desk) -> None:
        self.worker = worker = HeldWorker()
        self.paste, self.verify = MagicMock(spec=PasteView), MagicMock(spec=VerifyView)
        presenter = Presenter(desk, self.paste, self.verify, Speech())
        self.consultation = Consultation(desk, worker, presenter, self.verify)

    def codes(self) -> list[str]:
        return [remedy.code for remedy in self.verify.show_remedies.call_args.args[0]]


@pytest.fixture
def talk(desk: Desk, token: str) -> Talk:
    desk.replace(token)
    return Talk(desk)


def test_a_secret_in_another_encoding_is_found_and_chosen(talk: Talk, desk: Desk, secret: str) -> None:
    desk.set_key(base64.b64encode(secret.encode()).decode(), "utf8", "")
    talk.verify.show_remedies.assert_not_called()
    talk.worker.finish()
    assert talk.codes()[0] == "secret-encoding"
    talk.consultation.apply(0)
    talk.verify.put_secret_encoding.assert_called_once_with("base64")
    assert secret not in str(talk.verify.show_remedies.call_args)


def test_a_secret_with_a_line_break_too_many_is_mended(talk: Talk, desk: Desk, secret: str) -> None:
    desk.set_key(f"{secret}\n", "utf8", "")
    talk.worker.finish()
    talk.consultation.apply(0)
    talk.verify.put_key.assert_called_once_with(secret)


def test_a_padded_signature_is_mended_in_the_token(talk: Talk, desk: Desk, token: str, secret: str) -> None:
    desk.set_key(secret, "utf8", "")
    desk.edit(f"{token}AAAA")
    talk.worker.finish()
    talk.consultation.apply(0)
    talk.paste.show_text.assert_called_once_with(token)
    assert desk.inspected is not None
    assert desk.inspected.verdict == "verified"


def test_what_belongs_to_a_former_token_is_not_shown(talk: Talk, desk: Desk, secret: str, other_token: str) -> None:
    desk.set_key(f"{secret}\n", "utf8", "")
    desk.set_key("", "utf8", "")  # while the doctor is at work
    talk.worker.finish()
    talk.verify.show_remedies.assert_not_called()
    desk.replace(other_token)
    talk.consultation.apply(0)
    talk.verify.put_key.assert_not_called()


def test_nobody_is_asked_about_a_good_signature(talk: Talk, desk: Desk, secret: str) -> None:
    desk.set_key(secret, "utf8", "")
    with pytest.raises(AssertionError, match="nothing was ordered"):
        talk.worker.finish()


def test_a_token_that_does_not_open_is_taken_to_the_doctor(talk: Talk, desk: Desk) -> None:
    desk.replace(compact("PBES2-HS256+A128KW"))
    desk.set_key(f"“{PASSWORD}”", "utf8", "")
    talk.worker.finish()
    assert talk.codes() == ["jwe-secret-reading"]
    talk.consultation.apply(0)
    talk.verify.put_key.assert_called_once_with(PASSWORD)


def test_several_signatures_are_told_together_and_each_by_itself(
    talk: Talk, desk: Desk, token: str, secret: str
) -> None:
    head, payload, value = token.split(".")
    signature = {"protected": head, "signature": value}
    damaged = {"protected": head, "signature": value[:-8]}
    desk.replace(json.dumps({"payload": payload, "signatures": [signature, damaged]}))
    desk.set_key(secret, "utf8", "")
    talk.worker.finish()
    (remedy,) = talk.verify.show_remedies.call_args.args[0]
    assert (remedy.signature, remedy.code) == (2, "signature-cut-right")
    desk.choose_step(2)
    talk.worker.finish()
    (remedy,) = talk.verify.show_remedies.call_args.args[0]
    assert (remedy.signature, remedy.code) == (0, "signature-cut-right")
