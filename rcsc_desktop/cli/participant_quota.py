"""``rcsc participant quota`` and ``waiting-list``: how many may come, and who moves up."""

from __future__ import annotations

from typing import Annotated

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Key, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.quotas import Places, Proposed, QuotaPlaces
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import quotas

verbs = typer.Typer(
    help=mark("How many may come, and how the places are shared out: list, set, remove."), no_args_is_help=True
)
waiting = typer.Typer()

_COLUMNS = ("field", "value", "places", "taken", "free")
_WAITING = ("name", "organisation", "since", "moves_up", "reason")


@verbs.command(
    "list",
    help=mark("List the places of a consultation, its quotas, and what is full."),
    epilog=examples("rcsc participant quota list 2017-04-17 --json"),
)
def list_quotas(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """The whole consultation first; its field is empty."""
    call = current(context)
    with call.core() as core:
        view = core.quotas.view(core.consultations.resolve(key))
    capacity = {"field": None, "value": None, **_places(view.capacity)}
    rows = [_quota(one) for one in view.quotas]
    found = [
        {"code": one.code, "message": quotas.finding(one, call.t), "id": str(one.quota.id) if one.quota else None}
        for one in view.findings()
    ]
    if as_json:
        call.out.json({"capacity": _places(view.capacity), "count": len(rows), "quotas": rows, "findings": found})
        return
    call.out.table(_COLUMNS, [capacity, *rows])
    for one in found:
        call.out.line(str(one["message"]))


@verbs.command(
    "set",
    help=mark(
        "Keep places for participants with one value of regional_scope, gender, constituency, organisation or "
        "category; without a field, say how many may come in all."
    ),
    epilog=examples(
        "rcsc participant quota set 2017-04-17 --places 40",
        "rcsc participant quota set 2017-04-17 --places 10 regional_scope=Africa",
        "rcsc participant quota set 2017-04-17 --no-limit",
    ),
)
def set_quota(
    context: typer.Context,
    key: Key,
    field: Annotated[
        str | None, typer.Argument(metavar="FIELD=VALUE", help=mark("Whom the places are kept for."))
    ] = None,
    places: Annotated[str | None, typer.Option("--places", metavar="N", help=mark("How many."))] = None,
    no_limit: Annotated[bool, typer.Option("--no-limit", help=mark("Lift the limit of all places."))] = False,
    as_json: AsJson = False,
) -> None:
    """One operation."""
    call = current(context)
    if (places is None) != no_limit or (no_limit and field is not None):
        raise typer.BadParameter(call.t("Say how many with --places, or --no-limit."), param_hint="--places")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        if field is None:
            changes = core.quotas.set_capacity(consultation_id, places)
        else:
            name, _, value = field.partition("=")
            changes = core.quotas.set_quota(consultation_id, name.strip(), value, places)
    call.done(changes, as_json=as_json, row_id=consultation_id)


@verbs.command(
    help=mark("Lift a quota."), epilog=examples("rcsc participant quota remove 2017-04-17 regional_scope=Africa")
)
def remove(
    context: typer.Context,
    key: Key,
    field: Annotated[str, typer.Argument(metavar="FIELD=VALUE", help=mark("Whom the places were kept for."))],
    as_json: AsJson = False,
) -> None:
    """One operation that can be undone."""
    call = current(context)
    name, _, value = field.partition("=")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        known = [one.quota for one in core.quotas.view(consultation_id).quotas]
        same = [one for one in known if one.field == name.strip() and fold(one.value) == fold(value)]
        if not same:
            raise Refused(call.t("There is no quota for {field}.", field=field))
        changes = core.quotas.remove_quota(same[0].id)
    call.done(changes, as_json=as_json, row_id=same[0].id)


@waiting.command(
    "waiting-list",
    help=mark(
        "List who waits, in order, with who would move up and why. With --apply those who are proposed are confirmed."
    ),
    epilog=examples("rcsc participant waiting-list 2017-04-17", "rcsc participant waiting-list 2017-04-17 --apply"),
)
def waiting_list(
    context: typer.Context,
    key: Key,
    apply: Annotated[bool, typer.Option("--apply", help=mark("Confirm those who are proposed to move up."))] = False,
    as_json: AsJson = False,
) -> None:
    """The proposal, or the operation that carries it out."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        view = core.quotas.view(consultation_id)
        if apply:
            moving = [one.waiting.id for one in view.moving_up]
            changes = core.quotas.move_up(consultation_id, moving)
            ids = [str(row_id) for row_id in moving]
            call.done(changes, as_json=as_json, row_id=consultation_id, ids=ids)
            return
    rows = [_proposed(one, quotas.reason(one, call.t)) for one in view.proposed]
    call.listing("waiting", rows, _WAITING, ("id", *_WAITING, "code"), as_json=as_json)


def _places(places: Places) -> dict[str, object]:
    return {"places": places.places, "taken": places.taken, "free": places.free}


def _quota(one: QuotaPlaces) -> dict[str, object]:
    return {"id": str(one.quota.id), "field": one.quota.field, "value": one.quota.value, **_places(one.places)}


def _proposed(one: Proposed, reason: str) -> dict[str, object]:
    waiting = one.waiting
    return {
        "id": str(waiting.id),
        "name": waiting.name,
        "organisation": waiting.organisation or None,
        "since": waiting.since or None,
        "moves_up": one.moves_up,
        "code": str(one.turn),
        "reason": reason,
    }
