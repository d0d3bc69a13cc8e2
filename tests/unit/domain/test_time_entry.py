"""What people type for times and durations, and what must stay part of a title."""

from __future__ import annotations

import json
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.time_entry import Entry, duration_text, parse_duration, parse_entry, parse_start, start_text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15", 15),
        ("15m", 15),
        (" 15 min ", 15),
        ("15 MIN.", 15),
        ("15′", 15),
        ("15'", 15),
        ("15 minutes", 15),
        ("90", 90),
        ("1h", 60),
        ("1 hour", 60),
        ("1h30", 90),
        ("1h 30", 90),
        ("1 h 30 min", 90),
        ("1h5", 65),
        ("1:30", 90),
        ("0:45", 45),
        ("1.5h", 90),
        ("1,25 h", 75),
        ("24h", 1440),
        ("1440", 1440),
        ("٤٥", 45),
        ("١٫٥ ساعة", 90),
        ("１５", 15),
        ("15 мин", 15),
    ],
)
def test_durations_that_are_understood(text: str, minutes: int) -> None:
    assert parse_duration(text) == minutes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "duration.unknown"),
        ("soon", "duration.unknown"),
        ("15.5", "duration.unknown"),
        ("1:5", "duration.unknown"),
        ("1h75", "duration.unknown"),
        ("15 m x", "duration.unknown"),
        ("-15", "duration.negative"),
        ("−15 min", "duration.negative"),
        ("-1h30", "duration.negative"),
        ("0", "duration.zero"),
        ("0h00", "duration.zero"),
        ("25h", "duration.too_long"),
        ("1441", "duration.too_long"),
        ("999999h", "duration.too_long"),
    ],
)
def test_durations_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_duration(text)
    assert refusal.value.code == code
    assert refusal.value.data["text"] == text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("14:15", time(14, 15)),
        ("2:15pm", time(14, 15)),
        ("2.15 p.m.", time(14, 15)),
        ("2:15 PM", time(14, 15)),
        ("2pm", time(14)),
        ("12am", time(0)),
        ("12 p.m.", time(12)),
        ("12:30am", time(0, 30)),
        ("14h15", time(14, 15)),
        ("14h", time(14)),
        ("14.15", time(14, 15)),
        ("14:15:00", time(14, 15)),
        ("1415", time(14, 15)),
        ("915", time(9, 15)),
        ("0915", time(9, 15)),
        ("9", time(9)),
        ("14", time(14)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("١٤:١٥", time(14, 15)),
        ("٢:١٥ م", time(14, 15)),
        ("１４：１５", time(14, 15)),
    ],
)
def test_times_that_are_understood(text: str, start: time) -> None:
    assert parse_start(text) == start


@pytest.mark.parametrize(
    "text", ["", "25:00", "24:00", "14:60", "14:5", "13pm", "0am", "99", "2460", "-2:15", "tea", "14:15:30", "12345"]
)
def test_times_that_are_refused_are_named(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_start(text)
    assert refusal.value.code == "time.unknown"
    assert refusal.value.data["text"] == text


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("14:15 15m Welcome", Entry("Welcome", time(14, 15), 15)),
        ("15m 14:15 Welcome", Entry("Welcome", time(14, 15), 15)),
        ("14:15\t15′\tWelcome", Entry("Welcome", time(14, 15), 15)),
        ("14:15 – Welcome", Entry("Welcome", time(14, 15))),
        ("2pm: Welcome", Entry("Welcome", time(14))),
        ("Welcome 15m", Entry("Welcome", None, 15)),
        ("Welcome, 15 min", Entry("Welcome", None, 15)),
        ("Welcome (15 minutes)", Entry("Welcome", None, 15)),
        ("Welcome – 14:15", Entry("Welcome", time(14, 15))),
        ("Lunch at 12:30", Entry("Lunch", time(12, 30))),
        ("Welcome 14:15 15m", Entry("Welcome", time(14, 15), 15)),
        ("14:15 Welcome 15m", Entry("Welcome", time(14, 15), 15)),
        ("1h30 Lunch", Entry("Lunch", None, 90)),
        ("1.5h Lunch", Entry("Lunch", None, 90)),
        ("9h30 Accueil", Entry("Accueil", time(9, 30))),
        ("14 h 15 Accueil", Entry("Accueil", time(14, 15))),
        ("2:15pm – 2:30pm Welcome", Entry("Welcome", time(14, 15), 15)),
        ("2:15-2:30pm Welcome", Entry("Welcome", time(14, 15), 15)),
        ("11:45–12:15pm Welcome", Entry("Welcome", time(11, 45), 30)),
        ("2–3pm Welcome", Entry("Welcome", time(14), 60)),
        ("14h–15h30 Accueil", Entry("Accueil", time(14), 90)),
        ("2:15 PM – 2:30 P.M. Welcome", Entry("Welcome", time(14, 15), 15)),
        ("9 AM Registration", Entry("Registration", time(9))),
        ("09:00 - 09:30 | Registration", Entry("Registration", time(9), 30)),
        ("Lunch 12:30pm (1h)", Entry("Lunch", time(12, 30), 60)),
        ("[14:15] Welcome", Entry("Welcome", time(14, 15))),
        ("10 min break", Entry("break", None, 10)),
        ("Item 3 – 20 min", Entry("Item 3", None, 20)),
        ("(14:15–14:30) Welcome", Entry("Welcome", time(14, 15), 15)),
        ("Welcome 14:15–14:30", Entry("Welcome", time(14, 15), 15)),
        ("23:30–00:30 Late talk", Entry("Late talk", time(23, 30), 60)),
        ("١٤:١٥ ترحيب", Entry("ترحيب", time(14, 15))),
        ("Agenda 2030 15m", Entry("Agenda 2030", None, 15)),
        ("14:15 Top 10", Entry("Top 10", time(14, 15))),
        ("Top 10 – 14:15", Entry("Top 10", time(14, 15))),
        ("14:15", Entry("", time(14, 15))),
        ("1h30", Entry("", None, 90)),
    ],
)
def test_times_in_a_line_are_taken_out_of_the_title(line: str, entry: Entry) -> None:
    assert parse_entry(line) == entry


