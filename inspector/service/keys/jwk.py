"""JSON Web Keys (RFC 7517, 7518, 8037, ML-DSA), read strictly, each by itself: one bad key hides no other.

PyJWT's own reader drops junk in base64url, prints whole keys in its errors, and does not know ``AKP``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model import Finding
from inspector.model.sentences import Word
from inspector.service.algorithms.signing import COORDINATE_BYTES
from inspector.service.keys.jwk_certificates import agreeing, certified_by, stated_prints
from inspector.service.keys.material import WHERE, Label, asymmetric_key, rsa_findings, secret_key
from inspector.service.reading import base64url

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

    from inspector.model import Key

    _Loaders = tuple[Callable[[bytes], object], Callable[[bytes], object]]

_ITS_NUMBERS = frozenset(("n", "e", "x", "y", "k", "pub"))
"""Members of which a key that has any is not to be read from its certificate alone."""
_FORGIVABLE = {
    "padding": "has-padding",
    "standard-base64-alphabet": "has-standard-alphabet",
    "whitespace-in-segment": "has-white-space",
}
"""Slips of a writer of base64 that leave no doubt what was meant, by the words that name them."""
_MOST_RSA_BITS = 16384
"""OpenSSL verifies with no longer ones, and a hostile key could keep the machine busy."""


class _BadKeyError(Exception):
    """A JWK that cannot be used, with the finding that says why; never with anything of the key itself."""

    def __init__(self, code: str, *args: str) -> None:
        super().__init__(code)
        self.finding = Finding(code, WHERE, args)


def read_jwk(jwk: object, source: str) -> Key | Finding:
    """Make a key of a parsed JWK, or say why it is none."""
    if not isinstance(jwk, dict):
        return Finding("kty-missing", WHERE)
    try:
        label = _label(jwk, source)._replace(certified=stated_prints(jwk))
        certified = certified_by(jwk, label)
        if certified is not None and not (_ITS_NUMBERS & jwk.keys()):
            is_same_kind = jwk.get("kty", certified.kind) == certified.kind
            return certified if is_same_kind else Finding("jwk-member", WHERE, ("x5c",))
        return agreeing(_kind(jwk)(jwk, label), certified)
    except _BadKeyError as error:
        return error.finding


def _label(jwk: dict[str, object], source: str) -> Label:
    alg = jwk.get("alg", "")
    if not isinstance(alg, str):
        raise _BadKeyError("alg-invalid")
    use, operations, kid = jwk.get("use", ""), jwk.get("key_ops", []), jwk.get("kid", "")
    if not isinstance(use, str):
        raise _BadKeyError("jwk-member", "use")
    if not isinstance(operations, list) or not all(isinstance(one, str) for one in operations):
        raise _BadKeyError("jwk-member", "key_ops")
    return Label(
        source=source,
        # A kid that is no text can be no token's kid; it is the set's slip, and no reason to do without the
        # key.
        kid=kid if isinstance(kid, str) else "",
        use=use,
        key_ops=tuple(str(one) for one in operations),
        alg=alg,
    )


def _kind(jwk: dict[str, object]) -> Callable[[dict[str, object], Label], Key]:
    kty = jwk.get("kty")
    if kty is None:
        raise _BadKeyError("kty-missing")
    if not isinstance(kty, str):
        raise _BadKeyError("jwk-member", "kty")
    if kty not in _READERS:
        raise _BadKeyError("kty-unknown", kty[:80])
    return _READERS[kty]


def _bytes(jwk: dict[str, object], name: str) -> bytes:
    """Decode a member strictly; only unused bits at its end are forgiven, for they change nothing that is
    read.
    """
    value = jwk.get(name)
    if not isinstance(value, str) or not value:
        raise _BadKeyError("jwk-member", name)
    decoded = base64url.decode(value)
    faults = [fault.code for fault in decoded.faults if fault.code != "trailing-bits"]
    if faults and _FORGIVABLE.keys() >= set(faults):
        raise _BadKeyError("jwk-base64", name, Word(_FORGIVABLE[faults[0]]))
    if faults:
        raise _BadKeyError("jwk-member", name)
    return decoded.data


def _uint(jwk: dict[str, object], name: str) -> int:
    return int.from_bytes(_bytes(jwk, name), "big")


def _read_oct(jwk: dict[str, object], label: Label) -> Key:
    if jwk.get("k") is None or jwk["k"] == "":
        raise _BadKeyError("k-missing")
    return secret_key(_bytes(jwk, "k"), label)


def _read_rsa(jwk: dict[str, object], label: Label) -> Key:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import rsa

    numbers = rsa.RSAPublicNumbers(_uint(jwk, "e"), _uint(jwk, "n"))
    if numbers.n.bit_length() > _MOST_RSA_BITS:
        raise _BadKeyError("jwk-member", "n")
    if "oth" in jwk:
        raise _BadKeyError("jwk-member", "oth")
    try:
        public = numbers.public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _worst(numbers) from error
    material: object = public
    if "d" in jwk:
        try:
            material = _rsa_private(jwk, numbers).private_key()
        except (ValueError, UnsupportedAlgorithm) as error:
            raise _BadKeyError("jwk-member", "d") from error
    return _made(material, label)


def _worst(numbers: RSAPublicNumbers) -> _BadKeyError:
    """Say why `cryptography` would not have these numbers at all."""
    found = rsa_findings(numbers)
    if not found:
        return _BadKeyError("jwk-member", "n")
    grave = next((finding for finding in found if finding.code != "weak-key"), found[0])
    return _BadKeyError(grave.code, *grave.args)


def _rsa_private(jwk: dict[str, object], public: RSAPublicNumbers) -> rsa.RSAPrivateNumbers:
    from cryptography.hazmat.primitives.asymmetric import rsa

    d = _uint(jwk, "d")
    if any(name in jwk for name in ("p", "q", "dp", "dq", "qi")):
        p, q, dp, dq, qi = (_uint(jwk, name) for name in ("p", "q", "dp", "dq", "qi"))
    else:
        p, q = rsa.rsa_recover_prime_factors(public.n, public.e, d)
        dp, dq, qi = rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q)
    return rsa.RSAPrivateNumbers(p, q, d, dp, dq, qi, public)


def _read_ec(jwk: dict[str, object], label: Label) -> Key:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec

    curves: dict[str, ec.EllipticCurve] = {
        "P-256": ec.SECP256R1(),
        "P-384": ec.SECP384R1(),
        "P-521": ec.SECP521R1(),
        "secp256k1": ec.SECP256K1(),
    }
    crv = _curve(jwk, curves)
    x, y = (_coordinate(jwk, name, crv) for name in ("x", "y"))
    try:
        public = ec.EllipticCurvePublicNumbers(x, y, curves[crv])
        material: object = public.public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _BadKeyError("ec-point", crv) from error
    if "d" in jwk:
        d = _coordinate(jwk, "d", crv)
        try:
            material = ec.EllipticCurvePrivateNumbers(d, public).private_key()
        except (ValueError, UnsupportedAlgorithm) as error:
            raise _BadKeyError("jwk-member", "d") from error
    return _made(material, label)


def _curve(jwk: dict[str, object], known: Container[str]) -> str:
    crv = jwk.get("crv")
    if not isinstance(crv, str):
        raise _BadKeyError("jwk-member", "crv")
    if crv not in known:
        raise _BadKeyError("crv-unknown", crv[:80])
    return crv


def _coordinate(jwk: dict[str, object], name: str, crv: str) -> int:
    """Read a number of a fixed width: leading zeros are not to be left out (RFC 7518, 6.2.1.2)."""
    octets = _bytes(jwk, name)
    if len(octets) != COORDINATE_BYTES[crv]:
        raise _BadKeyError("jwk-member", name)
    return int.from_bytes(octets, "big")


def _read_okp(jwk: dict[str, object], label: Label) -> Key:
    from cryptography.hazmat.primitives.asymmetric import ed448, ed25519, x448, x25519

    loaders: dict[str, _Loaders] = {
        "Ed25519": (ed25519.Ed25519PublicKey.from_public_bytes, ed25519.Ed25519PrivateKey.from_private_bytes),
        "Ed448": (ed448.Ed448PublicKey.from_public_bytes, ed448.Ed448PrivateKey.from_private_bytes),
        "X25519": (x25519.X25519PublicKey.from_public_bytes, x25519.X25519PrivateKey.from_private_bytes),
        "X448": (x448.X448PublicKey.from_public_bytes, x448.X448PrivateKey.from_private_bytes),
    }
    load_public, load_private = loaders[_curve(jwk, loaders)]
    x = _bytes(jwk, "x")
    public = _loaded("x", load_public, x)
    if "d" not in jwk:
        return _made(public, label)
    private = _loaded("d", load_private, _bytes(jwk, "d"))
    if _public_bytes(private) != x:
        raise _BadKeyError("jwk-member", "d")
    return _made(private, label)


def _read_akp(jwk: dict[str, object], label: Label) -> Key:
    try:
        from cryptography.hazmat.primitives.asymmetric import mldsa
    except ImportError as error:
        raise _BadKeyError("jwk-alg-unknown", label.alg[:80]) from error
    loaders: dict[str, _Loaders] = {
        "ML-DSA-44": (mldsa.MLDSA44PublicKey.from_public_bytes, mldsa.MLDSA44PrivateKey.from_seed_bytes),
        "ML-DSA-65": (mldsa.MLDSA65PublicKey.from_public_bytes, mldsa.MLDSA65PrivateKey.from_seed_bytes),
        "ML-DSA-87": (mldsa.MLDSA87PublicKey.from_public_bytes, mldsa.MLDSA87PrivateKey.from_seed_bytes),
    }
    if label.alg not in loaders:
        raise _BadKeyError("jwk-alg-unknown", label.alg[:80])
    load_public, load_private = loaders[label.alg]
    pub = _bytes(jwk, "pub")
    public = _loaded("pub", load_public, pub)
    if "priv" not in jwk:
        return _made(public, label)
    private = _loaded("priv", load_private, _bytes(jwk, "priv"))
    if _public_bytes(private) != pub:
        raise _BadKeyError("jwk-member", "priv")
    return _made(private, label)


def _loaded(name: str, load: Callable[[bytes], object], octets: bytes) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        return load(octets)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _BadKeyError("jwk-member", name) from error


def _public_bytes(private: object) -> object:
    return private.public_key().public_bytes_raw()  # type: ignore[attr-defined]  # all keys of these kinds have both


def _made(material: object, label: Label) -> Key:
    key = asymmetric_key(material, label)
    assert key is not None, "every reader here makes keys of a known kind"
    return key


_READERS: dict[str, Callable[[dict[str, object], Label], Key]] = {
    "oct": _read_oct,
    "RSA": _read_rsa,
    "EC": _read_ec,
    "OKP": _read_okp,
    "AKP": _read_akp,
}
