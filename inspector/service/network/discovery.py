"""How an issuer is asked where its keys are: OpenID Connect Discovery 1.0 (4) first, then RFC 8414 (3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from inspector.model.request import Call, Offer
from inspector.service.network.addresses import Address, Unfit, is_private, is_same_place, looks_like_keys, read_address
from inspector.service.network.key_answers import read_json

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.request import Answer
    from inspector.model.token import Token

_OPENID = "/.well-known/openid-configuration"
_OAUTH = "/.well-known/oauth-authorization-server"
_LONGEST_OFFER = 4_000
"""Characters of a token's address that are looked at; beyond, it is refused as too long anyway."""
_LONGEST_SEARCHED = 1_000_000
"""Characters of a payload in which an issuer is looked for while the window waits."""
_FROM_TOKEN = frozenset(("iss", "jku", "x5u"))


class Configuration(NamedTuple):
    """What an issuer says of itself. ``keys``: where its keys are; ``is_same``: it calls itself as it was asked."""

    keys: Address
    issuer: str
    is_same: bool


def offers_of(token: Token) -> tuple[Offer, ...]:
    """The web addresses that a token names as those of its issuer, its keys and its certificate."""
    found = (
        Offer("iss", _text(token.payload, "iss")),
        Offer("jku", _text(token.header, "jku")),
        Offer("x5u", _text(token.header, "x5u")),
    )
    return tuple(offer for offer in found if offer.address.lower().startswith(("https://", "http://")))


def plan(text: str, purpose: str = "", origin: str = "") -> Call | Unfit:
    """Tell what a press would call for an address as it was written.

    ``purpose``: ``keys`` or ``discovery``, empty to go by the look of the address; ``origin``: as in `Call`.
    """
    address = read_address(text)
    if isinstance(address, Unfit):
        return address
    if purpose == "keys" or (not purpose and (looks_like_keys(address) or is_configuration(address))):
        if is_configuration(address):
            return _call(address, "discovery", origin, issuer=_issuer_of(address))
        return _call(address, "keys", origin)
    if is_configuration(address):
        return _call(address, "discovery", origin, issuer=_issuer_of(address))
    if urlsplit(text).query or urlsplit(text).fragment:
        return Unfit("address-query")
    return _call(_openid_address(address), "discovery", origin, issuer=_as_written(text, address))


def other_place(call: Call) -> Call | None:
    """The second place where an issuer may keep its configuration (RFC 8414, 3.1); None where there is none left."""
    issuer = read_address(call.issuer)
    if call.purpose != "discovery" or isinstance(issuer, Unfit):
        return None
    parts = urlsplit(issuer.text)
    path = _OAUTH + parts.path.rstrip("/")
    made = read_address(urlunsplit((parts.scheme, parts.netloc, path, "", "")))
    assert isinstance(made, Address)
    return call._replace(address=made.text, purpose="discovery-oauth") if made.text != call.address else None


def call_for_keys(call: Call, configuration: Configuration) -> Call:
    """What a press would call after an issuer said where its keys are."""
    asked = read_address(call.address)
    assert isinstance(asked, Address)
    made = _call(configuration.keys, "keys", "discovery", from_token=call.from_token)
    warnings = made.warnings
    if call.from_token and not is_same_place(asked, configuration.keys):
        warnings = ("from-answer", *warnings)
    if not configuration.is_same:
        warnings = ("issuer-differs", *warnings)
    return made._replace(warnings=warnings)


def call_for_redirect(call: Call, target: Address) -> Call:
    """What a yes would call after a server pointed elsewhere."""
    made = _call(target, call.purpose, "redirect", issuer=call.issuer, from_token=call.from_token)
    downgrade = ("downgrade",) if call.address.startswith("https:") and target.scheme == "http" else ()
    private = ("private-host",) if is_private(target.host) and "private-host" not in made.warnings else ()
    return made._replace(warnings=("redirect", *downgrade, *private, *made.warnings))


def read_configuration(answer: Answer, call: Call) -> Configuration | Unfit:
    """Read where an issuer says that its keys are; the places of an `Unfit` begin with the host."""
    value = read_json(answer, call.host)
    if isinstance(value, Unfit):
        return value
    keys = value.get("jwks_uri") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(keys, str):
        return Unfit("answer-no-address", (call.host,))
    address = read_address(keys)
    if isinstance(address, Unfit):
        return Unfit("answer-bad-address", (call.host, keys[:200]))
    issuer = value.get("issuer")
    # Compared character by character (OpenID Connect Discovery 1.0, 4.3; RFC 8414, 3.3).
    return Configuration(address, str(issuer)[:200], issuer == call.issuer)


def is_configuration(address: Address) -> bool:
    """Tell whether an address is that of a configuration already."""
    path = urlsplit(address.text).path
    return path.endswith(_OPENID) or path.startswith(_OAUTH)


def _issuer_of(address: Address) -> str:
    parts = urlsplit(address.text)
    path = parts.path.removesuffix(_OPENID) if parts.path.endswith(_OPENID) else parts.path.removeprefix(_OAUTH)
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _as_written(text: str, address: Address) -> str:
    """The issuer's name as it was written: it is compared exactly, also with its slash at the end or without."""
    text = text.strip()
    return text if "://" in text else address.text.rstrip("/")


def _openid_address(issuer: Address) -> Address:
    parts = urlsplit(issuer.text)
    made = read_address(urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + _OPENID, "", "")))
    assert isinstance(made, Address)
    return made


def _call(address: Address, purpose: str, origin: str, *, issuer: str = "", from_token: bool = False) -> Call:
    from_token = from_token or origin in _FROM_TOKEN
    warnings = []
    if origin in _FROM_TOKEN:
        warnings.append(f"from-{origin}")
    if address.scheme == "http":
        warnings.append("plain-http")
    if from_token and is_private(address.host):
        warnings.append("private-host")
    return Call(address.text, address.place, purpose, issuer, origin, from_token, tuple(warnings))


def _text(document: Document, name: str) -> str:
    is_short = document.is_object and len(document.text) <= _LONGEST_SEARCHED
    node = document.find(name) if is_short else None
    value = document.value(node) if node is not None and document.kinds[node] == ord('"') else ""
    return str(value)[:_LONGEST_OFFER]
