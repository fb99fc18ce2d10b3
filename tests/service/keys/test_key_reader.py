from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.sentences import WORDS, fill
from inspector.service.keys.key_reader import load_keys
from tests.service.key_ring import LONG_SECRET, jwk, jwk_text, private_key, private_pem, public_pem

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.model import Key

NAMES = ("RSA-2048", "P-256", "P-384", "P-521", "secp256k1", "Ed25519", "Ed448", "ML-DSA-44")
KINDS = {"R": "RSA", "P": "EC", "s": "EC", "E": "OKP", "M": "AKP"}


def only(text: str | bytes, encoding: str = "utf8", password: str | bytes | None = None) -> Key:
    """Load what must be exactly one key, with nothing to say about others."""
    keys = load_keys(text, encoding, password)
    assert keys.findings == ()
    (key,) = keys.keys
    return key


def codes(text: str | bytes, encoding: str = "utf8", password: str | bytes | None = None) -> list[str]:
    """Load what must be no key at all, and say why."""
    keys = load_keys(text, encoding, password)
    assert keys.keys == ()
    return [finding.code for finding in keys.findings]


@pytest.mark.parametrize("name", NAMES)
def test_pem_of_every_kind_public_and_private(name: str) -> None:
    public, private = only(public_pem(name)), only(private_pem(name))
    assert public.kind == private.kind == KINDS[name[0]]
    assert (public.private, private.private) == (False, True)
    assert (public.source, private.source) == ("PEM public key", "PEM private key")
    assert public.thumbprint == private.thumbprint != ""
    assert not public.typed


@pytest.mark.parametrize("name", [name for name in NAMES if name[0] != "M"])
def test_jwk_of_every_kind_has_the_thumbprint_of_its_pem(name: str) -> None:
    public, private = only(jwk_text(name, kid="a")), only(jwk_text(name, private=True))
    assert public.kid == "a"
    assert public.thumbprint == private.thumbprint == only(public_pem(name)).thumbprint
    assert (public.private, private.private) == (False, True)
    assert public.algorithms == only(public_pem(name)).algorithms


def test_an_ml_dsa_jwk_is_converted_although_pyjwt_does_not_know_it() -> None:
    from inspector.service.reading import base64url

    private = private_key("ML-DSA-44")
    pub = base64url.encode(private.public_key().public_bytes_raw())
    seed = base64url.encode(private.private_bytes_raw())
    public_jwk = {"kty": "AKP", "alg": "ML-DSA-44", "pub": pub}
    assert only(json.dumps(public_jwk)).thumbprint == only(public_pem("ML-DSA-44")).thumbprint
    assert only(json.dumps({**public_jwk, "priv": seed})).private
    assert codes(json.dumps({**public_jwk, "alg": "ML-DSA-65"})) == ["jwk-member"]
    assert codes(json.dumps({**public_jwk, "priv": base64url.encode(b"\1" * 32)})) == ["jwk-member"]


def test_the_thumbprint_of_rfc_7638() -> None:
    n = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3okn"
        "jhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6q"
        "MQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awap"
        "JzKnqDKgw"
    )
    key = only(json.dumps({"kty": "RSA", "n": n, "e": "AQAB", "alg": "RS256", "kid": "2011-04-29"}))
    assert key.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"


@pytest.mark.parametrize("name", ["RSA-2048", "P-256"])
def test_the_older_forms_of_openssl(name: str) -> None:
    private = private_key(name)
    old = private.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    assert only(old).private
    with_parameters = b"-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + old
    assert only(with_parameters).private


def test_a_pkcs1_public_key() -> None:
    pem = private_key("RSA-2048").public_key().public_bytes(Encoding.PEM, PublicFormat.PKCS1)
    assert only(pem).thumbprint == only(public_pem("RSA-2048")).thumbprint


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL, PrivateFormat.OpenSSH])
def test_an_encrypted_private_key_needs_its_password(form: PrivateFormat) -> None:
    if form is PrivateFormat.OpenSSH:
        pytest.importorskip("bcrypt", reason="encrypted OpenSSH keys need bcrypt")
    sealed = private_key("P-256").private_bytes(Encoding.PEM, form, BestAvailableEncryption(b"open sesame"))
    assert codes(sealed) == ["key-password"]
    assert codes(sealed, password="wrong") == ["key-password-wrong"]
    assert only(sealed, password="open sesame").private
    assert only(sealed.decode(), password=b"open sesame").private


