"""What ENCODE says beside what is wrong, and the algorithm that one press would take."""

from __future__ import annotations

import pytest

from inspector.controller.crafting.form_of_token import Order, make
from inspector.controller.crafting.remarks import remarks_of
from inspector.controller.crafting.wishes import COMPACT, DETACHED, ENCRYPTED, NESTED
from inspector.model.remark import Remark
from inspector.service.keys.key_reader import load_keys

SECRET = load_keys("a-secret-of-more-than-thirty-two-bytes")
SHORT = load_keys("short")


def said(header: str, payload: str = "{}", form: str = COMPACT, outer: str = "") -> tuple[Remark, ...]:
    order = Order(header, payload, SECRET, form=form, lock_keys=SHORT)
    return remarks_of(make(order._replace(outer=outer) if outer else order))


@pytest.mark.parametrize(
    "header,remark",
    [
        ('{"alg":"HS256","alg":"HS384"}', Remark("header", "alg-twice", "HS384")),
        ('{"alg":"none"}', Remark("header", "none-beside-key")),
        ('{"alg":"RS512"}', Remark("key", "sign-with", "HS512")),
        ('{"alg":"hs384"}', Remark("header", "sign-with", "HS384")),
        ('{"alg":"FOO"}', Remark("header", "sign-with", "HS256")),
        ('{"typ":"JWT"}', Remark("header", "sign-with", "HS256")),
    ],
)
def test_a_header_that_lies_or_cannot_be_obeyed_is_remarked_on(header: str, remark: Remark) -> None:
    assert said(header) == (remark,)


@pytest.mark.parametrize("header", ['{"alg":"HS256"}', '{"alg":"HS256","x":"none"}'])
def test_nothing_is_said_of_what_is_right(header: str) -> None:
    assert said(header) == ()


def test_what_is_no_mistake_of_the_algorithm_offers_none() -> None:
    assert said('{"alg":"HS256"') == ()
    assert said('{"alg":"RS256"}', "{") == ()


@pytest.mark.parametrize("payload", ["[]", "1", ' "a"'])
def test_a_payload_that_is_no_object_is_no_jwt(payload: str) -> None:
    assert said('{"alg":"HS256"}', payload) == (Remark("payload", "no-object"),)
    assert said('{"alg":"HS256"}', payload, DETACHED) == ()


def test_an_algorithm_that_encrypts_is_offered_for_the_key_at_hand() -> None:
    header = '{"alg":"A128KW","enc":"A128GCM"}'
    assert said(header, form=ENCRYPTED) == (Remark("form", "encrypt-with", "PBES2-HS512+A256KW"),)
    assert said('{"alg":"HS256"}', form=NESTED, outer=header) == (Remark("form", "encrypt-with", "PBES2-HS512+A256KW"),)
    assert said('{"alg":"XX","enc":"A128GCM"}', form=ENCRYPTED)[0].place == "header"


def test_without_a_key_there_is_nothing_to_offer() -> None:
    assert remarks_of(make(Order('{"alg":"RS256"}', "{}"))) == ()
    assert remarks_of(make(Order('{"alg":"XX","enc":"A128GCM"}', "{}", form=ENCRYPTED))) == ()
