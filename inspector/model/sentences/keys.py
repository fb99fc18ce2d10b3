"""Sentences about keys."""

from __future__ import annotations

from inspector.model.sentences.sentence import DANGER, INFO, QT_TRANSLATE_NOOP, WARNING, Sentence

KEY_FINDINGS: dict[str, Sentence] = {
    # Keys
    "key-type-mismatch": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "{0} needs {1}; the key that was given is {2}."),
        QT_TRANSLATE_NOOP("Sentences", "Give the key that belongs to this algorithm."),
        "RFC 7518, 3.1",
    ),
    "possible-key-confusion": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "A token signed with a secret ({0}) meets a public key."),
        QT_TRANSLATE_NOOP("Sentences", "Tried as a secret, a public key would let anybody sign. It was not tried."),
        "RFC 8725, 2.1",
    ),
    "weak-secret": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The secret is a word that many programs and tutorials use."),
        QT_TRANSLATE_NOOP("Sentences", "It is found within a second. Use a random one of {0} bytes or more."),
        "RFC 8725, 3.5",
    ),
    "short-secret": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The secret has {0} bytes; {1} wants at least {2}."),
        QT_TRANSLATE_NOOP("Sentences", "Use a random secret of at least that length."),
        "RFC 7518, 3.2",
    ),
    "weak-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The RSA key has {0} bits; at least 2048 are wanted."),
        QT_TRANSLATE_NOOP("Sentences", "Make a new key."),
        "RFC 7518, 3.3",
    ),
    "kid-unmatched": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "No key has the token's kid “{0}”; the others were tried."),
        QT_TRANSLATE_NOOP("Sentences", "Were the keys rotated, or do they belong to another issuer?"),
        "RFC 7515, 4.1.4",
    ),
    "duplicate-kid": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Several keys have the kid “{0}”."),
        QT_TRANSLATE_NOOP("Sentences", "All of them are tried; other programs take the first or the last."),
        "RFC 7517, 4.5",
    ),
    "skipped-key": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "Key {0} of the set was left out: {1}"),
        QT_TRANSLATE_NOOP("Sentences", "The others are used."),
        "RFC 7517, 5",
    ),
    "key-unreadable": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "This looks like {0}, but it could not be read."),
        QT_TRANSLATE_NOOP("Sentences", "Check that it was copied whole."),
    ),
    "key-password": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "A password is needed for {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Type the password below the key."),
    ),
    "key-password-wrong": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The password does not open {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Type it anew below the key; capitals and spaces count."),
    ),
    "secret-encoding": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The secret is not {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Choose how it is written, or correct it."),
    ),
    "kty-missing": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK has no “kty”, so its kind is unknown."), "", "RFC 7517, 4.1"
    ),
    "kty-unknown": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's kind “{0}” is not known here."), "", "RFC 7517, 4.1"
    ),
    "k-missing": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK has no “k”, so it holds no secret."), "", "RFC 7518, 6.4.1"
    ),
    "alg-invalid": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's “alg” must be a text."), "", "RFC 7517, 4.4"
    ),
    "ec-point": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's point does not lie on the curve {0}."), "", "RFC 7518, 6.2.1"
    ),
    "jwk-member": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's “{0}” is missing or wrong."), "", "RFC 7518, 6"
    ),
    "private-key-given": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "This is a private key; its public half checks the signature."),
        QT_TRANSLATE_NOOP("Sentences", "Who only verifies should hold the public key alone."),
    ),
    "secret-newline": Sentence(
        INFO, QT_TRANSLATE_NOOP("Sentences", "One line break at the end of the secret file was left out.")
    ),
    "crv-unknown": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's curve “{0}” is not known here."), "", "RFC 7518, 6.2.1.1"
    ),
    "jwk-alg-unknown": Sentence(
        DANGER, QT_TRANSLATE_NOOP("Sentences", "The JWK's algorithm “{0}” is not known here."), "", "RFC 7517, 4.4"
    ),
    "set-empty": Sentence(DANGER, QT_TRANSLATE_NOOP("Sentences", "The set of keys is empty."), "", "RFC 7517, 5.1"),
    "mixed-key-set": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The set holds secrets and public keys side by side."),
        QT_TRANSLATE_NOOP("Sentences", "Whoever may read the public keys can sign with the secrets. Keep them apart."),
        "RFC 8725, 3.1",
    ),
    "rsa-exponent": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The RSA key's public exponent is {0}: anybody can forge its signatures."),
        QT_TRANSLATE_NOOP("Sentences", "Make a new key; 65537 is the usual exponent."),
        "RFC 8017, 3.1",
    ),
    "rsa-exponent-small": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The RSA key's public exponent is {0}, which is small."),
        QT_TRANSLATE_NOOP("Sentences", "It is allowed, but forgiving programs can be fooled; 65537 is the usual one."),
        "RFC 8017, 3.1",
    ),
    "rsa-modulus": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The RSA key's modulus is even, so it is no product of two large primes."),
        QT_TRANSLATE_NOOP("Sentences", "Make a new key."),
        "RFC 8017, 3.1",
    ),
    "rsa-roca": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The RSA key was made by a chip whose keys can be broken (“ROCA”)."),
        QT_TRANSLATE_NOOP("Sentences", "Make a new key elsewhere: CVE-2017-15361."),
    ),
    "private-in-set": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The set holds private keys among public ones: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "If it is published, whoever reads it can sign. Replace these keys."),
        "RFC 7517, 9.2",
    ),
    "jwk-x5c-other": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The JWK's certificate (“x5c”) is that of another key."),
        QT_TRANSLATE_NOOP("Sentences", "The numbers of the JWK were used; other programs may take the certificate."),
        "RFC 7517, 4.7",
    ),
    "key-jks": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "This is a Java key store (JKS), which cannot be read here."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Let keytool write it as PKCS#12: -importkeystore -srckeystore FILE -destkeystore key.p12 -deststoretype pkcs12.",
        ),
    ),
    "certificate-expired": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The certificate of the key expired on {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Signatures still verify; whoever looks at the certificate will refuse it."),
        "RFC 5280, 4.1.2.5",
    ),
    "certificate-not-yet-valid": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The certificate of the key is not valid before {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Signatures still verify; whoever looks at the certificate will refuse it."),
        "RFC 5280, 4.1.2.5",
    ),
    "x5t-unmatched": Sentence(
        WARNING,
        QT_TRANSLATE_NOOP("Sentences", "The token names another certificate than that of the key that was used."),
        QT_TRANSLATE_NOOP("Sentences", "Was the certificate renewed, or does it belong to another issuer?"),
        "RFC 7515, 4.1.7",
    ),
    "key-from-ring": Sentence(
        INFO,
        QT_TRANSLATE_NOOP("Sentences", "Judged with a key from the key ring: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "A key in the field that fits goes before it."),
    ),
    "key-bcrypt": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP(
            "Sentences", "This OpenSSH key is encrypted, and the package bcrypt that opens it is not installed."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Install bcrypt, or write the key without a password: ssh-keygen -p -m PKCS8."),
    ),
    "key-unsupported": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "This is {0}, and its kind or its encryption is not supported here."),
    ),
    "key-curve-mismatch": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "{0} needs a key on the curve {1}; the key that was given is on {2}."),
        QT_TRANSLATE_NOOP("Sentences", "Give the key that belongs to this algorithm."),
        "RFC 7518, 3.4",
    ),
    "key-not-for-this": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "The key says of itself that it is not for this: {0}."),
        QT_TRANSLATE_NOOP("Sentences", "Give the key that belongs to this algorithm."),
        "RFC 7517, 4",
    ),
    "alg-encrypts": Sentence(
        DANGER,
        QT_TRANSLATE_NOOP("Sentences", "“{0}” is an algorithm for encryption; it signs nothing."),
        QT_TRANSLATE_NOOP("Sentences", "A signed token has to name an algorithm that signs."),
        "RFC 7518, 4.1",
    ),
}

KEY_KEPT = QT_TRANSLATE_NOOP("Sentences", "Kept in the key ring for this run: “{0}”.")
KEY_RENEWED = QT_TRANSLATE_NOOP("Sentences", "It is in the key ring already: “{0}”.")
NO_KEY_TO_KEEP = QT_TRANSLATE_NOOP("Sentences", "There is no key that could be kept.")
