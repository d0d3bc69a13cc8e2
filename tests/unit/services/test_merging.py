"""Merging contacts: all that points at them moves, nothing is lost, and one undo brings everything back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Uuid, select

from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, SpeakerRole
from rcsc_desktop.domain.consultation import Partner, PartnerRole, Session
from rcsc_desktop.domain.contacts import (
    Affiliation,
    ContactDetail,
    DetailKind,
    NotTheSame,
    Organisation,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.groups import ContactGroup, GroupMember
from rcsc_desktop.domain.import_memory import ImportedRow, RowOutcome
from rcsc_desktop.domain.merging import MergeChoices
from rcsc_desktop.domain.own_fields import OwnField, OwnValue
from rcsc_desktop.domain.participant import (
    Attendance,
    AttendanceState,
    Consent,
    Participant,
    ParticipantStatus,
    StatusMove,
)
from rcsc_desktop.domain.pointers import PAIRS, POINTERS
from rcsc_desktop.domain.sealed import Seal, SealedDetails
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.tables import TABLES, metadata

HISTORY = {"operation", "change", "search_entry", "export"}


@pytest.fixture
def meeting(sample_core: Core) -> UUID:
    return sample_core.consultations.resolve("2017-04-17")


def write(core: Core, *entities: Entity) -> None:
    with core.merging._database.write() as work:
        work.add(*entities)
        work.commit("people.import", count=len(entities))


def everything(core: Core) -> dict[str, list[Any]]:
    """All live rows of all tables but the history."""
    database = core.merging._database
    assert isinstance(database, SqlDatabase)
    found = {}
    with database.read() as reader:
        for table in metadata.tables.values():
            if table.name not in HISTORY:
                statement = select(table).order_by(table.c[next(iter(table.primary_key)).name])
                if "deleted_at" in table.c:
                    statement = statement.where(table.c.deleted_at.is_(None))
                found[table.name] = [tuple(row) for row in reader.connection.execute(statement)]
    return found


def merge(core: Core, kind: str, *ids: UUID, **choices: Any) -> None:
    core.merging.merge(core.merging.propose(kind, ids), MergeChoices(**choices))


def test_every_column_that_points_at_contacts_is_known() -> None:
    known = {(TABLES[kind].name, field) for fields in POINTERS.values() for kind, field in fields}
    known |= {(TABLES[PAIRS[0]].name, field) for field in PAIRS[1]}
    nouns = {"person", "organisation", "participant"}
    plain = {"person_id", "organisation_id", "participant_id", "first_id", "second_id"}
    pointing = set()
    for table in metadata.tables.values():
        pointing |= {(table.name, key.parent.name) for key in table.foreign_keys if key.column.table.name in nouns}
        pointing |= {
            (table.name, column.name)
            for column in table.columns
            if isinstance(column.type, Uuid) and column.name in plain
        }
    assert pointing == known
    for target, fields in POINTERS.items():
        for kind, field in fields:
            keys = TABLES[kind].c[field].foreign_keys
            assert not keys or next(iter(keys)).column.table.name == target


def test_the_proposal_says_what_all_agree_on_and_what_is_fuller_or_newer(core: Core) -> None:
    first = core.contacts.add_person("AMAL HADDAD", country="EG", email="old@example.org", tags="media").new_id
    second = core.contacts.add_person("Amal Nour Haddad", country="EG", email="new@example.org", tags="youth").new_id
    assert first is not None
    assert second is not None
    found = core.merging.propose("person", [first, second])
    assert {one.field: (one.proposed, one.why) for one in found.fields} == {
        "name": ("Amal Nour Haddad", "fuller"),
        "country": ("EG", "agreed"),
        "email": ("new@example.org", "newer"),
        "tags": ("media, youth", "united"),
    }
    assert found.kept_id == first
    assert [one.is_open for one in found.fields] == [True, True, False, True]
    with pytest.raises(UserError) as error:
        core.merging.propose("person", [first, first])
    assert error.value.code == "merge.too_few"


def test_old_names_addresses_and_belongings_stay_and_are_matched(core: Core) -> None:
    ana = Person(name="Ana Ruiz", email="a@example.org", phone="1234567")
    twin = Person(name="Ana María Ruiz Pérez", email="b@example.org", aliases="A. Ruiz")
    body = Organisation(name="ICMC")
    write(
        core,
        body,
        ana,
        twin,
        Affiliation(person_id=ana.id, organisation_id=body.id),
        Affiliation(person_id=twin.id, organisation_id=body.id, role_title="Chair"),
        ContactDetail(person_id=ana.id, kind=DetailKind.PHONE, value="7654321", order_key="a"),
        ContactDetail(person_id=twin.id, kind=DetailKind.PHONE, value="7654321", label="home", order_key="a"),
        PostalAddress(person_id=twin.id, city="Lima", order_key="a"),
        Photo(person_id=twin.id, media_type="image/jpeg", content=b"x"),
    )
    merge(core, "person", ana.id, twin.id, kept_id=ana.id)
    (kept,) = core.records.find(Person)
    assert (kept.id, kept.name, kept.email, kept.phone) == (ana.id, "Ana María Ruiz Pérez", "b@example.org", "1234567")
    assert kept.aliases.split("\n") == ["Ana Ruiz", "A. Ruiz"]
    (affiliation,) = core.records.find(Affiliation, person_id=ana.id)
    assert (affiliation.role_title, affiliation.is_primary) == ("Chair", True)
    details = core.records.find(ContactDetail, person_id=ana.id)
    assert {(one.kind.value, one.label, one.value) for one in details} == {
        ("phone", "home", "7654321"),
        ("email", "", "a@example.org"),
    }
    assert [one.city for one in core.records.find(PostalAddress, person_id=ana.id)] == ["Lima"]
    assert len(core.records.find(Photo, person_id=ana.id)) == 1
    with core.merging._database.read() as reader:
        assert reader.named(Person, "ana ruiz") == (ana.id,)


def test_twice_in_one_consultation_is_settled(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    session = core.records.find(Session, consultation_id=meeting)[0]
    item = core.records.find(AgendaItem, session_id=session.id)[0]
    own = OwnField(consultation_id=meeting, name="Hotel")
    seal = Seal(salt=b"s", wrapped_key=b"k")
    one, two = Person(name="One Person"), Person(name="Person One")
    first = Participant(
        consultation_id=meeting, person_id=one.id, access_needs="ramp", may_be_shared=Consent.GIVEN, rank=4
    )
    second = Participant(
        consultation_id=meeting,
        person_id=two.id,
        status=ParticipantStatus.CONFIRMED,
        status_date="2017-04-01",
        access_needs="ramp; hearing loop",
        dietary_needs="halal",
        may_be_shared=Consent.REFUSED,
        rank=2,
    )
    replaced = Participant(consultation_id=meeting, person_id=Person(name="x").id, replaced_by_id=second.id)
    other = Person(name="Gone", id=replaced.person_id)
    group = ContactGroup(name="Press")
    write(
        core, one, two, other, first, second, replaced, own, seal, group,
        Attendance(participant_id=first.id, session_id=session.id),
        Attendance(participant_id=second.id, session_id=session.id, state=AttendanceState.PRESENT),
        OwnValue(field_id=own.id, participant_id=second.id, value="Ritz"),
        StatusMove(participant_id=second.id, status=ParticipantStatus.CONFIRMED, date="2017-04-01"),
        SealedDetails(participant_id=second.id, seal_id=seal.id, content=b"c", keep_until=date(2018, 1, 1)),
        AgendaSpeaker(item_id=item.id, person_id=one.id, order_key="x"),
        AgendaSpeaker(item_id=item.id, person_id=two.id, role=SpeakerRole.MODERATOR, order_key="y"),
        GroupMember(group_id=group.id, person_id=one.id),
        GroupMember(group_id=group.id, person_id=two.id),
        ImportedRow(layout_key="l", fingerprint="f", outcome=RowOutcome.CREATED, person_id=two.id,
                    participant_id=second.id),
    )  # fmt: skip
    proposal = core.merging.propose("person", [one.id, two.id])
    assert proposal.settled == {"participant": 1, "agenda_speaker": 1, "group_member": 1}
    before = everything(core)
    core.merging.merge(proposal, MergeChoices(kept_id=one.id))
    (part,) = core.records.find(Participant, person_id=one.id)
    assert part.id == first.id
    assert (part.status.value, part.status_date, part.rank) == ("confirmed", "2017-04-01", 2)
    assert (part.access_needs, part.dietary_needs) == ("ramp; hearing loop", "halal")
    assert part.may_be_shared is Consent.REFUSED
    assert [one.state.value for one in core.records.find(Attendance, participant_id=first.id)] == ["present"]
    assert [one.value for one in core.records.find(OwnValue, participant_id=first.id)] == ["Ritz"]
    assert len(core.records.find(SealedDetails, participant_id=first.id)) == 1
    assert len(core.records.find(StatusMove, participant_id=first.id)) == 1
    assert core.records.get(Participant, replaced.id).replaced_by_id == first.id
    (speaker,) = core.records.find(AgendaSpeaker, person_id=one.id)
    assert speaker.role is SpeakerRole.MODERATOR
    assert len(core.records.find(GroupMember, group_id=group.id)) == 1
    (row,) = core.records.find(ImportedRow)
    assert (row.person_id, row.participant_id) == (one.id, first.id)
    core.history.undo()
    assert everything(core) == before


def test_organisations_merge_with_their_people_and_partners(sample_core: Core, meeting: UUID) -> None:
    core = sample_core
    one = Organisation(name="Migration Commission", acronym="MC", country="CH")
    two = Organisation(name="International Migration Commission", acronym="IMC", parent_id=one.id)
    child = Organisation(name="Office", parent_id=two.id)
    person = Person(name="Somebody")
    write(
        core, one, two, child, person,
        Affiliation(person_id=person.id, organisation_id=one.id, is_primary=False),
        Affiliation(person_id=person.id, organisation_id=two.id, role_title="Chair"),
        Partner(consultation_id=meeting, organisation_id=one.id, role=PartnerRole.HOST, order_key="u"),
        Partner(consultation_id=meeting, organisation_id=two.id, role=PartnerRole.HOST, order_key="v"),
        NotTheSame(first_id=min(child.id, two.id), second_id=max(child.id, two.id)),
        NotTheSame(first_id=min(one.id, two.id), second_id=max(one.id, two.id)),
    )  # fmt: skip
    before = everything(core)
    merge(core, "organisation", one.id, two.id, kept_id=one.id, values={"acronym": "IMC"})
    kept = core.records.get(Organisation, one.id)
    assert (kept.name, kept.acronym, kept.country, kept.parent_id) == (two.name, "IMC", "CH", None)
    assert kept.aliases.split("\n") == ["Migration Commission", "MC"]
    assert core.records.get(Organisation, child.id).parent_id == one.id
    assert [(row.role_title, row.is_primary) for row in core.records.find(Affiliation, person_id=person.id)] == [
        ("Chair", True)
    ]
    assert len(core.records.find(Partner, organisation_id=one.id)) == 1
    (apart,) = core.records.find(NotTheSame)
    assert {apart.first_id, apart.second_id} == {one.id, child.id}
    core.history.undo()
    assert everything(core) == before


PARTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Ana", "ANA", "Ana Ruiz", "رنا"]),
        "email": st.sampled_from(["", "a@example.org", "b@example.org"]),
        "body": st.sampled_from([None, 0, 1]),
        "takes_part": st.booleans(),
        "status": st.sampled_from(list(ParticipantStatus)),
        "phone": st.sampled_from(["", "1", "2"]),
    }
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PARTS, min_size=2, max_size=4), kept=st.integers(0, 3))
def test_merge_then_undo_is_as_before(sample_core: Core, parts: list[dict[str, Any]], kept: int) -> None:
    core = sample_core
    meeting = core.consultations.resolve("2017-04-17")
    bodies = core.records.find(Organisation)[:2]
    people = []
    for part in parts:
        person = Person(name=part["name"], email=part["email"])
        rows: list[Entity] = [person]
        if part["body"] is not None:
            rows.append(Affiliation(person_id=person.id, organisation_id=bodies[part["body"]].id))
        if part["takes_part"]:
            rows.append(Participant(consultation_id=meeting, person_id=person.id, status=part["status"]))
        if part["phone"]:
            rows.append(ContactDetail(person_id=person.id, kind=DetailKind.PHONE, value=part["phone"], order_key="m"))
        write(core, *rows)
        people.append(person)
    before = everything(core)
    chosen = people[kept % len(people)].id
    merge(core, "person", *(person.id for person in people), kept_id=chosen)
    assert core.records.get(Person, chosen).id == chosen
    assert len(core.records.find(Participant, person_id=chosen)) == any(part["takes_part"] for part in parts)
    assert len({one.organisation_id for one in core.records.find(Affiliation, person_id=chosen)}) == len(
        {part["body"] for part in parts} - {None}
    )
    core.history.undo()
    assert everything(core) == before
