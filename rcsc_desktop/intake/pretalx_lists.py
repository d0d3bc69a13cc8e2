"""What pretalx's own interface gives: lists of talks or slots that name rooms, tracks and speakers by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda
from rcsc_desktop.intake.gathering import Gathering, as_text
from rcsc_desktop.intake.schedule_events import Day, ScheduleEvents, listed
from rcsc_desktop.intake.source_json import compact
from rcsc_desktop.intake.zones import Zones

_LISTS = ("slots", "talks", "submissions", "results", "events")
_IDS = ("id", "code", "slug", "guid")

Object = Mapping[str, object]


def is_pretalx_list(document: object) -> bool:
    """Whether there is a list of objects that have a title or belong to a submission."""
    return any(isinstance(one, dict) and _is_talk(one) for one in _talks(document)[1][:20])


def read_pretalx_lists(document: object, choices: ImportChoices) -> ImportedAgenda:
    """An item for each slot, or for each talk without slots. Refused with ``import.no_conference``."""
    key, talks = _talks(document)
    if not talks:
        raise UserError("import.no_conference")
    whole: dict[str, object] = dict(document) if isinstance(document, dict) else {}
    lists = _Lists(whole)
    gathering = Gathering()
    zones = Zones(choices.time_zone, as_text(whole.get("timezone") or whole.get("time_zone")).strip())
    events = ScheduleEvents(gathering, zones, choices.language)
    for place, talk in enumerate(talks, 1):
        if not isinstance(talk, dict) or not _is_talk(talk):
            gathering.refuse(f"event {place}", "import.not_an_event")
            continue
        for event in lists.events(talk):
            where = f"event {as_text(event.get('code')) or as_text(event.get('id')) or place}"[:100]
            events.add(event, where, Day(), source=talk)
    if whole.get("next"):
        gathering.find("", "import.more_pages", count=len(talks), total=as_text(whole.get("count")))
    gathering.findings.extend(zones.notes())
    return ImportedAgenda(
        format="pretalx-json",
        title=gathering.line(whole.get("name") or whole.get("title"), "", "title"),
        items=tuple(gathering.items),
        refused=tuple(gathering.refused),
        findings=tuple(gathering.findings),
        time_zone=zones.common([item.time_zone for item in gathering.items]),
        needs_time_zone=zones.is_missing,
        source=compact({**whole, key: []} if key else []),
    )


def _talks(document: object) -> tuple[str, list[object]]:
    if isinstance(document, list):
        return "", document
    if isinstance(document, dict):
        for key in _LISTS:
            found = document.get(key)
            if isinstance(found, list) and found:
                return key, found
    return "", []


def _is_talk(one: Object) -> bool:
    return "title" in one or "submission" in one


class _Lists:
    """The other lists of the document, by every id that their entries go by."""

    def __init__(self, whole: Object) -> None:
        self._known: dict[str, dict[str, Object]] = {}
        for key in ("rooms", "tracks", "speakers", "submissions", "talks", "submission_types", "persons"):
            entries = (one for one in listed(whole.get(key)) if isinstance(one, dict))
            self._known[key] = {as_text(one[name]): one for one in entries for name in _IDS if as_text(one.get(name))}

    def events(self, talk: Object) -> Iterator[dict[str, object]]:
        """The talk in the keys of a schedule's event, once for each of its slots."""
        submission = talk.get("submission")
        told = submission if isinstance(submission, dict) else self._known["submissions"].get(as_text(submission))
        told = told or self._known["talks"].get(as_text(submission)) or {}
        slots = [slot for slot in listed(talk.get("slots")) if isinstance(slot, dict)]
        slot = talk.get("slot")
        for one in slots or [slot if isinstance(slot, dict) else {}]:
            yield self._event({**told, **{key: value for key, value in talk.items() if value is not None}, **one}, talk)

    def _event(self, merged: dict[str, object], talk: Object) -> dict[str, object]:
        return {
            "code": talk.get("code") or merged.get("code"),
            "title": as_text(merged.get("title")) or as_text(talk.get("description")),
            "date": as_text(merged.get("start")),
            "end": as_text(merged.get("end")),
            "duration": None if merged.get("end") else merged.get("duration"),
            "room": self._name("rooms", merged.get("room") or merged.get("room_id")),
            "track": self._name("tracks", merged.get("track") or merged.get("track_id")),
            "type": self._name("submission_types", merged.get("submission_type") or merged.get("type")),
            "language": as_text(merged.get("content_locale") or merged.get("language")),
            "abstract": as_text(merged.get("abstract")),
            "description": as_text(merged.get("description")),
            "url": as_text(merged.get("url")),
            "persons": [self._person(one) for one in listed(merged.get("speakers") or merged.get("persons"))],
        }

    def _person(self, one: object) -> object:
        return one if isinstance(one, dict) else self._known["speakers"].get(as_text(one)) or one

    def _name(self, key: str, value: object) -> str:
        found = value if isinstance(value, dict) else self._known[key].get(as_text(value))
        if isinstance(found, dict) and "name" in found:
            return as_text(found["name"])
        return as_text(value)
