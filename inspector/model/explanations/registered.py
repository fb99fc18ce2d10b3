"""Claims of the IANA registry "JSON Web Token Claims" whose home is an RFC; each source with its claims."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

CLAIMS: dict[str, dict[str, str]] = {
    "RFC 7519, 4.1.1": {"iss": QT_TRANSLATE_NOOP("Claims", "Issuer: who made and signed the token.")},
    "RFC 7519, 4.1.2": {"sub": QT_TRANSLATE_NOOP("Claims", "Subject: whom or what the token is about.")},
    "RFC 7519, 4.1.3": {
        "aud": QT_TRANSLATE_NOOP("Claims", "Audience: who may accept the token; all others refuse it.")
    },
    "RFC 7519, 4.1.4": {"exp": QT_TRANSLATE_NOOP("Claims", "Expires: from this moment on the token is refused.")},
    "RFC 7519, 4.1.5": {"nbf": QT_TRANSLATE_NOOP("Claims", "Not before: until this moment the token is refused.")},
    "RFC 7519, 4.1.6": {"iat": QT_TRANSLATE_NOOP("Claims", "Issued at: when the token was made.")},
    "RFC 7519, 4.1.7": {
        "jti": QT_TRANSLATE_NOOP("Claims", "Token ID: names this one token, so that a replay is noticed.")
    },
    "RFC 7800, 3.1": {
        "cnf": QT_TRANSLATE_NOOP("Claims", "Confirmation: the key that the sender has to prove to hold.")
    },
    "RFC 8417, 2.2": {
        "events": QT_TRANSLATE_NOOP("Claims", "What happened: one member for each event, named by its address."),
        "toe": QT_TRANSLATE_NOOP("Claims", "Time of the event, where it is not that of the token."),
        "txn": QT_TRANSLATE_NOOP("Claims", "Transaction: ties together all tokens of one procedure."),
    },
    "RFC 9493, 4.1": {"sub_id": QT_TRANSLATE_NOOP("Claims", "Subject, described by a format and its members.")},
    "RFC 7643, 4.1.2; RFC 9068, 2.2.3.1": {
        "roles": QT_TRANSLATE_NOOP("Claims", "Roles that the subject has."),
        "groups": QT_TRANSLATE_NOOP("Claims", "Groups that the subject belongs to."),
        "entitlements": QT_TRANSLATE_NOOP("Claims", "Things that the subject is entitled to."),
    },
    "RFC 9200, 5.10": {
        "ace_profile": QT_TRANSLATE_NOOP("Claims", "The ACE profile by which the token is to be used."),
        "cnonce": QT_TRANSLATE_NOOP("Claims", "A nonce of the resource server that proves that the token is fresh."),
        "exi": QT_TRANSLATE_NOOP("Claims", "Seconds that the token is good for since the server first saw it."),
    },
    "RFC 9901, 4.2": {
        "_sd": QT_TRANSLATE_NOOP("Claims", "Digests of members that can be disclosed one by one."),
        "_sd_alg": QT_TRANSLATE_NOOP("Claims", "The hash by which the digests of disclosures were made."),
        "...": QT_TRANSLATE_NOOP("Claims", "Digest of an element of this list that can be disclosed."),
    },
    "RFC 9901, 4.3": {
        "sd_hash": QT_TRANSLATE_NOOP("Claims", "Hash of the credential that this key binding goes with.")
    },
    "SD-JWT VC (draft), 2.2.2": {
        "vct": QT_TRANSLATE_NOOP("Claims", "Which type of verifiable credential this is."),
        "vct#integrity": QT_TRANSLATE_NOOP("Claims", "Hash of the description of the credential's type."),
    },
    "Token Status List (draft), 6": {
        "status": QT_TRANSLATE_NOOP("Claims", "Where to ask whether the token was revoked or suspended."),
        "status_list": QT_TRANSLATE_NOOP("Claims", "The states of many tokens, as compressed bits."),
        "ttl": QT_TRANSLATE_NOOP("Claims", "Seconds for which a copy of the status list may be kept."),
    },
    "W3C Verifiable Credentials 1.1, 6.3.1": {
        "vc": QT_TRANSLATE_NOOP("Claims", "A verifiable credential: what its issuer says about the subject."),
        "vp": QT_TRANSLATE_NOOP("Claims", "A presentation: credentials that the holder shows."),
    },
    # Telephony
    "RFC 8055": {
        "sip_from_tag": QT_TRANSLATE_NOOP("Claims", "Tag of the SIP From header."),
        "sip_date": QT_TRANSLATE_NOOP("Claims", "Value of the SIP Date header."),
        "sip_callid": QT_TRANSLATE_NOOP("Claims", "Value of the SIP Call-Id header."),
        "sip_cseq_num": QT_TRANSLATE_NOOP("Claims", "Number in the SIP CSeq header."),
        "sip_via_branch": QT_TRANSLATE_NOOP("Claims", "Branch in the SIP Via header."),
    },
    "RFC 8225, 5.2": {
        "orig": QT_TRANSLATE_NOOP("Claims", "Who calls: a telephone number or an address."),
        "dest": QT_TRANSLATE_NOOP("Claims", "Who is called: telephone numbers or addresses."),
        "mky": QT_TRANSLATE_NOOP("Claims", "Fingerprints of the keys that protect the media of the call."),
    },
    "RFC 8443, 3": {"rph": QT_TRANSLATE_NOOP("Claims", "Which priorities the call may ask the network for.")},
    "RFC 8485": {
        "vot": QT_TRANSLATE_NOOP("Claims", "Vector of trust: how well the person was proofed and authenticated."),
        "vtm": QT_TRANSLATE_NOOP("Claims", "Address that explains the vector of trust."),
    },
    "RFC 8588": {
        "attest": QT_TRANSLATE_NOOP("Claims", "How well the provider knows the caller: A full, B partial, C gateway."),
        "origid": QT_TRANSLATE_NOOP("Claims", "Identifier by which a call can be traced to its origin."),
    },
    "RFC 8688": {"jcard": QT_TRANSLATE_NOOP("Claims", "A visiting card of the caller, or of who rejected the call.")},
    "RFC 8946": {
        "div": QT_TRANSLATE_NOOP("Claims", "Who was called before the call was diverted."),
        "opt": QT_TRANSLATE_NOOP("Claims", "The token of the original call, in full."),
    },
    "RFC 9027": {"sph": QT_TRANSLATE_NOOP("Claims", "Value of the SIP Priority header.")},
    "RFC 9447": {"atc": QT_TRANSLATE_NOOP("Claims", "Answer to a challenge that asks for authority over a name.")},
    "RFC 9475": {"msgi": QT_TRANSLATE_NOOP("Claims", "Hash of the message that the token goes with.")},
    "RFC 9795": {
        "rcd": QT_TRANSLATE_NOOP("Claims", "Name, picture and card of the caller."),
        "rcdi": QT_TRANSLATE_NOOP("Claims", "Hashes of what the caller's data refer to."),
        "crn": QT_TRANSLATE_NOOP("Claims", "Why the caller calls."),
    },
    # Content delivery
    "RFC 9246, 2.1": {
        "cdniv": QT_TRANSLATE_NOOP("Claims", "Version of this set of claims for content delivery."),
        "cdnicrit": QT_TRANSLATE_NOOP("Claims", "Claims that the delivery network has to understand."),
        "cdniip": QT_TRANSLATE_NOOP("Claims", "Address of the client that may fetch."),
        "cdniuc": QT_TRANSLATE_NOOP("Claims", "Which addresses may be fetched."),
        "cdniets": QT_TRANSLATE_NOOP("Claims", "Seconds by which a renewed token lasts longer."),
        "cdnistt": QT_TRANSLATE_NOOP("Claims", "How a renewed token is handed over."),
        "cdnistd": QT_TRANSLATE_NOOP("Claims", "How many parts of the path a renewed token is good for."),
    },
    # Attestation of devices
    "RFC 9711, 4": {
        "eat_nonce": QT_TRANSLATE_NOOP("Claims", "Nonce that proves that this attestation is fresh."),
        "ueid": QT_TRANSLATE_NOOP("Claims", "Identifier of the device, unique in the world and for good."),
        "sueids": QT_TRANSLATE_NOOP("Claims", "Identifiers of the device that change at times such as its sale."),
        "oemid": QT_TRANSLATE_NOOP("Claims", "Who made the hardware."),
        "hwmodel": QT_TRANSLATE_NOOP("Claims", "Model of the hardware."),
        "hwversion": QT_TRANSLATE_NOOP("Claims", "Version of the hardware."),
        "oemboot": QT_TRANSLATE_NOOP("Claims", "Whether the maker authorised the software that was booted."),
        "dbgstat": QT_TRANSLATE_NOOP("Claims", "Whether the device can be debugged."),
        "location": QT_TRANSLATE_NOOP("Claims", "Where the device is."),
        "eat_profile": QT_TRANSLATE_NOOP("Claims", "By which profile the attestation was made."),
        "submods": QT_TRANSLATE_NOOP("Claims", "Attestations of the parts of the device."),
        "uptime": QT_TRANSLATE_NOOP("Claims", "Seconds since the device was booted."),
        "bootcount": QT_TRANSLATE_NOOP("Claims", "How often the device was booted."),
        "bootseed": QT_TRANSLATE_NOOP("Claims", "Random value that is another one at each boot."),
        "dloas": QT_TRANSLATE_NOOP("Claims", "Certifications that the device has got."),
        "swname": QT_TRANSLATE_NOOP("Claims", "Name of the software that runs."),
        "swversion": QT_TRANSLATE_NOOP("Claims", "Version of the software that runs."),
        "manifests": QT_TRANSLATE_NOOP("Claims", "Lists of the software that is installed."),
        "measurements": QT_TRANSLATE_NOOP("Claims", "Measured hashes of software, memory and settings."),
        "measres": QT_TRANSLATE_NOOP("Claims", "How the measurements compare to what was expected."),
        "intuse": QT_TRANSLATE_NOOP("Claims", "What the attestation is meant for."),
    },
    # Others
    "RFC 9321, 3.2.3": {
        "sig_val_claims": QT_TRANSLATE_NOOP("Claims", "What came of checking signatures of a document.")
    },
    "RFC 9560, 3.1.5": {
        "rdap_allowed_purposes": QT_TRANSLATE_NOOP("Claims", "For which purposes registration data may be asked for."),
        "rdap_dnt_allowed": QT_TRANSLATE_NOOP("Claims", "Whether the person may ask not to be tracked."),
    },
    "ETSI GS NFV-SEC 022": {"at_use_nbr": QT_TRANSLATE_NOOP("Claims", "How often the access token may be used.")},
    "CTA-5009": {
        "geohash": QT_TRANSLATE_NOOP("Claims", "A place on earth as a short text; the longer, the more exact.")
    },
}
"""Sources, each with the claims that it defines and a sentence on each."""

CONFIRMATIONS: dict[str, dict[str, str]] = {
    "RFC 7800, 3": {
        "jwk": QT_TRANSLATE_NOOP("Claims", "The public key whose private half the sender has to hold."),
        "jwe": QT_TRANSLATE_NOOP("Claims", "The key to be proven, encrypted for the recipient."),
        "kid": QT_TRANSLATE_NOOP("Claims", "Name of the key that the sender has to hold."),
        "jku": QT_TRANSLATE_NOOP("Claims", "Address of the key set that holds the key to be proven."),
    },
    "RFC 8705, 3.1": {
        "x5t#S256": QT_TRANSLATE_NOOP("Claims", "SHA-256 of the client certificate that the sender has to use (mTLS)."),
    },
    "RFC 9203, 3.2.1": {"osc": QT_TRANSLATE_NOOP("Claims", "Parameters for OSCORE, which prove the key by its use.")},
    "RFC 9449, 6": {
        "jkt": QT_TRANSLATE_NOOP("Claims", "SHA-256 thumbprint of the key that signs the sender's DPoP proofs."),
    },
}
"""Members of ``cnf`` (IANA, "JWT Confirmation Methods")."""
