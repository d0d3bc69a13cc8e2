"""Consultations: made, opened, duplicated, taken out and brought back."""

import pytest

from rcsc_desktop.domain.consultation import Consultation, ConsultationStatus, Partner, PartnerRole, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core


def refused(error: pytest.ExceptionInfo[UserError]) -> tuple[str, object]:
    return error.value.code, error.value.data.get("field")


def test_a_new_consultation_has_a_readable_key_a_session_and_a_programme(core: Core) -> None:
    made = core.consultations.create(None, "Informal meeting", start_date="2017-04-17", place="New York, USA")
    assert made.new_id is not None
    view = core.consultations.view(made.new_id)
    assert view.consultation.key == "2017-04-17-new-york"
    assert [str(session.date) for session in view.sessions] == ["2017-04-17"]
    assert [line.id for line in core.programmes.list()] == [view.programme.id]


def test_a_key_that_is_taken_gets_a_suffix_and_a_beginning_of_several_is_ambiguous(core: Core) -> None:
    for _ in range(2):
        core.consultations.create(None, "Meeting", start_date="2017-04-17", place="New York")
    assert [line.key for line in core.consultations.list()] == ["2017-04-17-new-york", "2017-04-17-new-york-2"]
    first = core.consultations.list()[0].id
    for key in ("2017-04-17-new-york", str(first), first.hex):
        assert core.consultations.resolve(key) == first
    with pytest.raises(UserError) as error:
        core.consultations.resolve("2017")
    assert error.value.code == "consultation.ambiguous"
    assert error.value.data["keys"] == ["2017-04-17-new-york", "2017-04-17-new-york-2"]
    with pytest.raises(UserError) as error:
        core.consultations.resolve("nowhere")
    assert error.value.code == "consultation.unknown"


def test_a_copy_has_all_but_the_people_and_is_planned_again(sample_core: Core) -> None:
    original = sample_core.consultations.resolve("2017-04-17")
    copy = sample_core.consultations.duplicate(original).new_id
    assert copy is not None
    before, after = (sample_core.consultations.view(one) for one in (original, copy))
    assert after.consultation.key == "2017-04-17-new-york-2"
    assert after.consultation.status is ConsultationStatus.PLANNED
    assert [line.organisation for line in after.partners] == [line.organisation for line in before.partners]
    titles = [
        [(entry.item.title, len(entry.topics), [one.name for one in entry.speakers]) for entry in session.entries]
        for one in (original, copy)
        for session in sample_core.agenda.view(one).sessions
    ]
    assert titles[0] == titles[1]
    notes = [sample_core.concept_notes.view(one) for one in (original, copy)]
    assert [section.body for section in notes[0].sections] == [section.body for section in notes[1].sections]
    assert sample_core.participants.count(copy) == 0
    sample_core.history.undo()
    assert len(sample_core.consultations.list()) == 10
    assert sample_core.safety.check().problems == ()


