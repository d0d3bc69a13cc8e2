"""A short list whose rows come all at once from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """``rows`` are what is shown; a subclass says what a row tells."""

    rows: tuple[Any, ...]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows; the same ones again change nothing."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)