def test_a_password_that_is_not_needed_does_no_harm() -> None:
    assert only(private_pem("P-256"), password="whatever").private


@pytest.mark.parametrize("name", ["RSA-2048", "P-256", "Ed25519"])
def test_openssh_keys(name: str) -> None:
    private = private_key(name)
    line = private.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    assert only(line + b" somebody@somewhere\n").source == "OpenSSH public key"
    written = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    assert only(written).source == "OpenSSH private key"


def test_an_encrypted_openssh_key_without_bcrypt_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from inspector.service.keys import pem

    monkeypatch.setattr(pem, "_load_ssh_private", _needs_bcrypt)
    monkeypatch.setattr("importlib.util.find_spec", _nothing_installed)
    written = private_key("P-256").private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    assert codes(written, password="x") == ["key-bcrypt"]


def _needs_bcrypt(data: bytes, password: bytes | None) -> object:
    from cryptography.exceptions import UnsupportedAlgorithm

    raise UnsupportedAlgorithm("bcrypt")


def _nothing_installed(name: str) -> None:
    return None


def certificate(name: str) -> x509.Certificate:
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "issuer.test")])
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(who).issuer_name(who).serial_number(1)
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=1))
    private = private_key(name)
    return builder.public_key(private.public_key()).sign(private, hashes.SHA256())


def test_certificates_as_pem_der_and_by_kid() -> None:
    made = certificate("RSA-2048")
    thumbprint = only(public_pem("RSA-2048")).thumbprint
    pem = made.public_bytes(Encoding.PEM).decode()
    assert only(pem).source == "certificate"
    assert only(made.public_bytes(Encoding.DER)).thumbprint == thumbprint
    by_kid = only(json.dumps({"kid-1": pem}))
    assert (by_kid.kid, by_kid.thumbprint) == ("kid-1", thumbprint)


@pytest.mark.parametrize("name", ["RSA-2048", "P-384", "Ed25519"])
def test_der_and_its_base64_without_armour(name: str) -> None:
    public = private_key(name).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    private = private_key(name).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert only(public).source == "DER public key"
    assert only(private).private
    bare = "".join(public_pem(name).splitlines()[1:-1])
    assert only(bare).source == "base64 DER public key"
    assert only(bare, "base64").kind == only(public).kind


def test_pkcs12() -> None:
    made = certificate("P-256")
    key = private_key("P-256")
    opened = pkcs12.serialize_key_and_certificates(b"x", key, made, None, BestAvailableEncryption(b"pw"))
    assert only(opened, password="pw").private
    assert codes(opened) == ["key-password"]
    assert codes(opened, password="other") == ["key-password-wrong"]


def test_several_blocks_in_one_text_with_words_around_them() -> None:
    text = f"old:\n{public_pem('P-256')}\nnew:\n  {public_pem('RSA-2048')}"
    assert [key.kind for key in load_keys(text).keys] == ["EC", "RSA"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pem: pem.replace("\n", "\\n"),
        lambda pem: pem.replace("\n", "\r\n"),
        lambda pem: "\n".join("   " + line for line in pem.splitlines()),
        lambda pem: pem.replace("\n", " "),
        lambda pem: f'KEY="{pem}"',
        lambda pem: "\ufeff" + pem,
    ],
)
def test_armour_that_was_mangled_on_its_way_still_loads(spoil: object) -> None:
    assert callable(spoil)
    assert only(spoil(public_pem("RSA-2048"))).kind == "RSA"


def test_one_broken_block_does_not_hide_the_others() -> None:
    broken = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
    keys = load_keys(broken + public_pem("P-256"))
    assert [key.kind for key in keys.keys] == ["EC"]
    assert [finding.code for finding in keys.findings] == ["key-unreadable"]


@pytest.mark.parametrize(
    "text", ["-----BEGIN PUBLIC KEY-----", "-----BEGIN PUBLIC KEY-----\nnonsense", "-----BEGIN rubbish"]
)
def test_armour_without_a_key_is_said_so(text: str) -> None:
    assert codes(text) == ["key-unreadable"]


