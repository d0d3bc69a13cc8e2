"""The words that stand above columns of lists of people and organisations, in many languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rcsc_desktop.domain.import_memory import ImportSubject
from rcsc_desktop.domain.imported_people import IMPORT_FIELDS
from rcsc_desktop.domain.names import fold
from rcsc_desktop.support.i18n import translator
from rcsc_desktop.support.resources import resource
from rcsc_desktop.wording.fields import FIELDS
from rcsc_desktop.wording.lists import PARTICIPANT_HEADINGS

PAPER_LANGUAGES = ("en", "fr", "es", "ru", "ar")
TITLES = frozenset(map(fold, ("title", "titre", "título", "титул", "titel")))
"""Above a column of Mr and Ms as well as above one of positions: its cells decide."""

NAMES = frozenset(map(fold, ("nom", "nombre")))
"""The family name or the given name beside a column for the other one, else the whole name."""

FURTHER_NAMES: Mapping[str, str] = {
    fold(word): field
    for field, words in {
        "given_name": (
            *("middle name", "middle names", "second name", "second given name", "deuxième prénom", "autres prénoms"),
            *("segundo nombre", "отчество", "اسم الاب", "zweiter vorname"),
        ),
        "family_name": ("second surname", "second family name", "segundo apellido", "apellido materno"),
    }.items()
    for word in words
}
"""Columns that go on with the given names, or with the family name, where a column before them holds the first."""

_LEFT_TO_CELLS = frozenset({"title", "region"})
"""Fields whose own headings stand above other things just as well."""
_SECTIONS = {
    ImportSubject.PARTICIPANTS: ("people", "participants", "all"),
    ImportSubject.PEOPLE: ("people", "all"),
    ImportSubject.ORGANISATIONS: ("organisations", "all"),
}


@lru_cache(maxsize=3)
def words_of(subject: ImportSubject) -> Mapping[str, str]:
    """The field by folded words, the headings of the program's own lists among them."""
    found: dict[str, str] = {}
    fields = IMPORT_FIELDS[subject]
    for field in fields:
        if field not in _LEFT_TO_CELLS:
            found.setdefault(fold(field.replace("_", " ")), field)
            for heading in {PARTICIPANT_HEADINGS.get(field), FIELDS.get(field)} - {None}:
                for language in PAPER_LANGUAGES:
                    found.setdefault(fold(translator(language)(str(heading))), field)
    lines = read_words("columns.tsv")
    for section in _SECTIONS[subject]:
        for where, field, words in lines:
            if where == section and field in fields:
                for word in words:
                    found.setdefault(fold(word), field)
    return found


@lru_cache(maxsize=4)
def read_words(file: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The lines of a table of words: two keys and the words."""
    lines = resource("imports", file).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines]
    return tuple((one, other, tuple(words)) for one, other, *words in cells)
