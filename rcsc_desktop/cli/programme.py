"""``rcsc programme``: the processes that consultations belong to."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, FromFile, ProgrammeKey, Values, examples
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.programme import Milestone, Programme
from rcsc_desktop.support.i18n import mark

FIELDS = ("title", "start_date", "end_date", "notes")

verbs = typer.Typer(help=mark("The processes that consultations belong to."), no_args_is_help=True)


@verbs.command(
    "list",
    help=mark("List the programmes."),
    epilog=examples("rcsc programme list", "rcsc programme list --json"),
)
def list_programmes(context: typer.Context, as_json: AsJson = False) -> None:
    """All programmes with their numbers of consultations and milestones."""
    call = current(context)
    with call.core() as core:
        lines = [shapes.programme(line) for line in core.programmes.list()]
    columns = ("key", "title", "start_date", "end_date", "consultations", "milestones")
    call.listing("programmes", lines, columns, as_json=as_json)


@verbs.command(
    help=mark("Show a programme with its consultations and milestones."),
    epilog=examples("rcsc programme show gcm-2017", "rcsc programme show gcm-2017 --json"),
)
def show(context: typer.Context, key: ProgrammeKey, as_json: AsJson = False) -> None:
    """All fields, consultations and milestones of one programme."""
    call = current(context)
    with call.core() as core:
        programme_id = core.programmes.resolve(key)
        found = {
            **shapes.shape(core.records.get(Programme, programme_id)),
            "consultations": [
                shapes.consultation(line) for line in core.consultations.list() if line.programme_id == programme_id
            ],
            "milestones": [
                shapes.shape(milestone, without=["programme_id"])
                for milestone in core.records.find(Milestone, programme_id=programme_id)
            ],
        }
    if as_json:
        call.out.json(found)
        return
    call.out.facts(found)
    call.out.table(("start_date", "title", "place", "key"), found["consultations"])
    call.out.table(("start_date", "title", "place", "symbol"), found["milestones"])


@verbs.command(
    help=mark("Add a programme. Its key is made of the title."),
    epilog=examples(
        "rcsc programme add 'Regional reviews 2020' start_date=2020 end_date=2021-02",
        "rcsc programme add --from programme.json --json",
    ),
)
def add(
    context: typer.Context,
    title: Annotated[
        str | None, typer.Argument(metavar="TITLE", help=mark("Title of the programme."), show_default=False)
    ] = None,
    values: Values = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """A new programme; prints its id and key."""
    call = current(context)
    fields = plain(read_values(call, values, file), call)
    known_fields(fields, FIELDS)
    wanted = fields.pop("title", "")
    with call.core() as core:
        changes = core.programmes.create(wanted if title is None else title, **fields)
        key = core.records.get(Programme, changes.new_id).key if changes.new_id else ""
    call.done(changes, as_json=as_json, key=key)


@verbs.command(
    "set",
    help=mark("Change fields of a programme: title, start_date, end_date, notes."),
    epilog=examples("rcsc programme set gcm-2017 end_date=2018-12", "rcsc programme set gcm-2017 --from p.json"),
)
def set_fields(
    context: typer.Context,
    key: ProgrammeKey,
    values: Values = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """Write fields of a programme in one operation."""
    call = current(context)
    fields = plain(read_values(call, values, file), call)
    some_values(call, fields)
    known_fields(fields, FIELDS)
    with call.core() as core:
        programme_id = core.programmes.resolve(key)
        changes = core.records.change(Programme, programme_id, fields)
    call.done(changes, as_json=as_json, row_id=programme_id)
