"""Why an encrypted token does not open: one fault each, and what the doctor says of it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc.jwe import JWERegistry

from inspector.model import KeySet, Policy, Remedy
from inspector.model.sentences import WORDS, Word, fill
from inspector.report import as_dict, as_text
from inspector.service import inspect
from inspector.service.algorithms.encryption import MOST_ITERATIONS
from inspector.service.doctor.doctor import diagnose
from inspector.service.doctor.encrypted import MOST_DEAR
from inspector.service.doctor.trial import MOST_HASHES, MOST_PUBLIC, Budget
from inspector.service.inspector import load, read
from inspector.service.reading import base64url
from tests.service.locksmith import CLAIMS, PASSWORD, SIZES, compact, flattened, general, given_key, jwk_of, key_for

CEK = bytes(range(100, 132))
SECRET = "a secret of 32 characters, no more"[:32]


class Fault(NamedTuple):
    """One fault: the token, the key, what is to be said; ``heals``: Apply opens it. ``hidden``: what nothing may show."""

    name: str
    code: str
    token: str
    key: str
    heals: bool = True
    args: tuple[str, ...] | None = None
    encoding: str = "utf8"
    others: str = ""
    hidden: tuple[str, ...] = ()


def parts(token: str) -> list[str]:
    return token.split(".")


def octets(part: str) -> bytes:
    return base64url.decode(part).data


def header_of(**members: object) -> str:
    return json.dumps(members, separators=(",", ":"))


def head(text: str) -> str:
    return base64url.encode(text.encode())


def with_header(token: str, **members: object) -> str:
    """The token with more or other members in its header."""
    first, *rest = parts(token)
    return ".".join((head(header_of(**{**json.loads(octets(first)), **members})), *rest))


def sealed(header: str, content_key: bytes, enc: str, wrapped: bytes = b"", aad: bytes | None = None) -> str:
    """A token of a program that makes a mistake: anything is authenticated, anything wrapped."""
    model = JWERegistry.algorithms["enc"][enc]
    iv = bytes(range(12 if enc.endswith("GCM") else 16))
    authenticated = head(header).encode() if aad is None else aad
    ciphertext, tag = model.encrypt(CLAIMS.encode(), content_key, iv, authenticated)
    return ".".join((head(header), *(base64url.encode(part) for part in (wrapped, iv, ciphertext, tag))))


ALGORITHMS = (
    "dir",
    "A256KW",
    "A128GCMKW",
    "RSA-OAEP",
    "RSA-OAEP-256",
    "ECDH-ES",
    "ECDH-ES+A128KW",
    "PBES2-HS256+A128KW",
)


def of_parts() -> Iterator[Fault]:
    for enc in ("A256GCM", "A128CBC-HS256"):
        for alg in ALGORITHMS:
            key, token = given_key(alg, enc), compact(alg, enc)
            first, wrapped, iv, content, tag = parts(token)
            raw_iv, raw, raw_tag = octets(iv), octets(content), octets(tag)
            name = f"{alg} {enc}"
            for fault, code, made in (
                ("IV and tag swapped", "jwe-parts-order", (tag, content, iv)),
                ("content and tag swapped", "jwe-parts-order", (iv, tag, content)),
                ("tag in the content", "jwe-tag-inside", (iv, base64url.encode(raw + raw_tag), "")),
                ("IV in the content", "jwe-iv-inside", ("", base64url.encode(raw_iv + raw), tag)),
                ("all in one part", "jwe-all-inside", ("", base64url.encode(raw_iv + raw + raw_tag), "")),
                ("tag in the content too", "jwe-tag-twice", (iv, base64url.encode(raw + raw_tag), tag)),
                ("IV in the content too", "jwe-iv-twice", (iv, base64url.encode(raw_iv + raw), tag)),
                ("tag too long", "jwe-tag-long", (iv, content, base64url.encode(raw_tag + bytes(16)))),
            ):
                yield Fault(f"{name} {fault}", code, ".".join((first, wrapped, *made)), key)
            spaced = json.dumps(json.loads(octets(first)))
            yield Fault(f"{name} spaced", "jwe-header-rewritten", ".".join((head(spaced), *parts(token)[1:])), key)
            yield Fault(f"{name} more", "jwe-header-added", with_header(token, cty="x"), key, args=("cty",))
            if alg != "PBES2-HS256+A128KW":
                typed = compact(alg, enc, typ="JWT")
                bare = json.dumps({k: v for k, v in json.loads(octets(parts(typed)[0])).items() if k != "typ"},
                                  separators=(",", ":"))  # fmt: skip
                yield Fault(f"{name} typ", "jwe-header-typ", ".".join((head(bare), *parts(typed)[1:])), key)
        damaged = parts(compact("A256KW", enc))
        damaged[3] = damaged[3][:-4] + "AAAA"
        yield Fault(f"{enc} damaged", "jwe-changed", ".".join(damaged), given_key("A256KW"), heals=False)


def of_algorithms() -> Iterator[Fault]:
    for alg, said in (
        ("RSA-OAEP", "RSA-OAEP-256"), ("RSA-OAEP-256", "RSA-OAEP"), ("RSA1_5", "RSA-OAEP"), ("dir", "A256KW"),
        ("ECDH-ES", "ECDH-ES+A128KW"), ("ECDH-ES+A256KW", "ECDH-ES"), ("A256KW", "dir"), ("RSA-OAEP", "RSA-OAEP-512"),
    ):  # fmt: skip
        token, key = compact(alg), given_key(alg)
        yield Fault(f"{alg} edited to {said}", "jwe-alg-edited", with_header(token, alg=said), key, args=(said, alg))
    kek = bytes(range(32))
    oct_key = jwk_text(kek)
    said = header_of(alg="dir", enc="A256GCM")
    wrapped = aes_key_wrap(kek, CEK)
    yield Fault("wrapped, said to be direct", "jwe-alg", sealed(said, CEK, "A256GCM", wrapped), oct_key, heals=False,
                args=("dir", "A256KW"))  # fmt: skip
    direct = header_of(alg="A256KW", enc="A256GCM")
    yield Fault("direct, said to be wrapped", "jwe-alg", sealed(direct, kek, "A256GCM"), oct_key, heals=False,
                args=("A256KW", "dir"))  # fmt: skip
    yield Fault(
        "direct with an encrypted key", "jwe-encrypted-key-present", sealed(said, kek, "A256GCM", b"x" * 40), oct_key
    )
    for enc in ("A256GCM", "A128CBC-HS256"):
        other = "A128CBC-HS256" if enc == "A256GCM" else "A256GCM"
        for alg in ("dir", "A256KW", "RSA-OAEP", "ECDH-ES"):
            token, key = compact(alg, enc), given_key(alg, enc)
            yield Fault(f"{alg} {enc} edited", "jwe-enc-edited", with_header(token, enc=other), key, args=(other, enc))
        mislabelled = sealed(header_of(alg="dir", enc=other), kek, enc)
        yield Fault(f"{enc} mislabelled", "jwe-enc", mislabelled, oct_key, heals=False, args=(other, enc))
    halves = sealed(header_of(alg="dir", enc="A128CBC-HS256"), kek[16:] + kek[:16], "A128CBC-HS256")
    yield Fault("halves swapped", "jwe-halves", halves, oct_key, heals=False)
    short = sealed(header_of(alg="A256KW", enc="A256GCM"), CEK, "A256GCM", aes_key_wrap(kek, CEK[:16]))
    yield Fault(
        "content's key too short", "jwe-content-key-size", short, oct_key, heals=False, args=("A256GCM", "256", "128")
    )
    yield Fault("no encrypted key", "jwe-no-encrypted-key", sealed(direct, CEK, "A256GCM"), oct_key, heals=False)
    yield Fault("no encrypted key, RSA1_5", "jwe-no-encrypted-key",
                sealed(header_of(alg="RSA1_5", enc="A256GCM"), CEK, "A256GCM"), given_key("RSA1_5"), heals=False)  # fmt: skip
    public: Any = rsa_pair().public_key()
    oaep = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA256(), None)
    java = sealed(header_of(alg="RSA-OAEP-256", enc="A256GCM"), CEK, "A256GCM", public.encrypt(CEK, oaep))
    yield Fault(
        "OAEP of Java", "jwe-oaep-mask", java, rsa_pem(), heals=False, args=("RSA-OAEP-256", "SHA-256", "SHA-1")
    )
    salt = b"sixteen of salt!"
    members = {"alg": "PBES2-HS256+A128KW", "enc": "A256GCM", "p2s": base64url.encode(salt), "p2c": 1000}
    derived = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt, 1000, 16)
    salted = sealed(header_of(**members), CEK, "A256GCM", aes_key_wrap(derived, CEK))
    yield Fault("salt without its name", "jwe-salt", salted, PASSWORD, heals=False, hidden=(PASSWORD,))


def of_agreements() -> Iterator[Fault]:
    private, sender = (ec.derive_private_key(number, ec.SECP256R1()) for number in (12345, 6789))
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    point = sender.public_key().public_numbers()
    x, y = (base64url.encode(number.to_bytes(32, "big")) for number in (point.x, point.y))
    shared = sender.exchange(ec.ECDH(), private.public_key())
    for alg, bits in (("ECDH-ES", 256), ("ECDH-ES+A128KW", 128)):
        header = header_of(alg=alg, enc="A256GCM", epk={"kty": "EC", "crv": "P-256", "x": x, "y": y},
                           apu=base64url.encode(b"Alice"), apv=base64url.encode(b"Bob"))  # fmt: skip
        own, other = ("A256GCM", alg) if bits == 256 else (alg, "A256GCM")
        for word, name, parties in (
            ("party-none", own, (b"", b"")),
            ("party-text", own, (base64url.encode(b"Alice").encode(), base64url.encode(b"Bob").encode())),
            ("party-swapped", own, (b"Bob", b"Alice")),
            ("kdf-algorithm", other, (b"Alice", b"Bob")),
            ("kdf-algorithm", "", (b"Alice", b"Bob")),
        ):
            fields = b"".join(len(each).to_bytes(4, "big") + each for each in (name.encode(), *parties))
            agreed = ConcatKDFHash(hashes.SHA256(), bits // 8, fields + bits.to_bytes(4, "big")).derive(shared)
            wrapped = aes_key_wrap(agreed, CEK) if bits == 128 else b""
            token = sealed(header, CEK if wrapped else agreed, "A256GCM", wrapped)
            yield Fault(f"{alg} {word} {name}", "jwe-agreement", token, pem, heals=False, args=(word,))


def of_keys() -> Iterator[Fault]:
    secret, text = SECRET.encode(), header_of(alg="dir", enc="A256GCM")
    token = sealed(text, secret, "A256GCM")
    b64, digits = base64.b64encode(secret).decode(), secret.hex()
    hidden = (SECRET, b64, digits, base64url.encode(secret))
    for name, code, typed, args, encoding in (
        ("base64", "jwe-secret-encoding", b64, ("base64", "UTF-8"), "utf8"),
        ("hex", "jwe-secret-encoding", digits, ("hex", "UTF-8"), "utf8"),
        ("text", "jwe-secret-encoding", SECRET, ("UTF-8", "hex"), "hex"),
        ("quotes", "jwe-secret-reading", f'"{SECRET}"', ("opens-secret-quotes",), "utf8"),
        ("line break", "jwe-secret-reading", f"{SECRET}\n", ("opens-secret-newline-extra",), "utf8"),
        ("twice", "jwe-secret-reading", SECRET * 2, ("opens-secret-twice",), "utf8"),
        ("one too few", "jwe-secret-reading", SECRET[:-1], ("opens-secret-character-missing-end",), "utf8"),
        (
            "JWK with padding",
            "jwe-secret-reading",
            json.dumps({"kty": "oct", "k": b64}),
            ("opens-jwk-lenient",),
            "utf8",
        ),
        ("too long", "jwe-secret-reading", f"{SECRET}, and the rest of it", ("opens-secret-shortened",), "utf8"),
        ("settings", "jwe-secret-reading", json.dumps({"KEY": SECRET}), ("opens-secret-member",), "utf8"),
    ):
        yield Fault(f"secret, {name}", code, token, typed, args=args, encoding=encoding, hidden=hidden)
    hashed = sealed(text, hashlib.sha256(b"a passphrase").digest(), "A256GCM")
    yield Fault("hashed", "jwe-secret-reading", hashed, "a passphrase", args=("opens-secret-hashed",))
    password = compact("PBES2-HS256+A128KW")
    yield Fault("password in quotes", "jwe-secret-reading", password, f"'{PASSWORD}'", args=("opens-secret-quotes",),
                hidden=(PASSWORD,))  # fmt: skip
    other = jwk_text(bytes(32))
    yield Fault("other key of the ring", "jwe-other-key", compact("A256KW"), other, others=given_key("A256KW"))
    signs = json.dumps({**json.loads(given_key("A256KW")), "use": "sig"})
    yield Fault("a key that signs", "jwe-key-purpose", compact("A256KW"), signs)
    yield Fault("wrong key", "jwe-key-wrong", compact("A256KW"), other, heals=False)
    yield Fault("wrong RSA key", "jwe-key-wrong", compact("RSA-OAEP"), rsa_pem(), heals=False)
    yield Fault("wrong password", "jwe-key-wrong", password, "not the password", heals=False)
    small = rsa.generate_private_key(65537, 3072)
    pem = small.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    yield Fault(
        "RSA key of another size", "jwe-key-other-size", compact("RSA-OAEP"), pem, heals=False, args=("2048", "3072")
    )
    yield Fault("secret for RSA", "key-kind", compact("RSA-OAEP"), SECRET, heals=False, hidden=(SECRET,))
    yield Fault("wrong key, direct", "jwe-nothing-found", compact("dir"), other, heals=False)


def of_headers() -> Iterator[Fault]:
    kek, text = bytes(range(32)), header_of(alg="dir", enc="A256GCM")
    for word, aad in (
        ("header-bytes", text.encode()),
        ("header-nothing", b""),
        ("header-padded", base64.urlsafe_b64encode(text.encode())),
    ):
        token = sealed(text, kek, "A256GCM", aad=aad)
        yield Fault(word, "jwe-other-aad", token, jwk_text(kek), heals=False, args=(word,))
    made = flattened("A256KW", key_for("A256KW"), {}, b"more")
    plain = flattened("A256KW", key_for("A256KW"), {})
    yield Fault("JSON whose aad was added", "jwe-other-aad", json.dumps({**plain, "aad": made["aad"]}), given_key("A256KW"),
                heals=False, args=("header-without-aad",))  # fmt: skip
    swapped = {**made, "iv": made["tag"], "tag": made["iv"]}
    yield Fault("JSON with swapped parts", "jwe-parts-order", json.dumps(swapped), given_key("A256KW"), heals=False)
    several = general(("RSA-OAEP", key_for("RSA-OAEP")), ("A256KW", key_for("A256KW")))
    several["tag"], several["iv"] = several["iv"], several["tag"]
    yield Fault("JSON for several", "jwe-parts-order", json.dumps(several), given_key("A256KW"), heals=False)


def jwk_text(secret: bytes) -> str:
    return json.dumps({"kty": "oct", "k": base64url.encode(secret)})


@cache
def rsa_pair() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def rsa_pem() -> str:
    return rsa_pair().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


@cache
def faults() -> dict[str, Fault]:
    made = [*of_parts(), *of_algorithms(), *of_agreements(), *of_keys(), *of_headers()]
    by_name = {fault.name: fault for fault in made}
    assert len(by_name) == len(made), "two faults share a name"
    return by_name


def told(fault: Fault, budget: Budget | None = None) -> tuple[Remedy, ...]:
    (token,) = read(fault.token)
    keys, others = load(fault.key, fault.encoding), load(fault.others) if fault.others else KeySet()
    return diagnose(token, keys, fault.key, fault.encoding, Policy(), others, (), budget)


def verdict(token: str, key: str, encoding: str) -> str:
    return inspect(token, key, secret_encoding=encoding, now=0).tokens[0].verdict


@pytest.mark.parametrize("name", faults())
def test_a_fault_is_told_and_mended(name: str) -> None:
    fault = faults()[name]
    assert verdict(fault.token, fault.key, fault.encoding) != "decrypted", "this is no fault"
    budget = Budget()
    remedies = told(fault, budget)
    first = remedies[0]
    assert first.code == fault.code
    if fault.args is not None:
        assert first.args == fault.args
    assert (first.apply is not None) == fault.heals
    if first.apply is not None:
        field, value = first.apply
        token = value if field == "token" else fault.token
        key = value if field == "key" else fault.key
        assert verdict(token, key, value if field == "secret_encoding" else fault.encoding) == "decrypted"
    assert budget.hashes <= MOST_HASHES
    assert budget.public <= MOST_PUBLIC
    for remedy in remedies:
        said = fill(remedy.message, remedy.args, WORDS, str)
        assert said.endswith(".")
        assert "{" not in said
        assert all(arg in WORDS for arg in remedy.args if isinstance(arg, Word))
        assert not any(hidden in said + repr(remedy) for hidden in fault.hidden)


def test_every_sentence_about_opening_has_its_fault() -> None:
    from inspector.model.sentences.opening import OPENING_REMEDIES

    assert set(OPENING_REMEDIES) - {fault.code for fault in faults().values()} == set()
    assert len(faults()) > 150


@pytest.mark.parametrize("alg", ALGORITHMS)
def test_what_opens_needs_no_doctor(alg: str) -> None:
    assert told(Fault("", "", compact(alg), given_key(alg))) == ()


def test_without_a_key_nothing_is_said() -> None:
    assert told(Fault("", "", compact("dir"), "")) == ()


def test_what_the_header_forbids_is_no_matter_of_the_key() -> None:
    token = with_header(compact("PBES2-HS256+A128KW"), p2c=10_000_000)
    assert told(Fault("", "", token, PASSWORD)) == ()
    assert told(Fault("", "", with_header(compact("dir"), alg="unheard-of"), given_key("dir"))) == ()


def test_a_dear_password_is_tried_in_few_ways() -> None:
    token = compact("PBES2-HS256+A128KW", p2c=100_000)
    budget = Budget()
    remedies = told(Fault("", "", token, "not the password"), budget)
    assert [remedy.code for remedy in remedies] == ["jwe-key-wrong", "jwe-nothing-found"]
    assert budget.iterations == MOST_ITERATIONS


def test_a_password_that_is_too_dear_is_not_tried_again() -> None:
    budget = Budget()
    assert told(Fault("", "", compact("PBES2-HS256+A128KW", p2c=MOST_DEAR + 1), "not the password"), budget) == ()
    assert (budget.iterations, budget.spent) == (0, 0)


def test_the_report_tells_why_it_does_not_open_and_shows_no_secret() -> None:
    fault = faults()["secret, quotes"]
    inspection = inspect(fault.token, fault.key, now=0)
    said = as_text(inspection)
    assert "Why it fails\n  The token opens if the secret is taken without its quotes." in said
    assert SECRET not in said + json.dumps(as_dict(inspection)) + repr(inspection)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ALGORITHMS),
    st.sampled_from(sorted(SIZES)),
    st.lists(st.binary(max_size=40), min_size=4, max_size=4),
    st.dictionaries(st.sampled_from(["apu", "apv", "epk", "p2s", "p2c", "iv", "tag", "zip", "typ"]),
                    st.text(max_size=8) | st.integers(-5, 5000) | st.none(), max_size=4),
    st.sampled_from([SECRET, PASSWORD, '{"keys":[]}', jwk_of(key_for("RSA-OAEP")), jwk_of(key_for("ECDH-ES")), "{"]),
)  # fmt: skip
def test_the_doctor_never_raises(alg: str, enc: str, rest: list[bytes], members: dict[str, object], key: str) -> None:
    token = ".".join((head(header_of(alg=alg, enc=enc, **members)), *map(base64url.encode, rest)))
    (first, *_) = read(token)
    for remedy in diagnose(first, load(key), key, "utf8", Policy()):
        assert fill(remedy.message, remedy.args, WORDS, str)


def test_random_bytes_are_never_called_right() -> None:
    token = ".".join(
        (head(header_of(alg="A256KW", enc="A256GCM")), *(base64url.encode(os.urandom(40)) for _ in range(4)))
    )
    codes = [remedy.code for remedy in told(Fault("", "", token, given_key("A256KW")))]
    assert codes == ["jwe-key-wrong", "jwe-nothing-found"]
