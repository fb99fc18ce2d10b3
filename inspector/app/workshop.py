"""Wires what makes things: keys, tokens from templates, test sets. Nothing of it is loaded before somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from inspector.controller.crafting.templating import Templating
from inspector.desktop.kept_templates import KeptTemplates
from inspector.desktop.private_file import PrivateFiles
from inspector.desktop.worker import ThreadWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from inspector.controller.crafting.encoder import Encoder
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.keys.ring import KeyRing
    from inspector.controller.ports import Clipboard, Clock
    from inspector.controller.speech import Speech
    from inspector.view.encode.test_set_dialog import VariantsDialog
    from inspector.view.frame.window import MainWindow
    from inspector.view.keys.made_dialog import KeysMadeDialog


class Workshop:
    """Opens the window of each; ``keys_made`` and ``test_set`` are None as long as they were not asked for."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        encoder: Encoder,
        presenter: Presenter,
        ring: KeyRing,
        clipboard: Clipboard,
        clock: Clock,
        speech: Speech,
    ) -> None:
        self._window, self._desk, self._encoder, self._presenter = window, desk, encoder, presenter
        self._ring, self._clipboard, self._clock, self._speech = ring, clipboard, clock, speech
        self._files = PrivateFiles()
        self._workers: list[ThreadWorker] = []
        self.keys_made: KeysMadeDialog | None = None
        self.test_set: VariantsDialog | None = None
        self._button = button = window.encode_pane.new_button
        self.templating = templating = Templating(
            encoder, button, KeptTemplates(QSettings()), clock, speech, self._worker, window.encode_pane.put_signing_key
        )
        button.templateChosen.connect(templating.choose)
        button.templateAnswered.connect(templating.answer)
        button.keyWanted.connect(templating.make_key)
        button.askingEnded.connect(templating.leave)
        button.saveAsked.connect(templating.save)
        button.renameAsked.connect(templating.rename)
        button.deleteAsked.connect(templating.delete)
        button.noted.connect(window.show_message)

    def open(self, name: str) -> None:
        """Open ``new`` (the menu of templates), ``save-template``, ``make-key`` or ``test-set``."""
        {
            "new": self._open_templates,
            "save-template": self._save_template,
            "make-key": self._open_keys,
            "test-set": self._open_test_set,
        }[name]()

    def close(self) -> None:
        """End the work that is under way."""
        for worker in self._workers:
            worker.close()

    def _open_templates(self) -> None:
        if not self._window.encode_pane.isVisible():
            self._window.menus.actions["fold"].trigger()
        self.templating.show()
        self._button.open_menu()

    def _save_template(self) -> None:
        self.templating.ask_name()

    def _open_keys(self) -> None:
        if self.keys_made is None:
            from inspector.controller.crafting.key_making import KeyMaking
            from inspector.view.keys.made_dialog import KeysMadeDialog

            self.keys_made = view = KeysMadeDialog(self._window.theme, self._window)
            self.key_making = making = KeyMaking(
                self._desk, self._encoder, self._ring, self._worker(), self._clipboard, self._files, self._speech,
                self._put_key, self._window.encode_pane.put_signing_key,
            )  # fmt: skip
            making.attach(view)
            view.makeRequested.connect(making.make)
            view.cancelRequested.connect(making.cancel)
            view.convertRequested.connect(making.convert)
            view.passwordGiven.connect(making.open)
            view.passwordChosen.connect(making.encrypt_with)
            view.keyChosen.connect(making.choose)
            view.copyRequested.connect(making.copy)
            view.saveRequested.connect(making.save)
            view.signRequested.connect(making.sign_with)
            view.verifyRequested.connect(making.verify_with)
            view.keepRequested.connect(making.keep)
            view.closed.connect(making.forget)
        if not self.keys_made.isVisible():
            self.key_making.begin()
        _raise(self.keys_made)

    def _open_test_set(self) -> None:
        if self.test_set is None:
            from inspector.controller.crafting.test_sets import SetMaker
            from inspector.view.encode.test_set_dialog import VariantsDialog

            self.test_set = view = VariantsDialog(self._window.theme, self._window)
            self.set_maker = maker = SetMaker(
                self._desk, self._encoder, self._worker(), self._clipboard, self._files, self._clock, self._speech
            )
            maker.attach(view)
            view.copyRequested.connect(maker.copy)
            view.saveRequested.connect(maker.save)
            view.shelfRequested.connect(maker.shelve)
            view.lifetimeChosen.connect(maker.choose_lifetime)
            view.closed.connect(maker.forget)
        self.set_maker.begin()
        _raise(self.test_set)

    def _put_key(self, text: str) -> None:
        self._presenter.put("secret_encoding", "utf8")
        self._presenter.put("key", text)

    def _worker(self) -> ThreadWorker:
        self._workers.append(ThreadWorker(self._window))
        return self._workers[-1]


def _raise(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
