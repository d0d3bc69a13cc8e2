"""Participants: who takes part in a consultation, and the lists of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import Affiliation, Organisation, Person
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.participant import (
    OWN_COLUMN,
    PARTICIPANT_COLUMNS,
    PUBLIC_COLUMNS,
    ListPreset,
    Participant,
    ParticipantLine,
    ParticipantStatus,
)
from rcsc_desktop.domain.participant_pictures import Only
from rcsc_desktop.domain.reports.participants import ParticipantCount
from rcsc_desktop.services.contacts import OrganisationFinder, find_or_add_organisation
from rcsc_desktop.services.participant_cells import OF_PERSON, Cell, RefusedCell, accepted, fill
from rcsc_desktop.services.ports import Database, ParticipantQueries, UnitOfWork
from rcsc_desktop.services.records import change_fields


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of columns of a list; ``id`` is ``None`` for those that are built in."""

    id: UUID | None
    name: str
    columns: tuple[str, ...]


FULL = Preset(None, "full", PARTICIPANT_COLUMNS)
"""A file gets those of them that hold anything for anybody (``ParticipantService.filled``)."""
PUBLIC = Preset(None, "public", PUBLIC_COLUMNS)


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
    ) -> Sequence[UUID]:
        """Keys of the participants that the query finds and ``only`` leaves, in order.

        Those without a value in the column come last.

        ``sort`` and ``group_by`` are ``PARTICIPANT_COLUMNS`` or columns of own fields. With ``group_by`` the keys stand
        in the order of ``groups``, sorted by ``sort`` within each. ``limit`` is passed over where it saves nothing.
        """
        with self._queries() as queries:
            return queries.ids(
                consultation_id, query, sort, descending=descending, limit=limit, group_by=group_by, only=only
            )

    def groups(self, consultation_id: UUID, column: str, query: str = "") -> tuple[ParticipantCount, ...]:
        """The values of a column among those whom the query finds, and how many have each, in the column's order.

        A value is the text that stands in the column (``ParticipantLine.text``); the empty one comes last.
        """
        with self._queries() as queries:
            return queries.groups(consultation_id, query, column)

    def count(self, consultation_id: UUID, query: str = "", *, only: Only | None = None) -> int:
        """How many the query finds and ``only`` leaves."""
        with self._queries() as queries:
            return queries.count(consultation_id, query, only)

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

        ``values`` are texts of any of ``PARTICIPANT_COLUMNS``.
        """
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            if person_id is not None and work.find(Participant, consultation_id=consultation_id, person_id=person_id):
                raise UserError("participant.twice", name=work.get(Person, person_id).name)
            entry = _Entry(work, consultation_id)
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
        """Write one column of a participant; names, addresses and countries are written to the person."""
        with self._database.write() as work:
            if field in OF_PERSON or field == "organisation":
                participant = work.get(Participant, participant_id)
            else:
                participant = change_fields(work, Participant, participant_id, {field: text}, seen)
                _date_status(work, [participant_id], field)
            if field in OF_PERSON:
                person = change_fields(work, Person, participant.person_id, {field: text}, seen)
            else:
                person = work.get(Person, participant.person_id)
            if field == "organisation":
                _represent(work, participant, str(text), seen)
            return work.commit(
                "participant.change",
                consultation_id=participant.consultation_id,
                subject_id=person.id,
                title=person.name,
                fields=[field],
            )

    def set_status(self, ids: Sequence[UUID], status: ParticipantStatus | str) -> ChangeSet:
        """Give many participants one status, dated today; one operation."""
        with self._database.write() as work:
            typed = coerce(Participant, "status", status)
            known = work.get_many(Participant, ids)
            changing = [row_id for row_id, participant in known.items() if participant.status != typed]
            work.change_many(Participant, changing, status=typed, status_date=_today())
            scopes = {participant.consultation_id for participant in known.values()}
            return work.commit(
                "participant.set_status",
                consultation_id=scopes.pop() if len(scopes) == 1 else None,
                count=len(changing),
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
        unknown = [column for column in columns if column not in PARTICIPANT_COLUMNS]
        if unknown or "name" not in columns:
            raise UserError("paste.columns", unknown=unknown, choices=list(PARTICIPANT_COLUMNS))
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            entry = _Entry(work, consultation_id)
            added = []
            for number, row in enumerate(rows, 1):
                cells = dict(zip(columns, row, strict=False))
                if not any(cell.strip() for cell in row):
                    continue
                if refused is not None:
                    cells = accepted(cells, number, refused)
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
            filling = fill(work, cells, refused, _today())
            return work.commit("participant.fill", consultation_id=filling.consultation_id, count=filling.count)

    def remove(self, ids: Sequence[UUID]) -> ChangeSet:
        """Take participants out of their consultation; the people stay in the contacts."""
        with self._database.write() as work:
            known = work.get_many(Participant, ids)
            work.remove(Participant, *known)
            scopes = {participant.consultation_id for participant in known.values()}
            return work.commit(
                "participant.remove", consultation_id=scopes.pop() if len(scopes) == 1 else None, count=len(known)
            )

    def counts(self, consultation_id: UUID) -> tuple[ParticipantCount, ...]:
        """How many by status, category, region and mode."""
        with self._queries() as queries:
            return queries.counts(consultation_id)

    def filled(self, consultation_id: UUID) -> tuple[str, ...]:
        """The columns, own fields last, that say anything of anybody."""
        with self._queries() as queries:
            return queries.filled(consultation_id)

    def presets(self) -> tuple[Preset, ...]:
        """The built-in sets of columns and the user's own, by name."""
        with self._database.read() as reader:
            own = sorted(reader.find(ListPreset), key=lambda preset: preset.name.casefold())
        return (FULL, PUBLIC, *(Preset(preset.id, preset.name, tuple(preset.columns.split(","))) for preset in own))

    def preset(self, name: str) -> Preset:
        """The preset of that name; ``preset.unknown`` (with ``choices``) where there is none."""
        known = self.presets()
        for preset in known:
            if preset.name.casefold() == name.strip().casefold():
                return preset
        raise UserError("preset.unknown", text=name, choices=[preset.name for preset in known])

    def save_preset(self, name: str, columns: Sequence[str]) -> ChangeSet:
        """Keep a set of columns under a name; one's own of that name is replaced."""
        checked = _checked_columns(columns)
        if name.strip().casefold() in {FULL.name, PUBLIC.name}:
            raise UserError("preset.built_in", text=name)
        with self._database.write() as work:
            wanted = coerce(ListPreset, "name", name)
            same = [one for one in work.find(ListPreset) if one.name.casefold() == wanted.casefold()]
            preset = ListPreset(name=wanted, columns=",".join(checked))
            if same:
                work.change(ListPreset, same[0].id, columns=preset.columns)
            else:
                work.add(preset)
            return work.commit("list_preset.save", new_id=same[0].id if same else preset.id, title=wanted)

    def remove_preset(self, preset_id: UUID) -> ChangeSet:
        """Forget a set of columns."""
        with self._database.write() as work:
            name = work.get(ListPreset, preset_id).name
            work.remove(ListPreset, preset_id)
            return work.commit("list_preset.remove", title=name)


