"""Says what a text looks like that is no token: a key, another kind of token, a token that was cut, something with dots.

A shape is one row of `LOOKS`: the code of its finding, and a function that gives the arguments of its sentence, or None for
a text of another shape. The rows are asked in order, and the first that knows the text speaks. No value is ever an argument:
what is no token may be a secret.
"""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.service.finding.compact import decode_header
from inspector.service.finding.looks_of_json import claims, json_object, jwk, jwk_set, other_json, serialization
from inspector.service.finding.looks_of_secrets import opaque
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 200_000
"""Characters of a text whose shape is looked at."""
OF_TOKENS = frozenset(("looks-redacted", "looks-like-session-cookie"))
"""Shapes of texts that can be read as tokens, but are none, or no longer."""
_Shape = tuple[str, ...] | None


def look(text: str, shapes: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What a text that is no token looks like, or which of these shapes it has; empty where it is like nothing known."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ()
    for code, shape in LOOKS:
        args = shape(text) if not shapes or code in shapes else None
        if args is not None:
            return (Finding(code, "token", args),)
    return ()


def _certificate(text: str) -> _Shape:
    return () if re.search(r"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----", text) else None


def _pem(text: str) -> _Shape:
    match = re.search(r"-----BEGIN ([A-Z0-9 ]{0,30}KEY)-----", text)
    return (match[1].lower(),) if match else None


def _ssh(text: str) -> _Shape:
    return () if re.match(r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-\S+@openssh\.com) AAAA", text) else None


def _paseto(text: str) -> _Shape:
    match = re.match(r"(v[1-4])\.(local|public)\.[A-Za-z0-9_-]*", text)
    return (f"{match[1]}.{match[2]}",) if match else None


def _paserk(text: str) -> _Shape:
    match = re.match(r"(k[1-4])\.([a-z-]{3,20})\.[A-Za-z0-9_-]+", text)
    return (f"{match[1]}.{match[2]}",) if match else None


def _fernet(text: str) -> _Shape:
    """Version 0x80, then a date of eight bytes that begins with zeros."""
    return () if re.fullmatch(r"gAAAAA[A-Za-z0-9_-]{90,}={0,2}", text) else None


def _macaroon(text: str) -> _Shape:
    """Packets that begin with their length in four hexadecimal digits, or version 2."""
    if re.fullmatch(r"[A-Za-z0-9+/_-]{40,}={0,2}", text) is None:
        return None
    data = base64url.decode(text).data
    return () if re.match(rb"00[0-9a-f]{2}(?:location|identifier)|\x02\x01[^\0]", data) else None


def _saml(text: str) -> _Shape:
    if re.search(r"<(?:\w{1,20}:)?(?:Response|Assertion|AuthnRequest|LogoutRequest)\b[^>]*SAML", text):
        return ()
    from urllib.parse import unquote

    plain = "".join(unquote(text).split())
    if re.fullmatch(r"[A-Za-z0-9+/]{40,}={0,2}", plain) is None:
        return None
    data = base64url.decode(plain).data
    if b":SAML:" in data and data.lstrip().startswith(b"<"):
        return ()
    import zlib

    try:  # the redirect binding deflates it (SAML bindings, 3.4.4.1)
        data = zlib.decompressobj(-15).decompress(data, 2000)
    except zlib.error:
        return None
    return () if data.lstrip().startswith(b"<") and b"SAML" in data else None


def _xml(text: str) -> _Shape:
    return () if re.match(r"<(?:\?xml|!DOCTYPE|html|[A-Za-z][\w:.-]*[\s>/])", text) else None


def _redacted(text: str) -> _Shape:
    if text[:1] != "e":
        return None
    match = re.search(
        r"(?i)\*{3,}|\.{3,}|…|[\[(<{]\s?(?:redact|trunc|cut|snip|mask|omit|elid|hidden|remov|token|your|jwt|signature)|"
        r"\.(?:x{5,}|redacted|masked|truncated|signature|hidden)$",
        text,
    )
    return () if match and re.match(r"e[wy][A-Za-z0-9_-]*", text) else None


def _header(part: str) -> bool:
    """Tell whether a part is the beginning of a header, or all of one."""
    return part[:2] in ("ey", "ew") and base64url.decode(part).data.lstrip()[:1] == b"{"


def _header_only(text: str) -> _Shape:
    part = text.rstrip(".=")
    if re.fullmatch(r"e[A-Za-z0-9_-]+", part) is None:
        return None
    return () if decode_header(part.encode("ascii")) else None


def _cut(text: str) -> _Shape:
    parts = text.split(".")
    if len(parts) > 2 or not _header(parts[0]) or re.fullmatch(r"[A-Za-z0-9_.=-]+", text) is None:
        return None
    return (str(len([part for part in parts if part])),)


def _signature_lost(text: str) -> _Shape:
    """Two parts that are whole."""
    parts = text.split(".")
    if len(parts) != 2 or re.fullmatch(r"[A-Za-z0-9_.=-]+", text) is None:
        return None
    whole = all(_header(part) and base64url.decode(part).data.rstrip().endswith(b"}") for part in parts)
    return () if whole else None


def _beginning_lost(text: str) -> _Shape:
    """Two parts or three whose first is no header, but the next one holds claims."""
    parts = text.split(".")
    if len(parts) not in (2, 3) or re.fullmatch(r"[A-Za-z0-9_.=-]+", text) is None or _header(parts[0]):
        return None
    return () if _header(parts[1]) else None


def _session(text: str) -> _Shape:
    """A signed cookie of Flask or Django (itsdangerous): JSON, a date and a signature, without any header."""
    match = re.fullmatch(
        r"(\.?e[wy][A-Za-z0-9_-]+|\.eJ[A-Za-z0-9_-]+)[.:]([A-Za-z0-9_-]{5,8})[.:][A-Za-z0-9_-]{27,43}", text
    )
    return () if match else None


def _encrypted_cookie(text: str) -> _Shape:
    """A cookie of Laravel or Rails: base64 of JSON, or two base64 texts with two hyphens between them."""
    if re.fullmatch(r"(?:[A-Za-z0-9+/=]{20,}|(?:[A-Za-z0-9+/=]|%[23][BDF])+)--[A-Za-z0-9+/=-]{16,}", text):
        return ()
    value = _json_in_base64(text)
    return () if value is not None and {"iv", "value"} <= value.keys() else None


def _json_in_base64(text: str) -> dict[str, object] | None:
    if text[:1] != "e" or re.fullmatch(r"[A-Za-z0-9+/_-]+={0,2}", text) is None:
        return None
    return json_object(base64url.decode(text).data.decode("utf-8", "replace").strip())


def _base64_json(text: str) -> _Shape:
    return None if _json_in_base64(text) is None else ()


def _base64_twice(text: str) -> _Shape:
    """Base64 of a text that is base64 of JSON or a part of it."""
    if re.fullmatch(r"[A-Za-z0-9+/_.-]{16,}={0,2}", text) is None:
        return None
    first = text.split(".", 1)[0]
    return () if re.match(rb"e[wy][A-Za-z0-9+/_-]{8,}", base64url.decode(first).data) else None


def _address(text: str) -> _Shape:
    return () if re.fullmatch(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5}|/\d{1,2})?", text) else None


