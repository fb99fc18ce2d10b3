"""What each token of a test set is, and what it should provoke."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

VARIANTS: dict[str, tuple[str, str]] = {
    "good": (
        QT_TRANSLATE_NOOP("Sentences", "Good"),
        QT_TRANSLATE_NOOP("Sentences", "Accepted: without this one a test that refuses everything would pass."),
    ),
    "expired": (
        QT_TRANSLATE_NOOP("Sentences", "Expired"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “exp” lies a year before the set was made."),
    ),
    "not-yet-valid": (
        QT_TRANSLATE_NOOP("Sentences", "Not yet valid"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “nbf” lies ten years after the end of the good one."),
    ),
    "wrong-audience": (
        QT_TRANSLATE_NOOP("Sentences", "Wrong audience"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “aud” names somebody else."),
    ),
    "wrong-issuer": (
        QT_TRANSLATE_NOOP("Sentences", "Wrong issuer"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “iss” is not the issuer that is trusted."),
    ),
    "wrong-type": (
        QT_TRANSLATE_NOOP("Sentences", "Wrong type"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “typ” says that it is another kind of token (RFC 8725, 3.11)."),
    ),
    "tampered-payload": (
        QT_TRANSLATE_NOOP("Sentences", "Tampered payload"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: a claim was changed after signing, so the signature is wrong."),
    ),
    "signature-cut": (
        QT_TRANSLATE_NOOP("Sentences", "Signature cut"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: the last bytes of the signature are missing."),
    ),
    "signature-empty": (
        QT_TRANSLATE_NOOP("Sentences", "Signature empty"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: there is no signature, although “alg” names one."),
    ),
    "another-key": (
        QT_TRANSLATE_NOOP("Sentences", "Another key"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: the signature is sound, but made with a key that nobody knows."),
    ),
    "alg-none": (
        QT_TRANSLATE_NOOP("Sentences", "alg “none”"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: nothing is signed (RFC 8725, 2.1)."),
    ),
    "alg-none-capitalised": (
        QT_TRANSLATE_NOOP("Sentences", "alg “None”"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: no algorithm has this name; filters for “none” may miss it."),
    ),
    "alg-none-upper": (
        QT_TRANSLATE_NOOP("Sentences", "alg “NONE”"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: no algorithm has this name; filters for “none” may miss it."),
    ),
    "alg-none-mixed": (
        QT_TRANSLATE_NOOP("Sentences", "alg “nOnE”"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: no algorithm has this name; filters for “none” may miss it."),
    ),
    "hmac-with-public-key": (
        QT_TRANSLATE_NOOP("Sentences", "HMAC with the public key"),
        QT_TRANSLATE_NOOP(
            "Sentences", "Refused: an HS256 token whose secret is the public key, which anybody has (RFC 8725, 2.1)."
        ),
    ),
    "unknown-kid": (
        QT_TRANSLATE_NOOP("Sentences", "Unknown kid"),
        QT_TRANSLATE_NOOP("Sentences", "Refused: “kid” names a key that the issuer does not have."),
    ),
    "unknown-crit": (
        QT_TRANSLATE_NOOP("Sentences", "Unknown crit"),
        QT_TRANSLATE_NOOP(
            "Sentences", "Refused: “crit” asks for an extension that nobody understands (RFC 7515, 4.1.11)."
        ),
    ),
    "duplicate-claims": (
        QT_TRANSLATE_NOOP("Sentences", "Duplicate claims"),
        QT_TRANSLATE_NOOP(
            "Sentences", "Refused: a claim stands twice with two values; readers would disagree (RFC 8725, 2.4)."
        ),
    ),
}
"""By the code of a `Variant`: its name, and what it should provoke."""
