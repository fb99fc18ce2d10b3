"""What a person expects of a token, and how the program says no."""

from __future__ import annotations

from typing import NamedTuple


class Policy(NamedTuple):
    """What the person expects; an empty field asks nothing and its check stays ``not-checked``.

    ``algorithms``: the allow-list (RFC 8725, 3.1); empty means those that fit the key.
    ``leeway``: seconds of clock skew that the date checks forgive.
    """

    algorithms: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    issuer: str = ""
    subject: str = ""
    required: tuple[str, ...] = ()
    leeway: float = 0.0
    type: str = ""


class Refusal(Exception):
    """A request that the program will not carry out, as a code and a sentence for the person.

    ``message`` is the sentence in English; ``arguments`` are what the ``{0}``, ``{1}`` of its row in `sentences.REFUSALS` stand
    for, so that a view can say it in another language. Never key material.
    """

    def __init__(self, code: str, message: str, arguments: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.arguments = arguments
