"""The fields of what can be expected of a token, as data: how they are called and how their texts are read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inspector.model.record import NamedTuple
from inspector.model.sentences import QT_TRANSLATE_NOOP

ALGORITHMS = (
    *("HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "Ed448"),
    *("ML-DSA-44", "ML-DSA-65", "ML-DSA-87"),
)
"""Those that sign, in the order of the RFCs."""


class Field(NamedTuple):
    """What there is to say about a field of a `Policy` before there is a widget for it.

    ``kind``: ``text``, ``list`` (parted by commas), ``words`` (by commas, else by spaces) or ``seconds``.
    ``is_taken``: a token may have a value of its own for it.
    """

    name: str
    object_name: str
    label: str
    hint: str = ""
    kind: str = "text"
    is_taken: bool = True
    tip: str = ""


FIRST = (
    Field(
        "audience",
        "audienceEdit",
        QT_TRANSLATE_NOOP("Expect", "Audience"),
        QT_TRANSLATE_NOOP("Expect", "several: comma"),
        "list",
    ),
    Field("issuer", "issuerEdit", QT_TRANSLATE_NOOP("Expect", "Issuer")),
    Field(
        "leeway",
        "leewayEdit",
        QT_TRANSLATE_NOOP("Expect", "Leeway (seconds)"),
        QT_TRANSLATE_NOOP("Expect", "0 s"),
        "seconds",
        is_taken=False,
        tip=QT_TRANSLATE_NOOP("Expect", "Seconds that the clocks may differ; the date checks forgive them"),
    ),
)
"""What is asked first."""

SELDOM = (
    Field(
        "scopes",
        "scopesEdit",
        QT_TRANSLATE_NOOP("Expect", "Scopes, roles"),
        QT_TRANSLATE_NOOP("Expect", "read:things admin"),
        "words",
        tip=QT_TRANSLATE_NOOP(
            "Expect", "What the API wants: scopes, roles, permissions or groups, with spaces or commas between them"
        ),
    ),
    Field("type", "typeEdit", QT_TRANSLATE_NOOP("Expect", "Type"), "at+jwt"),
    Field("subject", "subjectEdit", QT_TRANSLATE_NOOP("Expect", "Subject")),
    Field(
        "required",
        "requiredEdit",
        QT_TRANSLATE_NOOP("Expect", "Required claims"),
        QT_TRANSLATE_NOOP("Expect", "exp, sub"),
        "list",
        is_taken=False,
    ),
    Field(
        "azp",
        "azpEdit",
        QT_TRANSLATE_NOOP("Expect", "Authorized party"),
        QT_TRANSLATE_NOOP("Expect", "the client's id"),
        tip=QT_TRANSLATE_NOOP("Expect", "The client that the token was issued to (“azp”)"),
    ),
    Field(
        "nonce",
        "nonceEdit",
        QT_TRANSLATE_NOOP("Expect", "Nonce"),
        QT_TRANSLATE_NOOP("Expect", "the one of the request"),
    ),
    Field(
        "max_age",
        "maxAgeEdit",
        QT_TRANSLATE_NOOP("Expect", "Max age (seconds)"),
        QT_TRANSLATE_NOOP("Expect", "since the login"),
        "seconds",
        is_taken=False,
        tip=QT_TRANSLATE_NOOP("Expect", "Seconds that may have passed since the person logged in (“auth_time”)"),
    ),
)
"""What is asked seldom, in its order."""


def words(text: str) -> str:
    """Say a text of the tables above in the person's language."""
    return QCoreApplication.translate("Expect", text) if text else ""
