"""The conversation about what to begin with: the command line, and files that are opened or dropped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from inspector.arguments import Arguments
from inspector.model.policy import Refusal
from inspector.sources import read_file, read_key, read_password, read_policy, read_source

if TYPE_CHECKING:
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView


class Opener:
    """Reads files and hands their text to the presenter; what cannot be read is said in a sentence, and nothing is lost."""

    def __init__(self, presenter: Presenter, window: WindowView, speech: Speech) -> None:
        self._presenter = presenter
        self._window = window
        self._speech = speech

    def open(self, paths: object) -> None:
        """Inspect the tokens of these files instead of the present ones; of those that cannot be read it is said."""
        assert isinstance(paths, tuple)
        files: list[tuple[bytes, str]] = []
        said: list[str] = []
        for path, name in zip(paths, _names(paths), strict=True):
            try:
                files.append((read_file(path), name))
            except Refusal as refusal:
                said.append(self._speech.refusal(refusal))
        if len(files) == 1:
            self._presenter.open(*files[0])
        elif files:
            self._presenter.open_all(tuple(files))
        if said:
            self._window.show_message(" ".join(said))

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


def _names(paths: tuple[str, ...]) -> list[str]:
    """What files are called: by their names, with their folder where two have the same."""
    names = [os.path.basename(path) for path in paths]
    folders = [os.path.basename(os.path.dirname(path)) for path in paths]
    return [
        os.path.join(folder, name) if names.count(name) > 1 else name
        for name, folder in zip(names, folders, strict=True)
    ]
