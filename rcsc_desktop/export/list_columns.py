"""The columns of a list that leaves the program: headings and values in the words of the document's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from rcsc_desktop.domain.countries import country_code, country_name
from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.own_fields import OwnFieldKind
from rcsc_desktop.domain.participant import OWN_COLUMN, PARTICIPANT_COLUMNS, ParticipantLine
from rcsc_desktop.domain.reports.participants import OwnColumn
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import formats
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS, value_words

_DAYS = frozenset({"status_date", "keep_until"})
_LANGUAGES = frozenset({"languages", "interpretation"})
_PLAIN = frozenset(PARTICIPANT_COLUMNS) - {"rank", "may_be_listed", "keep_until"}
"""Columns whose values are texts already."""

Change = Callable[[str], str]


class Holds(StrEnum):
    """What the values of a column are, to be written as such."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ListColumns:
    """What is shown of each line; ``read`` gives its texts, codes in the words of the language, days as YYYY-MM-DD."""

    names: tuple[str, ...]
    headings: tuple[str, ...]
    holds: tuple[Holds, ...]
    read: Callable[[ParticipantLine], Sequence[str]]


def list_columns(columns: Sequence[str], own: Iterable[OwnColumn], words: Translator) -> ListColumns:
    """The columns, each once; a list of nothing shows the names. ``export.unknown_column`` (column)."""
    fields = {one.column: one for one in own}
    for column in columns:
        if column not in PARTICIPANT_COLUMNS and column not in fields:
            raise UserError("export.unknown_column", column=column)
    names = tuple(dict.fromkeys(columns)) or ("name",)
    return ListColumns(
        names,
        tuple(fields[name].heading if name in fields else words(PARTICIPANT_HEADINGS[name]) for name in names),
        tuple(_holds(name, fields) for name in names),
        _reading(names, fields, words),
    )


def _holds(name: str, fields: Mapping[str, OwnColumn]) -> Holds:
    kind = fields[name].kind if name in fields else None
    if name in _DAYS or kind is OwnFieldKind.DATE:
        return Holds.DAY
    return Holds.NUMBER if name == "rank" or kind is OwnFieldKind.NUMBER else Holds.TEXT


def _reading(
    names: tuple[str, ...], fields: Mapping[str, OwnColumn], words: Translator
) -> Callable[[ParticipantLine], list[str]]:
    """Texts are fetched all at once; the others, and those that need another word, one by one."""
    plain = [name if name in _PLAIN else "name" for name in names]
    fetched = attrgetter(*plain, "name")  # one more, so that there is always a tuple
    asked = [(place, name) for place, name in enumerate(names) if name not in _PLAIN]
    changes = [(place, change) for place, name in enumerate(names) if (change := _change(name, fields, words))]

    def read(line: ParticipantLine) -> list[str]:
        values = list(fetched(line))
        values.pop()
        for place, name in asked:
            values[place] = line.text(name)
        for place, change in changes:
            if values[place]:
                values[place] = change(values[place])
        return values

    return read


def _change(name: str, fields: Mapping[str, OwnColumn], words: Translator) -> Change | None:
    """What becomes of a value that is there; ``None`` where it stays as it is."""
    language = words.language
    if name in _LANGUAGES:
        return _remembered(lambda text: ", ".join(formats.language_name(one, language) for one in text.split(",")))
    if name == "country":
        return _remembered(lambda text: country_word(text, language))
    if name.startswith(OWN_COLUMN):
        name = "may_be_listed" if fields[name].kind is OwnFieldKind.YES_NO else name
    known = value_words(name, words)
    return (lambda text: known.get(text, text)) if known else None


def country_word(text: str, language: str) -> str:
    """A country as a list has it: codes are named, names are translated; what is written out in English stays there."""
    is_code = len(text.strip()) == 2
    return country_name(text, language) if country_code(text) and (is_code or language != "en") else text


def _remembered(change: Change) -> Change:
    """Few values come again and again."""
    known: dict[str, str] = {}

    def changed(text: str) -> str:
        if text not in known:
            known[text] = change(text)
        return known[text]

    return changed
