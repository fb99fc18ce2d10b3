"""Tokens as they stand in other formats: each is found, decoded, and told of; what was cut or only looks alike is not."""

from __future__ import annotations

import base64
import json
import quopri

import pytest

from inspector.service.finding.finder import find_tokens, scan_chunks, take

TOKEN = (
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
)
HEAD, PAYLOAD, SIGNATURE = TOKEN.split(".")
DISCLOSING = f"{TOKEN}~WyJhIiwiYiIsMV0~"
OBJECT = json.dumps({"payload": PAYLOAD, "protected": HEAD, "signature": SIGNATURE})


def lines(width: int, between: str) -> str:
    return between.join(TOKEN[at : at + width] for at in range(0, len(TOKEN), width))


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def printable(text: str) -> str:
    return quopri.encodestring(text.encode()).decode("ascii")


WRAPPED = [
    ("%2E", f"?t={TOKEN.replace('.', '%2E')}&x", TOKEN, "percent-encoding"),
    ("%252E", f"?t={TOKEN.replace('.', '%252E')}%2526x", TOKEN, "percent-encoding"),
    ("%7E", f"?t={DISCLOSING.replace('~', '%7E')}&x", DISCLOSING, "percent-encoding"),
    ("u002e", json.dumps(f'"{TOKEN}"').replace(".", "\\u002e"), TOKEN, "json-escapes"),
    ("quoted-printable", printable(f"see https://x.test/?token={TOKEN} ü"), TOKEN, "quoted-printable"),
    ("quoted-printable CRLF", printable(f"{TOKEN} ü").replace("\n", "\r\n"), TOKEN, "quoted-printable"),
    ("quoted mail", f"> Hi,\n> {lines(70, chr(10) + '> ')}\n> Regards\n", TOKEN, "line-breaks"),
    ("mail", f"Hi,\r\n{lines(76, chr(13) + chr(10))}\r\nRegards\r\n", TOKEN, "line-breaks"),
    ("YAML", f"token: >-\n  {lines(50, chr(10) + '  ')}\nother: value\n", TOKEN, "line-breaks"),
    ("JSON lines", json.dumps({"t": lines(64, "\n")}), TOKEN, "line-breaks"),
    ("shell", f'curl -d "{lines(60, chr(92) + chr(10))}" x', TOKEN, "continuation"),
    ("source", f't = "{lines(60, chr(34) + " +" + chr(10) + "  " + chr(34))}";', TOKEN, "concatenation"),
    ("entities", f"<p>{TOKEN.replace('.', '&#46;')}</p>", TOKEN, "html"),
    ("wbr", f"<p>{TOKEN.replace('.', '.<wbr>')}</p>", TOKEN, "html"),
    ("spans", f"<pre><span>{TOKEN.replace('.', '</span>.<span class=p>')}</span></pre>", TOKEN, "mark-up"),
    ("soft", f"a {TOKEN.replace('.', '.' + chr(0x200B))} b", TOKEN, "invisible"),
    ("Kubernetes", f"data:\n  token: {b64(TOKEN)}\n  namespace: ZGVmYXVsdA==\n", TOKEN, "base64"),
    ("HAR", json.dumps({"encoding": "base64", "text": b64(json.dumps({"id_token": TOKEN}))}), TOKEN, "base64"),
    ("form, 0", f'"{b64("abc" + TOKEN + "&x=1")}"', TOKEN, "base64"),
    ("form, 1", f'"{b64("abc=" + TOKEN + "&x=1")}"', TOKEN, "base64"),
    ("form, 2", f'"{b64("abcd=" + TOKEN + "&x=1")}"', TOKEN, "base64"),
    ("MIME", "\r\n" + base64.encodebytes(f"Hello:\n{TOKEN}\nBye".encode()).decode() + "--x", TOKEN, "base64"),
    ("JSON string", json.dumps({"x": OBJECT}), OBJECT, "json-string"),
]


@pytest.mark.parametrize("text, token, code", [row[1:] for row in WRAPPED], ids=[row[0] for row in WRAPPED])
def test_what_a_token_is_wrapped_in_is_undone_and_told(text: str, token: str, code: str) -> None:
    (found,) = find_tokens(text)
    assert found.text == token
    assert [item.code for item in found.stripped] == [code]
    assert 0 <= found.start < found.end <= len(text)
    assert [each.text for each in take(text)] == [token]


@pytest.mark.parametrize("text", [row[1] for row in WRAPPED], ids=[row[0] for row in WRAPPED])
@pytest.mark.parametrize("step", [1, 7, 64])
def test_pieces_of_any_size_find_the_same(text: str, step: int) -> None:
    data = f"{text}\n{TOKEN}\n{text}".encode()
    pieces = list(scan_chunks(data, step))
    assert [found._replace(place="") for _, batch in pieces for found in batch] == list(find_tokens(data))
    assert [done for done, _ in pieces] == [*range(step, len(data), step), len(data)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("before", ["", "ä=", "token: "])
def test_a_token_in_utf_16_is_found_in_bytes(encoding: str, before: str) -> None:
    data = f"{before}{TOKEN}\r\nx".encode(encoding)
    (found,) = find_tokens(data)
    assert found.text == TOKEN
    assert data[found.start : found.end] in (TOKEN.encode("utf-16-le"), TOKEN.encode("utf-16-be"))


def test_an_object_in_json_is_found_whole() -> None:
    (found,) = find_tokens(f'{{"a":{{"b":1}},"x":[{OBJECT}]}}')
    assert found.text == OBJECT


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}.eyJ... (truncated)", f"{TOKEN[:90]}... x", f"{TOKEN[:-20]}...", f"{TOKEN[:-20]}…", f"{HEAD}.{PAYLOAD}.***",
        f"{HEAD}.{PAYLOAD}.[REDACTED]", f"{HEAD}.{PAYLOAD}.<redacted>", "eyJ.a.b", "eyJhbGciOi.example.test", "1.2.3 a.b.c",
        f"{HEAD}.example.com", f"{HEAD}\nfoo.bar.baz\n", f"{HEAD}\n" * 5, "eyJ1c2VyX2lkIjoxfQ.ZabcDQ.AAAAAAAAAAAAAAAAAAAAAAAAAAA",
        '{"signature":"abc","x":{"ciphertext":"aa"}}', b64('{"iv":"abc","value":"eyJx","mac":"1"}'),
    ],
)  # fmt: skip
def test_what_was_cut_or_is_something_else_is_no_token(text: str) -> None:
    assert find_tokens(text) == ()


@pytest.mark.parametrize(
    "text, place",
    [
        (f'{{"access_token":"{TOKEN}"}}', "access_token"),
        (f"a\nb\nCookie: x=y; session={TOKEN}; z", "line 3, session"),
        (f'"name": "id_token",\n "value": "{TOKEN}"', "line 2, id_token"),
        (f"GET /\nAuthorization: Bearer {TOKEN}\n", "line 2, Authorization"),
        (f"one\n {TOKEN} two", "line 2"),
    ],
)
def test_where_a_token_stood_is_told(text: str, place: str) -> None:
    (found,) = take(text)
    assert found.place == place
