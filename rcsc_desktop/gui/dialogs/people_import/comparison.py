"""A row of a file beside what is there: field by field, with the differences marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rcsc_desktop.domain.addresses import address_text
from rcsc_desktop.domain.imported_people import ReadEntry
from rcsc_desktop.gui.theme import Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LONGEST = 240
"""Characters of a field that are shown; all of them stand in its tip."""


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field with its word; ``differs`` says that taking the row over would change what is there."""

    field: str
    word: str
    wanted: str
    stored: str
    differs: bool = False


class ComparisonColumn(IntEnum):
    """The columns of the comparison."""

    FIELD = 0
    WANTED = 1
    STORED = 2


def compared(
    wanted: Mapping[str, str],
    stored: Mapping[str, str] | None,
    word: Callable[[str], str],
    value: Callable[[str, str], str],
) -> tuple[ComparedField, ...]:
    """The fields of a row in the order of the file, the differing ones first."""
    fields = [
        ComparedField(
            name,
            word(name),
            value(name, text),
            "" if stored is None else value(name, stored.get(name, "")),
            stored is not None and bool(text) and text != stored.get(name, ""),
        )
        for name, text in wanted.items()
        if text or (stored is not None and stored.get(name))
    ]
    return tuple(sorted(fields, key=lambda one: (one.field != "name", not one.differs)))


def besides(entry: ReadEntry, t: Translator) -> tuple[ComparedField, ...]:
    """What a row says that has no field of its own: further ways to reach somebody, addresses, a photo."""
    shown = [
        ComparedField(
            "", " · ".join((words.value("contact_detail", "kind", one.kind, t), one.label)).rstrip(" ·"), one.value, ""
        )
        for one in entry.details
    ]
    shown += [ComparedField("", one.label or t("Address"), address_text(one), "") for one in entry.addresses]
    if entry.photo is not None:
        shown.append(ComparedField("", t("Photo"), t("There is one"), ""))
    return tuple(shown)


class ComparisonModel(QAbstractTableModel):
    """``kept_changed`` carries a field and whether what is stored shall stay; a tick says: take this over."""

    kept_changed = Signal(str, bool)

    def __init__(self, theme: Theme, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._t = t
        self.fields: tuple[ComparedField, ...] = ()
        self._kept: frozenset[str] = frozenset()
        self._is_open = False
        self.is_even = False
        """Neither side is taken over: what differs stands out on both."""
        self.headings = (t("Field"), t("In the file"), "")

    def show(self, fields: Sequence[ComparedField], kept: frozenset[str], heading: str, *, is_open: bool) -> None:
        """Show these fields; ``heading`` stands over what is there, empty where nothing is."""
        self.beginResetModel()
        self.fields, self._kept, self._is_open = tuple(fields), kept, is_open
        self.headings = (*self.headings[:2], heading)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ComparisonColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._can_be_kept(index):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one, column = self.fields[index.row()], ComparisonColumn(index.column())
        text = (one.word, one.wanted, one.stored)[column]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            said = " ".join(text.split())
            is_long = role == Qt.ItemDataRole.DisplayRole and len(said) > _LONGEST
            return f"{said[:_LONGEST]} …" if is_long else said
        if role == Qt.ItemDataRole.CheckStateRole and self._can_be_kept(index):
            return Qt.CheckState.Unchecked if one.field in self._kept else Qt.CheckState.Checked
        is_strong = column is ComparisonColumn.WANTED or (self.is_even and column is ComparisonColumn.STORED)
        if role == Qt.ItemDataRole.FontRole and one.differs and is_strong:
            return self._theme.font("strong")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(self._colour(one, column))
        is_told = role == Qt.ItemDataRole.AccessibleTextRole and one.differs
        return self._t("{field}, differs: {text}", field=one.word, text=text) if is_told else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._can_be_kept(index):
            return False
        field = self.fields[index.row()].field
        is_kept = Qt.CheckState(value) is Qt.CheckState.Unchecked
        self._kept = self._kept | {field} if is_kept else self._kept - {field}
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), ComparisonColumn.STORED))
        self.kept_changed.emit(field, is_kept)
        return True

    def _can_be_kept(self, index: _Index) -> bool:
        one = self.fields[index.row()]
        return self._is_open and one.differs and index.column() == ComparisonColumn.WANTED

    def _colour(self, one: ComparedField, column: ComparisonColumn) -> str:
        if column is ComparisonColumn.FIELD:
            return "muted"
        if one.differs and self.is_even:
            return "accent"
        is_kept = one.field in self._kept
        if not one.differs:
            return "text" if column is ComparisonColumn.WANTED else "muted"
        loser = ComparisonColumn.WANTED if is_kept else ComparisonColumn.STORED
        return "muted" if column is loser else "accent" if column is ComparisonColumn.WANTED else "text"
