"""The parking place beside the time grid: items without a place, carried in and out with mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QVBoxLayout, QWidget

from rcsc_desktop.domain.agenda import Agenda, AgendaEntry
from rcsc_desktop.domain.flow import Park, PlaceAfter, PlaceAt, Step
from rcsc_desktop.gui.theme import GRID, Theme
from rcsc_desktop.gui.widgets import looks
from rcsc_desktop.support.i18n import Translator

_ROOT = QModelIndex()


class ParkingModel(QAbstractListModel):
    """One line an item: length and title."""

    def __init__(self, t: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._entries: tuple[AgendaEntry, ...] = ()

    def show(self, entries: Sequence[AgendaEntry]) -> None:
        """Show these items."""
        if tuple(entries) != self._entries:
            self.beginResetModel()
            self._entries = tuple(entries)
            self.endResetModel()

    def item_id(self, index: QModelIndex) -> UUID:
        """The item of a line."""
        return self._entries[index.row()].item.id

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._entries[index.row()].item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{item.minutes}′  {item.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            minutes = self._t.plural("{count} minute", "{count} minutes", item.minutes)
            return f"{item.title}, {minutes}"
        return None


class ParkingList(QListView):
    """``carried`` and ``dropped`` follow the mouse that takes items out; ``removal_wanted`` and ``chosen`` its keys."""

    carried = Signal(object, QPoint)
    dropped = Signal()
    given_up = Signal()
    removal_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: ParkingModel, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._parked = model
        self._theme = theme
        self._t = t
        self._pressed: QPoint | None = None
        self._is_carrying = False
        self.is_wanted = False
        self.setModel(model)
        self.setAccessibleName(t("Parking place"))
        self.setAccessibleDescription(t("Items without a place. Enter puts one into the session, Delete removes it."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setSpacing(3)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragEnabled(False)

    def item_ids(self) -> tuple[UUID, ...]:
        """The chosen items."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(self._parked.item_id(index) for index in rows)

    def want(self, is_wanted: bool) -> None:
        """Something is held over it."""
        if is_wanted != self.is_wanted:
            self.is_wanted = is_wanted
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        self._pressed = where if self.indexAt(where).isValid() else None
        index = self.indexAt(where)
        if event.modifiers() or not self.selectionModel().isSelected(index):
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        where = event.position().toPoint()
        if not self._is_carrying and (where - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._is_carrying = True
        self.carried.emit(self.item_ids(), self.viewport().mapToGlobal(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_carrying, self._is_carrying, self._pressed = self._is_carrying, False, None
        if was_carrying:
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_carrying and event.key() == Qt.Key.Key_Escape:
            self._is_carrying, self._pressed = False, None
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.item_ids():
            self.chosen.emit(self.item_ids())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.item_ids():
            self.removal_wanted.emit(self.item_ids())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._parked.rowCount() == 0:
            painter.setPen(self._theme.color("muted"))
            painter.setFont(self._theme.font("small"))
            room = self.viewport().rect().adjusted(GRID, GRID, -GRID, -GRID)
            flags = int(Qt.TextFlag.TextWordWrap) | int(looks.leading()) | int(Qt.AlignmentFlag.AlignTop)
            painter.drawText(room, flags, self._t("Drag items here that have no place yet, or press P on them."))
        if self.is_wanted:
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), 4, 4)


class ParkingPlace(QWidget):
    """The list with its heading; ``step_at`` is what letting go of items over it does."""

    def __init__(self, theme: Theme, t: Translator) -> None:
        super().__init__()
        self._t = t
        self.model = ParkingModel(t, self)
        self.list = ParkingList(self.model, theme, t)
        self._heading = looks.label("", theme, "small", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        self.setMinimumWidth(16 * GRID)
        self._say()

    def show_agenda(self, agenda: Agenda) -> None:
        """The parked items of an agenda."""
        self.model.show(agenda.parking.entries if agenda.parking is not None else ())
        self._say()

    def step_at(self, where: QPoint, item_ids: tuple[UUID, ...]) -> Step | None:
        """Parking the items, where a place of the screen lies in the list."""
        is_here = self.list.rect().contains(self.list.mapFromGlobal(where)) and self.isVisible()
        self.list.want(is_here)
        return Park(item_ids) if is_here else None

    def sizeHint(self) -> QSize:
        return QSize(24 * GRID, 40 * GRID)

    def _say(self) -> None:
        count = self.model.rowCount()
        title = self._t("Parking place")
        self._heading.setText(f"{title} · {count}" if count else title)


def placed(item_ids: tuple[UUID, ...], session_id: UUID, after: UUID | None, start: int | None) -> Step:
    """Out of the parking place: behind an item, or at a time where the session has none."""
    if after is None and start is not None:
        return PlaceAt(item_ids, session_id, start)
    return PlaceAfter(item_ids, session_id, after)
