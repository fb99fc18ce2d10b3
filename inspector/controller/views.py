"""What the controllers tell the panes. The panes' own wishes are signals, which `app` connects to the controllers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from inspector.model import Finding, Inspected, Inspection, Key, Policy, Remedy
    from inspector.model.remark import Remark
    from inspector.model.renewal import Change
    from inspector.model.shelf import Entry, Progress
    from inspector.model.steps import Step


class PasteView(Protocol):
    """The left column: the text, the shelf, header and payload as they are.

    Signals: ``tokenEdited(str)`` the editor's text changed by the person; ``pasteRequested(str)`` a text that takes
    the place of everything; ``openRequested(object)``, ``copyRequested(str)`` as the window's; ``contentEdited(object)`` the
    payload of a detached token, bytes or None; ``stepChosen(int)``. Of the shelf, each with an entry's number:
    ``tokenChosen(int)``, ``pinToggled(int)``, ``removeRequested(int)``, ``shelfRefreshRequested(int)``; ``cancelRequested()``.
    """

    def show_text(self, text: str) -> None:
        """Replace the editor's text as one step that undo takes back, without emitting ``tokenEdited``."""
        ...

    def show_pasted(self, text: str) -> None:
        """As `show_text`; the same text once more is a step of its own, for it may take the place of a whole shelf."""
        ...

    def show_inspection(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Show what is looked at; the same with another ``now`` redraws only what the time changes."""
        ...

    def show_shelf(self, entries: tuple[Entry, ...], chosen: int) -> None:
        """Show the tokens that are held; the same tuple is the same shelf."""
        ...

    def show_steps(self, steps: tuple[Step, ...], chosen: int) -> None:
        """Offer the steps into the chosen token; fewer than two take no room."""
        ...

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the search through a long text is; None: none is under way."""
        ...


class VerifyView(Protocol):
    """The middle column: verdict, time left, timeline, key, expectations, checks, findings.

    Signals: ``keyEdited(str)``, ``secretEncodingChosen(str)``, ``passwordEdited(str)``, ``policyEdited(object)`` a `Policy`,
    ``asOfEdited(str)``, ``refreshAnywayRequested()``, ``undoRefreshRequested()``, ``applyRequested(int)`` the number of a remedy;
    ``takeBackRequested()`` what a paste took the place of is wanted again.
    """

    def show_inspection(self, inspection: Inspection, inspected: Inspected | None) -> None:
        """Show the judgement; the same with another ``now`` redraws only what the time changes."""
        ...

    def show_working(self, working: bool) -> None:
        """Say that a judgement is under way: what stood here before is visibly void."""
        ...

    def show_request(self, key: str, encoding: str, password: str, policy: Policy, as_of: str) -> None:
        """Fill the fields with what the command line asked for, without emitting that they were edited."""
        ...

    def show_as_of(self, moment: float | None, error: str) -> None:
        """Make plain that the time is not now (None: it is now), or say what is wrong with what was typed."""
        ...

    def show_clock(self, sentence: str, leeway: float) -> None:
        """Say that another clock is off, and offer so many seconds of leeway."""
        ...

    def show_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        """Show why the signature fails and what would mend it; nothing: take no room."""
        ...

    def put_key(self, text: str) -> None:
        """Write a key into its field as the person would: it is emitted as edited."""
        ...

    def put_password(self, text: str) -> None:
        """Write the password of a private key as the person would."""
        ...

    def put_secret_encoding(self, name: str) -> None:
        """Choose how the secret is written as the person would."""
        ...

    def show_notice(self, sentence: str, action: str) -> None:
        """Show what became of a refresh until the next one; ``action``: empty, ``refresh-anyway``, ``undo``, ``take-back``."""
        ...

    def show_refreshed(self, changes: tuple[Change, ...]) -> None:
        """Show in the same place what a refresh changed, and offer to undo it."""
        ...


class ExpectView(Protocol):
    """The fields of what is expected.

    Signals: ``takeRequested(str)`` a field of the policy, empty for all; ``savedChosen(str)``, ``saveRequested(str)``,
    ``deleteRequested(str)`` a name, ``renameRequested(str, str)`` from and to, ``clearRequested()``, ``offerTaken(str, str)``
    kind and name of the offer, ``offerClosed(str)`` the name that was offered, empty where it was none.
    """

    def show_policy(self, policy: Policy) -> None:
        """Fill the fields, without emitting that they were edited."""
        ...

    def show_not_taken(self, field: str) -> None:
        """Say that the token has no value of its own for a field; empty: for none."""
        ...

    def show_saved(self, names: tuple[str, ...], current: str) -> None:
        """Tell which expectations are kept, and which of them hold now (empty: none)."""
        ...

    def show_offer(self, kind: str, name: str) -> None:
        """Offer or say something about what is kept under a name: ``fits``, ``saved``, ``deleted``, ``taken-name``,
        ``not-kept``, ``nothing-taken``; an empty ``kind`` takes it back.
        """
        ...


class EncodeView(Protocol):
    """The right column: the new token, its key and algorithm, its header and payload as free text.

    Signals: ``headerEdited(str)``, ``payloadEdited(str)``, ``signingKeyEdited(str)``, ``algorithmChosen(str)``,
    ``inspectRequested()``, ``startAgainRequested()``, ``copyRequested(str)``, ``layOutRequested(bool)`` with indents or without,
    ``formChosen(str)``. Of its ``history``: ``wishesRestored(object)`` undo or redo came to what was remembered so, and then
    ``textsRestored(str, str)`` to this header and payload.
    """

    def one_step(self) -> AbstractContextManager[None]:
        """Let all that is shown or remembered meanwhile be undone as one step."""
        ...

    def remember(self, name: str, place: int, before: object, after: object, *, joins: bool) -> None:
        """Let a wish be undone, too: which one, of which signature, what was wished before and what is now.

        ``joins``: it goes on with the one before, as typing does.
        """
        ...

    def show_header(self, text: str) -> None:
        """Replace the new header's text without emitting ``headerEdited``; undo takes it back."""
        ...

    def show_payload(self, text: str) -> None:
        """Replace the new payload's text without emitting ``payloadEdited``; undo takes it back."""
        ...

    def show_changes(
        self, header_lines: tuple[int, ...], payload_lines: tuple[int, ...], removed: tuple[str, ...] = ()
    ) -> None:
        """Mark the lines (from 0) that differ from the inspected token, and name what is gone (JSON paths)."""
        ...

    def show_token(self, text: str) -> None:
        """Show the new token in its colours; empty: visibly none."""
        ...

    def show_now(self, now: float) -> None:
        """Say of the date that is edited how far it is from another moment (seconds since 1970)."""
        ...

    def show_working(self) -> None:
        """Say that a new token is being made: the former one is visibly void."""
        ...

    def show_form(self, form: str) -> None:
        """Show in which form the token is made (`wishes.FORMS`)."""
        ...

    def show_error(self, place: str, sentence: str, line: int, column: int, *, calm: bool = False) -> None:
        """Say why there is no new token; ``place``: empty (none), ``header``, ``payload``, ``key`` or ``form``.

        ``line`` and ``column`` count from 1; 0: unknown. ``calm``: it is no mistake, there is only nothing to sign with yet.
        """
        ...

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Say what is odd about the new token though it is made, and offer what would let it be made."""
        ...

    def show_key(self, key: Key | None, findings: tuple[Finding, ...], borrowed: bool) -> None:
        """Show which key signs, and what is to be said about it; ``borrowed``: it is the one of the middle column."""
        ...

    def show_algorithms(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer the algorithms that fit the key; ``chosen`` is what the header's text says, also if it is none of them."""
        ...

    def show_touched(self, touched: bool) -> None:
        """Say whether the pane follows the inspected token (False) or stays as it was edited, and offer to start again."""
        ...


class WindowView(Protocol):
    """The frame around the panes.

    Signals: ``pasteRequested(str)`` a text to inspect instead of the current one, ``openRequested(object)`` paths of files as a
    tuple, ``refreshRequested()``,
    ``lifetimeChosen(object)`` seconds or None (as it was), ``copyRequested(str)`` one of ``token``,
    ``header``, ``payload``, ``new-token``, ``authorization``; ``shownChanged(bool)`` the window became visible or hidden.
    """

    def show_refresh(self, reason: str) -> None:
        """Enable the refresh button (empty reason), or disable it and say why."""
        ...

    def show_message(self, sentence: str) -> None:
        """Say a sentence in the window's status line."""
        ...

    def show_time(self, text: str) -> None:
        """Carry the time left in the window's title; empty: none."""
        ...
