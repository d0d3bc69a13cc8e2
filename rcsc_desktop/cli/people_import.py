"""``rcsc participant import`` and ``rcsc contact import``: lists of people and organisations."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.contact_kind import Kind
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.shapes import Shape, known
from rcsc_desktop.cli.values import column_mapping
from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import ReadOptions, ReadProblem
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.own_fields import OwnField, column_of
from rcsc_desktop.domain.people_plan import PlanChoices, RowChoice, RowState, counted
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import imports, likeness

if TYPE_CHECKING:
    from rcsc_desktop.domain.imported_people import ReadTable
    from rcsc_desktop.domain.people_plan import PeoplePlan, PlannedRow
    from rcsc_desktop.services.core import Core

participant_verbs = typer.Typer()
contact_verbs = typer.Typer()

STANDARD_INPUT = "-"
_OF_THE_TABLE = "import.no_name_column"
"""What every row is refused for where it is a fault of the table, which is told once."""
_MOST_LINES = 20
"""So many rows are named for eyes; JSON holds them all."""

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=mark("Files to read; - is standard input."))]
Sheet = Annotated[str, typer.Option("--sheet", metavar="NAME", help=mark("The sheet of a workbook."))]
HeaderRow = Annotated[
    int | None,
    typer.Option("--header-row", min=0, metavar="N", help=mark("The row of the headings, from 1; 0: there is none.")),
]
ColumnMapping = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="COLUMN=FIELD", help=mark("A column of a table, by its heading or letter, is this field.")
    ),
]
OnDoubt = Annotated[
    RowChoice,
    typer.Option(
        "--on-doubt", help=mark("What becomes of rows that may be somebody who is known: skip, new, or update.")
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=mark("Say what would come of it, and write nothing."))]


@participant_verbs.command(
    "import",
    help=mark(
        "Bring people from lists into a consultation: xlsx, xls, ods, csv, vcf, json. People of the contacts take part "
        "as who they are, all others are made. All of it is one step of the history. Rows that came in before are "
        "left alone; rows that may be somebody who is known are skipped unless --on-doubt says otherwise."
    ),
    epilog=examples(
        "rcsc participant import registrations.xlsx --into 2017-04-17 --dry-run",
        "rcsc participant import list.csv --into 2017-04-17 --map 'Nom=name' --map C=organisation",
        "rcsc participant import - --into 2017-04-17 --json < list.csv",
    ),
)
def import_participants(
    context: typer.Context,
    files: Files,
    into: Annotated[str, typer.Option("--into", metavar="KEY", help=mark("The consultation that they take part in."))],
    sheet: Sheet = "",
    header_row: HeaderRow = None,
    mapping: ColumnMapping = None,
    on_doubt: OnDoubt = RowChoice.SKIP,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read, report, and write unless it is a dry run."""
    call = current(context)
    columns = column_mapping(call, mapping or ())
    with call.core() as core:
        consultation_id = core.consultations.resolve(into)
        own = {fold(name): column for column, name in _own_names(core, consultation_id).items()}
        columns = {column: own.get(fold(field), field) for column, field in columns.items()}
        options = _options(ImportSubject.PARTICIPANTS, sheet, header_row, columns)
        _bring(call, core, files, options, consultation_id, on_doubt, dry_run=dry_run, as_json=as_json)


