"""Tells a key that was pasted over another one from one that is edited: the encoding of the old one is not forced on it."""

from __future__ import annotations

_LONGEST = 100_000


def is_another(before: str, after: str) -> bool:
    """Tell whether a key was put in the place of another one: nothing was only typed, pasted or taken out within it."""
    if not before or not after or before == after:
        return False
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return start + end < min(len(before), len(after)) / 2


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def is_written_so(text: str, encoding: str) -> bool:
    """Tell whether a key's text is a secret that can be read in this encoding."""
    from inspector.service.keys.pem import looks_like_pem, looks_like_ssh
    from inspector.service.keys.secret import decode_secret

    is_pair = looks_like_pem(text) or looks_like_ssh(text.strip()) or text.lstrip()[:1] in {"{", "["}
    return not is_pair and len(text) <= _LONGEST and decode_secret(text, encoding) is not None
