"""Programs for Node.js: jose where it knows the algorithm, Node's own crypto where it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.report.snippets.facts import PINNED, PRIVATE, PUBLIC, SECRET, comment, facts_of

if TYPE_CHECKING:
    from inspector.model.token import Token
    from inspector.report.snippets.facts import Facts

_UNKNOWN_TO_JOSE = ("ES256K", "Ed448", "ML-DSA")
_BYTES = f"new TextEncoder().encode({json.dumps(SECRET)})"


def node(token: Token) -> str:
    """A program that verifies or opens it."""
    facts = facts_of(token)
    if facts.unfit:
        return comment("//", *facts.unfit)
    if facts.encryption:
        return _opening(facts)
    is_plain = facts.algorithm.startswith(_UNKNOWN_TO_JOSE) or facts.curve == "Ed448"
    lines = _plain(facts) if is_plain else _jose(facts)
    if facts.disclosures:
        lines.append(
            "// This is what the issuer signed. The disclosures behind it are checked by: npm install @sd-jwt/core"
        )
    return "\n".join([*lines, ""])


def _jose(facts: Facts) -> list[str]:
    names = "jwtVerify" if facts.is_shared else "importSPKI, jwtVerify"
    key = _BYTES if facts.is_shared else f"await importSPKI(`{PUBLIC}`, {json.dumps(facts.algorithm)})"
    return [
        f'import {{ {names} }} from "jose"; // npm install jose',
        "",
        f"const token = {json.dumps(facts.text)};",
        f"const key = {key};",
        "",
        "const { payload } = await jwtVerify(token, key, {",
        f"  algorithms: [{json.dumps(facts.algorithm)}], // {PINNED}",
        *([f"  audience: {json.dumps(facts.audience)},"] if facts.audience else []),
        *([f"  issuer: {json.dumps(facts.issuer)},"] if facts.issuer else []),
        "});",
        "console.log(payload);",
    ]


def _plain(facts: Facts) -> list[str]:
    """Jose leaves these to others; Node's own crypto has them, and the claims are checked by hand."""
    newest = " That takes Node.js 24.7 or newer." if facts.algorithm.startswith("ML-DSA") else ""
    digest = '"sha256"' if facts.algorithm == "ES256K" else "null"
    checks = ["claims.exp <= now", "claims.nbf > now"]
    checks += [f"claims.iss !== {json.dumps(facts.issuer)}"] if facts.issuer else []
    checks += [f"![claims.aud].flat().includes({json.dumps(facts.audience)})"] if facts.audience else []
    return [
        f"// jose does not know {facts.curve or facts.algorithm} everywhere; Node's own crypto does.{newest}",
        'import { createPublicKey, verify } from "node:crypto";',
        "",
        f"const token = {json.dumps(facts.text)};",
        f"const key = createPublicKey(`{PUBLIC}`);",
        "",
        'const [header, payload, signature] = token.split(".");',
        'const decoded = (part) => Buffer.from(part, "base64url");',
        f"const sound = JSON.parse(decoded(header)).alg === {json.dumps(facts.algorithm)} &&",
        f'  verify({digest}, Buffer.from(`${{header}}.${{payload}}`), {{ key, dsaEncoding: "ieee-p1363" }}, decoded(signature));',
        'if (!sound) throw new Error("bad signature");',
        "const claims = JSON.parse(decoded(payload));",
        "const now = Date.now() / 1000;",
        f'if ({" || ".join(checks)}) throw new Error("bad claims");',
        "console.log(claims);",
    ]


def _opening(facts: Facts) -> str:
    if facts.algorithm == "RSA1_5":
        return comment(
            "//",
            "jose does not open RSA1_5, which has been broken again and again (RFC 8725, 3.2): let the sender use RSA-OAEP-256.",
            "Until then: npm install node-jose",
            f"The token: {facts.text}",
        )
    names = "compactDecrypt" if facts.is_shared else "compactDecrypt, importPKCS8"
    key = _BYTES if facts.is_shared else f"await importPKCS8(`{PRIVATE}`, {json.dumps(facts.algorithm)})"
    return "\n".join(
        [
            f'import {{ {names} }} from "jose"; // npm install jose',
            "",
            f"const token = {json.dumps(facts.text)};",
            f"const key = {key};",
            "",
            "const { plaintext } = await compactDecrypt(token, key, {",
            f"  keyManagementAlgorithms: [{json.dumps(facts.algorithm)}], // {PINNED}",
            f"  contentEncryptionAlgorithms: [{json.dumps(facts.encryption)}],",
            *(["  maxPBES2Count: 1_000_000,"] if facts.is_password else []),
            "});",
            "console.log(new TextDecoder().decode(plaintext)); // where this is a token itself, verify it, too",
            "",
        ]
    )
