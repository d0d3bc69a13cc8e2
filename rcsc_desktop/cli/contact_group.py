"""``rcsc contact group``: hand-picked groups and saved searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.contact_kind import Kind
from rcsc_desktop.cli.options import AsJson, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from rcsc_desktop.services.core import Core

verbs = typer.Typer(
    help=mark("Groups of contacts: hand-picked ones, and whoever a search finds."), no_args_is_help=True
)

Group = Annotated[str, typer.Argument(metavar="GROUP", help=mark("Name or id of a group."))]
Everybody = Annotated[
    list[str], typer.Argument(metavar="WHO…", help=mark("Ids, whole names or short names of contacts."))
]


@verbs.command("list", help=mark("List the groups."), epilog=examples("rcsc contact group list --json"))
def list_groups(context: typer.Context, as_json: AsJson = False) -> None:
    """All groups with their sizes."""
    call = current(context)
    with call.core() as core:
        lines = [{**shapes.shape(line.group), "members": line.count} for line in core.groups.list()]
    call.listing("groups", lines, ("name", "kind", "members", "query", "scope"), as_json=as_json)


@verbs.command(help=mark("Show who is in a group."), epilog=examples("rcsc contact group show Speakers"))
def show(context: typer.Context, group: Group, as_json: AsJson = False) -> None:
    """The contacts in a group, by name."""
    call = current(context)
    with call.core() as core:
        found = core.groups.resolve(group)
        lines = [shapes.shape(line) for line in core.contacts.fetch(core.groups.members(found.id))]
    if as_json:
        call.out.json({**shapes.shape(found), "count": len(lines), "contacts": lines})
        return
    call.listing("contacts", lines, ("name", "kind", "organisation", "detail", "country"), as_json=False)


@verbs.command(
    help=mark("Make a group: of the contacts that are named, or of whoever a search finds."),
    epilog=examples(
        "rcsc contact group add Speakers 'Colin Rajah' ICMC",
        "rcsc contact group add Donors --query donor --as organisations",
    ),
)
def add(
    context: typer.Context,
    group: Annotated[str, typer.Argument(metavar="GROUP", help=mark("Name of the new group."))],
    who: Annotated[
        list[str] | None, typer.Argument(metavar="WHO…", help=mark("Ids, whole names or short names of contacts."))
    ] = None,
    query: Annotated[
        str, typer.Option("--query", metavar="TEXT", help=mark("The group holds whoever these words find."))
    ] = "",
    kind: Annotated[Kind | None, typer.Option("--as", help=mark("Only people, or only organizations."))] = None,
    as_json: AsJson = False,
) -> None:
    """A new group."""
    call = current(context)
    if query and who:
        raise Refused(call.t("Name the contacts of the group, or give a search with --query, not both."))
    with call.core() as core:
        if query:
            changes = core.groups.save_search(group, query, kind.noun if kind else "")
        else:
            changes = core.groups.add(group, _ids(core, who or ()))
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark("Put contacts into a hand-picked group."),
    epilog=examples("rcsc contact group join Speakers 'Michele Klein-Solomon'"),
)
def join(context: typer.Context, group: Group, who: Everybody, as_json: AsJson = False) -> None:
    """More contacts for a group."""
    call = current(context)
    with call.core() as core:
        found = core.groups.resolve(group)
        changes = core.groups.add_members(found.id, _ids(core, who))
    call.done(changes, as_json=as_json, row_id=found.id)


@verbs.command(
    help=mark("Take contacts out of a hand-picked group."),
    epilog=examples("rcsc contact group leave Speakers 'Colin Rajah'"),
)
def leave(context: typer.Context, group: Group, who: Everybody, as_json: AsJson = False) -> None:
    """Fewer contacts in a group."""
    call = current(context)
    with call.core() as core:
        found = core.groups.resolve(group)
        changes = core.groups.remove_members(found.id, _ids(core, who))
    call.done(changes, as_json=as_json, row_id=found.id)


@verbs.command(
    help=mark("Call a group something else."), epilog=examples("rcsc contact group rename Speakers 'Speakers 2017'")
)
def rename(
    context: typer.Context,
    group: Group,
    name: Annotated[str, typer.Argument(metavar="NAME", help=mark("What it is to be called."))],
    as_json: AsJson = False,
) -> None:
    """Another name for a group."""
    call = current(context)
    with call.core() as core:
        found = core.groups.resolve(group)
        changes = core.groups.rename(found.id, name)
    call.done(changes, as_json=as_json, row_id=found.id)


@verbs.command(help=mark("Remove a group; its contacts stay."), epilog=examples("rcsc contact group remove Speakers"))
def remove(context: typer.Context, group: Group, as_json: AsJson = False) -> None:
    """Forget a group."""
    call = current(context)
    with call.core() as core:
        found = core.groups.resolve(group)
        changes = core.groups.remove(found.id)
    call.done(changes, as_json=as_json, row_id=found.id)


@verbs.command(
    help=mark("Print the e-mail addresses of a group, each once, for the Bcc of a mail."),
    epilog=examples("rcsc contact group addresses Speakers"),
)
def addresses(context: typer.Context, group: Group, as_json: AsJson = False) -> None:
    """The addresses on one line; how many contacts have none is said beside."""
    call = current(context)
    with call.core() as core:
        found = core.groups.addresses(core.groups.members(core.groups.resolve(group).id))
        core.groups.note_copied(found)
    if as_json:
        call.out.json({"count": len(found.addresses), "addresses": list(found.addresses), "without": found.without})
        return
    call.out.line(found.text)
    if found.without:
        call.out.beside(
            call.t.plural(
                "{count} contact has no e-mail address.", "{count} contacts have no e-mail address.", found.without
            )
        )


def _ids(core: Core, who: Sequence[str]) -> list[UUID]:
    return [core.contacts.resolve(one)[1] for one in who]
