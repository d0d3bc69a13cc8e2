"""Further ways to reach a contact: e-mails, telephones, messengers, links and postal addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import ContactDetail, DetailKind, Organisation, Person, PostalAddress
from rcsc_desktop.domain.entity import noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.order import between
from rcsc_desktop.services.ports import Database, Reader, UnitOfWork
from rcsc_desktop.services.records import change_fields

Way = TypeVar("Way", ContactDetail, PostalAddress)


class ContactWays:
    """Each write is one operation, with the person in it whose data it holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_detail(self, contact_id: UUID, kind: DetailKind, value: str, label: str = "") -> ChangeSet:
        """One more e-mail, telephone, messenger or link of a person or an organisation, behind the others."""
        value = value.strip()
        if not value:
            raise UserError("text.required", field="value")
        with self._database.write() as work:
            person_id, organisation_id = _owner(work, contact_id)
            way = ContactDetail(
                person_id=person_id, organisation_id=organisation_id, kind=kind, label=label.strip(), value=value
            )
            return self._added(work, way, contact_id)

    def add_address(self, contact_id: UUID, **values: object) -> ChangeSet:
        """One more postal address; ``values`` are fields of ``PostalAddress``, at least one of them filled."""
        typed = {name: coerce(PostalAddress, name, value) for name, value in values.items()}
        if not any(str(value).strip() for name, value in typed.items() if name != "label"):
            raise UserError("address.empty")
        with self._database.write() as work:
            person_id, organisation_id = _owner(work, contact_id)
            return self._added(
                work, PostalAddress(person_id=person_id, organisation_id=organisation_id, **typed), contact_id
            )

    def change(
        self,
        kind: type[ContactDetail | PostalAddress],
        row_id: UUID,
        values: Mapping[str, object],
        seen: Mapping[str, object] | None = None,
    ) -> ChangeSet:
        """Write fields of a detail or an address. A detail without a value is taken out."""
        if kind is ContactDetail and "value" in values and not str(values["value"]).strip():
            return self.remove(kind, row_id)
        with self._database.write() as work:
            before = change_fields(work, kind, row_id, values, seen)
            name = _name(work, before)
            return work.commit(f"{noun(kind)}.change", subject_id=before.person_id, title=name, fields=sorted(values))

    def remove(self, kind: type[ContactDetail | PostalAddress], row_id: UUID) -> ChangeSet:
        """Take a detail or an address out."""
        with self._database.write() as work:
            row = work.get(kind, row_id)
            name = _name(work, row)
            work.remove(kind, row_id)
            return work.commit(f"{noun(kind)}.remove", subject_id=row.person_id, title=name)

    def _added(self, work: UnitOfWork, way: Way, contact_id: UUID) -> ChangeSet:
        add_last(work, way)
        return work.commit(f"{noun(type(way))}.add", subject_id=way.person_id, new_id=way.id, title=_name(work, way))


def add_last(work: UnitOfWork, way: ContactDetail | PostalAddress) -> None:
    """Write a new detail or address behind the contact's others."""
    owner = {"person_id": way.person_id} if way.person_id else {"organisation_id": way.organisation_id}
    others = work.find(type(way), **owner)
    work.add(replace(way, order_key=between(others[-1].order_key or None if others else None, None)))


def _owner(reader: Reader, contact_id: UUID) -> tuple[UUID | None, UUID | None]:
    """The key as that of a person or of an organisation; ``row.unknown`` where it is neither."""
    if reader.get_many(Person, [contact_id]):
        return contact_id, None
    return None, reader.get(Organisation, contact_id).id


def _name(reader: Reader, way: ContactDetail | PostalAddress) -> str:
    if way.person_id is not None:
        return reader.get(Person, way.person_id).name
    assert way.organisation_id is not None  # noqa: S101 - one of the two is there
    return reader.get(Organisation, way.organisation_id).name
