"""A desktop for each end-to-end test, or the reason why there is none."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import need
from tests.end_to_end import provider as openid
from tests.end_to_end.desktop import Desktop, what_is_missing

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def _missing() -> str:
    return what_is_missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder is end to end, and runs one after the other: desktops would wait for each other."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.end_to_end)
            item.add_marker(pytest.mark.xdist_group("end_to_end"))


@pytest.fixture
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """A display with a session bus and an accessibility bus that nobody else uses."""
    need(not _missing(), _missing())
    with Desktop(tmp_path_factory.mktemp("desktop")) as started:
        yield started


@pytest.fixture(scope="module")
def provider() -> Iterator[openid.OpenIdProvider]:
    """A real OpenID provider, one for each file of tests."""
    missing = openid.what_is_missing()
    need(not missing, missing)
    started = openid.OpenIdProvider()
    yield started
    started.close()
