from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.model import KeySet, Policy, Remedy
from inspector.model.finding import Apply
from inspector.model.sentences import WORDS, Word, fill
from inspector.model.sentences.remedies import REMEDIES
from inspector.model.steps import steps_of
from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.doctor.doctor import diagnose
from inspector.service.doctor.secret_ends import about_ends
from inspector.service.doctor.trial import MOST_BYTES, MOST_HASHES, MOST_PUBLIC, Budget, Given, Trial
from inspector.service.inspector import assess, load, read
from inspector.service.reading import base64url
from inspector.service.reading.reader import read_token
from tests.service.key_ring import ASYMMETRIC, SYMMETRIC, jwk, key_name, private_pem, public_pem
from tests.service.mishaps import SECRET, Mishap, all_mishaps, header_of, key_of, resealed, token_of, with_value

KEY_TEXTS = [
    "{",
    '{"k":1}',
    '{"kty":"oct","k":"!"}',
    "[1]",
    "MIIB",
    "-----BEGIN PUBLIC KEY-----",
    "BEGIN CERTIFICATE MIIBAA",
    "04" * 65,
]


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
        "signature-plus-lost", "parts-of-other", "content-alphabet", "signature-too-long", "pem-damaged", "nothing-tried",
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


# --- What needs more than one fault, or none --------------------------------------------------------------------


def codes(token: str, key: str | bytes, encoding: str = "utf8", shelf: tuple[str, ...] = ()) -> list[str]:
    return [remedy.code for remedy in told(Mishap("", "", token, key, encoding=encoding, shelf=shelf))]


def test_a_signature_whose_plus_signs_became_spaces_is_mended() -> None:
    good = next(
        token for token in (token_of("HS256", f'{{"n":{number}}}') for number in range(1000)) if "-" in token[-42:-1]
    )
    head, payload, value = good.split(".")
    standard = value.replace("-", "+").replace("_", "/")
    broken = f"{head}.{payload}.{standard.replace('+', ' ')}"
    token = read_token(broken)
    (remedy,) = diagnose(token, load(SECRET), SECRET, "utf8", Policy())
    assert remedy.code == "signature-plus-lost"
    assert remedy.apply == Apply("token", good)


def test_a_payload_of_another_token_is_told_with_its_number() -> None:
    one, other = token_of("ES256"), token_of("ES256", '{"sub":"other"}', header_of("ES256", kid="2"))
    mixed = ".".join((one.split(".")[0], other.split(".")[1], one.split(".")[2]))
    (remedy,) = told(Mishap("", "", mixed, public_pem("P-256"), shelf=(mixed, other, one)))
    assert (remedy.code, remedy.args) == ("signature-of-other", ("3",))
    header_lost = ".".join((other.split(".")[0], *one.split(".")[1:]))
    third = token_of("ES256", '{"sub":"third"}')
    (remedy,) = told(Mishap("", "", header_lost, public_pem("P-256"), shelf=(header_lost, third)))
    assert (remedy.code, remedy.args) == ("parts-of-other", ("the-header", "2"))
    assert remedy.apply == Apply("token", one)


def test_a_damaged_pem_names_the_character() -> None:
    pem = public_pem("P-256")
    at = 40
    body = "".join(pem.splitlines()[1:-1])
    damaged = f"-----BEGIN PUBLIC KEY-----\n{body[:at]}?{body[at + 1 :]}\n-----END PUBLIC KEY-----\n"
    first = told(Mishap("", "", token_of("ES256"), damaged))[0]
    assert (first.code, first.args) == ("pem-damaged", (str(at + 1),))


def test_a_signature_that_is_too_long_and_of_no_form_is_told_by_its_bytes() -> None:
    token = with_value(token_of("ES256"), bytes(range(1, 70)))
    assert codes(token, public_pem("P-256")) == ["signature-too-long", "nothing-found"]


def test_a_large_token_is_not_written_anew_and_that_is_said() -> None:
    claims = json.dumps({"a": "x" * 1_000_001, "exp": 1700003600})
    for algorithm in ("HS256", "ES256"):
        budget = Budget()
        changed = claims.replace("1700003600", "1700003601")
        remedies = told(Mishap("", "", resealed(algorithm, claims, changed), key_of(algorithm)), budget)
        assert remedies[-1].code == "nothing-found"
        assert Word("skipped-large") in remedies[-1].args
        assert budget.hashed <= MOST_BYTES
        assert budget.hashes + budget.public < 250


def test_a_token_with_thousands_of_claims_stays_within_the_budget() -> None:
    claims = json.dumps({f"claim {number}": number for number in range(1500)})
    changed = claims.replace('"claim 9": 9,', '"claim 9": 8888888,')
    for algorithm in ("HS256", "ES512"):
        budget = Budget()
        assert told(Mishap("", "", resealed(algorithm, claims, changed), key_of(algorithm)), budget)
        assert budget.hashes <= MOST_HASHES
        assert budget.public <= MOST_PUBLIC
        assert budget.hashed <= MOST_BYTES


