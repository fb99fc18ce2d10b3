"""Programs in Go: golang-jwt for what is signed, go-jose for what is encrypted, honest words where neither knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.report.snippets.facts import PINNED, PRIVATE, PUBLIC, SECRET, comment, facts_of

if TYPE_CHECKING:
    from inspector.model.token import Token
    from inspector.report.snippets.facts import Facts

_FAILS = ["\tif err != nil {", "\t\tlog.Fatal(err)", "\t}"]
_UNKNOWN_TO_GO_JOSE = ("RSA-OAEP-384", "RSA-OAEP-512")


def go(token: Token) -> str:
    """A program that verifies or opens it."""
    facts = facts_of(token)
    if facts.unfit:
        return comment("//", *facts.unfit)
    if facts.encryption:
        return _opening(facts)
    missing = _missing(facts)
    if missing:
        return comment("//", *missing)
    is_renamed = facts.algorithm == "Ed25519"
    method = "EdDSA" if is_renamed else facts.algorithm
    key, parse = _key(facts)
    return "\n".join(
        [
            "package main",
            "",
            *_imports("fmt", "log", "github.com/golang-jwt/jwt/v5"),
            "func main() {",
            f"\ttext := {text_of(facts.text)}",
            f"\t{key}",
            *([f"\t{parse}", *_FAILS] if parse else []),
            *(_RENAMED if is_renamed else []),
            "\ttoken, err := jwt.Parse(text, func(*jwt.Token) (any, error) { return key, nil },",
            f"\t\tjwt.WithValidMethods([]string{{{text_of(method)}}}), // {PINNED}",
            *([f"\t\tjwt.WithAudience({text_of(facts.audience)}),"] if facts.audience else []),
            *([f"\t\tjwt.WithIssuer({text_of(facts.issuer)}),"] if facts.issuer else []),
            "\t)",
            *_FAILS,
            "\tfmt.Println(token.Claims)",
            *(
                ["\t// This is what the issuer signed; the disclosures behind it want a library for SD-JWT (RFC 9901)."]
                if facts.disclosures
                else []
            ),
            "}",
            "",
        ]
    )


_RENAMED = [
    "\t// golang-jwt knows this algorithm by its older name alone (RFC 9864).",
    '\tjwt.RegisterSigningMethod("Ed25519", func() jwt.SigningMethod { return jwt.SigningMethodEdDSA })',
]


def _missing(facts: Facts) -> tuple[str, ...]:
    """Which library is needed where golang-jwt is not enough."""
    which = facts.curve if facts.curve == "Ed448" else facts.algorithm
    if which == "ES256K":
        return (
            "golang-jwt does not know ES256K. github.com/lestrrat-go/jwx does, built with -tags jwx_es256k:",
            "jwt.Parse with jwt.WithKey(jwa.ES256K(), key),",
            f"jwt.WithIssuer({text_of(facts.issuer)}) and jwt.WithAudience({text_of(facts.audience)}).",
            f"The token: {facts.text}",
        )
    packages = {
        "Ed448": "sign/ed448",
        **{f"ML-DSA-{size}": f"sign/mldsa/mldsa{size}" for size in (44, 65, 87)},
    }
    if which not in packages:
        return ()
    return (
        f"golang-jwt does not know {which}. github.com/cloudflare/circl/{packages[which]} verifies such a signature:",
        f"give it what stands before the second dot; then check “alg” against {text_of(facts.algorithm)}, “exp”,",
        f"“iss” against {text_of(facts.issuer)} and “aud” against {text_of(facts.audience)} yourself.",
        f"The token: {facts.text}",
    )


def _key(facts: Facts) -> tuple[str, str]:
    if facts.is_shared:
        return f"key := []byte({text_of(SECRET)})", ""
    kind = {"E": "EC", "P": "RSA", "R": "RSA"}.get(facts.algorithm[:1], "Ed")
    kind = "Ed" if facts.curve else kind
    return f"pem := []byte(`{PUBLIC}`)", f"key, err := jwt.Parse{kind}PublicKeyFromPEM(pem)"


def _opening(facts: Facts) -> str:
    if facts.algorithm in _UNKNOWN_TO_GO_JOSE or facts.exchange == "OKP":
        what = "X25519 and X448" if facts.exchange == "OKP" else facts.algorithm
        return comment(
            "//",
            f"go-jose does not know {what}. github.com/lestrrat-go/jwx does: jwe.Decrypt with",
            f"jwe.WithKey({text_of(facts.algorithm)}, key); the content is {text_of(facts.encryption)}.",
            f"The token: {facts.text}",
        )
    names = ["fmt", "log"] if facts.is_shared else ["crypto/x509", "encoding/pem", "fmt", "log"]
    key = (
        [f"\tkey := []byte({text_of(SECRET)})"]
        if facts.is_shared
        else [
            f"\tblock, _ := pem.Decode([]byte(`{PRIVATE}`))",
            "\tkey, err := x509.ParsePKCS8PrivateKey(block.Bytes)",
            *_FAILS,
        ]
    )
    return "\n".join(
        [
            "package main",
            "",
            *_imports(*names, "github.com/go-jose/go-jose/v4"),
            "func main() {",
            f"\ttext := {text_of(facts.text)}",
            *key,
            "\ttoken, err := jose.ParseEncrypted(text,",
            f"\t\t[]jose.KeyAlgorithm{{{text_of(facts.algorithm)}}}, // {PINNED}",
            f"\t\t[]jose.ContentEncryption{{{text_of(facts.encryption)}}},",
            "\t)",
            *_FAILS,
            "\tplain, err := token.Decrypt(key)",
            *_FAILS,
            "\tfmt.Println(string(plain)) // where this is a token itself, verify it, too",
            "}",
            "",
        ]
    )


def _imports(*names: str) -> list[str]:
    own = [f'\t"{name}"' for name in names if "." not in name]
    return ["import (", *own, "", *(f'\t"{name}"' for name in names if "." in name), ")", ""]


def text_of(text: str) -> str:
    """A text as Go writes it: what JSON writes as two halves is one number there, and a lone half nothing at all."""
    plain = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return f'"{"".join(plain.get(each) or _written(each) for each in text)}"'


def _written(character: str) -> str:
    number = ord(character)
    if 32 <= number < 127:
        return character
    if 0xD800 <= number < 0xE000:
        number = 0xFFFD
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
