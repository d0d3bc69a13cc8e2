"""Values of fields as typed by people, or as they come from a file."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, AgendaTopic, ItemKind
from rcsc_desktop.domain.concept_note import Footnote
from rcsc_desktop.domain.consultation import Consultation, ConsultationStatus, ContactPoint, Session
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce, is_required, label
from rcsc_desktop.domain.participant import Participant, ParticipantMode

ROW = UUID("01a20193-e466-7e92-ba1d-ee9dfd297bc2")


@pytest.mark.parametrize(
    ("kind", "field", "value", "stored"),
    [
        (AgendaItem, "title", " As typed ", " As typed "),
        (AgendaItem, "title", 2030, "2030"),
        (AgendaItem, "minutes", "1h30", 90),
        (AgendaItem, "minutes", 45, 45),
        (AgendaItem, "pinned_start", "2:15pm", time(14, 15)),
        (AgendaItem, "pinned_start", time(9), time(9)),
        (AgendaItem, "pinned_start", "", None),
        (AgendaItem, "pinned_start", None, None),
        (AgendaItem, "kind", "Panel", ItemKind.PANEL),
        (AgendaItem, "kind", ItemKind.BREAK, ItemKind.BREAK),
        (AgendaItem, "room", None, ""),
        (AgendaItem, "session_id", str(ROW), ROW),
        (Session, "is_parking", "no", False),
        (Session, "is_parking", True, True),
        (Consultation, "status", "invitations-out", ConsultationStatus.INVITATIONS_OUT),
        (Consultation, "start_date", "2017-04", PartialDate(2017, 4)),
        (Consultation, "time_zone", "America/New_York", "America/New_York"),
        (Consultation, "time_zone", "", ""),
        (
            Consultation,
            "cities",
            "tokyo, New York, Pacific/Fiji, Asia/Tokyo",
            "Asia/Tokyo,America/New_York,Pacific/Fiji",
        ),
        (Consultation, "cities", "", ""),
        (Consultation, "latitude", "-17.8", -17.8),
        (Consultation, "latitude", 40.75, 40.75),
        (Consultation, "latitude", 40, 40.0),
        (ContactPoint, "name", "", ""),
        (Footnote, "number", 3, 3),
        (Participant, "mode", "", ParticipantMode.UNKNOWN),
        (Session, "date", "2017-04-17", date(2017, 4, 17)),
        (Session, "date", date(2017, 4, 17), date(2017, 4, 17)),
    ],
)
def test_values_that_are_understood(kind: type[Entity], field: str, value: object, stored: object) -> None:
    found = coerce(kind, field, value)
    assert found == stored
    assert type(found) is type(stored)


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        (AgendaItem, "title", " \t", "text.required"),
        (AgendaItem, "title", "\x00", "text.required"),
        (AgendaItem, "title", None, "text.required"),
        (AgendaTopic, "text", "", "text.required"),
        (AgendaItem, "minutes", "-15", "duration.negative"),
        (AgendaItem, "minutes", -15, "duration.negative"),
        (AgendaItem, "minutes", 0, "duration.zero"),
        (AgendaItem, "minutes", None, "duration.unknown"),
        (AgendaItem, "minutes", 10**9, "duration.unknown"),
        (AgendaItem, "pinned_start", "25:00", "time.unknown"),
        (AgendaItem, "kind", "party", "value.unknown"),
        (AgendaItem, "kind", None, "value.unknown"),
        (AgendaItem, "colour", "red", "field.unknown"),
        (AgendaItem, "id", str(ROW), "field.fixed"),
        (AgendaItem, "session_id", "not an id", "number.unknown"),
        (Consultation, "key", "x", "field.fixed"),
        (Consultation, "time_zone", "Mars/Base", "zone.unknown"),
        (Consultation, "cities", "Asia/Tokyo, Atlantis", "zone.unknown"),
        (Consultation, "start_date", "soon", "date.unknown"),
        (Consultation, "latitude", "nan", "number.unknown"),
        (Consultation, "latitude", float("inf"), "number.unknown"),
        (Footnote, "number", "1e3", "number.unknown"),
        (Footnote, "number", "9" * 30, "number.unknown"),
        (Session, "date", "2017-04", "date.unknown"),
        (Session, "is_parking", "perhaps", "value.unknown"),
    ],
)
def test_values_that_are_refused_name_their_field(kind: type[Entity], field: str, value: object, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        coerce(kind, field, value)
    assert refusal.value.code == code
    assert refusal.value.data["field"] == field


def test_every_naughty_string_is_kept_by_a_text_field(shared_data: Path) -> None:
    for text in json.loads((shared_data / "bad" / "blns.json").read_text(encoding="utf-8")):
        assert coerce(Consultation, "notes", text) == text


def test_which_fields_may_not_be_blank() -> None:
    assert is_required(AgendaItem, "title")
    assert is_required(AgendaTopic, "text")
    assert not is_required(AgendaSpeaker, "title")
    assert not is_required(Session, "name")
    assert not is_required(Consultation, "subtitle")


def test_what_people_call_a_row() -> None:
    assert label(AgendaTopic(item_id=ROW, text="facets")) == "facets"
    assert label(Participant(consultation_id=ROW, person_id=ROW)) == ""


@pytest.mark.parametrize(
    ("start", "end", "is_refused"),
    [
        ("2017-04-17", "2017-04-16", True),
        ("2017-04-17", "2017-03", True),
        ("2018", "2017-12-31", True),
        ("2017-04-17", "2017-04-17", False),
        ("2017-04-17", "2017-04", False),
        ("2017-04-17", "2017", False),
    ],
)
def test_the_last_day_does_not_lie_before_the_first(start: str, end: str, is_refused: bool) -> None:
    meeting = Consultation(
        programme_id=ROW, key="x", title="x", start_date=PartialDate.parse(start), end_date=PartialDate.parse(end)
    )
    if not is_refused:
        check_dates(meeting)
        return
    with pytest.raises(UserError) as refusal:
        check_dates(meeting)
    assert (refusal.value.code, refusal.value.data["start"], refusal.value.data["end"]) == (
        "dates.start_after_end",
        start,
        end,
    )
