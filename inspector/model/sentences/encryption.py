"""Sentences about encrypted tokens, and about what the payload of a token may be besides claims."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

ENCRYPTION_FINDINGS: dict[str, Sentence] = {
    "alg-signs": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is no algorithm that encrypts."),
        QT_TRANSLATE_NOOP("Sentences", "An encrypted token has to name one that manages the key of its content."),
        "RFC 7518, 4.1",
    ),
    "enc-missing": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header does not name the encryption of the content."),
        QT_TRANSLATE_NOOP("Sentences", "Every encrypted token must name one as “enc”."),
        "RFC 7516, 4.1.2",
    ),
    "enc-unknown": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is no registered encryption of a content."),
        QT_TRANSLATE_NOOP("Sentences", "Names of algorithms are exact, capitals included."),
        "RFC 7518, 5.1",
    ),
    "zip-unknown": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“zip” must be “DEF” and stand in the protected header; here it is {0}."),
        QT_TRANSLATE_NOOP("Sentences", "A content that cannot be decompressed is not opened."),
        "RFC 7516, 4.1.3",
    ),
    "zip-broken": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The key opens the token, but what is inside is not compressed as “zip” says."),
        "",
        "RFC 7516, 4.1.3",
    ),
    "header-member": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header's “{0}” is missing or wrong; {1} cannot do without it."),
        "",
        "RFC 7518, 4",
    ),
    "header-repeated": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” stands in more than one header of the same signature or recipient."),
        QT_TRANSLATE_NOOP("Sentences", "The protected one counts here; strict verifiers refuse the token."),
        "RFC 7515, 7.2.1",
    ),
    "pbes2-cost": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP(
            "Sentences", "The token wants an iteration count of {0} for the password; more than {1} is refused."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Whoever wrote it could keep a program busy with that. It was not tried."),
        "RFC 8725, 3.11",
    ),
    "pbes2-few": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The iteration count of the password is only {0}; at least {1} is wanted."),
        QT_TRANSLATE_NOOP("Sentences", "It is guessed that much faster."),
        "RFC 7518, 4.8.1.2",
    ),
    "inflated-size": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Decompressed the content is larger than {0} bytes; it was not opened."),
        QT_TRANSLATE_NOOP("Sentences", "A small token with a huge content can bring a program down."),
        "RFC 8725, 3.6",
    ),
    "part-length": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The part “{0}” has {1} bytes; {2} wants {3}."),
        QT_TRANSLATE_NOOP("Sentences", "Was the token cut when it was copied?"),
        "RFC 7518, 5",
    ),
    "rsa1-5": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "RSA1_5 is an old padding through which servers have been made to decrypt."),
        QT_TRANSLATE_NOOP("Sentences", "Use RSA-OAEP-256 or ECDH-ES."),
        "RFC 8725, 3.2",
    ),
    "recipients": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "It is encrypted to {0} recipients."),
        "",
        "RFC 7516, 7.2.1",
    ),
    "encrypted-by-anybody": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "Anybody who has the public key can encrypt: that it opens does not say who wrote it."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Only a signature inside can say that."),
        "RFC 7519, 11.2",
    ),
    "key-wrong-size": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "{0} needs a secret of {1} bits; the one that was given has {2}."),
        QT_TRANSLATE_NOOP("Sentences", "Is the secret written in another way, such as base64url or hex?"),
        "RFC 7518, 4.1",
    ),
    "key-public": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "This is a public key: it encrypts, and only its private half decrypts."),
        QT_TRANSLATE_NOOP("Sentences", "Give the private key of the recipient."),
        "RFC 7516, 5.2",
    ),
    "payload-binary": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The payload is no text but {1} bytes of data ({0})."),
        QT_TRANSLATE_NOOP("Sentences", "It may be signed all the same, but it is no JWT."),
    ),
    "payload-compressed": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The payload is compressed ({0}): {1} bytes, and {2} when decompressed."),
        QT_TRANSLATE_NOOP("Sentences", "It is shown decompressed; the signature covers the compressed bytes."),
    ),
    "cty-missing": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The payload is a token, and the header does not say so."),
        QT_TRANSLATE_NOOP("Sentences", "A nested token needs “cty”: “JWT”."),
        "RFC 7519, 5.2",
    ),
    "nested-no-token": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The header says that the payload is a token, and it is none."),
        "",
        "RFC 7519, 5.2",
    ),
    "nested-too-deep": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Tokens stand inside one another more than {0} times; the rest is not opened."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody needs that; it is meant to keep a program busy."),
        "RFC 8725, 2.10",
    ),
}
