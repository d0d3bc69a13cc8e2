"""100,000 participants in one consultation, in the real window.

Marks: shown in 150 ms; while filtering the window's thread is held for 16 ms at most (95th percentile of the keys,
each by its longest hold) and the first rows stand after 50 ms (120 ms for one letter); what is one slip away stands
150 ms after the pause; sorted or grouped by any column in 200 ms; 10,000 statuses set in 2 s, and taken back in as
much; a cell edit costs at most 3 times a bare one-row commit; at most 40 MB above the same window on an empty
workspace.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.gui.pages.participants.page import ParticipantsPage
from rcsc_desktop.gui.places import Place
from rcsc_desktop.storage.engine import connect
from rcsc_desktop.support.settings import Settings
from tests.bench.conftest import Measured
from tests.gui.seat import OpenSeat, Seat, settings, take_seat

__all__ = ["settings", "take_seat"]

PEOPLE = 100_000
ROUNDS = 5
_BEAT_MS = 2
COLUMNS = (
    "name",
    "organisation",
    "title",
    "category",
    "status",
    "mode",
    "country",
    "regional_scope",
    "thematic_focus",
    "email",
    "phone",
)
GIVEN = (
    "Amina",
    "Fatima",
    "John",
    "Maria",
    "Wei",
    "Olga",
    "Pedro",
    "Lucía",
    "Ahmed",
    "Mary",
    "Joseph",
    "Priya",
    "Ivan",
    "Sofia",
    "Kwame",
    "Nadia",
    "Emeka",
    "Yuki",
)
FAMILY = (
    "Rajah",
    "Swing",
    "García",
    "Ivanov",
    "Okafor",
    "Müller",
    "Chen",
    "Singh",
    "Hassan",
    "Nguyen",
    "Diallo",
    "Petrov",
    "Silva",
    "Haddad",
    "Tanaka",
)
COUNTRIES = (
    "France",
    "Ghana",
    "Brazil",
    "Lebanon",
    "Thailand",
    "Fiji",
    "Ecuador",
    "Mali",
    "Belgium",
    "Mexico",
    "Kenya",
    "India",
)
TYPED = (
    "a",
    "am",
    "ami",
    "amin",
    "m",
    "ma",
    "mar",
    "s",
    "si",
    "sin",
    "fr",
    "fra",
    "co",
    "con",
    "gh",
    "le",
    "leb",
    "org",
)


SLIPS = ("amnia", "ivnaov", "grcia", "tannaka", "petrvo", "nguyne", "lebannon", "organistaion 7")
"""Typed with one slip; nothing is written like them."""
MOST_SECONDS = 10
PAUSE_MS = 120
"""How long nothing is typed before the list looks for what is similar."""
GROUPED = (
    "organisation",
    "position",
    "category",
    "status",
    "mode",
    "country",
    "regional_scope",
    "thematic_focus",
    "gender",
)


def people(count: int) -> Iterator[list[str]]:
    """Rows of invented people, the same in every run."""
    chance = random.Random(7)
    for number in range(count):
        given, family = chance.choice(GIVEN), chance.choice(FAMILY)
        middle = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=5)).title()
        yield [
            f"{given} {middle} {family}",
            f"Organisation {chance.randrange(800)}",
            "Director",
            chance.choice(("speaker", "observer", "delegate")),
            chance.choice(("invited", "confirmed", "registered", "declined")),
            chance.choice(("in person", "remote", "")),
            chance.choice(COUNTRIES),
            chance.choice(("Asia", "Africa", "Europe", "Pacific")),
            chance.choice(("return", "labour migration", "children")),
            f"{given}.{middle}@example.org".lower(),
            f"+33 {number}",
        ]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one consultation of 100,000 participants; made once and kept beside the other test files."""
    path = tmp_path_factory.mktemp("crowded") / "crowded.rcsc"
    chosen = Settings.load(path.with_name("settings.toml"))
    bootstrap.create_workspace(path, chosen)
    core = bootstrap.open_core(path, chosen)
    programme = core.programmes.create("Programme").new_id
    meeting = core.consultations.create(programme, "Crowded meeting").new_id
    assert meeting is not None
    core.participants.paste(meeting, COLUMNS, list(people(PEOPLE)))
    core.close()
    return path


