"""The likely doubles of the whole workspace."""

from __future__ import annotations

import pytest

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.core import Core


def test_doubles_are_proposed_with_reasons_and_kept_apart_when_told(core: Core) -> None:
    first = core.contacts.add_person("Amal Haddad", organisation="Cairo Centre", email="amal@example.org").new_id
    second = core.contacts.add_person("HADDAD, Amal", organisation="Cairo Centre").new_id
    core.contacts.add_person("Colin Rajah")
    assert first is not None
    assert second is not None
    (pair,) = core.doubles.find("person")
    assert (pair.first_id, pair.second_id, pair.first_name, pair.second_name) == (
        first,
        second,
        "Amal Haddad",
        "HADDAD, Amal",
    )
    assert [reason.code for reason in pair.reasons] == ["name_order", "same_organisation"]
    assert pair.score == 90
    assert pair.first_detail == "Cairo Centre · amal@example.org"
    assert core.people_import.keep_apart(second, first).name == "contact.keep_apart"
    assert core.doubles.find("person") == ()
    assert core.people_import.keep_apart(first, second).changes == ()
    core.history.undo()
    assert len(core.doubles.find("person")) == 1


def test_organisations_are_looked_through_too(core: Core) -> None:
    core.contacts.add_organisation("International Catholic Migration Commission", acronym="ICMC")
    core.contacts.add_organisation("Intl. Catholic Migration Commission (ICMC)")
    core.contacts.add_organisation("International Organization for Migration", acronym="IOM")
    (pair,) = core.doubles.find("organisation")
    assert (pair.first_name, pair.second_name) == (
        "International Catholic Migration Commission",
        "Intl. Catholic Migration Commission (ICMC)",
    )
    assert [reason.code for reason in pair.reasons] == ["same_acronym"]
    assert pair.reasons[0].data == {"acronym": "ICMC"}


def test_it_can_be_given_up_and_tells_how_far_it_is(core: Core) -> None:
    for number in range(3):
        core.contacts.add_person(f"Person {number}")
    told: list[tuple[int, int]] = []
    core.doubles.find("person", lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    with pytest.raises(UserError) as error:
        core.doubles.find("person", is_cancelled=lambda: True)
    assert error.value.code == "work.cancelled"
