"""Undo and redo over all fields of a pane: the latest change first, in whatever field it was made."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QPoint

    from inspector.view.text.stand_in import StandIn

_Keys = QKeySequence.StandardKey


class Choice(NamedTuple):
    """What is chosen, and no text: ``put`` chooses a value again, ``where`` is the widget at which that is seen."""

    name: str
    put: Callable[[object], None]
    where: Callable[[], QWidget]


class History(QObject):
    """``taken(object)``: undo or redo changed the texts of these editors, a frozenset; choices were put before.

    Typed texts are remembered by the editors' own documents: what is held here is only whose turn it is, never a text.
    """

    taken = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: list[_Watched] = []
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._open: _Step | None = None
        self.is_restoring = False

    def watch(self, editor: QPlainTextEdit, stand_in: StandIn | None = None) -> None:
        """Remember what is changed in an editor from now on; its keys and its menu undo and redo here."""
        if all(each.editor is not editor for each in self._watched):
            self._watched.append(_Watched(self, editor, stand_in))
            self.take_keys(editor)

    def take_keys(self, field: QWidget) -> None:
        """Let the keys of undo and redo, and the menu, mean this history in a field that has one of its own.

        In a line they do so when it has nothing left to undo.
        """
        field.installEventFilter(self)
        custom = Qt.ContextMenuPolicy.CustomContextMenu
        if isinstance(field, QPlainTextEdit) and field.contextMenuPolicy() != custom:
            field.setContextMenuPolicy(custom)
            field.customContextMenuRequested.connect(self._on_menu_wanted)

    @contextmanager
    def one_step(self, origin: QWidget | None = None) -> Iterator[None]:
        """Let all that changes meanwhile be one step; ``origin``: where it is shown to have gone, else where texts changed."""
        if self._open is not None:
            yield
            return
        self._open = step = _Step(origin)
        try:
            yield
        finally:
            self._open = None
            if step.changes:
                self._push(step)
                self._part()

    def note(self, choice: Choice, before: object, after: object, *, joins: bool = False) -> None:
        """Remember that a choice was ``before`` and is ``after``; ``joins``: with the one before, if it was the same choice."""
        if self.is_restoring or before == after:
            return
        last = self._done[-1].changes if self._done and not self._undone and self._open is None else []
        if joins and len(last) == 1 and isinstance(last[0], _Chosen) and last[0].choice.name == choice.name:
            last[0] = last[0].going_on_to(after)
        else:
            self.add(_Chosen(choice, before, after))

    def add(self, change: _Chosen | _Typed) -> None:
        """Remember one change, in the step that is open or as one of its own."""
        if self.is_restoring:
            return
        if self._open is not None:
            self._open.changes.append(change)
        else:
            self._push(_Step(None, [change]))

    @property
    def can_undo(self) -> bool:
        """Tell whether there is something to undo."""
        return _has_step(self._done)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is something that was undone."""
        return _has_step(self._undone)

    def undo(self) -> None:
        """Take the latest step back, and go to where it was."""
        self._go(self._done, self._undone)

    def redo(self) -> None:
        """Do again what was undone last, and go there."""
        self._go(self._undone, self._done)

    def _push(self, step: _Step) -> None:
        forgotten, self._undone = self._undone, []
        self._done.append(step)
        fields = step.editors
        for each in self._watched:
            if forgotten and each.editor not in fields:
                each.forget_undone()
        self._part(fields)

    def _part(self, going_on: frozenset[QPlainTextEdit] = frozenset()) -> None:
        """Let what is typed next be a step of its own, but for an editor in which it may go on."""
        for each in self._watched:
            if going_on != {each.editor}:
                each.part()

    def _go(self, source: list[_Step], target: list[_Step]) -> None:
        if not _has_step(source):
            return
        step = source.pop()
        changes: list[_Chosen | _Typed] = []
        self.is_restoring = True
        try:
            for change in reversed(step.changes):
                if change.is_possible:
                    change.take_back()
                    changes.append(change)
        finally:
            self.is_restoring = False
        target.append(_Step(step.origin, changes))
        self._part()
        self.taken.emit(target[-1].editors)
        self._turn_to(target[-1])

    def _turn_to(self, step: _Step) -> None:
        """Go where the change is seen, unless the person is there: the choice, else the last of the editors."""
        faces = [each.face for each in self._watched if each.editor in step.editors]
        chosen = [change.choice.where() for change in step.changes if isinstance(change, _Chosen)]
        places = [*([step.origin] if step.origin is not None else []), *chosen, *reversed(faces)]
        if QApplication.focusWidget() not in places:
            places[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu_wanted(self, place: QPoint) -> None:
        from PySide6.QtGui import QAction

        editor = self.sender()
        assert isinstance(editor, QPlainTextEdit)
        menu = editor.createStandardContextMenu(place)
        for name, deed, can, key in (
            ("edit-undo", self.undo, self.can_undo, _Keys.Undo),
            ("edit-redo", self.redo, self.can_redo, _Keys.Redo),
        ):
            own = next((action for action in menu.actions() if action.objectName() == name), None)
            if own is not None:
                # Qt leaves out a key that the window has as well, though here it means the same.
                keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                action = QAction(own.icon(), own.text().partition("\t")[0] + f"\t{keys}", menu)
                action.setObjectName(name)
                action.setEnabled(can)
                action.triggered.connect(deed)
                menu.insertAction(own, action)
                menu.removeAction(own)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(editor.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        undoes, redoes = event.matches(_Keys.Undo), event.matches(_Keys.Redo)
        if not undoes and not redoes:
            return False
        if isinstance(watched, QLineEdit) and (watched.isUndoAvailable() if undoes else watched.isRedoAvailable()):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.undo() if undoes else self.redo()
        return True


class _Watched(QObject):
    """Hears of each step that an editor's document remembers."""

    def __init__(self, history: History, editor: QPlainTextEdit, stand_in: StandIn | None) -> None:
        super().__init__(history)
        self._history, self.editor, self._stand_in = history, editor, stand_in
        # The document is asked for each time: what Python holds of it may become void.
        editor.document().undoCommandAdded.connect(self._on_command)

    @property
    def face(self) -> QWidget:
        return self._stand_in.face if self._stand_in is not None else self.editor

    def part(self) -> None:
        """Let what is typed next not join what was typed before: Qt joins only what was changed since it was unmodified."""
        self.editor.document().setModified(False)

    def forget_undone(self) -> None:
        """Let go of what can be done again no more."""
        # Loaded with the first redo that is given up: the first window is quicker without it.
        from PySide6.QtGui import QTextDocument

        self.editor.document().clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)

    def _on_command(self) -> None:
        self._history.add(_Typed(self.editor))


class _Typed:
    """A step in an editor's own document; it is void when another hand moved that document on, or emptied it."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self.editor = editor
        self._is_done = True
        self._place = editor.document().availableUndoSteps()

    @property
    def is_possible(self) -> bool:
        document = self.editor.document()
        can = document.isUndoAvailable() if self._is_done else document.isRedoAvailable()
        return can and document.availableUndoSteps() == self._place

    def take_back(self) -> None:
        """Undo it, or do it again if it was undone."""
        if self._is_done:
            self.editor.undo()
        else:
            self.editor.redo()
        self._is_done = not self._is_done
        self._place = self.editor.document().availableUndoSteps()


class _Chosen:
    """A choice that is no text."""

    is_possible = True

    def __init__(self, choice: Choice, before: object, after: object) -> None:
        self.choice = choice
        self._before, self._after = before, after

    def take_back(self) -> None:
        """Choose what was chosen before; the next time, this again."""
        self._before, self._after = self._after, self._before
        self.choice.put(self._after)

    def going_on_to(self, after: object) -> _Chosen:
        """Join it with the next one."""
        return _Chosen(self.choice, self._before, after)


class _Step:
    """What goes and comes together."""

    def __init__(self, origin: QWidget | None, changes: list[_Chosen | _Typed] | None = None) -> None:
        self.origin = origin
        self.changes = changes if changes is not None else []

    @property
    def editors(self) -> frozenset[QPlainTextEdit]:
        return frozenset(change.editor for change in self.changes if isinstance(change, _Typed))


def _has_step(steps: list[_Step]) -> bool:
    """Tell whether there is a step, once those are gone that can be taken no more."""
    while steps and not any(change.is_possible for change in steps[-1].changes):
        steps.pop()
    return bool(steps)