@pytest.mark.parametrize(
    "title",
    [
        "Agenda 2030",
        "2030 Agenda for Sustainable Development",
        "15 Welcome",
        "Welcome 15",
        "Follow-up to A/71/L.58",
        "4H club",
        "3M presents",
        "G20 and COVID-19",
        "The 1951 Convention",
        "Open until 14:15",
        "Extend by 15m",
        "2.15 Reporting",
        "Welcome -15m",
        "0m Nothing",
        "5000m race",
        "24h of action",
        "13pm of nothing",
        "AM Session",
        "14.15 Review",
        "  spaces stay  ",
        "",
    ],
)
def test_what_belongs_to_a_title_stays_in_it(title: str) -> None:
    assert parse_entry(title) == Entry(title)


@pytest.mark.parametrize("line", ["25:00 Welcome", "14:75 – Welcome", "13:00pm Welcome"])
def test_a_line_that_begins_with_no_time_of_day_is_refused(line: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_entry(line)
    assert refusal.value.code == "time.unknown"
    assert str(refusal.value.data["text"]) in line


def test_every_naughty_string_is_a_title_as_it_stands(shared_data: Path) -> None:
    for title in json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8")):
        assert parse_entry(title) == Entry(title)


minutes_of_a_day = st.integers(1, 1440)
starts = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(minutes_of_a_day)
def test_a_duration_written_is_the_duration_read(minutes: int) -> None:
    assert parse_duration(duration_text(minutes)) == minutes
    assert parse_duration(str(minutes)) == minutes


@given(starts)
def test_a_start_written_is_the_start_read(start: time) -> None:
    assert parse_start(start_text(start)) == start
    assert parse_start(f"{start:%I:%M %p}") == start
    assert parse_start(f"{start:%H%M}") == start


@given(starts, minutes_of_a_day, st.sampled_from(["Welcome", "Agenda 2030", "Suivi : point 4", "حوار ٢٠٣٠"]))
def test_an_entry_written_is_the_entry_read(start: time, minutes: int, title: str) -> None:
    long = f"{minutes} min"
    assert parse_entry(f"{start_text(start)} {long} {title}") == Entry(title, start, minutes)
    assert parse_entry(f"{title} {long}") == Entry(title, None, minutes)
    assert parse_entry(f"{start_text(start)} {title}") == Entry(title, start)


@given(st.text(max_size=80))
def test_any_line_is_understood_or_refused_and_its_title_is_part_of_it(line: str) -> None:
    try:
        entry = parse_entry(line)
    except UserError as refusal:
        assert refusal.code == "time.unknown"
    else:
        assert entry.title in line
        if entry.start is None and entry.minutes is None:
            assert entry.title == line


@pytest.mark.timeout(5)
@pytest.mark.parametrize("line", [" " * 50_000, "1" * 50_000, "(" * 50_000, "- " * 25_000, "a " * 25_000 + "1h"])
def test_a_long_line_takes_no_time(line: str) -> None:
    assert parse_entry(line).title in line
