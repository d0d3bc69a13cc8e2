"""Which columns of a list of participants are shown, in which order, and which of them sorts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from rcsc_desktop.gui.pages.participants.columns import choose_columns, chosen_columns, with_column
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.gui.widgets.staying_menu import StayingMenu

if TYPE_CHECKING:
    from rcsc_desktop.gui.pages.participants.page import ParticipantsPage


class ColumnCommands(QObject):
    """``button`` opens the menu of columns to tick."""

    def __init__(self, page: ParticipantsPage) -> None:
        super().__init__(page)
        self._page = page
        self.button = QPushButton(page.context.t("Columns"))
        self.button.setAccessibleName(self.button.text())
        looks.set_look(self.button, "quiet")
        self.menu = StayingMenu()
        self.button.setMenu(self.menu)
        self.fill()
        page.table.columns_moved.connect(self._keep_order)

    def fill(self) -> None:
        """Offer the columns that the page has."""
        self.menu.clear()
        shown = {column.name for column in self._page.model.columns}
        for name, column in self._page.columns.items():
            action = self.menu.addAction(column.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in shown)
            action.setEnabled(name != "name")
            action.toggled.connect(lambda is_on, name=name: self.show_column(name, is_shown=is_on))

    def shown(self) -> list[str]:
        """The names of the columns as they stand on the screen."""
        header = self._page.table.horizontalHeader()
        columns = self._page.model.columns
        return [columns[header.logicalIndex(place)].name for place in range(header.count())]

    def show_column(self, name: str, *, is_shown: bool) -> None:
        """Show a column where it usually stands, or hide it."""
        shown = self.shown()
        order = tuple(self._page.columns)
        self.show(with_column(shown, name, order) if is_shown else [other for other in shown if other != name])

    def show(self, names: Sequence[str]) -> None:
        """Show these columns, in this order, from now on."""
        self._page.table.show_columns([self._page.columns[name] for name in names])
        self._remember(names)

    def move(self, step: int) -> None:
        """Put the current column one place on or back."""
        header = self._page.table.horizontalHeader()
        place = header.visualIndex(self._page.table.currentIndex().column())
        if 0 <= place + step < header.count():
            header.moveSection(place, place + step)

    def sort(self) -> None:
        """Sort by the current column; the other way round where it sorts already."""
        table = self._page.table
        header, column = table.horizontalHeader(), table.currentIndex().column()
        is_reversed = (
            header.sortIndicatorSection() == column and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        )
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder if is_reversed else Qt.SortOrder.AscendingOrder)

    def _keep_order(self) -> None:
        self._remember(self.shown())

    def _remember(self, names: Sequence[str]) -> None:
        """Own fields of other meetings stay chosen for these."""
        settings, columns = self._page.context.settings, self._page.columns
        choose_columns(settings, [*names, *(name for name in chosen_columns(settings) if name not in columns)])
