"""Lists of participants in order and in groups, by every column and the organiser's own fields."""

from itertools import groupby
from uuid import UUID

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, OwnValue, column_of
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase

COLUMNS = ("name", "organisation", "category", "status", "mode", "country", "rank", "status_date", "email", "gender")
ROWS = (
    ("Zoë", "MFA", "élan", "confirmed", "remote", "Égypte", "10", "2017-04-02", "z@x.org", ""),
    ("Abel", "", "zeal", "draft", "", "Zambia", "9", "2016-04-02", "", "woman"),
    ("Émile", "ICMC", "", "invited", "in person", "Estonia", "", "2018-01-02", "A@x.org", "man"),
    ("Bo", "MFA", "eland", "confirmed", "remote", "", "9", "2017-04-01", "b@x.org", "man"),
    ("Čapek", "Żegota", "élan", "declined", "", "Égypte", "", "2018-01-01", "", ""),
)


@pytest.fixture
def meeting(core: Core) -> UUID:
    made = core.consultations.create(core.programmes.create("Programme").new_id, "Meeting").new_id
    assert made is not None
    core.participants.paste(made, COLUMNS, ROWS)
    return made


def values(core: Core, meeting: UUID, sort: str, *, descending: bool = False) -> list[str]:
    ids = core.participants.ids(meeting, sort=sort, descending=descending)
    return [line.text(sort) for line in core.participants.fetch(ids)]


def test_every_column_sorts_as_a_reader_expects_with_what_is_missing_last(core: Core, meeting: UUID) -> None:
    assert values(core, meeting, "name") == ["Abel", "Bo", "Čapek", "Émile", "Zoë"]
    assert values(core, meeting, "country") == ["EG", "EG", "EE", "ZM", ""]
    assert values(core, meeting, "country", descending=True) == ["ZM", "EE", "EG", "EG", ""]
    assert values(core, meeting, "organisation") == ["ICMC", "MFA", "MFA", "Żegota", ""]
    assert values(core, meeting, "status") == ["draft", "invited", "confirmed", "confirmed", "declined"]
    assert values(core, meeting, "rank") == ["9", "9", "10", "", ""]
    assert values(core, meeting, "rank", descending=True) == ["10", "9", "9", "", ""]
    assert values(core, meeting, "status_date") == [
        "2016-04-02",
        "2017-04-01",
        "2017-04-02",
        "2018-01-01",
        "2018-01-02",
    ]
    assert values(core, meeting, "email")[3:] == ["", ""]


def test_people_with_one_value_stand_by_name_whichever_way_it_is_sorted(core: Core, meeting: UUID) -> None:
    for descending in (False, True):
        ids = core.participants.ids(meeting, sort="gender", descending=descending)
        named = [(line.gender, line.name) for line in core.participants.fetch(ids)]
        assert [name for gender, name in named if gender == "man"] == ["Bo", "Émile"]
        assert [name for gender, name in named if gender == ""] == ["Čapek", "Zoë"]


@pytest.mark.parametrize("column", PARTICIPANT_COLUMNS)
def test_groups_are_the_runs_of_the_sorted_list(core: Core, meeting: UUID, column: str) -> None:
    groups = [(group.value, group.count) for group in core.participants.groups(meeting, column)]
    assert groups == [(value, len(list(run))) for value, run in groupby(values(core, meeting, column))]
    ids = core.participants.ids(meeting, sort="name", group_by=column)
    rows = [line.text(column) for line in core.participants.fetch(ids)]
    assert groups == [(value, len(list(run))) for value, run in groupby(rows)]
    assert list(core.participants.ids(meeting, sort=column, group_by=column)) == list(ids)


def test_within_groups_rows_stand_in_the_order_that_is_asked_for(core: Core, meeting: UUID) -> None:
    ids = core.participants.ids(meeting, sort="name", descending=True, group_by="country")
    named = [(line.country, line.name) for line in core.participants.fetch(ids)]
    assert named == [("EG", "Zoë"), ("EG", "Čapek"), ("EE", "Émile"), ("ZM", "Abel"), ("", "Bo")]
    ids = core.participants.ids(meeting, sort="status", group_by="organisation")
    assert [line.name for line in core.participants.fetch(ids)] == ["Émile", "Bo", "Zoë", "Čapek", "Abel"]


def test_groups_hold_those_whom_the_filter_finds(core: Core, meeting: UUID) -> None:
    groups = core.participants.groups(meeting, "status", "mfa")
    assert [(group.value, group.count) for group in groups] == [("confirmed", 2)]


@pytest.mark.parametrize(
    ("kind", "choices", "held", "ordered"),
    [
        (OwnFieldKind.NUMBER, "", ("10", "9.5", "-1"), ["-1", "9.5", "10", "", ""]),
        (OwnFieldKind.DATE, "", ("2017-01-02", "2016-12-31", "2017-01-01"), None),
        (OwnFieldKind.TEXT, "", ("zeal", "Élan", "eland"), ["Élan", "eland", "zeal", "", ""]),
        (OwnFieldKind.CHOICE, "small\nmedium\nlarge", ("large", "small", "large"), ["small", "large", "large", "", ""]),
        (OwnFieldKind.YES_NO, "", ("no", "yes", "no"), ["yes", "no", "no", "", ""]),
    ],
)
def test_own_fields_sort_and_group_by_their_kind(
    core: Core,
    database: SqlDatabase,
    meeting: UUID,
    kind: OwnFieldKind,
    choices: str,
    held: tuple[str, ...],
    ordered: list[str] | None,
) -> None:
    field = OwnField(consultation_id=meeting, name="Mine", kind=kind, choices=choices)
    people = core.participants.ids(meeting)
    with database.write() as work:
        work.add(field)
        for person, value in zip(people, held, strict=False):
            work.add(OwnValue(field_id=field.id, participant_id=person, value=value))
        work.commit("own_field.add")
    column = column_of(field.id)
    assert values(core, meeting, column) == (ordered or [*sorted(held), "", ""])
    groups = [(group.value, group.count) for group in core.participants.groups(meeting, column)]
    assert groups == [(value, len(list(run))) for value, run in groupby(values(core, meeting, column))]
    assert len(core.participants.ids(meeting, sort=column, group_by=column)) == 5


@pytest.mark.parametrize("column", ["colour", "own.", "own.01a214a0f3e77190a852926fb60d0c5a"])
def test_a_column_that_is_not_there_is_refused(core: Core, meeting: UUID, column: str) -> None:
    for ask in (
        lambda: core.participants.ids(meeting, sort=column),
        lambda: core.participants.groups(meeting, column),
    ):
        with pytest.raises(UserError) as error:
            ask()
        assert error.value.code == "column.unknown"
