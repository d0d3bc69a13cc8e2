"""Garbage is collected by the window's thread while anybody works beside it, and by Python itself otherwise."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from rcsc_desktop.gui.garbage import GarbageCollector
from tests.gui.seat import Seat


class Ring:
    """Holds itself: only the collector can take it away."""

    def __init__(self) -> None:
        self.itself = self


def test_a_thread_beside_the_window_never_collects(seat: Seat) -> None:
    left = weakref.ref(Ring())

    def allocate() -> None:
        kept = [[number] for number in range(200_000)]
        kept.clear()

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert left() is not None
    collector = seat.frame.context.tasks.findChild(GarbageCollector)
    assert collector is not None
    collector.collect()
    assert left() is None


def test_python_collects_again_when_the_last_has_stopped() -> None:
    owner = QObject()
    was_enabled = gc.isenabled()
    first, second = GarbageCollector(owner), GarbageCollector(owner)
    assert not gc.isenabled()
    first.stop()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled() is was_enabled
