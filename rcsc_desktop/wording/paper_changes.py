"""The fixed words of the page that tells what changed in an agenda, in the document's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

from babel import Locale

from rcsc_desktop.domain.agenda_changes import AgendaChange, ChangeKind, Detail, Slot
from rcsc_desktop.domain.consultation import AgendaStatus
from rcsc_desktop.domain.dates import PartialDate
from rcsc_desktop.domain.schedule import clock_time
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats, paper, paper_columns, paper_items
from rcsc_desktop.wording.filling import short

_LONGEST = 160
_LINES = frozenset({"speakers", "topics", "questions", "documents"})


def title(say: Translator) -> str:
    """What the page is called."""
    return say.in_context("paper", "Changes to the agenda")


def heading(say: Translator, kind: ChangeKind) -> str:
    """What stands over the changes of one kind."""
    return _headings(say)[kind]


def _headings(say: Translator) -> Mapping[ChangeKind, str]:
    return {
        ChangeKind.ADDED: say.in_context("paper", "Added"),
        ChangeKind.DROPPED: say.in_context("paper", "Deleted"),
        ChangeKind.MOVED: say.in_context("paper", "Moved"),
        ChangeKind.RENAMED: say.in_context("paper", "New title"),
        ChangeKind.TIMES: say.in_context("paper", "New time"),
        ChangeKind.SPEAKERS: say.in_context("paper", "Speakers"),
        ChangeKind.CONTENT: say.in_context("paper", "Content"),
        ChangeKind.SESSIONS: say.in_context("paper", "Sessions"),
        ChangeKind.MEETING: say.in_context("paper", "Date and place"),
        ChangeKind.CONCEPT_NOTE: say.in_context("paper", "Concept note"),
        ChangeKind.LANGUAGES: say.in_context("paper", "Other languages"),
    }


def summary(say: Translator, counts: Mapping[ChangeKind, int]) -> str:
    """How much changed: "Added: 2 · Moved: 1"."""
    if not counts:
        return say.in_context("paper", "No changes")
    return paper.dotted(
        say.in_context("paper", "{heading}: {count}", heading=heading(say, kind), count=count)
        for kind, count in ((kind, counts[kind]) for kind in shown_kinds([*counts]))
    )


def from_to(say: Translator, before: str, after: str) -> str:
    """What became of something: "Version 1 → Version 2"."""
    return say.in_context("paper", "{before} → {after}", before=before, after=after)


def state(say: Translator, status: AgendaStatus, revision: int, number: int | None) -> str:
    """One side of the comparison: "Provisional agenda · Rev. 1 · Version 2"."""
    version = paper.version(say, number) if number is not None else ""
    return paper.dotted((paper.status(say, status), paper.revision(say, revision) if revision else "", version))


def span(slot: Slot, language: str, clock: str) -> str:
    """The times of an item; empty where it has none."""
    if slot.start is None or not slot.is_timed:
        return ""
    return formats.times(clock_time(slot.start), clock_time(slot.start + slot.minutes), language, clock)


def notes(say: Translator, change: AgendaChange, clock: str, *, with_sessions: bool) -> Iterator[str]:
    """The lines under the title of what changed."""
    before, after = change.before, change.after
    match change.kind:
        case ChangeKind.ADDED | ChangeKind.DROPPED:
            slot = after or before
            if slot is not None:
                yield paper.dotted((_where(slot, say) if with_sessions else "", span(slot, say.language, clock)))
        case ChangeKind.MOVED | ChangeKind.TIMES if before is not None and after is not None:
            yield from _moved(say, change, before, after, clock)
        case ChangeKind.RENAMED:
            yield say.in_context("paper", "formerly: {title}", title=change.details[0].before)
        case ChangeKind.LANGUAGES:
            yield paper.comma(say).join(dict.fromkeys(_language(one.subject, say) for one in change.details))
        case ChangeKind.CONCEPT_NOTE:
            yield paper.dotted(dict.fromkeys(one.subject for one in change.details))
        case _:
            yield from filter(None, (_detail(say, one, clock) for one in change.details))


def _moved(say: Translator, change: AgendaChange, before: Slot, after: Slot, clock: str) -> Iterator[str]:
    is_far = before.session_id != after.session_id
    places = [
        paper.dotted((_where(slot, say) if is_far else "", span(slot, say.language, clock) or f"{slot.place}."))
        for slot in (before, after)
    ]
    told = from_to(say, *places) if places[0] != places[1] else ""
    following = say.in_context("paper", "and {count} following", count=change.followers) if change.followers else ""
    yield paper.dotted((told, following))


def _where(slot: Slot, say: Translator) -> str:
    return slot.session or ("" if slot.date is None else formats.day(slot.date, say.language))


def _language(code: str, say: Translator) -> str:
    return str(Locale.parse(say.language).languages.get(code, code))


def _detail(say: Translator, one: Detail, clock: str) -> str:
    before, after = (_shown(say, one.field, value, clock) for value in (one.before, one.after))
    if one.field in _LINES:
        signs = [f"− {before}" if one.before is not None else "", f"+ {after}" if one.after is not None else ""]
        return "   ".join(sign for sign in signs if sign)
    if one.field == "session":
        return heading(say, ChangeKind.ADDED if one.before is None else ChangeKind.DROPPED)
    about = paper_columns.headings(say).get(one.field, "") if not one.subject else one.subject
    change = from_to(say, before or "–", after or "–")
    return say.in_context("paper", "{heading}: {count}", heading=about, count=change) if about else change


def _shown(say: Translator, field: str, value: object, clock: str) -> str:
    match value:
        case None | bool():
            return ""
        case time():
            return formats.time_of_day(value, say.language, clock)
        case date() | PartialDate():
            return formats.day(value, say.language)
        case _:
            words = {
                "role": paper.role,
                "status": paper_columns.state,
                "purpose": paper_items.purpose,
                "kind": paper_columns.kind,
            }
            text = words[field](say, str(value)) if field in words else str(value)
            return short(text, _LONGEST)


def shown_kinds(kinds: Sequence[ChangeKind]) -> Sequence[ChangeKind]:
    """In the order of the page: the meeting and its sessions stand before their items."""
    first = [ChangeKind.MEETING, ChangeKind.SESSIONS]
    return [*(kind for kind in first if kind in kinds), *(kind for kind in kinds if kind not in first)]
