"""The way into a token: the outermost first, then what is inside of it, and each signature where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.inspection import Inspected
from inspector.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 100
"""Steps that are offered; a hostile token may hold thousands of signatures."""


class Step(NamedTuple):
    """Something that can be looked at by itself: a token (``signature`` is 0) or one of its signatures, counted from 1.

    ``depth``: how many tokens this one is inside of. ``of``: how many signatures there are beside this one, itself included.
    """

    inspected: Inspected
    depth: int = 0
    signature: int = 0
    of: int = 0


def steps_of(inspected: Inspected) -> tuple[Step, ...]:
    """Give the steps of a token, itself the first; at most `MOST`."""
    steps: list[Step] = []
    for step in _steps(inspected, 0):
        steps.append(step)
        if len(steps) == MOST:
            break
    return tuple(steps)


def _steps(inspected: Inspected, depth: int) -> Iterator[Step]:
    yield Step(inspected, depth)
    several = len(inspected.signatures)
    if several > 1:
        for number in range(1, several + 1):
            yield Step(of_signature(inspected, number), depth, number, several)
    for inner in inspected.inner:
        yield from _steps(inner, depth + 1)


def of_signature(inspected: Inspected, number: int) -> Inspected:
    """Show a token with several signatures by one of them, counted from 1: its header, its verdict, its checks."""
    judgement = inspected.signatures[number - 1]
    token = inspected.token
    signature = token.signatures[number - 1]
    own = {check.name: check for check in judgement.checks}
    others = {finding for each in inspected.signatures for finding in each.findings} - set(judgement.findings)
    return inspected._replace(
        token=token._replace(header=signature.header, signatures=(signature,)),
        verdict=judgement.verdict,
        key=judgement.key,
        checks=tuple(own.get(check.name, check) for check in inspected.checks),
        findings=tuple(finding for finding in inspected.findings if finding not in others or finding in token.findings),
        remedies=tuple(each._replace(signature=0) for each in inspected.remedies if each.signature in {0, number}),
        signatures=(judgement,),
        inner=(),
    )
