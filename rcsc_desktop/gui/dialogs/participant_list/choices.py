"""Small pieces of the dialogs of lists: choices by name, rows that can be moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_ROW = 3 * GRID


def choice(name: str, choices: Mapping[str, str], value: str, changed: Callable[[], object]) -> QComboBox:
    """A list to choose from: words by their codes."""
    made = QComboBox()
    made.setAccessibleName(name)
    for code, word in choices.items():
        made.addItem(word, code)
    made.setCurrentIndex(max(0, made.findData(value)))
    made.activated.connect(lambda _place: changed())
    return made


def tick(text: str, changed: Callable[[], object], *, is_on: bool = False) -> QCheckBox:
    """A box to tick."""
    made = QCheckBox(text)
    made.setAccessibleName(text)
    made.setChecked(is_on)
    made.toggled.connect(lambda _on: changed())
    return made


class MovableRows(QWidget):
    """Rows that are put in order by dragging them or with two buttons; with ``ticks`` each can be left out."""

    changed = Signal()

    def __init__(self, context: WindowContext, name: str, *, ticks: bool, rows: int) -> None:
        super().__init__()
        t = context.t
        self._ticks = ticks
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        looks.set_look(self.list, "offers")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setMinimumHeight(rows * _ROW)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda *_rows: self.changed.emit())
        order = QVBoxLayout()
        order.setSpacing(GRID)
        order.addWidget(looks.button(t("Up"), lambda: self.move_row(-1)))
        order.addWidget(looks.button(t("Down"), lambda: self.move_row(1)))
        order.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.list, 1)
        layout.addLayout(order)

    def show_rows(self, rows: Mapping[str, str], ticked: frozenset[str] = frozenset()) -> None:
        """Titles by name, in order."""
        self.list.blockSignals(True)
        self.list.clear()
        for name, title in rows.items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, _ROW))
            if self._ticks:
                item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """The names in order; of rows with ticks, those that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if not self._ticks or item.checkState() == Qt.CheckState.Checked
        )

    def move_row(self, step: int) -> None:
        """The current row, one up or down."""
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            self.list.blockSignals(True)
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)
            self.list.blockSignals(False)
            self.changed.emit()
