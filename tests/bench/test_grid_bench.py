"""The time grid of 617 items in 27 rooms on two days: opened, and painted while an item is dragged.

What a drag costs is the time of the window's thread, which does all of it.
"""

from __future__ import annotations

import time
from statistics import median, quantiles

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop.gui.pages.agenda.grid.mode import GridMode
from rcsc_desktop.gui.pages.agenda.page import AgendaPage
from rcsc_desktop.gui.places import Place
from tests.bench.conftest import Measured
from tests.gui.agenda.events import very_many
from tests.gui.people import Desk, desk, open_desk, sample_workspace

__all__ = ["desk", "open_desk", "sample_workspace"]

OPEN_SECONDS = 0.3
PAINT_MS = 8.0
MOVES = 80


def test_a_large_schedule_opens_and_follows_the_pointer(desk: Desk, measured: Measured) -> None:
    key = very_many(desk.core)
    page = AgendaPage(desk.context)
    desk.window.resize(1280, 720)
    desk.stand(page, Place("consultation", key, "agenda"))
    page.show_mode("grid")
    page.side.hide()
    desk.settle()
    mode = page.modes.mode
    assert isinstance(mode, GridMode)
    begin = time.perf_counter()
    agenda = desk.core.agenda.view(key)
    mode.show_agenda(agenda)
    mode.grid.viewport().repaint()
    opened = time.perf_counter() - begin
    grid, view = mode.grid, mode.grid.viewport()
    places = grid.places
    block = next(one for one in grid.plan.all_blocks() if one.area.column == 2)
    at = places.block_rect(block).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(view, at + QPoint(0, 12))
    paints, follows = [], []
    for step in range(MOVES):
        where = at + QPoint(step * 7, 12 + step * 4 % 300)
        begin = time.thread_time()
        QTest.mouseMove(view, where)
        QApplication.processEvents()
        follows.append((time.thread_time() - begin) * 1000)
        begin = time.thread_time()
        view.repaint()
        paints.append((time.thread_time() - begin) * 1000)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    p95 = quantiles(paints, n=20)[-1]
    note = f"95 %; median {median(paints):.1f}, worst {max(paints):.1f}"
    measured("grid of 617 items, read, laid out and painted", opened, "s", OPEN_SECONDS)
    measured(f"a drag in it, one painting of {view.width()} × {view.height()}", p95, "ms", PAINT_MS, note)
    p95_follow = quantiles(follows, n=20)[-1]
    note = f"95 %; median {median(follows):.1f}, worst {max(follows):.1f}"
    measured("a drag in it, from the pointer to the screen", p95_follow, "ms", 16.0, note)
    assert opened <= OPEN_SECONDS
    assert p95 <= PAINT_MS
    assert p95_follow <= 16.0
