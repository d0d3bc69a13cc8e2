"""Opens the dialog of merging over the page of contacts, on what is selected there."""

from __future__ import annotations

from rcsc_desktop.domain.lines import ContactLine
from rcsc_desktop.gui.dialogs.merging.dialog import open_merge
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.tables.lines_table import LinesTable


def merge_selected(page: Page) -> None:
    """Merge the contacts that are selected: people with people, organisations with organisations."""
    context, table = page.context, getattr(page, "table", None)
    ids = table.selected_ids() if isinstance(table, LinesTable) else []
    if len(ids) < 2:
        context.messages.note(
            context.t("Select two contacts or more in the list, with Ctrl or Shift, to make one of them.")
        )
        return
    core = context.core

    def show(lines: tuple[ContactLine, ...]) -> None:
        kinds = {line.kind for line in lines}
        if len(kinds) > 1:
            context.messages.note(
                context.t("A person and an organization cannot become one. Select contacts of one kind.")
            )
        else:
            open_merge(context, kinds.pop(), [line.id for line in lines], page.window())

    context.tasks.read(lambda: core.contacts.fetch(ids), show, key="merging.lines")
