from __future__ import annotations

import binascii
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.model import Stripped
from inspector.service import find_tokens
from inspector.service.finding import chunks, compact, containers, finder, nets, wrappings
from inspector.service.finding.finder import take
from inspector.service.reading import base64url

# RFC 7519, 3.1
TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
UNSECURED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."
ENCRYPTED = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAAAAAAAAAAAAAA.eHh4eHh4.AAAAAAAAAAAAAAAAAAAAAA"
DISCLOSING = "eyJhbGciOiJFUzI1NiJ9.eyJfc2QiOltdfQ.c2ln~WyJhIiwiYiIsMV0~WyJhIiwiYiIsMl0~"
HOLDING = DISCLOSING + "eyJ0eXAiOiJrYitqd3QifQ.e30.c2ln"


def texts(text: str | bytes) -> list[str]:
    return [found.text for found in find_tokens(text)]


@pytest.mark.parametrize("token", [TOKEN, UNSECURED, ENCRYPTED, DISCLOSING, HOLDING])
@pytest.mark.parametrize(
    "around",
    ["{}", "a {} b", '{{"access_token":"{}"}}', "Bearer {}", "?id_token={}&state=1", "[{}]", "({})", "<{}>", "'{}',", "\t{}\r\n",
     "Cookie: a=b; session={}; c=d", "é{}é", "{}#fragment", "\\\"{}\\\"", "%22{}%22", "x={}"],
)  # fmt: skip
def test_a_token_is_found_whatever_stands_around_it(token: str, around: str) -> None:
    (found,) = find_tokens(around.format(token))
    assert found.text == token
    assert around.format(token)[found.start : found.end] == token


def test_all_tokens_are_found_in_order_with_repeats() -> None:
    text = f"{TOKEN} {ENCRYPTED}\n{UNSECURED}\n{TOKEN}"
    assert texts(text) == [TOKEN, ENCRYPTED, UNSECURED, TOKEN]


def test_a_full_stop_after_a_token_is_no_part_of_it() -> None:
    assert texts(f"It is {TOKEN}. And {DISCLOSING}.") == [TOKEN, DISCLOSING]


@pytest.mark.parametrize(
    "header", ['{"alg":"HS256"}', '{ "alg": "HS256" }', '{\n"alg":"HS256"}', '{\r\n"alg":"HS256"}', '{\t"alg":"HS256"}']
)
def test_a_header_may_be_laid_out_in_any_way(header: str) -> None:
    token = f"{base64url.encode(header.encode())}.e30.c2ln"
    assert texts(f"> {token} <") == [token]


@pytest.mark.parametrize(
    "decoy",
    ["1.2.3", "a.b.c", "eyJhbGciOi.example.test", "eyJhbGciOiJIUzI1NiJ9.eyJ... (truncated)", "eyJhbGciOiJIUzI1NiJ9",
     "eyJhbGciOiJIUzI1NiJ9.e30", "eyJhbGciOiJIUzI1NiJ.e30.c2ln", "www.example.com", "WzFd.e30.c2ln", ""],
)  # fmt: skip
def test_what_only_looks_like_a_token_is_none(decoy: str) -> None:
    assert texts(decoy) == []


def test_percent_encoding_is_undone_and_said() -> None:
    written = TOKEN.replace(".", "%2E")
    (found,) = find_tokens(f"a={written}&b")
    assert (found.text, found.start, found.end) == (TOKEN, 2, 2 + len(written))
    assert found.stripped == (Stripped("percent-encoding"),)
    assert texts(quote(HOLDING, safe="")) == [HOLDING]


def test_spans_of_bytes_count_bytes() -> None:
    data = f"naïve: {TOKEN}".encode()
    (found,) = find_tokens(data)
    assert data[found.start : found.end] == TOKEN.encode()
    (in_text,) = find_tokens(data.decode())
    assert found.start == in_text.start + 1


