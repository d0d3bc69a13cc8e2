"""Which session stands in which column, and which items beside each other: worked out without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import Agenda, AgendaItem
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.gui.pages.agenda.grid.columns import GridLayout, lay_out
from rcsc_desktop.gui.pages.agenda.grid.geometry import SHORTEST, Geometry
from tests.unit.domain.agendas import CONSULTATION, agendas, item

DAY = date(2020, 9, 24)


def held(name: str, start: time | None, end: time | None, *, track: str = "", day: date | None = DAY) -> Session:
    return Session(consultation_id=CONSULTATION, name=name, date=day, start=start, end=end, track=track)


def plan(*parts: tuple[Session, Sequence[AgendaItem]]) -> GridLayout:
    return lay_out(Agenda(CONSULTATION, agendas(*parts)))


def columns(found: GridLayout) -> dict[str, tuple[int, int]]:
    return {area.part.session.name: (area.column, area.span) for area in found.areas.values()}


def test_morning_and_afternoon_share_a_column() -> None:
    found = plan((held("AM", time(9), time(12)), ()), (held("PM", time(15), time(17)), ()))
    assert columns(found) == {"AM": (0, 1), "PM": (0, 1)}
    assert (found.columns, found.first, found.last) == (1, 8 * 60, 18 * 60)


def test_parallel_sessions_stand_side_by_side_and_a_plenary_across_them() -> None:
    found = plan(
        (held("Plenary", time(9), time(10)), ()),
        (held("A", time(10), time(12), track="A"), ()),
        (held("B", time(10), time(12), track="B"), ()),
        (held("A later", time(14), time(15), track="A"), ()),
    )
    assert columns(found) == {"Plenary": (0, 2), "A": (0, 1), "B": (1, 1), "A later": (0, 1)}


def test_sessions_without_times_have_a_column_of_their_own() -> None:
    found = plan((held("AM", None, None), [item("Film", 90)]), (held("PM", None, None), ()))
    assert columns(found) == {"AM": (0, 1), "PM": (1, 1)}
    (film,) = found.all_blocks()
    assert (film.start, film.top, film.bottom) == (None, 8 * 60, 8 * 60 + 20)
    assert (found.first, found.last) == (8 * 60, 18 * 60)


def test_sessions_without_a_date_come_last() -> None:
    found = plan((held("Some day", time(9), None, day=None), ()), (held("AM", time(9), None), ()))
    assert [day.date for day in found.days] == [DAY, None]
    assert columns(found) == {"AM": (0, 1), "Some day": (1, 1)}


def test_items_that_overlap_stand_in_lanes() -> None:
    items = [item("A", 60), item("B", 30, time(9, 30)), item("C", 30)]
    found = plan((held("AM", time(9), None), items))
    assert {one.item.title: (one.lane, one.lanes) for one in found.all_blocks()} == {
        "A": (0, 2),
        "B": (1, 2),
        "C": (0, 1),
    }


def test_an_item_without_time_lies_where_its_turn_is() -> None:
    items = [item("A", 60), replace(item("Note"), is_timed=False), item("B", 30)]
    found = plan((held("AM", time(9), None), items))
    told = {one.item.title: (one.start, one.top, one.lanes) for one in found.all_blocks()}
    assert told == {"A": (540, 540, 1), "Note": (None, 600, 2), "B": (600, 600, 2)}


TIMES = st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0))
SESSIONS = st.builds(
    held, st.just("S"), TIMES, TIMES, track=st.sampled_from(["", "A", "B"]), day=st.sampled_from([None, DAY])
)
ITEMS = st.lists(st.builds(item, st.just("I"), st.integers(1, 300), TIMES), max_size=5)


@given(st.lists(st.tuples(SESSIONS, ITEMS), min_size=1, max_size=6))
def test_every_item_has_a_place_and_none_covers_another(parts: list[tuple[Session, list[AgendaItem]]]) -> None:
    found = plan(*parts)
    blocks = list(found.all_blocks())
    assert len(blocks) == sum(len(items) for _, items in parts)
    assert len(found.areas) == len(parts)
    assert 0 <= found.first < found.last
    for area in found.areas.values():
        assert 0 <= area.column < area.column + area.span <= found.columns
    for of_session in found.blocks.values():
        for one in of_session:
            assert 0 <= one.lane < one.lanes
            for other in of_session:
                if one is not other and one.top < other.bottom and other.top < one.bottom:
                    assert one.lane != other.lane


def test_a_very_short_block_has_a_line_and_the_one_behind_it_begins_to_speak_below() -> None:
    found = plan((held("AM", time(9), None), [item("Tea", 5), item("Reports", 55), item("Vote", 5), item("Count", 5)]))
    tea, reports, vote, count = found.blocks[next(iter(found.areas))]
    places = Geometry(found, 800, 600, scale=1.7)
    drawn = {one.item.title: places.block_rect(one) for one in (tea, reports, vote, count)}
    assert drawn["Tea"].height() == SHORTEST
    assert drawn["Reports"].top() + places.covered(reports) == drawn["Tea"].bottom() + 2
    assert drawn["Vote"].bottom() < drawn["Count"].bottom()
    assert places.covered(vote) == places.covered(count) == 0
    assert drawn["Count"].height() == SHORTEST
