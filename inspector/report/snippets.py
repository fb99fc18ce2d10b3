"""Code to take along: requests that carry a token, and programs that verify it, with the key as a placeholder."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.model.token import Token

_SECRET = "the-shared-secret"  # a placeholder, for the person to replace
_PEM = "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----\n"
_URL = "https://api.example.com/"


class Snippet(NamedTuple):
    """One form. ``code``: its name in commands; ``name``: as people call it; ``make``: writes it for a token."""

    code: str
    name: str
    make: Callable[[Token], str]


class _Facts(NamedTuple):
    """What a verifying program needs of a token, as the token states it: a person has to look at each."""

    text: str
    algorithm: str
    issuer: str
    audience: str
    is_shared: bool


def _facts(token: Token) -> _Facts:
    algorithm = token.algorithm or "RS256"
    audience = token.claim_text("aud") or _first_audience(token)
    return _Facts(token.text, algorithm, token.claim_text("iss"), audience, algorithm.startswith("HS"))


def _first_audience(token: Token) -> str:
    node = token.payload.find("aud") if token.payload.is_object else None
    if node is None or token.payload.kinds[node] != ord("["):
        return ""
    for child in token.payload.children(node):
        value = token.payload.value(child) if token.payload.kinds[child] == ord('"') else ""
        return value if isinstance(value, str) else ""
    return ""


def authorization(token: Token) -> str:
    """The header field of a request (RFC 6750, 2.1; for a proof-bound token RFC 9449, 7.1)."""
    return f"Authorization: Bearer {token.text}"


def curl(token: Token) -> str:
    """A command for a POSIX shell."""
    return f"curl --header {shlex.quote(authorization(token))} {_URL}"


def httpie(token: Token) -> str:
    """A command for a POSIX shell."""
    return f"http {_URL} {shlex.quote(f'Authorization:Bearer {token.text}')}"


def python(token: Token) -> str:
    """A program for PyJWT."""
    facts = _facts(token)
    key = repr(_SECRET) if facts.is_shared else f'"""{_PEM}"""'
    options = [
        f"    algorithms=[{facts.algorithm!r}],  # never taken from the token",
        *([f"    audience={facts.audience!r},"] if facts.audience else []),
        *([f"    issuer={facts.issuer!r},"] if facts.issuer else []),
    ]
    return "\n".join(
        [
            "import jwt  # pip install 'pyjwt[crypto]'",
            "",
            f"token = {facts.text!r}",
            f"key = {key}",
            "",
            "claims = jwt.decode(",
            "    token,",
            "    key,",
            *options,
            ")",
            "print(claims)",
            "",
        ]
    )


def node(token: Token) -> str:
    """A program for Node.js and jose."""
    facts = _facts(token)
    names = "jwtVerify" if facts.is_shared else "importSPKI, jwtVerify"
    key = (
        f"new TextEncoder().encode({json.dumps(_SECRET)})"
        if facts.is_shared
        else f"await importSPKI(`{_PEM}`, {json.dumps(facts.algorithm)})"
    )
    options = [
        f"  algorithms: [{json.dumps(facts.algorithm)}], // never taken from the token",
        *([f"  audience: {json.dumps(facts.audience)},"] if facts.audience else []),
        *([f"  issuer: {json.dumps(facts.issuer)},"] if facts.issuer else []),
    ]
    return "\n".join(
        [
            f'import {{ {names} }} from "jose"; // npm install jose',
            "",
            f"const token = {json.dumps(facts.text)};",
            f"const key = {key};",
            "",
            "const { payload } = await jwtVerify(token, key, {",
            *options,
            "});",
            "console.log(payload);",
            "",
        ]
    )


def go(token: Token) -> str:
    """A program for golang-jwt."""
    facts = _facts(token)
    key, parse = _go_key(facts)
    options = [
        f"jwt.WithValidMethods([]string{{{json.dumps(facts.algorithm)}}})",
        *([f"jwt.WithAudience({json.dumps(facts.audience)})"] if facts.audience else []),
        *([f"jwt.WithIssuer({json.dumps(facts.issuer)})"] if facts.issuer else []),
    ]
    return "\n".join(
        [
            "package main",
            "",
            "import (",
            '\t"fmt"',
            '\t"log"',
            "",
            '\t"github.com/golang-jwt/jwt/v5"',
            ")",
            "",
            "func main() {",
            f"\ttext := {json.dumps(facts.text)}",
            f"\t{key}",
            *([f"\t{parse}", "\tif err != nil {", "\t\tlog.Fatal(err)", "\t}"] if parse else []),
            "\ttoken, err := jwt.Parse(text, func(*jwt.Token) (any, error) { return key, nil },",
            *(f"\t\t{option}," for option in options),
            "\t)",
            "\tif err != nil {",
            "\t\tlog.Fatal(err)",
            "\t}",
            "\tfmt.Println(token.Claims)",
            "}",
            "",
        ]
    )


def _go_key(facts: _Facts) -> tuple[str, str]:
    if facts.is_shared:
        return f"key := []byte({json.dumps(_SECRET)})", ""
    kind = {"E": "EC", "P": "RSA", "R": "RSA"}.get(facts.algorithm[0], "Ed")
    kind = "Ed" if facts.algorithm.startswith("Ed") else kind
    return f"pem := []byte(`{_PEM}`)", f"key, err := jwt.Parse{kind}PublicKeyFromPEM(pem)"


def java(token: Token) -> str:
    """A program for Nimbus JOSE + JWT."""
    facts = _facts(token)
    algorithm = f"JWSAlgorithm.parse({json.dumps(facts.algorithm)})"
    source = (
        f"new ImmutableSecret<>({json.dumps(_SECRET)}.getBytes(StandardCharsets.UTF_8))"
        if facts.is_shared
        else f'new ImmutableJWKSet<>(new JWKSet(JWK.parseFromPEMEncodedObjects("""\n{_PEM}""")))'
    )
    exact = f".issuer({json.dumps(facts.issuer)})" if facts.issuer else ""
    audience = json.dumps(facts.audience) if facts.audience else "(String) null"
    return "\n".join(
        [
            "import com.nimbusds.jose.*;",
            "import com.nimbusds.jose.jwk.*;",
            "import com.nimbusds.jose.jwk.source.*;",
            "import com.nimbusds.jose.proc.*;",
            "import com.nimbusds.jwt.*;",
            "import com.nimbusds.jwt.proc.*;",
            "import java.nio.charset.StandardCharsets;",
            "import java.util.Set;",
            "",
            "class Verify {",
            "    public static void main(String[] arguments) throws Exception {",
            f"        String token = {json.dumps(facts.text)};",
            "        var processor = new DefaultJWTProcessor<SecurityContext>();",
            "        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(",
            f"            {algorithm}, {source}));",
            "        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(",
            f"            {audience}, new JWTClaimsSet.Builder(){exact}.build(), Set.of()));",
            "        System.out.println(processor.process(token, null));",
            "    }",
            "}",
            "",
        ]
    )


def csharp(token: Token) -> str:
    """A program for Microsoft.IdentityModel."""
    facts = _facts(token)
    if facts.is_shared:
        key = [f"var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes({json.dumps(_SECRET)}));"]
    else:
        kind = "ECDsa" if facts.algorithm.startswith("ES") else "RSA"
        wrapper = "ECDsaSecurityKey" if kind == "ECDsa" else "RsaSecurityKey"
        pem = f'"""\n{_PEM}"""'
        key = [f"var pair = {kind}.Create();", f"pair.ImportFromPem({pem});", f"var key = new {wrapper}(pair);"]
    checks = [
        f"    ValidAlgorithms = [{json.dumps(facts.algorithm)}],",
        f"    ValidIssuer = {json.dumps(facts.issuer)}," if facts.issuer else "    ValidateIssuer = false,",
        f"    ValidAudience = {json.dumps(facts.audience)}," if facts.audience else "    ValidateAudience = false,",
    ]
    return "\n".join(
        [
            "using System.Security.Cryptography;",
            "using System.Text;",
            "using Microsoft.IdentityModel.JsonWebTokens;",
            "using Microsoft.IdentityModel.Tokens;",
            "",
            f"var token = {json.dumps(facts.text)};",
            *key,
            "",
            "var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters",
            "{",
            "    IssuerSigningKey = key,",
            *checks,
            "});",
            'Console.WriteLine(result.IsValid ? string.Join("\\n", result.Claims) : result.Exception.Message);',
            "",
        ]
    )


SNIPPETS: tuple[Snippet, ...] = (
    Snippet("authorization", "Authorization header", authorization),
    Snippet("curl", "cURL", curl),
    Snippet("httpie", "HTTPie", httpie),
    Snippet("python", "Python (PyJWT)", python),
    Snippet("node", "Node.js (jose)", node),
    Snippet("go", "Go (golang-jwt)", go),
    Snippet("java", "Java (Nimbus)", java),
    Snippet("csharp", "C# (Microsoft.IdentityModel)", csharp),
)
"""Every form; to add one is to add a row."""
