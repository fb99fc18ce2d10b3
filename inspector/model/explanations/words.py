"""Words for values that are codes: methods of login (RFC 8176), classes of login, and kinds of events."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

METHODS: dict[str, str] = {
    "face": QT_TRANSLATE_NOOP("Claims", "face recognition"),
    "fpt": QT_TRANSLATE_NOOP("Claims", "fingerprint"),
    "geo": QT_TRANSLATE_NOOP("Claims", "location"),
    "hwk": QT_TRANSLATE_NOOP("Claims", "key in hardware"),
    "iris": QT_TRANSLATE_NOOP("Claims", "iris scan"),
    "kba": QT_TRANSLATE_NOOP("Claims", "question of knowledge"),
    "mca": QT_TRANSLATE_NOOP("Claims", "several channels"),
    "mfa": QT_TRANSLATE_NOOP("Claims", "several factors"),
    "otp": QT_TRANSLATE_NOOP("Claims", "one-time password"),
    "pin": QT_TRANSLATE_NOOP("Claims", "PIN or pattern"),
    "pop": QT_TRANSLATE_NOOP("Claims", "proof of a key"),
    "pwd": QT_TRANSLATE_NOOP("Claims", "password"),
    "rba": QT_TRANSLATE_NOOP("Claims", "risk assessment"),
    "retina": QT_TRANSLATE_NOOP("Claims", "retina scan"),
    "sc": QT_TRANSLATE_NOOP("Claims", "smart card"),
    "sms": QT_TRANSLATE_NOOP("Claims", "text message"),
    "swk": QT_TRANSLATE_NOOP("Claims", "key in software"),
    "tel": QT_TRANSLATE_NOOP("Claims", "telephone call"),
    "user": QT_TRANSLATE_NOOP("Claims", "presence of the user"),
    "vbm": QT_TRANSLATE_NOOP("Claims", "voice"),
    "wia": QT_TRANSLATE_NOOP("Claims", "Windows login"),
    # Not registered, but met: Microsoft Entra and OpenID EAP
    "fed": QT_TRANSLATE_NOOP("Claims", "login elsewhere"),
    "rsa": QT_TRANSLATE_NOOP("Claims", "certificate or key"),
    "ngcmfa": QT_TRANSLATE_NOOP("Claims", "several factors, to set up a new one"),
    "phr": QT_TRANSLATE_NOOP("Claims", "phishing-resistant"),
    "phrh": QT_TRANSLATE_NOOP("Claims", "phishing-resistant key in hardware"),
}
"""Values of ``amr``."""

CLASSES: dict[str, str] = {
    "0": QT_TRANSLATE_NOOP("Claims", "long-lived cookie or the like; not for anything of value"),
    "phr": QT_TRANSLATE_NOOP("Claims", "phishing-resistant login"),
    "phrh": QT_TRANSLATE_NOOP("Claims", "phishing-resistant login by a key in hardware"),
    "urn:mace:incommon:iap:silver": QT_TRANSLATE_NOOP("Claims", "InCommon Silver"),
    "urn:mace:incommon:iap:bronze": QT_TRANSLATE_NOOP("Claims", "InCommon Bronze"),
    "http://eidas.europa.eu/LoA/low": QT_TRANSLATE_NOOP("Claims", "eIDAS level low"),
    "http://eidas.europa.eu/LoA/substantial": QT_TRANSLATE_NOOP("Claims", "eIDAS level substantial"),
    "http://eidas.europa.eu/LoA/high": QT_TRANSLATE_NOOP("Claims", "eIDAS level high"),
    "https://refeds.org/profile/mfa": QT_TRANSLATE_NOOP("Claims", "several factors (REFEDS)"),
    "https://refeds.org/profile/sfa": QT_TRANSLATE_NOOP("Claims", "one factor (REFEDS)"),
    "urn:okta:loa:1fa:any": QT_TRANSLATE_NOOP("Claims", "one factor of any kind (Okta)"),
    "urn:okta:loa:1fa:pwd": QT_TRANSLATE_NOOP("Claims", "password alone (Okta)"),
    "urn:okta:loa:2fa:any": QT_TRANSLATE_NOOP("Claims", "two factors (Okta)"),
    "urn:oasis:names:tc:SAML:2.0:ac:classes:Password": QT_TRANSLATE_NOOP("Claims", "password (SAML)"),
    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": QT_TRANSLATE_NOOP(
        "Claims", "password over an encrypted connection (SAML)"
    ),
    "http://schemas.openid.net/pape/policies/2007/06/multi-factor": QT_TRANSLATE_NOOP("Claims", "several factors"),
    "http://schemas.openid.net/pape/policies/2007/06/phishing-resistant": QT_TRANSLATE_NOOP(
        "Claims", "phishing-resistant login"
    ),
}
"""Values of ``acr``."""

SCOPES: dict[str, str] = {
    # OpenID Connect Core 1.0, 3.1.2.1, 5.4 and 11
    "openid": QT_TRANSLATE_NOOP("Claims", "login with OpenID Connect: an ID token"),
    "profile": QT_TRANSLATE_NOOP("Claims", "name, picture and other claims of the profile"),
    "email": QT_TRANSLATE_NOOP("Claims", "e-mail address, and whether it is confirmed"),
    "address": QT_TRANSLATE_NOOP("Claims", "postal address"),
    "phone": QT_TRANSLATE_NOOP("Claims", "telephone number, and whether it is confirmed"),
    "offline_access": QT_TRANSLATE_NOOP("Claims", "a refresh token, also for when the user is away"),
    # Microsoft Graph, Keycloak
    "User.Read": QT_TRANSLATE_NOOP("Claims", "sign in and read the user's profile (Microsoft Graph)"),
    "roles": QT_TRANSLATE_NOOP("Claims", "the user's roles (Keycloak)"),
    "web-origins": QT_TRANSLATE_NOOP("Claims", "allowed web origins (Keycloak)"),
}
"""Values of ``scope`` and ``scp`` that mean the same with many issuers."""

_RISC = "https://schemas.openid.net/secevent/risc/event-type/"
_CAEP = "https://schemas.openid.net/secevent/caep/event-type/"
EVENTS: dict[str, str] = {
    "http://schemas.openid.net/event/backchannel-logout": QT_TRANSLATE_NOOP("Claims", "The user was logged out."),
    f"{_CAEP}session-revoked": QT_TRANSLATE_NOOP("Claims", "A session was revoked."),
    f"{_CAEP}token-claims-change": QT_TRANSLATE_NOOP("Claims", "Claims of a token have changed."),
    f"{_CAEP}credential-change": QT_TRANSLATE_NOOP("Claims", "A password, key or the like has changed."),
    f"{_CAEP}assurance-level-change": QT_TRANSLATE_NOOP("Claims", "The login counts as stronger or weaker now."),
    f"{_CAEP}device-compliance-change": QT_TRANSLATE_NOOP("Claims", "A device keeps the rules now, or no longer."),
    f"{_CAEP}session-established": QT_TRANSLATE_NOOP("Claims", "A session was begun."),
    f"{_CAEP}session-presented": QT_TRANSLATE_NOOP("Claims", "A session was used."),
    f"{_CAEP}risk-level-change": QT_TRANSLATE_NOOP("Claims", "The risk of a user or a device has changed."),
    f"{_RISC}account-credential-change-required": QT_TRANSLATE_NOOP(
        "Claims", "The user has to change a password or key."
    ),
    f"{_RISC}account-purged": QT_TRANSLATE_NOOP("Claims", "The account was deleted for good."),
    f"{_RISC}account-disabled": QT_TRANSLATE_NOOP("Claims", "The account was disabled."),
    f"{_RISC}account-enabled": QT_TRANSLATE_NOOP("Claims", "The account was enabled."),
    f"{_RISC}identifier-changed": QT_TRANSLATE_NOOP("Claims", "The user's e-mail address or number has changed."),
    f"{_RISC}identifier-recycled": QT_TRANSLATE_NOOP("Claims", "The e-mail address or number is somebody else's now."),
    f"{_RISC}credential-compromise": QT_TRANSLATE_NOOP("Claims", "A password or key has become known to others."),
    f"{_RISC}opt-in": QT_TRANSLATE_NOOP("Claims", "The user takes part in the exchange of events."),
    f"{_RISC}opt-out-initiated": QT_TRANSLATE_NOOP("Claims", "The user asked to leave the exchange of events."),
    f"{_RISC}opt-out-cancelled": QT_TRANSLATE_NOOP("Claims", "The user stays in the exchange of events."),
    f"{_RISC}opt-out-effective": QT_TRANSLATE_NOOP("Claims", "The user has left the exchange of events."),
    f"{_RISC}recovery-activated": QT_TRANSLATE_NOOP("Claims", "The user began to recover the account."),
    f"{_RISC}recovery-information-changed": QT_TRANSLATE_NOOP(
        "Claims", "What the account is recovered by has changed."
    ),
    f"{_RISC}sessions-revoked": QT_TRANSLATE_NOOP("Claims", "All sessions of the user were revoked."),
    "https://schemas.openid.net/secevent/ssf/event-type/verification": QT_TRANSLATE_NOOP(
        "Claims", "A test whether events arrive."
    ),
    "https://schemas.openid.net/secevent/ssf/event-type/stream-updated": QT_TRANSLATE_NOOP(
        "Claims", "The stream of events was paused, disabled or enabled."
    ),
}
"""Names of the members of ``events``."""
