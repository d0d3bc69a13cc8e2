"""Who stands in a list where, and what changed since the one before."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rcsc_desktop.domain.participant_list import (
    ListedPerson,
    arranged,
    categories_in_order,
    changes,
    frozen,
    thawed,
)

_TEXT = st.text(max_size=12)
PEOPLE = st.lists(
    st.builds(
        ListedPerson,
        person=st.integers(0, 30).map(str),
        name=_TEXT,
        title=_TEXT,
        organisation=_TEXT,
        country=st.sampled_from(["", "BR", "FR", "IT"]),
        category=st.sampled_from(["", "States", "UN", "NGOs"]),
        rank=st.none() | st.integers(0, 3),
    ),
    unique_by=lambda one: one.person,
    max_size=20,
)


def test_categories_stand_as_the_user_ordered_them_then_the_others_then_none() -> None:
    order = "Member States\nUnited Nations\nGone"
    assert categories_in_order(["", "Academia", "United Nations", "Member States", "Academia"], order) == (
        "Member States",
        "United Nations",
        "Academia",
        "",
    )


def test_within_a_group_rank_comes_before_the_alphabet() -> None:
    people = [
        ListedPerson("1", "Zoe", country="FR", category="A", rank=1),
        ListedPerson("2", "Ada", country="FR", category="A"),
        ListedPerson("3", "Bo", country="FR", category="A", rank=2),
        ListedPerson("4", "Cy", country="", category="A", rank=0),
        ListedPerson("5", "Di", country="BR", category="B"),
    ]
    sections = arranged(people, ["B", "A"], lambda one: one.country, lambda name: name)
    assert [(s.name, [(g.name, [p.name for p in g.people]) for g in s.groups]) for s in sections] == [
        ("B", [("BR", ["Di"])]),
        ("A", [("FR", ["Zoe", "Bo", "Ada"]), ("", ["Cy"])]),
    ]


@given(PEOPLE, st.randoms())
def test_everybody_stands_once_whatever_the_order_they_come_in(people: list[ListedPerson], random: Random) -> None:
    categories = categories_in_order([one.category for one in people], "UN\nStates")
    sections = arranged(people, categories, lambda one: one.country, lambda name: name)
    listed = [one for section in sections for group in section.groups for one in group.people]
    shuffled = list(people)
    random.shuffle(shuffled)

    assert sorted(one.person for one in listed) == sorted(one.person for one in people)
    assert arranged(shuffled, categories, lambda one: one.country, lambda name: name) == sections
    assert sum(section.count for section in sections) == len(people)


@given(PEOPLE)
def test_a_frozen_list_comes_back_without_ways_to_reach_anybody(people: list[ListedPerson]) -> None:
    reachable = [replace(one, contacts=("secret@example.org",)) for one in people]
    content = frozen(reachable)

    assert "secret" not in content
    assert thawed(content) == tuple(people)
    assert frozen(thawed(content)) == content


@given(PEOPLE, PEOPLE)
def test_changes_lead_from_one_list_to_the_other(before: list[ListedPerson], after: list[ListedPerson]) -> None:
    found = changes(before, after)
    gone = {one.person for one in found.removed}
    then = {one.person for one in before}

    assert (then - gone) | {one.person for one in found.added} == {one.person for one in after}
    assert not changes(before, before)
    for one in found.changed:
        assert all(getattr(one.before, name) != getattr(one.after, name) for name in one.fields)


def test_a_new_spelling_is_a_change_and_a_new_rank_is_not() -> None:
    ada = ListedPerson("1", "Ada", title="Adviser", rank=1)
    found = changes([ada], [replace(ada, name="Ada Lovelace", title="Envoy", rank=2)])
    assert [(one.fields, one.before.title, one.after.title) for one in found.changed] == [
        (("name", "title"), "Adviser", "Envoy")
    ]
    assert not changes([ada], [replace(ada, rank=5)])
