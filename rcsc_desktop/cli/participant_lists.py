"""``rcsc participant issue|versions|diff``: lists of participants as they were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rcsc_desktop.cli import shapes
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import MOST, AsJson, Key, examples
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import list_changes

if TYPE_CHECKING:
    from rcsc_desktop.cli.shapes import Shape
    from rcsc_desktop.domain.list_versions import ListVersion
    from rcsc_desktop.domain.participant_list import ListedPerson
    from rcsc_desktop.services.list_versions import IssuedList, ListComparison

verbs = typer.Typer()

NOW = "now"


@verbs.command(
    help=mark(
        "Issue the list of participants: freeze who stands in it under a number. The next list that is printed tells "
        "what changed since. rcsc undo withdraws it; its number is not used again."
    ),
    epilog=examples(
        "rcsc participant issue 2017-04-17",
        "rcsc participant issue 2017-04-17 --status final --note 'As sent to the Secretariat'",
    ),
)
def issue(
    context: typer.Context,
    key: Key,
    status: Annotated[
        Literal["provisional", "final"], typer.Option("--status", help=mark("What it is issued as."))
    ] = "provisional",
    note: Annotated[str, typer.Option("--note", help=mark("Why, for the list of versions."))] = "",
    as_json: AsJson = False,
) -> None:
    """Freeze, and say the number."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        changes = core.list_versions.issue(consultation_id, status, note)
        found = _issued(core.list_versions.listed(consultation_id)[0], call)
    del found["id"]
    call.done(changes, as_json=as_json, **found)


@verbs.command(
    help=mark("List the lists of participants that were issued, the oldest first."),
    epilog=examples("rcsc participant versions 2017-04-17"),
)
def versions(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """Numbers, statuses, instants, people and notes."""
    call = current(context)
    with call.core() as core:
        listed = core.list_versions.listed(core.consultations.resolve(key))
    issued = [_issued(one, call) for one in reversed(listed)]
    call.listing("versions", issued, ("number", "label", "issued_at", "people", "author", "note"), as_json=as_json)


@verbs.command(
    help=mark(
        "Tell who was added, removed and changed between two lists of participants; without options, between the last "
        "issued one and the list as it is now."
    ),
    epilog=examples(
        "rcsc participant diff 2017-04-17",
        "rcsc participant diff 2017-04-17 --from 1 --to 2 --json",
    ),
)
def diff(
    context: typer.Context,
    key: Key,
    before: Annotated[
        int | None, typer.Option("--from", min=1, max=MOST, metavar="N", help=mark("The list to begin with."))
    ] = None,
    after: Annotated[
        str, typer.Option("--to", metavar="N|now", help=mark("The list to compare it with, or now."))
    ] = NOW,
    as_json: AsJson = False,
) -> None:
    """What changed, on screen or as JSON."""
    call = current(context)
    if after != NOW and not (after.isascii() and after.isdigit() and 0 < int(after) <= MOST):
        raise typer.BadParameter(call.t("Name a list by its number, or say now."), param_hint="--to")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        found = core.list_versions.compare(consultation_id, before, None if after == NOW else int(after))
    if as_json:
        call.out.json(_comparison(found, call))
        return
    for line in list_changes.lines(found.changes, call.t):
        call.out.line(line)


def _issued(issued: IssuedList, call: Call) -> Shape:
    version = issued.version
    return {
        "id": str(version.id),
        "number": version.number,
        "status": version.status.value,
        "revision": version.revision,
        "label": list_changes.label(version.status, version.revision, call.t),
        "issued_at": shapes.moment(version.issued_at),
        "people": issued.people,
        "author": shapes.known(issued.author),
        "note": shapes.known(version.note),
    }


def _comparison(found: ListComparison, call: Call) -> Shape:
    changed = [
        {
            **_person(one.after),
            "details": [
                {
                    "field": name,
                    "before": shapes.known(getattr(one.before, name)),
                    "after": shapes.known(getattr(one.after, name)),
                }
                for name in one.fields
            ],
        }
        for one in found.changes.changed
    ]
    return {
        "from": _side(found.before, call),
        "to": _side(found.after, call),
        "count": len(found.changes.added) + len(found.changes.removed) + len(changed),
        "added": [_person(one) for one in found.changes.added],
        "removed": [_person(one) for one in found.changes.removed],
        "changed": changed,
    }


def _side(version: ListVersion | None, call: Call) -> Shape:
    if version is None:
        return {"number": None, "status": None, "revision": None, "label": call.t("Now"), "issued_at": None}
    return {
        "number": version.number,
        "status": version.status.value,
        "revision": version.revision,
        "label": list_changes.label(version.status, version.revision, call.t),
        "issued_at": shapes.moment(version.issued_at),
    }


def _person(one: ListedPerson) -> Shape:
    return {
        "person": one.person,
        "name": one.name,
        "title": shapes.known(one.title),
        "position": shapes.known(one.position),
        "organisation": shapes.known(one.organisation),
        "country": shapes.known(one.country),
        "category": shapes.known(one.category),
    }
