"""Participants: who takes part in a consultation, and the lists of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Person
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.participant import (
    PARTICIPANT_COLUMNS,
    Participant,
    ParticipantLine,
    ParticipantStatus,
)
from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.domain.reports.participants import ParticipantCount
from rcsc_desktop.services.own_values import OwnFields, column_label
from rcsc_desktop.services.participant_cells import Cell, RefusedCell, accepted, fill, only_meeting
from rcsc_desktop.services.participant_change import change_column
from rcsc_desktop.services.participant_entry import ParticipantEntry
from rcsc_desktop.services.participant_many import set_column
from rcsc_desktop.services.ports import Database, ParticipantQueries
from rcsc_desktop.services.status_writing import barred, correct_status, refuse_moves, write_status


class ParticipantService:
    """The participants of the workspace's consultations."""

    def __init__(self, database: Database, queries: Callable[[], AbstractContextManager[ParticipantQueries]]) -> None:
        self._database = database
        self._queries = queries

    def ids(
        self,
        consultation_id: UUID,
        query: str = "",
        sort: str = "name",
        *,
        descending: bool = False,
        limit: int | None = None,
        group_by: str = "",
        only: Only | None = None,
        similar: bool = False,
    ) -> Sequence[UUID]:
        """Keys of the participants that the query finds and ``only`` leaves, in order.

        Those without a value in the column come last.

        ``sort`` and ``group_by`` are ``PARTICIPANT_COLUMNS`` or columns of own fields. With ``group_by`` the keys stand
        in the order of ``groups``, sorted by ``sort`` within each.
        With ``similar`` each word of the query may have one slip.
        """
        with self._queries() as queries:
            return queries.ids(
                consultation_id,
                query,
                sort,
                descending=descending,
                limit=limit,
                group_by=group_by,
                only=only,
                similar=similar,
            )

    def groups(
        self, consultation_id: UUID, column: str, query: str = "", *, only: Only | None = None, similar: bool = False
    ) -> tuple[ParticipantCount, ...]:
        """The values of a column among those whom the query finds, and how many have each, in the column's order.

        A value is the text that stands in the column (``ParticipantLine.text``); the empty one comes last.
        """
        with self._queries() as queries:
            return queries.groups(consultation_id, query, column, only, similar=similar)

    def grouped(
        self,
        consultation_id: UUID,
        group_by: str,
        query: str = "",
        sort: str = "name",
        *,
        descending: bool = False,
        only: Only | None = None,
        similar: bool = False,
    ) -> tuple[Sequence[UUID], tuple[ParticipantCount, ...]]:
        """Keys in groups as ``ids`` gives them, with the groups as ``groups`` does, read at one moment."""
        with self._queries() as queries:
            return queries.grouped(
                consultation_id, query, sort, descending=descending, group_by=group_by, only=only, similar=similar
            )

    def count(self, consultation_id: UUID, query: str = "", *, only: Only | None = None, similar: bool = False) -> int:
        """How many the query finds and ``only`` leaves."""
        with self._queries() as queries:
            return queries.count(consultation_id, query, only, similar=similar)

    def fetch(self, ids: Sequence[UUID]) -> tuple[ParticipantLine, ...]:
        """The lines of ``ids`` in that order, without those that are gone."""
        with self._queries() as queries:
            return queries.fetch(ids)

    def line(self, participant_id: UUID) -> ParticipantLine:
        """One line; ``row.unknown`` where there is none."""
        found = self.fetch([participant_id])
        if not found:
            raise UserError("row.unknown", noun="participant", id=str(participant_id))
        return found[0]

    def add(self, consultation_id: UUID, name: str, person_id: UUID | None = None, /, **values: object) -> ChangeSet:
        """A participant; a person is made of ``name`` unless ``person_id`` names one of the contacts.

        ``values`` are texts of any of ``PARTICIPANT_COLUMNS`` or of own fields.
        """
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            if person_id is not None and work.find(Participant, consultation_id=consultation_id, person_id=person_id):
                raise UserError("participant.twice", name=work.get(Person, person_id).name)
            entry = ParticipantEntry(work, consultation_id)
            participant, known_as = entry.add(name, person_id, values)
            entry.write()
            return work.commit(
                "participant.add",
                consultation_id=consultation_id,
                subject_id=participant.person_id,
                new_id=participant.id,
                title=known_as,
            )

    def change(
        self, participant_id: UUID, field: str, text: object, seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Write one column of a participant, own fields included; a person's own are written to the person."""
        with self._database.write() as work:
            participant = work.get(Participant, participant_id)
            person = change_column(work, participant, field, text, seen)
            return work.commit(
                "participant.change",
                consultation_id=participant.consultation_id,
                subject_id=person.id,
                title=person.name,
                fields=[column_label(work, field)],
            )

    def set_column(self, ids: Sequence[UUID], field: str, text: object) -> ChangeSet:
        """Write the same into a column of many participants; one operation, all or nothing.

        A person's own columns are written to each person; statuses follow the rules as in ``set_status``.
        """
        with self._database.write() as work:
            known = work.get_many(Participant, ids)
            set_column(work, known.values(), field, text)
            return work.commit(
                "participant.set_column",
                consultation_id=only_meeting(known.values()),
                count=len(known),
                field=column_label(work, field),
            )

    def set_status(
        self,
        ids: Sequence[UUID],
        status: ParticipantStatus | str,
        *,
        date: str = "",
        is_correction: bool = False,
        leaves_out: bool = False,
    ) -> ChangeSet:
        """Give many participants one status, dated ``date`` or today; one operation.

        A move against the rules refuses all of it (``status.not_allowed``, ``status.some_not_allowed``), unless
        ``leaves_out`` keeps those where they are. ``is_correction``: the status that each has was entered by mistake
        and becomes this one, without any rule.
        """
        with self._database.write() as work:
            typed = coerce(Participant, "status", status)
            day = coerce(Participant, "status_date", date)
            known = work.get_many(Participant, ids)
            if is_correction:
                count = correct_status(work, known.values(), typed, day)
            else:
                wrong = {one.id for one in barred(known.values(), typed)} if leaves_out else set()
                moving = [one for one in known.values() if one.id not in wrong]
                refuse_moves(work, moving, typed)
                count = write_status(work, moving, typed, day)
            return work.commit(
                "participant.correct_status" if is_correction else "participant.set_status",
                consultation_id=only_meeting(known.values()),
                count=count,
                status=str(typed),
            )

    def paste(
        self,
        consultation_id: UUID,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        refused: list[RefusedCell] | None = None,
    ) -> ChangeSet:
        """Add a participant for each row, in one operation; ``columns`` names the column of each cell.

        Without ``refused`` all or nothing: a cell that is refused is named by ``row`` (from 1) and ``field``. With it,
        refused cells are left empty and put there; a row without a name is left out.
        """
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            own = OwnFields(work, consultation_id)
            unknown = [column for column in columns if column not in PARTICIPANT_COLUMNS and column not in own.columns]
            if unknown or "name" not in columns:
                raise UserError("paste.columns", unknown=unknown, choices=list(PARTICIPANT_COLUMNS))
            entry = ParticipantEntry(work, consultation_id)
            added = []
            for number, row in enumerate(rows, 1):
                cells = dict(zip(columns, row, strict=False))
                if not any(cell.strip() for cell in row):
                    continue
                if refused is not None:
                    cells = accepted(cells, number, refused, own)
                    if "name" not in cells:
                        continue
                try:
                    added.append(entry.add(cells.pop("name", ""), None, cells)[0].id)
                except UserError as error:
                    raise UserError("paste.refused", **{**error.data, "row": number, "cause": error.code}) from None
            entry.write()
            first = added[0] if added else None
            return work.commit("participant.paste", consultation_id=consultation_id, new_id=first, count=len(added))

    def fill(self, cells: Sequence[Cell], *, refused: list[RefusedCell] | None = None) -> ChangeSet:
        """Write many cells in one operation; what cannot be stored is put into ``refused``, or refuses all of it."""
        with self._database.write() as work:
            filling = fill(work, cells, refused)
            return work.commit("participant.fill", consultation_id=filling.consultation_id, count=filling.count)

    def remove(self, ids: Sequence[UUID]) -> ChangeSet:
        """Take participants out of their consultation; the people stay in the contacts."""
        with self._database.write() as work:
            known = work.get_many(Participant, ids)
            work.remove(Participant, *known)
            return work.commit("participant.remove", consultation_id=only_meeting(known.values()), count=len(known))

    def counts(self, consultation_id: UUID) -> tuple[ParticipantCount, ...]:
        """How many by status, category, region and mode."""
        with self._queries() as queries:
            return queries.counts(consultation_id)

    def filled(self, consultation_id: UUID) -> tuple[str, ...]:
        """The columns, own fields last, that say anything of anybody."""
        with self._queries() as queries:
            return queries.filled(consultation_id)
