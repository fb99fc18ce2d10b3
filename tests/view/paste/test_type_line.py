"""The line below the editor says what the chosen token is, and nothing of what it does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspector.model import Token
from inspector.service import inspect, sign
from inspector.view.paste.type_line import TypeLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECRET = "a secret that is long enough for this, surely"


@pytest.fixture
def line(qtbot: QtBot) -> TypeLine:
    made = TypeLine()
    qtbot.addWidget(made)
    return made


def token(text: str) -> Token:
    return inspect(text, now=0).tokens[0].token


def test_types_place_and_what_was_cleaned_off_stand_in_order(line: TypeLine) -> None:
    text = sign('{"alg":"HS256","typ":"at+jwt"}', '{"iss":"https://a.eu.auth0.com/"}', SECRET)
    line.show_token(token(f"Bearer {text}")._replace(place="server.log, line 812"))
    assert line.text() == "OAuth access token · Auth0 token – from server.log, line 812 – Cleaned off: “Bearer”"
    assert "RFC 9068" in line.toolTip()
    assert "RFC 9068" in line.accessibleDescription()


def test_an_unknown_type_takes_no_room(line: TypeLine) -> None:
    line.show_token(token(sign('{"alg":"HS256"}', "{}", SECRET)))
    assert line.isHidden()
    assert line.toolTip() == ""
    line.show_token(None)
    assert line.isHidden()


def test_a_place_is_shown_escaped(line: TypeLine) -> None:
    line.show_token(token(sign('{"alg":"HS256"}', "{}", SECRET))._replace(place="<b>\u202e.log"))
    assert line.text() == "from <b>\\u{202E}.log"