def _version(text: str) -> _Shape:
    return () if re.fullmatch(r"v?\d+\.\d+(?:\.\d+){0,3}(?:[-+][\w.+-]+)?", text, re.ASCII) else None


def _uri(text: str) -> _Shape:
    return () if re.fullmatch(r"[a-z][a-z0-9+.-]*://\S+", text, re.IGNORECASE) else None


_ENDINGS = (
    r"txt|json|log|har|xml|ya?ml|zip|gz|tar|[jw]ar|py|js|ts|css|html?|md|pem|key|crt|cer|csv|pdf|png|jpe?g|svg|exe|dll|so|"
    r"jw[tseka]|jwks|token|der|p12|pfx|p8|jks|pub|env|ini|conf|cfg|toml|properties|eml|bin|out|db|sqlite|pcap"
)


def _file_name(text: str) -> _Shape:
    name = re.split(r"[/\\]", text)[-1]
    return () if re.fullmatch(rf"[\w. ~-]{{1,200}}\.(?:{_ENDINGS})", name, re.IGNORECASE) else None


def _host(text: str) -> _Shape:
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    match = re.fullmatch(rf"(?:{label}\.){{1,8}}[a-z]{{2,24}}(?::\d{{1,5}})?", text, re.IGNORECASE)
    return () if match and text.count(".") < 9 and max(map(len, text.split("."))) < 40 else None


