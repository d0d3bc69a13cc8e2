"""One contact with everything that belongs to it, as JSON holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from rcsc_desktop.cli import shapes
from rcsc_desktop.domain.contacts import ContactDetail, DetailKind

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.services.core import Core

COLUMNS = {
    "details": ("kind", "label", "value", "e164"),
    "addresses": ("label", "street", "postal_code", "city", "country"),
    "affiliations": ("organisation", "role_title", "from_date", "to_date"),
    "members": ("name", "role_title", "from_date", "to_date"),
    "parts": ("name", "acronym", "kind"),
    "takes_part": ("start_date", "title", "part", "status", "key"),
    "speaks_at": ("consultation", "title", "role"),
    "documents": ("symbol", "title", "item"),
    "statements": ("date", "title", "organisation", "signatory"),
}
"""Columns of each list, in the order in which they are printed."""

_OWNER = ("person_id", "organisation_id")


def person(core: Core, person_id: UUID) -> dict[str, Any]:
    """A person; ``photo`` is the number of its bytes."""
    page = core.contact_pages.person(person_id)
    view = page.view
    return {
        **shapes.shape(view.person),
        "noun": "person",
        "phone_e164": shapes.known(view.numbers.get(view.person.phone)),
        "photo": None if view.photo is None else len(view.photo.content),
        "details": list(_details(view.details, view.numbers)),
        "addresses": [shapes.shape(one, without=_OWNER) for one in view.addresses],
        "affiliations": [
            {**shapes.shape(one.affiliation, without=["person_id"]), "organisation": one.organisation.name}
            for one in view.affiliations
        ],
        "takes_part": [shapes.shape(one) for one in view.takes_part],
        "speaks_at": [shapes.shape(one) for one in view.speaks_at],
        "documents": [shapes.shape(one) for one in page.documents],
        "statements": [shapes.shape(one) for one in page.statements],
    }


def organisation(core: Core, organisation_id: UUID) -> dict[str, Any]:
    """An organisation; ``parts`` are those that are part of it."""
    page = core.contact_pages.organisation(organisation_id)
    view = page.view
    one = view.organisation
    return {
        **shapes.shape(one),
        "noun": "organisation",
        "parent": None if view.parent is None else view.parent.name,
        "phone_e164": shapes.known(view.numbers.get(one.phone)),
        "details": list(_details(view.details, view.numbers)),
        "addresses": [shapes.shape(address, without=_OWNER) for address in view.addresses],
        "members": [
            {**shapes.shape(member.affiliation, without=["organisation_id"]), "name": member.name}
            for member in view.members
        ],
        "parts": [
            {name: shapes.known(getattr(child, name)) for name in ("id", "name", "acronym", "kind")}
            for child in view.children
        ],
        "takes_part": [shapes.shape(part) for part in view.takes_part],
        "statements": [shapes.shape(signed) for signed in page.statements],
    }


def _details(found: Iterable[ContactDetail], numbers: Mapping[str, str]) -> Iterable[dict[str, Any]]:
    for one in found:
        number = numbers.get(one.value) if one.kind is DetailKind.PHONE else None
        yield {**shapes.shape(one, without=_OWNER), "e164": number}
