"""``rcsc agenda move|resize|park|room|close-gap|fit|late``: what moves time, each one step, with a look before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rcsc_desktop.cli.agenda_rows import AgendaRows
from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Key, examples
from rcsc_desktop.cli.shapes import Shape
from rcsc_desktop.domain.flow import (
    CloseGap,
    Fit,
    MakeRoom,
    Park,
    PlaceAfter,
    PlaceAt,
    Resize,
    StartLate,
    Step,
)
from rcsc_desktop.domain.schedule import DAY, clock_time, minutes_of
from rcsc_desktop.domain.time_entry import parse_duration, parse_start
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time
    from uuid import UUID

    from rcsc_desktop.domain.consultation import Session
    from rcsc_desktop.domain.timetable import Flow, Shift

verbs = typer.Typer()

Items = Annotated[
    list[str],
    typer.Option(
        "--item", metavar="ID", help=mark("The item: its id, or its number as “show” prints it. May be repeated.")
    ),
]
OneItem = Annotated[
    str, typer.Option("--item", metavar="ID", help=mark("The item: its id, or its number as “show” prints it."))
]
InSession = Annotated[
    str | None,
    typer.Option(
        "--session", metavar="ID", help=mark("The session: its number, name or id; needed where there are several.")
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=mark("Say what would change; change nothing."))]
MovePins = Annotated[bool, typer.Option("--move-pins", help=mark("Pinned items move too."))]


@verbs.command(
    help=mark(
        "Move items behind another one, before all others, or to a time of a session; also into another session. "
        "At a time they keep their distances; one that stands where it would anyway is not pinned. Without --item the "
        "session itself is moved."
    ),
    epilog=examples(
        "rcsc agenda move 2017-04-17 --item 5 --after 2",
        "rcsc agenda move 2017-04-17 --item 5 --first",
        "rcsc agenda move 2017-04-17 --item 5 --item 6 --session 2 --start 15:00",
        "rcsc agenda move 2017-04-17 --session 3 --after 1",
    ),
)
def move(
    context: typer.Context,
    key: Key,
    item: Annotated[
        list[str] | None,
        typer.Option(
            "--item", metavar="ID", help=mark("The item: its id, or its number as “show” prints it. May be repeated.")
        ),
    ] = None,
    after: Annotated[
        str | None, typer.Option("--after", metavar="ID", help=mark("Put it behind this item, or this session."))
    ] = None,
    first: Annotated[bool, typer.Option("--first", help=mark("Put it before all others."))] = False,
    start: Annotated[
        str | None, typer.Option("--start", metavar="HH:MM", help=mark("Put it at this time: 14:15, 2:15pm."))
    ] = None,
    session: InSession = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Give items, or a session, another place."""
    call = current(context)
    if sum((after is not None, first, start is not None)) != 1:
        raise typer.BadParameter(call.t("Say where: --after ID, --first or --start HH:MM."), param_hint="--after")
    if not item:
        _move_session(call, key, session, after, is_allowed=start is None and not dry_run, as_json=as_json)
        return

    def step(rows: AgendaRows) -> Step:
        item_ids = _ids(rows, item)
        own = rows.anywhere(item[0]).item.session_id
        if after is not None:
            behind = rows.item(after).item
            if behind.id in item_ids:
                raise typer.BadParameter(call.t("An item cannot be put behind itself."), param_hint="--after")
            return PlaceAfter(item_ids, behind.session_id, behind.id)
        target = rows.session(session).session if session is not None else rows.session_of(own)
        if start is not None:
            return PlaceAt(item_ids, target.id, _minute(target, parse_start(start)))
        return PlaceAfter(item_ids, target.id, None)

    _run(call, key, step, dry_run=dry_run, as_json=as_json)


