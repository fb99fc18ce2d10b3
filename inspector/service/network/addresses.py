"""Reads addresses before anything is called: what is shown is exactly what would be asked, or there is a reason why not."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

LONGEST = 2_000
"""Characters of an address that can be read before it is called."""

_PORTS = {"http": 80, "https": 443}
_LOCAL = (".localhost", ".local", ".internal", ".intranet", ".home.arpa", ".lan", ".corp", ".home")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_FINE = "!$&'()*+,;=:@/~-._?%"  # RFC 3986, 3.3 and 3.4


class Address(NamedTuple):
    """An address in the one form in which it is shown and called. ``place``: the host, with the port where it is no usual one."""

    text: str
    scheme: str
    host: str
    port: int

    @property
    def place(self) -> str:
        """Whom it calls, as a person reads it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


class Unfit(NamedTuple):
    """Why an address cannot be called: ``code`` names a row of `sentences.REQUESTS`."""

    code: str
    args: tuple[str, ...] = ()


def read_address(text: str) -> Address | Unfit:
    """Read an address that somebody wrote: https or http, no user, no fragment, the host in ASCII."""
    text = text.strip()
    if not text:
        return Unfit("address-empty")
    if len(text) > LONGEST:
        return Unfit("address-long", (f"{LONGEST:,}",))
    # Programs disagree on where the host of such an address ends.
    if "\\" in text or not text.isprintable() or " " in text:
        return Unfit("address-invalid")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Unfit("address-invalid")
    if parts.scheme not in _PORTS:
        return (
            Unfit("address-scheme", (parts.scheme[:40],)) if parts.scheme and "://" in text else _without_scheme(text)
        )
    if "@" in parts.netloc:
        return Unfit("address-user")
    known = _read_host(host)
    if isinstance(known, Unfit):
        return known
    if port == 0:
        return Unfit("address-invalid")
    path = quote(parts.path, safe=_FINE) or "/"
    query = quote(parts.query, safe=_FINE)
    if re.search("%(?![0-9A-Fa-f]{2})", path + query):
        return Unfit("address-invalid")
    address = Address("", parts.scheme, known, port or _PORTS[parts.scheme])
    return address._replace(text=urlunsplit((parts.scheme, address.place, path, query, "")))


def _without_scheme(text: str) -> Address | Unfit:
    """Take ``issuer.example/path`` for an address of https; what has another form is none."""
    host = re.split("[/?#]", text, maxsplit=1)[0]
    if "." in host and not text.startswith("/"):
        return read_address(f"https://{text}")
    return Unfit("address-invalid")


def _read_host(host: str) -> str | Unfit:
    if not host or "%" in host:
        return Unfit("address-invalid")
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError:
            return Unfit("address-invalid")
    last = host.rstrip(".").rpartition(".")[2]
    if last.isdecimal() or last.startswith("0x"):
        try:
            return str(ip_address(host))
        except ValueError:
            return Unfit("address-number", (host[:80],))
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return Unfit("address-invalid")
    labels = ascii_host.removesuffix(".").split(".")
    return ascii_host if all(map(_LABEL.fullmatch, labels)) and len(ascii_host) < 254 else Unfit("address-invalid")


def follow(address: Address, target: str) -> Address | Unfit:
    """Read where a redirect points (RFC 9110, 10.2.2), which may be relative."""
    try:
        return read_address(urljoin(address.text, target.strip()))
    except ValueError:
        return Unfit("address-invalid")


def is_same_place(one: Address, other: Address) -> bool:
    """Tell whether a redirect stays with whom was asked; the step from http to https is no other place."""
    if one.host != other.host:
        return False
    upgraded = one.scheme == "http" and other.scheme == "https" and (one.port, other.port) == (80, 443)
    return upgraded or (one.scheme == other.scheme and one.port == other.port)


def is_private(host: str) -> bool:
    """Tell whether a host is this machine or one of its own network, as far as the name tells it."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        name = host.removesuffix(".")
        return "." not in name or name == "localhost" or name.endswith(_LOCAL)


def looks_like_keys(address: Address) -> bool:
    """Guess whether an address is that of a key set rather than that of an issuer, by its last part."""
    path = urlsplit(address.text).path.lower().rstrip("/")
    last = path.rpartition("/")[2]
    return "/.well-known/jwks" in path or last.endswith((".json", ".jwks", ".pem")) or last in _KEY_NAMES


_KEY_NAMES = frozenset(("jwks", "jwk", "keys", "certs", "key", "jwks_uri", "publickeys", "public-keys"))
