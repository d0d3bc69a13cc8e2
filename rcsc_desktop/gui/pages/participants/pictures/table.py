"""The statuses over time as a table: a row for each day, a column for each status."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame

from rcsc_desktop.domain.participant_pictures import StatusCourse
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.tables.quiet_table import QuietTable
from rcsc_desktop.gui.theme import GRID
from rcsc_desktop.wording import words
from rcsc_desktop.wording.formats import day, number

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class CourseModel(QAbstractTableModel):
    """``course`` is what is shown, the newest day first."""

    def __init__(self, context: WindowContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = context.t
        self.course = StatusCourse()

    def show_course(self, course: StatusCourse) -> None:
        """Show another course."""
        self.beginResetModel()
        self.course = course
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.course.days)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.course.statuses) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        at = len(self.course.days) - 1 - index.row()
        if index.column() == 0:
            return day(self.course.days[at], self._t.language)
        return number(self.course.counts[at][index.column() - 1], self._t.language)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section <= len(self.course.statuses):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignTrailing if section else Qt.AlignmentFlag.AlignLeading
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return words.label(self.course.statuses[section - 1], self._t) if section else self._t("Day")


class CourseTable(QuietTable):
    """Read with the arrows, cell by cell."""

    def __init__(self, context: WindowContext) -> None:
        self.course = CourseModel(context)
        super().__init__(context.theme, self.course, context.t("Status over time"), {}, None)
        self.course.setParent(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(28 * GRID)

    def show_course(self, course: StatusCourse) -> None:
        """Show another course."""
        self.course.show_course(course)
        self.resizeColumnsToContents()
