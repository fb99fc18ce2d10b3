"""The main job as a person does it who knows nothing but the names in the window."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING

import jwt

if TYPE_CHECKING:
    from tests.end_to_end.desktop import Desktop, Person

SECRET = "a secret of more than thirty-two bytes, for HS256"
HOUR = 3600


def token(issued: int, expires: int) -> str:
    return jwt.encode({"sub": "user-1", "iat": issued, "exp": expires}, SECRET, algorithm="HS256")


def sit_down(desktop: Desktop) -> Person:
    desktop.open([sys.executable, "-m", "inspector"])
    return desktop.person()


def test_paste_judge_and_refresh(desktop: Desktop) -> None:
    person = sit_down(desktop)
    now = int(time.time())
    pasted = token(now - HOUR // 2, now + HOUR // 2)

    person.enter("Token", pasted)
    person.see("Signature status: not.checked")
    before = person.see("Time left: valid", description=r".*(29|30) ?min.*").description
    person.see("Time left: valid", description=rf"(?!{re.escape(before)}$).+")  # it runs by itself

    person.enter("Key", "not the secret that signed it, though long enough")
    person.see("Signature status: bad.signature")
    person.enter("Key", SECRET)
    person.see("Signature status: verified")

    person.press("Refresh")
    refreshed = person.see("Token", editable=True, text=rf"(?!{re.escape(pasted)}$).+").text
    assert refreshed is not None
    claims = jwt.decode(refreshed.strip(), SECRET, algorithms=["HS256"])
    assert claims["exp"] - claims["iat"] == HOUR
    assert claims["sub"] == "user-1"
    person.see("Signature status: verified")
    person.see("Time left: valid", description=r".*(59 ?min|60 ?min|1 ?h).*")
    assert "Traceback" not in desktop.said()


def test_the_time_runs_out_before_the_eyes(desktop: Desktop) -> None:
    person = sit_down(desktop)
    person.see("Token", editable=True)
    now = int(time.time())
    person.enter("Token", token(now - HOUR, now + 6))
    person.see("Time left: expiring")
    person.see("Time left: expired")
    person.see("Signature status: not.checked")
