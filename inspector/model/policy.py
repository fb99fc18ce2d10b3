"""What a person expects of a token, and how the program says no."""

from __future__ import annotations

from inspector.model.record import NamedTuple


class Policy(NamedTuple):
    """What the person expects; an empty field asks nothing and its check stays ``not-checked``.

    ``algorithms``: the allow-list (RFC 8725, 3.1); empty means those that fit the key.
    ``leeway``: seconds of clock skew that the date checks forgive. ``max_age``: seconds since the person logged in
    (``auth_time``), None for any. ``scopes``: scopes, roles, permissions or groups that the API wants, all of them.
    ``access_token``, ``code``: what came beside an ID token, for its ``at_hash`` and ``c_hash``. ``proof``: a DPoP proof, a
    certificate or a public key, for the token's ``cnf``. These three may be credentials, and the repr leaves them out.
    ``taken``: the fields whose value is a token's own, which nobody has looked at yet: what holds by them proves nothing.
    """

    algorithms: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    issuer: str = ""
    subject: str = ""
    required: tuple[str, ...] = ()
    leeway: float = 0.0
    type: str = ""
    nonce: str = ""
    azp: str = ""
    max_age: float | None = None
    scopes: tuple[str, ...] = ()
    access_token: str = ""
    code: str = ""
    proof: str = ""
    taken: tuple[str, ...] = ()

    def __repr__(self) -> str:
        told = (
            f"{name}={value!r}"
            for name, value in self._asdict().items()
            if value != self._field_defaults[name] and name not in _CREDENTIALS
        )
        return f"Policy({', '.join(told)})"

    def __str__(self) -> str:
        return repr(self)


_CREDENTIALS = frozenset(("access_token", "code", "proof"))


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
