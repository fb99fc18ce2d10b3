"""Makes the refresh grant of OAuth (RFC 6749, 6) as it goes out, and reads what comes back."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote_plus, urlencode

from inspector.model.grant import Denial, Endpoint, TokenResponse
from inspector.model.request import Call, Form
from inspector.service.network.addresses import Address, Unfit, read_address
from inspector.service.network.discovery import Configuration, call_for_keys, is_configuration
from inspector.service.network.key_answers import read_json
from inspector.service.network.token_responses import as_form, redacted_text, response_of

if TYPE_CHECKING:
    from inspector.model.grant import Grant
    from inspector.model.request import Answer
    from inspector.model.token import Token

_FORM = "application/x-www-form-urlencoded"
_LONGEST_WORDS = 300
_LONGEST_CODE = 60
_CLIENT_CLAIMS = ("client_id", "azp", "aud")
_LONGEST_SEARCHED = 1_000_000
"""Characters of a payload in which the client is looked for while the window waits."""
_METHODS = {"none": "none", "client_secret_post": "body", "client_secret_basic": "basic"}
_UNCERTAIN = frozenset(
    ("timeout", "reset", "too-large", "packing", "network", "protocol", "status-broken", "cancelled")
)
"""Failures after which nobody knows whether the issuer has taken the refresh token for spent."""


def why_not(grant: Grant) -> Unfit | None:
    """Tell what is missing before a grant can be sent: ``code`` names a row of `GRANTS`."""
    if not grant.refresh_token:
        return Unfit("no-refresh-token")
    if grant.authentication != "none" and not grant.client_id:
        return Unfit("no-client")
    if grant.authentication != "none" and not grant.client_secret:
        return Unfit("no-secret")
    return None


def fields_of(grant: Grant) -> tuple[tuple[str, str], ...]:
    """The fields of the body, in their order; those of a client that says who it is otherwise are left out."""
    fields = [("grant_type", "refresh_token"), ("refresh_token", grant.refresh_token)]
    if grant.scope:
        fields.append(("scope", grant.scope))
    if grant.authentication != "basic" and grant.client_id:
        fields.append(("client_id", grant.client_id))
    if grant.authentication == "body":
        fields.append(("client_secret", grant.client_secret))
    return tuple(fields)


def form_of(grant: Grant) -> Form:
    """A grant as it goes out."""
    headers = [("Accept", "application/json"), ("Content-Type", _FORM)]
    if grant.authentication == "basic":
        headers.append(("Authorization", f"Basic {_login(grant)}"))
    return Form(urlencode(fields_of(grant)).encode(), tuple(headers))


def secrets_of(grant: Grant) -> tuple[str, ...]:
    """What must not be read from what is shown, in every form in which it is sent; the longest first."""
    plain = [each for each in (grant.refresh_token, grant.client_secret) if each]
    login = [_login(grant)] if grant.authentication == "basic" else []
    return tuple(sorted({*plain, *map(quote_plus, plain), *login}, key=len, reverse=True))


def _login(grant: Grant) -> str:
    # Each is form-encoded before it is joined (RFC 6749, 2.3.1): a colon in a client id would end it otherwise.
    return b64encode(f"{quote_plus(grant.client_id)}:{quote_plus(grant.client_secret)}".encode()).decode("ascii")


def client_of(token: Token) -> tuple[str, str]:
    """The client that a token names and the claim that names it; both empty where there is none."""
    document = token.payload
    if not document.is_object or len(document.text) > _LONGEST_SEARCHED:
        return "", ""
    for claim in _CLIENT_CLAIMS:
        node = document.find(claim)
        value = document.value(node) if node is not None and document.kinds[node] == ord('"') else ""
        if value:
            return str(value)[:1000], claim
    return "", ""


# --- What is called -----------------------------------------------------------------------------------------------


def call_for_endpoint(text: str) -> Call | Unfit:
    """What a press would send a grant to, for an address that a person wrote."""
    address = read_address(text)
    if isinstance(address, Unfit):
        return Unfit("no-endpoint") if address.code == "address-empty" else address
    if is_configuration(address):
        return Unfit("endpoint-is-configuration")
    warnings = ("grant-plain-http",) if address.scheme == "http" else ()
    return Call(address.text, address.place, "token", warnings=warnings)


def call_for_found(asked: Call, endpoint: Endpoint) -> Call:
    """What a press would send a grant to after an issuer said where its endpoint is."""
    address = read_address(endpoint.address)
    assert isinstance(address, Address)
    made = call_for_keys(asked, Configuration(address, endpoint.issuer, endpoint.is_same))
    renamed = (f"grant-{each}" if each in _OWN_WARNINGS else each for each in made.warnings)
    told = ("grant-from-token",) if asked.from_token else ()
    return made._replace(purpose="token", warnings=(*told, *renamed))


_OWN_WARNINGS = frozenset(("plain-http", "from-answer"))


def read_endpoint(answer: Answer, call: Call) -> Endpoint | Unfit:
    """Read where an issuer says that its token endpoint is; the places of an `Unfit` begin with the host."""
    value = read_json(answer, call.host)
    if isinstance(value, Unfit):
        return value
    endpoint = value.get("token_endpoint") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(endpoint, str):
        return Unfit("answer-no-endpoint", (call.host,))
    address = read_address(endpoint)
    if isinstance(address, Unfit):
        return Unfit("answer-bad-endpoint", (call.host, endpoint[:200]))
    issuer = value.get("issuer")
    # Nothing said means Basic (RFC 8414, 2).
    is_said = "token_endpoint_auth_methods_supported" in value
    methods = value["token_endpoint_auth_methods_supported"] if is_said else ["client_secret_basic"]
    several = methods if isinstance(methods, list) else []
    taken = dict.fromkeys(_METHODS[each] for each in several if isinstance(each, str) and each in _METHODS)
    return Endpoint(address.text, str(issuer)[:200], issuer == call.issuer, tuple(taken), is_said)


# --- What comes back ----------------------------------------------------------------------------------------------


def read_answer(answer: Answer, host: str, grant: Grant) -> TokenResponse | Denial:
    """Read the tokens, or why there are none."""
    value: object = as_form(answer) if answer.header("content-type").lower().startswith(_FORM) else None
    if value is None:
        value = read_json(answer, host) if answer.body or not answer.code else {}
    if isinstance(value, dict) and isinstance(value.get("error"), str) and value["error"]:
        return _denial(value, host, grant)
    if answer.code:
        target = redacted_text(answer.target, secrets_of(grant))[:200]
        args = (host, target) if answer.code == "redirected" else (host, *answer.args)
        code = "redirected-form" if answer.code == "redirected" else answer.code
        return Denial(code, args, is_uncertain=answer.code in _UNCERTAIN)
    if isinstance(value, Unfit):
        return Denial(value.code, value.args, is_uncertain=True)
    response = response_of(value)
    if not response.names:
        return Denial("answer-no-tokens", (host,), is_uncertain=True)
    return response


def _denial(value: dict[str, object], host: str, grant: Grant) -> Denial:
    secrets = secrets_of(grant)
    code = redacted_text(str(value["error"]), secrets)[:_LONGEST_CODE]
    words = value.get("error_description")
    told = redacted_text(words, secrets)[:_LONGEST_WORDS].strip() if isinstance(words, str) else ""
    return Denial(code, (host, code), told, is_theirs=True)


def lost_scopes(asked: str, before: str, response: TokenResponse) -> tuple[str, ...]:
    """The scopes that were asked for, else those of before, and are not granted; nothing said means all (RFC 6749, 5.1)."""
    granted = set(response.scope.split())
    return tuple(each for each in (asked or before).split() if each not in granted) if granted else ()
