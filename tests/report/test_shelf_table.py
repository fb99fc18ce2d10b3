"""The shelf as a spreadsheet: every column, no formula, no token unless it was asked for."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.shelf import Entry
from inspector.report.shelf_table import COLUMNS, MARK, as_csv, safe
from inspector.service import inspect, sign

SECRET = "a secret of more than thirty-two bytes"
NOW = 1_700_000_000.0


def entry(claims: dict[str, object], header: str = '{"alg":"HS256","kid":"k1"}', times: int = 1) -> Entry:
    text = sign(header, json.dumps(claims), SECRET)
    return Entry(inspect(text, SECRET, now=NOW).tokens[0], 7, times)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


FULL = {"iss": "https://id.example", "sub": "user-1", "aud": ["api", "web"], "iat": 1_699_999_000, "exp": 1_700_000_600}


def test_every_column_is_filled() -> None:
    full = entry(FULL, times=3)
    (row,) = rows(as_csv([full], NOW))
    assert tuple(row) == COLUMNS
    assert row == {
        "number": "1", "type": row["type"], "algorithm": "HS256", "kid": "k1", "issuer": "https://id.example",
        "subject": "user-1", "audience": "api, web", "issued": "2023-11-14T21:56:40Z", "issued_unix": "1699999000",
        "expires": "2023-11-14T22:23:20Z", "expires_unix": "1700000600", "state": row["state"],
        "verdict": "verified", "place": "", "label": "", "times": "3", "bytes": str(len(full.inspected.token.text)),
    }  # fmt: skip
    assert row["type"]
    assert "valid" in row["state"].lower()
    assert rows(as_csv([full], NOW + 10_000))[0]["state"].lower() == "expired"


def test_the_token_itself_is_there_only_when_it_was_asked_for() -> None:
    one = entry(FULL)
    assert one.inspected.token.text not in as_csv([one], NOW)
    assert rows(as_csv([one], NOW, with_tokens=True))[0]["token"] == one.inspected.token.text


def test_lines_end_as_rfc_4180_wants_and_the_mark_stands_where_it_was_asked_for() -> None:
    text = as_csv([entry(FULL)], NOW, marked=True)
    assert text.startswith(MARK)
    assert text.count("\r\n") == 2
    assert text.endswith("\r\n")
    assert not as_csv([], NOW).startswith(MARK)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://e","a;b")']
)
def test_no_cell_begins_a_formula(text: str) -> None:
    (row,) = rows(
        as_csv([entry({"iss": text, "sub": text, "aud": [text]}, json.dumps({"alg": "HS256", "kid": text}))], NOW)
    )
    for name in ("issuer", "subject", "audience", "kid"):
        assert row[name].startswith("'")
        assert "\n" not in row[name]


@given(st.text(max_size=20))
def test_any_text_stays_one_cell(text: str) -> None:
    told = safe(text)
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerow((told, "x"))
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [told, "x"]
    assert not told.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert told.isprintable() or "\u3000" in told


def test_odd_tokens_have_their_lines() -> None:
    texts = [
        "nothing",
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJub25lIn0.W10.",
        "eyJhbGciOiJub25lIn0.eyJhdWQiOlsxLCIiXSwiZXhwIjoxZTk5fQ.",
    ]
    entries = [Entry(inspect(text, now=NOW).tokens[0], number) for number, text in enumerate(texts)]
    found = rows(as_csv(entries, NOW))
    assert len(found) == 4
    assert (found[3]["audience"], found[3]["expires"]) == ("1", "")


def test_long_cells_are_bounded() -> None:
    assert len(as_csv([entry({"iss": "x" * 100_000})], NOW)) < 3_000


def test_a_token_of_a_test_set_has_its_label() -> None:
    (row,) = rows(as_csv([entry(FULL)._replace(label="another-key")], NOW))
    assert row["label"] == "Another key"
