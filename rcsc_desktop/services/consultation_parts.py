"""The parts of a consultation (sessions, partners, concept note, …) written as lists, within one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from rcsc_desktop.domain.concept_note import ConceptNoteSection, Footnote
from rcsc_desktop.domain.consultation import ContactPoint, Partner, Session
from rcsc_desktop.domain.entity import noun
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.fields import coerce
from rcsc_desktop.domain.order import between, spread
from rcsc_desktop.services.contacts import find_or_add_organisation
from rcsc_desktop.services.ports import UnitOfWork

Parts = Mapping[str, Sequence[Mapping[str, str]]]
"""Rows by the names of ``PARTS``; each row holds texts by field, perhaps its ``id``."""

Part = type[Session] | type[Partner] | type[ContactPoint] | type[ConceptNoteSection] | type[Footnote]
PARTS: Mapping[str, Part] = {
    "sessions": Session,
    "partners": Partner,
    "contact_points": ContactPoint,
    "concept_note_sections": ConceptNoteSection,
    "footnotes": Footnote,
}
_NEEDED: Mapping[type, str] = {Partner: "organisation_id", ConceptNoteSection: "heading", Footnote: "number"}
_SAME: Mapping[type, str] = {ConceptNoteSection: "heading", Footnote: "number"}
"""The field by which a row is known again; without one all that is said of it must be the same."""


def write_parts(work: UnitOfWork, consultation_id: UUID, parts: Parts) -> None:
    """Make the lists what ``parts`` says; lists that are not named stay as they are.

    Each list becomes what is named, in that order. Sessions are found by ``id``, or else by their place in the list,
    and changed; more of them are added and none is removed, since agendas hang on them. A refusal names the ``row``,
    counted from 1.
    """
    for name, rows in parts.items():
        kind = PARTS[name]
        known = list(work.find(kind, consultation_id=consultation_id))
        last = known[-1].order_key or None if known else None
        kept: dict[UUID, str] = {}
        for number, cells in enumerate(rows, 1):
            try:
                typed = _typed(work, kind, cells)
                row = _found(kind, known, set(kept), typed.pop("id", None), typed, number)
                if row is None:
                    last = between(last, None)
                    row = kind(consultation_id=consultation_id, order_key=last, **typed)
                    work.add(row)
                else:
                    work.change(kind, row.id, **typed)
            except UserError as error:
                raise UserError(error.code, **{**error.data, "row": number}) from None
            kept[row.id] = row.order_key
        if kind is not Session or kept.keys() >= {row.id for row in known}:
            _keep_order(work, kind, kept)
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
    needed = _NEEDED.get(kind)
    if needed and not {"id", needed} & set(typed):
        raise UserError("text.required", field=needed.removesuffix("_id"))
    return typed


def _keep_order(work: UnitOfWork, kind: Part, kept: Mapping[UUID, str]) -> None:
    keys = list(kept.values())
    if keys != sorted(set(keys)):
        for row_id, key in zip(kept, spread(None, None, len(kept)), strict=True):
            work.change(kind, row_id, order_key=key)


def _found(
    kind: Part, known: Sequence[Any], kept: set[UUID], row_id: str | None, typed: Mapping[str, Any], number: int
) -> Any:
    """The row that is meant: by its id, a session by its place, others by what makes them the same."""
    if row_id:
        found = next((row for row in known if str(row.id) == row_id.strip().casefold()), None)
        if found is None:
            raise UserError("row.unknown", noun=noun(kind), id=row_id)
        return found
    free = [row for row in known if row.id not in kept]
    if kind is Session:
        return next((row for row in free if known.index(row) == number - 1), None)
    names = [_SAME[kind]] if kind in _SAME else list(typed)
    return next((row for row in free if all(getattr(row, name) == typed.get(name) for name in names)), None)
