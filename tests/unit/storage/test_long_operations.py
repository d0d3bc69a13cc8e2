"""A long operation keeps most of its rows in the journal; whoever looks at it sees no difference."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.services.core import Core
from rcsc_desktop.storage import journal


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_ROWS", 3)


def test_rows_that_are_written_again_stand_once_in_the_journal(core: Core) -> None:
    old = [Person(name=f"Old {number}") for number in range(4)]
    new = [Person(name=f"New {number}") for number in range(8)]
    with core.merging._database.write() as work:
        work.add(*old)
        work.commit("people.import", count=4)
    with core.merging._database.write() as work:
        for person in new:
            work.add(person)
        work.change_each(Person, {person.id: {"name": f"Newer {at}"} for at, person in enumerate(new)})
        work.change_many(Person, [person.id for person in old], country="PE")
        work.change(Person, old[0].id, country="")
        work.change(Person, old[1].id, name="Changed")
        work.add(Organisation(name="Body"))
        changes = work.commit("people.import", subject_id=old[1].id, count=9)
    assert len(changes.changes) == len({(one.noun, one.id) for one in changes.changes}) == 8 + 3 + 1
    assert sorted(one.verb for one in changes.changes) == ["add"] * 9 + ["change"] * 3
    assert {person.name for person in core.records.find(Person)} >= {"Newer 7", "Changed"}
    assert core.contacts.lines("person", "newer")
    core.history.undo()
    assert core.records.find(Person) == tuple(old)
    assert core.records.find(Organisation) == ()
    core.history.redo()
    found = {person.id: person for person in core.records.find(Person)}
    assert [found[person.id].name for person in new] == [f"Newer {at}" for at in range(8)]
    assert (found[old[0].id].country, found[old[2].id].country, found[old[1].id].name) == ("", "PE", "Changed")
    assert not core.safety.check().problems


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["", "PE", "CH"])), min_size=4, max_size=14))
def test_a_long_operation_is_taken_back_whole(core: Core, steps: list[tuple[int, str]]) -> None:
    people = [Person(name=f"Person {number}") for number in range(6)]
    with core.merging._database.write() as work:
        work.add(*people)
        work.commit("people.import", count=6)
    before = core.records.find(Person)
    with core.merging._database.write() as work:
        for at, country in steps:
            work.change(Person, people[at].id, country=country)
            work.add(Person(name="More"))
        work.commit("people.import", count=len(steps))
    last = dict(steps)
    after = {person.id: person.country for person in core.records.find(Person)}
    assert [after[people[at].id] for at in last] == list(last.values())
    core.history.undo()
    assert core.records.find(Person) == before
