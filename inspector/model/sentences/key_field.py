"""Sentences about what stands in the key field and is no key, or one with something around it."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

KEY_FIELD_FINDINGS: dict[str, Sentence] = {
    "key-is-token": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This is a token, not a key: paste it on the left."),
        QT_TRANSLATE_NOOP("Sentences", "What checks it goes here: a secret, a public key, a certificate or a JWK."),
        "RFC 7515, 3; RFC 7516, 3",
    ),
    "key-is-answer": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP(
            "Sentences", "This is the answer of a token endpoint ({0}), not a key: paste it on the left."
        ),
        QT_TRANSLATE_NOOP("Sentences", "The tokens in it are found there. What checks them goes here."),
        "RFC 6749, 5.1",
    ),
    "key-is-configuration": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This is the issuer's configuration; its keys are at “{0}”: open Keys…, Fetch."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing is fetched unasked; the address came from the text that you gave."),
        "OpenID Connect Discovery 1.0, 3; RFC 8414, 2",
    ),
    "key-is-claims": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "These are the claims or the header of a token, not a key."),
        QT_TRANSLATE_NOOP("Sentences", "Give the secret, the public key, the certificate or the JWK of its issuer."),
        "RFC 7517, 4",
    ),
    "key-wrapped": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The key had something around it, and was read all the same: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Other programs want the key alone."),
    ),
    "key-wrapped-in": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The key was taken out of a larger JSON, where it stands at “{0}”."),
        QT_TRANSLATE_NOOP("Sentences", "Other programs want the key alone."),
    ),
    "jwk-base64": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The JWK's “{0}” is not in base64url without padding: it has {1}."),
        QT_TRANSLATE_NOOP("Sentences", "Write - for +, _ for /, and leave out the equals signs at its end."),
        "RFC 7517, 4; RFC 7515, 2",
    ),
}

KEY_FIELD_WORDS: dict[str, str] = {
    "wrapped-string": QT_TRANSLATE_NOOP("Sentences", "a JSON text in quotes"),
    "wrapped-base64": QT_TRANSLATE_NOOP("Sentences", "a JWK in base64"),
    "sealed-pem": QT_TRANSLATE_NOOP("Sentences", "the encrypted PEM"),
    "sealed-openssh": QT_TRANSLATE_NOOP("Sentences", "the encrypted OpenSSH key"),
    "sealed-der": QT_TRANSLATE_NOOP("Sentences", "the encrypted private key (DER)"),
    "sealed-pkcs12": QT_TRANSLATE_NOOP("Sentences", "the PKCS#12 file"),
    "has-padding": QT_TRANSLATE_NOOP("Sentences", "equals signs at its end"),
    "has-standard-alphabet": QT_TRANSLATE_NOOP("Sentences", "+ or /, as in standard base64"),
    "has-white-space": QT_TRANSLATE_NOOP("Sentences", "white space"),
}
"""Words of ours in these sentences; they join `WORDS`."""
