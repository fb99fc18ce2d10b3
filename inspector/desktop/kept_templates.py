"""Keeps a person's own templates in the settings: header and claims as they wrote them, and never a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.templates import Template, is_shallow

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

KEY = "templates"
_MOST = 200
_LONGEST_NAME = 60
_LONGEST = 4_000_000
"""Characters of the whole; what is longer was not written by this program."""


class KeptTemplates:
    """Reads and writes them as one text of JSON. What somebody else made of it is left out, entry by entry."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def read(self) -> dict[str, Template]:
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
        for name, parts in list(plain.items())[:_MOST]:
            template = _template(name, parts)
            if template is not None and name.strip() and len(name) <= _LONGEST_NAME:
                found[name] = template
        return found

    def write(self, kept: dict[str, Template]) -> bool:
        """Keep these instead of the former; False where the settings cannot be written."""
        import json

        plain = {name: {"header": template.header, "claims": template.claims} for name, template in kept.items()}
        if plain:
            self._settings.setValue(KEY, json.dumps(plain))
        else:
            self._settings.remove(KEY)
        self._settings.sync()
        return self._settings.status() == self._settings.Status.NoError


def _template(name: str, parts: object) -> Template | None:
    """The template that an entry stands for; None where it is none of ours."""
    if not isinstance(parts, dict):
        return None
    header, claims = parts.get("header"), parts.get("claims")
    if not isinstance(header, dict) or not isinstance(claims, dict) or not is_shallow(parts):
        return None
    return Template("own", name, header, claims)
