"""Where items stand in a timetable, and how high time is."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.export.pdf.timetable import Block, Track, parts, timetables

_DAY = date(2017, 5, 8)


def _item(number: int, start: int, minutes: int) -> ReportItem:
    return ReportItem(
        number, f"Item {number}", ItemKind.PANEL, minutes, clock_time(start), clock_time(start + minutes),
        start_minute=start,
    )  # fmt: skip


def _session(track: str, *times: tuple[int, int], day: date = _DAY, name: str = "") -> ReportSession:
    items = tuple(_item(number, *each) for number, each in enumerate(times, 1))
    return ReportSession(name, day, None, None, "UTC", "", items, track=track)


def _tables(*sessions: ReportSession) -> list[tuple[list[str], int]]:
    report = AgendaReport("en", "A meeting", sessions)
    found, untimed = timetables(report, lambda session: session.name or "Plenary", lambda day: f"{day:%d}")
    assert untimed == []
    return [([track.name for track in table.tracks], len(table.across)) for table in found]


def test_what_belongs_to_no_track_runs_across_unless_something_is_on_at_the_time() -> None:
    morning = _session("", (540, 30))
    assert _tables(morning, _session("A", (570, 60)), _session("B", (570, 60))) == [(["A", "B"], 1)]
    assert _tables(_session("", (540, 45)), _session("A", (570, 60))) == [(["Plenary", "A"], 0)]


def test_without_tracks_days_are_the_columns() -> None:
    later = date(2017, 5, 9)
    assert _tables(_session("", (540, 30)), _session("", (540, 30), day=later)) == [(["08", "09"], 0)]
    assert _tables(_session("", (540, 30))) == [([""], 0)]


def test_items_at_the_same_time_stand_beside_each_other() -> None:
    session = _session("A", (540, 60), (570, 60), (600, 30))
    track = Track("A", [Block(item, session, place, item.start_minute or 0, (item.start_minute or 0) + item.minutes)
                        for place, item in enumerate(session.items)])  # fmt: skip
    track.arrange()
    assert [block.lane for block in track.blocks] == [0, 1, 0]
    assert track.lanes == 2


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 24)), min_size=1, max_size=30),
    st.floats(8, 90),
    st.floats(100, 600),
)
def test_each_moment_is_on_one_page_in_order_and_pages_are_not_too_full(
    times: list[tuple[int, int]], need: float, depth: float
) -> None:
    session = _session("A", *((start * 5, minutes * 5) for start, minutes in times))
    blocks = [
        Block(item, session, place, item.start_minute or 0, (item.start_minute or 0) + item.minutes)
        for place, item in enumerate(session.items)
    ]
    found = parts(blocks, dict.fromkeys(range(len(blocks)), need), lambda _: depth, (0.3, 2.0))
    assert found[0].moments[0] == min(block.start for block in blocks)
    assert found[-1].moments[-1] == max(block.end for block in blocks)
    for part, after in pairwise(found):
        assert part.moments[-1] == after.moments[0]
    for part in found:
        assert part.tops[-1] <= depth + 0.01
        assert list(part.tops) == sorted(part.tops)
    if len(found) == 1 and found[0].tops[-1] < depth - 1:
        for block in blocks:
            assert found[0].at(block.end) - found[0].at(block.start) >= need - 0.01


def test_a_day_that_fits_is_as_high_as_its_page_allows() -> None:
    session = _session("A", (540, 120), (660, 120))
    blocks = [Block(item, session, place, item.start_minute or 0, (item.start_minute or 0) + 120)
              for place, item in enumerate(session.items)]  # fmt: skip
    (part,) = parts(blocks, {0: 20, 1: 20}, lambda _: 300, (0.3, 2.0))
    assert part.at(660) == pytest.approx(150, abs=1)
    assert part.tops[-1] == pytest.approx(300, abs=1)
