"""The test set of the token that is looked at: made beside the window, and handed out as it is ticked."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import MagicMock, create_autospec

import jwt
import pytest

from inspector.controller.crafting.craft_views import SetView
from inspector.controller.crafting.encoder import Encoder
from inspector.controller.crafting.test_sets import SetMaker
from inspector.controller.ports import Clipboard, Files
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView
from tests.controller.conftest import SECRET, HeldWorker, SetClock, make_token

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.model.variant import Variant


class Talk(NamedTuple):
    """The conversation with its stand-ins."""

    maker: SetMaker
    view: MagicMock
    encoder: Encoder
    worker: HeldWorker
    clipboard: MagicMock
    files: MagicMock

    @property
    def variants(self) -> dict[str, Variant]:
        return {variant.code: variant for variant in self.view.show_variants.call_args.args[0]}

    @property
    def note(self) -> str:
        return str(self.view.show_note.call_args.args[0])


@pytest.fixture
def talk(desk: Desk, worker: HeldWorker, set_clock: SetClock) -> Talk:
    encoder = Encoder(desk, create_autospec(EncodeView), Speech())
    view, clipboard, files = create_autospec(SetView), create_autospec(Clipboard), create_autospec(Files)
    own = HeldWorker()
    maker = SetMaker(desk, encoder, own, clipboard, files, set_clock, Speech())
    maker.attach(view)
    desk.replace(make_token(sub="user-1", aud="api"))
    encoder.signing_key_edited(SECRET)
    if desk.working:
        worker.finish()
    return Talk(maker, view, encoder, own, clipboard, files)


def test_all_forms_are_offered(talk: Talk) -> None:
    (forms,) = talk.view.show_forms.call_args.args
    assert [(form.code, form.file) for form in forms] == [
        ("json", "test-set.json"),
        ("pytest", "test_tokens.py"),
        ("curl", "test-set.sh"),
    ]


def test_the_set_is_made_beside_the_window(talk: Talk) -> None:
    talk.maker.begin()
    talk.view.show_working.assert_called_once_with()
    assert talk.variants == {}
    talk.worker.finish()
    assert "expired" in talk.variants
    assert [variant.code for variant in talk.variants.values() if variant.is_good] == ["good"]


def test_without_a_token_or_a_key_it_says_why(talk: Talk, desk: Desk) -> None:
    talk.encoder.signing_key_edited("")
    talk.maker.begin()
    talk.worker.finish()
    assert talk.note.startswith("There is no key")
    assert talk.variants == {}
    desk.replace("")
    talk.maker.begin()
    assert talk.note == "There is no token yet."
    assert talk.view.show_note.call_args.args[1] is True


def test_what_is_ticked_is_copied_as_a_secret(talk: Talk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    talk.maker.copy("json", ("good", "expired"))
    rows = json.loads(talk.clipboard.put.call_args.args[0])
    assert [row["name"] for row in rows] == ["good", "expired"]
    assert talk.clipboard.put.call_args.kwargs == {"sensitive": True}


def test_what_is_ticked_is_saved_or_it_is_said(talk: Talk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    for can, is_wrong in ((True, False), (False, True)):
        talk.files.write.return_value = can
        talk.maker.save("curl", ("good",), "/set.sh")
        path, data = talk.files.write.call_args.args
        assert path == "/set.sh"
        assert talk.variants["good"].text in data.decode()
        assert talk.variants["expired"].text not in data.decode()
        assert talk.view.show_note.call_args.args[1] is is_wrong


def test_the_shelf_gets_what_is_ticked_beside_the_chosen_token(talk: Talk, desk: Desk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    chosen = desk.chosen_text
    talk.maker.shelve(("expired", "alg-none", "signature-empty"))
    texts = {entry.inspected.token.text for entry in desk.entries}
    assert texts == {chosen, *(talk.variants[code].text for code in ("expired", "alg-none", "signature-empty"))}
    assert desk.chosen_text == chosen
    assert talk.note == "Put on the shelf: 3."


def test_a_closed_window_holds_no_tokens(talk: Talk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    talk.maker.forget()
    assert talk.variants == {}
    talk.maker.begin()
    talk.maker.forget()
    with pytest.raises(AssertionError, match="nothing was ordered"):
        talk.worker.finish()


def test_a_row_of_the_shelf_says_what_it_was_made_for(talk: Talk, desk: Desk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    talk.maker.shelve(("expired", "wrong-audience"))
    labels = {entry.inspected.token.text: entry.label for entry in desk.entries}
    assert labels[talk.variants["expired"].text] == "expired"
    assert labels[talk.variants["wrong-audience"].text] == "wrong-audience"
    assert labels[desk.chosen_text] == ""
    number = next(entry.number for entry in desk.entries if entry.label == "expired")
    desk.renew(number, make_token(sub="another"))
    assert [entry.label for entry in desk.entries if entry.number == number] == [""], "it is another token now"


def test_where_neither_pane_has_a_key_the_ring_is_asked(talk: Talk, desk: Desk) -> None:
    from inspector.controller.keys.ring import KeyRing

    ring = KeyRing()
    ring.add("other", "some other secret of thirty-two bytes", "utf8")
    ring.add("mine", SECRET, "utf8")
    desk.set_ring(ring.keys)
    talk.encoder.signing_key_edited("")
    talk.maker.begin()
    talk.worker.finish()
    assert talk.note == "Signed with “mine” of the key ring."
    assert "expired" in talk.variants
    jwt.decode(talk.variants["good"].text, SECRET, algorithms=["HS256"], options={"verify_exp": False}, audience="api")


def test_a_key_of_the_panes_comes_before_the_ring(talk: Talk, desk: Desk) -> None:
    from inspector.controller.keys.ring import KeyRing

    ring = KeyRing()
    ring.add("other", "some other secret of thirty-two bytes", "utf8")
    desk.set_ring(ring.keys)
    talk.maker.begin()
    talk.worker.finish()
    assert "ring" not in talk.note
    assert "good" in talk.variants


def test_where_no_key_of_the_ring_fits_the_first_reason_stands(talk: Talk, desk: Desk) -> None:
    from inspector.controller.keys.ring import KeyRing
    from inspector.service.keys.forms import forms_of
    from inspector.service.keys.maker import make_key

    ring = KeyRing()
    pem = next(form.text for form in forms_of(make_key("P-256")) if form.code == "private-pem")
    ring.add("curve", pem, "utf8")
    desk.set_ring(ring.keys)
    talk.encoder.signing_key_edited("")
    talk.maker.begin()
    talk.worker.finish()
    assert talk.note.startswith("There is no key")


def test_another_lifetime_makes_the_set_anew(talk: Talk) -> None:
    talk.maker.begin()
    talk.worker.finish()
    before = talk.variants["good"].until
    talk.maker.choose_lifetime("token")
    assert not talk.worker.is_ordered
    talk.maker.choose_lifetime("decade")
    talk.worker.finish()
    assert talk.variants["good"].until - before > 9 * 365 * 86_400


@pytest.mark.parametrize("is_closed", [False, True])
def test_it_waits_for_a_signing_key_that_is_being_read(
    desk: Desk, worker: HeldWorker, set_clock: SetClock, is_closed: bool
) -> None:
    reading, making, view = HeldWorker(), HeldWorker(), create_autospec(SetView)
    encoder = Encoder(desk, create_autospec(EncodeView), Speech(), worker=reading)
    maker = SetMaker(desk, encoder, making, create_autospec(Clipboard), create_autospec(Files), set_clock, Speech())
    maker.attach(view)
    desk.replace(make_token(sub="user-1"))
    if desk.working:
        worker.finish()
    long = json.dumps(
        {"kty": "oct", "k": base64.urlsafe_b64encode(SECRET.encode()).decode().rstrip("="), "x": "x" * 5000}
    )
    encoder.signing_key_edited(long)
    assert not encoder.keys.keys
    maker.begin()
    view.show_working.assert_called_once_with()
    assert not making.is_ordered
    if is_closed:
        maker.forget()
    reading.finish()
    assert making.is_ordered is not is_closed
    if not is_closed:
        making.finish()
        assert view.show_variants.call_args.args[0][0].code == "good"


def test_a_set_that_was_asked_for_is_not_made_of_a_token_that_is_gone(
    talk: Talk, desk: Desk, worker: HeldWorker
) -> None:
    desk.replace("")
    if desk.working:
        worker.finish()
    talk.maker.choose_lifetime("day")
    assert talk.note == "There is no token yet."
    assert not talk.worker.is_ordered
