"""What is shown is what is called, and what a parser could misread is not called at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.service.network.addresses import (
    Address,
    Unfit,
    follow,
    is_private,
    is_same_place,
    looks_like_keys,
    read_address,
)


def fit(text: str) -> Address:
    read = read_address(text)
    assert isinstance(read, Address), read
    return read


@pytest.mark.parametrize(
    "written, called",
    [
        ("https://issuer.example", "https://issuer.example/"),
        ("  https://Issuer.Example/Path?a=b#part\n", "https://issuer.example/Path?a=b"),
        ("issuer.example/jwks", "https://issuer.example/jwks"),
        ("issuer.example", "https://issuer.example/"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("https://issuer.example:443/", "https://issuer.example/"),
        ("https://[::1]:8443/", "https://[::1]:8443/"),
        ("https://exämple.com/ü", "https://xn--exmple-cua.com/%C3%BC"),
        ("https://issuer.example/a b", ""),
        ("https://issuer.example/%zz", ""),
        ("https://issuer.example\\@evil.example/", ""),
        ("https://issuer.example/\u202egnp", ""),
        ("https://:80/", ""),
        ("https://issuer.example:99999/", ""),
        ("https://issuer.example:0/", ""),
        ("https://-a.example/", ""),
        ("https://a..example/", ""),
        ("https://[::1/", ""),
        ("nonsense", ""),
        ("/etc/passwd", ""),
    ],
)
def test_an_address_has_one_form(written: str, called: str) -> None:
    read = read_address(written)
    assert read == Unfit("address-invalid") if not called else fit(written).text == called


@pytest.mark.parametrize(
    "written, code",
    [
        ("", "address-empty"),
        ("ftp://issuer.example/", "address-scheme"),
        ("file:///etc/passwd", "address-scheme"),
        ("https://user:secret@issuer.example/", "address-user"),
        ("https://issuer.example@evil.example/", "address-user"),
        ("http://2130706433/", "address-number"),
        ("http://127.1/", "address-number"),
        ("http://0x7f000001/", "address-number"),
        ("https://issuer.example/" + "a" * 3000, "address-long"),
        ("javascript:alert(1)", "address-invalid"),
    ],
)
def test_what_cannot_be_called_says_why(written: str, code: str) -> None:
    read = read_address(written)
    assert isinstance(read, Unfit)
    assert read.code == code


@given(st.text(max_size=60), st.sampled_from(["", "https://", "http://issuer.example/"]))
def test_reading_never_fails_and_changes_nothing_twice(text: str, start: str) -> None:
    read = read_address(start + text)
    if isinstance(read, Address):
        assert read_address(read.text) == read
        assert read.text.isascii()
        assert read.text.isprintable()


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("https://a.example/x", "https://a.example/y", True),
        ("http://a.example/x", "https://a.example/x", True),
        ("https://a.example/x", "http://a.example/x", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/x", "https://a.example:8443/x", False),
        ("http://a.example:8080/x", "https://a.example/x", False),
        ("https://a.example/x", "https://a.example.evil.example/x", False),
    ],
)
def test_a_redirect_stays_or_does_not(one: str, other: str, same: bool) -> None:
    assert is_same_place(fit(one), fit(other)) is same


def test_a_redirect_may_be_relative() -> None:
    start = fit("https://a.example/x/y")
    assert follow(start, "../z") == fit("https://a.example/z")
    assert follow(start, "//b.example/z") == fit("https://b.example/z")
    assert isinstance(follow(start, "file:///etc/passwd"), Unfit)
    assert isinstance(follow(start, "https://["), Unfit)


@pytest.mark.parametrize(
    "host, private",
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("192.168.0.1", True),
        ("localhost", True),
        ("printer", True),
        ("keys.corp", True),
        ("wiki.internal.", True),
        ("8.8.8.8", False),
        ("issuer.example", False),
    ],
)
def test_private_hosts(host: str, private: bool) -> None:
    assert is_private(host) is private


@pytest.mark.parametrize(
    "text, keys",
    [
        ("https://a.example/.well-known/jwks.json", True),
        ("https://a.example/oauth2/v3/certs", True),
        ("https://a.example/realms/x/protocol/openid-connect/certs", True),
        ("https://a.example/JWKS", True),
        ("https://a.example/", False),
        ("https://a.example/tenant/v2.0", False),
    ],
)
def test_the_look_of_an_address(text: str, keys: bool) -> None:
    assert looks_like_keys(fit(text)) is keys
