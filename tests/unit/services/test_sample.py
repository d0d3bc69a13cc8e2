"""The sample in a workspace: all of it, with its past in the history, and out of reach of undo."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation, ContactPoint, Partner
from rcsc_desktop.domain.contacts import Organisation
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.services.agenda_reading import read_agenda
from rcsc_desktop.services.sample import SampleService
from rcsc_desktop.services.sample_files import read_sample
from rcsc_desktop.storage import migrate
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import Identity
from rcsc_desktop.storage.repos.history import SqlHistory

Loaded = tuple[SqlDatabase, tuple[ChangeSet, ...]]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """A workspace that holds the sample and nothing else."""
    path: Path = tmp_path_factory.mktemp("sample") / "sample.rcsc"
    migrate.create(path)
    database = SqlDatabase(open_engine(path), path, lambda: Identity("Ana", "laptop"))
    yield database, SampleService(database).load()
    database.close()


def test_every_table_holds_what_the_files_hold(loaded: Loaded) -> None:
    database, _ = loaded
    expected: Counter[type[Entity]] = Counter(type(entity) for entity in read_sample().entities)
    expected[Partner] += 3 - 1
    expected[ContactPoint] += 7
    with database.read() as reader:
        assert {kind: len(reader.find(kind)) for kind in expected} == expected


def test_the_entries_stand_as_the_later_document_has_them(loaded: Loaded) -> None:
    database, _ = loaded
    with database.read() as reader:
        (north,) = reader.find(Consultation, key="2017-09-25-washington-dc")
        partners = reader.find(Partner, consultation_id=north.id)
        names = [reader.get(Organisation, partner.organisation_id).name for partner in partners]
        (contact,) = reader.find(ContactPoint, consultation_id=north.id)
    assert north.title == "U.S. – Canada"
    assert names == [
        "AFL-CIO",
        "Alianza Americas",
        "National Network for Immigrant & Refugee Rights",
        "Solidarity Center",
        "International Organization for Migration",
    ]
    assert contact.email == "consultation@nnirr.org"


def test_the_history_of_an_entry_shows_both_documents(loaded: Loaded) -> None:
    database, _ = loaded
    with database.connection() as connection:
        history = SqlHistory(connection)
        north = database_row(database, "2017-09-25-washington-dc")
        lines = history.operations(None, [north], 10, None)
        assert [line.name for line in lines] == ["sample.revise", "sample.load"]
        assert history.operations(north, None, 10, None)[0].id == lines[0].id
        changes = {
            change.field: (change.before, change.after)
            for change in history.operation(lines[0].id).changes
            if change.row_id == north
        }
    assert changes == {
        "title": ("North America", "U.S. – Canada"),
        "region": ("North America", "U.S. – Canada"),
        "status": ("planned", "held"),
    }


def database_row(database: SqlDatabase, key: str) -> UUID:
    with database.read() as reader:
        (row,) = reader.find(Consultation, key=key)
        return row.id


def test_the_agenda_of_17_april_reads_as_on_paper(loaded: Loaded) -> None:
    database, _ = loaded
    with database.read() as reader:
        agenda = read_agenda(reader, database_row(database, "2017-04-17-new-york"))
    (session,) = agenda.sessions
    assert [(entry.start, entry.end) for entry in session.entries] == [
        (14 * 60, 14 * 60 + 15),
        (14 * 60 + 15, 14 * 60 + 30),
        (14 * 60 + 30, 14 * 60 + 45),
        (14 * 60 + 45, 15 * 60 + 45),
        (15 * 60 + 45, 16 * 60 + 30),
        (16 * 60 + 30, 17 * 60 + 15),
        (17 * 60 + 15, 18 * 60),
    ]
    assert [(line.name, line.organisation) for line in session.entries[5].speakers] == [
        ("Robert Vitillo", "ICMC"),
        ("William Gois", "MFA"),
        ("Maria Pia Belloni Mignatti", "NGO Committee on Migration"),
        ("Berenice Valdez Rivera", "IMUMI / COMPA"),
    ]
    assert [child.topic.text for child in session.entries[4].topics[0].children] == [
        *("Africa", "Asia", "Europe", "Latin America", "Middle-East", "North America")
    ]
    assert [(one.code, dict(one.data)) for one in agenda.findings] == [
        ("agenda.no_break", {"minutes": 225, "title": "Regional Civil Society Consultations (RCSCs)"})
    ]


def test_one_operation_loads_it_and_nine_revise_it(loaded: Loaded) -> None:
    _, change_sets = loaded
    assert [change_set.name for change_set in change_sets] == ["sample.load", *["sample.revise"] * 9]
    assert len(change_sets[0].changes) == len(read_sample().entities)


def test_undo_never_takes_the_sample_back(loaded: Loaded) -> None:
    database, _ = loaded
    assert database.next_undo() == (None, ())
