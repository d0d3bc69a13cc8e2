"""Keeps a table showing what its list holds: asks, filters, sorts, fetches what comes into sight, follows changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.gui.models.grouping import Group
from rcsc_desktop.gui.models.lines import BLOCK, CellEdit, Line, LinesModel
from rcsc_desktop.gui.tasks import Tasks
from rcsc_desktop.support.memory import return_large_blocks
from rcsc_desktop.support.packed_ids import PackedIds

_COMPLETE_AFTER_MS = 120


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list is asked for: ``text`` filters, ``sort`` is the name of a column, ``scope`` is the list's own.

    ``only`` narrows a list of participants to those with one value, ``group_id`` one of contacts to a group;
    ``is_similar`` asks for what is one slip away; ``group_by`` is the name of a column, too.
    """

    text: str = ""
    sort: str = "name"
    is_descending: bool = False
    scope: str = ""
    is_similar: bool = False
    group_id: UUID | None = None
    only: Only | None = None
    group_by: str = ""

    @property
    def is_filtered(self) -> bool:
        """Not everything is shown."""
        return bool(self.text) or self.only is not None


@dataclass(frozen=True, slots=True)
class _Answer:
    query: ListQuery
    ids: PackedIds
    blocks: dict[int, Sequence[Line]]
    total: int | None
    groups: Sequence[Group] | None


