"""A contact written as a whole: what was shown and comes back changes nothing; undo brings everything back."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rcsc_desktop.cli import contact_shape
from rcsc_desktop.domain.contacts import DetailKind, Organisation, Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.contact_forms import ContactForm
from rcsc_desktop.services.core import Core

_WORDS = st.sampled_from(["work", "mobile", "Genève", "شارع", "1 rue\nFloor 2", "x"])
_DETAILS = st.lists(
    st.fixed_dictionaries({"kind": st.sampled_from([kind.value for kind in DetailKind]), "value": _WORDS}),
    max_size=4,
)
_ADDRESSES = st.lists(st.dictionaries(st.sampled_from(["label", "street", "city"]), _WORDS), max_size=3)
_AFFILIATIONS = st.lists(
    st.fixed_dictionaries(
        {"organisation": st.sampled_from(["One house", "Another house"]), "role_title": _WORDS},
        optional={
            "from_date": st.sampled_from(["2015", "2015-03"]),
            "to_date": st.sampled_from(["2016", "2017-01-02"]),
        },
    ),
    max_size=3,
)
_LISTS = ("details", "addresses", "affiliations")


def told(core: Core, person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    shown = contact_shape.person(core, person_id)
    return {name: shown[name] for name in _LISTS}


def plain(lists: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Without keys of rows: what a person sees, whatever the order of affiliations."""
    left_out = ("id", "organisation_id", "e164")
    bare = {
        name: [{key: value for key, value in one.items() if key not in left_out} for one in rows]
        for name, rows in lists.items()
    }
    bare["affiliations"].sort(key=str)
    return bare


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_DETAILS, _ADDRESSES, _AFFILIATIONS, _DETAILS, _ADDRESSES, _AFFILIATIONS)
def test_what_was_shown_comes_back_unchanged_and_undo_brings_the_former_back(
    core: Core,
    details: list[dict[str, str]],
    addresses: list[dict[str, str]],
    affiliations: list[dict[str, str]],
    other_details: list[dict[str, str]],
    other_addresses: list[dict[str, str]],
    other_affiliations: list[dict[str, str]],
) -> None:
    form = ContactForm({"name": "Amal"}, details, addresses, affiliations)
    person = core.contact_forms.add(Person, form).new_id
    assert person is not None
    first = told(core, person)
    assert [one["value"] for one in first["details"]] == [one["value"] for one in details]
    again = core.contact_forms.set(Person, person, ContactForm(**first))  # type: ignore[arg-type]
    assert again.operation_id is None
    changed = core.contact_forms.set(
        Person, person, ContactForm({}, other_details, other_addresses, other_affiliations)
    )
    assert [one["value"] for one in told(core, person)["details"]] == [one["value"] for one in other_details]
    if changed.operation_id is not None:
        core.history.undo(changed.operation_id)
    assert plain(told(core, person)) == plain(first)


def test_a_photo_or_an_affiliation_of_an_organisation_is_refused_whole(core: Core) -> None:
    form = ContactForm({"name": "A house"}, affiliations=[{"organisation": "Other"}])
    with pytest.raises(UserError, match=r"field\.unknown"):
        core.contact_forms.add(Organisation, form)
    assert len(core.contacts.lines()) == 0