@contact_verbs.command(
    "import",
    help=mark(
        "Bring people or organizations from lists and contact cards into the contacts: xlsx, xls, ods, csv, vcf, json. "
        "All of it is one step of the history. Rows that came in before are left alone; rows that may be somebody who "
        "is known are skipped unless --on-doubt says otherwise."
    ),
    epilog=examples(
        "rcsc contact import cards.vcf",
        "rcsc contact import ngos.xlsx --as organisations --map 'NGO_name=name' --dry-run --json",
    ),
)
def import_contacts(
    context: typer.Context,
    files: Files,
    kind: Annotated[
        Kind, typer.Option("--as", help=mark("What the rows are: people, or organizations."))
    ] = Kind.PEOPLE,
    sheet: Sheet = "",
    header_row: HeaderRow = None,
    mapping: ColumnMapping = None,
    on_doubt: OnDoubt = RowChoice.SKIP,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Read, report, and write unless it is a dry run."""
    call = current(context)
    options = _options(ImportSubject(kind.value), sheet, header_row, column_mapping(call, mapping or ()))
    with call.core() as core:
        _bring(call, core, files, options, None, on_doubt, dry_run=dry_run, as_json=as_json)


def _options(subject: ImportSubject, sheet: str, header_row: int | None, columns: dict[str, str]) -> ReadOptions:
    row = 0 if header_row is None else header_row or -1
    return ReadOptions(subject=subject, sheet=sheet, header_row=row, mapping=columns)


def _bring(
    call: Call,
    core: Core,
    files: Sequence[str],
    options: ReadOptions,
    consultation_id: UUID | None,
    on_doubt: RowChoice,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    tables = []
    for file in files:
        call.source = "" if file == STANDARD_INPUT else file
        content = sys.stdin.buffer.read() if file == STANDARD_INPUT else Path(file).read_bytes()
        tables.append(core.people_import.read(content, Path(file).name, options, consultation_id))
    call.source = ""
    plan = core.people_import.plan(tables, consultation_id)
    choices = PlanChoices(on_doubt)
    operation = None
    if not dry_run:
        done = core.people_import.apply(plan, choices, remembers_layouts=bool(options.mapping)).change_set
        call.tell_taken_out(done)
        operation = None if done.operation_id is None else str(done.operation_id)
    own = _own_names(core, consultation_id)
    found = [_table(call, file, plan, number, choices, own) for number, file in enumerate(files)]
    answer: Shape = {"operation": operation, "files": found}
    if len(found) == 1:
        answer |= found[0]
    answer["missing"] = [{"name": one.name} for one in plan.missing]
    if as_json:
        call.out.json(answer)
    else:
        _print(call, answer, is_dry=dry_run)
    _refuse_nothing(call, files, tables)


def _own_names(core: Core, consultation_id: UUID | None) -> dict[str, str]:
    """The names of own fields by their columns."""
    if consultation_id is None:
        return {}
    return {column_of(one.id): one.name for one in core.records.find(OwnField, consultation_id=consultation_id)}


def _table(call: Call, file: str, plan: PeoplePlan, number: int, choices: PlanChoices, own: Mapping[str, str]) -> Shape:
    table, counts = plan.tables[number], counted(plan, choices)[number]
    rows = [row for row in plan.rows if row.table == number]
    return {
        "file": file,
        "format": table.format,
        "encoding": known(table.encoding),
        "delimiter": known(table.delimiter),
        "sheet": known(table.sheet),
        "header_row": table.header_row,
        "mapping": {column: own.get(field, field) for column, field in table.mapping.items()},
        "rows_read": table.rows_read,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "doubtful": counts.doubtful,
        "refused": [_problem(call, one) for one in table.refused],
        "findings": [_problem(call, one) for one in (*table.notes, *_kept(rows))],
        "doubts": [_doubt(call, row) for row in rows if row.state is RowState.DOUBTFUL],
    }


def _kept(rows: Sequence[PlannedRow]) -> list[ReadProblem]:
    """What was left out of rows that came in."""
    found = [problem for row in rows if row.entry is not None for problem in row.entry.problems]
    return found + [row.problem for row in rows if row.entry is not None and row.problem is not None]


def _problem(call: Call, found: ReadProblem) -> Shape:
    return {
        "row": found.row or None,
        "column": known(found.column),
        "code": found.code,
        "message": imports.problem(found, call.t),
    }


def _doubt(call: Call, row: PlannedRow) -> Shape:
    return {
        "row": row.row,
        "name": None if row.entry is None else row.entry.values["name"],
        "candidates": [
            {
                "id": None if one.id is None else str(one.id),
                "row": None if one.id is not None else one.row,
                "name": one.name,
                "detail": known(one.detail),
                "score": one.score,
                "reasons": [likeness.sentence(reason, call.t) for reason in one.reasons],
            }
            for one in row.candidates
        ],
    }


def _print(call: Call, answer: Shape, *, is_dry: bool) -> None:
    t = call.t
    if is_dry:
        call.out.line(t("Nothing was written; this would become of the rows:"))
    call.out.table(
        ("file", "rows_read", "created", "updated", "unchanged", "doubtful", "refused"),
        [{**one, "refused": len(one["refused"])} for one in answer["files"]],
    )
    for one in answer["files"]:
        _lines(call, t("Refused:"), [each["message"] for each in one["refused"] if each["code"] != _OF_THE_TABLE])
        _lines(call, t("To look at:"), [each["message"] for each in one["findings"]])
        _lines(call, t("May be somebody who is known:"), [_told(call, each) for each in one["doubts"]])
    _lines(call, t("Came with an earlier file and is missing now:"), [one["name"] for one in answer["missing"]])


def _told(call: Call, doubt: Shape) -> str:
    first = doubt["candidates"][0]
    return call.t(
        "Row {row}, {name}: like {other} ({reasons})",
        row=doubt["row"],
        name=doubt["name"],
        other=first["name"],
        reasons=", ".join(first["reasons"]),
    )


def _lines(call: Call, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    call.out.line(heading)
    for line in lines[:_MOST_LINES]:
        call.out.line(f"  {line}")
    if len(lines) > _MOST_LINES:
        call.out.line("  " + call.t("… and {count} more; --json lists them all.", count=len(lines) - _MOST_LINES))


def _refuse_nothing(call: Call, files: Sequence[str], tables: Sequence[ReadTable]) -> None:
    """A file of which nothing could be read is refused, whatever became of the others."""
    for file, table in zip(files, tables, strict=True):
        if table.refused and not table.entries:
            first = table.refused[0]
            reason = imports.problem(replace(first, row=0) if first.code == _OF_THE_TABLE else first, call.t)
            raise Refused(call.t("{file}: {reason} No row of it was imported.", file=file, reason=reason))
