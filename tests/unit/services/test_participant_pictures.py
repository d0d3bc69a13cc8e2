"""The figures of a list of participants: by region, organisation and gender, and by status over time."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import event

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant, ParticipantStatus, StatusMove
from rcsc_desktop.domain.participant_pictures import Bar, Only
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.repos.participant_pictures import SqlParticipantPictures

PEOPLE = (
    ("Ada", "IOM", "Africa", "woman"),
    ("Ben", "IOM", "Africa", "man"),
    ("Cleo", "IOM", "Asia", ""),
    ("Dan", "MFA", "", "man"),
    ("Eve", "NRC", "Europe", "non-binary"),
    ("Fay", "", "Africa", ""),
)


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    found = sample_core.consultations.resolve("2017-04-17")
    sample_core.participants.remove(sample_core.participants.ids(found))
    columns = ("name", "organisation", "regional_scope", "gender")
    sample_core.participants.paste(found, columns, PEOPLE)
    return found


def names(core: Core, meeting: UUID, only: Only) -> list[str]:
    ids = core.participants.ids(meeting, only=only)
    assert core.participants.count(meeting, only=only) == len(ids)
    return [line.name for line in core.participants.fetch(ids)]


def test_the_most_frequent_come_first_then_the_rest_then_those_who_said_nothing(
    sample_core: Core, meeting: UUID
) -> None:
    pictures = sample_core.participant_pictures.pictures(meeting, most=2)
    assert pictures.total == 6
    regions = pictures.by("regional_scope")
    assert regions.bars == (Bar("Africa", "Africa", 3), Bar("Asia", "Asia", 1))
    assert (regions.rest, regions.rest_values, regions.blank, regions.total) == (1, 1, 1, 6)
    assert regions.shares() == (50, 17, 17, 17)
    organisations = pictures.by("organisation")
    assert [(bar.label, bar.count) for bar in organisations.bars] == [("IOM", 3), ("MFA", 1)]
    assert (organisations.rest, organisations.rest_values, organisations.blank) == (1, 1, 1)
    genders = pictures.by("gender")
    assert [(bar.label, bar.count) for bar in genders.bars] == [("man", 2), ("non-binary", 1)]
    assert (genders.rest, genders.blank) == (1, 2)


def test_a_bar_narrows_the_list_to_those_it_counts(sample_core: Core, meeting: UUID) -> None:
    pictures = sample_core.participant_pictures.pictures(meeting)
    for breakdown in pictures.breakdowns:
        for bar in breakdown.bars:
            assert len(names(sample_core, meeting, Only(breakdown.column, bar.value))) == bar.count
        assert len(names(sample_core, meeting, Only(breakdown.column, ""))) == breakdown.blank
    assert names(sample_core, meeting, Only("regional_scope", "Africa")) == ["Ada", "Ben", "Fay"]
    narrowed = sample_core.participant_pictures.pictures(meeting, only=Only("regional_scope", "Africa"))
    assert [(bar.label, bar.count) for bar in narrowed.by("organisation").bars] == [("IOM", 2)]
    assert sample_core.participant_pictures.pictures(meeting, "iom").total == 3
    assert sample_core.participant_pictures.pictures(meeting, "eurrope").total == 0
    assert sample_core.participant_pictures.pictures(meeting, "eurrope", similar=True).total == 1


def test_a_column_that_cannot_narrow_is_named(sample_core: Core, meeting: UUID) -> None:
    with pytest.raises(UserError) as refused:
        sample_core.participants.ids(meeting, only=Only("email", "x"))
    assert refused.value.code == "column.unknown"
    with pytest.raises(UserError) as unknown:
        sample_core.participants.ids(meeting, only=Only("organisation", "x"))
    assert unknown.value.code == "row.unknown"


def test_statuses_over_time_follow_the_moves_and_else_the_date_of_the_status(sample_core: Core, meeting: UUID) -> None:
    ids = list(sample_core.participants.ids(meeting))
    for row, status, day in (
        (0, "confirmed", "2017-04-03"),
        (1, "invited", "2017-04-01"),
        (2, "confirmed", "2017-04-02"),
    ):
        sample_core.records.change(Participant, ids[row], {"status": status, "status_date": day})
    known = {move.id for move in sample_core.records.find(StatusMove)}
    for move_id in known:
        sample_core.records.remove(StatusMove, move_id)
    for status, day in (("nominated", "2017-03-01"), ("invited", "2017-04-01"), ("confirmed", "2017-04-03")):
        sample_core.records.add(StatusMove(participant_id=ids[0], status=ParticipantStatus(status), date=day))
    course = sample_core.participant_pictures.pictures(meeting).course
    assert course.statuses == ("confirmed", "invited", "nominated")
    assert dict(zip(course.days, course.counts, strict=True)) == {
        date(2017, 3, 1): (0, 0, 1),
        date(2017, 4, 1): (0, 2, 0),
        date(2017, 4, 2): (1, 2, 0),
        date(2017, 4, 3): (2, 1, 0),
    }
    assert course.undated == 3


def test_a_status_that_no_move_led_to_follows_the_last_move(sample_core: Core, meeting: UUID) -> None:
    ada = sample_core.participants.ids(meeting, "Ada")[0]
    for move in sample_core.records.find(StatusMove):
        sample_core.records.remove(StatusMove, move.id)
    for status, day in (("invited", "2017-03-01"), ("confirmed", "2017-03-10")):
        sample_core.records.add(StatusMove(participant_id=ada, status=ParticipantStatus(status), date=day))
    sample_core.records.change(Participant, ada, {"status": "declined", "status_date": "2017-03-05"})
    course = sample_core.participant_pictures.pictures(meeting, "Ada").course
    assert course.statuses == ("confirmed", "invited", "declined")
    assert course.counts == ((0, 1, 0), (0, 0, 1))
    assert [day.day for day in course.days] == [1, 10]


def test_nobody_makes_empty_pictures(sample_core: Core, meeting: UUID) -> None:
    pictures = sample_core.participant_pictures.pictures(meeting, "nobody at all")
    assert pictures.total == 0
    assert [breakdown.bars for breakdown in pictures.breakdowns] == [(), (), ()]
    assert pictures.course.days == ()


def test_the_number_of_statements_does_not_grow_with_the_people(database: SqlDatabase) -> None:
    counted: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: counted.append(call[2]))
    with database.connection() as connection:
        SqlParticipantPictures(connection).pictures(UUID(int=1), "", None, 12)
    assert len([one for one in counted if one.lstrip().upper().startswith(("SELECT", "WITH"))]) == 4