@verbs.command(
    help=mark("Give an item another length; what follows flows."),
    epilog=examples("rcsc agenda resize 2017-04-17 --item 5 1h30"),
)
def resize(
    context: typer.Context,
    key: Key,
    minutes: Annotated[str, typer.Argument(metavar="LENGTH", help=mark("Its length: 15, 15m, 1h30."))],
    item: OneItem,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """One length."""
    length = parse_duration(minutes)
    _run(
        current(context),
        key,
        lambda rows: Resize(rows.item(item).item.id, length),
        dry_run=dry_run,
        as_json=as_json,
    )


@verbs.command(
    help=mark("Put items into the parking place: they keep everything but their time. “move” takes them out again."),
    epilog=examples("rcsc agenda park 2017-04-17 --item 5 --item 6"),
)
def park(context: typer.Context, key: Key, item: Items, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Items without a place."""
    _run(current(context), key, lambda rows: Park(_ids(rows, item)), dry_run=dry_run, as_json=as_json)


@verbs.command(
    help=mark(
        "Make room before an item: what follows is pushed until a gap takes it up. Pinned items in the way stay and "
        "are named, unless --move-pins is given."
    ),
    epilog=examples("rcsc agenda room 2017-04-17 --item 5 --minutes 15 --dry-run"),
)
def room(
    context: typer.Context,
    key: Key,
    item: OneItem,
    minutes: Annotated[str, typer.Option("--minutes", metavar="N", help=mark("How much: 15, 15m, 1h."))],
    move_pins: MovePins = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Push what follows."""
    length = parse_duration(minutes)
    _run(
        current(context),
        key,
        lambda rows: MakeRoom(rows.item(item).item.id, length, move_pins),
        dry_run=dry_run,
        as_json=as_json,
    )


@verbs.command(
    "close-gap",
    help=mark("Let an item follow the one before it. With --move-pins later pinned items come along."),
    epilog=examples("rcsc agenda close-gap 2017-04-17 --item 5"),
)
def close_gap(
    context: typer.Context,
    key: Key,
    item: OneItem,
    move_pins: MovePins = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """One gap."""
    _run(
        current(context),
        key,
        lambda rows: CloseGap(rows.item(item).item.id, move_pins),
        dry_run=dry_run,
        as_json=as_json,
    )


@verbs.command(
    help=mark(
        "Shorten the items of a session evenly, by steps of five minutes, until they end by its end. Pinned starts "
        "stay, breaks give last, nothing gets shorter than five minutes."
    ),
    epilog=examples("rcsc agenda fit 2017-04-17 --dry-run", "rcsc agenda fit 2017-11-27 --session 2"),
)
def fit(
    context: typer.Context, key: Key, session: InSession = None, dry_run: DryRun = False, as_json: AsJson = False
) -> None:
    """One session."""
    _run(
        current(context),
        key,
        lambda rows: Fit(rows.session(session).session.id),
        dry_run=dry_run,
        as_json=as_json,
    )


@verbs.command(
    help=mark(
        "Start a session later: its pinned items and its end move with it. With --keep-end the items before each "
        "pinned one are shortened instead, and the end stays."
    ),
    epilog=examples("rcsc agenda late 2017-04-17 12", "rcsc agenda late 2017-04-17 12 --keep-end --dry-run"),
)
def late(
    context: typer.Context,
    key: Key,
    minutes: Annotated[str, typer.Argument(metavar="N", help=mark("How late: 12, 12m, 1h."))],
    session: InSession = None,
    keep_end: Annotated[bool, typer.Option("--keep-end", help=mark("Make up for it by shortening items."))] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """One session, all of it."""
    length = parse_duration(minutes)
    _run(
        current(context),
        key,
        lambda rows: StartLate(rows.session(session).session.id, length, keep_end),
        dry_run=dry_run,
        as_json=as_json,
    )


def _move_session(
    call: Call, key: str, session: str | None, after: str | None, *, is_allowed: bool, as_json: bool
) -> None:
    if session is None or not is_allowed:
        raise typer.BadParameter(call.t("Say what to move: --item ID or --session ID."), param_hint="--item")
    with call.core() as core:
        rows = AgendaRows(call, key, core.agenda.view(core.consultations.resolve(key)))
        moved = rows.session(session).session.id
        behind = None if after is None else rows.session(after).session.id
        changes = core.sessions.move(moved, behind)
    call.done(changes, as_json=as_json, row_id=moved)


def _run(call: Call, key: str, make: Callable[[AgendaRows], Step], *, dry_run: bool, as_json: bool) -> None:
    """Do the step, or say what it would do."""
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        step = make(AgendaRows(call, key, core.agenda.view(consultation_id)))
        flow = core.flow.preview(consultation_id, step)
        changes = None if dry_run else core.flow.apply(consultation_id, step)
    shape = _flow_shape(flow)
    if changes is None:
        _print(call, shape, as_json=as_json)
        return
    item_ids = getattr(step, "item_ids", (getattr(step, "item_id", None),))
    call.done(changes, as_json=as_json, row_id=item_ids[0], **(shape if as_json else {}))


def _print(call: Call, shape: Shape, *, as_json: bool) -> None:
    if as_json:
        call.out.json({"dry_run": True, **shape})
        return
    columns = ("id", "title", "start_before", "minutes_before", "start", "minutes", "pinned")
    call.listing("items", shape["items"], columns, as_json=False)


def _flow_shape(flow: Flow) -> Shape:
    shifts = flow.shifts
    return {
        "count": len(shifts),
        "items": [_shift_shape(one) for one in shifts],
        "in_the_way": [str(item_id) for item_id in flow.in_the_way],
        "excess": flow.excess,
    }


def _shift_shape(shift: Shift) -> Shape:
    return {
        "id": str(shift.item.id),
        "title": shift.item.title,
        "session": str(shift.item.session_id),
        "start_before": _clock(shift.start_before),
        "minutes_before": shift.before.minutes,
        "start": _clock(shift.start),
        "minutes": shift.item.minutes,
        "pinned": shift.item.pinned_start is not None,
    }


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{clock_time(minutes):%H:%M}"


def _ids(rows: AgendaRows, texts: list[str]) -> tuple[UUID, ...]:
    return tuple(rows.anywhere(text).item.id for text in texts)


def _minute(session: Session, start: time) -> int:
    """The time in a session; one before its start is on the next day where it runs past midnight."""
    minute = minutes_of(start)
    runs_over = session.start is not None and session.end is not None and session.end <= session.start
    if runs_over and session.start is not None and session.end is not None and start < session.start:
        return minute + DAY if start <= session.end else minute
    return minute
