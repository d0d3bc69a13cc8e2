"""Further ways to reach somebody, addresses, photos and sources that an import brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from rcsc_desktop.domain.addresses import address_key
from rcsc_desktop.domain.contacts import (
    ContactDetail,
    ContactSource,
    DetailKind,
    Organisation,
    Person,
    Photo,
    PostalAddress,
)
from rcsc_desktop.domain.imported_people import ReadEntry
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.order import between
from rcsc_desktop.services.writing import Writing, in_parts


class BelongingsWriting:
    """Adds what is not there yet; nothing is taken away."""

    def __init__(self, writing: Writing, kind: type[Person | Organisation], ids: Iterable[UUID]) -> None:
        self._writing = writing
        self._owner = "person_id" if kind is Person else "organisation_id"
        self._ways: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
        self._addresses: dict[UUID, set[str]] = defaultdict(set)
        self._last: dict[tuple[type, UUID], str] = {}
        self._photos: set[UUID] = set()
        self._sources: dict[tuple[UUID, str], ContactSource] = {}
        for keys in in_parts(ids):
            self._read(keys, with_photos=kind is Person)

    def _read(self, keys: tuple[UUID, ...], *, with_photos: bool) -> None:
        work = self._writing.work
        for detail in work.find(ContactDetail, **{self._owner: keys}):
            owner_id = getattr(detail, self._owner)
            self._ways[owner_id].add((detail.kind.value, fold(detail.value)))
            self._last[ContactDetail, owner_id] = detail.order_key
        for address in work.find(PostalAddress, **{self._owner: keys}):
            owner_id = getattr(address, self._owner)
            self._addresses[owner_id].add(address_key(address))
            self._last[PostalAddress, owner_id] = address.order_key
        for source in work.find(ContactSource, **{self._owner: keys}):
            self._sources[getattr(source, self._owner), source.format] = source
        if with_photos:
            self._photos.update(photo.person_id for photo in work.find(Photo, person_id=keys))

    def bring(self, contact: Person | Organisation, entry: ReadEntry, kept: frozenset[str], format: str = "") -> None:
        """Have the contact own what the row says."""
        known = self._ways[contact.id] if entry.details else set()
        first = {("email", fold(contact.email)), ("phone", fold(contact.phone))}
        for detail in entry.details:
            key = (detail.kind, fold(detail.value))
            if key not in known | first and detail.kind not in kept:
                known.add(key)
                place = self._next(ContactDetail, contact.id)
                self._writing.add(
                    ContactDetail(
                        kind=DetailKind(detail.kind),
                        label=detail.label,
                        value=detail.value,
                        order_key=place,
                        **self._owned(contact.id),
                    )
                )
        for address in entry.addresses if "address" not in kept else ():
            if (line := address_key(address)) not in self._addresses[contact.id]:
                self._addresses[contact.id].add(line)
                self._writing.add(
                    PostalAddress(
                        label=address.label,
                        po_box=address.po_box,
                        street=address.street,
                        city=address.city,
                        region=address.region,
                        postal_code=address.postal_code,
                        country=address.country,
                        order_key=self._next(PostalAddress, contact.id),
                        **self._owned(contact.id),
                    )
                )
        if entry.photo is not None and "photo" not in kept and contact.id not in self._photos:
            self._photos.add(contact.id)
            self._writing.add(Photo(person_id=contact.id, media_type=entry.photo[0], content=entry.photo[1]))
        if entry.source:
            self._bring_source(contact.id, entry.source, format)

    def _bring_source(self, contact_id: UUID, content: str, format: str) -> None:
        known = self._sources.get((contact_id, format))
        if known is not None:
            self._writing.change(known, {"content": content})
            return
        made = ContactSource(format=format, content=content, **self._owned(contact_id))
        self._sources[contact_id, format] = made
        self._writing.add(made)

    def _owned(self, contact_id: UUID) -> dict[str, UUID]:
        return {self._owner: contact_id}

    def _next(self, kind: type, contact_id: UUID) -> str:
        place = between(self._last.get((kind, contact_id)) or None, None)
        self._last[kind, contact_id] = place
        return place
