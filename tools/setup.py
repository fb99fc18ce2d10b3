"""Sets up everything that `make` needs: a fresh machine takes one command, and hears plainly what it lacks.

Standard library alone: nothing is installed yet when this runs.
"""

from __future__ import annotations

import argparse
import ctypes.util
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_PYTHON = "/usr/bin/python3"

# What Qt's platform plugins load, by the name the linker looks for, and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What the end-to-end tests and the pictures need on top: a display, a session bus, notifications, an accessibility client.
PROGRAMS = {
    "Xvfb": "xvfb",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "dbus-daemon": "dbus",
    "dunst": "dunst",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
ACCESSIBILITY = {"gi": "python3-gi", "gi.repository.Atspi": "gir1.2-atspi-2.0"}

# The OpenID provider that the end-to-end tests talk to, and a Node for machines whose own is too old for it.
PROVIDER = "oidc-provider@9.13.3"
PROVIDER_FOLDER = ROOT / ".venv-oidc"
PROVIDER_MODULE = PROVIDER_FOLDER / "node_modules" / "oidc-provider" / "lib" / "index.js"
NODE = "node@22"
OLDEST_NODE = 20


class SetupError(Exception):
    """What a person has to do before this can go on, as a sentence."""


def main() -> int:
    """Prepare for one purpose; the exit status tells `make` whether to go on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=("run", "test", "others"), help="others: test on other Pythons")
    purpose = parser.parse_args().purpose
    try:
        if purpose == "others":
            return test_other_pythons()
        install_system_packages(purpose)
        make_environment(ROOT / ".venv", base_python(), "dev" if purpose == "test" else "")
        if purpose == "test":
            install_provider()
    except SetupError as error:
        print(f"\n{error}\n", file=sys.stderr)
        return 1
    return 0


def install_system_packages(purpose: str) -> None:
    """Bring what the system lacks where we may, and name the exact command where we may not."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(purpose)
    if not missing:
        return
    if shutil.which("apt-get") is None:
        print(f"This system lacks what Debian calls {', '.join(missing)}. Going on without.", file=sys.stderr)
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {shlex.join(install)}"
        raise SetupError(f"Some system packages are missing. Run this, then make again:\n\n    {command}")
    print(f"Installing system packages: {' '.join(missing)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], install):
        quiet_run([*step, "-qq", "-o", "DPkg::Lock::Timeout=300"], environment)
    still = missing_packages(purpose)
    if still:
        raise SetupError(f"These were installed, and their files are not found yet: {' '.join(still)}.")


def missing_packages(purpose: str) -> list[str]:
    """Debian's names of what is not there, found by what would be used and not by what is registered."""
    known = linker_libraries()
    wanted = {package for library, package in LIBRARIES.items() if library not in known}
    if not has_modules(sys.executable, "venv", "ensurepip"):
        wanted.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not has_font():
        wanted.add("fonts-dejavu-core")
    if purpose == "test":
        wanted |= {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
        if not has_modules(SYSTEM_PYTHON, "gi"):
            wanted.add(ACCESSIBILITY["gi"])
        if os.environ.get("CI") and shutil.which("npm") is None:
            wanted.add("npm")  # nobody's own machine is asked for it: the tests of one provider are left out there
        if not any(Path("/usr/lib").glob("*/girepository-1.0/Atspi-2.0.typelib")):
            wanted.add(ACCESSIBILITY["gi.repository.Atspi"])
    return sorted(wanted)


def linker_libraries() -> set[str]:
    """The libraries that the dynamic linker can find; ldconfig is often off a user's path."""
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if ldconfig is None:
        return {name for name in LIBRARIES if ctypes.util.find_library(name[3:].split(".so")[0])}
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in listing.splitlines() if " => " in line}


def has_font() -> bool:
    """Whether there is any font to draw with: Qt brings none."""
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
    return any(True for folder in folders for _ in Path(folder).expanduser().rglob("*.[ot]tf"))


def has_modules(python: str, *modules: str) -> bool:
    """Whether that Python runs and has these; a shim may exist for a Python that does not."""
    try:
        look = f"import sys, importlib.util as i; sys.exit(not all(map(i.find_spec, {modules!r})))"
        command = [python, "-c", look]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_environment(folder: Path, python: str, extra: str) -> Path:
    """A virtual environment with the program in it, renewed when `pyproject.toml` or the Python changed.

    A richer environment serves a poorer wish: after `make test`, `make run` changes nothing.
    """
    own = folder / "bin" / "python"
    key = environment_key(folder, python)
    stamp = folder / "set-up"
    written = stamp.read_text(encoding="utf-8").split() if stamp.is_file() else []
    fresh = written[:1] == [key] and (not extra or extra in written[1:])
    if fresh and has_modules(str(own), "PySide6", "jwt", "msgspec"):
        return own
    if folder.exists() and not has_modules(str(own), "pip"):
        print(f"{folder.name} does not work any more: making it anew.", flush=True)
        shutil.rmtree(folder)
    print(f"Setting up {folder.name} (once; it may download about 100 MB)", flush=True)
    if not own.exists():
        quiet_run([python, "-m", "venv", str(folder)])
    stamp.unlink(missing_ok=True)
    wish = f"{ROOT}[{extra}]" if extra else str(ROOT)
    pip = [str(own), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    quiet_run([*pip, "--editable", wish])
    stamp.write_text(f"{key} {extra}\n", encoding="utf-8")
    return own


def install_provider() -> None:
    """Bring the OpenID provider of the tests, once; where that cannot be, its tests are left out and say so, but not in CI."""
    stamp = PROVIDER_FOLDER / "set-up"
    written = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    if written == PROVIDER and PROVIDER_MODULE.is_file() and node_version(node()) >= OLDEST_NODE:
        return
    npm = shutil.which("npm")
    if npm is None:
        print("There is no npm: the tests against a real OpenID provider are left out.", flush=True)
        return
    own_is_fine = node_version(shutil.which("node")) >= OLDEST_NODE
    wishes = [PROVIDER, "--ignore-scripts"] if own_is_fine else [PROVIDER, NODE]
    print(f"Installing {' '.join(wishes[:1] if own_is_fine else wishes)} for the tests", flush=True)
    try:
        PROVIDER_FOLDER.mkdir(exist_ok=True)
        quiet_run([npm, "install", "--prefix", str(PROVIDER_FOLDER), "--no-audit", "--no-fund", "--no-save", *wishes])
    except SetupError as error:
        if os.environ.get("CI"):
            raise
        print(f"The tests against a real OpenID provider are left out:\n{error}", flush=True)
        return
    stamp.write_text(PROVIDER, encoding="utf-8")


def node() -> str | None:
    """The Node that runs the provider: the one that was brought for it, else the system's."""
    brought = PROVIDER_FOLDER / "node_modules" / "node" / "bin" / "node"
    return str(brought) if brought.is_file() else shutil.which("node")


def node_version(node: str | None) -> int:
    """The major version of a Node; 0 where there is none that runs."""
    if node is None:
        return 0
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    major = told.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def base_python() -> str:
    """The interpreter that outlives an activated environment: the environment may be the one to renew."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    outside = Path(sys.base_prefix) / "bin" / name
    return str(outside) if outside.exists() else sys.executable


def environment_key(folder: Path, python: str) -> str:
    """What an environment depends on: the wishes, the interpreter, and the place (its scripts name it)."""
    parts = (
        (ROOT / "pyproject.toml").read_bytes(),
        os.fsencode(python),
        os.fsencode(folder),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test_other_pythons() -> int:
    """Run the fast part of the suite wherever another supported Python really runs."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    status = 0
    for version in ("3.11", "3.12", "3.13"):
        if version == own:
            continue
        python = find_python(version)
        if python is None:
            print(f"Python {version}: not found here, left out.", flush=True)
            continue
        print(f"Python {version}: the suite without its end-to-end part", flush=True)
        own_python = make_environment(ROOT / f".venv-{version}", python, "test")
        suite = [str(own_python), "-m", "pytest", "-q", "-n", "auto", "-m", "not end_to_end", "-p", "no:cacheprovider"]
        status = max(status, subprocess.run(suite, cwd=ROOT, check=False).returncode)
    return status


def find_python(version: str) -> str | None:
    """A Python of that version that starts and can make an environment, also one that pyenv keeps aside."""
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    kept = sorted(str(path) for path in pyenv.glob(f"{version}*/bin/python{version}"))
    candidates = [f"python{version}", *reversed(kept)]
    return next((python for python in candidates if has_modules(python, "venv", "ensurepip")), None)


def quiet_run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a command whose output matters only when it fails."""
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode != 0:
        raise SetupError(f"{done.stdout.strip()}\n\nThis command failed: {shlex.join(command)}")


if __name__ == "__main__":
    sys.exit(main())