noise = st.lists(
    st.one_of(
        st.sampled_from(
            [
                TOKEN,
                UNSECURED,
                ENCRYPTED,
                HOLDING,
                "eyJ",
                ".",
                "~",
                "%2E",
                "=",
                " ",
                "\n",
                "{",
                "}",
                '"',
                "eyJhbGciOiJub25lIn0",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)


@given(noise)
@example("eyJhbGciOiJub25lIn0.eyJhbGciOiJub25lIn0.eyJhbGciOiJub25lIn0.eyJhbGciOiJub25lIn0.x")
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    at = 0
    for found in find_tokens(text):
        assert at <= found.start < found.end <= len(text)
        assert unquote(text[found.start : found.end]) == found.text
        header = json.loads(base64url.decode(found.text.split(".")[0]).data)
        assert isinstance(header, dict)
        at = found.end


@given(st.binary(max_size=200))
def test_any_bytes_can_be_searched(data: bytes) -> None:
    for found in find_tokens(data + TOKEN.encode()):
        assert found.text


HOSTILE = [
    "eyJ", "eyJ.", "eyJ.eyJ.eyJ ", "eyJ.a.b~", "eyJ.a.b.c.d.", "eyJ%2E", ".", "a.", "~", "e30.", "eyJhbGciOiJub25lIn0.",
    "eyJhbGciOiJub25lIn0.a.b~", "eyJhbGciOiJub25lIn0...", "eyJ=.=.=", "eyJhbGciOiJub25lIn0.e30. ", "\n", '"', "[", "{",
]  # fmt: skip


HOSTILE += [
    "eyJhbGciOiJIUzI1NiJ9.", "eyJhbGciOiJIUzI1NiJ9\n", "eyJhbGciOiJIUzI1NiJ9=\n", "eyJhbGciOiJIUzI1NiJ9.e30.\n", "eyJhIjo=\n",
    "ZXlK", "ZXlKaGJHY2lPaUpJVXpJMU5pSjku", "V5SV5S", "leUp", "e\0y\0J\0", '"signature":"', '{"signature":"AAAA",',
    '{"signature":"AAAA"}', '\\"signature\\":\\"AAAA\\"', "eyJ<wbr>", "eyJ%252E", "eyJ\\u002e", "eyJ&#46;", '"ciphertext":"AAAA"',
    "ZXlKaGJHY2lPaUpJVXpJMU5pSjku\n", "n.0=eyJ; ", "n.0=eyJ; n.1=a; ", "C1=eyJhIjo; C2=", "s.0=base64-eyJhIjo; s.1=eyJ; ",
]  # fmt: skip


class Meter:
    """Adds up how many bytes were looked at: decoded, read as JSON, or gone over by a pattern."""

    def __init__(self) -> None:
        self.bytes = 0


class CountingPattern:
    """A pattern that tells how many bytes it went over."""

    def __init__(self, pattern: re.Pattern[bytes], meter: Meter) -> None:
        self.pattern, self.meter = pattern, meter

    def match(self, data: bytes, start: int = 0, end: int = sys.maxsize) -> re.Match[bytes] | None:
        return self._count(self.pattern.match(data, start, end))

    def search(self, data: bytes, start: int = 0, end: int = sys.maxsize) -> re.Match[bytes] | None:
        return self._count(self.pattern.search(data, start, end))

    def finditer(self, data: bytes, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[bytes]]:
        for found in self.pattern.finditer(data, start, end):
            self._count(found)
            yield found

    def _count(self, found: re.Match[bytes] | None) -> re.Match[bytes] | None:
        self.meter.bytes += len(found[0]) if found else 1
        return found


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    """Everything that looks at more than a few bytes tells of it."""
    meter = Meter()
    monkeypatch.setattr(finder, "_CREDIT", 0)
    for module, name in (
        (compact, "patterns"),
        (wrappings, "_wrapping"),
        (containers, "_patterns"),
        (chunks, "_patterns"),
    ):
        compiled = getattr(module, name)()
        counting = compiled._replace(
            **{field: CountingPattern(getattr(compiled, field), meter) for field in compiled._fields}
        )
        # The stand-ins answer as the patterns do.
        for user in (compact, wrappings, containers, chunks, nets, finder):
            if hasattr(user, name) and getattr(user, name) is getattr(module, name, None):
                monkeypatch.setattr(user, name, Given(counting))
    for module, name in (
        (base64url, "decode"),
        (json, "loads"),
        (binascii, "a2b_base64"),
        (containers, "is_serialization"),
    ):
        monkeypatch.setattr(module, name, Counted(getattr(module, name), meter))
    return meter


class Given:
    def __init__(self, value: object) -> None:
        self.value = value

    def __call__(self) -> object:
        return self.value


class Counted:
    """A function that tells how much it was given."""

    def __init__(self, function: Callable[..., object], meter: Meter) -> None:
        self.function, self.meter = function, meter

    def __call__(self, text: str | bytes, *args: object, **options: object) -> object:
        self.meter.bytes += len(text)
        return self.function(text, *args, **options)


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_work_grows_with_the_text_and_not_faster(unit: str, meter: Meter) -> None:
    """Counted, not timed."""
    text = (unit * (20_000 // len(unit))).encode()
    find_tokens(text)
    once, meter.bytes = meter.bytes, 0
    find_tokens(text * 10)
    assert meter.bytes <= 12 * once + 100_000
    assert meter.bytes <= 40 * len(text) * 10


@pytest.mark.parametrize("unit", HOSTILE)
def test_what_a_person_pasted_costs_no_more_than_its_length(unit: str, meter: Meter) -> None:
    text = unit * (20_000 // len(unit))
    take(text)
    assert meter.bytes <= 100 * len(text)


# --- What a person pasted ---------------------------------------------------------------------------------------


def taken(text: str) -> tuple[list[str], list[str]]:
    found = take(text)
    return [one.text for one in found], [item.code for one in found for item in one.stripped]


@pytest.mark.parametrize(
    "text,codes",
    [
        (TOKEN, []),
        (f"  {TOKEN}\n", ["white-space"]),
        (f"Bearer {TOKEN}", ["scheme"]),
        (f"Authorization: Bearer {TOKEN}", ["header-name", "scheme"]),
        (f'"{TOKEN}",', ["punctuation", "quotes"]),
        (f'"access_token": "{TOKEN}",', ["punctuation", "name", "quotes"]),
        (f"export TOKEN='{TOKEN}'", ["name", "quotes"]),
        (f"\ufeff{TOKEN[:40]}\u200b{TOKEN[40:]}", ["invisible"]),
        ("\n".join(textwrap.wrap(TOKEN, 64)), ["line-breaks"]),
        ("\r\n".join(textwrap.wrap(TOKEN, 30)), ["line-breaks"]),
        (TOKEN.replace(".", ".\n"), ["line-breaks"]),
        (f"{TOKEN[:60]}\n{TOKEN[60:]}\nkind regards", ["line-breaks", "around"]),
        (f'{{"access_token":"{TOKEN}"}}', ["around"]),
        (f"curl -H 'Authorization: Bearer {TOKEN}' https://example.com", ["around"]),
        (f"https://example.com/cb#id_token={TOKEN}&state=x", ["around"]),
        (TOKEN.replace(".", "%2e"), ["around", "percent-encoding"]),
    ],
)  # fmt: skip
def test_what_was_copied_along_is_cleaned_off_and_named(text: str, codes: list[str]) -> None:
    assert taken(text) == ([TOKEN], codes)


def test_white_space_inside_a_line_is_left_for_the_reader_to_report() -> None:
    text = TOKEN[:60] + " \n" + TOKEN[60:]
    assert taken(text) == ([text], [])


def test_several_tokens_are_several() -> None:
    assert taken(f"{TOKEN}\n{UNSECURED}\n") == ([TOKEN, UNSECURED], ["around", "around"])


@pytest.mark.parametrize("text", ["", "hello", "a.b.c", TOKEN[:70], TOKEN.rsplit(".", 1)[0], f"{TOKEN}.", "{}", "[1]"])
def test_what_is_no_token_is_given_back_for_the_reader(text: str) -> None:
    assert taken(text)[0] == [text]


def test_a_serialization_is_one_token() -> None:
    header, payload, signature = TOKEN.split(".")
    text = json.dumps({"payload": payload, "protected": header, "signature": signature})
    assert taken(text) == ([text], [])


@given(noise)
def test_a_paste_is_never_nothing_and_lies_within_the_text(text: str) -> None:
    found = take(text)
    assert found
    assert all(0 <= one.start <= one.end <= len(text) for one in found)


# --- Tokens in several cookies ----------------------------------------------------------------------------------

PIECES = [TOKEN[:60], TOKEN[60:120], TOKEN[120:]]


@pytest.mark.parametrize(
    "text",
    [
        "Cookie: " + "; ".join(f"next-auth.session-token.{i}={piece}" for i, piece in enumerate(PIECES)),
        "Cookie: a=b; " + "; ".join(f"appSession.{i}={piece}" for i, piece in enumerate(PIECES)) + "; z=1",
        "; ".join(f".AspNetCore.CookiesC{i}={piece}" for i, piece in enumerate(PIECES, 1)),
        "\r\n".join(f"Set-Cookie: s.{i}={piece}; Path=/; HttpOnly" for i, piece in enumerate(PIECES)),
        "\n".join(f"s.{i}\t{piece}\texample.com\t/" for i, piece in enumerate(PIECES)),
        json.dumps([{"name": f"s.{i}", "value": piece} for i, piece in enumerate(PIECES)]),
        json.dumps([{"name": f"s.{i}", "value": piece} for i, piece in enumerate(PIECES)], indent=2),
    ],
)
def test_a_token_in_several_cookies_is_one(text: str) -> None:
    (found,) = find_tokens(text)
    assert (found.text, found.stripped) == (TOKEN, (Stripped("cookie-pieces", ("3",)),))
    assert text[found.start :].startswith(PIECES[0])
    assert text[: found.end].endswith(PIECES[2])


def test_a_session_in_several_cookies_is_opened() -> None:
    session = base64url.encode(json.dumps({"access_token": TOKEN, "user": {"id": "1"}}).encode())
    text = f"sb-a-auth-token.0=base64-{session[:90]}; sb-a-auth-token.1={session[90:]}"
    (found,) = find_tokens(text)
    assert (found.text, found.stripped) == (TOKEN, (Stripped("cookie-pieces", ("2",)), Stripped("base64")))


@pytest.mark.parametrize(
    "text,expected",
    [
        (f"s.0={PIECES[0]}; other={UNSECURED}; s.1={PIECES[1]}{PIECES[2]}", [TOKEN, UNSECURED]),
        (f"s.0={TOKEN}; s.1={UNSECURED}", [TOKEN, UNSECURED]),
        (f"s.0={PIECES[0]}; as.1={PIECES[1]}{PIECES[2]}", []),
        (f"s.0={PIECES[0]}; s.2={PIECES[1]}{PIECES[2]}", []),
        (f"s.0={PIECES[0]}", []),
    ],
)
def test_only_what_is_numbered_in_order_is_joined(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("number", [2, 3, 10, 100])
@pytest.mark.parametrize("signature", ["c2lnbmF0dXJl", "c2lnbmF0dXJl" * 4, "A" * 43, ""])
def test_lines_that_are_tokens_each_are_not_joined(number: int, signature: str) -> None:
    tokens = []
    for place in range(number):
        payload = base64url.encode(json.dumps({"sub": f"user-{place:04}"}).encode())
        tokens.append(f"eyJhbGciOiJIUzI1NiJ9.{payload}.{signature}")
    assert texts("\n".join(tokens)) == tokens
