"""What an imported file said of an item, kept beside it, so that a later export can say it again.

Beside the words of the source stands what was read out of them: a writer repeats the source as long as the item still
says that, and writes the item where it was edited since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rcsc_desktop.domain.imported_agenda import ImportedItem
from rcsc_desktop.domain.text import clean, escaped

KEPT_AS: Mapping[str, str] = {
    "frab-xml": "schedule-xml",
    "schedule-json": "schedule-json",
    "pretalx-json": "schedule-json",
    "ics": "ics",
}
"""The shape in which each imported format is kept; tables and texts keep no more than what was read."""
_PRIVATE = frozenset(
    {
        *("answers", "availabilities", "internal_notes", "notes", "internal_comment", "reviews", "review_code"),
        *("mean_score", "median_score", "access_code", "invitation_token", "email", "e_mail", "phone", "telephone"),
    }
)
"""Keys that producers give to organisers alone."""
_PRIVATE_LINE = re.compile(r"(?:ATTENDEE|ORGANIZER|CONTACT|COMMENT|REQUEST-STATUS)[;:]", re.IGNORECASE)
"""Lines of a calendar that name who was invited, or were written to them."""


@dataclass(frozen=True, slots=True)
class KeptSource:
    """``said`` is the source in the shape of ``format``, ``read`` the values of the item when it came in."""

    format: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    read: Mapping[str, Any] = field(default_factory=dict)


NOTHING_KEPT = KeptSource()


def keep_item(item: ImportedItem, format: str, minutes: int) -> str:
    """What stays beside the item, as canonical JSON; empty where the model holds all that the source said.

    ``minutes`` is how long it became, where the source gave no end.
    """
    if not (item.source or item.track or item.language):
        return ""
    read = {
        "title": clean(item.title).text,
        "date": None if item.date is None else item.date.isoformat(),
        "start": None if item.start is None else f"{item.start:%H:%M}",
        "minutes": minutes,
        "room": item.room,
        "track": item.track,
        "speakers": [one.name for one in item.speakers],
        "background": clean(item.background).text,
        "link": item.link,
        "language": item.language,
        "kind": item.kind.value,
    }
    return _canonical(format, item.source, read)


def keep_whole(source: str, format: str, title: str) -> str:
    """What stays beside the whole agenda; ``title`` is that of its consultation."""
    return _canonical(format, source, {"title": clean(title).text}) if source else ""


def kept(content: str) -> KeptSource:
    """What was kept; empty for a text that ``keep_item`` and ``keep_whole`` did not make."""
    if not content:
        return NOTHING_KEPT
    try:
        found = json.loads(content)
    except ValueError:
        return NOTHING_KEPT
    if not isinstance(found, dict) or not isinstance(found.get("said"), dict):
        return NOTHING_KEPT
    return KeptSource(str(found.get("format", "")), found["said"], found.get("read") or {})


def public(source: KeptSource) -> KeptSource:
    """The source without what its producer keeps for the organisers: notes, answers, addresses of people.

    Lists of that kind stay, empty.
    """
    return replace(source, said=_public(source.said))


def _public(value: Any) -> Any:
    if isinstance(value, dict):
        said = {key: [] if isinstance(one, list) and _is_private(key) else one for key, one in value.items()}
        return {key: _public(one) for key, one in said.items() if not one or not _is_private(key)}
    if isinstance(value, list):
        return [_public(one) for one in value if not (isinstance(one, str) and _PRIVATE_LINE.match(one))]
    return value


def _is_private(key: str) -> bool:
    return key.casefold().replace("-", "_") in _PRIVATE


def _canonical(format: str, source: str, read: Mapping[str, Any]) -> str:
    said = json.loads(source) if source else {}
    content = {"format": KEPT_AS.get(format, format), "said": said, "read": read}
    return escaped(json.dumps(content, ensure_ascii=False, separators=(",", ":")))
