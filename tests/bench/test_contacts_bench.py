"""20,000 contacts in the real window.

Marks: shown in 150 ms; first rows 50 ms after a key, with the window's thread held for 16 ms at most; what is one slip
away stands 150 ms after the pause; sorted by any column in 200 ms; Ctrl+K answers in 50 ms.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.lines import CONTACT_COLUMNS
from rcsc_desktop.gui.pages.contacts.page import ContactsPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured
from tests.bench.test_participants_bench import COLUMNS, MOST_SECONDS, PAUSE_MS, Heart, best_of, people, percentile
from tests.gui.seat import OpenSeat, Seat, settings, take_seat

__all__ = ["settings", "take_seat"]

CONTACTS = 20_000
ORGANISATIONS = 800
ROUNDS = 5
TYPED = ("am", "amina", "garcia", "organisation 7", "director", "example.org", "+33 1", "мария", "محمد")
SLIPS = ("amnia", "ivnaov", "grcia", "petrvo")


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with 19,200 people in 800 organisations."""
    path = tmp_path_factory.mktemp("addressed") / "addressed.rcsc"
    chosen = Settings.load(path.with_name("settings.toml"))
    bootstrap.create_workspace(path, chosen)
    core = bootstrap.open_core(path, chosen)
    meeting = core.consultations.create(core.programmes.create("Programme").new_id, "Meeting").new_id
    assert meeting is not None
    core.participants.paste(meeting, COLUMNS, list(people(CONTACTS - ORGANISATIONS)))
    core.close()
    return path


@pytest.fixture
def seat(take_seat: OpenSeat, addressed: Path) -> Seat:
    return take_seat(addressed)


def open_page(seat: Seat) -> ContactsPage:
    seat.go(Place("contacts"))
    page = seat.page
    assert isinstance(page, ContactsPage)
    return page


def until(is_so: Callable[[], bool]) -> float:
    """Milliseconds until something is so, with the window alive."""
    begun = time.perf_counter()
    while not is_so() and time.perf_counter() - begun < MOST_SECONDS:
        QApplication.processEvents()
        time.sleep(0.001)
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def test_contacts_are_shown_found_and_forgiven_a_slip_in_time(seat: Seat, measured: Measured) -> None:
    page = open_page(seat)
    shown: list[float] = []
    page.listing.shown.connect(partial(shown.append, 0.0))
    opened = []
    for _ in range(7):
        seat.go(Place("consultations"))
        seat.settle()
        shown.clear()
        page.listing.reload()
        opened.append(until(lambda: bool(shown)))
    assert len(page.model.ids) == CONTACTS
    measured("20,000 contacts shown", statistics.median(opened), "ms", 150)
    heart = Heart()
    first, held, similar = [], [], []
    for typed in (*TYPED, *SLIPS):
        rounds: list[tuple[float, float, float]] = []
        for _ in range(ROUNDS):
            page.filter.setText(typed[:-1])
            QTest.qWait(2 * PAUSE_MS)
            seat.settle()
            shown.clear()
            heart.begin()
            page.filter.setText(typed)
            came = until(lambda: bool(shown))
            pause = until(lambda: page.listing.shows_similar) + came - PAUSE_MS if typed in SLIPS else 0.0
            rounds.append((came, heart.longest, pause))
        first.append(min(one[0] for one in rounds))
        held.append(min(one[1] for one in rounds))
        if typed in SLIPS:
            similar.append(min(one[2] for one in rounds))
    heart.stop()
    measured("first rows of contacts", statistics.median(first), "ms", 50, f"the slowest {max(first):.0f} ms")
    measured("filtering them holds the window", percentile(held, 0.95), "ms", 16)
    measured("one slip forgiven among contacts", max(similar), "ms", 150, "the slowest, after the pause")
    assert statistics.median(opened) <= 150
    assert statistics.median(first) <= 50
    assert percentile(held, 0.95) <= 16
    assert max(similar) <= 150


def test_contacts_are_sorted_by_any_column_and_everything_is_searched_in_time(
    addressed: Path, tmp_path: Path, measured: Measured
) -> None:
    core = bootstrap.open_core(addressed, Settings.load(tmp_path / "settings.toml"))
    sorting = {column: best_of(partial(core.contacts.lines, None, "", column)) for column in CONTACT_COLUMNS}
    exact = {text: best_of(partial(core.search.find, text)) for text in TYPED}
    near = {text: best_of(partial(core.search.find, text, similar=True)) for text in SLIPS}
    core.close()
    for what, times, mark in (
        ("20,000 contacts sorted", sorting, 200),
        ("search over everything", exact, 50),
        ("one slip forgiven over everything", near, 150),
    ):
        slowest = max(times, key=times.__getitem__)
        measured(what, times[slowest], "ms", mark, f"the slowest, {slowest}")
        assert times[slowest] <= mark
