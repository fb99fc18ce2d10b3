"""Judges the header of an encrypted token for one of its recipients: whether anything in it forbids to try a key.

The order is that of the design: the names of the algorithms, ``crit``, the allow-list; then the costs that its writer chose,
which are refused before any work is done (RFC 8725, 3.11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspector.model.finding import Check, Finding
from inspector.model.inspection import Judgement
from inspector.model.token import text_of
from inspector.service.algorithms.encryption import CONTENT_BITS, MANNERS, MOST_ITERATIONS, Manner
from inspector.service.algorithms.signing import ALGORITHMS

if TYPE_CHECKING:
    from inspector.model.document import Document
    from inspector.model.key import KeySet
    from inspector.service.reading.envelope import Envelope, Recipient

_SHOWN = 200
_OBJECT, _STRING, _NUMBER = b'{"0'


class Case(NamedTuple):
    """One recipient under judgement, handed from step to step."""

    envelope: Envelope
    recipient: Recipient
    keys: KeySet
    allowed: tuple[str, ...]
    critical: Check
    findings: tuple[Finding, ...]

    @property
    def header(self) -> Document:
        return self.recipient.header

    @property
    def algorithm(self) -> str:
        return text_of(self.header, "alg")

    @property
    def enc(self) -> str:
        return text_of(self.header, "enc")

    @property
    def kid(self) -> str:
        return text_of(self.header, "kid")


def judge_header(case: Case) -> Judgement | None:
    """Refuse what the header alone forbids, with or without a key; None where it may go on."""
    if not case.header.is_object or not case.header.is_json:
        return refused(case, "header-broken")
    named = _judge_algorithm(case) or _judge_encryption(case)
    if named is not None:
        return named
    if case.critical.outcome == "failed":
        checks = (algorithm_check(case), no_signature(), case.critical, key_unasked(case))
        return Judgement("refused", None, checks, case.findings)
    if case.allowed and case.algorithm not in case.allowed:
        return refused(case, "alg-not-allowed")
    return _judge_members(case)


def _judge_algorithm(case: Case) -> Judgement | None:
    algorithm = case.algorithm
    shown, where = algorithm[:_SHOWN], "header $.alg"
    if not algorithm:
        return refused(case, "alg-missing", (), Finding("alg-missing", "header"))
    if algorithm in ALGORITHMS or algorithm == "none":
        return refused(case, "alg-signs", (shown,), Finding("alg-signs", where, (shown,)))
    if algorithm not in MANNERS:
        return refused(case, "alg-unregistered", (shown,), Finding("alg-unknown", where, (shown,)))
    return None


def _judge_encryption(case: Case) -> Judgement | None:
    enc = case.enc
    if not enc:
        return refused(case, "enc-missing", (), Finding("enc-missing", "header"))
    if enc not in CONTENT_BITS:
        shown = enc[:_SHOWN]
        return refused(case, "enc-unregistered", (shown,), Finding("enc-unknown", "header $.enc", (shown,)))
    return None


def _judge_members(case: Case) -> Judgement | None:
    """Refuse the members that cannot be used, and the costs that nobody asked for, before any work is done."""
    header = case.header
    node = header.find("zip")
    if node is not None and (text_of(header, "zip") != "DEF" or "zip" in case.recipient.unprotected):
        shown = header.literal(node)[:_SHOWN]
        return refused(case, "zip-unknown", (shown,), Finding("zip-unknown", "header $.zip", (shown,)))
    manner = MANNERS[case.algorithm]
    for name in _needed(manner):
        if not _is_usable(header, name):
            return refused(case, "header-member", (name,), Finding("header-member", "header", (name, manner.name)))
    if manner.is_by_password:
        return _judge_cost(case)
    return None


def _judge_cost(case: Case) -> Judgement | None:
    count = iterations(case.header)
    if count > MOST_ITERATIONS:
        shown, most = written(case.header, "p2c"), str(MOST_ITERATIONS)
        return refused(case, "pbes2-cost", (shown, most), Finding("pbes2-cost", "header $.p2c", (shown, most)))
    return None


def iterations(header: Document) -> int:
    """How often a password is to be hashed (``p2c``); 0 where the header does not say."""
    literal = written(header, "p2c")
    return 0 if not literal.isdigit() else int(literal) if len(literal) < 12 else 10**12


def written(header: Document, name: str) -> str:
    """A member of the header as it is written, its beginning at most."""
    node = header.find(name)
    return header.literal(node)[:40] if node is not None else ""


def _needed(manner: Manner) -> tuple[str, ...]:
    if manner.is_by_password:
        return ("p2s", "p2c")
    if "EC" in manner.kinds:
        return ("epk", "apu", "apv")
    return ("iv", "tag") if "GCMKW" in manner.name else ()


def _is_usable(header: Document, name: str) -> bool:
    node = header.find(name)
    if node is None:
        return name in ("apu", "apv")
    if name == "p2c":
        literal = header.literal(node)
        return header.kinds[node] == _NUMBER and literal.isdigit() and literal != "0"
    return header.kinds[node] == (_OBJECT if name == "epk" else _STRING)


def refused(case: Case, reason: str, args: tuple[str, ...] = (), *findings: Finding) -> Judgement:
    """Refuse for what the header says."""
    check = Check("algorithm", "failed", ", ".join(case.allowed), case.algorithm[:_SHOWN], reason, args)
    checks = (check, no_signature(), case.critical, key_unasked(case))
    return Judgement("refused", None, checks, (*findings, *case.findings))


def no_signature() -> Check:
    """Say that encryption is no signature."""
    return Check("signature", "not-checked", reason="encrypted")


def algorithm_check(case: Case) -> Check:
    """Say what is known about the algorithm before any key was looked at."""
    shown = case.algorithm[:_SHOWN]
    if not case.allowed:
        return Check("algorithm", "not-checked", "", shown, "alg-not-judged")
    return Check("algorithm", "passed", ", ".join(case.allowed), shown, "alg-allowed")


def key_unasked(case: Case) -> Check:
    """Say that no key was looked at."""
    if case.keys.keys:
        return Check("key", "not-checked", reason="nothing-to-check")
    return Check("key", "not-checked", reason="no-usable-key" if case.keys.findings else "no-key")
