"""Tables as a reader finds them, and a plan with a row of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from uuid import UUID

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadColumn, ReadEntry, ReadProblem, ReadTable
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

HEADERS = ("Nom", "Organisation", "Courriel", "Pays", "Remarques")
FIELDS = ("name", "organisation", "email", "country", "")


def entry(row: int, **values: str) -> ReadEntry:
    """A row with the texts of its fields."""
    raw = tuple(values.get(field, "") for field in FIELDS)
    return ReadEntry(row, values, raw, sha256("\t".join(raw).encode()).hexdigest())


def table(
    entries: Sequence[ReadEntry], refused: Sequence[ReadProblem] = (), file: str = "invités.xlsx", **others: object
) -> ReadTable:
    """A table of French headers, read from Excel."""
    columns = tuple(
        ReadColumn(place, header, field, tuple(one.values.get(field, "") for one in entries[:3]) if field else ("–",))
        for place, (header, field) in enumerate(zip(HEADERS, FIELDS, strict=True))
    )
    said: dict[str, object] = {
        "format": "xlsx",
        "encoding": None,
        "delimiter": None,
        "sheet": "Liste",
        "sheets": ("Liste", "Notes"),
        "header_row": 3,
        "header_key": "headers",
        "subject": ImportSubject.PARTICIPANTS,
        **others,
    }
    return ReadTable(
        file=file,
        columns=columns,
        entries=tuple(entries),
        refused=tuple(refused),
        rows_read=len(entries) + len(refused),
        **said,  # type: ignore[arg-type]  # what a test says otherwise
    )


def plan(
    found: ReadTable,
    states: Sequence[RowState],
    known: Mapping[int, UUID] | None = None,
    missing: Sequence[MissingRow] = (),
    consultation_id: UUID | None = None,
) -> PeoplePlan:
    """A row of each state in the order of the entries; ``known`` are the contacts that rows mean, by place."""
    known = known or {}
    rows = []
    for place, (one, state) in enumerate(zip(found.entries, states, strict=True)):
        contact = known.get(place)
        rows.append(
            PlannedRow(
                0,
                one.row,
                state,
                {RowState.NEW: RowChoice.NEW, RowState.CHANGED: RowChoice.UPDATE}.get(state, RowChoice.SKIP),
                one,
                match_id=contact if state in {RowState.CHANGED, RowState.SAME} else None,
                candidates=_candidates(contact) if state is RowState.DOUBTFUL and contact is not None else (),
                differences=(
                    (Difference("country", "FR", one.values.get("country", "")),) if state is RowState.CHANGED else ()
                ),
            )
        )
    rows += [PlannedRow(0, problem.row, RowState.REFUSED, RowChoice.SKIP, problem=problem) for problem in found.refused]
    return PeoplePlan(consultation_id, (found,), tuple(rows), tuple(missing))


def _candidates(contact: UUID) -> tuple[Candidate, ...]:
    reasons = (Reason("name_spelling"), Reason("same_country"))
    return (Candidate("Colin Rajah", 86, reasons, contact, detail="Migrant Forum in Asia"),)
