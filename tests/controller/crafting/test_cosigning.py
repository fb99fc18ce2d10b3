"""Several signatures, without a window: whose key signs what, what a header follows, what is said of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.crafting.encoder import Encoder
from inspector.controller.crafting.form_view import FormView
from inspector.controller.crafting.forming import Forming
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView
from inspector.service import inspect
from inspector.service.keys.forms import jwk_of
from inspector.service.keys.maker import make_key
from tests.controller.conftest import HeldWorker, make_token

if TYPE_CHECKING:
    from inspector.controller.crafting.cosigning import Cosigning
    from inspector.controller.inspecting.desk import Desk
    from inspector.model import Key
    from inspector.model.cosigner import Cosigner

EC = make_key("P-256")._replace(kid="e")
RSA = make_key("RSA 2048")._replace(kid="r")


class Scene:
    """An encoder whose slow work waits until the test lets it be done."""

    def __init__(self, desk: Desk, secret: str) -> None:
        self.worker, self.view = HeldWorker(), MagicMock(spec=FormView)
        self.pane = MagicMock(spec=EncodeView)
        self.encoder = Encoder(desk, self.pane, Speech(), worker=self.worker)
        self.forming = Forming(self.encoder, self.view, Speech())
        self.encoder.start()
        desk.set_key(secret, "utf8", "")
        desk.replace(make_token(sub="user-1"))
        self.forming.choose("general")

    @property
    def cosigning(self) -> Cosigning:
        return self.forming.cosigning

    @property
    def faces(self) -> tuple[Cosigner, ...]:
        shown: tuple[Cosigner, ...] = self.view.show_signatures.call_args.args[0]
        return shown

    def verdicts(self, keys: str) -> list[str]:
        return [each.verdict for each in inspect(self.encoder.token, keys).tokens[0].signatures]


@pytest.fixture
def scene(desk: Desk, secret: str) -> Scene:
    return Scene(desk, secret)


def private(key: Key) -> str:
    return json.dumps(jwk_of(key, private=True))


def test_a_signature_alone_is_made_with_the_key_of_the_pane(scene: Scene, secret: str) -> None:
    assert len(scene.faces) == 1
    assert scene.faces[0].algorithm == "HS256"
    assert inspect(scene.encoder.token, secret).tokens[0].verdict == "verified"


def test_a_signature_without_a_key_is_wanting_and_not_wrong(scene: Scene) -> None:
    scene.cosigning.add()
    assert scene.encoder.token == ""
    assert scene.faces[1].is_wanting
    assert scene.faces[1].error
    assert scene.faces[0].error == ""
    assert scene.pane.show_error.call_args.args[0] == ""  # nothing of it is the pane's fault
    scene.cosigning.key_edited(1, "a secret")
    assert not scene.faces[1].is_wanting


def test_a_header_follows_the_key_until_somebody_writes_into_it(scene: Scene) -> None:
    scene.cosigning.add()
    scene.cosigning.key_edited(1, private(EC))
    assert json.loads(scene.faces[1].header) == {"alg": "ES256", "kid": "e"}
    assert scene.faces[1].key == scene.cosigning.signers()[0].keys.keys[0]  # type: ignore[union-attr]  # it is read
    scene.cosigning.header_edited(1, '{"alg":"ES256"}')
    scene.cosigning.key_edited(1, private(make_key("Ed25519")))
    assert scene.faces[1].header == '{"alg":"ES256"}'
    assert scene.faces[1].place == "key"
    assert scene.encoder.token == ""


def test_a_key_that_takes_long_to_read_is_read_elsewhere_and_then_followed(scene: Scene, secret: str) -> None:
    scene.cosigning.add()
    scene.cosigning.key_edited(1, private(RSA))
    assert scene.encoder.token == ""
    assert scene.faces[1].header == '{"alg":"ES256"}'
    scene.worker.finish()  # the key is read, the header follows it, and it is signed anew
    assert json.loads(scene.faces[1].header) == {"alg": "RS256", "kid": "r"}
    assert scene.verdicts(secret)[0] == "verified"
    assert scene.verdicts(json.dumps(jwk_of(RSA)))[1] == "verified"


def test_each_mistake_has_its_place(scene: Scene) -> None:
    scene.cosigning.add()
    scene.cosigning.key_edited(1, private(EC))
    scene.cosigning.header_edited(1, '{"alg":\n"ES256",}')
    assert (scene.faces[1].place, scene.faces[1].line) == ("header", 2)
    scene.cosigning.header_edited(1, '{"alg":"ES256"}')
    scene.cosigning.unprotected_edited(1, "[]")
    assert scene.faces[1].place == "unprotected"
    scene.cosigning.unprotected_edited(1, "")
    scene.cosigning.unprotected_edited(0, '{"kid":')
    assert scene.faces[0].place == "unprotected"
    assert scene.faces[1].error == ""
    assert scene.encoder.token == ""
    scene.cosigning.unprotected_edited(0, '{"kid":"a"}')
    assert json.loads(scene.encoder.token)["signatures"][0]["header"] == {"kid": "a"}


def test_a_payload_that_is_no_json_is_the_panes_mistake_alone(scene: Scene) -> None:
    scene.cosigning.add()
    scene.encoder.payload_edited("{")
    assert scene.pane.show_error.call_args.args[0] == "payload"
    assert [face.error for face in scene.faces] == ["", ""]


def test_an_algorithm_is_written_into_the_header_that_it_belongs_to(scene: Scene) -> None:
    scene.cosigning.add()
    scene.cosigning.key_edited(1, private(RSA))
    scene.cosigning.algorithm_chosen(1, "PS384")
    assert json.loads(scene.faces[1].header)["alg"] == "PS384"
    assert scene.faces[1].algorithm == "PS384"
    scene.cosigning.header_edited(1, "[]")
    scene.cosigning.algorithm_chosen(1, "PS256")  # there is nothing to write it into
    assert scene.faces[1].header == "[]"


def test_signatures_are_removed_and_bounded(scene: Scene) -> None:
    for _ in range(30):
        scene.cosigning.add()
    assert len(scene.faces) == 20
    scene.cosigning.header_edited(2, '{"alg":"HS512"}')
    scene.cosigning.remove(1)
    assert scene.faces[1].header == '{"alg":"HS512"}'
    for _ in range(18):
        scene.cosigning.remove(1)
    assert len(scene.faces) == 1
    assert scene.encoder.token


def test_no_secret_is_told_by_what_is_held(scene: Scene) -> None:
    scene.cosigning.add()
    scene.cosigning.key_edited(1, private(EC))
    held = repr((scene.faces, scene.forming.wishes, scene.cosigning.signers()))
    assert '"d"' not in held
    assert jwk_of(EC, private=True)["d"] not in held
