"""The texts of one language as a table: main text, its rendering, state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rcsc_desktop.domain.language_versions import LanguageText, TextState
from rcsc_desktop.domain.texts import RIGHT_TO_LEFT
from rcsc_desktop.gui.pages.agenda.languages.rows import (
    LanguageRow,
    TextFilter,
    TextKey,
    is_to_do,
    kept_by,
    key_of,
    language_rows,
)
from rcsc_desktop.services.languages import LanguageSheet
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.languages import OWN_NAMES

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TextColumn(IntEnum):
    """The columns."""

    SOURCE = 0
    TEXT = 1
    STATE = 2


class LanguageModel(QAbstractTableModel):
    """What is written shows at once and is replaced by what the store holds when that is read again.

    A text that was listed stays until another filter is chosen, so that lines do not jump away while one works.
    """

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._sheet: LanguageSheet | None = None
        self._filter = TextFilter.ALL
        self._kept: frozenset[TextKey] = frozenset()
        self._rows: tuple[LanguageRow, ...] = ()
        self._at: dict[TextKey, int] = {}

    # What the mode calls

    @property
    def sheet(self) -> LanguageSheet | None:
        """What is shown."""
        return self._sheet

    def show(self, sheet: LanguageSheet) -> None:
        """Show a sheet; lines that are the same stay."""
        before = self._sheet
        is_other = before is None or (before.consultation_id, before.language) != (
            sheet.consultation_id,
            sheet.language,
        )
        kept = frozenset(kept_by(self._filter, sheet.texts))
        self._kept = kept if is_other else self._kept | kept
        self._sheet = sheet
        self._arrange()

    def choose(self, chosen: TextFilter) -> None:
        """List other texts."""
        self._filter = chosen
        if self._sheet is not None:
            self._kept = frozenset(kept_by(chosen, self._sheet.texts))
            self._arrange()

    def count(self, chosen: TextFilter) -> int:
        """How many texts a filter lists."""
        return 0 if self._sheet is None else len(kept_by(chosen, self._sheet.texts))

    def hold(self, key: TextKey, text: str, state: TextState) -> None:
        """Show what is on its way to the store."""
        if self._sheet is None:
            return
        texts = tuple(
            replace(one, text=text, state=state, former="") if key_of(one) == key else one for one in self._sheet.texts
        )
        self._sheet = replace(self._sheet, texts=texts)
        self._arrange()

    def row(self, at: int) -> LanguageRow | None:
        """A line."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rows(self) -> Sequence[LanguageRow]:
        """All lines that are listed."""
        return self._rows

    def position(self, key: TextKey | None) -> int | None:
        """The line of a text."""
        return None if key is None else self._at.get(key)

    def text(self, key: TextKey | None) -> LanguageText | None:
        """A text as it stands, listed or not."""
        if key is None or self._sheet is None:
            return None
        at = self.position(key)
        if at is not None:
            return self._rows[at].text
        return next((one for one in self._sheet.texts if key_of(one) == key), None)

    def key_at(self, row_id: UUID | None) -> TextKey | None:
        """The first listed text of a row; of an item or session, the first that stands in it."""
        for place in ("owner_id", "item_id", "session_id"):
            for row in self._rows:
                if row.text is not None and row_id is not None and getattr(row.text.printed, place) == row_id:
                    return row.key
        return None

    def next_to_do(self, key: TextKey | None, *, with_drafts: bool = False) -> TextKey | None:
        """The next listed text that a paper lacks (or that is not approved yet), from the top again at the end."""
        start = self.position(key)
        first = 0 if start is None else start + 1
        for row in (*self._rows[first:], *self._rows[:first]):
            if row.text is None or row.key == key:
                continue
            is_draft = row.text.state is TextState.DRAFT and not row.text.printed.is_optional
            if is_to_do(row.text) or (with_drafts and is_draft):
                return row.key
        return None

    # Qt

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(TextColumn)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or row.text is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or self._sheet is None:
            return None
        language = self._sheet.main_language if section == TextColumn.SOURCE else self._sheet.language
        if role == Qt.ItemDataRole.TextAlignmentRole and section != TextColumn.STATE:
            side = Qt.AlignmentFlag.AlignRight if language in RIGHT_TO_LEFT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == TextColumn.STATE:
            return self._t("State")
        return OWN_NAMES.get(language, language)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if row.text is None:
            return row.heading if index.column() == TextColumn.SOURCE else None
        if index.column() == TextColumn.SOURCE:
            return row.text.printed.source
        return row.text.text if index.column() == TextColumn.TEXT else self.state_word(row.text)

    def state_word(self, text: LanguageText) -> str:
        """What the state is called; a proper name need not be rendered."""
        if text.printed.is_optional and text.state is TextState.MISSING:
            return self._t("Optional")
        return words.label(text.state, self._t)

    def _arrange(self) -> None:
        sheet = self._sheet
        rows = () if sheet is None else tuple(language_rows(sheet, self._kept, self._t))
        if [row.key for row in rows] == [row.key for row in self._rows] and rows:
            changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if _differ(old, new)]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(TextColumn) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._at = {row.key: at for at, row in enumerate(rows) if row.key is not None}
        self.endResetModel()


def _differ(old: LanguageRow, new: LanguageRow) -> bool:
    """Two lines of one key look different; far quicker than comparing all that they hold."""
    before, after = old.text, new.text
    if before is None or after is None:
        return old.heading != new.heading
    return before is not after and (
        (before.text, before.state, before.printed.source) != (after.text, after.state, after.printed.source)
        or (before.former, before.source_hash, old.depth) != (after.former, after.source_hash, new.depth)
    )
