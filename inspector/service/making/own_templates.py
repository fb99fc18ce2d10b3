"""Makes a person's own templates of header and payload: dates move, identifiers are fresh, and no secret is ever in one."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from inspector.model.date_words import relative_date
from inspector.model.repeated import Repeated, every_member
from inspector.model.templates import Template, is_shallow, own_questions
from inspector.service.finding.credentials import is_credential_name, is_private_part, looks_secret
from inspector.service.refusals import refusal

_DATES = ("iat", "nbf", "exp", "auth_time")
_LONGEST = 200_000
"""Characters of a header or payload that is kept as a template."""


def as_template(name: str, header: str, claims: str, *, relative: bool, fresh: bool = False) -> Template:
    """Make a person's own template of header and claims as JSON text; raises `Refusal` where one of them is no object.

    ``relative``: the dates move with the day on which it is used: they keep their distance to ``iat``, or to the first date.
    ``fresh``: ``jti`` is another each time. What is secret is left out and asked for each time (`without_secrets`).
    """
    head, body = _object(header), _object(claims)
    start = next((int(body[date]) for date in _DATES if _is_date(body.get(date))), None)
    escaped = _escaped(body)
    for claim, value in body.items():
        if relative and start is not None and str(claim) in _DATES and _is_date(value):
            escaped[claim] = "@" + relative_date(int(value) - start)
        elif fresh and str(claim) == "jti" and isinstance(value, str) and value:
            escaped[claim] = "@id"
    return without_secrets(Template("own", name, _escaped(head), escaped))


def secrets_in(header: str, claims: str) -> tuple[str, ...]:
    """Name where header and payload hold credentials, in their order; none where one of them is no JSON object."""
    from inspector.model.policy import Refusal

    try:
        made = as_template("", header, claims, relative=False)
    except Refusal:
        return ()
    return tuple(question.label for question in made.questions)


def without_secrets(template: Template) -> Template:
    """Ask for each credential instead of keeping it: a question stands in its place, and its name says where that is."""
    blanking = _Blanking()
    header = blanking.blanked(template.header, _Place("header"))
    claims = blanking.blanked(template.claims, _Place())
    assert isinstance(header, dict), "an object stays one"
    assert isinstance(claims, dict), "an object stays one"
    return template._replace(header=header, claims=claims, questions=own_questions(header, claims))


def _is_date(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 10**11


def _object(text: str) -> Any:
    """A JSON object with every member, those of the same name included."""
    try:
        found = json.loads(text, object_pairs_hook=every_member) if len(text) <= _LONGEST else None
        json.dumps(found, allow_nan=False)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not is_shallow(found):
        raise refusal("template-not-object")
    return found


def _escaped(value: Any) -> Any:
    """What begins with ``@`` in a token is a text, and not something to fill in."""
    if isinstance(value, dict):
        return {name: _escaped(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return f"@{value}" if isinstance(value, str) and value.startswith("@") else value


class _Place(NamedTuple):
    """Where a value stands, as a person would say it; ``secret``: all that stands there is."""

    path: str = ""
    secret: bool = False

    def inside(self, name: str, secret: bool) -> _Place:
        if name.startswith("["):
            return _Place(self.path + name, secret)
        return _Place(f"{self.path}.{name}" if self.path else str(name), secret)


class _Blanking:
    """One template's secrets become questions; no two have the same name."""

    def __init__(self) -> None:
        self._asked: set[str] = set()

    def blanked(self, value: object, place: _Place) -> object:
        if isinstance(value, dict):
            return {
                (said := self._name(name)): self.blanked(inner, place.inside(said, self._is_secret(name, value, place)))
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self.blanked(inner, place.inside(f"[{at}]", place.secret)) for at, inner in enumerate(value)]
        if isinstance(value, bool) or value is None or value == "" or _is_asked(value):
            return value
        if place.secret or (isinstance(value, str) and looks_secret(value.lstrip("@"))):
            return self._question(place.path)
        return value

    @staticmethod
    def _is_secret(name: str, holder: dict[str, object], place: _Place) -> bool:
        return place.secret or is_credential_name(name) or is_private_part(str(name), holder)

    @staticmethod
    def _name(name: str) -> str:
        """A name that is a secret itself says only that there was one."""
        return Repeated("…") if looks_secret(name) else name

    def _question(self, path: str) -> str:
        name, count = path, 1
        while name in self._asked:
            count += 1
            name = f"{path} ({count})"
        self._asked.add(name)
        return f"@?{name}"


def _is_asked(value: object) -> bool:
    """What is filled in when the template is used: a question or a date, and no text of the person's own."""
    return isinstance(value, str) and value.startswith("@") and not value.startswith("@@")
