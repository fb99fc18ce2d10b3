from __future__ import annotations

import base64
import json
from decimal import Decimal
from typing import Any
from uuid import UUID

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model import Refusal
from inspector.model.renewal import Change
from inspector.model.sentences.refusals import REFUSALS
from inspector.service.keys.key_reader import load_keys
from inspector.service.making.refresher import refresh, refresh_with
from inspector.service.making.signer import sign
from inspector.service.reading.reader import read_token
from tests.service.key_ring import LONG_SECRET, private_pem, public_pem

NOW = 1_700_000_000.75
HEADER = '{"typ":"JWT", "alg":"HS256"}'


def token(claims: str, header: str = HEADER, key: str = LONG_SECRET) -> str:
    return sign(header, claims, key)


def payload(text: str) -> str:
    segment = text.split(".")[1]
    return base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode()


def renewed(claims: str, now: float = NOW, lifetime: float | None = None, *, force: bool = False) -> str:
    return payload(refresh(token(claims), LONG_SECRET, now, lifetime, force=force))


def refused(text: str, key: str = LONG_SECRET, now: float = NOW, lifetime: float | None = None, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        refresh(text, key, now, lifetime, **more)
    assert caught.value.code in REFUSALS
    assert "{" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    "before, after",
    [
        # iat is the start, and the lifetime stays
        ('{"iat":1699999000,"exp":1700003600}', '{"iat":1700000000,"exp":1700004600}'),
        # everything else stays as it was written
        (
            '{ "iat" : 1699999000,\n\t"a":1.10, "exp":1700003600 ,"a":"\\u00e9é"}\n',
            '{ "iat" : 1700000000,\n\t"a":1.10, "exp":1700004600 ,"a":"\\u00e9é"}\n',
        ),
        # nbf moves with the start
        (
            '{"nbf":1699998990,"iat":1699999000,"exp":1700003600}',
            '{"nbf":1699999990,"iat":1700000000,"exp":1700004600}',
        ),
        # nbf is the start
        ('{"nbf":1699999000,"exp":1700003600}', '{"nbf":1700000000,"exp":1700004600}'),
        # no start
        ('{"exp":1700003600}', '{"exp":1700086400}'),
        # no expiry
        ('{"iat":1699999000}', '{"iat":1700000000,"exp":1700086400}'),
        ("{}", '{"exp":1700086400}'),
        ("{ }", '{ "exp":1700086400}'),
        ('{"a":{}}\n', '{"a":{},"exp":1700086400}\n'),
        # an expiry before the start is no lifetime
        ('{"iat":1700009000,"exp":1700003600}', '{"iat":1700000000,"exp":1700086400}'),
        # fractions stay exact
        ('{"iat":1699999000.25,"exp":1700003600.5}', '{"iat":1700000000.00,"exp":1700004600.25}'),
        ('{"iat":1699999000,"exp":1700003600.1}', '{"iat":1700000000,"exp":1700004600.1}'),
        ('{"iat":1.699999e9,"exp":1700003600}', '{"iat":1700000000,"exp":1700004600}'),
        # milliseconds stay milliseconds
        ('{"iat":1699999000000,"exp":1700003600000}', '{"iat":1700000000000,"exp":1700004600000}'),
        ('{"iat":1699999000,"exp":1700003600000}', '{"iat":1700000000,"exp":1700004600000}'),
        # of a claim that stands twice both change, and the last counts
        (
            '{"iat":1,"exp":2,"iat":1699999000,"exp":1700003600}',
            '{"iat":1700000000,"exp":1700004600,"iat":1700000000,"exp":1700004600}',
        ),
        # only the top level is the token's own
        (
            '{"x":{"exp":5,"jti":"a"},"iat":1699999000,"exp":1700003600}',
            '{"x":{"exp":5,"jti":"a"},"iat":1700000000,"exp":1700004600}',
        ),
        # a name may be written with escapes
        ('{"iat":1699999000,"\\u0065xp":1700003600}', '{"iat":1700000000,"\\u0065xp":1700004600}'),
        # a jti that is no text is no identifier of ours
        ('{"jti":7,"exp":1700003600}', '{"jti":7,"exp":1700086400}'),
    ],
)
def test_only_the_dates_change(before: str, after: str) -> None:
    assert renewed(before) == after