def test_what_is_no_key_for_tokens_is_named() -> None:
    request = "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----"
    assert codes(request) == ["key-unsupported"]


# Secrets


def test_a_typed_secret_counts_exactly_as_it_is_typed() -> None:
    key = only("  s3cret \n")
    assert key.material == b"  s3cret \n"
    assert (key.kind, key.size, key.source, key.typed) == ("oct", 80, "secret, UTF-8", True)


def test_a_secret_file_loses_one_final_line_break_and_says_so() -> None:
    for ending in (b"\n", b"\r\n"):
        key = only(b"s3cret\n" + ending)
        assert key.material == b"s3cret\n"
        assert [finding.code for finding in key.findings] == ["secret-newline"]


def test_a_binary_secret_file_loses_nothing() -> None:
    assert only(b"\xff\xfe\n").material == b"\xff\xfe\n"
    assert only(b"\x00\x01\n").material == b"\x00\x01\n"


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("base64", "aGVsbG8/d29ybGQ+"),
        ("base64", " aGVsbG8/\nd29ybGQ+ "),
        ("base64url", "aGVsbG8_d29ybGQ-"),
        ("hex", "68656c6c6f3f776f726c643e"),
        ("hex", "68:65:6C:6C:6F:3F:77:6F:72:6C:64:3E"),
        ("hex", "0x68656c6c6f3f776f726c643e\n"),
        ("utf8", "hello?world>"),
    ],
)
def test_the_ways_to_write_a_secret(encoding: str, text: str) -> None:
    assert only(text, encoding).material == b"hello?world>"


@pytest.mark.parametrize("encoding", ["base64", "base64url"])
@pytest.mark.parametrize("padding", ["", "=", "=="])
def test_padding_is_forgiven(encoding: str, padding: str) -> None:
    assert only(f"aGVsbG8{padding}", encoding).material == b"hello"


@pytest.mark.parametrize(
    "encoding, text",
    [("hex", "xyz"), ("hex", "abc"), ("base64", "a-b_"), ("base64url", "a+b/"), ("base64", "a"), ("hex", " ")],
)
def test_a_secret_that_is_not_so_written_is_no_key(encoding: str, text: str) -> None:
    assert codes(text, encoding) == ["secret-encoding"]


def test_bytes_that_are_no_text_cannot_be_hex() -> None:
    assert codes(b"\xff\xfe", "hex") == ["secret-encoding"]


def test_half_a_character_is_no_secret() -> None:
    assert codes("se\ud800cret") == ["secret-encoding"]


def test_nothing_is_no_key() -> None:
    assert load_keys("") == load_keys(b"") == load_keys(b"\n")
    assert load_keys("").keys == ()


# JSON


@pytest.mark.parametrize("text", ['{"k": "AAAA"}', "{}", '{"hello": "world"}'])
def test_json_without_kty_is_neither_key_nor_secret(text: str) -> None:
    assert codes(text) == ["kty-missing"]


@pytest.mark.parametrize("text", ["{not json", "[ $ecret", "{{secret}}"])
def test_a_secret_may_begin_like_json(text: str) -> None:
    assert only(text).typed


def test_a_jwk_that_was_cut_off_is_no_secret() -> None:
    assert codes('{"kty":"oct","k":"AAAA"') == ["key-unreadable"]


def test_use_operations_and_algorithm_are_kept_as_stated() -> None:
    key = only(jwk_text("RSA-2048", use="enc", key_ops=["verify", "x"], alg="RS384", kid="1"))
    assert (key.use, key.key_ops, key.alg, key.kid) == ("enc", ("verify", "x"), "RS384", "1")


