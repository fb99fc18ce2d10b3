"""The conversation about what is expected: values taken from the token, and expectations that are kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.policy import Policy

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Keeper
    from inspector.controller.views import ExpectView
    from inspector.model.inspection import Inspected
    from inspector.model.token import Token

_LISTS = frozenset(("audience", "scopes"))
_ONCE = ("nonce", "access_token", "code", "proof")
"""What belongs to one token alone, or opens something: it is never kept, and choosing what is kept leaves it alone."""


class Expectations:
    """Fills the fields from the token or from what is kept, and offers what is kept to a token of the same issuer."""

    def __init__(self, desk: Desk, view: ExpectView, keeper: Keeper) -> None:
        self._desk = desk
        self._view = view
        self._keeper = keeper
        self._kept: dict[str, Policy] | None = None
        self._deleted: dict[str, Policy] = {}
        self._declined: set[str] = set()
        self._heard: tuple[Inspected | None, Policy] | None = None
        self._said = ("", "")
        desk.listeners.append(self.hear)

    def hear(self) -> None:
        """Hear of a change on the desk; a tick alone is none."""
        inspected, policy = self._desk.inspected, self._desk.policy
        if self._heard is not None and self._heard[0] is inspected and self._heard[1] is policy:
            return
        is_other = self._heard is None or self._heard[0] is not inspected
        self._heard = (inspected, policy)
        self._show_saved()
        if is_other or self._said[0] == "fits":
            self._offer()

    def take(self, field: str) -> None:
        """Take the token's own value into a field of the policy; empty: all that it has."""
        from inspector.service.judging.expectations import expectations_of

        inspected = self._desk.inspected
        own = {} if inspected is None else expectations_of(_claims_of(inspected))
        if field:
            own = {name: text for name, text in own.items() if name == field}
        if not own:
            self._view.show_not_taken(field)
            return
        policy = self._desk.policy
        values = {name: tuple(text.split(", ")) if name in _LISTS else text for name, text in own.items()}
        # What the person had written to the same effect stays theirs.
        taken = [name for name, value in values.items() if getattr(policy, name) != value or name in policy.taken]
        self._judge_by(
            policy._replace(**values, taken=tuple(dict.fromkeys((*policy.taken, *taken))))  # type: ignore[arg-type]  # by field
        )

    def use(self, name: str) -> None:
        """Expect what is kept under a name; what belongs to one token alone stays as it is."""
        kept = self._all().get(name)
        if kept is not None:
            policy = self._desk.policy
            once = {field: getattr(policy, field) for field in _ONCE}
            taken = (*kept.taken, *(field for field in policy.taken if field in _ONCE))
            self._judge_by(kept._replace(**once, taken=taken))
            self._say("", "")

    def save(self, name: str) -> None:
        """Keep what is expected now under a name, instead of what that name stood for."""
        self._write({**self._all(), name: _lasting(self._desk.policy)}, "saved", name)

    def rename(self, before: str, name: str) -> None:
        """Let what is kept bear another name, unless there is one like it."""
        kept = self._all()
        if before not in kept or before == name:
            return
        if name in kept:
            self._say("taken-name", name)
            return
        self._write({name if each == before else each: policy for each, policy in kept.items()}, "", name)

    def delete(self, name: str) -> None:
        """Keep something no longer; until the next one is deleted it can be put back."""
        kept = dict(self._all())
        if name in kept:
            self._deleted = {name: kept.pop(name)}
            self._write(kept, "deleted", name)

    def clear(self) -> None:
        """Expect nothing any more."""
        self._judge_by(Policy())

    def answer(self, kind: str, name: str) -> None:
        """Do what was offered: use what fits, put back what was deleted."""
        if kind == "fits":
            self.use(name)
        elif kind == "deleted" and name in self._deleted:
            self._write({**self._deleted, **self._all()}, "", name)
            self._deleted = {}

    def decline(self, name: str) -> None:
        """Offer this no more while the program runs; what was said is closed."""
        self._declined.add(name)
        self._said = ("", "")

    def _judge_by(self, policy: Policy) -> None:
        self._view.show_policy(policy)
        self._desk.set_policy(policy)

    def _all(self) -> dict[str, Policy]:
        """What is kept; read when it is first asked for."""
        if self._kept is None:
            self._kept = self._keeper.read()
        return self._kept

    def _write(self, kept: dict[str, Policy], kind: str, name: str) -> None:
        self._kept = kept
        is_kept = self._keeper.write(kept)
        self._show_saved()
        self._say(kind if is_kept else "not-kept", name)

    def _show_saved(self) -> None:
        kept = self._all()
        policy = _lasting(self._desk.policy)
        self._view.show_saved(tuple(kept), next((name for name, each in kept.items() if each == policy), ""))

    def _offer(self) -> None:
        """Offer what is kept for the token's issuer, unless one of them holds already; a new token takes an old offer back."""
        inspected = self._desk.inspected
        issuer = "" if inspected is None else _claims_of(inspected).claim_text("iss")
        kept = self._all()
        fitting = [name for name, each in kept.items() if issuer and each.issuer == issuer]
        now = _lasting(self._desk.policy)
        held = any(kept[name] == now for name in fitting)
        offered = "" if held else next((name for name in fitting if name not in self._declined), "")
        self._say("fits" if offered else "", offered)

    def _say(self, kind: str, name: str) -> None:
        if (kind, name) != self._said:
            self._said = (kind, name)
            self._view.show_offer(kind, name)


def _lasting(policy: Policy) -> Policy:
    """Expectations without what is never kept."""
    blank = dict.fromkeys(_ONCE, "")
    return policy._replace(**blank, taken=tuple(name for name in policy.taken if name not in _ONCE))  # type: ignore[arg-type]  # all are texts


def _claims_of(inspected: Inspected) -> Token:
    """The token whose claims count: where the payload is a token of its own, the innermost one."""
    while inspected.inner and not inspected.token.payload.is_object:
        inspected = inspected.inner[0]
    return inspected.token.disclosed
