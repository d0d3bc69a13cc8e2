"""The fields of an item and of a session, as tables of names and widths, and their texts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from rcsc_desktop.domain.agenda import AgendaEntry, ItemKind, Numbering, Purpose, SessionAgenda, Visibility
from rcsc_desktop.domain.time_entry import duration_text, start_text
from rcsc_desktop.gui.context import WindowContext
from rcsc_desktop.gui.widgets import known_offers
from rcsc_desktop.gui.widgets.offers import Ask
from rcsc_desktop.services.agenda_documents import documents_text
from rcsc_desktop.support.i18n import mark


class Field(NamedTuple):
    """One field: how many of two columns it takes, what may be typed, and its heading where the usual will not do."""

    name: str
    span: int = 1
    hint: str = ""
    lines: int = 1
    heading: str = ""


FIRST: tuple[Field, ...] = (
    Field("title", 2),
    Field("kind"),
    Field("numbering"),
    Field("pinned_start", 1, mark("as before")),
    Field("minutes", 1, "15m"),
)
"""What stands over the speakers of an item."""

MIDDLE: tuple[Field, ...] = (Field("purpose"), Field("visibility"))

LAST: tuple[Field, ...] = (
    Field("room", 1, mark("Where, if elsewhere")),
    Field("owner", 1, mark("Whoever prepares it")),
    Field("link", 2, mark("Address to join, or of a paper")),
    Field("documents", 2, mark("Symbols: A/71/L.58; A/RES/71/280")),
    Field("background", 2, mark("What an annotated agenda says of it"), 3),
    Field("outcome", 2, mark("What should be there at its end"), 2),
    Field("notes", 2, mark("For the team"), 2, mark("Internal notes · never printed in public papers")),
)
"""What stands under them."""

SESSION: tuple[Field, ...] = (
    Field("name", 2, mark("e.g. AM Session")),
    Field("date", 1, mark("YYYY-MM-DD")),
    Field("track", 1, mark("of parallel sessions")),
    Field("start", 1, "14:00"),
    Field("end", 1, "18:00"),
    Field("time_zone", 2, mark("e.g. America/New_York")),
    Field("chair", 2, mark("Name")),
    Field("venue", 2, mark("as the consultation")),
    Field("link", 2, mark("Address to join")),
)

CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": ItemKind,
    "numbering": Numbering,
    "purpose": Purpose,
    "visibility": Visibility,
}
"""Fields of an item that are one of several words."""


def offers(context: WindowContext) -> Mapping[str, tuple[Ask, str]]:
    """What is offered while one types, by field, and the signs between several."""
    return {
        "documents": (known_offers.documents(context), ";؛"),
        "chair": (known_offers.people(context), ""),
        "time_zone": (known_offers.time_zones, ""),
    }


def item_text(entry: AgendaEntry, name: str) -> str:
    """A field of an item as one types it."""
    item = entry.item
    if name == "documents":
        return documents_text(entry.documents)
    if name == "minutes":
        return duration_text(item.minutes)
    if name == "pinned_start":
        return "" if item.pinned_start is None else start_text(item.pinned_start)
    return str(getattr(item, name))


def session_text(part: SessionAgenda, name: str) -> str:
    """A field of a session as one types it."""
    if name == "chair":
        return part.chair
    value = getattr(part.session, name)
    if value is None:
        return ""
    return start_text(value) if hasattr(value, "hour") else str(value)
