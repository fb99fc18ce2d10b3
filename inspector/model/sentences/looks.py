"""Sentences about texts that are no token: what they look like instead, and what to do with them."""

from __future__ import annotations

from inspector.model.sentences.sentence import INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

LEFT_OUT = "looks-redacted"
"""The finding about a token that somebody shortened or made unreadable on purpose."""
LOOK_FINDINGS: dict[str, Sentence] = {
    "looks-like-jwk-set": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a set of {0} keys (JWK Set), no token."),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field; the token that it checks goes here."),
        "RFC 7517, 5",
    ),
    "looks-like-jwk": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a key (JWK), no token."),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field; the token that it checks goes here."),
        "RFC 7517, 4",
    ),
    "looks-like-incomplete-json": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This looks like a token in JSON, but lacks: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Copy the whole object, from its first brace to its last."),
        "RFC 7515, 7.2; RFC 7516, 7.2",
    ),
    "looks-like-plain-claims": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "These are the claims or the header of a token as plain JSON; nobody signed them."
        ),
        QT_TRANSLATE_NOOP("Sentences", "To make a token of them, write them into the new token's fields and sign it."),
    ),
    "looks-like-json": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is JSON, and there is no token in it."),
        QT_TRANSLATE_NOOP("Sentences", "Was a token in it left out when it was written to a log?"),
    ),
    "looks-like-certificate": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a certificate, no token."),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field: tokens are checked with the key that it holds."),
    ),
    "looks-like-pem-key": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a PEM file ({0}), no token."),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field; the token that it checks goes here."),
    ),
    "looks-like-ssh-key": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a key as OpenSSH writes it, no token."),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field; the token that it checks goes here."),
    ),
    "looks-like-bare-key": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "This looks like a key or certificate in base64 without its BEGIN and END lines."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Paste it into the Key field; the token that it checks goes here."),
    ),
    "looks-like-paseto": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a PASETO ({0}), which is no JSON Web Token."),
        QT_TRANSLATE_NOOP("Sentences", "Only a program for PASETO can read and check it."),
    ),
    "looks-like-paserk": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a key or its fingerprint for PASETO ({0})."),
        QT_TRANSLATE_NOOP("Sentences", "JSON Web Tokens have no use for it."),
    ),
    "looks-like-saml": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a SAML message, which is XML and no JSON Web Token."),
        QT_TRANSLATE_NOOP("Sentences", "Only a program for SAML can read and check it."),
    ),
    "looks-like-xml": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is XML or HTML, and there is no token in it."),
        QT_TRANSLATE_NOOP("Sentences", "Is it the page of an error, where a token was expected?"),
    ),
    "looks-like-session-cookie": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "This looks like a signed session cookie of a web framework: it has claims, but no header."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It is no JSON Web Token; only its framework can check it."),
    ),
    "looks-like-encrypted-cookie": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This looks like an encrypted cookie of a web framework."),
        QT_TRANSLATE_NOOP("Sentences", "It is no JSON Web Token; only its framework can read it."),
    ),
    "looks-like-base64-json": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is JSON in base64, and there is no token in it."),
        QT_TRANSLATE_NOOP("Sentences", "A token's header names its algorithm; this text does not."),
    ),
    "looks-like-base64-twice": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This looks like a part of a token that was encoded in base64 twice."),
        QT_TRANSLATE_NOOP("Sentences", "Decode it once, and paste what comes out."),
    ),
    "looks-like-header-only": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This is the header of a token alone."),
        QT_TRANSLATE_NOOP("Sentences", "Copy the whole token: header, payload and signature, with dots between them."),
    ),
    "looks-like-basic-credentials": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a name with a password (HTTP Basic), no token."),
        QT_TRANSLATE_NOOP("Sentences", "Do not share it: it is not encrypted, only encoded."),
        "RFC 7617, 2",
    ),
    "looks-like-opaque-token": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This begins with “{0}”, as tokens of {1} do: only its issuer can read it."),
        QT_TRANSLATE_NOOP("Sentences", "Ask its issuer what is in it, by introspection for example."),
        "RFC 7662",
    ),
    "looks-like-fernet": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a Fernet token: encrypted, without a header."),
        QT_TRANSLATE_NOOP("Sentences", "Only a program that has its key can read it."),
    ),
    "looks-like-macaroon": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This looks like a macaroon, which is no JSON Web Token."),
        QT_TRANSLATE_NOOP("Sentences", "Only a program for macaroons can read it."),
    ),
    "looks-like-address": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is an IP address, no token."),
    ),
    "looks-like-version": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a version or another number with dots, no token."),
    ),
    "looks-like-uri": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is an address (URL), and there is no token in it."),
        QT_TRANSLATE_NOOP("Sentences", "Does the address have a part behind “?” or “#” that was cut off?"),
    ),
    "looks-like-file-name": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is the name of a file, no token."),
        QT_TRANSLATE_NOOP("Sentences", "Open the file to inspect what is in it."),
    ),
    "looks-like-host-name": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is the name of a host, no token."),
    ),
    "looks-like-uuid": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a UUID: perhaps the identifier of a token or session, but no token."),
        QT_TRANSLATE_NOOP("Sentences", "Only whoever issued it knows what it stands for."),
    ),
    "looks-like-hex": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "These are {0} bytes in hexadecimal digits: a digest, a secret or an identifier, but no token."
        ),
        QT_TRANSLATE_NOOP("Sentences", "If it is the secret of a token, paste it into the Key field, and choose hex."),
    ),
    "looks-like-random-text": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "These are {0} characters without any structure: an opaque token or a secret."),
        QT_TRANSLATE_NOOP(
            "Sentences", "An opaque token can only be read by its issuer; a secret belongs into the Key field."
        ),
        "RFC 7662",
    ),
    LEFT_OUT: Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Somebody left out a part of this token."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "It was shortened or made unreadable on purpose, by a log for example. Get the token from where it is whole.",
        ),
    ),
    "looks-cut": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This is the beginning of a token; the rest was cut off."),
        QT_TRANSLATE_NOOP("Sentences", "Copy it again to its end; many programs cut long lines."),
    ),
    "looks-without-header": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The beginning of this token was cut off: its header is missing."),
        QT_TRANSLATE_NOOP("Sentences", "Copy it again from its first character; most tokens begin with “ey”."),
    ),
    "looks-without-signature": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature of this token was cut off, together with the dot before it."),
        QT_TRANSLATE_NOOP("Sentences", "The content can be read, and proves nothing. Copy the token again to its end."),
    ),
}