def test_without_a_key_there_is_nothing_to_say() -> None:
    (token,) = read(token_of("HS256"))
    assert diagnose(token, KeySet(), "", "utf8", Policy()) == ()


@pytest.mark.parametrize(
    "text", ["", "a.b.c", "{}", f"{'e30'}.e30.", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJXIn0.e30.AA"]
)
def test_what_is_no_signed_token_needs_no_doctor(text: str) -> None:
    (token,) = read(text)
    assert diagnose(token, load(SECRET), SECRET, "utf8", Policy()) == ()


@pytest.mark.parametrize("algorithm", ["HS256", "RS256"])
@pytest.mark.parametrize(
    "key", [token_of("RS256"), '{"access_token":"x"}', '{"jwks_uri":"https://a.example/k"}', '{"iss":"a"}']
)
def test_what_is_no_key_at_all_is_told_by_a_finding_alone(algorithm: str, key: str) -> None:
    assert codes(token_of(algorithm), key) == []


def test_what_was_not_tried_is_not_told_as_tried() -> None:
    (nothing,) = told(Mishap("", "", token_of("RS256"), "{}"))
    assert nothing == Remedy("nothing-tried")
    (text,) = told(Mishap("", "", token_of("RS256"), "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"))
    assert text == Remedy("nothing-found", (Word("tried-key-text"),))
    (secret,) = told(Mishap("", "", token_of("HS256", secret=b"nobody knows it"), '{"kty":"oct","k":"!"}'))
    assert secret == Remedy("nothing-found", (Word("tried-secret"), Word("tried-known")))
    facts = codes(
        token_of("RS256"), json.dumps({"kty": "OKP", "crv": "X25519", "x": base64url.encode(bytes(range(32)))})
    )
    assert facts == ["key-kind"]


def test_the_ends_of_a_secret_cost_few_hashes_and_none_for_a_large_token() -> None:
    for secret, encoding, fewest in (
        ("a1b2" * 20, "utf8", 190),
        (("Ab1" * 20)[1:], "base64", 120),
        (("f0" * 32)[1:], "hex", 30),
        ("ü1" * 30, "utf8", 190),
    ):
        token = read_token(token_of("HS256", secret=b"nobody knows it"))
        given_keys = Given(load(secret, encoding), secret, encoding, Policy(), KeySet(), ())
        trial = Trial(token, token.signatures[0], given_keys, Budget())
        assert list(about_ends(trial)) == []
        assert fewest < trial.budget.hashes <= 400
    large = read_token(token_of("HS256", json.dumps({"a": "x" * 100_000}), secret=f"{SECRET}x".encode()))
    trial = Trial(large, large.signatures[0], Given(load(SECRET), SECRET, "utf8", Policy(), KeySet(), ()), Budget())
    assert list(about_ends(trial)) == []
    assert trial.budget.hashes == 0


def test_two_lost_characters_are_not_searched_for() -> None:
    assert codes(token_of("HS256", secret=f"{SECRET}xy".encode()), SECRET) == ["nothing-found"]


def test_a_policy_that_forbids_the_algorithm_is_no_mishap() -> None:
    (token,) = read(token_of("HS256"))
    assert diagnose(token, load(SECRET), SECRET, "utf8", Policy(algorithms=("RS256",))) == ()


@settings(max_examples=200)
@given(
    st.sampled_from(["HS256", "RS256", "ES256", "EdDSA", "PS512"]),
    st.text(max_size=40) | st.sampled_from(KEY_TEXTS),
    st.sampled_from(["utf8", "base64", "base64url", "hex"]),
    st.binary(max_size=70),
    st.text(max_size=60)
    | st.sampled_from(['{"exp":1}', '{"exp":"1e999999","a":[{}]}', "[1,2", '{"exp":1e400,"iat":-0}']),
)
def test_the_doctor_never_raises(algorithm: str, key: str, encoding: str, value: bytes, claims: str) -> None:
    payload = claims.encode("utf-8", "surrogatepass")
    token = read_token(
        f"{base64url.encode(header_of(algorithm).encode())}.{base64url.encode(payload)}.{base64url.encode(value)}"
    )
    for given_key in (key, key.encode("utf-8", "surrogatepass")):
        for remedy in diagnose(token, load(given_key, encoding), given_key, encoding, Policy()):
            assert fill(remedy.message, remedy.args, WORDS, str)


@pytest.mark.timeout(20)  # reading that grows with the square of the length takes far longer
@pytest.mark.parametrize(
    "key", [f"a={' ' * 30_000}x", "-" * 99_000, "BEGIN " * 16_000, "{," + " " * 90_000, "+ " * 49_000]
)
def test_a_long_odd_key_is_read_in_bounded_time(key: str) -> None:
    for algorithm in ("HS256", "ES256"):
        token = with_value(token_of(algorithm), bytes(64))
        assert codes(token, key)[-1] == "nothing-found"


# --- Several signatures -----------------------------------------------------------------------------------------


def signed_by(*algorithms: str, **spoilt: str) -> str:
    """A JSON serialization with a signature by each algorithm; ``spoilt``: what stands instead of one's value."""
    made, payload = [], ""
    for algorithm in algorithms:
        head, payload, value = token_of(algorithm, header=json.dumps({"alg": algorithm})).split(".")
        made.append({"protected": head, "signature": spoilt.get(algorithm, value)})
    return json.dumps({"payload": payload, "signatures": made})


def set_of(*names: str) -> str:
    return json.dumps({"keys": [jwk(name) for name in names]})


def test_each_of_several_signatures_is_told_by_itself() -> None:
    value = token_of("ES256", header='{"alg":"ES256"}').split(".")[2]
    cut = base64url.encode(base64url.decode(value).data[:-3])
    text = signed_by("RS256", "ES256", "EdDSA", ES256=cut)
    inspection = inspect(text, set_of("RSA-2048 2", "P-256", "Ed25519"), now=0)
    (inspected,) = inspection.tokens
    assert [each.verdict for each in inspected.signatures] == ["bad-signature", "bad-signature", "verified"]
    assert [(each.signature, each.code) for each in inspected.remedies] == [
        (2, "signature-cut"),
    ], "that another key made the first one is no news where one verifies"
    assert "Signature 2: The signature is cut off" in as_text(inspection)
    (told_of,) = as_dict(inspection)["tokens"][0]["remedies"]
    assert (told_of["code"], told_of["signature"]) == ("signature-cut", 2)


def test_where_none_verifies_every_signature_is_told_and_what_is_common_once() -> None:
    (inspected,) = inspect(signed_by("RS256", "ES256"), set_of("RSA-2048 2", "P-256 2"), now=0).tokens
    assert [(each.signature, each.code) for each in inspected.remedies] == [
        (1, "key-other-pair"),
        (2, "nothing-found"),
    ]
    (alike,) = inspect(signed_by("HS256", "HS512"), f"'{SECRET}'", now=0).tokens
    assert [(each.signature, each.code) for each in alike.remedies] == [(0, "secret-quotes")]


def test_a_step_to_a_signature_has_what_was_told_of_it() -> None:
    (inspected,) = inspect(signed_by("RS256", "ES256"), set_of("RSA-2048 2", "P-256 2"), now=0).tokens
    codes_of = [[each.code for each in step.inspected.remedies] for step in steps_of(inspected)[1:]]
    assert codes_of == [["key-other-pair"], ["nothing-found"]]


def test_signatures_of_one_token_share_a_budget_and_only_the_first_are_looked_into() -> None:
    one = json.loads(signed_by("HS256"))["signatures"][0]
    text = json.dumps({"payload": "e30", "signatures": [{**one, "header": {"kid": str(n)}} for n in range(20)]})
    (token,) = read(text)
    budget = Budget()
    remedies = diagnose(token, load("another secret"), "another secret", "utf8", Policy(), budget=budget)
    assert {each.signature for each in remedies} == set(range(1, 9))
    assert budget.hashes <= MOST_HASHES


# --- In a report ------------------------------------------------------------------------------------------------


def test_a_report_says_why_and_shows_no_secret() -> None:
    secret = "a secret of several words that nobody must see in any report"
    inspection = inspect(token_of("HS256", secret=secret.encode()), f"'{secret}'", now=0)
    plain = as_dict(inspection)
    (remedy,) = plain["tokens"][0]["remedies"]
    assert remedy == {
        "code": "secret-quotes",
        "message": "The signature verifies without the quotes around the secret.",
        "guess": False,
    }
    assert secret not in json.dumps(plain) + as_text(inspection) + repr(inspection)
    assert "Why it fails\n  The signature verifies without the quotes" in as_text(inspection)


def test_only_the_first_tokens_that_fail_are_looked_into() -> None:
    texts = [token_of("HS256", f'{{"n":{number}}}', secret=b"nobody knows it") for number in range(12)]
    inspection = inspect("\n".join(texts), SECRET, now=0)
    assert [bool(inspected.remedies) for inspected in inspection.tokens] == [True] * 8 + [False] * 4


def test_judging_can_do_without_the_doctor() -> None:
    tokens = read(token_of("HS256", secret=b"nobody knows it"))
    assert assess(tokens, load(SECRET), Policy(), 0).tokens[0].remedies == ()
    assert assess(tokens, load(SECRET), Policy(), 0, key_text=SECRET).tokens[0].remedies
