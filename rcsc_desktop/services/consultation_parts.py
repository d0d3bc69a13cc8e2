"""Sessions, partners and contact points of a consultation written as lists, within one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.consultation import ContactPoint, Partner, Session
from rcsc_desktop.domain.entity import noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.order import between
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.ports import UnitOfWork

Parts = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by ``sessions``, ``partners`` or ``contact_points``; each row holds texts by field, perhaps its ``id``."""

Part = type[Session] | type[Partner] | type[ContactPoint]
PARTS: Mapping[str, Part] = {"sessions": Session, "partners": Partner, "contact_points": ContactPoint}


def write_parts(work: UnitOfWork, consultation_id: UUID, parts: Parts) -> None:
    """Make the lists what ``parts`` says; lists that are not named stay as they are.

    Partners and contact points become those named. Sessions are found by ``id``, or else by their place in the list,
    and changed; more of them are added and none is removed, since agendas hang on them. A refusal names the ``row``,
    counted from 1.
    """
    for name, rows in parts.items():
        kind = PARTS[name]
        known = list(work.find(kind, consultation_id=consultation_id))
        last = known[-1].order_key or None if known else None
        kept: set[UUID] = set()
        for number, cells in enumerate(rows, 1):
            try:
                typed = _typed(work, kind, cells)
                row = _found(known, kept, typed.pop("id", None), typed, number)
                if row is None:
                    last = between(last, None)
                    row = kind(consultation_id=consultation_id, order_key=last, **typed)
                    work.add(row)
                else:
                    work.change(kind, row.id, **typed)
            except UserError as error:
                raise UserError(error.code, **{**error.data, "row": number}) from None
            kept.add(row.id)
        if kind is not Session:
            work.remove(kind, *(row.id for row in known if row.id not in kept))


def _typed(work: UnitOfWork, kind: Part, cells: Mapping[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for field, text in cells.items():
        if field == "id":
            typed["id"] = text
        elif kind is Partner and field == "organisation":
            typed["organisation_id"] = find_or_add_organisation(work, text)
        else:
            typed[field] = coerce(kind, field, text)
    if kind is Partner and not {"id", "organisation_id"} & set(typed):
        raise UserError("text.required", field="organisation")
    return typed


def _found(known: Sequence[Any], kept: set[UUID], row_id: str | None, typed: Mapping[str, Any], number: int) -> Any:
    """The row that is meant: by its id, a session by its place, another part by holding the same values."""
    if row_id:
        found = next((row for row in known if str(row.id) == row_id.strip().casefold()), None)
        if found is None:
            raise UserError("row.unknown", noun=noun(type(known[0])) if known else "", id=row_id)
        return found
    free = [row for row in known if row.id not in kept]
    if known and isinstance(known[0], Session):
        return next((row for row in free if known.index(row) == number - 1), None)
    return next((row for row in free if all(getattr(row, name) == value for name, value in typed.items())), None)
