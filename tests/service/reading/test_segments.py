"""What stands in a part and does not belong there costs as little of the part as can be, and never proves anything."""

from __future__ import annotations

import ast
import graphlib
import hashlib
import hmac
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inspector.service
from inspector.model import Finding
from inspector.report import as_dict
from inspector.service import inspect
from inspector.service.reading import base64url
from inspector.service.reading.segments import read_segment

SECRET = "a secret of more than thirty-two bytes"
HEADER = base64url.encode(b'{"alg":"HS256"}')
PAYLOAD = base64url.encode(b'{"iss":"joe","n":[1,2,3]}')


def signed(header: str, payload: str) -> tuple[str, str, str]:
    value = hmac.new(SECRET.encode(), f"{header}.{payload}".encode(), hashlib.sha256).digest()
    return header, payload, base64url.encode(value)


@pytest.mark.parametrize("strange", ["!", "*", "é", "\u200b", "!!!", "%", ",", "😀"])
@pytest.mark.parametrize("at", [0, 5, len(PAYLOAD)])
def test_what_does_not_belong_into_a_part_is_read_around(strange: str, at: int) -> None:
    findings: list[Finding] = []
    document = read_segment(PAYLOAD[:at] + strange + PAYLOAD[at:], "payload", findings)
    assert document.raw == base64url.decode(PAYLOAD).data
    (finding,) = (finding for finding in findings if finding.code == "bad-base64url")
    assert finding.args == (f"U+{ord(strange[0]):04X}", str(at + 1))


def test_where_leaving_it_out_shows_less_the_part_ends_there() -> None:
    findings: list[Finding] = []
    document = read_segment(PAYLOAD[:20] + "!" + PAYLOAD[21:], "payload", findings)
    assert document.text == '{"iss":"joe","n'


@pytest.mark.parametrize("where", ["header", "payload"])
@pytest.mark.parametrize("form", ["compact", "flattened"])
def test_what_was_read_around_something_is_never_verified(where: str, form: str) -> None:
    parts = {"header": HEADER, "payload": PAYLOAD}
    parts[where] = f"{parts[where][:9]}!{parts[where][9:]}"
    header, payload, signature = signed(**parts)
    text = f"{header}.{payload}.{signature}"
    if form == "flattened":
        text = json.dumps({"protected": header, "payload": payload, "signature": signature})
    (token,) = as_dict(inspect(text, SECRET, now=0))["tokens"]
    assert token["verdict"] in ("bad-signature", "not-checked")
    assert (token["parse"], token["header"], token["payload"]["iss"]) == ("partial", {"alg": "HS256"}, "joe")
    assert token["checks"][0]["outcome"] == "failed"


def test_the_same_without_it_is_verified() -> None:
    (token,) = as_dict(inspect(".".join(signed(HEADER, PAYLOAD)), SECRET, now=0))["tokens"]
    assert token["verdict"] == "verified"


@given(st.text(max_size=60))
def test_any_part_can_be_read(part: str) -> None:
    findings: list[Finding] = []
    assert len(read_segment(part, "payload", findings).raw) <= len(part)


@pytest.mark.parametrize(
    "algorithm,size,is_odd",
    [("HS256", 31, True), ("HS256", 32, False), ("HS256", 33, True), ("HS512", 32, True), ("ES256", 63, True),
     ("ES256", 64, False), ("ES512", 132, False), ("RS256", 255, True), ("RS256", 256, False), ("PS384", 384, False),
     ("EdDSA", 114, False), ("EdDSA", 63, True), ("Ed25519", 114, True), ("unknown", 1, False), ("HS256", 0, False)],
)  # fmt: skip
def test_a_signature_of_a_wrong_length_is_told_without_a_key(algorithm: str, size: int, is_odd: bool) -> None:
    head = base64url.encode(json.dumps({"alg": algorithm}).encode())
    (token,) = as_dict(inspect(f"{head}.{PAYLOAD}.{base64url.encode(b'x' * size)}", now=0))["tokens"]
    found = [finding["arguments"][:2] for finding in token["findings"] if finding["code"] == "signature-length"]
    assert found == ([[str(size), algorithm]] if is_odd else [])


def test_no_service_imports_in_a_circle() -> None:
    folder = Path(next(iter(inspector.service.__path__)))
    modules = [module for module in folder.rglob("*.py") if module.stem != "__init__"]
    names = {".".join(module.relative_to(folder).with_suffix("").parts) for module in modules}
    imports = {
        ".".join(module.relative_to(folder).with_suffix("").parts): _imported(module) & names for module in modules
    }
    assert "reading.segments" in imports["reading.reader"]
    graphlib.TopologicalSorter(imports).prepare()  # raises CycleError


def _imported(module: Path) -> set[str]:
    """The services that a module imports, inside functions, too, but not for its types alone."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and id(node) not in for_types and node.module:
            package = f"{node.module}.".removeprefix("inspector.service.")
            if not package.startswith("inspector."):
                names |= {package.removesuffix("."), *(f"{package}{alias.name}" for alias in node.names)}
    return names
