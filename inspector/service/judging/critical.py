"""Judges ``crit``: what a header marks as critical must be understood, or the token be refused (RFC 7515,
4.1.11; RFC 7516, 4.1.13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model import Check, Finding
from inspector.model.sentences import Word

if TYPE_CHECKING:
    from inspector.model import Document

_UNDERSTOOD = ("b64",)
_STANDARD = frozenset(
    (
        "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit",
        "enc", "zip", "epk", "apu", "apv", "iv", "tag", "p2s", "p2c",
    )
)  # fmt: skip
_ARRAY, _STRING = b'["'
_NAME = "critical-headers"
_SHOWN = 200


def judge_critical(
    header: Document, unprotected: frozenset[str] = frozenset(), understood: tuple[str, ...] = _UNDERSTOOD
) -> tuple[Check, tuple[Finding, ...]]:
    """Give the check ``critical-headers``, and what there is to say; ``failed`` means that the token is to be
    refused.

    ``unprotected``: the names in the header that the signature does not cover, among which ``crit`` must not be.
    """
    check, found = _judged(header, unprotected, understood)
    return check._replace(expected=", ".join(understood) if check.expected else ""), found


def _judged(
    header: Document, unprotected: frozenset[str], understood: tuple[str, ...]
) -> tuple[Check, tuple[Finding, ...]]:
    node = header.find("crit")
    if node is None:
        return Check(_NAME, "passed", reason="crit-none"), ()
    written = header.literal(node)[:_SHOWN]
    if "crit" in unprotected:
        return _invalid(written, "crit-unprotected")
    if header.kinds[node] != _ARRAY or any(header.kinds[child] != _STRING for child in header.children(node)):
        return _invalid(written, "crit-no-list")
    names = [str(header.value(child)) for child in header.children(node)]
    fault = _fault(header, names, unprotected)
    if fault:
        return _invalid(written, fault)
    unknown = [name for name in names if name not in understood]
    if unknown:
        check = Check(_NAME, "failed", "b64", written, "crit-unknown", (unknown[0][:_SHOWN],))
        return check, tuple(Finding("crit-unknown", "header $.crit", (name[:_SHOWN],)) for name in unknown[:10])
    return Check(_NAME, "passed", "b64", written, "crit-known"), ()


def _fault(header: Document, names: list[str], unprotected: frozenset[str]) -> str:
    if not names:
        return "crit-empty"
    if len(set(names)) < len(names):
        return "crit-twice"
    if any(name in _STANDARD for name in names):
        return "crit-standard"
    if any(header.find(name) is None or name in unprotected for name in names):
        return "crit-absent"
    return ""


def _invalid(written: str, fault: str) -> tuple[Check, tuple[Finding, ...]]:
    check = Check(_NAME, "failed", "b64", written, "crit-invalid", (Word(fault),))
    return check, (Finding("crit-invalid", "header $.crit", (Word(fault),)),)
