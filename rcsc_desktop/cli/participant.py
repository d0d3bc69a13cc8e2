"""``rcsc participant``: who takes part in a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rcsc_desktop.cli import participant_export, participant_lists, participant_passport, participant_quota, shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import MOST, AsJson, FromFile, Key, Similar, Values, examples
from rcsc_desktop.cli.participant_naming import resolve_participant
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.participant import PARTICIPANT_COLUMNS
from rcsc_desktop.services.participant_cells import Cell
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    pass

verbs = typer.Typer(
    help=mark("The participants of a consultation: list, add, change, remove, export."), no_args_is_help=True
)
verbs.add_typer(participant_export.verbs)
verbs.add_typer(participant_passport.verbs, name="passport")
verbs.add_typer(participant_quota.verbs, name="quota")
verbs.add_typer(participant_quota.waiting)
verbs.add_typer(participant_lists.verbs)

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
    ),
)
def list_participants(
    context: typer.Context,
    key: Key,
    query: Annotated[
        str, typer.Option("--query", metavar="TEXT", help=mark("Only those whose words begin like this."))
    ] = "",
    sort: Annotated[str, typer.Option("--sort", metavar="COLUMN", help=mark("The column to sort by."))] = "name",
    descending: Annotated[bool, typer.Option("--descending", help=mark("From the last to the first."))] = False,
    similar: Similar = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help=mark("At most so many."))] = None,
    as_json: AsJson = False,
) -> None:
    """The participants that are asked for, in order."""
    call = current(context)
    known_fields({sort: ""}, PARTICIPANT_COLUMNS)
    with call.core() as core:
        ids = core.participants.ids(
            core.consultations.resolve(key), query, sort, descending=descending, limit=limit, similar=similar
        )
        lines = [shapes.shape(line) for line in core.participants.fetch(ids)]
    columns = ("name", "organisation", "status", "mode", "country")
    piped = ("name", "organisation", "title", "category", "status", "mode", "country", "email", "phone", "id")
    call.listing("participants", lines, columns, piped, as_json=as_json)


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
        found = shapes.shape(
            core.participants.line(resolve_participant(call, core, core.consultations.resolve(key), who))
        )
    if as_json:
        call.out.json(found)
    else:
        call.out.facts(found)


@verbs.command(
    help=mark(
        "Add a participant. Only a name is needed. Further fields: title, category, status, mode, country, "
        "regional_scope, thematic_focus, email, phone, needs, notes, availability."
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
    fields = plain(read_values(call, values, file), call)
    fields |= {field: text for field, text in {"name": name, "organisation": organisation}.items() if text is not None}
    known_fields(fields, PARTICIPANT_COLUMNS)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        person_id = None
        if person is not None:
            noun, person_id = core.contacts.resolve(person)
            if noun != "person":
                raise Refused(call.t("“{name}” is an organization; a participant is a person.", name=person))
        known_as = fields.pop("name", "")
        changes = core.participants.add(consultation_id, known_as, person_id, **fields)
    call.done(changes, as_json=as_json)


@verbs.command(
    "set",
    help=mark("Change fields of participants, of several at once where several are named."),
    epilog=examples(
        "rcsc participant set 2017-04-17 'Colin Rajah' status=confirmed mode='in person'",
        "rcsc participant set 2017-04-17 'Colin Rajah' 'Amal Haddad' status=invited",
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
    as_json: AsJson = False,
) -> None:
    """Write the same fields of one or many participants in one operation."""
    call = current(context)
    who = [word for word in words if not _is_value(word)]
    fields = plain(read_values(call, [word for word in words if _is_value(word)], file), call)
    some_values(call, fields)
    if not who:
        raise typer.BadParameter(call.t("Say who: an id or a name."), param_hint="WHO")
    known_fields(fields, PARTICIPANT_COLUMNS)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        ids = [resolve_participant(call, core, consultation_id, one) for one in who]
        if set(fields) == {"status"}:
            changes = core.participants.set_status(ids, fields["status"])
        elif len(ids) == len(fields) == 1:
            field, text = next(iter(fields.items()))
            changes = core.participants.change(ids[0], field, text)
        else:
            changes = core.participants.fill(
                [Cell(row_id, field, text) for row_id in ids for field, text in fields.items()]
            )
    call.done(changes, as_json=as_json, row_id=ids[0], ids=[str(row_id) for row_id in ids])


@verbs.command(
    help=mark("Take participants out of a consultation. They stay in the contacts."),
    epilog=examples("rcsc participant remove 2017-04-17 'Colin Rajah'"),
)
def remove(context: typer.Context, key: Key, who: Who, as_json: AsJson = False) -> None:
    """Remove one or many in one operation."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        ids = [resolve_participant(call, core, consultation_id, one) for one in who]
        changes = core.participants.remove(ids)
    call.done(changes, as_json=as_json, row_id=ids[0], ids=[str(row_id) for row_id in ids])


def _is_value(word: str) -> bool:
    field, sign, _ = word.partition("=")
    return bool(sign) and field.strip().casefold().replace("-", "_").isidentifier()
