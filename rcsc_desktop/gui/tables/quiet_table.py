"""A table that is read: rows are chosen, cells are not edited."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.gui.widgets import looks


class QuietTable(QTableView):
    """As the window shows tables. ``widths`` are pixels by column; the column ``wide``, if any, takes what is left.

    With ``wraps`` rows are as high as their texts: for few rows only.
    """

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        name: str,
        widths: Mapping[int, int],
        wide: int | None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setAccessibleName(name)
        looks.set_look(self, "wrapped" if wraps else "lines")
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        if wraps:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setAccessibleName(name)
        header.setSelectionModel(QItemSelectionModel(model, header))  # the own one asks every row
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        if wide is not None:
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._dress)
        self._dress()

    def chosen_rows(self) -> list[int]:
        """Rows of the selection, in order."""
        spans = [(part.top(), part.bottom()) for part in self.selectionModel().selection()]  # type: ignore[attr-defined]  # the stubs hide that it is a list
        return sorted({row for top, bottom in spans for row in range(top, bottom + 1)})

    def stand_on(self, row: int) -> None:
        """Choose a row and bring it into sight; in mirrored layouts too, where ``selectRow`` may find no column."""
        index = self.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are left to the window; looking through 50,000 rows would hold it."""

    def _dress(self) -> None:
        self.setFont(self._theme.font("table"))
        self.verticalHeader().setDefaultSectionSize(self._theme.row_height)
        if self.wordWrap():
            self.verticalHeader().setMinimumSectionSize(self._theme.row_height)
