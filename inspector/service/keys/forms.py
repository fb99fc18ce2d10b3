"""Writes keys down, private and public apart: PEM, DER, JWK and JWKS (RFC 7468, 5208, 5280, 7517), both ways with `keys`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspector.model.key_form import KeyForm
from inspector.service.algorithms.signing import COORDINATE_BYTES
from inspector.service.keys.material import public_half
from inspector.service.reading import base64url
from inspector.service.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model.key import Key


def forms_of(key: Key, password: str = "") -> tuple[KeyForm, ...]:
    """Write a key down in every form there is for it, the private ones first; none of a key that cannot be written.

    ``password``: private PEM and DER are encrypted with it (PKCS #8, RFC 5958), 1,023 bytes at most; empty: they are not.
    """
    return tuple(_secret_forms(key) if isinstance(key.material, bytes) else _pair_forms(key, password))


def jwk_of(key: Key, *, private: bool = False) -> dict[str, str]:
    """Give a key as the members of a JWK, with ``kid`` (its thumbprint if it has none), ``alg`` and ``use`` as it states them.

    Raises `Refusal` for the private half of a key that has none.
    """
    if private and not key.private:
        raise refusal("key-cannot-sign")
    members = {"kty": key.kind, **_members(key, private=private), "kid": key.kid or key.thumbprint}
    return members | {name: value for name, value in (("alg", key.alg), ("use", key.use)) if value}


def _secret_forms(key: Key) -> Iterator[KeyForm]:
    import base64

    secret = key.material
    assert isinstance(secret, bytes)
    yield _text("secret-jwk", _json(jwk_of(key, private=True)), is_secret=True)
    yield _text("secret-jwks", _json({"keys": [jwk_of(key, private=True)]}), is_secret=True)
    yield KeyForm("secret-base64url", base64url.encode(secret), secret, True)
    yield KeyForm("secret-base64", base64.b64encode(secret).decode("ascii"), secret, True)
    yield KeyForm("secret-hex", secret.hex(), secret, True)
    try:
        text = secret.decode("utf-8")
    except UnicodeDecodeError:
        return
    if text.isprintable():
        yield KeyForm("secret-text", text, secret, True)


def _pair_forms(key: Key, password: str) -> Iterator[KeyForm]:
    import base64

    from cryptography.hazmat.primitives import serialization as form

    material: Any = key.material
    public: Any = public_half(key.material)
    if key.private:
        octets = password.encode("utf-8", "surrogatepass")
        cipher = form.BestAvailableEncryption(octets) if octets else form.NoEncryption()
        how, locked = (form.PrivateFormat.PKCS8, cipher), bool(octets)
        pem = material.private_bytes(form.Encoding.PEM, *how)
        yield KeyForm("private-pem", pem.decode("ascii"), pem, True, locked)
        yield _text("private-jwk", _json(jwk_of(key, private=True)), is_secret=True)
        yield _text("private-jwks", _json({"keys": [jwk_of(key, private=True)]}), is_secret=True)
        der = material.private_bytes(form.Encoding.DER, *how)
        yield KeyForm("private-der", base64.b64encode(der).decode("ascii"), der, True, locked)
    spki = form.PublicFormat.SubjectPublicKeyInfo
    yield _text("public-pem", public.public_bytes(form.Encoding.PEM, spki).decode("ascii"))
    yield _text("public-jwk", _json(jwk_of(key)))
    yield _text("jwks", _json({"keys": [jwk_of(key)]}))
    der = public.public_bytes(form.Encoding.DER, spki)
    yield KeyForm("public-der", base64.b64encode(der).decode("ascii"), der, False)


def _members(key: Key, *, private: bool) -> dict[str, str]:
    material: Any = key.material
    public: Any = public_half(material)
    if key.kind == "oct":
        return {"k": base64url.encode(material)}
    if key.kind == "RSA":
        return _rsa_members(material, public, private=private)
    if key.kind == "EC":
        width = COORDINATE_BYTES[key.curve]
        point = public.public_numbers()
        found = {"crv": key.curve, "x": _uint(point.x, width), "y": _uint(point.y, width)}
        return found | ({"d": _uint(material.private_numbers().private_value, width)} if private else {})
    raw = base64url.encode(public.public_bytes_raw())
    if key.kind == "AKP":  # "ML-DSA for JOSE and COSE": the private key is its seed
        found = {"alg": key.curve, "pub": raw}
        return found | ({"priv": base64url.encode(material.private_bytes_raw())} if private else {})
    found = {"crv": key.curve, "x": raw}
    return found | ({"d": base64url.encode(material.private_bytes_raw())} if private else {})


def _rsa_members(material: Any, public: Any, *, private: bool) -> dict[str, str]:
    numbers = public.public_numbers()
    found = {"n": _uint(numbers.n), "e": _uint(numbers.e)}
    if not private:
        return found
    secret = material.private_numbers()
    parts = {"d": secret.d, "p": secret.p, "q": secret.q, "dp": secret.dmp1, "dq": secret.dmq1, "qi": secret.iqmp}
    return found | {name: _uint(value) for name, value in parts.items()}


def _uint(number: int, width: int = 0) -> str:
    return base64url.encode(number.to_bytes(width or (number.bit_length() + 7) // 8 or 1, "big"))


def _json(value: object) -> str:
    return json.dumps(value, indent=2)


def _text(code: str, text: str, *, is_secret: bool = False) -> KeyForm:
    return KeyForm(code, text, text.encode("ascii"), is_secret)
