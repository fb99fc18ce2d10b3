from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from inspector.model.lifetime import read_dates
from inspector.service.documents.scanner import scan
from inspector.view.claims.explained import Explainer
from inspector.view.claims.model import MEANING, ClaimsModel
from inspector.view.claims.table import ClaimsView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def forms(place: str, claims: object) -> dict[str, tuple[str, ...]]:
    model = ClaimsModel(meaning=Explainer(place))
    document = scan(json.dumps(claims).encode())
    model.show_document(document, read_dates(document))
    return {model.name_text(row): model.meaning_forms(row) for row in range(model.rowCount())}


def meaning(place: str, claims: dict[str, object], name: str) -> tuple[str, ...]:
    return forms(place, claims)[name]


def test_a_claim_and_a_header_are_explained_with_their_source() -> None:
    assert meaning("payload", {"sub": "a"}, "sub") == (
        "Subject: whom or what the token is about. (RFC 7519, 4.1.2)",
        "Subject: whom or what the token is about.",
    )
    assert meaning("header", {"kid": "a"}, "kid")[0].endswith("(RFC 7515, 4.1.4)")


def test_what_nobody_registered_says_so() -> None:
    assert meaning("payload", {"colour": "red"}, "colour") == ("no registered claim",)
    assert meaning("header", {"colour": "red"}, "colour") == ("no registered header",)
    assert meaning("payload", {"colour": {"depth": 1}}, "depth") == ()


def test_a_member_is_explained_by_what_it_stands_in() -> None:
    told = forms("payload", {"cnf": {"jkt": "a"}, "address": {"region": "b"}, "sub": {"region": "c"}})
    assert told["jkt"][0].endswith("(RFC 9449, 6)")
    assert meaning("payload", {"sub": {"region": "c"}}, "region") == ()
    assert meaning("header", {"jwk": {"crv": "P-256"}}, "crv")[1] == "Curve that the key lies on."


def test_the_vendor_of_a_token_decides_what_its_claims_mean() -> None:
    entra: dict[str, object] = {"iss": "https://login.microsoftonline.com/a/v2.0", "roles": []}
    assert "Microsoft" in meaning("payload", entra, "roles")[-2] + meaning("payload", entra, "roles")[0]
    assert "RFC 9068" in meaning("payload", {"iss": "https://a", "roles": []}, "roles")[0]


@pytest.mark.parametrize(
    "name, value, shown",
    [
        ("scope", "openid profile  email", "3 scopes: openid · profile · email"),
        ("scp", ["a", "b"], "2 scopes: a · b"),
        ("amr", ["pwd", "otp", "dance"], "3 methods: password · one-time password · dance"),
        ("amr", ["pwd"], "password"),
        ("acr", "phr", "phishing-resistant login"),
        ("roles", ["admin", "user"], "2 roles: admin · user"),
        ("roles", "user,admin", "2 roles: user · admin"),
        ("groups", ["Domain Users", "x"], "2 groups: Domain Users · x"),
        ("permissions", ["read:a", "write:a"], "2 permissions: read:a · write:a"),
        ("events", {"http://schemas.openid.net/event/backchannel-logout": {}}, "The user was logged out."),
    ],
)
def test_lists_are_readable(name: str, value: object, shown: str) -> None:
    told = meaning("payload", {name: value}, name)
    assert told[0].startswith(shown)
    assert shown in told


@pytest.mark.parametrize("value", [7, None, {"a": 1}, ["a", 1], "one", [], True])
def test_what_is_no_list_is_explained_all_the_same(value: object) -> None:
    told = meaning("payload", {"scope": value}, "scope")
    assert any("What the token permits" in form for form in told)


def test_an_endless_list_is_shown_by_its_beginning() -> None:
    told = meaning("payload", {"groups": [f"g{n}" for n in range(5_000)]}, "groups")
    assert told[1].startswith("1,000+ groups: g0 · g1")
    assert told[1].endswith(" · and 979+ more")
    assert len(told[1]) < 400


def test_a_long_list_is_told_in_a_few_lines_and_the_rest_is_counted() -> None:
    groups = [f"team-{number:02}-engineering" for number in range(77)]
    told = meaning("payload", {"groups": groups}, "groups")
    assert told[1] == "77 groups: " + " · ".join((*groups[:5], "and 72 more"))

    long = meaning("payload", {"groups": ["x" * 5_000, "b"]}, "groups")
    assert long[1] == f"2 groups: {'x' * 60}… · b"


def test_a_value_of_a_list_of_codes_has_its_word() -> None:
    assert meaning("payload", {"amr": ["pwd"]}, "[0]") == ("password",)
    assert meaning("payload", {"amr": ["dance"]}, "[0]") == ()


def test_an_attackers_value_stays_escaped() -> None:
    told = meaning("payload", {"scope": "a\u202eb <b>"}, "scope")
    assert told[0].startswith("2 scopes: a\\u{202E}b · <b>")


def test_a_date_says_its_time_and_does_not_give_way() -> None:
    model = ClaimsModel(meaning=Explainer("payload"))
    document = scan(b'{"exp":1767225600,"sub":"a"}')
    model.show_document(document, read_dates(document))
    assert "2026-01-01T00:00:00Z" in model.meaning_forms(0)[0]
    assert not model.gives_way(0)
    assert model.gives_way(1)


def test_a_member_far_inside_of_a_long_list_costs_little() -> None:
    assert meaning("payload", {"a": [{"b": n} for n in range(3_000)]}, "a") == ("no registered claim",)


@pytest.fixture
def view(qtbot: QtBot) -> ClaimsView:
    view = ClaimsView(meaning=Explainer("payload"))
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    return view


def test_a_short_value_stands_beside_its_meaning_and_a_long_one_over_it(view: ClaimsView) -> None:
    view.show_document(scan(b'{"sub":"u","jti":"' + b"x" * 300 + b'"}'))
    assert view.columnWidth(MEANING) >= view.viewport().width() // 3
    assert "Subject" in str(view.claims.index(0, MEANING).data(Qt.ItemDataRole.ToolTipRole))
    short, long = (view.grab(view.visualRect(view.claims.index(row, MEANING))).toImage() for row in (0, 1))
    view.show_document(scan(b'{"sub":"u","jti":""}'))
    assert view.grab(view.visualRect(view.claims.index(0, MEANING))).toImage() == short
    assert view.grab(view.visualRect(view.claims.index(1, MEANING))).toImage() != long
