"""The table of consultations: one line selected, opened by Enter or a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.pages.consultations.delegate import ConsultationDelegate
from rcsc_desktop.gui.pages.consultations.model import ConsultationTableModel
from rcsc_desktop.gui.pages.consultations.row import DATE, KIND, PARTICIPANTS, PLACE, REGION, STATUS, TITLE, Row

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.lines import ConsultationLine

_WIDTHS = {DATE: 160, PLACE: 150, REGION: 124, KIND: 152, STATUS: 84, PARTICIPANTS: 92}
_HIDDEN_BELOW = {REGION: 900, KIND: 760}
"""Columns that give their room to the title where the table is narrower than this."""


class ConsultationTable(QTableView):
    """``opened`` and ``chosen`` carry the line (``chosen`` perhaps ``None``)."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._theme = context.theme
        self._model = ConsultationTableModel(context.t, self)
        self._delegate = ConsultationDelegate(context.theme, context.t("To be confirmed"), self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(context.t("Consultations"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self._model.modelReset.connect(self._on_current_row_changed)
        context.theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the line that was selected stays selected, or the one that took its place is."""
        line, place = self.line(), self.currentIndex().row()
        self._model.show(rows)
        self.clearSpans()
        for number in self._model.headings():
            self.setSpan(number, 0, 1, self._model.columnCount())
        self._set_heights()
        if line is not None and self._model.row_of(line.id) < 0:
            self._select_near(place)
        else:
            self.select(line.id if line is not None else None)

    def select(self, row_id: UUID | None) -> None:
        """Stand on a consultation or on the first of a programme; without one on the first line."""
        number = self._model.row_of(row_id)
        if number < 0 or self._model.row(number).is_heading:
            number += 1
        if number == 0:
            number = 1
        if number < self._model.rowCount():
            self.setCurrentIndex(self._model.index(number, TITLE))

    def _select_near(self, number: int) -> None:
        """Stand on the consultation at a row, or on the last one before it."""
        lines = [row for row in range(self._model.rowCount()) if not self._model.row(row).is_heading]
        near = [row for row in lines if row <= number] or lines[:1]
        if near:
            self.setCurrentIndex(self._model.index(near[-1], TITLE))

    def line(self) -> ConsultationLine | None:
        """The consultation that is selected."""
        index = self.currentIndex()
        return self._model.row(index.row()).line if index.isValid() else None

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(48)
        header.setFont(self._theme.font("small"))
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def _set_heights(self) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        for number in range(self._model.rowCount()):
            self.setRowHeight(number, self.sizeHintForRow(number))

    def _on_theme_changed(self) -> None:
        self.horizontalHeader().setFont(self._theme.font("small"))
        self._set_heights()
        self.viewport().update()

    def _on_current_row_changed(self) -> None:
        self._delegate.chosen = self.currentIndex().row()
        self.chosen.emit(self.line())

    def _open(self, index: QModelIndex) -> None:
        line = self._model.row(index.row()).line
        if line is not None:
            self.opened.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for column, width in _HIDDEN_BELOW.items():
            self.setColumnHidden(column, self.width() < width)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()
