"""The languages that an item is interpreted into, to tick."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import GRID, INSET
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import language_name

_OFFICIAL = ("ar", "zh", "en", "fr", "ru", "es")
_COLUMNS = 3


class LanguageChecks(QWidget):
    """The six official languages of the United Nations, and any other that was stored."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._row: UUID | None = None
        self._stored = ""
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(INSET - 2, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        for code in _OFFICIAL:
            self._add(code)
        name = looks.label(words.column("interpretation", context.t), context.theme, "small", "muted")
        name.setIndent(INSET)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(name)
        layout.addLayout(self._grid)

    def show_value(self, row: UUID, text: str) -> None:
        """Show what the store holds."""
        self._row, self._stored = row, text
        chosen = [code for code in text.replace(" ", "").split(",") if code]
        for code in chosen:
            if code not in self._boxes:
                self._add(code)
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)
            box.setVisible(code in _OFFICIAL or code in chosen)

    def _add(self, code: str) -> None:
        box = QCheckBox(language_name(code, self._context.t.language))
        box.setAccessibleName(self._context.t("Interpretation: {language}", language=box.text()))
        box.clicked.connect(self._on_clicked)
        row, column = divmod(len(self._boxes), _COLUMNS)
        self._grid.addWidget(box, row, column)
        self._boxes[code] = box

    def _on_clicked(self) -> None:
        row, seen, core = self._row, self._stored, self._context.core
        if row is None:
            return
        text = ", ".join(code for code, box in self._boxes.items() if box.isChecked())
        self._stored = text
        self._context.tasks.write(lambda: core.agenda.set_item(row, {"interpretation": text}, {"interpretation": seen}))
