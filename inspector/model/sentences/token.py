"""Sentences about the form of a token and of its JSON."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

TOKEN_FINDINGS: dict[str, Sentence] = {
    # The form of a token
    "segment-count": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "A signed token has three parts with dots between them; this has {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Check whether the token was cut when it was copied."),
        "RFC 7515, 7.1",
    ),
    "nothing-found": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "There is no text to inspect."),
        QT_TRANSLATE_NOOP("Sentences", "Paste a token, or anything that holds one."),
    ),
    "bad-header": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header is no JSON object: {0} (line {1}, column {2})."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Without a header nothing says how the token is signed. Was its beginning cut off?"
        ),
        "RFC 7515, 4",
    ),
    "header-not-json": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header is not valid JSON: {0} (line {1}, column {2})."),
        QT_TRANSLATE_NOOP("Sentences", "A verifier refuses it; what could be read is shown."),
        "RFC 7515, 5.2",
    ),
    "payload-not-json": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The payload is not valid JSON: {0} (line {1}, column {2})."),
        QT_TRANSLATE_NOOP("Sentences", "It may be signed all the same, but it is no JWT. What could be read is shown."),
        "RFC 7519, 7.2",
    ),
    "payload-not-object": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The payload is JSON, but no object, so it holds no claims."),
        QT_TRANSLATE_NOOP("Sentences", "It may be signed, but it is no JWT."),
        "RFC 7519, 7.2",
    ),
    "payload-empty": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The payload is not in the token: it is detached."),
        QT_TRANSLATE_NOOP(
            "Sentences", "The signature can only be checked together with the payload that was sent beside it."
        ),
        "RFC 7515, appendix F",
    ),
    "signature-missing": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The signature is empty although the header says {0}."),
        QT_TRANSLATE_NOOP("Sentences", "It was cut off or removed. The content can be read, and proves nothing."),
        "RFC 7515, 5.2",
    ),
    "signature-length": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature has {0} bytes, but one of {1} has {2}."),
        QT_TRANSLATE_NOOP("Sentences", "It was cut, changed or mixed up: copy the whole token again."),
        "RFC 7518, 3.1",
    ),
    "unexpected-signature": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header says that there is no signature, but there is one."),
        QT_TRANSLATE_NOOP("Sentences", "Somebody may have changed the header of a signed token."),
        "RFC 7518, 3.6",
    ),
    "alg-none": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP(
            "Sentences", "The algorithm is “{0}”: nobody signed this token, and anybody can write one like it."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Accept it nowhere."),
        "RFC 8725, 3.2",
    ),
    "alg-missing": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header names no algorithm."),
        QT_TRANSLATE_NOOP("Sentences", "Every signed token must name one as “alg”."),
        "RFC 7515, 4.1.1",
    ),
    "json-both-forms": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP(
            "Sentences", "The JSON has “signatures” and “signature” at once, the general form and the flattened one."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Readers disagree on which signature counts; only the general form is read here."
        ),
        "RFC 7515, 7.2.1",
    ),
    "alg-unknown": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is no registered algorithm."),
        QT_TRANSLATE_NOOP("Sentences", "Names of algorithms are exact, capitals included."),
        "RFC 7518, 3.1",
    ),
    "alg-unsupported": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is a registered algorithm that this program cannot check yet."),
        QT_TRANSLATE_NOOP("Sentences", "That says nothing about the signature."),
    ),
    "crit-unknown": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The header marks “{0}” as critical, and this program does not know it."),
        QT_TRANSLATE_NOOP("Sentences", "A verifier must refuse what it does not understand."),
        "RFC 7515, 4.1.11",
    ),
    "crit-invalid": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“crit” must be a list of header names that are present and not standard: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "A verifier must refuse this header."),
        "RFC 7515, 4.1.11",
    ),
    "b64-false": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The payload is signed as it is, without base64url."),
        "",
        "RFC 7797, 3",
    ),
    "b64-not-critical": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“b64” is false, but “crit” does not name it."),
        QT_TRANSLATE_NOOP(
            "Sentences", "A verifier that does not know “b64” would check something else; strict ones refuse it."
        ),
        "RFC 7797, 6",
    ),
    "encrypted": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "This token is encrypted: its header can be read, its content only with the key."
        ),
        "",
        "RFC 7516, 3",
    ),
    "padding": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "A part ends in “=”, which base64url without padding does not have."),
        QT_TRANSLATE_NOOP("Sentences", "It is checked as it was received; strict verifiers refuse it."),
        "RFC 7515, 2",
    ),
    "whitespace-in-segment": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "There is white space inside a part of the token."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It was left out for reading and checking; a verifier that gets it as pasted refuses it."
        ),
        "RFC 7515, 2",
    ),
    "standard-base64-alphabet": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "A part uses “+” or “/”: that is standard base64, not base64url."),
        QT_TRANSLATE_NOOP("Sentences", "It is read all the same; strict verifiers refuse it."),
        "RFC 7515, 2",
    ),
    "bad-base64url": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The character {0} at position {1} is not base64url."),
        QT_TRANSLATE_NOOP(
            "Sentences", "What can be read all the same is shown. Verifiers refuse it: copy the token again."
        ),
        "RFC 7515, 2",
    ),
    "base64url-length": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP(
            "Sentences", "A part has a length that base64url cannot have: a character is missing or too many."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Was the token cut when it was copied?"),
        "RFC 4648, 5",
    ),
    "trailing-bits": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The last character of a part holds bits that belong to nothing."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It was not written by an ordinary encoder; another text of the same bytes exists."
        ),
        "RFC 4648, 3.5",
    ),
    # JSON
    "duplicate-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” stands here more than once."),
        QT_TRANSLATE_NOOP("Sentences", "Programs disagree on which one counts; most take the last, as is done here."),
        "RFC 7519, 4",
    ),
    "non-json-number": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "{0} is no JSON number."),
        QT_TRANSLATE_NOOP("Sentences", "Many programs refuse the whole token for it."),
        "RFC 8259, 6",
    ),
    "deep-nesting": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The JSON is nested {0} levels deep."),
        QT_TRANSLATE_NOOP("Sentences", "Many programs fail on this, some by crashing."),
        "RFC 8259, 9",
    ),
    "huge-number": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "A number has more than 4,300 digits."),
        QT_TRANSLATE_NOOP("Sentences", "It is shown as written; other programs round it or refuse it."),
        "RFC 8259, 6",
    ),
    "lone-surrogate": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "A text holds half a character (a lone surrogate)."),
        QT_TRANSLATE_NOOP("Sentences", "It cannot be written as UTF-8; programs replace it or refuse it."),
        "RFC 8259, 8.2",
    ),
    "byte-order-mark": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The JSON begins with a byte order mark, which it must not."),
        "",
        "RFC 8259, 8.1",
    ),
    "not-utf8": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The bytes are not UTF-8."),
        QT_TRANSLATE_NOOP("Sentences", "They are shown escaped."),
        "RFC 7519, 7.2",
    ),
    "suspicious-text": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Here is text that hides or turns around what is shown: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Such characters are shown escaped. Do not trust how other programs show it."),
        "RFC 8725, 2.9",
    ),
}
