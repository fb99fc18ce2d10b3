"""Knows a compact token when it sees one: how it begins, how its parts follow, and where it ends.

A header is an object that names an algorithm; what comes after its signature tells a whole token from one that was cut,
redacted or is something else with three dots, such as a session cookie or the name of a host.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from inspector.model.record import NamedTuple
from inspector.service.reading import base64url

if TYPE_CHECKING:
    import re

LONGEST_HEADER = 100_000
"""Characters of a first part beyond which it is taken for no header."""
_MOST_HEADERS = 512
"""Headers that are remembered: a log holds the same few again and again."""
_SIGNATURE_CHARACTERS = {
    "HS256": (43,),
    "HS384": (64,),
    "HS512": (86,),
    "ES256": (86,),
    "ES256K": (86,),
    "ES384": (128,),
    "ES512": (176,),
    "EdDSA": (86, 152),
    "Ed25519": (86,),
    "Ed448": (152,),
    "ML-DSA-44": (3227,),
    "ML-DSA-65": (4412,),
    "ML-DSA-87": (6170,),
    "none": (0,),
}
_RSA_CHARACTERS = (171, 342, 512, 683)
_TAG_CHARACTERS = {"A192CBC-HS384": (32,), "A256CBC-HS512": (43,)}
_A_TAG = (22,)


class Patterns(NamedTuple):
    """What the parts of a compact token look like in bytes."""

    head: re.Pattern[bytes]
    parts: re.Pattern[bytes]
    three: re.Pattern[bytes]
    two: re.Pattern[bytes]
    unencoded: re.Pattern[bytes]
    disclosures: re.Pattern[bytes]
    left_out: re.Pattern[bytes]


@cache
def patterns() -> Patterns:
    """Compile on first use: the window's start does not wait for it."""
    import re

    run, padding = rb"[A-Za-z0-9_-]", rb"={0,2}+"
    return Patterns(
        head=re.compile(rb"%b++" % run),
        parts=re.compile(rb"%b++(?:%b\.%b*+){0,6}+" % (run, padding, run)),
        three=re.compile(rb"(%b++)%b\.(%b*+)%b\.(%b*+)%b" % (run, padding, run, padding, run, padding)),
        two=re.compile(rb"%b\.(%b*+)%b\.(%b++)%b" % (padding, run, padding, run, padding)),
        unencoded=re.compile(rb"""(%b++)%b\.([^.\s"'<>\\]++)\.(%b++)""" % (run, padding, run)),
        disclosures=re.compile(rb"(?:~[A-Za-z0-9_.=-]*+)++"),
        left_out=re.compile(
            rb"(?i)\.\.|\*|\xe2\x80\xa6|&hellip;|\s?[\[(<]\s?(?:redact|trunc|cut|snip|mask|omit|elid|hidden|remov|\.\.)"
        ),
    )


class Compact(NamedTuple):
    """A token that begins at the place that was looked at: where it ends, and whether its last part has its full length."""

    end: int
    complete: bool


class Headers:
    """Tells headers from other texts, and remembers those that it has seen: they are few, and decoding costs."""

    def __init__(self) -> None:
        self._known: dict[bytes, dict[str, Any]] = {}

    def read(self, part: bytes) -> dict[str, Any]:
        """The header that this part holds; empty where it is none."""
        known = self._known.get(part)
        if known is None:
            known = decode_header(part)
            if len(self._known) < _MOST_HEADERS and len(part) < 1000:
                self._known[part] = known
        return known


def decode_header(part: bytes) -> dict[str, Any]:
    """Decode a part that should be a header: an object that says how the token is signed or encrypted, else empty."""
    if len(part) > LONGEST_HEADER:
        return {}
    data = base64url.decode(part.decode("ascii")).data
    if not data.rstrip().endswith(b"}"):  # most of a hostile text goes no further
        return {}
    try:
        header = json.loads(data.decode("utf-8", "replace"), parse_int=str)
    except (ValueError, RecursionError):
        return {}
    if isinstance(header, dict) and not header.keys().isdisjoint(("alg", "enc", "typ")):
        return header
    return {}


def signature_lengths(header: dict[str, Any]) -> tuple[int, ...]:
    """How many characters the last part may have, by the algorithm; empty where that is not known."""
    if "enc" in header:
        return _TAG_CHARACTERS.get(str(header["enc"]), _A_TAG)
    algorithm = str(header.get("alg", ""))
    if algorithm[:2] in ("RS", "PS"):
        return _RSA_CHARACTERS
    return _SIGNATURE_CHARACTERS.get(algorithm, ())


def compact_at(data: bytes, at: int, headers: Headers) -> Compact | None:
    """The compact token that begins here, written as it should be; None where there is none."""
    kinds = patterns()
    parts = kinds.three.match(data, at)
    if parts is None:
        return _unencoded(data, at, headers)
    header = headers.read(parts[1])
    if not header:
        return None
    if "enc" in header:
        return _encrypted(data, parts, header)
    lengths = signature_lengths(header)
    complete = len(parts[3]) in lengths
    if not complete and not _may_be_cut(data, parts, lengths):
        return None
    if not parts[2] and not parts[3]:
        return None
    disclosures = kinds.disclosures.match(data, parts.end())
    if disclosures is None:
        return Compact(parts.end(), complete)
    # a full stop behind it ends a sentence
    return Compact(disclosures.start() + len(disclosures[0].rstrip(b".")), complete)


def _may_be_cut(data: bytes, parts: re.Match[bytes], lengths: tuple[int, ...]) -> bool:
    """Tell whether three parts are a token although the last has an unexpected length: nothing was left out behind it."""
    follow = data[parts.end() : parts.end() + 12]
    if patterns().left_out.match(follow):
        return False
    if follow[:1] == b"." and (not parts[3] or follow[1:2].isalnum() or follow[1:2] in (b"_", b"-")):
        return False
    if lengths or len(parts[3]) < 20:  # then at least the payload must look like claims
        return not parts[2] or parts[2][:2] in (b"ey", b"ew", b"e3", b"IH", b"Cn")
    return True


def _encrypted(data: bytes, parts: re.Match[bytes], header: dict[str, Any]) -> Compact | None:
    more = patterns().two.match(data, parts.end())
    if more is None:
        return None
    complete = len(more[2]) in signature_lengths(header)
    if not complete and patterns().left_out.match(data, more.end()):
        return None
    return Compact(more.end(), complete)


def _unencoded(data: bytes, at: int, headers: Headers) -> Compact | None:
    """A token whose payload stands in it as it is (RFC 7797, 5.2)."""
    head = patterns().head.match(data, at)
    if head is None or data[head.end() : head.end() + 1] not in (b".", b"="):
        return None
    if headers.read(head[0]).get("b64") is not False:
        return None
    parts = patterns().unencoded.match(data, at)
    return None if parts is None else Compact(parts.end(), len(parts[3]) in signature_lengths(headers.read(head[0])))
