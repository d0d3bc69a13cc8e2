"""Undo and redo, called by the name of what they take back or do again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from rcsc_desktop.gui.context import WindowContext

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.domain.history import OperationLine


class Undoing(QObject):
    """The two commands; ``named`` carries what undo would take back ("" for nothing)."""

    named = Signal(str)

    def __init__(self, context: WindowContext, commit_edits: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._commit_edits = commit_edits
        t = context.t
        self._undo = context.actions.add(
            "edit.undo", t("Undo"), self.undo, shortcut=QKeySequence.StandardKey.Undo, menu="edit"
        )
        self._redo = context.actions.add("edit.redo", t("Redo"), self.redo, shortcut="Ctrl+Shift+Z", menu="edit")
        for action in (self._undo, self._redo):
            action.setEnabled(False)
        context.bus.changed.connect(self._on_bus_changed)

    def undo(self) -> None:
        """Take back this author's last operation, after what is being typed was stored."""
        if self._commit_edits():
            self._context.tasks.write(lambda: self._context.core.history.undo(), on_done=self._on_undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._commit_edits():
            self._context.tasks.write(lambda: self._context.core.history.redo(), on_done=self._on_redone)

    def ask_names(self) -> None:
        """Find out what undo and redo would do now."""
        self._context.tasks.read(self._next, self._show_names, key="undo.names")

    def _next(self) -> tuple[OperationLine | None, OperationLine | None]:
        history = self._context.core.history
        return history.next_undo(), history.next_redo()

    def _on_bus_changed(self, _change_set: ChangeSet) -> None:
        self.ask_names()

    def _show_names(self, lines: tuple[OperationLine | None, OperationLine | None]) -> None:
        undo, redo = lines
        t = self._context.t
        self._undo.setText(t("Undo: {operation}", operation=self._name(undo)) if undo else t("Undo"))
        self._undo.setEnabled(undo is not None)
        self._redo.setText(t("Redo: {operation}", operation=self._name(redo)) if redo else t("Redo"))
        self._redo.setEnabled(redo is not None)
        self.named.emit(self._name(undo) if undo else "")

    def _on_undone(self, change_set: ChangeSet) -> None:
        t = self._context.t
        text = t("Undone: {operation}", operation=self._sentence(change_set.name, change_set.params))
        if change_set.skipped:
            text += " " + t("Later changes stand on newer steps; these were passed over.")
        self._context.messages.note(text)

    def _on_redone(self, change_set: ChangeSet) -> None:
        t = self._context.t
        self._context.messages.note(
            t("Done again: {operation}", operation=self._sentence(change_set.name, change_set.params))
        )

    def _name(self, line: OperationLine) -> str:
        return self._sentence(line.name, line.params)

    def _sentence(self, name: str, params: Mapping[str, object]) -> str:
        from rcsc_desktop.wording import operations

        return operations.sentence(name, params, self._context.t)
