"""How far work in a lane has come, told in the window; and giving it up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

_STEPS = 200


class FollowedWork(QObject):
    """Handed to a service as ``tell`` and ``is_cancelled``; ``moved`` arrives in the window's thread.

    ``moved`` carries steps done and all steps, often enough for a bar and no oftener.
    """

    moved = Signal(int, int)
    _told = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_cancelled = False
        self._last = -1
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def tell(self, done: int, total: int) -> None:
        """Called by the work, from its own thread."""
        step = done * _STEPS // max(1, total)
        if step != self._last and not self._is_cancelled:
            self._last = step
            self._told.emit(done, total)

    def is_cancelled(self) -> bool:
        """Asked by the work, from its own thread."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Give the work up; nothing is told any more."""
        self._is_cancelled = True

    def _on_told(self, done: int, total: int) -> None:
        if not self._is_cancelled:
            self.moved.emit(done, total)
