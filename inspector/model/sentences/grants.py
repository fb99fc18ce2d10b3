"""Sentences about a refresh at the issuer: what is missing, what is asked before, and what the issuer's answer means."""

from __future__ import annotations

from inspector.model.sentences.network import CALL_WARNINGS
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

GRANTS: dict[str, str] = {
    # What is missing
    "no-endpoint": QT_TRANSLATE_NOOP(
        "Sentences", "Write the address of the issuer's token endpoint, or let the issuer tell it."
    ),
    "endpoint-is-configuration": QT_TRANSLATE_NOOP(
        "Sentences", "This is the address of a configuration; its “token_endpoint” is what belongs here."
    ),
    "no-refresh-token": QT_TRANSLATE_NOOP(
        "Sentences", "Paste an answer that holds a “refresh_token”, or write the refresh token here."
    ),
    "no-client": QT_TRANSLATE_NOOP("Sentences", "A client that says who it is needs its client id."),
    "no-secret": QT_TRANSLATE_NOOP(
        "Sentences", "Write the client's secret, or choose that this client is public and has none."
    ),
    # Under way
    "cancelled": QT_TRANSLATE_NOOP("Sentences", "Cancelled."),
    "endpoint-found": QT_TRANSLATE_NOOP(
        "Sentences", "{0} says where its token endpoint is. The button names that address now; nothing secret was sent."
    ),
    "client-set": QT_TRANSLATE_NOOP(
        "Sentences",
        "It knows clients by {0}: “Client is” was set to {1}. Choose otherwise if yours is registered otherwise.",
    ),
    "client-set-unsaid": QT_TRANSLATE_NOOP(
        "Sentences",
        "It does not say how its clients say who they are; that means {0} (RFC 8414, 2), to which “Client is” was set.",
    ),
    "client-kept": QT_TRANSLATE_NOOP(
        "Sentences", "“Client is” stays as it is: it is one of the ways that it knows ({0})."
    ),
    "client-differs": QT_TRANSLATE_NOOP(
        "Sentences", "It knows clients by {0}; you chose {1}, which stays, but may be refused."
    ),
    "client-differs-unsaid": QT_TRANSLATE_NOOP(
        "Sentences", "It does not say how its clients say who they are; you chose {1}, which stays."
    ),
    "client-none": QT_TRANSLATE_NOOP(
        "Sentences", "It knows clients only in ways that this window does not have, such as a signed assertion."
    ),
    # The window was closed meanwhile
    "goes-on": QT_TRANSLATE_NOOP(
        "Sentences",
        "The request to {0} goes on, because its answer may hold the only good refresh token; it is told here.",
    ),
    "arrived": QT_TRANSLATE_NOOP("Sentences", "“Refresh at the issuer” was closed before the answer came. {0}"),
    "answer-no-endpoint": QT_TRANSLATE_NOOP(
        "Sentences", "The configuration of {0} does not say where its token endpoint is (“token_endpoint”)."
    ),
    "answer-bad-endpoint": QT_TRANSLATE_NOOP(
        "Sentences", "The configuration of {0} gives an address of its token endpoint that cannot be called: {1}"
    ),
    # It went well
    "renewed": QT_TRANSLATE_NOOP("Sentences", "{0} sent new tokens: {1}."),
    "renewed-beside": QT_TRANSLATE_NOOP("Sentences", "They stand on the shelf beside the old ones."),
    "rotated": QT_TRANSLATE_NOOP(
        "Sentences",
        "It also sent a new refresh token (rotation), which stands in the field for the next time. The old one is spent:"
        " whoever uses it still may make the issuer revoke both.",
    ),
    "not-rotated": QT_TRANSLATE_NOOP("Sentences", "The refresh token stays the same."),
    "lives": QT_TRANSLATE_NOOP("Sentences", "By the answer the access token lives {0} s (“expires_in”)."),
    "narrowed": QT_TRANSLATE_NOOP("Sentences", "Granted is less than was asked for; missing: {0}."),
    "opaque": QT_TRANSLATE_NOOP(
        "Sentences",
        "The new access token is no JWT, so there is nothing to inspect in it; “Copy with secrets” gives it to you.",
    ),
    "other-type": QT_TRANSLATE_NOOP("Sentences", "The access token is of the type {0}, not Bearer."),
    # It did not
    "said": QT_TRANSLATE_NOOP("Sentences", "The issuer says: “{0}”."),
    "uncertain": QT_TRANSLATE_NOOP(
        "Sentences",
        "Whether the issuer has done what was asked is not known: if it rotates refresh tokens, this one may be spent.",
    ),
    "redirected-form": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} points to another address: {1}. The refresh token was not sent there; write that address if you trust it.",
    ),
    "answer-no-tokens": QT_TRANSLATE_NOOP(
        "Sentences", "{0} answered with JSON that holds no token. Is it the address of a token endpoint?"
    ),
    "status-refused": QT_TRANSLATE_NOOP(
        "Sentences", "{0} refused (status {1}) and does not say why. Check address, client and secret."
    ),
    "status-forbidden": QT_TRANSLATE_NOOP(
        "Sentences", "{0} refused (status {1}) and does not say why. Check address, client and secret."
    ),
    "status-other": QT_TRANSLATE_NOOP(
        "Sentences", "{0} gave no tokens (status {1}). Is it the address of a token endpoint?"
    ),
    "too-large": QT_TRANSLATE_NOOP(
        "Sentences", "The answer of {0} is larger than {1}; the rest was not read. Token responses are far smaller."
    ),
}
"""What is said around a refresh grant; ``{0}`` is the host where there is one. What is no row here is one of `REQUESTS`."""

