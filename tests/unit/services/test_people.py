"""Participants and contacts: people come in, are found, changed, counted and taken out."""

from pathlib import Path
from uuid import UUID

import pytest

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import ListRequest
from rcsc_desktop.services.core import Core


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    return sample_core.consultations.resolve("2017-04-17")


def lines(
    core: Core, meeting: UUID, query: str = "", sort: str = "name", descending: bool = False
) -> tuple[ParticipantLine, ...]:
    return core.participants.fetch(core.participants.ids(meeting, query, sort, descending=descending))


def test_only_a_name_is_needed(sample_core: Core, meeting: UUID) -> None:
    added = sample_core.participants.add(meeting, "Ada Lovelace").new_id
    assert added is not None
    line = sample_core.participants.line(added)
    assert (line.name, line.organisation, line.status, line.email) == ("Ada Lovelace", "", "draft", "")
    assert sample_core.participants.count(meeting) == 8
    with pytest.raises(UserError) as error:
        sample_core.participants.add(meeting, " ")
    assert error.value.code == "text.required"


def test_a_known_person_comes_once(sample_core: Core, meeting: UUID) -> None:
    person = sample_core.contacts.suggest("person", "packer")[0].id
    sample_core.participants.add(meeting, "", person)
    with pytest.raises(UserError) as error:
        sample_core.participants.add(meeting, "", person)
    assert error.value.code == "participant.twice"


def test_every_column_can_be_changed_and_is_undone_by_name(sample_core: Core, meeting: UUID) -> None:
    added = sample_core.participants.add(meeting, "Ada").new_id
    assert added is not None
    values = {
        "name": "Ada Lovelace",
        "organisation": "MFA",
        "title": "Dr",
        "position": "Mathematician",
        "category": "expert",
        "status": "confirmed",
        "mode": "remote",
        "country": "GB",
        "regional_scope": "Europe",
        "thematic_focus": "Data",
        "email": "ada@example.org",
        "phone": "+44 20 7946 0000",
        "needs": "none",
        "notes": "= not a formula",
        "status_date": "2017-04-01",
        "constituency": "Academia",
        "role": "Adviser",
        "rank": "2",
        "gender": "woman",
        "languages": "en, fr",
        "interpretation": "fr",
        "dietary_needs": "vegetarian",
        "access_needs": "ramp",
        "travel_support": "requested",
        "may_be_listed": "no",
        "may_be_shared": "yes",
        "may_be_photographed": "no",
        "may_be_recorded": "yes",
        "may_be_contacted": "yes",
        "keep_until": "2018-04-01",
        "availability": "2017-04-17 14:00-16:00",
    }
    assert set(values) == set(PARTICIPANT_COLUMNS)
    for field, text in values.items():
        sample_core.participants.change(added, field, text)
    line = sample_core.participants.line(added)
    assert {name: line.text(name) for name in values} == values
    for _ in values:
        assert sample_core.history.undo().name == "participant.change"
    assert sample_core.participants.line(added).name == "Ada"


def test_a_status_for_many_is_one_step(sample_core: Core, meeting: UUID) -> None:
    ids = sample_core.participants.ids(meeting)
    before = [line.status for line in lines(sample_core, meeting)]
    sample_core.participants.set_status(ids, "declined")
    assert {line.status for line in lines(sample_core, meeting)} == {"declined"}
    sample_core.history.undo()
    assert [line.status for line in lines(sample_core, meeting)] == before


def test_rows_are_pasted_in_one_step_and_an_organisation_is_made_once(sample_core: Core, meeting: UUID) -> None:
    organisations = len(sample_core.contacts.lines("organisation"))
    rows = [[f"Person {number}", "A new network", "GB"] for number in range(50)] + [["", "", ""], ["王小明", "mfa", ""]]
    sample_core.participants.paste(meeting, ["name", "organisation", "country"], rows)
    assert sample_core.participants.count(meeting) == 7 + 51
    assert len(sample_core.contacts.lines("organisation")) == organisations + 1
    (chinese,) = lines(sample_core, meeting, "王")
    assert chinese.organisation == "MFA"
    sample_core.history.undo()
    assert sample_core.participants.count(meeting) == 7
    assert len(sample_core.contacts.lines("organisation")) == organisations
    assert sample_core.safety.check().problems == ()


def test_lists_filter_by_the_beginnings_of_words_and_sort_by_any_column(sample_core: Core, meeting: UUID) -> None:
    assert [line.name for line in lines(sample_core, meeting, "icmc")] == ["Robert Vitillo"]
    assert [line.name for line in lines(sample_core, meeting, "val ber")] == ["Berenice Valdez Rivera"]
    names = [line.name for line in lines(sample_core, meeting)]
    assert names == sorted(names)
    assert [line.name for line in lines(sample_core, meeting, descending=True)] == names[::-1]
    for column in PARTICIPANT_COLUMNS:
        values = [line.text(column) for line in lines(sample_core, meeting, sort=column)]
        assert values == sorted(values, key=lambda value: (value == "", value)), column


def test_renaming_a_person_moves_the_participant_in_the_list(sample_core: Core, meeting: UUID) -> None:
    first = lines(sample_core, meeting)[0]
    sample_core.records.change(Person, first.person_id, {"name": "Zoë Last"})
    assert lines(sample_core, meeting)[-1].name == "Zoë Last"
    assert [line.name for line in lines(sample_core, meeting, "zoe")] == ["Zoë Last"]


