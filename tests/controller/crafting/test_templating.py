"""Templates: chosen, asked about, filled in with the key that is there, and a person's own kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import MagicMock, create_autospec

import pytest

from inspector.controller.crafting.craft_views import TemplatesView
from inspector.controller.crafting.encoder import Encoder
from inspector.controller.crafting.templating import Templating
from inspector.controller.ports import TemplateKeeper
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView
from inspector.model.templates import TEMPLATES, Template
from inspector.service.keys.forms import forms_of
from inspector.service.keys.maker import make_key
from tests.controller.conftest import NOW, SECRET, HeldWorker, SetClock

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk


class Talk(NamedTuple):
    """The conversation with its stand-ins."""

    templating: Templating
    view: MagicMock
    encoder: Encoder
    keeper: MagicMock
    worker: HeldWorker

    @property
    def header(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.encoder.texts[0])
        return found

    @property
    def claims(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.encoder.texts[1])
        return found

    @property
    def note(self) -> str:
        return str(self.view.show_note.call_args.args[0])


@pytest.fixture
def talk(desk: Desk, set_clock: SetClock) -> Talk:
    encoder = Encoder(desk, create_autospec(EncodeView), Speech())
    encoder.start()
    view, keeper = create_autospec(TemplatesView), create_autospec(TemplateKeeper)
    keeper.read.return_value = {}
    keeper.write.return_value = True
    worker = HeldWorker()

    def new_worker() -> HeldWorker:
        return worker

    templating = Templating(encoder, view, keeper, set_clock, Speech(), new_worker, encoder.signing_key_edited)
    return Talk(templating, view, encoder, keeper, worker)


def key_text(kind: str, form: str, algorithm: str = "") -> str:
    return next(each.text for each in forms_of(make_key(kind, algorithm)) if each.code == form)


def test_a_template_asks_what_it_cannot_know(talk: Talk) -> None:
    before = talk.encoder.texts
    talk.templating.choose("access-token")
    template, note, kind = talk.view.ask.call_args.args
    assert (template.code, note, kind) == ("access-token", "", "")
    assert talk.encoder.texts == before

    talk.templating.answer("access-token", {"audience": "api"})
    assert (talk.claims["aud"], talk.claims["iat"], talk.claims["exp"]) == ("api", NOW, NOW + 3600)
    assert talk.header["typ"] == "at+jwt"


def test_an_unknown_template_is_none(talk: Talk) -> None:
    before = talk.encoder.texts
    talk.templating.choose("absent")
    talk.templating.answer("own:absent", {})
    talk.view.ask.assert_not_called()
    assert talk.encoder.texts == before


def test_kid_and_algorithm_come_from_the_key(talk: Talk) -> None:
    talk.encoder.signing_key_edited(key_text("P-384", "private-jwk", "ES384"))
    talk.templating.answer("id-token", {})
    (key,) = talk.encoder.keys.keys
    assert (talk.header["alg"], talk.header["kid"]) == ("ES384", key.kid)
    assert talk.encoder.token


def test_the_algorithm_of_the_header_stays_if_the_key_can_do_it(talk: Talk) -> None:
    talk.encoder.signing_key_edited(key_text("RSA 2048", "private-pem"))
    talk.encoder.header_edited('{"alg":"PS512"}')
    talk.templating.answer("minimal", {})
    assert talk.header["alg"] == "PS512"
    talk.encoder.header_edited('{"alg":"ES256"}')
    talk.templating.answer("minimal", {})
    assert talk.header["alg"] == "RS256"


def test_without_a_key_it_is_what_stood_there_or_a_secret_is_meant(talk: Talk) -> None:
    talk.encoder.header_edited('{"alg":"ES512"}')
    talk.templating.answer("minimal", {})
    assert talk.header["alg"] == "ES512"
    talk.encoder.header_edited('{"alg":"wrong"}')
    talk.templating.answer("minimal", {})
    assert talk.header["alg"] == "HS256"


def test_a_secret_is_told_nowhere(talk: Talk) -> None:
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.choose("dpop-proof")
    assert "key pair" in talk.view.ask.call_args.args[1]
    talk.templating.answer("id-token", {})
    assert "kid" not in talk.header
    talk.templating.answer("dpop-proof", {"access_token": "the-access-token"})
    assert "the-access-token" not in "".join(talk.encoder.texts)
    assert "ath" in talk.claims


def test_a_proof_takes_the_pair_among_the_keys(talk: Talk) -> None:
    secret, pair = (json.loads(key_text(*what)) for what in (("secret 256", "secret-jwk"), ("P-256", "private-jwk")))
    talk.encoder.signing_key_edited(json.dumps({"keys": [secret, pair]}))
    talk.templating.choose("dpop-proof")
    assert talk.view.ask.call_args.args[1] == ""
    talk.templating.answer("dpop-proof", {})
    assert talk.header["jwk"]["x"] == pair["x"]
    assert "d" not in talk.header["jwk"]


def test_a_key_that_cannot_do_what_the_template_wants_is_told(talk: Talk) -> None:
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.choose("apple-client-secret")
    assert "ES256" in talk.view.ask.call_args.args[1]


def test_ones_own_is_kept_and_moves_with_the_day(talk: Talk, set_clock: SetClock) -> None:
    talk.encoder.header_edited('{"alg":"HS256","kid":"a1"}')
    talk.encoder.payload_edited('{"sub":"@now","iat":1700000000,"exp":1700000900,"auth_time":1699999999,"n":1}')
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.save("mine", True, True)
    (kept,) = talk.keeper.write.call_args.args
    assert SECRET not in repr(kept)
    talk.view.show_templates.assert_called_with(("mine",))
    assert talk.note.startswith("Saved as “mine”")

    set_clock.now = NOW + 86_400
    talk.templating.choose("own:mine")
    assert talk.header == {"alg": "HS256", "kid": "a1"}
    start = NOW + 86_400
    assert talk.claims == {"sub": "@now", "iat": start, "exp": start + 900, "auth_time": start - 1, "n": 1}
    talk.view.ask.assert_not_called()


def test_dates_stay_where_the_person_wants_that(talk: Talk) -> None:
    talk.encoder.payload_edited('{"iat":1700000000,"exp":1700000900}')
    talk.templating.save("mine", False, True)
    talk.encoder.payload_edited("{}")
    talk.templating.choose("own:mine")
    assert talk.claims == {"iat": 1_700_000_000, "exp": 1_700_000_900}


def test_ones_own_that_wants_another_key_says_so_and_offers_one(talk: Talk) -> None:
    talk.encoder.header_edited('{"alg":"ES256"}')
    talk.templating.save("mine", True, True)
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.choose("own:mine")
    _, note, kind = talk.view.ask.call_args.args
    assert "ES256" in note
    assert kind == "P-256"
    talk.templating.answer("own:mine", {})
    assert talk.header == {"alg": "ES256"}


def test_a_key_that_is_made_for_a_template_signs_it_and_the_answers_stay(talk: Talk) -> None:
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.choose("dpop-proof")
    assert talk.view.ask.call_args.args[2] == "P-256"
    talk.templating.make_key("dpop-proof")
    talk.view.show_key_made.assert_not_called()
    talk.worker.finish()
    assert "ES256" in talk.view.show_key_made.call_args.args[0]
    talk.view.end_asking.assert_not_called()
    (key,) = talk.encoder.keys.keys
    talk.templating.answer("dpop-proof", {"method": "get"})
    assert talk.claims["htm"] == "GET"
    assert talk.header["alg"] == key.alg == "ES256"
    assert "x" in talk.header["jwk"]
    assert talk.encoder.token
    talk.view.end_asking.assert_called_once_with()


def test_a_key_is_made_only_where_one_is_lacking_and_nobody_waits_for_one_that_was_left(talk: Talk) -> None:
    talk.encoder.signing_key_edited(SECRET)
    for code in ("minimal", "absent"):
        talk.templating.make_key(code)
    talk.templating.leave()
    assert not talk.worker.is_ordered
    talk.templating.make_key("apple-client-secret")
    assert talk.worker.is_ordered
    talk.templating.leave()
    assert not talk.worker.is_ordered


def test_a_fixed_algorithm_without_any_key_offers_one(talk: Talk) -> None:
    talk.templating.choose("google-service-account")
    _, note, kind = talk.view.ask.call_args.args
    assert "there is no key yet" in note
    assert kind == "RSA 2048"


def test_a_proof_is_never_made_with_a_shared_secret(talk: Talk) -> None:
    talk.encoder.signing_key_edited(SECRET)
    talk.templating.answer("dpop-proof", {})
    assert talk.header["alg"] == "ES256"
    assert talk.encoder.token == ""


def test_a_proof_keeps_the_algorithm_of_the_header_where_the_pair_can_do_it(talk: Talk) -> None:
    talk.encoder.signing_key_edited(key_text("RSA 2048", "private-pem"))
    talk.encoder.header_edited('{"alg":"PS512"}')
    talk.templating.answer("dpop-proof", {})
    assert talk.header["alg"] == "PS512"


def test_an_answer_that_cannot_be_used_is_told_and_nothing_is_filled_in(talk: Talk) -> None:
    before = talk.encoder.texts
    talk.templating.answer("dpop-proof", {"address": "api.example.com"})
    name, sentence = talk.view.refuse.call_args.args
    assert name == "address"
    assert sentence.startswith("“api.example.com” is no whole address")
    talk.view.end_asking.assert_not_called()
    assert talk.encoder.texts == before


def test_what_was_changed_about_an_answer_is_said(talk: Talk) -> None:
    talk.templating.answer("dpop-proof", {"address": "https://a.example/b?x=1#f", "access_token": "Bearer abc"})
    assert talk.claims["htu"] == "https://a.example/b"
    assert "“?x=1#f”" in talk.note
    assert "“Bearer”" in talk.note


def test_a_template_waits_for_a_key_that_is_being_read(desk: Desk, talk: Talk, set_clock: SetClock) -> None:
    reading = HeldWorker()
    encoder = Encoder(desk, create_autospec(EncodeView), Speech(), worker=reading)
    encoder.start()
    encoder.signing_key_edited(key_text("RSA 4096", "private-jwk", "RS384"))
    view, keeper = create_autospec(TemplatesView), create_autospec(TemplateKeeper)
    keeper.read.return_value = {}
    templating = Templating(encoder, view, keeper, set_clock, Speech(), HeldWorker, encoder.signing_key_edited)
    templating.choose("apple-client-secret")
    view.ask.assert_not_called()
    reading.finish()
    assert "ES256, which the key at hand" in view.ask.call_args.args[1]


def test_no_secret_of_header_or_payload_is_kept(talk: Talk) -> None:
    talk.encoder.header_edited('{"alg":"HS256","jwk":{"kty":"oct","k":"c2VjcmV0"}}')
    talk.encoder.payload_edited('{"sub":"me","password":"hunter2","deep":[{"client_secret":"abc"}]}')
    talk.templating.ask_name()
    assert talk.view.ask_name.call_args.args == (("header.jwk.k", "password", "deep[0].client_secret"),)
    talk.templating.save("mine", True, True)
    (kept,) = talk.keeper.write.call_args.args
    assert not any(secret in repr(kept) for secret in ("hunter2", "abc", "c2VjcmV0"))
    assert "header.jwk.k, password, deep[0].client_secret" in talk.note

    talk.templating.choose("own:mine")
    asked = talk.view.ask.call_args.args[0].questions
    assert [question.name for question in asked] == ["header.jwk.k", "password", "deep[0].client_secret"]
    assert all(question.is_secret for question in asked)
    talk.templating.answer("own:mine", {"password": " @?sub "})
    assert talk.claims == {"sub": "me", "password": " @?sub ", "deep": [{"client_secret": ""}]}


def test_secrets_that_were_kept_before_are_taken_out_of_the_settings(talk: Talk) -> None:
    talk.keeper.read.return_value = {"old": Template("own", "old", {}, {"password": "hunter2", "sub": "me"})}
    talk.templating.show()
    (kept,) = talk.keeper.write.call_args.args
    assert "hunter2" not in repr(kept)
    assert kept["old"].claims["sub"] == "me"


def test_an_identifier_is_another_each_time_if_that_is_wanted(talk: Talk) -> None:
    talk.encoder.payload_edited('{"jti":"a"}')
    talk.templating.save("fresh", True, True)
    talk.templating.save("same", True, False)
    found = []
    for code in ("own:fresh", "own:fresh", "own:same"):
        talk.templating.choose(code)
        found.append(talk.claims["jti"])
    assert len({*found, "a"}) == 3
    assert found[2] == "a"


def test_members_of_the_same_name_are_all_kept(talk: Talk) -> None:
    payload = '{"a":1.0,"a":{"b":1,"b":2},"a":2}'
    talk.encoder.payload_edited(payload)
    talk.templating.save("mine", True, True)
    talk.templating.choose("own:mine")
    assert "".join(talk.encoder.texts[1].split()) == payload


@pytest.mark.parametrize(
    "payload", ["[]", "{", "", '{"a":1e400}', '{"a":NaN}', "[" * 5000, '{"a":' + "[" * 200 + "]" * 200 + "}"]
)
def test_what_is_no_object_is_not_kept(talk: Talk, payload: str) -> None:
    talk.encoder.payload_edited(payload)
    talk.templating.save("mine", True, True)
    assert talk.note.startswith("A template is made of")
    talk.keeper.write.assert_not_called()


def test_ones_own_is_renamed_and_deleted(talk: Talk) -> None:
    talk.templating.save("a", True, True)
    talk.templating.save("b", True, True)
    talk.templating.rename("a", "b")
    assert talk.note == "There is another “b” already."
    talk.templating.rename("a", "c")
    assert talk.view.show_templates.call_args.args == (("c", "b"),)
    assert talk.keeper.write.call_args.args[0]["c"].name == "c"
    writes = talk.keeper.write.call_count
    talk.templating.rename("absent", "d")
    talk.templating.rename("c", "c")
    talk.templating.delete("absent")
    assert talk.keeper.write.call_count == writes
    talk.templating.delete("c")
    assert talk.view.show_templates.call_args.args == (("b",),)
    assert talk.note == "“c” was deleted."


def test_settings_that_cannot_be_written_are_told(talk: Talk) -> None:
    talk.keeper.write.return_value = False
    talk.templating.save("a", True, True)
    assert talk.note.startswith("The settings cannot be written")
    talk.templating.choose("own:a")
    talk.view.show_templates.assert_called_with(("a",))


def test_what_was_kept_is_read_when_it_is_first_wanted(talk: Talk) -> None:
    talk.keeper.read.assert_not_called()
    talk.keeper.read.return_value = {"old": TEMPLATES[0]._replace(code="own", questions=())}
    talk.templating.show()
    talk.view.show_templates.assert_called_with(("old",))
