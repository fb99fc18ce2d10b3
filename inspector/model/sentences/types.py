"""Sentences about what a known type of token asks for, about sizes, and about certificates in the header."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

TYPE_FINDINGS: dict[str, Sentence] = {
    "known-type": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "Its type seems to be “{0}” ({2}): {1}"),
    ),
    "type-claim-missing": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Its type seems to be “{0}”, which must have {1} ({2})."),
        QT_TRANSLATE_NOOP("Sentences", "Readers that keep to the rules refuse it."),
    ),
    "type-header-missing": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Its type seems to be “{0}”, whose header must have {1} ({2})."),
        QT_TRANSLATE_NOOP("Sentences", "Readers that keep to the rules refuse it."),
    ),
    "type-claim-forbidden": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Its type seems to be “{0}”, which must not have {1} ({2})."),
        QT_TRANSLATE_NOOP("Sentences", "It must not be there, so that the token is not taken for one of another type."),
    ),
    "type-one-of-missing": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Its type seems to be “{0}”, which must have one of {1} ({2})."),
        QT_TRANSLATE_NOOP("Sentences", "It must have at least one of them."),
    ),
    "private-key-in-token": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "A private or secret key stands in the token ({0})."),
        QT_TRANSLATE_NOOP("Sentences", "Everybody who sees the token can use that key. Replace it."),
        "RFC 7515, 4.1.3; RFC 9449, 4.2",
    ),
    "dpop-symmetric": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "A DPoP proof must be signed with a private key; {0} uses a shared secret."),
        QT_TRANSLATE_NOOP("Sentences", "Sign it with ES256 or another asymmetric algorithm."),
        "RFC 9449, 4.2",
    ),
    "logout-event-missing": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The events of a logout token must have the member “{0}”."),
        "",
        "OpenID Connect Back-Channel Logout 1.0, 2.4",
    ),
    "id-token-as-access-token": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "An ID token is meant for the client that asked for it, not for an API."),
        QT_TRANSLATE_NOOP("Sentences", "If an API refuses it, send the access token instead."),
        "RFC 9068, 5",
    ),
    "entra-tenant-mismatch": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The tenant {0} is not the one that the issuer names: {1}."),
        QT_TRANSLATE_NOOP("Sentences", "An ordinary token names the same tenant in both."),
        "Microsoft Entra, claims validation",
    ),
    "entra-nonce-header": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The header has a “nonce”: this token is for Microsoft's own services."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Its signature cannot be verified by others. Ask for a token whose audience is your own API."
        ),
        "Microsoft Entra, access tokens",
    ),
    "auth0-issuer-slash": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Issuers of Auth0 end in “/”; this one does not: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Was it written by hand? Libraries compare the whole text."),
        "Auth0, validate access tokens",
    ),
    "okta-org-server": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "This access token is from Okta's own authorization server, not from a custom one."
        ),
        QT_TRANSLATE_NOOP("Sentences", "It is meant for Okta alone and cannot be verified by others."),
        "Okta, validate access tokens",
    ),
    "google-issuer-form": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The issuer is written without “https://”, as Google sometimes does."),
        QT_TRANSLATE_NOOP("Sentences", "Accept both forms of it, and no other."),
        "Google, OpenID Connect",
    ),
    "apple-text-boolean": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is a text here, not true or false, as Apple sometimes writes it."),
        QT_TRANSLATE_NOOP("Sentences", "Mind that the text “false” counts as true in many languages."),
        "Apple, Sign in with Apple",
    ),
    "firebase-audience": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The audience {0} is not the project that the issuer names: {1}."),
        QT_TRANSLATE_NOOP("Sentences", "Firebase puts the same project into both."),
        "Firebase, verify ID tokens",
    ),
    "kubernetes-legacy": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "This service account token lives in a secret and never expires."),
        QT_TRANSLATE_NOOP("Sentences", "Use tokens that are bound to a pod, or make short-lived ones on request."),
        "Kubernetes, service account tokens",
    ),
    "kubernetes-subject": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The subject {0} is not the service account that the token is bound to: {1}."),
        "",
        "Kubernetes, service account tokens",
    ),
    # Sizes
    "too-big-for-cookie": Sentence(
        INFO,
        QT_TRANSLATE_NOOP(
            "Sentences", "The token has {0} bytes: too many for a cookie, which holds {1} with its name."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Leave out claims that nobody reads, or keep them on the server."),
        "RFC 6265, 6.1",
    ),
    "too-big-for-header": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token has {0} bytes: many servers refuse header lines of more than {1}."),
        QT_TRANSLATE_NOOP("Sentences", "Leave out claims that nobody reads, or keep them on the server."),
        "RFC 9110, 5.4",
    ),
    "largest-claim": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "The largest claim is “{0}”: {1} of {2} bytes of the payload."),
    ),
    # Certificates in the header
    "x5c-unreadable": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Certificate {0} of “x5c” cannot be read."),
        QT_TRANSLATE_NOOP("Sentences", "Each must be DER in ordinary base64, not base64url and not PEM."),
        "RFC 7515, 4.1.6",
    ),
    "x5c-order": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Certificate {0} of “x5c” is not certified by the one after it."),
        QT_TRANSLATE_NOOP("Sentences", "The signer's comes first, then each time the one that certifies it."),
        "RFC 7515, 4.1.6",
    ),
    "x5c-validity": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Certificate {0} of “x5c” is good from {1} to {2}, and the token is of {3}."),
        QT_TRANSLATE_NOOP("Sentences", "A certificate vouches only for what was signed within its time."),
        "RFC 5280, 4.1.2.5",
    ),
    "x5c-thumbprint": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is not the fingerprint of the first certificate of “x5c”."),
        QT_TRANSLATE_NOOP("Sentences", "The fingerprint would be {1}."),
        "RFC 7515, 4.1.7, 4.1.8",
    ),
    "x5c-signed": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature fits the first certificate of “x5c”, and that proves nothing."),
        QT_TRANSLATE_NOOP("Sentences", "Trust it only if the chain ends at a certificate that you trust yourself."),
        "RFC 8725, 3.10",
    ),
    "x5c-not-signed": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The signature does not fit the first certificate of “x5c”."),
        QT_TRANSLATE_NOOP("Sentences", "The first one must be that of the key that signed."),
        "RFC 7515, 4.1.6",
    ),
}
