"""What each column of a table becomes, by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QScrollArea, QWidget

from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.theme import CONTROL_HEIGHT, GRID
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.wording import words

_FIELDS = (
    "date",
    "start",
    "end",
    "minutes",
    "title",
    "speakers",
    "room",
    "track",
    "kind",
    "topics",
    "background",
    "notes",
    "link",
    "language",
)
_WIDTH = 32 * GRID


class ColumnChoices(QScrollArea):
    """A list of fields for each column; ``changed`` carries all that is chosen, by column."""

    changed = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._lists: dict[str, QComboBox] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_columns(self, columns: Sequence[str], mapping: Mapping[str, str]) -> None:
        """Show the columns with the fields that they became; those that are shown already keep their lists."""
        if list(self._lists) != list(columns):
            self._build(columns)
        for column, chosen in self._lists.items():
            chosen.setCurrentIndex(max(0, chosen.findData(mapping.get(column, ""))))

    def _build(self, columns: Sequence[str]) -> None:
        t, theme = self._context.t, self._context.theme
        body = QWidget()
        form = QFormLayout(body)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setContentsMargins(0, GRID, GRID, GRID)
        form.setVerticalSpacing(GRID)
        form.setHorizontalSpacing(3 * GRID)
        self._lists = {}
        for column in columns:
            chosen = QComboBox()
            chosen.setAccessibleName(column)
            chosen.setFixedWidth(_WIDTH)
            chosen.addItem(t("Left out"), "")
            for field in _FIELDS:
                chosen.addItem(words.column(field, t), field)
            chosen.activated.connect(lambda _at: self.changed.emit(self.mapping()))
            name = looks.label(" ".join(column.split())[:60], theme)
            name.setMinimumHeight(CONTROL_HEIGHT)
            name.setBuddy(chosen)
            form.addRow(name, chosen)
            self._lists[column] = chosen
        self.setWidget(body)

    def mapping(self) -> dict[str, str]:
        """The field of each column, empty where it is left out."""
        return {column: str(chosen.currentData()) for column, chosen in self._lists.items()}
