"""``rcsc participant``: who takes part in a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from rcsc_desktop.cli import participant_export, participant_field
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import MOST, AsJson, FromFile, Key, Values, examples
from rcsc_desktop.cli.participant_values import Own, column, facts, is_value, read_participant, resolve, shape
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.values import some_values
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.domain.saved_views import ListView, read_view
from rcsc_desktop.services.participant_cells import Cell
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.services.core import Core

verbs = typer.Typer(
    help=mark("The participants of a consultation: list, add, change, remove, export."), no_args_is_help=True
)
verbs.add_typer(participant_export.verbs)
verbs.add_typer(participant_field.verbs, name="field")

Who = Annotated[
    list[str], typer.Argument(metavar="WHO...", help=mark("Ids or whole names of participants, as “list” shows them."))
]


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
        )[:limit]
        counts = core.participants.groups(consultation_id, grouped, text) if grouped else ()
        lines = core.participants.fetch(ids)
    rows = [shape(line, own) for line in lines]
    if as_json:
        groups = [{"value": one.value or None, "count": one.count} for one in counts]
        call.out.json({"count": len(rows), "participants": rows, **({"groups": groups} if grouped else {})})
        return
    usual = ("name", "organisation", "status", "mode", "country")
    piped = ("name", "organisation", "title", "category", "status", "mode", "country", "email", "phone", "id")
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
        row_id = resolve(call, core, consultation_id, who)
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


@verbs.command(
    help=mark(
        "Add a participant. Only a name is needed. Further fields: those that “participant show” names, and your own."
    ),
    epilog=examples(
        "rcsc participant add 2017-04-17 --name 'Amal Haddad' --organisation 'Cairo Centre' status=invited",
        "rcsc participant add 2017-04-17 --from amal.json --json",
    ),
)
def add(
    context: typer.Context,
    key: Key,
    values: Values = None,
    name: Annotated[str | None, typer.Option("--name", help=mark("The name, as written."), show_default=False)] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help=mark("The organization represented; made if it is new."))
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="ID", help=mark("Somebody of the contacts: id or whole name."))
    ] = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """A new participant; prints the id."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        fields = read_participant(call, core.own_fields.own_columns(consultation_id), values, file)
        named = {"name": name, "organisation": organisation}
        fields |= {field: text for field, text in named.items() if text is not None}
        person_id = _person(call, core, person)
        known_as = fields.pop("name", "")
        changes = core.participants.add(consultation_id, known_as, person_id, **fields)
    call.done(changes, as_json=as_json)


@verbs.command(
    "set",
    help=mark("Change fields of participants, of several at once where several are named."),
    epilog=examples(
        "rcsc participant set 2017-04-17 'Colin Rajah' status=confirmed mode='in person'",
        "rcsc participant set 2017-04-17 'Colin Rajah' 'Amal Haddad' status=invited",
        "rcsc participant set 2017-04-17 'Colin Rajah' status=registered --date 2017-04-03",
        "rcsc participant set 2017-04-17 'Colin Rajah' status=invited --correct",
        "rcsc participant set 2017-04-17 'Colin Rajah' 'T-shirt size=M' languages='English, French'",
        "rcsc participant set 2017-04-17 'Colin Rajah' availability='2017-04-17 14:00-16:00'",
        "rcsc participant set 2017-04-17 'Colin Rajah' --from colin.json",
    ),
)
def set_fields(
    context: typer.Context,
    key: Key,
    words: Annotated[
        list[str], typer.Argument(metavar="WHO... [FIELD=VALUE]...", help=mark("Participants, then fields and values."))
    ],
    file: FromFile = None,
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help=mark("The day of the status; today if not given."))
    ] = "",
    correct: Annotated[
        bool, typer.Option("--correct", help=mark("The status was entered by mistake: no rule stands in the way."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write the same fields of one or many participants in one operation."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        own = core.own_fields.own_columns(consultation_id)
        who = [word for word in words if not is_value(own, word)]
        fields = read_participant(call, own, [word for word in words if is_value(own, word)], file)
        some_values(call, fields)
        if not who:
            raise typer.BadParameter(call.t("Say who: an id or a name."), param_hint="WHO")
        if (date or correct) and set(fields) != {"status"}:
            raise typer.BadParameter(call.t("--date and --correct go with a status alone."), param_hint="--date")
        ids = [resolve(call, core, consultation_id, one) for one in who]
        if set(fields) == {"status"}:
            changes = core.participants.set_status(ids, fields["status"], date=date, is_correction=correct)
        elif len(fields) == 1:
            field, text = next(iter(fields.items()))
            one = len(ids) == 1
            write = core.participants
            changes = write.change(ids[0], field, text) if one else write.set_column(ids, field, text)
        else:
            changes = core.participants.fill(
                [Cell(row_id, field, text) for row_id in ids for field, text in fields.items()]
            )
    call.done(changes, as_json=as_json, row_id=ids[0], ids=[str(row_id) for row_id in ids])


@verbs.command(
    help=mark("Somebody comes instead of a participant: they take the place, the participant is replaced."),
    epilog=examples(
        "rcsc participant replace 2017-04-17 'Colin Rajah' --by 'Amal Haddad'",
        "rcsc participant replace 2017-04-17 'Colin Rajah' --person 'William Gois' --date 2017-04-10",
    ),
)
def replace(
    context: typer.Context,
    key: Key,
    who: Annotated[str, typer.Argument(metavar="WHO", help=mark("Id or whole name of a participant."))],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help=mark("Somebody new, by name."))] = "",
    person: Annotated[
        str | None, typer.Option("--person", metavar="ID", help=mark("Somebody of the contacts: id or whole name."))
    ] = None,
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help=mark("The day of the change; today if not given."))
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Prints the id of who comes instead."""
    call = current(context)
    if bool(by) == (person is not None):
        raise typer.BadParameter(call.t("Say who comes instead: either --by or --person."), param_hint="--by")
    with call.core() as core:
        row_id = resolve(call, core, core.consultations.resolve(key), who)
        changes = core.statuses.replace(row_id, by, _person(call, core, person), date=date)
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark("Take participants out of a consultation. They stay in the contacts."),
    epilog=examples("rcsc participant remove 2017-04-17 'Colin Rajah'"),
)
def remove(context: typer.Context, key: Key, who: Who, as_json: AsJson = False) -> None:
    """Remove one or many in one operation."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        ids = [resolve(call, core, consultation_id, one) for one in who]
        changes = core.participants.remove(ids)
    call.done(changes, as_json=as_json, row_id=ids[0], ids=[str(row_id) for row_id in ids])


def _person(call: Call, core: Core, name: str | None) -> UUID | None:
    """The person of the contacts who is called so."""
    if name is None:
        return None
    noun, person_id = core.contacts.resolve(name)
    if noun != "person":
        raise Refused(call.t("“{name}” is an organization; a participant is a person.", name=name))
    return person_id


def _there(name: str, own: Own, otherwise: str) -> str:
    """A column that a view names, if the consultation has it."""
    return name if name in PARTICIPANT_COLUMNS or name in own else otherwise


_ALL = (*PARTICIPANT_COLUMNS, "id")
