"""Sessions on the clocks of other places."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.cities import REGION_ZONES, Light, city_times, region_lights, zones_of
from rcsc_desktop.domain.consultation import REGIONS, Session
from rcsc_desktop.domain.schedule import minutes_of, zone
from tests.unit.domain.agendas import CONSULTATION


def held(day: date | None, start: time | None, end: time | None, where: str = "America/New_York") -> Session:
    return Session(consultation_id=CONSULTATION, date=day, start=start, end=end, time_zone=where)


WEBINAR = held(date(2020, 9, 24), time(9), time(11))


def told(session: Session, *zones: str) -> list[str]:
    return [
        f"{one.start:%H:%M}{one.days:+d} {'' if one.end is None else f'{one.end:%H:%M}'}{one.end_days:+d}"
        f"{' night' if one.is_night else ''}"
        for one in city_times(session, zones)
    ]


def test_a_webinar_in_three_cities() -> None:
    zones = ("Europe/Zurich", "Asia/Manila", "Pacific/Apia")
    assert told(WEBINAR, *zones) == ["15:00+0 17:00+0", "21:00+0 23:00+0 night", "02:00+1 04:00+1 night"]


def test_a_session_may_fall_on_the_day_before() -> None:
    assert told(held(date(2020, 9, 25), time(9), None, "Asia/Tokyo"), "America/New_York") == ["20:00-1 +0"]


def test_clocks_that_change_on_different_days_are_counted() -> None:
    """In March New York changes its clocks weeks before Geneva."""
    assert told(held(date(2017, 3, 6), time(10), None), "Europe/Zurich") == ["16:00+0 +0"]
    assert told(held(date(2017, 3, 20), time(10), None), "Europe/Zurich") == ["15:00+0 +0"]
    assert told(held(date(2017, 4, 3), time(10), None), "Europe/Zurich") == ["16:00+0 +0"]


@pytest.mark.parametrize(
    "session",
    [
        held(None, time(9), None),
        held(date(2020, 9, 24), None, None),
        held(date(2020, 9, 24), time(9), None, ""),
        held(date(2020, 9, 24), time(9), None, "Mars/Olympus"),
        held(date(9999, 12, 31), time(23), None),
    ],
)
def test_nothing_is_said_of_a_session_whose_moment_is_not_known(session: Session) -> None:
    assert city_times(session, ["Europe/Zurich"]) == ()
    assert region_lights(session) == ()


def test_zones_are_read_as_they_are_stored() -> None:
    assert zones_of("Asia/Manila, Europe/Zurich,,Mars/Olympus,Asia/Manila") == ("Asia/Manila", "Europe/Zurich")


def test_the_regions_that_sleep() -> None:
    lights = {one.region: one.runs for one in region_lights(WEBINAR)}
    assert lights["Europe"] == ((0, 120, Light.DAY),)
    assert lights["Asia"] == ((0, 120, Light.PARTLY),)
    assert lights["Pacific"] == ((0, 120, Light.NIGHT),)
    assert lights["U.S. – Canada"] == ((0, 60, Light.PARTLY), (60, 120, Light.DAY))


def test_every_region_has_its_edges() -> None:
    assert set(REGION_ZONES) == set(REGIONS) - {"global"}
    assert all(zone(name) is not None for edges in REGION_ZONES.values() for name in edges)


@given(
    st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    st.times().map(lambda one: one.replace(second=0, microsecond=0)),
    st.integers(15, 600),
    st.sampled_from(["Europe/Zurich", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns"]),
)
def test_the_same_instant_is_meant_everywhere(day: date, start: time, length: int, where: str) -> None:
    session = held(day, start, (datetime.combine(day, start) + timedelta(minutes=length)).time())
    (found,) = city_times(session, [where])
    own, there = zone(session.time_zone), zone(where)
    assert own is not None
    assert there is not None
    here = datetime.combine(day, start, own).astimezone(UTC)
    local = here.astimezone(there)
    assert (found.start, day + timedelta(days=found.days)) == (local.time(), local.date())
    for one in region_lights(session):
        assert one.runs[0][0] == 0
        assert [run[1] for run in one.runs[:-1]] == [run[0] for run in one.runs[1:]]
        assert one.runs[-1][1] == (minutes_of(session.end or time()) - minutes_of(start)) % (24 * 60)
