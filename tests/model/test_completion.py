"""Names and values are offered where they may stand, and nowhere else."""

from __future__ import annotations

import pytest

from inspector.model.completion import VALUES, offers_at
from inspector.service.algorithms.encryption import CONTENT_BITS
from inspector.service.algorithms.signing import ALGORITHMS, ENCRYPTING


def words(text: str, place: str = "payload") -> list[str]:
    caret = text.index("|")
    found = offers_at(text.replace("|", ""), caret, place)
    return [] if found is None else [offer.word for offer in found.offers]


@pytest.mark.parametrize(
    "text,place,some",
    [
        ('{"|', "payload", "sub"),
        ('{"|}', "payload", "iss"),
        ('{"sub":"a", "au|', "payload", "aud"),
        ('{"a":[1,{"b":2}],\n"E|', "payload", "exp"),
        ('{"|', "header", "kid"),
        ('{"jwk":{"|', "header", "kty"),
        ('{"cnf":{"|', "payload", "jkt"),
        ('{"alg":"|', "header", "HS256"),
        ('{"alg":"|","typ":"JWT"}', "header", "ML-DSA-44"),
        ('{"enc":"A2|', "header", "A256GCM"),
        ('{"jwk":{"crv":"|', "header", "P-256"),
        ('{"typ" : "at|', "header", "at+jwt"),
    ],
)
def test_what_may_stand_there_is_offered(text: str, place: str, some: str) -> None:
    assert some in words(text, place)


@pytest.mark.parametrize(
    "text",
    [
        "|",
        '"|',
        '["|',
        '{"sub":"|',
        '{"sub":["|',
        '{"sub|":1}',
        '{"su|b":1}',
        '{"sub"|',
        '{"exp|',
        '{"zzz|',
        '{"own":{"|',
        '{"alg":"|',
        '{"a\\"|',
        '{"a":"{\\"|',
        '{"a":"' + "x" * 30_000 + '","|',
        "}}}]|",
    ],
)
def test_nothing_is_offered_elsewhere_or_for_what_is_complete(text: str) -> None:
    assert words(text) == []


def test_a_name_is_offered_once() -> None:
    assert "sub" not in words('{"|,"sub":1}')
    assert "sub" not in words('{"sub":1,"|')


def test_each_name_comes_with_its_meaning() -> None:
    found = offers_at('{"', 2, "payload")
    assert found is not None
    assert found.is_name
    assert found.start == 2
    assert all(offer.meaning and offer.source for offer in found.offers)


def test_the_values_are_all_that_the_program_knows() -> None:
    assert set(VALUES["alg"]) == {*ALGORITHMS, *ENCRYPTING, "none"}
    assert set(VALUES["enc"]) == set(CONTENT_BITS)
