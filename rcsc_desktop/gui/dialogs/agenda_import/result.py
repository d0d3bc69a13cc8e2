"""What would come of an import: its items, its columns, and what should be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rcsc_desktop.domain.imported_agenda import ImportedAgenda, ImportNote
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.agenda_import.columns import ColumnChoices
from rcsc_desktop.gui.dialogs.agenda_import.model import DATE, LENGTH, ROOM, SPEAKERS, START, TITLE, ImportedItems
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.services.agenda_import import ImportPreview
from rcsc_desktop.wording import imports

_WIDTHS = {DATE: 130, START: 76, LENGTH: 64, SPEAKERS: 230, ROOM: 150}
_MOST_NOTES = 500
ITEMS, COLUMNS, NOTES = range(3)


class ImportResult(QWidget):
    """Three leaves: the items as a table, the columns (of tables only), and the notes."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self._t = t
        self.summary = looks.label("", context.theme, "strong", wraps=True)
        self.made = looks.label("", context.theme, look="muted", wraps=True)
        self.model = ImportedItems(t, lambda: context.settings.get("clock"), self)
        self.table = self._made_table(context)
        self.columns = ColumnChoices(context)
        self.notes = QListWidget()
        self.notes.setAccessibleName(t("To look at"))
        self.notes.setWordWrap(True)
        self.notes.setFrameShape(QListWidget.Shape.NoFrame)
        self.notes.setSpacing(GRID // 2)
        self.notes.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(t("What was read"))
        for title in (t("Items"), t("Columns"), t("To look at")):
            self.tabs.addTab(title)
        self._leaves = QStackedWidget()
        for leaf in (self.table, self.columns, self.notes):
            self._leaves.addWidget(leaf)
        self.tabs.currentChanged.connect(self._leaves.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.summary)
        layout.addWidget(self.made)
        layout.addWidget(self.tabs)
        layout.addWidget(self._leaves, 1)

    def show_agenda(self, imported: ImportedAgenda) -> None:
        """Show what was read."""
        self.model.show(imported.items)
        self.tabs.setTabVisible(COLUMNS, imported.mapping is not None)
        if imported.mapping is not None:
            self.columns.show_columns(imported.columns, imported.mapping)
        elif self.tabs.currentIndex() == COLUMNS:
            self.tabs.setCurrentIndex(ITEMS)
        self._show_notes((*imported.refused, *imported.findings))

    def show_preview(self, imported: ImportedAgenda, preview: ImportPreview) -> None:
        """Show what would be made of it."""
        t, counts = self._t, preview.summary
        told = [
            t.plural("{count} item", "{count} items", counts.events),
            t.plural("{count} day", "{count} days", counts.days),
            *([t.plural("{count} room", "{count} rooms", counts.rooms)] if counts.rooms else []),
            *([t.plural("{count} speaker", "{count} speakers", counts.speakers)] if counts.speakers else []),
        ]
        self.summary.setText(" · ".join(told))
        made = [t.plural("{count} session is made.", "{count} sessions are made.", preview.sessions)]
        if preview.new_people:
            made.append(
                t.plural(
                    "{count} person is new and joins the contacts.",
                    "{count} people are new and join the contacts.",
                    preview.new_people,
                )
            )
        if preview.already_there:
            made.append(
                t.plural(
                    "{count} item is in the agenda already, with the same title and start.",
                    "{count} items are in the agenda already, with the same title and start.",
                    preview.already_there,
                )
            )
        self.made.setText(" ".join(made))
        self._show_notes((*imported.refused, *preview.findings))

    def show_columns(self, columns: Sequence[str]) -> None:
        """Ask for the columns where nothing could be read without."""
        self.model.show(())
        self.summary.setText(self._t("Say which column holds the titles."))
        self.made.setText("")
        self._show_notes(())
        self.tabs.setTabVisible(COLUMNS, True)
        self.tabs.setCurrentIndex(COLUMNS)
        self.columns.show_columns(columns, {})

    def _show_notes(self, notes: Sequence[ImportNote]) -> None:
        t = self._t
        self.tabs.setTabVisible(NOTES, bool(notes))
        self.tabs.setTabText(NOTES, t("To look at ({count})", count=len(notes)))
        self.notes.clear()
        self.notes.addItems([imports.sentence(note, t) for note in notes[:_MOST_NOTES]])
        if len(notes) > _MOST_NOTES:
            self.notes.addItem(t("… and {count} more", count=len(notes) - _MOST_NOTES))
        if not notes and self.tabs.currentIndex() == NOTES:
            self.tabs.setCurrentIndex(ITEMS)

    def _made_table(self, context: WindowContext) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self._t("Items that were read"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        looks.set_look(table, "lines")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(context.theme.row_height)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        return table
