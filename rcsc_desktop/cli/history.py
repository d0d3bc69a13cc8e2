"""``rcsc history``, ``rcsc undo``, ``rcsc redo``: who did what when, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Limit, examples
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.history import ExportLine, OperationLine
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import exports, operations

if TYPE_CHECKING:
    from rcsc_desktop.domain.changes import ChangeSet
    from rcsc_desktop.services.core import Core

verbs = typer.Typer(help=mark("Who did what when."), no_args_is_help=True)
steps = typer.Typer()

_LONGEST_NUMBER = 18

Operation = Annotated[
    str, typer.Argument(metavar="OPERATION", help=mark("Number or id of a step, as “history list” shows them."))
]


@verbs.command(
    "list",
    help=mark("List the steps that were done, the newest first, with what was exported between them."),
    epilog=examples("rcsc history list", "rcsc history list 2017-04-17 --limit 50 --json"),
)
def list_operations(
    context: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help=mark("Only of this consultation."), show_default=False)
    ] = None,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """Operations, and exports where they stand in time."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key) if key is not None else None
        keys = {line.id: line.key for line in core.consultations.list()}
        done = core.history.list(consultation_id=consultation_id, limit=limit)
        sent = core.history.exports(consultation_id=consultation_id, limit=limit)
    lines: Iterator[OperationLine | ExportLine] = merge(done, sent, key=attrgetter("at"), reverse=True)
    entries = []
    for line in islice(lines, limit):
        entry = _operation(line, call.t) if isinstance(line, OperationLine) else _export(line, call.t)
        entries.append({**entry, "consultation": keys.get(line.consultation_id) if line.consultation_id else None})
    columns = ("number", "at", "author", "text", "kind")
    call.listing("operations", entries, columns, (*columns, "rows", "consultation", "id"), as_json=as_json)


@verbs.command(
    help=mark("Show each field that a step wrote, before and after."), epilog=examples("rcsc history show 12 --json")
)
def show(context: typer.Context, operation: Operation, as_json: AsJson = False) -> None:
    """One operation with its changes."""
    call = current(context)
    with call.core() as core:
        view = core.history.show(_resolve(core, operation))
    changes = [
        {
            "noun": one.noun,
            "id": str(one.row_id),
            "field": one.field,
            "before": shapes.known(one.before),
            "after": shapes.known(one.after),
        }
        for one in view.changes
    ]
    head = _operation(view.line, call.t)
    if as_json:
        call.out.json({**head, "count": len(changes), "changes": changes})
        return
    call.out.facts(head)
    call.out.line("")
    told = [one for one in changes if one["before"] != one["after"]]
    call.out.table(("noun", "field", "before", "after"), told)


@steps.command(
    help=mark(
        "Take back your last step, or the one named. It is refused, naming the later steps that stand on it, where "
        "what it wrote has changed since."
    ),
    epilog=examples("rcsc undo", "rcsc undo 12", "rcsc undo --json"),
)
def undo(
    context: typer.Context,
    operation: Annotated[
        str | None,
        typer.Argument(
            metavar="[OPERATION]",
            help=mark("Number or id of a step, as “history list” shows them."),
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Undo one operation."""
    call = current(context)
    with call.core() as core:
        changes = core.history.undo(_resolve(core, operation) if operation is not None else None)
    done = call.t("Taken back: {operation}.", operation=_text(changes, call.t))
    _tell(call, changes, done, as_json=as_json)
    if changes.skipped and not as_json:
        passed = ", ".join(f"“{operations.sentence(name, {}, call.t)}”" for name in changes.skipped)
        call.out.beside(call.t("Passed over, because later changes stand on them: {operations}.", operations=passed))


@steps.command(help=mark("Do again what was taken back last."), epilog=examples("rcsc redo"))
def redo(context: typer.Context, as_json: AsJson = False) -> None:
    """Redo one operation."""
    call = current(context)
    with call.core() as core:
        changes = core.history.redo()
    _tell(call, changes, call.t("Done again: {operation}.", operation=_text(changes, call.t)), as_json=as_json)


def _tell(call: Call, changes: ChangeSet, sentence: str, *, as_json: bool) -> None:
    if as_json:
        call.done(changes, as_json=True, kind=changes.kind, text=_text(changes, call.t), skipped=list(changes.skipped))
    else:
        call.out.line(sentence)


def _text(changes: ChangeSet, t: Translator) -> str:
    return operations.sentence(changes.name, changes.params, t)


def _resolve(core: Core, text: str) -> UUID:
    """The operation of that id, or of that number."""
    if text.strip().isdecimal() and len(text) < _LONGEST_NUMBER:
        number = int(text)
        for line in core.history.list(limit=1, before_seq=number + 1):
            if line.seq == number:
                return line.id
        raise UserError("operation.unknown", id=text)
    try:
        return UUID(text.strip())
    except ValueError:
        raise UserError("operation.unknown", id=text) from None


def _operation(line: OperationLine, t: Translator) -> dict[str, Any]:
    every = shapes.shape(line, without=["params", "seq", "is_undoable"])
    return {
        "number": line.seq,
        **every,
        "at": line.at.isoformat(timespec="milliseconds"),
        "text": operations.sentence(line.name, line.params, t),
        "undoable": line.is_undoable and line.undone_by is None,
    }


def _export(line: ExportLine, t: Translator) -> dict[str, Any]:
    return {
        "number": None,
        "id": str(line.id),
        "name": f"{line.what}.export",
        "kind": "export",
        "author": shapes.known(line.author),
        "at": line.at.isoformat(timespec="milliseconds"),
        "rows": line.count,
        "consultation_id": shapes.known(line.consultation_id),
        "file": line.file_name,
        "format": line.format,
        "language": line.language,
        "layout": shapes.known(line.columns) if line.what == "agenda" else None,
        "columns": line.columns.split(",") if line.columns and line.what != "agenda" else None,
        "text": exports.sentence(line, t),
        "undoable": False,
    }
