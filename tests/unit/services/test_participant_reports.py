"""Lists as workbooks and text files: which columns, who, and which tabs."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_people import ReadOptions
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, OwnValue, column_of
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.domain.reports.participants import ListRequest, ListTab
from rcsc_desktop.intake.people import read_people
from rcsc_desktop.services.core import Core

_COLUMNS = ["name", "country", "category", "status", "mode", "dietary_needs", "interpretation", "availability", "email"]
_PEOPLE = [
    ["Ann", "FR", "Civil society", "confirmed", "remote", "Halal", "fr", "2017-04-18", "ann@example.org"],
    ["Bob", "Germany", "Member States", "confirmed", "in person", "", "", "", ""],
    ["Cy", "", "", "invited", "", "", "ar", "not 2017-04-17", ""],
    ["Di", "Allemagne", "Academia", "declined", "in person", "Vegan", "", "2017-04-17 09:00-10:00", ""],
]


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(None, "Meeting", start_date="2017-04-17", end_date="2017-04-18").new_id
    assert made is not None
    (session,) = core.consultations.view(made).sessions
    core.records.change(Session, session.id, {"date": "2017-04-17"})
    with core.records._database.write() as work:
        work.add(Session(consultation_id=made, name="Day 2", date=date(2017, 4, 18)))
        work.commit("session.add", consultation_id=made)
    core.participants.paste(made, _COLUMNS, _PEOPLE)
    core.records.change(Consultation, made, {"category_order": "Member States"})
    return made


def tabs(core: Core, meeting: UUID, *wanted: ListTab, **request: object) -> list[tuple[str, list[str]]]:
    report = core.exports.participant_report(meeting, ListRequest(tabs=wanted, **request))  # type: ignore[arg-type]
    return [(tab.value, [line.name for line in tab.lines]) for tab in report.tabs]


def test_tabs_stand_in_order_and_those_of_whom_nothing_is_known_last(core: Core, meeting: UUID) -> None:
    assert tabs(core, meeting, ListTab.COUNTRY) == [("France", ["Ann"]), ("Germany", ["Bob", "Di"]), ("", ["Cy"])]
    assert tabs(core, meeting, ListTab.CATEGORY) == [
        ("Member States", ["Bob"]),
        ("Academia", ["Di"]),
        ("Civil society", ["Ann"]),
        ("", ["Cy"]),
    ]
    assert tabs(core, meeting, ListTab.MODE) == [("in person", ["Bob", "Di"]), ("remote", ["Ann"]), ("", ["Cy"])]
    assert tabs(core, meeting, ListTab.COUNTRY, language="fr")[0] == ("Allemagne", ["Bob", "Di"])


def test_a_day_has_those_who_are_there_for_some_of_it(core: Core, meeting: UUID) -> None:
    assert tabs(core, meeting, ListTab.DAY) == [
        ("2017-04-17", ["Bob", "Di"]),
        ("2017-04-18", ["Ann", "Bob", "Cy"]),
    ]


def test_needs_have_a_tab_each_which_shows_the_need_whatever_was_chosen(core: Core, meeting: UUID) -> None:
    request = ListRequest(columns=("name",), tabs=(ListTab.NEEDS, ListTab.TRAVEL))
    report = core.exports.participant_report(meeting, request)
    assert [(tab.value, tab.columns, tab.total) for tab in report.tabs] == [
        ("dietary_needs", ("name", "dietary_needs"), 2),
        ("interpretation", ("name", "interpretation"), 2),
    ]
    assert report.shown == ("name", "dietary_needs", "interpretation")
    assert not report.has_counts


def test_a_list_can_be_of_some_statuses_and_some_people(core: Core, meeting: UUID) -> None:
    confirmed = ListRequest(statuses=(ParticipantStatus.CONFIRMED,))
    report = core.exports.participant_report(meeting, confirmed)
    assert [line.name for line in report.lines] == ["Ann", "Bob"]
    assert {(one.value, one.count) for one in report.counts if one.column == "mode"} == {
        ("in person", 1),
        ("remote", 1),
    }

    some = tuple(core.participants.ids(meeting, "cy"))
    assert core.exports.participant_report(meeting, ListRequest(ids=some)).total == 1


def test_own_fields_go_out_under_their_names(core: Core, meeting: UUID, tmp_path: Path) -> None:
    field = OwnField(consultation_id=meeting, name="Hotel", kind=OwnFieldKind.YES_NO)
    ann = core.participants.ids(meeting, "ann")[0]
    with core.records._database.write() as work:
        work.add(field, OwnValue(field_id=field.id, participant_id=ann, value="yes"))
        work.commit("participant.fill", consultation_id=meeting, count=1)
    column = column_of(field.id)
    assert core.exports.participant_report(meeting).columns[-1] == column

    core.list_presets.save("Hotel list", ["name", column])
    core.exports.participants(meeting, tmp_path / "list.xlsx", ListRequest(preset="Hotel list", language="es"))
    rows = CalamineWorkbook.from_path(str(tmp_path / "list.xlsx")).get_sheet_by_index(0).to_python()
    assert ["Nombre", "Hotel"] in rows
    assert ["Ann", "Sí"] in rows

    other = core.consultations.create(None, "Other").new_id
    assert other is not None
    assert core.exports.participant_report(other, ListRequest(preset="hotel list")).columns == ("name",)
    with pytest.raises(UserError) as error:
        core.exports.participant_report(other, ListRequest(columns=("name", column)))
    assert error.value.code == "column.unknown"


def test_what_left_is_in_the_history_with_its_columns_and_is_no_undo_step(
    core: Core, meeting: UUID, tmp_path: Path
) -> None:
    before = core.history.next_undo()
    request = ListRequest(columns=("name",), tabs=(ListTab.NEEDS,))
    core.exports.participants(meeting, tmp_path / "list.csv", request, format="csv")
    report = core.participant_lists.report(meeting)
    core.exports.write_participant_list(meeting, report, tmp_path / "list.pdf")

    database = core.records._database
    left = {(row.format, row.count, row.columns) for row in database.exports(meeting, 10)}  # type: ignore[attr-defined]
    assert left == {("csv", 4, "name,dietary_needs,interpretation"), ("pdf", 2, "name,title,organisation")}
    assert core.history.next_undo() == before
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(StringIO(stream.read()))) == [["Name"], ["Ann"], ["Bob"], ["Cy"], ["Di"]]


def test_a_list_that_went_out_comes_in_as_the_same_people(core: Core, meeting: UUID, tmp_path: Path) -> None:
    ann = core.participants.ids(meeting, "ann")[0]
    core.participants.change(ann, "phone", "+41 22 555 0100")
    core.participants.change(ann, "notes", "=1+1")
    for kind in ("csv", "xlsx"):
        file = tmp_path / f"list.{kind}"
        core.exports.participants(meeting, file, ListRequest(tabs=()), format=kind)
        read = read_people(file.read_bytes(), file.name, ReadOptions())
        found = {entry.values["name"]: entry for entry in read.entries}
        assert set(found) == {"Ann", "Bob", "Cy", "Di"}
        ann_read = found["Ann"].values
        assert (ann_read["notes"], ann_read["phone"]) == ("=1+1", "+41 22 555 0100")
