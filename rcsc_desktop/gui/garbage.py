"""Cyclic garbage is collected by the window's thread alone.

Python collects in whichever thread happens to allocate. Widgets hang in cycles (a slot holds the widget that holds the
signal), and a widget or timer that is deleted outside the window's thread takes the program down. While anybody works
beside the window, automatic collection is off and a timer of the window's thread does it. Work that makes hundreds of
thousands of rows holds the collection back; what is there when it ends is not looked through again.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_LOADED_AFTER = 5
_WHOLE_EVERY = 60


class GarbageCollector(QObject):
    """Collects on a timer from its making to ``stop``; the last one to stop gives collection back to Python."""

    _running: ClassVar[int] = 0
    _held: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        GarbageCollector._running += 1
        gc.disable()

    @classmethod
    def hold(cls) -> None:
        """Collect nothing until as many calls of ``release`` came."""
        cls._held += 1

    @classmethod
    def release(cls) -> None:
        """Go on; rows that were made meanwhile hang in no cycles and would only be looked through each time."""
        cls._held = max(0, cls._held - 1)
        if cls._running:
            gc.freeze()

    def collect(self) -> None:
        """Collect young garbage; once a minute everything but what was there soon after the start."""
        if GarbageCollector._held:
            return
        self._ticks += 1
        if self._ticks == _LOADED_AFTER:
            gc.freeze()
        elif self._ticks % _WHOLE_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)

    def stop(self) -> None:
        """Collect no more."""
        if self._timer.isActive():
            self._timer.stop()
            GarbageCollector._running -= 1
            if GarbageCollector._running == 0:
                GarbageCollector._held = 0
                gc.unfreeze()
                gc.enable()
