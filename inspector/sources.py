"""Reads what the command line names: a token, a file, standard input, a key, an environment variable."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from inspector.model.policy import Refusal

if TYPE_CHECKING:
    from inspector.arguments import Arguments
    from inspector.model.policy import Policy

_ENDINGS = r"txt|json|log|har|xml|ya?ml|zip|gz|tar|jw[tsek]|jwks|pem|key|crt|cer|der|p12|env|eml|csv|html?"
LARGEST_KEY = 10_000_000
"""Bytes that a key file may have."""


def read_source(source: str | None) -> str | bytes:
    """Give the text that ``source`` stands for: ``-`` is standard input, the name of a file its content, else itself."""
    if source is None:
        return ""
    if source == "-":
        return sys.stdin.buffer.read()
    if is_file(source):
        return read_file(source)
    if is_path(source):
        raise Refusal("file-missing", f"There is no file {source}.")
    return source


def is_file(name: str) -> bool:
    """Tell whether this names something that exists; a token is too long or too odd for a name, and that is no error."""
    try:
        return 0 < len(name) < 4096 and bool(name.strip(".")) and os.path.exists(name)
    except (OSError, ValueError):
        return False


def is_path(text: str) -> bool:
    """Tell whether a text that names no file was meant to: a path, or a name with a common ending, and no token or secret."""
    import re

    if len(text) > 1000 or not text.isprintable() or "://" in text or text.startswith("ey"):
        return False
    if re.search(r"""["'<>{}=,;]""", text):
        return False
    if re.search(rf"[^.\s]\.(?:{_ENDINGS})$", text, re.IGNORECASE):
        return True
    parts = re.split(r"[/\\]", text)
    if " " in text or len(parts) < 2 or max(map(len, parts)) > 64:
        return False
    if re.match(r"~?/|\.{1,2}[/\\]|[A-Za-z]:\\", text):
        return "+" not in text
    # Standard base64 has slashes, too, but capitals anywhere.
    return all(re.fullmatch(r"[A-Z]?[a-z0-9_.-]{1,40}", part) for part in parts)


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


def read_policy(arguments: Arguments) -> Policy:
    """Give what is expected, with what came beside the token: access token, code, proof."""
    beside = {
        "access_token": (arguments.access_token_file, arguments.access_token_variable),
        "code": (arguments.code_file, arguments.code_variable),
        "proof": (arguments.proof_file, ""),
    }
    told = {field: _beside(file, name) for field, (file, name) in beside.items() if file or name}
    return arguments.policy._replace(**told) if told else arguments.policy  # type: ignore[arg-type]  # all three are texts


def _beside(file: str, name: str) -> str:
    if name:
        text = _variable(name).strip()
        if not text:
            raise Refusal("beside-empty", f"The environment variable {name} is empty.")
        return text
    raw = read_file(file)
    if len(raw) > LARGEST_KEY:
        raise Refusal("beside-too-large", f"The file {file} is too large for what it should hold.")
    try:
        text = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise Refusal("beside-no-text", f"The file {file} is no text; give a certificate as PEM.") from error
    if not text:
        raise Refusal("beside-empty", f"The file {file} is empty.")
    return text


def _variable(name: str) -> str:
    if name not in os.environ:
        raise Refusal("variable-missing", f"The environment variable {name} is not set.")
    return os.environ[name]