def test_a_lifetime_may_be_chosen() -> None:
    claims = '{"iat":1699999000,"exp":1700003600}'
    assert renewed(claims, lifetime=60) == '{"iat":1700000000,"exp":1700000060}'
    assert renewed(claims, lifetime=0.5) == '{"iat":1700000000,"exp":1700000000.5}'
    assert renewed('{"a":1}', lifetime=60) == '{"a":1,"exp":1700000060}'


@pytest.mark.parametrize("lifetime", [0, -1, float("nan"), float("inf")])
def test_a_lifetime_has_to_be_one(lifetime: float) -> None:
    assert refused(token('{"exp":1700003600}'), lifetime=lifetime).code == "lifetime"


def test_a_jti_is_renewed_and_only_it() -> None:
    claims = json.loads(renewed('{"jti":"old","exp":1700003600,"sub":"x"}'))
    assert claims["jti"] != "old"
    assert UUID(claims["jti"]).version == 4
    assert (claims["sub"], list(claims)) == ("x", ["jti", "exp", "sub"])


def test_what_changed_is_told_in_the_order_of_the_text() -> None:
    read = read_token(token('{"exp":1700003600,"iat":1699999000}'))
    refreshed = refresh_with(read, load_keys(LONG_SECRET), NOW)
    assert refreshed.changes == (
        Change("exp", "1700003600", "1700004600"),
        Change("iat", "1699999000", "1700000000"),
    )
    assert refreshed.key.source == "secret, UTF-8"


def test_the_header_segment_stays_byte_for_byte() -> None:
    before = token('{"exp":1700003600}', '{ "alg":"HS256" , "x":"\\u0041"}\n')
    assert refresh(before, LONG_SECRET, NOW).split(".")[0] == before.split(".")[0]


def test_the_new_token_verifies_elsewhere() -> None:
    now = 4_000_000_000.0
    fresh = token(f'{{"sub":"me","exp":{int(now) + 60}}}', '{"alg":"ES256"}', private_pem("P-256"))
    claims = jwt.decode(refresh(fresh, private_pem("P-256"), now), public_pem("P-256"), algorithms=["ES256"])
    assert claims == {"sub": "me", "exp": int(now) + 86_400}


def test_bytes_that_are_no_text_stay_what_they_were() -> None:
    import hmac

    raw = b'{"a":"\xff\xfe","exp":1700003600}'
    head = base64.urlsafe_b64encode(b'{"alg":"HS256"}').rstrip(b"=")
    data = head + b"." + base64.urlsafe_b64encode(raw).rstrip(b"=")
    value = base64.urlsafe_b64encode(hmac.digest(LONG_SECRET.encode(), data, "sha256")).rstrip(b"=")
    segment = refresh((data + b"." + value).decode(), LONG_SECRET, NOW).split(".")[1]
    assert base64.urlsafe_b64decode(segment + "==") == b'{"a":"\xff\xfe","exp":1700086400}'


def test_an_expired_token_is_refreshed_only_on_demand() -> None:
    claims = '{"iat":1699990000,"exp":1700000000}'
    assert refused(token(claims)).code == "expired"
    assert refused(token(claims), now=1_700_000_000).code == "expired"
    assert renewed(claims, force=True) == '{"iat":1700000000,"exp":1700010000}'
    assert refused(token('{"exp":1600000000000}')).code == "expired"


@pytest.mark.parametrize("force", [False, True])
def test_a_bad_signature_is_refused_in_any_case(force: bool) -> None:
    bad = token('{"exp":1700003600}', key=LONG_SECRET + "!")
    assert refused(bad, force=force).code == "bad-signature"


@pytest.mark.parametrize(
    "claims, claim",
    [
        ('{"exp":"1700003600"}', "exp"),
        ('{"iat":true,"exp":1700003600}', "iat"),
        ('{"nbf":null,"exp":1700003600}', "nbf"),
        ('{"exp":1e400}', "exp"),
        ('{"exp":"x","exp":1700003600}', "exp"),
        ('{"exp":1' + "0" * 5000 + "}", "exp"),
    ],
)
def test_a_date_that_cannot_be_read_is_refused_by_name(claims: str, claim: str) -> None:
    refusal = refused(token(claims))
    assert refusal.code == "date-unreadable"
    assert f"“{claim}”" in refusal.message


