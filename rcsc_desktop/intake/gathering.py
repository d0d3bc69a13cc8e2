"""What is found while a source is read, and the bounds of what is kept of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from rcsc_desktop.domain.imported_agenda import ImportedItem, ImportNote
from rcsc_desktop.domain.text import clean

LONGEST_TITLE = 500
LONGEST_NAME = 300
LONGEST_TEXT = 100_000
MOST_SPEAKERS = 500
MOST_TOPICS = 500
MOST_ITEMS = 20_000
MOST_NOTES = 1_000
MOST_MINUTES = 31 * 24 * 60
YEARS = range(1900, 2200)


def note(where: str, code: str, **data: object) -> ImportNote:
    return ImportNote(where, code, tuple(data.items()))


@dataclass
class Gathering:
    """Items, refusals and findings of one source; of one kind of note no more are kept than anybody reads."""

    items: list[ImportedItem] = field(default_factory=list)
    refused: list[ImportNote] = field(default_factory=list)
    findings: list[ImportNote] = field(default_factory=list)
    _told: Counter[str] = field(default_factory=Counter)

    def refuse(self, where: str, code: str, **data: object) -> None:
        if len(self.refused) < MOST_ITEMS:
            self.refused.append(note(where, code, **data))

    def find(self, where: str, code: str, **data: object) -> None:
        self._told[code] += 1
        if self._told[code] <= MOST_NOTES:
            self.findings.append(note(where, code, **data))

    def is_full(self, where: str) -> bool:
        """Whether there are too many already, so that from ``where`` on nothing need be read; it is said once."""
        if max(len(self.items), len(self.refused)) < MOST_ITEMS:
            return False
        if not self._told["import.too_many_events"]:
            self.find(where, "import.too_many_events", most=MOST_ITEMS)
        return True

    def take(self, item: ImportedItem) -> bool:
        """Keep the item; ``False`` where there are too many already."""
        if self.is_full(item.where):
            return False
        self.items.append(item)
        return True

    def line(self, text: object, where: str, field_name: str, longest: int = LONGEST_TITLE) -> str:
        """A text on one line, cut at ``longest`` characters, which is said."""
        return self._cut(" ".join(clean(as_text(text)).text.split()), where, field_name, longest)

    def text(self, text: object, where: str, field_name: str) -> str:
        return self._cut(clean(as_text(text)).text.strip(), where, field_name, LONGEST_TEXT)

    def _cut(self, text: str, where: str, field_name: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.find(where, "import.text_cut", field=field_name, length=len(text), most=longest)
        return text[: longest - 1].rstrip() + "…"


def as_text(value: object) -> str:
    """A value of a source as text; of a text in several languages, the English one or the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        texts = [one for one in (value.get("en"), *value.values()) if isinstance(one, str) and one]
        return texts[0] if texts else ""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def is_usual(day: date) -> bool:
    return day.year in YEARS
