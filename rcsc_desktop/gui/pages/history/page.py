"""Who did what when: the journal of the workspace, and taking one operation back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.history import OperationLine, OperationView
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.pages.history.details import OperationDetails
from rcsc_desktop.gui.pages.history.model import PAGE, STATE, WHAT, WHEN, WHO, HistoryModel
from rcsc_desktop.gui.places import Place
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets.side_panel import SidePanel

_WIDTHS = {WHEN: 22 * GRID, WHO: 18 * GRID, STATE: 10 * GRID}


class HistoryPage(Page):
    """All operations, the newest first; those of one consultation where the place names it."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._scope: UUID | None = None
        self._chosen: OperationLine | None = None
        self._model = HistoryModel(context.t, self)
        self._model.more_wanted.connect(self._read_more)
        self._table = self._made_table()
        self._details = OperationDetails(context, self._take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 0, 0, 0)
        layout.addWidget(self._table)
        context.bus.changed.connect(self._on_bus_changed)

    def title(self) -> str:
        return self.context.t("History")

    def show_place(self, place: Place) -> None:
        self._scope = place.id
        self._read()

    def side_panel(self) -> SidePanel:
        return self._details

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.context.t("History"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.context.theme.row_height)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        return table

    def _read(self) -> None:
        scope, kept = self._scope, self._chosen

        def show(lines: Sequence[OperationLine]) -> None:
            self._model.show(lines)
            row = next((at for at, line in enumerate(lines) if kept is not None and line.id == kept.id), 0)
            if lines:
                self._table.setCurrentIndex(self._model.index(row, WHAT))

        self.context.tasks.read(
            lambda: self.context.core.history.list(consultation_id=scope, limit=PAGE), show, key="history"
        )

    def _read_more(self, before: int) -> None:
        scope = self._scope
        self.context.tasks.read(
            lambda: self.context.core.history.list(consultation_id=scope, limit=PAGE, before_seq=before),
            self._model.append,
            key="history.more",
        )

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self._model.line(current.row())
        if line is None:
            return
        self._chosen = line
        title = self._model.sentence(line)
        may_undo = line.is_undoable and line.kind != "undo" and line.undone_by is None

        def show(view: OperationView) -> None:
            if self._chosen is not None and view.line.id == self._chosen.id:
                self._details.show_operation(title, view, may_undo=may_undo)

        self.context.tasks.read(lambda: self.context.core.history.show(line.id), show, key="history.details")

    def _take_back(self) -> None:
        line = self._chosen
        if line is not None:
            self.context.tasks.write(lambda: self.context.core.history.undo(line.id), announce=True)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.operation_id is not None and self.isVisible():
            self._read()
