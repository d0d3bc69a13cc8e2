"""What is done in the outline, as operations of the core: typed texts, new lines, moves."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from rcsc_desktop.domain.agenda import AgendaTopic, SessionAgenda, TopicKind
from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.pages.agenda.cells import FIELDS, refusal, seen_fields
from rcsc_desktop.gui.pages.agenda.model import Held, OutlineModel
from rcsc_desktop.gui.pages.agenda.new_lines import NewLines, Place
from rcsc_desktop.gui.pages.agenda.new_row import NewRow, shown_id, stored_place
from rcsc_desktop.gui.pages.agenda.note import Explanation
from rcsc_desktop.gui.pages.agenda.rows import Column, OutlineRow, RowKind

if TYPE_CHECKING:
    from rcsc_desktop.services.agenda import AgendaService

Operation = Callable[[], ChangeSet]


class OutlineEditing(QObject):
    """Turns what the outline wants into writes of the one lane, in order.

    A line may be typed into, moved and nested before it is stored: its place is looked up when its turn has come.
    ``line_opened`` asks for the field of a new line, ``line_dropped`` carries the row above one that went.
    ``settled``: the text of a cell is safe, or was given up; ``refused``: it was not stored, its cell says why.
    """

    line_opened = Signal(object)
    line_dropped = Signal(object)
    settled = Signal(object, int)
    refused = Signal(object, int)

    def __init__(self, context: WindowContext, model: OutlineModel) -> None:
        super().__init__(model)
        self._context = context
        self._model = model
        self._lines = NewLines(model)
        self._t = context.t
        self._part: SessionAgenda | None = None
        self._renamed: dict[UUID, UUID] = {}
        self._stored_cells: set[tuple[Place, Column]] = set()

    def work_on(self, part: SessionAgenda | None) -> None:
        """The session as it is stored now; texts that were stored meanwhile are shown from there."""
        self._part = part
        for place, column in self._stored_cells:
            self._model.release(self._shown_key(shown_id(place)), column)
        self._stored_cells.clear()

    def keep_line(self, row_id: UUID, there: Set[UUID]) -> None:
        """A line that is being typed into goes elsewhere, with the next rows: it stays here as a new line."""
        row = self._lines.row(row_id)
        if row is None or row_id in there or self._key_of(row_id) in there or self._model.new_row(row_id) is not None:
            return
        self._lines.keep(row, there)

    def check(self, row_id: UUID, column: Column, text: str) -> UserError | None:
        """Why a text cannot be taken, as far as that can be told at once."""
        row = self._lines.row(row_id)
        return None if row is None else refusal(row, column, text)

    def type(self, row_id: UUID, column: int, text: str, seen: OutlineRow) -> None:
        """Store what was typed into a cell; a text that is refused stays there with its sentence."""
        cell = Column(column)
        new = self._unsent(row_id)
        if new is not None:
            self._type_new(new, text)
            return
        held = self._model.held(row_id, cell)
        if held is None and self._model.words.editable(seen, cell) == text:
            return
        if held is not None and held.text == text and not held.is_left_over:
            return
        self._store(row_id, cell, text, seen_fields(seen, cell))

    def add_line(self, row_id: UUID | None) -> None:
        """Open a line below a row: an item below an item, a topic below a topic."""
        self.line_opened.emit(self._lines.open_below(self._lines.row(row_id)).id)

    def ask_question(self, row_id: UUID) -> None:
        """A topic becomes a question and back; below an item a question is opened."""
        row, new = self._lines.row(row_id), self._unsent(row_id)
        if new is not None:
            self._lines.turn(new)
        elif row is not None and row.is_item:
            self.line_opened.emit(self._lines.open_question(row.id).id)
        elif row is not None:
            kind = TopicKind.TOPIC if row.kind is RowKind.QUESTION else TopicKind.QUESTION
            self._change(row_id, lambda key: self._agenda.set_topic_kind(key, kind))

    def indent(self, row_id: UUID) -> None:
        """Put a line under the line above it."""
        new = self._unsent(row_id)
        if new is None:
            self._change(row_id, self._agenda.indent)
        else:
            self._lines.indent(new)

    def outdent(self, row_id: UUID) -> None:
        """Take a line out of the line it is under."""
        new = self._unsent(row_id)
        if new is None:
            self._change(row_id, self._agenda.outdent)
        else:
            self._lines.outdent(new)

    def move(self, row_id: UUID, by: int) -> None:
        """Move a line with all that is under it up (-1) or down (1)."""
        if self._unsent(row_id) is None:
            self._change(row_id, self._agenda.move_up if by < 0 else self._agenda.move_down)

    def land(self, row_id: UUID, after_id: UUID | None) -> None:
        """Put a line after one of its siblings (``None``: first)."""
        row, after = self._lines.row(row_id), None if after_id is None else self._lines.place(after_id)
        if row is None:
            return

        def operation(key: UUID) -> ChangeSet:
            above = None if after is None else self._stored_key(after)
            if row.is_item:
                return self._agenda.move_item(key, above)
            return self._context.core.records.move(AgendaTopic, key, above)

        self._change(row_id, operation)

    def unpin(self, row_id: UUID) -> None:
        """Let an item follow the one before it again."""
        self._change(row_id, lambda key: self._agenda.set_item(key, {"pinned_start": ""}))

    def remove(self, row_id: UUID) -> None:
        """Take a line out with all that is under it."""
        new = self._unsent(row_id)
        if new is not None:
            self._drop(new)
        else:
            self.settled.emit(row_id, Column.TITLE)
            self._change(row_id, self._agenda.remove, announce=True)

    def give_up(self, row_id: UUID, column: int) -> None:
        """Escape: the cell shows what is stored; a new line goes."""
        new = self._unsent(row_id)
        if new is not None:
            self._drop(new)
        else:
            self._model.release(row_id, Column(column))
            self.settled.emit(row_id, column)

    def explain(self, row: OutlineRow, column: Column) -> Explanation | None:
        """What stands at a cell: a refusal with what can be done, a text left over, a finding."""
        words = self._model.words
        held = self._model.held(row.id, column)
        if held is not None and held.is_left_over:
            return self._left_over(row, column, held)
        if held is not None and held.error is not None:
            return self._refusal(row, column, held.text, held.error)
        if column is Column.KIND and row.findings:
            look = "danger" if row.findings[0].severity == "error" else "warn"
            return Explanation("\n".join(words.finding_sentence(finding) for finding in row.findings), look)
        return None

    @property
    def _agenda(self) -> AgendaService:
        return self._context.core.agenda

    def _type_new(self, new: NewRow, text: str) -> None:
        new.text = text
        if not text.strip():
            self._drop(new)
            return
        error = self.check(new.id, Column.TITLE, text)
        self._model.hold(new.id, Column.TITLE, Held(text, error))
        if error is None:
            new.is_sent = True
            self._model.change_new(new)
            self._write(lambda: self._add(new), new.id, Column.TITLE, text)

    def _add(self, new: NewRow) -> ChangeSet:
        """Runs in the lane of writes, when all lines before this one are stored."""
        agenda = self._agenda
        after = stored_place(new.after)
        if new.kind is RowKind.ITEM:
            if self._part is None:
                raise UserError("row.unknown")
            changes = agenda.add_item(self._part.session.id, new.text, after=after, first=after is None)
        else:
            item = stored_place(new.item)
            if item is None:
                raise UserError("row.unknown")
            changes = agenda.add_topic(
                self._key_of(item),
                new.text,
                kind=TopicKind.QUESTION if new.kind is RowKind.QUESTION else TopicKind.TOPIC,
                parent_id=stored_place(new.parent),
                after_id=after,
                first=after is None,
            )
        new.stored_id = changes.new_id
        return changes

    def _store(self, row_id: UUID, cell: Column, text: str, seen: dict[str, object]) -> None:
        error = self.check(row_id, cell, text)
        self._model.hold(row_id, cell, Held(text, error))
        if error is not None:
            return
        place = self._lines.place(row_id)

        def operation() -> ChangeSet:
            agenda, key = self._agenda, self._stored_key(place)
            if cell is Column.TITLE:
                return agenda.retype(key, text, seen=seen)
            if cell is Column.SPEAKERS:
                return agenda.set_speakers(key, text, seen=str(seen["speakers"]))
            return agenda.set_item(key, {FIELDS[cell]: text}, seen=seen)

        self._write(operation, row_id, cell, text)

    def _write(self, operation: Operation, row_id: UUID, cell: Column, text: str) -> None:
        place = self._lines.place(row_id)

        def done(changes: ChangeSet) -> None:
            key = self._shown_key(shown_id(place))
            self._stored_cells.add((place, cell))
            if not changes.changes:
                self._model.release(key, cell)
            self.settled.emit(key, cell)

        def refused(error: UserError) -> None:
            new = self._model.new_row(row_id)
            if new is not None:
                new.is_sent = False
                self._model.change_new(new)
            key = self._shown_key(shown_id(place))
            self._model.hold(key, cell, Held(text, error))
            self.refused.emit(key, cell)

        self._context.tasks.write(operation, on_done=done, on_error=refused)

    def _change(self, row_id: UUID, operation: Callable[[UUID], ChangeSet], *, announce: bool = False) -> None:
        place = self._lines.place(row_id)

        def write() -> ChangeSet:
            key = self._stored_key(place)
            changes = operation(key)
            if changes.new_id is not None and changes.new_id != key:
                self._renamed[key] = changes.new_id
            return changes

        def done(changes: ChangeSet) -> None:
            if changes.new_id is not None:
                self._model.rename(shown_id(place), changes.new_id)

        self._context.tasks.write(write, on_done=done, announce=announce)

    def _drop(self, new: NewRow) -> None:
        at = self._model.position(new.id) or 0
        above = self._model.rows()[at - 1].id if at else None
        self.settled.emit(new.id, Column.TITLE)
        self._model.release(new.id, Column.TITLE)
        self._model.drop_new(new)
        self.line_dropped.emit(above)

    def _unsent(self, row_id: UUID) -> NewRow | None:
        """The new line, as long as nothing of it is on its way to the store."""
        new = self._model.new_row(row_id)
        return None if new is None or new.is_sent else new

    def _stored_key(self, place: Place) -> UUID:
        """Runs in the lane of writes: the key of a row when its turn has come."""
        key = place.stored_id if isinstance(place, NewRow) else place
        if key is None:
            raise UserError("row.unknown")
        return self._key_of(key)

    def _key_of(self, row_id: UUID) -> UUID:
        while row_id in self._renamed:
            row_id = self._renamed[row_id]
        return row_id

    def _shown_key(self, row_id: UUID) -> UUID:
        """The key a row has in the outline now."""
        return row_id if self._model.position(row_id) is not None else self._key_of(row_id)

    def _refusal(self, row: OutlineRow, column: Column, text: str, error: UserError) -> Explanation:
        sentence = self._model.words.refusal(error)
        if error.code != "edit.conflict":
            return Explanation(sentence)
        seen = seen_fields(row, column)
        return Explanation(
            sentence,
            "warn",
            (
                Button(self._t("Keep mine"), lambda: self._store(row.id, column, text, seen)),
                Button(self._t("Take theirs"), lambda: self.give_up(row.id, column)),
            ),
        )

    def _left_over(self, row: OutlineRow, column: Column, held: Held) -> Explanation:
        return Explanation(
            self._t("This was typed when the program ended, and is not stored."),
            "warn",
            (
                Button(self._t("Store it"), lambda: self.type(row.id, column, held.text, row)),
                Button(self._t("Drop it"), lambda: self.give_up(row.id, column)),
            ),
        )
