"""The hands and eyes of a person who knows a window by its accessible names alone.

The system's Python runs this (python3-gi belongs to it, not to a virtual environment): a request per line
on standard input, an answer per line on standard output, both JSON. Every wait ends at its deadline. A name,
and what is wished of a description, a text or a role, are regular expressions for the whole of it.

    {"do": "see", "name": "Token"}                     what is there: name, description, role, text, states
    {"do": "see", "name": "Time left.*", "description": "1 h.*", "within": 5}      waits until all of it holds
    {"do": "enter", "name": "Token", "text": "eyJ…"}   replaces the text of the editor of that name
    {"do": "press", "name": "Refresh"}                 waits until the button is enabled, then presses it
    {"do": "names"}                                    every name in sight, for the message of a failed test
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import deque
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version is chosen first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Request = dict[str, Any]
Seen = dict[str, Any]

# What may change a name, a description or a text that somebody waits for.
EVENTS = (
    "object:property-change", "object:text-changed", "object:state-changed", "object:children-changed",
    "window:activate", "window:create",
)  # fmt: skip
# What may be wished of an accessible beside its name.
WORDS = ("description", "role", "text")
STATES = ("enabled", "editable", "pressable")
# No event tells of a program that registers with the bus: look again after so many milliseconds.
LOOK_AGAIN = 100


class NotThereError(Exception):
    """What was waited for did not come to be in time."""


def main() -> None:
    """Answer requests until the input ends."""
    listener = Atspi.EventListener.new(lambda _event: None)
    for event in EVENTS:
        listener.register(event)
    deeds: dict[str, Callable[[Request], Seen]] = {
        "see": see,
        "enter": enter,
        "press": press,
        "names": lambda _request: {"names": all_names()},
    }
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = deeds[request["do"]](request)
        except NotThereError as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def see(request: Request) -> Seen:
    """What stands under that name, once it is as wished."""
    return describe(await_accessible(request))


def enter(request: Request) -> Seen:
    """Replace an editor's text, as a paste over everything does."""
    wish = {key: value for key, value in request.items() if key != "text"}
    found = await_accessible({**wish, "enabled": True, "editable": True})
    if not found.get_editable_text_iface().set_text_contents(request["text"]):
        raise NotThereError(f"{request['name']} takes no text.")
    return describe(found)


def press(request: Request) -> Seen:
    """Press a button as a screen reader does."""
    found = await_accessible({**request, "enabled": True, "pressable": True})
    found.get_action_iface().do_action(actions(found).index("Press"))
    return describe(found)


def actions(accessible: Any) -> list[str]:
    offered = accessible.get_action_iface()
    return [] if offered is None else [offered.get_action_name(i) for i in range(offered.get_n_actions())]


def await_accessible(request: Request) -> Any:
    """Wait for an accessible that is as wished; on the way, look again whenever anything changes."""
    deadline = time.monotonic() + request.get("within", 20)
    context = GLib.MainContext.default()
    while True:
        for found in everything():
            if fits(found, request):
                return found
        if time.monotonic() > deadline:
            raise NotThereError(f"Nothing became like {request}. In sight: {all_names()}")
        wake = GLib.timeout_add(LOOK_AGAIN, lambda: GLib.SOURCE_REMOVE)
        context.iteration(True)
        while context.pending():
            context.iteration(False)
        if (source := context.find_source_by_id(wake)) is not None:
            source.destroy()


def everything() -> Iterator[Any]:
    """All accessibles of all programs on this bus, those nearest to the top first."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    waiting = deque([desktop])
    while waiting:
        accessible = waiting.popleft()
        if accessible is not desktop:
            yield accessible
        waiting.extend(children(accessible))


def children(accessible: Any) -> list[Any]:
    """What is inside; a table has thousands of cells, and none of their names is waited for."""
    try:
        found = [accessible.get_child_at_index(at) for at in range(min(accessible.get_child_count(), 200))]
    except GLib.Error:
        return []
    return [child for child in found if child is not None]


def safely(ask: Callable[[], Any], otherwise: Any) -> Any:
    """Ask of an accessible that may vanish at any moment."""
    try:
        return ask()
    except GLib.Error:
        return otherwise


def fits(accessible: Any, request: Request) -> bool:
    if not matches(request["name"], safely(accessible.get_name, "")):
        return False
    seen = safely(lambda: describe(accessible), {})
    words = all(matches(request[part], seen.get(part)) for part in WORDS if part in request)
    return words and all(seen.get(state) == request[state] for state in STATES if state in request)


def matches(pattern: str, text: str | None) -> bool:
    return text is not None and re.fullmatch(pattern, text, re.DOTALL) is not None


def describe(accessible: Any) -> Seen:
    """What a screen reader could say about it."""
    text = accessible.get_text_iface()
    states = accessible.get_state_set()
    return {
        "name": accessible.get_name(),
        "description": accessible.get_description(),
        "role": accessible.get_role_name(),
        "text": None if text is None else Atspi.Text.get_text(accessible, 0, -1),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "editable": states.contains(Atspi.StateType.EDITABLE),
        "pressable": "Press" in actions(accessible),
    }


def all_names() -> list[str]:
    return [name for accessible in everything() if (name := safely(accessible.get_name, ""))]


if __name__ == "__main__":
    main()
