"""The payload of an SD-JWT: what was disclosed, what is withheld, and how it was signed."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from inspector.service import inspect
from inspector.view.claims.model import MEANING, VALUE
from inspector.view.claims.payload_view import PayloadView
from inspector.view.look.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspector.model import Token

NOW = 1_800_000_000.0


def encoded(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def digest(text: str) -> str:
    return encoded(hashlib.sha256(text.encode()).digest())


STREET = encoded(["salt-1", "street", "Main Street 1"])
ADDRESS = encoded(["salt-2", "address", {"_sd": [digest(STREET), digest("decoy")], "country": "DE"}])
FRENCH = encoded(["salt-3", "FR"])


@pytest.fixture
def token() -> Token:
    payload = {
        "iss": "https://issuer.example",
        "exp": 1_800_000_060,
        "_sd": [digest(ADDRESS), digest("another")],
        "nationalities": ["DE", {"...": digest(FRENCH)}, {"...": digest("withheld")}],
        "_sd_alg": "sha-256",
    }
    signed = f"{encoded({'alg': 'ES256', 'typ': 'dc+sd-jwt'})}.{encoded(payload)}.{encoded(b'x' * 64)}"
    return inspect(f"{signed}~{ADDRESS}~{STREET}~{FRENCH}~", now=NOW).tokens[0].token


@pytest.fixture
def view(qtbot: QtBot, token: Token) -> PayloadView:
    made = PayloadView(Theme())
    qtbot.addWidget(made)
    made.show_document(token.payload, token.dates, token.selective)
    made.show_time(NOW)
    made.resize(500, 500)
    made.show()
    return made


def rows(view: PayloadView) -> list[tuple[str, str, str]]:
    claims = view.tree.claims
    return [
        (claims.name_text(row), claims.value_text(row), (claims.meaning_forms(row) or ("",))[-1])
        for row in range(claims.rowCount())
    ]


def row_of(view: PayloadView, name: str) -> int:
    return [found for found, _, _ in rows(view)].index(name)


def choose(view: PayloadView, name: str) -> None:
    button = view.findChild(QToolButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_disclosed_and_what_is_withheld_stands_where_it_belongs(view: PayloadView) -> None:
    assert [(name, value) for name, value, _ in rows(view)] == [
        ("iss", '"https://issuer.example"'),
        ("exp", "1800000060"),
        ("nationalities", "[2]"),
        ("[0]", '"DE"'),
        ("[1]", '"FR"'),
        ("○ 1 value", "withheld or decoys"),
        ("address", "{2}"),
        ("country", '"DE"'),
        ("street", '"Main Street 1"'),
        ("○ 1 value", "withheld or decoys"),
        ("○ 1 value", "withheld or decoys"),
    ]
    disclosed = [name for name, _, meaning in rows(view) if "disclosed" in meaning and "●" in meaning]
    assert disclosed == ["[1]", "address", "street"]
    depths = [view.tree.claims.depth(row) for row in range(view.tree.claims.rowCount())]
    assert depths == [0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0]


def test_dates_stand_beside_their_claims_in_both_views(view: PayloadView) -> None:
    for _ in range(2):
        row = row_of(view, "exp")
        assert "1 min" in view.tree.claims.meaning_forms(row)[0]
        choose(view, "asSigned")


def test_the_marks_are_heard_and_told_with_salt_and_digest(view: PayloadView) -> None:
    claims, street = view.tree.claims, row_of(view, "street")
    assert "disclosed" in claims.index(street, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    told = "\n".join(claims.details(street))
    assert "salt-1" in told
    assert digest(STREET) in told
    assert "$.address.street" in told
    withheld = row_of(view, "○ 1 value")
    assert "withheld or decoys" in claims.index(withheld, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "RFC 9901" in "".join(claims.details(withheld))
    assert claims.index(withheld, VALUE).data() == "withheld or decoys"
    assert claims.index(withheld, MEANING).data()


def test_a_disclosed_value_costs_its_disclosure(view: PayloadView) -> None:
    claims = view.tree.claims
    size = claims.sizes.of(claims.node(row_of(view, "street")))
    assert size is not None
    assert size.encoded == len(STREET) + 1
    assert claims.size_text(row_of(view, "○ 1 value")) == ""


def test_the_payload_can_be_seen_as_it_was_signed(view: PayloadView) -> None:
    choose(view, "asSigned")
    assert "_sd" in [name for name, _, _ in rows(view)]
    assert "street" not in [name for name, _, _ in rows(view)]
    assert not any("○" in name for name, _, _ in rows(view))
    choose(view, "asDisclosed")
    assert "street" in [name for name, _, _ in rows(view)]


def test_how_much_is_disclosed_is_said(view: PayloadView) -> None:
    assert view._disclosed is not None
    assert view._disclosed._told.text() == "3 disclosed, 3 withheld or decoys"


def test_other_tokens_have_no_such_choice(view: PayloadView, token: Token) -> None:
    other = token._replace(selective=None)
    view.show_document(other.payload, other.dates, other.selective)
    assert view._disclosed is not None
    assert view._disclosed.isHidden()
    assert "_sd" in [name for name, _, _ in rows(view)]


def test_a_row_that_is_no_value_has_the_path_of_what_it_stands_in(view: PayloadView) -> None:
    claims = view.tree.claims
    assert claims.path_of(row_of(view, "○ 1 value")) == "$.nationalities"
    assert not claims.is_value(row_of(view, "○ 1 value"))


def test_qt_finds_nothing_to_complain_about(view: PayloadView, qtmodeltester: object) -> None:
    qtmodeltester.check(view.tree.claims)  # type: ignore[attr-defined]  # pytest-qt leaves it without types
    claims = view.tree.claims
    claims.collapse_all()
    claims.expand_all()
    claims.show_sizes(True)
    claims.show_sizes(False)
    for row in range(claims.rowCount()):
        claims.toggle(row)
    assert claims.rowCount() > 0
