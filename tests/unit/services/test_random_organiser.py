"""An organiser who does anything in any order loses no item, and finds no issued version changed."""

from __future__ import annotations

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from rcsc_desktop import bootstrap
from rcsc_desktop.domain.agenda import AgendaItem, AgendaVersion, VersionFile
from rcsc_desktop.domain.agenda_rows import frozen
from rcsc_desktop.domain.consultation import AgendaStatus, Consultation, Session
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.programme import Programme
from rcsc_desktop.services.agenda_reading import read_rows
from rcsc_desktop.services.agenda_versions import ISSUED, issued_rows
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.engine import open_engine
from rcsc_desktop.storage.journal import Identity
from rcsc_desktop.support.ids import new_id
from rcsc_desktop.support.settings import Settings

PROGRAMME, MEETING = new_id(), new_id()
WORDS = st.sampled_from(["Opening", "Update", "Panel", "Coffee", "Closing"])
PLACE = st.integers(0, 99)

Snapshot = tuple[str, frozenset[int]]


class Organiser(RuleBasedStateMachine):
    """Knows what the agenda said before and after each step, and what every version said when it was issued."""

    template: Path
    settings: Settings

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="rcsc-organiser-"))
        self.path = Path(shutil.copy(self.template, self.folder / "meetings.rcsc"))
        self.done: list[tuple[Snapshot, Snapshot]] = []
        self.undone: list[tuple[Snapshot, Snapshot]] = []
        self.frozen: dict[UUID, str] = {}
        self.open()

    def open(self) -> None:
        self.core = bootstrap.open_core(self.path, self.settings)
        self.database = SqlDatabase(open_engine(self.path), self.path, lambda: Identity("Eve", "looking on"))

    def close(self) -> None:
        self.core.close()
        self.database.close()

    def teardown(self) -> None:
        self.close()
        shutil.rmtree(self.folder)

    def state(self) -> Snapshot:
        """All that the agenda says, and the numbers of the versions that stand."""
        with self.database.read() as reader:
            rows = read_rows(reader, MEETING, with_texts=True)
            numbers = frozenset(one.number for one in reader.find(AgendaVersion, consultation_id=MEETING))
        return frozen(rows), numbers

    def items(self) -> list[AgendaItem]:
        return [entry.item for part in self.core.agenda.view(MEETING).sessions for entry in part.entries]

    def sessions(self) -> list[Session]:
        return [part.session for part in self.core.agenda.view(MEETING).sessions]

    def do(self, step: Any) -> None:
        """A step that can be taken back, if it did anything."""
        before = self.state()
        if step().operation_id is not None:
            self.done.append((before, self.state()))
            self.undone.clear()

    def item(self, place: int) -> AgendaItem | None:
        items = self.items()
        return items[place % len(items)] if items else None

    @precondition(lambda self: self.sessions())
    @rule(title=WORDS, place=PLACE, minutes=st.integers(1, 90))
    def add(self, title: str, place: int, minutes: int) -> None:
        sessions, before = self.sessions(), {one.id for one in self.items()}
        session = sessions[place % len(sessions)]
        self.do(lambda: self.core.agenda.add_item(session.id, title, minutes=minutes, first=place % 2 == 0))
        now = {one.id for one in self.items()}
        assert before < now
        assert len(now - before) == 1

    @rule(place=PLACE, title=WORDS, minutes=st.integers(1, 90))
    def edit(self, place: int, title: str, minutes: int) -> None:
        if item := self.item(place):
            before = [one.id for one in self.items()]
            self.do(lambda: self.core.agenda.set_item(item.id, {"title": title, "minutes": minutes}))
            assert [one.id for one in self.items()] == before

    @rule(place=PLACE, title=WORDS)
    def write_under(self, place: int, title: str) -> None:
        if item := self.item(place):
            self.do(lambda: self.core.agenda.add_topic(item.id, title))
            self.do(lambda: self.core.agenda.set_speakers(item.id, f"Ana {title}"))
            self.do(lambda: self.core.agenda.set_text(item.id, "title", "fr", f"{title} en français"))

    @rule(place=PLACE, to=PLACE)
    def move(self, place: int, to: int) -> None:
        item, other = self.item(place), self.item(to)
        if item and other and item != other:
            before = {one.id for one in self.items()}
            self.do(lambda: self.core.agenda.move_item(item.id, other.id, other.session_id))
            assert {one.id for one in self.items()} == before

    @rule(place=PLACE)
    def remove(self, place: int) -> None:
        if item := self.item(place):
            before = {one.id for one in self.items()}
            self.do(lambda: self.core.agenda.remove(item.id))
            assert {one.id for one in self.items()} == before - {item.id}

    @rule()
    def add_session(self) -> None:
        self.do(lambda: self.core.records.add(Session(consultation_id=MEETING, name="Another day")))

    @rule(place=PLACE)
    def remove_session(self, place: int) -> None:
        if sessions := self.sessions():
            session = sessions[place % len(sessions)]
            self.do(lambda: self.core.records.remove(Session, session.id))

    @precondition(lambda self: self.sessions())
    @rule(status=st.sampled_from(ISSUED))
    def issue(self, status: AgendaStatus) -> None:
        before = self.items()
        issue = self.core.versions.prepare(MEETING, status)
        self.do(lambda: self.core.versions.issue(issue, [f"printed {issue.version.number}".encode()]))
        assert self.items() == before

    @rule(place=PLACE)
    def withdraw(self, place: int) -> None:
        if versions := self.core.versions.issued(MEETING):
            before = self.items()
            self.do(lambda: self.core.versions.withdraw(versions[place % len(versions)].id))
            assert self.items() == before

    @rule(place=PLACE)
    def go_back(self, place: int) -> None:
        if versions := self.core.versions.issued(MEETING):
            version = versions[place % len(versions)]
            self.do(lambda: self.core.versions.restore(version.id))
            assert {one.id for one in self.items()} == {one.id for one in issued_rows(version).items}
            assert not self.core.versions.compare(MEETING, version.number).diff

    @rule(place=PLACE, language=st.sampled_from(["fr", "es"]))
    def print_again(self, place: int, language: str) -> None:
        """Keeps a file; no step that can be taken back."""
        if versions := self.core.versions.issued(MEETING):
            report = self.core.agenda.report(MEETING, language=language, version=versions[place % len(versions)].number)
            before = self.state()
            self.core.versions.files.keep(report, "pdf", f"printed again {language}".encode())
            assert self.state() == before

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            before, after = self.done.pop()
            assert self.state() == after
            assert not self.core.history.undo().skipped
            assert self.state() == before
            self.undone.append((before, after))
        if not self.done:
            with pytest.raises(UserError, match=r"undo\.nothing"):
                self.core.history.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.undone))):
            before, after = self.undone.pop()
            self.core.history.redo()
            assert self.state() == after
            self.done.append((before, after))

    @rule()
    def restart(self) -> None:
        before = self.state()
        self.close()
        self.open()
        assert self.state() == before

    @invariant()
    def what_was_issued_stands(self) -> None:
        with self.database.read() as reader:
            versions = reader.find_all(AgendaVersion, consultation_id=MEETING)
            files = reader.find_all(VersionFile)
        found = {
            **{one.id: sha256(one.content.encode()).hexdigest() + f"{one.number}{one.status}" for one in versions},
            **{one.id: sha256(one.content).hexdigest() for one in files},
        }
        assert found.items() >= self.frozen.items()
        assert len({one.number for one in versions}) == len(versions)
        assert len({(one.status, one.revision) for one in versions}) == len(versions)
        self.frozen = found


@pytest.fixture
def template(workspace_file: Path) -> Path:
    """A meeting with one session of three items, that cannot be undone."""
    database = SqlDatabase(open_engine(workspace_file), workspace_file, lambda: Identity("Eve", "made it"))
    session = Session(consultation_id=MEETING, name="Morning", order_key="a")
    with database.write() as work:
        work.add(
            Programme(id=PROGRAMME, key="programme", title="Programme"),
            Consultation(id=MEETING, programme_id=PROGRAMME, key="meeting", title="Meeting"),
            session,
            *(AgendaItem(session_id=session.id, title=f"Item {key}", order_key=key) for key in "abc"),
        )
        work.commit("sample.load", is_undoable=False)
    database.close()
    return workspace_file


def test_a_random_organiser_loses_no_item_and_changes_no_issued_version(template: Path, settings: Settings) -> None:
    Organiser.template, Organiser.settings = template, settings
    run_state_machine_as_test(Organiser, settings=profile(max_examples=10, stateful_step_count=25))
