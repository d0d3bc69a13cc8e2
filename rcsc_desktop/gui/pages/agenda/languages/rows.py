"""The lines of the translation editor: texts in the order of the paper, under headings that say where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from rcsc_desktop.domain.language_versions import TO_DO, LanguageText, TextState
from rcsc_desktop.services.languages import LanguageSheet
from rcsc_desktop.support.i18n import Translator
from rcsc_desktop.wording import words

TextKey = tuple[UUID, str]
"""A text by the row and the field that hold it."""

_MEETING, _NOTE = "meeting", "note"
_LONG = frozenset({"body", "background", "outcome", "remote_instructions"})
_TELLING_THEMSELVES = frozenset({"title", "name", "text", "heading", "body"})
_MAIN = frozenset({("consultation", "title"), ("concept_note_section", "heading"), ("session", "name")})


class TextFilter(StrEnum):
    """Which texts are listed."""

    ALL = "all"
    TO_DO = "to do"
    OUT_OF_DATE = "out of date"


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A heading, or (``text`` set) a text. ``label`` says what the text is where its place does not tell."""

    heading: str = ""
    text: LanguageText | None = None
    label: str = ""
    depth: int = 0
    is_strong: bool = False

    @property
    def key(self) -> TextKey | None:
        """The text's key, ``None`` of a heading."""
        return None if self.text is None else key_of(self.text)

    @property
    def is_long(self) -> bool:
        """A text of several paragraphs: Enter begins a new line in it."""
        return self.text is not None and self.text.printed.field in _LONG


def key_of(text: LanguageText) -> TextKey:
    """The row and field of a text."""
    return text.printed.owner_id, text.printed.field


def is_to_do(text: LanguageText) -> bool:
    """A paper lacks it."""
    return text.state in TO_DO and not text.printed.is_optional


_KEPT: dict[TextFilter, Callable[[LanguageText], bool]] = {
    TextFilter.ALL: lambda _text: True,
    TextFilter.TO_DO: is_to_do,
    TextFilter.OUT_OF_DATE: lambda text: text.state is TextState.OUT_OF_DATE,
}


def kept_by(chosen: TextFilter, texts: Sequence[LanguageText]) -> list[TextKey]:
    """The texts that a filter lists."""
    return [key_of(text) for text in texts if _KEPT[chosen](text)]


def language_rows(sheet: LanguageSheet, kept: frozenset[TextKey], t: Translator) -> Iterator[LanguageRow]:
    """The lines of a sheet, with the texts that are kept and the headings that these need."""
    number_of = {one.id: number for number, one in enumerate((s for s in sheet.sessions if not s.is_parking), 1)}
    names = {one.id: one.name for one in sheet.sessions}
    place: object = None
    for text in sheet.texts:
        if key_of(text) not in kept:
            continue
        here = _place(text)
        if here != place:
            place = here
            yield LanguageRow(heading=_heading(here, number_of, names, t))
        yield _row(text, t)


def _place(text: LanguageText) -> object:
    if text.printed.session_id is not None:
        return text.printed.session_id
    return _MEETING if text.printed.noun == "consultation" else _NOTE


def _heading(place: object, numbers: dict[UUID, int], names: dict[UUID, str], t: Translator) -> str:
    if not isinstance(place, UUID):
        return t("Meeting") if place == _MEETING else t("Concept note")
    if len(numbers) == 1:
        return t("Agenda")
    return names.get(place) or t("Session {number}", number=numbers.get(place, 1))


def _row(text: LanguageText, t: Translator) -> LanguageRow:
    printed = text.printed
    label = "" if printed.field in _TELLING_THEMSELVES else words.column(printed.field, t)
    if printed.noun == "agenda_speaker":
        label = t("Speaker")
    is_item = printed.noun == "agenda_item" and printed.field == "title"
    is_main = is_item or (printed.noun, printed.field) in _MAIN
    depth = 0 if is_main else 1
    if printed.noun == "agenda_topic":
        depth += printed.level
    return LanguageRow(text=text, label=label, depth=depth, is_strong=is_main)
