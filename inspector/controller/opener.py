"""The conversation about what to begin with: the command line, and files that are opened or dropped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from inspector.arguments import Arguments
from inspector.model.policy import Refusal
from inspector.sources import read_file, read_key, read_password, read_policy, read_source

if TYPE_CHECKING:
    from inspector.controller.presenter import Presenter
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView


class Opener:
    """Reads files and hands their text to the presenter; what cannot be read is said in a sentence, and nothing is lost."""

    def __init__(self, presenter: Presenter, window: WindowView, speech: Speech) -> None:
        self._presenter = presenter
        self._window = window
        self._speech = speech

    def open(self, path: str) -> None:
        """Inspect the tokens of a file instead of the present ones."""
        try:
            self._presenter.open(read_file(path), os.path.basename(path))
        except Refusal as refusal:
            self._window.show_message(self._speech.refusal(refusal))

    def begin(self, arguments: Arguments) -> None:
        """Begin with what the command line names."""
        if arguments == Arguments():
            return
        try:
            key, password = read_key(arguments), read_password(arguments)
            arguments = arguments._replace(policy=read_policy(arguments))
            source = read_source(arguments.source)
        except Refusal as refusal:
            self._window.show_message(self._speech.refusal(refusal))
            return
        if isinstance(key, bytes):
            from inspector.model.key_text import as_field_text

            key, encoding = as_field_text(key, arguments.secret_encoding)
            arguments = arguments._replace(secret_encoding=encoding)
        self._presenter.begin(arguments, key, password or "")
        if isinstance(source, bytes):
            name = "" if arguments.source in (None, "-") else os.path.basename(arguments.source)
            if source and not source.isspace():
                self._presenter.open(source, name)
        elif source.strip():
            self._presenter.paste(source)
