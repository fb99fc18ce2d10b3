"""Claims that OAuth defines: access, delegation, proofs of possession, signed requests and responses."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

CLAIMS: dict[str, dict[str, str]] = {
    "RFC 8693, 4.1": {
        "act": QT_TRANSLATE_NOOP("Claims", "Actor: who acts for the subject, and for whom that one acts.")
    },
    "RFC 8693, 4.2": {"scope": QT_TRANSLATE_NOOP("Claims", "What the token permits: words with spaces between them.")},
    "RFC 8693, 4.3": {"client_id": QT_TRANSLATE_NOOP("Claims", "The client that asked for the token.")},
    "RFC 8693, 4.4": {"may_act": QT_TRANSLATE_NOOP("Claims", "Who is allowed to act for the subject.")},
    "RFC 9396, 9.1": {
        "authorization_details": QT_TRANSLATE_NOOP("Claims", "What the token permits, in detail: a list of objects."),
    },
    "RFC 9449, 4.2": {
        "htm": QT_TRANSLATE_NOOP("Claims", "The HTTP method of the request that the proof goes with."),
        "htu": QT_TRANSLATE_NOOP("Claims", "The address of that request, without query and fragment."),
        "ath": QT_TRANSLATE_NOOP("Claims", "Hash of the access token that the proof goes with."),
    },
    "RFC 9701, 5": {
        "token_introspection": QT_TRANSLATE_NOOP(
            "Claims", "What the server says about a token that it was asked about."
        ),
    },
    "RFC 7591, 2.3": {
        "software_id": QT_TRANSLATE_NOOP("Claims", "Which software this is, whatever its version."),
        "software_version": QT_TRANSLATE_NOOP("Claims", "Version of the software."),
        "software_statement": QT_TRANSLATE_NOOP("Claims", "What somebody trusted says about the client's software."),
        "redirect_uris": QT_TRANSLATE_NOOP("Claims", "Addresses that the client may be called back at."),
        "grant_types": QT_TRANSLATE_NOOP("Claims", "Ways in which the client may get tokens."),
        "client_name": QT_TRANSLATE_NOOP("Claims", "Name of the client, as it is shown to people."),
        "jwks_uri": QT_TRANSLATE_NOOP("Claims", "Address of the client's public keys. Nothing was fetched."),
    },
    "RFC 6749, 4.1.1; RFC 9101": {
        "response_type": QT_TRANSLATE_NOOP("Claims", "What the client asks for, such as a code."),
        "redirect_uri": QT_TRANSLATE_NOOP("Claims", "Where the answer is to be sent."),
        "state": QT_TRANSLATE_NOOP("Claims", "Value of the client that comes back with the answer."),
    },
    "RFC 6749, 4.1.2": {
        "code": QT_TRANSLATE_NOOP("Claims", "Authorization code, to be exchanged for tokens."),
        "error": QT_TRANSLATE_NOOP("Claims", "Why the request was refused, as a code."),
        "error_description": QT_TRANSLATE_NOOP("Claims", "Why the request was refused, in words."),
    },
    "OAuth 2.0 Multiple Response Types, 2.1": {
        "response_mode": QT_TRANSLATE_NOOP("Claims", "How the answer is to be sent."),
    },
    "RFC 7636, 4.3": {
        "code_challenge": QT_TRANSLATE_NOOP("Claims", "Hash of a secret that the client shows later (PKCE)."),
        "code_challenge_method": QT_TRANSLATE_NOOP("Claims", "How the challenge was made from the secret."),
    },
    "RFC 8707, 2": {"resource": QT_TRANSLATE_NOOP("Claims", "The service that the token is asked for.")},
    "RFC 9449, 10": {"dpop_jkt": QT_TRANSLATE_NOOP("Claims", "Thumbprint of the key that the code is bound to.")},
    "RFC 6750": {
        "access_token": QT_TRANSLATE_NOOP("Claims", "An access token: whoever holds it may use it."),
        "token_type": QT_TRANSLATE_NOOP("Claims", "How the access token is used, such as Bearer."),
    },
    "RFC 7662, 2.2": {
        "active": QT_TRANSLATE_NOOP("Claims", "Whether the token that was asked about is good."),
        "username": QT_TRANSLATE_NOOP("Claims", "Name of the user, for people to read."),
    },
}
"""Sources, each with the claims that it defines and a sentence on each."""
