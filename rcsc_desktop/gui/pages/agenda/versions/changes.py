"""What changed between two states of an agenda: lines under headings; one press goes to the line of the outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rcsc_desktop.domain.agenda_changes import AgendaDiff, ChangeKind
from rcsc_desktop.gui.models.rows import RowsModel
from rcsc_desktop.gui.pages.agenda.versions.lines import line_height, paint_line
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import agenda_changes, words

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_GONE = frozenset({ChangeKind.DROPPED, ChangeKind.MEETING, ChangeKind.CONCEPT_NOTE})
"""No line of the outline says these any more, or at all."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A heading (``text`` is how many stand under it) or a change; ``row_id`` is the line to go to, if there is one."""

    title: str
    text: str
    is_heading: bool = False
    row_id: UUID | None = None


def change_rows(diff: AgendaDiff, t: Translator, clock: str) -> tuple[ChangeRow, ...]:
    """The changes under a heading for each kind."""
    rows: list[ChangeRow] = []
    for kind, count in diff.counts.items():
        rows.append(ChangeRow(words.label(kind, t), str(count), is_heading=True))
        for change in diff.of(kind):
            goes_to = None if kind in _GONE else change.row_id
            title = " ".join(change.title.split()) or t("Session")
            rows.append(ChangeRow(title, agenda_changes.sentence(change, t, clock), row_id=goes_to))
    return tuple(rows)


class ChangesModel(RowsModel):
    """Headings and changes; headings cannot be chosen."""

    rows: tuple[ChangeRow, ...]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.title}: {row.text}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class ChangesDelegate(QStyledItemDelegate):
    """The title of what changed, under it how, in two quiet lines."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        assert isinstance(model, ChangesModel)  # noqa: S101 - made for it
        if model.rows[index.row()].is_heading:
            return QSize(0, line_height(self._theme, "small_strong") + (2 * GRID if index.row() else GRID))
        return QSize(0, line_height(self._theme, "body") + line_height(self._theme, "small") + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, ChangesModel)  # noqa: S101 - made for it
        seen: Any = option  # the stubs leave out the fields of the C++ class
        rect: QRect = seen.rect
        row = model.rows[index.row()]
        is_mirrored = seen.direction == Qt.LayoutDirection.RightToLeft
        if row.is_heading:
            height = line_height(self._theme, "small_strong")
            heading = QRect(rect.left() + GRID, rect.bottom() - height - GRID // 2, rect.width() - 2 * GRID, height)
            told = f"{row.title}  {row.text}"
            paint_line(painter, self._theme, heading, told, "small_strong", "muted", is_mirrored=is_mirrored)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
            return
        is_chosen = bool(seen.state & QStyle.StateFlag.State_Selected)
        if is_chosen or (row.row_id is not None and seen.state & QStyle.StateFlag.State_MouseOver):
            painter.fillRect(rect, self._theme.color("soft" if is_chosen else "hover"))
        inner = rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        title = QRect(inner.left(), inner.top(), inner.width(), line_height(self._theme, "body"))
        below = QRect(inner.left(), title.bottom() + 1, inner.width(), line_height(self._theme, "small"))
        paint_line(painter, self._theme, title, row.title, "body", "text", is_mirrored=is_mirrored)
        paint_line(painter, self._theme, below, row.text, "small", "muted", is_mirrored=is_mirrored)
        if seen.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class ChangesList(QListView):
    """``chosen`` carries the row of the outline to go to."""

    chosen = Signal(object)

    def __init__(self, model: ChangesModel, theme: Theme, t: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = model
        self.setModel(model)
        self.setItemDelegate(ChangesDelegate(theme, self))
        self.setAccessibleName(t("What changed"))
        self.setAccessibleDescription(t("Enter goes to the line of the agenda."))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_pressed)
        self.activated.connect(self._on_pressed)
        theme.changed.connect(self.doItemsLayout)

    def _on_pressed(self, index: QModelIndex) -> None:
        row_id = self._changes.rows[index.row()].row_id
        if row_id is not None:
            self.chosen.emit(row_id)
