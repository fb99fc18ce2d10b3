"""Claims that OpenID defines: about the person, the login, the session, and identity assurance."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

CLAIMS: dict[str, dict[str, str]] = {
    "OpenID Connect Core 1.0, 5.1": {
        "name": QT_TRANSLATE_NOOP("Claims", "Full name of the person, as it is displayed."),
        "given_name": QT_TRANSLATE_NOOP("Claims", "Given or first name."),
        "family_name": QT_TRANSLATE_NOOP("Claims", "Family or last name."),
        "middle_name": QT_TRANSLATE_NOOP("Claims", "Middle name."),
        "nickname": QT_TRANSLATE_NOOP("Claims", "Casual name."),
        "preferred_username": QT_TRANSLATE_NOOP(
            "Claims", "Name that the person likes to go by; it may change and repeat."
        ),
        "profile": QT_TRANSLATE_NOOP("Claims", "Address of the person's profile page."),
        "picture": QT_TRANSLATE_NOOP("Claims", "Address of the person's picture."),
        "website": QT_TRANSLATE_NOOP("Claims", "Address of the person's web page."),
        "email": QT_TRANSLATE_NOOP("Claims", "E-mail address; no stable name of the person."),
        "email_verified": QT_TRANSLATE_NOOP("Claims", "Whether the issuer made sure that the address is the person's."),
        "gender": QT_TRANSLATE_NOOP("Claims", "Gender."),
        "birthdate": QT_TRANSLATE_NOOP("Claims", "Birthday, as YYYY-MM-DD, or only the year."),
        "zoneinfo": QT_TRANSLATE_NOOP("Claims", "Time zone of the person."),
        "locale": QT_TRANSLATE_NOOP("Claims", "Language and region of the person."),
        "phone_number": QT_TRANSLATE_NOOP("Claims", "Telephone number."),
        "phone_number_verified": QT_TRANSLATE_NOOP(
            "Claims", "Whether the issuer made sure that the number is the person's."
        ),
        "address": QT_TRANSLATE_NOOP("Claims", "Postal address."),
        "updated_at": QT_TRANSLATE_NOOP("Claims", "When what is said of the person was last changed."),
    },
    "OpenID Connect Core 1.0, 2": {
        "azp": QT_TRANSLATE_NOOP("Claims", "Authorized party: the client that the token was issued to."),
        "nonce": QT_TRANSLATE_NOOP("Claims", "Value of the client's request, which ties the token to it."),
        "auth_time": QT_TRANSLATE_NOOP("Claims", "When the person logged in."),
        "at_hash": QT_TRANSLATE_NOOP("Claims", "Hash of the access token that came with this one."),
        "acr": QT_TRANSLATE_NOOP("Claims", "How strong the login was: a class that both sides agreed on."),
        "amr": QT_TRANSLATE_NOOP("Claims", "By which methods the person logged in."),
    },
    "OpenID Connect Core 1.0, 3.3.2.11": {
        "c_hash": QT_TRANSLATE_NOOP("Claims", "Hash of the authorization code that came with this token."),
    },
    "OpenID Connect Core 1.0, 5.6.2": {
        "_claim_names": QT_TRANSLATE_NOOP("Claims", "Claims that stand elsewhere, each with the name of its source."),
        "_claim_sources": QT_TRANSLATE_NOOP("Claims", "Where the claims that stand elsewhere are to be had."),
    },
    "OpenID Connect Core 1.0, 7.4": {
        "sub_jwk": QT_TRANSLATE_NOOP("Claims", "Key of a self-issued token; its thumbprint is the subject."),
    },
    "Financial-grade API 1.0, part 2, 5.1": {
        "s_hash": QT_TRANSLATE_NOOP("Claims", "Hash of the state of the client's request."),
    },
    "OpenID Connect Front-Channel Logout 1.0, 3": {
        "sid": QT_TRANSLATE_NOOP("Claims", "Session: ties together what belongs to one login."),
    },
    "OpenID Connect CIBA 1.0, 7.3": {
        "urn:openid:params:jwt:claim:auth_req_id": QT_TRANSLATE_NOOP(
            "Claims", "The backchannel request that this answers."
        ),
        "urn:openid:params:jwt:claim:rt_hash": QT_TRANSLATE_NOOP(
            "Claims", "Hash of the refresh token that came along."
        ),
    },
    "OpenID Connect for Identity Assurance 1.0, 4": {
        "verified_claims": QT_TRANSLATE_NOOP("Claims", "Claims that were verified, with the evidence for them."),
        "place_of_birth": QT_TRANSLATE_NOOP("Claims", "Where the person was born."),
        "nationalities": QT_TRANSLATE_NOOP("Claims", "Nationalities of the person."),
        "birth_family_name": QT_TRANSLATE_NOOP("Claims", "Family name at birth."),
        "birth_given_name": QT_TRANSLATE_NOOP("Claims", "Given name at birth."),
        "birth_middle_name": QT_TRANSLATE_NOOP("Claims", "Middle name at birth."),
        "salutation": QT_TRANSLATE_NOOP("Claims", "How the person is addressed, such as Mr."),
        "title": QT_TRANSLATE_NOOP("Claims", "Title of the person, such as Dr."),
        "msisdn": QT_TRANSLATE_NOOP("Claims", "Mobile telephone number, as the network writes it."),
        "also_known_as": QT_TRANSLATE_NOOP("Claims", "Stage name, religious name or another alias."),
    },
    "OpenID Federation 1.0, 3": {
        "jwks": QT_TRANSLATE_NOOP("Claims", "Public keys of the entity."),
        "metadata": QT_TRANSLATE_NOOP("Claims", "What the entity says about itself, by the roles that it plays."),
        "metadata_policy": QT_TRANSLATE_NOOP("Claims", "Rules of a superior for the metadata of those below it."),
        "metadata_policy_crit": QT_TRANSLATE_NOOP(
            "Claims", "Operators of the metadata policy that must be understood."
        ),
        "authority_hints": QT_TRANSLATE_NOOP("Claims", "Superiors that speak for the entity."),
        "constraints": QT_TRANSLATE_NOOP("Claims", "Limits for chains of trust that go through here."),
        "trust_marks": QT_TRANSLATE_NOOP("Claims", "Seals that others gave to the entity."),
        "trust_mark_issuers": QT_TRANSLATE_NOOP("Claims", "Who may give which seal."),
        "trust_mark_owners": QT_TRANSLATE_NOOP("Claims", "Whom a seal belongs to."),
        "trust_anchor": QT_TRANSLATE_NOOP("Claims", "The anchor that a resolved chain of trust ends at."),
        "trust_chain": QT_TRANSLATE_NOOP("Claims", "The statements from the entity up to its trust anchor."),
        "source_endpoint": QT_TRANSLATE_NOOP("Claims", "Where the statement was fetched from."),
    },
    "OpenID for Verifiable Credential Issuance 1.0": {
        "c_nonce": QT_TRANSLATE_NOOP("Claims", "Nonce of the issuer that a proof of key has to repeat."),
        "key_attestation": QT_TRANSLATE_NOOP("Claims", "Attestation of how well the holder's keys are guarded."),
        "attested_keys": QT_TRANSLATE_NOOP("Claims", "Keys that the attestation speaks for."),
    },
    "OpenID Connect Core 1.0, 5.5": {
        "claims": QT_TRANSLATE_NOOP("Claims", "Which claims the client asks for."),
        "userinfo": QT_TRANSLATE_NOOP("Claims", "Claims that are asked for, or given, at the UserInfo endpoint."),
    },
    "OpenID Connect Core 1.0, 3.1.2.1": {
        "max_age": QT_TRANSLATE_NOOP(
            "Claims", "Seconds since the last login after which the person has to log in anew."
        ),
        "prompt": QT_TRANSLATE_NOOP("Claims", "Whether the person is to be asked to log in or to consent."),
        "display": QT_TRANSLATE_NOOP("Claims", "On which kind of screen the login is shown."),
        "ui_locales": QT_TRANSLATE_NOOP("Claims", "Languages that the login is to be shown in."),
        "id_token_hint": QT_TRANSLATE_NOOP("Claims", "An earlier ID token, as a hint who logs in."),
        "login_hint": QT_TRANSLATE_NOOP("Claims", "A hint who logs in, such as an e-mail address."),
        "acr_values": QT_TRANSLATE_NOOP("Claims", "Classes of login that the client would like, the best first."),
    },
}
"""Sources, each with the claims that it defines and a sentence on each."""

ADDRESS: dict[str, dict[str, str]] = {
    "OpenID Connect Core 1.0, 5.1.1": {
        "formatted": QT_TRANSLATE_NOOP("Claims", "The whole address, as it goes on a letter."),
        "street_address": QT_TRANSLATE_NOOP("Claims", "Street, house number, post box."),
        "locality": QT_TRANSLATE_NOOP("Claims", "City or place."),
        "region": QT_TRANSLATE_NOOP("Claims", "State, province or region."),
        "postal_code": QT_TRANSLATE_NOOP("Claims", "Postal code."),
        "country": QT_TRANSLATE_NOOP("Claims", "Country."),
    },
}
"""Members of ``address``."""
