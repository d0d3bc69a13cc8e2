"""What a coordinator should look at in an agenda; shown, never silently mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from rcsc_desktop.domain.agenda import Finding, SessionAgenda, SilencedFinding
from rcsc_desktop.domain.availability import Period
from rcsc_desktop.domain.schedule import minutes_of, session_minutes
from rcsc_desktop.domain.speaker_findings import clashes, of_speakers
from rcsc_desktop.domain.time_findings import clock_changes, of_breaks, of_session, of_times, room_clashes


@dataclass(frozen=True, slots=True)
class Known:
    """What findings are judged by beside the agenda: the day it is, and when people are there."""

    today: date | None = None
    availability: Mapping[UUID, tuple[Period, ...]] = field(default_factory=dict)


NOTHING_KNOWN = Known()


def findings(agendas: Sequence[SessionAgenda], known: Known = NOTHING_KNOWN) -> tuple[Finding, ...]:
    """All findings in the order of sessions and items. ``data`` holds what the sentence of each code names:

    ======================================= ================================================================
    ``agenda.overlap`` ``agenda.gap``       ``minutes``, ``title``, ``other`` (the item before, empty where
                                            the gap follows the session's start)
    ``agenda.before_start``                 ``minutes``, ``title``: pinned before the session's start
    ``agenda.overrun``                      ``minutes`` past the session's end, ``title`` of the first item
    ``agenda.longer_than_session``          ``minutes`` longer, ``title``
    ``agenda.no_break``                     ``minutes`` on end, ``title`` of the item they run into
    ``agenda.room_twice``                   ``room``, ``title``, ``other``: two sessions in a room at once
    ``agenda.no_speaker``                   ``title``, ``kind``
    ``agenda.speaker_twice``                ``name``, ``title``, ``other``: two items at one instant
    ``agenda.speaker_listed_twice``         ``name``, ``title``
    ``agenda.speaker_away``                 ``name``, ``title``: not there by the participant's availability
    ``agenda.speaker_unconfirmed``          ``name``, ``title``, ``status``: within three weeks of the day
    ``agenda.start_after_end``              ``start``, ``end`` of the session
    ``agenda.unknown_zone``                 ``zone`` of the session
    ``agenda.clock_change``                 ``zone``, ``minutes`` (the clocks go forward by), between today
                                            and the session
    ======================================= ================================================================
    """
    found: list[Finding] = []
    beside = _merged(clashes(agendas), room_clashes(agendas))
    changes = clock_changes(agendas, known.today)
    for agenda in agendas:
        found.extend(of_session(agenda.session))
        found.extend(changes.get(agenda.session.id, ()))
        times = of_times(agenda)
        breaks = of_breaks(agenda)
        for entry in agenda.entries:
            found.extend(times.get(entry.item.id, ()))
            found.extend(of_speakers(agenda, entry, known.today, known.availability))
            found.extend(beside.get(entry.item.id, ()))
            found.extend(breaks.get(entry.item.id, ()))
    return tuple(found)


def sorted_out(
    found: Iterable[Finding], silenced: Iterable[SilencedFinding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are to be looked at, and those that were put aside, with the reason."""
    reasons: dict[tuple[str, UUID | None, str], str] = {
        (one.code, one.owner_id, one.detail): one.reason for one in silenced
    }
    open_ones: list[Finding] = []
    aside: list[Finding] = []
    for one in found:
        reason = reasons.get((one.code, one.owner_id, one.detail)) if reasons else None
        if reason is None:
            open_ones.append(one)
        else:
            aside.append(replace(one, silenced=reason))
    return tuple(open_ones), tuple(aside)


def fit(agenda: SessionAgenda) -> tuple[int, int | None]:
    """Minutes that the items take, breaks and gaps included, and minutes that the session has (``None``: open)."""
    timed = [entry for entry in agenda.entries if entry.start is not None]
    if not timed:
        taken = sum(entry.item.minutes for entry in agenda.entries if entry.item.is_timed)
        return taken, session_minutes(agenda.session)
    begin = min(entry.start or 0 for entry in timed)
    if agenda.session.start is not None:
        begin = min(begin, minutes_of(agenda.session.start))
    return max(entry.end or 0 for entry in timed) - begin, session_minutes(agenda.session)


def _merged(*parts: Mapping[UUID, list[Finding]]) -> dict[UUID, list[Finding]]:
    merged: dict[UUID, list[Finding]] = {}
    for part in parts:
        for item_id, found in part.items():
            merged.setdefault(item_id, []).extend(found)
    return merged
