"""Holds JSON objects in which a name stands twice: what a person wrote to try out a reader must not lose a member here."""

from __future__ import annotations


class Repeated(str):
    """A member's name that stood there before; equal to nothing but itself, so that a dict holds both."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def every_member(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make a dict of all members, in order; for ``object_pairs_hook``. `json.dumps` writes all of them again."""
    members: dict[str, object] = {}
    for name, value in pairs:
        members[Repeated(name) if name in members else name] = value
    return members
