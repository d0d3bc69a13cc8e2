"""Setting the status of one or many from the table, and what is offered where the rules do not allow it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.participant import ParticipantStatus
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.messages import Button

REFUSALS = frozenset({"status.not_allowed", "status.some_not_allowed", "status.ended"})


def set_status(context: WindowContext, ids: Sequence[UUID], status: ParticipantStatus) -> None:
    """One operation for all of them; where some may not, all stay as they are until one of the words is pressed."""
    context.tasks.write(
        lambda: context.core.participants.set_status(ids, status),
        on_error=lambda error: say_refused(context, ids, status, error),
        announce=True,
    )


def say_refused(context: WindowContext, ids: Sequence[UUID], status: str, error: UserError) -> None:
    """Why the status was not set, with the ways that are left."""
    if error.code not in REFUSALS:
        context.messages.problem(error)
        return
    t, core = context.t, context.core

    def correct() -> None:
        context.tasks.write(lambda: core.participants.set_status(ids, status, is_correction=True), announce=True)

    def leave_out() -> None:
        context.tasks.write(lambda: core.participants.set_status(ids, status, leaves_out=True), announce=True)

    others = (Button(t("Leave them out"), leave_out),) if error.code == "status.some_not_allowed" else ()
    context.messages.problem(error, buttons=(*others, Button(t("Correct the status"), correct)))