@pytest.fixture
def seat(take_seat: OpenSeat, crowded: Path) -> Seat:
    """A window open on the crowd."""
    return take_seat(crowded)


@pytest.fixture
def page(seat: Seat) -> ParticipantsPage:
    """The page with everybody on it."""
    seat.go(Place("consultation", seat.core.consultations.list()[0].id, "participants"))
    page = seat.page
    assert isinstance(page, ParticipantsPage)
    wait_whole(seat, page)
    return page


def wait_whole(seat: Seat, page: ParticipantsPage) -> None:
    seat.qtbot.waitUntil(lambda: page.listing.is_whole and page.context.tasks.is_idle(), timeout=10_000)
    QTest.qWait(20)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


class Heart:
    """Beats whenever the window's thread is free; ``longest`` is the longest time in ms that it was not."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - _BEAT_MS)
        self._last = now

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def stop(self) -> None:
        self._timer.stop()


def test_everybody_is_shown_in_150_ms(seat: Seat, page: ParticipantsPage, measured: Measured) -> None:
    taken = []
    for _ in range(7):
        seat.go(Place("consultations"))
        page.consultation_id = None
        seat.qtbot.wait(50)
        rows: list[float] = []
        begun = time.perf_counter()
        connection = page.listing.shown.connect(partial(rows.append, 0.0))
        seat.window.go(Place("consultation", seat.core.consultations.list()[0].id, "participants"))
        while not rows:
            QApplication.processEvents()
            time.sleep(0.001)
        QApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
        page.listing.shown.disconnect(connection)
        wait_whole(seat, page)
    assert len(page.model.ids) == PEOPLE
    measured("100,000 participants shown", statistics.median(taken), "ms", 150)
    assert statistics.median(taken) <= 150


def test_filtering_never_holds_the_window(seat: Seat, page: ParticipantsPage, measured: Measured) -> None:
    page.filter.setFocus()
    heart = Heart()
    held: dict[str, list[float]] = defaultdict(list)
    first: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for typed in TYPED:
            page.filter.setText(typed[:-1])
            wait_whole(seat, page)
            arrived: list[float] = []
            connection = page.listing.shown.connect(partial(arrived.append, 0.0))
            heart.begin()
            begun = time.perf_counter()
            QTest.keyClicks(page.filter, typed[-1])
            while not arrived:
                QApplication.processEvents()
                time.sleep(0.001)
            QApplication.processEvents()
            first[typed].append((time.perf_counter() - begun) * 1000)
            wait_whole(seat, page)
            held[typed].append(heart.longest)
            page.listing.shown.disconnect(connection)
    heart.begin()
    QTest.qWait(1000)
    heart.stop()
    # What else runs on the machine can only add to a time, so each key counts with its best round.
    longest = percentile([min(times) for times in held.values()], 0.95)
    one = max(min(times) for typed, times in first.items() if len(typed) == 1)
    further = [min(times) for typed, times in first.items() if len(typed) > 1]
    more = statistics.median(further)
    every = percentile([each for times in held.values() for each in times], 0.95)
    note = f"95 % of each key's best; {every:.1f} over all rounds, {heart.longest:.1f} in an idle second"
    measured("filtering them holds the window", longest, "ms", 16, note)
    measured("first rows of one letter", one, "ms", 120, "each key's best round")
    measured(
        "first rows of two letters or more", more, "ms", 50, f"middle of the keys; the slowest {max(further):.0f} ms"
    )
    assert longest <= 16
    assert one <= 120
    assert more <= 50


def test_one_slip_is_forgiven_in_150_ms_after_a_pause(seat: Seat, page: ParticipantsPage, measured: Measured) -> None:
    page.filter.setFocus()
    heart = Heart()
    taken: list[float] = []
    held: list[float] = []
    for typed in SLIPS:
        best, longest = [], []
        for _ in range(ROUNDS):
            page.filter.setText(typed[:-1])
            wait_whole(seat, page)
            QTest.qWait(2 * PAUSE_MS)
            wait_whole(seat, page)
            heart.begin()
            QTest.keyClicks(page.filter, typed[-1])
            begun = time.perf_counter()
            while not page.listing.shows_similar and time.perf_counter() - begun < MOST_SECONDS:
                QApplication.processEvents()
                time.sleep(0.001)
            best.append((time.perf_counter() - begun) * 1000 - PAUSE_MS)
            longest.append(heart.longest)
        taken.append(min(best))
        held.append(min(longest))
        wait_whole(seat, page)
    heart.stop()
    note = f"the middle of {len(SLIPS)} slips, each at its best; the slowest {max(taken):.0f} ms"
    measured("one slip forgiven, after the pause", statistics.median(taken), "ms", 150, note)
    measured("forgiving it holds the window", percentile(held, 0.95), "ms", 16)
    assert statistics.median(taken) <= 150
    assert percentile(held, 0.95) <= 16


def test_everybody_is_sorted_and_grouped_by_any_column_in_200_ms(
    crowded: Path, tmp_path: Path, measured: Measured
) -> None:
    core = bootstrap.open_core(crowded, Settings.load(tmp_path / "settings.toml"))
    meeting = core.consultations.list()[0].id
    sorting = {column: best_of(partial(core.participants.ids, meeting, "", column)) for column in PARTICIPANT_COLUMNS}
    grouping = {column: best_of(partial(core.participants.groups, meeting, column)) for column in GROUPED}
    rows = {column: best_of(partial(core.participants.ids, meeting, "", "name", group_by=column)) for column in GROUPED}
    core.close()
    for what, times in (("sorted", sorting), ("counted by group", grouping), ("put in groups", rows)):
        slowest = max(times, key=times.__getitem__)
        middle = statistics.median(times.values())
        note = f"of the processor, the middle of the columns; the slowest is {slowest} with {times[slowest]:.0f} ms"
        measured(f"100,000 participants {what}", middle, "ms", 200, note)
        measured(f"the slowest column {what}", times[slowest] / middle, "×", 3, "the middle of the columns")
        assert middle <= 200
        assert times[slowest] <= 3 * middle


def test_ten_thousand_statuses_are_set_and_taken_back_in_2_s(crowded: Path, tmp_path: Path, measured: Measured) -> None:
    path = tmp_path / "copy.rcsc"
    shutil.copy(crowded, path)
    core = bootstrap.open_core(path, Settings.load(tmp_path / "settings.toml"))
    ids = core.participants.ids(core.consultations.list()[0].id, "invited", limit=10_000)
    sets, undoes = [], []
    for _ in range(3):
        begun = time.perf_counter()
        assert core.participants.set_status(ids, "confirmed").params["count"] == 10_000
        sets.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        core.history.undo()
        undoes.append(time.perf_counter() - begun)
    core.close()
    measured("10,000 statuses set", min(sets), "s", 2)
    measured("10,000 statuses taken back", min(undoes), "s", 2)
    assert min(sets) <= 2
    assert min(undoes) <= 2


def best_of(work: Callable[[], object], rounds: int = 3) -> float:
    """The shortest time in ms of the processor."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return min(times)