def test_presets_of_columns_are_kept_and_the_public_one_has_no_contact_details(sample_core: Core) -> None:
    public = sample_core.list_presets.resolve("public").columns
    assert not {"email", "phone", "needs", "notes"} & set(public)
    sample_core.list_presets.save("Badges", ["name", "organisation"])
    sample_core.list_presets.save("badges", ["name"])
    assert [(one.name, one.columns) for one in sample_core.list_presets.presets()[2:]] == [("Badges", ("name",))]
    for name, columns, code in (
        ("full", ["name"], "preset.built_in"),
        ("x", ["colour"], "column.unknown"),
        ("x", [], "column.none"),
    ):
        with pytest.raises(UserError) as error:
            sample_core.list_presets.save(name, columns)
        assert error.value.code == code


def test_the_report_holds_the_chosen_columns_and_the_counts(sample_core: Core, meeting: UUID) -> None:
    report = sample_core.exports.participant_report(
        meeting, ListRequest(columns=("organisation", "name"), language="fr")
    )
    assert (report.columns, report.total, len(list(report.lines))) == (("organisation", "name"), 7, 7)
    assert {(one.column, one.value, one.count) for one in report.counts if one.column == "status"} == {
        ("status", "confirmed", 7)
    }


def test_everything_about_a_person_stands_on_one_page(sample_core: Core) -> None:
    person = sample_core.contacts.person(sample_core.contacts.suggest("person", "rajah")[0].id)
    assert [part.key for part in person.takes_part] == ["2017-04-17-new-york"]
    assert [item.title for item in person.speaks_at] == [
        "Participant Introductions",
        "Regional Civil Society Consultations (RCSCs)",
        "Next Steps and Timeline",
    ]
    mfa = sample_core.contacts.organisation(sample_core.contacts.suggest("organisation", "mfa")[0].id)
    assert {(part.key, part.part) for part in mfa.takes_part} >= {
        ("2017-08-04-bangkok", "anchor"),
        ("2017-11-02-nadi", "in partnership with"),
    }
    assert [member.name for member in mfa.members] == ["William Gois"]


@pytest.mark.parametrize(("kind", "query"), [(Person, "rajah"), (Organisation, "mfa")])
def test_a_contact_in_use_is_not_removed(sample_core: Core, kind: type[Person | Organisation], query: str) -> None:
    noun = "person" if kind is Person else "organisation"
    contact = sample_core.contacts.suggest(noun, query)[0].id
    with pytest.raises(UserError) as error:
        sample_core.contacts.remove(kind, contact)
    assert error.value.code == "contact.in_use"
    assert sample_core.contacts.fetch([contact])[0].id == contact


def test_a_list_and_an_agenda_leave_under_sensible_names_and_are_remembered(
    sample_core: Core, meeting: UUID, tmp_path: Path
) -> None:
    name = sample_core.exports.file_name(meeting, "agenda", "en", "pdf")
    assert name == "2017-04-17 New York - Provisional agenda - en.pdf"
    assert sample_core.exports.agenda(meeting, tmp_path / name).read_bytes().startswith(b"%PDF-")
    with pytest.raises(UserError) as error:
        sample_core.exports.agenda(meeting, tmp_path / name)
    assert error.value.code == "export.exists"
    sample_core.exports.participants(meeting, tmp_path / "list.xlsx", ListRequest(preset="public"))
    database = sample_core.records._database
    rows = [(row.what, row.format, row.count) for row in database.exports(meeting, 10)]  # type: ignore[attr-defined]
    assert sorted(rows) == [("agenda", "pdf", 7), ("participant", "xlsx", 7)]
    assert sample_core.history.next_undo() is None


def test_a_full_list_has_the_columns_that_hold_anything_for_anybody(sample_core: Core, meeting: UUID) -> None:
    before = sample_core.exports.participant_report(meeting).columns
    assert before[0] == "name"
    assert not {"gender", "rank", "may_be_listed", "keep_until"} & set(before)

    first = sample_core.participants.ids(meeting)[0]
    for field, text in (("gender", "woman"), ("rank", "0"), ("may_be_listed", "no"), ("keep_until", "2018-04-30")):
        sample_core.participants.change(first, field, text)

    after = sample_core.exports.participant_report(meeting).columns
    assert set(after) - set(before) == {"gender", "rank", "may_be_listed", "keep_until"}
    assert list(after) == [column for column in PARTICIPANT_COLUMNS if column in after]


def test_a_country_is_stored_as_its_code_in_whatever_language_it_is_typed(core: Core) -> None:
    made = core.contacts.add_person("Ana")
    assert made.new_id is not None
    for typed, stored in (("Espagne", "ES"), ("es", "ES"), ("Испания", "ES"), (" Atlantis ", "Atlantis")):
        core.records.change(Person, made.new_id, {"country": typed})
        assert core.records.get(Person, made.new_id).country == stored


def test_a_country_that_is_stored_by_its_name_is_no_conflict_for_who_saw_the_name(core: Core) -> None:
    person = Person(name="Ana", country="Spain")
    with core.contacts._database.write() as work:
        work.add(person)
        work.commit("person.add", title="Ana")
    core.records.change(Person, person.id, {"country": "Portugal"}, {"country": "Spain"})
    assert core.records.get(Person, person.id).country == "PT"
