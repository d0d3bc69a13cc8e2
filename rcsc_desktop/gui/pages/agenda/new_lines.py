"""Lines that are opened in the outline: where they stand, and what the keys do to them before they are stored."""

from __future__ import annotations

from collections.abc import Set
from uuid import UUID

from rcsc_desktop.gui.pages.agenda.model import OutlineModel
from rcsc_desktop.gui.pages.agenda.new_row import NewRow, shown_id
from rcsc_desktop.gui.pages.agenda.rows import OutlineRow, RowKind

Place = UUID | NewRow


class NewLines:
    """Makes and changes new rows of the model; nothing here is written."""

    def __init__(self, model: OutlineModel) -> None:
        self._model = model

    def open_below(self, row: OutlineRow | None) -> NewRow:
        """An item below an item (the last one, for ``None``), a topic below a topic."""
        if row is None:
            row = next((one for one in reversed(self._model.rows()) if one.is_item), None)
        if row is None or row.is_item:
            return self._opened(NewRow(RowKind.ITEM, None, None if row is None else self.place(row.id)))
        parent = None if row.parent_id is None else self.place(row.parent_id)
        return self._opened(NewRow(row.kind, self.place(row.item_id), self.place(row.id), parent, row.depth))

    def open_question(self, item_id: UUID) -> NewRow:
        """A question behind those of an item."""
        last = self._last_under(item_id, RowKind.QUESTION)
        return self._opened(NewRow(RowKind.QUESTION, self.place(item_id), last, None, 1))

    def turn(self, new: NewRow) -> None:
        """A topic becomes a question and back; an item becomes a question of the item above it."""
        if new.kind is RowKind.ITEM:
            self._nest(new, RowKind.QUESTION)
            return
        new.kind = RowKind.TOPIC if new.kind is RowKind.QUESTION else RowKind.QUESTION
        self._model.change_new(new)

    def indent(self, new: NewRow) -> None:
        """Put a line under the line above it, where there is one."""
        if new.kind is RowKind.ITEM:
            self._nest(new, RowKind.TOPIC)
        elif new.after is not None:
            children = [row for row in self._model.rows() if row.parent_id == shown_id(new.after)]
            new.parent, new.after = new.after, self.place(children[-1].id) if children else None
            new.depth += 1
            self._model.change_new(new)

    def outdent(self, new: NewRow) -> None:
        """Take a line out of the line it is under; a topic of an item becomes an item."""
        if new.depth > 1 and new.parent is not None:
            above = self.row(shown_id(new.parent))
            grand = None if above is None or above.parent_id is None else self.place(above.parent_id)
            new.after, new.parent, new.depth = new.parent, grand, new.depth - 1
        elif new.depth == 1:
            new.kind, new.after, new.item, new.parent, new.depth = RowKind.ITEM, new.item, None, None, 0
        self._model.change_new(new)

    def keep(self, row: OutlineRow, there: Set[UUID]) -> None:
        """A stored line that is being typed into goes with the next rows, ``there``: it stays as a new one."""
        above = [one for one in self._model.rows()[: self._model.position(row.id)] if one.id in there]
        if row.is_item or row.item_id not in there:
            items = [one.id for one in above if one.is_item]
            new = NewRow(RowKind.ITEM, None, items[-1] if items else None, text=row.text, id=row.id)
        else:
            parent = row.parent_id if row.parent_id in there else None
            family = [one.id for one in above if one.item_id == row.item_id and one.parent_id == parent and one.depth]
            depth = row.depth if parent is not None else 1
            new = NewRow(row.kind, row.item_id, family[-1] if family else None, parent, depth, row.text, row.id)
        self._model.adopt(new)

    def place(self, row_id: UUID) -> Place:
        """A row as a place for others: one that is not stored yet may be so when it matters."""
        return self._model.new_row(row_id) or row_id

    def row(self, row_id: UUID | None) -> OutlineRow | None:
        """The row as it stands."""
        at = self._model.position(row_id)
        return None if at is None else self._model.rows()[at]

    def _opened(self, new: NewRow) -> NewRow:
        self._model.add_new(new)
        return new

    def _nest(self, new: NewRow, kind: RowKind) -> None:
        """A new item becomes a line under the item above it."""
        if new.after is not None:
            new.item, new.kind, new.depth = new.after, kind, 1
            new.after = self._last_under(shown_id(new.item), kind)
            self._model.change_new(new)

    def _last_under(self, item_id: UUID, kind: RowKind) -> Place | None:
        under = [row for row in self._model.rows() if row.item_id == item_id and row.depth == 1 and row.kind is kind]
        return self.place(under[-1].id) if under else None