@pytest.mark.parametrize(
    "text, code",
    [
        ("eyJhbGciOiJub25lIn0.e30.", "refresh-unsecured"),
        ("a.b.c", "refresh-malformed"),
        ("", "refresh-malformed"),
        ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA", "refresh-encrypted"),
        ("eyJhbGciOiJIUzI1NiJ9..AAAA", "refresh-form"),
    ],
)
def test_what_is_no_signed_token_is_refused(text: str, code: str) -> None:
    assert refused(text).code == code


def test_white_space_inside_a_token_is_left_behind() -> None:
    before = token('{"exp":1700003600}')
    assert refresh(before[:5] + "\n" + before[5:], LONG_SECRET, NOW) == refresh(before, LONG_SECRET, NOW)


@pytest.mark.parametrize("place", [0, 1])
def test_a_segment_that_holds_more_than_can_be_kept_is_refused(place: int) -> None:
    import hmac

    segments = token('{"exp":1700003600}').split(".")[:2]
    segments[place] += "é"
    data = ".".join(segments)
    value = base64.urlsafe_b64encode(hmac.digest(LONG_SECRET.encode(), data.encode(), "sha256")).decode()
    read = read_token(f"{data}.{value.rstrip('=')}")
    with pytest.raises(Refusal) as caught:
        refresh_with(read, load_keys(LONG_SECRET), NOW)
    assert caught.value.code == "refresh-malformed"


@pytest.mark.parametrize("claims", ["[1]", '"exp"', "7"])
def test_a_payload_without_claims_is_refused(claims: str) -> None:
    assert refused(token(claims)).code == "claims-not-object"


@pytest.mark.parametrize(
    "key, code",
    [
        ("", "no-key"),
        ('{"k":"A"}', "key-unreadable"),
        (public_pem("RSA-2048"), "key-cannot-sign"),
        (private_pem("P-256"), "signature-refused"),
        (private_pem("RSA-2048 2"), "bad-signature"),
    ],
)
def test_a_key_that_does_not_do_is_refused(key: str, code: str) -> None:
    before = token('{"exp":1700003600}', '{"alg":"RS256"}', private_pem("RSA-2048"))
    assert refused(before, key).code == code


def test_a_critical_header_that_is_not_understood_is_refused() -> None:
    refusal = refused(token('{"exp":1700003600}', '{"alg":"HS256","crit":["x"],"x":1}'))
    assert refusal.code == "signature-refused"
    assert "critical" in refusal.message


def test_one_key_may_check_and_another_sign() -> None:
    read = read_token(token('{"exp":1700003600}'))
    other = load_keys("another secret that is long enough for HS256")
    refreshed = refresh_with(read, load_keys(LONG_SECRET), NOW, signing_keys=other)
    again = read_token(refreshed.text)
    assert refresh_with(again, other, NOW).changes
    with pytest.raises(Refusal, match="signature"):
        refresh_with(again, load_keys(LONG_SECRET), NOW)


@given(
    st.integers(1, 4_000_000_000),
    st.integers(1, 10**8),
    st.one_of(st.none(), st.integers(-1000, 1000)),
    st.floats(1, 4e9),
)
def test_the_distances_between_the_dates_never_change(issued: int, life: int, delay: int | None, now: float) -> None:
    claims = {"iat": issued, "exp": issued + life} | ({} if delay is None else {"nbf": issued + delay})
    after = json.loads(renewed(json.dumps(claims), now, force=True), parse_float=Decimal)
    assert after["iat"] == int(now)
    assert after["exp"] - after["iat"] == life
    assert delay is None or after["nbf"] - after["iat"] == delay


def test_a_token_with_its_scheme_around_it() -> None:
    before = token('{"exp":1700003600}')
    assert refresh(f"Bearer {before}\n", LONG_SECRET, NOW) == refresh(before, LONG_SECRET, NOW)
