"""The words of the verdict board: checks, outcomes, verdicts, states and reasons."""

from __future__ import annotations

from inspector.model.sentences.disclosures import DISCLOSURE_CHECKS, DISCLOSURE_REASONS
from inspector.model.sentences.expectations import EXPECTATION_REASONS, EXPECTATIONS
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

STRIPPED: dict[str, str] = {
    "white-space": QT_TRANSLATE_NOOP("Sentences", "white space around it"),
    "line-breaks": QT_TRANSLATE_NOOP("Sentences", "line breaks inside ({0})"),
    "invisible": QT_TRANSLATE_NOOP("Sentences", "invisible characters ({0})"),
    "quotes": QT_TRANSLATE_NOOP("Sentences", "quotes {0}"),
    "punctuation": QT_TRANSLATE_NOOP("Sentences", "“{0}” at the end"),
    "header-name": QT_TRANSLATE_NOOP("Sentences", "“{0}”"),
    "scheme": QT_TRANSLATE_NOOP("Sentences", "“{0}”"),
    "name": QT_TRANSLATE_NOOP("Sentences", "“{0}” before it"),
    "around": QT_TRANSLATE_NOOP("Sentences", "the text around it"),
    "percent-encoding": QT_TRANSLATE_NOOP("Sentences", "percent-encoding"),
    "json-escapes": QT_TRANSLATE_NOOP("Sentences", "JSON escapes"),
    "json-string": QT_TRANSLATE_NOOP("Sentences", "the JSON string around it"),
    "quoted-printable": QT_TRANSLATE_NOOP("Sentences", "quoted-printable encoding"),
    "html": QT_TRANSLATE_NOOP("Sentences", "HTML inside"),
    "mark-up": QT_TRANSLATE_NOOP("Sentences", "mark-up inside"),
    "continuation": QT_TRANSLATE_NOOP("Sentences", "“\\” or “^” at the end of lines"),
    "concatenation": QT_TRANSLATE_NOOP("Sentences", "quotes between its pieces"),
    "base64": QT_TRANSLATE_NOOP("Sentences", "base64 around it"),
    "cookie-pieces": QT_TRANSLATE_NOOP("Sentences", "the names of the {0} cookies that it was cut into"),
    "utf-16": QT_TRANSLATE_NOOP("Sentences", "UTF-16"),
}

CHECKS: dict[str, str] = {
    "structure": QT_TRANSLATE_NOOP("Sentences", "Structure"),
    "algorithm": QT_TRANSLATE_NOOP("Sentences", "Algorithm"),
    "signature": QT_TRANSLATE_NOOP("Sentences", "Signature"),
    "critical-headers": QT_TRANSLATE_NOOP("Sentences", "Critical headers"),
    "key": QT_TRANSLATE_NOOP("Sentences", "Key"),
    "expires": QT_TRANSLATE_NOOP("Sentences", "Expires"),
    "not-before": QT_TRANSLATE_NOOP("Sentences", "Not before"),
    "issued-at": QT_TRANSLATE_NOOP("Sentences", "Issued at"),
    "issuer": QT_TRANSLATE_NOOP("Sentences", "Issuer"),
    "audience": QT_TRANSLATE_NOOP("Sentences", "Audience"),
    "subject": QT_TRANSLATE_NOOP("Sentences", "Subject"),
    "required-claims": QT_TRANSLATE_NOOP("Sentences", "Required claims"),
    "type": QT_TRANSLATE_NOOP("Sentences", "Type"),
    **EXPECTATIONS,
    **DISCLOSURE_CHECKS,
}
"""The checks of the board, in its order, with their titles."""

OUTCOMES: dict[str, str] = {
    "passed": QT_TRANSLATE_NOOP("Sentences", "passed"),
    "failed": QT_TRANSLATE_NOOP("Sentences", "failed"),
    "warning": QT_TRANSLATE_NOOP("Sentences", "warning"),
    "not-checked": QT_TRANSLATE_NOOP("Sentences", "not checked"),
}

VERDICTS: dict[str, str] = {
    "verified": QT_TRANSLATE_NOOP("Sentences", "verified"),
    "bad-signature": QT_TRANSLATE_NOOP("Sentences", "bad signature"),
    "refused": QT_TRANSLATE_NOOP("Sentences", "refused"),
    "unsupported": QT_TRANSLATE_NOOP("Sentences", "unsupported"),
    "not-checked": QT_TRANSLATE_NOOP("Sentences", "not checked"),
    "unsecured": QT_TRANSLATE_NOOP("Sentences", "unsecured"),
    "encrypted": QT_TRANSLATE_NOOP("Sentences", "encrypted"),
    "decrypted": QT_TRANSLATE_NOOP("Sentences", "decrypted"),
    "decryption-failed": QT_TRANSLATE_NOOP("Sentences", "decryption failed"),
    "per-signature": QT_TRANSLATE_NOOP("Sentences", "one verdict per signature"),
    "working": QT_TRANSLATE_NOOP("Sentences", "working"),
}