DENIALS: dict[str, str] = {
    # RFC 6749, 5.2
    "invalid_request": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} could not read the request ({1}). It may want the client id, another way to say who the client is, or a"
        " parameter of its own.",
    ),
    "invalid_client": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} does not accept this client ({1}): the client id is unknown there, its secret is wrong, or it has to say who it"
        " is in another way.",
    ),
    "invalid_grant": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} does not accept this refresh token ({1}): it has expired, was revoked or used before, or belongs to another"
        " client. A new login gives a new one.",
    ),
    "unauthorized_client": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} knows this client but does not let it refresh tokens ({1}). Allow the grant “refresh_token” in its settings.",
    ),
    "unsupported_grant_type": QT_TRANSLATE_NOOP(
        "Sentences", "{0} does not refresh tokens at this address ({1}). Is it its token endpoint?"
    ),
    "invalid_scope": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} does not grant that scope ({1}): a refresh cannot ask for more than was granted before. Leave Scope empty to"
        " get the same again.",
    ),
    # Others that issuers send
    "invalid_target": QT_TRANSLATE_NOOP(
        "Sentences", "{0} does not grant tokens for that resource ({1}; RFC 8707). A new login may be needed."
    ),
    "access_denied": QT_TRANSLATE_NOOP("Sentences", "{0} denied it ({1}). A person may have taken their consent back."),
    "interaction_required": QT_TRANSLATE_NOOP("Sentences", "{0} wants the person to log in again ({1})."),
    "login_required": QT_TRANSLATE_NOOP("Sentences", "{0} wants the person to log in again ({1})."),
    "consent_required": QT_TRANSLATE_NOOP("Sentences", "{0} wants the person to consent again ({1}): log in anew."),
    "temporarily_unavailable": QT_TRANSLATE_NOOP("Sentences", "{0} cannot do it now ({1}). Try again later."),
    "server_error": QT_TRANSLATE_NOOP("Sentences", "{0} failed by itself ({1}). Try again later."),
    "slow_down": QT_TRANSLATE_NOOP("Sentences", "{0} has had too many requests ({1}). Try again later."),
    "use_dpop_nonce": QT_TRANSLATE_NOOP(
        "Sentences", "{0} wants a DPoP proof ({1}; RFC 9449), which this window does not send."
    ),
    "invalid_dpop_proof": QT_TRANSLATE_NOOP(
        "Sentences", "{0} wants a DPoP proof ({1}; RFC 9449), which this window does not send."
    ),
    "bad_refresh_token": QT_TRANSLATE_NOOP(
        "Sentences",
        "{0} does not accept this refresh token ({1}): it has expired, was revoked or used before. Log in anew.",
    ),
    "incorrect_client_credentials": QT_TRANSLATE_NOOP(
        "Sentences", "{0} does not accept this client ({1}): check client id and secret."
    ),
}
"""What an issuer's error code means; ``{0}`` is the host, ``{1}`` the code."""

OTHER_DENIAL: str = QT_TRANSLATE_NOOP(
    "Sentences", "{0} refused with a code of its own: “{1}”. Its documentation tells what it means."
)

GRANT_WARNINGS: dict[str, str] = {
    **CALL_WARNINGS,
    "from-iss": QT_TRANSLATE_NOOP(
        "Sentences",
        "This address comes from the token (“iss”). Whoever made the token chose it, and anybody can make one: {0} would learn"
        " that somebody here looks at it. Nothing secret is sent by this press.",
    ),
    "plain-http": QT_TRANSLATE_NOOP(
        "Sentences", "Plain http: anybody on the way to {0} can put an endpoint of their own into the answer."
    ),
    "grant-from-token": QT_TRANSLATE_NOOP(
        "Sentences",
        "This address goes back to the token (“iss”), and anybody can make a token: {0} would get the refresh token, and the"
        " client's secret if there is one. Go on only if it is the issuer that you know.",
    ),
    "grant-from-answer": QT_TRANSLATE_NOOP(
        "Sentences", "The token's issuer lives elsewhere and says that its token endpoint is at {0}."
    ),
    "grant-plain-http": QT_TRANSLATE_NOOP(
        "Sentences",
        "Plain http: anybody on the way to {0} can read the refresh token and the secret, and use them.",
    ),
    "grant-other-place": QT_TRANSLATE_NOOP(
        "Sentences", "The refresh token in the field came from {1}, and {0} would get it now."
    ),
}
"""What a person should have read before they send a grant; ``{0}`` is the host."""

TOKEN_NAMES: dict[str, str] = {
    "access_token": QT_TRANSLATE_NOOP("Sentences", "access token"),
    "id_token": QT_TRANSLATE_NOOP("Sentences", "ID token"),
    "refresh_token": QT_TRANSLATE_NOOP("Sentences", "refresh token"),
}

CLIENT_NAMES: dict[str, str] = {
    "none": QT_TRANSLATE_NOOP("Sentences", "the id of a public client alone"),
    "body": QT_TRANSLATE_NOOP("Sentences", "a secret in the body"),
    "basic": QT_TRANSLATE_NOOP("Sentences", "a secret by HTTP Basic"),
}
"""How a client says who it is."""

CLIENT_FROM: str = QT_TRANSLATE_NOOP("Sentences", "Taken from the token (“{0}”).")
REFRESH_FROM_PASTE: str = QT_TRANSLATE_NOOP("Sentences", "From the answer that was pasted.")
REFRESH_FROM_HOST: str = QT_TRANSLATE_NOOP("Sentences", "Sent by {0} at the last refresh.")
