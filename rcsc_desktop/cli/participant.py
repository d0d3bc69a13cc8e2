"""``rcsc participant``: who takes part in a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from rcsc_desktop.cli import (
    participant_attendance,
    participant_export,
    participant_field,
    participant_listing,
    participant_lists,
    participant_passport,
    participant_quota,
    people_import,
)
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, FromFile, Key, Values, examples
from rcsc_desktop.cli.participant_naming import resolve_participant
from rcsc_desktop.cli.participant_values import is_value, read_participant
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.values import some_values
from rcsc_desktop.services.participant_cells import Cell
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from rcsc_desktop.services.core import Core

verbs = typer.Typer(
    help=mark("The participants of a consultation: list, add, change, remove, export."), no_args_is_help=True
)
verbs.add_typer(participant_listing.verbs)
verbs.add_typer(participant_export.verbs)
verbs.add_typer(people_import.participant_verbs)
verbs.add_typer(participant_field.verbs, name="field")
verbs.add_typer(participant_passport.verbs, name="passport")
verbs.add_typer(participant_quota.verbs, name="quota")
verbs.add_typer(participant_attendance.verbs, name="attendance")
verbs.add_typer(participant_quota.waiting)
verbs.add_typer(participant_lists.verbs)

Who = Annotated[
    list[str], typer.Argument(metavar="WHO...", help=mark("Ids or whole names of participants, as “list” shows them."))
]


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
        is_namesake = person_id is None and core.contacts.is_person(known_as)
        changes = core.participants.add(consultation_id, known_as, person_id, **fields)
    if is_namesake:
        call.out.beside(
            call.t(
                "The contacts have a person called “{name}” already; the new participant is another one. If they are "
                "the same, take this back with “rcsc undo” and add them with --person.",
                name=known_as,
            )
        )
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
        ids = [resolve_participant(call, core, consultation_id, one) for one in who]
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
        row_id = resolve_participant(call, core, core.consultations.resolve(key), who)
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
        ids = [resolve_participant(call, core, consultation_id, one) for one in who]
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
