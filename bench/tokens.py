"""What is measured with: tokens of many small claims, a log that holds some, and texts that an attacker would write."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "a secret of the bench, long enough for HS256"
HEADER = b'{"alg":"HS256","typ":"JWT"}'
NOW = 1_800_000_000
"""The moment at which all of the bench takes place; seconds since 1970-01-01 UTC."""

_serials = count(1)


def payload(size: int, serial: int | None = None) -> bytes:
    """Make a payload of about ``size`` bytes, as issuers write it: on one line, many small claims of every kind.

    Each has another ``jti``, its first claim, of the same length, so that none is known from before.
    """
    number = next(_serials) if serial is None else serial
    text = (
        f'{{"jti":"bench-{number:08}","iss":"https://issuer.example","sub":"user-1","aud":"api",'
        f'"iat":{NOW - 600},"exp":{NOW + 3000}'
    )
    return ("".join(_claims(text, size)) + "}").encode("ascii")


def _claims(begin: str, size: int) -> Iterator[str]:
    yield begin
    length = len(begin) + 1
    for place in count():
        kind = place % 6
        value = (
            f'"value {place}"',
            f"{place}",
            f'["read","write",{place}]',
            "true",
            f'{{"city":"Oslo","zip":"{place}"}}',
            f"{place}.25",
        )[kind]
        claim = f',"claim_{place:06}":{value}'
        if length + len(claim) > size:
            return
        length += len(claim)
        yield claim


def encode(data: bytes) -> str:
    """Write bytes in base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def signed(claims: bytes) -> str:
    """Sign claims with the bench's secret, by the standard library alone."""
    content = f"{encode(HEADER)}.{encode(claims)}"
    value = hmac.new(SECRET.encode(), content.encode("ascii"), hashlib.sha256).digest()
    return f"{content}.{encode(value)}"


def token(size: int) -> str:
    """Make a new token with a payload of about ``size`` bytes."""
    return signed(payload(size))


def bare_reading(text: str) -> object:
    """The least that reading can be: base64 and ``json.loads`` of the payload, by the standard library."""
    part = text.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def serial_of(text: str) -> str:
    """The ``jti`` of a token of the bench, by which one sees that it is this one that stands in the window."""
    begin = text.split(".")[1][:40]
    return base64.urlsafe_b64decode(begin).decode("ascii").split('"')[3]


def log(size: int) -> bytes:
    """Make a log of ``size`` bytes: lines of 120 characters, and one token in every megabyte."""
    line = "2027-01-15T08:00:00.000Z INFO gateway request id={:08x} path=/api/v1/orders status=200 bytes=5120 time=12ms agent=x"
    plain = "\n".join(line.format(number * 2_654_435_761 % 2**32) for number in range(8000)).encode("ascii")
    parts, length = [], 0
    while length < size:
        with_token = f"\n2027-01-15T08:00:00.000Z DEBUG Authorization: Bearer {token(200)}\n".encode("ascii")
        parts += [plain, with_token]
        length += len(plain) + len(with_token)
    return b"".join(parts)[:size]


def shelf(number: int) -> str:
    """Make a text that holds many tokens."""
    return "\n".join(token(200) for _ in range(number))


def nested(nodes: int) -> bytes:
    """Make a payload of about so many values: objects of a hundred, each holding ten arrays of nine."""
    array = "[" + ",".join("123456789") + "]"
    group = "{" + ",".join(f'"list_{place}":{array}' for place in range(10)) + "}"
    return ("{" + ",".join(f'"group_{place:05}":{group}' for place in range(max(1, nodes // 101))) + "}").encode(
        "ascii"
    )


HOSTILE = {
    "needles": "eyJ",
    "dots": "eyJ.",
    "headers": encode(HEADER) + ".",
    "open": encode(b'{"a":') + ".",
}
"""Texts that a careless scan looks at again and again, to be repeated."""
