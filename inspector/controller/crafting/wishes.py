"""What a person asked for beside header, payload and signing key of a new token."""

from __future__ import annotations

from inspector.model.key import KeySet
from inspector.model.record import NamedTuple

COMPACT, UNSECURED, DETACHED, UNENCODED = "compact", "unsecured", "detached", "unencoded"
FLATTENED, GENERAL, ENCRYPTED, NESTED, CONCEALING = "json", "general", "encrypted", "nested", "sd-jwt"
FORMS = (COMPACT, UNSECURED, DETACHED, UNENCODED, FLATTENED, GENERAL, ENCRYPTED, NESTED, CONCEALING)
"""The forms that a token can be given, by the names that the view knows."""
WITHOUT_PAYLOAD = frozenset({DETACHED, UNENCODED})
_IN_EDITORS = frozenset({"outer", "lock_text"})
"""Those that have an editor for as long as the window, which remembers what was typed."""
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
    ``as_json``: what is encrypted is written as JSON.
    """

    form: str = COMPACT
    outer: str = EMPTY_OUTER
    lock_text: str = ""
    concealed: tuple[str, ...] = ()
    decoys: int = 0
    unprotected: str = ""
    signers: tuple[Signer, ...] = ()
    file: tuple[str, bytes] | None = None
    as_json: bool = False

    def __repr__(self) -> str:
        return f"Wishes(form={self.form!r})"


class Turn(NamedTuple):
    """What became of a wish: ``name`` is the field, of the signature at ``place``; ``joins``: it goes on with the one before."""

    name: str
    place: int = 0
    joins: bool = False


def turn_between(before: Wishes, after: Wishes) -> Turn | None:
    """What a person wished, as far as no editor remembers it by itself; None: nothing of that kind."""
    changed = [
        name for name in Wishes._fields if name not in _IN_EDITORS and getattr(before, name) != getattr(after, name)
    ]
    if not changed:
        return None
    if changed[0] == "unprotected":
        return Turn("unprotected", 0, _is_typed(before.unprotected, after.unprotected))
    if changed[0] == "signers" and len(before.signers) == len(after.signers):
        pairs = enumerate(zip(before.signers, after.signers, strict=True), 1)
        place, (was, is_now) = next(pair for pair in pairs if pair[1][0] != pair[1][1])
        for name in ("key_text", "header", "unprotected"):
            if getattr(was, name) != getattr(is_now, name):
                return Turn(name, place, _is_typed(getattr(was, name), getattr(is_now, name)))
    return Turn(changed[0], 0, changed[0] == "decoys")


def _is_typed(before: str, after: str) -> bool:
    return abs(len(before) - len(after)) == 1
