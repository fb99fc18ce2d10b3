"""The words of the checks that stand on the board only where they are asked for, or where the token gives cause."""

from __future__ import annotations

from inspector.model.sentences.disclosures import DISCLOSURE_SOURCES
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

EXPECTATIONS: dict[str, str] = {
    "scopes": QT_TRANSLATE_NOOP("Sentences", "Scopes and roles"),
    "azp": QT_TRANSLATE_NOOP("Sentences", "Authorized party"),
    "nonce": QT_TRANSLATE_NOOP("Sentences", "Nonce"),
    "auth-time": QT_TRANSLATE_NOOP("Sentences", "Login time"),
    "at-hash": QT_TRANSLATE_NOOP("Sentences", "Access token hash"),
    "c-hash": QT_TRANSLATE_NOOP("Sentences", "Code hash"),
    "confirmation": QT_TRANSLATE_NOOP("Sentences", "Proof of possession"),
}
"""Their titles, in their order behind the checks of every token."""

EXPECTATION_REASONS: dict[str, str] = {
    "taken-from-token": QT_TRANSLATE_NOOP(
        "Sentences",
        "What is expected was taken from the token: that proves nothing until you have looked at it.",
    ),
    "scopes-found": QT_TRANSLATE_NOOP("Sentences", "All of them are granted: {0}."),
    "scopes-missing": QT_TRANSLATE_NOOP(
        "Sentences", "Missing: {0}. It stands nowhere in {1}; an API answers 403 to that."
    ),
    "scopes-none": QT_TRANSLATE_NOOP(
        "Sentences", "The token grants nothing: it has none of {0}. An API answers 403 to that."
    ),
    "scopes-similar": QT_TRANSLATE_NOOP(
        "Sentences", "“{0}” is missing; “{1}” in {2} looks like it, but names are compared exactly."
    ),
    "auth-time-due": QT_TRANSLATE_NOOP("Sentences", "It depends on the moment."),
    "auth-time-ok": QT_TRANSLATE_NOOP("Sentences", "The person logged in recently enough."),
    "auth-time-over": QT_TRANSLATE_NOOP("Sentences", "The person logged in longer ago than you allow."),
    "auth-time-leeway": QT_TRANSLATE_NOOP(
        "Sentences", "The person logged in longer ago than you allow, but within the leeway of {0} s."
    ),
    "auth-time-future": QT_TRANSLATE_NOOP(
        "Sentences", "It says that the person logged in in the future: one of the clocks is wrong."
    ),
    "at-hash-holds": QT_TRANSLATE_NOOP("Sentences", "It is the hash of the access token that was given."),
    "at-hash-other": QT_TRANSLATE_NOOP("Sentences", "It is the hash of another access token."),
    "at-hash-not-given": QT_TRANSLATE_NOOP("Sentences", "The access token that came with it was not given."),
    "c-hash-holds": QT_TRANSLATE_NOOP("Sentences", "It is the hash of the code that was given."),
    "c-hash-other": QT_TRANSLATE_NOOP("Sentences", "It is the hash of another code."),
    "c-hash-not-given": QT_TRANSLATE_NOOP("Sentences", "The code that came with it was not given."),
    "hash-none": QT_TRANSLATE_NOOP(
        "Sentences", "There is no “{0}”, so nothing ties the two together; from the token endpoint that is allowed."
    ),
    "hash-unknown": QT_TRANSLATE_NOOP("Sentences", "No standard says which hash belongs to this algorithm."),
    "hash-other": QT_TRANSLATE_NOOP(
        "Sentences", "It belongs together, but is written in another way than the algorithm asks for: {0}."
    ),
    "confirmation-not-given": QT_TRANSLATE_NOOP(
        "Sentences", "The token is bound to a key; no proof, certificate or key was given to compare it with."
    ),
    "confirmation-unknown": QT_TRANSLATE_NOOP(
        "Sentences", "“cnf” names its key by none of {0}; nothing else can be compared."
    ),
    "confirmation-other-kind": QT_TRANSLATE_NOOP(
        "Sentences", "The token is bound by {0}, and what was given as proof has nothing like it."
    ),
    "confirmation-other": QT_TRANSLATE_NOOP("Sentences", "The token is bound to another key."),
    "confirmation-key": QT_TRANSLATE_NOOP("Sentences", "The token is bound to this key."),
    "confirmation-proof": QT_TRANSLATE_NOOP(
        "Sentences", "The token is bound to the key of the proof, which is well signed, for this token and {0} {1}."
    ),
    "confirmation-proof-unhashed": QT_TRANSLATE_NOOP(
        "Sentences",
        "The token is bound to the key of the proof, which is well signed, for {0} {1}. It names no access token"
        " (“ath”), as an API would want.",
    ),
    "proof-unreadable": QT_TRANSLATE_NOOP(
        "Sentences", "What was given as proof is neither a DPoP proof nor a certificate nor one public key."
    ),
    "proof-no-key": QT_TRANSLATE_NOOP("Sentences", "The proof has no public key in its header (“jwk”)."),
    "proof-type": QT_TRANSLATE_NOOP("Sentences", "The proof's type is “{0}”, not “dpop+jwt”."),
    "proof-private": QT_TRANSLATE_NOOP("Sentences", "The proof's header gives away its private key."),
    "proof-signature": QT_TRANSLATE_NOOP("Sentences", "The proof is not signed with the key in its header."),
    "proof-hash": QT_TRANSLATE_NOOP("Sentences", "The proof was made for another access token (“ath”)."),
}

CHECK_SOURCES: dict[str, str] = {
    "structure": "RFC 7515, 7",
    "algorithm": "RFC 8725, 3.1",
    "signature": "RFC 7515, 5.2",
    "critical-headers": "RFC 7515, 4.1.11",
    "key": "RFC 7517, 4",
    "expires": "RFC 7519, 4.1.4",
    "not-before": "RFC 7519, 4.1.5",
    "issued-at": "RFC 7519, 4.1.6",
    "issuer": "RFC 7519, 4.1.1",
    "audience": "RFC 7519, 4.1.3",
    "subject": "RFC 7519, 4.1.2",
    "required-claims": "RFC 7519, 4",
    "type": "RFC 8725, 3.11",
    "scopes": "RFC 9068, 2.2.3",
    "azp": "OpenID Connect Core 1.0, 3.1.3.7",
    "nonce": "OpenID Connect Core 1.0, 3.1.3.7",
    "auth-time": "OpenID Connect Core 1.0, 3.1.3.7",
    "at-hash": "OpenID Connect Core 1.0, 3.1.3.8",
    "c-hash": "OpenID Connect Core 1.0, 3.3.2.10",
    "confirmation": "RFC 7800, 3; RFC 9449, 6; RFC 8705, 3",
    **DISCLOSURE_SOURCES,
}
"""Where each check is written down."""
