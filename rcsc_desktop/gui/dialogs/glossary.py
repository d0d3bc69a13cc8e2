"""The workspace's own terms: to look at, to change in their cells, to add and to take out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.texts import LANGUAGES, RIGHT_TO_LEFT, GlossaryTerm
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.page import Page
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.languages import OWN_NAMES

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_COLUMNS = (*LANGUAGES, "notes")


class GlossaryModel(QAbstractTableModel):
    """A row a term, a column a language; in the last row a new one begins.

    ``typed`` carries the term as it was and what shall stand in one of its cells; a new term is handed on once it is
    there in two languages.
    """

    typed = Signal(object, str, str)
    made = Signal(object)

    def __init__(self, t: Translator, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._theme = theme
        self._terms: tuple[GlossaryTerm, ...] = ()
        self._new = GlossaryTerm()

    def show(self, terms: Sequence[GlossaryTerm]) -> None:
        """Show these terms."""
        self.beginResetModel()
        self._terms = tuple(terms)
        self.endResetModel()

    def begin_anew(self) -> None:
        """The new row is empty again."""
        self._new = GlossaryTerm()

    def term(self, row: int) -> GlossaryTerm | None:
        """The stored term of a row."""
        return self._terms[row] if 0 <= row < len(self._terms) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._terms) + 1

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        name = _COLUMNS[section]
        return OWN_NAMES.get(name) or words.column(name, self._t)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name = _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name in RIGHT_TO_LEFT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("muted" if self.term(index.row()) is None else "text")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        term = self.term(index.row())
        text = str(getattr(term or self._new, name))
        is_hint = term is None and index.column() == 0 and role == Qt.ItemDataRole.DisplayRole
        return text or (self._t("New term …") if is_hint else "")

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        name, text, term = _COLUMNS[index.column()], str(value), self.term(index.row())
        if term is not None:
            if text != getattr(term, name):
                self.typed.emit(term, name, text)
            return True
        changed: dict[str, Any] = {name: text}
        self._new = replace(self._new, **changed)
        self.dataChanged.emit(index, index)
        if sum(bool(getattr(self._new, language).strip()) for language in LANGUAGES) > 1:
            self.made.emit(self._new)
        return True


def show_glossary(page: Page, _consultation_id: UUID, _session_id: UUID | None) -> None:
    """Open the glossary over a page."""
    GlossaryDialog(page.context, page).exec()


class GlossaryDialog(QDialog):
    """Writes each cell as it is left."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        t = context.t
        self.setWindowTitle(t("Glossary"))
        self.resize(104 * GRID, 56 * GRID)
        self.model = GlossaryModel(t, context.theme, self)
        self.table = QTableView()
        self.table.setAccessibleName(t("Own terms"))
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        looks.set_look(self.table, "terms")
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(context.theme.row_height)
        columns = self.table.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(looks.leading() | Qt.AlignmentFlag.AlignVCenter)
        told = t(
            "Terms of your own are offered before those that the program knows: terms of meetings, countries, "
            "languages, dates and the names of your organizations."
        )
        self._said = looks.label("", context.theme, "small", "danger", wraps=True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(looks.label(told, context.theme, "body", "muted", wraps=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(looks.button(t("Remove the term"), self._on_remove, "link"))
        row.addStretch()
        close = looks.button(t("Close"), self.accept)
        close.setAutoDefault(False)
        row.addWidget(close)
        layout.addLayout(row)
        self.model.typed.connect(self._on_typed)
        self.model.made.connect(self._on_made)
        context.bus.changed.connect(self._on_bus_changed)
        self._read()

    def _read(self) -> None:
        core = self._context.core
        self._context.tasks.read(core.glossary.terms, self._show, key=f"glossary.{id(self)}")

    def _show(self, terms: tuple[GlossaryTerm, ...]) -> None:
        at = self.table.currentIndex()
        row, column = at.row(), at.column()
        self.model.show(terms)
        self.table.setCurrentIndex(self.model.index(max(row, 0), max(column, 0)))

    def _on_typed(self, term: GlossaryTerm, name: str, text: str) -> None:
        core = self._context.core
        self._write(lambda: core.glossary.change(term.id, {name: text}, {name: getattr(term, name)}))

    def _on_made(self, term: GlossaryTerm) -> None:
        core = self._context.core
        values = {name: getattr(term, name) for name in _COLUMNS}
        self.model.begin_anew()
        self._write(lambda: core.glossary.add(values))

    def _on_remove(self) -> None:
        term, core = self.model.term(self.table.currentIndex().row()), self._context.core
        if term is not None:
            self._write(lambda: core.glossary.remove(term.id))

    def _write(self, operation: Any) -> None:
        self._said.hide()
        self._context.tasks.write(operation, on_done=lambda _changes: self._read(), on_error=self._on_refused)

    def _on_refused(self, error: UserError) -> None:
        self._said.setText(self._context.messages.sentence(error))
        self._said.show()
        self._read()

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.touches("glossary_term"):
            self._read()
