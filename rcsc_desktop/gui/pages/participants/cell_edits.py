"""What is typed into cells is stored; what is refused stays at hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.gui.messages import Button
from rcsc_desktop.gui.models.lines import CellEdit
from rcsc_desktop.gui.pages.participants.statuses import say_refused

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


class CellEdits(QObject):
    """Each edit of a cell is one operation."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        page.model.cell_edited.connect(self.store)

    def store(self, edit: CellEdit) -> None:
        """Write what was typed, unless what stands there is another thing than was seen."""
        core = self._page.context.core
        self._page.context.tasks.write(
            lambda: core.participants.change(edit.id, edit.column, edit.text, {edit.column: edit.seen}),
            on_done=lambda _change_set: self._on_stored(edit),
            on_error=lambda error: self._on_refused(edit, error),
        )

    def _on_stored(self, edit: CellEdit) -> None:
        self._page.context.drafts.drop(str(edit.id), edit.column)
        self._page.listing.refresh(edit)

    def _on_refused(self, edit: CellEdit, error: UserError) -> None:
        """What was typed can be stored over the other's text, or is in the cell's editor again."""
        page, context = self._page, self._page.context
        page.model.settle(edit)
        if error.code == "edit.conflict":
            mine = replace(edit, seen=str(error.data.get("theirs", "")))
            page.listing.refresh()
            context.messages.problem(error, buttons=(Button(context.t("Keep mine"), lambda: self.store(mine)),))
        elif edit.column == "status":
            say_refused(context, [edit.id], edit.text, error)
        else:
            context.messages.problem(error)
            page.table.edit_again(page.model.row_of(edit.id), page.model.column_of(edit.column), edit.text)
