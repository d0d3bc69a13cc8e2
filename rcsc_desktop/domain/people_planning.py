"""Working out what an import of people would do, row by row, against what stands there and within its own files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rcsc_desktop.domain.import_memory import ImportedRow, ImportSubject, RowOutcome
from rcsc_desktop.domain.imported_people import ReadEntry, ReadProblem, ReadTable
from rcsc_desktop.domain.likeness import (
    DOUBTFUL,
    Likeness,
    Traits,
    organisation_traits,
    organisations_alike,
    people_alike,
    person_traits,
)
from rcsc_desktop.domain.likeness_index import LikenessIndex
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.people_differences import barred_status, differences
from rcsc_desktop.domain.people_plan import (
    Candidate,
    Difference,
    MissingRow,
    PeoplePlan,
    PlannedRow,
    Reason,
    RowChoice,
    RowState,
)
from rcsc_desktop.domain.people_standing import KnownContact, Standing
from rcsc_desktop.domain.translated_names import names_by_language

_WITHIN_FILES = 80
"""From this score on two rows of the files in hand are taken for doubles: whoever made the list told them apart."""
_MOST_CANDIDATES = 5
_SURE = 99


def layout_key(table: ReadTable, consultation_id: UUID | None) -> str:
    """The same for files of one layout that come into one place."""
    return f"{table.subject.value}:{table.header_key}:{consultation_id or ''}"


def fingerprint(table: ReadTable, entry: ReadEntry) -> str:
    """The same for the same cells that are read in the same way."""
    return f"{entry.fingerprint}:{_mapping_key(table)}"


def _mapping_key(table: ReadTable) -> str:
    told = json.dumps(sorted(table.mapping.items()), ensure_ascii=False)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def traits_of(subject: ImportSubject, entry: ReadEntry) -> Traits:
    """What of a row is compared."""
    values = entry.values
    reach = {
        "emails": [values.get("email", ""), *(one.value for one in entry.details if one.kind == "email")],
        "phones": [values.get("phone", ""), *(one.value for one in entry.details if one.kind == "phone")],
    }
    if subject is ImportSubject.ORGANISATIONS:
        translated = names_by_language(values.get("translated_names", "")).values()
        return organisation_traits(
            values["name"],
            values.get("acronym", ""),
            "\n".join(filter(None, (values.get("acronym", ""), values.get("aliases", ""), *translated))),
            country=values.get("country", ""),
            website=values.get("website", ""),
            **reach,
        )
    return person_traits(
        values["name"],
        values.get("aliases", ""),
        organisations=[values.get("organisation", "")],
        country=values.get("country", ""),
        **reach,
    )


def plan_people(
    tables: Sequence[ReadTable],
    consultation_id: UUID | None,
    standing: Standing,
    each: Callable[[Sequence[tuple[int, ReadEntry]]], Iterator[tuple[int, ReadEntry]]] = iter,
) -> PeoplePlan:
    """The whole plan. ``each`` goes through the rows and may tell how far it is, or raise to give up."""
    planning = _Planning(tables, consultation_id, standing)
    entries = [(number, entry) for number, table in enumerate(tables) for entry in table.entries]
    rows = [planning.row(number, entry) for number, entry in each(entries)]
    rows += [_refused(number, problem) for number, table in enumerate(tables) for problem in table.refused]
    rows.sort(key=lambda row: (row.table, row.row))
    return PeoplePlan(consultation_id, tuple(tables), tuple(rows), planning.missing())


def _refused(table: int, problem: ReadProblem) -> PlannedRow:
    return PlannedRow(table, problem.row, RowState.REFUSED, RowChoice.SKIP, problem=problem)


@dataclass(slots=True)
class _Found:
    """Whom a row may mean among the contacts: all candidates, and those of its very name."""

    scored: list[tuple[Likeness, KnownContact]] = field(default_factory=list)
    named: list[KnownContact] = field(default_factory=list)


class _Planning:
    """The rows so far, and what they were found to be."""

    def __init__(self, tables: Sequence[ReadTable], consultation_id: UUID | None, standing: Standing) -> None:
        self._tables = tables
        self._in_meeting = consultation_id is not None
        self._standing = standing
        self._layouts = [layout_key(table, consultation_id) for table in tables]
        self._mappings = [_mapping_key(table) for table in tables]
        of_people = not any(table.subject is ImportSubject.ORGANISATIONS for table in tables)
        self._of_people = of_people
        self._compare = people_alike if of_people else organisations_alike
        self._index = LikenessIndex(of_people=of_people)
        for number, contact in enumerate(standing.contacts):
            self._index.add(number, contact.traits)
        self._places = {contact.id: number for number, contact in enumerate(standing.contacts)}
        self._rows = LikenessIndex(of_people=of_people, lean=True)
        self._seen: list[tuple[int, ReadEntry]] = []
        self._fingerprints: dict[tuple[str, str], int] = {}
        self._taken: dict[UUID, tuple[int, ReadEntry]] = {}
        self._present: set[UUID] = set()
        self._from_layout = {
            key: {owner for row in rows.values() if (owner := row.person_id or row.organisation_id)}
            for key, rows in standing.rows.items()
        }

    def row(self, table: int, entry: ReadEntry) -> PlannedRow:
        """What becomes of one row, given the rows before it."""
        key = self._layouts[table]
        printed = f"{entry.fingerprint}:{self._mappings[table]}"
        known = self._standing.rows.get(key, {}).get(printed)
        if known is not None:
            return self._known(table, entry, known)
        earlier = self._fingerprints.get((key, printed))
        if earlier is not None:
            candidate = self._earlier(earlier, Likeness(_SURE, (Reason("same_row"),)))
            return PlannedRow(table, entry.row, RowState.SAME, RowChoice.SKIP, entry, candidates=(candidate,))
        traits = traits_of(self._tables[table].subject, entry)
        found = self._contacts_like(traits)
        match = self._sure(found, traits, entry, key)
        rows = self._rows_like(traits)
        place = len(self._seen)
        self._seen.append((table, entry))
        self._fingerprints[key, printed] = place
        self._rows.add(place, traits)
        if match is not None:
            return self._matched(table, entry, match, rows)
        if rows or found.scored:
            return self._doubtful(table, entry, found, rows)
        return PlannedRow(table, entry.row, RowState.NEW, RowChoice.NEW, entry)

    def missing(self) -> tuple[MissingRow, ...]:
        """Who came with an earlier file of a layout in hand and stands in none of its rows now."""
        found: dict[UUID, MissingRow] = {}
        for table, key in zip(self._tables, self._layouts, strict=True):
            for row in self._standing.rows.get(key, {}).values() if table.header_row is not None else ():
                missing = self._missing(row)
                if missing is not None and row.outcome is not RowOutcome.SKIPPED:
                    found[missing.person_id or missing.organisation_id or row.id] = missing
        return tuple(found.values())

    def _missing(self, row: ImportedRow) -> MissingRow | None:
        owner = row.person_id or row.organisation_id
        if owner is None or owner in self._present or owner not in self._places:
            return None
        if row.participant_id is not None and not self._takes_part(owner):
            return None
        name = self._standing.contacts[self._places[owner]].entity.name
        return MissingRow(name, row.person_id, row.organisation_id, row.participant_id)

    def _takes_part(self, person_id: UUID) -> bool:
        return person_id in self._standing.meeting.participants

    def _known(self, table: int, entry: ReadEntry, known: ImportedRow) -> PlannedRow:
        owner = known.person_id or known.organisation_id
        if owner is not None:
            self._present.add(owner)
            self._taken.setdefault(owner, (table, entry))
        return PlannedRow(
            table, entry.row, RowState.SAME, RowChoice.SKIP, entry, owner, known.participant_id, is_known=True
        )

    def _contacts_like(self, traits: Traits) -> _Found:
        found = _Found()
        for place in self._index.candidates(traits):
            contact = self._standing.contacts[place]
            likeness = self._compare(traits, contact.traits)
            if likeness is None or likeness.score < DOUBTFUL:
                continue
            found.scored.append((likeness, contact))
            if likeness.reasons[0].code in {"same_name", "alias"} or (
                self._of_people and likeness.reasons[0].code == "name_order"
            ):
                found.named.append(contact)
        found.scored.sort(key=lambda one: (-one[0].score, one[1].id))
        return found

    def _rows_like(self, traits: Traits) -> list[tuple[Likeness, int]]:
        found = []
        for place in self._rows.candidates(traits):
            table, entry = self._seen[place]
            likeness = self._compare(traits, traits_of(self._tables[table].subject, entry))
            if likeness is not None and likeness.score >= _WITHIN_FILES:
                found.append((likeness, place))
        return sorted(found, key=lambda one: (-one[0].score, one[1]))

    def _sure(self, found: _Found, traits: Traits, entry: ReadEntry, key: str) -> KnownContact | None:
        """The one contact of that name of whom more is the same; nobody where several would do."""
        if not self._of_people:
            fitting = [one for one in found.named if not _contradicts(traits.country, one.traits.country)]
            return fitting[0] if len(fitting) == 1 and len(found.named) == 1 else None
        bodies = set(self._standing.organisation(next(iter(traits.organisations)))) if traits.organisations else set()
        sure = [
            one
            for one in found.named
            if traits.emails & one.traits.emails
            or traits.organisations & one.traits.organisations
            or (bodies and any(part.organisation_id in bodies for part in self._standing.affiliations.get(one.id, ())))
        ]
        if not sure and len(found.named) == 1:
            sure = [one for one in found.named if self._is_of_this_list(one, traits, key)]
        if len(sure) > 1:
            sure = [one for one in sure if one.id in self._from_layout.get(key, ())]
        return sure[0] if len(sure) == 1 else None

    def _is_of_this_list(self, one: KnownContact, traits: Traits, key: str) -> bool:
        """The only one of that name came with an earlier file of the layout, or takes part already."""
        if one.id in self._from_layout.get(key, ()):
            return True
        return (
            self._takes_part(one.id)
            and not (traits.organisations and one.traits.organisations)
            and not (traits.emails and one.traits.emails)
        )

    def _matched(
        self, table: int, entry: ReadEntry, match: KnownContact, rows: list[tuple[Likeness, int]]
    ) -> PlannedRow:
        self._present.add(match.id)
        participant = self._standing.meeting.participants.get(match.id)
        found = tuple(differences(self._standing, match, entry, participant, in_meeting=self._in_meeting))
        before = self._taken.get(match.id)
        if before is not None:
            if _agrees(before[1], entry):
                return PlannedRow(
                    table,
                    entry.row,
                    RowState.SAME,
                    RowChoice.SKIP,
                    entry,
                    match.id,
                    participant.id if participant else None,
                )
            return self._twice(table, entry, match, rows, found)
        self._taken[match.id] = (table, entry)
        is_new = self._in_meeting and participant is None
        state = RowState.NEW if is_new else RowState.CHANGED if found else RowState.SAME
        return PlannedRow(
            table,
            entry.row,
            state,
            RowChoice.SKIP if state is RowState.SAME else RowChoice.UPDATE,
            entry,
            match.id,
            participant.id if participant else None,
            differences=found,
            problem=_status_problem(entry, participant),
        )

    def _twice(
        self,
        table: int,
        entry: ReadEntry,
        match: KnownContact,
        rows: list[tuple[Likeness, int]],
        found: tuple[Difference, ...],
    ) -> PlannedRow:
        """Another row was that contact already, and says something else."""
        likeness = self._compare(traits_of(self._tables[table].subject, entry), match.traits)
        reasons = likeness.reasons if likeness else ()
        first = Candidate(match.entity.name, _SURE, reasons, id=match.id, detail=match.detail)
        others = tuple(self._earlier(place, likeness) for likeness, place in rows)
        return PlannedRow(
            table,
            entry.row,
            RowState.DOUBTFUL,
            RowChoice.SKIP,
            entry,
            candidates=(first, *others)[:_MOST_CANDIDATES],
            differences=found,
        )

    def _doubtful(self, table: int, entry: ReadEntry, found: _Found, rows: list[tuple[Likeness, int]]) -> PlannedRow:
        if not found.scored and rows and _agrees(self._seen[rows[0][1]][1], entry):
            candidate = self._earlier(rows[0][1], rows[0][0])
            return PlannedRow(table, entry.row, RowState.SAME, RowChoice.SKIP, entry, candidates=(candidate,))
        candidates = [
            Candidate(one.entity.name, likeness.score, likeness.reasons, id=one.id, detail=one.detail)
            for likeness, one in found.scored
        ]
        self._present.update(one.id for _, one in found.scored)
        candidates += [self._earlier(place, likeness) for likeness, place in rows]
        candidates.sort(key=lambda one: -one.score)
        said: tuple[Difference, ...] = ()
        if found.scored:
            best = found.scored[0][1]
            participant = self._standing.meeting.participants.get(best.id)
            said = tuple(differences(self._standing, best, entry, participant, in_meeting=self._in_meeting))
        return PlannedRow(
            table,
            entry.row,
            RowState.DOUBTFUL,
            RowChoice.SKIP,
            entry,
            candidates=tuple(candidates[:_MOST_CANDIDATES]),
            differences=said,
        )

    def _earlier(self, place: int, likeness: Likeness) -> Candidate:
        table, entry = self._seen[place]
        detail = entry.values.get("organisation") or entry.values.get("country", "")
        return Candidate(
            entry.values["name"], likeness.score, likeness.reasons, table=table, row=entry.row, detail=detail
        )


def _status_problem(entry: ReadEntry, participant: Participant | None) -> ReadProblem | None:
    wanted = barred_status(participant, entry.values)
    if wanted is None or participant is None:
        return None
    said = {"status": participant.status.value, "wanted": wanted.value}
    return ReadProblem(entry.row, "", "import.status_not_allowed", said)


def _contradicts(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _agrees(first: ReadEntry, second: ReadEntry) -> bool:
    """The second row says nothing that the first one does not say."""
    return (
        all(first.values.get(name) == text for name, text in second.values.items())
        and set(second.details) <= set(first.details)
        and set(second.addresses) <= set(first.addresses)
        and (second.photo is None or second.photo == first.photo)
    )
