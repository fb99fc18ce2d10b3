"""Sentences about selectively disclosable tokens (RFC 9901): disclosures, digests and the key-binding JWT."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

DISCLOSURE_CHECKS: dict[str, str] = {
    "disclosures": QT_TRANSLATE_NOOP("Sentences", "Disclosures"),
    "kb-sd-hash": QT_TRANSLATE_NOOP("Sentences", "Hash of the presentation"),
}
"""Titles of the checks that SD-JWTs and key-binding JWTs alone have."""

DISCLOSURE_SOURCES: dict[str, str] = {"disclosures": "RFC 9901, 7.1", "kb-sd-hash": "RFC 9901, 4.3.1"}

DISCLOSURE_REASONS: dict[str, str] = {
    "disclosures-all": QT_TRANSLATE_NOOP(
        "Sentences", "The payload has the digest of each: {0} of {1}. Digests that nothing discloses: {2}."
    ),
    "disclosures-none": QT_TRANSLATE_NOOP(
        "Sentences", "Nothing is disclosed beyond what is signed in the open. Digests that nothing discloses: {2}."
    ),
    "disclosures-faulty": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} of {1} stand where a digest asks for them; the findings say what is wrong. Verifiers refuse it.",
    ),
    "disclosures-nowhere": QT_TRANSLATE_NOOP(
        "Sentences", "The payload is no JSON object, so nothing can be disclosed in it."
    ),
    "sd-alg-unknown": QT_TRANSLATE_NOOP("Sentences", "The hash “{0}” is not known here, so no digest can be compared."),
    "kb-sd-hash-holds": QT_TRANSLATE_NOOP("Sentences", "It was made for exactly this token with these disclosures."),
    "kb-sd-hash-other": QT_TRANSLATE_NOOP(
        "Sentences", "It was made for another presentation: the token or its disclosures were changed since."
    ),
    "kb-holds-it": QT_TRANSLATE_NOOP("Sentences", "It stands in the key-binding JWT and is judged there."),
    "kb-holds": QT_TRANSLATE_NOOP("Sentences", "The holder of the key in “cnf” signed this presentation."),
    "kb-fails": QT_TRANSLATE_NOOP("Sentences", "The key-binding JWT does not hold; its own checks say why."),
    "kb-no-key": QT_TRANSLATE_NOOP(
        "Sentences",
        "There is a key-binding JWT, but the payload has no usable public key in “cnf.jwk” to check it with.",
    ),
    "kb-key": QT_TRANSLATE_NOOP("Sentences", "It is the key that the payload names in “cnf”."),
    "kb-unproven": QT_TRANSLATE_NOOP(
        "Sentences", "The key in “cnf” made it, but nobody has verified the issuer's signature over that key."
    ),
}

DISCLOSURE_FINDINGS: dict[str, Sentence] = {
    "sd-withheld": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "Digests that nothing here discloses: {0}."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Each stands for a value that was withheld, or for nothing (a decoy); only the issuer can tell.",
        ),
        "RFC 9901, 4.2.5",
    ),
    "sd-jwt-issued-alone": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is what the issuer of an SD-JWT signed, without its disclosures."),
        QT_TRANSLATE_NOOP("Sentences", "As an SD-JWT it ends in “~”, with the disclosures before that."),
        "RFC 9901, 4",
    ),
    "sd-jwt-no-end": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The last part is neither empty nor a key-binding JWT."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "It is read as a disclosure; an SD-JWT without key binding must end in “~”. Perhaps the end was cut off.",
        ),
        "RFC 9901, 4",
    ),
    "sd-jwt-header-misplaced": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“disclosures” or “kb_jwt” stands where it must not."),
        QT_TRANSLATE_NOOP(
            "Sentences", "They belong into the unprotected header of the first signature, and nowhere else."
        ),
        "RFC 9901, 8",
    ),
    "sd-jwt-header-odd": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The header's “{0}” is not what it must be."),
        QT_TRANSLATE_NOOP("Sentences", "“disclosures” must be a list of texts, “kb_jwt” a text."),
        "RFC 9901, 8",
    ),
    "sd-alg-unknown": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The digests were made with “{0}”, a hash that is not known here."),
        QT_TRANSLATE_NOOP("Sentences", "No disclosure can be compared with what was signed. Use sha-256."),
        "RFC 9901, 4.1.1",
    ),
    "sd-digests-odd": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“_sd” is not a list of texts."),
        QT_TRANSLATE_NOOP("Sentences", "Verifiers refuse the token."),
        "RFC 9901, 4.2.4.1",
    ),
    "sd-name-reserved": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "A claim has the name “{0}”, which stands for digests in lists alone."),
        QT_TRANSLATE_NOOP("Sentences", "Verifiers refuse the token."),
        "RFC 9901, 4.2.4.2",
    ),
    "digest-twice": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The digest {0} is there more than once."),
        QT_TRANSLATE_NOOP("Sentences", "Verifiers refuse the token."),
        "RFC 9901, 7.1",
    ),
    "disclosure-twice": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} was given before."),
        QT_TRANSLATE_NOOP("Sentences", "Verifiers refuse the token."),
        "RFC 9901, 7.1",
    ),
    "disclosure-unmatched": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "No digest in the payload asks for disclosure {0}."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "It was changed, or belongs to another token: the issuer did not sign it. Verifiers refuse the token.",
        ),
        "RFC 9901, 7.1",
    ),
    "disclosure-misplaced": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} has the wrong form for the place of its digest."),
        QT_TRANSLATE_NOOP("Sentences", "A property has salt, name and value, an element of a list salt and value."),
        "RFC 9901, 7.1",
    ),
    "disclosure-name-taken": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} brings “{1}”, a claim that is already there."),
        QT_TRANSLATE_NOOP("Sentences", "The one that is there stays. Verifiers refuse the token."),
        "RFC 9901, 7.1",
    ),
    "disclosure-name-reserved": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} has the name “{1}”, which stands for digests."),
        QT_TRANSLATE_NOOP("Sentences", "Verifiers refuse the token."),
        "RFC 9901, 4.2.1",
    ),
    "disclosure-not-json": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} is not JSON."),
        QT_TRANSLATE_NOOP("Sentences", "It must be a list in UTF-8, as base64url."),
        "RFC 9901, 4.2",
    ),
    "disclosure-length": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "Disclosure {0} is no list of two or three."),
        QT_TRANSLATE_NOOP("Sentences", "It must be salt, name and value, or salt and value."),
        "RFC 9901, 4.2",
    ),
    "disclosure-name": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The name in disclosure {0} is no text."),
        "",
        "RFC 9901, 4.2.1",
    ),
    "disclosure-salt": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The salt of disclosure {0} is no text."),
        "",
        "RFC 9901, 4.2.1",
    ),
    "kb-no-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP(
            "Sentences", "The issuer's payload has no usable public key in “cnf.jwk” to check this with."
        ),
        "",
        "RFC 9901, 4.1.2",
    ),
}
