"""Importing people: what each row becomes, and that the same file again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.import_memory import ImportedRow, ImportSubject
from rcsc_desktop.domain.imported_people import ReadDetail, ReadOptions, ReadProblem, ReadTable
from rcsc_desktop.domain.own_fields import OwnField, OwnValue, column_of
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS, Participant
from rcsc_desktop.domain.people_plan import (
    ImportedTable,
    PeopleOutcome,
    PeoplePlan,
    PlanChoices,
    RowChoice,
    RowDecision,
    RowState,
)
from rcsc_desktop.services.core import Core
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.wording import operations
from tests.unit.services.people_tables import table

PEOPLE = ImportSubject.PEOPLE
ROWS = [
    {"name": "Amal Haddad", "organisation": "Cairo Centre", "email": "amal@example.org", "status": "invited"},
    {"name": "Colin Rajah", "organisation": "ICMC", "role_title": "Coordinator", "country": "CH"},
    {"name": "王小明"},
]


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    return sample_core.consultations.resolve("2017-04-17")


def states(plan: PeoplePlan) -> list[str]:
    return [row.state.value for row in plan.rows]


def people(core: Core) -> dict[str, Person]:
    return {person.name: person for person in core.records.find(Person)}


def bring(core: Core, *rows: dict[str, str], **more: object) -> PeopleOutcome:
    plan = core.people_import.plan([table(rows, subject=PEOPLE)])
    return core.people_import.apply(plan, **more)  # type: ignore[arg-type]


def test_new_people_come_with_their_organisations_and_take_part(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    before = core.participants.count(meeting)
    plan = core.people_import.plan([table(ROWS)], meeting)
    assert states(plan) == ["new", "changed", "new"]
    outcome = core.people_import.apply(plan)
    assert outcome.tables == (ImportedTable(created=2, updated=1),)
    assert core.participants.count(meeting) == before + 2
    amal = people(core)["Amal Haddad"]
    (part,) = core.records.find(Participant, person_id=amal.id)
    assert (part.status.value, part.consultation_id) == ("invited", meeting)
    assert part.organisation_id is not None
    assert core.records.get(Organisation, part.organisation_id).name == "Cairo Centre"
    t = translator("en")
    told = operations.sentence(outcome.change_set.name, outcome.change_set.params, t)
    assert told.startswith("Import 3 people into “")


def test_the_same_file_again_changes_nothing_until_it_is_taken_back(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    first = core.people_import.plan([table(ROWS)], meeting)
    core.people_import.apply(first)
    for choice in RowChoice:
        again = core.people_import.plan([table(ROWS)], meeting)
        assert states(again) == ["same", "same", "same"]
        assert all(row.is_known for row in again.rows)
        outcome = core.people_import.apply(again, PlanChoices(on_doubt=choice))
        assert outcome.change_set.changes == ()
        assert outcome.tables == (ImportedTable(unchanged=3),)
    assert core.people_import.apply(first).change_set.changes == ()
    core.history.undo()
    assert states(core.people_import.plan([table(ROWS)], meeting)) == ["new", "changed", "new"]


def test_a_name_alone_is_doubtful_and_nothing_is_merged_by_itself(core: Core) -> None:
    bring(core, {"name": "Ana Ruiz", "organisation": "ICMC", "email": "ana@example.org"})
    row = {"name": "RUIZ, Ana", "email": "other@example.org", "country": "PE"}
    plan = core.people_import.plan([table([row], subject=PEOPLE)])
    (planned,) = plan.rows
    assert planned.state is RowState.DOUBTFUL
    assert [(one.name, one.score) for one in planned.candidates] == [("Ana Ruiz", 80)]
    assert {one.field: (one.stored, one.wanted) for one in planned.differences} == {
        "email": ("ana@example.org", "other@example.org"),
        "country": ("", "PE"),
        "aliases": ("", "RUIZ, Ana"),
    }
    outcome = core.people_import.apply(plan)
    assert outcome.tables == (ImportedTable(doubtful=1),)
    assert list(people(core)) == ["Ana Ruiz"]
    again = core.people_import.plan([table([row], subject=PEOPLE)])
    assert states(again) == ["same"]
    assert core.people_import.apply(again, PlanChoices(RowChoice.NEW)).change_set.changes == ()


@pytest.mark.parametrize("choice", [RowChoice.NEW, RowChoice.UPDATE])
def test_doubtful_rows_follow_the_choice(core: Core, choice: RowChoice) -> None:
    bring(core, {"name": "Ana Ruiz", "email": "ana@example.org"})
    plan = core.people_import.plan([table([{"name": "Ana Ruiz", "country": "PE"}], subject=PEOPLE)])
    outcome = core.people_import.apply(plan, PlanChoices(choice))
    found = core.records.find(Person, name="Ana Ruiz")
    if choice is RowChoice.NEW:
        assert outcome.tables == (ImportedTable(created=1),)
        assert sorted(one.country for one in found) == ["", "PE"]
        assert len(core.doubles.find("person")) == 1
    else:
        assert outcome.tables == (ImportedTable(updated=1),)
        assert [one.country for one in found] == ["PE"]


def test_not_the_same_is_remembered(core: Core) -> None:
    bring(core, {"name": "Ana Ruiz", "email": "ana@example.org"})
    plan = core.people_import.plan([table([{"name": "Ana Ruiz", "country": "PE"}], subject=PEOPLE)])
    key = (0, plan.rows[0].row)
    core.people_import.apply(plan, PlanChoices(decisions={key: RowDecision(RowChoice.NEW)}))
    assert len(core.records.find(Person, name="Ana Ruiz")) == 2
    assert core.doubles.find("person") == ()


def test_a_chosen_double_keeps_the_other_spelling_and_the_fields_that_shall_stay(core: Core) -> None:
    bring(core, {"name": "Ana Ruiz", "email": "ana@example.org"})
    row = {"name": "Ana María Ruiz", "email": "new@example.org", "country": "PE"}
    plan = core.people_import.plan([table([row], subject=PEOPLE)])
    decision = RowDecision(RowChoice.UPDATE, plan.rows[0].candidates[0], frozenset({"email"}))
    core.people_import.apply(plan, PlanChoices(decisions={(0, 2): decision}))
    (ana,) = core.records.find(Person)
    assert (ana.name, ana.aliases, ana.email, ana.country) == ("Ana Ruiz", "Ana María Ruiz", "ana@example.org", "PE")
    later = core.people_import.plan([table([{**row, "phone": "+51 1 5550100"}], subject=PEOPLE, file="b.csv")])
    assert later.rows[0].candidates[0].id == ana.id
    assert later.rows[0].candidates[0].reasons[0].code == "alias"


def test_the_same_address_makes_nobody_the_same(core: Core) -> None:
    bring(core, {"name": "Amal Haddad", "email": "office@example.org"})
    outcome = bring(core, {"name": "Pierre Dupont", "email": "office@example.org"})
    assert outcome.tables == (ImportedTable(created=1),)


def test_doubles_within_a_file_are_proposed(core: Core) -> None:
    rows = [
        {"name": "Ana Ruiz", "email": "ana@example.org", "country": "PE"},
        {"name": "Ana Ruiz", "email": "ana@example.org", "country": "PE"},
        {"name": "Ana Ruiz", "email": "ana@example.org"},
        {"name": "Ruiz, Ana", "email": "ana@example.org", "phone": "+51 1 555 0100"},
    ]
    plan = core.people_import.plan([table(rows, subject=PEOPLE)])
    assert states(plan) == ["new", "same", "same", "doubtful"]
    (candidate, *_) = plan.rows[3].candidates
    assert (candidate.table, candidate.row, candidate.id) == (0, 2, None)
    outcome = core.people_import.apply(plan, PlanChoices(RowChoice.UPDATE))
    assert outcome.tables == (ImportedTable(created=1, updated=1, unchanged=2),)
    (ana,) = core.records.find(Person)
    assert (ana.phone, ana.aliases) == ("+51 1 555 0100", "Ruiz, Ana")
    assert len(core.records.find(ImportedRow)) == 3


def test_a_newer_file_shows_the_differences_and_who_is_missing(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    columns = ("name", "organisation", "role_title", "email", "country", "status")
    core.people_import.apply(core.people_import.plan([table(ROWS, columns=columns)], meeting))
    newer = [{**ROWS[0], "status": "confirmed"}, ROWS[1], {"name": "New Person"}]
    plan = core.people_import.plan([table(newer, columns=columns, file="newer.xlsx")], meeting)
    assert states(plan) == ["changed", "same", "new"]
    assert [(one.field, one.stored, one.wanted) for one in plan.rows[0].differences] == [
        ("status", "invited", "confirmed")
    ]
    assert [one.name for one in plan.missing] == ["王小明"]
    outcome = core.people_import.apply(plan)
    assert outcome.tables == (ImportedTable(created=1, updated=1, unchanged=1),)


def test_a_name_that_came_with_an_earlier_file_of_the_layout_is_known_by_the_name_alone(core: Core) -> None:
    columns = ("name", "organisation")
    rows = [{"name": "阿達 雅志", "organisation": "自民"}]
    core.people_import.apply(core.people_import.plan([table(rows, subject=PEOPLE, columns=columns)]))
    moved = [{"name": "阿達 雅志", "organisation": "無所属"}]
    plan = core.people_import.plan([table(moved, subject=PEOPLE, columns=columns)])
    assert states(plan) == ["changed"]
    core.people_import.apply(plan)
    (person,) = core.records.find(Person)
    assert len(core.records.find(Affiliation, person_id=person.id)) == 2


def test_giving_up_leaves_everything_as_it_was(core: Core) -> None:
    plan = core.people_import.plan([table([{"name": f"Person {n}"} for n in range(600)], subject=PEOPLE)])
    told: list[tuple[int, int]] = []
    with pytest.raises(UserError) as error:
        core.people_import.apply(
            plan, None, lambda done, total: told.append((done, total)), lambda: bool(told and told[-1][0] >= 512)
        )
    assert error.value.code == "work.cancelled"
    assert told[0] == (0, 600)
    assert not core.records.find(Person)
    assert not core.records.find(ImportedRow)
    core.people_import.apply(plan)
    assert len(core.records.find(Person)) == 600


def test_refused_rows_are_told_and_left_out(core: Core) -> None:
    problem = ReadProblem(3, "Name", "import.no_name")
    plan = core.people_import.plan([table([{"name": "A"}], subject=PEOPLE, refused=(problem,))])
    assert states(plan) == ["new", "refused"]
    assert core.people_import.apply(plan).tables == (ImportedTable(created=1),)


def test_further_addresses_own_fields_and_layouts_are_kept(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    field = OwnField(consultation_id=meeting, name="Hotel")
    core.records.add(field)
    column = column_of(field.id)
    one = table([{"name": "Amal Haddad", "email": "a@example.org", column: "Ritz"}])
    entry = replace(one.entries[0], details=(ReadDetail("email", "b@example.org", "home"),))
    given = replace(one, entries=(entry,))
    core.people_import.apply(core.people_import.plan([given], meeting))
    (value,) = core.records.find(OwnValue, field_id=field.id)
    assert value.value == "Ritz"
    seen: list[ReadOptions] = []

    def read(_content: bytes, _name: str, options: ReadOptions) -> ReadTable:
        seen.append(options)
        return given

    core.people_import._read = read
    core.people_import.remember_layout(given, {"Nom": "name"})
    core.people_import.remember_layout(given, {"Nom": "name", "Hôtel": column})
    core.people_import.read(b"", "x.csv", ReadOptions(), meeting)
    assert seen[0].own_fields == {"Hotel": column}
    assert seen[0].remembered == {given.header_key: {"Nom": "name", "Hôtel": column}}


def test_organisations_of_one_name_come_once(core: Core) -> None:
    rows = [
        {"name": "Migrant Forum", "acronym": "MFA", "parent": "The Umbrella"},
        {"name": "MIGRANT FORUM", "acronym": "MF"},
        {"name": "The Umbrella"},
    ]
    given = table(rows, subject=ImportSubject.ORGANISATIONS)
    plan = core.people_import.plan([given])
    assert states(plan) == ["new", "doubtful", "new"]
    core.people_import.apply(plan)
    found = {body.name: body for body in core.records.find(Organisation)}
    assert set(found) == {"Migrant Forum", "The Umbrella"}
    assert found["Migrant Forum"].parent_id == found["The Umbrella"].id
    other = table([{"name": "Migrant Forum", "country": "PH"}], subject=ImportSubject.ORGANISATIONS)
    plan = core.people_import.plan([other])
    assert [(one.field, one.stored, one.wanted) for one in plan.rows[0].differences] == [("country", "", "PH")]


CELLS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Ana Ruiz", "ANA RUIZ", "Ruiz, Ana", "Anna Ruiz", "Bo", "أنا رويز", "Amal Haddad"]),
        "organisation": st.sampled_from(["", "ICMC", "Cairo Centre"]),
        "email": st.sampled_from(["", "a@example.org", "b@example.org"]),
        "country": st.sampled_from(["", "PE", "CH"]),
        "status": st.sampled_from(["", "invited", "confirmed", "declined"]),
    }
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(CELLS, max_size=7), choice=st.sampled_from(list(RowChoice)), into=st.booleans())
def test_import_twice_is_import_once(
    sample_core: Core, rows: list[dict[str, str]], choice: RowChoice, into: bool
) -> None:
    core = sample_core
    meeting = core.consultations.resolve("2017-04-17") if into else None
    subject = ImportSubject.PARTICIPANTS if into else PEOPLE
    given_table = table(rows, subject=subject, columns=("name", "organisation", "email", "country", "status"))
    first = core.people_import.apply(core.people_import.plan([given_table], meeting), PlanChoices(choice))
    for again in RowChoice:
        second = core.people_import.apply(core.people_import.plan([given_table], meeting), PlanChoices(again))
        assert second.change_set.changes == ()
    if first.change_set.changes:
        core.history.undo()
    assert not any(row.is_known for row in core.people_import.plan([given_table], meeting).rows)


def test_export_then_import_is_the_same_people(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    core.people_import.apply(core.people_import.plan([table(ROWS)], meeting))
    lines = core.participants.fetch(core.participants.ids(meeting))
    columns = [column for column in PARTICIPANT_COLUMNS if column not in {"position", "status_date"}]
    rows = [{"role_title": line.position, **{column: line.text(column) for column in columns}} for line in lines]
    plan = core.people_import.plan([table(rows, file="out.csv")], meeting)
    assert [row.match_id for row in plan.rows] == [line.person_id for line in lines]
    assert states(plan) == ["same"] * len(lines)
    outcome = core.people_import.apply(plan)
    assert outcome.tables == (ImportedTable(unchanged=len(lines)),)
    assert core.participants.fetch(core.participants.ids(meeting)) == lines
