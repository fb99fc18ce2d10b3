"""The key ring: names, doubles, renewal; and nothing of a key in what is printed."""

from __future__ import annotations

import json
from unittest.mock import Mock

from inspector.controller.keys.ring import KeyRing
from tests.service.key_ring import LONG_SECRET, jwk, private_pem, public_pem


def test_keys_are_kept_under_a_name_and_carry_it() -> None:
    ring = KeyRing()
    heard = Mock()
    ring.listeners.append(heard)

    kept = ring.add(" staging ", public_pem("P-256"), "utf8")

    assert kept is not None
    assert (kept.name, [key.ring for key in ring.keys.keys]) == ("staging", ["staging"])
    assert ring.find(kept.number) is kept
    heard.assert_called_once_with()


def test_what_holds_no_key_is_not_kept() -> None:
    ring = KeyRing()
    heard = Mock()
    ring.listeners.append(heard)

    assert ring.add("a", "-----BEGIN PUBLIC KEY-----", "utf8") is None
    assert ring.add("a", "", "utf8") is None
    assert ring.add("a", "not hex", "hex") is None
    assert ring.entries == ()
    heard.assert_not_called()


def test_names_are_made_from_the_kid_the_address_or_the_kind() -> None:
    ring = KeyRing()
    address = "https://login.test/keys?x=1"
    ring.add("", json.dumps(jwk("P-256", kid="a1")), "utf8")
    ring.add(address, public_pem("P-384"), "utf8", source=address)
    ring.add("", public_pem("RSA-2048"), "utf8")
    ring.add("", LONG_SECRET, "utf8")
    ring.add("", "another secret", "utf8")
    ring.add("", public_pem("P-521") + public_pem("secp256k1"), "utf8")
    ring.add("", public_pem("P-521") + LONG_SECRET + public_pem("Ed25519"), "utf8")

    assert [entry.name for entry in ring.entries] == [
        "a1", "login.test/keys", "RSA 2048", "secret", "secret 2", "2 EC", "2 keys",
    ]  # fmt: skip


def test_the_same_keys_are_kept_once_and_the_same_address_is_renewed() -> None:
    ring = KeyRing()
    first = ring.add("mine", public_pem("P-256"), "utf8")
    again = ring.add("", public_pem("P-256"), "utf8")
    assert first is not None
    assert again is not None
    assert (again.number, again.name, len(ring.entries)) == (first.number, "mine", 1)

    ring.add("https://a.test", public_pem("P-384"), "utf8", source="https://a.test")
    fetched = ring.entries[1]
    ring.rename(fetched.number, "production")
    ring.add("https://a.test", public_pem("P-521"), "utf8", source="https://a.test")
    assert [(entry.name, entry.keys[0].curve) for entry in ring.entries] == [("mine", "P-256"), ("production", "P-521")]


def test_an_answer_without_keys_leaves_the_last_good_ones() -> None:
    ring = KeyRing()
    ring.add("", public_pem("P-384"), "utf8", source="https://a.test")
    assert ring.add("", '{"keys":[]}', "utf8", source="https://a.test") is None
    assert [entry.keys[0].curve for entry in ring.entries] == ["P-384"]


def test_renaming_keeps_names_apart_and_removing_takes_the_keys_away() -> None:
    ring = KeyRing()
    one, two = ring.add("one", public_pem("P-256"), "utf8"), ring.add("two", public_pem("P-384"), "utf8")
    assert one is not None
    assert two is not None

    ring.rename(two.number, "one")
    assert [key.ring for key in ring.keys.keys] == ["one", "one 2"]
    ring.rename(two.number, "  ")
    ring.rename(99, "x")
    assert [entry.name for entry in ring.entries] == ["one", "one 2"]

    ring.remove(one.number)
    ring.remove(one.number)
    assert [entry.name for entry in ring.entries] == ["one 2"]
    assert ring.find(one.number) is None


def test_an_encrypted_key_is_kept_with_its_password() -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

    from tests.service.key_ring import private_key

    sealed = private_key("P-256").private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"open sesame")
    )
    ring = KeyRing()
    assert ring.add("a", sealed.decode(), "utf8") is None
    kept = ring.add("a", sealed.decode(), "utf8", "open sesame")
    assert kept is not None
    assert "open sesame" not in f"{kept} {kept!r} {ring.entries}"
    assert kept.keys[0].private


def test_nothing_of_a_key_is_printed() -> None:
    ring = KeyRing()
    ring.add("", LONG_SECRET, "utf8")
    ring.add("", private_pem("P-256"), "utf8")
    printed = f"{ring.entries} {ring.entries[0]!s} {ring.keys!r} {ring.keys}"
    for secret in (LONG_SECRET, *private_pem("P-256").splitlines()[1:-1]):
        assert secret not in printed
