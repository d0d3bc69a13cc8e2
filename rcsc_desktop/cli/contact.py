"""``rcsc contact``: people and organisations."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Annotated

import typer

from rcsc_desktop.cli import contact_export, contact_group, contact_merge, contact_shape, people_import, shapes
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.contact_form import Also, NoPhoto, PhotoFile, contact_form
from rcsc_desktop.cli.contact_kind import Kind
from rcsc_desktop.cli.options import MOST, AsJson, Force, FromFile, Similar, Values, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.cli.sending import destination, tell_written
from rcsc_desktop.cli.values import known_fields, plain, read_values, some_values
from rcsc_desktop.domain.contacts import Organisation, Person
from rcsc_desktop.domain.lines import CONTACT_COLUMNS
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.domain.entity import Entity
    from rcsc_desktop.services.core import Core

verbs = typer.Typer(help=mark("People and organizations: list, add, change, remove."), no_args_is_help=True)
verbs.add_typer(contact_export.verbs)
verbs.add_typer(people_import.contact_verbs)
verbs.add_typer(contact_merge.verbs)
verbs.add_typer(contact_group.verbs, name="group")


Who = Annotated[str, typer.Argument(metavar="WHO", help=mark("Id, whole name or short name of a contact."))]


@verbs.command(
    "list",
    help=mark("List people and organizations."),
    epilog=examples(
        "rcsc contact list --as organisations",
        "rcsc contact list --query icmc --json",
        "rcsc contact list --group Donors",
    ),
)
def list_contacts(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Option("--as", help=mark("Only people, or only organizations."))] = None,
    query: Annotated[
        str, typer.Option("--query", metavar="TEXT", help=mark("Only those whose words begin like this."))
    ] = "",
    group: Annotated[str, typer.Option("--group", metavar="GROUP", help=mark("Only those in a group."))] = "",
    sort: Annotated[str, typer.Option("--sort", metavar="COLUMN", help=mark("Column to sort by."))] = "name",
    descending: Annotated[bool, typer.Option("--descending", help=mark("From the last to the first."))] = False,
    similar: Similar = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, max=MOST, help=mark("At most so many."))] = None,
    as_json: AsJson = False,
) -> None:
    """The contacts that are asked for, in order."""
    call = current(context)
    known_fields({sort: ""}, CONTACT_COLUMNS)
    with call.core() as core:
        ids = core.contacts.lines(
            kind.noun if kind else None,
            query,
            sort,
            descending=descending,
            group_id=core.groups.resolve(group).id if group else None,
            similar=similar,
        )
        lines = [shapes.shape(line) for line in core.contacts.fetch(ids[:limit])]
    columns = ("name", "kind", "organisation", "detail", "country")
    call.listing("contacts", lines, columns, (*columns, "email", "phone", "id"), as_json=as_json)


@verbs.command(
    help=mark("Show a person or an organization: who belongs where, and who takes part in what."),
    epilog=examples(
        "rcsc contact show 'Colin Rajah'",
        "rcsc contact show ICMC --json",
        "rcsc contact show 'Colin Rajah' --photo colin.jpg",
    ),
)
def show(
    context: typer.Context,
    who: Who,
    photo: Annotated[
        str | None, typer.Option("--photo", metavar="FILE", help=mark("Write the picture there; - is standard output."))
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """All fields of one contact, with everything that belongs to it; or the picture as a file."""
    call = current(context)
    with call.core() as core:
        noun, contact_id = core.contacts.resolve(who)
        if photo is not None:
            _write_photo(call, core, noun, contact_id, photo, force=force, as_json=as_json)
            return
        is_person = noun == "person"
        found = (contact_shape.person if is_person else contact_shape.organisation)(core, contact_id)
    if as_json:
        call.out.json(found)
        return
    call.out.facts(found)
    for name, columns in contact_shape.COLUMNS.items():
        if found.get(name):
            call.out.line("")
            call.out.table(columns, found[name])


@verbs.command(
    help=mark("Add a person (with the organization they belong to) or an organization."),
    epilog=examples(
        "rcsc contact add 'Amal Haddad' --organisation 'Cairo Centre' --role Director email=amal@example.org",
        "rcsc contact add 'Cairo Centre' --as organisations kind=NGO country=EG",
        "rcsc contact add 'Amal Haddad' phone='+20 2 5550 0100' --also messenger='@amal' --photo amal.jpg",
        "rcsc contact add --from amal.json",
    ),
)
def add(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help=mark("The name, as written."), show_default=False)
    ] = None,
    values: Values = None,
    kind: Annotated[Kind, typer.Option("--as", help=mark("What it is."))] = Kind.PEOPLE,
    organisation: Annotated[
        str, typer.Option("--organisation", help=mark("Where the person belongs; made if it is new."))
    ] = "",
    role: Annotated[str, typer.Option("--role", help=mark("The person's position there."))] = "",
    also: Also = None,
    photo: PhotoFile = None,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """A new contact; prints the id."""
    call = current(context)
    fields = read_values(call, values, file)
    row = Person if kind is Kind.PEOPLE else Organisation
    known_as = fields.pop("name", "") if name is None else name
    fields.pop("name", None)
    organisation = organisation or fields.pop("organisation", "")
    role = role or fields.pop("role_title", "")
    if kind is Kind.PEOPLE and organisation:
        fields["affiliations"] = [
            {"organisation": organisation, "role_title": role},
            *fields.get("affiliations", ()),
        ]
    with call.core() as core:
        form = contact_form(call, core, {"name": known_as, **fields}, _names(row), also, photo)
        changes = core.contact_forms.add(row, form)
    call.done(changes, as_json=as_json)


@verbs.command(
    "set",
    help=mark(
        "Change fields of a contact. For a person, organisation= (with role_title=, from_date=, to_date=) adds an "
        "affiliation."
    ),
    epilog=examples(
        "rcsc contact set 'Amal Haddad' email=amal@example.org phone='+20 2 5550 0100'",
        "rcsc contact set 'Amal Haddad' organisation=ICMC role_title=Adviser from_date=2018-03",
        "rcsc contact set ICMC 'translated_names=fr: Commission internationale catholique …' --also link=https://…",
        "rcsc contact set 'Amal Haddad' --photo amal.jpg",
        "rcsc contact set 'Amal Haddad' --from amal.json",
    ),
)
def set_fields(
    context: typer.Context,
    who: Who,
    values: Values = None,
    also: Also = None,
    photo: PhotoFile = None,
    no_photo: NoPhoto = False,
    file: FromFile = None,
    as_json: AsJson = False,
) -> None:
    """Write fields and lists of one contact in one operation."""
    call = current(context)
    fields = read_values(call, values, file)
    if not (also or photo or no_photo):
        some_values(call, fields)
    with call.core() as core:
        noun, contact_id = core.contacts.resolve(who)
        if noun == "person" and "organisation" in fields:
            if set(fields) - _OF_AFFILIATION or also or photo or no_photo:
                raise Refused(call.t("Set organisation and role_title apart from other fields."))
            changes = core.contacts.add_affiliation(contact_id, **{"organisation": "", **plain(fields, call)})
        else:
            kind = Person if noun == "person" else Organisation
            form = contact_form(call, core, fields, _names(kind), also, photo, no_photo=no_photo)
            changes = core.contact_forms.set(kind, contact_id, form)
    call.done(changes, as_json=as_json, row_id=contact_id)


@verbs.command(
    help=mark("Remove a contact that nothing names any more."), epilog=examples("rcsc contact remove 'Amal Haddad'")
)
def remove(context: typer.Context, who: Who, as_json: AsJson = False) -> None:
    """Take a contact out."""
    call = current(context)
    with call.core() as core:
        noun, contact_id = core.contacts.resolve(who)
        changes = core.contacts.remove(Person if noun == "person" else Organisation, contact_id)
    call.done(changes, as_json=as_json, row_id=contact_id)


_OF_AFFILIATION = frozenset({"organisation", "role_title", "from_date", "to_date"})


def _write_photo(
    call: Call, core: Core, noun: str, contact_id: UUID, target: str, *, force: bool, as_json: bool
) -> None:
    photo = core.contact_photos.find(contact_id) if noun == "person" else None
    if photo is None:
        raise Refused(call.t("There is no picture of this contact."))
    with destination(call, target, "photo.jpg") as file:
        core.exports.write_job()(("photo", "jpg"), photo.content, file, force)
    tell_written(call, target, file, as_json=as_json, bytes=len(photo.content))


def _names(kind: type[Entity], *more: str) -> tuple[str, ...]:
    return (*(field.name for field in fields_of(kind) if field.name != "id"), *more)
