"""``rcsc participant list`` and ``show``."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import MOST, AsJson, Key, Similar, examples
from rcsc_desktop.cli.participant_naming import resolve_participant
from rcsc_desktop.cli.participant_values import Own, column, facts, shape
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.domain.saved_views import ListView, read_view
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()


@verbs.command(
    "list",
    help=mark("List the participants of a consultation."),
    epilog=examples(
        "rcsc participant list 2017-04-17",
        "rcsc participant list 2017-04-17 --query swing --json",
        "rcsc participant list 2017-04-17 --sort status",
        "rcsc participant list 2017-04-17 --group country",
        "rcsc participant list 2017-04-17 --view 'By country'",
    ),
)
def list_participants(
    context: typer.Context,
    key: Key,
    query: Annotated[
        str | None,
        typer.Option("--query", metavar="TEXT", help=mark("Only those whose words begin like this.")),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="COLUMN", help=mark("The column to sort by; name if not given."))
    ] = None,
    descending: Annotated[bool, typer.Option("--descending", help=mark("From the last to the first."))] = False,
    group: Annotated[
        str | None, typer.Option("--group", metavar="COLUMN", help=mark("In groups by a column, counted."))
    ] = None,
    view: Annotated[
        str | None, typer.Option("--view", metavar="NAME", help=mark("Columns, filter, order and groups of a view."))
    ] = None,
    similar: Similar = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help=mark("At most so many."))] = None,
    as_json: AsJson = False,
) -> None:
    """The participants that are asked for, in order."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        own = core.own_fields.own_columns(consultation_id)
        kept = ListView(()) if view is None else read_view(core.saved_views.resolve("participants", view).content)
        text = kept.text if query is None else query
        order = column(own, sort) if sort is not None else _there(kept.sort, own, "name")
        grouped = column(own, group) if group is not None else _there(kept.group_by, own, "")
        ids = core.participants.ids(
            consultation_id,
            text,
            order,
            descending=descending or (sort is None and kept.is_descending),
            limit=limit,
            group_by=grouped,
            similar=similar,
        )[:limit]
        counts = core.participants.groups(consultation_id, grouped, text, similar=similar) if grouped else ()
        lines = core.participants.fetch(ids)
    rows = [shape(line, own) for line in lines]
    if as_json:
        groups = [{"value": one.value or None, "count": one.count} for one in counts]
        call.out.json({"count": len(rows), "participants": rows, **({"groups": groups} if grouped else {})})
        return
    usual = ("name", "organisation", "status", "mode", "country")
    piped = ("name", "organisation", "position", "category", "status", "mode", "country", "email", "phone", "id")
    columns = tuple(name for name in kept.columns if name in PARTICIPANT_COLUMNS or name in own)
    names = {name: field.name for name, field in own.items()}
    told = [{names.get(name, name): line.text(name) or None for name in _ALL + tuple(own)} for line in lines]
    called = [
        tuple(names.get(name, name) for name in dict.fromkeys((*((grouped,) if grouped else ()), *(columns or chosen))))
        for chosen in (usual, piped)
    ]
    call.out.table(called[0], told, called[1])


@verbs.command(help=mark("Show one participant."), epilog=examples("rcsc participant show 2017-04-17 'Colin Rajah'"))
def show(
    context: typer.Context,
    key: Key,
    who: Annotated[str, typer.Argument(metavar="WHO", help=mark("Id or whole name of a participant."))],
    as_json: AsJson = False,
) -> None:
    """All fields of one participant."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        row_id = resolve_participant(call, core, consultation_id, who)
        found = shape(core.participants.line(row_id), core.own_fields.own_columns(consultation_id))
        view = core.statuses.view(row_id)
    found["statuses"] = [{"status": move.status.value, "date": move.date} for move in view.moves]
    found["replaced_by"] = None if view.replaced_by is None else view.replaced_by.name
    found["replaces"] = [one.name for one in view.replaces]
    if as_json:
        call.out.json(found)
        return
    told = facts(found)
    told["statuses"] = "; ".join(f"{move.date} {move.status.value}" for move in view.moves)
    told["replaces"] = ", ".join(found["replaces"])
    call.out.facts(told)


def _there(name: str, own: Own, otherwise: str) -> str:
    """A column that a view names, if the consultation has it."""
    return name if name in PARTICIPANT_COLUMNS or name in own else otherwise


_ALL = (*PARTICIPANT_COLUMNS, "id")
