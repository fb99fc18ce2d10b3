"""Keeps a person's own templates in the settings: header and claims as they wrote them, without any secret."""

from __future__ import annotations

from inspector.desktop.kept_entries import KeptEntries
from inspector.model.repeated import every_member
from inspector.model.templates import Template, is_shallow, own_questions


class KeptTemplates(KeptEntries[Template]):
    """Keeps them in the order in which they were made."""

    key = "templates"
    longest = 4_000_000
    hook = staticmethod(every_member)

    def _members(self, entry: Template) -> dict[str, object]:
        return {"header": entry.header, "claims": entry.claims}

    def _entry(self, name: str, members: dict[str, object]) -> Template | None:
        header, claims = members.get("header"), members.get("claims")
        if not isinstance(header, dict) or not isinstance(claims, dict) or not is_shallow(members):
            return None
        return Template("own", name, header, claims, own_questions(header, claims))
