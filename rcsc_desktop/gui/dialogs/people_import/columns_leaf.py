"""The second leaf of the import inbox: what each column of a file becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from rcsc_desktop.domain.imported_people import IMPORT_FIELDS, ReadColumn
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.dialogs.people_import.columns_model import ColumnColumn, ColumnsModel
from rcsc_desktop.gui.dialogs.people_import.field_choice import FieldChoiceDelegate
from rcsc_desktop.gui.dialogs.people_import.sources import NAME_FIELDS, Source
from rcsc_desktop.gui.dialogs.people_import.words import ImportWords
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.gui.widgets import looks


class ColumnsLeaf(QWidget):
    """``mended`` carries the source whose columns were given other fields."""

    mended = Signal(object)

    def __init__(self, context: WindowContext, words: ImportWords) -> None:
        super().__init__()
        t, theme = context.t, context.theme
        self._t = t
        self._words = words
        self._sources: list[Source] = []
        self._names: list[str] = []
        self.file = QComboBox()
        self.file.setAccessibleName(t("File"))
        self.file.setMinimumWidth(40 * GRID)
        self.said = looks.label("", theme, look="muted", wraps=True)
        self.model = ColumnsModel(words, theme, t, self)
        self.table = QuietTable(
            theme,
            self.model,
            t("Columns of the file"),
            {ColumnColumn.HEADER: 30 * GRID, ColumnColumn.FIELD: 30 * GRID, ColumnColumn.HOW: 12 * GRID},
            ColumnColumn.SAMPLES,
        )
        self.table.setItemDelegateForColumn(ColumnColumn.FIELD, FieldChoiceDelegate(theme, t, self.choices, self.table))
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked | triggers.SelectedClicked
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.clicked.connect(
            lambda index: self.table.edit(index) if index.column() == ColumnColumn.FIELD else None
        )
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.file)
        head.addWidget(self.said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.file.activated.connect(lambda _at: self._show())
        self.model.chosen.connect(self._on_chosen)

    def choices(self) -> Sequence[tuple[str, str]]:
        """Each field with its word, by the alphabet; leaving out stands first."""
        fields = {name: self._words.field(name) for name in IMPORT_FIELDS.get(self._words.subject, ())}
        fields.update(self._words.own_fields)
        return [("", self._t("Left out")), *sorted(fields.items(), key=lambda pair: pair[1].casefold())]

    def show_sources(self, sources: Sequence[Source], names: Sequence[str]) -> None:
        """Offer the columns of these sources; what was looked at stays in sight."""
        shown = self.source()
        tabular = [(one, name) for one, name in zip(sources, names, strict=True) if _has_columns(one)]
        self._sources = [one for one, _ in tabular]
        self.file.clear()
        self.file.addItems([name for _, name in tabular])
        self.file.setVisible(len(tabular) > 1)
        if shown in self._sources:
            self.file.setCurrentIndex(self._sources.index(shown))
        self._show()

    def source(self) -> Source | None:
        """The source whose columns are shown."""
        at = self.file.currentIndex()
        return self._sources[at] if 0 <= at < len(self._sources) else None

    def has_columns(self) -> bool:
        """There is something to choose at all: cards have no columns."""
        return bool(self._sources)

    def stand_on_missing_name(self) -> None:
        """Go to the first file whose column of names is to be said."""
        lacking = next((place for place, one in enumerate(self._sources) if one.lacks_names), 0)
        self.file.setCurrentIndex(lacking)
        self._show()
        self.table.setFocus()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, ColumnColumn.FIELD))

    def _show(self) -> None:
        source = self.source()
        columns = _columns(source) if source is not None else ()
        self.model.show(columns, frozenset(source.mended) if source is not None else frozenset())
        self.said.setText(self._told(columns))

    def _told(self, columns: Sequence[ReadColumn]) -> str:
        t = self._t
        if not columns:
            return ""
        fields = {one.field for one in columns}
        if not fields & NAME_FIELDS:
            return t("Say which column holds the names.")
        taken, all_columns = sum(bool(one.field) for one in columns), len(columns)
        if taken == all_columns:
            return t("Every column is taken over. What you choose here is remembered for files of this layout.")
        return t(
            "{taken} of {count} columns are taken over. What you choose here is remembered for files of this layout.",
            taken=taken,
            count=all_columns,
        )

    def _on_chosen(self, header: str, field: str) -> None:
        """A field goes to one column only, unless the reader itself gave it to several."""
        source = self.source()
        if source is not None:
            source.mended[header] = field
            self._show()
            self.mended.emit(source)


def _has_columns(source: Source) -> bool:
    return bool(_columns(source))


def _columns(source: Source) -> tuple[ReadColumn, ...]:
    """The columns as they were read, with what was chosen by hand since."""
    return tuple(
        ReadColumn(one.place, one.header, source.mended.get(one.header, one.field), one.samples, one.is_guess)
        for one in (() if source.table is None else source.table.columns)
    )
