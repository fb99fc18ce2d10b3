"""Copying: the right text, marked as sensitive, and a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from inspector.controller.copier import Copier
from inspector.controller.encoder import Encoder
from inspector.controller.ports import Clipboard
from inspector.controller.speech import Speech
from inspector.controller.views import EncodeView, WindowView

if TYPE_CHECKING:
    from inspector.controller.desk import Desk


@pytest.mark.parametrize("what", ["token", "header", "payload", "authorization", "new-token"])
def test_each_thing_is_copied(desk: Desk, token: str, secret: str, what: str) -> None:
    clipboard, window = MagicMock(spec=Clipboard), MagicMock(spec=WindowView)
    encoder = Encoder(desk, MagicMock(spec=EncodeView), Speech())
    copier = Copier(desk, encoder, clipboard, window, Speech())
    copier.copy(what)
    clipboard.put.assert_not_called()
    nothing = window.show_message.call_args.args[0]
    desk.set_key(secret, "utf8", "")
    desk.replace(token)
    copier.copy(what)
    text = clipboard.put.call_args.args[0]
    assert clipboard.put.call_args.kwargs == {"sensitive": True}
    inspected = desk.inspected
    assert inspected is not None
    expected = {
        "header": inspected.token.header.text,
        "payload": inspected.token.payload.text,
        "authorization": f"Authorization: Bearer {token}",
    }
    assert text == expected.get(what, token)
    assert window.show_message.call_args.args[0] != nothing
