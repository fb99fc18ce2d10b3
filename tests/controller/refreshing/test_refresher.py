"""Refresh: one press, what changed, why not, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import jwt
import pytest

from inspector.controller.crafting.encoder import Encoder
from inspector.controller.refreshing.histories import Histories
from inspector.controller.refreshing.refresher import Refresher
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView, PasteView, VerifyView, WindowView

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from tests.controller.conftest import SetClock


class Talk:
    """A refresher with its panes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.paste = MagicMock(spec=PasteView)
        self.verify = MagicMock(spec=VerifyView)
        self.window = MagicMock(spec=WindowView)
        self.encoder = Encoder(desk, MagicMock(spec=EncodeView), Speech())
        self.histories = Histories(lambda: desk.now)
        self.refresher = Refresher(desk, self.encoder, self.paste, self.verify, self.window, Speech(), self.histories)

    @property
    def text(self) -> str:
        assert self.desk.inspected is not None
        return self.desk.inspected.token.text

    def changes(self) -> list[str]:
        """The claims that the last refresh told of."""
        return [change.claim for change in self.verify.show_refreshed.call_args.args[0]]

    def notice(self) -> tuple[str, str]:
        sentence, action = self.verify.show_notice.call_args.args
        return sentence, action

    def reason(self) -> str:
        return str(self.window.show_refresh.call_args.args[0])


@pytest.fixture
def talk(desk: Desk, token: str, secret: str) -> Talk:
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    return Talk(desk)


def claims(token: str) -> dict[str, object]:
    found = jwt.decode(token, options={"verify_signature": False})
    assert isinstance(found, dict)
    return found


def test_a_press_moves_the_dates_and_keeps_the_lifetime(
    talk: Talk, token: str, set_clock: SetClock, secret: str
) -> None:
    set_clock.now += 600
    talk.desk.tick()
    talk.refresher.refresh()
    new = talk.text
    assert claims(new) == {"sub": "user-1", "iat": int(set_clock.now), "exp": int(set_clock.now) + 3600}
    jwt.decode(new, secret, algorithms=["HS256"], options={"verify_exp": False, "verify_iat": False})
    talk.paste.show_text.assert_called_with(new)
    assert talk.changes() == ["iat", "exp"]
    talk.refresher.undo()
    assert talk.text == token


def test_a_chosen_lifetime_is_used(talk: Talk, set_clock: SetClock) -> None:
    talk.refresher.lifetime_chosen(300)
    talk.refresher.refresh()
    assert claims(talk.text)["exp"] == int(set_clock.now) + 300
    talk.refresher.lifetime_chosen(None)
    talk.refresher.refresh()
    assert claims(talk.text)["exp"] == int(set_clock.now) + 300  # its own lifetime by now


def test_an_expired_token_is_refreshed_only_if_the_person_says_so(talk: Talk, token: str, set_clock: SetClock) -> None:
    set_clock.now += 4000
    talk.desk.tick()
    talk.refresher.refresh()
    assert talk.notice()[1] == "refresh-anyway"
    assert talk.text == token
    talk.refresher.refresh_anyway()
    assert claims(talk.text)["exp"] == int(set_clock.now) + 3600


def test_a_bad_signature_is_refused_whatever_is_said(talk: Talk, token: str) -> None:
    talk.desk.set_key("another secret, just as long as the first", "utf8", "")
    talk.refresher.refresh_anyway()
    assert talk.notice()[1] == ""
    assert talk.notice()[0]
    assert talk.text == token


def test_the_signing_key_signs_and_the_key_checks(talk: Talk) -> None:
    talk.encoder.signing_key_edited("the key with which it shall be signed")
    talk.refresher.refresh()
    jwt.decode(
        talk.text,
        "the key with which it shall be signed",
        algorithms=["HS256"],
        options={"verify_exp": False, "verify_iat": False},
    )


def test_the_button_says_why_it_cannot(talk: Talk) -> None:
    talk.refresher.show()
    assert talk.reason() == ""
    talk.desk.set_key("", "utf8", "")
    assert "key" in talk.reason()
    talk.desk.replace("")
    assert "token" in talk.reason()
    talk.desk.replace("eyJhbGciOiJub25lIn0.e30.")
    assert "signed" in talk.reason()


def test_a_public_key_cannot_sign(talk: Talk) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    talk.desk.replace(jwt.encode({"exp": 4_102_444_800}, key, algorithm="ES256"))
    talk.desk.set_key(pem.decode(), "utf8", "")
    assert "public key" in talk.reason()


def test_a_second_press_refreshes_an_expired_token(talk: Talk, set_clock: SetClock) -> None:
    set_clock.now += 4000
    talk.desk.tick()
    talk.refresher.refresh()
    talk.refresher.refresh()
    assert claims(talk.text)["exp"] == int(set_clock.now) + 3600
    assert talk.changes() == ["iat", "exp"]


def test_each_press_stands_in_the_history_until_it_is_undone(talk: Talk, token: str, set_clock: SetClock) -> None:
    first = talk.desk.chosen
    for _ in range(2):
        set_clock.now += 60
        talk.desk.tick()
        talk.refresher.refresh()
    third = talk.desk.chosen
    told = talk.histories.of(first)
    assert [(each.by, each.moment) for each in told] == [("hand", set_clock.now - 60), ("hand", set_clock.now)]
    assert told[0].before == token
    assert told[0].after == told[1].before
    assert told == talk.histories.of(third)
    assert talk.histories.origin(third) == told[1].of == told[0].to
    talk.desk.choose(first)  # undo means the refresh, whatever is looked at by now
    talk.refresher.undo()
    assert talk.histories.of(first) == told[:1]
    assert talk.desk.chosen == told[0].to
    assert third not in [entry.number for entry in talk.desk.entries]
    talk.refresher.undo()
    assert talk.histories.of(first) == told[:1]


def test_a_key_of_the_ring_refreshes_by_hand_as_it_does_by_itself(talk: Talk, secret: str, set_clock: SetClock) -> None:
    from inspector.controller.keys.ring import KeyRing

    ring = KeyRing()
    ring.add("mine", secret, "utf8")
    talk.desk.set_key("", "utf8", "")
    talk.desk.set_ring(ring.keys)
    assert talk.desk.inspected is not None
    assert talk.desk.inspected.verdict == "verified"
    talk.refresher.show()
    assert talk.reason() == ""
    talk.refresher.refresh()
    assert claims(talk.text)["iat"] == int(set_clock.now)
