from __future__ import annotations

import subprocess
import sys

import pytest

from inspector.service.algorithms.signing import (
    ALGORITHMS,
    COORDINATE_BYTES,
    ENCRYPTING,
    fitting,
    looks_like_none,
    same_algorithm,
)


def test_every_algorithm_of_pyjwt_is_known_but_its_unregistered_alias() -> None:
    from jwt.algorithms import get_default_algorithms

    assert set(get_default_algorithms()) - set(ALGORITHMS) == {"none", "ES521"}


def test_no_name_both_signs_and_encrypts() -> None:
    assert not ENCRYPTING & set(ALGORITHMS)


@pytest.mark.parametrize(
    "kind, curve, names",
    [
        ("oct", "", ("HS256", "HS384", "HS512")),
        ("RSA", "", ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")),
        ("EC", "P-256", ("ES256",)),
        ("EC", "secp256k1", ("ES256K",)),
        ("EC", "brainpoolP256r1", ()),
        ("OKP", "Ed25519", ("EdDSA", "Ed25519")),
        ("OKP", "Ed448", ("EdDSA", "Ed448")),
        ("OKP", "X25519", ()),
        ("AKP", "ML-DSA-65", ("ML-DSA-65",)),
        ("", "", ()),
    ],
)
def test_a_key_fits_what_its_kind_and_curve_are_made_for(kind: str, curve: str, names: tuple[str, ...]) -> None:
    assert fitting(kind, curve) == names


def test_a_secret_has_to_be_as_long_as_the_hash() -> None:
    assert [ALGORITHMS[name].minimum_bytes for name in ("HS256", "HS384", "HS512", "RS256")] == [32, 48, 64, 0]


def test_every_curve_of_an_ecdsa_algorithm_has_its_width() -> None:
    curves = {curve for row in ALGORITHMS.values() if row.kind == "EC" for curve in row.curves}
    assert curves == set(COORDINATE_BYTES)


@pytest.mark.parametrize("name", ["None", "NONE", "nOnE", " none", "none\n"])
def test_none_is_seen_through_its_disguises(name: str) -> None:
    assert looks_like_none(name)


@pytest.mark.parametrize("name", ["none", "HS256", "", "nonesuch"])
def test_other_names_are_no_disguise(name: str) -> None:
    assert not looks_like_none(name)


def test_the_curve_bound_names_mean_the_same_as_the_old_one() -> None:
    assert same_algorithm("EdDSA", "Ed25519")
    assert same_algorithm("Ed448", "EdDSA")
    assert not same_algorithm("Ed448", "Ed25519")
    assert not same_algorithm("RS256", "PS256")


def test_reading_a_token_without_a_key_does_not_load_the_cryptography() -> None:
    program = (
        "import sys; from inspector.service import inspect; "
        "inspect('eyJhbGciOiJIUzI1NiJ9.e30.AAAA'); "
        "print([name for name in ('jwt', 'cryptography', 'joserfc', 'msgspec', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
