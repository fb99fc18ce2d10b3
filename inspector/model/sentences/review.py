"""Sentences of the review: what experience warns of in the content of a token."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

REVIEW_FINDINGS: dict[str, Sentence] = {
    # Names
    "look-alike-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The name “{0}” is not “{1}”, though it looks like it."),
        QT_TRANSLATE_NOOP("Sentences", "Programs compare names exactly: this one says nothing to them."),
        "RFC 7519, 4",
    ),
    "prototype-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The name “{0}” has a meaning of its own in JavaScript."),
        QT_TRANSLATE_NOOP("Sentences", "A program that copies claims without care may be taken over by it."),
        "CWE-1321",
    ),
    # Contents
    "personal-data": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The claims hold personal data: {0}."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Whoever sees the token can read them; leave out what its reader does not need."
        ),
        "RFC 7519, 12",
    ),
    "secret-in-claims": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” holds what looks like {1}."),
        QT_TRANSLATE_NOOP(
            "Sentences", "A signed token hides nothing: whoever sees it can read this. Take it out, and replace it."
        ),
        "RFC 7519, 12",
    ),
    "token-in-claims": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” holds a whole token."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Whoever sees this token can use that one, too. Paste it by itself to inspect it."
        ),
    ),
    "unsafe-integer": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "{0} is beyond 2^53: JavaScript and others read another number."),
        QT_TRANSLATE_NOOP("Sentences", "Write long numbers as text."),
        "RFC 8259, 6",
    ),
    "imprecise-number": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "{0} says more than a double can hold: most programs read another number."),
        QT_TRANSLATE_NOOP("Sentences", "Write such numbers as text."),
        "RFC 8259, 6",
    ),
    # Purpose
    "long-lifetime": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The token lives long: its lifetime in years is {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Whoever finds it can use it until then, unless its issuer takes it back."),
        "RFC 6750, 5.3",
    ),
    "nbf-after-exp": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“nbf” lies after “exp”: the token expires before it may be used."),
        QT_TRANSLATE_NOOP("Sentences", "It was never valid for a moment."),
        "RFC 7519, 4.1.5",
    ),
    "id-token-as-bearer": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "By its “{0}” this is an ID token, but it was sent as an access token."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Send the access token; an API that accepts this one does not check for whom it is."
        ),
        "RFC 8725, 2.8",
    ),
    "iss-not-https": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The issuer of an ID token must be an https address; here it is {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Strict clients refuse it."),
        "OpenID Connect Core 1.0, 2",
    ),
    "sub-empty": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“sub” is empty: the token is about nobody."),
        QT_TRANSLATE_NOOP("Sentences", "A program that looks somebody up by it may find anybody."),
        "RFC 7519, 4.1.2",
    ),
    "aud-wildcard": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The audience “{0}” stands for everybody."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Audiences are compared exactly; a program that takes it as a pattern is too generous."
        ),
        "RFC 8725, 3.9",
    ),
    "aud-empty": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“aud” is there and names nobody."),
        QT_TRANSLATE_NOOP("Sentences", "Nobody who checks it can accept the token."),
        "RFC 7519, 4.1.3",
    ),
    "b64-in-jwt": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The payload holds claims and is not base64url (“b64” is false)."),
        QT_TRANSLATE_NOOP("Sentences", "A JWT must not do that."),
        "RFC 7797, 7",
    ),
    # References
    "kid-missing": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The header names no key (“kid”), and {0} keys of the set fit."),
        QT_TRANSLATE_NOOP("Sentences", "Some readers try all of them, others refuse the token."),
        "RFC 7515, 4.1.4",
    ),
    "address-suspicious": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The address in “{0}” is odd: {1}."),
        QT_TRANSLATE_NOOP("Sentences", "A server that follows it can be led to where the token's writer wants."),
        "RFC 8725, 3.10",
    ),
}

REVIEW_WORDS: dict[str, str] = {
    "secret-password": QT_TRANSLATE_NOOP("Sentences", "a password"),
    "secret-secret": QT_TRANSLATE_NOOP("Sentences", "a secret"),
    "secret-api-key": QT_TRANSLATE_NOOP("Sentences", "an API key"),
    "secret-cloud-key": QT_TRANSLATE_NOOP("Sentences", "the key of a cloud account"),
    "secret-private-key": QT_TRANSLATE_NOOP("Sentences", "a private key"),
    "secret-token": QT_TRANSLATE_NOOP("Sentences", "a token of its own that opens something"),
    "secret-hash": QT_TRANSLATE_NOOP("Sentences", "the hash of a password"),
    "secret-login": QT_TRANSLATE_NOOP("Sentences", "an address with a name and a password"),
    "address-redirect": QT_TRANSLATE_NOOP("Sentences", "it may lead on to the address that its query names"),
    "address-elsewhere": QT_TRANSLATE_NOOP("Sentences", "its host is not the issuer's"),
    "address-unreadable": QT_TRANSLATE_NOOP("Sentences", "it is no web address"),
    "address-scheme": QT_TRANSLATE_NOOP("Sentences", "it is neither https nor http"),
    "address-user": QT_TRANSLATE_NOOP("Sentences", "it hides its host behind a name"),
    "address-number": QT_TRANSLATE_NOOP("Sentences", "its host is a number"),
    "address-local": QT_TRANSLATE_NOOP("Sentences", "its host is in the reader's own network"),
    "address-plain": QT_TRANSLATE_NOOP("Sentences", "it is not encrypted (http)"),
}