@pytest.mark.parametrize(
    "change, code",
    [
        ({"alg": ["RS256"]}, "alg-invalid"),
        ({"alg": None}, "alg-invalid"),
        ({"kty": "XYZ"}, "kty-unknown"),
        ({"kty": 7}, "jwk-member"),
        ({"use": 7}, "jwk-member"),
        ({"key_ops": "verify"}, "jwk-member"),
        ({"key_ops": [1]}, "jwk-member"),
        ({"n": None}, "jwk-member"),
        ({"n": "AAAA="}, "jwk-base64"),
        ({"n": "AA+A"}, "jwk-base64"),
        ({"n": "A A"}, "jwk-base64"),
        ({"n": ["AQAB"]}, "jwk-member"),
        ({"e": "AQ"}, "rsa-exponent"),
        ({"e": ""}, "jwk-member"),
        ({"n": "AQAB" * 2000}, "jwk-member"),
        ({"d": "AQAB"}, "jwk-member"),
        ({"oth": []}, "jwk-member"),
    ],
)
def test_what_can_be_wrong_with_an_rsa_jwk(change: dict[str, Any], code: str) -> None:
    assert codes(jwk_text("RSA-2048", **change)) == [code]


@pytest.mark.parametrize(
    "change, code",
    [
        ({"x": jwk("P-384")["x"]}, "jwk-member"),
        ({"x": jwk("P-256 2")["x"]}, "ec-point"),
        ({"crv": "P-384"}, "jwk-member"),
        ({"crv": "P-257"}, "crv-unknown"),
        ({"crv": None}, "jwk-member"),
        ({"d": jwk("P-256 2", private=True)["d"]}, "jwk-member"),
    ],
)
def test_what_can_be_wrong_with_an_ec_jwk(change: dict[str, Any], code: str) -> None:
    assert codes(jwk_text("P-256", **change)) == [code]


@pytest.mark.parametrize(
    "change, code",
    [
        ({"x": "AQAB"}, "jwk-member"),
        ({"crv": "Ed25520"}, "crv-unknown"),
        ({"d": jwk("Ed25519 2", private=True)["d"]}, "jwk-member"),
    ],
)
def test_what_can_be_wrong_with_an_edwards_jwk(change: dict[str, Any], code: str) -> None:
    assert codes(jwk_text("Ed25519", **change)) == [code]


@pytest.mark.parametrize(
    "text, code",
    [
        ('{"kty":"oct"}', "k-missing"),
        ('{"kty":"oct","k":""}', "k-missing"),
        ('{"kty":"oct","k":"A"}', "jwk-member"),
        ('{"kty":"oct","k":["AAAA"]}', "jwk-member"),
        ('{"kty":"oct","k":"AA==","kid":"a"}', "jwk-base64"),
    ],
)
def test_what_can_be_wrong_with_a_secret_jwk(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_an_rsa_private_jwk_without_its_primes() -> None:
    full = jwk("RSA-2048", private=True)
    assert only(json.dumps({name: full[name] for name in ("kty", "n", "e", "d")})).private


def test_a_short_rsa_key_loads_with_a_warning() -> None:
    assert [finding.code for finding in only(public_pem("RSA-1024")).findings] == ["weak-key"]


def test_a_set_keeps_the_good_ones_and_names_the_others() -> None:
    members = [jwk("RSA-2048", kid="a"), {"kty": "RSA"}, "rubbish", {"kty": "oct"}, jwk("P-256", kid="b")]
    for text in (json.dumps({"keys": members}), json.dumps(members)):
        keys = load_keys(text)
        assert [(key.kid, key.source) for key in keys.keys] == [("a", "JWKS key 1"), ("b", "JWKS key 5")]
        skipped = [finding.args[0] for finding in keys.findings if finding.code == "skipped-key"]
        assert skipped == ["2", "3", "4"]


def test_a_set_may_be_empty_or_none_at_all() -> None:
    assert codes('{"keys":[]}') == ["set-empty"]
    assert codes("[]") == ["set-empty"]
    assert codes('{"keys":{}}') == ["jwk-member"]


def test_a_kid_twice_is_said_once_and_only_for_different_keys_of_one_kind() -> None:
    one, other = jwk("RSA-2048", kid="a"), jwk("RSA-2048 2", kid="a")
    assert [finding.code for finding in load_keys(json.dumps([one, other, one])).findings] == ["duplicate-kid"]
    assert load_keys(json.dumps([one, one])).findings == ()
    assert load_keys(json.dumps([one, jwk("P-256", kid="a")])).findings == ()


def test_secrets_and_public_keys_in_one_set_are_said() -> None:
    members = [jwk("RSA-2048"), {"kty": "oct", "k": "AAAA"}]
    assert [finding.code for finding in load_keys(json.dumps({"keys": members})).findings] == ["mixed-key-set"]


def test_hostile_keys(vectors: Path) -> None:
    cases = json.loads((vectors / "hostile-public" / "hostile_keys.json").read_text("utf-8"))["cases"]
    assert cases
    for case in cases:
        keys = load_keys(json.dumps(case["input"]))
        found = {finding.code for finding in (*keys.findings, *(f for key in keys.keys for f in key.findings))}
        assert set(case["flags"]) <= found, case["title"]
        assert bool(keys.keys) == (case["expect"] != "reject"), case["title"]


def test_every_key_of_pyjwts_tests_loads(vectors: Path) -> None:
    files = [path for path in (vectors / "pyjwt" / "keys").iterdir() if path.stat().st_size > 2]
    assert len(files) > 20
    for path in files:
        assert load_keys(path.read_bytes()).keys, path.name


# Nothing raises, nothing tells


@given(
    st.one_of(
        st.text(), st.binary(), st.text().map("-----BEGIN {} KEY-----".format), st.text().map("ssh-rsa {}".format)
    )
)
def test_no_text_raises(text: str | bytes) -> None:
    for encoding in ("utf8", "base64", "base64url", "hex"):
        keys = load_keys(text, encoding)
        assert keys.keys or keys.findings or text in {"", b"", b"\n", b"\r\n"}


MUTABLE = (
    certificate("P-256").public_bytes(Encoding.DER),
    private_key("P-256").private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    private_key("P-256").private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()),
    private_key("Ed25519").public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH),
    public_pem("RSA-2048").encode(),
)