def test_an_edit_costs_at_most_three_bare_commits(crowded: Path, tmp_path: Path, measured: Measured) -> None:
    path = tmp_path / "copy.rcsc"
    shutil.copy(crowded, path)
    core = bootstrap.open_core(path, Settings.load(tmp_path / "settings.toml"))
    row: UUID = core.participants.ids(core.consultations.list()[0].id, limit=1)[0]
    bare_path = tmp_path / "bare.rcsc"
    shutil.copy(crowded, bare_path)
    bare = connect(bare_path)
    edits, floor = [], []
    for number in range(60):
        begun = time.perf_counter()
        core.participants.change(row, "category", f"speaker {number}")
        edits.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE participant SET category = ? WHERE id = ?", (f"speaker {number}", row.hex))
        bare.execute("COMMIT")
        floor.append(time.perf_counter() - begun)
    bare.close()
    core.close()
    ratio = statistics.median(edits[10:]) / statistics.median(floor[10:])  # each in turn, so both meet the same noise
    note = f"{statistics.median(edits) * 1000:.1f} ms against a bare commit of one row"
    measured("edit of a cell among them", ratio, "×", 3, note)
    assert ratio <= 3


def test_the_crowd_takes_at_most_40_mb(crowded: Path, tmp_path: Path, measured: Measured) -> None:
    empty = tmp_path / "empty.rcsc"
    chosen = Settings.load(tmp_path / "settings.toml")
    bootstrap.create_workspace(empty, chosen)
    core = bootstrap.open_core(empty, chosen)
    core.consultations.create(core.programmes.create("Programme").new_id, "Empty meeting")
    core.close()
    above = (least_memory_of(crowded, tmp_path) - least_memory_of(empty, tmp_path)) / 1e6
    measured("their memory above an empty workspace's", above, "MB", 40)
    assert above <= 40


