"""The types of tokens that standards define; the order is that in which they are named where several fit alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.finding import Finding
from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP
from inspector.model.types.token_type import BY_SHAPE, BY_TYP, NO, Facts, TokenType

if TYPE_CHECKING:
    from collections.abc import Iterable


LOGOUT = "http://schemas.openid.net/event/backchannel-logout"


def _access_token(token: Facts) -> int:
    return BY_TYP if token.typ == "at+jwt" else NO


def _dpop(token: Facts) -> int:
    if token.typ == "dpop+jwt":
        return BY_TYP
    return BY_SHAPE if token.has("htm", "htu") and token.has_header("jwk") else NO


def _dpop_rule(token: Facts) -> Iterable[Finding]:
    if token.algorithm.upper().startswith("HS"):
        yield Finding("dpop-symmetric", "header $.alg", (token.algorithm[:200],))


def _is_logout(token: Facts) -> bool:
    events = token.claims.get("events")
    return events is not None and token.payload.find(LOGOUT, events) is not None


def _logout(token: Facts) -> int:
    return BY_TYP if token.typ == "logout+jwt" else BY_SHAPE if _is_logout(token) else NO


def _logout_rule(token: Facts) -> Iterable[Finding]:
    if token.is_payload_known and token.has("events") and not _is_logout(token):
        yield Finding("logout-event-missing", "payload $.events", (LOGOUT,))


def _security_event(token: Facts) -> int:
    if token.typ == "secevent+jwt":
        return BY_TYP
    events = token.claims.get("events")
    named = events is not None and token.payload.kinds[events] == ord("{")
    return BY_SHAPE if token.is_plain and named and not _is_logout(token) else NO


def _client_assertion(token: Facts) -> int:
    if token.typ == "client-authentication+jwt":
        return BY_TYP
    issuer = token.claim_text("iss")
    same = issuer != "" and issuer == token.claim_text("sub")
    return BY_SHAPE if token.is_plain and same and token.has("aud") and not _is_rich(token) else NO


def _is_rich(token: Facts) -> bool:
    return token.has_any("events", "scope", "scp", "nonce", "vc", "vp", "jwks", "_sd", "email", "client_id")


def _request(token: Facts) -> int:
    if token.typ == "oauth-authz-req+jwt":
        return BY_TYP
    return BY_SHAPE if token.has("client_id", "response_type") else NO


def _response(token: Facts) -> int:
    asked = token.has("iss", "aud") and token.has_any("code", "error", "access_token") and token.has("state")
    return BY_SHAPE if token.is_plain and asked and not token.has("client_id") else NO


def _id_token(token: Facts) -> int:
    if not token.is_plain or not token.has("iss", "aud") or token.has_any("scope", "scp", "events", "htu", "vp", "vc"):
        return NO
    if token.claim_text("token_use") == "id" or token.claim_text("typ") == "ID":
        return BY_SHAPE
    return BY_SHAPE if _shows_login(token) and token.claim_text("token_use") != "access" else NO


def _shows_login(token: Facts) -> bool:
    return token.has_any("at_hash", "c_hash", "s_hash", "nonce", "auth_time") and not token.has_any(
        "client_id", "cid", "appid", "response_type", "sd_hash"
    )


def _introspection(token: Facts) -> int:
    return BY_TYP if token.typ == "token-introspection+jwt" else NO


def _entity_statement(token: Facts) -> int:
    if token.typ == "entity-statement+jwt":
        return BY_TYP
    return BY_SHAPE if token.has("jwks", "iss", "sub") and token.has_any("metadata", "authority_hints") else NO


def _trust_mark(token: Facts) -> int:
    return BY_TYP if token.typ == "trust-mark+jwt" else NO


def _sd_jwt_vc(token: Facts) -> int:
    if token.typ in ("dc+sd-jwt", "vc+sd-jwt"):
        return BY_TYP
    return BY_SHAPE if token.has("vct") else NO


def _key_binding(token: Facts) -> int:
    return BY_TYP if token.typ == "kb+jwt" else BY_SHAPE if token.has("sd_hash", "nonce") else NO


def _credential(token: Facts) -> int:
    return BY_TYP if token.typ in ("vc+jwt", "vc+ld+json+jwt") else BY_SHAPE if token.has("vc") else NO


def _presentation(token: Facts) -> int:
    return BY_TYP if token.typ in ("vp+jwt", "vp+ld+json+jwt") else BY_SHAPE if token.has("vp") else NO


def _issuance_proof(token: Facts) -> int:
    return BY_TYP if token.typ == "openid4vci-proof+jwt" else NO


def _status_list(token: Facts) -> int:
    return BY_TYP if token.typ == "statuslist+jwt" else BY_SHAPE if token.has("status_list") else NO


def _attestation(token: Facts) -> int:
    return BY_TYP if token.typ == "eat+jwt" else BY_SHAPE if token.has_any("eat_profile", "eat_nonce") else NO


def _passport(token: Facts) -> int:
    return BY_TYP if token.typ == "passport" else NO


def _acme(token: Facts) -> int:
    return BY_SHAPE if token.has_header("url", "nonce") else NO


STANDARDS: tuple[TokenType, ...] = (
    TokenType(
        "access-token",
        QT_TRANSLATE_NOOP("Sentences", "OAuth access token"),
        QT_TRANSLATE_NOOP("Sentences", "A client shows it to an API, which lets it do what the scope permits."),
        "RFC 9068, 2.2",
        _access_token,
        claims=("iss", "exp", "aud", "sub", "client_id", "iat", "jti"),
    ),
    TokenType(
        "dpop-proof",
        QT_TRANSLATE_NOOP("Sentences", "DPoP proof"),
        QT_TRANSLATE_NOOP(
            "Sentences", "It goes with one request and proves that the sender holds the key in its header."
        ),
        "RFC 9449, 4.2",
        _dpop,
        claims=("jti", "htm", "htu", "iat"),
        headers=("typ", "jwk"),
        rule=_dpop_rule,
    ),
    TokenType(
        "logout-token",
        QT_TRANSLATE_NOOP("Sentences", "logout token"),
        QT_TRANSLATE_NOOP("Sentences", "The provider tells a client to end the session of a user."),
        "OpenID Connect Back-Channel Logout 1.0, 2.4",
        _logout,
        claims=("iss", "aud", "iat", "exp", "jti", "events"),
        one_of=("sub", "sid"),
        never=("nonce",),
        rule=_logout_rule,
    ),
    TokenType(
        "security-event",
        QT_TRANSLATE_NOOP("Sentences", "security event token"),
        QT_TRANSLATE_NOOP("Sentences", "One side tells another what happened to an account or a session."),
        "RFC 8417, 2.2",
        _security_event,
        claims=("iss", "iat", "jti", "events"),
    ),
    TokenType(
        "request-object",
        QT_TRANSLATE_NOOP("Sentences", "signed authorization request"),
        QT_TRANSLATE_NOOP(
            "Sentences", "A client asks for a login or an authorization, and nobody can change what it asks."
        ),
        "RFC 9101, 4",
        _request,
        claims=("client_id", "response_type", "iss", "aud"),
        never=("request", "request_uri"),
    ),
    TokenType(
        "authorization-response",
        QT_TRANSLATE_NOOP("Sentences", "signed authorization response (JARM)"),
        QT_TRANSLATE_NOOP("Sentences", "The answer to an authorization request, which nobody can change on its way."),
        "JARM, 2.1",
        _response,
        claims=("iss", "aud", "exp"),
    ),
    TokenType(
        "introspection-response",
        QT_TRANSLATE_NOOP("Sentences", "token introspection response"),
        QT_TRANSLATE_NOOP(
            "Sentences", "What a server says about a token that it was asked about. It is no access token."
        ),
        "RFC 9701, 5",
        _introspection,
        claims=("iss", "aud", "iat", "token_introspection"),
        never=("sub", "exp"),
    ),
    TokenType(
        "entity-statement",
        QT_TRANSLATE_NOOP("Sentences", "entity statement (OpenID Federation)"),
        QT_TRANSLATE_NOOP("Sentences", "What one member of a federation says about another or about itself."),
        "OpenID Federation 1.0, 3.1",
        _entity_statement,
        claims=("iss", "sub", "iat", "exp"),
        headers=("typ", "kid"),
    ),
    TokenType(
        "trust-mark",
        QT_TRANSLATE_NOOP("Sentences", "trust mark (OpenID Federation)"),
        QT_TRANSLATE_NOOP("Sentences", "A seal that says that a member of a federation keeps certain rules."),
        "OpenID Federation 1.0, 7.1",
        _trust_mark,
        claims=("iss", "sub", "iat"),
        headers=("kid",),
    ),
    TokenType(
        "sd-jwt-vc",
        QT_TRANSLATE_NOOP("Sentences", "verifiable credential (SD-JWT VC)"),
        QT_TRANSLATE_NOOP("Sentences", "What an issuer says about its holder, who can disclose it in parts."),
        "SD-JWT VC (draft), 2.2",
        _sd_jwt_vc,
        claims=("vct",),
        headers=("typ",),
    ),
    TokenType(
        "key-binding",
        QT_TRANSLATE_NOOP("Sentences", "key binding token"),
        QT_TRANSLATE_NOOP("Sentences", "The holder of a credential proves that it is theirs, here and now."),
        "RFC 9901, 4.3",
        _key_binding,
        claims=("iat", "aud", "nonce", "sd_hash"),
        headers=("typ",),
    ),
    TokenType(
        "verifiable-credential",
        QT_TRANSLATE_NOOP("Sentences", "verifiable credential"),
        QT_TRANSLATE_NOOP("Sentences", "What an issuer says about a subject, for its holder to show to others."),
        "W3C Verifiable Credentials 1.1, 6.3.1",
        _credential,
    ),
    TokenType(
        "verifiable-presentation",
        QT_TRANSLATE_NOOP("Sentences", "verifiable presentation"),
        QT_TRANSLATE_NOOP("Sentences", "A holder shows credentials to somebody."),
        "W3C Verifiable Credentials 1.1, 6.3.1",
        _presentation,
    ),
    TokenType(
        "issuance-proof",
        QT_TRANSLATE_NOOP("Sentences", "proof of key (credential issuance)"),
        QT_TRANSLATE_NOOP("Sentences", "A wallet proves the key that a credential is to be bound to."),
        "OpenID for Verifiable Credential Issuance 1.0, F.1",
        _issuance_proof,
        claims=("aud", "iat"),
    ),
    TokenType(
        "status-list",
        QT_TRANSLATE_NOOP("Sentences", "status list"),
        QT_TRANSLATE_NOOP("Sentences", "Says of many tokens at once whether they were revoked."),
        "Token Status List (draft), 5.1",
        _status_list,
        claims=("sub", "iat", "status_list"),
        headers=("typ",),
    ),
    TokenType(
        "attestation",
        QT_TRANSLATE_NOOP("Sentences", "entity attestation token"),
        QT_TRANSLATE_NOOP("Sentences", "A device says what it is and in what state."),
        "RFC 9711",
        _attestation,
    ),
    TokenType(
        "passport",
        QT_TRANSLATE_NOOP("Sentences", "PASSporT"),
        QT_TRANSLATE_NOOP("Sentences", "A telephone provider vouches for who calls."),
        "RFC 8225, 5",
        _passport,
        claims=("iat", "orig", "dest"),
        headers=("x5u",),
    ),
    TokenType(
        "acme-request",
        QT_TRANSLATE_NOOP("Sentences", "request to a certificate authority (ACME)"),
        QT_TRANSLATE_NOOP("Sentences", "A signed message by which certificates are ordered; it is no JWT."),
        "RFC 8555, 6.2",
        _acme,
        headers=("alg",),
    ),
    TokenType(
        "id-token",
        QT_TRANSLATE_NOOP("Sentences", "ID token"),
        QT_TRANSLATE_NOOP("Sentences", "Tells a client who logged in, how and when."),
        "OpenID Connect Core 1.0, 2",
        _id_token,
        claims=("iss", "sub", "aud", "exp", "iat"),
        notes=("id-token-as-access-token",),
    ),
    TokenType(
        "client-assertion",
        QT_TRANSLATE_NOOP("Sentences", "client assertion"),
        QT_TRANSLATE_NOOP("Sentences", "A client proves who it is when it asks for tokens."),
        "RFC 7523, 3",
        _client_assertion,
        claims=("iss", "sub", "aud", "exp"),
    ),
)
