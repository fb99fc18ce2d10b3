"""Stand-ins for what the desktop gives, and tokens to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jwt
import pytest

from inspector.controller.inspecting.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = 1_767_225_600.0
SECRET = "a secret that is long enough for HS256"


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


class HeldWorker:
    """A worker that works only when told; like the real one it drops what a newer order overtook."""

    def __init__(self) -> None:
        self._order: tuple[Iterator[object], Callable[[object], None]] | None = None

    @property
    def is_ordered(self) -> bool:
        """Whether something waits to be done."""
        return self._order is not None

    def run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.stream(iter([work]), lambda given: done(given()))  # type: ignore[operator]  # it is the work itself

    def stream(self, parts: Iterator[object], heard: Callable[[object], None]) -> None:
        self._order = (parts, heard)

    def stop(self) -> None:
        self._order = None

    def go_on(self) -> bool:
        """Do one more part; tell whether there was one."""
        assert self._order is not None, "nothing was ordered"
        parts, heard = self._order
        for part in parts:
            heard(part)
            return True
        self._order = None
        return False

    def finish(self) -> None:
        assert self._order is not None, "nothing was ordered"
        while self._order is not None and self.go_on():
            pass


def make_token(**claims: object) -> str:
    """A token signed with `SECRET` that was issued a minute ago and lives an hour, unless claims say otherwise."""
    return jwt.encode({"iat": int(NOW) - 60, "exp": int(NOW) + 3540, **claims}, SECRET, algorithm="HS256")


@pytest.fixture
def set_clock() -> SetClock:
    return SetClock()


@pytest.fixture
def worker() -> HeldWorker:
    return HeldWorker()


@pytest.fixture
def desk(set_clock: SetClock, worker: HeldWorker) -> Desk:
    return Desk(set_clock, worker)


@pytest.fixture
def token() -> str:
    return make_token(sub="user-1")


@pytest.fixture
def other_token() -> str:
    return make_token(sub="user-2", exp=int(NOW) - 1)


@pytest.fixture
def secret() -> str:
    return SECRET
