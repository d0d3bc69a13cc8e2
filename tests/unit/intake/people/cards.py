"""Contacts as an import makes them of a card, and as a card again, without a database."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from rcsc_desktop.domain.card_contacts import CardContact
from rcsc_desktop.domain.contact_cards import lines_from
from rcsc_desktop.domain.contacts import (
    ContactDetail,
    DetailKind,
    Organisation,
    OrganisationKind,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.imported_people import ReadEntry
from rcsc_desktop.domain.reports.contact_cards import CardVersion, ContactCard, ContactCardsReport
from rcsc_desktop.export.vcf.contacts import write

_PERSON = (
    *("name", "family_name", "given_name", "suffix", "title", "badge_name", "aliases", "pronoun", "email", "phone"),
    *("country", "language", "languages", "tags", "notes"),
)


def contact_of(entry: ReadEntry, *, with_source: bool = True) -> CardContact:
    """The person of an entry with what belongs to them."""
    fields: Any = {field: entry.values.get(field, "") for field in _PERSON}
    person = Person(**fields)
    organisation = entry.values.get("organisation", "")
    return CardContact(
        person,
        affiliations=((organisation, entry.values.get("role_title", "")),) if organisation else (),
        **_belongings(entry, person, with_source=with_source),
    )


def organisation_of(entry: ReadEntry) -> CardContact:
    """The organisation of an entry with what belongs to it."""
    fields = {field: text for field, text in entry.values.items() if field not in {"kind", "parent"}}
    kind = OrganisationKind(entry.values.get("kind", "other"))
    organisation = Organisation(kind=kind, **fields)  # type: ignore[arg-type]
    belongings = _belongings(entry, None, with_source=True)
    return CardContact(organisation, parent=entry.values.get("parent", ""), **belongings)


def _belongings(entry: ReadEntry, person: Person | None, *, with_source: bool) -> Any:
    photo = None
    if entry.photo is not None and person is not None:
        photo = Photo(person_id=person.id, media_type=entry.photo[0], content=entry.photo[1])
    return {
        "details": tuple(
            ContactDetail(kind=DetailKind(one.kind), value=one.value, label=one.label) for one in entry.details
        ),
        "addresses": tuple(
            PostalAddress(
                label=one.label,
                po_box=one.po_box,
                street=one.street,
                city=one.city,
                region=one.region,
                postal_code=one.postal_code,
                country=one.country,
            )
            for one in entry.addresses
        ),
        "photo": photo,
        "source": lines_from(entry.source) if with_source else (),
    }


def written(*contacts: CardContact, version: CardVersion = "3.0") -> bytes:
    """The contacts as a file of cards."""
    cards = tuple(
        ContactCard(one.lines(), (one.photo.media_type, one.photo.content) if one.photo else None) for one in contacts
    )
    stream = BytesIO()
    write(ContactCardsReport(version, cards, len(cards), 0), stream)
    return stream.getvalue()


def said(entry: ReadEntry) -> tuple[object, ...]:
    """All that an entry holds, but for where it stood."""
    return dict(entry.values), set(entry.details), set(entry.addresses), entry.photo
