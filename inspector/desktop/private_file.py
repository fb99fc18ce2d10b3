"""Writes a file that only its owner may read, whole or not at all: a key that somebody asked to have in a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class PrivateFiles:
    """Gives what `controller.ports.Files` asks for."""

    def write(self, path: str, data: bytes) -> bool:
        """Put a file in the place of whatever is there; False where that cannot be done, and nothing is left behind then.

        It is made beside its place with permissions for the owner alone (0600), and takes its name when it is whole.
        """
        target = Path(path)
        try:
            descriptor, made = tempfile.mkstemp(prefix=f".{target.name[:40]}-", dir=target.parent)
        except OSError:
            return False
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, target)
        except OSError:
            Path(made).unlink(missing_ok=True)
            return False
        return True
