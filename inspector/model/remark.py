"""What is worth saying beside a token that is made all the same, or to be done by one press where it is not."""

from __future__ import annotations

from inspector.model.record import NamedTuple


class Remark(NamedTuple):
    """Values for the view, which has the words. ``place``: ``header``, ``payload``, ``key`` or ``form``, as of refusals.

    ``code`` and ``argument``: ``alg-twice`` (the one that counts), ``none-beside-key``, ``no-object``, ``b64-not-critical``;
    ``sign-with`` and ``encrypt-with`` offer an algorithm that fits the key.
    """

    place: str
    code: str
    argument: str = ""
