"""Where a header sends its reader for keys (RFC 7515, 4.1.2, 4.1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.model.token import Token

_LOCAL = (".localhost", ".local", ".internal", ".home.arpa", ".lan")


def addresses(token: Token) -> Iterable[Finding]:
    """Name what is odd about the addresses of keys (RFC 8725, 3.10)."""
    if not token.header.is_object:
        return
    for name in ("jku", "x5u"):
        if token.header.find(name) is None:
            continue
        address = token.header_text(name)
        oddity = _oddity(address) or _elsewhere(address, token.claim_text("iss"))
        if oddity:
            yield Finding("address-suspicious", f"header $.{name}", (name, Word(oddity)))


def _oddity(address: str) -> str:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address[:4096])
        host = parts.hostname or ""
    except ValueError:
        return "address-unreadable"
    if parts.scheme not in ("http", "https"):
        return "address-scheme" if parts.scheme else "address-unreadable"
    if not host:
        return "address-unreadable"
    if "@" in parts.netloc or "\\" in address:
        return "address-user"
    if _is_number(host):
        return "address-number"
    if host == "localhost" or host.endswith(_LOCAL) or "." not in host:
        return "address-local"
    if parts.scheme == "http":
        return "address-plain"
    query = parts.query.lower()
    return (
        "address-redirect"
        if "=http:" in query or "=https:" in query or "=http%3a" in query or "=https%3a" in query
        else ""
    )


def _elsewhere(address: str, issuer: str) -> str:
    """Tell whether keys stand at a host that has nothing in common with that of the issuer."""
    if not issuer.startswith("https://"):
        return ""
    from urllib.parse import urlsplit

    try:
        hosts = [(urlsplit(text[:4096]).hostname or "").rstrip(".").split(".") for text in (address, issuer)]
    except ValueError:
        return ""
    return "address-elsewhere" if hosts[0][-2:] != hosts[1][-2:] else ""


def _is_number(host: str) -> bool:
    """Tell an IP address, also one written as a single number, which browsers and curl take."""
    from ipaddress import ip_address

    try:
        ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        return last.isdecimal() or last.startswith("0x")
    return True
