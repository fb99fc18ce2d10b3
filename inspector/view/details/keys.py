"""Facts about the keys around a token: certificates in its header, and thumbprints of every key that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.certificate import fingerprint_checks
from inspector.model.thumbprints import agreements, seen_keys
from inspector.view.details.facts import MOST, Fact, given, section, translate
from inspector.view.look.escaping import shown
from inspector.view.look.phrases import date_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.model import Inspected, Key, Token
    from inspector.model.certificate import Certificate


def certificate_facts(inspected: Inspected, now: float) -> list[Fact]:
    """Show the chain in the header as it describes itself, and whether it fits together; ``now`` in seconds since 1970."""
    chain = inspected.certificates
    facts: list[Fact] = []
    last = max((certificate.number for certificate in chain), default=0)
    for certificate in chain:
        title = translate("Details", "Certificate {0} of {1}").format(certificate.number, last)
        facts += section(title, _certificate(certificate, now))
    return facts + section(translate("Details", "Certificate named by the header"), _fingerprints(inspected))


def _certificate(certificate: Certificate, now: float) -> Iterator[Fact]:
    unproven = translate("Details", "The sender chose it; nothing of it is proven.") if certificate.number == 1 else ""
    yield given(translate("Details", "Subject"), certificate.subject or "—", unproven)
    yield given(translate("Details", "Issuer"), certificate.issuer or "—")
    yield Fact(translate("Details", "Signed by"), *_signer(certificate))
    state, tone = {
        "valid": (translate("Details", "valid now"), "good"),
        "expired": (translate("Details", "expired"), "warn"),
        "not-yet-valid": (translate("Details", "not valid yet"), "warn"),
    }[certificate.state(now)]
    yield Fact(translate("Details", "Validity"), state, tone=tone)
    yield Fact(translate("Details", "from"), date_line(certificate.not_before, now))
    yield Fact(translate("Details", "until"), date_line(certificate.not_after, now))
    yield given(translate("Details", "Public key"), certificate.key or translate("Details", "of a kind unknown here"))
    yield given("SHA-1", certificate.sha1, fixed=True)
    yield given("SHA-256", certificate.sha256, fixed=True)


def _signer(certificate: Certificate) -> tuple[str, str, str]:
    """Say who signed a certificate, what that means, and in which tone."""
    if certificate.signed_by_next:
        return translate("Details", "the next certificate, as it should be"), "", "good"
    if certificate.self_signed:
        follows = certificate.signed_by_next is False
        odd = translate("Details", "The chain should end here; the next one did not sign it.") if follows else ""
        return translate("Details", "itself (self-signed)"), odd, "warn" if follows else ""
    if certificate.signed_by_next is False:
        note = translate("Details", "The chain is out of order, or does not belong together.")
        return translate("Details", "not the next certificate"), note, "bad"
    return translate("Details", "one that is not in the header"), "", ""


def _fingerprints(inspected: Inspected) -> Iterator[Fact]:
    for check in fingerprint_checks(inspected.token.header, inspected.certificates):
        stated = translate("Details", "It says {0}").format(shown(check.stated, 100))
        if check.agrees is None:
            alone = translate("Details", "no certificate here to compare it with")
            yield Fact(check.name, alone, stated, "neutral", copied=check.stated)
        elif check.agrees:
            yield Fact(
                check.name, translate("Details", "agrees with certificate 1"), stated, "good", copied=check.stated
            )
        else:
            wrong = translate("Details", "does not agree with certificate 1")
            note = translate("Details", "{0}; the certificate's is {1}").format(stated, check.expected)
            yield Fact(check.name, wrong, note, "bad", copied=check.stated)


def thumbprint_facts(token: Token, keys: tuple[Key, ...]) -> list[Fact]:
    """Show the thumbprint (RFC 7638) of every key in the token and in KEY, and whether the token names it."""
    facts = []
    for seen in seen_keys(token):
        what = _words(seen.kind, seen.detail, seen.kid)
        facts.append(_thumbprint(token, seen.where, seen.thumbprint, seen.kid, what, seen.where))
    for key in [each for each in keys if each.thumbprint and each.kind != "oct"][:MOST]:
        what = _words(key.kind, key.curve or str(key.size), key.kid, key.source)
        facts.append(_thumbprint(token, translate("Details", "in KEY"), key.thumbprint, key.kid, what))
    return section(translate("Details", "Thumbprints of keys (RFC 7638)"), facts)


def _thumbprint(token: Token, name: str, thumbprint: str, kid: str, what: str, where: str = "") -> Fact:
    lines, tone = [what], ""
    for each in agreements(token, thumbprint, kid, where):
        place = each.where.partition("$.")[2]
        if each.agrees:
            lines.append(translate("Details", "the token's “{0}” names this key").format(place))
            tone = tone or "good"
        else:
            other = translate("Details", "the token's “{0}” names another one: {1}")
            lines.append(other.format(place, shown(each.stated, 80)))
            if place != "kid" and where:
                tone = "bad"
    return Fact(name, thumbprint, " · ".join(lines), tone, fixed=True)


def _words(kind: str, detail: str, kid: str, source: str = "") -> str:
    named = translate("Details", "kid “{0}”").format(shown(kid, 60)) if kid else ""
    return " · ".join(filter(None, (f"{kind} {shown(detail, 40)}".strip(), named, shown(source, 80))))
