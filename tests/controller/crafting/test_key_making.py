"""Keys that are made: offered, made beside the window, taken along, used at once, and forgotten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import MagicMock, create_autospec

import pytest

from inspector.controller.crafting.craft_views import KeysMadeView
from inspector.controller.crafting.encoder import Encoder
from inspector.controller.crafting.key_making import KeyMaking
from inspector.controller.keys.ring import KeyRing
from inspector.controller.ports import Clipboard, Files
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView
from inspector.service.inspector import load
from tests.controller.conftest import SECRET, HeldWorker

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.model.key import Key
    from inspector.model.key_form import KeyForm


class Talk(NamedTuple):
    """The conversation with its stand-ins."""

    making: KeyMaking
    view: MagicMock
    encoder: Encoder
    ring: KeyRing
    maker: HeldWorker
    clipboard: MagicMock
    files: MagicMock
    put: list[str]

    @property
    def key(self) -> Key:
        keys, place = self.view.show_keys.call_args.args
        found: Key = keys[place]
        return found

    @property
    def forms(self) -> dict[str, KeyForm]:
        return {form.code: form for form in self.view.show_forms.call_args.args[0]}

    @property
    def note(self) -> str:
        return str(self.view.show_note.call_args.args[0])


@pytest.fixture
def talk(desk: Desk) -> Talk:
    view, clipboard, files = create_autospec(KeysMadeView), create_autospec(Clipboard), create_autospec(Files)
    encoder, ring, maker = Encoder(desk, create_autospec(EncodeView), Speech()), KeyRing(), HeldWorker()
    encoder.start()
    put: list[str] = []
    making = KeyMaking(
        desk, encoder, ring, maker, clipboard, files, Speech(), put.append, encoder.signing_key_edited
    )  # fmt: skip
    making.attach(view)
    return Talk(making, view, encoder, ring, maker, clipboard, files, put)


def made(talk: Talk, kind: str, algorithm: str = "") -> None:
    talk.making.make(kind, algorithm)
    talk.maker.finish()


@pytest.mark.parametrize(
    "header, kind, algorithm",
    [
        ('{"alg":"HS384"}', "secret 384", "HS384"),
        ('{"alg":"PS256"}', "RSA 2048", "PS256"),
        ('{"alg":"ES512"}', "P-521", "ES512"),
        ('{"alg":"none"}', "P-256", ""),
        ("{", "P-256", ""),
        ('{"alg":5}', "P-256", ""),
    ],
)
def test_what_fits_the_new_header_is_offered_first(talk: Talk, header: str, kind: str, algorithm: str) -> None:
    talk.encoder.header_edited(header)
    talk.making.begin()
    kinds, *offered = talk.view.show_kinds.call_args.args
    assert offered == [kind, algorithm]
    assert ("Ed25519", ("EdDSA", "Ed25519")) in kinds


def test_a_key_is_made_beside_the_window(talk: Talk) -> None:
    talk.making.make("P-256", "ES256")
    talk.view.show_working.assert_called_once_with(True)
    talk.view.show_keys.assert_called_once_with((), 0)
    talk.maker.finish()
    talk.view.show_working.assert_called_with(False)
    assert (talk.key.curve, talk.key.kid) == ("P-256", talk.key.thumbprint)
    assert {code for code, form in talk.forms.items() if form.is_secret} == {
        "private-pem",
        "private-jwk",
        "private-jwks",
        "private-der",
    }
    assert talk.view.show_forms.call_args.args[1] is True


def test_a_kind_that_there_is_not_is_refused(talk: Talk) -> None:
    made(talk, "P-9")
    assert "P-9" in talk.note
    assert talk.view.show_note.call_args.args[1] is True
    assert talk.forms == {}


def test_making_can_be_left(talk: Talk) -> None:
    talk.making.make("RSA 4096", "")
    talk.making.cancel()
    with pytest.raises(AssertionError, match="nothing was ordered"):
        talk.maker.finish()
    talk.view.show_working.assert_called_with(False)
    assert talk.note == "No key was made."


def test_a_key_that_is_there_is_shown_in_all_forms(talk: Talk, desk: Desk, worker: HeldWorker) -> None:
    desk.set_key(SECRET, "utf8", "")
    if desk.working:
        worker.finish()
    talk.making.convert("key", "")
    assert talk.forms["secret-text"].text == SECRET
    talk.encoder.signing_key_edited("616263")
    talk.making.convert("signing", "")
    assert talk.forms["secret-hex"].text == b"616263".hex()


def test_a_pasted_key_is_converted_both_ways(talk: Talk) -> None:
    made(talk, "RSA 2048")
    pem, jwk = talk.forms["private-pem"].text, json.loads(talk.forms["private-jwk"].text)
    der = talk.forms["private-der"].text
    for text in (json.dumps(jwk), pem, der):
        talk.making.convert("pasted", text)
        assert talk.forms["private-pem"].text == pem
        assert json.loads(talk.forms["private-jwk"].text)["d"] == jwk["d"]
    talk.making.convert("pasted", talk.forms["public-pem"].text)
    assert not any(form.is_secret for form in talk.forms.values())
    assert talk.view.show_forms.call_args.args[1] is False
    talk.making.sign_with()
    assert talk.encoder.keys.keys == ()


def test_one_of_several_keys_is_chosen(talk: Talk) -> None:
    made(talk, "P-256")
    first = json.loads(talk.forms["public-jwk"].text)
    made(talk, "Ed25519")
    second = json.loads(talk.forms["public-jwk"].text)
    talk.making.convert("pasted", json.dumps({"keys": [first, second]}))
    assert talk.key.curve == "P-256"
    talk.making.choose(1)
    assert talk.key.curve == "Ed25519"
    talk.making.choose(7)
    assert talk.key.curve == "Ed25519"


def test_what_is_no_key_is_said(talk: Talk) -> None:
    talk.making.convert("key", "")
    assert talk.note == "There is no key there yet."
    talk.making.convert("pasted", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
    assert "AAAA" not in talk.note
    assert talk.view.show_note.call_args.args[1] is True
    assert talk.note != "There is no key there yet."


def test_only_what_is_secret_is_marked_so_on_the_clipboard(talk: Talk) -> None:
    made(talk, "P-256")
    talk.making.copy("private-pem")
    talk.clipboard.put.assert_called_with(talk.forms["private-pem"].text, sensitive=True)
    talk.making.copy("jwks")
    talk.clipboard.put.assert_called_with(talk.forms["jwks"].text, sensitive=False)
    talk.clipboard.reset_mock()
    talk.making.copy("secret-hex")
    talk.clipboard.put.assert_not_called()


def test_a_file_holds_the_form_and_it_is_said_when_it_cannot(talk: Talk) -> None:
    made(talk, "P-256")
    talk.files.write.return_value = True
    talk.making.save("private-der", "/keys/a.der")
    talk.files.write.assert_called_once_with("/keys/a.der", talk.forms["private-der"].data)
    assert "/keys/a.der" in talk.note
    assert talk.view.show_note.call_args.args[1] is False
    talk.files.write.return_value = False
    talk.making.save("private-der", "/keys/a.der")
    assert talk.view.show_note.call_args.args[1] is True


def test_signing_with_it_changes_only_what_does_not_fit(talk: Talk) -> None:
    talk.encoder.header_edited('{ "alg":"HS256", "kid":"old", "x": 1.0 }')
    made(talk, "P-256", "ES256")
    talk.making.sign_with()
    kid = talk.key.kid
    assert talk.encoder.texts[0] == f'{{ "alg":"ES256", "kid":"{kid}", "x": 1.0 }}'
    assert talk.encoder.token
    assert "ES256" in talk.note

    made(talk, "RSA 2048")
    talk.encoder.header_edited('{"alg":"PS384"}')
    talk.making.sign_with()
    assert talk.encoder.texts[0] == '{"alg":"PS384"}'
    assert talk.encoder.token


def test_a_header_that_is_none_is_said(talk: Talk) -> None:
    talk.encoder.header_edited("[")
    made(talk, "P-256")
    talk.making.sign_with()
    assert talk.encoder.texts[0] == "["
    assert talk.view.show_note.call_args.args[1] is True


def test_the_public_half_goes_to_key_and_a_secret_as_it_is(talk: Talk) -> None:
    made(talk, "P-256")
    talk.making.verify_with()
    made(talk, "secret 256")
    talk.making.verify_with()
    public, secret = (load(text).keys[0] for text in talk.put)
    assert (public.private, secret.kind, secret.size) == (False, "oct", 256)


def test_it_is_kept_in_the_ring_once(talk: Talk) -> None:
    made(talk, "P-256")
    talk.making.keep()
    assert [entry.keys[0].private for entry in talk.ring.entries] == [True]
    assert talk.ring.entries[0].name in talk.note
    talk.making.keep()
    assert len(talk.ring.entries) == 1
    assert "already" in talk.note


def test_without_a_key_nothing_happens(talk: Talk) -> None:
    for deed in (talk.making.sign_with, talk.making.verify_with, talk.making.keep):
        deed()
    talk.making.copy("jwks")
    talk.making.save("jwks", "/a")
    talk.view.show_note.assert_not_called()
    talk.files.write.assert_not_called()


def test_a_closed_window_holds_no_key(talk: Talk) -> None:
    made(talk, "P-256")
    talk.making.forget()
    assert talk.forms == {}
    talk.making.keep()
    assert talk.ring.entries == ()


def test_a_private_key_is_written_down_encrypted(talk: Talk) -> None:
    made(talk, "P-256")
    plain = talk.forms
    talk.making.encrypt_with("pässword")
    pem, der = talk.forms["private-pem"], talk.forms["private-der"]
    assert pem.text.startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert pem.is_encrypted
    assert der.is_encrypted
    assert not load(pem.text).keys
    for data in (pem.text, der.text):
        (key,) = load(data, "utf8", "pässword").keys
        assert key.thumbprint == talk.key.thumbprint
    assert talk.forms["private-jwk"] == plain["private-jwk"]
    talk.files.write.return_value = True
    talk.making.save("private-pem", "/key.pem")
    assert talk.files.write.call_args.args == ("/key.pem", pem.data)
    talk.making.encrypt_with("")
    assert not talk.forms["private-pem"].is_encrypted
    assert talk.forms["private-pem"].text == plain["private-pem"].text


def test_the_password_goes_with_the_window(talk: Talk) -> None:
    made(talk, "Ed25519")
    talk.making.encrypt_with("pw")
    talk.making.forget()
    made(talk, "Ed25519")
    assert not talk.forms["private-pem"].is_encrypted


def test_an_encrypted_key_is_opened_with_its_password(talk: Talk) -> None:
    made(talk, "P-256")
    print_ = talk.key.thumbprint
    talk.making.encrypt_with("right")
    locked = talk.forms["private-pem"].text
    talk.making.forget()
    talk.making.convert("pasted", locked)
    talk.view.show_locked.assert_called_with(True)
    assert talk.note == "A password is needed for the encrypted PEM."
    assert talk.forms == {}
    talk.making.open("wrong")
    talk.maker.finish()
    talk.view.show_locked.assert_called_with(True)
    assert talk.note == "The password does not open the encrypted PEM."
    talk.making.open("right")
    talk.maker.finish()
    talk.view.show_locked.assert_called_with(False)
    assert talk.note == ""
    assert talk.key.thumbprint == print_
    assert talk.forms["private-pem"].text.startswith("-----BEGIN PRIVATE KEY-----")
    talk.making.open("right")  # nothing is locked any more
    with pytest.raises(AssertionError, match="nothing was ordered"):
        talk.maker.finish()


@pytest.mark.parametrize("place", ["key", "signing"])
def test_one_of_the_panes_is_opened_too(talk: Talk, desk: Desk, worker: HeldWorker, place: str) -> None:
    made(talk, "Ed25519")
    print_ = talk.key.thumbprint
    talk.making.encrypt_with("right")
    locked = talk.forms["private-pem"].text
    talk.making.forget()
    if place == "key":
        desk.set_key(locked, "utf8", "")
        if desk.working:
            worker.finish()
    else:
        talk.encoder.signing_key_edited(locked)
    talk.making.convert(place, "")
    talk.view.show_locked.assert_called_with(True)
    talk.making.open("right")
    talk.maker.finish()
    assert talk.key.thumbprint == print_
