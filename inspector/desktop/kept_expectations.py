"""Keeps expectations by name in the settings, where anybody who can read them may look: nothing secret, nothing used once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Policy

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

KEY = "expectations"
KEPT = (
    *("algorithms", "audience", "issuer", "subject", "required", "leeway", "type", "azp", "max_age", "scopes"),
    "taken",
)
"""The fields of a `Policy` that are written down; never a nonce, a token, a code or a proof."""
_LISTS = frozenset(("algorithms", "audience", "required", "scopes", "taken"))
_NUMBERS = frozenset(("leeway", "max_age"))
_MOST = 200
_LONGEST_NAME = 60
_LONGEST = 2_000_000
"""Characters of the whole; what is longer was not written by this program."""


class KeptExpectations:
    """Reads and writes them as one text of JSON. What somebody else made of it is left out, entry by entry."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def read(self) -> dict[str, Policy]:
        """Give what is kept, by name; whatever stands in the settings, this gives something."""
        text = self._settings.value(KEY, "")
        if not isinstance(text, str) or not text or len(text) > _LONGEST:
            return {}
        import json

        try:
            plain = json.loads(text)
        except (ValueError, RecursionError):
            return {}
        if not isinstance(plain, dict):
            return {}
        found = {}
        for name, fields in list(plain.items())[:_MOST]:
            policy = _policy(fields)
            if policy is not None and name.strip() and len(name) <= _LONGEST_NAME:
                found[name] = policy
        return found

    def write(self, kept: dict[str, Policy]) -> bool:
        """Keep these instead of the former; False where the settings cannot be written."""
        import json

        plain = {
            name: {field: value for field in KEPT if (value := getattr(policy, field)) != Policy._field_defaults[field]}
            for name, policy in kept.items()
        }
        if plain:
            self._settings.setValue(KEY, json.dumps(plain, sort_keys=True))
        else:
            self._settings.remove(KEY)
        self._settings.sync()
        return self._settings.status() == self._settings.Status.NoError


def _policy(fields: object) -> Policy | None:
    """The expectations that an entry stands for; None where it is none of ours."""
    if not isinstance(fields, dict):
        return None
    told: dict[str, object] = {}
    for name in KEPT:
        if name not in fields:
            continue
        value = fields[name]
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
