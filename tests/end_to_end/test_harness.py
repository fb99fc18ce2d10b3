"""The harness sees and does what a person with a screen reader could, and notices what does not happen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.end_to_end.desktop import Desktop, NotSeenError

STAND_IN = Path(__file__).with_name("stand_in_window.py")


def test_a_person_reads_types_presses_and_waits(desktop: Desktop) -> None:
    desktop.open([sys.executable, STAND_IN])
    person = desktop.person()
    assert person.see("State: .*").name == "State: empty"
    assert not person.see("Double it").enabled

    person.enter("Text", "grüße")
    assert person.see("State: filled").description == "5 characters"
    assert person.see("Text").text == "grüße"

    person.press("Double it")
    assert person.see("State: .*", description="10 .*").description == "10 characters"
    assert person.see("Text").text == "grüßegrüße"
    assert person.see("Text", text=".{10}").role == "text"


def test_what_never_comes_is_a_failure_that_names_what_is_there(desktop: Desktop) -> None:
    desktop.open([sys.executable, STAND_IN])
    person = desktop.person()
    person.see("State: empty")
    with pytest.raises(NotSeenError, match="Double it"):
        person.see("State: full", within=0.3)
    with pytest.raises(NotSeenError, match="Nothing became like"):
        person.see("Text", text="something", within=0.3)
