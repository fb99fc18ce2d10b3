"""The conversation about taking things away: what is copied or written to a file, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.sentences import COPIED, NOTHING_TO_COPY
from inspector.model.sentences.taking import EXPORTED, NOT_EXPORTED, NOTHING_TO_EXPORT, REPORT_COPIED

if TYPE_CHECKING:
    from inspector.controller.desk import Desk
    from inspector.controller.encoder import Encoder
    from inspector.controller.ports import Clipboard, Files, Worker
    from inspector.controller.speech import Speech
    from inspector.controller.views import WindowView
    from inspector.model.inspection import Inspection

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

    def copy(self, what: str) -> None:
        """Copy ``token``, ``header``, ``payload``, ``new-token``, the code of a form in `report.snippets`, ``shelf`` (as CSV),
        ``report-markdown`` or ``report-json``; with ``-signed`` behind it a report tells the signature, too.
        """
        text = self._text(what)
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

        if len(entries) > _MANY:
            worker.run(write, tell)
        else:
            tell(write())

    def _text(self, what: str) -> str:
        if what == "new-token":
            return self._encoder.token
        if what == "new-content":
            return (self._encoder.content or b"").decode("utf-8", "replace")
        if what == _SHELF:
            return self._shelf()
        if what.startswith(_REPORT):
            return self._report(what.removeprefix(_REPORT))
        inspected = self._desk.inspected
        if inspected is None:
            return ""
        token = inspected.token
        if what in ("token", "header", "payload"):
            return {"token": token.text, "header": token.header.text, "payload": token.payload.text}[what]
        from inspector.report.snippets import SNIPPETS

        return next(snippet for snippet in SNIPPETS if snippet.code == what).make(token)

    def _shelf(self) -> str:
        if not self._desk.entries:
            return ""
        from inspector.report.shelf_table import as_csv

        return as_csv(self._desk.entries, self._desk.now)

    def _report(self, form: str) -> str:
        """Tell the chosen token, with what stands inside of it."""
        inspection = self._chosen()
        if inspection is None:
            return ""
        signature, form = form.endswith(_SIGNED), form.removesuffix(_SIGNED)
        if form == "markdown":
            from inspector.report.markdown import as_markdown
            from inspector.service.documents.layout import laid_out

            return as_markdown(inspection, signature=signature, lay_out=laid_out)
        import json

        from inspector.report import as_dict
        from inspector.report.redaction import redacted

        return json.dumps(redacted(as_dict(inspection), signature=signature), allow_nan=False, indent=2) + "\n"

    def _chosen(self) -> Inspection | None:
        steps = self._desk.steps
        return self._desk.inspection._replace(tokens=(steps[0].inspected,)) if steps else None
