"""Workspaces of earlier schemas open with all that they hold, and what was done in them can still be taken back."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.agenda import AgendaItem, AgendaSpeaker, Numbering, SpeakerRole, SpeakerStatus, Visibility
from rcsc_desktop.domain.consultation import Consultation, Session
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.participant import CONSENTS, Consent, Participant, TravelSupport
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage.engine import connect, open_engine
from rcsc_desktop.storage.journal import SCHEMA_VERSION
from rcsc_desktop.support import paths
from rcsc_desktop.support.settings import Settings

WORKSPACES = Path(__file__).parent / "workspaces"
KEPT = (
    "organisation",
    "person",
    "programme",
    "affiliation",
    "consultation",
    "session",
    "agenda_item",
    "agenda_topic",
    "concept_note_section",
    "footnote",
    "document",
    "document_version",
    "participant",
    "partner",
    "operation",
    "change",
)
"""Tables whose rows no step takes anything from."""

Rows = dict[str, list[dict[str, object]]]


def unpacked(name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(lzma.decompress((WORKSPACES / f"{name}.xz").read_bytes()))
    return path


@contextmanager
def opened(path: Path) -> Iterator[Core]:
    """A file opened by this program, by the author and on the device that wrote it."""
    with closing(connect(path)) as connection:
        ((device,),) = connection.execute("SELECT DISTINCT device FROM operation").fetchall()
    settings = Settings.load(path.with_name("settings.toml"))
    settings.set("device_id", device)
    core = bootstrap.open_core(path, settings, author=lambda: "root")
    yield core
    core.close()


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    """The sample with three more operations, as the program of schema 1 left it."""
    with opened(unpacked("schema-1.rcsc", tmp_path)) as core:
        yield core


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Core]:
    """The sample with an issued agenda and four operations on people, as the program of schema 2 left it."""
    with opened(unpacked("schema-2.rcsc", tmp_path)) as core:
        yield core


def rows(path: Path) -> Rows:
    engine = open_engine(path)
    with engine.connect() as connection:
        found = {
            table: [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1"))]
            for table in KEPT
        }
    engine.dispose()
    return found


def meeting(core: Core) -> UUID:
    return core.consultations.resolve("2017-04-17")


def speakers(core: Core) -> list[tuple[str, str, str]]:
    return [
        (line.name, line.speaker.role.value, line.speaker.status.value)
        for part in core.agenda.view(meeting(core)).sessions
        for entry in part.entries
        for line in entry.speakers
    ][:3]


@pytest.mark.parametrize("name", ["schema-1.rcsc", "schema-2.rcsc"])
def test_nothing_is_lost_and_a_backup_is_there(name: str, tmp_path: Path) -> None:
    old_file = unpacked(name, tmp_path)
    before = rows(old_file)
    bootstrap.open_core(old_file, Settings.load(tmp_path / "settings.toml")).close()
    after = rows(old_file)
    assert {table: len(found) for table, found in before.items()} == {table: len(now) for table, now in after.items()}
    for table in KEPT:
        for old, new in zip(before[table], after[table], strict=True):
            assert {name: new[name] for name in old} == old
    with closing(connect(old_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [rows(one) for one in paths.backups_dir().glob("*.rcsc")] == [before]


def test_who_was_not_confirmed_is_proposed_and_all_others_confirmed(core: Core) -> None:
    assert speakers(core) == [
        ("William Lacy Swing", "speaker", "confirmed"),
        ("Colin Rajah", "moderator", "proposed"),
        ("Michele Klein-Solomon", "speaker", "confirmed"),
    ]
    found = core.records.find(AgendaSpeaker)
    assert [one.status for one in found].count(SpeakerStatus.CONFIRMED) == len(found) - 1


def test_new_fields_have_their_usual_values(core: Core) -> None:
    item = core.agenda.view(meeting(core)).sessions[0].entries[3].item
    assert (item.title, item.minutes) == ("Update on GCM Preparatory Process", 50)
    assert (item.is_timed, item.numbering, item.visibility) == (True, Numbering.NONE, Visibility.PUBLIC)
    (session,) = core.records.find(Session, consultation_id=meeting(core))
    assert (session.track, session.chair_id, session.is_parking) == ("", None, False)
    assert core.records.get(Consultation, meeting(core)).paper_languages == ""
    assert not core.safety.check().problems


def test_what_was_done_before_can_be_taken_back_and_done_again(core: Core) -> None:
    assert core.history.undo().name == "agenda.add_item"
    assert core.history.undo().name == "agenda.set_speakers"
    assert speakers(core)[1] == ("Colin Rajah", SpeakerRole.SPEAKER, SpeakerStatus.CONFIRMED)
    assert core.history.undo().name == "agenda.change"
    (item,) = core.records.find(AgendaItem, title="Update on GCM Preparatory Process")
    assert item.minutes == 60
    for _ in range(3):
        core.history.redo()
    assert speakers(core)[1] == ("Colin Rajah", SpeakerRole.MODERATOR, SpeakerStatus.PROPOSED)
    assert core.records.get(AgendaItem, item.id).minutes == 50


def test_its_agenda_can_be_issued(core: Core) -> None:
    issue = core.versions.prepare(meeting(core), "provisional")
    core.versions.issue(issue, [b"printed"])
    assert not core.versions.compare(meeting(core)).diff


def ana(core: Core) -> Participant:
    (person,) = core.records.find(Person, name="Ana Torres")
    (participant,) = core.records.find(Participant, person_id=person.id)
    return participant


def test_new_fields_of_people_have_their_usual_values(second: Core) -> None:
    participant = ana(second)
    assert (participant.constituency, participant.rank, participant.travel_support) == ("", None, TravelSupport.NONE)
    assert {getattr(participant, name) for name in CONSENTS} == {Consent.UNKNOWN}
    assert (participant.may_be_listed, participant.keep_until) == (True, None)
    person = second.records.get(Person, participant.person_id)
    assert (person.aliases, person.badge_name, person.languages, person.tags) == ("", "", "", "")
    (organisation,) = second.records.find(Organisation, acronym="MFA")
    assert (organisation.translated_names, organisation.phone, organisation.themes) == ("", "", "")
    consultation = second.records.get(Consultation, participant.consultation_id)
    assert (consultation.capacity, consultation.category_order) == (None, "")
    assert not second.safety.check().problems


def test_what_was_done_to_people_before_can_be_taken_back_and_done_again(second: Core) -> None:
    was = ana(second)
    undone = [second.history.undo().name for _ in range(4)]
    assert undone == ["organisation.change", "participant.change", "participant.fill", "participant.add"]
    assert second.records.find(Person, name="Ana Torres") == ()
    assert second.history.undo().name == "agenda.issue"
    for _ in range(5):
        second.history.redo()
    assert ana(second) == was
    assert [line.number for line in second.versions.issued(was.consultation_id)] == [1]


def test_people_of_an_earlier_workspace_are_found_in_any_spelling(second: Core) -> None:
    participant = ana(second)
    for query in ("ana torres", "Ána", "торрес", "طوريس"):
        assert list(second.participants.ids(participant.consultation_id, query)) == [participant.id], query
    assert [hit.title for hit in second.search.find("tores ana", similar=True)] == ["Ana Torres"]
    assert second.search.find("development and equality")[0].title == "MIDEQ"
    assert {second.contacts.resolve(name)[0] for name in ("MFA", "Колин Раджа")} == {"person", "organisation"}
