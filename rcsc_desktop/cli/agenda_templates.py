"""``rcsc agenda template`` and ``rcsc agenda copy``: agendas that begin with one that is there."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Key, examples
from rcsc_desktop.support.i18n import mark

verbs = typer.Typer()
templates = typer.Typer(help=mark("Templates of agendas: list, apply, save, remove."), no_args_is_help=True)
verbs.add_typer(templates, name="template")

Template = Annotated[
    str, typer.Argument(metavar="TEMPLATE", help=mark("Name or key of a template, as “template list” shows it."))
]


@templates.command(
    "list",
    help=mark("List the templates that ship and those of your own."),
    epilog=examples("rcsc agenda template list", "rcsc agenda template list --json"),
)
def list_templates(context: typer.Context, as_json: AsJson = False) -> None:
    """Keys and names, with the number of sessions and items."""
    call = current(context)
    with call.core() as core:
        found = [
            {
                "key": one.key,
                "name": one.name(call.t.language),
                "built_in": one.is_built_in,
                "sessions": len(one.rows.sessions),
                "items": len(one.rows.items),
            }
            for one in core.templates.list()
        ]
    call.listing("templates", found, ("name", "sessions", "items", "key"), as_json=as_json)


@templates.command(
    "apply",
    help=mark(
        "Put the sessions and items of a template on an agenda, on the days and in the language of the consultation. "
        "They stand behind what is there; an empty first session is used."
    ),
    epilog=examples(
        "rcsc agenda template apply 2026-11-16 two-day-regional-consultation",
        "rcsc agenda template apply 2026-11-16 'Our half day'",
    ),
)
def apply(context: typer.Context, key: Key, template: Template, as_json: AsJson = False) -> None:
    """One step; prints the id of the first session."""
    call = current(context)
    with call.core() as core:
        changes = core.templates.apply(template, core.consultations.resolve(key))
    call.done(changes, as_json=as_json)


@templates.command(
    "save",
    help=mark("Save an agenda as a template: its sessions and items without people, papers and notes."),
    epilog=examples("rcsc agenda template save 2017-04-17 'Our half day'"),
)
def save(
    context: typer.Context,
    key: Key,
    name: Annotated[str, typer.Argument(metavar="NAME", help=mark("What the template is called."))],
    as_json: AsJson = False,
) -> None:
    """A template of that name is replaced."""
    call = current(context)
    with call.core() as core:
        changes = core.templates.save(core.consultations.resolve(key), name)
    call.done(changes, as_json=as_json)


@templates.command(
    "remove",
    help=mark("Remove a template of your own."),
    epilog=examples("rcsc agenda template remove 'Our half day'"),
)
def remove(context: typer.Context, template: Template, as_json: AsJson = False) -> None:
    """Agendas that were made from it stay."""
    call = current(context)
    with call.core() as core:
        changes = core.templates.remove(template)
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark(
        "Copy the agenda of a consultation to another one; days are moved to those of the other, and an empty first "
        "session there is used."
    ),
    epilog=examples(
        "rcsc agenda copy 2017-04-17 --to 2026-11-16", "rcsc agenda copy 2017-04-17 --to 2026-11-16 --without-speakers"
    ),
)
def copy(
    context: typer.Context,
    key: Key,
    to: Annotated[str, typer.Option("--to", metavar="KEY", help=mark("The consultation that gets the agenda."))],
    without_speakers: Annotated[
        bool, typer.Option("--without-speakers", help=mark("Leave speakers and chairs behind."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """One step; prints the id of the first session."""
    call = current(context)
    with call.core() as core:
        source, target = core.consultations.resolve(key), core.consultations.resolve(to)
        changes = core.templates.copy(source, target, with_speakers=not without_speakers)
    call.done(changes, as_json=as_json)
