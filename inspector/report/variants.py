"""A test set as files that tests and people can use: JSON, parameters for pytest, a script of cURL commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from inspector.model.calendar import utc_text
from inspector.model.sentences.variants import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspector.model.variant import Variant

_SCRIPT = """#!/bin/sh
# Sends each token to the API and prints the status: 200 is right for "good" alone, 401 for the others.
# {until}
# Usage: URL=https://api.example.com/me sh {name}
set -u
: "${{URL:?set URL to the address of an endpoint that needs a token}}"
try() {{
    status=$(curl --silent --output /dev/null --write-out '%{{http_code}}' --header "Authorization: Bearer $2" "$URL")
    printf '%-22s %s   (%s)\\n' "$1" "$status" "$3"
}}
"""


def as_json(variants: Sequence[Variant]) -> str:
    """Give the variants as a JSON array: ``name``, ``token``, ``accept`` (boolean), ``label``, ``provokes``, ``holds_until``."""
    rows = [
        {
            "name": each.code,
            "token": each.text,
            "accept": each.is_good,
            "label": label,
            "provokes": provokes,
            "holds_until": utc_text(each.until),
        }
        for each in variants
        for label, provokes in (VARIANTS[each.code],)
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_pytest(variants: Sequence[Variant]) -> str:
    """Give the variants as a module with parameters for ``pytest.mark.parametrize``."""
    lines = [
        '"""Tokens that the API must refuse, and the one that it must accept.',
        "",
        _until(variants),
        '"""',
        "",
        "import pytest",
        "",
        "TOKENS = [",
    ]
    for each in variants:
        lines += [
            f"    # {VARIANTS[each.code][1]}",
            f"    pytest.param({json.dumps(each.text)}, {each.is_good}, id={json.dumps(each.code)}),",
        ]
    lines += [
        "]",
        "",
        "",
        '@pytest.mark.parametrize(("token", "is_accepted"), TOKENS)',
        "def test_token(token, is_accepted):",
        "    assert accepts(token) == is_accepted  # replace accepts() by a call of the API",
        "",
    ]
    return "\n".join(lines)


def as_curl(variants: Sequence[Variant]) -> str:
    """Give the variants as a shell script that sends each to an address and prints the status."""
    calls = [f"try {each.code} '{each.text}' '{_quoted(VARIANTS[each.code][1])}'\n" for each in variants]
    return _SCRIPT.format(name="test-set.sh", until=_until(variants)) + "".join(calls)


def _until(variants: Sequence[Variant]) -> str:
    """Say until when the set holds."""
    until = max((each.until for each in variants), default=0)
    return f"This holds until {utc_text(until)}: from then on the good token is refused, too; then make a new set."


def _quoted(text: str) -> str:
    return text.replace("'", "’")


FORMS: dict[str, tuple[str, Callable[[Sequence[Variant]], str]]] = {
    "json": ("test-set.json", as_json),
    "pytest": ("test_tokens.py", as_pytest),
    "curl": ("test-set.sh", as_curl),
}
"""By the name of a form: what to call its file, and what writes it."""
