"""The conversation with the doctor: why a signature fails, found out beside the window, and one press to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.model.key import KeySet

if TYPE_CHECKING:
    from inspector.controller.inspecting.desk import Desk
    from inspector.controller.inspecting.presenter import Presenter
    from inspector.controller.ports import Worker
    from inspector.controller.views import VerifyView
    from inspector.model import Inspected, Policy, Remedy, Token

FAILING = frozenset({"bad-signature", "refused", "not-checked", "per-signature", "decryption-failed", "encrypted"})


class Consultation:
    """Asks the doctor about the chosen token whenever its judgement is a new one, and does what a remedy offers."""

    def __init__(self, desk: Desk, worker: Worker, presenter: Presenter, verify: VerifyView) -> None:
        self._desk = desk
        self._worker = worker
        self._presenter = presenter
        self._verify = verify
        self._patient: Inspected | None = None
        self._remedies: tuple[Remedy, ...] = ()
        desk.listeners.append(self.hear)

    def hear(self) -> None:
        """Hear of a change on the desk; a tick alone is none."""
        patient = self._desk.inspected
        if patient is self._patient:
            return
        self._patient = patient
        self._show(())
        text, encoding = self._desk.key_text
        if patient is None or not text or patient.verdict not in FAILING:
            return
        shelf = tuple(inspected.token for inspected in self._desk.inspection.tokens[:_MOST_COMPARED])
        keys = self._desk.keys
        diagnosis = _Diagnosis(patient, keys, text, encoding, self._desk.policy, KeySet(keys.ring), shelf)
        self._worker.run(diagnosis, self._hear_doctor)

    def apply(self, number: int) -> None:
        """Do what the remedy of this number offers."""
        if 0 <= number < len(self._remedies):
            offer = self._remedies[number].apply
            if offer is not None:
                self._presenter.put(offer.field, offer.value)

    def _hear_doctor(self, said: object) -> None:
        assert isinstance(said, tuple)
        patient, remedies = said
        if patient is self._patient:
            self._show(remedies)

    def _show(self, remedies: tuple[Remedy, ...]) -> None:
        if remedies != self._remedies:
            self._remedies = remedies
            self._verify.show_remedies(remedies)


_MOST_COMPARED = 200
"""Tokens of the shelf that a signature is compared with."""


class _Diagnosis:
    """The doctor's work; it holds all that it needs and can run anywhere."""

    def __init__(
        self,
        patient: Inspected,
        keys: KeySet,
        text: str,
        encoding: str,
        policy: Policy,
        others: KeySet,
        shelf: tuple[Token, ...],
    ) -> None:
        self._patient, self._keys, self._text, self._encoding = patient, keys, text, encoding
        self._policy, self._others, self._shelf = policy, others, shelf

    def __call__(self) -> tuple[Inspected, tuple[Remedy, ...]]:
        from inspector.service.doctor.doctor import diagnose

        remedies = diagnose(
            self._patient.token, self._keys, self._text, self._encoding, self._policy, self._others, self._shelf
        )
        return self._patient, remedies
