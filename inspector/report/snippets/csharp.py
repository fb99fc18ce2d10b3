"""Programs in C#: Microsoft.IdentityModel where it knows the algorithm, Bouncy Castle where it does not, jose-jwt to decrypt."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.report.snippets.facts import PINNED, PRIVATE, PUBLIC, SECRET, comment, facts_of

if TYPE_CHECKING:
    from inspector.model.token import Token
    from inspector.report.snippets.facts import Facts

_BYTES = f"Encoding.UTF8.GetBytes({json.dumps(SECRET)})"
_SIGNERS = {"ES256K": "SHA-256withPLAIN-ECDSA"}
"""As Bouncy Castle calls them where it does not call them as JOSE does."""
_EXCHANGES = {"RSA1_5": "RSA1_5", "dir": "DIR"}


def csharp(token: Token) -> str:
    """A program that verifies or opens it."""
    facts = facts_of(token)
    if facts.unfit:
        return comment("//", *facts.unfit)
    if facts.encryption:
        return _opening(facts)
    is_plain = facts.curve or facts.algorithm.startswith(("ML-DSA", "ES256K"))
    lines = _plain(facts) if is_plain else _microsoft(facts)
    if facts.disclosures:
        lines.append("// This is what the issuer signed. The disclosures behind it: dotnet add package Owf.Sd.Jwt")
    return "\n".join([*lines, ""])


def _microsoft(facts: Facts) -> list[str]:
    if facts.is_shared:
        key = [f"var key = new SymmetricSecurityKey({_BYTES});"]
    else:
        kind = "ECDsa" if facts.algorithm.startswith("ES") else "RSA"
        wrapper = "ECDsaSecurityKey" if kind == "ECDsa" else "RsaSecurityKey"
        key = [
            f"var pair = {kind}.Create();",
            f'pair.ImportFromPem("""\n{PUBLIC}""");',
            f"var key = new {wrapper}(pair);",
        ]
    return [
        "// dotnet add package Microsoft.IdentityModel.JsonWebTokens",
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
        f"    ValidAlgorithms = [{json.dumps(facts.algorithm)}], // {PINNED}",
        f"    ValidIssuer = {json.dumps(facts.issuer)}," if facts.issuer else "    ValidateIssuer = false,",
        f"    ValidAudience = {json.dumps(facts.audience)}," if facts.audience else "    ValidateAudience = false,",
        "});",
        'Console.WriteLine(result.IsValid ? string.Join("\\n", result.Claims) : result.Exception.Message);',
    ]


def _plain(facts: Facts) -> list[str]:
    """Microsoft.IdentityModel has none of these; the claims are checked by hand."""
    which = facts.curve or facts.algorithm
    return [
        f"// Microsoft.IdentityModel does not know {which}: dotnet add package BouncyCastle.Cryptography",
        "using System.Buffers.Text; // .NET 9 or newer",
        "using System.Text;",
        "using Org.BouncyCastle.Crypto;",
        "using Org.BouncyCastle.OpenSsl;",
        "using Org.BouncyCastle.Security;",
        "",
        f"var token = {json.dumps(facts.text)};",
        f'var pem = """\n{PUBLIC}""";',
        "",
        "var key = (AsymmetricKeyParameter)new PemReader(new StringReader(pem)).ReadObject();",
        "var parts = token.Split('.');",
        'var signed = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);',
        f"var verifier = SignerUtilities.GetSigner({json.dumps(_SIGNERS.get(which, which))});",
        "verifier.Init(false, key);",
        "verifier.BlockUpdate(signed, 0, signed.Length);",
        'if (!verifier.VerifySignature(Base64Url.DecodeFromChars(parts[2]))) throw new Exception("bad signature");',
        f'// Check with System.Text.Json: "alg" is {json.dumps(facts.algorithm)}, "exp" is to come,',
        f'// "iss" is {json.dumps(facts.issuer)}, "aud" has {json.dumps(facts.audience)}.',
        "Console.WriteLine(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));",
    ]


def _opening(facts: Facts) -> str:
    if facts.exchange == "OKP":
        return comment(
            "//",
            "No common library for .NET opens what was encrypted by X25519 or X448. BouncyCastle.Cryptography has the agreement;",
            "the key is derived as RFC 7518, 4.6.2 says, and the rest is opened with it (RFC 7516, 5.2).",
            f"The token: {facts.text}",
        )
    exchange = _EXCHANGES.get(facts.algorithm, facts.algorithm.replace("-", "_").replace("+", "_"))
    content = facts.encryption.replace("-", "_")
    if facts.is_password:
        key = [f"var key = {json.dumps(SECRET)};"]
    elif facts.is_shared:
        key = [f"var key = {_BYTES};"]
    else:
        kind = "ECDiffieHellman" if facts.algorithm.startswith("ECDH") else "RSA"
        key = [f"var key = {kind}.Create();", f'key.ImportFromPem("""\n{PRIVATE}""");']
    return "\n".join(
        [
            "// dotnet add package jose-jwt",
            "using System.Security.Cryptography;",
            "using System.Text;",
            "using Jose;",
            "",
            f"var token = {json.dumps(facts.text)};",
            *key,
            "",
            f"// Both algorithms: {PINNED}.",
            f"Console.WriteLine(JWT.Decode(token, key, JweAlgorithm.{exchange}, JweEncryption.{content}));",
            "",
        ]
    )
