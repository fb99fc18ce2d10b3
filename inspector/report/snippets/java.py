"""Programs in Java: Nimbus where it knows the algorithm, the JDK alone for the curves of Edwards and for ML-DSA."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.report.snippets.facts import PINNED, PRIVATE, PUBLIC, SECRET, comment, facts_of

if TYPE_CHECKING:
    from inspector.model.token import Token
    from inspector.report.snippets.facts import Facts

_BYTES = f"{json.dumps(SECRET)}.getBytes(StandardCharsets.UTF_8)"
_READS_PEM = "// com.nimbusds:nimbus-jose-jwt, and to read PEM org.bouncycastle:bcpkix-jdk18on"
_ALONE = "// com.nimbusds:nimbus-jose-jwt"
_BEGIN = ["class Verify {", "    public static void main(String[] arguments) throws Exception {"]
_END = ["    }", "}", ""]


def java(token: Token) -> str:
    """A program that verifies or opens it."""
    facts = facts_of(token)
    if facts.unfit:
        return comment("//", *facts.unfit)
    if facts.encryption:
        return _opening(facts)
    is_plain = facts.curve or facts.algorithm.startswith("ML-DSA")
    lines = _plain(facts) if is_plain else _nimbus(facts)
    if facts.disclosures:
        lines.append("        // This is what the issuer signed. The disclosures behind it: com.authlete:sd-jwt")
    return "\n".join([*lines, *_END])


def _nimbus(facts: Facts) -> list[str]:
    source = (
        f"new ImmutableSecret<>({_BYTES})"
        if facts.is_shared
        else f'new ImmutableJWKSet<>(new JWKSet(JWK.parseFromPEMEncodedObjects("""\n{PUBLIC}""")))'
    )
    exact = f".issuer({json.dumps(facts.issuer)})" if facts.issuer else ""
    audience = json.dumps(facts.audience) if facts.audience else "(String) null"
    is_odd = facts.algorithm == "ES256K"
    return [
        _ALONE if facts.is_shared else _READS_PEM,
        "import com.nimbusds.jose.*;",
        "import com.nimbusds.jose.jwk.*;",
        "import com.nimbusds.jose.jwk.source.*;",
        "import com.nimbusds.jose.proc.*;",
        "import com.nimbusds.jwt.*;",
        "import com.nimbusds.jwt.proc.*;",
        "import java.nio.charset.StandardCharsets;",
        "import java.util.Set;",
        "",
        *_BEGIN,
        *(["        // The JDK has had no secp256k1 since version 16.", _ADDED] if is_odd else []),
        f"        String token = {json.dumps(facts.text)};",
        "        var processor = new DefaultJWTProcessor<SecurityContext>();",
        "        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(",
        f"            JWSAlgorithm.parse({json.dumps(facts.algorithm)}), // {PINNED}",
        f"            {source}));",
        "        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(",
        f"            {audience}, new JWTClaimsSet.Builder(){exact}.build(), Set.of()));",
        "        System.out.println(processor.process(token, null));",
    ]


_ADDED = "        java.security.Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());"


def _plain(facts: Facts) -> list[str]:
    """Nimbus verifies these with keys in JWK alone, or not at all; the JDK verifies them with any key."""
    which = facts.curve or facts.algorithm
    since = "24" if which.startswith("ML-DSA") else "15"
    return [
        f"// Nothing but the JDK, {since} or newer.",
        "import java.nio.charset.StandardCharsets;",
        "import java.security.KeyFactory;",
        "import java.security.Signature;",
        "import java.security.spec.X509EncodedKeySpec;",
        "import java.util.Base64;",
        "",
        *_BEGIN,
        f"        String token = {json.dumps(facts.text)};",
        f'        String pem = """\n{PUBLIC}""";',
        '        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));',
        '        String[] parts = token.split("\\\\.");',
        f"        Signature verifier = Signature.getInstance({json.dumps(which)});",
        f"        KeyFactory reader = KeyFactory.getInstance({json.dumps(which)});",
        "        verifier.initVerify(reader.generatePublic(new X509EncodedKeySpec(der)));",
        '        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));',
        "        if (!verifier.verify(Base64.getUrlDecoder().decode(parts[2]))) {",
        '            throw new SecurityException("bad signature");',
        "        }",
        f'        // Check with your JSON library: "alg" is {json.dumps(facts.algorithm)}, "exp" is to come,',
        f'        // "iss" is {json.dumps(facts.issuer)}, "aud" has {json.dumps(facts.audience)}.',
        "        System.out.println(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));",
    ]


def _opening(facts: Facts) -> str:
    decrypter, note = _decrypter(facts)
    if not decrypter:
        return comment("//", note, f"The token: {facts.text}")
    return "\n".join(
        [
            note,
            "import com.nimbusds.jose.*;",
            "import com.nimbusds.jose.crypto.*;",
            "import com.nimbusds.jose.jwk.*;",
            "import java.nio.charset.StandardCharsets;",
            "",
            *_BEGIN,
            f"        var token = JWEObject.parse({json.dumps(facts.text)});",
            "        var header = token.getHeader();",
            f"        // Both algorithms: {PINNED}.",
            f"        if (!header.getAlgorithm().getName().equals({json.dumps(facts.algorithm)})",
            f"            || !header.getEncryptionMethod().getName().equals({json.dumps(facts.encryption)})) {{",
            '            throw new SecurityException("another algorithm");',
            "        }",
            f"        token.decrypt({decrypter});",
            "        System.out.println(token.getPayload()); // where this is a token itself, verify it, too",
            *_END,
        ]
    )


def _decrypter(facts: Facts) -> tuple[str, str]:
    """What opens it, and what that needs; empty where nothing does."""
    if facts.algorithm == "dir":
        return f"new DirectDecrypter({_BYTES})", _ALONE
    if facts.is_password:
        return f"new PasswordBasedDecrypter({_BYTES})", _ALONE
    if facts.is_shared:
        return f"new AESDecrypter({_BYTES})", _ALONE
    if facts.exchange == "OKP":
        key = 'OctetKeyPair.parse("{\\"kty\\":\\"OKP\\", …}")'
        return (
            f"new X25519Decrypter({key})",
            "// com.nimbusds:nimbus-jose-jwt, and for X25519 com.google.crypto.tink:tink",
        )
    pem = f'JWK.parseFromPEMEncodedObjects("""\n{PRIVATE}""")'
    if facts.algorithm.startswith("ECDH"):
        return f"new ECDHDecrypter({pem}.toECKey())", _READS_PEM
    return f"new RSADecrypter({pem}.toRSAKey())", _READS_PEM
