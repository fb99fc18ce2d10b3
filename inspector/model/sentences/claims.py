"""Sentences about dates, claims and headers."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

CLAIM_FINDINGS: dict[str, Sentence] = {
    # Dates
    "expired": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token has expired."),
        QT_TRANSLATE_NOOP("Sentences", "Get a new one, or refresh it with its key."),
        "RFC 7519, 4.1.4",
    ),
    "not-yet-valid": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token is not valid yet."),
        QT_TRANSLATE_NOOP("Sentences", "Wait, or check the clocks of both sides."),
        "RFC 7519, 4.1.5",
    ),
    "no-expiry": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The token has no “exp”: it never expires by itself."),
        QT_TRANSLATE_NOOP("Sentences", "Whoever finds it can use it for as long as the key is trusted."),
        "RFC 7519, 4.1.4",
    ),
    "issued-in-future": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token says that it was issued in the future."),
        QT_TRANSLATE_NOOP("Sentences", "One of the two clocks is wrong."),
        "RFC 7519, 4.1.6",
    ),
    "clock-off": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The issuer's clock is up to {0} seconds ahead of the one that judges."),
        QT_TRANSLATE_NOOP("Sentences", "Set the clock that is wrong, or expect a leeway of {0} seconds."),
        "RFC 7519, 4.1.4",
    ),
    "exp-before-start": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token expires before it begins."),
        QT_TRANSLATE_NOOP("Sentences", "It was never valid for a moment."),
        "RFC 7519, 4.1.4",
    ),
    # Claims
    "sub-not-string": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“sub” must be a text."),
        QT_TRANSLATE_NOOP("Sentences", "PyJWT and other libraries refuse the token for it."),
        "RFC 7519, 4.1.2",
    ),
    "iss-not-string": Sentence(WARNING, QT_TRANSLATE_NOOP("Sentences", "“iss” must be a text."), "", "RFC 7519, 4.1.1"),
    "jti-not-string": Sentence(WARNING, QT_TRANSLATE_NOOP("Sentences", "“jti” must be a text."), "", "RFC 7519, 4.1.7"),
    "aud-not-string": Sentence(
        WARNING, QT_TRANSLATE_NOOP("Sentences", "“aud” must be a text or a list of texts."), "", "RFC 7519, 4.1.3"
    ),
    "kid-not-string": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“kid” must be a text."),
        QT_TRANSLATE_NOOP("Sentences", "PyJWT refuses the token for it."),
        "RFC 7515, 4.1.4",
    ),
    "typ": Sentence(INFO, QT_TRANSLATE_NOOP("Sentences", "The header says that this is of the type “{0}”.")),
    # What an attacker may have put into the header
    "embedded-jwk": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The header brings its own key (“jwk”)."),
        QT_TRANSLATE_NOOP("Sentences", "Whoever wrote the token chose that key. It is not used here."),
        "RFC 8725, 2.6",
    ),
    "header-key-not-trusted": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature fits the key in the header, and that proves nothing."),
        QT_TRANSLATE_NOOP("Sentences", "Anybody can sign with a key of their own. Use a key that you got elsewhere."),
        "RFC 8725, 2.6",
    ),
    "jku-present": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The header says where to fetch keys (“jku”: {0})."),
        QT_TRANSLATE_NOOP("Sentences", "The address comes from the token. Nothing was fetched."),
        "RFC 8725, 3.10",
    ),
    "x5u-present": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The header says where to fetch a certificate (“x5u”: {0})."),
        QT_TRANSLATE_NOOP("Sentences", "The address comes from the token. Nothing was fetched."),
        "RFC 8725, 3.10",
    ),
    "kid-suspicious": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The “kid” looks like {0}."),
        QT_TRANSLATE_NOOP(
            "Sentences", "If a server looks keys up by it, this may be an attack. Here it is only compared."
        ),
        "RFC 8725, 3.10",
    ),
    "ecdsa-zero-signature": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The signature is all zeros (“psychic signature”)."),
        QT_TRANSLATE_NOOP("Sentences", "Java 15 to 18 accepted it for every key: CVE-2022-21449."),
        "CVE-2022-21449",
    ),
    "ecdsa-der-signature": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature is written in DER; JWS wants the two numbers side by side."),
        QT_TRANSLATE_NOOP("Sentences", "Convert it to r‖s, {0} bytes."),
        "RFC 7518, 3.4",
    ),
    "empty-secret-signed": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The token is signed with an empty secret."),
        QT_TRANSLATE_NOOP("Sentences", "Anybody can write one like it. The server read no key."),
        "RFC 7518, 3.2",
    ),
}

_ROWS = {
    "not-number": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” must be a number of seconds; here it is written as {1}."),
        QT_TRANSLATE_NOOP("Sentences", "Some libraries convert it, others refuse the token. Write it as a number."),
        "RFC 7519, 2",
    ),
    "negative": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is a moment before 1970: {1}."),
        "",
        "RFC 7519, 2",
    ),
    "fractional": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "“{0}” has a fraction: {1}. That is allowed, but some libraries cut or refuse it."
        ),
        "",
        "RFC 7519, 2",
    ),
    "out-of-range": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” lies beyond the year 9999: {1}."),
        QT_TRANSLATE_NOOP("Sentences", "Many programs cannot hold such a date."),
        "RFC 7519, 2",
    ),
    "looks-like-milliseconds": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” looks like milliseconds: {1}. It must be in seconds."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Divide it by 1000 where the token is made. As written it lies thousands of years ahead."
        ),
        "RFC 7519, 2",
    ),
    "looks-like-microseconds": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” looks like microseconds: {1}. It must be in seconds."),
        QT_TRANSLATE_NOOP("Sentences", "Divide it by 1,000,000 where the token is made."),
        "RFC 7519, 2",
    ),
    "looks-like-nanoseconds": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” looks like nanoseconds: {1}. It must be in seconds."),
        QT_TRANSLATE_NOOP("Sentences", "Divide it by 1,000,000,000 where the token is made."),
        "RFC 7519, 2",
    ),
}
CLAIM_FINDINGS.update({f"{claim}-{fault}": row for claim in ("iat", "nbf", "exp") for fault, row in _ROWS.items()})
