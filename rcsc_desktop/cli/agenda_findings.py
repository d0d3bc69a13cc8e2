"""``rcsc agenda silence|listen``: put a finding aside with a reason, or have it told again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from rcsc_desktop.cli.call import current
from rcsc_desktop.cli.options import AsJson, Key, examples
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.support.i18n import mark

if TYPE_CHECKING:
    from uuid import UUID

    from rcsc_desktop.cli.call import Call
    from rcsc_desktop.domain.agenda import Finding
    from rcsc_desktop.services.core import Core

verbs = typer.Typer()

Number = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=mark("The finding, as “show” numbers it."))]


@verbs.command(
    help=mark("Put a finding of the agenda aside, with the reason; “show” lists it at the end from then on."),
    epilog=examples("rcsc agenda silence 2017-04-17 1 --reason 'Coffee stands in the room all afternoon'"),
)
def silence(
    context: typer.Context,
    key: Key,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", help=mark("Why nobody needs to be told again."))],
    as_json: AsJson = False,
) -> None:
    """One finding, with its reason."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        changes = core.findings.silence(consultation_id, _finding(call, core, consultation_id, key, number), reason)
    call.done(changes, as_json=as_json)


@verbs.command(
    help=mark("Have a finding told again that was put aside."), epilog=examples("rcsc agenda listen 2017-04-17 1")
)
def listen(context: typer.Context, key: Key, number: Number, as_json: AsJson = False) -> None:
    """One finding that was put aside."""
    call = current(context)
    with call.core() as core:
        consultation_id = core.consultations.resolve(key)
        changes = core.findings.take_up(consultation_id, _finding(call, core, consultation_id, key, number))
    call.done(changes, as_json=as_json)


def _finding(call: Call, core: Core, consultation_id: UUID, key: str, number: int) -> Finding:
    agenda = core.agenda.view(consultation_id)
    found = (*agenda.findings, *agenda.silenced)
    if number > len(found):
        raise Refused(
            call.t(
                "The agenda of {key} has no finding {number}; “rcsc agenda show {key}” shows those there are.",
                key=key,
                number=number,
            )
        )
    return found[number - 1]
