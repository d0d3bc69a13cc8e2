"""Importing people: reading a file, what would come of it row by row, and doing it as one operation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import NotTheSame, Organisation, Person
from rcsc_desktop.domain.doubles import CONTACT_KINDS
from rcsc_desktop.domain.entity import Entity
from rcsc_desktop.domain.fields import coerce, field_types
from rcsc_desktop.domain.import_memory import ImportLayout, ImportSubject
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.domain.names import fold, lookup
from rcsc_desktop.domain.own_fields import OwnField, column_of
from rcsc_desktop.domain.participant import Participant
from rcsc_desktop.domain.people_plan import (
    PeopleOutcome,
    PeoplePlan,
    PlanChoices,
    PlannedRow,
    RowChoice,
    RowState,
    counted,
)
from rcsc_desktop.services.following import Following, IsCancelled, OnProgress
from rcsc_desktop.services.ports import Database

ReadPeople = Callable[[bytes, str, ReadOptions], ReadTable]
"""Reads the bytes of a file called so (``-`` for pasted text); ``UserError`` where nothing of it can be read."""


class PeopleImportService:
    """Brings people and organisations from files into the contacts and into consultations."""

    def __init__(self, database: Database, read: ReadPeople) -> None:
        self._database = database
        self._read = read

    def read(self, content: bytes, name: str, options: ReadOptions, consultation_id: UUID | None = None) -> ReadTable:
        """The table in a file; ``options`` are completed by the layouts that are remembered and the own fields.

        Own fields are those of the consultation that participants go to. Raises the ``import.*`` codes of the reader.
        """
        with self._database.read() as reader:
            layouts = reader.find(ImportLayout, subject=options.subject)
            own = () if consultation_id is None else reader.find(OwnField, consultation_id=consultation_id)
        remembered = {layout.header_key: json.loads(layout.content)["mapping"] for layout in layouts}
        completed = replace(
            options,
            remembered={**remembered, **options.remembered},
            own_fields={**{field.name: column_of(field.id) for field in own}, **options.own_fields},
        )
        return self._read(content, name, completed)

    def plan(
        self,
        tables: Sequence[ReadTable],
        consultation_id: UUID | None = None,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> PeoplePlan:
        """What importing the tables would do, row by row; nothing is written.

        Participants need ``consultation_id``. ``on_progress`` receives rows done and all rows; where ``is_cancelled``
        says so, ``UserError("work.cancelled")`` is raised.
        """
        following = Following(on_progress, is_cancelled)
        rows = []
        with self._database.read() as reader:
            known = {kind: lookup(reader.names(kind)) for kind in (Person, Organisation)}
        for number, table in enumerate(tables):
            kind = Organisation if table.subject is ImportSubject.ORGANISATIONS else Person
            for entry in following.each(table.entries):
                found = known[kind](fold(entry.values["name"]))
                state = RowState.SAME if found else RowState.NEW
                choice = RowChoice.SKIP if found else RowChoice.NEW
                rows.append(PlannedRow(number, entry.row, state, choice, entry, found[0] if found else None))
            rows += [
                PlannedRow(number, problem.row, RowState.REFUSED, RowChoice.SKIP, problem=problem)
                for problem in table.refused
            ]
        return PeoplePlan(consultation_id, tuple(tables), tuple(sorted(rows, key=lambda row: (row.table, row.row))))

    def apply(
        self,
        plan: PeoplePlan,
        choices: PlanChoices | None = None,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> PeopleOutcome:
        """Do what the plan says, with the user's choices, as one operation ``people.import``.

        Given up (``work.cancelled``) it leaves everything as it was. Every row is remembered by its fingerprint, also
        one that was skipped; the same tables again write nothing at all and give an empty change set.
        """
        following = Following(on_progress, is_cancelled)
        chosen = choices or PlanChoices()
        with self._database.write() as work:
            title = "" if plan.consultation_id is None else work.get(Consultation, plan.consultation_id).title
            for row in following.each(plan.rows):
                if row.entry is None or chosen.of(row).choice is not RowChoice.NEW:
                    continue
                kind = Organisation if plan.tables[row.table].subject is ImportSubject.ORGANISATIONS else Person
                made: Entity = kind(**_fields(kind, row.entry.values))
                work.add(made)
                if plan.consultation_id is not None:
                    work.add(Participant(consultation_id=plan.consultation_id, person_id=made.id))
            tables = counted(plan, chosen)
            changes = work.commit(
                "people.import",
                consultation_id=plan.consultation_id,
                title=title,
                count=sum(table.created + table.updated for table in tables),
            )
        return PeopleOutcome(changes, tables)

    def remember_layout(self, table: ReadTable, mapping: Mapping[str, str]) -> ChangeSet:
        """Read files with this header row with this mapping (field by header of the column) from now on."""
        content = json.dumps({"mapping": dict(mapping)}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        with self._database.write() as work:
            same = work.find(ImportLayout, subject=table.subject, header_key=table.header_key)
            if same:
                work.change(ImportLayout, same[0].id, content=content)
            else:
                work.add(ImportLayout(subject=table.subject, header_key=table.header_key, content=content))
            return work.commit("import_layout.save")

    def keep_apart(self, first_id: UUID, second_id: UUID) -> ChangeSet:
        """Remember that two people, or two organisations, are not the same: neither list proposes them again."""
        first, second = sorted((first_id, second_id))
        with self._database.write() as work:
            if work.find(NotTheSame, first_id=first, second_id=second):
                return ChangeSet()
            for kind in CONTACT_KINDS.values():
                found = work.get_many(kind, [first, second])
                if len(found) == 2:
                    work.add(NotTheSame(first_id=first, second_id=second))
                    names = [found[first].name, found[second].name]
                    return work.commit("contact.keep_apart", title=names[0], other=names[1])
            work.get(Person, first)
            work.get(Person, second)
            return ChangeSet()


def _fields(kind: type[Entity], values: Mapping[str, str]) -> dict[str, Any]:
    types = field_types(kind)
    return {field: coerce(kind, field, text) for field, text in values.items() if field in types and text}
