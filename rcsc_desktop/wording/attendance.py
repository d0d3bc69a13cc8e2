"""Words of presence in sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rcsc_desktop.domain.consultation import Session
from rcsc_desktop.domain.participant import AttendanceState
from rcsc_desktop.support.i18n import Translator, mark
from rcsc_desktop.wording import words

REFUSALS: Mapping[str, str] = {
    "attendance.other_meeting": mark(
        "This session belongs to another consultation than the people who were chosen. Nothing was noted."
    ),
}

_THERE = frozenset({AttendanceState.PRESENT, AttendanceState.REMOTE, AttendanceState.PART})


def operation(count: int, params: Mapping[str, object], t: Translator) -> str:
    """The name of the operation: whose presence was noted as what."""
    state, title = str(params.get("state", "")), str(params.get("title", ""))
    word = words.value("attendance", "state", state, t) if state else t("nothing")
    if title:
        return t("Note the attendance of {title}: {state}", title=title, state=word)
    return t.plural(
        "Note the attendance of {count} person: {state}",
        "Note the attendance of {count} people: {state}",
        count,
        state=word,
    )


def session_names(sessions: Sequence[Session], t: Translator) -> list[str]:
    """What sessions are called beside each other: their names, and the day where there are several days."""
    from rcsc_desktop.wording.formats import short_day

    days = {session.date for session in sessions}
    names = []
    for number, session in enumerate(sessions, 1):
        name = session.name or t("Session {number}", number=number)
        parts = [session.track, name]
        if len(days) > 1 and session.date is not None:
            parts.append(short_day(session.date, t.language))
        names.append(" · ".join(part for part in parts if part))
    return names


def in_short(states: Sequence[AttendanceState | None], t: Translator) -> str:
    """What a folded section says: "Present in 2 of 3 sessions"; empty where nothing is noted."""
    if not any(states):
        return ""
    there = sum(state in _THERE for state in states)
    if len(states) == 1 and states[0] is not None:
        return words.label(states[0], t)
    return t("Present in {there} of {count} sessions", there=there, count=len(states))