def least_memory_of(path: Path, folder: Path) -> float:
    """The least of three, because the same window differs by 13 MB from start to start."""
    return min(memory_of(path, folder) for _ in range(3))


def memory_of(path: Path, folder: Path) -> float:
    """Bytes that the window occupies after people were shown, filtered and scrolled; in a process of its own."""
    answer = folder / f"{path.stem}.json"
    process = multiprocessing.get_context("spawn").Process(target=_occupied, args=(path, answer))
    process.start()
    process.join(timeout=120)
    return float(json.loads(answer.read_text())["bytes"])


def _occupied(path: Path, answer: Path) -> None:
    from rcsc_desktop.entry.window import build_window

    app = QApplication([])
    window: Any = build_window(Settings.load(answer.with_suffix(".toml")))
    window.resize(1280, 720)
    window.open_workspace(path)
    window.show()

    def settle() -> None:
        for _ in range(10):
            QTest.qWait(30)
            while not window.frame.context.tasks.is_idle():
                QTest.qWait(10)

    QTest.qWait(200)
    window.frame.context.opening.result()
    settle()
    meeting = window.frame.context.core.consultations.list()[0].id
    window.go(Place("consultation", meeting, "participants"))
    settle()
    page = window.frame.pages.page().tab
    for text in ("a", "am", ""):
        page.filter.setText(text)
        settle()
    bar = page.table.verticalScrollBar()
    for step in range(1, 11):
        bar.setValue(bar.maximum() * step // 10)
        settle()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    answer.write_text(json.dumps({"bytes": pages * os.sysconf("SC_PAGE_SIZE")}))
    window.close()
    app.quit()


def test_the_table_is_grouped_in_200_ms(seat: Seat, page: ParticipantsPage, measured: Measured) -> None:
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for column in ("country", "status", "organisation"):
            page.view_menu.group_by("")
            wait_whole(seat, page)
            shown: list[float] = []
            connection = page.listing.shown.connect(partial(shown.append, 0.0))
            begun = time.perf_counter()
            page.view_menu.group_by(column)
            while not shown:
                QApplication.processEvents()
                time.sleep(0.001)
            QApplication.processEvents()
            taken[column].append((time.perf_counter() - begun) * 1000)
            page.listing.shown.disconnect(connection)
            assert sum(group.count for group in page.model.groups) == PEOPLE
    slowest = max(min(times) for times in taken.values())
    measured("100,000 participants grouped", slowest, "ms", 200, "each column's best round; the slowest of three")
    begun = time.perf_counter()
    page.model.fold(group.value for group in page.model.groups)
    folded = (time.perf_counter() - begun) * 1000
    measured("all groups folded", folded, "ms", 16)
    assert slowest <= 200
    assert folded <= 16
