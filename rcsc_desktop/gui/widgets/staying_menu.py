"""A menu of things to tick that stays open while they are ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class StayingMenu(QMenu):
    """Ticking an action by mouse, Space or Enter leaves the menu open; Escape or a press outside closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_tick = event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not (is_tick and self._tick()):
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        can_tick = bool(action) and action.isCheckable() and action.isEnabled()  # there is none under the title
        if can_tick:
            action.trigger()
        return can_tick
