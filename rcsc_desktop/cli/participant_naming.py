"""Which participant a word on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from rcsc_desktop.cli.call import Call
from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold
from rcsc_desktop.domain.participant import Participant

if TYPE_CHECKING:
    from rcsc_desktop.services.core import Core


def resolve_participant(call: Call, core: Core, consultation_id: UUID, who: str) -> UUID:
    """The participant of that id, or the only one of that name."""
    try:
        row = core.records.get(Participant, UUID(who.strip()))
    except (ValueError, UserError):
        named = core.participants.ids(consultation_id, who) or core.participants.ids(consultation_id)
        found = [line.id for line in core.participants.fetch(named) if fold(line.name) == fold(who)]
    else:
        found = [row.id] if row.consultation_id == consultation_id else []
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(call.t("Several participants are called “{who}”: use the id.", who=who))
    raise Refused(call.t("No participant of this consultation is called “{who}” or has this id.", who=who))
