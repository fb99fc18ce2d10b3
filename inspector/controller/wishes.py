"""What a person asked for beside header, payload and signing key of a new token."""

from __future__ import annotations

from inspector.model.key import KeySet
from inspector.model.record import NamedTuple

COMPACT, UNSECURED, DETACHED, UNENCODED = "compact", "unsecured", "detached", "unencoded"
FLATTENED, GENERAL, ENCRYPTED, NESTED, CONCEALING = "json", "general", "encrypted", "nested", "sd-jwt"
FORMS = (COMPACT, UNSECURED, DETACHED, UNENCODED, FLATTENED, GENERAL, ENCRYPTED, NESTED, CONCEALING)
"""The forms that a token can be given, by the names that the view knows."""
WITHOUT_PAYLOAD = frozenset({DETACHED, UNENCODED})
EMPTY_OUTER = '{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}'


class Signer(NamedTuple):
    """One who signs beside the first. ``keys``: None while ``key_text`` has not been read.

    ``is_followed``: nobody wrote into the header yet, so that it may follow the key.
    """

    header: str
    unprotected: str = ""
    key_text: str = ""
    keys: KeySet | None = KeySet()
    is_followed: bool = True

    def __repr__(self) -> str:
        return "Signer()"


class Wishes(NamedTuple):
    """All of it as one value: a step back is the former one. ``concealed``: JSON Pointers. ``file``: name and bytes of a payload.

    ``outer``: the header of the encrypted token around a signed one. ``unprotected``: that of the first signature.
    """

    form: str = COMPACT
    outer: str = EMPTY_OUTER
    lock_text: str = ""
    concealed: tuple[str, ...] = ()
    decoys: int = 0
    unprotected: str = ""
    signers: tuple[Signer, ...] = ()
    file: tuple[str, bytes] | None = None

    def __repr__(self) -> str:
        return f"Wishes(form={self.form!r})"