@given(st.sampled_from(MUTABLE), st.data())
def test_no_key_with_a_wrong_byte_raises(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.binary(max_size=2))
    keys = load_keys(whole[:at] + wrong + whole[at + 1 :])
    assert keys.keys or keys.findings


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.sampled_from(["oct", "RSA", "EC", "OKP", "AKP"]),
    st.dictionaries(
        st.sampled_from(["k", "n", "e", "d", "p", "q", "x", "y", "crv", "alg", "pub", "priv", "use", "key_ops", "kid"]),
        json_values | st.sampled_from(["AQAB", "P-256", "Ed25519", "ML-DSA-44", "Aw"]),
    ),
)
def test_no_jwk_raises(kty: str, members: dict[str, object]) -> None:
    keys = load_keys(json.dumps({"kty": kty, **members}))
    assert keys.keys or keys.findings


MARK = "c2VjcmV0LW1hdGVyaWFsLXRoYXQtbXVzdC1ub3Qtc2hvdw"


@pytest.mark.parametrize(
    "text",
    [
        LONG_SECRET,
        json.dumps({"kty": "oct", "k": MARK}),
        json.dumps({"kty": "oct", "k": MARK + "="}),
        json.dumps({"k": MARK}),
        json.dumps({"kty": "oct", "k": MARK, "alg": ["HS256"]}),
        json.dumps({"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": MARK}),
        jwk_text("P-256", d=MARK),
        jwk_text("Ed25519", d=MARK),
        json.dumps({"keys": [{"kty": "oct", "k": MARK + "!"}, {"kty": "RSA", "d": MARK}]}),
        f"-----BEGIN PRIVATE KEY-----\n{MARK}\n-----END PRIVATE KEY-----",
        f"-----BEGIN {MARK}",
        f"ssh-rsa {MARK}",
        private_pem("P-256"),
        jwk_text("RSA-2048", private=True),
    ],
)
@pytest.mark.parametrize("encoding", ["utf8", "hex"])
def test_no_secret_is_shown_anywhere(text: str, encoding: str) -> None:
    keys = load_keys(text, encoding)
    shown = [repr(keys), str(keys), f"{keys}", *(f"{key} {key!r} {key!s}" for key in keys.keys)]
    shown += [repr(key.findings) for key in keys.keys] + [repr(keys.findings)]
    shown += [fill(finding.sentence.message, finding.args, WORDS, str) for finding in keys.findings]
    private = [MARK, LONG_SECRET, *private_pem("P-256").splitlines()[1:-1], jwk("RSA-2048", private=True)["d"]]
    for secret in private:
        assert all(secret not in words for words in shown)
