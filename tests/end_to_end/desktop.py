"""A desktop of its own for each test of the real program: a display, a session bus, an accessibility bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
CLIENT = Path(__file__).with_name("accessibility_client.py")
ROOT = Path(__file__).resolve().parents[2]


def what_is_missing() -> str:
    """A sentence about what this machine lacks for a desktop, or nothing."""
    missing = [program for program in ("Xvfb", "dbus-daemon", LAUNCHER) if shutil.which(program) is None]
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if (
        not Path(SYSTEM_PYTHON).exists()
        or subprocess.run([SYSTEM_PYTHON, "-c", look], capture_output=True, check=False).returncode
    ):
        missing.append("python3-gi with gir1.2-atspi-2.0")
    return f"No accessible desktop without {', '.join(missing)}: `make test` installs them." if missing else ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen reader could say about one thing in the window."""

    name: str
    description: str
    role: str
    text: str | None
    enabled: bool
    editable: bool
    pressable: bool


class NotSeenError(AssertionError):
    """The person waited, and what should have come did not."""


class Person:
    """Somebody at the keyboard who knows the window by its accessible names: regular expressions."""

    def __init__(self, client: subprocess.Popen[str], log: Path) -> None:
        self._client = client
        self._log = log

    def see(self, name: str, **wishes: str | bool | float) -> Seen:
        """Wait until it is there and as wished (`description`, `text`, `role`, `enabled` …), and read it."""
        return Seen(**self._ask(do="see", name=name, **wishes))

    def enter(self, name: str, text: str) -> None:
        """Replace the text of an editor."""
        self._ask(do="enter", name=name, text=text)

    def press(self, name: str) -> None:
        """Press a button as soon as it is enabled."""
        self._ask(do="press", name=name)

    def names(self) -> list[str]:
        """Every name in sight."""
        names: list[str] = self._ask(do="names")["names"]
        return names

    def _ask(self, **request: Any) -> dict[str, Any]:
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps(request) + "\n")
        self._client.stdin.flush()
        line = self._client.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"error": "The accessibility client died."}
        if "error" in answer:
            raise NotSeenError(f"{answer['error']}\n{self._log.read_text(encoding='utf-8', errors='replace')}")
        return answer


class Desktop:
    """Starts the display and the buses, then programs on them; leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "log"
        self._ending = ExitStack()
        self.environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_AT_BRIDGE": "0",
            "XDG_SESSION_TYPE": "x11",
            "XDG_RUNTIME_DIR": str(folder),
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")},
        }
        for foreign in (
            "WAYLAND_DISPLAY",
            "DISPLAY",
            "DBUS_SESSION_BUS_ADDRESS",
            "AT_SPI_BUS_ADDRESS",
            "QT_SCALE_FACTOR",
        ):
            self.environment.pop(foreign, None)

    def __enter__(self) -> Self:
        self._folder.chmod(0o700)
        self._out = self._ending.enter_context(self._log.open("wb"))
        try:
            display = self._start_and_read(
                ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
            )
            self.environment["DISPLAY"] = f":{display}"
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_read(
                ["dbus-daemon", "--session", "--nofork", "--nosyslog", "--print-address=1"]
            )
            self._start([LAUNCHER, "--launch-immediately"])
        except BaseException:
            # boundary: whatever stopped the start, what did start has to end.
            self._ending.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def open(self, command: Sequence[str | Path]) -> subprocess.Popen[str]:
        """Start a program on this desktop."""
        return self._start(command)

    def person(self) -> Person:
        """Sit somebody down at it."""
        client = self._start([SYSTEM_PYTHON, "-I", CLIENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return Person(client, self._log)

    def said(self) -> str:
        """What the programs wrote on their error output so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _start_and_read(self, command: Sequence[str]) -> str:
        """Start a server that says on its first line where it can be reached."""
        server = self._start(command, stdout=subprocess.PIPE)
        assert server.stdout is not None
        line = server.stdout.readline().strip()
        assert line, f"{command[0]} did not start:\n{self.said()}"
        return line

    def _start(self, command: Sequence[str | Path], **streams: Any) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [str(part) for part in command],
            **{"stdin": subprocess.DEVNULL, "stdout": self._out, **streams},
            stderr=self._out,
            env=self.environment,
            cwd=ROOT,
            text=True,
        )
        self._ending.callback(_end, process)
        return process


def _end(process: subprocess.Popen[str]) -> None:
    """Ask it to go, make it go after a while, and close our ends of its pipes."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
