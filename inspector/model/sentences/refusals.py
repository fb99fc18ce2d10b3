"""What the program says when it will not sign or refresh."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

REFUSALS: dict[str, str] = {
    # Header and claims
    "header-not-json": QT_TRANSLATE_NOOP("Sentences", "The header is not valid JSON: {0} (line {1}, column {2})."),
    "claims-not-json": QT_TRANSLATE_NOOP("Sentences", "The payload is not valid JSON: {0} (line {1}, column {2})."),
    "origin-not-json": QT_TRANSLATE_NOOP(
        "Sentences", "The inspected token's payload is not valid JSON; mend it here to make a token of it."
    ),
    "header-not-object": QT_TRANSLATE_NOOP("Sentences", "The header must be a JSON object, in braces."),
    "lone-surrogate": QT_TRANSLATE_NOOP(
        "Sentences",
        "There is half a character (U+{0}) at line {1}, column {2}, which cannot be written as UTF-8.",
    ),
    "alg-missing": QT_TRANSLATE_NOOP(
        "Sentences", 'The header names no algorithm; add an “alg”, for example "alg":"HS256".'
    ),
    # Encrypting
    "jwe-alg-unknown": QT_TRANSLATE_NOOP(
        "Sentences",
        "“{0}” is no registered algorithm for encryption; an encrypted token needs an “alg” such as RSA-OAEP-256.",
    ),
    "jwe-enc-unknown": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is no registered way to encrypt content; the header needs an “enc” such as A256GCM."
    ),
    "form-needs-signature": QT_TRANSLATE_NOOP(
        "Sentences", "This form needs a signature; choose another “alg” than “none”."
    ),
    "jwe-impossible": QT_TRANSLATE_NOOP("Sentences", "This program cannot encrypt with {0} and {1}."),
    "jwe-one-recipient": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} encrypts for one recipient only, and {1} keys fit; leave one of them, or choose an “alg” such as A256KW or "
        "ECDH-ES+A256KW.",
    ),
    "key-wrong-size": QT_TRANSLATE_NOOP("Sentences", "{0} needs a secret of {1} bits; this one has {2}."),
    # Crafting
    "not-compact": QT_TRANSLATE_NOOP("Sentences", "Only a signed token in compact form can be given another form."),
    "payloads-differ": QT_TRANSLATE_NOOP(
        "Sentences", "Several signatures can stand in one JSON serialization only if they sign the same payload."
    ),
    "sd-claims": QT_TRANSLATE_NOOP("Sentences", "Claims can be concealed in a payload that is a JSON object."),
    "sd-never": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” must stand in the open: a verifier needs it to judge the token (RFC 9901, 9.7)."
    ),
    "sd-nowhere": QT_TRANSLATE_NOOP("Sentences", "There is no claim at “{0}”."),
    "sd-reserved": QT_TRANSLATE_NOOP(
        "Sentences",
        "“{0}” is for the digests that this form puts in (RFC 9901, 4.1); take it out (line {1}, column {2}).",
    ),
    "sd-twice": QT_TRANSLATE_NOOP(
        "Sentences",
        "“{0}” stands twice in one object, and one of them would be lost; take one out (line {1}, column {2}).",
    ),
    "sd-too-deep": QT_TRANSLATE_NOOP(
        "Sentences", "This payload is nested too deep to conceal claims in it; choose another form, or make it flatter."
    ),
    "test-set-form": QT_TRANSLATE_NOOP(
        "Sentences", "A test set is made of a signed token in compact form whose payload is a JSON object."
    ),
    "template-not-object": QT_TRANSLATE_NOOP(
        "Sentences",
        "A template is made of a header and a payload that are JSON objects, neither too long nor too deep; one is not.",
    ),
    "kind-unknown": QT_TRANSLATE_NOOP("Sentences", "There is no kind of key called “{0}” here."),
    "alg-unknown": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is no registered algorithm for signing; names are exact, capitals included."
    ),
    "alg-unsupported": QT_TRANSLATE_NOOP("Sentences", "This program cannot sign with {0} on this machine."),
    "b64-false": QT_TRANSLATE_NOOP(
        "Sentences",
        "The header asks for a payload without base64url (“b64”: false); a JWT must not have that (RFC 7797, 7).",
    ),
    # Keys
    "no-key": QT_TRANSLATE_NOOP("Sentences", "There is no key; {0} needs one."),
    "key-unreadable": QT_TRANSLATE_NOOP("Sentences", "The key could not be read. {0}"),
    "key-cannot-sign": QT_TRANSLATE_NOOP(
        "Sentences", "This is a public key: it can check signatures, but not make them."
    ),
    "key-does-not-fit": QT_TRANSLATE_NOOP("Sentences", "{0} needs {1}; the key is {2}."),
    "key-wrong-curve": QT_TRANSLATE_NOOP("Sentences", "{0} needs the curve {1}; the key is on {2}."),
    "key-not-for-this": QT_TRANSLATE_NOOP("Sentences", "The key says of itself that it is not for this: {0}."),
    "key-too-small": QT_TRANSLATE_NOOP("Sentences", "The key is too small to sign with {0}."),
    # Refreshing
    "refresh-nothing": QT_TRANSLATE_NOOP("Sentences", "There is no token yet."),
    "refresh-form": QT_TRANSLATE_NOOP("Sentences", "Only a signed token with its payload inside can be refreshed."),
    "refresh-unsecured": QT_TRANSLATE_NOOP(
        "Sentences", "This token is not signed, so there is nothing to refresh it by."
    ),
    "refresh-compressed": QT_TRANSLATE_NOOP(
        "Sentences", "The payload of this token is compressed; it cannot be refreshed as it is."
    ),
    "refresh-encrypted": QT_TRANSLATE_NOOP("Sentences", "This token is encrypted; it cannot be refreshed as it is."),
    "refresh-malformed": QT_TRANSLATE_NOOP("Sentences", "This is not built like a token; there is nothing to refresh."),
    "claims-not-object": QT_TRANSLATE_NOOP(
        "Sentences", "The payload is no JSON object, so it holds no dates to refresh."
    ),
    "bad-signature": QT_TRANSLATE_NOOP(
        "Sentences",
        "The signature does not fit the key, so the content cannot be trusted; it is not signed again.",
    ),
    "signature-refused": QT_TRANSLATE_NOOP("Sentences", "The signature could not be checked with this key: {0}"),
    "expired": QT_TRANSLATE_NOOP("Sentences", "The token has expired; it is refreshed only if you say so."),
    "date-unreadable": QT_TRANSLATE_NOOP("Sentences", "“{0}” is no readable date, so the lifetime is not known."),
    "lifetime": QT_TRANSLATE_NOOP("Sentences", "A lifetime must be a number of seconds greater than zero."),
}
