"""What a line of a pasted agenda is by its words: a day, a heading for questions, a page number, a venue."""

from __future__ import annotations

import re
from datetime import date

from rcsc_desktop.domain.names import fold
from rcsc_desktop.intake.clocks import plain
from rcsc_desktop.intake.days import find_day

_DAY_NUMBER = re.compile(
    r"(?:(?:day|tag|jour|journee|dia|день|اليوم|يوم)\s*(?:n[o°.]*\s*)?(?P<after>\d{1,2})|(?P<before>\d{1,2})\.?\s*(?:tag|день)"
    r"|第\s*(?P<chinese>\d{1,2})\s*天)\b(?P<rest>.{0,80})"
)
_QUESTIONS = re.compile(
    r"(?:(?:guiding |discussion |key )?questions?(?: for (?:the )?discussion)?|(?:open |general )?discussion|diskussion"
    r"|fragen|diskussionsfragen|questions? (?:de|pour la) discussion|debat|preguntas(?: orientadoras)?|discusion|debate"
    r"|вопросы(?: для обсуждения)?|дискуссия|обсуждение|اسئله(?: للنقاش)?|مناقشه|نقاش|讨论|问题)"
    r"\s*[:：].*",
    re.DOTALL,
)
_ROOM = re.compile(
    r"(?:room|venue|location|place|raum|ort|salle|lieu|sala|lugar|место|зал|المكان|القاعه)\s*[:：]\s*(?P<rest>.+)"
)
_PAGE = re.compile(r"(?:(?:page|seite|pagina|стр\.?)\s*)?-?\s*\d{1,3}\s*-?(?:\s*(?:of|von|de|/|sur|из)\s*\d{1,3})?")
_AGENDA_WORDS = (
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
    words = [word for word in re.split(r"[^\w]+", found.rest) if word]
    return (found.day, 0) if len(words) <= 3 and not any(word.isdigit() for word in words) else None


def questions_after(text: str) -> str | None:
    """What follows ``Discussion:`` on its line, empty for the heading alone; ``None`` for any other line."""
    match = _QUESTIONS.fullmatch(fold(text[:300]))
    return None if match is None else re.split(r"[:：]", text, maxsplit=1)[1].strip()


def room_in(text: str) -> str:
    """The room after ``Room:``."""
    return re.split(r"[:：]", text, maxsplit=1)[1].strip() if _ROOM.fullmatch(fold(text[:300])) else ""


def is_page_number(text: str) -> bool:
    return bool(_PAGE.fullmatch(fold(text[:40])))


def is_agenda_word(text: str) -> bool:
    return fold(text[:60]).strip(" :*_") in _AGENDA


def is_part(text: str) -> bool:
    """A title of a part of the day that holds items of its own: ``Morning session``."""
    return bool(_PART.search(fold(text[:200])))


def numbered_title(text: str) -> str:
    """The title behind ``1.`` or ``Item 1:``."""
    match = _NUMBERED.fullmatch(text)
    return match["title"].strip() if match else ""
