"""The conversation about taking things away: what is copied or written to a file, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.controller.inspecting.judging import LARGE
from inspector.model.sentences import COPIED, NOTHING_TO_COPY
from inspector.model.sentences.taking import BEING_MADE, EXPORTED, NOT_EXPORTED, NOTHING_TO_EXPORT, REPORT_COPIED

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.ports import Clipboard, Files, Worker
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView
    from inspector.model.inspection import Inspection
    from inspector.model.shelf import Entry

_REPORT, _SIGNED, _SHELF = "report-", "-signed", "shelf"
_MANY = 300
"""Tokens from which on the table is written beside the window."""


class Copier:
    """Puts on the clipboard what the person asked for, and says what it was; tokens are marked as sensitive."""

    def __init__(self, desk: Desk, encoder: Encoder, clipboard: Clipboard, window: WindowView, speech: Speech) -> None:
        self._desk = desk
        self._encoder = encoder
        self._clipboard = clipboard
        self._window = window
        self._speech = speech

    def copy(self, what: str, worker: Worker | None = None) -> None:
        """Copy ``token``, ``header``, ``payload``, ``new-token``, the code of a form in `report.snippets`, ``shelf`` (as CSV),
        ``report-markdown`` or ``report-json``; with ``-signed`` behind it a report tells the signature, too.

        ``worker``: makes what takes long beside the window; a newer copy takes its place.
        """
        if worker is not None:
            worker.stop()
        make = self._maker(what)
        if worker is None or not self._takes_long(what):
            self._put(what, make())
            return
        self._window.show_message(self._speech.sentence(BEING_MADE))

        def put(text: object) -> None:
            self._put(what, str(text))

        worker.run(make, put)

    def _put(self, what: str, text: str) -> None:
        is_cut = what == _SHELF or (what.startswith(_REPORT) and not what.endswith(_SIGNED))
        if text:
            self._clipboard.put(text, sensitive=not is_cut)
        said = REPORT_COPIED if what.startswith(_REPORT) and is_cut else COPIED
        self._window.show_message(self._speech.sentence(said if text else NOTHING_TO_COPY))

    def export(self, path: str, files: Files, worker: Worker, *, with_tokens: bool) -> None:
        """Write the shelf to a file as CSV; ``with_tokens``: with the tokens themselves."""
        entries, now = self._desk.entries, self._desk.now
        if not entries:
            self._window.show_message(self._speech.sentence(NOTHING_TO_EXPORT))
            return

        def write() -> object:
            from inspector.report.shelf_table import as_csv

            text = as_csv(entries, now, with_tokens=with_tokens, marked=True)
            return files.write(path, text.encode("utf-8", "backslashreplace"))

        def tell(is_written: object) -> None:
            if is_written:
                self._window.show_message(self._speech.sentence(EXPORTED, f"{len(entries):,}", path))
            else:
                self._window.show_message(self._speech.sentence(NOT_EXPORTED, path))

        if self._takes_long(_SHELF):
            self._window.show_message(self._speech.sentence(BEING_MADE))
            worker.run(write, tell)
        else:
            tell(write())

    def _takes_long(self, what: str) -> bool:
        """Tell whether the window would stand still: for a table of many or of large tokens, and a report of a large one."""
        if what == _SHELF:
            entries = self._desk.entries
            return len(entries) > _MANY or sum(len(entry.inspected.token.text) for entry in entries) > LARGE
        return what.startswith(_REPORT) and len(self._desk.chosen_text) > LARGE

    def _maker(self, what: str) -> Callable[[], str]:
        """What writes it, of all as it stands now."""
        if what == _SHELF:
            return _Table(self._desk.entries, self._desk.now)
        if what.startswith(_REPORT):
            return _Report(self._chosen(), what.removeprefix(_REPORT))
        text = self._text(what)
        return lambda: text

    def _text(self, what: str) -> str:
        if what == "new-token":
            return self._encoder.token
        if what == "new-content":
            return (self._encoder.content or b"").decode("utf-8", "replace")
        inspected = self._desk.inspected
        if inspected is None:
            return ""
        token = inspected.token
        if what in ("token", "header", "payload"):
            return {"token": token.text, "header": token.header.text, "payload": token.payload.text}[what]
        from inspector.report.snippets import SNIPPETS

        return next(snippet for snippet in SNIPPETS if snippet.code == what).make(token)

    def _chosen(self) -> Inspection | None:
        """The chosen token, with what stands inside of it."""
        steps = self._desk.steps
        return self._desk.inspection._replace(tokens=(steps[0].inspected,)) if steps else None


class _Table:
    """The shelf as CSV; it holds all that it needs and can be made anywhere."""

    def __init__(self, entries: tuple[Entry, ...], now: float) -> None:
        self._entries, self._now = entries, now

    def __call__(self) -> str:
        if not self._entries:
            return ""
        from inspector.report.shelf_table import as_csv

        return as_csv(self._entries, self._now)


class _Report:
    """A report of one token, likewise; ``form``: ``markdown`` or ``json``, with ``-signed`` behind it with the signature."""

    def __init__(self, inspection: Inspection | None, form: str) -> None:
        self._inspection = inspection
        self._signature, self._form = form.endswith(_SIGNED), form.removesuffix(_SIGNED)

    def __call__(self) -> str:
        if self._inspection is None:
            return ""
        if self._form == "markdown":
            from inspector.report.markdown import as_markdown
            from inspector.service.documents.layout import laid_out

            return as_markdown(self._inspection, signature=self._signature, lay_out=laid_out)
        import json

        from inspector.report import as_dict
        from inspector.report.redaction import redacted

        told = redacted(as_dict(self._inspection), signature=self._signature)
        return json.dumps(told, allow_nan=False, indent=2) + "\n"
