"""Importing people: reading a file, what would come of it row by row, and doing it as one operation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.contacts import NotTheSame, Person
from rcsc_desktop.domain.dates import today
from rcsc_desktop.domain.doubles import CONTACT_KINDS
from rcsc_desktop.domain.import_memory import ImportLayout
from rcsc_desktop.domain.imported_people import ReadOptions, ReadTable
from rcsc_desktop.domain.own_fields import OwnField, column_of
from rcsc_desktop.domain.people_plan import (
    PeopleOutcome,
    PeoplePlan,
    PlanChoices,
    counted,
)
from rcsc_desktop.domain.people_planning import plan_people
from rcsc_desktop.services.following import Following, IsCancelled, OnProgress
from rcsc_desktop.services.people_standing import read_standing
from rcsc_desktop.services.people_writing import PeopleWriting
from rcsc_desktop.services.ports import Database, UnitOfWork

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
            own_columns={column_of(field.id): field for field in own},
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
        following.at(0, sum(table.rows_read for table in tables))
        with self._database.read() as reader:
            standing = read_standing(reader, tables, consultation_id)
        return plan_people(tables, consultation_id, standing, following.each)

    def apply(
        self,
        plan: PeoplePlan,
        choices: PlanChoices | None = None,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
        *,
        remembers_layouts: bool = False,
    ) -> PeopleOutcome:
        """Do what the plan says, with the user's choices, as one operation ``people.import``.

        Given up (``work.cancelled``) it leaves everything as it was. Every row is remembered by its fingerprint, also
        one that was skipped; the same tables again write nothing at all and give an empty change set.
        ``remembers_layouts`` keeps the mappings of tables with a header row, within the same operation, for files that
        are laid out alike.
        """
        following = Following(on_progress, is_cancelled)
        chosen = choices or PlanChoices()
        with self._database.write() as work:
            title = "" if plan.consultation_id is None else work.get(Consultation, plan.consultation_id).title
            writing = PeopleWriting(work, plan, chosen, today().isoformat())
            for row in following.each(plan.rows):
                writing.row(row)
            writing.finish()
            for table in plan.tables if remembers_layouts and writing.count else ():
                if table.header_row is not None:
                    _keep_layout(work, table, table.mapping)
            following.at(len(plan.rows), len(plan.rows))
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
        with self._database.write() as work:
            _keep_layout(work, table, mapping)
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


def _keep_layout(work: UnitOfWork, table: ReadTable, mapping: Mapping[str, str]) -> None:
    content = json.dumps({"mapping": dict(mapping)}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    same = work.find(ImportLayout, subject=table.subject, header_key=table.header_key)
    if same:
        work.change(ImportLayout, same[0].id, content=content)
    else:
        work.add(ImportLayout(subject=table.subject, header_key=table.header_key, content=content))
