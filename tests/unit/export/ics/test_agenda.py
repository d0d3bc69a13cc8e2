"""Calendars, read by another library: one event an item or a session, times in their zones, safe to import again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import vobject  # type: ignore[import-untyped] # it has none
from hypothesis import example, given
from hypothesis import strategies as st

from rcsc_desktop.domain.agenda import Visibility
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.reports.agenda import AgendaReport
from rcsc_desktop.domain.text import clean
from rcsc_desktop.domain.texts import LANGUAGES
from tests.unit.export.agendas import full, naughty, of_text, one_line, written


def read(report: AgendaReport) -> Any:
    return vobject.readOne(written(report, "ics").decode())


def events(report: AgendaReport) -> list[Any]:
    return list(getattr(read(report), "vevent_list", []))


def test_every_item_is_an_event_in_the_zone_of_its_session() -> None:
    found = events(full())
    assert [one.summary.value for one in found][2:5] == [
        "Participant Introductions",
        "1. Update on GCM Preparatory Process",
        "Regional Civil Society Consultations (RCSCs)",
    ]
    fourth = found[3]
    assert fourth.dtstart.value.astimezone(UTC) == datetime(2017, 4, 17, 18, 45, tzinfo=UTC)
    assert fourth.dtend.value.astimezone(UTC) == datetime(2017, 4, 17, 19, 45, tzinfo=UTC)
    assert fourth.location.value.startswith("Conference Room 2, IOM New York Office Conference Room, 48th Floor")
    assert fourth.url.value == "https://example.org/meet"
    assert fourth.categories.value == ["Presentation"]
    assert fourth.description.value.splitlines()[:2] == ["Michele Klein-Solomon", "- Thematic sessions"]
    assert "Expected outcome: A list of priorities" in fourth.description.value
    assert "TZID:America/New_York" in written(full(), "ics").decode()


def test_a_calendar_that_imports_it_again_updates_what_it_has() -> None:
    first, later = events(full()), events(replace(full(), sequence=13, modified=datetime(2017, 4, 11, tzinfo=UTC)))
    assert [one.uid.value for one in first] == [f"{UUID(int=100 + n)}@rcsc-desktop" for n in range(1, 9)]
    assert [one.uid.value for one in later] == [one.uid.value for one in first]
    assert {one.sequence.value for one in first} == {"12"}
    assert {one.sequence.value for one in later} == {"13"}
    assert first[0].dtstamp.value == datetime(2017, 4, 9, 8, 30, tzinfo=UTC)
    assert later[0].last_modified.value == datetime(2017, 4, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (AgendaStatus.DRAFT, "TENTATIVE"),
        (AgendaStatus.PROVISIONAL, "TENTATIVE"),
        (AgendaStatus.FINAL, "CONFIRMED"),
        (AgendaStatus.AS_HELD, "CONFIRMED"),
    ],
)
def test_only_a_final_agenda_is_confirmed(status: AgendaStatus, told: str) -> None:
    assert {one.status.value for one in events(replace(full(), status=status))} == {told}


def test_a_session_is_one_event_where_asked() -> None:
    report = full()
    report = replace(report, options=replace(report.options, per_session=True))
    (one,) = events(report)
    assert one.uid.value == f"{UUID(int=50)}@rcsc-desktop"
    assert (one.dtstart.value.hour, one.dtend.value.hour) == (14, 18)
    assert "2:15\u202f–\u20092:30\u202fpm Welcome" in one.description.value
    assert one.description.value.startswith("Chair: Ana Díaz")


def test_a_session_past_midnight_and_one_without_a_start() -> None:
    report = full()
    session = replace(report.sessions[0], start=time(22), end=time(1))
    options = replace(report.options, per_session=True)
    (one,) = events(replace(report, sessions=(session,), options=options))
    assert one.dtend.value.date() == date(2017, 4, 18)
    (one,) = events(replace(report, sessions=(replace(session, start=None, end=None),), options=options))
    assert one.dtstart.value == date(2017, 4, 17)


def test_an_item_past_midnight_lies_on_the_next_day() -> None:
    report = full()
    late = replace(report.sessions[0].items[0], start=time(0, 30), start_minute=24 * 60 + 30, minutes=45)
    (one,) = events(replace(report, sessions=(replace(report.sessions[0], items=(late,)),)))
    assert one.dtstart.value.replace(tzinfo=None) == datetime(2017, 4, 18, 0, 30)
    assert one.dtend.value.replace(tzinfo=None) == datetime(2017, 4, 18, 1, 15)


def test_without_a_zone_times_float() -> None:
    report = full()
    for zone in ("", "Mars/Olympus"):
        text = written(replace(report, sessions=(replace(report.sessions[0], time_zone=zone),)), "ics").decode()
        assert "DTSTART:20170417T140000\r\n" in text
        assert "VTIMEZONE" not in text


def test_what_has_no_time_is_left_out_and_counted() -> None:
    report = full()
    first, *others = report.sessions[0].items
    untimed = (replace(first, start=None, end=None), replace(others[0], is_timed=False), *others[1:])
    found = read(replace(report, sessions=(replace(report.sessions[0], items=untimed),)))
    assert len(found.vevent_list) == 6
    assert found.description.value == "Items without a time, which are not in this calendar: 2"
    assert not events(replace(report, sessions=(replace(report.sessions[0], date=None),)))


def test_internal_items_are_private() -> None:
    report = full()
    secret = replace(report.sessions[0].items[0], visibility=Visibility.INTERNAL)
    (one,) = events(replace(report, sessions=(replace(report.sessions[0], items=(secret,)),)))
    assert one.contents["class"][0].value == "PRIVATE"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_in_folded_lines_of_75_bytes(language: str) -> None:
    content = written(full(language), "ics")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    titles = [one.summary.value for one in vobject.readOne(content.decode()).vevent_list]
    assert titles[1] == full(language).sessions[0].items[1].title
    assert content == written(full(language), "ics")


def survives(text: str) -> None:
    (one,) = events(of_text(text))
    kept = one_line(clean(text).text).strip("\ufeff")  # which the reader takes for a mark of the encoding
    if kept:
        assert one_line(one.summary.value).strip("\ufeff") == kept
        assert kept in one_line(one.description.value)


@given(st.text(max_size=60))
@example("a;b,c\\n\\;\nBEGIN:VEVENT\r\n\x00")
def test_any_text_survives(text: str) -> None:
    survives(text)


def test_naughty_strings_survive(shared_data: Path) -> None:
    for text in naughty(shared_data):
        survives(text)
