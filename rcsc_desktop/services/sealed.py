"""The sealed part: passport and visa data that nobody reads without the passphrase."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from threading import Lock
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.reports.passports import PassportLine, PassportReport
from rcsc_desktop.domain.sealed import (
    OPEN_MINUTES,
    PASSPORT_FIELDS,
    Passport,
    PassportData,
    Seal,
    SealedDetails,
    SealState,
    bound,
    check_passphrase,
    last_day,
    packed,
    refuse_unless_confirmed,
    unpacked,
)
from rcsc_desktop.services.ports import (
    Database,
    ExportEntry,
    Journal,
    ParticipantQueries,
    Reader,
    Sealing,
    UnitOfWork,
    Write,
)

_BY_NAME = "name"


class SealedService:
    """Opens with the passphrase and closes after ``OPEN_MINUTES`` without use; keys are held in memory alone."""

    def __init__(
        self,
        database: Database,
        sealing: Sealing,
        queries: Callable[[], AbstractContextManager[ParticipantQueries]],
        write: Write,
        notes: Journal,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._sealing = sealing
        self._queries = queries
        self._write = write
        self._notes = notes
        self._now = now
        self._keys: dict[UUID, bytearray] = {}
        self._open_until = 0.0
        self._lock = Lock()

    # Opening and closing

    def state(self) -> SealState:
        """Whether the sealed part can be read now; asking does not keep it open."""
        if self._is_open():
            return SealState.OPEN
        with self._database.read() as reader:
            return SealState.CLOSED if reader.find(Seal) else SealState.NONE

    def set_up(self, passphrase: str) -> ChangeSet:
        """Make the key of this workspace's sealed part, and open it.

        ``seal.there`` where there is one, ``passphrase.short``. Nobody can bring back a lost passphrase.
        """
        check_passphrase(passphrase)
        key = self._sealing.new_key()
        with self._database.write() as work:
            if work.find(Seal):
                raise UserError("seal.there")
            made = Seal(salt=b"", wrapped_key=b"")
            salt, wrapped = self._sealing.wrap(key, passphrase, made.id.bytes)
            work.add(replace(made, salt=salt, wrapped_key=wrapped))
            changes = work.commit("seal.set_up", new_id=made.id, is_undoable=False)
        self._hold({made.id: key})
        return changes

    def unseal(self, passphrase: str) -> None:
        """Open the sealed part: ``passphrase.wrong``, ``seal.none``."""
        with self._database.read() as reader:
            seals = reader.find(Seal)
        if not seals:
            raise UserError("seal.none")
        self._hold(self._unwrapped(seals, passphrase))

    def seal(self) -> None:
        """Close the sealed part: the keys are overwritten."""
        with self._lock:
            for key in self._keys.values():
                key[:] = bytes(len(key))
            self._keys.clear()

    def keep_open(self) -> None:
        """Somebody is at work on what was opened: the minutes without use begin anew."""
        with self._lock:
            if self._keys and self._now() < self._open_until:
                self._open_until = self._now() + OPEN_MINUTES * 60

    def change_passphrase(self, passphrase: str, new: str) -> ChangeSet:
        """Wrap the key anew; the data stay as they are. It cannot be undone: the old passphrase opens nothing more."""
        check_passphrase(new)
        with self._database.write() as work:
            seals = {seal.id: seal for seal in work.find(Seal)}
            if not seals:
                raise UserError("seal.none")
            keys = self._unwrapped(tuple(seals.values()), passphrase)
            for seal_id, key in keys.items():
                salt, wrapped = self._sealing.wrap(key, new, seal_id.bytes)
                work.change(Seal, seal_id, salt=salt, wrapped_key=wrapped)
            work.forget(Seal, tuple(seals), "salt", "wrapped_key")
            changes = work.commit("seal.change_passphrase", is_undoable=False)
        self._hold(keys)
        return changes

    # What is in it

    def kept_until(self, participant_id: UUID) -> date | None:
        """Until which day data of a participant are kept; ``None`` where there are none. The seal may be closed."""
        with self._database.read() as reader:
            found = reader.find(SealedDetails, participant_id=participant_id)
        return found[-1].keep_until if found else None

    def passport(self, participant_id: UUID, *, keeps_open: bool = True) -> Passport | None:
        """The data of a participant; ``None`` where there are none. ``keeps_open``: this is a use of the sealed part.

        ``seal.closed`` while the sealed part is closed, ``passport.past`` after the day until which they may be kept.
        """
        with self._database.read() as reader:
            found = reader.find(SealedDetails, participant_id=participant_id)
        return self._opened(found[-1], keeps_open=keeps_open) if found else None

    def change(self, participant_id: UUID, values: Mapping[str, str], keep_until: str) -> ChangeSet:
        """Write fields of the data, and until when they are kept (YYYY-MM-DD, today or later).

        ``passport.not_confirmed`` where nothing is there yet and the participation is not confirmed,
        ``passport.keep_until``, ``passport.date``, ``passport.answer``, ``seal.closed``. No value is named in them.
        """
        until = last_day(keep_until, today())
        with self._database.write() as work:
            participant = work.get(Participant, participant_id)
            found = work.find(SealedDetails, participant_id=participant_id)
            if not found:
                refuse_unless_confirmed(participant.status)
            before = self._opened(found[-1]).data if found else PassportData()
            data = before.changed(values)
            self._put(work, participant_id, found, data, until)
            return work.commit(
                "passport.change",
                consultation_id=participant.consultation_id,
                subject_id=participant.person_id,
                title=work.get(Person, participant.person_id).name,
            )

    def remove(self, participant_id: UUID) -> ChangeSet:
        """Take the data of a participant out."""
        with self._database.write() as work:
            participant = work.get(Participant, participant_id)
            work.remove(SealedDetails, *(one.id for one in work.find(SealedDetails, participant_id=participant_id)))
            return work.commit(
                "passport.remove",
                consultation_id=participant.consultation_id,
                subject_id=participant.person_id,
                title=work.get(Person, participant.person_id).name,
            )

    def past(self) -> int:
        """How many data are past the day until which they may be kept."""
        with self._database.read() as reader:
            return len(_past(reader))

    def erase_past(self) -> ChangeSet:
        """Erase all data past their day for good, from the journal too; it cannot be undone."""
        with self._database.write() as work:
            past = _past(work)
            keys = [one.id for one in past]
            work.put(*(replace(one, content=b"") for one in past))
            work.remove(SealedDetails, *keys)
            work.forget(SealedDetails, keys, "content")
            return work.commit("passport.erase_past", is_undoable=False, count=len(past))

    # What leaves

    def report(self, consultation_id: UUID, language: str | None = None) -> PassportReport:
        """The data of all participants who have any and may still be shown, by name."""
        with self._queries() as queries:
            ids = queries.ids(consultation_id, "", _BY_NAME, descending=False, limit=None)
        with self._database.read() as reader:
            consultation = reader.get(Consultation, consultation_id)
            details = {one.participant_id: one for one in reader.find(SealedDetails)}
        wanted = [row_id for row_id in ids if row_id in details and details[row_id].keep_until >= today()]
        opened = {row_id: self._opened(details[row_id]) for row_id in wanted}
        with self._queries() as queries:
            lines = tuple(
                PassportLine(line.name, line.organisation, opened[line.id].data, opened[line.id].keep_until)
                for line in queries.fetch(wanted)
            )
        return PassportReport(
            language=language or consultation.language,
            title=consultation.title,
            lines=lines,
            start_date=consultation.start_date,
            end_date=consultation.end_date,
            place=consultation.place,
        )

    def export(self, consultation_id: UUID, target: Path, *, language: str | None = None, force: bool = False) -> int:
        """Write the data as a workbook, the one place where they leave; the history says that they did. How many."""
        report = self.report(consultation_id, language)
        self._write(("passports", "xlsx"), report, target, force)
        self._notes.note_export(
            ExportEntry(
                what="passports",
                format="xlsx",
                language=report.language,
                file_name=target.name,
                count=len(report.lines),
                columns=",".join(("name", "organisation", *PASSPORT_FIELDS, "keep_until")),
                consultation_id=consultation_id,
            )
        )
        return len(report.lines)

    # Inside

    def _unwrapped(self, seals: Sequence[Seal], passphrase: str) -> dict[UUID, bytes]:
        """The keys that the passphrase opens; there are several where two laptops each set up a seal."""
        keys = {}
        refused: UserError | None = None
        for seal in seals:
            try:
                keys[seal.id] = self._sealing.unwrap(seal.salt, seal.wrapped_key, passphrase, seal.id.bytes)
            except UserError as error:
                refused = error
        if not keys and refused is not None:
            raise refused
        return keys

    def _hold(self, keys: Mapping[UUID, bytes]) -> None:
        with self._lock:
            self._keys = {seal_id: bytearray(key) for seal_id, key in keys.items()}
            self._open_until = self._now() + OPEN_MINUTES * 60

    def _is_open(self) -> bool:
        if self._keys and self._now() >= self._open_until:
            self.seal()
        return bool(self._keys)

    def _key(self, seal_id: UUID | None = None, *, keeps_open: bool = True) -> tuple[UUID, bytes]:
        """The key of a seal, or of the newest one."""
        if not self._is_open():
            raise UserError("seal.closed")
        with self._lock:
            found = seal_id or max(self._keys, default=None)
            if found is None or found not in self._keys:
                raise UserError("seal.closed")
            if keeps_open:
                self._open_until = self._now() + OPEN_MINUTES * 60
            return found, bytes(self._keys[found])

    def _opened(self, details: SealedDetails, *, keeps_open: bool = True) -> Passport:
        _, key = self._key(details.seal_id, keeps_open=keeps_open)
        if details.keep_until < today():
            raise UserError("passport.past", date=details.keep_until.isoformat())
        tied = bound(details.id, details.seal_id, details.keep_until)
        return Passport(unpacked(self._sealing.decrypt(key, details.content, tied)), details.keep_until)

    def _put(
        self, work: UnitOfWork, participant_id: UUID, found: Sequence[SealedDetails], data: PassportData, until: date
    ) -> None:
        seal_id, key = self._key(found[-1].seal_id if found else None)
        if found and self._opened(found[-1]) == Passport(data, until):
            return
        details = (
            replace(found[-1], keep_until=until)
            if found
            else SealedDetails(participant_id=participant_id, seal_id=seal_id, content=b"", keep_until=until)
        )
        content = self._sealing.encrypt(key, packed(data), bound(details.id, seal_id, until))
        if found:
            work.change(SealedDetails, details.id, content=content, keep_until=until)
        else:
            work.add(replace(details, content=content))


def filled(data: PassportData) -> Iterator[tuple[str, str]]:
    """The fields that hold something, in order."""
    return ((name, text) for name, text in asdict(data).items() if text)


def _past(reader: Reader) -> list[SealedDetails]:
    """Data past their day that still hold something, those that were taken out among them."""
    return [one for one in reader.find_all(SealedDetails) if one.keep_until < today() and one.content]
