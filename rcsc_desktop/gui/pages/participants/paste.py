"""Rows from a spreadsheet become participants, or fill the cells they are pasted on; Delete empties cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import is_own
from rcsc_desktop.gui.pages.participants.pasting import Pasted, understand
from rcsc_desktop.gui.pages.participants.refusals import Refusals
from rcsc_desktop.services.participant_cells import Cell, RefusedCell
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage

_MOST_CELLS = 50_000


class Paste(QObject):
    """Each paste is one operation; what is refused is listed with its row, column and reason."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page

    def on_rows_pasted(self, rows: list[list[str]], at: int) -> None:
        """Take rows of cells; ``at`` is the current column."""
        pasted = self._understood(rows, at)
        if len(rows) == 1 and len(rows[0]) == 1 and self._page.table.currentIndex().isValid():
            self._fill_selection(rows[0][0])
        elif "name" in pasted.columns:
            self._add_people(pasted)
        elif pasted.rows and pasted.columns:
            self._fill_block(pasted)

    def on_cleared(self) -> None:
        """Empty the selected cells."""
        self._fill_selection("")

    def _understood(self, rows: Sequence[Sequence[str]], at: int) -> Pasted:
        table, columns = self._page.table, self._page.model.columns
        header, english = table.horizontalHeader(), translator("en")
        shown = [columns[header.logicalIndex(place)].name for place in range(header.count())]
        place = header.visualIndex(at) if table.currentIndex().isValid() else shown.index("name")
        headings = {
            name: (column.title,)
            if is_own(name)
            else (column.title, english(PARTICIPANT_HEADINGS[name]), name, name.replace("_", " "))
            for name, column in self._page.columns.items()
        }
        return understand(rows, headings, shown, place)

    def _add_people(self, pasted: Pasted) -> None:
        page = self._page
        consultation_id = page.consultation_id
        if consultation_id is None:
            return
        refused: list[RefusedCell] = []

        def paste() -> ChangeSet:
            rows = [self._valued(pasted.columns, row) for row in pasted.rows]
            return page.context.core.participants.paste(consultation_id, pasted.columns, rows, refused=refused)

        def done(change_set: ChangeSet) -> None:
            page.filter.clear()
            self._say(refused, pasted.first_row)
            if change_set.new_id is not None:
                page.listing.reload(stand_on=change_set.new_id)

        page.context.tasks.write(paste, on_done=done, announce=True)

    def _fill_block(self, pasted: Pasted) -> None:
        first = self._page.table.currentIndex().row()
        if first < 0:
            return
        model = self._page.model
        ids = model.ids_of(range(first, first + len(pasted.rows) + len(model.groups)))[: len(pasted.rows)]
        self._write(
            [
                Cell(row_id, field, text, number)
                for number, (row_id, row) in enumerate(zip(ids, pasted.rows, strict=False), pasted.first_row)
                for field, text in zip(pasted.columns, self._valued(pasted.columns, row), strict=True)
            ]
        )

    def _fill_selection(self, text: str) -> None:
        page = self._page
        columns = [page.model.columns[at] for at in page.table.selected_columns()]
        ids = page.table.selected_ids()
        if len(ids) == 1 and len(columns) == 1:
            value = self._valued([columns[0].name], [text])[0]
            page.model.setData(page.table.currentIndex(), value)
            return
        if len(ids) * len(columns) > _MOST_CELLS:
            page.context.messages.problem(UserError("paste.too_many", most=_MOST_CELLS))
            return
        names = [column.name for column in columns if text or not column.is_required]
        self._write(
            [
                Cell(row_id, name, self._valued([name], [text])[0], page.model.row_of(row_id) + 1)
                for row_id in ids
                for name in names
            ]
        )

    def _write(self, cells: Sequence[Cell]) -> None:
        refused: list[RefusedCell] = []
        context = self._page.context
        context.tasks.write(
            lambda: context.core.participants.fill(cells, refused=refused),
            on_done=lambda _change_set: self._say(refused, 1),
            announce=True,
        )

    def _valued(self, columns: Sequence[str], row: Sequence[str]) -> list[str]:
        """Words of a list in the language of the screen become the values they stand for."""
        known = self._page.columns
        return [
            next(
                (value for value, word in known[name].choices.items() if word.casefold() == text.strip().casefold()),
                text,
            )
            if known[name].choices
            else text
            for name, text in zip(columns, row, strict=True)
        ]

    def _say(self, refused: Sequence[RefusedCell], first_row: int) -> None:
        if not refused:
            return
        context = self._page.context
        sentence = context.t.plural(
            "{count} cell could not be taken over; everything else was.",
            "{count} cells could not be taken over; everything else was.",
            len(refused),
        )
        lines = [
            (
                str(cell.row - 1 + first_row),
                self._page.columns[cell.field].title,
                cell.text,
                context.messages.sentence(cell.error),
            )
            for cell in refused
        ]
        Refusals(context, sentence, lines, self._page.window()).open()
