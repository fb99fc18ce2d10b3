from __future__ import annotations

import base64
from unittest.mock import MagicMock

import pytest

from inspector.controller.inspecting.desk import Desk
from inspector.controller.inspecting.presenter import Presenter
from inspector.controller.keys.key_change import is_another, is_written_so
from inspector.controller.speech import Speech
from inspector.controller.views import PasteView, VerifyView
from tests.service.key_ring import jwk_text, public_pem

SECRET = base64.b64encode(bytes(range(40))).decode()
OTHER = "an other secret, in words"


@pytest.mark.parametrize(
    "before, after, another",
    [
        (SECRET, OTHER, True),
        (SECRET, public_pem("P-256"), True),
        (SECRET, f"{SECRET}x", False),
        (SECRET, SECRET[:-1], False),
        (SECRET, f"{SECRET[:10]}pasted inside of it{SECRET[10:]}", False),
        (SECRET, SECRET, False),
        ("", OTHER, False),
        (SECRET, "", False),
    ],
)
def test_another_key_is_told_from_an_edited_one(before: str, after: str, another: bool) -> None:
    assert is_another(before, after) is another


@pytest.mark.parametrize(
    "text, encoding, fits",
    [
        (SECRET, "base64", True),
        (SECRET, "hex", False),
        (OTHER, "base64", False),
        ("00ff", "hex", True),
        (public_pem("P-256"), "base64", False),
        (jwk_text("P-256"), "base64url", False),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA", "base64url", False),
    ],
)
def test_a_secret_is_written_in_an_encoding_or_not(text: str, encoding: str, fits: bool) -> None:
    assert is_written_so(text, encoding) is fits


@pytest.fixture
def verify(desk: Desk) -> MagicMock:
    view = MagicMock(spec=VerifyView)
    presenter = Presenter(desk, MagicMock(spec=PasteView), view, Speech())
    view.put_secret_encoding.side_effect = presenter.secret_encoding_chosen
    view.presenter = presenter
    return view


def test_the_encoding_of_a_secret_is_not_forced_on_the_next_key(verify: MagicMock, desk: Desk) -> None:
    presenter: Presenter = verify.presenter
    presenter.key_edited(SECRET)
    presenter.secret_encoding_chosen("base64")
    presenter.key_edited(OTHER)
    verify.put_secret_encoding.assert_called_once_with("utf8")
    assert desk.key_text == (OTHER, "utf8")


def test_an_encoding_stays_for_what_is_edited_what_fits_and_what_it_was_chosen_for(
    verify: MagicMock, desk: Desk
) -> None:
    presenter: Presenter = verify.presenter
    presenter.secret_encoding_chosen("hex")
    presenter.key_edited("no hex at all")  # it was chosen for this one, and that it is none has to be told
    assert desk.key_text == ("no hex at all", "hex")
    presenter.secret_encoding_chosen("base64")
    presenter.key_edited(SECRET)
    presenter.key_edited(SECRET[:-3])
    presenter.key_edited(f"{SECRET[:-3]}?")
    presenter.key_edited(base64.b64encode(b"quite another one of them").decode())
    verify.put_secret_encoding.assert_not_called()


def test_a_field_that_was_emptied_between_changes_nothing(verify: MagicMock, desk: Desk) -> None:
    presenter: Presenter = verify.presenter
    presenter.key_edited(SECRET)
    presenter.secret_encoding_chosen("base64")
    presenter.key_edited("")
    presenter.key_edited(public_pem("P-256"))
    verify.put_secret_encoding.assert_called_once_with("utf8")
