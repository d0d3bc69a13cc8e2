"""What could not be stored: said, with the way to mend it, and never lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.models import spreadsheet_text
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class Refusals(QDialog):
    """Lists refused cells: row as it was pasted, column, what stood there, why. The list can be copied."""

    def __init__(
        self, context: WindowContext, sentence: str, refused: Sequence[tuple[str, str, str, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        t = context.t
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("Not taken over"))
        self.lines = tuple(refused)
        self._headings = (t("Row"), t("Column"), t("Text"), t("Reason"))
        table = QTableWidget(len(refused), 4)
        table.setAccessibleName(t("Cells that were not taken over"))
        table.setHorizontalHeaderLabels(self._headings)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(context.theme.row_height)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for at, cells in enumerate(refused):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(at, column, item)
        buttons = QHBoxLayout()
        buttons.addWidget(looks.button(t("Copy the list"), self._copy))
        buttons.addStretch()
        close = looks.button(t("Close"), self.accept, "primary")
        close.setDefault(True)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.addWidget(looks.label(sentence, context.theme, wraps=True))
        layout.addWidget(table, 1)
        layout.addLayout(buttons)
        self.resize(90 * GRID, 50 * GRID)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(spreadsheet_text.tab_separated((self._headings, *self.lines)))
