"""Texts typed in the outline that are not stored yet: kept beside the workspace, brought back after an unlucky end."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.agenda.model import Held, OutlineModel
from rcsc_desktop.gui.pages.agenda.new_row import NewRow, shown_id
from rcsc_desktop.gui.pages.agenda.rows import Column, RowKind

_KEEP_AFTER_MS = 400
_NEW = "agenda-line"
_NOWHERE = "-"
_PARTS = 7


class LeftOver(QObject):
    """Keeps what is being typed within half a second; ``drop`` when it is stored or given up."""

    def __init__(self, context: WindowContext, model: OutlineModel) -> None:
        super().__init__(model)
        self._drafts = context.drafts
        self._model = model
        self._session_id: UUID | None = None
        self._names: dict[UUID, str] = {}
        self._typed: tuple[UUID, Column, str] | None = None
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._timer.timeout.connect(self._keep)

    def note(self, row_id: UUID, column: int, text: str) -> None:
        """A key was pressed in a cell."""
        if self._typed is not None and self._typed[:2] != (row_id, column):
            self._keep()
        self._typed = (row_id, Column(column), text)
        self._timer.start()

    def drop(self, row_id: UUID, column: int) -> None:
        """The text of a cell is safe, or no longer wanted."""
        if self._typed is not None and self._typed[:2] == (row_id, column):
            self._typed = None
            self._timer.stop()
        self._drafts.drop(self._names.pop(row_id, str(row_id)), Column(column).name)

    def bring_back(self, session_id: UUID | None) -> None:
        """Show the texts that were left behind in the rows that stand, and as new lines of this session."""
        self._session_id = session_id
        if session_id is None:
            return
        for draft in list(self._drafts.all()):
            if draft.row.startswith(f"{_NEW} "):
                self._bring_back_line(draft.row, draft.text, session_id)
            elif draft.field in Column.__members__ and self._model.position(_uuid(draft.row)) is not None:
                self._model.hold(UUID(draft.row), Column[draft.field], Held(draft.text, is_left_over=True))

    def _keep(self) -> None:
        if self._typed is None:
            return
        row_id, column, text = self._typed
        self._typed = None
        name = self._name(row_id)
        if self._names.get(row_id, name) != name:
            self._drafts.drop(self._names[row_id], column.name)
        self._names[row_id] = name
        self._drafts.keep(name, column.name, text)

    def _name(self, row_id: UUID) -> str:
        """A stored row goes by its key, a new line by its place."""
        new = self._model.new_row(row_id)
        if new is None or self._session_id is None:
            return str(row_id)
        places = (_NOWHERE if place is None else str(shown_id(place)) for place in (new.item, new.after, new.parent))
        return " ".join((_NEW, str(self._session_id), new.kind.value, *places, str(new.depth)))

    def _bring_back_line(self, name: str, text: str, session_id: UUID) -> None:
        parts = name.split(" ")
        if len(parts) != _PARTS or parts[1] != str(session_id):
            return
        item, after, parent = (self._known(part) for part in parts[3:6])
        new = NewRow(RowKind(parts[2]), item, after, parent, int(parts[6]), text)
        if new.kind is not RowKind.ITEM and item is None:
            new.kind, new.depth, new.parent = RowKind.ITEM, 0, None
        if new.kind is RowKind.ITEM and after is None and parts[4] != _NOWHERE:
            items = [row.id for row in self._model.rows() if row.is_item]
            new.after = items[-1] if items else None
        self._names[new.id] = name
        self._model.add_new(new)
        self._model.hold(new.id, Column.TITLE, Held(text, is_left_over=True))

    def _known(self, text: str) -> UUID | None:
        row_id = _uuid(text)
        return row_id if self._model.position(row_id) is not None else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
