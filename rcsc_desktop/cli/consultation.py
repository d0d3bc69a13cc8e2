"""``rcsc consultation``: the meetings of the programmes."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rcsc_desktop.cli import consultation_parts, shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, FromFile, Key, Values, examples
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.consultation import Consultation
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.services.core import Core

verbs = typer.Typer(help=mark("The meetings: list, open, make, change, copy, remove."), no_args_is_help=True)

FIELDS = ("programme", *(one.name for one in fields_of(Consultation) if one.name not in {"id", "programme_id"}))

Programme = Annotated[
    str | None, typer.Option("--programme", metavar="KEY", help=mark("Key of the programme it belongs to."))
]


@verbs.command(
    "list",
    help=mark("List the consultations."),
    epilog=examples("rcsc consultation list", "rcsc consultation list --programme gcm-2017 --json"),
)
def list_consultations(context: typer.Context, programme: Programme = None, as_json: AsJson = False) -> None:
    """All consultations, or those of one programme."""
    call = current(context)
    with call.core() as core:
        programme_id = core.programmes.resolve(programme) if programme is not None else None
        lines = [
            shapes.consultation(line) for line in core.consultations.list() if programme_id in {None, line.programme_id}
        ]
    columns = ("key", "title", "status", "start_date", "place")
    piped = ("key", "title", "kind", "status", "start_date", "end_date", "place", "participants")
    call.listing("consultations", lines, columns, piped, as_json=as_json)


@verbs.command(
    help=mark("Show a consultation with its sessions, partners and contact points."),
    epilog=examples("rcsc consultation show 2017-04-17", "rcsc consultation show 2017-04-17 --json"),
)
def show(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """All fields and parts of one consultation."""
    call = current(context)
    with call.core() as core:
        found = _whole(core, core.consultations.resolve(key))
    if as_json:
        call.out.json(found)
        return
    call.out.facts(found)
    for name, columns in consultation_parts.COLUMNS.items():
        if found[name]:
            call.out.line("")
            call.out.table(columns, found[name])


@verbs.command(
    help=mark("Add a consultation with one session. Its key is made of date and place, and stays."),
    epilog=examples(
        "rcsc consultation add 'Hearing in Geneva' --programme gcm-2017 start_date=2017-10-11 place='Geneva'",
        "rcsc consultation add --from hearing.json --json",
    ),
)
def add(
    context: typer.Context,
    title: Annotated[
        str | None, typer.Argument(metavar="TITLE", help=mark("Title of the consultation."), show_default=False)
    ] = None,
    values: Values = None,
    programme: Programme = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """A new consultation; prints its id and key."""
    call = current(context)
    fields = read_values(call, values, file)
    parts = consultation_parts.taken(call, fields)
    known_fields(plain(fields, call), FIELDS)
    wanted, named = fields.pop("title", ""), fields.pop("programme", None)
    chosen = programme or named
    with call.core() as core:
        programme_id = core.programmes.resolve(chosen) if chosen else None
        changes = core.consultations.create(programme_id, wanted if title is None else title, parts=parts, **fields)
        key = core.records.get(Consultation, changes.new_id).key if changes.new_id else ""
    call.done(changes, as_json=as_json, key=key)


@verbs.command(
    "set",
    help=mark(
        "Change fields of a consultation. A JSON file may also hold lists: its sessions, partners, contact_points, "
        "concept_note_sections (heading, body) and footnotes (number, text, link). Each becomes that of the file; only "
        "sessions are never removed, but changed (by id, or else in order) and added."
    ),
    epilog=examples(
        "rcsc consultation set 2017-04-17 status=held venue_room='Conference room 3'",
        "rcsc consultation set 2017-04-17 time_zone=America/New_York",
        "rcsc consultation set 2017-04-17 --from meeting.json",
    ),
)
def set_fields(
    context: typer.Context,
    key: Key,
    values: Values = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """Write fields and parts of a consultation in one operation."""
    call = current(context)
    fields = read_values(call, values, file)
    some_values(call, fields)
    parts = consultation_parts.taken(call, fields)
    known_fields(plain(fields, call), FIELDS)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if chosen := fields.pop("programme", None):
            fields["programme_id"] = core.programmes.resolve(chosen)
        changes = core.consultations.change(consultation_id, fields, parts)
    call.done(changes, as_json=as_json, row_id=consultation_id)


@verbs.command(
    help=mark("Copy a consultation with its agenda and concept note, without the participants."),
    epilog=examples("rcsc consultation copy 2017-04-17 --title 'Second informal meeting'"),
)
def copy(
    context: typer.Context,
    key: Key,
    title: Annotated[str | None, typer.Option("--title", help=mark("Title of the copy."))] = None,
    as_json: AsJson = False,
) -> None:
    """A copy that is planned again; prints its id and key."""
    call = current(context)
    with call.core() as core:
        changes = core.consultations.duplicate(core.consultations.resolve(key), title)
        new_key = core.records.get(Consultation, changes.new_id).key if changes.new_id else ""
    call.done(changes, as_json=as_json, key=new_key)


@verbs.command(
    help=mark("Remove a consultation with all that belongs to it. “rcsc undo” brings it back."),
    epilog=examples("rcsc consultation remove 2017-04-17-new-york-2"),
)
def remove(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """Take a consultation out."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        changes = core.consultations.remove(consultation_id)
    call.done(changes, as_json=as_json, row_id=consultation_id)


def line(core: Core, consultation_id: UUID) -> dict[str, Any]:
    """A consultation as lists hold it."""
    return next(shapes.consultation(one) for one in core.consultations.list() if one.id == consultation_id)


def _whole(core: Core, consultation_id: UUID) -> dict[str, Any]:
    view = core.consultations.view(consultation_id)
    note = core.concept_notes.view(consultation_id)
    return {
        **line(core, consultation_id),
        **shapes.shape(view.consultation),
        "sessions": [shapes.shape(one, without=["consultation_id"]) for one in view.sessions],
        "partners": [
            {
                "id": str(one.partner.id),
                "role": one.partner.role.value,
                "organisation": one.organisation.name,
                "acronym": shapes.known(one.organisation.acronym),
                "organisation_id": str(one.organisation.id),
                "note": shapes.known(one.partner.note),
            }
            for one in view.partners
        ],
        "contact_points": [shapes.shape(one, without=["consultation_id"]) for one in view.contact_points],
        "concept_note_sections": [shapes.shape(one, without=["consultation_id"]) for one in note.sections],
        "footnotes": [shapes.shape(one, without=["consultation_id"]) for one in note.footnotes],
    }
