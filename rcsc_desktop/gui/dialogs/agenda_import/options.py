"""What else can be chosen of a source: its sheet, and whether each time of a recurring event counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from rcsc_desktop.domain.imported_agenda import ImportedAgenda
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks

_OTHER_SHEETS = "import.other_sheets"


class ReadingOptions(QWidget):
    """Shows what there is to choose, nothing for most sources; ``changed`` when it was."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        t = context.t
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(t("Sheet"))
        self.sheet.setMinimumWidth(24 * GRID)
        self._label = looks.label(t("Sheet"), context.theme, look="muted")
        self._label.setBuddy(self.sheet)
        self.unroll = QCheckBox(t("An item for each time of recurring events"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        for widget in (self._label, self.sheet, self.unroll):
            layout.addWidget(widget)
        layout.addStretch()
        self.sheet.activated.connect(lambda _at: self.changed.emit())
        self.unroll.toggled.connect(lambda _on: self.changed.emit())
        self.forget()

    def forget(self) -> None:
        """Another source is read."""
        self.sheet.clear()
        self.unroll.blockSignals(True)
        self.unroll.setChecked(False)
        self.unroll.blockSignals(False)
        self.hide()

    def show_agenda(self, imported: ImportedAgenda) -> None:
        """Ask what this source leaves open."""
        told = next((dict(note.data) for note in imported.findings if note.code == _OTHER_SHEETS), None)
        others = told.get("others") if told is not None else None
        if told is not None and isinstance(others, list) and self.sheet.count() == 0:
            self.sheet.addItems([str(told.get("sheet", "")), *map(str, others)])
        recurs = self.unroll.isChecked() or any(item.recurrence for item in imported.items)
        for widget in (self._label, self.sheet):
            widget.setVisible(self.sheet.count() > 0)
        self.unroll.setVisible(recurs)
        self.setVisible(recurs or self.sheet.count() > 0)
