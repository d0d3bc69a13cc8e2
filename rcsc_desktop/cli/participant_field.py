"""``rcsc participant field``: the organiser's own fields of a consultation."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, FromFile, Key, Values, examples
from rcsc_desktop.cli.values import plain, read_values, some_values
from rcsc_desktop.domain.own_fields import choices_of, column_of
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer(help=mark("Fields of your own for participants: list, add, change, remove."), no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help=mark("The name of the field."))]


@verbs.command(
    "list",
    help=mark("List the own fields of a consultation."),
    epilog=examples("rcsc participant field list 2017-04-17"),
)
def list_fields(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """The fields in their order."""
    call = current(context)
    with call.core() as core:
        fields = core.own_fields.fields(core.consultations.resolve(key))
    rows = [
        {
            **shapes.shape(field, without=["consultation_id", "choices"]),
            "column": column_of(field.id),
            "choices": list(choices_of(field)),
        }
        for field in fields
    ]
    if as_json:
        call.listing("fields", rows, (), as_json=True)
        return
    told = [{**row, "choices": "; ".join(choices_of(field))} for row, field in zip(rows, fields, strict=True)]
    call.listing("fields", told, ("name", "kind", "choices"), ("name", "kind", "choices", "id"), as_json=False)


@verbs.command(
    help=mark("Add a field of your own: a column of the list beside the usual ones."),
    epilog=examples(
        "rcsc participant field add 2017-04-17 Nights --kind number",
        "rcsc participant field add 2017-04-17 'T-shirt size' --kind choice --choices 'S; M; L'",
    ),
)
def add(
    context: typer.Context,
    key: Key,
    name: Name,
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help=mark("text, number, date, choice, or yes or no."))
    ] = "text",
    choices: Annotated[
        str, typer.Option("--choices", metavar="A; B; C", help=mark("What a choice can be, with semicolons between."))
    ] = "",
    as_json: AsJson = False,
) -> None:
    """A new field; prints the id."""
    call = current(context)
    with call.core() as core:
        changes = core.own_fields.add(core.consultations.resolve(key), name, kind, choices)
    call.done(changes, as_json=as_json)


@verbs.command(
    "set",
    help=mark("Rename a field (name) or change what a choice can be (choices)."),
    epilog=examples(
        "rcsc participant field set 2017-04-17 'T-shirt size' name=Shirt choices='S; M; L; XL'",
    ),
)
def set_field(
    context: typer.Context, key: Key, name: Name, values: Values = None, file: FromFile = None, as_json: AsJson = False
) -> None:
    """Write name or choices."""
    call = current(context)
    wanted = plain(read_values(call, values, file), call)
    some_values(call, wanted)
    with call.core() as core:
        field = core.own_fields.resolve(core.consultations.resolve(key), name)
        changes = core.own_fields.change(field.id, wanted)
    call.done(changes, as_json=as_json, row_id=field.id)


@verbs.command(
    help=mark("Put a field behind another one, or first."),
    epilog=examples("rcsc participant field move 2017-04-17 Nights --first"),
)
def move(
    context: typer.Context,
    key: Key,
    name: Name,
    after: Annotated[str | None, typer.Option("--after", metavar="NAME", help=mark("Behind this field."))] = None,
    first: Annotated[bool, typer.Option("--first", help=mark("Before all others."))] = False,
    as_json: AsJson = False,
) -> None:
    """Change the order of the fields."""
    call = current(context)
    if first == (after is not None):
        raise typer.BadParameter(call.t("Say either --after or --first."), param_hint="--after")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        field = core.own_fields.resolve(consultation_id, name)
        after_id = None if after is None else core.own_fields.resolve(consultation_id, after).id
        changes = core.own_fields.move(field.id, after_id)
    call.done(changes, as_json=as_json, row_id=field.id)


@verbs.command(
    help=mark("Take a field out of all lists; its values come back with it when this is undone."),
    epilog=examples("rcsc participant field remove 2017-04-17 Nights"),
)
def remove(context: typer.Context, key: Key, name: Name, as_json: AsJson = False) -> None:
    """Remove one field."""
    call = current(context)
    with call.core() as core:
        field = core.own_fields.resolve(core.consultations.resolve(key), name)
        changes = core.own_fields.remove(field.id)
    call.done(changes, as_json=as_json, row_id=field.id)