STATES: dict[str, str] = {
    "no-expiry": QT_TRANSLATE_NOOP("Sentences", "no expiry"),
    "not-yet-valid": QT_TRANSLATE_NOOP("Sentences", "not yet valid"),
    "valid": QT_TRANSLATE_NOOP("Sentences", "valid"),
    "expiring": QT_TRANSLATE_NOOP("Sentences", "expiring"),
    "expired": QT_TRANSLATE_NOOP("Sentences", "expired"),
    "unreadable": QT_TRANSLATE_NOOP("Sentences", "unreadable"),
}

REASONS: dict[str, str] = {
    "": "",
    "structure-ok": QT_TRANSLATE_NOOP("Sentences", "All parts could be read."),
    "structure-partial": QT_TRANSLATE_NOOP("Sentences", "Only a part could be read; the findings say what is wrong."),
    "structure-odd": QT_TRANSLATE_NOOP(
        "Sentences", "It could be read, but not everything is as the standard wants it."
    ),
    "structure-broken": QT_TRANSLATE_NOOP("Sentences", "This is not built like a token."),
    "no-key": QT_TRANSLATE_NOOP("Sentences", "No key was given."),
    "no-key-inside": QT_TRANSLATE_NOOP(
        "Sentences", "The key that opens it was given, and none for the signature inside."
    ),
    "no-usable-key": QT_TRANSLATE_NOOP("Sentences", "What was given as key could not be read."),
    "key-sealed": QT_TRANSLATE_NOOP("Sentences", "The key is encrypted and waits for its password."),
    "left-out": QT_TRANSLATE_NOOP("Sentences", "A part of the token was left out, so nothing can be checked."),
    "nothing-to-check": QT_TRANSLATE_NOOP("Sentences", "There is no signature that could be checked."),
    "payload-detached": QT_TRANSLATE_NOOP("Sentences", "The payload is not in the token, and none was given."),
    "encrypted": QT_TRANSLATE_NOOP("Sentences", "The token is encrypted; it has no signature of its own."),
    "alg-missing": QT_TRANSLATE_NOOP("Sentences", "The header names no algorithm."),
    "alg-none": QT_TRANSLATE_NOOP("Sentences", "Without a signature nothing can be trusted."),
    "alg-unregistered": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is no registered algorithm; names are exact, capitals included."
    ),
    "alg-allowed": QT_TRANSLATE_NOOP("Sentences", "The algorithm is one that you allow."),
    "alg-fits-key": QT_TRANSLATE_NOOP("Sentences", "The algorithm fits the kind of key."),
    "alg-not-allowed": QT_TRANSLATE_NOOP("Sentences", "The algorithm is not among those that you allow."),
    "alg-not-judged": QT_TRANSLATE_NOOP("Sentences", "Neither a key nor a list of allowed algorithms was given."),
    "alg-wants-other-key": QT_TRANSLATE_NOOP("Sentences", "{0} needs {1}; the key is {2}."),
    "alg-unsupported": QT_TRANSLATE_NOOP(
        "Sentences", "This program cannot check {0} yet; that says nothing about the signature."
    ),
    "alg-wants-other-curve": QT_TRANSLATE_NOOP("Sentences", "{0} needs the curve {1}; the key is on {2}."),
    "alg-encrypts": QT_TRANSLATE_NOOP("Sentences", "“{0}” encrypts; it signs nothing."),
    "alg-signs": QT_TRANSLATE_NOOP("Sentences", "“{0}” encrypts nothing."),
    "alg-rsa1-5": QT_TRANSLATE_NOOP("Sentences", "It fits the kind of key, but nobody should use it any more."),
    "enc-missing": QT_TRANSLATE_NOOP("Sentences", "The header does not name the encryption of the content (“enc”)."),
    "enc-unregistered": QT_TRANSLATE_NOOP("Sentences", "“{0}” is no registered encryption of a content."),
    "zip-unknown": QT_TRANSLATE_NOOP("Sentences", "The compression {0} is not one that may be undone."),
    "header-member": QT_TRANSLATE_NOOP("Sentences", "The header's “{0}” is missing or wrong."),
    "pbes2-cost": QT_TRANSLATE_NOOP(
        "Sentences", "It wants an iteration count of {0} for the password; more than {1} is refused."
    ),
    "inflated-size": QT_TRANSLATE_NOOP("Sentences", "Decompressed it is larger than {0} bytes, which is refused."),
    "payload-sealed": QT_TRANSLATE_NOOP("Sentences", "The claims are encrypted, so this is not known."),
    "inner-token": QT_TRANSLATE_NOOP("Sentences", "The payload is a token of its own; it is judged there."),
    "header-broken": QT_TRANSLATE_NOOP(
        "Sentences", "The header is not valid JSON, so what it names cannot be relied on."
    ),
    "signature-good": QT_TRANSLATE_NOOP("Sentences", "It was made with this key over exactly this header and payload."),
    "signature-bad": QT_TRANSLATE_NOOP("Sentences", "It was not made with this key over this header and payload."),
    "signature-bad-many": QT_TRANSLATE_NOOP(
        "Sentences", "None of the {0} keys that fit made it over this header and payload."
    ),
    "signature-broken": QT_TRANSLATE_NOOP("Sentences", "The token is not base64url throughout, so no signature holds."),
    "signature-missing": QT_TRANSLATE_NOOP("Sentences", "The signature is empty."),
    "signature-not-tried": QT_TRANSLATE_NOOP("Sentences", "It was not tried: {0}"),
    "crit-none": QT_TRANSLATE_NOOP("Sentences", "The header marks nothing as critical."),
    "crit-known": QT_TRANSLATE_NOOP("Sentences", "Everything that is marked as critical is understood."),
    "crit-unknown": QT_TRANSLATE_NOOP("Sentences", "“{0}” is marked as critical and not understood here."),
    "crit-invalid": QT_TRANSLATE_NOOP("Sentences", "“crit” is not built as the standard wants it: {0}."),
    "key-by-kid": QT_TRANSLATE_NOOP("Sentences", "Its kid is the token's kid."),
    "key-by-thumbprint": QT_TRANSLATE_NOOP("Sentences", "Its thumbprint is the token's kid."),
    "key-by-x5t": QT_TRANSLATE_NOOP("Sentences", "Its certificate is the one that the token names (x5t)."),
    "key-x5t-unmatched": QT_TRANSLATE_NOOP(
        "Sentences", "The token names another certificate (x5t); this key was tried because its kind fits."
    ),
    "key-from-ring": QT_TRANSLATE_NOOP("Sentences", "From the key ring, “{0}”: {1}"),
    "key-from-ring-unmatched": QT_TRANSLATE_NOOP(
        "Sentences", "From the key ring, “{0}”; it has not the token's kid “{1}”, but made the signature."
    ),
    "ring-verifies": QT_TRANSLATE_NOOP("Sentences", "It made the signature."),
    "key-used": QT_TRANSLATE_NOOP("Sentences", "It signed this token."),
    "key-opened": QT_TRANSLATE_NOOP("Sentences", "It opened this token."),
    "key-did-not-sign": QT_TRANSLATE_NOOP("Sentences", "It did not sign this token."),
    "key-only": QT_TRANSLATE_NOOP("Sentences", "It is the key that was given."),
    "key-by-type": QT_TRANSLATE_NOOP("Sentences", "Its kind fits the algorithm."),
    "key-kid-unmatched": QT_TRANSLATE_NOOP(
        "Sentences", "No key has the token's kid “{0}”; this one was tried because its kind fits."
    ),
    "key-none-fits": QT_TRANSLATE_NOOP("Sentences", "None of the keys given may be used for {0}."),
    "key-confusion": QT_TRANSLATE_NOOP(
        "Sentences", "{0} wants a secret, and this is a public key: tried as a secret it would let anybody sign."
    ),
    "key-use": QT_TRANSLATE_NOOP("Sentences", "The key's “use” is “{0}”, not “sig”."),
    "key-ops": QT_TRANSLATE_NOOP("Sentences", "The key's “key_ops” ({0}) do not hold “verify”."),
    "key-alg": QT_TRANSLATE_NOOP("Sentences", "The key is bound to {0}, the token says {1}."),
    "key-public": QT_TRANSLATE_NOOP("Sentences", "It is a public key; only its private half decrypts."),
    "key-wrong-size": QT_TRANSLATE_NOOP("Sentences", "{0} needs {1} bits; the secret has {2}."),
    "key-use-sig": QT_TRANSLATE_NOOP("Sentences", "The key's “use” is “{0}”, not “enc”."),
    "key-ops-decrypt": QT_TRANSLATE_NOOP("Sentences", "The key's “key_ops” ({0}) do not hold “{1}”."),
    "key-opens-not": QT_TRANSLATE_NOOP(
        "Sentences", "It does not open the token: it is another key, or the token was changed."
    ),
    "password-opens-not": QT_TRANSLATE_NOOP(
        "Sentences", "The password does not open this token ({0}), or the token was damaged."
    ),
    "key-opens-not-many": QT_TRANSLATE_NOOP(
        "Sentences", "None of {0} attempts with the keys that fit opened the token."
    ),
    "key-too-short": QT_TRANSLATE_NOOP("Sentences", "The key has {0} bits; {1} wants at least {2}."),
    "key-weak": QT_TRANSLATE_NOOP("Sentences", "The secret is widely known or guessed within a second."),
    "key-flawed": QT_TRANSLATE_NOOP("Sentences", "The key itself is broken: anybody can work out its private half."),
    "key-ambiguous": QT_TRANSLATE_NOOP(
        "Sentences", "Several keys have the kid “{0}”, so it does not say which is meant."
    ),
    "key-set-mixed": QT_TRANSLATE_NOOP("Sentences", "The set holds secrets and public keys side by side."),
    "expires-ok": QT_TRANSLATE_NOOP("Sentences", "It has not expired."),
    "expires-over": QT_TRANSLATE_NOOP("Sentences", "It has expired."),
    "expires-leeway": QT_TRANSLATE_NOOP("Sentences", "It has expired, but within the leeway of {0} s."),
    "expires-none": QT_TRANSLATE_NOOP("Sentences", "There is no “exp”, so it never expires."),
    "not-before-ok": QT_TRANSLATE_NOOP("Sentences", "Its time has begun."),
    "not-before-early": QT_TRANSLATE_NOOP("Sentences", "Its time has not begun."),
    "not-before-leeway": QT_TRANSLATE_NOOP("Sentences", "Its time has not begun, but does within the leeway of {0} s."),
    "not-before-none": QT_TRANSLATE_NOOP("Sentences", "There is no “nbf”."),
    "issued-at-ok": QT_TRANSLATE_NOOP("Sentences", "It was issued in the past."),
    "issued-at-future": QT_TRANSLATE_NOOP(
        "Sentences", "It says that it was issued in the future: one of the clocks is wrong."
    ),
    "issued-at-leeway": QT_TRANSLATE_NOOP(
        "Sentences", "It says that it was issued in the future, but within the leeway of {0} s."
    ),
    "issued-at-none": QT_TRANSLATE_NOOP("Sentences", "There is no “iat”."),
    "date-unknown": QT_TRANSLATE_NOOP("Sentences", "The payload could not be read whole, so this is not known."),
    "date-not-number": QT_TRANSLATE_NOOP("Sentences", "“{0}” must be a number of seconds; it is written as {1}."),
    "date-unit": QT_TRANSLATE_NOOP(
        "Sentences",
        "“{0}” looks like {1}; it must be in seconds. A library that takes it as written sees a date far in the future.",
    ),
    "date-out-of-range": QT_TRANSLATE_NOOP("Sentences", "“{0}” lies beyond what a calendar can hold."),
    "not-asked": QT_TRANSLATE_NOOP("Sentences", "Nothing was expected."),
    "claim-equal": QT_TRANSLATE_NOOP("Sentences", "It is exactly what you expect."),
    "claim-different": QT_TRANSLATE_NOOP("Sentences", "It is not what you expect."),
    "claim-missing": QT_TRANSLATE_NOOP("Sentences", "The claim “{0}” is missing."),
    "claim-not-text": QT_TRANSLATE_NOOP("Sentences", "The claim “{0}” is no text."),
    "audience-holds": QT_TRANSLATE_NOOP("Sentences", "The token is meant for one that you expect."),
    "audience-other": QT_TRANSLATE_NOOP("Sentences", "The token is meant for others."),
    "required-present": QT_TRANSLATE_NOOP("Sentences", "All of them are there."),
    "required-missing": QT_TRANSLATE_NOOP("Sentences", "Missing: {0}."),
    "type-missing": QT_TRANSLATE_NOOP("Sentences", "The header has no “typ”."),
    **EXPECTATION_REASONS,
    **DISCLOSURE_REASONS,
}
