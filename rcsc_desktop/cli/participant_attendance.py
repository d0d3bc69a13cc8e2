"""``rcsc participant attendance``: who was there, session by session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import typer

from rcsc_desktop.cli.call import Call, current
from rcsc_desktop.cli.options import AsJson, Key, examples
from rcsc_desktop.cli.participant_naming import resolve_participant
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.support.i18n import mark
from rcsc_desktop.wording import attendance

verbs = typer.Typer(help=mark("Presence in sessions, apart from the status: list, show, set."), no_args_is_help=True)

SessionNames = Annotated[
    list[str] | None,
    typer.Option("--session", metavar="ID", help=mark("A session: its number, name or id; all without it.")),
]


@verbs.command(
    "list",
    help=mark("List the sessions with how many participants were expected, present, excused, absent."),
    epilog=examples("rcsc participant attendance list 2017-04-17 --json"),
)
def list_sessions(context: typer.Context, key: Key, as_json: AsJson = False) -> None:
    """A row for each session."""
    call = current(context)
    with call.core() as core:
        found = core.attendance.counts(core.consultations.resolve(key))
    names = attendance.session_names([one.session for one in found], call.t)
    rows = [
        {
            "id": str(one.session.id),
            "session": name,
            **{state.value: one.counts.get(state, 0) for state in AttendanceState},
        }
        for one, name in zip(found, names, strict=True)
    ]
    columns = ("session", *(state.value for state in AttendanceState))
    call.listing("sessions", rows, columns, ("id", *columns), as_json=as_json)


@verbs.command(
    help=mark("Show where one participant was present."),
    epilog=examples("rcsc participant attendance show 2017-04-17 'Colin Rajah'"),
)
def show(
    context: typer.Context,
    key: Key,
    who: Annotated[str, typer.Argument(metavar="WHO", help=mark("Id or whole name of a participant."))],
    as_json: AsJson = False,
) -> None:
    """A row for each session; unknown while nothing is noted."""
    call = current(context)
    with call.core() as core:
        noted = core.attendance.of(resolve_participant(call, core, core.consultations.resolve(key), who))
    names = attendance.session_names([one.session for one in noted], call.t)
    rows = [
        {"id": str(one.session.id), "session": name, "state": None if one.state is None else one.state.value}
        for one, name in zip(noted, names, strict=True)
    ]
    call.listing("sessions", rows, ("session", "state"), ("id", "session", "state"), as_json=as_json)


@verbs.command(
    "set",
    help=mark("Note the presence of participants: expected, present, remote, part, excused, absent, or nothing."),
    epilog=examples(
        "rcsc participant attendance set 2017-04-17 'Colin Rajah' 'Amal Haddad' --state present --session 1",
        "rcsc participant attendance set 2017-04-17 --everybody --state expected",
    ),
)
def set_state(
    context: typer.Context,
    key: Key,
    state: Annotated[str, typer.Option("--state", metavar="STATE", help=mark("What to note; “nothing” takes it out."))],
    who: Annotated[
        list[str] | None, typer.Argument(metavar="WHO...", help=mark("Ids or whole names of participants."))
    ] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help=mark("All participants."))] = False,
    sessions: SessionNames = None,
    as_json: AsJson = False,
) -> None:
    """One operation, whatever the number of people and sessions."""
    call = current(context)
    if bool(who) == everybody:
        raise typer.BadParameter(call.t("Say who, or --everybody."), param_hint="WHO")
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        known = core.attendance.sessions(consultation_id)
        wanted = [_session(call, known, one) for one in sessions or ()] or [one.id for one in known]
        named = who or ()
        ids: Sequence[UUID] = (
            core.participants.ids(consultation_id)
            if everybody
            else [resolve_participant(call, core, consultation_id, one) for one in named]
        )
        changes = core.attendance.set(ids, wanted, "" if state == "nothing" else state)
    call.done(changes, as_json=as_json, row_id=consultation_id)


def _session(call: Call, known: Sequence[Session], text: str) -> UUID:
    """The session of that number, name or id."""
    names = attendance.session_names(known, call.t)
    found = [
        one.id
        for number, (one, name) in enumerate(zip(known, names, strict=True), 1)
        if text.strip() in {str(number), str(one.id)} or fold(text) in {fold(one.name), fold(name)}
    ]
    if len(found) != 1:
        raise Refused(call.t("No session is meant by “{text}”. There are: {names}.", text=text, names=", ".join(names)))
    return found[0]
