"""The organiser's own fields: columns that the participants of one consultation have besides the usual ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.changes import ChangeSet
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.domain.entity import noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnField, OwnFieldKind, check_field, column_of, tidy_choices
from rcsc_desktop.services.ports import Database
from rcsc_desktop.services.records import last_order_key, put_after, refuse_conflict

_CHANGEABLE = frozenset({"name", "choices"})


class OwnFieldService:
    """Fields are made, renamed, put in order and taken out; their values go with the participants."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fields(self, consultation_id: UUID) -> tuple[OwnField, ...]:
        """The fields of a consultation, in order."""
        with self._database.read() as reader:
            return reader.find(OwnField, consultation_id=consultation_id)

    def own_columns(self, consultation_id: UUID) -> Mapping[str, OwnField]:
        """The fields by the names of their columns, in order: for tables, and as headings of files."""
        return {column_of(field.id): field for field in self.fields(consultation_id)}

    def resolve(self, consultation_id: UUID, name: str) -> OwnField:
        """The field of that name, whatever its case and accents; ``own_field.unknown`` (with ``choices``)."""
        known = self.fields(consultation_id)
        for field in known:
            if fold(field.name).strip() == fold(name).strip():
                return field
        raise UserError("own_field.unknown", text=name, choices=[field.name for field in known])

    def add(
        self, consultation_id: UUID, name: str, kind: OwnFieldKind | str = OwnFieldKind.TEXT, choices: str = ""
    ) -> ChangeSet:
        """A field behind the others; ``choices`` have lines or semicolons between and go with a choice alone.

        Raises ``own_field.twice`` where a column is called so already, ``own_field.no_choices``.
        """
        with self._database.write() as work:
            work.get(Consultation, consultation_id)
            typed = coerce(OwnField, "kind", kind)
            field = OwnField(
                consultation_id=consultation_id,
                name=" ".join(coerce(OwnField, "name", name).split()),
                kind=typed,
                choices=tidy_choices(choices) if typed is OwnFieldKind.CHOICE else "",
            )
            check_field(field, work.find(OwnField, consultation_id=consultation_id))
            work.add(replace(field, order_key=last_order_key(work, field)))
            return work.commit(
                "own_field.add", consultation_id=consultation_id, new_id=field.id, title=field.name, kind=typed.value
            )

    def change(
        self, field_id: UUID, values: Mapping[str, object], seen: Mapping[str, object] | None = None
    ) -> ChangeSet:
        """Write ``name`` or ``choices``; values that are no longer among the choices stay as they were written."""
        with self._database.write() as work:
            before = work.get(OwnField, field_id)
            for name in values:
                if name not in _CHANGEABLE:
                    raise UserError("field.fixed", field=name)
            typed: dict[str, Any] = {name: coerce(OwnField, name, value) for name, value in values.items()}
            if "choices" in typed:
                typed["choices"] = tidy_choices(typed["choices"])
            refuse_conflict(before, typed, seen)
            check_field(replace(before, **typed), work.find(OwnField, consultation_id=before.consultation_id))
            work.change(OwnField, field_id, **typed)
            return work.commit(
                "own_field.change",
                consultation_id=before.consultation_id,
                title=before.name,
                fields=sorted(typed),
            )

    def move(self, field_id: UUID, after_id: UUID | None) -> ChangeSet:
        """Put a field behind another one, or first."""
        with self._database.write() as work:
            field = work.get(OwnField, field_id)
            put_after(work, field, after_id)
            return work.commit("own_field.move", consultation_id=field.consultation_id, title=field.name)

    def remove(self, field_id: UUID) -> ChangeSet:
        """Take a field out of all lists; its values go out of sight with it and come back with it."""
        with self._database.write() as work:
            field = work.get(OwnField, field_id)
            work.remove(OwnField, field_id)
            return work.commit(f"{noun(OwnField)}.remove", consultation_id=field.consultation_id, title=field.name)
