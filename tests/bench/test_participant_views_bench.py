"""The same 100,000 participants as cards and as pictures, and what is done with many of them.

Marks: cards shown in 150 ms, and the window's thread never held over 16 ms while they scroll (95th percentile); the
attendance of 10,000 noted in 2 s and undone in 2 s. The figures of the pictures and of the places are counted beside
the window; their times are told without a mark.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop import bootstrap
from rcsc_desktop.gui.pages.participants.cards.view import CardsView
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured
from tests.bench.test_participants_bench import crowded, page, percentile, seat
from tests.gui.seat import Seat, settings, take_seat

__all__ = ["crowded", "page", "seat", "settings", "take_seat"]

MANY = 10_000


def taken(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def test_cards_are_shown_and_scroll_without_a_hold(seat: Seat, page: ParticipantsPage, measured: Measured) -> None:
    def show() -> None:
        page.view_bar.stand_on("cards")
        QApplication.processEvents()

    shown = [taken(show)]
    for _ in range(4):
        page.view_bar.stand_on("table")
        QApplication.processEvents()
        shown.append(taken(show))
    view = page.views.view
    assert isinstance(view, CardsView)
    assert view.cards.places.count == len(page.model.ids)
    bar = view.cards.verticalScrollBar()
    held = []
    for step in range(120):
        to = bar.maximum() * step // 120 if step % 10 == 0 else bar.value() + 90

        def scroll(to: int = to) -> None:
            bar.setValue(to)
            QApplication.processEvents()

        held.append(taken(scroll))
        QTest.qWait(2)
    measured("100,000 participants as cards", statistics.median(shown), "ms", 150)
    measured("scrolling them holds the window", percentile(held, 0.95), "ms", 16)
    assert statistics.median(shown) <= 150
    assert percentile(held, 0.95) <= 16


def test_many_are_noted_as_present_and_everybody_is_counted(crowded: Path, tmp_path: Path, measured: Measured) -> None:
    file = Path(shutil.copy(crowded, tmp_path / "crowded.rcsc"))
    core = bootstrap.open_core(file, Settings.load(tmp_path / "settings.toml"))
    meeting = core.consultations.list()[0].id
    core.sessions.add(meeting, {"name": "Day 1"})
    sessions = [session.id for session in core.attendance.sessions(meeting)]
    ids = core.participants.ids(meeting)[:MANY]
    noted = taken(lambda: core.attendance.set(ids, sessions, "present"))
    undone = taken(core.history.undo)
    measured("attendance of 10,000 noted", noted, "ms", 2000)
    measured("and undone", undone, "ms", 2000)
    core.quotas.set_capacity(meeting, 60_000)
    core.quotas.set_quota(meeting, "regional_scope", "Africa", 12_000)
    measured("places of 100,000 counted", min(taken(lambda: core.quotas.view(meeting)) for _ in range(3)), "ms")
    counted = min(taken(lambda: core.participant_pictures.pictures(meeting)) for _ in range(3))
    measured("pictures of 100,000 counted", counted, "ms")
    core.close()
    assert noted <= 2000
    assert undone <= 2000
