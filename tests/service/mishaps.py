"""Mishaps as they happen to people, made from good tokens: one fault each, and the code that tells it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from inspector.service.algorithms import primitives
from inspector.service.keys.key_reader import load_keys
from inspector.service.keys.material import Label, secret_key
from inspector.service.reading import base64url
from tests.service.key_ring import LONG_SECRET, jwk, jwk_text, key_name, private_key, private_pem, public_pem

CLAIMS = '{"iss":"https://issuer.example/a","sub":"ärger <1>","iat":1700000000,"exp":1700003600,"admin":false}'
SECRET = LONG_SECRET
ASYMMETRIC = ("RS256", "PS384", "ES256", "ES512", "EdDSA")
EVERY = ("HS256", "HS512", *ASYMMETRIC)


class Mishap(NamedTuple):
    """One mishap: what was pasted, what was given as key, and what is to be said of it.

    ``heals``: Apply makes the signature verify. ``hidden``: what no remedy may show.
    """

    name: str
    code: str
    token: str
    key: str | bytes
    heals: bool = True
    encoding: str = "utf8"
    others: str = ""
    shelf: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    args: tuple[str, ...] | None = None


def header_of(algorithm: str, **members: object) -> str:
    return json.dumps({"alg": algorithm, "typ": "JWT", **members}, separators=(",", ":"))


def encoded(text: str | bytes) -> str:
    return base64url.encode(text.encode() if isinstance(text, str) else text)


@cache
def signing_key(algorithm: str, secret: bytes = SECRET.encode()) -> Any:
    if algorithm.startswith("HS"):
        return secret_key(secret, Label("secret", typed=True))
    return load_keys(private_pem(key_name(algorithm))).keys[0]


def sign_text(algorithm: str, signed: str | bytes, secret: bytes = SECRET.encode()) -> bytes:
    raw = signed.encode() if isinstance(signed, str) else signed
    return primitives.sign(algorithm, signing_key(algorithm, secret), raw)


def token_of(
    algorithm: str, claims: str = CLAIMS, header: str = "", secret: bytes = SECRET.encode(), by: str = ""
) -> str:
    """A good token; ``by``: the algorithm that really signs."""
    signed = f"{encoded(header or header_of(algorithm))}.{encoded(claims)}"
    return f"{signed}.{encoded(sign_text(by or algorithm, signed, secret))}"


def key_of(algorithm: str) -> str:
    return SECRET if algorithm.startswith("HS") else public_pem(key_name(algorithm))


def parts(token: str) -> tuple[str, str, bytes]:
    head, payload, value = token.split(".")
    return head, payload, base64url.decode(value).data


def with_value(token: str, value: bytes | str) -> str:
    head, payload, _ = token.split(".")
    return f"{head}.{payload}.{value if isinstance(value, str) else encoded(value)}"


def resealed(
    algorithm: str, signed_claims: str, claims: str = CLAIMS, signed_header: str = "", header: str = ""
) -> str:
    """A token that carries the signature of other claims or another header."""
    value = parts(token_of(algorithm, signed_claims, signed_header))[2]
    return f"{encoded(header or header_of(algorithm))}.{encoded(claims)}.{encoded(value)}"


# --- Secrets ------------------------------------------------------------------------------------------------


class Slip(NamedTuple):
    """A slip with a secret: what was typed for what the signer uses."""

    name: str
    code: str
    typed: str | bytes
    used: bytes
    encoding: str = "utf8"


RAW = bytes(range(7, 7 + 3 * 24))
B64, HEX = base64.b64encode(RAW).decode(), RAW.hex()
URL = base64.urlsafe_b64encode(bytes(range(180, 252))).decode()
ODD = "gr\u00fc\u00dfe von n\u00e4chster woche, und lange genug f\u00fcr jede Art von Hash, die es hier gibt, ganz bestimmt"
SLIPS = (
    Slip("base64 typed as text", "secret-encoding", B64, RAW),
    Slip("base64url typed as text", "secret-encoding", URL, bytes(range(180, 252))),
    Slip("hex typed as text", "secret-encoding", HEX, RAW),
    Slip("hex with 0x typed as text", "secret-encoding", f"0x{HEX}", RAW),
    Slip("text said to be base64", "secret-encoding", B64, B64.encode(), "base64"),
    Slip("text said to be hex", "secret-encoding", HEX, HEX.encode(), "hex"),
    Slip("base64 said to be base64url", "secret-encoding", "+/" + B64, base64.b64decode("+/" + B64 + "=="), "base64url"),
    Slip("hex said to be base64", "secret-encoding", HEX, RAW, "base64"),
    Slip("line break at the end", "secret-newline-extra", f"{SECRET}\n", SECRET.encode()),
    Slip("windows line break at the end", "secret-newline-extra", f"{SECRET}\r\n", SECRET.encode()),
    Slip("blank in front", "secret-spaces", f" {SECRET}", SECRET.encode()),
    Slip("blank and tab behind", "secret-spaces", f"{SECRET} \t", SECRET.encode()),
    Slip("wrapped", "secret-spaces", f"{B64[:40]}\n{B64[40:]}", B64.encode()),
    Slip("double quotes", "secret-quotes", f'"{SECRET}"', SECRET.encode()),
    Slip("single quotes", "secret-quotes", f"'{SECRET}'", SECRET.encode()),
    Slip("typographic quotes", "secret-quotes", f"“{SECRET}”", SECRET.encode()),
    Slip("quotes are part of it", "secret-quoted", SECRET, f'"{SECRET}"'.encode()),
    Slip("line of an environment file", "secret-assignment", f"JWT_SECRET={B64[:-2]}", B64[:-2].encode()),
    Slip("export with quotes", "secret-assignment", f'export JWT_SECRET="{SECRET}"', SECRET.encode()),
    Slip("line of YAML", "secret-assignment", f"secret: {SECRET}", SECRET.encode()),
    Slip("assigned base64", "secret-assignment", f"SECRET={B64}", RAW),
    Slip("line break is missing", "secret-newline-missing", SECRET, f"{SECRET}\n".encode()),
    Slip("windows line break is missing", "secret-newline-missing", SECRET, f"{SECRET}\r\n".encode()),
    Slip("file whose line break counts", "secret-newline-missing", f"{SECRET}\n".encode(), f"{SECRET}\n".encode()),
    Slip("invisible character", "secret-invisible", f"{SECRET}\u200b", SECRET.encode()),
    Slip("JSON escapes", "secret-escaped", "a\\u002fb\\\"c" + SECRET, f'a/b"c{SECRET}'.encode()),
    Slip("literal line breaks", "secret-escaped", f"one\\ntwo{SECRET}", f"one\ntwo{SECRET}".encode()),
    Slip("percent-encoding", "secret-percent", f"a%2Fb%3D{SECRET}", f"a/b={SECRET}".encode()),
    Slip("HTML entities", "secret-entities", f"a&amp;b&lt;{SECRET}", f"a&b<{SECRET}".encode()),
    Slip("UTF-16", "secret-characters", SECRET, SECRET.encode("utf-16-le")),
    Slip("UTF-16 with its mark", "secret-characters", SECRET, SECRET.encode("utf-16")),
    Slip("UTF-16, big endian", "secret-characters", SECRET, SECRET.encode("utf-16-be")),
    Slip("Latin-1", "secret-characters", ODD, ODD.encode("latin-1")),
    Slip("UTF-8 twice", "secret-characters", ODD, ODD.encode().decode("latin-1").encode()),
    Slip("decomposed", "secret-characters", ODD, ODD.replace("ü", "u\u0308").replace("ä", "a\u0308").encode()),
    Slip("base64 text of the bytes", "secret-text", SECRET, base64.b64encode(SECRET.encode())),
    Slip("hex text of the bytes", "secret-text", SECRET, SECRET.encode().hex().encode()),
    Slip("padding left off", "secret-padding", base64.b64encode(RAW[:-2]).decode().rstrip("="), base64.b64encode(RAW[:-2])),
    Slip("hex in capitals", "secret-case", HEX, HEX.upper().encode()),
    Slip("hashed first", "secret-hashed", SECRET, hashlib.sha512(SECRET.encode()).digest()),
    Slip("hashed first, as hex", "secret-hashed", SECRET, hashlib.sha256(SECRET.encode()).hexdigest().encode()),
    Slip("first 32 bytes", "secret-shortened", SECRET, SECRET.encode()[:32]),
    Slip("a JWK whose text was used", "secret-text", json.dumps({"kty": "oct", "k": encoded(RAW)}), encoded(RAW).encode()),
    Slip("pasted twice", "secret-twice", SECRET * 2, SECRET.encode()),
    Slip("pasted twice, on two lines", "secret-twice", f"{SECRET}\n{SECRET}\n", SECRET.encode()),
    Slip("base64 pasted twice", "secret-twice", B64 + B64, RAW, "base64"),
    Slip("a line break that is written out", "secret-newline-literal", f"{SECRET}\\n", SECRET.encode()),
    Slip("a windows one that is written out", "secret-newline-literal", f"{SECRET}\\r\\n", SECRET.encode()),
    Slip("one character too many", "secret-character-extra-end", f"{SECRET}%", SECRET.encode()),
    Slip("one too many in front", "secret-character-extra-start", f"({SECRET}", SECRET.encode()),
    Slip("hex with one too many", "secret-character-extra-end", f"{HEX}a", RAW, "hex"),
    Slip("last character lost", "secret-character-missing-end", SECRET[:-1], SECRET.encode()),
    Slip("first character lost", "secret-character-missing-start", SECRET[1:], SECRET.encode()),
    Slip("base64 without its last character", "secret-character-missing-end", B64[:-1], RAW, "base64"),
    Slip("base64 without its first, typed as text", "secret-character-missing-start", B64[1:], RAW),
    Slip("base64url without its last character", "secret-character-missing-end", URL[:-1], bytes(range(180, 252)),
         "base64url"),
    Slip("hex without its first digit", "secret-character-missing-start", HEX[1:], RAW, "hex"),
    Slip("hex without its last digit, typed as text", "secret-character-missing-end", HEX[:-1], RAW),
    Slip("a file of settings", "secret-member", json.dumps({"jwt": {"SECRET": SECRET, "ttl": 5}}), SECRET.encode()),
    Slip("a vault's answer", "secret-member", json.dumps({"data": {"value": B64}}), RAW),
    Slip("a text that looks like JSON", "secret-plain", '{"iss":"a secret that looks like claims, of some length"}',
         b'{"iss":"a secret that looks like claims, of some length"}'),
    Slip("a JWK in standard base64", "jwk-lenient", json.dumps({"kty": "oct", "k": "+/" + B64[2:]}),
         base64.b64decode("+/" + B64[2:])),
    Slip("a JWK with padding", "jwk-lenient", json.dumps({"kty": "oct", "k": base64.b64encode(RAW[:-1]).decode()}), RAW[:-1]),
    Slip("a set whose secret has padding", "jwk-lenient",
         json.dumps({"keys": [{"kty": "oct", "k": base64.b64encode(RAW[:-1]).decode()}]}), RAW[:-1]),
    Slip("a JWK with plain text", "secret-text", json.dumps({"kty": "oct", "k": SECRET}), SECRET.encode()),
)  # fmt: skip


def of_secrets() -> Iterator[Mishap]:
    for algorithm in ("HS256", "HS384", "HS512"):
        for slip in SLIPS:
            token = token_of(algorithm, secret=slip.used)
            typed = slip.typed.decode() if isinstance(slip.typed, bytes) else slip.typed
            hidden = (typed.strip(), slip.used.decode("latin-1"), encoded(slip.used), SECRET)
            yield Mishap(
                f"{algorithm} {slip.name}", slip.code, token, slip.typed, encoding=slip.encoding, hidden=hidden
            )
        yield Mishap(f"{algorithm} empty secret", "secret-empty", token_of(algorithm, secret=b""), SECRET, heals=False)
        yield Mishap(f"{algorithm} known secret", "secret-known", token_of(algorithm, secret=b"changeme"), SECRET)


# --- Keys ---------------------------------------------------------------------------------------------------


def body_of(pem: str) -> str:
    return "".join(line for line in pem.splitlines() if not line.startswith("-----"))


def der_of(algorithm: str, form: PublicFormat = PublicFormat.SubjectPublicKeyInfo) -> bytes:
    der = private_key(key_name(algorithm)).public_key().public_bytes(Encoding.DER, form)
    assert isinstance(der, bytes)
    return der


def armoured(label: str, der: bytes) -> str:
    return f"-----BEGIN {label}-----\n{base64.encodebytes(der).decode()}-----END {label}-----\n"


def certificate_der() -> bytes:
    import datetime as dt

    from cryptography import x509

    key = private_key("RSA-2048")
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(start).not_valid_after(start + dt.timedelta(9999))
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


@cache
def without_zero(curve: str) -> tuple[str, Any]:
    """A JWK whose first coordinate begins with a zero that was left off, and its private key."""
    assert curve == "P-256"
    number = 1
    while True:
        private = ec.derive_private_key(number, ec.SECP256R1())
        point = private.public_key().public_numbers()
        if point.x.bit_length() <= 248:
            break
        number += 1
    x, y = encoded(point.x.to_bytes(31, "big")), encoded(point.y.to_bytes(32, "big"))
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return json.dumps({"kty": "EC", "crv": curve, "x": x, "y": y}), load_keys(pem).keys[0]


def of_key_texts() -> Iterator[Mishap]:
    for algorithm in ASYMMETRIC:
        token, pem = token_of(algorithm), public_pem(key_name(algorithm))
        body = body_of(pem)
        texts = (
            ("two dashes lost", "pem-armour", f"---BEGIN PUBLIC KEY---\n{body}\n---END PUBLIC KEY---"),
            ("no dashes", "pem-armour", f"BEGIN PUBLIC KEY\n{body}\nEND PUBLIC KEY"),
            ("only the last line", "pem-armour", f"{body}\n-----END PUBLIC KEY-----"),
            ("bare with literal line breaks", "pem-armour", body[:40] + "\\n" + body[40:]),
            ("PEM in base64", "pem-encoded", base64.b64encode(pem.encode()).decode()),
            ("PEM in hex", "pem-encoded", pem.encode().hex()),
            ("lines of source code", "pem-text", " +\n".join(f'  "{line}\\n"' for line in pem.splitlines()) + ";"),
            ("quoted in a mail", "pem-text", "".join(f"> {line}\n" for line in pem.splitlines())),
            ("percent-encoded", "pem-text", quote(pem)),
            ("DER in hex", "pem-armour", der_of(algorithm).hex()),
            ("labelled as certificate", "pem-label", pem.replace("PUBLIC KEY", "CERTIFICATE")),
            ("labelled as private", "pem-label", pem.replace("PUBLIC KEY", "PRIVATE KEY")),
        )
        for name, code, text in texts:
            yield Mishap(f"{algorithm} {name}", code, token, text)
        cut = pem.replace(body_of(pem)[-24:], "") if body_of(pem)[-24:] in pem else pem[: len(pem) // 2]
        yield Mishap(f"{algorithm} cut PEM", "pem-truncated", token, cut, heals=False)
    rsa, wrong = token_of("RS256"), private_key("RSA-2048")
    pkcs1 = der_of("RS256", PublicFormat.PKCS1)
    yield Mishap(
        "PKCS#1 as SPKI", "pem-label", rsa, armoured("PUBLIC KEY", pkcs1), args=("PUBLIC KEY", "RSA PUBLIC KEY")
    )
    yield Mishap("certificate as key", "pem-label", rsa, armoured("PUBLIC KEY", certificate_der()))
    old = wrong.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    yield Mishap("PKCS#1 private as public", "pem-label", rsa, armoured("PUBLIC KEY", old))
    sec1 = private_key("P-256").private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    yield Mishap(
        "SEC1 as public",
        "pem-label",
        token_of("ES256"),
        armoured("PUBLIC KEY", sec1),
        hidden=(base64.b64encode(sec1).decode()[:60],),
    )
    point = private_key("P-256").public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    yield Mishap("bare point in hex", "key-raw", token_of("ES256"), point.hex())
    yield Mishap("bare point in base64", "key-raw", token_of("ES256"), base64.b64encode(point).decode())
    raw = private_key("Ed25519").public_key().public_bytes_raw()
    yield Mishap("bare Edwards point", "key-raw", token_of("EdDSA"), raw.hex())
    public = jwk("RSA-2048")
    padded = {**public, "n": public["n"].replace("-", "+").replace("_", "/") + "=="}
    yield Mishap("JWK in standard base64", "jwk-lenient", rsa, json.dumps(padded), args=("n",))
    yield Mishap("set of JWKs with padding", "jwk-lenient", rsa, json.dumps({"keys": [padded]}), args=("n",))
    point_without_zero = without_zero("P-256")
    signed = f"{encoded(header_of('ES256'))}.{encoded(CLAIMS)}"
    value = primitives.sign("ES256", point_without_zero[1], signed.encode())
    yield Mishap(
        "JWK whose coordinate lacks a zero",
        "jwk-lenient",
        f"{signed}.{encoded(value)}",
        point_without_zero[0],
        args=("x",),
    )
    yield Mishap("JWK of Python", "key-json", rsa, str(jwk("RSA-2048")))
    yield Mishap("JWK with a comma too many", "key-json", rsa, jwk_text("RSA-2048").replace("}", ",}"))


def of_other_keys() -> Iterator[Mishap]:
    for algorithm in ASYMMETRIC:
        name = key_name(algorithm)
        given = public_pem(f"{name} 2")
        yield Mishap(
            f"{algorithm} other key of the ring", "other-key", token_of(algorithm), given, others=public_pem(name)
        )
    kid = header_of("ES256", kid="a")
    token = token_of("ES256", header=kid)
    a, b = jwk_text("P-256 2", kid="a"), jwk_text("P-256", kid="b")
    yield Mishap("kid elsewhere", "kid-elsewhere", token, a, others=b)
    yield Mishap(
        "kid not among them", "kid-not-given", token_of("ES256", header=header_of("ES256", kid="z")), a, heals=False
    )
    yield Mishap("JWK for encryption", "key-purpose", token_of("RS256"), jwk_text("RSA-2048", use="enc"))
    yield Mishap("JWK for RS512", "key-purpose", token_of("RS256"), jwk_text("RSA-2048", alg="RS512"))
    yield Mishap(
        "JWK of another operation", "key-purpose", token_of("ES256"), jwk_text("P-256", key_ops=["deriveBits"])
    )
    inside = token_of("ES256", header=header_of("ES256", jwk=jwk("P-256")))
    yield Mishap("key in the header", "key-in-header", inside, public_pem("P-256 2"), heals=False)
    yield Mishap("other pair", "key-other-pair", token_of("RS256"), public_pem("RSA-2048 2"), heals=False)
    yield Mishap(
        "private key of another pair", "key-other-pair", token_of("PS256"), private_pem("RSA-2048 2"), heals=False
    )
    yield Mishap(
        "RSA key of another size",
        "key-other-size",
        token_of("RS256"),
        public_pem("RSA-3072"),
        heals=False,
        args=("2048", "3072"),
    )
    yield Mishap("EC key for RS256", "key-kind", token_of("RS256"), public_pem("P-256"), heals=False)
    yield Mishap("RSA key for ES256", "key-kind", token_of("ES256"), public_pem("RSA-2048"), heals=False)
    yield Mishap(
        "other curve",
        "key-curve",
        token_of("ES256"),
        public_pem("P-384"),
        heals=False,
        args=("ES256", "P-256", "P-384"),
    )
    yield Mishap("secret for RS256", "key-kind", token_of("RS256"), SECRET, heals=False, hidden=(SECRET,))
    other = load_keys("another secret of the ring, long enough for all of the hashes here, it really is").keys[0]
    assert isinstance(other.material, bytes)
    for algorithm in ("HS256", "HS512"):
        token = token_of(algorithm, secret=other.material)
        yield Mishap(
            f"{algorithm} other secret",
            "other-key",
            token,
            SECRET,
            others=other.material.decode(),
            hidden=(other.material.decode(),),
        )


# --- Algorithms ---------------------------------------------------------------------------------------------

RELABELLED = (
    ("RS256", "PS256"), ("PS256", "RS256"), ("RS256", "RS512"), ("PS384", "PS256"), ("HS256", "HS512"),
    ("HS512", "HS256"), ("HS384", "HS256"), ("ES256", "ES256K"), ("ES256K", "ES256"), ("ES256", "ES384"),
    ("RS256", "HS256"), ("HS256", "RS256"), ("ES256", "RS256"), ("EdDSA", "ES256"),
)  # fmt: skip


def of_algorithms() -> Iterator[Mishap]:
    for made, said in RELABELLED:
        args = (said, made)
        yield Mishap(
            f"{made} labelled {said}", "alg-mislabelled", token_of(said, by=made), key_of(made), heals=False, args=args
        )
        edited = resealed(made, CLAIMS, header=header_of(said))
        yield Mishap(f"{made} edited to {said}", "alg-edited", edited, key_of(made), args=args)
    signed = f"{encoded(header_of('PS256'))}.{encoded(CLAIMS)}"
    for name, salt, mask in (
        ("short", 20, hashes.SHA256()),
        ("longest", padding.PSS.MAX_LENGTH, hashes.SHA256()),
        ("mask", 32, hashes.SHA1()),
    ):
        value = private_key("RSA-2048").sign(signed.encode(), padding.PSS(padding.MGF1(mask), salt), hashes.SHA256())
        yield Mishap(f"PSS {name}", "pss-parameters", f"{signed}.{encoded(value)}", public_pem("RSA-2048"), heals=False)
    signed = f"{encoded(header_of('RS256'))}.{encoded(CLAIMS)}"
    value = private_key("RSA-2048").sign(signed.encode(), padding.PKCS1v15(), hashes.SHA1())
    yield Mishap(
        "RS256 with SHA-1",
        "alg-hash",
        f"{signed}.{encoded(value)}",
        public_pem("RSA-2048"),
        heals=False,
        args=("RS256", "SHA-1"),
    )
    signed = f"{encoded(header_of('ES256'))}.{encoded(CLAIMS)}"
    r, s = decode_dss_signature(private_key("P-256").sign(signed.encode(), ec.ECDSA(hashes.SHA512())))
    value = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    yield Mishap(
        "ES256 with SHA-512",
        "alg-hash",
        f"{signed}.{encoded(value)}",
        public_pem("P-256"),
        heals=False,
        args=("ES256", "SHA-512"),
    )


def of_confusion() -> Iterator[Mishap]:
    header = header_of("HS256")
    for name in ("RSA-2048", "P-256", "Ed25519"):
        pem = public_pem(name)
        der = private_key(name).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        for form, material, given in (
            ("as given", pem.encode(), pem),
            ("without its line break", pem.strip().encode(), pem),
            ("with windows line breaks", pem.replace("\n", "\r\n").encode(), pem),
            ("DER", der, pem),
            ("body", body_of(pem).encode(), pem),
            ("PEM of a JWK", pem.encode(), jwk_text(name)),
            ("JWK", jwk_text(name).encode(), jwk_text(name)),
        ):
            token = token_of("HS256", header=header, secret=material)
            yield Mishap(f"{name} {form}", "signed-with-public-key", token, given, heals=False)


# --- Signatures ---------------------------------------------------------------------------------------------


def until(make: Callable[[], tuple[str, bytes]], holds: Callable[[bytes], bool]) -> tuple[str, bytes]:
    """Sign again until the signature is of the wanted kind."""
    for _ in range(20_000):
        signed, value = make()
        if holds(value):
            return signed, value
    raise AssertionError("no such signature came")


def numbered(algorithm: str) -> Callable[[], tuple[str, bytes]]:
    count = iter(range(1 << 30))

    def make() -> tuple[str, bytes]:
        claims = f'{{"n":{next(count)}}}'
        signed = f"{encoded(header_of(algorithm))}.{encoded(claims)}"
        return signed, sign_text(algorithm, signed)

    return make


def of_signatures() -> Iterator[Mishap]:
    for algorithm in EVERY:
        token, key = token_of(algorithm), key_of(algorithm)
        value = parts(token)[2]
        yield Mishap(f"{algorithm} in hex", "signature-encoding", with_value(token, value.hex()), key)
        yield Mishap(
            f"{algorithm} hex in base64url", "signature-encoding", with_value(token, value.hex().encode()), key
        )
        twice = encoded(base64.b64encode(value))
        yield Mishap(f"{algorithm} base64 twice", "signature-encoding", with_value(token, twice), key)
        yield Mishap(
            f"{algorithm} three bytes too long", "signature-long", with_value(token, value + b"abc"), key, args=("3",)
        )
        yield Mishap(f"{algorithm} missing", "signature-missing", with_value(token, b""), key, heals=False)
        code, cut = ("signature-cut-right", value[:-6]) if algorithm.startswith("HS") else ("signature-cut", value[:-6])
        yield Mishap(
            f"{algorithm} six bytes cut", code, with_value(token, cut), key, heals=False, args=(str(len(cut)), "6")
        )
        yield Mishap(f"{algorithm} reversed", "signature-little-endian", with_value(token, value[::-1]), key)
        other = token_of(algorithm, CLAIMS.replace("false", "true").replace("1700003600", "1700999999"))
        mixed = with_value(token, parts(other)[2])
        yield Mishap(f"{algorithm} of another token", "signature-of-other", mixed, key, shelf=(mixed, other))
        swapped = with_value(other, value)
        yield Mishap(f"{algorithm} at another token", "signature-at-other", mixed, key, shelf=(mixed, swapped))
    for algorithm, width in (("ES256", 32), ("ES384", 48), ("ES512", 66), ("ES256K", 32)):
        token, key = token_of(algorithm), key_of(algorithm)
        value = parts(token)[2]
        r, s = value[:width], value[width:]
        der = encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
        yield Mishap(f"{algorithm} DER", "signature-der", with_value(token, der), key)
        yield Mishap(f"{algorithm} numbers swapped", "signature-swapped", with_value(token, s + r), key)
        yield Mishap(f"{algorithm} little endian", "signature-little-endian", with_value(token, r[::-1] + s[::-1]), key)
    signed, value = until(numbered("ES256"), lambda made: made[0] == 0)
    yield Mishap("ES256 first zero lost", "signature-zeros", f"{signed}.{encoded(value[1:])}", public_pem("P-256"))
    signed, value = until(numbered("ES256"), lambda made: made[32] == 0)
    yield Mishap(
        "ES256 second zero lost", "signature-zeros", f"{signed}.{encoded(value[:32] + value[33:])}", public_pem("P-256")
    )
    signed, value = until(numbered("RS256"), lambda made: made[0] == 0)
    yield Mishap("RS256 zero lost", "signature-zeros", f"{signed}.{encoded(value[1:])}", public_pem("RSA-2048"))
    token = token_of("HS256")
    made = parts(token)[2]
    yield Mishap(
        "HS256 one byte changed",
        "signature-edited",
        with_value(token, bytes([made[0] ^ 1]) + made[1:]),
        SECRET,
        heals=False,
        args=("1",),
    )
    signed = f"{encoded(header_of('HS256'))}.{encoded(CLAIMS)}"
    value = hmac.digest(b"nobody knows", signed.encode(), "sha512")
    yield Mishap("HS256 as long as HS512", "signature-length-of", f"{signed}.{encoded(value)}", SECRET, heals=False)


# --- Content ------------------------------------------------------------------------------------------------


MEMBERS = {
    "role": '"role":"x"', "sub": '"sub":"s"', "exp": '"exp":1700003600', "Name": '"Name":"n"', "iat": '"iat":1700000000',
    "iss": '"iss":"i"', "aud": '"aud":"a"',
}  # fmt: skip
ORDERS = {
    # From java.util.HashMap of OpenJDK 17, put in and read out again
    "order-java": ("sub", "aud", "role", "iss", "exp", "iat", "Name"),
    "order-ignoring-case": ("aud", "exp", "iat", "iss", "Name", "role", "sub"),
    "order-registered-first": ("iss", "sub", "aud", "exp", "iat", "role", "Name"),
    "order-registered-last": ("role", "Name", "iat", "exp", "aud", "iss", "sub"),
    "order-other": ("sub", "exp", "Name", "iat", "iss", "aud", "role"),
}


def of_content() -> Iterator[Mishap]:
    value: Any = json.loads(CLAIMS)
    forms = (
        ("spaced when signed", "content-spacing", json.dumps(value, ensure_ascii=False)),
        ("pretty when signed", "content-spacing", json.dumps(value, ensure_ascii=False, indent=2)),
        ("four spaces when signed", "content-spacing", json.dumps(value, ensure_ascii=False, indent=4)),
        ("tabs when signed", "content-spacing", json.dumps(value, ensure_ascii=False, indent="\t")),
        (
            "sorted when signed",
            "content-order",
            json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        ),
        ("escaped when signed", "content-escapes", json.dumps(value, separators=(",", ":"))),
        ("slashes escaped", "content-escapes", json.dumps(value, separators=(",", ":")).replace("/", "\\/")),
        ("as Go writes it", "content-escapes", CLAIMS.replace("<", "\\u003c").replace(">", "\\u003e")),
        ("spaced and escaped", "content-rewritten", json.dumps(value)),
        ("pretty and sorted", "content-rewritten", json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)),
        ("line break when signed", "content-newline", f"{CLAIMS}\n"),
        ("windows line break when signed", "content-newline", f"{CLAIMS}\r\n"),
        ("exp an hour later", "content-date", CLAIMS.replace("1700003600", "1700000060")),
        ("exp one digit changed", "content-date", CLAIMS.replace("1700003600", "1700003680")),
        ("exp one second off", "content-date", CLAIMS.replace("1700003600", "1700003601")),
        ("exp in milliseconds", "content-date", CLAIMS.replace("1700003600", "1700003600000")),
        ("exp with a fraction", "content-date", CLAIMS.replace("1700003600", "1700003600.0")),
        ("iat one digit changed", "content-date", CLAIMS.replace("1700000000", "1600000000")),
        ("yes made of no", "content-claim", CLAIMS.replace("false", "true")),
        ("claim added", "content-added", CLAIMS.replace(',"admin":false', "")),
    )
    for algorithm in EVERY:
        key = key_of(algorithm)
        for name, code, signed in forms:
            yield Mishap(f"{algorithm} {name}", code, resealed(algorithm, signed), key)
        yield Mishap(
            f"{algorithm} compact when signed",
            "content-spacing",
            resealed(algorithm, CLAIMS, json.dumps(value, ensure_ascii=False, indent=2)),
            key,
        )
        yield Mishap(
            f"{algorithm} line break added", "content-newline", resealed(algorithm, CLAIMS, f"{CLAIMS}\n"), key
        )
        other_order = json.dumps({"typ": "JWT", "alg": algorithm}, separators=(",", ":"))
        yield Mishap(
            f"{algorithm} header turned round",
            "content-order",
            resealed(algorithm, CLAIMS, signed_header=other_order),
            key,
        )
        spaced = json.dumps({"alg": algorithm, "typ": "JWT"})
        yield Mishap(
            f"{algorithm} header spaced", "content-spacing", resealed(algorithm, CLAIMS, signed_header=spaced), key
        )
        added = header_of(algorithm, kid="new")
        yield Mishap(f"{algorithm} kid added", "content-added", resealed(algorithm, CLAIMS, header=added), key)
        bare = json.dumps({"alg": algorithm}, separators=(",", ":"))
        yield Mishap(f"{algorithm} typ taken out", "content-typ", resealed(algorithm, CLAIMS, header=bare), key)
        both = resealed(algorithm, json.dumps(value, ensure_ascii=False), signed_header=spaced)
        yield Mishap(f"{algorithm} both spaced", "content-spacing", both, key)
        yield from of_segments(algorithm, key)
    for algorithm in EVERY:
        for order, names in ORDERS.items():
            signed = "{" + ",".join(MEMBERS[name] for name in names) + "}"
            token = resealed(algorithm, signed, "{" + ",".join(MEMBERS.values()) + "}")
            yield Mishap(f"{algorithm} {order}", "content-order", token, key_of(algorithm), args=("the-payload", order))
        some = [f'"{name}":{number}' for number, name in enumerate("zyxwv")]
        five = "{" + ",".join(some[place] for place in (3, 1, 4, 0, 2)) + "}"
        token = resealed(algorithm, five, "{" + ",".join(some) + "}")
        yield Mishap(f"{algorithm} five in any order", "content-order", token, key_of(algorithm))
        numbers = '{"b":1.0,"a":1E3}'
        canonical = resealed(algorithm, '{"a":1000,"b":1}', numbers)
        yield Mishap(f"{algorithm} numbers of canonical JSON", "content-order", canonical, key_of(algorithm))
    for algorithm in ("HS256", "RS256", "PS384"):
        for name, old, new in (
            ("one letter", "alice", "alicf"), ("one letter more", "alce", "alice"), ("two letters swapped", "alice", "ailce"),
            ("a capital", "alice", "Alice"), ("one digit", "user-17", "user-11"),
        ):  # fmt: skip
            signed, claims = (json.dumps({"exp": 1700003600, "sub": sub}) for sub in (old, new))
            args = ("$.sub", f'"{old}"', f'"{new}"')
            token = resealed(algorithm, signed, claims)
            yield Mishap(f"{algorithm} {name} of sub", "content-claim", token, key_of(algorithm), args=args)
    changed = CLAIMS.replace("issuer.example", "elsewhere.example")
    yield Mishap(
        "RS256 changed beyond telling",
        "content-changed",
        resealed("RS256", CLAIMS, changed),
        key_of("RS256"),
        heals=False,
    )
    for algorithm in ("HS256", "ES256", "EdDSA"):
        yield Mishap(
            f"{algorithm} beyond telling",
            "nothing-found",
            resealed(algorithm, CLAIMS, changed),
            key_of(algorithm),
            heals=False,
        )


def of_segments(algorithm: str, key: str) -> Iterator[Mishap]:
    """Tokens whose signer made something else of the two parts."""
    claims = CLAIMS + " " * (len(CLAIMS.encode()) % 3 == 0)  # so that there is padding
    head, payload = encoded(header_of(algorithm)), encoded(claims)
    padded = payload + "=" * (-len(payload) % 4)
    plain_head = head + "=" * (-len(head) % 4)
    raw = claims.encode()
    digest = hashlib.new(f"sha{512 if algorithm == 'EdDSA' else algorithm[2:]}", f"{head}.{payload}".encode())
    for name, code, signed, shown, heals in (
        ("padding taken off", "content-padding", f"{plain_head}.{padded}", f"{head}.{payload}", True),
        ("padding added", "content-padding", f"{head}.{payload}", f"{head}.{padded}", True),
        ("payload not encoded", "signed-other-bytes", head.encode() + b"." + raw, f"{head}.{payload}", False),
        ("payload alone", "signed-other-bytes", payload, f"{head}.{payload}", False),
        ("line break signed", "signed-other-bytes", f"{head}.{payload}\n", f"{head}.{payload}", False),
        ("no dot", "signed-other-bytes", head + payload, f"{head}.{payload}", False),
        ("hash signed", "signed-other-bytes", digest.digest(), f"{head}.{payload}", False),
    ):
        token = f"{shown}.{encoded(sign_text(algorithm, signed))}"
        yield Mishap(f"{algorithm} {name}", code, token, key, heals=heals)


def all_mishaps() -> list[Mishap]:
    sources = (of_secrets, of_key_texts, of_other_keys, of_algorithms, of_confusion, of_signatures, of_content)
    return [mishap for source in sources for mishap in source()]
