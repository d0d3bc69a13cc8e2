"""Groups of contacts: who is in them, their addresses, and what is refused."""

from uuid import UUID, uuid4

import pytest

from rcsc_desktop.domain.contacts import ContactDetail, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.groups import ContactGroup
from rcsc_desktop.services.core import Core


def made(core: Core, name: str, **values: object) -> UUID:
    found = core.contacts.add_person(name, **values).new_id  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.fixture
def ana(core: Core) -> UUID:
    return made(core, "Ana Torres", email="ana@example.org", tags="donor")


@pytest.fixture
def ben(core: Core) -> UUID:
    return made(core, "Ben Ali", email=" ANA@example.org", tags="donor")


@pytest.fixture
def forum(core: Core) -> UUID:
    found = core.contacts.add_organisation("Forum", email="office@forum.org", tags="donor").new_id
    assert found is not None
    return found


def names(core: Core, group_id: UUID) -> list[str]:
    return [line.name for line in core.contacts.fetch(core.groups.members(group_id))]


def test_a_hand_picked_group_holds_people_and_organisations_once(core: Core, ana: UUID, ben: UUID, forum: UUID) -> None:
    group = core.groups.add("Friends", [ben, forum]).new_id
    assert group is not None
    core.groups.add_members(group, [ana, ben, ana])
    assert names(core, group) == ["Ana Torres", "Ben Ali", "Forum"]
    assert core.groups.remove_members(group, [ben]).params["count"] == 1
    assert names(core, group) == ["Ana Torres", "Forum"]
    core.history.undo()
    assert names(core, group) == ["Ana Torres", "Ben Ali", "Forum"]
    assert [(line.group.name, line.count) for line in core.groups.list()] == [("Friends", 3)]
    core.contacts.remove(Person, ben)
    assert [line.count for line in core.groups.list()] == [2]


def test_a_saved_search_holds_whoever_it_finds_at_the_time(core: Core, ana: UUID, forum: UUID) -> None:
    everybody = core.groups.save_search("Donors", "donor").new_id
    people = core.groups.save_search("Donors who are people", "donor", "person").new_id
    assert everybody is not None
    assert people is not None
    assert (names(core, everybody), names(core, people)) == (["Ana Torres", "Forum"], ["Ana Torres"])
    made(core, "Zoë", tags="donor")
    assert names(core, people) == ["Ana Torres", "Zoë"]
    assert core.contacts.count("organisation", group_id=people) == 0
    with pytest.raises(UserError) as error:
        core.groups.add_members(people, [ana])
    assert error.value.code == "group.is_search"
    with pytest.raises(UserError) as error:
        core.groups.save_search("Everybody", " ")
    assert error.value.code == "group.no_search"


def test_the_list_of_contacts_is_narrowed_to_a_group(core: Core, ana: UUID, ben: UUID, forum: UUID) -> None:
    group = core.groups.add("Friends", [ana, forum]).new_id
    assert list(core.contacts.lines(group_id=group)) == [ana, forum]
    assert list(core.contacts.lines("person", group_id=group)) == [ana]
    assert list(core.contacts.lines(None, "ana", group_id=group)) == [ana]
    assert list(core.contacts.lines(None, "ben", group_id=group)) == []
    assert list(core.contacts.lines(None, "tores", group_id=group, similar=True)) == [ana]
    saved = core.groups.save_search("Forums", "forum").new_id
    assert list(core.contacts.lines(None, "donor", group_id=saved)) == [forum]


def test_addresses_stand_once_and_those_without_are_counted(core: Core, ana: UUID, ben: UUID, forum: UUID) -> None:
    nobody = made(core, "Nobody")
    further = made(core, "Further")
    core.records.add(ContactDetail(order_key="b", person_id=further, value="second@example.org"))
    core.records.add(ContactDetail(order_key="a", person_id=further, value="first@example.org"))
    found = core.groups.addresses([forum, ana, ben, nobody, further])
    assert found.addresses == ("office@forum.org", "ana@example.org", "first@example.org")
    assert found.without == 1
    assert found.text == "office@forum.org, ana@example.org, first@example.org"
    assert core.groups.addresses([]).addresses == ()


def test_names_of_groups_are_found_whatever_their_case_and_stand_once(core: Core, ana: UUID) -> None:
    group = core.groups.add("Élan", [ana]).new_id
    assert group is not None
    assert core.groups.resolve("elan").id == core.groups.resolve(str(group)).id == group
    with pytest.raises(UserError) as error:
        core.groups.add("ELAN")
    assert error.value.code == "group.exists"
    with pytest.raises(UserError) as error:
        core.groups.save_search(" élan ", "x")
    assert error.value.code == "group.exists"
    core.groups.rename(group, "Elan")
    assert core.records.get(ContactGroup, group).name == "Elan"
    core.groups.remove(group)
    with pytest.raises(UserError) as error:
        core.groups.resolve("elan")
    assert error.value.code == "group.unknown"
    core.history.undo()
    assert names(core, group) == ["Ana Torres"]


def test_a_contact_that_is_not_there_is_refused_and_nothing_is_written(core: Core, ana: UUID) -> None:
    with pytest.raises(UserError) as error:
        core.groups.add("Friends", [ana, uuid4()])
    assert error.value.code == "row.unknown"
    assert core.groups.list() == ()


@pytest.mark.parametrize("sort", ["name", "kind", "detail", "organisation", "country", "email", "phone"])
def test_contacts_sort_by_every_column_with_what_is_missing_last(core: Core, sort: str) -> None:
    for name, values in {
        "Zoë": {"country": "Égypte", "email": "a@x.org", "phone": "2", "title": "Dr"},
        "Abel": {"country": "Zambia", "organisation": "Élan", "role_title": "Chair"},
        "Bo": {"country": "Estonia", "email": "b@x.org", "phone": "1", "organisation": "Zeal"},
    }.items():
        made(core, name, **values)
    expected = {
        "name": ["Abel", "Bo", "Élan", "Zeal", "Zoë"],
        "kind": ["Élan", "Zeal", "Abel", "Bo", "Zoë"],
        "detail": ["Abel", "Zoë", "Élan", "Zeal", "Bo"],
        "organisation": ["Abel", "Bo", "Élan", "Zeal", "Zoë"],
        "country": ["Zoë", "Bo", "Abel", "Élan", "Zeal"],
        "email": ["Zoë", "Bo", "Abel", "Élan", "Zeal"],
        "phone": ["Bo", "Zoë", "Abel", "Élan", "Zeal"],
    }
    lines = core.contacts.fetch(core.contacts.lines(sort=sort))
    assert [line.name for line in lines] == expected[sort]
    down = [line.text(sort) for line in core.contacts.fetch(core.contacts.lines(sort=sort, descending=True))]
    filled = [text for text in down if text]
    assert down == filled + [""] * (len(down) - len(filled))
