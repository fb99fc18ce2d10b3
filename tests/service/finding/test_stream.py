from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service import inspector
from inspector.service.finding import stream
from inspector.service.finding.stream import read_stream
from inspector.service.inspector import read
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from inspector.model.token import Found, Token

TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
NOISE = "2026-01-01T00:00:00Z INFO nothing of interest happened here\n"


def numbered(number: int) -> str:
    payload = base64url.encode(json.dumps({"sub": str(number)}).encode())
    return f"eyJhbGciOiJIUzI1NiJ9.{payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def without_span(token: Token) -> Token:
    return token._replace(start=0, end=0)


def collected(data: bytes, source: str = "", **options: Any) -> list[Token]:
    pieces = list(read_stream(data, source, **options))
    dones = [done for done, _ in pieces]
    assert dones == sorted(dones)
    assert dones[-1] == len(data)
    return [token for _, tokens in pieces for token in tokens]


LONG = NOISE * 2_000 + f'{{"access_token": "{TOKEN}"}}\n' + NOISE * 2_000 + f"Cookie: id={numbered(1)}\n"


@pytest.mark.parametrize(
    "text",
    [TOKEN, f"Bearer {TOKEN}\n", f"{TOKEN}\n{numbered(1)}", LONG, "", "hello", NOISE * 3_000, "é" + LONG, LONG + "é" + TOKEN,
     "\n".join(map(numbered, range(1_000))), TOKEN[:60] + "\n" + TOKEN[60:], f'{{"access_token":"{TOKEN}"}}'],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("step", [997, stream.STEP])
def test_a_stream_gives_what_reading_at_once_gives(text: str, encoding: str, step: int) -> None:
    data = text.encode(encoding)
    at_once = read(data, "server.log")
    streamed = collected(data, "server.log", step=step)
    assert [without_span(token) for token in streamed] == [without_span(token) for token in at_once]


def test_each_token_says_where_it_stood() -> None:
    first, second = collected(LONG.encode(), "server.log")
    assert (first.place, second.place) == ("server.log, line 2001, access_token", "server.log, line 4002, id")
    assert LONG.encode()[first.start : first.end] == TOKEN.encode()


def test_a_token_alone_stood_nowhere() -> None:
    (token,) = collected(TOKEN.encode(), "a.jwt")
    assert token.place == ""
    assert [each.place for each in read(f"{TOKEN} {TOKEN}", "a.log")] == ["a.log", "a.log"]
    assert [each.place for each in read(f"x={TOKEN} y={numbered(1)}")] == ["x", "y"]


def test_results_arrive_while_it_runs() -> None:
    data = (f"{TOKEN}\n" + NOISE * 100_000 + numbered(1)).encode()
    done, tokens = next(piece for piece in read_stream(data) if piece[1])
    assert (len(tokens), tokens[0].text) == (1, TOKEN)
    assert done <= stream.STEP


def test_a_dense_piece_is_given_in_small_parts() -> None:
    data = "\n".join(map(numbered, range(5_000))).encode()
    pieces = [tokens for _, tokens in read_stream(data)]
    assert sum(map(len, pieces)) == 5_000
    assert max(map(len, pieces)) <= 32


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of the texts that are read from now on."""
    texts: list[str] = []

    def read_and_tell(found: Found, source: str = "") -> Token:
        texts.append(found.text)
        return inspector.read_found(found, source)

    monkeypatch.setattr(stream, "read_found", read_and_tell)
    return texts


def test_a_stream_can_be_left_at_any_point(monkeypatch: pytest.MonkeyPatch) -> None:
    read_so_far = counting(monkeypatch)
    data = "\n".join(map(numbered, range(2_000))).encode()
    list(itertools.islice(read_stream(data), 3))
    assert 0 < len(read_so_far) <= 3 * 32


def test_a_repeated_token_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read_so_far = counting(monkeypatch)
    tokens = collected(f"{TOKEN}\n".encode() * 1_000)
    assert (len(tokens), len(read_so_far)) == (1_000, 1)
    assert [token.place for token in tokens[:2]] == ["line 1", "line 2"]


def test_one_long_token_is_one() -> None:
    payload = base64url.encode(b'{"a":"' + b"x" * 2_000_000 + b'"}')
    long = f"eyJhbGciOiJIUzI1NiJ9.{payload}.c2ln"
    lines = "\n".join(long[at : at + 76] for at in range(0, len(long), 76))
    assert [token.text for token in collected(long.encode())] == [long]
    assert [token.text for token in collected(lines.encode())] == [long]


def test_one_long_serialization_is_one() -> None:
    payload = base64url.encode(b'{"a":"' + b"x" * 2_000_000 + b'"}')
    whole = json.dumps({"protected": "eyJhbGciOiJIUzI1NiJ9", "payload": payload, "signature": "c2ln"})
    (token,) = collected(whole.encode())
    assert (token.kind, token.parse) == ("jws-json", "ok")


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_can_be_streamed(data: bytes, step: int) -> None:
    assert collected(data, step=step)
    assert len(collected((data + b" \0") * 400 + TOKEN.encode(), step=step * 1_000)) >= 1
