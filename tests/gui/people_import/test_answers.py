"""What is said to the rows of an import, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.people_plan import PeoplePlan, RowChoice, RowState
from rcsc_desktop.gui.dialogs.people_import.answers import Answers, Fate
from tests.gui.people_import.tables import entry, plan, table

_KNOWN = UUID(int=7)


def made(states: list[RowState]) -> PeoplePlan:
    entries = [entry(place + 2, name=f"Person {place}", country="FR") for place in range(len(states))]
    return plan(table(entries), states, dict.fromkeys(range(len(states)), _KNOWN))


def test_doubtful_rows_are_left_out_until_somebody_decides() -> None:
    answers = Answers(made([RowState.NEW, RowState.CHANGED, RowState.DOUBTFUL, RowState.SAME]))
    assert [answers.fate(place) for place in range(4)] == [Fate.ADDED, Fate.UPDATED, Fate.LEFT_OUT, Fate.SAME]
    assert (answers.undecided, answers.is_touched) == (1, False)
    assert answers.decide((2,), RowChoice.UPDATE) == 1
    assert (answers.undecided, answers.fate(2)) == (0, Fate.UPDATED)
    target = answers.choices().decisions[(0, 4)].target
    assert target is not None and target.id == _KNOWN


def test_a_new_row_means_nobody_and_is_not_updated() -> None:
    answers = Answers(plan(table([entry(2, name="Ana")]), [RowState.NEW]))
    assert answers.decide((0,), RowChoice.UPDATE) == 0
    assert answers.decide((0,), RowChoice.SKIP) == 1
    assert answers.count(Fate.LEFT_OUT) == 1


def test_a_known_person_who_is_new_in_the_consultation_counts_as_added() -> None:
    found = made([RowState.NEW])
    row = replace(found.rows[0], match_id=uuid4(), choice=RowChoice.UPDATE)
    assert Answers(replace(found, rows=(row,))).fate(0) is Fate.ADDED


def test_a_field_that_stays_as_it_is_stored_is_told() -> None:
    answers = Answers(made([RowState.CHANGED]))
    answers.keep(0, "country", is_kept=True)
    assert answers.choices().decisions[(0, 2)].kept == frozenset({"country"})
    answers.keep(0, "country", is_kept=False)
    assert answers.choices().decisions[(0, 2)].kept == frozenset()


def test_what_was_said_is_said_again_after_the_file_was_read_otherwise() -> None:
    states = [RowState.NEW, RowState.DOUBTFUL, RowState.DOUBTFUL]
    before = Answers(made(states))
    before.decide((1,), RowChoice.NEW)
    before.decide((2,), RowChoice.UPDATE)
    entries = [entry(place + 2, name=f"Person {place}", country="FR") for place in range(2)]
    again = Answers(plan(table([*entries, entry(4, name="Another")]), states, dict.fromkeys(range(3), _KNOWN)))
    again.take_over(before)
    assert again.decision(1).choice is RowChoice.NEW
    assert not again.is_decided(2)


@given(
    st.lists(st.sampled_from(RowState), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 19), st.sampled_from(RowChoice)), max_size=30),
)
def test_the_counts_are_those_of_the_rows(states: list[RowState], said: list[tuple[int, RowChoice]]) -> None:
    answers = Answers(made(states))
    for place, choice in said:
        if place < len(states):
            answers.decide((place,), choice)
    fates = [answers.fate(place) for place in range(len(states))]
    assert {fate: answers.count(fate) for fate in Fate} == {fate: fates.count(fate) for fate in Fate}
    undecided = [
        place for place, one in enumerate(states) if one is RowState.DOUBTFUL and not answers.is_decided(place)
    ]
    assert answers.undecided == len(undecided)