class Listing(QObject):
    """One list in one table. ``read_ids(query, limit)``, ``fetch`` and ``count`` run beside the window's thread;
    so does ``read_groups``, which gives the keys of a list in groups, and the groups.

    Another query shows its first rows at once and the rest when no other query followed soon; where it finds nothing,
    what is similar is asked for then. ``shown``: rows of the newest query stand, all of them once ``is_whole``. While
    ``hold()`` is in force (a cell is being edited) the order of rows stays as it is; what changed meanwhile is caught
    up with at ``release()``.
    """

    shown = Signal()

    def __init__(
        self,
        model: LinesModel,
        tasks: Tasks,
        key: str,
        *,
        read_ids: Callable[[ListQuery, int | None], Sequence[UUID]],
        fetch: Callable[[Sequence[UUID]], Sequence[Line]],
        count: Callable[[ListQuery], int],
        first_row: Callable[[], int] = lambda: 0,
        read_groups: Callable[[ListQuery], tuple[Sequence[UUID], Sequence[Group]]] | None = None,
    ) -> None:
        super().__init__(model)
        self.query = ListQuery()
        self.total = 0
        """Rows without the filter."""
        self.is_whole = False
        """Every row of the query is listed, not only the first ones."""
        self._model = model
        self._tasks = tasks
        self._key = key
        self._read_ids = read_ids
        self._fetch = fetch
        self._count = count
        self._top_row = first_row
        self._read_groups = read_groups
        self._is_held = False
        self._is_due = False
        self._wanted: UUID | None = None
        self._completing = QTimer(self, singleShot=True, interval=_COMPLETE_AFTER_MS)
        self._completing.timeout.connect(lambda: self._read(self.query, self._first_place()))
        self._widening = QTimer(self, singleShot=True, interval=_COMPLETE_AFTER_MS)
        self._widening.timeout.connect(self._on_widening_due)
        self._settled: list[CellEdit] = []
        self._refreshing = QTimer(self, singleShot=True, interval=0)
        self._refreshing.timeout.connect(self._on_refresh_due)
        model.blocks_wanted.connect(self._fetch_blocks)
        model.sort_asked.connect(self._on_sort_asked)

    def ask(self, query: ListQuery) -> None:
        """Show the rows of another query, from the top."""
        self.query = query
        self._read(query, 0, limit=2 * BLOCK)

    def filter(self, text: str) -> None:
        """Show the rows that match ``text``."""
        if text != self.query.text:
            self.ask(replace(self.query, text=text, is_similar=False))

    def group(self, column: str) -> None:
        """Show the rows in groups by a column; plain again for an empty name."""
        if column != self.query.group_by:
            self._model.fold(())
            self.ask(replace(self.query, group_by=column))

    def narrow(self, only: Only | None) -> None:
        """Show the rows with one value, or those with any."""
        if only != self.query.only:
            self.ask(replace(self.query, only=only))

    @property
    def shows_similar(self) -> bool:
        """Nothing holds the text of the query; what is listed is one slip away."""
        return self.query.is_similar and bool(self.query.text and len(self._model.ids))

    def reload(self, *, stand_on: UUID | None = None) -> None:
        """Ask the same again and keep the place; ``stand_on`` is the row that ``wanted_row`` finds afterwards."""
        self._wanted = stand_on or self._wanted
        if self._is_held:
            self._is_due = True
            return
        self._read(self.query, self._first_place())

    def wanted_row(self) -> int:
        """The row that was asked for with ``stand_on``; said once, then -1."""
        row = self._model.row_of(self._wanted)
        if row >= 0:
            self._wanted = None
        return row

    def refresh(self, settled: CellEdit | None = None) -> None:
        """Fetch the rows in sight again, soon, and leave their order alone; ``settled`` is an edit that was stored."""
        if settled is not None:
            self._settled.append(settled)
        self._refreshing.start()

    def hold(self) -> None:
        """Leave the order of rows alone until ``release()``."""
        self._is_held = True

    def release(self) -> None:
        """The order of rows may change again."""
        self._is_held = False
        if self._is_due:
            self._is_due = False
            self.reload()

    def _first_place(self) -> int:
        """The place among the keys of the uppermost row in sight."""
        return self._model.place_at(self._top_row())

    def _read(self, query: ListQuery, first_place: int, limit: int | None = None) -> None:
        self._completing.stop()
        self._widening.stop()

        def answer() -> _Answer:
            return_large_blocks()
            groups: Sequence[Group] | None = None
            if query.group_by and self._read_groups is not None:
                found, groups = self._read_groups(query)
                ids = PackedIds.of(found)
            else:
                ids = PackedIds.of(self._read_ids(query, limit))
            top = min(first_place, max(0, len(ids) - BLOCK)) // BLOCK
            is_whole = groups is not None or len(ids) != limit  # a limit that does not help a query is passed over
            total = None if not is_whole else self._count(query) if query.is_filtered else len(ids)
            return _Answer(query, ids, self._lines(ids, [top, top + 1]), total, groups)

        self._tasks.read(answer, self._on_answer, key=self._key)

    def _lines(self, ids: PackedIds, blocks: Sequence[int]) -> dict[int, Sequence[Line]]:
        wanted = {block: ids[block * BLOCK : (block + 1) * BLOCK] for block in blocks if block * BLOCK < len(ids)}
        lines = self._fetch([row_id for part in wanted.values() for row_id in part]) if wanted else ()
        found = {line.id: line for line in lines}
        return {block: [found[row_id] for row_id in part if row_id in found] for block, part in wanted.items()}

    def _on_answer(self, answer: _Answer) -> None:
        if self._is_held and answer.query == self.query:
            self._is_due = True
            return
        self.is_whole = answer.total is not None
        self._model.show(answer.ids, answer.blocks, answer.groups)
        if answer.query.text and not answer.query.is_similar and not answer.ids:
            self._widening.start()
        if answer.total is None:
            self._completing.start()
        else:
            self.total = answer.total
        self.shown.emit()

    def _on_widening_due(self) -> None:
        self.ask(replace(self.query, is_similar=True))

    def _on_refresh_due(self) -> None:
        settled, self._settled = self._settled, []
        top = self._first_place() // BLOCK
        self._model.forget_blocks((top, top + 1))
        self._fetch_blocks([top, top + 1], settled)

    def _fetch_blocks(self, blocks: Sequence[int], settled: Sequence[CellEdit] = ()) -> None:
        generation, ids = self._model.generation, self._model.ids

        def arrived(lines: dict[int, Sequence[Line]]) -> None:
            self._model.take(generation, lines)
            for edit in settled:
                self._model.settle(edit)

        self._tasks.read(lambda: self._lines(ids, blocks), arrived)

    def _on_sort_asked(self, column: str, is_descending: bool) -> None:
        if (column, is_descending) != (self.query.sort, self.query.is_descending):
            self.ask(replace(self.query, sort=column, is_descending=is_descending))
