"""What the parts, forms and algorithms of tokens are called in words."""

from __future__ import annotations

from inspector.model.sentences.sentence import QT_TRANSLATE_NOOP

KINDS: dict[str, str] = {
    "jws-compact": QT_TRANSLATE_NOOP("Sentences", "Signed token, compact"),
    "jws-json": QT_TRANSLATE_NOOP("Sentences", "Signed token, JSON serialization"),
    "jws-detached": QT_TRANSLATE_NOOP("Sentences", "Signed token, payload detached"),
    "unsecured": QT_TRANSLATE_NOOP("Sentences", "Token without a signature"),
    "jwe-compact": QT_TRANSLATE_NOOP("Sentences", "Encrypted token, compact"),
    "jwe-json": QT_TRANSLATE_NOOP("Sentences", "Encrypted token, JSON serialization"),
    "sd-jwt": QT_TRANSLATE_NOOP("Sentences", "Signed token with selective disclosure"),
    "malformed": QT_TRANSLATE_NOOP("Sentences", "No whole token"),
}
"""The form of a token, by its kind."""

PARTS: dict[str, str] = {
    "header": QT_TRANSLATE_NOOP("Sentences", "Header"),
    "payload": QT_TRANSLATE_NOOP("Sentences", "Payload"),
    "signature": QT_TRANSLATE_NOOP("Sentences", "Signature"),
    "encrypted-key": QT_TRANSLATE_NOOP("Sentences", "Encrypted key"),
    "iv": QT_TRANSLATE_NOOP("Sentences", "Initialization vector"),
    "ciphertext": QT_TRANSLATE_NOOP("Sentences", "Ciphertext"),
    "tag": QT_TRANSLATE_NOOP("Sentences", "Authentication tag"),
    "aad": QT_TRANSLATE_NOOP("Sentences", "Additional data"),
    "disclosure": QT_TRANSLATE_NOOP("Sentences", "Disclosure"),
    "key-binding": QT_TRANSLATE_NOOP("Sentences", "Key binding"),
}
"""A part of a token, by its name in `model.parts`."""

_HMAC = QT_TRANSLATE_NOOP("Sentences", "HMAC with SHA-{0}: one secret signs and verifies")
_PKCS1 = QT_TRANSLATE_NOOP("Sentences", "RSA PKCS #1 v1.5 with SHA-{0}")
_PSS = QT_TRANSLATE_NOOP("Sentences", "RSA PSS with SHA-{0}")
_ECDSA = QT_TRANSLATE_NOOP("Sentences", "ECDSA on {1} with SHA-{0}")
_ML_DSA = QT_TRANSLATE_NOOP("Sentences", "ML-DSA-{0}, made to withstand quantum computers")
_RSA_OAEP = QT_TRANSLATE_NOOP("Sentences", "the key is encrypted by RSA OAEP with SHA-{0}")
_WRAPPED = QT_TRANSLATE_NOOP("Sentences", "the key is wrapped by AES-{0} key wrap")
_GCM_WRAPPED = QT_TRANSLATE_NOOP("Sentences", "the key is wrapped by AES-{0} GCM")
_AGREED = QT_TRANSLATE_NOOP("Sentences", "the key is agreed by elliptic-curve Diffie-Hellman")
_AGREED_WRAPPED = QT_TRANSLATE_NOOP(
    "Sentences", "the key is agreed by elliptic-curve Diffie-Hellman and wrapped by AES-{0} key wrap"
)
_PASSWORD = QT_TRANSLATE_NOOP("Sentences", "the key is made of a password by PBKDF2 with SHA-{0}")
_GCM = QT_TRANSLATE_NOOP("Sentences", "AES-{0} GCM")
_CBC = QT_TRANSLATE_NOOP("Sentences", "AES-{0} CBC with HMAC SHA-{1}")

ALGORITHMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "none": (QT_TRANSLATE_NOOP("Sentences", "no signature at all"), ()),
    **{f"HS{bits}": (_HMAC, (bits,)) for bits in ("256", "384", "512")},
    **{f"RS{bits}": (_PKCS1, (bits,)) for bits in ("256", "384", "512")},
    **{f"PS{bits}": (_PSS, (bits,)) for bits in ("256", "384", "512")},
    "ES256": (_ECDSA, ("256", "P-256")),
    "ES384": (_ECDSA, ("384", "P-384")),
    "ES512": (_ECDSA, ("512", "P-521")),
    "ES256K": (_ECDSA, ("256", "secp256k1")),
    "EdDSA": (QT_TRANSLATE_NOOP("Sentences", "EdDSA; the key says on which curve"), ()),
    "Ed25519": (QT_TRANSLATE_NOOP("Sentences", "EdDSA on Ed25519"), ()),
    "Ed448": (QT_TRANSLATE_NOOP("Sentences", "EdDSA on Ed448"), ()),
    **{f"ML-DSA-{size}": (_ML_DSA, (size,)) for size in ("44", "65", "87")},
    "RSA1_5": (QT_TRANSLATE_NOOP("Sentences", "the key is encrypted by RSA PKCS #1 v1.5, which is weak"), ()),
    "RSA-OAEP": (_RSA_OAEP, ("1",)),
    **{f"RSA-OAEP-{bits}": (_RSA_OAEP, (bits,)) for bits in ("256", "384", "512")},
    "dir": (QT_TRANSLATE_NOOP("Sentences", "a shared secret encrypts the content itself"), ()),
    "ECDH-ES": (_AGREED, ()),
    **{f"A{bits}KW": (_WRAPPED, (bits,)) for bits in ("128", "192", "256")},
    **{f"A{bits}GCMKW": (_GCM_WRAPPED, (bits,)) for bits in ("128", "192", "256")},
    **{f"ECDH-ES+A{bits}KW": (_AGREED_WRAPPED, (bits,)) for bits in ("128", "192", "256")},
    **{
        f"PBES2-HS{digest}+A{bits}KW": (_PASSWORD, (digest,))
        for digest, bits in (("256", "128"), ("384", "192"), ("512", "256"))
    },
    **{f"A{bits}GCM": (_GCM, (bits,)) for bits in ("128", "192", "256")},
    "A128CBC-HS256": (_CBC, ("128", "256")),
    "A192CBC-HS384": (_CBC, ("192", "384")),
    "A256CBC-HS512": (_CBC, ("256", "512")),
}
"""An ``alg`` or ``enc`` in words, with the arguments of its sentence (RFC 7518; RFC 8037; RFC 8812; RFC 9864)."""
