"""The list of participants as a paper has it: who stands in it, in which order, and what changed since the last one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Any


class ListGrouping(StrEnum):
    """What stands together within a category."""

    COUNTRY = "country"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A participant as the list names them.

    ``person`` and ``organisation_key`` are keys as text. ``translated_names`` of the organisation are as in
    ``Organisation``. ``country`` is as it is stored: a code or a name in any language. ``contacts`` are the lines by
    which the person may be reached, as far as they are wanted and allowed; they are never frozen.
    """

    person: str
    name: str
    title: str = ""
    position: str = ""
    organisation: str = ""
    acronym: str = ""
    organisation_key: str = ""
    translated_names: str = ""
    country: str = ""
    category: str = ""
    rank: int | None = None
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListGroup:
    """People of one country or organisation; ``name`` is empty for those who have none."""

    name: str
    people: tuple[ListedPerson, ...]


@dataclass(frozen=True, slots=True)
class ListSection:
    """The groups of one category; ``name`` is empty for those who have none."""

    name: str
    groups: tuple[ListGroup, ...]

    @property
    def count(self) -> int:
        """How many people stand in it."""
        return sum(len(group.people) for group in self.groups)


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """Somebody who stands in both lists, otherwise; ``fields`` name what differs."""

    before: ListedPerson
    after: ListedPerson
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListChanges:
    """What a list has that the one before had not, each in the order of its own list."""

    added: tuple[ListedPerson, ...] = ()
    removed: tuple[ListedPerson, ...] = ()
    changed: tuple[ChangedPerson, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


_TOLD = ("name", "title", "position", "organisation", "country", "category")
"""Fields whose changes are told; an order by rank alone changes nothing that is read."""


def categories_in_order(found: Iterable[str], order: str) -> tuple[str, ...]:
    """The categories that occur, first those of ``Consultation.category_order``, then the others as they come.

    People without a category come last.
    """
    occurring = dict.fromkeys(one.strip() for one in found)
    wanted = [one for one in dict.fromkeys(map(str.strip, order.splitlines())) if one in occurring]
    others = [one for one in occurring if one and one not in wanted]
    return (*wanted, *others, *([""] if "" in occurring else []))


def arranged(
    people: Iterable[ListedPerson],
    categories: Sequence[str],
    group_of: Callable[[ListedPerson], str],
    place_of: Callable[[str], Any],
) -> tuple[ListSection, ...]:
    """The people by category, within it by group, then by rank (those without one last) and name.

    ``group_of`` gives the name of somebody's group as the paper prints it, ``place_of`` the place of a name in the
    alphabet. People who have no group come last in their section.
    """
    places = {category: place for place, category in enumerate(categories)}

    def group_key(one: ListedPerson) -> tuple[Any, ...]:
        name = group_of(one)
        return (places.get(one.category.strip(), len(places)), not name, place_of(name), name)

    def key(one: ListedPerson) -> tuple[Any, ...]:
        return (*group_key(one), one.rank is None, one.rank or 0, place_of(one.name), one.name, one.person)

    sections = []
    ordered = sorted(people, key=key)
    for _place, of_category in groupby(ordered, key=lambda one: places.get(one.category.strip(), len(places))):
        groups = tuple(ListGroup(group_of(held[0]), held) for held in _runs(of_category, group_key))
        sections.append(ListSection(groups[0].people[0].category.strip(), groups))
    return tuple(sections)


def _runs(
    people: Iterable[ListedPerson], key: Callable[[ListedPerson], tuple[Any, ...]]
) -> Iterable[tuple[ListedPerson, ...]]:
    for _key, run in groupby(people, key=key):
        yield tuple(run)


def changes(before: Sequence[ListedPerson], after: Sequence[ListedPerson]) -> ListChanges:
    """What became of a list; people are told apart by their key, so that a new spelling is a change."""
    then = {one.person: one for one in before}
    now = {one.person: one for one in after}
    changed = []
    for one in after:
        old = then.get(one.person)
        if old is not None:
            fields = tuple(name for name in _TOLD if getattr(old, name) != getattr(one, name))
            if fields:
                changed.append(ChangedPerson(old, one, fields))
    return ListChanges(
        added=tuple(one for one in after if one.person not in then),
        removed=tuple(one for one in before if one.person not in now),
        changed=tuple(changed),
    )


def frozen(people: Iterable[ListedPerson]) -> str:
    """The list as canonical JSON; how to reach anybody is not kept."""
    rows = []
    for one in people:
        held = {name: value for name, value in asdict(replace(one, contacts=())).items() if value}
        rows.append({**held, "name": one.name, "rank": one.rank})
    return json.dumps({"people": rows}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def thawed(content: str) -> tuple[ListedPerson, ...]:
    """The list that ``frozen`` made a text of."""
    return tuple(ListedPerson(**row) for row in json.loads(content)["people"])
