"""What differs within one item of an agenda: its speakers, its fields, the lines under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from uuid import UUID

from rcsc_desktop.domain.agenda import AgendaEntry, SpeakerLine, TopicNode
from rcsc_desktop.domain.agenda_changes import Detail

_ITEM_FIELDS = (
    "kind",
    "pinned_start",
    "numbering",
    "purpose",
    "visibility",
    "background",
    "outcome",
    "room",
    "link",
    "interpretation",
    "owner",
    "notes",
)
_SPEAKER_FIELDS = ("title", "role", "status")


def of_speakers(before: Sequence[SpeakerLine], after: Sequence[SpeakerLine]) -> Iterator[Detail]:
    """Who speaks now, who does not any more, and in what part; the same speaker is the same person."""
    old, new = _by_person(before), _by_person(after)
    for key, line in new.items():
        if key not in old:
            yield Detail("speakers", None, line.name, line.name)
    for key, line in old.items():
        if key not in new:
            yield Detail("speakers", line.name, None, line.name)
    kept = [key for key in new if key in old]
    for key in kept:
        was, now = old[key], new[key]
        if was.name != now.name:
            yield Detail("name", was.name, now.name, now.name)
        if was.organisation != now.organisation:
            yield Detail("organisation_id", was.organisation, now.organisation, now.name)
        yield from of_fields(was.speaker, now.speaker, _SPEAKER_FIELDS, now.name)
    if [key for key in old if key in new] != kept:
        yield Detail("order_key", _names(old[key] for key in old if key in new), _names(new[key] for key in kept))


def _by_person(lines: Iterable[SpeakerLine]) -> Mapping[tuple[UUID, int], SpeakerLine]:
    """Speakers by person, and the how many-eth time the person stands there."""
    seen: Counter[UUID] = Counter()
    found = {}
    for line in lines:
        found[line.speaker.person_id, seen[line.speaker.person_id]] = line
        seen[line.speaker.person_id] += 1
    return found


def _names(lines: Iterable[SpeakerLine]) -> str:
    return "; ".join(line.name for line in lines)


def of_content(before: AgendaEntry, after: AgendaEntry) -> Iterator[Detail]:
    """Fields beside title and times, lines under the item, documents; a pin only where the start stays the same."""
    skipped = {"pinned_start"} if before.start != after.start else set()
    yield from of_fields(before.item, after.item, [name for name in _ITEM_FIELDS if name not in skipped])
    yield from _lines("topics", list(_texts(before.topics)), list(_texts(after.topics)))
    yield from _lines("questions", list(_texts(before.questions)), list(_texts(after.questions)))
    documents = (
        [" ".join(filter(None, (one.symbol, one.title))) for one in each.documents] for each in (before, after)
    )
    yield from _lines("documents", *documents)


def _texts(nodes: Iterable[TopicNode], depth: int = 0) -> Iterator[str]:
    for node in nodes:
        yield f"{'· ' * depth}{node.topic.text}"
        yield from _texts(node.children, depth + 1)


def _lines(field: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Detail]:
    """Lines that came, went or read differently."""
    if before == after:
        return
    for _tag, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if _tag != "equal":
            old, new = before[low:high], after[first:last]
            for at in range(max(len(old), len(new))):
                yield Detail(field, old[at] if at < len(old) else None, new[at] if at < len(new) else None)


def of_fields(before: object, after: object, names: Iterable[str], subject: str = "") -> Iterator[Detail]:
    """Those of the named fields that differ."""
    for name in names:
        if getattr(before, name) != getattr(after, name):
            yield Detail(name, getattr(before, name), getattr(after, name), subject)
