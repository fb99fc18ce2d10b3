"""The ENCODE pane: it follows until it is touched, signs what is written, and says where it is wrong."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import jwt
import pytest

from inspector.controller.crafting.encoder import EMPTY_HEADER, Encoder
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView
from inspector.service.keys.forms import jwk_of
from inspector.service.keys.maker import make_key
from tests.controller.conftest import HeldWorker, make_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.inspecting.desk import Desk


@pytest.fixture
def view() -> MagicMock:
    return MagicMock(spec=EncodeView)


@pytest.fixture
def encoder(desk: Desk, view: MagicMock) -> Encoder:
    made = Encoder(desk, view, Speech())
    made.start()
    return made


def last(mock: MagicMock) -> tuple[Any, ...]:
    return tuple(mock.call_args.args)


def part(token: str, number: int) -> str:
    segment = token.split(".")[number]
    return base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()


def test_it_begins_with_an_empty_token(encoder: Encoder, view: MagicMock) -> None:
    assert last(view.show_header) == (EMPTY_HEADER,)
    assert last(view.show_payload) == ("{}",)
    assert encoder.token == ""
    assert last(view.show_error)[0] == "key"
    assert view.show_error.call_args.kwargs == {"calm": True}  # nobody did anything yet
    encoder.payload_edited('{"a":1}')
    assert view.show_error.call_args.kwargs == {"calm": False}


def test_a_token_that_is_only_looked_at_needs_no_key_here(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str
) -> None:
    desk.replace(token)
    assert view.show_error.call_args.kwargs == {"calm": True}
    encoder.header_edited('{"alg":"HS256"}')
    assert view.show_error.call_args.kwargs == {"calm": False}


def test_a_cut_token_is_no_mistake_of_who_looks_at_it(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str
) -> None:
    header, payload, _ = token.split(".")
    desk.replace(f"{header}.{payload[:-8]}")
    place, sentence, *at = last(view.show_error)
    assert (place, at) == ("payload", [0, 0])
    assert "inspected token" in sentence
    assert view.show_error.call_args.kwargs == {"calm": True}
    encoder.payload_edited('{"a":')
    assert last(view.show_error)[2] == 1
    assert view.show_error.call_args.kwargs == {"calm": False}


def test_a_borrowed_key_that_cannot_sign_is_no_mistake_before_anything_is_written(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str
) -> None:
    public = json.dumps(jwk_of(make_key("P-256"), private=False))
    desk.replace(token)
    desk.set_key(public, "utf8", "")
    assert last(view.show_error)[0] == "key"
    assert view.show_error.call_args.kwargs == {"calm": True}
    encoder.signing_key_edited(public)
    assert view.show_error.call_args.kwargs == {"calm": False}


def test_it_follows_the_inspected_token_byte_for_byte(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str, secret: str
) -> None:
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    assert last(view.show_payload) == (part(token, 1),)
    assert encoder.token == token  # nothing was changed, so signing it again gives the same token
    assert last(view.show_error)[0] == ""


def test_what_is_edited_is_signed_as_written_and_stays(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str, other_token: str, secret: str
) -> None:
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    written = '{ "exp": 4102444800.0,\n\t"big": 100002348117421473, "big": 1 }'
    encoder.payload_edited(written)
    assert part(encoder.token, 1) == written
    assert jwt.decode(encoder.token, secret, algorithms=["HS256"])["big"] == 1
    assert view.show_touched.call_args.kwargs == {"touched": True}
    view.show_payload.reset_mock()
    desk.replace(other_token)
    view.show_payload.assert_not_called()
    encoder.start_again()
    assert last(view.show_payload) == (part(other_token, 1),)
    assert view.show_touched.call_args.kwargs == {"touched": False}


def test_changed_lines_are_marked(encoder: Encoder, desk: Desk, view: MagicMock, token: str) -> None:
    desk.replace(token)
    assert last(view.show_changes) == ((), ())
    encoder.payload_edited('{"sub":"user-1",\n"exp":1,\n"new":2}')
    assert last(view.show_changes)[:2] == ((), (1, 2))
    encoder.header_edited('{\n"alg":"HS512",\n"typ":"JWT"}')
    assert last(view.show_changes)[0] == (1,)


def test_another_layout_is_no_change_of_the_claims(encoder: Encoder, desk: Desk, view: MagicMock) -> None:
    desk.replace(make_token(roles=["a", "b"], more=[{"deep": [1, 2]}]))
    encoder.lay_out(indented=True)
    assert "\n" in last(view.show_payload)[0]
    assert last(view.show_changes) == ((), (), ())
    encoder.payload_edited(last(view.show_payload)[0].replace('"b"', '"c"'))
    assert last(view.show_changes)[1] != ()


@pytest.mark.parametrize(
    "header,payload,place,line,column",
    [
        ('{"alg":"HS256"', "{}", "header", 1, 15),
        ('{"alg":"HS256"}', '{\n "a": 1,\n "b" 2}', "payload", 3, 6),
        ('{"alg":"XX256"}', "{}", "header", 1, 8),
        ("[]", "{}", "header", 0, 0),
        ('{"alg":"RS256"}', "{}", "key", 0, 0),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_nothing_is_lost(
    encoder: Encoder,
    desk: Desk,
    view: MagicMock,
    secret: str,
    header: str,
    payload: str,
    place: str,
    line: int,
    column: int,
) -> None:
    desk.set_key(secret, "utf8", "")
    view.show_header.reset_mock()
    encoder.header_edited(header)
    encoder.payload_edited(payload)
    said = last(view.show_error)
    assert (said[0], *said[2:]) == (place, line, column)
    assert said[1]
    assert last(view.show_token) == ("",)
    view.show_header.assert_not_called()
    assert secret not in str(view.mock_calls)


def test_the_signing_key_goes_before_the_borrowed_one(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str, secret: str
) -> None:
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    assert view.show_key.call_args.kwargs == {"borrowed": True}
    encoder.signing_key_edited("another secret, just as long as the first")
    assert encoder.token != token
    assert view.show_key.call_args.kwargs == {"borrowed": False}
    encoder.signing_key_edited("")
    assert encoder.token == token


def test_the_algorithm_chooser_rewrites_the_header_alone(encoder: Encoder, view: MagicMock) -> None:
    encoder.header_edited('{ "typ": "JWT",\n  "alg" : "HS256" }')
    encoder.algorithm_chosen("HS512")
    assert last(view.show_header) == ('{ "typ": "JWT",\n  "alg" : "HS512" }',)
    encoder.header_edited('{"typ":"JWT"}')
    encoder.algorithm_chosen("ES256")
    assert last(view.show_header) == ('{"alg":"ES256","typ":"JWT"}',)
    encoder.header_edited("not JSON")
    encoder.algorithm_chosen("ES256")
    assert last(view.show_error)[0] == "header"


def test_laying_out_changes_white_space_alone(encoder: Encoder, view: MagicMock) -> None:
    encoder.payload_edited('{"a":1.10,"a":[1,2]}')
    encoder.lay_out(indented=True)
    assert last(view.show_payload) == ('{\n  "a": 1.10,\n  "a": [\n    1,\n    2\n  ]\n}',)
    encoder.lay_out(indented=False)
    assert last(view.show_payload) == ('{"a":1.10,"a":[1,2]}',)


class Waiting:
    """Puts off until it is told to go on."""

    def __init__(self) -> None:
        self.deed: Callable[[], None] | None = None

    def call(self, deed: Callable[[], None], *, pause: bool = True) -> None:
        self.pauses = pause
        self.deed = deed

    def cancel(self) -> None:
        self.deed = None


def test_the_changes_of_a_long_payload_are_marked_in_the_pause(desk: Desk, view: MagicMock, token: str) -> None:
    later = Waiting()
    encoder = Encoder(desk, view, Speech(), later)
    desk.replace(token)
    view.show_changes.reset_mock()

    encoder.payload_edited('{"a":"' + "x" * 10_000 + '"}')
    assert view.show_changes.call_count == 0
    assert later.deed is not None
    later.deed()
    assert last(view.show_changes)[:2] == ((), (0,))

    encoder.payload_edited('{\n"a":"' + "x" * 10_000 + '"}')
    assert last(view.show_changes) == ((), ())  # the marks would stand beside other lines
    assert later.pauses
    encoder.start_again()
    assert later.deed is None


def test_the_changes_of_a_short_payload_are_marked_once_its_token_is_there(
    desk: Desk, view: MagicMock, token: str
) -> None:
    later = Waiting()
    encoder = Encoder(desk, view, Speech(), later)
    desk.replace(token)
    view.show_changes.reset_mock()

    encoder.payload_edited('{"a":1}')
    assert view.show_changes.call_count == 0
    assert later.deed is not None
    assert not later.pauses
    later.deed()
    assert last(view.show_changes)[:2] == ((), (0,))


def test_what_is_gone_is_named(encoder: Encoder, desk: Desk, view: MagicMock, token: str) -> None:
    desk.replace(token)
    encoder.payload_edited('{"sub":"user-1"}')
    assert set(last(view.show_changes)[2]) == {"$.iat", "$.exp"}


def test_what_was_made_here_and_is_inspected_is_followed_again(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str, other_token: str, secret: str
) -> None:
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    encoder.payload_edited('{"sub":"bob"}')
    desk.replace(encoder.token)
    assert view.show_touched.call_args.kwargs == {"touched": False}
    desk.replace(other_token)
    assert last(view.show_payload) == (part(other_token, 1),)


def test_nothing_of_a_former_token_stays_in_an_untouched_pane(
    encoder: Encoder, desk: Desk, view: MagicMock, token: str
) -> None:
    desk.replace(token)
    desk.replace("no token at all")
    assert last(view.show_header) == (EMPTY_HEADER,)
    assert last(view.show_payload) == ("{}",)


class TestBesideTheWindow:
    """What takes long is signed on the worker; until it is there, the new token is void."""

    @pytest.fixture
    def signer(self) -> HeldWorker:
        return HeldWorker()

    @pytest.fixture
    def encoder(self, desk: Desk, view: MagicMock, signer: HeldWorker) -> Encoder:
        made = Encoder(desk, view, Speech(), worker=signer)
        made.start()
        return made

    def test_a_small_secret_signs_at_once(self, encoder: Encoder, view: MagicMock, secret: str) -> None:
        encoder.signing_key_edited(secret)
        encoder.payload_edited('{"sub":"a"}')
        assert part(encoder.token, 1) == '{"sub":"a"}'
        view.show_working.assert_not_called()

    def test_a_big_payload_is_void_until_it_is_signed(
        self, encoder: Encoder, view: MagicMock, signer: HeldWorker, secret: str
    ) -> None:
        encoder.signing_key_edited(secret)
        encoder.payload_edited('{"sub":"first"}')
        big = '{"sub":"' + "x" * 150_000 + '"}'
        encoder.payload_edited(big)
        assert encoder.token == ""
        view.show_working.assert_called_once()
        signer.finish()
        assert part(encoder.token, 1) == big
        assert last(view.show_token) == (encoder.token,)

    def test_the_newest_text_wins(self, encoder: Encoder, signer: HeldWorker, secret: str) -> None:
        encoder.signing_key_edited(secret)
        encoder.payload_edited('{"sub":"' + "x" * 150_000 + '"}')
        encoder.payload_edited('{"sub":"small"}')
        with pytest.raises(AssertionError, match="nothing was ordered"):
            signer.finish()
        assert part(encoder.token, 1) == '{"sub":"small"}'

    def test_rsa_is_read_and_signed_on_the_worker(self, encoder: Encoder, view: MagicMock, signer: HeldWorker) -> None:
        encoder.header_edited('{"alg":"RS256"}')
        pem = json.dumps(jwk_of(make_key("RSA 2048"), private=True))
        encoder.signing_key_edited(pem)
        assert not list(encoder.keys.keys)
        assert encoder.token == ""
        signer.finish()
        assert [key.kind for key in encoder.keys.keys] == ["RSA"]
        assert encoder.token.count(".") == 2
        assert all(name[:2] in {"RS", "PS"} for name in last(view.show_algorithms)[0])
        encoder.follow()
        assert encoder.token  # nothing changed, so nothing is made anew
        encoder.payload_edited('{"sub":"b"}')
        assert encoder.token == ""
        signer.finish()
        assert part(encoder.token, 1) == '{"sub":"b"}'

    def test_what_is_wrong_is_said_when_it_is_known(
        self, encoder: Encoder, view: MagicMock, signer: HeldWorker, secret: str
    ) -> None:
        encoder.signing_key_edited(secret)
        encoder.payload_edited('{"a":"' + "x" * 150_000)
        signer.finish()
        assert last(view.show_error)[0] == "payload"
        assert encoder.token == ""


def test_an_algorithm_that_lies_about_the_key_is_obeyed_and_told(encoder: Encoder, view: MagicMock) -> None:
    key = make_key("secret 512", "HS512")
    encoder.signing_key_edited(json.dumps(jwk_of(key, private=True)))
    encoder.header_edited('{"alg":"HS256"}')
    assert encoder.token
    assert "key-not-for-this" in [finding.code for finding in last(view.show_key)[1]]
    encoder.header_edited('{"alg":"HS512"}')
    assert "key-not-for-this" not in [finding.code for finding in last(view.show_key)[1]]


@pytest.mark.parametrize(
    "header,payload,place",
    [
        ('{"alg":"HS256"}', '{\n"a":"\ud800"}', ("payload", 2, 6)),
        ('{"alg":"HS256","é":"\ud800"}', "{}", ("header", 1, 21)),
    ],
)
def test_half_a_character_is_found_where_it_stands(
    encoder: Encoder, view: MagicMock, secret: str, header: str, payload: str, place: tuple[str, int, int]
) -> None:
    encoder.signing_key_edited(secret)
    encoder.header_edited(header)
    encoder.payload_edited(payload)
    said = last(view.show_error)
    assert (said[0], *said[2:]) == place