def _checked_columns(columns: Sequence[str]) -> tuple[str, ...]:
    for column in columns:
        if column not in PARTICIPANT_COLUMNS and not column.startswith(OWN_COLUMN):
            raise UserError("column.unknown", column=column, choices=list(PARTICIPANT_COLUMNS))
    if not columns:
        raise UserError("column.none", choices=list(PARTICIPANT_COLUMNS))
    return tuple(dict.fromkeys(columns))


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


class _Entry:
    """Brings people into a consultation within one operation; what is new goes in as one batch."""

    def __init__(self, work: UnitOfWork, consultation_id: UUID) -> None:
        self._work = work
        self._consultation_id = consultation_id
        self._organisations: OrganisationFinder | None = None
        self._new: list[Entity] = []

    def add(self, name: str, person_id: UUID | None, values: Mapping[str, object]) -> tuple[Participant, str]:
        """The participant, and the name as the contacts hold it."""
        cells = {field: value for field, value in values.items() if value not in {"", None}}
        organisation_id = self._organisation(str(cells.pop("organisation", "")))
        of_person = {field: coerce(Person, field, cells.pop(field)) for field in sorted(OF_PERSON & set(cells))}
        if person_id is None:
            person = Person(name=coerce(Person, "name", name), **of_person)
            self._new.append(person)
            if organisation_id is not None:
                self._new.append(Affiliation(person_id=person.id, organisation_id=organisation_id))
        else:
            person = self._work.get(Person, person_id)
            self._work.change(Person, person_id, **of_person)
        typed = {field: coerce(Participant, field, value) for field, value in cells.items()}
        if "status" in typed:
            typed.setdefault("status_date", _today())
        participant = Participant(
            consultation_id=self._consultation_id, person_id=person.id, organisation_id=organisation_id, **typed
        )
        self._new.append(participant)
        return participant, person.name

    def write(self) -> None:
        """Write what was brought in."""
        self._work.add(*self._new)

    def _organisation(self, text: str) -> UUID | None:
        if not text.strip():
            return None
        if self._organisations is None:
            self._organisations = OrganisationFinder(self._work)
        return self._organisations.find_or_add(text)


def _represent(
    work: UnitOfWork, participant: Participant, organisation: str, seen: Mapping[str, object] | None
) -> None:
    known = work.get_many(Organisation, [participant.organisation_id] if participant.organisation_id else [])
    stored = next((one.acronym or one.name for one in known.values()), "")
    if seen is not None and seen.get("organisation", stored) not in {stored, *(one.name for one in known.values())}:
        raise UserError("edit.conflict", field="organisation", yours=organisation, theirs=stored, row_id=participant.id)
    found = find_or_add_organisation(work, organisation) if organisation.strip() else None
    work.change(Participant, participant.id, organisation_id=found)


def _date_status(work: UnitOfWork, ids: Sequence[UUID], field: str) -> None:
    if field == "status":
        work.change_many(Participant, ids, status_date=_today())
