"""The one way in which pages hear of changes, whoever made them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.changes import ChangeSet

_REMEMBERED = 500


class Bus(QObject):
    """``changed`` carries each ChangeSet once: of this window, of another window, or of the ``rcsc`` command."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: deque[UUID] = deque(maxlen=_REMEMBERED)

    def publish(self, change_set: ChangeSet) -> None:
        """Tell everybody, unless this operation was told already or changed nothing."""
        operation = change_set.operation_id
        if not change_set.changes or operation is None or operation in self._order:
            return
        self._order.append(operation)
        self.changed.emit(change_set)
