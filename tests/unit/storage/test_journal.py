"""Every write is journaled with before and after, and can be taken back by the rule of undo."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import Blocker
from rcsc_desktop.domain.programme import Milestone, Programme
from rcsc_desktop.storage.blocking import MOST_BLOCKERS
from rcsc_desktop.storage.clock import stamp
from rcsc_desktop.storage.database import SqlDatabase
from rcsc_desktop.storage.repos.history import SqlHistory
from tests.unit.conftest import OpenDatabase


def add_programme(database: SqlDatabase, title: str = "Process") -> Programme:
    programme = Programme(key="process", title=title, start_date=PartialDate(2017))
    with database.write() as work:
        work.add(programme)
        work.commit("programme.add", title=title, new_id=programme.id)
    return programme


def retitle(database: SqlDatabase, row_id: UUID, title: str) -> None:
    with database.write() as work:
        work.change(Programme, row_id, title=title)
        work.commit("programme.change")


def title_of(database: SqlDatabase, row_id: UUID) -> str:
    with database.read() as reader:
        return reader.get(Programme, row_id).title


def reasons(error: UserError) -> list[tuple[str, str]]:
    blockers = error.data["blockers"]
    assert isinstance(blockers, list)
    return [(blocker.field, blocker.reason) for blocker in blockers]


def test_an_operation_keeps_who_what_when_and_each_field_before_and_after(database: SqlDatabase) -> None:
    programme = add_programme(database)
    retitle(database, programme.id, "Preparatory process")
    with database.connection() as connection:
        history = SqlHistory(connection)
        newest, oldest = history.operations(None, None, 10, None)
        changes = history.operation(newest.id).changes
    assert (newest.name, newest.author, newest.device, newest.rows) == ("programme.change", "Ana", "laptop", 1)
    assert newest.at >= oldest.at
    assert [(one.field, one.before, one.after) for one in changes] == [("title", "Process", "Preparatory process")]


def test_a_write_that_changes_nothing_is_not_journaled(database: SqlDatabase) -> None:
    programme = add_programme(database)
    with database.write() as work:
        work.change(Programme, programme.id, title="Other")
        work.change(Programme, programme.id, title="Process")
        changes = work.commit("programme.change")
    assert changes.changes == ()
    with database.connection() as connection:
        assert SqlHistory(connection).latest_seq() == 1


def test_leaving_without_commit_leaves_nothing_behind(database: SqlDatabase) -> None:
    with pytest.raises(RuntimeError), database.write() as work:
        work.add(Programme(key="lost", title="Lost"))
        raise RuntimeError
    with database.read() as reader:
        assert reader.find(Programme) == ()


def test_control_characters_are_taken_out_and_counted(database: SqlDatabase) -> None:
    programme = Programme(key="k", title="a\x00b\x07c\r\nd\te\ud800")
    with database.write() as work:
        work.add(programme)
        changes = work.commit("programme.add")
    assert changes.taken_out == 3
    assert title_of(database, programme.id) == "abc\nd\te"


def test_undo_and_redo_walk_back_and_forth_after_a_restart(open_database: OpenDatabase) -> None:
    first = open_database()
    programme = add_programme(first)
    for title in ("one", "two"):
        retitle(first, programme.id, title)
    first.close()
    again = open_database()
    seen = []
    for _ in range(2):
        line, skipped = again.next_undo()
        assert line is not None
        assert skipped == ()
        again.invert(line.id, kind="undo")
        seen.append(title_of(again, programme.id))
    assert seen == ["one", "Process"]
    for title in ("one", "two"):
        line = again.next_redo()
        assert line is not None
        again.invert(line.id, kind="redo")
        assert title_of(again, programme.id) == title
    assert again.next_redo() is None


def test_something_new_ends_the_redo(database: SqlDatabase) -> None:
    programme = add_programme(database)
    retitle(database, programme.id, "one")
    line, _ = database.next_undo()
    assert line is not None
    database.invert(line.id, kind="undo")
    retitle(database, programme.id, "other")
    assert database.next_redo() is None


def test_undo_is_refused_while_a_field_holds_something_else_and_says_who_wrote_it(
    open_database: OpenDatabase,
) -> None:
    mine, theirs = open_database(), open_database("Ben", "desktop")
    programme = add_programme(mine)
    retitle(mine, programme.id, "mine")
    with mine.connection() as connection:
        (line, _) = SqlHistory(connection).operations(None, None, 10, None)
    retitle(theirs, programme.id, "theirs")
    with pytest.raises(UserError) as refused:
        mine.invert(line.id, kind="undo")
    assert refused.value.code == "undo.blocked"
    assert refused.value.data["blockers"] == [
        Blocker("programme", programme.id, "title", "changed", "programme.change", "Ben")
    ]
    assert title_of(mine, programme.id) == "theirs"


def test_undo_passes_over_what_is_blocked_and_takes_the_last_that_is_not(open_database: OpenDatabase) -> None:
    mine, theirs = open_database(), open_database("Ben", "desktop")
    blocked, free = add_programme(mine), add_programme(mine)
    retitle(mine, free.id, "free")
    retitle(mine, blocked.id, "blocked")
    retitle(theirs, blocked.id, "theirs")
    line, skipped = mine.next_undo()
    assert line is not None
    mine.invert(line.id, kind="undo")
    assert [one.name for one in skipped] == ["programme.change"]
    assert title_of(mine, free.id) == "Process"


def test_another_author_and_another_device_keep_their_own_undo(open_database: OpenDatabase) -> None:
    ana, ben, tablet = open_database(), open_database("Ben", "desktop"), open_database("Ana", "tablet")
    add_programme(ana)
    assert ben.next_undo()[0] is None
    assert tablet.next_undo()[0] is None
    assert ana.next_undo()[0] is not None


def test_a_step_of_another_that_was_taken_back_stands_in_nobody_s_way(open_database: OpenDatabase) -> None:
    mine, theirs = open_database(), open_database("Ben", "desktop")
    programme = add_programme(mine)
    retitle(mine, programme.id, "mine")
    retitle(theirs, programme.id, "theirs")
    line, _ = theirs.next_undo()
    assert line is not None
    undo = theirs.invert(line.id, kind="undo")
    again, skipped = mine.next_undo()
    assert again is not None
    assert (again.name, skipped) == ("programme.change", ())
    assert undo.operation_id is not None
    theirs.invert(undo.operation_id, kind="redo")
    blocked, skipped = mine.next_undo()
    assert blocked is None
    assert [one.name for one in skipped] == ["programme.change", "programme.add"]


def test_only_so_many_reasons_are_told(open_database: OpenDatabase) -> None:
    mine, theirs = open_database(), open_database("Ben", "desktop")
    programmes = [Programme(key=f"k{number}", title="Process") for number in range(MOST_BLOCKERS + 5)]
    with mine.write() as work:
        work.add(*programmes)
        added = work.commit("programme.add")
    with theirs.write() as work:
        work.change_many(Programme, [one.id for one in programmes], title="theirs")
        work.commit("programme.change")
    assert added.operation_id is not None
    with pytest.raises(UserError) as refused:
        mine.invert(added.operation_id, kind="undo")
    assert len(reasons(refused.value)) == MOST_BLOCKERS


def test_a_row_that_others_point_at_cannot_be_taken_out(database: SqlDatabase) -> None:
    programme = add_programme(database)
    with database.write() as work:
        work.add(Milestone(programme_id=programme.id, title="Summit"))
        work.commit("milestone.add")
    with database.connection() as connection:
        line = SqlHistory(connection).operations(None, None, 10, None)[-1]
    with pytest.raises(UserError) as refused:
        database.invert(line.id, kind="undo")
    assert reasons(refused.value) == [("milestone", "in_use")]


def test_a_removal_cannot_be_undone_while_what_it_hung_on_is_gone(database: SqlDatabase) -> None:
    programme = add_programme(database)
    milestone = Milestone(programme_id=programme.id, title="Summit")
    with database.write() as work:
        work.add(milestone)
        work.commit("milestone.add")
    with database.write() as work:
        work.remove(Milestone, milestone.id)
        removal = work.commit("milestone.remove")
    with database.write() as work:
        work.remove(Programme, programme.id)
        work.commit("programme.remove")
    assert removal.operation_id is not None
    with pytest.raises(UserError) as refused:
        database.invert(removal.operation_id, kind="undo")
    assert reasons(refused.value) == [("programme_id", "parent_removed")]


def test_an_operation_that_may_never_be_undone_says_so(database: SqlDatabase) -> None:
    with database.write() as work:
        work.add(Programme(key="k", title="Loaded"))
        loaded = work.commit("sample.load", is_undoable=False)
    assert loaded.operation_id is not None
    assert database.next_undo() == (None, ())
    with pytest.raises(UserError) as refused:
        database.invert(loaded.operation_id, kind="undo")
    assert refused.value.code == "undo.never"


def test_what_is_about_a_person_is_keyed_by_that_person(database: SqlDatabase) -> None:
    person, organisation = Person(name="Colin Rajah"), Organisation(name="IOM")
    with database.write() as work:
        work.add(person, organisation, Affiliation(person_id=person.id, organisation_id=organisation.id))
        work.commit("person.add")
    with database.connection() as connection:
        rows = connection.exec_driver_sql("SELECT noun, subject_id FROM change ORDER BY key").all()
    assert [(noun, subject) for noun, subject in rows] == [
        ("person", person.id.hex),
        ("organisation", None),
        ("affiliation", person.id.hex),
    ]


@given(st.lists(st.integers(0, 10), min_size=1, max_size=30))
def test_the_hybrid_clock_never_goes_back(times: list[int]) -> None:
    stamps: list[str] = []
    for now in times:
        stamps.append(stamp(now, stamps[-1] if stamps else None, "laptop"))
    assert stamps == sorted(set(stamps))
    assert all(int(one[:15]) == max(times[: at + 1]) for at, one in enumerate(stamps))


class RandomWriter(RuleBasedStateMachine):
    """Somebody who adds, changes, removes, undoes and redoes: the rows are always what a plain model says."""

    database: SqlDatabase

    def __init__(self) -> None:
        super().__init__()
        self.states: list[dict[UUID, str]] = [self.rows()]
        self.undone: list[dict[UUID, str]] = []

    def rows(self) -> dict[UUID, str]:
        with self.database.read() as reader:
            return {one.id: one.title for one in reader.find(Programme)}

    def wrote(self) -> None:
        self.states.append(self.rows())
        self.undone.clear()

    @rule(title=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8))
    def adds(self, title: str) -> None:
        add_programme(self.database, title)
        self.wrote()

    @precondition(lambda self: self.states[-1])
    @rule(data=st.data(), title=st.sampled_from("abc"))
    def changes(self, data: st.DataObject, title: str) -> None:
        row_id = data.draw(st.sampled_from(sorted(self.states[-1])))
        if self.states[-1][row_id] != title:
            retitle(self.database, row_id, title)
            self.wrote()

    @precondition(lambda self: self.states[-1])
    @rule(data=st.data())
    def removes(self, data: st.DataObject) -> None:
        row_id = data.draw(st.sampled_from(sorted(self.states[-1])))
        with self.database.write() as work:
            work.remove(Programme, row_id)
            work.commit("programme.remove")
        self.wrote()

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undoes(self) -> None:
        line, skipped = self.database.next_undo()
        assert line is not None
        assert skipped == ()
        self.database.invert(line.id, kind="undo")
        self.undone.append(self.states.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redoes(self) -> None:
        line = self.database.next_redo()
        assert line is not None
        self.database.invert(line.id, kind="redo")
        self.states.append(self.undone.pop())

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        assert self.rows() == self.states[-1]
        assert (self.database.next_redo() is not None) == bool(self.undone)


def test_a_random_writer_can_always_go_back_and_forth(database: SqlDatabase) -> None:
    class Writer(RandomWriter):
        def __init__(self) -> None:
            with database.connection() as connection:
                for table in ("change", "operation", "search_entry", "programme"):
                    connection.exec_driver_sql(f"DELETE FROM {table}")
                connection.commit()
            super().__init__()

    Writer.database = database
    run_state_machine_as_test(
        Writer,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        ),
    )