def _uuid(text: str) -> _Shape:
    return () if re.fullmatch(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", text, re.IGNORECASE) else None


def _hex(text: str) -> _Shape:
    if re.fullmatch(r"(?:0x)?(?:[0-9a-f]{2}[: ]?){8,}", text, re.IGNORECASE) is None:
        return None
    return (str(len(re.sub(r"0x|[: ]", "", text)) // 2),)


def _basic(text: str) -> _Shape:
    """``user:password`` in base64, as HTTP Basic sends it (RFC 7617)."""
    match = re.fullmatch(r"(?:Authorization:\s*)?Basic\s+[A-Za-z0-9+/]+={0,2}", text, re.IGNORECASE)
    return () if match else None


def _random(text: str) -> _Shape:
    """Random characters without any dot: a token that only its issuer can look up, or a secret."""
    if re.fullmatch(r"[A-Za-z0-9+/_=~-]{16,512}", text) is None:
        return None
    kinds = sum(re.search(kind, text) is not None for kind in (r"[a-z]", r"[A-Z]", r"\d"))
    return (str(len(text)),) if kinds == 3 else None


def _der(text: str) -> _Shape:
    """A key in base64 without its armour: an ASN.1 sequence of that length (X.690)."""
    plain = "".join(text.split())
    if not plain.startswith("M") or re.fullmatch(r"[A-Za-z0-9+/]{40,}={0,2}", plain) is None:
        return None
    try:
        data = binascii.a2b_base64(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return None
    if data[1] < 0x80:
        length = 2 + data[1]
    else:
        count = data[1] & 0x7F
        length = 2 + count + int.from_bytes(data[2 : 2 + count], "big")
    return () if length == len(data) else None


LOOKS: tuple[tuple[str, Callable[[str], _Shape]], ...] = (
    ("looks-like-jwk-set", jwk_set),
    ("looks-like-jwk", jwk),
    ("looks-like-incomplete-json", serialization),
    ("looks-like-plain-claims", claims),
    ("looks-like-json", other_json),
    ("looks-like-certificate", _certificate),
    ("looks-like-pem-key", _pem),
    ("looks-like-ssh-key", _ssh),
    ("looks-like-paseto", _paseto),
    ("looks-like-paserk", _paserk),
    ("looks-like-saml", _saml),
    ("looks-like-xml", _xml),
    ("looks-like-session-cookie", _session),
    ("looks-redacted", _redacted),
    ("looks-like-header-only", _header_only),
    ("looks-like-encrypted-cookie", _encrypted_cookie),
    ("looks-like-base64-json", _base64_json),
    ("looks-without-header", _beginning_lost),
    ("looks-without-signature", _signature_lost),
    ("looks-cut", _cut),
    ("looks-like-basic-credentials", _basic),
    ("looks-like-address", _address),
    ("looks-like-version", _version),
    ("looks-like-uri", _uri),
    ("looks-like-opaque-token", opaque),
    ("looks-like-fernet", _fernet),
    ("looks-like-macaroon", _macaroon),
    ("looks-like-bare-key", _der),
    ("looks-like-base64-twice", _base64_twice),
    ("looks-like-file-name", _file_name),
    ("looks-like-host-name", _host),
    ("looks-like-uuid", _uuid),
    ("looks-like-hex", _hex),
    ("looks-like-random-text", _random),
)
