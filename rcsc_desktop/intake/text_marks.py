"""What a line of a pasted agenda is by its words: a day, a heading for questions, a page number, a venue."""

from __future__ import annotations

import re
from datetime import date

from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.clocks import plain
from rcsc_desktop.intake.columns import field_of
from rcsc_desktop.intake.days import find_day

_DAY_NUMBER = re.compile(
    r"(?:(?:day|tag|jour|journee|dia|день|اليوم|يوم)\s*(?:n[o°.]*\s*)?(?P<after>\d{1,2})|(?P<before>\d{1,2})\.?\s*(?:tag|день)"
    r"|第\s*(?P<chinese>\d{1,2})\s*天)\b(?P<rest>.{0,80})"
)
_RANGE = re.compile(
    r"(?:[^\W\d]+,?\s+)?(?:from |du |vom |del )?(?P<first>\d{1,2})\.?\s*(?:-|to|and|&|au|et|bis|und|al|y|и)\s*\d{1,2}\b"
)
_QUESTIONS = re.compile(
    r"(?:(?:guiding |discussion |key )?questions?(?: for (?:the )?discussion)?|(?:open |general )?discussion|diskussion"
    r"|fragen|diskussionsfragen|questions? (?:de|pour la) discussion|debat|preguntas(?: orientadoras)?|discusion|debate"
    r"|вопросы(?: для обсуждения)?|дискуссия|обсуждение|اسيله(?: للنقاش)?|مناقشه|نقاش|讨论|问题)"
    r"(?:\s*[:：].*)?",
    re.DOTALL,
)
_ROOM = re.compile(
    r"(?:room|venue|location|place|raum|ort|salle|lieu|sala|lugar|место|зал|المكان|القاعه)\s*[:：]\s*(?P<rest>.+)"
)
_BRACKETED_ROOM = re.compile(
    r"\(\s*(?P<room>(?:room|hall|raum|saal|salle|sala|зал|القاعة)\s[^()]{1,60})\)", re.IGNORECASE
)
_PART_HEADING = re.compile(
    r"(?:(?:am|pm|morning|afternoon|evening|first|second|third|fourth|утреннее|вечернее|дневное)\s+"
    r"(?:session|part|block|заседание)"
    r"|(?:session|seance|sesion|sitzung|block|part|teil|partie|parte|заседание|сессия|часть|الجلسه)\s+"
    r"(?:\d{1,2}|[ivx]{1,4}|[a-d])\b)(?:\s*[:(–-].*)?"
)
_PAGE = re.compile(r"(?:(?:page|seite|pagina|стр\.?)\s*)?-?\s*\d{1,3}\s*-?(?:\s*(?:of|von|de|/|sur|из)\s*\d{1,3})?")
_PAGE_AT_END = re.compile(r"(?:page|seite|pagina|стр\.?)\s*\d{1,3}(?:\s*(?:of|von|de|/|sur|из)\s*\d{1,3})?$")
_AGENDA_WORDS = (
    "programme provisoire|provisional programme|programa provisional|vorlaufiges programm|предварительная программа|"
    "agenda|provisional agenda|draft agenda|final agenda|annotated agenda|programme|program|draft programme|schedule"
    "|timetable|tagesordnung|programm|ablauf|zeitplan|ordre du jour|ordre du jour provisoire|programa|orden del dia"
    "|agenda provisional|повестка дня|предварительная повестка дня|программа|جدول الاعمال|جدول الاعمال المؤقت"
    "|البرنامج|议程|临时议程|日程"
)
_AGENDA = frozenset(map(fold, _AGENDA_WORDS.split("|")))
_PART = re.compile(
    r"\b(?:session|seance|sesion|sitzung|block|part|teil|partie|parte|morning|afternoon|am|pm|заседание|сессия|часть"
    r"|الجلسه|جلسه)\b|上午|下午"
)
_NUMBERED = re.compile(r"(?:item\s+)?(?P<number>\d{1,3})\s*[.):]\s+(?P<title>\S.*)", re.IGNORECASE | re.DOTALL)


def day_heading(text: str, base: date | None, year: int | None) -> tuple[date | None, int] | None:
    """The day that a line announces, and its number among the days (0 for none); ``None`` for any other line."""
    if len(text) > 120:
        return None
    folded = fold(plain(text))
    number = _DAY_NUMBER.match(folded)
    found = find_day(text, year)
    if number is not None:
        count = int(number["after"] or number["before"] or number["chinese"])
        return (found.day if found else None), count
    if found is None or found.rest.endswith(("?", "!")):
        return None
    range_start = _RANGE.match(folded)
    words = [word for word in re.split(r"[^\w]+", found.rest) if word]
    if range_start is not None and len(words) <= 4:
        first = int(range_start["first"])
        return (found.day.replace(day=first) if 0 < first < found.day.day else found.day), 0
    return (found.day, 0) if len(words) <= 3 and not any(word.isdigit() for word in words) else None


def questions_after(text: str) -> str | None:
    """What follows ``Discussion:`` on its line, empty for the word alone; ``None`` for any other line."""
    if not _QUESTIONS.fullmatch(fold(text[:300])):
        return None
    return next(iter(re.split(r"[:：]", text, maxsplit=1)[1:]), "").strip()


def is_question_word(text: str) -> bool:
    """``Questions`` above a column."""
    return questions_after(text) == ""


def room_in(text: str) -> str:
    """The room after ``Room:``."""
    return re.split(r"[:：]", text, maxsplit=1)[1].strip() if _ROOM.fullmatch(fold(text[:300])) else ""


def is_page_number(text: str) -> bool:
    """A number of a page, alone or at the end of a line of furniture."""
    return bool(_PAGE.fullmatch(fold(text[:40])) or _PAGE_AT_END.search(fold(text[-60:])))


def is_agenda_word(text: str) -> bool:
    return fold(text[:60]).strip(" :*_") in _AGENDA


def is_part(text: str) -> bool:
    """A title of a part of the day that holds items of its own: ``Morning session``."""
    return bool(_PART.search(fold(text[:200])))


def part_heading(text: str) -> str:
    """The name of a part of the day that a line announces, without its times: ``AM Session (9 am – 11 am)``."""
    if len(text) > 120 or not _PART_HEADING.fullmatch(fold(text)):
        return ""
    return re.sub(r"\s*\([^()]*\d[^()]*\)\s*$", "", text).strip(" :–-")


def is_table_header(text: str) -> bool:
    """``Time  Item  Speaker`` above the items."""
    cells = [cell.strip() for cell in re.split(r"\t|\s{2,}|\|", text) if cell.strip()]
    fields = [field_of(word) for word in (cells if len(cells) > 1 else text.split()[:9])]
    return all(fields) and len(set(fields)) >= (2 if len(cells) > 1 else 3) and "start" in fields


def without_room(title: str) -> tuple[str, str]:
    """The title, and the room that stands in brackets in front of or behind it: ``Open data (Room 2)``."""
    match = _BRACKETED_ROOM.match(title) or re.search(_BRACKETED_ROOM.pattern + r"\s*$", title, re.IGNORECASE)
    rest = (title[: match.start()] + title[match.end() :]).strip(" :–-") if match else ""
    return (rest, match["room"].strip()) if match and rest else (title, "")


def numbered_title(text: str) -> str:
    """The title behind ``1.`` or ``Item 1:``."""
    match = _NUMBERED.fullmatch(text)
    return match["title"].strip() if match else ""
