"""Which session or row of an agenda is meant on the command line: by id, or by the number that ``show`` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rcsc_desktop.cli.refusals import Refused
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rcsc_desktop.cli.call import Call
    from rcsc_desktop.domain.agenda import Agenda, AgendaEntry, AgendaTopic, SessionAgenda, SpeakerLine, TopicNode
    from rcsc_desktop.domain.consultation import Session


@dataclass(frozen=True, slots=True)
class AgendaRows:
    """Finds rows of one agenda; what is not there is refused with a sentence that says how to see what is."""

    call: Call
    key: str
    agenda: Agenda

    def session(self, text: str | None) -> SessionAgenda:
        """The session by id, name or number from 1; the only one where none is named."""
        sessions = self.agenda.sessions
        if not sessions:
            raise UserError("agenda.no_session")
        if text is None:
            if len(sessions) == 1:
                return sessions[0]
            raise Refused(
                self.call.t("This consultation has {count} sessions: say which with --session.", count=len(sessions))
            )
        for number, one in enumerate(sessions, 1):
            if _same(text, one.session.id) or text.strip() == str(number):
                return one
        named = [one for one in sessions if fold(one.session.name) == fold(text)]
        if len(named) == 1:
            return named[0]
        raise self._missing(self.call.t("no session “{text}”", text=text))

    def item(self, text: str) -> AgendaEntry:
        """The item by id or number: ``3``, or ``2.3`` for the third item of the second session."""
        wanted = text.strip()
        for number, session in enumerate(self.agenda.sessions, 1):
            for entry in session.entries:
                names = {f"{number}.{entry.number}"}
                if len(self.agenda.sessions) == 1:
                    names.add(str(entry.number))
                if wanted in names or _same(text, entry.item.id):
                    return entry
        raise self._missing(self.call.t("no item “{text}”", text=text))

    def anywhere(self, text: str) -> AgendaEntry:
        """As ``item``, and the parked ones: by id, or ``p2`` for the second of them."""
        parking = self.agenda.parking
        for entry in parking.entries if parking is not None else ():
            if _same(text, entry.item.id) or text.strip().casefold() == f"p{entry.number}":
                return entry
        return self.item(text)

    def session_of(self, session_id: object) -> Session:
        """The session of that id; the only one for a parked item, else ``--session`` has to say which."""
        found = [one.session for one in self.agenda.sessions if one.session.id == session_id]
        return found[0] if found else self.session(None).session

    def topic(self, text: str) -> AgendaTopic | None:
        """The topic or question of that id, ``None`` where there is none."""
        for session in self.agenda.sessions:
            for entry in session.entries:
                for node in _nodes((*entry.topics, *entry.questions)):
                    if _same(text, node.topic.id):
                        return node.topic
        return None

    def speaker(self, entry: AgendaEntry, text: str) -> SpeakerLine:
        """The speaker of an item by id or name."""
        for line in entry.speakers:
            if _same(text, line.speaker.id) or fold(line.name) == fold(text):
                return line
        raise self._missing(self.call.t("no speaker “{text}” in that item", text=text))

    def _missing(self, what: str) -> Refused:
        return Refused(
            self.call.t("The agenda of {key} has {what}; “rcsc agenda show {key}” shows it.", key=self.key, what=what)
        )


def _same(text: str, row_id: object) -> bool:
    return text.strip().casefold().replace("-", "") == str(row_id).replace("-", "")


def _nodes(nodes: Iterable[TopicNode]) -> Iterator[TopicNode]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)
