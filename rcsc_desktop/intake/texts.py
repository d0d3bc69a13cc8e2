"""Agendas as pasted text: a head with title, date and place, then items that begin with their time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rcsc_desktop.domain.errors import UserError
from rcsc_desktop.domain.imported_agenda import ImportChoices, ImportedAgenda, ImportedItem
from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.clocks import MIDNIGHT, NoTime, Span, span_at_start, time_of
from rcsc_desktop.intake.gathering import LONGEST_NAME, MOST_SPEAKERS, MOST_TOPICS, Gathering
from rcsc_desktop.intake.kinds import kind_of
from rcsc_desktop.intake.speaker_texts import names_behind_comma
from rcsc_desktop.intake.text_head import TextHead, head_of
from rcsc_desktop.intake.text_items import DraftItem
from rcsc_desktop.intake.text_lines import Line, lines_of
from rcsc_desktop.intake.text_marks import (
    day_heading,
    is_agenda_word,
    is_page_number,
    is_part,
    is_table_header,
    numbered_title,
    part_heading,
)
from rcsc_desktop.intake.zones import Zones

_BEFORE_TITLE = " \t:|–—-.,;"
_HALF_DAY = MIDNIGHT // 2


@dataclass(frozen=True)
class _Timed:
    """A line that begins with a time, and what follows it."""

    at: int
    span: Span
    rest: str


def read_text(text: str, choices: ImportChoices) -> ImportedAgenda:
    """Every line that begins with a time is an item; without times, every numbered line.

    A line that could not be understood is in ``findings`` or ``refused`` as "line N". Refused with
    ``import.no_items``.
    """
    return _Text(lines_of(text), choices).read()


@dataclass
class _Text:
    lines: list[Line]
    choices: ImportChoices
    gathering: Gathering = field(default_factory=Gathering)
    head: TextHead = field(init=False)
    day: date | None = None
    first_day: date | None = None
    part: str = ""

    def read(self) -> ImportedAgenda:
        zones = Zones(self.choices.time_zone)
        timed = self._timed()
        heads = {one.at: one for one in timed if self._is_head(one, timed)}
        begins = {one.at: one for one in timed if one.at not in heads}
        numbered = {} if begins else {at: title for at, line in enumerate(self.lines) if (title := _numbered(line))}
        if not begins and not numbered:
            raise UserError("import.no_items")
        first = min(begins or numbered)
        self.part = next((heads[at].rest for at in sorted(heads, reverse=True) if at < first), "")
        if first and not self.part:
            self.part = part_heading(self.lines[first - 1].text)
        self.head = head_of(self.lines[:first], {at: one.span for at, one in heads.items() if at < first})
        self.day = self.first_day = self.head.date or self.choices.date
        for line in self.head.left_over:
            self.gathering.find(f"line {line.number}", "import.line_left_out", text=line.text[:200])
        self._read_items(first, begins, numbered, heads)
        return ImportedAgenda(
            format="text",
            title=self.gathering.line(self.head.title, "line 1", "title"),
            date=self.head.date,
            start=time_of(self.head.span.start) if self.head.span else None,
            end=time_of(self.head.span.end) if self.head.span and self.head.span.end is not None else None,
            items=tuple(self.gathering.items),
            refused=tuple(self.gathering.refused),
            findings=tuple(self.gathering.findings),
            time_zone=zones.chosen,
            needs_time_zone=not zones.chosen and bool(begins),
            venue=self.gathering.line(self.head.venue, "line 1", "venue", LONGEST_NAME),
        )

    def _timed(self) -> list[_Timed]:
        found: list[_Timed] = []
        for at, line in enumerate(self.lines):
            text = line.text.lstrip("|").strip() if line.text.startswith("|") else line.text
            try:
                span = span_at_start(text)
                if (span is None or not span.is_sure) and (behind := numbered_title(text)):
                    text, span = behind, span_at_start(behind)
            except NoTime as error:
                self.gathering.refuse(
                    f"line {line.number}", "import.time_unreadable", text=error.text, title=text[:200]
                )
                continue
            if span is not None and span.is_sure:
                rest = text[span.length :].lstrip(_BEFORE_TITLE).rstrip("| ")
                found.append(_Timed(at, span, rest.replace(" | ", "\t") if line.text.startswith("|") else rest))
        plain = [one for one in found if not self.lines[one.at].level]
        return _afternoons(plain or found)

    def _is_head(self, one: _Timed, timed: list[_Timed]) -> bool:
        """The span of the whole, or of a part: the next items begin with it and lie within it."""
        if one.span.end is None or (one.rest and not is_part(one.rest)):
            return False
        later = [other for other in timed if other.at > one.at]
        inside = next((other for other in later if other.span != one.span), None)
        return (
            inside is not None
            and inside.span.start == one.span.start
            and (inside.span.end or inside.span.start) < one.span.end
        )

    def _read_items(
        self, first: int, begins: dict[int, _Timed], numbered: dict[int, str], heads: dict[int, _Timed]
    ) -> None:
        repeated = {text for text, count in Counter(fold(line.text) for line in self.lines).items() if count > 1}
        repeated &= {fold(line.text) for line in self.lines[:first]}
        names_people = any(names_behind_comma(one.rest) for one in begins.values())
        draft: DraftItem | None = None
        for at, line in enumerate(self.lines[first:], first):
            if at in begins or at in numbered:
                self._take(draft)
                span = begins[at].span if at in begins else None
                draft = DraftItem(line.number, span, part=self.part, names_people=names_people)
                rest = begins[at].rest if at in begins else numbered[at]
                if rest:
                    draft.begin(rest)
                continue
            if at in heads:
                self._take(draft)
                draft = None
                self.part = heads[at].rest
                continue
            if is_page_number(line.text) or is_agenda_word(line.text) or is_table_header(line.text):
                continue
            if not line.level and (fold(line.text) in repeated or self._is_furniture(line.text)):
                continue
            if not line.level and (heading := day_heading(line.text, self.day, self._year())) is not None:
                self._take(draft)
                draft = None
                self._turn_to(heading, line)
                self.part = ""
            elif not line.level and (draft is None or draft.title) and (part := part_heading(line.text)):
                self._take(draft)
                draft, self.part = None, part
            elif draft is None or not draft.add(line):
                self.gathering.find(f"line {line.number}", "import.line_left_out", text=line.text[:200])
        self._take(draft)

    def _is_furniture(self, text: str) -> bool:
        """The head or foot of a page that begins with the title of the whole."""
        return len(self.head.title) > 20 and fold(text[:500]).startswith(fold(self.head.title))

    def _year(self) -> int | None:
        return self.day.year if self.day else None

    def _turn_to(self, heading: tuple[date | None, int], line: Line) -> None:
        day, number = heading
        if day is None and number and self.first_day is not None:
            day = self.first_day + timedelta(days=number - 1)
        if day is None:
            self.gathering.find(f"line {line.number}", "import.day_without_date", text=line.text[:200])
        self.day = day or self.day
        self.first_day = self.first_day or self.day

    def _take(self, draft: DraftItem | None) -> None:
        if draft is None:
            return
        where = f"line {draft.line}"
        title = self.gathering.line(draft.title, where, "title")
        if not title:
            self.gathering.refuse(where, "import.no_title")
            return
        draft.finish()
        span = draft.span
        later = timedelta(days=span.start // MIDNIGHT) if span else timedelta(0)
        if len(draft.speakers) > MOST_SPEAKERS:
            self.gathering.find(where, "import.too_many_speakers", count=len(draft.speakers), most=MOST_SPEAKERS)
        self.gathering.take(
            ImportedItem(
                title=title,
                where=where,
                date=self.day + later if self.day else None,
                start=time_of(span.start) if span else None,
                minutes=span.minutes if span else None,
                time_zone=self.choices.time_zone,
                room=self.gathering.line(draft.room, where, "room", LONGEST_NAME),
                track=self.gathering.line(draft.part, where, "track", LONGEST_NAME),
                kind=kind_of(title),
                speakers=tuple(draft.speakers[:MOST_SPEAKERS]),
                topics=draft.topics()[:MOST_TOPICS],
                background=self.gathering.text("\n\n".join(draft.background), where, "background"),
                language=self.choices.language,
            )
        )


def _numbered(line: Line) -> str:
    return "" if line.level else numbered_title(line.text)


def _afternoons(timed: list[_Timed]) -> list[_Timed]:
    """``12:30 – 2:00``, then ``2:00 – 3:30``: where nothing is above twelve, what falls back is in the afternoon."""
    if not all(one.span.is_half_day for one in timed):
        return timed
    found: list[_Timed] = []
    before = 0
    for one in timed:
        start, end = one.span.start, one.span.end
        if start < before and start + _HALF_DAY >= before and start < _HALF_DAY:
            start, end = start + _HALF_DAY, None if end is None else end + _HALF_DAY
        if end is not None and end - start > _HALF_DAY:
            end -= _HALF_DAY
        before = start
        found.append(replace(one, span=replace(one.span, start=start, end=end)))
    return found
