"""Reads what the command line names: a token, a file, standard input, a key, an environment variable."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from inspector.model.policy import Refusal

if TYPE_CHECKING:
    from inspector.arguments import Arguments

LARGEST_KEY = 10_000_000
"""Bytes that a key file may have."""


def read_source(source: str | None) -> str | bytes:
    """Give the text that ``source`` stands for: ``-`` is standard input, the name of a file its content, else itself."""
    if source is None:
        return ""
    if source == "-":
        return sys.stdin.buffer.read()
    return read_file(source) if is_file(source) else source


def is_file(name: str) -> bool:
    """Tell whether this names something that exists; a token is too long or too odd for a name, and that is no error."""
    try:
        return 0 < len(name) < 4096 and bool(name.strip(".")) and os.path.exists(name)
    except (OSError, ValueError):
        return False


def read_file(name: str) -> bytes:
    """Read a file; Refusal says in a sentence why it cannot be read."""
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it cannot be read"
        raise Refusal("file-unreadable", f"The file {name} cannot be opened: {reason}.") from error


def read_key(arguments: Arguments) -> str | bytes:
    """Give the key that the command line names, empty where it names none."""
    if arguments.secret_variable:
        secret = _variable(arguments.secret_variable)
        if not secret:
            raise Refusal("key-empty", f"The environment variable {arguments.secret_variable} is empty.")
        return secret
    if not arguments.key_file:
        return ""
    key = read_file(arguments.key_file)
    if not key:
        raise Refusal("key-empty", f"The file {arguments.key_file} is empty, so it holds no key.")
    if len(key) > LARGEST_KEY:
        raise Refusal("key-too-large", f"The file {arguments.key_file} is too large to be a key.")
    return key


def read_password(arguments: Arguments) -> str | None:
    """Give the password that the command line names."""
    return _variable(arguments.password_variable) if arguments.password_variable else None


def _variable(name: str) -> str:
    if name not in os.environ:
        raise Refusal("variable-missing", f"The environment variable {name} is not set.")
    return os.environ[name]
