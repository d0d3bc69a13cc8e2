"""What changed between two agendas, in sentences for the screen and the command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum

from rcsc_desktop.domain.agenda_changes import AgendaChange, ChangeKind, Detail, Slot
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.reports.paper import PaperColumn
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words
from rcsc_desktop.wording.filling import short
from rcsc_desktop.wording.languages import OWN_NAMES

_LONGEST = 90
_LINES = {
    column.value: column
    for column in (PaperColumn.SPEAKERS, PaperColumn.TOPICS, PaperColumn.QUESTIONS, PaperColumn.DOCUMENTS)
}
"""What hangs under an item: lines that come and go."""


def version_label(status: AgendaStatus, revision: int, t: Translator) -> str:
    """What a version is called: "Provisional", "Provisional, Rev. 1"."""
    name = words.label(status, t)
    return t("{status}, Rev. {revision}", status=name, revision=revision) if revision else name


def summary(counts: Mapping[ChangeKind, int], t: Translator) -> str:
    """How much changed: "2 added · 1 dropped · 5 other times"; a sentence where nothing did."""
    if not counts:
        return t("Nothing changed")
    return " · ".join(_counted(kind, count, t) for kind, count in counts.items())


def _counted(kind: ChangeKind, count: int, t: Translator) -> str:
    return {
        ChangeKind.ADDED: t.plural("{count} added", "{count} added", count),
        ChangeKind.DROPPED: t.plural("{count} dropped", "{count} dropped", count),
        ChangeKind.MOVED: t.plural("{count} moved", "{count} moved", count),
        ChangeKind.RENAMED: t.plural("{count} renamed", "{count} renamed", count),
        ChangeKind.TIMES: t.plural("{count} at another time", "{count} at other times", count),
        ChangeKind.SPEAKERS: t.plural("{count} with other speakers", "{count} with other speakers", count),
        ChangeKind.CONTENT: t.plural("{count} with other content", "{count} with other content", count),
        ChangeKind.SESSIONS: t.plural("{count} session", "{count} sessions", count),
        ChangeKind.MEETING: t("the meeting"),
        ChangeKind.CONCEPT_NOTE: t("the concept note"),
        ChangeKind.LANGUAGES: t.plural("{count} in another language", "{count} in other languages", count),
    }[kind]


def sentence(change: AgendaChange, t: Translator, clock: str = "auto") -> str:
    """What happened to the row that the change names."""
    match change.kind:
        case ChangeKind.ADDED if change.after is not None:
            return place(change.after, t, clock)
        case ChangeKind.DROPPED if change.before is not None:
            return place(change.before, t, clock)
        case ChangeKind.MOVED if change.before is not None and change.after is not None:
            is_far = change.before.session_id != change.after.session_id
            return _from_to(t, *(place(slot, t, clock, with_session=is_far) for slot in (change.before, change.after)))
        case ChangeKind.RENAMED:
            return t("was “{before}”", before=_shown(change.details[0].before, t))
        case ChangeKind.TIMES if change.before is not None and change.after is not None:
            return _times(change, change.before, change.after, t, clock)
        case _:
            return "; ".join(detail(one, change.kind, t) for one in change.details)


def place(slot: Slot, t: Translator, clock: str = "auto", *, with_session: bool = True) -> str:
    """Where an item stands: its session or day, its times."""
    from rcsc_desktop.wording import formats  # with Babel, which help texts do without

    if slot.is_parked:
        return t("without a place")
    parts = [slot.session or ("" if slot.date is None else formats.day(slot.date, t.language))] if with_session else []
    if slot.is_timed and slot.start is not None:
        end = clock_time(slot.start + slot.minutes)
        parts.append(formats.times(clock_time(slot.start), end, t.language, clock))
    else:
        parts.append(t("place {number}", number=slot.place))
    return ", ".join(part for part in parts if part)


def _times(change: AgendaChange, before: Slot, after: Slot, t: Translator, clock: str) -> str:
    if before.is_timed != after.is_timed:
        return t("takes time now") if after.is_timed else t("takes no time now")
    shift = change.shift
    if before.minutes != after.minutes and (shift in (0, None)):
        return _from_to(t, *(t("{minutes} min", minutes=slot.minutes) for slot in (before, after)))
    told = _from_to(t, *(place(slot, t, clock, with_session=False) for slot in (before, after)))
    if not change.followers:
        return told
    return t.plural(
        "{times}, and {count} item after it by as much",
        "{times}, and {count} items after it by as much",
        change.followers,
        times=told,
    )


def detail(one: Detail, kind: ChangeKind, t: Translator) -> str:
    """One thing that differs: "+ Ana Silva", "Room: 4 → 5"."""
    before, after = (_shown(value, t) for value in (one.before, one.after))
    if one.field in _LINES:
        name = "" if kind is ChangeKind.SPEAKERS else f"{words.label(_LINES[one.field], t)}: "
        signs = [f"− {before}" if one.before is not None else "", f"+ {after}" if one.after is not None else ""]
        return name + "  ".join(sign for sign in signs if sign)
    if one.field == "session":
        return t("new session") if one.before is None else t("session dropped")
    about = words.column(one.field, t) if one.field != "order_key" else t("Order")
    if one.subject:
        about = f"{OWN_NAMES.get(one.subject, one.subject)}, {about}"
    return t("{field}: {change}", field=about, change=_from_to(t, before or "–", after or "–"))


def _shown(value: object, t: Translator) -> str:
    from rcsc_desktop.wording import formats

    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return words.label(value, t)
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return formats.day(value, t.language)
    return short(" ".join(str(value).split()), _LONGEST)


def _from_to(t: Translator, before: str, after: str) -> str:
    return t("{before} → {after}", before=before, after=after)
