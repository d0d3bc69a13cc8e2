"""What the journal and the search index cost when many rows come in at once."""

import os
import shutil
import time
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import pytest

from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.participant import Participant, ParticipantMode
from rcsc_desktop.domain.programme import Programme
from rcsc_desktop.storage import derived, migrate
from rcsc_desktop.storage.bulk import insert_rows
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import Identity
from rcsc_desktop.storage.reading import FIELD_NAMES, FIELD_VALUES
from rcsc_desktop.storage.tables import TABLES
from tests.bench.conftest import Measured

ROWS = int(os.environ.get("BENCH_ROWS", "100000"))
ROUNDS = 3


def _people(consultation: Consultation) -> tuple[list[Person], list[Participant]]:
    people = [Person(name=f"Participant {number:06} Ñandú", email=f"p{number}@example.org") for number in range(ROWS)]
    participants = [
        Participant(consultation_id=consultation.id, person_id=person.id, category="delegate") for person in people
    ]
    return people, participants


def _plain(database: SqlDatabase, batches: list[list[Any]]) -> None:
    """The same rows with their collation keys, by the driver's own call, without journal and index."""
    with database.engine.connect().execution_options(writes=True) as connection:
        for batch in batches:
            kind: type[Entity] = type(batch[0])
            rows = []
            for entity in batch:
                row = dict(zip(FIELD_NAMES[kind], FIELD_VALUES[kind](entity), strict=True))
                row["deleted_at"] = None
                rows.append(row)
            derived.derive_new(TABLES[kind], rows, connection)
            insert_rows(connection, TABLES[kind], rows)
        connection.commit()


def _journaled(database: SqlDatabase, batches: list[list[Any]]) -> None:
    with database.write() as work:
        for batch in batches:
            work.add(*batch)
        work.commit("participant.paste")


def test_a_hundred_thousand_participants_cost_at_most_three_times_the_bare_rows(
    tmp_path: Path, measured: Measured
) -> None:
    template = tmp_path / "template.rcsc"
    migrate.create(template)
    seconds: dict[str, list[float]] = {"plain": [], "journaled": []}
    for turn in range(ROUNDS):
        for name, write in (("plain", _plain), ("journaled", _journaled)):
            path = Path(shutil.copy(template, tmp_path / f"{name}-{turn}.rcsc"))
            database = SqlDatabase(open_engine(path), path, lambda: Identity("Ana", "laptop"))
            programme = Programme(key="p", title="Process")
            consultation = Consultation(programme_id=programme.id, key="c", title="Meeting")
            _journaled(database, [[programme], [consultation]])
            people, participants = _people(consultation)
            start = time.perf_counter()
            write(database, [people, participants])
            seconds[name].append(time.perf_counter() - start)
            database.close()
            path.unlink()
    bare, journaled = (median(seconds[name]) for name in ("plain", "journaled"))
    ratio = journaled / bare
    note = f"{journaled:.1f} s against {bare:.1f} s without journal and index"
    measured(f"{ROWS:,} participants inserted", ratio, "×", 3, note)
    assert ratio <= 3, f"{ratio:.2f}"


@pytest.mark.skipif(ROWS < 1000, reason="undo of few rows says nothing")
def test_undoing_it_is_one_step(tmp_path: Path, measured: Measured) -> None:
    path = tmp_path / "undo.rcsc"
    migrate.create(path)
    database = SqlDatabase(open_engine(path), path, lambda: Identity("Ana", "laptop"))
    programme = Programme(key="p", title="Process")
    consultation = Consultation(programme_id=programme.id, key="c", title="Meeting")
    _journaled(database, [[programme], [consultation]])
    _journaled(database, list(_people(consultation)))
    start = time.perf_counter()
    line, _ = database.next_undo()
    assert line is not None
    assert len(database.invert(line.id, kind="undo").changes) == 2 * ROWS
    measured(f"undo of {2 * ROWS:,} rows", time.perf_counter() - start, "s")
    database.close()


def test_what_comes_next_to_undo_is_known_at_once(tmp_path: Path, measured: Measured) -> None:
    path = tmp_path / "next.rcsc"
    migrate.create(path)
    mine = SqlDatabase(open_engine(path), path, lambda: Identity("Ana", "laptop"))
    theirs = SqlDatabase(open_engine(path), path, lambda: Identity("Ben", "desktop"))
    programme = Programme(key="p", title="Process")
    consultation = Consultation(programme_id=programme.id, key="c", title="Meeting")
    people, participants = _people(consultation)
    ids = [one.id for one in participants]
    _journaled(mine, [[programme], [consultation]])
    _journaled(mine, [people, participants])
    taken_back = _set_mode(mine, ids, ParticipantMode.REMOTE)
    mine.invert(taken_back, kind="undo")
    begun = time.process_time()
    line, _ = mine.next_undo()
    free = time.process_time() - begun
    assert line is not None
    assert line.name == "participant.paste"
    _set_mode(theirs, ids, ParticipantMode.IN_PERSON)
    begun = time.process_time()
    assert mine.next_undo()[0] is None
    blocked = time.process_time() - begun
    mine.close()
    theirs.close()
    measured(f"next undo after {ROWS:,} changes taken back", free * 1000, "ms", 100, "of the processor")
    measured(f"next undo below {ROWS:,} changes of another", blocked, "s", 2, "of the processor")
    assert free <= 0.1
    assert blocked <= 2


def _set_mode(database: SqlDatabase, ids: list[UUID], mode: ParticipantMode) -> UUID:
    with database.write() as work:
        work.change_many(Participant, ids, mode=mode)
        change_set = work.commit("participant.change")
    assert change_set.operation_id is not None
    return change_set.operation_id
