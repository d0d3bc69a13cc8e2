"""Notices what another window or the ``rcsc`` command wrote into the open workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from rcsc_desktop.gui.bus import Bus
from rcsc_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.services.core import Core

_EVERY_MS = 400


class Watch(QObject):
    """Looks at the file's stamp often and asks the journal only when it moved; publishes what is new on the bus."""

    def __init__(self, core: Callable[[], Core], path: Path, tasks: Tasks, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._core = core
        self._files = (path, path.with_name(f"{path.name}-wal"))
        self._tasks = tasks
        self._bus = bus
        self._seq = 0
        self._published: set[int] = set()
        """Operations after ``_seq`` that every page has heard of already: this window's own."""
        bus.changed.connect(self._on_bus_changed)
        self._stamp = self._current_stamp()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Watch from what the workspace holds now."""
        self._tasks.read(lambda: self._core().history.latest_seq(), self._begin)

    def _begin(self, seq: int) -> None:
        self._seq = seq
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        """This window's own operations are known before they are read: a big one is never read again for nothing."""
        if self._tasks.is_writing():
            return
        while self._seq + 1 in self._published:
            self._seq += 1
            self._published.discard(self._seq)
        stamp = self._current_stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            since = self._seq
            self._tasks.read(lambda: self._core().history.changes_since(since), self._publish, key="watch")

    def _publish(self, change_sets: tuple[ChangeSet, ...]) -> None:
        for change_set in change_sets:
            self._seq = max(self._seq, change_set.seq)
            if change_set.seq not in self._published:
                self._bus.publish(change_set)
            self._published.discard(change_set.seq)

    def _on_bus_changed(self, change_set: ChangeSet) -> None:
        if change_set.seq > self._seq:
            self._published.add(change_set.seq)

    def _current_stamp(self) -> tuple[tuple[int, int], ...]:
        return tuple(_stamp_of(file) for file in self._files)


def _stamp_of(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
