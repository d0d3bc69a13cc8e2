"""The files and pasted tables of an import, with what was read in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import Translator

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
PASTED = "-"
NAME_FIELDS = frozenset({"name", "family_name", "given_name"})
"""The fields that make up a name."""


@dataclass(eq=False, slots=True)
class Source:
    """One file or pasted text (``name`` is ``PASTED``); ``refusal`` is a sentence where it cannot be read.

    ``mended`` are the columns that were given another field by hand.
    """

    name: str
    content: bytes
    options: ReadOptions
    table: ReadTable | None = None
    refusal: str = ""
    is_being_read: bool = True
    mended: dict[str, str] = field(default_factory=dict)

    @property
    def lacks_names(self) -> bool:
        """Nobody knows yet which column holds the names."""
        columns = () if self.table is None else self.table.columns
        return bool(columns) and not NAME_FIELDS & {self.mended.get(one.header, one.field) for one in columns}

    @property
    def names_organisations_alone(self) -> bool:
        """It has a column of organisations and none of names."""
        return (
            self.lacks_names and self.table is not None and any(c.field == "organisation" for c in self.table.columns)
        )


class SourceColumn(IntEnum):
    """The columns of the list of files."""

    NAME = 0
    FOUND = 1


class SourcesModel(QAbstractTableModel):
    """One row a file: its name and what was found in it."""

    def __init__(self, theme: Theme, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self.sources: list[Source] = []

    def add(self, source: Source) -> None:
        """One more, at the end."""
        at = len(self.sources)
        self.beginInsertRows(_ROOT, at, at)
        self.sources.append(source)
        self.endInsertRows()

    def remove(self, row: int) -> None:
        """One less."""
        self.beginRemoveRows(_ROOT, row, row)
        del self.sources[row]
        self.endRemoveRows()

    def refresh(self, source: Source) -> None:
        """Something else is known of a file."""
        row = self.sources.index(source)
        self.dataChanged.emit(self.index(row, 0), self.index(row, SourceColumn.FOUND))

    def name(self, source: Source) -> str:
        """What a source is called."""
        return self._t("Pasted table") if source.name == PASTED else source.name

    def found(self, source: Source) -> str:
        """What was found, in a line."""
        t = self._t
        if source.is_being_read:
            return t("Reading …")
        if source.table is None:
            return source.refusal
        table = source.table
        parts = [t.plural("{count} row", "{count} rows", table.rows_read, count=f"{table.rows_read:,}")]
        if source.lacks_names:
            parts.append(t("which column holds the names?"))
        elif table.refused:
            parts.append(t("{count} refused", count=f"{len(table.refused):,}"))
        parts.append(format_word(table.format, t))
        if table.sheet and len(table.sheets) > 1:
            parts.append(t("sheet “{name}”", name=table.sheet))
        if table.header_row:
            parts.append(t("header in row {row}", row=table.header_row))
        return " · ".join(parts)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(SourceColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self._t("File"), self._t("What was found"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        source = self.sources[index.row()]
        is_name = index.column() == SourceColumn.NAME
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.name(source) if is_name else self.found(source)
        if role == Qt.ItemDataRole.ForegroundRole:
            found = "danger" if source.refusal else "warn" if source.lacks_names else "muted"
            return self._theme.color("text" if is_name else found)
        return None


def format_word(name: str, t: Translator) -> str:
    """What a format of files is called."""
    words = {
        "xlsx": t("Excel workbook"),
        "xls": t("Excel workbook (97–2003)"),
        "ods": t("OpenDocument table"),
        "csv": t("text table (CSV)"),
        "vcf": t("vCards"),
        "vcard": t("vCards"),
        "json": t("JSON"),
        "text": t("text"),
    }
    return words.get(name, name)
