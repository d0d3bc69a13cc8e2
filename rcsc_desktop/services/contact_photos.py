"""Pictures of people."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.contacts import Person, Photo
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.services.ports import Database

MOST_BYTES = 40 * 2**20
"""Files from here on are no portraits."""


class ContactPhotos:
    """One picture a person at most, small and without what a camera writes beside it."""

    def __init__(self, database: Database, read_photo: Callable[[bytes], bytes]) -> None:
        self._database = database
        self._read_photo = read_photo

    def prepared(self, content: bytes) -> bytes:
        """The picture as it will be kept: JPEG of at most 640 pixels a side, upright, with no places or names in it.

        Raises ``photo.unreadable`` and ``photo.too_big``.
        """
        if len(content) > MOST_BYTES:
            raise UserError("photo.too_big", megabytes=MOST_BYTES // 2**20)
        return self._read_photo(content)

    def set(self, person_id: UUID, picture: bytes) -> ChangeSet:
        """Keep a picture that was ``prepared``, instead of the one that was there."""
        with self._database.write() as work:
            person = work.get(Person, person_id)
            known = work.find(Photo, person_id=person_id)
            if known:
                work.change(Photo, known[0].id, media_type="image/jpeg", content=picture)
            else:
                work.add(Photo(person_id=person_id, media_type="image/jpeg", content=picture))
            return work.commit("photo.set", subject_id=person_id, title=person.name)

    def remove(self, person_id: UUID) -> ChangeSet:
        """Take the picture out; nothing happens where there is none."""
        with self._database.write() as work:
            person = work.get(Person, person_id)
            work.remove(Photo, *(one.id for one in work.find(Photo, person_id=person_id)))
            return work.commit("photo.remove", subject_id=person_id, title=person.name)

    def find(self, person_id: UUID) -> Photo | None:
        """The person's picture, where there is one."""
        with self._database.read() as reader:
            return next(iter(reader.find(Photo, person_id=person_id)), None)
