"""Tells which values of a JSON text are credentials, by their names and by what they look like, so that none is kept."""

from __future__ import annotations

import json
import re
from functools import cache

from inspector.model.templates import is_shallow
from inspector.service.finding.looks_of_secrets import opaque

_NAMES = frozenset(
    ("token", "jwt", "pwd", "pass", "psk", "pin", "otp", "totp", "credential", "credentials", "clientassertion")
)
"""Names of credentials as they stand; capitals and what parts the words do not count."""
_ENDS = (
    "password", "passwd", "passphrase", "secret", "secrets", "apikey", "privatekey", "secretkey", "accesskey", "signingkey",
    "encryptionkey", "sharedkey", "hmackey", "masterkey", "accesstoken", "refreshtoken", "idtoken", "authtoken", "bearertoken",
    "sessiontoken", "csrftoken", "xsrftoken", "apitoken", "logintoken", "resettoken", "securitytoken", "cookie", "authorization",
)  # fmt: skip
"""Ends of names such as ``db_password`` and ``awsSecretAccessKey``."""
_KEY_PARTS = frozenset(("d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv", "seed"))
"""Private members of a JWK (RFC 7518, 6; RFC 9964), where the object says by ``kty`` that it is one."""
_LONGEST_JSON = 200_000


def is_credential_name(name: str) -> bool:
    """Tell whether what stands under a name is a credential: ``client_secret``, ``apiKey``, ``DB-Password``."""
    plain = re.sub(r"[\W_]+", "", name).casefold()
    return plain in _NAMES or plain.endswith(_ENDS)


def is_private_part(name: str, holder: dict[str, object]) -> bool:
    """Tell whether a member is a private part of the JWK that holds it."""
    return name in _KEY_PARTS and "kty" in holder


def looks_secret(text: str) -> bool:
    """Tell whether a text is or holds a credential: a private key, a token, a password in an address or a list of settings."""
    if opaque(text.strip()) is not None or _secret().search(text) is not None:
        return True
    return text.lstrip()[:1] in ("{", "[") and _is_secret_json(text)


def _is_secret_json(text: str) -> bool:
    try:
        value = json.loads(text) if len(text) <= _LONGEST_JSON else None
    except (ValueError, RecursionError):
        return False
    return isinstance(value, (dict, list)) and is_shallow(value) and _holds_secret(value)


def _holds_secret(value: object) -> bool:
    if isinstance(value, dict):
        return any(
            (inner not in ("", None) and (is_credential_name(name) or is_private_part(name, value)))
            or _holds_secret(inner)
            for name, inner in value.items()
        )
    if isinstance(value, list):
        return any(map(_holds_secret, value))
    return isinstance(value, str) and looks_secret(value)


@cache
def _secret() -> re.Pattern[str]:
    return re.compile(
        r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY"
        r"|PuTTY-User-Key-File"
        r"|\beyJ[\w-]{6,}\.[\w-]*\.[\w.-]*"  # a compact token, signed, unsecured or encrypted (RFC 7515, 7516)
        r"|^\s*(?i:bearer|dpop|basic|digest|negotiate)\s+\S{6,}"
        r"|://[^/\s:@]*:[^/\s@]+@"  # a password in an address (RFC 3986, 3.2.1)
        r"|(?i:\b(?:\w*password|passwd|pwd|\w*secret|\w*api[_-]?key|\w*_token|accountkey|sig|x-amz-signature)=)[^&;\s]+",
        re.ASCII,
    )
