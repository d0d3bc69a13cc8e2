"""A contact written as a whole: its fields, ways to be reached, addresses, affiliations and photo in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import (
    Affiliation,
    ContactDetail,
    DetailKind,
    Organisation,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.entity import Entity, noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import check_dates, coerce, label
from rcsc_desktop.services.contact_ways import add_last
from rcsc_desktop.services.contacts import OrganisationFinder
from rcsc_desktop.services.ports import Database, UnitOfWork
from rcsc_desktop.services.records import change_fields

Lines = Sequence[Mapping[str, object]]
Row = TypeVar("Row", ContactDetail, PostalAddress)
E = TypeVar("E", bound=Entity)

DETAIL_FIELDS = ("kind", "label", "value")
ADDRESS_FIELDS = ("label", "po_box", "street", "city", "region", "postal_code", "country")
AFFILIATION_FIELDS = ("role_title", "from_date", "to_date", "is_primary")
_PASSED_OVER = frozenset({"id", "e164", "person_id", "organisation_id"})
"""What a contact that was shown says beside its fields: it may come back."""


@dataclass(frozen=True, slots=True)
class ContactForm:
    """What shall stand: a list that is ``None`` stays as it is, any other becomes that of the contact, in its order.

    ``more_details`` are added behind the others; an empty ``photo`` takes the picture out (prepared as
    ``ContactPhotos.prepared`` does).
    """

    values: Mapping[str, object] = field(default_factory=dict)
    details: Lines | None = None
    addresses: Lines | None = None
    affiliations: Lines | None = None
    more_details: Sequence[tuple[DetailKind, str]] = ()
    photo: bytes | None = None

    def parts(self) -> list[str]:
        """Names of the lists that are written."""
        named = {
            "details": self.details is not None or bool(self.more_details),
            "addresses": self.addresses is not None,
            "affiliations": self.affiliations is not None,
            "photo": self.photo is not None,
        }
        return [name for name, is_written in named.items() if is_written]


class ContactForms:
    """Each call is one operation."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: type[Person | Organisation], form: ContactForm) -> ChangeSet:
        """A new contact; ``text.required`` without a name."""
        with self._database.write() as work:
            values = {"name": "", **form.values}
            contact = kind(**{name: coerce(kind, name, value) for name, value in values.items()})
            work.add(contact)
            self._write_parts(work, contact, form)
            subject = contact.id if isinstance(contact, Person) else None
            return work.commit(f"{noun(kind)}.add", subject_id=subject, new_id=contact.id, title=contact.name)

    def set(self, kind: type[Person | Organisation], contact_id: UUID, form: ContactForm) -> ChangeSet:
        """Write what the form says of a contact."""
        with self._database.write() as work:
            if form.values:
                change_fields(work, kind, contact_id, form.values)
            contact = work.get(kind, contact_id)
            self._write_parts(work, contact, form)
            return work.commit(
                f"{noun(kind)}.change",
                subject_id=contact_id if kind is Person else None,
                title=label(contact),
                fields=[*sorted(form.values), *form.parts()],
            )

    def _write_parts(self, work: UnitOfWork, contact: Person | Organisation, form: ContactForm) -> None:
        owner: dict[str, Any] = {"person_id" if isinstance(contact, Person) else "organisation_id": contact.id}
        if form.details is not None:
            _become(work, ContactDetail, owner, form.details, DETAIL_FIELDS)
        if form.addresses is not None:
            _become(work, PostalAddress, owner, form.addresses, ADDRESS_FIELDS)
        for kind, value in form.more_details:
            typed = coerce(ContactDetail, "value", value.strip())
            add_last(work, ContactDetail(value=typed, kind=kind, **owner))
        if isinstance(contact, Person):
            _write_affiliations(work, contact, form.affiliations)
            _write_photo(work, contact, form.photo)
        elif form.affiliations is not None or form.photo is not None:
            raise UserError("field.unknown", field=form.parts()[-1], choices=["details", "addresses"])


def _typed(kind: type[Entity], given: Mapping[str, object], names: Sequence[str]) -> dict[str, Any]:
    """The fields that are given, as they are stored; ``field.unknown`` for any other."""
    for name in given:
        if name not in names and name not in _PASSED_OVER:
            raise UserError("field.unknown", field=name, choices=list(names))
    typed = {name: coerce(kind, name, value) for name, value in given.items() if name in names}
    if kind is ContactDetail and not str(typed.get("value", "")).strip():
        raise UserError("text.required", field="value")
    return typed


def _become(work: UnitOfWork, kind: type[Row], owner: dict[str, Any], lines: Lines, names: Sequence[str]) -> None:
    """Have the rows of a contact be those that are wanted, in their order; rows that are there are used again."""
    known: tuple[Row, ...] = work.find(kind, **owner)
    used = _matched(known, lines)
    keys = sorted(one.order_key for one in known)
    for place, (line, row) in enumerate(zip(lines, used, strict=True)):
        values = _typed(kind, line, names)
        made: Any = kind(**({"value": "", **values} if kind is ContactDetail else values), **owner)
        if row is None:
            add_last(work, made)
        else:
            stood = {name: getattr(made, name) for name in names}
            work.change(kind, row.id, order_key=keys[place] if place < len(keys) else row.order_key, **stood)
    work.remove(kind, *(one.id for one in known if one not in used))


def _matched(known: Sequence[E], lines: Lines) -> list[E | None]:
    """The row that each line is about: the one whose id it tells, else the next that no line tells; else a new one."""
    by_id = {str(one.id): one for one in known}
    told = {str(line.get("id")) for line in lines}
    left = [one for one in known if str(one.id) not in told]
    return [by_id.get(str(line.get("id"))) or (left.pop(0) if left else None) for line in lines]


def _write_affiliations(work: UnitOfWork, person: Person, lines: Lines | None) -> None:
    if lines is None:
        return
    finder = OrganisationFinder(work)
    known = work.find(Affiliation, person_id=person.id)
    has_primary = any(one.get("is_primary") in {True, "yes", "true"} for one in lines)
    used = _matched(known, lines)
    for place, (line, row) in enumerate(zip(lines, used, strict=True)):
        name = str(line.get("organisation") or "")
        if not name.strip():
            raise UserError("text.required", field="organisation")
        rest = {key: value for key, value in line.items() if key != "organisation"}
        values = {"is_primary": not has_primary and place == 0, **_typed(Affiliation, rest, AFFILIATION_FIELDS)}
        made = Affiliation(person_id=person.id, organisation_id=finder.find_or_add(name), **values)
        check_dates(made)
        if row is None:
            work.add(made)
        else:
            names = ("organisation_id", *AFFILIATION_FIELDS)
            work.change(Affiliation, row.id, **{key: getattr(made, key) for key in names})
    work.remove(Affiliation, *(one.id for one in known if one not in used))


def _write_photo(work: UnitOfWork, person: Person, picture: bytes | None) -> None:
    if picture is None:
        return
    known = work.find(Photo, person_id=person.id)
    if not picture:
        work.remove(Photo, *(one.id for one in known))
    elif known:
        work.change(Photo, known[0].id, media_type="image/jpeg", content=picture)
    else:
        work.add(Photo(person_id=person.id, media_type="image/jpeg", content=picture))
