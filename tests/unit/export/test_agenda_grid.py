"""Days as tables of tracks: every item stands in one cell, and the cells fill the table without a hole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import ItemKind
from rcsc_desktop.domain.reports.agenda import AgendaReport, ReportItem, ReportSession
from rcsc_desktop.export.agenda_grid import DayGrid, day_grids
from rcsc_desktop.export.agenda_view import AgendaView
from tests.unit.export.agendas import in_tracks


def grids(report: AgendaReport, most_columns: int = 9) -> list[DayGrid]:
    return list(day_grids(list(AgendaView(report).sessions()), most_columns))


def session(track: str, *items: tuple[int, int]) -> ReportSession:
    """Items by their first minute and their length."""
    made = tuple(
        ReportItem(
            number,
            f"{track} {number}",
            ItemKind.OTHER,
            minutes,
            time(start // 60 % 24, start % 60),
            time((start + minutes) // 60 % 24, (start + minutes) % 60),
            start_minute=start,
        )
        for number, (start, minutes) in enumerate(items, 1)
    )
    return ReportSession(track, date(2017, 4, 17), time(9), None, "UTC", "", made, track=track)


def test_sessions_that_follow_each_other_share_a_column() -> None:
    morning, afternoon = session("", (540, 60)), session("", (840, 60))
    parallel = session("", (560, 60))
    report = replace(in_tracks(), sessions=(morning, afternoon, parallel))
    (grid,) = grids(report)
    assert len(grid.columns) == 2


def test_a_session_without_times_stands_below() -> None:
    untimed = replace(session("Room", (540, 60)), items=(replace(session("Room", (540, 60)).items[0], start=None),))
    (grid,) = grids(replace(in_tracks(), sessions=(untimed,)))
    assert (grid.rows, [view.session for view in grid.untimed]) == ((), [untimed])


def test_days_come_in_order_and_those_without_a_date_last() -> None:
    first, second, third = in_tracks().sessions
    report = replace(in_tracks(), sessions=(replace(first, date=None), third, second))
    assert [grid.day for grid in grids(report)] == [date(2017, 4, 17), date(2017, 4, 18), None]


def test_many_tracks_come_in_parts() -> None:
    report = replace(in_tracks(), sessions=tuple(session(f"Room {number}", (540, 60)) for number in range(10)))
    assert [(grid.part, len(grid.columns)) for grid in grids(report, 4)] == [(0, 4), (1, 4), (2, 2)]
    assert grids(report, 4)[2].columns == ("Room 8", "Room 9")


_ITEMS = st.lists(st.tuples(st.integers(0, 1_500), st.integers(0, 200)), max_size=6)


@given(st.lists(st.tuples(st.sampled_from(["", "A", "B"]), _ITEMS), min_size=1, max_size=5), st.integers(1, 3))
def test_every_item_once_and_no_hole(sessions: list[tuple[str, list[tuple[int, int]]]], most: int) -> None:
    report = replace(in_tracks(), sessions=tuple(session(track, *items) for track, items in sessions))
    shown = 0
    for grid in grids(report, most):
        for column in range(len(grid.columns)):
            row = 0
            while row < len(grid.rows):
                cell = grid.rows[row].cells[column]
                assert cell is not None
                shown += len(cell.items)
                assert all(grid.rows[at].cells[column] is None for at in range(row + 1, row + cell.rows))
                row += cell.rows
            assert row == len(grid.rows)
    assert shown == sum(len(items) for _, items in sessions)