def test_removing_takes_it_out_of_every_list_and_undo_brings_it_back_whole(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    person = sample_core.contacts.suggest("person", "rajah")[0].id
    sample_core.consultations.remove(meeting)
    assert len(sample_core.consultations.list()) == 9
    assert sample_core.contacts.person(person).takes_part == ()
    assert sample_core.contacts.person(person).speaks_at == ()
    sample_core.history.undo()
    assert len(sample_core.agenda.view(meeting).sessions[0].entries) == 7
    assert sample_core.participants.count(meeting) == 7


def test_a_partner_is_found_by_acronym_or_made(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-08-04")
    known = len(sample_core.contacts.lines("organisation"))
    sample_core.consultations.add_partner(meeting, "picum", PartnerRole.SUPPORT)
    assert len(sample_core.contacts.lines("organisation")) == known
    sample_core.consultations.add_partner(meeting, "A new network", "co-anchor")
    assert len(sample_core.contacts.lines("organisation")) == known + 1
    roles = [
        (line.organisation.acronym or line.organisation.name, line.partner.role)
        for line in sample_core.consultations.view(meeting).partners
    ]
    assert roles[-2:] == [("PICUM", PartnerRole.SUPPORT), ("A new network", PartnerRole.CO_ANCHOR)]


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"title": "  "}, "text.required", "title"),
        ({"start_date": "17.4."}, "date.unknown", "start_date"),
        ({"start_date": "2017-02-30"}, "date.unknown", "start_date"),
        ({"end_date": "2017-04-16"}, "dates.start_after_end", "end_date"),
        ({"time_zone": "Mars/Olympus"}, "zone.unknown", "time_zone"),
        ({"status": "perhaps"}, "value.unknown", "status"),
        ({"language": "xx"}, "value.unknown", "language"),
        ({"latitude": "north"}, "number.unknown", "latitude"),
        ({"key": "other"}, "field.fixed", "key"),
        ({"colour": "red"}, "field.unknown", "colour"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_field_and_nothing_changes(
    sample_core: Core, values: dict[str, str], code: str, field: str
) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    before = sample_core.records.get(Consultation, meeting)
    with pytest.raises(UserError) as error:
        sample_core.records.change(Consultation, meeting, values)
    assert refused(error) == (code, field)
    assert sample_core.records.get(Consultation, meeting) == before


def test_values_are_understood_as_people_type_them(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    session = sample_core.consultations.view(meeting).sessions[0]
    sample_core.records.change(Session, session.id, {"start": "2:15pm", "end": "18h30", "date": "2017-04-18"})
    changed = sample_core.records.get(Session, session.id)
    assert (str(changed.start), str(changed.end), str(changed.date)) == ("14:15:00", "18:30:00", "2017-04-18")
    sample_core.records.change(Consultation, meeting, {"status": "Registration-Open", "start_date": "2017-04"})
    consultation = sample_core.records.get(Consultation, meeting)
    assert (consultation.status, str(consultation.start_date)) == (ConsultationStatus.REGISTRATION_OPEN, "2017-04")


def test_an_edit_never_overwrites_what_somebody_else_wrote_meanwhile(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    seen = {"place": sample_core.records.get(Consultation, meeting).place}
    sample_core.records.change(Consultation, meeting, {"place": "Geneva"})
    with pytest.raises(UserError) as error:
        sample_core.records.change(Consultation, meeting, {"place": "Berlin"}, seen)
    assert error.value.code == "edit.conflict"
    assert (error.value.data["yours"], error.value.data["theirs"]) == ("Berlin", "Geneva")
    sample_core.records.change(Consultation, meeting, {"place": "Berlin"}, {"place": "Geneva"})
    assert sample_core.records.get(Consultation, meeting).place == "Berlin"


def test_parts_are_ordered_and_moved(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-09-25")
    partners = [line.partner.id for line in sample_core.consultations.view(meeting).partners]
    sample_core.records.move(Partner, partners[-1], None)
    sample_core.records.move(Partner, partners[0], partners[1])
    order = [line.partner.id for line in sample_core.consultations.view(meeting).partners]
    assert order == [partners[-1], partners[1], partners[0], *partners[2:-1]]


def test_a_session_may_run_past_midnight_but_not_end_before_it_starts(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    session = sample_core.consultations.view(meeting).sessions[0]
    with pytest.raises(UserError) as error:
        sample_core.records.change(Session, session.id, {"end": "13:00"})
    assert refused(error) == ("times.start_after_end", "end")
    assert sample_core.records.get(Session, session.id) == session
    sample_core.records.change(Session, session.id, {"start": "20:00", "end": "1:00"})
    assert str(sample_core.records.get(Session, session.id).end) == "01:00:00"


def test_an_item_put_behind_itself_stays_where_it_is(sample_core: Core) -> None:
    meeting = sample_core.consultations.resolve("2017-04-17")
    items = [entry.item.id for entry in sample_core.agenda.view(meeting).sessions[0].entries]
    assert sample_core.agenda.move_item(items[1], items[1]).changes == ()
    assert [entry.item.id for entry in sample_core.agenda.view(meeting).sessions[0].entries] == items
