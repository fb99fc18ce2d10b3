"""Header parameters of the IANA registry "JSON Web Signature and Encryption Header Parameters", and members of a JWK."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

HEADERS: dict[str, dict[str, str]] = {
    "RFC 7515, 4.1.1": {
        "alg": QT_TRANSLATE_NOOP("Claims", "Algorithm by which the token is signed, or its key encrypted.")
    },
    "RFC 7515, 4.1.2": {
        "jku": QT_TRANSLATE_NOOP("Claims", "Address of a key set. It comes from the token: do not trust it.")
    },
    "RFC 7515, 4.1.3": {
        "jwk": QT_TRANSLATE_NOOP("Claims", "The sender's public key. It comes from the token: do not trust it.")
    },
    "RFC 7515, 4.1.4": {"kid": QT_TRANSLATE_NOOP("Claims", "Name of the key: only a hint which one to take.")},
    "RFC 7515, 4.1.5": {
        "x5u": QT_TRANSLATE_NOOP("Claims", "Address of a certificate. It comes from the token: do not trust it.")
    },
    "RFC 7515, 4.1.6": {
        "x5c": QT_TRANSLATE_NOOP("Claims", "The signer's certificate, followed by those that certify it.")
    },
    "RFC 7515, 4.1.7": {"x5t": QT_TRANSLATE_NOOP("Claims", "SHA-1 fingerprint of the signer's certificate.")},
    "RFC 7515, 4.1.8": {"x5t#S256": QT_TRANSLATE_NOOP("Claims", "SHA-256 fingerprint of the signer's certificate.")},
    "RFC 7515, 4.1.9": {"typ": QT_TRANSLATE_NOOP("Claims", "What kind of token this is; readers should insist on it.")},
    "RFC 7515, 4.1.10": {"cty": QT_TRANSLATE_NOOP("Claims", "What the payload is; JWT where another token is inside.")},
    "RFC 7515, 4.1.11": {
        "crit": QT_TRANSLATE_NOOP("Claims", "Headers that must be understood, or the token is refused.")
    },
    "RFC 7797, 3": {"b64": QT_TRANSLATE_NOOP("Claims", "false: the payload is signed as it is, without base64url.")},
    "RFC 7516, 4.1.2": {"enc": QT_TRANSLATE_NOOP("Claims", "Algorithm by which the content is encrypted.")},
    "RFC 7516, 4.1.3": {"zip": QT_TRANSLATE_NOOP("Claims", "DEF: the content was compressed before it was encrypted.")},
    "RFC 7518, 4.6.1": {
        "epk": QT_TRANSLATE_NOOP("Claims", "Public key made for this one token, to agree on its secret (ECDH-ES)."),
        "apu": QT_TRANSLATE_NOOP("Claims", "About the sender; goes into the secret that both agree on (ECDH-ES)."),
        "apv": QT_TRANSLATE_NOOP("Claims", "About the recipient; goes into the secret that both agree on (ECDH-ES)."),
    },
    "RFC 7518, 4.7.1": {
        "iv": QT_TRANSLATE_NOOP("Claims", "Starting value by which the content's key was encrypted."),
        "tag": QT_TRANSLATE_NOOP("Claims", "Authentication tag of the content's encrypted key."),
    },
    "RFC 7518, 4.8.1": {
        "p2s": QT_TRANSLATE_NOOP("Claims", "Salt by which a key is made from the password."),
        "p2c": QT_TRANSLATE_NOOP("Claims", "How often the password is hashed; an attacker may choose a costly number."),
    },
    "RFC 7519, 5.3": {
        "iss": QT_TRANSLATE_NOOP("Claims", "Issuer, repeated outside of the encryption."),
        "sub": QT_TRANSLATE_NOOP("Claims", "Subject, repeated outside of the encryption."),
        "aud": QT_TRANSLATE_NOOP("Claims", "Audience, repeated outside of the encryption."),
    },
    "RFC 8225, 4.3": {"ppt": QT_TRANSLATE_NOOP("Claims", "Which extension of PASSporT the token uses.")},
    "RFC 8555, 6.4.1": {
        "url": QT_TRANSLATE_NOOP("Claims", "The address that this request to a certificate authority goes to.")
    },
    "RFC 8555, 6.5.2": {
        "nonce": QT_TRANSLATE_NOOP("Claims", "Value of the server that makes this request count only once.")
    },
    "RFC 9321, 3.2.5": {"svt": QT_TRANSLATE_NOOP("Claims", "Proof that the signature was checked in the past.")},
    "OpenID Federation 1.0, 4.3": {
        "trust_chain": QT_TRANSLATE_NOOP("Claims", "The statements from the sender up to its trust anchor."),
    },
    "OpenID Federation 1.0, 4.4": {
        "peer_trust_chain": QT_TRANSLATE_NOOP("Claims", "The statements from the other side up to its trust anchor."),
    },
    "IHE ITI-71 (IUA)": {"iheSSId": QT_TRANSLATE_NOOP("Claims", "Subject of the secure session, in health care.")},
    "SD-JWT VC (draft), 3.5": {"vctm": QT_TRANSLATE_NOOP("Claims", "Descriptions of the credential's type.")},
    "OpenID for Verifiable Credential Issuance 1.0, F.1": {
        "key_attestation": QT_TRANSLATE_NOOP("Claims", "Attestation of how well the holder's key is guarded."),
    },
    "AWS, Application Load Balancer": {
        "signer": QT_TRANSLATE_NOOP("Claims", "The load balancer that signed; check that it is yours."),
        "client": QT_TRANSLATE_NOOP("Claims", "The client that the user logged in with."),
        "exp": QT_TRANSLATE_NOOP("Claims", "Expires: here it stands in the header, in seconds since 1970."),
    },
}
"""Sources, each with the header parameters that it defines and a sentence on each."""

KEY: dict[str, dict[str, str]] = {
    "RFC 7517, 4": {
        "kty": QT_TRANSLATE_NOOP("Claims", "Kind of key."),
        "use": QT_TRANSLATE_NOOP("Claims", "What the key is for: sig to sign, enc to encrypt."),
        "key_ops": QT_TRANSLATE_NOOP("Claims", "What the key may be used for."),
        "alg": QT_TRANSLATE_NOOP("Claims", "The algorithm that the key is for."),
        "kid": QT_TRANSLATE_NOOP("Claims", "Name of the key."),
        "x5u": QT_TRANSLATE_NOOP("Claims", "Address of the key's certificate."),
        "x5c": QT_TRANSLATE_NOOP("Claims", "The key's certificate, followed by those that certify it."),
        "x5t": QT_TRANSLATE_NOOP("Claims", "SHA-1 fingerprint of the key's certificate."),
        "x5t#S256": QT_TRANSLATE_NOOP("Claims", "SHA-256 fingerprint of the key's certificate."),
    },
    "RFC 7518, 6": {
        "crv": QT_TRANSLATE_NOOP("Claims", "Curve that the key lies on."),
        "x": QT_TRANSLATE_NOOP("Claims", "Public: first coordinate of the point, or the whole of an Edwards key."),
        "y": QT_TRANSLATE_NOOP("Claims", "Public: second coordinate of the point."),
        "n": QT_TRANSLATE_NOOP("Claims", "Public: the modulus of an RSA key."),
        "e": QT_TRANSLATE_NOOP("Claims", "Public: the exponent of an RSA key, mostly AQAB (65537)."),
        "k": QT_TRANSLATE_NOOP("Claims", "The secret itself. It must not stand in a token."),
        "d": QT_TRANSLATE_NOOP("Claims", "The private part of the key. It must not stand in a token."),
        "p": QT_TRANSLATE_NOOP("Claims", "Private: first prime of an RSA key. It must not stand in a token."),
        "q": QT_TRANSLATE_NOOP("Claims", "Private: second prime of an RSA key. It must not stand in a token."),
        "dp": QT_TRANSLATE_NOOP("Claims", "Private part of an RSA key. It must not stand in a token."),
        "dq": QT_TRANSLATE_NOOP("Claims", "Private part of an RSA key. It must not stand in a token."),
        "qi": QT_TRANSLATE_NOOP("Claims", "Private part of an RSA key. It must not stand in a token."),
        "oth": QT_TRANSLATE_NOOP("Claims", "Private: further primes of an RSA key. It must not stand in a token."),
    },
    "ML-DSA for JOSE (draft)": {
        "pub": QT_TRANSLATE_NOOP("Claims", "The public key."),
        "priv": QT_TRANSLATE_NOOP("Claims", "The private part of the key. It must not stand in a token."),
    },
}
"""Members of ``jwk``, ``epk`` and of the keys in a set."""
