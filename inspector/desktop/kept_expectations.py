"""Keeps expectations by name in the settings, where anybody who can read them may look: nothing secret, nothing used once."""

from __future__ import annotations

from inspector.desktop.kept_entries import KeptEntries
from inspector.model.policy import Policy

KEPT = (
    *("algorithms", "audience", "issuer", "subject", "required", "leeway", "type", "azp", "max_age", "scopes"),
    "taken",
)
"""The fields of a `Policy` that are written down; never a nonce, a token, a code or a proof."""
_LISTS = frozenset(("algorithms", "audience", "required", "scopes", "taken"))
_NUMBERS = frozenset(("leeway", "max_age"))


class KeptExpectations(KeptEntries[Policy]):
    """Keeps the fields that differ from those of a policy that expects nothing; in the order of their names."""

    key = "expectations"
    longest = 2_000_000

    def write(self, kept: dict[str, Policy]) -> bool:
        return super().write(dict(sorted(kept.items())))

    def _members(self, entry: Policy) -> dict[str, object]:
        return {field: value for field in KEPT if (value := getattr(entry, field)) != Policy._field_defaults[field]}

    def _entry(self, _name: str, members: dict[str, object]) -> Policy | None:
        told: dict[str, object] = {}
        for name in KEPT:
            if name not in members:
                continue
            value = members[name]
            if name in _LISTS:
                if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
                    return None
                told[name] = tuple(value)
            elif name in _NUMBERS:
                if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e12:
                    return None
                told[name] = float(value)
            elif isinstance(value, str):
                told[name] = value
            else:
                return None
        return Policy(**told)  # type: ignore[arg-type]  # each kind was looked at above
