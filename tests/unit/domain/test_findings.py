"""Findings: which, beside which item, and with the words that their sentences need."""

from __future__ import annotations

import time as clock
from datetime import date, time

import pytest

from rcsc_desktop.domain.agenda import Finding, ItemKind, SessionAgenda
from rcsc_desktop.domain.findings import findings, fit
from tests.unit.domain.agendas import agendas, item, session

REST = item("Coffee", 60, kind=ItemKind.BREAK)


def told(parts: tuple[SessionAgenda, ...]) -> list[tuple[str, str | None, dict[str, object]]]:
    """Code, title of the item it stands beside, and data."""
    titles = {entry.item.id: entry.item.title for part in parts for entry in part.entries}
    return [(one.code, titles[one.item_id] if one.item_id else None, dict(one.data)) for one in findings(parts)]


def test_an_agenda_in_order_has_no_findings() -> None:
    assert findings(agendas((session(), [item("Welcome", 90), REST, item("Closing", 90)]))) == ()


def test_a_pinned_start_before_the_end_of_the_item_before_it() -> None:
    parts = agendas((session(), [item("Welcome", 30), item("Update", 60, time(14, 20))]))
    assert told(parts) == [("agenda.overlap", "Update", {"minutes": 10, "title": "Update", "other": "Welcome"})]
    assert findings(parts)[0].severity == "error"


def test_gaps_between_items_and_after_the_start() -> None:
    parts = agendas((session(), [item("Welcome", 30, time(14, 5)), item("Update", 60, time(14, 50))]))
    assert told(parts) == [
        ("agenda.gap", "Welcome", {"minutes": 5, "title": "Welcome", "other": ""}),
        ("agenda.gap", "Update", {"minutes": 15, "title": "Update", "other": "Welcome"}),
    ]


def test_an_item_before_the_session_begins() -> None:
    parts = agendas((session(), [item("Registration", 30, time(13, 30))]))
    assert told(parts) == [("agenda.before_start", "Registration", {"minutes": 30, "title": "Registration"})]


def test_an_agenda_longer_than_its_session_is_told_once_where_it_begins_to_be() -> None:
    coffee = [item("Coffee", 70, kind=ItemKind.BREAK), item("Lunch", 70, kind=ItemKind.BREAK)]
    parts = agendas((session(), [item("Welcome", 60), *coffee, item("Update", 60), item("Closing", 15)]))
    assert told(parts) == [("agenda.overrun", "Update", {"minutes": 35, "title": "Update"})]
    assert fit(parts[0]) == (275, 240)


def test_an_agenda_past_midnight_fits_a_session_past_midnight() -> None:
    parts = agendas((session(time(22), time(2)), [item("One", 90), REST, item("Two", 90)]))
    assert findings(parts) == ()
    assert fit(parts[0]) == (240, 240)


@pytest.mark.parametrize("kind", [ItemKind.PRESENTATION, ItemKind.PANEL])
def test_a_presentation_without_a_speaker(kind: ItemKind) -> None:
    rows = [item("Update", kind=kind), item("Break", kind=ItemKind.BREAK)]
    assert told(agendas((session(), rows))) == [("agenda.no_speaker", "Update", {"title": "Update", "kind": kind})]
    assert findings(agendas((session(), rows), speakers={"Update": ["Colin Rajah"]})) == ()


def test_a_speaker_in_two_parallel_sessions_in_two_time_zones() -> None:
    geneva = session(time(15), time(17), date(2020, 9, 24), "Europe/Zurich")
    new_york = session(time(9), time(11), date(2020, 9, 24), "America/New_York")
    parts = agendas(
        (geneva, [item("Morning webinar", 60)]),
        (new_york, [item("Opening", 30), item("Keynote", 30)]),
        speakers={"Morning webinar": ["A. Chair"], "Opening": ["A. Chair"], "Keynote": ["A. Chair", "B. Other"]},
    )
    data = {"name": "A. Chair", "other": "Morning webinar"}
    assert told(parts) == [
        ("agenda.speaker_twice", "Opening", {**data, "title": "Opening"}),
        ("agenda.speaker_twice", "Keynote", {**data, "title": "Keynote"}),
    ]


def test_one_session_after_the_other_is_no_clash_though_the_clock_shows_the_same() -> None:
    geneva = session(time(9), time(10), date(2020, 9, 24), "Europe/Zurich")
    new_york = session(time(9), time(10), date(2020, 9, 24), "America/New_York")
    speakers = {"Morning": ["A. Chair"], "Afternoon": ["A. Chair"]}
    assert (
        findings(agendas((geneva, [item("Morning", 60)]), (new_york, [item("Afternoon", 60)]), speakers=speakers)) == ()
    )


def test_sessions_on_days_that_are_not_known_are_not_compared() -> None:
    speakers = {"One": ["A. Chair"], "Two": ["A. Chair"]}
    assert findings(agendas((session(), [item("One", 90)]), (session(), [item("Two", 90)]), speakers=speakers)) == ()


def test_a_speaker_listed_twice_in_one_item() -> None:
    parts = agendas((session(), [item("Panel", 90)]), speakers={"Panel": ["Colin Rajah", "Colin Rajah"]})
    assert told(parts) == [("agenda.speaker_listed_twice", "Panel", {"name": "Colin Rajah", "title": "Panel"})]


@pytest.mark.parametrize(("end", "codes"), [(time(13), ["agenda.start_after_end"]), (time(1), [])])
def test_a_session_that_ends_before_it_starts(end: time, codes: list[str]) -> None:
    found = findings(agendas((session(time(14), end), [])))
    assert [one.code for one in found] == codes
    assert all(one.item_id is None for one in found)


def test_an_unknown_zone_is_named() -> None:
    of = session(zone="Mars/Olympus")
    found = findings(agendas((of, [])))
    assert found == (Finding("agenda.unknown_zone", "error", of.id, None, (("zone", "Mars/Olympus"),)),)


def test_seven_thousand_items_take_no_more_than_a_moment() -> None:
    day = date(2020, 9, 24)
    of = [
        (session(time(8), time(20), day, "Europe/Zurich"), [item(f"{n}-{m}", 3) for m in range(240)]) for n in range(29)
    ]
    speakers = {row.title: [f"Person {int(row.title.split('-')[1])}"] for _, rows in of for row in rows}
    parts = agendas(*of, speakers=speakers)
    begin = clock.process_time()
    found = findings(parts)
    assert clock.process_time() - begin < 3  # 0.3 s on a quiet machine
    assert sum(one.code == "agenda.speaker_twice" for one in found) == 28 * 240
