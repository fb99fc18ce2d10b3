from __future__ import annotations

from functools import cache

import pytest

from inspector.model import KeySet, Policy, Remedy
from inspector.model.sentences import REMEDIES, WORDS, Word, fill
from inspector.service import inspect
from inspector.service.doctor import diagnose
from inspector.service.inspector import load, read
from inspector.service.trial import MOST_HASHES, MOST_PUBLIC, Budget
from tests.service.key_ring import ASYMMETRIC, SYMMETRIC, key_name, private_pem, public_pem
from tests.service.mishaps import SECRET, Mishap, all_mishaps, token_of


@cache
def mishaps() -> dict[str, Mishap]:
    made = all_mishaps()
    by_name = {mishap.name: mishap for mishap in made}
    assert len(by_name) == len(made), "two mishaps share a name"
    return by_name


def told(mishap: Mishap, budget: Budget | None = None) -> tuple[Remedy, ...]:
    keys = load(mishap.key, mishap.encoding)
    others = load(mishap.others) if mishap.others else KeySet()
    shelf = tuple(token for text in mishap.shelf for token in read(text))
    (token,) = read(mishap.token)
    return diagnose(token, keys, mishap.key, mishap.encoding, Policy(), others, shelf, budget)


def verdict(text: str, key: str | bytes, encoding: str = "utf8") -> str:
    (inspected,) = inspect(text, key, secret_encoding=encoding, now=0).tokens
    return inspected.verdict


@pytest.mark.parametrize("name", mishaps())
def test_a_mishap_is_told_and_healed(name: str) -> None:
    mishap = mishaps()[name]
    assert verdict(mishap.token, mishap.key, mishap.encoding) != "verified", "this is no mishap"
    budget = Budget()
    remedies = told(mishap, budget)
    first = remedies[0]
    assert first.code == mishap.code
    if mishap.args is not None:
        assert first.args == mishap.args
    assert (first.apply is not None) == mishap.heals
    if first.apply is not None:
        field, value = first.apply
        token = value if field == "token" else mishap.token
        key = value if field == "key" else mishap.key
        encoding = value if field == "secret_encoding" else mishap.encoding
        assert verdict(token, key, encoding) == "verified"
    assert budget.hashes <= MOST_HASHES
    assert budget.public <= MOST_PUBLIC
    for hidden in mishap.hidden:
        assert hidden not in repr(remedies)
        assert hidden not in "".join(arg for remedy in remedies for arg in remedy.args)
    for remedy in remedies:
        said = fill(remedy.message, remedy.args, WORDS, str)
        assert said.endswith(".")
        assert "{" not in said
        assert all(arg in WORDS for arg in remedy.args if isinstance(arg, Word))
        assert remedy.guess == (remedy.code == "kid-not-given")


def test_there_are_many_mishaps() -> None:
    assert len(mishaps()) > 300
    untold = set(REMEDIES) - {mishap.code for mishap in mishaps().values()}
    assert untold <= {
        "signature-plus-lost", "parts-of-other", "content-alphabet", "signature-too-long", "pem-damaged",
    }, "each sentence has its mishap, here or below"  # fmt: skip


@pytest.mark.parametrize("algorithm", [*SYMMETRIC, *ASYMMETRIC])
def test_a_good_token_needs_no_doctor(algorithm: str) -> None:
    keys = {
        **({SECRET: "utf8"} if algorithm in SYMMETRIC else {}),
        **({public_pem(key_name(algorithm)): "utf8"} if algorithm in ASYMMETRIC else {}),
        **({private_pem(key_name(algorithm)): "utf8"} if algorithm in ASYMMETRIC else {}),
    }
    (token,) = read(token_of(algorithm))
    for key, encoding in keys.items():
        assert diagnose(token, load(key, encoding), key, encoding, Policy()) == ()
