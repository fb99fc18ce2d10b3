"""The judgement in the middle: text, policy and now in; tokens, verdicts, lifetimes and findings out."""

from __future__ import annotations

from inspector.model.certificate import Certificate
from inspector.model.finding import Check, Finding, Remedy
from inspector.model.key import Key
from inspector.model.lifetime import Lifetime, lifetime_at
from inspector.model.policy import Policy
from inspector.model.record import NamedTuple
from inspector.model.sentences import CHECKS
from inspector.model.timing import LOGIN_DUE, date_checks, date_findings, key_findings, login_check
from inspector.model.token import Token


class Judgement(NamedTuple):
    """What became of one signature: its verdict, the key that verified it, the checks about it, and what there is to say.

    ``checks``: ``algorithm``, ``signature``, ``critical-headers`` and ``key``. ``tried``: how many keys were tried.
    """

    verdict: str
    key: Key | None = None
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()


class Inspected(NamedTuple):
    """One token with everything that was found out about it and does not depend on the moment.

    ``checks``: those of the policy and the signature. The date checks come with `Inspection.checks`. ``certificates``:
    those that the header brings along, the signer's first; the sender chose them.
    """

    token: Token
    verdict: str
    key: Key | None = None
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    signatures: tuple[Judgement, ...] = ()
    inner: tuple[Inspected, ...] = ()
    certificates: tuple[Certificate, ...] = ()


class Inspection(NamedTuple):
    """Everything that the left and the middle show, at the moment ``now`` (seconds since 1970-01-01 UTC).

    A tick of the clock is ``inspection._replace(now=...)``: what depends on the moment is computed from it when asked.
    """

    tokens: tuple[Inspected, ...] = ()
    keys: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()
    policy: Policy = Policy()
    now: float = 0.0

    def lifetime(self, inspected: Inspected) -> Lifetime:
        """The dates of a token judged now."""
        life = lifetime_at(inspected.token.dates, self.now)
        if life.state == "no-expiry" and (_carries(inspected) or not inspected.token.is_payload_known):
            return life._replace(state="unreadable")
        return life

    def checks(self, inspected: Inspected) -> tuple[Check, ...]:
        """All checks of a token in the order of the board."""
        dated = date_checks(
            inspected.token.dates, self.policy.leeway, self.now, payload_known=inspected.token.is_payload_known
        )
        if _carries(inspected):
            dated = tuple(Check(check.name, "not-checked", reason="inner-token") for check in dated)
        by_name = {check.name: self._at_now(check) for check in (*inspected.checks, *dated)}
        return tuple(by_name[name] for name in CHECKS if name in by_name)

    def _at_now(self, check: Check) -> Check:
        if check.reason != LOGIN_DUE or self.policy.max_age is None:
            return check
        return login_check(check, self.policy.max_age, self.policy.leeway, self.now)

    def findings_of(self, inspected: Inspected) -> tuple[Finding, ...]:
        """All findings about a token, those about its dates and its key's now included."""
        dated = date_findings(inspected.token.dates, self.now)
        return (*inspected.findings, *dated, *key_findings(inspected.key, self.now))


def _carries(inspected: Inspected) -> bool:
    """Tell whether the payload is no claims but a token of its own, which has its own dates."""
    return bool(inspected.inner) and not inspected.token.dates.present() and inspected.token.kind != "sd-jwt"


EMPTY_INSPECTION = Inspection()
