"""JSONTestSuite says for 318 texts whether RFC 8259 allows them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspector.service.documents.formatter import compact, pretty
from inspector.service.documents.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

VECTORS = os.environ.get("TOKEN_INSPECTOR_VECTORS", "")
FOLDER = Path(VECTORS) / "JSONTestSuite" / "test_parsing"
FILES = sorted(FOLDER.glob("*.json")) if VECTORS else []
NOT_JSON = {"json-syntax", "non-json-number"}

pytestmark = pytest.mark.skipif(not VECTORS, reason="TOKEN_INSPECTOR_VECTORS does not name the folder of vectors")


def texts(prefix: str) -> Sequence[object]:
    found = [path for path in FILES if path.name.startswith(prefix)]
    cases = [pytest.param(path.read_bytes(), id=path.stem) for path in found]
    return cases + [pytest.param(b'{"v":' + path.read_bytes() + b"}", id=f"{path.stem}-wrapped") for path in found]


def test_the_suite_is_there() -> None:
    assert len(FILES) == 318


@pytest.mark.parametrize("raw", texts("y_"))
def test_what_must_be_accepted_is(raw: bytes) -> None:
    document = scan(raw)
    assert document.is_json
    assert not {fault.code for fault in document.faults} & NOT_JSON
    assert document.plain() == json.loads(raw)
    assert json.loads(pretty(document)) == json.loads(compact(document.text)) == json.loads(raw)


@pytest.mark.parametrize("raw", texts("n_"))
def test_what_must_be_rejected_is(raw: bytes) -> None:
    document = scan(raw)
    assert {fault.code for fault in document.faults} & NOT_JSON
    with pytest.raises(ValueError, match=r"."):
        document.plain()


@pytest.mark.parametrize("raw", texts("i_"))
def test_what_is_left_open_is_read_to_the_end(raw: bytes) -> None:
    document = scan(raw)
    assert document.kinds or not raw.startswith(b"{")
    assert document.text.encode("utf-8", "surrogateescape") == raw


def test_a_text_without_anything_is_called_empty() -> None:
    (path,) = [path for path in FILES if path.stem == "n_structure_no_data"]
    (fault,) = scan(path.read_bytes()).faults
    assert (fault.code, fault.args) == ("json-syntax", ("empty",))
